"""The right column: what can be given, the selected span below it, and all spans of the article at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget


class RightColumn(QSplitter):
    """`given` stand above each other; `scrolled` takes what room is left; `foot` can be drawn higher."""

    def __init__(self, given: Sequence[QWidget], scrolled: QWidget, foot: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        card = self._card = QScrollArea()
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
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        # A scroll area brings into sight what Tab leads to, and nothing that a key like F2 enters.
        if now is not None and self._card.isAncestorOf(now):
            self._card.ensureWidgetVisible(now)
