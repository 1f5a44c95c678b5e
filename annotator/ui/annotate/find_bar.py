"""Finding words in the article in sight."""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from annotator.domain.span import Range
from annotator.domain.wording import counted
from annotator.ui.press import PressButton
from annotator.ui.status_bar import plain_label
from annotator.ui.text.view import TextView
from annotator.ui.theme import SPACE_1, SPACE_2, SPACE_4


def found_in(text: str, words: str) -> list[Range]:
    """Return where `words` stand in `text` (code points), whatever their case and the white space between them."""
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


class FindBar(QFrame):
    """A field, how many places there are, and steps between them."""

    closed = Signal()

    def __init__(self, text: TextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._text = text
        self._places: list[Range] = []
        self._current = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.field.setAccessibleDescription(self.tr("Enter goes to the next place, Shift+Enter to the one before"))
        self.field.textChanged.connect(lambda _: self._search())
        self._count = plain_label(role="muted")
        self._count.setAccessibleName(self.tr("Places found"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, SPACE_1, SPACE_4, SPACE_1)
        row.setSpacing(SPACE_2)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        row.addWidget(self._button("‹", self.tr("Previous place"), -1))
        row.addWidget(self._button("›", self.tr("Next place"), 1))
        close = PressButton(self.tr("Close"))
        close.setProperty("role", "plain")
        close.setAccessibleName(self.tr("Close finding"))
        close.setAccessibleDescription(self.tr("Goes back to the text"))
        close.clicked.connect(self.leave)
        row.addWidget(close)
        self.hide()

    def _button(self, sign: str, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setProperty("role", "plain")
        button.setAccessibleName(name)
        button.setAccessibleDescription(self.tr("Goes to another place where the words stand"))
        button.setToolTip(name)
        button.clicked.connect(lambda: self.step(by))
        return button

    def open(self) -> None:
        """Show the bar; words that are selected in the text are looked for."""
        chosen = self._text.selection()
        words = self._text.text()[slice(*chosen)] if chosen is not None else ""
        self.show()
        if words.strip() and "\n" not in words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def leave(self) -> None:
        """Hide the bar and what it lit up."""
        if self.isVisible():
            self.hide()
            self._places, self._current = [], -1
            self._text.set_found((), None)
            self.closed.emit()

    def renew(self) -> None:
        """Look in another article for the same words."""
        if self.isVisible():
            self._search()

    def step(self, by: int) -> None:
        """Go to the next or the previous place, around the end."""
        if not self.isVisible():
            self.open()
        elif self._places:
            self._go((self._current + by) % len(self._places))

    def _search(self) -> None:
        self._places = found_in(self._text.text(), self.field.text())
        self._current = -1
        if self._places:
            first = bisect_left(self._places, (self._text.caret(), 0))
            self._go(first % len(self._places))
        else:
            self._text.set_found((), None)
            self._count.setText(self.tr("not here") if self.field.text().strip() else "")

    def _go(self, place: int) -> None:
        self._current = place
        start, end = self._places[place]
        self._text.set_found(self._places, (start, end))
        self._text.go_to(start, end)
        count = self.tr("{place} of {count}").format(place=counted(place + 1), count=counted(len(self._places)))
        self._count.setText(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter steps, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
