"""What an import makes of each record: a list that can be narrowed and saved."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.app import import_report
from annotator.app.import_report import LEFT, REPAIRED, WITHOUT_SPANS, Incoming
from annotator.app.importing import Prepared
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import RowsModel, described, give_width, push, rows_view
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2

SHOWN = 1000
PAUSE = 150
WIDTHS = (112, 180, 230, 110, 64, 150, 84, 56)
LEAST = 90
ARTICLE_COLUMN, REMARK_COLUMN, FILE_COLUMN, PLACE_COLUMN, FROM_COLUMN = 1, 2, 3, 4, 5
_WORDS = (FROM_COLUMN, FILE_COLUMN, ARTICLE_COLUMN, REMARK_COLUMN)


class OutcomeView(QWidget):
    """One line for each record: what it becomes, and why.  Columns that would be empty are hidden.

    `folder` is where a report is proposed to go.  `file_chosen` carries the short name of the file whose line was
    chosen, `failed` why a report was not saved.
    """

    file_chosen = Signal(str)
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._prepared: Prepared | None = None
        self._states = {
            "new": self.tr("New"),
            "known": self.tr("Here already"),
            "copy": self.tr("Twice in these"),
            "spans": self.tr("Spans alone"),
            "rows": self.tr("A project’s rows"),
            LEFT: self.tr("Left out"),
            "refused": self.tr("Refused"),
            REPAIRED: self.tr("Repaired"),
        }
        self._filters: list[tuple[str, ...]] = [
            (), ("new",), ("known", "copy"), ("spans", "rows"), (REPAIRED,), (LEFT,), ("refused",)
        ]  # fmt: skip
        self._model = RowsModel(
            [
                self.tr("Becomes"), self.tr("Article"), self.tr("Remark"), self.tr("File"), self.tr("Place"),
                self.tr("From"), self.tr("Characters"), self.tr("Spans"),
            ],
            self,
        )  # fmt: skip
        said = self.tr("What would become of each record, with the reason")
        self._view = rows_view(self._model, self.tr("Records"), said, WIDTHS)
        self._filter = QComboBox()
        described(self._filter, self.tr("Shown records"), self.tr("Which of the records are listed"))
        self._words = described(
            QLineEdit(), self.tr("Find in the records"), self.tr("Lists the records with these words alone")
        )
        self._words.setPlaceholderText(self.tr("Find…"))
        self._save = push(
            self.tr("Save report…"), self.tr("Save what became of every record, as text or JSON"), self._ask_target
        )
        self._more = plain_label(role="muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._list)
        self._lay_out()
        self._words.textChanged.connect(lambda _: self._pause.start())
        self._filter.activated.connect(self._list)
        self._view.selectionModel().currentRowChanged.connect(self._on_row)
        self._view.viewport().installEventFilter(self)
        self.clear_rows()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._filter)
        row.addWidget(self._words, 1)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_2, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(row)
        column.addWidget(self._view, 1)
        column.addWidget(self._more)

    def clear_rows(self) -> None:
        """Show that nothing is known yet."""
        self._prepared = None
        self._name_filters()
        self._list()

    def show_outcome(self, prepared: Prepared) -> None:
        """Show what an import would bring."""
        self._prepared = prepared
        self._name_filters()
        self._list()

    def save(self, path: Path) -> None:
        """Save the report of all records."""
        assert self._prepared is not None
        try:
            import_report.save(path, self._prepared.summary.as_json(), self._prepared.records)
        except AnnotatorError as error:
            self.failed.emit(str(error))

    def _name_filters(self) -> None:
        counts = self._prepared.records.counts if self._prepared else {}
        chosen = max(self._filter.currentIndex(), 0)
        self._filter.clear()
        for states in self._filters:
            shown = states or [state for state in self._states if state != REPAIRED]
            title = self._states[states[0]] if states else self.tr("All")
            count = sum(counts.get(state, 0) for state in shown)
            self._filter.addItem(self.tr("{what} {count}").format(what=title, count=counted(count)))
        self._filter.setCurrentIndex(chosen)
        self._save.setEnabled(self._prepared is not None)

    def _list(self) -> None:
        states, words = self._filters[self._filter.currentIndex()], self._words.text().casefold().strip()
        records = self._prepared.records if self._prepared else ()
        fitting = list(islice((one for one in records if one.fits(states, words)), SHOWN + 1))
        rows = [self._line(record) for record in fitting[:SHOWN]]
        self._model.show(rows)
        for column in range(1, self._model.columnCount()):
            needed = any(row[column] for row in rows) if rows else column not in (REMARK_COLUMN, PLACE_COLUMN)
            self._view.setColumnHidden(column, not needed)
        self._fill_width()
        self._more.setVisible(len(fitting) > SHOWN)
        self._more.setText(
            self.tr("The first {count} are listed; a saved report has all.").format(count=counted(SHOWN))
        )

    def _fill_width(self) -> None:
        """Give what room is left to the words that need it most: the remarks, or the articles where there are none.

        Where there is too little the other columns of words give of theirs, each down to LEAST, and these at last.
        """
        wide = ARTICLE_COLUMN if self._view.isColumnHidden(REMARK_COLUMN) else REMARK_COLUMN
        heads = self._view.horizontalHeader()
        for column in _WORDS:
            give_width(heads, column, WIDTHS[column])
        for column in (*(other for other in _WORDS if other != wide), wide):
            spare = self._view.viewport().width() - heads.length()
            if not self._view.isColumnHidden(column) and (spare < 0 or column == wide):
                give_width(heads, column, max(LEAST, heads.sectionSize(column) + spare))

    def _line(self, record: Incoming) -> tuple[str, ...]:
        fine = record.state not in WITHOUT_SPANS
        return (
            self._states[record.state],
            record.title or record.name,
            record.remark,
            record.file,
            record.place,
            ", ".join(part for part in (record.source, record.published) if part),
            counted(record.characters) if record.characters else "",
            counted(record.spans) if fine else "",
        )

    def _on_row(self, row: QModelIndex, _: QModelIndex) -> None:
        if row.isValid():
            self.file_chosen.emit(row.siblingAtColumn(FILE_COLUMN).data())

    def _ask_target(self) -> None:
        kinds = self.tr("Text (*.txt);;JSON (*.json)")
        proposed = str(self._folder / "import-report.txt")
        name, kind = QFileDialog.getSaveFileName(self, self.tr("Save the report"), proposed, kinds)
        if name:
            path = Path(name)
            self.save(path if path.suffix else path.with_suffix(".json" if "json" in kind else ".txt"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The columns go with the list's width."""
        if event.type() == QEvent.Type.Resize:
            self._fill_width()
        return super().eventFilter(watched, event)
