"""What an article says about agreement, as numbers that can be added up: over articles, and over resamples of them.

The numbers of an article are packed into one whole number, so that a resample of all articles is one `sum`.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.agreement.matching import Ranges, equal, overlapping
from annotator.domain.agreement.runs import is_disjoint, squared_lengths, states, touched, union
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
                spans[annotator, label].append(ranges)
        parts = {key: sorted(part for ranges in own for part in ranges) for key, own in spans.items()}
        runs = {1 << annotator * self.labels + label: union(own) for (annotator, label), own in parts.items()}
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
        self._put_units(numbers, parts)
        self._put_matches(numbers, spans)
        return int.from_bytes(struct.pack(f"<{len(numbers)}Q", *numbers), "little")

    def _put_units(self, numbers: list[int], parts: Mapping[tuple[int, int], list[Range]]) -> None:
        for annotator in range(self.annotators):
            whole: list[Range] = []
            apart = 0
            for label, places in enumerate(self.of_label):
                if own := parts.get((annotator, label)):
                    whole += own
                    numbers[places.squares[annotator]] = squares = squared_lengths(own)
                    apart += squares
            whole.sort()
            numbers[self.squares[annotator]] = apart if is_disjoint(whole) else squared_lengths(whole)

    def _put_matches(self, numbers: list[int], spans: Mapping[tuple[int, int], list[Ranges]]) -> None:
        for label, places in enumerate(self.of_label):
            own = [spans.get((annotator, label), ()) for annotator in range(self.annotators)]
            for annotator, marks in enumerate(own):
                numbers[places.spans[annotator]] = len(marks)
            for pair, (one, other) in enumerate(self.pairs):
                if own[one] and own[other]:
                    same, most = equal(own[one], own[other]), min(len(own[one]), len(own[other]))
                    numbers[places.equal[pair]] = same
                    numbers[places.overlapping[pair]] = most if same == most else overlapping(own[one], own[other])

    def _reach(self, item: int, state: int) -> list[int]:
        """Return the places of all numbers that an item in this state adds to."""
        whole = (1 << self.labels) - 1
        seen = [state >> annotator * self.labels & whole for annotator in range(self.annotators)]
        places = [self.size[item]]
        places += [self.same[item][pair] for pair, (one, other) in enumerate(self.pairs) if seen[one] == seen[other]]
        for annotator, labels in enumerate(seen):
            if labels and labels not in self.sets[item]:
                self.sets[item][labels] = self._take(self.annotators)
            if labels:
                places.append(self.sets[item][labels][annotator])
        for label, of_label in enumerate(self.of_label):
            carries = [labels >> label & 1 for labels in seen]
            places += [place for place, carried in zip(of_label.carried[item], carries, strict=True) if carried]
            both = (carries[one] and carries[other] for one, other in self.pairs)
            places += [place for place, carried in zip(of_label.both[item], both, strict=True) if carried]
        self._reached[item][state] = places
        return places

    def unpacked(self, total: int) -> tuple[int, ...]:
        """Return the numbers of one article, or of a sum of articles, each at its place."""
        return struct.unpack(f"<{self._taken}Q", total.to_bytes(self._taken * _BYTES, "little"))
