"""Small signs for characters that nobody would see: what has no width, and what would turn the direction of text."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from annotator.ui.text.geometry import Lines
from annotator.ui.text.layout import ArticleLayout

_TO_THE_RIGHT = frozenset("\u200e\u202a\u202d\u2066")
_TO_THE_LEFT = frozenset("\u200f\u061c\u202b\u202e\u2067")
_END = frozenset("\u202c\u2069")
_FLAG = 3.5


def draw_signs(painter: QPainter, layout: ArticleLayout, block: QTextBlock, top: float, colour: QColor) -> None:
    """Draw the signs of one paragraph, whose top is at `top`."""
    article, base, length = layout.article, block.position(), block.length() - 1
    position, offset = article.offsets.position, article.offsets.offset
    signs = article.signs
    first, last = bisect_left(signs, offset(base)), bisect_left(signs, offset(base + length))
    if first == last:
        return
    painter.setPen(QPen(colour, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lines = Lines(block.layout(), block.text())
    for place in signs[first:last]:
        inside = position(place) - base
        line = lines.lines[lines.number(inside)]
        for _, left, right in lines.runs(inside, inside + 1):
            foot = QPointF((left + right) / 2, top + line.y() + line.ascent() + 1.0)
            _draw(painter, article.text[place], foot, layout.face.ascent * 0.8)


def _draw(painter: QPainter, character: str, foot: QPointF, height: float) -> None:
    head = foot - QPointF(0.0, height)
    if character == "\u00ad":
        middle = foot - QPointF(0.0, height * 0.4)
        painter.drawLine(middle - QPointF(_FLAG, 0.0), middle + QPointF(_FLAG, 0.0))
        return
    painter.drawLine(QLineF(head, foot))
    if character in _TO_THE_RIGHT or character in _TO_THE_LEFT:
        tip = _FLAG if character in _TO_THE_RIGHT else -_FLAG
        painter.drawPolyline([head, head + QPointF(tip, _FLAG * 0.7), head + QPointF(0.0, _FLAG * 1.4)])
    elif character in _END:
        painter.drawLine(head - QPointF(_FLAG, 0.0), head + QPointF(_FLAG, 0.0))
    else:
        middle = head + QPointF(0.0, height / 2)
        painter.drawEllipse(middle, 1.6, 1.6)
