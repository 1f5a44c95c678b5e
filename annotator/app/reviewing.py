"""Reviewing: the places where teammates' spans meet, what a reviewer decided there, and whether that still holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotator.app.compared import once_each
from annotator.domain.alignment import Place, places
from annotator.domain.annotator import Annotator, Layer, initials_of, persons
from annotator.domain.codebook import Codebook
from annotator.domain.identity import gold_id
from annotator.domain.review import Verdict
from annotator.domain.span import Span
from annotator.storage.reader import Reader

Tell = Callable[[int, int, str], None]
"""Called with (done, of, name); it may raise Cancelled."""

DRAWN, GONE = "drawn", "gone"
"""Kinds of cases that no span of a teammate stands for: a reviewer's own, and one whose spans were taken back."""


@dataclass(frozen=True, slots=True)
class Case:
    """One place to settle: teammates' spans there, the reviewer's verdict if there is one, and the gold span it made.

    A verdict is `stale` where the spans it judged are no longer as they were, or others joined them.
    """

    place: Place
    verdict: Verdict | None = None
    gold: Span | None = None
    stale: bool = False

    @property
    def settled(self) -> bool:
        """Whether there is a verdict that still holds."""
        return self.verdict is not None and not self.stale

    @property
    def spans(self) -> list[Span]:
        """The teammates' spans, by annotator."""
        return [self.place.spans[layer] for layer in sorted(self.place.spans, key=lambda x: x.annotator_id)]


def gold_of(reviewer: Annotator) -> Annotator:
    """Return the annotator that is a reviewer's gold layer, stored yet or not: the same on all of their laptops."""
    name = f"Gold ({reviewer.name})"
    return Annotator(
        id=gold_id(reviewer.id),
        name=name,
        initials=initials_of(reviewer.name),
        colour="#b7791f",
        kind="gold",
        owner_id=reviewer.id,
    )


def layers_of(reader: Reader, document_id: str, round_: int) -> list[Layer]:
    """Return the layers to compare in an article: of people and models who have spans in it or finished it.

    One person under two names has one.
    """
    annotators = reader.annotators()
    lead = persons(annotators)
    people = {annotator.id for annotator in annotators if annotator.kind != "gold"}
    here = {layer.annotator_id for layer in reader.layers_in(document_id) if layer.round == round_}
    return [Layer(person, round_) for person in sorted({lead[annotator_id] for annotator_id in here & people})]


def cases(reader: Reader, document_id: str, layers: Sequence[Layer], gold: Layer, codebook: Codebook) -> list[Case]:
    """Return the cases of an article in reading order, with the verdicts of the gold layer's owner."""
    annotators = reader.annotators()
    golden = {span.id: span for span in reader.spans(document_id, [gold])}
    verdicts = [v for v in reader.verdicts(document_id) if v.gold_span_id in golden or v.gold_span_id is None]
    owner = next((p.owner_id for p in annotators if p.id == gold.annotator_id), None)
    verdicts = [verdict for verdict in verdicts if verdict.annotator_id == owner]
    passing = {judged["id"]: verdict for verdict in verdicts for judged in verdict.judged}
    found: list[Case] = []
    met: set[str] = set()
    sides = _sides(reader, document_id, layers, persons(annotators))
    for place in places(sides, lambda label_id: _now(codebook, label_id)):
        verdict = _verdict_on(place, passing)
        if verdict is not None:
            met.add(verdict.id)
        found.append(_case(place, verdict, golden))
    alone = (_without_place(verdict, golden) for verdict in verdicts if verdict.id not in met)
    found.extend(case for case in alone if case is not None)
    return sorted(found, key=lambda case: (case.place.start, -case.place.end))


def _sides(reader: Reader, document_id: str, layers: Sequence[Layer], lead: dict[str, str]) -> dict[Layer, list[Span]]:
    """Return the spans of each person's layer, under whichever of their names they were made."""
    whose = {Layer(x, layer.round): layer for layer in layers for x in lead if lead[x] == layer.annotator_id}
    found: dict[Layer, list[Span]] = {layer: [] for layer in layers}
    for span in reader.spans(document_id, whose):
        found[whose[Layer(span.annotator_id, span.round)]].append(span)
    return {layer: once_each(spans) for layer, spans in found.items()}


def _now(codebook: Codebook, label_id: str) -> str:
    label = codebook.get(label_id)
    return label.id if label else label_id


def _verdict_on(place: Place, passing: dict[str, Verdict]) -> Verdict | None:
    """Return the verdict that judged most of a place's spans, the newest of equal ones."""
    counts = Counter(passing[span.id].id for span in place.spans.values() if span.id in passing)
    judged = [passing[span.id] for span in place.spans.values() if span.id in passing]
    return max(judged, key=lambda verdict: (counts[verdict.id], verdict.stamp), default=None)


def _case(place: Place, verdict: Verdict | None, golden: dict[str, Span]) -> Case:
    if verdict is None:
        return Case(place)
    then = {judged["id"]: judged["stamp"] for judged in verdict.judged}
    as_it_was = then == {span.id: span.stamp for span in place.spans.values()}
    return Case(place, verdict, golden.get(verdict.gold_span_id or ""), stale=not as_it_was)


def _without_place(verdict: Verdict, golden: dict[str, Span]) -> Case | None:
    span = golden.get(verdict.gold_span_id or "")
    if span is None:
        return None
    kind = GONE if verdict.judged else DRAWN
    return Case(Place(kind, {}, span.start, span.end), verdict, span, stale=kind == GONE)


def majority(case: Case, of: int, codebook: Codebook) -> Span | None:
    """Return a span that more than half of `of` layers have alike (label and ranges), or None."""
    votes = Counter((_now(codebook, span.label_id), span.ranges) for span in case.spans)
    for (label, ranges), count in votes.items():
        if 2 * count > of:
            return next(s for s in case.spans if s.ranges == ranges and _now(codebook, s.label_id) == label)
    return None


def progress(cases_: Iterable[Case]) -> tuple[int, int]:
    """Return how many cases are settled, and how many there are."""
    found = list(cases_)
    return sum(case.settled for case in found), len(found)


def next_open(path: Path, after: str, round_: int, gold: Layer, left_out: Container[str], tell: Tell) -> str:
    """Return the next article after one, around the end, that two have worked on and that is not settled; "" for none.

    It may run on any thread: it opens its own reader.
    """
    with closing(Reader.open(path)) as reader:
        codebook = reader.codebook()
        every = [document_id for document_id, _, _ in reader.worked_on([gold])]
        first = every.index(after) + 1 if after in every else 0
        for count, document_id in enumerate(every[first:] + every[: max(0, first - 1)]):
            tell(count, len(every), "")
            layers = [x for x in layers_of(reader, document_id, round_) if x.annotator_id not in left_out]
            if len(layers) > 1 and any(not c.settled for c in cases(reader, document_id, layers, gold, codebook)):
                return document_id
    return ""
