"""Keeping in step with a team's folder: my snapshot after a pause, the others' as they come, and what is said of it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from annotator.app.settings import Settings
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.ui.jobs import Job, Tell
from annotator.ui.session import Session
from annotator.ui.team.memory import TeamMemory

if TYPE_CHECKING:
    from annotator.app.project import Change
    from annotator.app.team_folder import Look, Seen, TeamFolder

IDLE, SETTLE, POLL = 5000, 1000, 30_000
"""Milliseconds: after my last change, after a change in the folder, and between looks, as some shares tell nothing."""
MANY = 2000
"""Rows that are taken in while the window waits; of more it is told."""
SOON, LONGEST = 0.1, 3.0
"""Seconds: closing says nothing of the folder before the first, and waits for it no longer than the second."""


class FolderWatch(QObject):
    """Writes and reads on a thread, one turn after the other; takes in what came when a turn has ended."""

    turned = Signal()
    """Something is known anew: a turn ended, or the folder was chosen or left."""

    def __init__(self, session: Session, settings: Settings, memory: TeamMemory, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._memory = memory
        self._backups = settings.folder / "backups"
        self._folder: TeamFolder | None = None
        self._job: Job | None = None
        self._again = self._typing = False
        self.problem = ""
        self.seen: list[Seen] = []
        self._turn = self._timer(SETTLE, single=True)
        self._idle = self._timer(IDLE, single=True)
        self._poll = self._timer(POLL, single=False)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._turn.start())
        session.project_opened.connect(self._begin)
        session.project_closed.connect(self._on_closing)
        session.changed.connect(self._on_changed)
        session.saving.connect(self._on_saving)

    def _timer(self, interval: int, *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.setInterval(interval)
        timer.timeout.connect(self.look)
        return timer

    @property
    def path(self) -> str:
        """The folder of the open project, or ""."""
        return str(self._folder.folder) if self._folder is not None else ""

    @property
    def teammates(self) -> int:
        """How many others' work was taken from the folder."""
        if not self.seen:
            return 0
        from annotator.app.team_folder import TAKEN

        me = self._session.project.me.name
        return len({seen.who for seen in self.seen if seen.state == TAKEN and seen.who not in ("", me)})

    def choose(self, folder: Path) -> None:
        """Meet the team in this folder from now on; where it is another team's, it is said and nothing changes."""
        from annotator.app.team_folder import TeamFolder

        joining = TeamFolder(folder, self._device)
        self._end()
        job = self._job = Job(joining.teams, self)
        job.finished.connect(lambda teams: self._on_looked_whose(job, joining, teams))
        job.failed.connect(lambda sentence: self._on_not_joined(job, sentence))
        job.start()

    def _on_looked_whose(self, job: Job, joining: TeamFolder, teams: set[str]) -> None:
        if job is not self._job:
            return
        try:
            joining.join(self._session.project, teams)
        except AnnotatorError as error:
            self._on_not_joined(job, str(error))
            return
        self._memory["folder"] = str(joining.folder)
        self._begin_anew()

    def _on_not_joined(self, job: Job, sentence: str) -> None:
        if job is self._job:
            self._session.failed.emit(sentence)
            self._begin_anew()

    def _begin_anew(self) -> None:
        wanted, self._job = self._again, None
        self._end()
        self._begin()
        if wanted:
            self.look()

    def leave(self) -> None:
        """Meet nowhere any more; what was taken stays, and so do the files."""
        self._end()
        self._memory["folder"] = ""
        self._memory.keep("seen", {})
        self.turned.emit()

    def own(self, device: str) -> None:
        """Another device is mine: its snapshot may change my own layer."""
        self._memory.keep("devices", sorted({*self._memory.kept("devices", []), device}))
        self._end()
        self._memory.keep("seen", {})
        self._begin()

    def look(self) -> None:
        """Write what is mine, read what is others', now; while a turn is under way, once more after it."""
        folder = self._folder
        if self._job is not None:
            self._again = True
            return
        if folder is None:
            return
        project = self._session.project
        path, me = project.path, project.me

        def work(tell: Tell) -> Look:
            tell(0, 0, "")
            folder.write(path, me, tell)
            return folder.look(path, me, tell)

        job = self._job = Job(work, self)
        job.finished.connect(lambda look: self._on_looked(job, look))
        job.failed.connect(lambda sentence: self._on_failed(job, sentence))
        job.refused.connect(lambda look: look.gathering.discard())
        job.start()

    def _begin(self) -> None:
        name = self._memory["folder"]
        if not name or not self._session.project.writable:
            self.turned.emit()
            return
        # Few have a team's folder, and gathering imports all formats: the program starts sooner without.
        from annotator.app.team_folder import TeamFolder

        devices = frozenset(map(str, self._memory.kept("devices", [])))
        self._folder = TeamFolder(Path(name), self._device, devices, self._memory.kept("seen", {}))
        # An older journal than was known: a backup stands here, so that nothing that was seen is sure to be in it.
        if self._last_deed() < int(self._memory.kept("journal", 0)):
            self._folder.forget()
        self._watcher.addPath(name)
        self._poll.start()
        self._turn.start()
        self.turned.emit()

    def _on_closing(self) -> None:
        """Let the team have what I did last, if the folder takes it before long; else the next opening writes it."""
        folder, former, project = self._folder, self._job, self._session.project
        self._end()
        if folder is None or not project.writable:
            return
        path, me, due = project.path, project.me, time.monotonic() + LONGEST

        def work(tell: Tell) -> bool:
            if former is not None:
                former.wait()
            tell(0, 0, "")
            return folder.write(path, me, tell)

        job = Job(work)
        job.start()
        if not job.wait(SOON):
            self._session.announced.emit(self.tr("Writing your work to the team's folder…"))
            for window in QApplication.topLevelWidgets():
                window.repaint()
            if not job.wait(due - time.monotonic()):
                job.cancel()
                return
        if folder.memory != self._memory.kept("seen", {}):
            self._memory.keep("seen", folder.memory)

    def _end(self) -> None:
        for timer in (self._turn, self._idle, self._poll):
            timer.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        if self._job is not None:
            self._job.cancel()
        self._job = self._folder = None
        self._again, self.problem, self.seen = False, "", []

    def _on_changed(self, change: Change) -> None:
        if self._folder is None:
            return
        if change.kind == "undo" and change.name == "gather":
            # What a look has found meanwhile may lack rows that were here when it was taken.
            self._folder.forget()
            if self._job is not None:
                self._job.cancel()
                self._job = None
            self._turn.start()
        if change.kind != "merge":
            self._idle.start()

    def _on_saving(self, on: bool) -> None:
        self._typing = on

    def _on_looked(self, job: Job, look: Look) -> None:
        folder, session = self._folder, self._session
        if job is not self._job or folder is None:
            look.gathering.discard()
        elif self._typing or session.project.paused:
            # What is being typed into a field is not on the disk yet, and the field would be filled anew.
            QTimer.singleShot(SETTLE, self, lambda: self._on_looked(job, look))
        elif look.rows > MANY:
            self._take_aside(folder, look)
        else:
            try:
                self._on_taken(look, folder.take(session.project, look, self._backups))
            except AnnotatorError as error:
                self._on_failed(job, str(error))

    def _take_aside(self, folder: TeamFolder, look: Look) -> None:
        said = self.tr("Much has come through the team's folder and is being taken in.")
        backups = self._backups
        try:
            job = self._session.aside(said, lambda project, tell: folder.take(project, look, backups, tell))
        except AnnotatorError as error:
            look.gathering.discard()
            self._on_failed(self._job, str(error))
            return
        self._job = job
        job.ended.connect(look.gathering.discard)
        job.finished.connect(lambda counts: self._on_taken(look, counts) if job is self._job else None)
        job.failed.connect(lambda sentence: self._on_failed(job, sentence))

    def _on_taken(self, look: Look, counts: dict[str, int]) -> None:
        from annotator.ui.team.brought import brought

        self._job, self.problem, self.seen = None, "", look.seen
        if self._folder is not None:
            self._memory.keep("seen", self._folder.memory)
        self._memory.keep("journal", self._last_deed())
        if came := brought(counts):
            said = self.tr("From the team's folder, new or changed: {what}.")
            self._session.announced.emit(said.format(what=came))
        self._go_on()

    def _on_failed(self, job: Job | None, sentence: str) -> None:
        if job is self._job:
            self._job, self.problem = None, sentence
            self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self._turn.start()
        # A folder that was away is not watched any more when it is back.
        if self.path and not self._watcher.directories() and Path(self.path).is_dir():
            self._watcher.addPath(self.path)
        self.turned.emit()

    def _last_deed(self) -> int:
        lines = self._session.project.reader.journal_lines(limit=1)
        return int(lines[-1][0]) if lines else 0

    @property
    def _device(self) -> str:
        """This device's id, drawn once."""
        kept: dict[str, Any] = self._settings.state("device")
        if not kept.get("id"):
            kept = {"id": new_id().replace("-", "")[-16:]}
            self._settings.keep_state("device", kept)
        return str(kept["id"])
