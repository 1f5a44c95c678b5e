"""Handing out: who works on the project, and a copy for them with articles and codebook, without anybody's spans."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from annotator.app import sharing
from annotator.app.edits import SetSetting, register
from annotator.app.project import Change
from annotator.app.sharing import TEAM
from annotator.domain.annotator import is_named
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import fold, new_id
from annotator.domain.wording import counted
from annotator.storage.fresh import Written
from annotator.ui.dialogs.pieces import described, push
from annotator.ui.jobs import Job
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, tell
from annotator.ui.team.file_names import free_path
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (520, 460)


class HandOutDialog(QDialog):
    """One copy serves everybody: whoever opens it picks their name from this list."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        about = self.tr(
            "A copy holds the articles, the codebook and who reads what, but nobody's spans. Whoever opens it picks"
            " their name from this list, works, and sends their work back."
        )
        self._about = plain_label(about, "muted")
        self._about.setWordWrap(True)
        self._people = described(
            QListWidget(), self.tr("Who works on this project"), self.tr("The names that a teammate picks from")
        )
        self.name = described(
            QLineEdit(), self.tr("Add a teammate"), self.tr("Type a name and press Enter to put it on the list")
        )
        self.name.setPlaceholderText(self.tr("A teammate's name"))
        self._sentence = plain_label(role="muted")
        self._sentence.setWordWrap(True)
        self._write = push(
            self.tr("&Write the copy…"), self.tr("Choose where the copy goes"), self._ask, "primary"
        )  # fmt: skip
        self.setWindowTitle(self.tr("Hand out a copy"))
        self.resize(*SIZE)
        self._lay_out()
        self.name.returnPressed.connect(self._on_add)
        session.changed.connect(self._on_changed)
        session.project_closed.connect(self.close)
        self.finished.connect(lambda _: self._stop())
        self._show_people()
        self.name.setFocus()

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.setSpacing(SPACE_2)
        adding.addWidget(self.name, 1)
        adding.addWidget(push(self.tr("&Add"), self.tr("Puts this name on the list"), self._on_add))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._sentence, 1)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes this window"), self.close))
        foot.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self._about)
        column.addWidget(self._people, 1)
        column.addLayout(adding)
        column.addLayout(foot)

    def write(self, out: Path) -> None:
        """Write the copy."""
        if self._job is not None:
            return
        try:
            self._name_team()
        except AnnotatorError as error:
            self._on_failed(str(error))
            return
        path = self._session.project.path
        job = self._job = Job(lambda tell: sharing.share(path, out, lambda: tell(0, 0, out.name)), self)
        job.finished.connect(lambda written: self._on_written(out, written))
        job.failed.connect(self._on_failed)
        job.start()
        self._write.setEnabled(False)
        self._say(self.tr("Writing…"))

    def _name_team(self) -> None:
        """Make all copies one team's, so that they can meet in a folder whoever chooses it first."""
        project = self._session.project
        if not project.reader.setting(TEAM):
            project.merge(SetSetting(TEAM, new_id()), automatic=True)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show_people(self) -> None:
        self._people.clear()
        people = [person for person in self._session.people().values() if person.kind == "person"]
        self._people.addItems(sorted((person.name for person in people), key=fold))

    def _on_add(self) -> None:
        name = " ".join(self.name.text().split())
        project = self._session.project
        known = any(person.kind != "gold" and is_named(person, name) for person in project.reader.annotators())
        if name and not known:
            self._session.do(register(project.person(name)))
        self.name.clear()
        self.name.setFocus()

    def _ask(self) -> None:
        project = self._session.project
        proposed = str(free_path(project.path.parent, project.name, self.tr("for teammates")))
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Hand out a copy"),
            proposed,
            self.tr("Sorot projects (*.sorot)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            self.write(path if path.suffix else path.with_suffix(".sorot"))

    def _on_written(self, out: Path, written: Written) -> None:
        self._job = None
        self._write.setEnabled(True)
        said = self.tr("{file} holds {articles} articles and nobody's spans. Send it to your teammates.")
        sentence = said.format(file=out.name, articles=counted(written.documents))
        self._say(sentence, "good")
        self._session.announced.emit(sentence)

    def _on_failed(self, sentence: str) -> None:
        self._job = None
        self._write.setEnabled(True)
        self._say(sentence, "bad")

    def _on_changed(self, change: Change) -> None:
        if change.touches("annotator", "*"):
            self._show_people()

    def _say(self, sentence: str, role: str = "muted") -> None:
        tell(self._sentence, sentence, role)
