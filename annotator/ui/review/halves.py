"""The two halves of the review: text with its discussion, and places."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

SHARE = 0.475
"""Of the width, for the places."""
ROOM = 440
"""What they need for the names of labels; they get it as long as the text has LEAST_TEXT."""
LEAST_TEXT = 300


class Halves(QSplitter):
    """Shares its width until somebody draws the line elsewhere."""

    def __init__(self, reading: QWidget, places: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._drawn = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(reading)
        self.addWidget(places)
        self.splitterMoved.connect(self._on_moved)

    def _on_moved(self) -> None:
        self._drawn = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if not self._drawn:
            places = max(round(SHARE * self.width()), min(ROOM, self.width() - LEAST_TEXT))
            self.setSizes([self.width() - places, places])
