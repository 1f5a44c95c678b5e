"""Where the words of a TEI stand: in the file's text, white space as it is there, and in the text that is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

BLANKS = " \t\r\n"
"""What XML calls white space."""

_Runs = tuple[list[int], list[int], list[int]]
"""Where white space begins that became shorter, where it ends, and how much was lost until there."""
_SHORTENED = re.compile("\\A[ \t\r\n]+|[ \t\r\n]{2,}")


@dataclass(slots=True)
class Place:
    """Where an element stands in the text, and how much text, as the file has it, comes before what is in it and after.

    An empty element has its `first` behind the white space that follows it.
    """

    first: int
    last: int
    raw: int
    raw_last: int


@dataclass(slots=True)
class Piece:
    """Words as the file has them, from `raw` on, and where the text has them; white space is a blank unless `is_kept`.

    Where white space became shorter is found once, for a long paragraph may have thousands of pointers into it.
    """

    raw: int
    out: int
    said: str
    is_kept: bool
    _shortened: _Runs | None = None

    def edge(self, raw: int, *, is_end: bool) -> int | None:
        """Return the place of an edge among these words, None where the next or previous ones have it."""
        at = min(raw - self.raw, len(self.said))
        if self.is_kept:
            return self.out + at if is_end or at < len(self.said) else None
        at = self._before_blanks(at) if is_end else self._behind_blanks(at)
        if at == (0 if is_end else len(self.said)):
            return None
        _, ends, lost = self._runs()
        nth = bisect_right(ends, at)
        return self.out + at - (lost[nth - 1] if nth else 0)

    def _before_blanks(self, at: int) -> int:
        if at == 0 or self.said[at - 1] not in BLANKS:
            return at
        starts, ends, _ = self._runs()
        nth = bisect_right(starts, at - 1) - 1
        return starts[nth] if nth >= 0 and at - 1 < ends[nth] else at - 1

    def _behind_blanks(self, at: int) -> int:
        if at == len(self.said) or self.said[at] not in BLANKS:
            return at
        starts, ends, _ = self._runs()
        nth = bisect_right(starts, at) - 1
        return ends[nth] if nth >= 0 and at < ends[nth] else at + 1

    def _runs(self) -> _Runs:
        if self._shortened is None:
            starts, ends, lost = self._shortened = [], [], []
            for found in _SHORTENED.finditer(self.said):
                starts.append(found.start())
                ends.append(found.end())
                lost.append(len(found[0]) - (found.start() > 0) + (lost[-1] if lost else 0))
        return self._shortened
