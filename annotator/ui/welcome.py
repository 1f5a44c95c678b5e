"""The first page: who you are (asked once), recent projects, a new one, an old one, or the sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.app.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.icons import PROGRAM
from annotator.ui.press import PressButton
from annotator.ui.status_bar import plain_label, set_role
from annotator.ui.theme import SPACE_3

CARD_WIDTH, PICTURE = 520, 44


class WelcomeView(QWidget):
    """Shown while no project is open."""

    project_chosen = Signal(Path)
    sample_chosen = Signal()

    def __init__(self, settings: Settings, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._actions = actions
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(CARD_WIDTH)
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(32, 28, 32, 28)
        self._column.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(QIcon(str(PROGRAM)).pixmap(PICTURE, PICTURE))
        picture.setAccessibleName(self.tr("The program's icon"))
        heading = QHBoxLayout()
        heading.setSpacing(SPACE_3)
        heading.addWidget(picture)
        heading.addWidget(plain_label(self.tr("Sorot"), "display"), 1)
        self._column.addLayout(heading)
        self._column.addWidget(
            plain_label(self.tr("Read articles, mark what matters, keep it as evidence and as training data."), "muted")
        )
        self._add_name()
        self._message = plain_label()
        self._message.setWordWrap(True)
        self._message.setAccessibleName(self.tr("Message"))
        self._message.hide()
        self._column.addWidget(self._message)
        self._add_deeds()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._column.addLayout(self._recent)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        row.addStretch(1)

    def _add_name(self) -> None:
        self._column.addSpacing(8)
        label = plain_label(self.tr("YOUR NAME"), "heading")
        self.name = QLineEdit(str(self._settings["name"]))
        self.name.setPlaceholderText(self.tr("As it should stand beside your spans, for instance R. Widya"))
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.setAccessibleDescription(self.tr("Stands beside every span you make; asked once"))
        self.name.textChanged.connect(self._on_named)
        self.name.returnPressed.connect(lambda: self.is_named() and self.focusNextChild())
        label.setBuddy(self.name)
        self._column.addWidget(label)
        self._column.addWidget(self.name)

    def _add_deeds(self) -> None:
        self._column.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, name, description, run, role in (
            (self.tr("New project…"), "new", self.tr("Makes an empty project"), self._new, "primary"),
            (self.tr("Open…"), "open", self.tr("Opens a project's file"), self._open, ""),
            (self.tr("Try the sample"), "sample", self.tr("Opens invented articles to play with"), self._sample, ""),
        ):
            button = PressButton(text)
            button.setObjectName(f"welcome.{name}")
            button.setAccessibleName(text.replace("…", ""))
            button.setAccessibleDescription(description)
            if role:
                button.setProperty("role", role)
            button.clicked.connect(run)
            row.addWidget(button)
            if name == "new":
                self._new_button = button
        row.addStretch(1)
        self._column.addLayout(row)

    def refresh(self) -> None:
        """Show the recent projects that are still there."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        found = [path for path in self._settings.recent if path.exists()]
        if found:
            self._recent.addSpacing(8)
            self._recent.addWidget(plain_label(self.tr("RECENT"), "heading"))
        for path in found:
            button = PressButton()
            words = f"{path.stem}   {path.parent}".replace("&", "&&")
            button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, CARD_WIDTH - 100))
            button.setProperty("role", "recent")
            button.setAccessibleName(self.tr("Open {name}").format(name=path.stem))
            button.setAccessibleDescription(str(path))
            button.clicked.connect(lambda _=False, p=path: self._choose(p))
            self._recent.addWidget(button)
            if path == found[0]:
                button.show()  # A page that is on screen already gives no focus to what it does not show yet.
                button.setFocus()
        if not self.name.text():
            self.name.setFocus()
        elif not found:
            self._new_button.setFocus()

    def tell(self, sentence: str, *, bad: bool = True) -> None:
        """Say what went wrong, or what is still wanted."""
        from annotator.ui.text.accessible import announce

        self._message.setText(sentence)
        set_role(self._message, "bad" if bad else "muted")
        self._message.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def message(self) -> str:
        """Return what is said now, or ""."""
        return self._message.text()

    def is_named(self) -> bool:
        """Whether a name is there; where not, ask for it."""
        if self.name.text().strip():
            return True
        self.tell(self.tr("Please say your name first: your spans are kept under it."), bad=False)
        self.name.setFocus()
        return False

    def _on_named(self, text: str) -> None:
        self._settings["name"] = " ".join(text.split())
        if text.strip():
            self.tell("")

    def _choose(self, path: Path) -> None:
        if self.is_named():
            self.project_chosen.emit(path)

    def _new(self) -> None:
        if self.is_named():
            self._actions["project.new"].trigger()

    def _open(self) -> None:
        if self.is_named():
            self._actions["project.open"].trigger()

    def _sample(self) -> None:
        self.sample_chosen.emit()
