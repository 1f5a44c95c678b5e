"""The label box: a field that opens over the text when a letter is typed, and finds or makes a label by its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.domain.codebook import Codebook, Label
from annotator.domain.identity import fold
from annotator.ui.annotate.swatch import swatch_icon
from annotator.ui.session import Session
from annotator.ui.theme import SPACE_1, SPACE_2, label_colour

WIDTH, SHOWN, ROW = 280, 8, 26
_DIGITS = frozenset("123456789")


def matching(codebook: Codebook, typed: str, kind: str = "span") -> list[Label]:
    """Return the usable labels of a kind whose name holds `typed`: by name's beginning, then by a word's."""
    wanted = fold(typed)
    found: list[tuple[int, Label]] = []
    for label in codebook.usable(kind):
        name = fold(label.name)
        if wanted in name:
            found.append((0 if name.startswith(wanted) else 1 if f" {wanted}" in name else 2, label))
    return [label for _, label in sorted(found, key=lambda pair: pair[0])]


class LabelBox(QFrame):
    """Up and Down choose, Enter labels, Escape leaves."""

    label_chosen = Signal(str)
    name_wanted = Signal(str)
    """A label of this name is to be made and given."""
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget, kind: str = "span") -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._ground = parent
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Label box"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Label") if kind == "span" else self.tr("Relation"))
        self.field.setAccessibleName(self.tr("Label name"))
        self.field.setAccessibleDescription(self.tr("Up and Down choose, Enter labels, Escape leaves"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Labels found"))
        self.list.itemClicked.connect(self._take)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_2, SPACE_2, SPACE_2, SPACE_2)
        self._column.setSpacing(SPACE_1)
        self._column.addWidget(self.field)
        self._column.addWidget(self.list)
        self.hide()

    def open(self, letter: str, below: QRect) -> None:
        """Open under a place of the parent, with a first letter typed."""
        # Only a box that is shown knows how high its rows make it.
        self.show()
        self.raise_()
        self.field.setText(letter)
        self._fill(letter)
        bounds = self._ground.rect()
        x = max(0, min(below.left(), bounds.width() - self.width() - SPACE_2))
        y = below.bottom() + SPACE_1
        if y + self.height() > bounds.height():
            y = below.top() - SPACE_1 - self.height()
        # The words may be scrolled out of sight; the box never is.
        self.move(QPoint(x, max(0, min(y, bounds.height() - self.height()))))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.deselect()
        self.field.setCursorPosition(len(letter))

    def leave(self) -> None:
        """Close the box."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _fill(self, typed: str) -> None:
        self.list.clear()
        if not self._session.has_project:
            return
        codebook, dark = self._session.project.codebook, self._session.tokens.dark
        for label in matching(codebook, typed, self._kind)[:SHOWN]:
            key = f"   {label.key}" if label.key and self._kind != "span" else ""
            item = QListWidgetItem(swatch_icon(label_colour(label.colour, dark)), label.name + key, self.list)
            item.setData(Qt.ItemDataRole.UserRole, label.id)
        name = " ".join(typed.split())
        if name and codebook.named(name, self._kind) is None:
            item = QListWidgetItem(self.tr("New label “{name}”").format(name=name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, "")
        self.list.setCurrentRow(0)
        rows = self.list.count()
        self.list.setFixedHeight(max(1, rows) * max(ROW, self.list.sizeHintForRow(0)) + 2 * self.list.frameWidth())
        self._column.activate()
        self.adjustSize()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        name, label_id = " ".join(self.field.text().split()), str(item.data(Qt.ItemDataRole.UserRole))
        self.leave()
        if label_id:
            self.label_chosen.emit(label_id)
        else:
            self.name_wanted.emit(name)

    def _take_key(self, digit: str) -> None:
        """Give the label of a key; a digit typed into the empty field begins no name."""
        label = self._session.project.codebook.with_key(digit, self._kind)
        if label is not None:
            self.leave()
            self.label_chosen.emit(label.id)

    def _move(self, by: int) -> None:
        if count := self.list.count():
            self.list.setCurrentRow(max(0, min(count - 1, self.list.currentRow() + by)))

    def _press(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self._move(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        elif self._kind != "span" and not self.field.text() and event.text() in _DIGITS:
            self._take_key(event.text())
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.leave()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep keys that the field has no use for: the text below would move its caret, or mark."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field choose in the list; close when the focus goes elsewhere."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._press(event):
            return True
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in passing:
            self.hide()
        return super().eventFilter(watched, event)
