"""From code points (everywhere below the window) to UTF-16 units (Qt, Java, JavaScript) and back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetMap:
    """Translates offsets of one text: `position` is Qt's UTF-16 unit, `offset` ours, the code point.

    It is the identity where the text has no astral characters.  A position inside a surrogate pair belongs to the
    character it splits, so `offset(position(i)) == i` for every i, and a split pair is never cut.
    """

    __slots__ = ("_astral", "_low_halves")

    def __init__(self, text: str) -> None:
        self._astral = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        self._low_halves = [place + count + 1 for count, place in enumerate(self._astral)]

    def position(self, offset: int) -> int:
        """Return the UTF-16 unit at which code point `offset` begins."""
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def offset(self, position: int) -> int:
        """Return the code point that holds UTF-16 unit `position`."""
        return position - bisect_right(self._low_halves, position) if self._low_halves else position
