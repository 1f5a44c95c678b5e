"""Opening projects: from the welcome page, the menu, the command line, a dropped file, a backup.

What opens a project is imported where it is used: the window is painted before.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.app.settings import Settings
from annotator.domain.errors import AnnotatorError
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.app.project import Project

BACK_UP_AFTER = 2000


class Opening(QObject):
    """Opens projects into the session and keeps their daily backups."""

    failed = Signal(str)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        # Not at once: opening comes first.
        self._backing_up = QTimer(self)
        self._backing_up.setSingleShot(True)
        self._backing_up.setInterval(BACK_UP_AFTER)
        self._backing_up.timeout.connect(self._back_up)

    @property
    def home(self) -> Path:
        """The user's own folder: settings, sample and backups."""
        return self._settings.folder

    @property
    def backups(self) -> Path:
        """Where backups of all projects are kept."""
        return self.home / "backups"

    def open(self, path: Path) -> bool:
        """Open a project in this window; where something is in the way, it is said and nothing changes."""
        from annotator.app.project import Project

        if self._session.has_project and self._session.project.path.resolve() == path.resolve():
            return True
        return self._try(lambda: self.show(Project.open(path, self._me, self.backups)))

    def create(self, path: Path, codebook: str, name: str) -> None:
        """Make a project and open it."""
        from annotator.app.projects import create

        self._try(lambda: self.show(create(path, self._me, codebook, name)))

    def show(self, project: Project) -> None:
        """Work on a project that is open already."""
        from annotator.app.project import CONTINUE_AS

        continued = project.reader.setting(CONTINUE_AS)
        if continued and not project.reader.knows(project.me.id):
            project.be(str(continued))
        self._session.open(project)
        self._settings.remember(project.path)
        if project.writable:
            self._backing_up.start()

    def open_sample(self) -> None:
        """Open the sample project, made afresh where it is not there."""
        from annotator.app.sample import open_sample

        self._try(lambda: self.open(open_sample(self.home / "sample")))

    def ask(self) -> None:
        """Ask for a project's file and open it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a project"), "", self.tr("Sorot projects (*.sorot);;All files (*)")
        )
        if name:
            self.open(Path(name))

    def restore(self, found: Path) -> None:
        """Go back to a backup: close, put it in place, open again."""
        from annotator.app import backups

        path = self._session.project.path
        self._session.close()
        problem = ""
        try:
            backups.restore(found, path, self.backups)
        except AnnotatorError as error:
            problem = str(error)
        # What went wrong is said last: opening would take it away.
        if self.open(path) and not problem:
            self._session.announced.emit(self.tr("The project is as it was in that backup."))
        elif problem:
            self.failed.emit(problem)

    def ask_copy(self) -> None:
        """Ask where a copy of the whole project goes, and write it."""
        from PySide6.QtWidgets import QFileDialog

        from annotator.ui.team.file_names import free_path

        project = self._session.project
        folder = project.path.parent if project.path.parent.exists() else Path.home()
        kinds, options = self.tr("Sorot projects (*.sorot)"), QFileDialog.Option.DontConfirmOverwrite
        proposed = str(free_path(folder, project.name))
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a copy"), proposed, kinds, options=options)
        if name:
            path = Path(name)
            self.save_copy(path if path.suffix else path.with_suffix(".sorot"))

    def save_copy(self, out: Path) -> None:
        """Write a copy of the whole project, from what is open where its file is gone."""
        from annotator.app import backups
        from annotator.ui.jobs import Job

        project = self._session.project
        if not project.is_in_place:
            if self._try(lambda: backups.rescue(project, out)):
                said = self.tr("All that is open is saved as {file}. Open it to go on.")
                self._session.announced.emit(said.format(file=out.name))
            return
        said, path = self.tr("The copy is saved as {file}.").format(file=out.name), project.path
        job = Job(lambda _: backups.save_copy(path, out), self)
        job.finished.connect(lambda _: self._session.announced.emit(said))
        job.failed.connect(self.failed)
        job.start()

    @property
    def is_nameless(self) -> bool:
        """Whether somebody works in the open project who has not said their name."""
        return not self._settings["name"] and self._session.project.me.name == self._me

    @property
    def _me(self) -> str:
        return str(self._settings["name"]) or self.tr("Me")

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except AnnotatorError as error:
            self.failed.emit(str(error))
            return False
        return True

    def _back_up(self) -> None:
        from annotator.app import backups
        from annotator.ui.jobs import Job

        if not self._session.has_project or not self._session.project.writable:
            return
        folder, path = self.backups, self._session.project.path
        job = Job(lambda _: backups.keep_daily(folder, path), self)
        job.failed.connect(self.failed)
        job.start()
