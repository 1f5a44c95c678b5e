"""Cases that reviewers have settled: what was judged, how it was decided, and what stands in gold."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from annotator.app.edits import Together
from annotator.app.past import Deed, TakeBack
from annotator.app.verdicts import MarkSettled, NoteVerdict
from annotator.domain.annotator import Annotator, persons
from annotator.domain.review import Verdict
from annotator.domain.span import Span
from annotator.storage import past
from annotator.storage.reader import Reader

QUOTE = 80
"""Characters of a passage that are enough to find it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One verdict in words: `given` are the annotators' labels by name, `gold` the label settled on, or "" for none.

    A label has the words that it was given to beside it, where they are not the `quote`.
    """

    document_id: str
    quote: str
    given: tuple[tuple[str, str], ...]
    decision: str
    gold: str
    reviewer: str
    note: str


def settled(reader: Reader, documents: Container[str], rounds: Container[int]) -> list[Settled]:
    """Return the live verdicts on these documents that judged or made spans of these rounds, oldest first."""
    found = sorted(
        (verdict for verdict in reader.all(Verdict) if verdict.document_id in documents),
        key=lambda verdict: (verdict.created, verdict.id),
    )
    spans = {span.id: span for span in reader.with_ids(Span, {x for verdict in found for x in _span_ids(verdict)})}
    annotators = reader.annotators()
    names, lead = {person.id: person.name for person in annotators}, persons(annotators)
    codebook = reader.codebook()

    def name_of(annotator_id: str) -> str:
        return names.get(lead.get(annotator_id, annotator_id), annotator_id)

    def label_of(span: Span, quote: str) -> str:
        label = codebook.get(span.label_id)
        name = label.name if label else span.label_id
        return name if span.quote == quote else f"{name} “{span.quote[:QUOTE]}”"

    def case(verdict: Verdict) -> Settled:
        seen = [spans[part["id"]] for part in verdict.judged if part["id"] in spans]
        gold = spans.get(verdict.gold_span_id or verdict.chosen_span_id or "")
        quote = seen[0].quote if seen else gold.quote if gold else ""
        return Settled(
            verdict.document_id,
            quote,
            tuple((name_of(span.annotator_id), label_of(span, quote)) for span in seen),
            verdict.decision,
            label_of(gold, quote) if gold else "",
            name_of(verdict.annotator_id),
            verdict.note,
        )

    return [
        case(verdict) for verdict in found if any(spans[x].round in rounds for x in _span_ids(verdict) if x in spans)
    ]


def taking_back(reader: Reader, deed: Deed, me: Annotator) -> Together:
    """Return the edit that takes a deed of mine back; gold is done no longer with articles that it opens again."""
    touched = past.touched(reader.connection, deed.numbers).values() if deed.name != NoteVerdict.name else ()
    verdicts = reader.with_ids(Verdict, {row_id for each in touched for row_id in each.get(Verdict.table, ())})
    rounds = {(x.document_id, span.round) for x in verdicts for span in reader.with_ids(Span, _span_ids(x))}
    after = (MarkSettled(document_id, me, round_, opened=True) for document_id, round_ in sorted(rounds))
    return Together(TakeBack.name, (TakeBack(deed, me.id), *after))


def _span_ids(verdict: Verdict) -> list[str]:
    judged = [part["id"] for part in verdict.judged]
    return [*judged, *(x for x in (verdict.chosen_span_id, verdict.gold_span_id) if x)]
