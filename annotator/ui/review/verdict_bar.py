"""Below the table: a button for each annotator's span, rejecting, drawing, and why it was decided so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.app.reviewing import Case
from annotator.domain.annotator import Layer
from annotator.ui.annotate.chips_layout import ChipsLayout
from annotator.ui.dialogs.pieces import described, push
from annotator.ui.session import Session
from annotator.ui.theme import SPACE_2, SPACE_3

MOST = 6
"""Annotators who have a button; the digits of the others work all the same."""


def _key(case: Case | None) -> tuple[str, ...]:
    return tuple(span.id for span in case.spans) if case else ()


class VerdictBar(QWidget):
    """What can be done with the case in the current row."""

    accepted = Signal(int)
    """The place of an annotator, from 0; -1 rejects all."""
    draw_wanted = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._buttons: list[QPushButton] = []
        self._layers: list[Layer] = []
        self._case: Case | None = None
        self._drafts: dict[tuple[str, ...], str] = {}
        """Notes on places that are open yet, by their spans."""
        self.note = described(QLineEdit(), self.tr("Why it was decided so"), self.tr("A note kept with the verdict"))
        self.note.setPlaceholderText(self.tr("Why it was decided so (N)"))
        self.note.returnPressed.connect(self.left)
        self.note.installEventFilter(self)
        self._reject = push(
            self.tr("Reject all  0"), self.tr("Rejects all spans; key 0"), partial(self.accepted.emit, -1)
        )
        self._draw = push(
            self.tr("Draw own…"), self.tr("Select words in the text, then press a tag's key"), self.draw_wanted.emit
        )
        self._row = ChipsLayout()
        self._row.setSpacing(SPACE_2)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_2)
        column.addLayout(self._row)
        column.addWidget(self.note)
        self._line_up()

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Give each annotator a button."""
        if list(layers) == self._layers:
            return
        self._layers = list(layers)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(nth, layer) for nth, layer in enumerate(layers[:MOST])]
        self._line_up()

    def _line_up(self) -> None:
        for button in (self._reject, self._draw):
            self._row.removeWidget(button)
        for button in (*self._buttons, self._reject, self._draw):
            self._row.addWidget(button)
        for before, after in pairwise((*self._buttons, self._reject, self._draw, self.note)):
            QWidget.setTabOrder(before, after)

    def _button(self, nth: int, layer: Layer) -> QPushButton:
        person = self._session.people().get(layer.annotator_id)
        initials, name = (person.initials, person.name) if person else ("?", "?")
        return push(
            self.tr("Accept {initials}  {key}").format(initials=initials, key=nth + 1),
            self.tr("Accepts {name}'s span; key {key}").format(name=name, key=nth + 1),
            partial(self.accepted.emit, nth),
            "" if nth else "primary",
        )

    def show_case(self, case: Case | None, layers: Sequence[Layer]) -> None:
        """Let only be pressed what makes sense for this case."""
        writable = self._session.project.writable
        for button, layer in zip(self._buttons, layers, strict=False):
            button.setEnabled(writable and case is not None and layer in case.place.spans)
        self._reject.setEnabled(writable and case is not None)
        self._draw.setEnabled(writable)
        self._case = case
        self.note.setEnabled(writable and case is not None)
        if not self.note.hasFocus():
            verdict = case.verdict if case else None
            self.note.setText(verdict.note if verdict else self._drafts.get(_key(case), ""))

    def draft(self) -> str:
        """Return the note on the case while it is open; it is kept with the verdict, or until then."""
        if self._case is None or self._case.verdict is not None:
            return ""
        words = self._drafts[_key(self._case)] = self.note.text().strip()
        return words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leads back to the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
