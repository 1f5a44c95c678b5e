"""A small field for a few lines: Enter or Ctrl+Enter sends them, Shift+Enter begins a new line, Escape leaves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_1, SPACE_2

LINES = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WritingField(QPlainTextEdit):
    """What is typed stays until it is sent; a line below it says how."""

    sent = Signal(str)
    escaped = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(prompt)
        self.setTabChangesFocus(True)
        self._how = plain_label(self.tr("Enter sends it · Shift+Enter: new line"), "muted")
        self._how.setParent(self)
        self._how.hide()
        room = self._how.sizeHint().height()
        self.setViewportMargins(0, 0, 0, room)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + room + 22)
        self.textChanged.connect(lambda: self._how.setHidden(self.document().isEmpty()))
        self.setAccessibleName(prompt)
        self.setAccessibleDescription(self.tr("Enter sends, Shift+Enter begins a new line, Escape returns to the text"))

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter, which sends in other programs too, from marking the article done."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, leave, or write on."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not shift:
            if words := self.toPlainText().strip():
                self.sent.emit(words)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line in its corner."""
        super().resizeEvent(event)
        self._how.adjustSize()
        self._how.move(self.rect().bottomRight() - self._how.rect().bottomRight() - QPoint(SPACE_2, SPACE_1))
