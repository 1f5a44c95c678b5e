"""Tells when the mouse has come to rest on a span, and when it has gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView

REST_MS = 350

_ENDINGS = frozenset(
    (
        QEvent.Type.Leave,
        QEvent.Type.Wheel,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
    )
)
"""Only what hands do: Qt still sends other events while Python is already taking a view apart."""


class Hovering(QObject):
    """Watches one text view; where the mouse rests is only asked once it rests."""

    rested = Signal(str, QPointF)
    """The id of the span and the mouse's place in the view."""
    left = Signal()

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._at = QPointF()
        self._told: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._on_rest)
        view.verticalScrollBar().valueChanged.connect(self.end)
        view.mark_selected.connect(self.end)
        for watched in (view, view.viewport()):
            watched.installEventFilter(self)

    def end(self) -> None:
        """Say that the mouse is no longer of interest until it moves again."""
        self._timer.stop()
        if self._told is not None:
            self._told = None
            self.left.emit()

    def _move(self, event: QMouseEvent) -> None:
        self._at = event.position()
        if event.buttons():
            self.end()
            return
        if self._told is not None:
            mark = self._view.mark_at(self._at)
            if mark is not None and mark.id == self._told:
                return
            self.end()
        self._timer.start()

    def _on_rest(self) -> None:
        mark = self._view.mark_at(self._at)
        if mark is not None:
            self._told = mark.id
            self.rested.emit(mark.id, self._at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the text, and what ends its rest."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._move(event)
        elif event.type() in _ENDINGS:
            self.end()
        return False
