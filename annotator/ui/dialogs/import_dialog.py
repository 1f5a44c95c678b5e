"""Bringing articles and spans in: choose, look, see what would come in and what is refused, import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
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
from annotator.app.importing import Prepared, Summary
from annotator.app.naming import PERSON
from annotator.domain.codebook import LABEL_KINDS
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import counted
from annotator.ui.dialogs.names_view import NamesView
from annotator.ui.dialogs.outcome_view import OutcomeView
from annotator.ui.dialogs.pieces import described, give_size, push
from annotator.ui.dialogs.source_view import FilesView, LookView
from annotator.ui.jobs import Job
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, show, tell
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (1180, 720)
PAUSE = 200
"""Milliseconds of quiet before files are read again."""


class ImportDialog(QDialog):
    """A window beside the work.  Whatever is chosen is read and checked at once, beside the project."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._taking: Job | None = None
        self._prepared: Prepared | None = None
        self._files = FilesView(session.project.me.name)
        self._look = LookView()
        folder = session.project.path.parent
        self._outcome = OutcomeView(folder)
        self._names = NamesView(folder)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        described(self._tabs, self.tr("What the import brings"), self.tr("Records, and names that nobody here knows"))
        self._tabs.addTab(self._outcome, self.tr("Records"))
        self._tabs.addTab(self._names, self.tr("Names in these files"))
        self._partial = QCheckBox(self.tr("Take the good records of files that also have broken ones"))
        described(
            self._partial, self._partial.text(), self.tr("Otherwise a file with a broken record is refused whole")
        )
        self._progress = described(QProgressBar(), self.tr("Reading files"), self.tr("How many files have been read"))
        self._sentence = plain_label(self.tr("Nothing is chosen yet."), "muted")
        self._sentence.setWordWrap(True)
        self._close = push(self.tr("Close"), self.tr("Close without importing"), self.close)
        self._stop = push(self.tr("Stop"), self.tr("Leave the project as it was before"), self._on_stop)
        self._stop.hide()
        self._import = push(self.tr("Import"), self.tr("Take all this into the project"), self._take, "primary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._prepare)
        self.setWindowTitle(self.tr("Import articles"))
        give_size(self, *SIZE)
        self._lay_out()
        self._files.files_changed.connect(self._on_files)
        self._files.options_changed.connect(self._on_choice)
        self._look.columns_changed.connect(self._on_choice)
        self._partial.toggled.connect(self._on_choice)
        self._outcome.file_chosen.connect(self._look.look_into)
        self._outcome.failed.connect(partial(self._say, role="bad"))
        self._names.changed.connect(self._on_choice)
        self._names.failed.connect(partial(self._say, role="bad"))
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
        right.addWidget(self._tabs, 3)
        self._files.setFixedWidth(270)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_4)
        middle.addWidget(self._files)
        middle.addLayout(right, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        row.addWidget(self._stop)
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
        whole, names = not self._partial.isChecked(), self._names.names
        options = replace(
            self._files.options(self._look.columns, project.round, whole=whole),
            labels=names.labels,
            people=names.annotators,
            create=self._names.creates,
        )
        work = partial(importing.prepare, project.path, tuple(self._files.paths), options, project.me)
        job = self._job = Job(work, QCoreApplication.instance())
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_prepared)
        job.refused.connect(Prepared.discard)
        job.failed.connect(self._on_not_read)
        job.start()

    def _on_progress(self, done: int, of: int, name: str) -> None:
        if self._job is not None:
            self._progress.setMaximum(of if of > 1 else 0)  # Of a single file nobody knows how far it is read.
            self._progress.setValue(done)
            show(self._sentence, self.tr("Reading {name}…").format(name=name) if name else self.tr("Counting…"))

    def _on_prepared(self, prepared: Prepared) -> None:
        self._job, self._prepared = None, prepared
        self._progress.setMaximum(1)
        self._progress.setValue(1)
        self._outcome.show_outcome(prepared)
        self._show_names(prepared)
        summary = prepared.summary
        brings = summary.documents_added + summary.documents_known + summary.spans_added + summary.spans_known
        self._import.setEnabled(bool(brings))
        if brings and self._files.asking:
            self._import.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.tr("Ready: {what}") if brings else self.tr("Nothing here can be taken in: {what}")
        self._say(said.format(what=self._counted(summary)), "muted" if brings else "warn")

    def _on_not_read(self, sentence: str) -> None:
        self._wait_for_files()
        self._say(sentence, "bad")

    def _show_names(self, prepared: Prepared) -> None:
        codebook, people = self._session.project.codebook, self._session.people().values()
        ours = {kind: [label.name for label in codebook.usable(kind)] for kind in LABEL_KINDS}
        ours[PERSON] = [person.name for person in people if person.kind != "gold"]
        self._names.show_names(prepared.foreign, ours)
        count = len(prepared.foreign)
        title = self.tr("Names in these files: {count} unknown").format(count=counted(count))
        self._tabs.setTabText(1, title if count else self.tr("Names in these files"))

    def _take(self) -> None:
        prepared = self._prepared
        if prepared is None:
            return
        try:
            job = self._session.aside(
                self.tr("Files are being imported."),
                lambda project, tell: importing.take(project, prepared, tell=tell),
            )
        except AnnotatorError as error:
            self._on_not_taken(str(error))
            return
        self._prepared, self._taking = None, job
        self._show_taking()
        for brought in (job.finished, job.refused):  # Where it was taken before it could be stopped, it was taken.
            brought.connect(self._on_taken)
        job.cancelled.connect(self._on_stopped)
        job.failed.connect(self._on_not_taken)

    def _show_taking(self) -> None:
        on = self._taking is not None
        for widget in (self._files, self._look, self._tabs, self._partial):
            widget.setEnabled(not on)
        self._import.setEnabled(False)
        self._close.setHidden(on)
        self._stop.setVisible(on)
        self._progress.setMaximum(0 if on else 1)
        if on:
            self._say(self.tr("Taking in…"))
            self._stop.setFocus()
        else:
            self._close.setFocus()

    def _on_taken(self, summary: Summary) -> None:
        self._taking = None
        self._show_taking()
        self._progress.setValue(1)
        sentence = self.tr("Imported: {what}").format(what=self._counted(summary))
        self._say(sentence, "good")
        self._show_first_article()
        self._session.announced.emit(sentence)

    def _on_stop(self) -> None:
        if self._taking is not None:
            self._taking.cancel()

    def _on_stopped(self) -> None:
        self._taking = None
        self._show_taking()
        self._session.announced.emit(self.tr("The import was stopped. Nothing was changed."))
        if self.isVisible():
            self._on_choice()

    def _on_not_taken(self, sentence: str) -> None:
        self._taking = None
        self._show_taking()
        self._say(sentence, "bad")
        self._session.failed.emit(sentence)

    def _show_first_article(self) -> None:
        project = self._session.project
        numbers = project.reader.article_numbers(project.layer)[:1]
        if self._session.document is None:
            for line in project.reader.article_lines(numbers, project.layer).values():
                self._session.open_document(line.id)

    def _counted(self, summary: Summary) -> str:
        articles, spans = summary.documents_added, summary.spans_added
        parts = [
            self.tr("articles: {new} new, {known} here already").format(
                new=counted(articles), known=counted(summary.documents_known)
            ),
            self.tr("spans: {new} new, {known} here already").format(
                new=counted(spans), known=counted(summary.spans_known)
            ),
        ]
        if summary.repaired:
            parts.append(self.tr("offsets repaired: {count}").format(count=counted(summary.repaired)))
        if summary.left:
            parts.append(self.tr("left out: {count}").format(count=counted(summary.left)))
        if summary.refused:
            parts.append(self.tr("refused: {count}").format(count=counted(len(summary.refused))))
        return "; ".join(parts) + "."

    def _say(self, sentence: str, role: str = "muted") -> None:
        tell(self._sentence, sentence, role)

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
