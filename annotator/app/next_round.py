"""Opening the next round: to discuss, with a copy of what one marked, or to test again, from an empty page.

Labels that an agreement figure rests on are never overwritten: whoever corrects them does so in a round of its own.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotator.app.edits import begin_article
from annotator.app.rounds import MEASURED, SetRound, measured_rounds
from annotator.domain.annotator import Layer
from annotator.domain.clock import now
from annotator.domain.identity import copied_id, document_label_id, new_id
from annotator.domain.relation import DocumentLabel, Relation
from annotator.domain.review import Assignment
from annotator.domain.span import Span
from annotator.storage.reader import Reader
from annotator.storage.store import Store

_OF_LAYER = "deleted = 0 AND annotator_id = ? AND round = ?"


@dataclass(frozen=True)
class BeginWithFormer:
    """Begin a round with a copy of one's own spans of the round before; what is there already stays."""

    layer: Layer
    name: str = "begin with former spans"

    def apply(self, store: Store) -> None:
        """Write the copies, with their relations and the labels of whole articles."""
        given = [self.layer.annotator_id, self.layer.round - 1]
        spans = store.all(Span, _OF_LAYER, given)
        ids = {span.id: copied_id(span.id, self.layer.round) for span in spans}
        known = {span.id for span in store.with_ids(Span, ids.values())}
        fresh = [span for span in spans if ids[span.id] not in known]
        store.put(*(self._copy(span, ids) for span in fresh), copied=True)
        store.put(*(self._joined(link, ids) for link in store.all(Relation, _OF_LAYER, given)), copied=True)
        labels = store.all(DocumentLabel, _OF_LAYER, given)
        store.put(*(self._of_article(label) for label in labels), copied=True)
        for document_id in {*(span.document_id for span in fresh), *(label.document_id for label in labels)}:
            begin_article(store, document_id, self.layer, copied=True)

    def _copy(self, span: Span, ids: Mapping[str, str]) -> Span:
        facts = {key: _copied(value, ids) for key, value in span.attributes.items()}
        return replace(span, id=ids[span.id], round=self.layer.round, attributes=facts, created=now())

    def _joined(self, link: Relation, ids: Mapping[str, str]) -> Relation:
        return replace(
            link,
            id=copied_id(link.id, self.layer.round),
            round=self.layer.round,
            source_id=ids.get(link.source_id, link.source_id),
            target_id=ids.get(link.target_id, link.target_id),
            created=now(),
        )

    def _of_article(self, label: DocumentLabel) -> DocumentLabel:
        where = "\x1f".join([label.document_id, label.annotator_id, str(self.layer.round)])
        made = document_label_id(where, label.label_id)
        return replace(label, id=made, round=self.layer.round, created=now())


def _copied(value: Any, ids: Mapping[str, str]) -> Any:
    """Return an attribute's value where a span that it names is the copy."""
    if isinstance(value, list | tuple):
        return [_copied(part, ids) for part in value]
    return ids.get(value, value) if isinstance(value, str) else value


@dataclass(frozen=True)
class OpenRound:
    """Say that the team works in a further round.

    To discuss, everybody begins with a copy of their own spans (mine are copied now, a teammate's when they come), and
    sees the others'.  To test again, everybody begins with nothing and sees nobody's.
    """

    layer: Layer
    discuss: bool
    name: str = "open round"

    def apply(self, store: Store) -> None:
        """Write the round, and my copy."""
        SetRound(self.layer.round, blind=not self.discuss).apply(store)
        if self.discuss:
            BeginWithFormer(self.layer).apply(store)


@dataclass(frozen=True)
class ReadAgain:
    """Serve somebody articles that they have finished once more, blind, in a further round."""

    documents: tuple[str, ...]
    layer: Layer
    name: str = "read again"

    def apply(self, store: Store) -> None:
        """Write the round and who reads what in it."""
        SetRound(self.layer.round, blind=True).apply(store)
        store.put(
            *(
                Assignment(
                    id=new_id(),
                    document_id=document_id,
                    annotator_id=self.layer.annotator_id,
                    round=self.layer.round,
                    created=now(),
                )
                for document_id in self.documents
            )
        )


@dataclass(frozen=True)
class NoteMeasured:
    """Remember that a report was written about these rounds."""

    rounds: tuple[int, ...]
    name: str = "report agreement"

    def apply(self, store: Store) -> None:
        """Write them down."""
        store.set_setting(MEASURED, sorted(measured_rounds(store) | {*self.rounds}))


def finished(reader: Reader, layer: Layer) -> list[str]:
    """Return the articles that a layer's annotator has finished."""
    return [document_id for document_id, state, _ in reader.worked_on([layer]) if state == "done"]


def chosen_again(documents: Iterable[str], share: float, seed: str) -> tuple[str, ...]:
    """Return a share of articles, at least one of them, drawn by a seed."""
    known = sorted(documents)
    count = min(len(known), max(1, math.ceil(len(known) * share)))
    return tuple(sorted(random.Random(seed).sample(known, count)))


def unused_round(reader: Reader, after: int) -> int:
    """Return the first round after one and after all in which anybody has marked anything."""
    return max([after, *(layer.round for layer in reader.layers())]) + 1
