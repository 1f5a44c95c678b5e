"""The right column: what can be given, the selected span below it, and all spans of the article at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget


class RightColumn(QSplitter):
    """`given` stand above each other; `scrolled` takes what room is left; `foot` can be drawn higher."""

    def __init__(self, given: Sequence[QWidget], scrolled: QWidget, foot: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        card = QScrollArea()
        card.setProperty("role", "panel")
        card.setFrameShape(QFrame.Shape.NoFrame)
        card.setWidgetResizable(True)
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.setWidget(scrolled)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        for widget in given:
            above.addWidget(widget)
        above.addWidget(card, 1)
        for widget in (top, foot):
            self.addWidget(widget)
        for widget in (scrolled, top, foot, self):
            widget.setProperty("role", "panel")
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setChildrenCollapsible(False)
        self.setSizes([660, 170])
        self.setStretchFactor(0, 1)
        self.setHandleWidth(1)
