"""Myself later: read a share of my own finished articles again, blind, and report how far I agree with myself."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.next_round import ReadAgain, chosen_again, finished, unused_round
from annotator.app.project import Change
from annotator.domain.annotator import Layer
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import add_field, number_field, push
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.team.reporting import Reporting
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

WIDTH = 520
USUAL_SHARE, MOST_SEED = 10, 999_999


class AgainDialog(QDialog):
    """The articles come as what is assigned to me in a new round; the former round stays as it is."""

    def __init__(self, session: Session, reporting: Reporting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reporting = reporting
        self._word = plain_label()
        self._word.setWordWrap(True)
        self.share = number_field(1, 100)
        self.share.setValue(USUAL_SHARE)
        self.share.setSuffix(" %")
        self.seed = number_field(0, MOST_SEED)
        self._serve = push(
            self.tr("&Serve them again"), self.tr("Opens a new, blind round with these articles"), self.serve, "primary"
        )
        self._report = push(
            self.tr("&Report…"), self.tr("Writes how far you agree with yourself between your rounds"), self._on_report
        )
        self.setWindowTitle(self.tr("Read again"))
        self.setMinimumWidth(WIDTH)
        self._lay_out()
        for number in (self.share, self.seed):
            number.valueChanged.connect(lambda _: self._show())
        session.changed.connect(self._on_changed)
        session.project_closed.connect(self.close)
        self._refresh()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        add_field(grid, 0, self.tr("Share"), self.share, self.tr("How many of your finished articles come again"))
        add_field(grid, 1, self.tr("Seed"), self.seed, self.tr("The same seed draws the same articles"))
        grid.setColumnStretch(2, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._report)
        foot.addStretch(1)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes this window"), self.close))
        foot.addWidget(self._serve)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self._word)
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(foot)

    def serve(self) -> None:
        """Open the new round."""
        # What the next round is changes with the deed.
        project, opened = self._session.project, self._next
        edit = ReadAgain(self._chosen(), Layer(project.me.id, opened))
        if self._session.do(edit):
            said = self.tr("Round {round} has {count} of your articles again: choose “Assigned to me” in the list.")
            self._session.announced.emit(said.format(round=opened, count=counted(len(edit.documents))))
            self.close()

    def _chosen(self) -> tuple[str, ...]:
        return chosen_again(self._finished, self.share.value() / 100, str(self.seed.value()))

    def _refresh(self) -> None:
        project = self._session.project
        me = project.me.id
        self._finished = finished(project.reader, project.layer)
        self._next = unused_round(project.reader, project.round)
        mine = [layer.round for layer in project.reader.layers() if layer.annotator_id == me]
        self._rounds = [round_ for round_ in sorted(mine) if project.reader.states(Layer(me, round_)).get("done")]
        self._show()

    def _show(self) -> None:
        said = self.tr(
            "You have finished {finished} articles in round {round}. {count} of them would come again, blind, in round"
            " {next}. The project is in that round from then on, for teammates too, until you go back (Team, Round…)."
        )
        count = len(self._chosen()) if self._finished else 0
        now = self._session.project.round
        finished_, again = counted(len(self._finished)), counted(count)
        self._word.setText(said.format(finished=finished_, round=now, count=again, next=self._next))
        self._serve.setEnabled(bool(count) and self._session.project.writable)
        self._report.setEnabled(len(self._rounds) > 1)
        if len(self._rounds) > 1:
            rounds = self.tr(" and ").join(map(str, self._rounds[-2:]))
            self._report.setText(self.tr("&Report on rounds {rounds}…").format(rounds=rounds))

    def _on_report(self) -> None:
        self._reporting.ask([self._session.project.me.name], self._rounds[-2:])

    def _on_changed(self, change: Change) -> None:
        if change.touches("progress", "setting", "*"):
            self._refresh()
