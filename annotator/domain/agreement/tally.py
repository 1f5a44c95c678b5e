"""What an article says about agreement, as numbers that can be added up: over articles, and over resamples of them.

The numbers of an article are packed into one whole number, so that a resample of all articles is one `sum`.
"""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.agreement.matching import Ranges, equal, overlapping
from annotator.domain.agreement.runs import character_states, squared_lengths, token_states, union
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
        found = self._of_spans(spans)
        for annotator, marks in enumerate(article.marks):
            found[self.squares[annotator]] = squared_lengths(part for _, ranges in marks for part in ranges)
        runs = {
            1 << annotator * self.labels + label: union(part for ranges in own for part in ranges)
            for (annotator, label), own in spans.items()
        }
        for item, states in (
            (CHARACTERS, character_states(runs, article.length)),
            (TOKENS, token_states(runs, article.tokens)),
        ):
            for state, count in states.items():
                for place in self._reached[item].get(state) or self._reach(item, state):
                    found[place] += count
        return self._packed(found)

    def _of_spans(self, spans: dict[tuple[int, int], list[Ranges]]) -> Counter[int]:
        found = Counter[int]()
        for (annotator, label), own in spans.items():
            places = self.of_label[label]
            found[places.spans[annotator]] = len(own)
            found[places.squares[annotator]] = squared_lengths(part for ranges in own for part in ranges)
        for label, places in enumerate(self.of_label):
            for pair, (one, other) in enumerate(self.pairs):
                if (one, label) in spans and (other, label) in spans:
                    found[places.equal[pair]] = equal(spans[one, label], spans[other, label])
                    found[places.overlapping[pair]] = overlapping(spans[one, label], spans[other, label])
        return found

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

    def _packed(self, numbers: Counter[int]) -> int:
        values = [numbers[place] for place in range(self._taken)]
        return int.from_bytes(struct.pack(f"<{len(values)}Q", *values), "little")

    def unpacked(self, total: int) -> tuple[int, ...]:
        """Return the numbers of one article, or of a sum of articles, each at its place."""
        return struct.unpack(f"<{self._taken}Q", total.to_bytes(self._taken * _BYTES, "little"))
