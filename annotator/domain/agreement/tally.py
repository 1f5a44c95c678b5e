"""What an article says about agreement, as numbers that can be added up: over articles, and over resamples of them.

The numbers of an article are packed into one whole number, so that a resample of all articles is one `sum`.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.agreement.matching import Marked, Ranges, equal, overlapping
from annotator.domain.agreement.runs import squared_lengths, states, touched, union
from annotator.domain.span import Range

CHARACTERS, TOKENS = 0, 1
_BYTES = 8
"""Of each packed number: enough for the squared lengths of a hundred thousand articles of ten megabytes."""

Mark = tuple[int, Ranges]
"""One span: the number of its label, and its characters."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text of `length` characters as each annotator marked it, in one order of annotators for all articles."""

    length: int
    tokens: Sequence[Range]
    marks: Sequence[Sequence[Mark]]


@dataclass(frozen=True, slots=True)
class LabelPlaces:
    """Where the numbers of one label stand, one for each annotator or each pair; `carried` and `both` by item."""

    spans: range
    squares: range
    equal: range
    overlapping: range
    carried: tuple[range, range]
    both: tuple[range, range]


class Tally:
    """Counts articles, and knows where each number stands.

    Of items (characters and tokens) `size` is the number, `same` what a pair puts into one set of labels, `sets` what
    each annotator gives each set but the empty one.  `squares` are the squared lengths of an annotator's units.
    """

    def __init__(self, annotators: int, labels: int) -> None:
        self.annotators, self.labels = annotators, labels
        self.pairs = list(combinations(range(annotators), 2))
        self._taken = 0
        self.size = self._take(2)
        self.same = self._take(len(self.pairs)), self._take(len(self.pairs))
        self.squares = self._take(annotators)
        self.of_label = [self._take_label() for _ in range(labels)]
        self.sets: tuple[dict[int, range], dict[int, range]] = ({}, {})
        self._reached: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})

    def _take(self, count: int) -> range:
        self._taken += count
        return range(self._taken - count, self._taken)

    def _take_label(self) -> LabelPlaces:
        people, pairs = self.annotators, len(self.pairs)
        return LabelPlaces(
            spans=self._take(people),
            squares=self._take(people),
            equal=self._take(pairs),
            overlapping=self._take(pairs),
            carried=(self._take(people), self._take(people)),
            both=(self._take(pairs), self._take(pairs)),
        )

    def count(self, article: Article) -> int:
        """Return the article's numbers, packed; such wholes can be added."""
        spans: defaultdict[tuple[int, int], list[Ranges]] = defaultdict(list)
        for annotator, marks in enumerate(article.marks):
            for label, ranges in marks:
                spans[label, annotator].append(ranges)
        marked = {key: Marked(own) for key, own in spans.items()}
        runs = {1 << annotator * self.labels + label: own.runs for (label, annotator), own in marked.items()}
        in_tokens = {bit: touched(run, article.tokens) for bit, run in runs.items()}
        found = states(runs, article.length), states(in_tokens, len(article.tokens))
        reached = [
            (self._reached[item].get(state) or self._reach(item, state), count)
            for item in (CHARACTERS, TOKENS)
            for state, count in found[item].items()
        ]
        numbers = [0] * self._taken
        for places, count in reached:
            for place in places:
                numbers[place] += count
        self._put_spans(numbers, marked)
        self._put_matches(numbers, marked)
        return int.from_bytes(struct.pack(f"<{len(numbers)}Q", *numbers), "little")

    def _put_spans(self, numbers: list[int], marked: Mapping[tuple[int, int], Marked]) -> None:
        whole: list[list[Range]] = [[] for _ in range(self.annotators)]
        for (label, annotator), own in marked.items():
            places = self.of_label[label]
            numbers[places.spans[annotator]] = len(own.spans)
            numbers[places.squares[annotator]] = squared_lengths(own.parts, own.runs)
            whole[annotator] += own.parts
        for place, parts in zip(self.squares, whole, strict=True):
            parts.sort()
            numbers[place] = squared_lengths(parts, union(parts))

    def _put_matches(self, numbers: list[int], marked: Mapping[tuple[int, int], Marked]) -> None:
        for label in {label for label, _ in marked}:
            places, own = self.of_label[label], [marked.get((label, who)) for who in range(self.annotators)]
            for pair, (one, other) in enumerate(self.pairs):
                mine, theirs = own[one], own[other]
                if mine and theirs:
                    same, most = equal(mine, theirs), min(len(mine.spans), len(theirs.spans))
                    numbers[places.equal[pair]] = same
                    numbers[places.overlapping[pair]] = most if same == most else overlapping(mine, theirs)

    def _reach(self, item: int, state: int) -> list[int]:
        """Return the places of all numbers that an item in this state adds to."""
        whole = (1 << self.labels) - 1
        seen = [state >> annotator * self.labels & whole for annotator in range(self.annotators)]
        same, sets = self.same[item], self.sets[item]
        places = [self.size[item]]
        places += [same[pair] for pair, (one, other) in enumerate(self.pairs) if seen[one] == seen[other]]
        carriers: defaultdict[int, set[int]] = defaultdict(set)
        for annotator, labels in enumerate(seen):
            if labels:
                if labels not in sets:
                    sets[labels] = self._take(self.annotators)
                places.append(sets[labels][annotator])
            while labels:
                label = labels.bit_length() - 1
                labels ^= 1 << label
                carriers[label].add(annotator)
        for label, carried_by in carriers.items():
            carried, both = self.of_label[label].carried[item], self.of_label[label].both[item]
            places += [carried[annotator] for annotator in carried_by]
            if len(carried_by) > 1:
                places += [both[pair] for pair, two in enumerate(self.pairs) if carried_by.issuperset(two)]
        self._reached[item][state] = places
        return places

    def unpacked(self, total: int) -> tuple[int, ...]:
        """Return the numbers of one article, or of a sum of articles, each at its place."""
        return struct.unpack(f"<{self._taken}Q", total.to_bytes(self._taken * _BYTES, "little"))
