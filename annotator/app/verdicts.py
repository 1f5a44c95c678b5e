"""Edits of a review: a verdict and the gold span that follows from it are one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.app.edits import SetProgress
from annotator.app.reviewing import DRAWN, Case, cases, gold_of, layers_of, majority
from annotator.domain.alignment import AGREED, Place
from annotator.domain.annotator import Annotator, Layer
from annotator.domain.clock import now
from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.review import Verdict
from annotator.domain.span import Span
from annotator.domain.wording import worded
from annotator.storage.store import Store

GOLD = "gold"
"""The project's setting that names the gold layer that counts: the first that was begun, unless somebody chose."""


@dataclass(frozen=True)
class Settle:
    """Decide on a case; what was decided on it before gives way.

    `chosen` is the span of a teammate to accept, `drawn` the reviewer's own (its label, ranges, attributes and note
    count); without either, all is rejected.
    """

    case: Case
    document_id: str
    reviewer: Annotator
    round: int = 1
    chosen: Span | None = None
    drawn: Span | None = None
    note: str = ""
    name: str = "settle"

    def apply(self, store: Store) -> None:
        """Write the gold layer's row, the span in it, and the verdict."""
        gold = gold_of(self.reviewer)
        if not store.knows(gold.id):
            store.put(*(() if store.knows(self.reviewer.id) else (self.reviewer,)), gold)
        if store.setting(GOLD) is None:
            store.set_setting(GOLD, gold.id)
        former = self.case.verdict
        kept = self.case.gold
        source = self.drawn or self.chosen
        made = None
        if source is not None:
            made = replace(
                source,
                id=kept.id if kept else new_id(),
                document_id=self.document_id,
                annotator_id=gold.id,
                round=self.round,
                origin="review",
                score=None,
                created=now(),
                deleted=False,
            )
            store.put(made)
        elif kept is not None:
            store.delete("span", [kept.id])
        store.put(
            Verdict(
                id=former.id if former else new_id(),
                document_id=self.document_id,
                annotator_id=self.reviewer.id,
                judged=tuple({"id": span.id, "stamp": span.stamp} for span in self.case.spans),
                decision=self._decision(),
                chosen_span_id=self.chosen.id if self.chosen else None,
                gold_span_id=made.id if made else None,
                note=self.note or (former.note if former else ""),
                created=now(),
            )
        )

    def _decision(self) -> str:
        if self.drawn is not None:
            return "change"
        return "accept" if self.chosen is not None else "reject"


@dataclass(frozen=True)
class Unsettle:
    """Take verdicts back, with the gold spans that they made."""

    cases: tuple[Case, ...]
    reviewer_id: str
    name: str = "open again"

    def apply(self, store: Store) -> None:
        """Mark verdicts and gold spans deleted."""
        verdicts = [case.verdict for case in self.cases if case.verdict is not None]
        if any(verdict.annotator_id != self.reviewer_id for verdict in verdicts):
            raise AnnotatorError(
                worded("This verdict is another reviewer's. Only they take it back; nothing was changed.")
            )
        store.delete("verdict", [verdict.id for verdict in verdicts])
        store.delete("span", [case.gold.id for case in self.cases if case.gold is not None])


@dataclass(frozen=True)
class MarkSettled:
    """Say that gold is done with an article once nothing in it is open; it follows other edits in their step.

    Where places open again because somebody's spans changed, the word stands; where the reviewer has just `opened` one,
    it does not.
    """

    document_id: str
    reviewer: Annotator
    round: int
    opened: bool = False
    name: str = "settle"

    def apply(self, store: Store) -> None:
        """Write the state of the gold layer."""
        gold = Layer(gold_of(self.reviewer).id, self.round)
        layers = layers_of(store, self.document_id, self.round)
        found = cases(store, self.document_id, layers, gold, store.codebook())
        known = store.progress(self.document_id, gold)
        if layers and found and all(case.settled for case in found):
            SetProgress((self.document_id,), gold, "done").apply(store)
        elif self.opened and known is not None and known.state == "done":
            SetProgress((self.document_id,), gold, "started").apply(store)


@dataclass(frozen=True)
class NoteVerdict:
    """Say why a case was decided so."""

    verdict_id: str
    note: str
    reviewer_id: str
    name: str = "change note"

    def apply(self, store: Store) -> None:
        """Write the note."""
        for verdict in store.with_ids(Verdict, [self.verdict_id]):
            if verdict.annotator_id != self.reviewer_id:
                raise AnnotatorError(worded("This verdict is another reviewer's; nothing was changed."))
            store.put(replace(verdict, note=self.note))


def own_case(span: Span) -> Case:
    """Return the case of a place where nobody marked, for a span that the reviewer draws there."""
    return Case(Place(DRAWN, {}, span.start, span.end))


def accept_agreed(
    found: Sequence[Case],
    document_id: str,
    reviewer: Annotator,
    round_: int,
    of: int,
    codebook: Codebook,
    *,
    by_majority: bool = False,
) -> list[Settle]:
    """Return the edits that accept what all `of` layers agree on, or more than half; settled cases stay."""
    edits = []
    for case in found:
        if case.settled or not case.spans:
            continue
        chosen = case.spans[0] if case.place.kind == AGREED and of > 1 else None
        if chosen is None and by_majority:
            chosen = majority(case, of, codebook)
        if chosen is not None:
            edits.append(Settle(case, document_id, reviewer, round_, chosen=chosen))
    return edits
