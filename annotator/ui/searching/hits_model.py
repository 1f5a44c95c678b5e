"""Hits of a search as a concordance: a tick, what stands before, the words, what stands after, and the article."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from annotator.app.searching import Hit
from annotator.ui.text.display import in_a_row

BEFORE, WORDS, AFTER, ARTICLE = range(4)
_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class HitsModel(QAbstractTableModel):
    """One row a hit; each carries a tick beside its words, on at first."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._unticked: set[int] = set()
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, hits: list[Hit]) -> None:
        """Show these hits, all ticked."""
        self.beginResetModel()
        self._hits, self._unticked = hits, set()
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        """Return the hit in a row."""
        return self._hits[row]

    def chosen(self) -> list[Hit]:
        """Return the hits that are ticked."""
        return [hit for row, hit in enumerate(self._hits) if row not in self._unticked]

    def articles(self) -> int:
        """Return in how many articles the hits stand."""
        return len({hit.document_id for hit in self._hits})

    def turn(self, rows: list[int]) -> None:
        """Tick rows, or where all are, take their ticks away."""
        if all(row not in self._unticked for row in rows):
            self._unticked.update(rows)
        else:
            self._unticked.difference_update(rows)
        if rows:
            self.dataChanged.emit(self.index(min(rows), WORDS), self.index(max(rows), WORDS))
            self.ticked.emit()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of hits."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let the words be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == WORDS else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, its place and weight, the tick, or for a screen reader the whole row."""
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            cell = (hit.before, hit.quote, hit.after, hit.title)[index.column()]
            return in_a_row(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == BEFORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and index.column() == WORDS:
            return self._bold
        on = index.row() not in self._unticked
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == WORDS:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self.tr("ticked") if on else self.tr("not ticked")
            return f"{hit.snippet}, {hit.title}, {state}"
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != WORDS:
            return False
        self.turn([index.row()])
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the columns' names."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Before"), self.tr("Words"), self.tr("After"), self.tr("Article"))[section]
