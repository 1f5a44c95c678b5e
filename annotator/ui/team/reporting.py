"""The report on agreement by one click: where it goes is asked, the rest is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import counted
from annotator.ui.jobs import Job
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.app.agreement import Agreement


class Reporting(QObject):
    """Measures and writes in the background, and remembers that a report rests on the rounds."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._job: Job | None = None
        session.project_closed.connect(self._stop)

    def ask(self, names: Sequence[str] = (), rounds: Sequence[int] = ()) -> None:
        """Ask where the report goes; without rounds it is on the one that the team works in."""
        from PySide6.QtWidgets import QFileDialog

        project = self._session.project
        if self._session.blind and not names:
            said = self.tr("This round is blind: its agreement is measured once somebody opens it (Team, Round).")
            self._session.announced.emit(said)
            return
        rounds = tuple(rounds) or (project.round,)
        stem = f"{project.path.stem}-agreement-{'-'.join(map(str, rounds))}"
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Agreement report"),
            str(project.path.with_name(f"{stem}.html")),
            self.tr("Web page (*.html);;Markdown (*.md)"),
        )
        if name:
            path = Path(name)
            self.write(path if path.suffix else path.with_suffix(".html"), names, rounds)

    def write(self, out: Path, names: Sequence[str], rounds: tuple[int, ...]) -> None:
        """Write the report there."""
        from annotator.app.reporting import write_report

        self._stop()
        path = self._session.project.path
        job = self._job = Job(lambda tell: write_report(path, out, names, rounds, tell), self)
        job.finished.connect(lambda found: self._on_written(out, found))
        job.failed.connect(self._session.failed)
        job.start()
        self._session.announced.emit(self.tr("Measuring agreement…"))

    def _on_written(self, out: Path, found: Agreement) -> None:
        from annotator.app.next_round import NoteMeasured

        self._job = None
        project = self._session.project
        if project.writable:
            try:
                project.merge(NoteMeasured(found.rounds), automatic=True)
            except AnnotatorError as error:
                self._session.failed.emit(str(error))
        articles = len(found.articles.documents)
        said = self.tr("The report on {people} is in {file}, with {articles} articles.")
        said = self.tr("The report on {people} is in {file}, with 1 article.") if articles == 1 else said
        people = QLocale().createSeparatedList(list(found.annotators))
        self._session.announced.emit(said.format(people=people, file=out.name, articles=counted(articles)))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
