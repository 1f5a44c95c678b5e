"""Lanes: which underline of overlapping spans lies above which, so that every one is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.ui.text.interval_index import Fragment, IntervalIndex


def colour_lanes(fragments: Sequence[Fragment]) -> list[int]:
    """Return a lane for each fragment (in reading order): the first that no earlier, still open fragment holds.

    A fragment's lane depends only on those before it in reading order, so a later span never moves an earlier one.
    """
    held_until: list[int] = []
    lanes: list[int] = []
    for start, end, _ in fragments:
        lane = next((place for place, until in enumerate(held_until) if until <= start), len(held_until))
        if lane == len(held_until):
            held_until.append(end)
        else:
            held_until[lane] = end
        lanes.append(lane)
    return lanes


def cluster(index: IntervalIndex, start: int, end: int) -> tuple[int, int, list[Fragment]]:
    """Return the stretch around start:end that no fragment crosses the edge of, and the fragments in it."""
    while True:
        fragments = index.between(start, end)
        first = min(start, min((fragment.start for fragment in fragments), default=start))
        last = max(end, max((fragment.end for fragment in fragments), default=end))
        if (first, last) == (start, end):
            return start, end, fragments
        start, end = first, last


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
