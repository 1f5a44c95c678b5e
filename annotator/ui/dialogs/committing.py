"""A field that keeps what is typed: shortly after the last key and on leaving, never with a button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

PAUSE = 300
"""Milliseconds after the last key."""

Commit = Callable[[str, bool], bool]
"""Called with the text and whether it joins the change before; returns whether it was taken."""


class Committing(QObject):
    """Watches over one text field.

    While the field has the focus all its changes are one undo step.  Ctrl+Z in it takes back what is not committed;
    where everything is, the key is left to the window.
    """

    def __init__(self, field: QLineEdit | QPlainTextEdit, commit: Commit) -> None:
        super().__init__(field)
        self._field = field
        self._commit = commit
        self._kept = ""
        self._joins = False
        self._is_committing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.keep)
        self.show("")
        if isinstance(field, QLineEdit):
            field.textEdited.connect(lambda: self._timer.start())
            field.returnPressed.connect(self.keep)
        else:
            field.textChanged.connect(self._timer.start)
        field.installEventFilter(self)

    def show(self, text: str) -> None:
        """Show what the project holds, unless the person is in the middle of typing."""
        if self._is_committing or (self.pending and self._field.hasFocus()):
            return
        self._kept = text
        self._write(text)

    def leave(self) -> None:
        """Keep what is typed and be done with this field's subject: another may be shown next."""
        self.keep()
        self._timer.stop()
        self._joins = False
        self._kept = self._text()

    def keep(self) -> None:
        """Commit what is typed; what is not taken gives way to what was there."""
        self._timer.stop()
        text = self._text()
        if text == self._kept:
            return
        before, self._kept = self._kept, text
        self._is_committing = True
        is_taken = self._commit(text, self._joins)
        self._is_committing = False
        if is_taken:
            self._joins = True
            self._write(text)
            return
        self._kept = before
        if not self._field.hasFocus():
            self._write(before)

    @property
    def pending(self) -> bool:
        """Whether something is typed that is not committed."""
        return self._text() != self._kept

    def _text(self) -> str:
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()

    def _write(self, text: str) -> None:
        """Set the text where it is another; either way there is nothing left that the field itself would take back."""
        if isinstance(self._field, QLineEdit):
            cursor = self._field.cursorPosition()
            self._field.setText(text)
            self._field.setCursorPosition(min(cursor, len(text)) if self._field.hasFocus() else 0)
            return
        blocked = self._field.blockSignals(True)
        if self._field.toPlainText() != text:
            self._field.setPlainText(text)
        self._field.document().clearUndoRedoStacks()
        self._field.blockSignals(blocked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep on leaving; let the window undo where the field has nothing to take back."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
            self._joins = False
            if self.pending:
                self._write(self._kept)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undo and not self.pending:
                event.ignore()
                return True
        return False
