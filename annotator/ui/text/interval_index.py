"""Which marks touch a stretch of text, found without looking at the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from annotator.ui.text.mark import Mark


class Fragment(NamedTuple):
    """One range of one mark, in code points."""

    start: int
    end: int
    mark: Mark


def reading_key(fragment: Fragment) -> tuple[int, int, str]:
    """Order fragments as one reads them: by start, the longer first, then by id, so that no order is by chance."""
    return fragment.start, -fragment.end, fragment.mark.id


class IntervalIndex:
    """Fragments kept by size class (lengths within a factor of four), each class sorted by start.

    A look-up bisects each class, reaching back only as far as its longest fragment: one mark over the whole article
    costs no more than any other.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        groups: dict[int, list[Fragment]] = {}
        for mark in marks:
            for start, end in mark.ranges:
                groups.setdefault((end - start).bit_length() >> 1, []).append(Fragment(start, end, mark))
        self._classes: dict[int, tuple[list[int], list[Fragment]]] = {}
        for size, fragments in groups.items():
            fragments.sort(key=itemgetter(0))
            self._classes[size] = ([fragment.start for fragment in fragments], fragments)

    def add(self, mark: Mark) -> None:
        """Take in all fragments of `mark`."""
        for start, end in mark.ranges:
            starts, fragments = self._classes.setdefault((end - start).bit_length() >> 1, ([], []))
            place = bisect_right(starts, start)
            starts.insert(place, start)
            fragments.insert(place, Fragment(start, end, mark))

    def remove(self, mark: Mark) -> None:
        """Forget all fragments of `mark`, which must be in the index."""
        for start, end in mark.ranges:
            starts, fragments = self._classes[(end - start).bit_length() >> 1]
            place = bisect_left(starts, start)
            while fragments[place].mark.id != mark.id:
                place += 1
            del starts[place], fragments[place]

    def between(self, start: int, end: int) -> list[Fragment]:
        """Return the fragments that share at least one character with start:end, in reading order."""
        found: list[Fragment] = []
        for size, (starts, fragments) in self._classes.items():
            reach = 2 << (2 * size)
            first = bisect_left(starts, start - reach)
            last = bisect_left(starts, end)
            found.extend(fragment for fragment in fragments[first:last] if fragment.end > start)
        found.sort(key=reading_key)
        return found

    def following(self, start: int) -> Iterator[list[Fragment]]:
        """Yield the fragments that begin at `start`, then those at the next start, and so on."""
        while True:
            later = [
                starts[place]
                for starts, _ in self._classes.values()
                if (place := bisect_left(starts, start)) < len(starts)
            ]
            if not later:
                return
            yield self._beginning_at(min(later))
            start = min(later) + 1

    def preceding(self, start: int) -> Iterator[list[Fragment]]:
        """Yield the fragments that begin at `start`, then those at the start before, and so on."""
        while True:
            earlier = [
                starts[place - 1] for starts, _ in self._classes.values() if (place := bisect_right(starts, start))
            ]
            if not earlier:
                return
            yield self._beginning_at(max(earlier))
            start = max(earlier) - 1

    def _beginning_at(self, start: int) -> list[Fragment]:
        found: list[Fragment] = []
        for starts, fragments in self._classes.values():
            found.extend(fragments[bisect_left(starts, start) : bisect_right(starts, start)])
        return sorted(found, key=reading_key)
