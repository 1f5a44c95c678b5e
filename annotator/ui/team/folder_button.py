"""What the status bar says of the team's folder; a click tells more."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QWidget

from annotator.ui.annotate.wording import moment
from annotator.ui.press import PressButton
from annotator.ui.session import Session
from annotator.ui.status_bar import set_role
from annotator.ui.team.folder_watch import FolderWatch

MINUTE = 60_000


class FolderButton(PressButton):
    """Not there where the project's team has no folder."""

    def __init__(self, session: Session, watch: FolderWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._watch = watch
        self._since = QElapsedTimer()
        self._minutes = QTimer(self)
        self._minutes.setInterval(MINUTE // 2)
        self._minutes.timeout.connect(self._say)
        self.setProperty("role", "link")
        watch.turned.connect(self._on_turned)
        session.project_closed.connect(self.hide)
        self.hide()

    def _on_turned(self) -> None:
        if self._watch.seen or not self._watch.problem:
            self._since.start()
        self._minutes.start()
        self._say()

    def _say(self) -> None:
        on = self._session.has_project and bool(self._watch.path)
        self.setVisible(on)
        if not on:
            self._minutes.stop()
            return
        said = self.tr("Team folder: {who}, {when}").format(who=self._who(), when=self._when())
        self.setText(self.tr("Team folder: cannot be reached") if self._watch.problem else said)
        self.setAccessibleName(self.text())
        seen = [f"{seen.who}: {moment(seen.when)}" for seen in self._watch.seen if seen.who]
        self.setAccessibleDescription(", ".join([*seen, self.tr("Tells who was seen when in the team's folder")]))
        self.setToolTip((self._watch.problem or "\n".join(seen) or self.accessibleDescription()).replace("<", "‹"))
        set_role(self, "link")

    def _who(self) -> str:
        count = self._watch.teammates
        if not count:
            return self.tr("nobody else yet")
        return self.tr("1 teammate") if count == 1 else self.tr("{count} teammates").format(count=count)

    def _when(self) -> str:
        minutes = self._since.elapsed() // MINUTE
        return self.tr("in step") if minutes < 1 else self.tr("in step {count} min ago").format(count=minutes)
