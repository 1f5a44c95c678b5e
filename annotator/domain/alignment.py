"""Where the spans of several layers meet: one place for each thing that somebody marked, and what differs there.

Spans are put together one to one, so that a place holds at most one span of each layer: first those of one label, the
most alike first, then those of different labels.  "Alike" is the share of characters that two spans have in common
(Jaccard).  A span that meets others, but is nobody's best partner, is a place of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.annotator import Layer
from annotator.domain.span import Range, Span

AGREED = "agreed"
LABEL_DIFFERS = "label differs"
EDGES_DIFFER = "edges differ"
MISSED = "missed"
ATTRIBUTE_DIFFERS = "attribute differs"
KINDS = (AGREED, LABEL_DIFFERS, EDGES_DIFFER, MISSED, ATTRIBUTE_DIFFERS)

LabelOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Place:
    """Spans that mean one thing, at most one of each layer; `start` and `end` are their hull.

    `kind` is what differs: the first that holds of label, edges, missed (a layer has nothing here) and attribute.
    """

    kind: str
    spans: Mapping[Layer, Span]
    start: int
    end: int


@dataclass(slots=True, eq=False)
class _Mark:
    """Equal spans (ranges and label), at most one of each layer; `joined` are the marks that mean the same thing."""

    label: str
    ranges: tuple[Range, ...]
    spans: dict[Layer, Span] = field(default_factory=dict)
    joined: _Joined = field(init=False)

    def __post_init__(self) -> None:
        self.joined = _Joined([self], self.spans)


@dataclass(slots=True, eq=False)
class _Joined:
    marks: list[_Mark]
    spans: dict[Layer, Span]


def places(layers: Mapping[Layer, Sequence[Span]], label_of: LabelOf = lambda label_id: label_id) -> list[Place]:
    """Return the places of one document in reading order; each span of each layer stands in exactly one of them.

    `label_of` says what a label stands for now, where labels were merged.  The order of layers and spans plays no part.
    """
    marks = _marks(layers, label_of)
    for one, other in _by_likeness(marks):
        if one.joined.spans.keys().isdisjoint(other.joined.spans):
            _join(one.joined, other.joined)
    found = [_place(joined, len(layers)) for joined in {id(mark.joined): mark.joined for mark in marks}.values()]
    return sorted(found, key=lambda place: (place.start, -place.end, min(span.id for span in place.spans.values())))


def _marks(layers: Mapping[Layer, Sequence[Span]], label_of: LabelOf) -> list[_Mark]:
    """Return the spans with equal ones together, in reading order; the nth of a layer's equals is with others' nth."""
    found: dict[tuple[tuple[Range, ...], str, int], _Mark] = {}
    for layer, spans in layers.items():
        seen: Counter[tuple[tuple[Range, ...], str]] = Counter()
        for span in sorted(spans, key=lambda span: span.id):
            ranges, label = span.ranges, label_of(span.label_id)
            key = (ranges, label, seen[ranges, label])
            seen[ranges, label] += 1
            found.setdefault(key, _Mark(label, ranges)).spans[layer] = span
    return [found[key] for key in sorted(found)]


def _by_likeness(marks: list[_Mark]) -> Iterator[tuple[_Mark, _Mark]]:
    """Yield the pairs that share a character and no layer, the most alike first; of one label before all others."""
    found: list[tuple[bool, float, int, int]] = []
    near: list[tuple[int, int]] = []
    for here, mark in enumerate(marks):
        start = mark.ranges[0][0]
        near = [(end, there) for end, there in near if end > start]
        for _, there in near:
            other = marks[there]
            if other.spans.keys().isdisjoint(mark.spans) and (shared := shared_characters(other.ranges, mark.ranges)):
                alike = shared / (_size(other.ranges) + _size(mark.ranges) - shared)
                found.append((other.label != mark.label, -alike, there, here))
        near.append((mark.ranges[-1][1], here))
    return ((marks[there], marks[here]) for _, _, there, here in sorted(found))


def shared_characters(one: Sequence[Range], other: Sequence[Range]) -> int:
    """Return how many characters two spans have in common; their ranges are sorted and disjoint."""
    return sum(max(0, min(end, last) - max(start, first)) for start, end in one for first, last in other)


def _size(ranges: Sequence[Range]) -> int:
    return sum(end - start for start, end in ranges)


def _join(one: _Joined, other: _Joined) -> None:
    one.marks += other.marks
    one.spans |= other.spans
    for mark in other.marks:
        mark.joined = one


def _place(joined: _Joined, layers: int) -> Place:
    spans = list(joined.spans.values())
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Place(_kind(joined, layers), joined.spans, start, end)


def _kind(joined: _Joined, layers: int) -> str:
    if len({mark.label for mark in joined.marks}) > 1:
        return LABEL_DIFFERS
    if len(joined.marks) > 1:
        return EDGES_DIFFER
    if len(joined.spans) < layers:
        return MISSED
    facts = [_facts(span) for span in joined.spans.values()]
    return AGREED if all(fact == facts[0] for fact in facts) else ATTRIBUTE_DIFFERS


def _facts(span: Span) -> dict[str, object]:
    """Return a span's attributes; a field that was emptied says no more than one that was never filled."""
    return {key: value for key, value in span.attributes.items() if value not in ("", None)}
