"""Gathering teammates' files: choose, look at what would change, tick, take it in as one step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.app import gathering
from annotator.app.differences import LayerChoice
from annotator.app.gathering import GatheredFile, Gathering
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import counted
from annotator.formats.registry import formats
from annotator.ui.dialogs.pieces import described, give_size, push
from annotator.ui.jobs import Job
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, show, tell
from annotator.ui.team.brought import brought
from annotator.ui.team.gather_view import ChoiceView, PreviewView
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (980, 640)


class GatherDialog(QDialog):
    """A window beside the work.  Files are read and checked at once, beside the project; nothing changes before Gather.

    `gathered` comes when something was taken in.
    """

    gathered = Signal()

    def __init__(self, session: Session, backups: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._backups = backups
        self._job: Job | None = None
        self._gathering: Gathering | None = None
        self._taking: Job | None = None
        self._paths: list[Path] = []
        self.choice = ChoiceView()
        self.preview = PreviewView()
        self._own = described(
            QCheckBox(self.tr("They come from another computer of mine: take my own layer too")),
            self.tr("From another computer of mine"),
            self.tr("Otherwise nobody's file changes your own layer"),
        )
        self._progress = described(QProgressBar(), self.tr("Reading files"), self.tr("How many files have been read"))
        self._sentence = plain_label(role="muted")
        self._sentence.setWordWrap(True)
        choices = self.tr("Projects, sent work, or any file that says who made its spans")
        self._choose = push(self.tr("Choose &files…"), choices, self._ask)
        self._close = push(self.tr("Close"), self.tr("Close without gathering"), self.close)
        self._stop = push(self.tr("Stop"), self.tr("Gather nothing: the project stays as it was"), self._on_stop)
        self._take = push(self.tr("&Gather"), self.tr("Take what is ticked, as one step"), self.take, "primary")
        self.setWindowTitle(self.tr("Gather teammates' files"))
        give_size(self, *SIZE)
        self._lay_out()
        self._own.toggled.connect(lambda _: self._read())
        self.choice.ticked.connect(self._on_ticked)
        self.choice.chosen.connect(self._on_chosen)
        session.project_closed.connect(self._leave)
        self.finished.connect(lambda _: self._drop())
        self._read()
        self._choose.setFocus()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE_3)
        above.addWidget(self._choose)
        above.addWidget(self._own)
        above.addStretch(1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.choice)
        halves.addWidget(self.preview)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        row.addWidget(self._stop)
        self._stop.hide()
        row.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(above)
        column.addWidget(halves, 1)
        column.addWidget(self._progress)
        column.addLayout(row)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read these too, such as files that were dropped; not while others are taken in."""
        if self._taking is not None:
            self._session.failed.emit(self.tr("Files are being gathered. Add more when that has ended."))
            return
        self._paths = list(dict.fromkeys([*self._paths, *paths]))
        self._read()

    def take(self) -> None:
        """Take what is ticked into the project, after a backup; the window goes on, but changes wait."""
        found = self._gathering
        if found is None:
            return
        backups = self._backups
        try:
            job = self._session.aside(
                self.tr("Teammates' files are being gathered."),
                lambda project, tell: gathering.take(project, found, backups, tell=tell),
            )
        except AnnotatorError as error:
            self._say(str(error), "bad")
            return
        self._gathering, self._taking = None, job
        self._show_taking()
        self._on_taking(0, 1, "")
        job.ended.connect(found.discard)
        job.progressed.connect(self._on_taking)
        for came in (job.finished, job.refused):  # Where it was taken before it could be stopped, it was taken.
            came.connect(partial(self._on_taken, found))
        job.cancelled.connect(self._on_stopped)
        job.failed.connect(self._on_not_taken)

    def _show_taking(self) -> None:
        on = self._taking is not None
        for widget in (self._choose, self._own, self.choice):
            widget.setEnabled(not on)
        self._take.setEnabled(False)
        self._close.setHidden(on)
        self._stop.setVisible(on)
        if on:
            self._stop.setFocus()

    def _on_taking(self, done: int, of: int, name: str) -> None:
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        show(self._sentence, self.tr("Taking in {name}…").format(name=name) if name else self.tr("Keeping a backup…"))

    def _on_taken(self, found: Gathering, counts: dict[str, int]) -> None:
        if self._taking is None:
            return
        self._taking = None
        self._show_taking()
        self._progress.setValue(self._progress.maximum())
        self._paths.clear()
        came = brought(counts)
        said = self.tr("Gathered, new or changed: {what}.").format(what=came) if came else self.tr("Gathered.")
        sentence = " ".join([said, *self._waiting(found)])
        self._say(sentence, "good")
        self._session.announced.emit(sentence)
        self._close.setFocus()
        self.gathered.emit()

    def _on_stopped(self) -> None:
        if self._taking is not None:
            self._taking = None
            self._show_taking()
            self._session.announced.emit(self.tr("Gathering was stopped. Nothing was changed."))
            if self.isVisible():
                self._read()

    def _on_not_taken(self, sentence: str) -> None:
        if self._taking is not None:
            self._taking = None
            self._show_taking()
        self._say(sentence, "bad")
        self._session.failed.emit(sentence)

    def _on_stop(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
        elif self._job is not None:
            self._paths.clear()
            self._read()
            self._say(self.tr("Reading was stopped. Nothing was changed."))
            self._choose.setFocus()

    def _leave(self) -> None:
        self._taking = None
        self.close()

    def _waiting(self, found: Gathering) -> list[str]:
        waiting = sum(file.waiting for file in found.files)
        said = self.tr("{count} rows wait for spans that are not here yet: gather these files again later.")
        return [said.format(count=counted(waiting))] if waiting else []

    def _ask(self) -> None:
        others = {suffix for known in formats() if known.reads and known.carries_spans for suffix in known.suffixes}
        kinds = self.tr("Teammates' files (*.sorot *.jsonl);;Other tools' files ({others});;All files (*)")
        kinds = kinds.format(others=" ".join(f"*{suffix}" for suffix in sorted(others)))
        where = str((self._paths[-1] if self._paths else self._session.project.path).parent)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Gather teammates' files"), where, kinds)
        if names:
            self.add_files([Path(name) for name in names])

    def _read(self) -> None:
        self._drop()
        self._wait_for_files()
        self.choice.show_files([])
        self.preview.show_gathering(None)
        if not self._paths:
            self._say(self.tr("Choose files that teammates sent you, or drop them on the window."))
            return
        project = self._session.project
        paths, own, path, me = tuple(self._paths), self._own.isChecked(), project.path, project.me
        job = self._job = Job(
            lambda tell: gathering.prepare(path, paths, me, own=own, tell=tell), QCoreApplication.instance()
        )
        job.progressed.connect(partial(self._on_progress, job))
        job.finished.connect(self._on_prepared)
        job.refused.connect(Gathering.discard)
        job.failed.connect(partial(self._on_failed, job))
        self._stop.show()
        job.start()

    def _wait_for_files(self) -> None:
        self._progress.setRange(0, 1)
        self._progress.setValue(0)
        self._take.setEnabled(False)

    def _on_progress(self, job: Job, done: int, of: int, name: str) -> None:
        if job is self._job:
            self._progress.setRange(0, of if of > 1 else 0)  # Of a single file nobody knows how far it is read.
            self._progress.setValue(done)
            show(self._sentence, self.tr("Reading {name}…").format(name=name))

    def _on_failed(self, job: Job, sentence: str) -> None:
        if job is self._job:
            self._drop()
            self._wait_for_files()
            self._say(sentence, "bad")

    def _on_prepared(self, found: Gathering) -> None:
        self._job, self._gathering = None, found
        self._stop.hide()
        self._progress.setRange(0, 1)
        self._progress.setValue(1)
        self.preview.show_gathering(found)
        self.choice.show_files(found.files)
        self._say_ready()
        if found.files:
            self._take.setFocus()

    def _on_ticked(self) -> None:
        self.preview.show_looks(self._gathering)
        self._say_ready()

    def _on_chosen(self, file: GatheredFile, layer: LayerChoice | None) -> None:
        self.preview.show_lines(file, layer)

    def _say_ready(self) -> None:
        files = self._gathering.files if self._gathering else []
        layers = [layer for file in files for layer in file.layers if layer.ticked]
        news = any(file.is_news for file in files)
        brings = news and (bool(layers) or any(file.articles or file.codebook for file in files))
        self._take.setEnabled(brings)
        if not files:
            self._say(self.tr("None of these files can be taken. Nothing was changed."), "warn")
            return
        if not news:
            self._say(self.tr("Nothing in these files is new: the project holds all of it already."))
            return
        said = self.tr("Ready: spans {new} new, {changed} changed, {removed} removed; layers ticked: {layers}.")
        self._say(
            said.format(
                new=counted(sum(layer.new for layer in layers)),
                changed=counted(sum(layer.changed for layer in layers)),
                removed=counted(sum(layer.removed for layer in layers)),
                layers=counted(len(layers)),
            )
        )

    def _say(self, sentence: str, role: str = "muted") -> None:
        tell(self._sentence, sentence, role)

    def _drop(self) -> None:
        for job in (self._job, self._taking):
            if job is not None:
                job.cancel()
        self._job = None
        self._stop.hide()
        if self._gathering is not None:
            self._gathering.discard()
            self._gathering = None
