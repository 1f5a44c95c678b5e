"""All marks of the article in view: what is where, in which lane, and what a change disturbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from operator import is_not

from annotator.ui.text.interval_index import Fragment, IntervalIndex, reading_key
from annotator.ui.text.lanes import LaneBook
from annotator.ui.text.mark import Mark

_SINGLE = 100
"""So many marks are always taken in one by one; more may be faster taken in with all others."""


class Marks:
    """The marks of one article, by id and by place."""

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self._by_id = {mark.id: mark for mark in marks}
        self._index = IntervalIndex(marks)
        self._lanes = LaneBook()
        self._given: list[Mark] | None = None
        """The marks in the order they were last given, unless single ones changed since."""

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, id: str | None) -> Mark | None:
        """Return the mark with this id, or None."""
        return self._by_id.get(id) if id is not None else None

    def differences(self, marks: Sequence[Mark]) -> tuple[list[Mark], list[str]]:
        """Return the marks that are new or changed, and the ids that are gone, if `marks` took the place of these."""
        old = self._given
        if old is None:
            old = list(self._by_id.values())
        # What did not change is skipped from both ends without a step of Python for each mark.
        shorter = min(len(old), len(marks))
        first = next(compress(count(), map(is_not, old, marks)), shorter)
        same_end = next(compress(count(), map(is_not, reversed(old), reversed(marks))), shorter)
        last = min(same_end, shorter - first)
        fresh = marks[first : len(marks) - last]
        kept = {mark.id for mark in fresh}
        changed = [mark for mark in fresh if self._by_id.get(mark.id) != mark]
        return changed, [mark.id for mark in old[first : len(old) - last] if mark.id not in kept]

    def replace(self, marks: Sequence[Mark]) -> list[tuple[int, int]]:
        """Let `marks` take the place of these; return the stretches to draw anew."""
        disturbed = self.update(*self.differences(marks))
        self._given = list(marks)
        return disturbed

    def update(self, changed: Iterable[Mark], removed: Iterable[str] = ()) -> list[tuple[int, int]]:
        """Take in new or changed marks, forget removed ones; return the stretches to draw anew."""
        self._given = None
        fresh = {mark.id: mark for mark in changed}
        gone = dict.fromkeys(removed)
        former = [self._by_id[id] for id in {**fresh, **gone} if id in self._by_id]
        for id in gone:
            self._by_id.pop(id, None)
        self._by_id.update(fresh)
        if len(fresh) + len(former) > max(_SINGLE, len(self._by_id) // 4):
            self._index = IntervalIndex(self._by_id.values())
            self._lanes.forget()
            return [(0, max(mark.end for mark in [*former, *fresh.values(), *self._by_id.values()]))]
        for mark in former:
            self._index.remove(mark)
        for mark in fresh.values():
            self._index.add(mark)
        return self._lanes.follow(self._index, _fragments(former), _fragments(fresh.values()))

    def between(self, start: int, end: int) -> list[Fragment]:
        """Return the fragments that touch start:end, in reading order."""
        return self._index.between(start, end)

    def lanes(self, fragments: Iterable[Fragment]) -> list[int]:
        """Return the lane of each fragment, 0 next to the text."""
        return self._lanes.lanes(self._index, fragments)

    def at(self, offset: int) -> list[Mark]:
        """Return the marks with a fragment over the character at `offset`, the smallest first."""
        fragments = self._index.between(offset, offset + 1)
        fragments.sort(key=lambda f: (f.mark.end - f.mark.start, f.end - f.start, -f.start, f.mark.id))
        return [fragment.mark for fragment in fragments]

    def after(self, offset: int, mark: Mark | None) -> Mark | None:
        """Return the next mark in reading order: after `mark`, or else the first that begins at `offset` or later."""
        for fragments in self._index.following(offset if mark is None else mark.start):
            for fragment in _firsts(fragments):
                if mark is None or reading_key(fragment) > _first_key(mark):
                    return fragment.mark
        return None

    def before(self, offset: int, mark: Mark | None) -> Mark | None:
        """Return the mark before in reading order: before `mark`, or else the last that begins before `offset`."""
        for fragments in self._index.preceding(offset - 1 if mark is None else mark.start):
            for fragment in reversed(list(_firsts(fragments))):
                if mark is None or reading_key(fragment) < _first_key(mark):
                    return fragment.mark
        return None


def _fragments(marks: Iterable[Mark]) -> Iterator[Fragment]:
    return (Fragment(start, end, mark) for mark in marks for start, end in mark.ranges)


def _first_key(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.ranges[0][1], mark.id


def _firsts(fragments: Iterable[Fragment]) -> Iterator[Fragment]:
    return (fragment for fragment in fragments if fragment.start == fragment.mark.start)
