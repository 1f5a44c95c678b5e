"""A small rounded square in a label's colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

SIZE = 12


def _draw(painter: QPainter, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(0, 0, SIZE, SIZE), 3, 3)


@lru_cache(maxsize=256)
def swatch_picture(colour: str) -> QPixmap:
    """Return the square as a picture."""
    picture = QPixmap(SIZE, SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _draw(painter, QColor(colour))
    painter.end()
    return picture


@lru_cache(maxsize=256)
def swatch_icon(colour: str) -> QIcon:
    """Return the square as an icon for rows of a list, the same on chosen rows."""
    icon = QIcon(swatch_picture(colour))
    icon.addPixmap(swatch_picture(colour), QIcon.Mode.Selected)
    return icon


class Swatch(QWidget):
    """Shows a colour; the label's name always stands beside it, so it says nothing of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE, SIZE)
        self._colour = QColor()

    def set_colour(self, colour: str) -> None:
        """Show this colour."""
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square."""
        painter = QPainter(self)
        _draw(painter, self._colour)
