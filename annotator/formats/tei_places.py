"""Where the words of a TEI stand: in the file's text, white space as it is there, and in the text that is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

BLANKS = " \t\r\n"
"""What XML calls white space."""

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
    _starts: list[int] | None = None
    _ends: list[int] = field(default_factory=list)
    _lost: list[int] = field(default_factory=list)

    def edge(self, raw: int, *, is_end: bool) -> int | None:
        """Return the place of an edge among these words, None where the next or previous ones have it."""
        at = min(raw - self.raw, len(self.said))
        if self.is_kept:
            return self.out + at if is_end or at < len(self.said) else None
        at = self._before_blanks(at) if is_end else self._behind_blanks(at)
        if at == (0 if is_end else len(self.said)):
            return None
        nth = bisect_right(self._ends, at)
        return self.out + at - (self._lost[nth - 1] if nth else 0)

    def _before_blanks(self, at: int) -> int:
        starts = self._runs()
        if at == 0 or self.said[at - 1] not in BLANKS:
            return at
        nth = bisect_right(starts, at - 1) - 1
        return starts[nth] if nth >= 0 and at - 1 < self._ends[nth] else at - 1

    def _behind_blanks(self, at: int) -> int:
        starts = self._runs()
        if at == len(self.said) or self.said[at] not in BLANKS:
            return at
        nth = bisect_right(starts, at) - 1
        return self._ends[nth] if nth >= 0 and at < self._ends[nth] else at + 1

    def _runs(self) -> list[int]:
        """Return where white space begins that became shorter, and know where it ends and what was lost until there."""
        if self._starts is None:
            self._starts, lost = [], 0
            for found in _SHORTENED.finditer(self.said):
                lost += len(found[0]) - (found.start() > 0)
                self._starts.append(found.start())
                self._ends.append(found.end())
                self._lost.append(lost)
        return self._starts
