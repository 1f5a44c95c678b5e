"""From code points (everywhere below the window) to UTF-16 units (Qt, Java, JavaScript) and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetMap:
    """Translates offsets of one text: `position` is Qt's UTF-16 unit, `offset` ours, the code point.

    It is the identity where the text has no astral characters.  A position inside a surrogate pair belongs to the
    character it splits, so `offset(position(i)) == i` for every i, and a split pair is never cut.  `breaks` are offsets
    before which whoever shows the text puts one unit more, a line's end; both sides of it are the same offset.
    """

    __slots__ = ("_extra", "_from")

    def __init__(self, text: str, breaks: Sequence[int] = ()) -> None:
        astral = [] if text.isascii() else [m.end() for m in _ASTRAL.finditer(text)]
        self._from = sorted([*astral, *breaks]) if breaks else astral
        """The offsets from which on there is one unit more than before."""
        self._extra = [place + count for count, place in enumerate(self._from)]
        """The units that begin no character: those after which there is one more than there are offsets."""
        for count, place in enumerate(sorted(breaks)):
            # A line's end comes after the character before it, whose second unit may be at the same offset.
            self._extra[bisect_right(astral, place) + count] += 1

    def position(self, offset: int) -> int:
        """Return the UTF-16 unit at which code point `offset` begins."""
        return offset + bisect_right(self._from, offset) if self._from else offset

    def positions(self, offsets: Sequence[int]) -> Sequence[int]:
        """Return the UTF-16 unit of each of many offsets."""
        places = self._from
        return [offset + bisect_right(places, offset) for offset in offsets] if places else offsets

    def offset(self, position: int) -> int:
        """Return the code point that holds UTF-16 unit `position`."""
        return position - bisect_right(self._extra, position) if self._extra else position

    def offsets(self, positions: Sequence[int]) -> Sequence[int]:
        """Return the code point that holds each of many UTF-16 units."""
        units = self._extra
        return [position - bisect_right(units, position) for position in positions] if units else positions
