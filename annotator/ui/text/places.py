"""From a point in the view to a place in the text, and to what is marked there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLine

from annotator.ui.text.edges import Edge
from annotator.ui.text.face import Face
from annotator.ui.text.geometry import Lines
from annotator.ui.text.mark import Mark
from annotator.ui.text.painter import Placed, handle_boxes

_REACH = 3.0
"""Pixels around a handle that still take hold of it."""


def position_at(placed: Sequence[Placed], face: Face, point: QPointF) -> int:
    """Return the UTF-16 position between characters nearest to `point`."""
    block, line = _line_at(placed, face, point)
    return block.block.position() + line.xToCursor(point.x())


def character_at(placed: Sequence[Placed], face: Face, point: QPointF) -> tuple[int, bool]:
    """Return the UTF-16 position of the character under `point` or nearest to it, and whether the point is on it."""
    block, line = _line_at(placed, face, point)
    unit = line.xToCursor(point.x(), QTextLine.CursorPosition.CursorOnCharacter)
    unit = Lines(block.block.layout(), block.block.text()).drawn_at(point.x(), unit)
    words = line.naturalTextRect().translated(0.0, block.top)
    on_line = words.adjusted(0.0, -face.above, 0.0, face.below).contains(point)
    return block.block.position() + unit, on_line and unit < line.textStart() + line.textLength()


def line_band(placed: Sequence[Placed], face: Face, point: QPointF) -> tuple[float, float]:
    """Return top and bottom of all that belongs to the line nearest to `point`: its names, words and underlines."""
    here, line = _line_at(placed, face, point)
    number = line.lineNumber()
    names = [name.box.top() for name in here.shape.names if name.line == number]
    lanes = [piece.lane for piece in here.shape.pieces if piece.line == number]
    top, bottom = min([line.y(), *names]), line.y() + line.height() + face.room_below(max(lanes, default=-1) + 1)
    return here.top + top, here.top + bottom


def named_at(placed: Sequence[Placed], point: QPointF) -> Mark | None:
    """Return the mark whose name is under `point`."""
    for _, top, shape in placed:
        for name in shape.names:
            if not name.more and name.box.translated(0.0, top).contains(point):
                return name.mark
    return None


def more_at(placed: Sequence[Placed], point: QPointF) -> Mark | None:
    """Return the first of the marks without names for which a count is under `point`."""
    for _, top, shape in placed:
        for name in shape.names:
            if name.more and name.box.translated(0.0, top).contains(point):
                return name.mark
    return None


def handle_at(placed: Sequence[Placed], selected: Mark, point: QPointF) -> Edge | None:
    """Return the edge of the selected mark whose handle is under `point`."""
    for _, top, shape in placed:
        for piece in shape.pieces:
            if piece.mark.id != selected.id:
                continue
            for at_end, box in handle_boxes(piece):
                if box.adjusted(-_REACH, -_REACH, _REACH, _REACH).translated(0.0, top).contains(point):
                    return Edge(piece.place, at_end)
    return None


def _line_at(placed: Sequence[Placed], face: Face, point: QPointF) -> tuple[Placed, QTextLine]:
    here = next((found for found in placed if point.y() < found.top + found.shape.height), placed[-1])
    layout = here.block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    for line in lines:
        if point.y() < here.top + line.y() + line.height() + face.below:
            return here, line
    return here, lines[-1]
