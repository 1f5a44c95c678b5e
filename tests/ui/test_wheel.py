"""The wheel of PySide6 that is installed: a bad one (6.12.0 on Python 3.11) loses references to None and dies."""

import sys

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QTextLayout

CALLS = 300


def lost_references(call):
    """Return how many references to None are lost (or leaked, if negative) by CALLS calls."""
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


def test_that_painting_keeps_its_references_to_none(qapp):
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    path, box, colour = QPainterPath(), QRectF(0, 0, 5, 5), QColor("red")
    lost = {
        "translate": lost_references(lambda: painter.translate(0, 0)),
        "fillPath": lost_references(lambda: painter.fillPath(path, colour)),
        "drawRoundedRect": lost_references(lambda: painter.drawRoundedRect(box, 2, 2)),
        "drawText": lost_references(lambda: painter.drawText(5, 5, "a")),
        "setPen": lost_references(lambda: painter.setPen(Qt.PenStyle.NoPen)),
        "addRect": lost_references(lambda: path.addRect(box)),
    }
    painter.end()
    assert {name: count for name, count in lost.items() if abs(count) > CALLS / 2} == {}


def test_that_laying_out_keeps_its_references_to_none(qapp):
    layout = QTextLayout("abc def", QFont())

    def lay_out():
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(100)
        line.setPosition(QPointF(0, 0))
        layout.endLayout()

    assert abs(lost_references(lay_out)) < CALLS / 2
