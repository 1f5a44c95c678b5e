"""The menu Team: gather what teammates made, hand out copies, send one's own work.

A dialog's module is read when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from annotator.app.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.jobs import Job
from annotator.ui.session import Session
from annotator.ui.team.folder_watch import FolderWatch
from annotator.ui.team.memory import TeamMemory, names_to_pick
from annotator.ui.team.reporting import Reporting

if TYPE_CHECKING:
    from annotator.storage.fresh import Written
    from annotator.ui.team.again_dialog import AgainDialog
    from annotator.ui.team.assign_dialog import AssignDialog
    from annotator.ui.team.decisions_dialog import DecisionsDialog
    from annotator.ui.team.discussions_dialog import DiscussionsDialog
    from annotator.ui.team.folder_dialog import FolderDialog
    from annotator.ui.team.gather_dialog import GatherDialog
    from annotator.ui.team.hand_out_dialog import HandOutDialog
    from annotator.ui.team.history_dialog import HistoryDialog
    from annotator.ui.team.merge_labels_dialog import MergeLabelsDialog
    from annotator.ui.team.round_dialog import RoundDialog

AnyDialog = TypeVar("AnyDialog", bound=QDialog)


class TeamDeeds(QObject):
    """Opens each dialog once, beside the work; it goes when its project is closed."""

    def __init__(self, session: Session, actions: Actions, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._actions = actions
        self._window = window
        self._backups = settings.folder / "backups"
        self._memory = TeamMemory(settings, session)
        self._reporting = Reporting(session, window)
        self.folder = FolderWatch(session, settings, self._memory, self)
        self._open: dict[type[QDialog], QDialog] = {}
        self._writing: list[QAction] = []
        self._reading: list[QAction] = []
        self._add_actions()
        session.project_opened.connect(self._on_project_opened)
        session.project_closed.connect(self._on_project_closed)
        session.layers_changed.connect(self._remember_me)
        self._on_project_closed()

    def _add_actions(self) -> None:
        add = self._actions.add
        self._writing.append(
            add(
                "team.gather", self.tr("&Gather teammates' files…"), self.gather, keys=["Ctrl+G"], icon="import",
                description=self.tr("Take in what teammates sent, after a look at what would change"), menu="team",
            )
        )  # fmt: skip
        self._reading += [
            add(
                "team.send", self.tr("&Send my work"), self.send, keys=["Ctrl+Shift+S"], icon="export",
                description=self.tr("Write a small file with what you made, for whoever gathers"), menu="team",
            ),
            add(
                "team.send_to", self.tr("Send my work to another &place…"), self.send_to,
                description=self.tr("Choose the folder that your work is written to"), menu="team",
            ),
        ]  # fmt: skip
        self._writing.append(
            add(
                "team.hand_out", self.tr("&Hand out a copy…"), self.hand_out, icon="people",
                description=self.tr("Write articles and codebook for teammates, without anybody's spans"), menu="team",
            )
        )  # fmt: skip
        self._add_rounds()
        self._add_lists()

    def _add_rounds(self) -> None:
        add = self._actions.add
        self._writing += [
            add(
                "team.folder", self.tr("Team &folder…"), self.open_folder,
                description=self.tr("Keep in step through a folder that everybody's computer has"), menu="team",
            ),
            add(
                "team.assign", self.tr("&Assign articles…"), self.assign,
                description=self.tr("Say who reads which articles in this round"), menu="team",
            ),
            add(
                "team.round", self.tr("&Round…"), self.open_rounds,
                description=self.tr("See which round this is, make it blind, open the next one"), menu="team",
            ),
            add(
                "team.again", self.tr("Read &my articles again…"), self.read_again,
                description=self.tr("Serve a share of your finished articles again, and compare with yourself"),
                menu="team",
            ),
        ]  # fmt: skip
        self._reading.append(
            add(
                "team.report", self.tr("Agreeme&nt report…"), lambda: self._reporting.ask(),
                description=self.tr("Write method, figures, confusion and settled cases, ready for an appendix"),
                menu="team",
            )
        )  # fmt: skip

    def _add_lists(self) -> None:
        add = self._actions.add
        self._reading += [
            add(
                "team.discussions", self.tr("Open &discussions…"), self.list_discussions, keys=["Ctrl+Shift+M"],
                description=self.tr("List the comments of all articles that are not resolved"), menu="team",
            ),
            add(
                "team.decisions", self.tr("To d&ecide…"), self.list_decisions,
                description=self.tr("Labels and people of one name, and what was removed but is used"), menu="team",
            ),
            add(
                "edit.history", self.tr("&History…"), self.open_history, keys=["Ctrl+Alt+H"], icon="backup",
                description=self.tr("See who did what when, and take back a past deed of yours"), menu="edit",
            ),
        ]  # fmt: skip
        self._writing.append(
            add(
                "codebook.merge", self.tr("&Merge labels…"), self.merge_labels,
                description=self.tr("Read one label's spans as another's, after a look at what changes"), menu="edit",
            )
        )  # fmt: skip

    def list_discussions(self) -> DiscussionsDialog:
        """Open the list of discussions."""
        from annotator.ui.team.discussions_dialog import DiscussionsDialog

        return self._show(DiscussionsDialog, lambda: DiscussionsDialog(self._session, self._window))

    def list_decisions(self) -> DecisionsDialog:
        """Open the list of what gathering left open."""
        from annotator.ui.team.decisions_dialog import DecisionsDialog

        return self._show(DecisionsDialog, lambda: DecisionsDialog(self._session, self.merge_labels, self._window))

    def open_history(self) -> HistoryDialog:
        """Open the history."""
        from annotator.ui.team.history_dialog import HistoryDialog

        return self._show(HistoryDialog, lambda: HistoryDialog(self._session, self._window))

    def merge_labels(self, label_id: str = "", into: str = "") -> MergeLabelsDialog:
        """Open the window that merges labels, with these two."""
        from annotator.ui.team.merge_labels_dialog import MergeLabelsDialog

        dialog = self._show(MergeLabelsDialog, lambda: MergeLabelsDialog(self._session, self._window))
        if label_id:
            dialog.propose(label_id, into)
        return dialog

    def _on_gathered(self) -> None:
        """Show what has to be decided, where there is anything."""
        from annotator.app.decisions import decisions

        if decisions(self._session.project.reader):
            self.list_decisions()

    def open_folder(self) -> FolderDialog:
        """Open the window of the team's folder."""
        from annotator.ui.team.folder_dialog import FolderDialog

        return self._show(FolderDialog, lambda: FolderDialog(self._session, self.folder, self._window))

    def assign(self) -> AssignDialog:
        """Open the window that says who reads what."""
        from annotator.ui.team.assign_dialog import AssignDialog

        return self._show(AssignDialog, lambda: AssignDialog(self._session, self._window))

    def open_rounds(self) -> RoundDialog:
        """Open the window of the round."""
        from annotator.ui.team.round_dialog import RoundDialog

        return self._show(RoundDialog, lambda: RoundDialog(self._session, self._window))

    def read_again(self) -> AgainDialog:
        """Open the window that serves my own articles again."""
        from annotator.ui.team.again_dialog import AgainDialog

        return self._show(AgainDialog, lambda: AgainDialog(self._session, self._reporting, self._window))

    def gather(self, paths: Sequence[Path] = ()) -> GatherDialog:
        """Open the window that gathers, with these files."""
        from annotator.ui.team.gather_dialog import GatherDialog

        dialog = self._show(GatherDialog, self._make_gather)
        if paths:
            dialog.add_files(paths)
        return dialog

    def _make_gather(self) -> GatherDialog:
        from annotator.ui.team.gather_dialog import GatherDialog

        dialog = GatherDialog(self._session, self._backups, self._window)
        dialog.gathered.connect(self._on_gathered)
        return dialog

    def hand_out(self) -> HandOutDialog:
        """Open the window that hands out copies."""
        from annotator.ui.team.hand_out_dialog import HandOutDialog

        return self._show(HandOutDialog, lambda: HandOutDialog(self._session, self._window))

    def send(self) -> None:
        """Write my own work to the folder that was chosen for it, else ask for one."""
        folder = self._memory["send"]
        if folder and Path(folder).is_dir():
            self._write_mine(Path(folder))
        else:
            self.send_to()

    def send_to(self) -> None:
        """Ask for the folder that my work goes to from now on, and write it there."""
        from PySide6.QtWidgets import QFileDialog

        wish = self.tr("Where does your work go?")
        before = self._memory["send"] or str(self._session.project.path.parent)
        folder = QFileDialog.getExistingDirectory(self._window, wish, before)
        if folder:
            self._memory["send"] = folder
            self._write_mine(Path(folder))

    def _write_mine(self, folder: Path) -> None:
        from annotator.app import sharing
        from annotator.ui.team.file_names import free_path

        project = self._session.project
        path, me, out = project.path, project.me, free_path(folder, project.name, project.me.name)
        job = Job(lambda tell: sharing.send(path, out, me, lambda: tell(0, 0, out.name)), self)
        job.finished.connect(lambda written: self._on_sent(out, written))
        job.failed.connect(self._session.failed)
        job.start()
        self._session.announced.emit(self.tr("Writing your work…"))

    def _on_sent(self, out: Path, written: Written) -> None:
        from annotator.ui.team.brought import brought

        what = brought({"documents": written.documents, "spans": written.spans}) or self.tr("no span yet")
        self._session.announced.emit(self.tr("Your work is in {file}: {what}.").format(file=out, what=what))

    def _show(self, kind: type[AnyDialog], make: Callable[[], AnyDialog]) -> AnyDialog:
        known = self._open.get(kind)
        if isinstance(known, kind) and known.isVisible():
            dialog = known
        else:
            if known is not None:
                known.deleteLater()
            dialog = self._open[kind] = make()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _on_project_opened(self) -> None:
        for action in self._writing:
            action.setEnabled(self._session.project.writable)
        for action in self._reading:
            action.setEnabled(True)
        self._find_out_who()

    def _find_out_who(self) -> None:
        """Be who I was here last; in a copy that was handed out, ask."""
        if self._memory["me"]:
            self._session.be(self._memory["me"])
        elif names := names_to_pick(self._session.project):
            from annotator.ui.team.who_dialog import WhoDialog

            self._show(WhoDialog, lambda: WhoDialog(self._session, names, self._window))

    def _remember_me(self) -> None:
        name = self._session.project.me.name
        if name != (self._memory["me"] or self._settings["name"]):
            self._memory["me"] = name

    def _on_project_closed(self) -> None:
        for action in (*self._writing, *self._reading):
            action.setEnabled(False)
        for dialog in self._open.values():
            dialog.close()
            dialog.deleteLater()
        self._open.clear()
