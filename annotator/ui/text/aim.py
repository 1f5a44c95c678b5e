"""The line around what a label would mark, while text is selected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from annotator.ui.text.geometry import Lines
from annotator.ui.text.layout import ArticleLayout


def draw_aim(painter: QPainter, layout: ArticleLayout, block: QTextBlock, top: float, colour: QColor) -> None:
    """Draw the part of the line that lies in one paragraph, whose top is at `top`: open where it goes on."""
    article, base, length = layout.article, block.position(), block.length() - 1
    if article.aim is None:
        return
    begin, end = article.aim
    here, there = article.offsets.offset(base), article.offsets.offset(base + length)
    if end <= here or begin >= there:
        return
    first, last = (article.offsets.position(place) - base for place in article.aim)
    painter.setPen(QPen(colour, 1.2))
    lines = Lines(block.layout(), block.text())
    runs = lines.runs(max(0, first), min(length, last))
    for place, (number, left, right) in enumerate(runs):
        line = lines.lines[number]
        box = QRectF(
            QPointF(left, layout.top_of_line(block.layout(), number)), QPointF(right, line.y() + line.height())
        )
        box.translate(0.0, top)
        ends = [begin >= here and place == 0, end <= there and place == len(runs) - 1]
        near, far = ends[::-1] if lines.backwards else ends
        _draw_edges(painter, box.adjusted(-1.0, 0.0, 1.0, 1.0), near=near, far=far)


def _draw_edges(painter: QPainter, box: QRectF, *, near: bool, far: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(box.topLeft(), box.topRight())
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    if near:
        painter.drawLine(box.topLeft(), box.bottomLeft())
    if far:
        painter.drawLine(box.topRight(), box.bottomRight())
