"""Lines that repeat across articles: advertisements, "read also", footers.  They are dimmed, never removed."""

from __future__ import annotations

from collections import Counter

from annotator.domain.boilerplate import lines_of
from annotator.domain.clock import now
from annotator.domain.document import Boilerplate
from annotator.domain.identity import boilerplate_id
from annotator.storage.reader import Reader

ARTICLES = 3
"""A line is boilerplate when it stands in so many articles."""
_CELLS = 1 << 25


class Repeats:
    """Counts lines over many articles in little room.

    A bit for each line seen keeps the many that never come again out of the exact count (a Bloom filter of one hash;
    a false hit only makes a line count one too many).
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._met = bytearray(_CELLS >> 3)
        self._again: Counter[int] = Counter()
        self._often: set[str] = set()
        self._begun = False

    def see(self, text: str) -> None:
        """Count the lines of one more article, each once."""
        if not self._begun:
            self._begun = True
            for known in self._reader.texts():
                self._count(known)
        self._count(text)

    def _count(self, text: str) -> None:
        for line in lines_of(text):
            cell = hash(line) % _CELLS
            byte, bit = cell >> 3, 1 << (cell & 7)
            if self._met[byte] & bit:
                self._again[hash(line)] += 1
                if self._again[hash(line)] == ARTICLES - 1:
                    self._often.add(line)
            self._met[byte] |= bit

    def rows(self) -> tuple[Boilerplate, ...]:
        """Return a row for each line that repeats."""
        return tuple(Boilerplate(id=boilerplate_id(line), pattern=line, created=now()) for line in sorted(self._often))
