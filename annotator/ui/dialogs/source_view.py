"""What to import and how to read it: files and folders, a table's columns, a text's encoding, whose spans they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.finding import Finding
from annotator.app.importing import ImportOptions
from annotator.app.looking import Look, look
from annotator.formats import registry
from annotator.ui.dialogs.comparison_view import ComparisonView
from annotator.ui.dialogs.pieces import RowsModel, add_field, described, push, rows_view
from annotator.ui.jobs import Job
from annotator.ui.press import DropDown
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3

COLUMNS = {
    "text": QT_TRANSLATE_NOOP("Column", "Text"),
    "title": QT_TRANSLATE_NOOP("Column", "Title"),
    "source": QT_TRANSLATE_NOOP("Column", "Source"),
    "published": QT_TRANSLATE_NOOP("Column", "Date"),
    "url": QT_TRANSLATE_NOOP("Column", "Address"),
    "language": QT_TRANSLATE_NOOP("Column", "Language"),
    "name": QT_TRANSLATE_NOOP("Column", "Name"),
}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": QT_TRANSLATE_NOOP("Encoding", "Windows-1252 (Western)"),
    "cp1250": QT_TRANSLATE_NOOP("Encoding", "Windows-1250 (Central European)"),
    "cp1251": QT_TRANSLATE_NOOP("Encoding", "Windows-1251 (Cyrillic)"),
    "koi8_r": QT_TRANSLATE_NOOP("Encoding", "KOI8-R (Cyrillic)"),
    "cp1253": QT_TRANSLATE_NOOP("Encoding", "Windows-1253 (Greek)"),
    "cp1254": QT_TRANSLATE_NOOP("Encoding", "Windows-1254 (Turkish)"),
    "cp1255": QT_TRANSLATE_NOOP("Encoding", "Windows-1255 (Hebrew)"),
    "cp1256": QT_TRANSLATE_NOOP("Encoding", "Windows-1256 (Arabic)"),
    "cp874": QT_TRANSLATE_NOOP("Encoding", "Windows-874 (Thai)"),
    "gb18030": QT_TRANSLATE_NOOP("Encoding", "GB 18030 (Chinese)"),
    "big5": QT_TRANSLATE_NOOP("Encoding", "Big5 (Chinese)"),
    "cp932": QT_TRANSLATE_NOOP("Encoding", "Shift JIS (Japanese)"),
    "euc_jp": QT_TRANSLATE_NOOP("Encoding", "EUC-JP (Japanese)"),
    "cp949": QT_TRANSLATE_NOOP("Encoding", "EUC-KR (Korean)"),
}
LISTED = 200
"""Files that can be looked into."""


class FilesView(QWidget):
    """The files and folders that are chosen, how they are spelled, and whose spans they hold."""

    files_changed = Signal()
    options_changed = Signal()

    def __init__(self, me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._paths: list[Path] = []
        self._list = described(QListWidget(), self.tr("Chosen files"), self.tr("Files and folders to bring in"))
        self._list.setMinimumHeight(90)
        self._annotator = QLineEdit(me)
        self._encoding = QComboBox()
        self._encoding.addItem(self.tr("Found out by itself"), "")
        for codec, title in ENCODINGS.items():
            self._encoding.addItem(QCoreApplication.translate("Encoding", str(title)), codec)
        self._done = QCheckBox(self.tr("Mark the articles as done"))
        described(self._done, self._done.text(), self.tr("Somebody has finished labelling these articles"))
        self._lay_out()
        self._annotator.textEdited.connect(self.options_changed)
        self._encoding.activated.connect(self.files_changed)
        self._done.toggled.connect(self.options_changed)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        self._askers = (
            push(self.tr("Files…"), self.tr("Choose files to bring in"), self._ask_files),
            push(self.tr("Folder…"), self.tr("Choose a folder; everything in it is brought in"), self._ask_folder),
        )
        for button in (*self._askers, push(self.tr("Clear"), self.tr("Choose anew"), lambda: self.choose([]))):
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(1, 1)
        spans_of = self.tr("Whose spans they are where the file does not say")
        add_field(grid, 0, self.tr("Spans of"), self._annotator, spans_of)
        add_field(grid, 1, self.tr("Encoding"), self._encoding, self.tr("How the files spell their characters"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(plain_label(self.tr("FILES"), "heading"))
        column.addLayout(buttons)
        column.addWidget(self._list, 1)
        column.addLayout(grid)
        column.addWidget(self._done)

    @property
    def paths(self) -> list[Path]:
        """The files and folders, each once, in the order they were chosen."""
        return self._paths

    @property
    def asking(self) -> bool:
        """Whether the keyboard is still where files were asked for."""
        return self.window().focusWidget() in self._askers

    @property
    def encoding(self) -> str:
        """The encoding that was chosen, or ""."""
        return str(self._encoding.currentData())

    def options(self, columns: dict[str, str], round_: int, *, whole: bool) -> ImportOptions:
        """Return how to bring the files in; `whole` refuses a file with any broken record."""
        name = " ".join(self._annotator.text().split())
        return ImportOptions(
            encoding=self.encoding,
            columns=columns,
            annotator="" if name == self._me else name,
            done=self._done.isChecked(),
            round=round_,
            partial=not whole,
        )

    def choose(self, paths: Sequence[Path]) -> None:
        """Bring in these instead."""
        self._paths = list(dict.fromkeys(paths))
        self._list.clear()
        self._list.addItems([path.name or str(path) for path in self._paths])
        for row, path in enumerate(self._paths):
            self._list.item(row).setToolTip(str(path).replace("<", "‹"))
        self.files_changed.emit()

    def add(self, paths: Sequence[Path]) -> None:
        """Bring in these too."""
        self.choose([*self._paths, *paths])

    def _ask_files(self) -> None:
        suffixes = " ".join(f"*{suffix}" for suffix in registry.suffixes())
        kinds = self.tr("Articles and spans ({suffixes});;All files (*)").format(suffixes=suffixes)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Import articles"), "", kinds)
        if names:
            self.add([Path(name) for name in names])

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Import a folder of articles"))
        if name:
            self.add([Path(name)])


class LookView(QWidget):
    """A look into one of the files: a table's columns and rows, a document and its original, or how a text begins."""

    columns_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encoding = ""
        self._finding: Finding | None = None
        self._listing: Job | None = None
        self._looking: Job | None = None
        self._chosen: dict[str, str] = {}
        self._file = QComboBox()
        described(self._file, self.tr("Look into"), self.tr("Which of the files is shown below"))
        self._file.activated.connect(self._look)
        self._columns = {ours: DropDown() for ours in COLUMNS}
        self._rows = RowsModel([])
        self._text = described(
            QPlainTextEdit(), self.tr("Beginning of the text"), self.tr("As it will be read with this encoding")
        )
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._comparison = ComparisonView()
        self._nothing = plain_label(self.tr("Choose files or a folder, or drop them here."), "muted")
        self._nothing.setWordWrap(True)
        self._pages = QStackedWidget()
        for page in (self._nothing, self._text, self._table_page(), self._comparison):
            self._pages.addWidget(page)
        top = QHBoxLayout()
        top.addWidget(plain_label(self.tr("A LOOK INTO"), "heading"))
        top.addWidget(self._file, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(top)
        column.addWidget(self._pages, 1)

    def _table_page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_2)
        for place, (ours, title) in enumerate(COLUMNS.items()):
            shown = QCoreApplication.translate("Column", str(title))
            combo = self._columns[ours]
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(5)
            combo.activated.connect(partial(self._on_column, ours))
            said = self.tr("Which column of the table holds it")
            add_field(grid, place // 4, shown, combo, said, column=place % 4 * 2)
            grid.setColumnStretch(place % 4 * 2 + 1, 1)
        view = rows_view(self._rows, self.tr("First rows"), self.tr("The first rows of the table as they are read"))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(grid)
        column.addWidget(view, 1)
        return page

    @property
    def columns(self) -> dict[str, str]:
        """Our columns that were chosen by hand, with the table's ("": none); the rest is found out file by file."""
        return dict(self._chosen)

    def show_files(self, paths: Sequence[Path], encoding: str) -> None:
        """Look into these files; folders are gone through beside the window's work."""
        self._encoding = encoding
        self._stop(self._listing)
        self._listing = Job(lambda tell: Finding(paths, partial(tell, 0, 1, "")), QCoreApplication.instance())
        self._listing.finished.connect(self._on_listed)
        self._listing.refused.connect(Finding.close)
        self._listing.start()

    def look_into(self, label: str) -> None:
        """Look into the file of this short name, where it is listed and not in sight already."""
        place = self._file.findText(label)
        if place >= 0 and place != self._file.currentIndex():
            self._file.setCurrentIndex(place)
            self._look()

    def stop(self) -> None:
        """End what is still being read."""
        self._stop(self._listing)
        self._stop(self._looking)
        self._forget()

    def _forget(self) -> None:
        if self._finding is not None:
            self._finding.close()
            self._finding = None

    def _stop(self, job: Job | None) -> None:
        if job is not None:
            job.cancel()

    def _on_listed(self, finding: Finding) -> None:
        self._forget()
        self._finding = finding
        files = finding.files[:LISTED]
        before = self._file.currentText()
        self._file.clear()
        for found in files:
            self._file.addItem(found.label, found.path)
        place = self._file.findText(before)
        self._file.setCurrentIndex(max(place, 0) if files else -1)
        if place < 0:
            self._chosen.clear()
        self._look()

    def _look(self) -> None:
        path, encoding = self._file.currentData(), self._encoding
        self._stop(self._looking)
        if path is None:
            self._nothing.setText(self.tr("Choose files or a folder, or drop them here."))
            self._pages.setCurrentIndex(0)
            return
        self._nothing.setText(self.tr("Reading {name}…").format(name=self._file.currentText()))
        self._pages.setCurrentIndex(0)
        self._looking = Job(lambda _: look(path, encoding), QCoreApplication.instance())
        self._looking.finished.connect(self._show)
        self._looking.start()

    def _show(self, seen: Look) -> None:
        if seen.table is not None:
            self._rows.show(seen.table.rows, seen.table.columns)
            for ours, combo in self._columns.items():
                combo.clear()
                combo.addItem(self.tr("—"), "")
                for column in seen.table.columns:
                    combo.addItem(column, column)
                theirs = self._chosen.get(ours, seen.table.guess.get(ours, ""))
                combo.setCurrentIndex(max(combo.findData(theirs), 0))
            self._pages.setCurrentIndex(2)
        elif seen.original:
            self._comparison.show_look(seen)
            self._pages.setCurrentIndex(3)
        elif seen.beginning:
            self._text.setPlainText(seen.beginning)
            self._pages.setCurrentIndex(1)
        else:
            project = self.tr("This is a Sorot project's own rows, with everything in them.")
            self._nothing.setText(seen.problem or project)
            self._pages.setCurrentIndex(0)

    def _on_column(self, ours: str, _place: int) -> None:
        self._chosen[ours] = str(self._columns[ours].currentData())
        self.columns_changed.emit()
