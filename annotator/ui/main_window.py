"""The main window: the welcome page or the open project, and the deeds that concern the whole of it.

What the first paint does not need is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from annotator.app.settings import Settings
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import counted
from annotator.ui import memory
from annotator.ui.actions import Actions
from annotator.ui.banner import Banner
from annotator.ui.header import Header
from annotator.ui.icons import tint
from annotator.ui.menus import MenuBar
from annotator.ui.opening import Opening
from annotator.ui.session import Session
from annotator.ui.status_bar import StatusBar
from annotator.ui.theme import Tokens
from annotator.ui.window_actions import WindowActions

if TYPE_CHECKING:
    from annotator.app.project import Change
    from annotator.ui.annotate.screen import AnnotateScreen
    from annotator.ui.screens import Screens
    from annotator.ui.welcome import WelcomeView

ANNOTATE = "annotate"
IDLE = 800
FOLLOW = 1000
SIZE = (1440, 900)
LEAST = (800, 560)


def _dropped_project(data: QMimeData) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.casefold() == ".sorot" else None


class MainWindow(QMainWindow):
    """One window on one project.  `first_painted` comes once: then is the time for what takes time."""

    first_painted = Signal()

    def __init__(self, settings: Settings, dress: Callable[[], Tokens]) -> None:
        super().__init__()
        self.settings = settings
        self._dress = dress
        self._painted = False
        self._begun = False
        self._looking: list[MainWindow] = []
        self.session = Session(self)
        # Before there are widgets, each of which would be dressed again.
        self.session.tokens = dress()
        self.named_actions = Actions(self)
        self.named_actions.wear_keys(settings.keys)
        self.opening = Opening(self.session, settings, self)
        self.setWindowTitle(self.tr("Sorot"))
        self.setMinimumSize(*LEAST)
        self.header = Header(self.named_actions)
        self.banner = Banner()
        self.status = StatusBar()
        self.pages = QStackedWidget()
        self.screen_: AnnotateScreen | None = None
        self.screens: Screens | None = None
        self._idle = self._timer(IDLE, self._on_idle, single=True)
        self._following = self._timer(FOLLOW, lambda: self.session.project.follow(), single=False)
        self._lay_out()
        self._connect()
        WindowActions(self)
        self.menus = MenuBar(self.named_actions)
        self.setMenuBar(self.menus)
        self.setAcceptDrops(True)
        self.resize(*SIZE)
        memory.restore_window(settings, self)

    def _timer(self, interval: int, run: Callable[[], object], *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.setInterval(interval)
        timer.timeout.connect(run)
        return timer

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.banner):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(middle)
        self._show_working(False)

    def _connect(self) -> None:
        session = self.session
        session.project_opened.connect(self._on_project_opened)
        session.project_closed.connect(self._on_project_closed)
        session.document_opened.connect(self._on_document_opened)
        session.changed.connect(self._on_change)
        session.layers_changed.connect(self._show_people)
        session.saved.connect(self._on_saved)
        session.saving.connect(self.status.saving)
        session.paused.connect(self._on_paused)
        session.hinted.connect(self.status.hint)
        session.failed.connect(self._on_failed)
        session.announced.connect(self._on_announced)
        self.header.palette_wanted.connect(lambda: self.named_actions["palette.open"].trigger())
        self.header.step_wanted.connect(self._step)
        self.opening.failed.connect(self._on_failed)

    @cached_property
    def welcome(self) -> WelcomeView:
        """The first page, made when no project is open for the first time."""
        from annotator.ui.welcome import WelcomeView

        welcome = WelcomeView(self.settings, self.named_actions)
        welcome.project_chosen.connect(self.opening.open)
        welcome.sample_chosen.connect(self.opening.open_sample)
        self.pages.addWidget(welcome)
        return welcome

    def show_welcome(self) -> None:
        """Go to the first page, with the projects of before."""
        self.welcome.refresh()
        self.pages.setCurrentWidget(self.welcome)

    def begin(self, project: Path | None) -> None:
        """Do what comes after the first paint: the project that was asked for, and icons."""
        from annotator.ui.annotate.screen import AnnotateScreen
        from annotator.ui.dialogs.deeds import add_dialog_actions
        from annotator.ui.people import PeopleMenu
        from annotator.ui.screens import Screens
        from annotator.ui.searching.deeds import SearchDeeds
        from annotator.ui.team.begin import begin_team

        self._begun = True
        dialogs = add_dialog_actions(self.named_actions, self.session, self, self.settings)
        self.screen_ = AnnotateScreen(self.session, self.named_actions, self)
        self.screen_.listed.connect(self._show_place)
        self.screen_.counted.connect(self._show_count)
        dialogs.label_at_hand = self.screen_.marking.chosen_label
        self.pages.addWidget(self.screen_)
        self.screens = Screens(self.session, self.named_actions, self.pages, self.screen_)
        SearchDeeds(self.session, self.named_actions, self.screen_.also, self)
        self.team = begin_team(self, dialogs)
        self.header.set_screens(self.screens.switches)
        self.header.set_menus(self.menus.actions_in("file"), PeopleMenu(self.session, self.header.avatar))
        self.screen_.apply_settings(self.settings)
        if project is None or not self.opening.open(project):
            self.show_welcome()
        QTimer.singleShot(0, self._tint)

    def redress(self) -> None:
        """Put the look in force that the settings and the system ask for now."""
        self.session.tokens = self._dress()
        if self._begun:
            self._tint()
        self.session.theme_changed.emit(self.session.tokens)

    def look_into(self, backup: Path) -> None:
        """Show a backup in a window of its own, for reading only."""
        from annotator.app.project import Project

        try:
            project = Project.look_into(backup, self.tr("This is a backup."), self.session.project.me.name)
        except AnnotatorError as error:
            self._on_failed(str(error))
            return
        window = MainWindow(self.settings, self._dress)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._looking.append(window)
        window.destroyed.connect(lambda: self._looking.remove(window))
        window.show()
        window.begin(None)
        window.session.open(project)

    def _tint(self) -> None:
        tint(self.named_actions.all(), self.session.tokens)

    def show_bug(self, report: str) -> None:
        """Say that something unforeseen happened, and offer the report; the program goes on."""
        last = report.strip().splitlines()[-1]
        self.banner.tell(
            self.tr("Something unforeseen happened. Your work is saved. ({what})").format(what=last[:160]),
            self.tr("Copy report"),
            lambda: QGuiApplication.clipboard().setText(report),
        )

    def apply_setting(self, key: str) -> None:
        """Put a setting in force."""
        if key == "theme":
            self.redress()
        elif key == "name" and self.session.has_project and self.settings["name"]:
            self.session.be(self.settings["name"])
            self._ask_name()
        elif self.screen_ is not None:
            self.screen_.apply_settings(self.settings)

    def keep_place(self) -> None:
        """Remember the window, and the article and scroll place of the open project."""
        memory.keep_window(self.settings, self)
        if self.session.has_project and self.screen_ is not None:
            memory.keep_place(self.settings, self.session, self.screen_)

    def _on_project_opened(self) -> None:
        project = self.session.project
        self.setWindowTitle(f"{project.name} — Sorot")
        self.header.show_project(project.name)
        self._show_working(True)
        self._show_people()
        if self.screens is not None:
            self.screens.show(ANNOTATE)
        if project.writable:
            self._ask_name()
            self.status.saved()
        else:
            self.banner.tell(self.tr("Read only. {why}").format(why=project.held))
            self.status.read_only()
            self._following.start()
        if self.screen_ is not None:
            memory.restore_place(self.settings, self.session, self.screen_)
        self._show_place()

    def _ask_name(self) -> None:
        """Ask who is at work where nobody said so yet: a file that was opened by a double click has no first page."""
        self.banner.hide()
        if self.opening.is_nameless:
            self.banner.tell(
                self.tr("Your spans stand under “Me” until you say who you are."),
                self.tr("Say my name…"),
                self.named_actions["program.settings"].trigger,
            )

    def _on_project_closed(self) -> None:
        self.keep_place()
        self._following.stop()
        self._idle.stop()
        self.banner.hide()
        self._show_working(False)
        self.status.nothing_open()
        self.setWindowTitle(self.tr("Sorot"))
        self.show_welcome()

    def _on_change(self, change: Change) -> None:
        if self.session.project.writable:
            self._idle.start()
        if change.touches("document", "*"):
            self._show_place()
        if change.touches("annotator", "span", "setting", "*"):
            self._show_people()

    def _show_count(self, spans: int, labels: int) -> None:
        if self.session.document is None:
            self.status.count("")
            return
        # Spelled out, not %n: English needs no catalogue then.
        said = self.tr("1 span") if spans == 1 else self.tr("{count} spans").format(count=counted(spans))
        kinds = self.tr("1 label") if labels == 1 else self.tr("{count} labels").format(count=counted(labels))
        self.status.count(f"{said} · {kinds}")

    def _show_place(self) -> None:
        document = self.session.document
        if self.screen_ is not None:
            place, of = self.screen_.place_in_list()
            self.header.show_place(place if document else 0, of)

    def _show_working(self, on: bool) -> None:
        for widget in (self.header, self.status):
            widget.setVisible(on)

    def _show_people(self) -> None:
        self.header.avatar.show_person(self.session.project.me)

    def _step(self, by: int) -> None:
        self.named_actions["article.next" if by > 0 else "article.previous"].trigger()

    def _on_document_opened(self) -> None:
        self._show_place()
        self._idle.start()

    def _on_saved(self) -> None:
        if self.session.project.writable:
            self.status.saved()

    def _on_idle(self) -> None:
        if self.session.has_project:
            self.keep_place()
            if self.session.project.writable and not self.session.project.paused:
                self.session.project.store.fold()

    def _on_paused(self, why: str) -> None:
        self.status.pausing(on=bool(why))
        if why:
            self._on_announced(why)

    def _on_failed(self, sentence: str) -> None:
        self.status.fail(sentence)
        self._announce(sentence)
        if not self.session.has_project:
            self.welcome.tell(sentence)

    def _on_announced(self, sentence: str) -> None:
        self.status.say(sentence)
        self._announce(sentence)

    def _announce(self, sentence: str) -> None:
        from annotator.ui.text.accessible import announce

        announce(self, sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one project's file."""
        if _dropped_project(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the project that was dropped."""
        if (path := _dropped_project(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.opening.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where things stood, and close the project whole."""
        if self.session.has_project:
            self.session.close()
        else:
            self.keep_place()
        super().closeEvent(event)
