"""Lanes: which underline of overlapping spans lies above which, so that every one is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush

from annotator.ui.text.interval_index import Fragment, IntervalIndex, reading_key

LANES = 24
"""Lanes that are drawn; what lies deeper is counted above the words, and listed beside the text."""


def lowest_free(stretches: Iterable[tuple[float, float]]) -> Iterator[int]:
    """Yield a row for each stretch (they come by their start): the first that no earlier stretch still holds."""
    held: list[tuple[float, int]] = []
    free: list[int] = []
    rows = 0
    for start, end in stretches:
        while held and held[0][0] <= start:
            heappush(free, heappop(held)[1])
        if not free:
            free.append(rows)
            rows += 1
        row = heappop(free)
        heappush(held, (end, row))
        yield row


def colour_lanes(fragments: Sequence[Fragment]) -> list[int]:
    """Return a lane for each fragment (in reading order): the first that no earlier, still open fragment holds.

    A fragment's lane depends only on those before it in reading order, so a later span never moves an earlier one.
    """
    return list(lowest_free((fragment.start, fragment.end) for fragment in fragments))


def cluster(index: IntervalIndex, start: int, end: int) -> tuple[int, int, list[Fragment]]:
    """Return the stretch around start:end that no fragment crosses the edge of, and the fragments in it."""
    fragments = new = index.between(start, end)
    while new:
        first = min(start, min(fragment.start for fragment in new))
        last = max(end, max(fragment.end for fragment in new))
        # Whatever touches the stretch so far is known; only what touches what was added alone is new.
        new = [fragment for fragment in index.between(first, start) if fragment.end <= start] if first < start else []
        if last > end:
            new += [fragment for fragment in index.between(end, last) if fragment.start >= end]
        fragments += new
        start, end = first, last
    fragments.sort(key=reading_key)
    return start, end, fragments


class LaneBook:
    """Remembers lanes by cluster, and works them out only for clusters somebody looks at."""

    def __init__(self) -> None:
        self._lanes: dict[tuple[str, int], int] = {}

    def lanes(self, index: IntervalIndex, fragments: Iterable[Fragment]) -> list[int]:
        """Return the lane of each fragment."""
        return [self._lane(index, fragment) for fragment in fragments]

    def forget(self, fragments: Iterable[Fragment]) -> None:
        """Drop the lanes of fragments whose cluster changes."""
        for fragment in fragments:
            self._lanes.pop((fragment.mark.id, fragment.start), None)

    def _lane(self, index: IntervalIndex, fragment: Fragment) -> int:
        key = (fragment.mark.id, fragment.start)
        if key not in self._lanes:
            members = cluster(index, fragment.start, fragment.end)[2]
            for member, lane in zip(members, colour_lanes(members), strict=True):
                self._lanes[member.mark.id, member.start] = lane
        return self._lanes[key]
