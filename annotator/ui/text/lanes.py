"""Lanes: which underline of overlapping spans lies above which, so that every one is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from annotator.domain.span import Range, joined
from annotator.ui.text.interval_index import Fragment, IntervalIndex, reading_key

LANES = 24
"""Lanes that are drawn; what lies deeper is counted above the words, and listed beside the text."""


class Rows:
    """Rows that stretches lie in; they come by their start, and one is free again where what holds it ends."""

    def __init__(self, held: Iterable[tuple[float, int]] = ()) -> None:
        """`held` are the ends of stretches that are open already, each with its row."""
        self._held = sorted(held)
        taken = {row for _, row in self._held}
        self._rows = max(taken, default=-1) + 1
        self._free = [row for row in range(self._rows) if row not in taken]

    def take(self, start: float, end: float) -> int:
        """Return the lowest row that no earlier stretch still holds."""
        while self._held and self._held[0][0] <= start:
            heappush(self._free, heappop(self._held)[1])
        if not self._free:
            self._free.append(self._rows)
            self._rows += 1
        row = heappop(self._free)
        heappush(self._held, (end, row))
        return row


def colour_lanes(fragments: Sequence[Fragment]) -> list[int]:
    """Return a lane for each fragment (in reading order): the first that no earlier, still open fragment holds.

    A fragment's lane depends only on those before it in reading order, so a later span never moves an earlier one.
    """
    rows = Rows()
    return [rows.take(fragment.start, fragment.end) for fragment in fragments]


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

    def forget(self) -> None:
        """Drop all lanes."""
        self._lanes.clear()

    def follow(self, index: IntervalIndex, gone: Iterable[Fragment], fresh: Iterable[Fragment]) -> list[Range]:
        """Follow a change of the index; return the stretches in which a fragment came, went or has another lane."""
        gone, fresh = list(gone), list(fresh)
        for fragment in gone:
            self._lanes.pop(_key(fragment), None)
        changed = joined((fragment.start, fragment.end) for fragment in [*gone, *fresh])
        return [self._follow(index, start, end) for start, end in changed]

    def _follow(self, index: IntervalIndex, start: int, end: int) -> Range:
        """Give new lanes from `start` on, until `end` is passed and everything open has the lane it had."""
        held: list[tuple[float, int]] = []
        for fragment in index.between(start, start + 1):
            lane = self._lanes.get(_key(fragment))
            if fragment.start < start and lane is None:
                return self._loosen(index, start, end)
            if fragment.start < start and lane is not None:
                held.append((fragment.end, lane))
        rows, reached = Rows(held), start
        while reached < end:
            coming = [fragment for fragment in index.between(reached, end) if fragment.start >= reached]
            reached = end
            for fragment in coming:
                lane = rows.take(fragment.start, fragment.end)
                if self._lanes.get(_key(fragment)) != lane:
                    self._lanes[_key(fragment)] = lane
                    end = max(end, fragment.end)
        return start, end

    def _loosen(self, index: IntervalIndex, start: int, end: int) -> Range:
        """Forget the lanes of a cluster that nobody has looked at as a whole."""
        first, last, fragments = cluster(index, start, end)
        for fragment in fragments:
            self._lanes.pop(_key(fragment), None)
        return first, last

    def _lane(self, index: IntervalIndex, fragment: Fragment) -> int:
        key = _key(fragment)
        if key not in self._lanes:
            members = cluster(index, fragment.start, fragment.end)[2]
            for member, lane in zip(members, colour_lanes(members), strict=True):
                self._lanes[_key(member)] = lane
        return self._lanes[key]


def _key(fragment: Fragment) -> tuple[str, int]:
    return fragment.mark.id, fragment.start
