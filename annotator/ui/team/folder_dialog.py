"""The team's folder: which it is, who was seen in it and when, and the files that were passed over, with the reason."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.team_folder import COPY, NAME, REFUSED, STRANGE, TAKEN, UNFINISHED_FILE, Seen
from annotator.ui.dialogs.pieces import RowsModel, push, rows_view
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, set_role
from annotator.ui.team.folder_watch import FolderWatch
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (820, 460)
WIDTHS = (120, 130, 170, 170)


class FolderDialog(QDialog):
    """Stays open beside the work and follows what the folder holds."""

    def __init__(self, session: Session, watch: FolderWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._watch = watch
        self._word = plain_label()
        self._word.setWordWrap(True)
        self._problem = plain_label(role="bad")
        self._problem.setWordWrap(True)
        self.model = RowsModel(
            [self.tr("Who"), self.tr("Written"), self.tr("State"), self.tr("File"), self.tr("Why")], self
        )
        about = self.tr("Everybody's snapshot, and other files that lie there")
        self.view = rows_view(self.model, self.tr("Files in the team's folder"), about, WIDTHS, 4)
        self._why = plain_label(role="muted")
        self._why.setWordWrap(True)
        self._mine = push(
            self.tr("That computer is &mine"), self.tr("Its work may change your own layer from now on"), self._own
        )
        self._leave = push(self.tr("Lea&ve the folder"), self.tr("Meet nowhere any more"), watch.leave)
        self._now = push(self.tr("&Look now"), self.tr("Write and read at once"), watch.look)
        self.setWindowTitle(self.tr("Team folder"))
        self.resize(*SIZE)
        self._lay_out()
        watch.turned.connect(self._show)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_deeds())
        session.project_closed.connect(self.close)
        self._show()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._leave)
        foot.addWidget(self._mine)
        foot.addStretch(1)
        foot.addWidget(self._now)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes this window"), self.close))
        choose = self.tr("A folder that a share, Syncthing or the like keeps in step on everybody's computer")
        foot.addWidget(push(self.tr("&Choose a folder…"), choose, self._ask, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self._word)
        column.addWidget(self._problem)
        column.addWidget(self.view, 1)
        column.addWidget(self._why)
        column.addLayout(foot)

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Choose the team's folder"), self._watch.path or str(self._session.project.path.parent)
        )
        if folder:
            self._watch.choose(Path(folder))

    def _own(self) -> None:
        match = NAME.fullmatch(self._chosen().file) if self._watch.seen else None
        if match is not None:
            self._watch.own(match[1])

    def _chosen(self) -> Seen:
        return self._watch.seen[max(0, self.view.currentIndex().row())]

    def _show(self) -> None:
        if not self._session.has_project:
            return
        path, row = self._watch.path, self.view.currentIndex().row()
        self._word.setText(self._said(path))
        self._problem.setText(self._watch.problem)
        self._problem.setVisible(bool(self._watch.problem))
        set_role(self._problem, "warn")
        self.model.show(
            [(x.who or "–", moment(x.when), self._state(x.state), x.file, x.reason) for x in self._watch.seen]
        )
        if 0 <= row < self.model.rowCount():
            self.view.selectRow(row)
        self._leave.setEnabled(bool(path))
        self._now.setEnabled(bool(path))
        self._show_deeds()

    def _said(self, path: str) -> str:
        if not path:
            return self.tr(
                "Choose a folder that a share, Syncthing, Dropbox or a stick keeps in step. Each computer writes its"
                " own snapshot there and takes in the others' when they change; the project itself stays where it is."
            )
        met = self.tr("This project's team meets in {folder}.").format(folder=path)
        if self._watch.seen:
            return met
        alone = self.tr("Nobody else has written there yet: each teammate opens this window and chooses that folder.")
        return f"{met} {alone}"

    def _show_deeds(self) -> None:
        row = self.view.currentIndex().row()
        chosen = self._watch.seen[row] if 0 <= row < len(self._watch.seen) else None
        self._why.setText(chosen.reason if chosen is not None else "")
        self._why.setVisible(bool(self._why.text()))
        self._mine.setEnabled(chosen is not None and bool(chosen.reason) and bool(NAME.fullmatch(chosen.file)))

    def _state(self, state: str) -> str:
        return {
            TAKEN: self.tr("taken in"),
            REFUSED: self.tr("refused"),
            COPY: self.tr("a sync program's copy"),
            UNFINISHED_FILE: self.tr("not whole yet"),
            STRANGE: self.tr("no snapshot, left alone"),
        }.get(state, state)


def moment(when: str) -> str:
    """Return a moment of UTC as this place writes it, "–" for none."""
    at = QDateTime.fromString(when, Qt.DateFormat.ISODate)
    return at.toLocalTime().toString("yyyy-MM-dd HH:mm") if at.isValid() else "–"
