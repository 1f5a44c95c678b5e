"""Where the marks of one paragraph lie: boxes behind the words, lanes below them, rows of names above them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextLine

from annotator.ui.text.interval_index import Fragment
from annotator.ui.text.lanes import LANES, Rows
from annotator.ui.text.mark import Mark

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Stretch(NamedTuple):
    """Part of a paragraph in UTF-16 units from its beginning, with the fragment that covers it and its lane."""

    start: int
    end: int
    fragment: Fragment
    lane: int


@dataclass(slots=True)
class Piece:
    """One fragment's part on one line; `box` is the words' box from tint top to line bottom."""

    mark: Mark
    line: int
    lane: int
    left: float
    right: float
    opens: bool
    """Whether the mark begins here."""
    begins: bool
    """Whether one of the mark's ranges begins here."""
    ends: bool
    """Whether one of the mark's ranges ends here."""
    closes: bool
    """Whether the mark ends here."""
    place: int = 0
    """Which of the mark's ranges it is of."""
    backwards: bool = False
    """Whether it is read from right to left."""
    box: QRectF = field(default_factory=QRectF)


@dataclass(slots=True)
class Name:
    """A label's name above its mark's first word, or how many more there are."""

    mark: Mark
    line: int
    left: float
    width: float
    text: str
    row: int = 0
    more: int = 0
    """For how many marks it stands that have no room for names; then `mark` is the first of them."""
    box: QRectF = field(default_factory=QRectF)


Run = tuple[int, float, float]
"""A line, and where on it a stretch begins and ends."""
Runs = dict[tuple[int, int], list[Run]]
"""Where stretches of a paragraph lie, as long as its lines are broken where they are."""


class Lines:
    """The lines of a laid out paragraph, and where stretches of it lie on them."""

    def __init__(self, layout: QTextLayout, text: str) -> None:
        self.lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        self.starts = [line.textStart() for line in self.lines]
        self._mixed = _RIGHT_TO_LEFT.search(text) is not None
        self.backwards = layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft

    def number(self, place: int) -> int:
        """Return the number of the line that holds UTF-16 unit `place` of the paragraph."""
        return max(0, bisect_right(self.starts, place) - 1)

    def runs(self, start: int, end: int) -> list[Run]:
        """Return (line, left, right) for each visual run of start:end; more than one a line where directions mix."""
        found: list[Run] = []
        number = self.number(start)
        while number < len(self.lines) and self.starts[number] < end:
            line, first = self.lines[number], self.starts[number]
            last = first + line.textLength()
            begin, stop = max(start, first), min(end, last)
            extents = self._extents(line, begin, stop)
            found.extend((number, *extent) for extent in (reversed(extents) if self.backwards else extents))
            number += 1
        return found

    def drawn_at(self, x: float, unit: int) -> int:
        """Return the unit that is drawn at `x`, where Qt says `unit`, or that where none is.

        Of a line that ends in words from right to left Qt counts the space at its end, and draws them without it.
        """
        for near in (unit, unit - 1, unit + 1) if self._mixed else ():
            if any(left <= x <= right for _, left, right in self.runs(near, near + 1)):
                return near
        return unit

    def _extents(self, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
        if not self._mixed:
            return [(_x(line, start), min(_x(line, end), line.naturalTextRect().right()))]
        boxes = (run.boundingRect() for run in line.glyphRuns(start, end - start))
        edges = sorted((box.left(), box.right()) for box in boxes)
        joined: list[tuple[float, float]] = []
        for left, right in edges:
            if joined and left <= joined[-1][1] + 0.5:
                joined[-1] = (joined[-1][0], max(joined[-1][1], right))
            else:
                joined.append((left, right))
        return joined


def pieces_of(lines: Lines, runs_of: Runs, stretches: Sequence[Stretch], base: int, length: int) -> list[Piece]:
    """Return the pieces of all stretches; `base` is the paragraph's first code point, `length` its length in them."""
    pieces: list[Piece] = []
    for start, end, (first, last, mark), lane in stretches:
        runs = runs_of[start, end]
        begins, ends = first >= base, last <= base + length
        place = mark.ranges.index((first, last)) if len(mark.ranges) > 1 else 0
        for turn, (number, left, right) in enumerate(runs):
            here = begins and turn == 0
            stops = ends and turn == len(runs) - 1
            opens, closes = here and place == 0, stops and place == len(mark.ranges) - 1
            pieces.append(Piece(mark, number, lane, left, right, opens, here, stops, closes, place, lines.backwards))
    return pieces


def stack_names(names: Iterable[Name], gap: float) -> tuple[list[Name], list[Name]]:
    """Give each name the lowest row in which it meets no other on its line; return those with a row, and the others."""
    by_line = attrgetter("line")
    ordered = sorted(names, key=lambda name: (name.line, name.left))
    for _, on_line in groupby(ordered, by_line):
        rows = Rows()
        for name in on_line:
            name.row = rows.take(name.left, name.left + name.width + gap)
    return [name for name in ordered if name.row < LANES], [name for name in ordered if name.row >= LANES]


def bundles(names: Iterable[Name], reach: float, right: float) -> list[list[Name]]:
    """Return names in bundles of those that begin within `reach` of each other on a line that ends at `right`."""
    found: list[list[Name]] = []
    for name in sorted(names, key=lambda name: (name.line, name.left)):
        name.left = min(name.left, right - reach)
        if found and name.line == found[-1][0].line and name.left < found[-1][0].left + reach:
            found[-1].append(name)
        else:
            found.append([name])
    return found


def _x(line: QTextLine, place: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    x = line.cursorToX(place, edge)
    return cast("tuple[float, int]", x)[0]
