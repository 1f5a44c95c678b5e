"""Every action with its key, to be changed: a key in use elsewhere is said, and only taken from there when asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from annotator.app.settings import Settings
from annotator.ui.actions import Actions, plain_text
from annotator.ui.press import PressButton
from annotator.ui.status_bar import plain_label, tell
from annotator.ui.theme import SPACE_2, SPACE_3

_NATIVE, _PORTABLE = QKeySequence.SequenceFormat.NativeText, QKeySequence.SequenceFormat.PortableText
_HELD = ("Ctrl+", "Alt+", "Shift+", "Meta+")
_HOLDING = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
_MOVING = ("Left", "Right", "Up", "Down", "Home", "End")
_WITH_CONTROL = frozenset("123456789ACV") | {"Del", "Backspace", "Ins"}


def is_of_the_text(key: QKeySequence) -> bool:
    """Whether the article's text needs a key itself: to label, to walk, to move edges, to select and copy."""
    rest, held = key.toString(_PORTABLE), set[str]()
    while (prefix := next((name for name in _HELD if rest.startswith(name) and rest != name), None)) is not None:
        held.add(prefix)
        rest = rest.removeprefix(prefix)
    if held <= {"Shift+"}:
        return rest != "?" and not (rest.startswith("F") and rest[1:].isdecimal())
    return rest in _MOVING or (held == {"Ctrl+"} and rest in _WITH_CONTROL)


class KeyField(QKeySequenceEdit):
    """Takes any key but Tab and Shift+Tab, which lead on."""

    def name(self, name: str, description: str) -> None:
        """Say what the field is: a screen reader may meet Qt's own line within it."""
        for widget in (self, *self.findChildren(QLineEdit)):
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(description)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back out of the field by Shift+Tab: Qt would take that for the wanted key, and nobody got out."""
        if event.key() in _HOLDING:  # Qt would empty the field already.
            return
        if event.key() != Qt.Key.Key_Backtab:
            super().keyPressEvent(event)
            return
        before = self.previousInFocusChain()
        while before and not (before.focusPolicy() & Qt.FocusPolicy.TabFocus and before.isVisible()):
            before = before.previousInFocusChain()
        if before:
            before.setFocus(Qt.FocusReason.BacktabFocusReason)


class KeysEditor(QWidget):
    """A table of actions, and below it the key of the chosen one."""

    def __init__(self, actions: Actions, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._settings = settings
        self._wanted: QKeySequence | None = None
        """A key that belongs to another action, until it is taken from there."""
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find an action or a key"))
        self.filter.setAccessibleName(self.tr("Find an action or a key"))
        self.filter.setAccessibleDescription(self.tr("Shows only the actions whose name or key holds these letters"))
        self.filter.textChanged.connect(self._sift)
        self.table = self._make_table()
        self.key = KeyField()
        self.key.setMaximumSequenceLength(1)
        self.key.name(self.tr("Key of the chosen action"), self.tr("Press the key that the action is to have"))
        self.key.editingFinished.connect(self._on_key_pressed)
        self.said = plain_label(role="muted")
        self.said.setWordWrap(True)
        self.take = self._button(self.tr("Use it here"), self.tr("Takes the key from the other action"), self._take)
        self.none = self._button(
            self.tr("No key"), self.tr("The action stays in the menus and the palette"), self._clear
        )
        self.usual = self._button(self.tr("Usual key"), self.tr("Gives the action the key it came with"), self._reset)
        self.all_usual = self._button(
            self.tr("All usual keys"), self.tr("Gives every action the key it came with"), self._reset_all
        )
        self._lay_out()
        self._fill()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.setHorizontalHeaderLabels([self.tr("What it does"), self.tr("Key")])
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.setAccessibleName(self.tr("Actions and their keys"))
        table.setAccessibleDescription(self.tr("Choose an action, then press its new key in the field below"))
        table.currentCellChanged.connect(self._on_chosen)
        return table

    def _button(self, text: str, description: str, run: Callable[[], None]) -> QPushButton:
        button = PressButton(text)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        button.clicked.connect(lambda: run())
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        for widget in (self.key, self.none, self.usual, self.all_usual):
            row.addWidget(widget, 1 if widget is self.key else 0)
        said = QHBoxLayout()
        said.addWidget(self.said, 1)
        said.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_3, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addLayout(said)

    def _fill(self) -> None:
        self.table.setRowCount(len(self._actions.all()))
        no_key = self.tr("no key")
        for row, action in enumerate(self._actions.all()):
            keys = "  ".join(key.toString(_NATIVE) for key in action.shortcuts())
            for place, text in enumerate((plain_text(action), keys)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{plain_text(action)}, {keys or no_key}")
                self.table.setItem(row, place, item)
        self._sift(self.filter.text())

    def _sift(self, words: str) -> None:
        for row in range(self.table.rowCount()):
            cells = (self.table.item(row, place) for place in (0, 1))
            held = " ".join(cell.text() for cell in cells if cell is not None)
            self.table.setRowHidden(row, words.casefold() not in held.casefold())
        if self.table.currentRow() < 0 or self.table.isRowHidden(self.table.currentRow()):
            shown = (row for row in range(self.table.rowCount()) if not self.table.isRowHidden(row))
            self.table.setCurrentCell(next(shown, -1), 0)

    def _chosen(self) -> QAction:
        return self._actions.all()[max(0, self.table.currentRow())]

    def _on_chosen(self) -> None:
        for widget in (self.key, self.none, self.usual):
            widget.setEnabled(self.table.currentRow() >= 0)
        action = self._chosen()
        self.key.setKeySequence(action.shortcuts()[0] if action.shortcuts() else QKeySequence())
        self._say("")

    def _say(self, sentence: str, wanted: QKeySequence | None = None) -> None:
        self._wanted = wanted
        tell(self.said, sentence, "warn" if wanted is not None else "muted")
        self.take.setVisible(wanted is not None)

    def _on_key_pressed(self) -> None:
        key, action = self.key.keySequence(), self._chosen()
        if not isValid(action) or key.isEmpty() or key in action.shortcuts():  # The field speaks once more as it goes.
            return
        native = key.toString(_NATIVE)
        holder = self._actions.with_key(key)
        if is_of_the_text(key):
            self._on_chosen()
            self._say(self.tr("{key} is a key of the text itself, so nothing was changed.").format(key=native))
        elif holder is not None:
            sentence = self.tr("{key} is the key of “{action}”.").format(key=native, action=plain_text(holder))
            self._say(sentence, key)
        else:
            self._give(action, [key])

    def _take(self) -> None:
        wanted, action = self._wanted, self._chosen()
        holder = self._actions.with_key(wanted) if wanted is not None else None
        if wanted is None or holder is None:
            return
        self.table.setFocus()  # The button goes away, and would hand the keys on to the tabs.
        self._give(holder, [key for key in holder.shortcuts() if key != wanted])
        self._give(action, [wanted])

    def _clear(self) -> None:
        self._give(self._chosen(), [])

    def _reset(self) -> None:
        action = self._chosen()
        usual = self._actions.usual_keys(action)
        taken = next((holder for key in usual if (holder := self._actions.with_key(key)) not in (None, action)), None)
        if taken is not None:
            sentence = self.tr("Its usual key is now the key of “{action}”.")
            self._say(sentence.format(action=plain_text(taken)))
            return
        own = {name: keys for name, keys in self._settings.keys.items() if name != action.objectName()}
        self._wear(own)

    def _reset_all(self) -> None:
        self._wear({})

    def _give(self, action: QAction, keys: list[QKeySequence]) -> None:
        self._wear(self._settings.keys | {action.objectName(): [key.toString(_PORTABLE) for key in keys]})

    def _wear(self, own: dict[str, list[str]]) -> None:
        self._settings.keys = own
        self._actions.wear_keys(own)
        self._fill()
        self._on_chosen()
