"""The fields of a span's facts: one kind for each kind of attribute, and the note."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.domain.codebook import Attribute
from annotator.domain.identity import fold
from annotator.ui.press import DropDown
from annotator.ui.status_bar import plain_label, set_role

Values = Callable[[str], list[str]]
"""Returns the values that spans carry for an attribute already."""

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_HEARD = (QFocusEvent, QKeyEvent, QWheelEvent)
"""All others, dozens for every label key, are let through without a look at what they are."""
NOTE_LINES = 3


class Field(QWidget):
    """One fact under edit: a control, and below it a word on what is wrong or missing."""

    edited = Signal()
    entered = Signal()
    left = Signal()
    escaped = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, key: str, name: str, control: QWidget, *, required: bool = False) -> None:
        super().__init__()
        self.key, self.name, self.required = key, name, required
        self.control = control
        self.beside: list[QWidget] = []
        """Further controls of the field; Tab reaches them after the first."""
        control.setAccessibleName(name)
        control.installEventFilter(self)
        self._word = plain_label()
        self._word.setWordWrap(True)
        self._word.hide()
        self._judged = ("", "")
        self._say("", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(control)
        column.addWidget(self._word)

    def text(self) -> str:
        """Return what stands in the control."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return the fact to store, "" for none; ValueError with a sentence where it is not one."""
        return self.text().strip()

    def show_value(self, value: Any) -> None:
        """Show a stored fact; None is none."""
        raise NotImplementedError

    def fill(self, words: str) -> bool:
        """Take words of the article; False where they are no such fact."""
        self.show_value(" ".join(words.split()))
        return True

    def set_read_only(self, on: bool) -> None:
        """Let the fact only be read."""
        self.control.setEnabled(not on)

    def judge(self) -> bool:
        """Say what is wrong with the field, or that it is missing; return whether it can be stored."""
        try:
            value = self.value()
        except ValueError as error:
            self._say(str(error), "bad")
            return False
        self._say(self.tr("required") if self.required and value == "" else "", "warn")
        return True

    def _say(self, word: str, role: str) -> None:
        if (word, role) == self._judged:
            return
        self._judged = word, role
        self._word.setText(word)
        self._word.setVisible(bool(word))
        set_role(self._word, role)
        self.control.setAccessibleDescription(word or self.tr("Saved by itself a moment after the last key"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the control is entered and left; Escape and undo belong to the panel, not to the control."""
        if not isinstance(event, _HEARD):
            return False
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.entered.emit()
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _PASSING:
            self.left.emit()
        elif kind == QEvent.Type.Wheel and not self.control.hasFocus():
            event.ignore()  # What lies around the field is scrolled.
            return True
        elif isinstance(event, QKeyEvent) and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        for matches, signal in (
            (event.key() == Qt.Key.Key_Escape, self.escaped),
            (event.matches(QKeySequence.StandardKey.Undo), self.undo_asked),
            (event.matches(QKeySequence.StandardKey.Redo), self.redo_asked),
        ):
            if matches:
                event.accept()
                if pressed:
                    signal.emit()
                return True
        return False


class TextField(Field):
    """A line of text that completes earlier values."""

    def __init__(self, key: str, name: str, *, required: bool = False, values: Values | None = None) -> None:
        self.line = QLineEdit()
        self.line.setProperty("role", "inline")
        super().__init__(key, name, self.line, required=required)
        self._values = values
        self._known = QStringListModel(self)
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self.entered.connect(self._offer_values)

    def text(self) -> str:
        """Return what stands in the line."""
        return self.line.text()

    def show_value(self, value: Any) -> None:
        """Show a stored fact."""
        shown = "" if value is None else str(value)
        if shown != self.line.text():
            self.line.setText(shown)
            self.line.setCursorPosition(0 if not self.line.hasFocus() else len(shown))
        self.judge()

    def set_read_only(self, on: bool) -> None:
        """Let the fact only be read; it can still be selected and copied."""
        self.line.setReadOnly(on)

    def _offer_values(self) -> None:
        """Complete what spans say already; asked only now, since it goes through all spans."""
        if self._values is None or self.line.isReadOnly():
            return
        known = self._values(self.key)
        if self.line.completer() is None:
            completer = QCompleter(self._known, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(lambda _: self.edited.emit())
            self.line.setCompleter(completer)
        if self._known.stringList() != known:
            self._known.setStringList(known)


_TWO_NUMBERS = re.compile(r"[+-]?([1-9]\d{0,2})[.,](\d{3})")
"""What is a thousand to one reader and a decimal fraction to another: 12.500 in Indonesian, 12,500 in English."""


class NumberField(TextField):
    """A number, stored as one; what could be two is not guessed."""

    def value(self) -> Any:
        """Return the number, whole where it is."""
        text = self.text().strip().replace(" ", "")
        if not text:
            return ""
        if two := _TWO_NUMBERS.fullmatch(text):
            sentence = self.tr("Could be {whole} or {fraction}, so it is not saved. Write one of these.")
            whole, fraction = "".join(two.groups()), f"{two[1]}.{two[2]}0"
            raise ValueError(sentence.format(whole=whole, fraction=fraction))
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = float("nan")
        if not abs(number) < float("inf"):
            raise ValueError(self.tr("Not a number, so it is not saved. Write 12 or 12.5."))
        return int(number) if number.is_integer() and "e" not in text.lower() else number

    def show_value(self, value: Any) -> None:
        """Show a stored number so that it reads as itself."""
        super().show_value(f"{value}0" if _TWO_NUMBERS.fullmatch(str(value)) else value)

    def fill(self, words: str) -> bool:
        """Take a number of the article."""
        former = self.text()
        self.line.setText(words.strip())
        try:
            self.value()
        except ValueError:
            self.line.setText(former)
            return False
        return True


def _as_date(words: str) -> str:
    # What it reads dates by takes 10 ms to prepare: not at the start of the program.
    from annotator.domain.metadata import as_date

    return as_date(words)


class DateField(TextField):
    """A date, perhaps partial, stored as ISO."""

    def value(self) -> Any:
        """Return the ISO date."""
        text = self.text().strip()
        found = _as_date(text) if text else ""
        if text and not found:
            raise ValueError(self.tr("Not a date, so it is not saved. Write 2024, 2024-06 or 2024-06-19."))
        return found

    def fill(self, words: str) -> bool:
        """Take a date of the article."""
        found = _as_date(words)
        if found:
            self.line.setText(found)
        return bool(found)


class ChoiceField(Field):
    """One of a few values, or none."""

    def __init__(
        self,
        key: str,
        name: str,
        choices: list[tuple[Any, str]],
        *,
        required: bool = False,
        former: Mapping[str, str] | None = None,
    ) -> None:
        """`former` names values that cannot be chosen any more."""
        self._box = DropDown()
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(key, name, self._box, required=required)
        self._box.addItem("—", "")
        for value, text in choices:
            self._box.addItem(text, value)
        self._known = self._box.count()
        self._former = former or {}
        self._box.activated.connect(lambda _: self.edited.emit())

    def text(self) -> str:
        """Return the chosen value's name."""
        return self._box.currentText()

    def value(self) -> Any:
        """Return the chosen value."""
        return self._box.currentData()

    def show_value(self, value: Any) -> None:
        """Show a stored fact, also one that is no choice (any more)."""
        with QSignalBlocker(self._box):
            while self._box.count() > self._known:
                self._box.removeItem(self._known)
            place = 0 if value is None else self._place_of(value)
            if place < 0:
                self._box.addItem(self._former.get(str(value), str(value)), value)
                place = self._box.count() - 1
            self._box.setCurrentIndex(place)
        self.judge()

    def fill(self, words: str) -> bool:
        """Take a word of the article that is the name of a choice."""
        wanted = fold(words)
        place = next((p for p in range(1, self._known) if fold(self._box.itemText(p)) == wanted), -1)
        if place >= 0:
            self._box.setCurrentIndex(place)
        return place >= 0

    def _place_of(self, value: Any) -> int:
        places = range(self._box.count())
        same = (p for p in places if type(self._box.itemData(p)) is type(value) and self._box.itemData(p) == value)
        return next(same, -1)


class NoteField(Field):
    """A few lines of free text; Tab moves on."""

    def __init__(self, name: str) -> None:
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 18)
        super().__init__("", name, self.note)
        self.note.textChanged.connect(self.edited)

    def text(self) -> str:
        """Return the note."""
        return self.note.toPlainText()

    def value(self) -> Any:
        """Return the note as it is."""
        return self.text()

    def show_value(self, value: Any) -> None:
        """Show a stored note."""
        if str(value or "") != self.text():
            with QSignalBlocker(self.note):
                self.note.setPlainText(str(value or ""))
        self.judge()

    def fill(self, words: str) -> bool:
        """Put words of the article where the caret stands."""
        with QSignalBlocker(self.note):
            self.note.insertPlainText(words)
        return True

    def set_read_only(self, on: bool) -> None:
        """Let the note only be read."""
        if self.note.isReadOnly() != on:  # Qt would set the whole field up anew.
            self.note.setReadOnly(on)


def field_of(attribute: Attribute, values: Values) -> Field | None:
    """Return a field for an attribute; None for a kind that is no fact of one span alone."""

    key, name, required = attribute.id, attribute.name, attribute.required
    if attribute.kind == "text":
        return TextField(key, name, required=required, values=values)
    if attribute.kind == "number":
        return NumberField(key, name, required=required)
    if attribute.kind == "date":
        return DateField(key, name, required=required)
    if attribute.kind == "choice":
        choices = [(choice["id"], str(choice["name"])) for choice in attribute.offered]
        former = {str(choice["id"]): str(choice["name"]) for choice in attribute.choices}
        return ChoiceField(key, name, choices, required=required, former=former)
    if attribute.kind == "yes-no":
        yes, no = QCoreApplication.translate("Field", "yes"), QCoreApplication.translate("Field", "no")
        truths: list[tuple[Any, str]] = [(True, yes), (False, no)]
        return ChoiceField(key, name, truths, required=required)
    return None
