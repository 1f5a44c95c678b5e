"""The right column: the tags, the selected span below them, and all spans of the article at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from annotator.ui.annotate.tags_panel import TagsPanel

TAGS_SHARE, FOOT_SHARE = 0.3, 0.16
"""Of the height: what the tags take at most, and the foot until somebody draws it higher."""
FOOT_LEAST, FOOT_MOST = 92, 170


class RightColumn(QSplitter):
    """`scrolled` takes what room tags and foot leave: where the window is low, these give theirs first."""

    def __init__(self, tags: TagsPanel, scrolled: QWidget, foot: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._tags = tags
        self._drawn = False
        """Whether somebody has drawn the foot to a height of their own."""
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
        above.addWidget(tags)
        above.addWidget(card, 1)
        for widget in (top, foot):
            self.addWidget(widget)
        for widget in (scrolled, top, foot, self):
            widget.setProperty("role", "panel")
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._on_drawn)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_drawn(self) -> None:
        self._drawn = True

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        # A scroll area brings into sight what Tab leads to, and nothing that a key like F2 enters.
        if now is not None and self._card.isAncestorOf(now):
            self._card.ensureWidgetVisible(now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height."""
        height = event.size().height()
        self._tags.fit(round(height * TAGS_SHARE))
        super().resizeEvent(event)
        if not self._drawn:
            foot = max(FOOT_LEAST, min(FOOT_MOST, round(height * FOOT_SHARE)))
            self.setSizes([height - foot, foot])
