"""Writing spans to a file: which format, whose, how; the first record as it will be, and what could not be said."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.app import export_report, exporting, splitting
from annotator.app.exporting import WHOLE
from annotator.app.outgoing import Tell
from annotator.app.settings import Settings
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import counted
from annotator.formats import registry
from annotator.formats.record import Report
from annotator.storage.reader import Reader
from annotator.ui.dialogs.export_choice import ChoiceView
from annotator.ui.dialogs.export_report_view import COPIES, ReportView
from annotator.ui.dialogs.export_split import SplitView
from annotator.ui.dialogs.pieces import add_field, described, give_size, push
from annotator.ui.jobs import Job
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, tell
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

if TYPE_CHECKING:
    from annotator.app.project import Change

SIZE = (1180, 720)
WIDTH = 330
PAUSE = 200
"""Milliseconds of quiet before the first record is written anew."""


def named(path: Path, suffix: str) -> Path:
    """Return a path with this suffix in place of another format's; dots of the name itself stay."""
    if path.name in ("", ".."):
        return path
    known = {".sorot", *registry.suffixes(), *(end for made in registry.formats() for end in made.suffixes)}
    return path.with_suffix(suffix) if path.suffix.lower() in known else path.with_name(path.name + suffix)


class ExportDialog(QDialog):
    """A window beside the work.  It reads the project through a connection of its own.

    With `settings` it begins with what was chosen last for this project.
    """

    def __init__(self, session: Session, parent: QWidget | None = None, settings: Settings | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._key = f"export {session.project.path.resolve()}"
        self._looking: Job | None = None
        self._writing: Job | None = None
        self._waits = False
        self._written: Report | None = None
        self._choice = ChoiceView(self._on_choice)
        self._split = SplitView(session)
        self._report = ReportView(session)
        self._file = QLineEdit()
        self._browse = push(self.tr("Choose…"), self.tr("Choose the file"), self._ask_file)
        self._choices = self._left()
        self._progress = described(QProgressBar(), self.tr("Writing"), self.tr("How many articles are written"))
        self._sentence = plain_label(role="muted")
        self._sentence.setWordWrap(True)
        self._close = push(self.tr("Close"), self.tr("Close this window"), self.close)
        self._export = push(self.tr("Export"), self.tr("Write the file"), self._write, "primary")
        self._save = push(
            self.tr("Save report…"), self.tr("Save what could not be said, as text or JSON"), self._ask_report
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self.setWindowTitle(self.tr("Export spans"))
        give_size(self, *SIZE)
        self._lay_out()
        self._file.textChanged.connect(self._name_button)
        session.changed.connect(self._on_project_changed)
        session.project_closed.connect(self.close)
        session.project_closed.connect(self._on_finished)
        self.finished.connect(self._on_finished)
        self._split.changed.connect(self._on_choice)
        self._split.planned.connect(self._on_planned)
        self._split.pairs_wanted.connect(lambda: self._report.setCurrentIndex(COPIES))
        self._restore()
        self._on_choice()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_4)
        middle.addWidget(self._choices)
        middle.addWidget(self._report, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_2)
        add_field(grid, 0, self.tr("File"), self._file, self.tr("Where the file is written"))
        grid.addWidget(self._browse, 0, 2)
        grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._sentence, 1)
        for button in (self._save, self._close, self._export):
            row.addWidget(button)
        self._save.setEnabled(False)
        self._progress.setMaximum(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(middle, 1)
        column.addLayout(grid)
        column.addWidget(self._progress)
        column.addLayout(row)

    def _left(self) -> QScrollArea:
        """Return the choices, which a small screen scrolls."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, SPACE_2, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._choice)
        column.addWidget(self._split)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(WIDTH)
        bar = area.verticalScrollBar()
        # What a split comes to stands at the end: as it grows, it stays in sight.
        bar.rangeChanged.connect(lambda _, most: bar.setValue(most) if self._split.is_on else None)
        return area

    def _on_project_changed(self, change: Change | None = None) -> None:
        project = self._session.project
        rounds = sorted({layer.round for layer in project.reader.layers()} | {project.round})
        self._choice.show_rounds(rounds, project.round)
        self._show_layers()
        if change is not None and change.touches("document", "boilerplate", "*"):
            self._split.forget()
        self._pause.start()

    def _show_layers(self) -> None:
        project = self._session.project
        choices = exporting.layer_choices(project.reader, self._choice.round)
        # I may be joined to another name of mine.
        mine = (x.name for x in choices if project.me.id in {layer.annotator_id for layer in x.layers})
        self._choice.show_layers([(choice.name, choice.spans) for choice in choices], next(mine, project.me.name))

    def _on_choice(self) -> None:
        self._show_layers()
        self._waits = False  # It was asked for with what was chosen before.
        self._report.show_report(None)  # What was written last says nothing of what would be written now.
        self._written = None
        self._save.setEnabled(False)
        self._say("", "muted")
        self._progress.setValue(0)
        self._split.allow(self._session.project.writable and self._choice.format != WHOLE)
        if not self._split.is_on:
            self._report.show_pairs(None)
        self._propose_file()
        self._pause.start()

    def _restore(self) -> None:
        state = self._settings.state(self._key) if self._settings else {}
        self._split.restore(state.get("split", {}))
        self._on_project_changed()
        self._choice.restore(state.get("choice", {}))
        if isinstance(name := state.get("file"), str) and Path(name).parent.is_dir():
            self._file.setText(name)

    def _remember(self) -> None:
        if self._settings:
            split, choice = self._split.state(), self._choice.state()
            self._settings.keep_state(self._key, {"choice": choice, "split": split, "file": self._file.text()})

    def _propose_file(self) -> None:
        """Keep the folder and the name, and follow the format with the suffix."""
        suffix = self._suffix()
        path = Path(self._file.text() or self._session.project.path)
        self._file.setText(str(named(path, suffix)))

    def _suffix(self) -> str:
        """Return how the name ends: folders have no suffix."""
        made = registry.named(self._choice.format)
        return "" if made.folder or self._split.is_on else made.suffixes[0]

    def _ask_file(self) -> None:
        suffix = self._suffix()
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export to"), self._file.text(), f"*{suffix}")
        if name:
            self._file.setText(name if Path(name).suffix else name + suffix)

    def _look(self) -> None:
        path, options = self._session.project.path, self._choice.options()
        self._split.look(options)

        def work(_: object) -> str:
            with closing(Reader.open(path)) as reader:
                return exporting.preview(reader, options)

        if self._looking is not None:
            self._looking.cancel()
        self._report.show_record("")  # The former format's record does not stand under another format's name.
        self._looking = job = Job(work, QCoreApplication.instance())
        job.finished.connect(self._report.show_record)
        job.failed.connect(self._report.show_record)
        job.start()

    def _write(self) -> None:
        if self._writing is not None:
            self._writing.cancel()
            return
        path, out, options = self._session.project.path, self._out(), self._choice.options()
        if out.resolve() == path.resolve():
            self._say(self.tr("This is the project itself. Choose another file."), "bad")
            return
        sides = None
        if self._split.is_on:
            # What is written is what was shown: sides that are still being worked out are waited for.
            self._waits = self._pause.isActive() or self._split.is_busy or self._split.sides is None
            sides = None if self._waits else self._split.keep()
            if sides is None:
                return
            options = replace(options, parts=sides.parts)
        self._remember()

        def work(tell: Tell) -> Report:
            with closing(Reader.open(path)) as reader:
                report = exporting.export(reader, out, options, tell)
                report.split = splitting.told(reader, sides) if sides else []
                return report

        self._writing = job = Job(work, QCoreApplication.instance())
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_written)
        job.refused.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._let_choose(on=False)
        self._export.setText(self.tr("Stop"))
        self._say(self.tr("Writing…"), "muted")
        job.start()

    def _on_planned(self) -> None:
        self._report.show_pairs(self._split.sides if self._split.is_on else None)
        if self._waits:
            self._waits = False
            if self._split.sides is not None:
                self._write()

    def _on_progress(self, done: int, of: int, name: str) -> None:
        self._progress.setMaximum(max(of, 1))
        self._progress.setValue(done)

    def _on_written(self, report: Report) -> None:
        self._end()
        self._progress.setValue(self._progress.maximum())
        self._report.show_report(report)
        self._written = report
        self._save.setEnabled(True)
        sentence = self.tr("Written to {file}. Articles: {articles}, spans: {spans}, left out: {lost}.").format(
            file=self._out().name,
            articles=counted(report.documents),
            spans=counted(report.spans),
            lost=counted(len(report.dropped)),
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
        whole = self.tr("Stopped. Nothing was written.")
        sentence = self.tr("Stopped. Parts that were whole stay.") if self._split.is_on else whole
        self._say(sentence, "muted")
        self._session.announced.emit(sentence)

    def _end(self) -> None:
        self._writing = None
        self._let_choose(on=True)
        self._name_button()

    def _let_choose(self, *, on: bool) -> None:
        for widget in (self._choices, self._file, self._browse):
            widget.setEnabled(on)

    def _name_button(self) -> None:
        out, made = self._out(), registry.named(self._choice.format)
        files = exporting.part_files(out, made).values() if self._split.is_on else [out]
        there = any(map(exporting.is_there, files))
        self._export.setText(self.tr("Replace file") if there else self.tr("Export"))
        self._export.setEnabled(bool(self._file.text().strip()))

    def _out(self) -> Path:
        path = Path(self._file.text().strip())
        try:
            return path.expanduser()
        except RuntimeError:  # Nobody is called so.
            return path

    def save_report(self, path: Path) -> None:
        """Save the report of what was written."""
        assert self._written is not None
        try:
            export_report.save(path, self._written)
        except AnnotatorError as error:
            self._say(str(error), "bad")

    def _ask_report(self) -> None:
        proposed = str(self._out().with_name(f"{self._out().stem}-report.txt"))
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), proposed, self.tr("Text (*.txt);;JSON (*.json)")
        )
        if name:
            path = Path(name)
            self.save_report(path if path.suffix else path.with_suffix(".json" if "json" in kind else ".txt"))

    def _say(self, sentence: str, role: str) -> None:
        tell(self._sentence, sentence, role)

    def _on_finished(self) -> None:
        # A file that is not whole is never put in place, so stopping leaves nothing.
        self._pause.stop()
        self._split.stop()
        for job in (self._looking, self._writing):
            if job is not None:
                job.cancel()
