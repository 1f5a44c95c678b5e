"""The project's backups: what each holds; look into one, or go back to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app import backups
from annotator.domain.wording import counted
from annotator.storage.backup import Backup
from annotator.ui.jobs import Job
from annotator.ui.press import PressButton
from annotator.ui.status_bar import plain_label, tell
from annotator.ui.words import reason_name


class BackupsDialog(QDialog):
    """A table of backups, the latest first."""

    look_wanted = Signal(Path)
    restore_wanted = Signal(Path)

    def __init__(self, folder: Path, project: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self.resize(640, 420)
        self._found: list[Backup] = []
        self._hint = plain_label(self.tr("Looking for backups…"), "muted")
        self._hint.setWordWrap(True)
        self._table = QTableWidget(0, 4)
        self._table.setHorizontalHeaderLabels([self.tr("Made"), self.tr("Why"), self.tr("Articles"), self.tr("Spans")])
        self._table.setAccessibleName(self.tr("Backups"))
        self._table.setAccessibleDescription(self.tr("Each row is a copy of the project as it was"))
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setHighlightSections(False)
        self._table.itemSelectionChanged.connect(self._on_selection)
        self._look = self._button(self.tr("Look into it"), self.tr("Opens the copy for reading"), self.look_wanted)
        self._restore = self._button(
            self.tr("Go back to it"),
            self.tr("Puts the copy in the project's place; the project as it is now is kept as a backup first"),
            self.restore_wanted,
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._look)
        row.addWidget(self._restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addWidget(self._table, 1)
        column.addLayout(row)
        self._on_selection()
        self._job = Job(lambda _: backups.listed(folder, project), self)
        self._job.finished.connect(self._show)
        self._job.failed.connect(partial(tell, self._hint))
        self._job.start()

    def _button(self, text: str, description: str, wanted: object) -> QPushButton:
        button = PressButton(text)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        button.setToolTip(description)
        button.clicked.connect(lambda: self._emit(wanted))
        return button

    def _emit(self, wanted: object) -> None:
        row = self._table.currentRow()
        if 0 <= row < len(self._found):
            (self.look_wanted if wanted is self.look_wanted else self.restore_wanted).emit(self._found[row].path)

    def _show(self, found: list[Backup]) -> None:
        self._found = found
        self._hint.setText(
            self.tr("A backup is made each day and before anything risky. Going back keeps what is now.")
            if found
            else self.tr("There are no backups yet. One is made each day that the project is opened.")
        )
        self._table.setRowCount(len(found))
        for row, kept in enumerate(found):
            moment = QDateTime.fromString(kept.made, Qt.DateFormat.ISODate)
            made = QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat) if moment.isValid() else ""
            cells = (made or kept.made, reason_name(kept.reason), counted(kept.documents), counted(kept.spans))
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, self._told(cells))
                self._table.setItem(row, place, item)
        self._table.resizeColumnToContents(0)
        if found:
            self._table.selectRow(0)

    def _told(self, cells: tuple[str, ...]) -> str:
        heads = (self._table.horizontalHeaderItem(place) for place in range(len(cells)))
        return ", ".join(f"{head.text()} {cell}" for head, cell in zip(heads, cells, strict=True) if head)

    def _on_selection(self) -> None:
        chosen = self._table.currentRow() >= 0 and bool(self._found)
        self._look.setEnabled(chosen)
        self._restore.setEnabled(chosen)
