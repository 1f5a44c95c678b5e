"""Which marks touch a stretch of text, found without looking at the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import gt
from typing import NamedTuple

from annotator.domain.span import Range
from annotator.ui.text.mark import Mark


class Fragment(NamedTuple):
    """One range of one mark, in code points."""

    start: int
    end: int
    mark: Mark


def reading_key(fragment: Fragment) -> tuple[int, int, str]:
    """Order fragments as one reads them: by start, the longer first, then by id, so that no order is by chance."""
    return fragment.start, -fragment.end, fragment.mark.id


class SizeClass:
    """Fragments of about one length by start, in parallel lists: making an object for each would cost as much again."""

    __slots__ = ("marks", "ranges", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ranges: list[tuple[int, int]] = []
        self.marks: list[Mark] = []

    def sort(self) -> None:
        """Bring what was appended into order, which it mostly is."""
        if not any(map(gt, self.starts, islice(self.starts, 1, None))):
            return
        order = sorted(range(len(self.starts)), key=self.starts.__getitem__)
        self.starts = [self.starts[place] for place in order]
        self.ranges = [self.ranges[place] for place in order]
        self.marks = [self.marks[place] for place in order]

    def fragments(self, first: int, last: int) -> Iterator[Fragment]:
        """Yield the fragments in places first to last, without last."""
        for (start, end), mark in zip(self.ranges[first:last], self.marks[first:last], strict=True):
            yield Fragment(start, end, mark)


class IntervalIndex:
    """Fragments kept by size class (lengths within a factor of four), each class sorted by start.

    A look-up bisects each class, reaching back only as far as its longest fragment: one mark over the whole article
    costs no more than any other.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._classes: defaultdict[int, SizeClass] = defaultdict(SizeClass)
        # A hundred thousand marks come at once: no name is looked up that can be known.
        appending: dict[int, tuple[Callable[[int], None], Callable[[Range], None], Callable[[Mark], None]]] = {}
        for mark in marks:
            for range_ in mark.ranges:
                start, end = range_
                size = (end - start).bit_length() >> 1
                if size not in appending:
                    found = self._classes[size]
                    appending[size] = found.starts.append, found.ranges.append, found.marks.append
                add_start, add_range, add_mark = appending[size]
                add_start(start)
                add_range(range_)
                add_mark(mark)
        for found in self._classes.values():
            found.sort()

    def add(self, mark: Mark) -> None:
        """Take in all fragments of `mark`."""
        for start, end in mark.ranges:
            found = self._classes[(end - start).bit_length() >> 1]
            place = bisect_right(found.starts, start)
            found.starts.insert(place, start)
            found.ranges.insert(place, (start, end))
            found.marks.insert(place, mark)

    def remove(self, mark: Mark) -> None:
        """Forget all fragments of `mark`, which must be in the index."""
        for start, end in mark.ranges:
            found = self._classes[(end - start).bit_length() >> 1]
            place = bisect_left(found.starts, start)
            while found.marks[place].id != mark.id:
                place += 1
            del found.starts[place], found.ranges[place], found.marks[place]

    def between(self, start: int, end: int) -> list[Fragment]:
        """Return the fragments that share at least one character with start:end, in reading order."""
        hits: list[Fragment] = []
        for size, found in self._classes.items():
            reach = 2 << (2 * size)
            first, last = bisect_left(found.starts, start - reach), bisect_left(found.starts, end)
            hits.extend(fragment for fragment in found.fragments(first, last) if fragment.end > start)
        hits.sort(key=reading_key)
        return hits

    def following(self, start: int) -> Iterator[list[Fragment]]:
        """Yield the fragments that begin at `start`, then those at the next start, and so on."""
        while True:
            later = [
                found.starts[place]
                for found in self._classes.values()
                if (place := bisect_left(found.starts, start)) < len(found.starts)
            ]
            if not later:
                return
            yield self._beginning_at(min(later))
            start = min(later) + 1

    def preceding(self, start: int) -> Iterator[list[Fragment]]:
        """Yield the fragments that begin at `start`, then those at the start before, and so on."""
        while True:
            earlier = [
                found.starts[place - 1]
                for found in self._classes.values()
                if (place := bisect_right(found.starts, start))
            ]
            if not earlier:
                return
            yield self._beginning_at(max(earlier))
            start = max(earlier) - 1

    def _beginning_at(self, start: int) -> list[Fragment]:
        hits: list[Fragment] = []
        for found in self._classes.values():
            hits.extend(found.fragments(bisect_left(found.starts, start), bisect_right(found.starts, start)))
        return sorted(hits, key=reading_key)
