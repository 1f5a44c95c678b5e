"""A person who labels, undoes and redoes, and all that their project can hold where some of it was refused."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.app.edits import AddSpans, RelabelSpans, RemoveSpans
from annotator.app.project import Project
from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.storage.reader import Reader
from tests.unit.app.teams import ACTOR, DOCUMENTS, GIFT, TEXTS

Spans = frozenset[tuple[str, str]]
"""The id and the label of each."""
ADD, RELABEL, REMOVE, UNDO, REDO, FOLD = "add", "relabel", "remove", "undo", "redo", "fold"


@dataclass(frozen=True)
class Labels:
    """The spans that are there, those that undo leads to, and those that redo does."""

    now: Spans
    back: tuple[Spans, ...] = ()
    forth: tuple[Spans, ...] = ()

    def after(self, kind: str, ids: tuple[str, ...]) -> Labels:
        """What a deed makes of it."""
        if kind == UNDO:
            return Labels(self.back[-1], self.back[:-1], (*self.forth, self.now)) if self.back else self
        if kind == REDO:
            return Labels(self.forth[-1], (*self.back, self.now), self.forth[:-1]) if self.forth else self
        there = {span for span, _ in self.now}
        wanted = [one for one in ids if one in there or kind == ADD]
        others = frozenset(pair for pair in self.now if pair[0] not in ids)
        made = frozenset((one, GIFT if kind == ADD else ACTOR) for one in wanted if kind != REMOVE)
        return self if others | made == self.now else Labels(others | made, (*self.back, self.now))


def deeds(seed: int, count: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Draw what a person does, and to which spans: two at a time, so that half of a deed can be seen."""
    draw = random.Random(seed)
    pairs: list[tuple[str, ...]] = []
    for _ in range(count):
        kind = draw.choice((ADD, ADD, ADD, RELABEL, REMOVE, UNDO, UNDO, REDO, FOLD)) if pairs else ADD
        if kind == ADD:
            pairs.append((new_id(), new_id()))
            yield kind, pairs[-1]
        else:
            yield kind, draw.choice(pairs) if kind in (RELABEL, REMOVE) else ()


def do(project: Project, kind: str, ids: tuple[str, ...]) -> None:
    """Do one of these to the project."""
    if kind == FOLD:
        project.store.fold()
    elif kind in (UNDO, REDO):
        getattr(project, kind)()
    elif kind == ADD:
        project.do(AddSpans(tuple(_span(project, one) for one in ids)))
    else:
        there = tuple(span.id for span in project.reader.with_ids(Span, ids))
        me = project.me.id
        project.do(RelabelSpans(there, ACTOR, me) if kind == RELABEL else RemoveSpans(there, me))


def _span(project: Project, span_id: str) -> Span:
    return Span(
        id=span_id,
        document_id=DOCUMENTS[0],
        annotator_id=project.me.id,
        label_id=GIFT,
        start=0,
        end=6,
        quote=TEXTS[0][:6],
    )


def spans_in(reader: Reader) -> Spans:
    """Return what is there."""
    return frozenset((span.id, span.label_id) for span in reader.all(Span))
