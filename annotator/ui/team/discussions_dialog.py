"""The open discussions of all articles; Enter goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.discussions import Discussion, open_discussions
from annotator.app.project import Change
from annotator.ui.dialogs.pieces import RowsModel, push, rows_view
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (900, 460)
WIDTHS = (110, 300, 200, 200, 70)


class DiscussionsDialog(QDialog):
    """Stays open beside the text, and follows what is answered and resolved there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: list[Discussion] = []
        self.model = RowsModel(
            [self.tr("Who"), self.tr("Words"), self.tr("On"), self.tr("Article"), self.tr("Answers")], self
        )
        about = self.tr("Comments that are not resolved; Enter goes to the place")
        self.view = rows_view(self.model, self.tr("Open discussions"), about, WIDTHS, 1)
        self.view.installEventFilter(self)
        self.view.doubleClicked.connect(lambda _: self.go())
        self._word = plain_label(role="muted")
        self._go = push(self.tr("&Go to text"), self.tr("Opens the article at this place"), self.go, "primary")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._word, 1)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes this window"), self.close))
        foot.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.setWindowTitle(self.tr("Open discussions"))
        self.resize(*SIZE)
        session.changed.connect(self._on_changed)
        session.project_closed.connect(self.close)
        self._show()
        self.view.setFocus()

    def go(self) -> None:
        """Go to what the chosen discussion is about."""
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._found):
            found = self._found[row]
            if found.span_id:
                self._session.discussion_wanted.emit(found.document_id, found.span_id)
            else:
                self._session.place_wanted.emit(found.document_id, found.start, found.end)

    def _show(self) -> None:
        row = max(0, self.view.currentIndex().row())
        people = self._session.people()
        me = self._session.project.me.id
        self._found = open_discussions(self._session.project.reader, me if self._session.blind else "")
        self.model.show(
            [
                (
                    people[found.annotator_id].name if found.annotator_id in people else "",
                    found.words,
                    found.quote or self.tr("the whole article"),
                    found.title,
                    str(found.answers or "–"),
                )
                for found in self._found
            ]
        )
        if self._found:
            self.view.selectRow(min(row, len(self._found) - 1))
        self._word.setText(self._said())
        self._go.setEnabled(bool(self._found))

    def _said(self) -> str:
        if self._session.blind:
            return self.tr("This round is blind: only your own discussions are listed.")
        if not self._found:
            return self.tr("No discussion is open.")
        return self.tr("{count} open").format(count=len(self._found))

    def _on_changed(self, change: Change) -> None:
        if change.touches("comment", "span", "document", "annotator", "setting", "*"):
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list goes to the place."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.go()
            return True
        return super().eventFilter(watched, event)
