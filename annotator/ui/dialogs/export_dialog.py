"""Writing spans to a file: which format, whose, how; the first record as it will be, and what could not be said."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QModelIndex, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app import exporting
from annotator.app.outgoing import Tell
from annotator.formats import registry
from annotator.formats.record import Dropped, Report
from annotator.storage.reader import Reader
from annotator.ui.dialogs.export_choice import ChoiceView
from annotator.ui.dialogs.pieces import RowsModel, add_field, described, push, rows_view
from annotator.ui.jobs import Job
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, set_role
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (960, 640)
PAUSE = 200
"""Milliseconds of quiet before the first record is written anew."""


class ReportView(QTabWidget):
    """The first record before the export; after it, what was left out or written with less than it has."""

    def __init__(self, open_document: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lost: list[list[Dropped]] = [[], []]
        self._open_document = open_document
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        described(self, self.tr("Preview and report"), self.tr("The first record, and what could not be written"))
        self._record = described(QPlainTextEdit(), self.tr("First record"), self.tr("As it will stand in the file"))
        self._record.setReadOnly(True)
        self._record.setTabChangesFocus(True)
        self._record.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.addTab(self._record, self.tr("First record"))
        self._models = []
        heads = [self.tr("Article"), self.tr("Label"), self.tr("Place"), self.tr("Reason")]
        said = self.tr("Enter or a double click opens the article")
        for place, name in enumerate((self.tr("Spans left out"), self.tr("Spans written with less"))):
            model = RowsModel(heads, self)
            view = rows_view(model, name, said, (170, 110, 90), 3)
            view.activated.connect(partial(self._on_activated, place))
            self._models.append(model)
            self.addTab(view, "")
        self._changed = RowsModel([self.tr("What stands otherwise in the file")], self)
        told = self.tr("Names, characters and the like that had to be written otherwise")
        self.addTab(rows_view(self._changed, self.tr("Written otherwise"), told, wide=0), "")
        self.show_report(Report())

    def show_record(self, text: str) -> None:
        """Show the first record as it would be written."""
        self._record.setPlainText(text)

    def show_report(self, report: Report) -> None:
        """Show what the format could not say; the list that has lines comes to the front."""
        self._lost = [report.dropped, report.reduced]
        for model, lost in zip(self._models, self._lost, strict=True):
            model.show([(s.title or s.document, s.label, f"{s.start}–{s.end}", s.reason) for s in lost])
        self.setTabText(1, self.tr("Left out {count}").format(count=len(report.dropped)))
        self.setTabText(2, self.tr("Written with less {count}").format(count=len(report.reduced)))
        self._changed.show([(sentence,) for sentence in report.changed])
        self.setTabText(3, self.tr("Written otherwise {count}").format(count=len(report.changed)))
        self.setCurrentIndex(1 if report.dropped else 2 if report.reduced else 3 if report.changed else 0)

    def _on_activated(self, place: int, index: QModelIndex) -> None:
        self._open_document(self._lost[place][index.row()].document)


class ExportDialog(QDialog):
    """A window beside the work.  It reads the project through a connection of its own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looking: Job | None = None
        self._writing: Job | None = None
        self._choice = ChoiceView(self._on_choice)
        self._choice.setFixedWidth(320)
        self._report = ReportView(session.open_document)
        self._file = QLineEdit()
        self._progress = described(QProgressBar(), self.tr("Writing"), self.tr("How many articles are written"))
        self._sentence = plain_label(role="muted")
        self._sentence.setWordWrap(True)
        self._close = push(self.tr("Close"), self.tr("Close this window"), self.close)
        self._export = push(self.tr("Export"), self.tr("Write the file"), self._write, "primary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self.setWindowTitle(self.tr("Export spans"))
        self.resize(*SIZE)
        self._lay_out()
        self._file.textChanged.connect(self._name_button)
        session.changed.connect(self._on_project_changed)
        session.project_closed.connect(self.close)
        self.finished.connect(self._on_finished)
        self._on_project_changed()
        self._propose_file()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_4)
        middle.addWidget(self._choice)
        middle.addWidget(self._report, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_2)
        add_field(grid, 0, self.tr("File"), self._file, self.tr("Where the file is written"))
        grid.addWidget(push(self.tr("Choose…"), self.tr("Choose the file"), self._browse), 0, 2)
        grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        row.addWidget(self._export)
        self._progress.setMaximum(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(middle, 1)
        column.addLayout(grid)
        column.addWidget(self._progress)
        column.addLayout(row)

    def _on_project_changed(self) -> None:
        project = self._session.project
        choices = exporting.layer_choices(project.reader, project.round)
        self._choice.show_layers([(choice.name, choice.spans) for choice in choices], project.me.name)
        self._pause.start()

    def _on_choice(self) -> None:
        self._propose_file()
        self._pause.start()

    def _propose_file(self) -> None:
        """Keep the folder and the name, and follow the format with the suffix."""
        suffix = self._suffix()
        path = Path(self._file.text() or self._session.project.path)
        self._file.setText(str(path.with_suffix(suffix)))

    def _suffix(self) -> str:
        """Return how the name ends: folders have no suffix."""
        made = registry.named(self._choice.format)
        return "" if made.folder else made.suffixes[0]

    def _browse(self) -> None:
        suffix = self._suffix()
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export to"), self._file.text(), f"*{suffix}")
        if name:
            self._file.setText(name if Path(name).suffix else name + suffix)

    def _look(self) -> None:
        project = self._session.project
        path, options = project.path, self._choice.options(project.round)

        def work(_: object) -> str:
            with closing(Reader.open(path)) as reader:
                return exporting.preview(reader, options)

        if self._looking is not None:
            self._looking.cancel()
        self._looking = job = Job(work, QCoreApplication.instance())
        job.finished.connect(self._report.show_record)
        job.failed.connect(self._report.show_record)
        job.start()

    def _write(self) -> None:
        if self._writing is not None:
            self._writing.cancel()
            return
        project, out = self._session.project, self._out()
        path, options = project.path, self._choice.options(project.round)
        if out.resolve() == path.resolve():
            self._say(self.tr("This is the project itself. Choose another file."), "bad")
            return

        def work(tell: Tell) -> Report:
            with closing(Reader.open(path)) as reader:
                return exporting.export(reader, out, options, tell)

        self._writing = job = Job(work, QCoreApplication.instance())
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_written)
        job.refused.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._export.setText(self.tr("Stop"))
        self._say(self.tr("Writing…"), "muted")
        job.start()

    def _on_progress(self, done: int, of: int, name: str) -> None:
        self._progress.setMaximum(max(of, 1))
        self._progress.setValue(done)

    def _on_written(self, report: Report) -> None:
        self._end()
        self._progress.setValue(self._progress.maximum())
        self._report.show_report(report)
        sentence = self.tr("Written to {file}. Articles: {articles}, spans: {spans}, left out: {lost}.").format(
            file=Path(self._file.text()).name,
            articles=report.documents,
            spans=report.spans,
            lost=len(report.dropped),
        )
        self._say(sentence, "warn" if report.dropped else "good")
        self._session.announced.emit(sentence)

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self._progress.setValue(0)
        self._say(sentence, "bad")

    def _on_cancelled(self) -> None:
        if self._writing is None:
            return
        self._end()
        self._progress.setValue(0)
        self._say(self.tr("Stopped. Nothing was written."), "muted")

    def _end(self) -> None:
        self._writing = None
        self._name_button()

    def _name_button(self) -> None:
        there = self._out().is_file()
        self._export.setText(self.tr("Replace file") if there else self.tr("Export"))
        self._export.setEnabled(bool(self._file.text().strip()))

    def _out(self) -> Path:
        return Path(self._file.text().strip()).expanduser()

    def _say(self, sentence: str, role: str) -> None:
        self._sentence.setText(sentence)
        set_role(self._sentence, role)

    def _on_finished(self) -> None:
        # A file that is not whole is never put in place, so stopping leaves nothing.
        self._pause.stop()
        for job in (self._looking, self._writing):
            if job is not None:
                job.cancel()
