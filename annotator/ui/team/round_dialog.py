"""The round that the team works in: which it is, whether it is blind, and opening the next one."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.next_round import OpenRound
from annotator.app.project import Change
from annotator.app.rounds import MOST_ROUNDS, SetRound, blind_in, measured_rounds
from annotator.domain.annotator import Layer
from annotator.ui.dialogs.pieces import add_field, described, number_field, push
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

WIDTH = 540


class RoundDialog(QDialog):
    """What is said here reaches teammates when files are gathered; undo takes it back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._word = plain_label()
        self._word.setWordWrap(True)
        self.blind = described(
            QCheckBox(self.tr("&Blind: nobody is shown others' spans until this is unticked")),
            self.tr("Blind round"),
            self.tr("Hides others' spans from everybody in this round"),
        )
        self.kind = QComboBox()
        self.kind.addItem(self.tr("to discuss"), True)
        self.kind.addItem(self.tr("to test again"), False)
        self._kind_word = plain_label(role="muted")
        self._kind_word.setWordWrap(True)
        self.number = described(
            number_field(1, MOST_ROUNDS),
            self.tr("Round"),
            self.tr("Go back to a former round, or forward to a later one"),
        )
        self.setWindowTitle(self.tr("Round"))
        self._lay_out()
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self._show_kind()
        self.blind.toggled.connect(self._on_blind)
        session.changed.connect(self._on_changed)
        session.project_closed.connect(self.close)
        self._show()

    def _lay_out(self) -> None:
        courtesy = plain_label(
            self.tr("That is a courtesy among colleagues, not secrecy: the spans stand in the files."), "muted"
        )
        courtesy.setWordWrap(True)
        going = QHBoxLayout()
        going.setSpacing(SPACE_2)
        going.addWidget(plain_label(self.tr("Work in round"), "muted"))
        going.addWidget(self.number)
        going.addWidget(push(self.tr("&Go there"), self.tr("Work in the round of this number"), self._go))
        going.addStretch(1)
        coming = QGridLayout()
        coming.setHorizontalSpacing(SPACE_3)
        add_field(coming, 0, self.tr("The next round is"), self.kind, self.tr("What the next round is for"))
        coming.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addStretch(1)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes this window"), self.close))
        text = self.tr("&Open the next round")
        foot.addWidget(push(text, self.tr("Everything marked so far stays as it is"), self.open_next, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self._word)
        column.addWidget(self.blind)
        column.addWidget(courtesy)
        column.addLayout(going)
        column.addSpacing(SPACE_3)
        column.addLayout(coming)
        column.addWidget(self._kind_word)
        column.addStretch(1)
        column.addLayout(foot)
        self.setMinimumWidth(WIDTH)

    def open_next(self) -> None:
        """Open the next round, of the kind that is chosen."""
        project = self._session.project
        layer = Layer(project.me.id, project.round + 1)
        if self._session.do(OpenRound(layer, bool(self.kind.currentData()))):
            self._session.announced.emit(self.tr("This is round {round} now.").format(round=layer.round))
            self.close()

    def _show_kind(self) -> None:
        self._kind_word.setText(
            self.tr("Everybody begins with a copy of their own spans, and sees the others'.")
            if self.kind.currentData()
            else self.tr("Everybody begins with nothing, and sees nobody's spans.")
        )

    def _go(self) -> None:
        round_ = self.number.value()
        self._session.do(SetRound(round_, blind_in(self._session.project.reader, round_)))

    def _on_blind(self, on: bool) -> None:
        if on != self._session.blind:
            self._session.do(SetRound(self._session.project.round, on))

    def _on_changed(self, change: Change) -> None:
        if change.touches("setting", "*"):
            self._show()

    def _show(self) -> None:
        project = self._session.project
        said = self.tr("The project is in round {round}.").format(round=project.round)
        if project.round in measured_rounds(project.reader):
            report = self.tr(
                "A report on agreement rests on it: correct labels in the next round, so that the figures stay true."
            )
            said = f"{said} {report}"
        self._word.setText(said)
        self.blind.setChecked(self._session.blind)
        self.number.setValue(project.round)
