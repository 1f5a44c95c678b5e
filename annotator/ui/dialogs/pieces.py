"""What the dialogs are put together from: described fields and buttons, and a table of plain rows."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTableView,
    QToolTip,
    QWidget,
)

from annotator.ui.press import DropDown, PressButton, let_wheel_pass
from annotator.ui.status_bar import plain_label
from annotator.ui.text.display import in_a_row
from annotator.ui.theme import SPACE_2

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
AnyIndex = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def described(widget: AnyWidget, name: str, description: str) -> AnyWidget:
    """Tell a screen reader what a widget is and does; returns the widget."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)
    return widget


def push(text: str, description: str, run: Callable[[], object], role: str = "") -> QPushButton:
    """Return a button with a description."""
    button = described(PressButton(text), text.replace("&", "").replace("…", ""), description)
    button.setToolTip(description)
    if role:
        button.setProperty("role", role)
    button.clicked.connect(lambda: run())
    return button


def give_size(dialog: QWidget, width: int, height: int) -> None:
    """Give a window this size, or less where the screen is smaller."""
    dialog.resize(QSize(width, height).boundedTo(dialog.screen().availableSize() * 0.92))


class ShortBox(DropDown):
    """Leaves out the last words of what is chosen where there is no room for them; its tip says them all."""

    def shown(self) -> str:
        """Return as much of what is chosen as there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        """Say in the tip what is left out."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.shown() != self.currentText():
            QToolTip.showText(event.globalPos(), f"{self.currentText()}\n{self.toolTip()}".replace("<", "‹"), self)
            return True
        return super().event(event)


def number_field(least: int, most: int) -> QSpinBox:
    """Return a field for a whole number, which stands as far from the edge as words do."""
    field = QSpinBox()
    field.setRange(least, most)
    field.lineEdit().setTextMargins(SPACE_2, 0, 0, 0)
    let_wheel_pass(field)
    return field


def add_field(
    grid: QGridLayout, row: int, title: str, field: QWidget, description: str, column: int = 0, across: int = 1
) -> QLabel:
    """Put a titled field into a row of a grid, `across` so many columns; returns the title, which names the field."""
    label = plain_label(title, "muted")
    label.setBuddy(field)
    described(field, title, description)
    field.setToolTip(description)
    top = Qt.AlignmentFlag.AlignTop if isinstance(field, QPlainTextEdit) else Qt.AlignmentFlag(0)
    grid.addWidget(label, row, column, top)
    grid.addWidget(field, row, column + 1, 1, across)
    return label


class RowsModel(QAbstractTableModel):
    """Rows of text under headers; a screen reader meets each row as one sentence.

    The columns `numbers` stand at the right, under their heads.
    """

    def __init__(self, headers: Sequence[str], parent: QWidget | None = None, numbers: Container[int] = ()) -> None:
        super().__init__(parent)
        self._headers = list(headers)
        self._numbers = numbers
        self._rows: list[Sequence[str]] = []

    def show(self, rows: Sequence[Sequence[str]], headers: Sequence[str] | None = None) -> None:
        """Show these rows from now on."""
        self.beginResetModel()
        self._rows = list(rows)
        if headers is not None:
            self._headers = list(headers)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, shortened or not, or for a screen reader what its whole row says."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return in_a_row(row[index.column()][:200])
        if role == Qt.ItemDataRole.ToolTipRole:
            return row[index.column()][:400].replace("<", "‹")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(f"{head} {cell}" for head, cell in zip(self._headers, row, strict=True) if cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._numbers:
            return RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title, or on which side it stands."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._numbers:
            return RIGHT
        return None


def give_width(heads: QHeaderView, column: int, width: int) -> None:
    """Give a column this width, or more where its head needs it in the reader's language."""
    heads.resizeSection(column, max(width, heads.sectionSizeHint(column)))


def rows_view(
    model: RowsModel, name: str, description: str, widths: Sequence[int] = (), wide: int | None = None
) -> QTableView:
    """Return a table that shows rows in columns of these widths; the column `wide` takes what room is left."""
    view = described(QTableView(), name, description)
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(28)
    heads = view.horizontalHeader()
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heads.setHighlightSections(False)
    heads.setDefaultSectionSize(150)
    for column, width in enumerate(widths):
        give_width(heads, column, width)
    if wide is not None:
        heads.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return view
