"""The strip above: the project, the article stepper, the way into the palette, export, and who I am here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from annotator.domain.wording import counted
from annotator.ui.actions import Actions
from annotator.ui.press import PressButton
from annotator.ui.status_bar import ShortLabel, plain_label, set_role
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4, contrast

if TYPE_CHECKING:
    from annotator.domain.annotator import Annotator

HEIGHT, SIDE, GAP = 48, SPACE_4, SPACE_3
SEARCH_WIDTH, SEARCH_LEAST, SEARCH_HEIGHT = 270, 110, 30
NAME_WIDTH, NAME_LEAST = 220, 100
ROOM = 1000
"""Pixels of width that a project's long name has room in."""
AVATAR = 26


class Avatar(QToolButton):
    """A circle with somebody's initials; pressing it opens the menu of people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFixedSize(QSize(AVATAR + 6, AVATAR + 6))
        self.setAccessibleDescription(self.tr("Opens the menu of people: who you are here, whose spans are shown"))
        self._person: Annotator | None = None

    def show_person(self, person: Annotator) -> None:
        """Show who works now."""
        if person == self._person:
            return
        self._person = person
        self.setAccessibleName(self.tr("You are {name}").format(name=person.name))
        self.setToolTip(self.tr("You are {name}").format(name=person.name.replace("<", "‹")))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle; a ring shows the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = (self._person.colour if self._person else "") or "#7a5cc0"
        circle = QRectF(3, 3, AVATAR, AVATAR)
        if self.hasFocus():
            painter.setPen(self.palette().highlight().color())
            painter.drawEllipse(circle.adjusted(-2, -2, 2, 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(circle)
        ink = "#ffffff" if contrast("#ffffff", colour) >= contrast("#17181c", colour) else "#17181c"
        painter.setPen(QColor(ink))
        font = self.font()
        font.setPointSizeF(8)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._person.initials if self._person else "?")


class SearchButton(PressButton):
    """Looks like a field to search in, and opens the palette, which has one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("role", "search")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Open the command palette"))
        self.setAccessibleDescription(self.tr("Reaches every action, article and label by typing"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, SPACE_2, 0)
        key = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        words = ShortLabel(self.tr("Find article, label or command…"))
        words.setTextFormat(Qt.TextFormat.PlainText)
        set_role(words, "faint")
        for label in (words, plain_label(key, "key")):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.insertStretch(1)

    def sizeHint(self) -> QSize:
        """Hold the words, which are longer in some languages."""
        return QSize(max(self._row.totalSizeHint().width(), SEARCH_WIDTH), SEARCH_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Leave a narrow window's room to the names of the screens."""
        return QSize(SEARCH_LEAST, SEARCH_HEIGHT)


class Header(QFrame):
    """The window's top bar; everything on it is also an action."""

    step_wanted = Signal(int)
    palette_wanted = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(HEIGHT)
        self._actions = actions
        self._name = ""
        self.project = QToolButton()
        self.project.setProperty("role", "plain")
        self.project.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.project.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.project.setAccessibleDescription(self.tr("Opens the menu of the project"))
        font = self.project.font()
        font.setBold(True)
        self.project.setFont(font)
        self._round = plain_label(role="muted")
        self._round.setAccessibleName(self.tr("Round"))
        self._screens = QFrame()
        self._screens.setProperty("role", "segments")
        self._screens.setFixedHeight(SEARCH_HEIGHT + 4)
        self._previous = self._step("‹", self.tr("Previous article"), -1)
        self._place = plain_label(role="muted")
        self._place.setAccessibleName(self.tr("Place in the list of articles"))
        self._next = self._step("›", self.tr("Next article"), 1)
        self._search = SearchButton()
        self._search.clicked.connect(self.palette_wanted)
        self._export = PressButton(self.tr("Export…"))
        self._export.setAccessibleName(self.tr("Export spans"))
        self._export.setAccessibleDescription(self.tr("Writes spans for training, sharing or keeping"))
        self._export.clicked.connect(lambda: self._actions["project.export"].trigger())
        self.avatar = Avatar()
        self._lay_out()

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SIDE - 6, 0, SIDE, 0)
        row.setSpacing(GAP)
        row.addWidget(self.project)
        row.addWidget(self._round)
        row.addWidget(self._screens)
        stepper = QHBoxLayout()
        stepper.setSpacing(2)
        parts: tuple[QWidget, ...] = (self._previous, self._place, self._next)
        for part in parts:
            stepper.addWidget(part)
        row.addLayout(stepper)
        row.addStretch(1)
        parts = (self._search, self._export, self.avatar)
        for part in parts:
            row.addWidget(part)

    def set_screens(self, switches: list[QAction]) -> None:
        """Show the screens as segments."""
        row = QHBoxLayout(self._screens)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        before: QWidget = self.project
        for action in switches:
            segment = QToolButton()
            segment.setProperty("role", "segment")
            segment.setDefaultAction(action)
            segment.setAccessibleName(action.text().replace("&", ""))
            segment.setAccessibleDescription(action.statusTip())
            row.addWidget(segment)
            QWidget.setTabOrder(before, segment)
            before = segment

    def _step(self, sign: str, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setProperty("role", "plain")
        button.setAccessibleName(name)
        button.setAccessibleDescription(self.tr("Steps through the list of articles"))
        button.clicked.connect(lambda: self.step_wanted.emit(by))
        return button

    def set_menus(self, project: list[QAction], people: QMenu) -> None:
        """Put the menus behind the project's name and the avatar."""
        menu = QMenu(self.project)
        menu.addActions(project)
        self.project.setMenu(menu)
        self.avatar.setMenu(people)

    def show_project(self, name: str) -> None:
        """Show the open project's name."""
        self._name = name
        self.project.setToolTip(name.replace("<", "‹"))
        self.project.setAccessibleName(self.tr("Project {name}").format(name=name))
        self._fit()

    def show_round(self, words: str) -> None:
        """Show which round the team is in, "" for the first."""
        self._round.setText(words)
        self._fit()

    def show_place(self, place: int, of: int) -> None:
        """Show the place of the open article in the list, from 1; 0 is none."""
        text = self.tr("{place} of {count}").format(place=counted(place), count=counted(of)) if place else ""
        self._place.setText(text)
        for button in (self._previous, self._next):
            button.setVisible(of > 1)
        self._fit()

    def _fit(self) -> None:
        """Shorten the project's name and leave the round out where there is no room; menu and tool tip say them too."""
        room = NAME_WIDTH if self.width() >= ROOM else NAME_LEAST
        short = self.project.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.project.setText(f"{short.replace('&', '&&')}  ▾")
        needed = self._row.sizeHint().width()
        if self._round.isHidden():
            needed += self._round.sizeHint().width() + GAP
        self._round.setVisible(bool(self._round.text()) and needed <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the round where there is room."""
        super().resizeEvent(event)
        self._fit()

    def palette_place(self) -> QPoint:
        """Return where the palette opens: under the search button, in global coordinates."""
        return self._search.mapToGlobal(QPoint(0, self._search.height() + 4))
