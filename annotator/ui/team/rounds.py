"""Rounds as the window tells of them: which one this is, and what it offers when there is a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.rounds import may_begin_with_former, measured_rounds
from annotator.domain.span import Span
from annotator.ui.banner import Banner
from annotator.ui.header import Header
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.app.project import Change


class RoundsWatch(QObject):
    """Shows the round in the header; says once when labels are changed that a report rests on."""

    def __init__(
        self, session: Session, header: Header, banner: Banner, open_rounds: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._header = header
        self._banner = banner
        self._open_rounds = open_rounds
        self._told: set[int] = set()
        self._since = 0
        """How many steps stand that were made since a report was told to rest on the round."""
        self._known = (0, False)
        session.project_opened.connect(self._on_project_opened)
        session.changed.connect(self._on_changed)

    def _on_project_opened(self) -> None:
        self._told.clear()
        self._since = 0
        self._known = (0, False)
        self._follow()

    def _on_changed(self, change: Change) -> None:
        if change.touches("setting", "*"):
            self._follow()
        if self._since:
            self._since += {"do": 1, "redo": 1, "undo": -1}.get(change.kind, 0)
            if not self._since:
                self._told.discard(self._session.project.round)
                self._banner.hide()
        if change.kind == "do" and change.spans and change.touches("span"):
            self._warn(change.spans[0])

    def _follow(self) -> None:
        project = self._session.project
        now = (project.round, self._session.blind)
        if now == self._known:
            return
        self._known = now
        self._header.show_round(self._words())
        if project.writable and not self._session.blind and may_begin_with_former(project.reader, project.layer):
            said = self.tr("This is round {round}, and you have marked nothing in it yet.")
            self._banner.tell(
                said.format(round=project.round), self.tr("Begin with my spans of the round before"), self._begin
            )

    def _words(self) -> str:
        project = self._session.project
        if self._session.blind:
            return self.tr("Round {round}, blind").format(round=project.round)
        return self.tr("Round {round}").format(round=project.round) if project.round > 1 else ""

    def _begin(self) -> None:
        from annotator.app.next_round import BeginWithFormer

        self._banner.hide()
        if self._session.do(BeginWithFormer(self._session.project.layer)):
            self._session.announced.emit(self.tr("Your spans of the round before are here as copies."))

    def _warn(self, span_id: str) -> None:
        """Say once a round that its figures stand in a report, where one of my spans was changed."""
        project = self._session.project
        if project.round in self._told or project.round not in measured_rounds(project.reader):
            return
        span = project.reader.get(Span, span_id)
        if span is not None and (span.annotator_id, span.round) == (project.me.id, project.round):
            self._told.add(project.round)
            self._since = 1
            said = self.tr(
                "A report on agreement rests on round {round}. Correct labels in the next round, so that its figures"
                " stay true; undo takes this change back."
            )
            self._banner.tell(said.format(round=project.round), self.tr("Open the next round…"), self._open_rounds)
