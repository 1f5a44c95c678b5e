"""Bringing articles and spans in: choose, look, see what would come in and what is refused, import."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app import importing
from annotator.app.finding import label_of
from annotator.app.importing import Incoming, Prepared, Summary
from annotator.domain.errors import AnnotatorError
from annotator.ui.dialogs.pieces import RowsModel, described, push, rows_view
from annotator.ui.dialogs.source_view import FilesView, LookView
from annotator.ui.jobs import Job
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, set_role
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (980, 640)
WIDTHS = (200, 130, 120, 100, 92, 64)
PAUSE = 200
"""Milliseconds of quiet before files are read again."""


class ImportDialog(QDialog):
    """A window beside the work.  Whatever is chosen is read and checked at once, beside the project."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._prepared: Prepared | None = None
        self._files = FilesView(session.project.me.name)
        self._look = LookView()
        self._outcome = OutcomeView()
        self._partial = QCheckBox(self.tr("Take the good records of files that also have broken ones"))
        described(
            self._partial, self._partial.text(), self.tr("Otherwise a file with a broken record is refused whole")
        )
        self._progress = described(QProgressBar(), self.tr("Reading files"), self.tr("How many files have been read"))
        self._sentence = plain_label(self.tr("Nothing is chosen yet."), "muted")
        self._sentence.setWordWrap(True)
        self._close = push(self.tr("Close"), self.tr("Close without importing"), self.close)
        self._import = push(self.tr("Import"), self.tr("Take all this into the project"), self._take, "primary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._prepare)
        self.setWindowTitle(self.tr("Import articles"))
        self.resize(*SIZE)
        self._lay_out()
        self._files.files_changed.connect(self._on_files)
        self._files.options_changed.connect(self._on_choice)
        self._look.columns_changed.connect(self._on_choice)
        self._partial.toggled.connect(self._on_choice)
        self._outcome.file_chosen.connect(self._look.look_into)
        session.project_closed.connect(self.close)
        self.finished.connect(self._on_finished)
        self._wait_for_files()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Bring in these too, such as files that were dropped."""
        self._files.add(paths)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(SPACE_3)
        right.addWidget(self._look, 3)
        right.addWidget(self._outcome, 2)
        self._files.setFixedWidth(270)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_4)
        middle.addWidget(self._files)
        middle.addLayout(right, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        row.addWidget(self._import)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(middle, 1)
        column.addWidget(self._partial)
        column.addWidget(self._progress)
        column.addLayout(row)

    def _wait_for_files(self) -> None:
        self._progress.setMaximum(1)
        self._progress.setValue(0)
        self._import.setEnabled(False)

    def _on_files(self) -> None:
        self._look.show_files(self._files.paths, self._files.encoding)
        self._on_choice()

    def _on_choice(self) -> None:
        self._drop()
        self._wait_for_files()
        self._outcome.clear_rows()
        self._say(self.tr("Reading…") if self._files.paths else self.tr("Nothing is chosen yet."))
        if self._files.paths:
            self._pause.start()

    def _prepare(self) -> None:
        project = self._session.project
        options = self._files.options(self._look.columns, project.round, whole=not self._partial.isChecked())
        work = partial(importing.prepare, project.path, tuple(self._files.paths), options, project.me)
        job = self._job = Job(work, QCoreApplication.instance())
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_prepared)
        job.refused.connect(Prepared.discard)
        job.failed.connect(partial(self._say, role="bad"))
        job.start()

    def _on_progress(self, done: int, of: int, name: str) -> None:
        if self._job is not None:
            self._progress.setMaximum(max(of, 1))
            self._progress.setValue(done)
            self._say(self.tr("Reading {name}…").format(name=name) if name else self.tr("Counting…"))

    def _on_prepared(self, prepared: Prepared) -> None:
        self._job, self._prepared = None, prepared
        self._progress.setMaximum(1)
        self._progress.setValue(1)
        self._outcome.show_outcome(prepared)
        summary = prepared.summary
        brings = summary.documents_added + summary.documents_known + summary.spans_added + summary.spans_known
        self._import.setEnabled(bool(brings))
        self._say(self.tr("Ready: {what}").format(what=self._counted(summary)), "muted" if brings else "warn")

    def _take(self) -> None:
        prepared, self._prepared = self._prepared, None
        if prepared is None:
            return
        self._import.setEnabled(False)
        try:
            summary = importing.take(self._session.project, prepared)
        except AnnotatorError as error:
            self._say(str(error), "bad")
            self._session.failed.emit(str(error))
            return
        sentence = self.tr("Imported: {what}").format(what=self._counted(summary))
        self._say(sentence, "good")
        self._session.announced.emit(sentence)
        self._close.setFocus()
        self._show_first_article()

    def _show_first_article(self) -> None:
        project = self._session.project
        numbers = project.reader.article_numbers(project.layer)[:1]
        if self._session.document is None:
            for line in project.reader.article_lines(numbers, project.layer).values():
                self._session.open_document(line.id)

    def _counted(self, summary: Summary) -> str:
        articles, spans = summary.documents_added, summary.spans_added
        parts = [
            self.tr("articles: {new} new, {known} here already").format(new=articles, known=summary.documents_known),
            self.tr("spans: {new} new, {known} here already").format(new=spans, known=summary.spans_known),
        ]
        if summary.repaired:
            parts.append(self.tr("offsets repaired: {count}").format(count=summary.repaired))
        if summary.refused:
            parts.append(self.tr("refused: {count}").format(count=len(summary.refused)))
        return "; ".join(parts) + "."

    def _say(self, sentence: str, role: str = "muted") -> None:
        self._sentence.setText(sentence)
        set_role(self._sentence, role)

    def _drop(self) -> None:
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._prepared is not None:
            self._prepared.discard()
            self._prepared = None

    def _on_finished(self) -> None:
        self._drop()
        self._look.stop()


class OutcomeView(QTabWidget):
    """What comes in, what is here already, and what is refused and why.

    `file_chosen` carries the short name of the file whose line was chosen.
    """

    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        articles = [
            self.tr("Article"), self.tr("File"), self.tr("Source"), self.tr("Date"),
            self.tr("Characters"), self.tr("Spans"),
        ]  # fmt: skip
        self._new = RowsModel(articles, self)
        self._known = RowsModel(articles, self)
        self._refused = RowsModel([self.tr("File"), self.tr("Place"), self.tr("Reason")], self)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        described(self, self.tr("What the import brings"), self.tr("New, known and refused, each on a tab"))
        known = self.tr("Articles whose text is in the project, or stands twice in these files")
        why = self.tr("Files and records that cannot be taken, with the reason")
        for column, view in (
            (1, rows_view(self._new, self.tr("New articles"), self.tr("Articles that would come in"), WIDTHS, 0)),
            (1, rows_view(self._known, self.tr("Known articles"), known, WIDTHS, 0)),
            (0, rows_view(self._refused, self.tr("Refused"), why, (170, 80), 2)),
        ):
            self.addTab(view, "")
            view.selectionModel().currentRowChanged.connect(partial(self._on_row, column))
        self.clear_rows()

    def clear_rows(self) -> None:
        """Show that nothing is known yet."""
        for model in (self._new, self._known, self._refused):
            model.show([])
        self._name_tabs(Summary())

    def show_outcome(self, prepared: Prepared) -> None:
        """Show what an import would bring; the tab with bad news comes first where there is nothing else."""
        self._new.show([_line(article) for article in prepared.articles if article.state == "new"])
        self._known.show([_line(article) for article in prepared.articles if article.state != "new"])
        refused = prepared.summary.refused
        self._refused.show([(label_of(line.file), line.record, line.reason) for line in refused])
        self._name_tabs(prepared.summary)
        self.setCurrentIndex(2 if refused and not prepared.articles else 0)

    def _on_row(self, column: int, row: QModelIndex, _: QModelIndex) -> None:
        if row.isValid():
            self.file_chosen.emit(row.siblingAtColumn(column).data())

    def _name_tabs(self, summary: Summary) -> None:
        for place, (text, count) in enumerate(
            (
                (self.tr("New {count}"), summary.documents_added),
                (self.tr("Here already {count}"), summary.documents_known),
                (self.tr("Refused {count}"), len(summary.refused)),
            )
        ):
            self.setTabText(place, text.format(count=count))


def _line(article: Incoming) -> tuple[str, ...]:
    characters, spans = str(article.characters), str(article.spans)
    return article.title or article.name, article.file, article.source, article.published, characters, spans
