"""Who am I here?  Asked once, when somebody opens a copy that was handed out to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from annotator.ui.dialogs.pieces import described, push
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (420, 380)


class WhoDialog(QDialog):
    """Names to pick from; somebody who is not among them types theirs."""

    def __init__(self, session: Session, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        about = plain_label(self.tr("This copy was handed out to a team. Which of these are you?"))
        about.setWordWrap(True)
        self.names = described(QListWidget(), self.tr("Your name"), self.tr("Enter takes the chosen name"))
        self.names.addItems(list(names))
        self.names.setCurrentRow(0)
        self.other = described(QLineEdit(), self.tr("Another name"), self.tr("Type your name and press Enter"))
        self.other.setPlaceholderText(self.tr("Somebody else: type your name"))
        take = push(self.tr("That is &me"), self.tr("Work under this name in this project"), self.take, "primary")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self.other, 1)
        foot.addWidget(take)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(about)
        column.addWidget(self.names, 1)
        column.addLayout(foot)
        self.setWindowTitle(self.tr("Who are you?"))
        self.resize(*SIZE)
        self.names.itemActivated.connect(lambda _: self.take())
        self.other.returnPressed.connect(self.take)
        session.project_closed.connect(self.close)
        self.names.setFocus()

    def take(self) -> None:
        """Work under the name that is typed or, where none is, chosen."""
        item = self.names.currentItem()
        name = " ".join(self.other.text().split()) or (item.text() if item else "")
        if name:
            self._session.be(name)
            self._session.announced.emit(self.tr("You are {name} in this project.").format(name=name))
            self.close()
