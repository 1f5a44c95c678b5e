"""The line below the tags that says what is hidden in the text, and shows it again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.domain.wording import counted
from annotator.ui.press import PressButton
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_1, SPACE_3, SPACE_4

NAMED = 3


class HiddenLine(QWidget):
    """Shown only while something is hidden."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._said = plain_label(role="muted")
        self._said.setWordWrap(True)
        button = PressButton(self.tr("Show all"))
        button.setProperty("role", "link")
        button.setAccessibleName(self.tr("Show all hidden spans"))
        button.setAccessibleDescription(self.tr("Draws every span in the text again"))
        button.clicked.connect(session.hidden.show_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, SPACE_1, SPACE_3, 0)
        row.addWidget(self._said, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        for signal in (session.hidden.changed, session.project_opened, session.changed):
            signal.connect(self._say)
        self.hide()

    def _say(self) -> None:
        hidden = self._session.hidden
        if hidden:
            codebook, me = self._session.project.codebook, self._session.project.me
            names = [label.name for label in codebook if hidden.hides_label(label.id)]
            names += [self.tr("your own spans")] if hidden.hides_person(me.id) else []
            more = [self.tr("{count} more").format(count=counted(len(names) - NAMED))] if names[NAMED:] else []
            self._said.setText(self.tr("Hidden in the text: {names}").format(names=", ".join(names[:NAMED] + more)))
        self.setVisible(bool(hidden))
