"""The strip below: that everything is saved, what there is, what failed, and which keys are live."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.ui.press import PressButton
from annotator.ui.theme import SPACE_4, SPACE_5

HEIGHT, SIDE, GAP = 30, SPACE_4, SPACE_5
ROOM = 1200
"""Pixels of width that a sentence and the keys both have room in."""


def plain_label(text: str = "", role: str = "") -> QLabel:
    """Return a label that shows its text as it is, never as markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another look of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def show(label: QLabel, sentence: str, role: str = "muted") -> None:
    """Show a sentence in a window's own label."""
    label.setText(sentence)
    set_role(label, role)


def tell(label: QLabel, sentence: str, role: str = "muted") -> None:
    """Show a sentence, and let a screen reader say it: it says nothing of labels that change by themselves."""
    from annotator.ui.text.accessible import announce

    show(label, sentence, role)
    if sentence and label.isVisible():
        announce(label, sentence)


class ShortLabel(QLabel):
    """Leaves out the last words where there is no room for them; a screen reader is told all."""

    def minimumSizeHint(self) -> QSize:
        """Let the others have the room first."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter, role = QPainter(self), self.foregroundRole()
        self.style().drawItemText(painter, self.rect(), self.alignment(), self.palette(), self.isEnabled(), words, role)


class StatusBar(QWidget):
    """One line: saved, counts, a sentence, and the keys that do something now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._saved = plain_label(role="good")
        self._counts = plain_label(role="muted")
        self._sentence = plain_label(role="muted")
        self._keys = ShortLabel()
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._keys.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._keys, "muted")
        self._dismiss = PressButton(self.tr("Dismiss"))
        self._dismiss.setProperty("role", "link")
        self._dismiss.setAccessibleName(self.tr("Dismiss the message"))
        self._dismiss.setAccessibleDescription(self.tr("Takes the sentence in the status bar away"))
        self._dismiss.clicked.connect(lambda: self.say(""))
        self._dismiss.hide()
        self._saved.setAccessibleName(self.tr("Saved"))
        self._sentence.setAccessibleName(self.tr("Message"))
        self._sentence.setWordWrap(True)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(GAP)
        for label in (self._saved, self._counts):
            row.addWidget(label)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._dismiss)
        row.addWidget(self._keys)

    def show_beside(self, widget: QWidget) -> None:
        """Put something more behind the counts."""
        self._row.insertWidget(2, widget)

    def saved(self) -> None:
        """Say that everything is on the disk now."""
        self._saved.setText(self.tr("● Saved {time}").format(time=QTime.currentTime().toString("HH:mm:ss")))
        set_role(self._saved, "good")
        self._clear_failure()

    def saving(self, on: bool) -> None:
        """Say that a field has something that is not on the disk yet."""
        if on:
            self._saved.setText(self.tr("● Saving…"))
            set_role(self._saved, "warn")
        else:
            self.saved()

    def pausing(self, *, on: bool) -> None:
        """Say that nothing can be changed for now."""
        if on:
            self._saved.setText(self.tr("● Changes wait"))
            set_role(self._saved, "warn")
        else:
            self.saved()

    def read_only(self) -> None:
        """Say that nothing can be changed here."""
        self._saved.setText(self.tr("● Read only"))
        set_role(self._saved, "warn")

    def nothing_open(self) -> None:
        """Show nothing but sentences."""
        for label in (self._saved, self._counts, self._keys):
            label.clear()

    def count(self, text: str) -> None:
        """Show what there is."""
        self._counts.setText(text)

    def hint(self, text: str) -> None:
        """Show which keys do something now."""
        self._keys.setText(text)

    def say(self, sentence: str) -> None:
        """Say what was done."""
        set_role(self._sentence, "muted")
        self._show(sentence, stays=False)

    def fail(self, sentence: str) -> None:
        """Say what went wrong; it stays until it is dismissed or something succeeds."""
        if self._saved.property("role") == "good":
            set_role(self._saved, "muted")  # It may be that something is not saved.
        set_role(self._sentence, "bad")
        self._show(sentence, stays=True)

    def sentence(self) -> str:
        """Return what is said now, or ""."""
        return self._sentence.text()

    def _show(self, sentence: str, *, stays: bool) -> None:
        self._sentence.setText(sentence)
        self._sentence.setToolTip(sentence.replace("<", "‹"))
        self._dismiss.setVisible(stays)
        self._keys.setVisible(not stays and (not sentence or self.width() >= ROOM))

    def _clear_failure(self) -> None:
        if self._dismiss.isVisible():
            self.say("")
