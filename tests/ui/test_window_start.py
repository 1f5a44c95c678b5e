"""Starting, opening and coming back: the real window with real keys."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.edits import SetSetting
from annotator.app.project import Project
from annotator.app.projects import create
from annotator.app.settings import Settings
from annotator.ui.application import install_hook, make_window
from annotator.ui.main_window import MainWindow
from annotator.ui.review.figures_strip import FiguresStrip
from tests.journeys.desk import settle
from tests.ui import window_scene

Opened = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Return what opens a window on a project as somebody; the same home each time."""
    windows: list[MainWindow] = []

    def open_window(project: Path | None = None, name: str = "R. Widya") -> MainWindow:
        window = window_scene.start(tmp_path / "home", project, name)
        windows.append(window)
        qtbot.addWidget(window)
        return window

    yield open_window
    for window in windows:
        window.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "hadiah.sorot"
    create(path, "R. Widya", "gifts").close()
    return path


def button(window: MainWindow, name: str) -> QPushButton:
    return window.welcome.findChild(QPushButton, f"welcome.{name}")


def said(window: MainWindow) -> str:
    return window.welcome.message()


def test_that_the_first_page_asks_for_a_name_before_anything_is_kept_under_it(opened: Opened) -> None:
    window = opened(name="")
    assert window.pages.currentWidget() is window.welcome
    assert window.welcome.name.hasFocus()
    QTest.mouseClick(button(window, "new"), Qt.MouseButton.LeftButton)
    assert "your name" in said(window)
    QTest.keyClicks(window.welcome.name, "Ana Fitri")
    assert not said(window)
    assert Settings(window.settings.folder / "settings.json")["name"] == "Ana Fitri"


def test_that_a_file_opened_by_itself_asks_for_a_name_until_there_is_one(opened: Opened, project: Path) -> None:
    window = opened(project, name="")
    assert window.banner.isVisible()
    assert "who you are" in window.banner.sentence()
    QTest.mouseClick(window.banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Ana Fitri")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert window.session.project.me.name == "Ana Fitri"
    assert not window.banner.isVisible()


def test_that_the_sample_opens_with_one_click_and_continues_its_readers_work(opened: Opened) -> None:
    window = opened(name="")
    QTest.mouseClick(button(window, "sample"), Qt.MouseButton.LeftButton)
    settle()
    assert window.session.project.name == "Summit gifts 2024"
    assert window.session.project.me.name == "R. Widya"
    assert window.session.document is not None
    assert window.windowTitle().startswith("Summit gifts 2024")
    window.session.close()
    recent = [b for b in window.welcome.findChildren(QPushButton) if b.property("role") == "recent"]
    QTest.mouseClick(recent[0], Qt.MouseButton.LeftButton)
    assert window.session.has_project is False  # Nobody has said a name yet.
    assert "your name" in said(window)


def test_that_a_project_named_on_the_command_line_is_opened(opened: Opened, project: Path) -> None:
    window = opened(project)
    assert window.session.project.path == project
    assert window.settings.recent == [project]


def test_that_enter_on_the_first_page_opens_the_last_project(opened: Opened, project: Path, tmp_path: Path) -> None:
    opened(project).close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = make_window(application, Settings(tmp_path / "home" / "settings.json"))
    window.pages.setCurrentWidget(window.welcome)  # As the program starts: painted first, filled then.
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    settle()
    window.begin(None)
    settle()
    window.activateWindow()
    settle()
    last = QApplication.focusWidget()
    assert isinstance(last, QPushButton)
    assert last.accessibleName() == f"Open {project.stem}"
    QTest.keyClick(last, Qt.Key.Key_Return)
    settle()
    assert window.session.project.path == project
    window.close()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "is not there"),
        (lambda path: path.write_bytes(b"words" * 100), "not a Sorot project"),
        (lambda path: path.mkdir(), "not an ordinary file"),
        (lambda path: sqlite3.connect(path).execute("CREATE TABLE a (b)").connection.close(), "another program"),
    ],
    ids=["missing", "words", "folder", "stranger"],
)
def test_that_what_is_no_project_is_refused_on_the_first_page(
    opened: Opened, tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / "odd.sorot"
    make(path)
    window = opened(path)
    assert not window.session.has_project
    assert reason in said(window)


def test_that_a_project_of_a_newer_program_is_refused_untouched(opened: Opened, project: Path) -> None:
    connection = sqlite3.connect(project)
    connection.execute("PRAGMA user_version = 900")
    connection.close()
    before = project.read_bytes()
    window = opened(project)
    assert "newer version" in said(window)
    assert project.read_bytes() == before


def test_that_a_refused_project_leaves_the_open_one_open(opened: Opened, project: Path, tmp_path: Path) -> None:
    window = opened(project)
    assert not window.opening.open(tmp_path / "nowhere.sorot")
    assert window.session.project.path == project
    assert "is not there" in window.status.sentence()


def test_that_article_and_window_come_back(opened: Opened) -> None:
    window = opened()
    window.opening.open_sample()
    settle()
    path = window.session.project.path
    first = window.session.document.id
    window.named_actions["article.next"].trigger()
    window.named_actions["article.next"].trigger()
    third = window.session.document.id
    assert third != first
    window.resize(880, 640)
    window.close()
    again = opened(path)
    assert again.session.document.id == third
    assert again.height() == 640


def test_that_a_small_window_names_its_screens_whole_beside_a_project_of_a_long_name(
    opened: Opened, tmp_path: Path
) -> None:
    path = tmp_path / "p.sorot"
    create(path, "R. Widya", "gifts", "Hadiah dan perjanjian dari seluruh dunia " * 8).close()
    window = opened(path)
    window.resize(window.minimumSize())
    settle()
    assert window.width() <= 800
    segments = [each for each in window.header.findChildren(QToolButton) if each.property("role") == "segment"]
    assert len(segments) == 3
    assert [each.text() for each in segments if each.width() < each.sizeHint().width()] == []
    row = [each for each in window.header.findChildren(QWidget) if each.isVisible() and each.parent() is window.header]
    row.sort(key=lambda each: each.x())
    assert all(one.geometry().right() < other.x() for one, other in pairwise(row))
    assert row[-1].geometry().right() <= window.width()


def test_that_all_of_each_screen_is_in_a_small_window(opened: Opened, project: Path, qtbot: QtBot) -> None:
    window = opened(project)
    window.resize(window.minimumSize())
    for name in ("screen.annotate", "screen.review", "screen.insights"):
        window.named_actions[name].trigger()
        settle()
        if name == "screen.review":
            said = window.findChild(FiguresStrip).findChildren(QLabel)
            qtbot.waitUntil(lambda said=said: any(each.text().endswith("done.") for each in said))
            settle()
        shown = window.centralWidget()
        assert shown.minimumSizeHint().width() <= window.width() <= 800, name


def test_that_the_place_is_remembered_while_the_window_is_open(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.opening.open_sample()
    window.named_actions["article.next"].trigger()
    kept = str(window.session.project.path.resolve())
    there = window.session.document.id
    file = window.settings.folder / "settings.json"
    qtbot.waitUntil(lambda: Settings(file).state(kept).get("document") == there, timeout=3000)


def test_that_opening_the_open_project_again_does_not_make_it_read_only(opened: Opened, project: Path) -> None:
    window = opened(project)
    assert window.opening.open(project)
    assert window.session.project.writable


def test_that_a_project_dropped_on_the_window_opens(opened: Opened, project: Path) -> None:
    window = opened()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project))])
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, *held)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, *held))
    assert window.session.project.path == project


def test_that_the_second_window_on_a_project_reads_and_follows(
    opened: Opened, project: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(project)
    other = opened(project)
    assert not other.session.project.writable
    assert other.banner.isVisible()
    assert "held by" in other.banner.sentence()
    changes: list[object] = []
    other.session.changed.connect(changes.append)
    window.session.be("Ana Fitri")
    window.named_actions["project.close"].trigger()
    writer = Project.open(project, "R. Widya")
    writer.do(SetSetting("name", "Hadiah kedua"))
    qtbot.waitUntil(lambda: bool(changes), timeout=3000)
    assert other.session.project.name == "Hadiah kedua"
    writer.close()


def test_that_something_unforeseen_is_shown_with_a_report_and_the_program_goes_on(
    opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    window = opened()
    former = sys.excepthook
    try:
        install_hook(window.show_bug, window.session.failed.emit)
        try:
            raise ZeroDivisionError("seven by nothing")
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.excepthook = former
    assert "seven by nothing" in caplog.text
    caplog.clear()
    assert window.banner.isVisible()
    assert "seven by nothing" in window.banner.sentence()
    copy = next(b for b in window.banner.findChildren(QPushButton) if b.text() == "Copy report")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "Traceback" in QGuiApplication.clipboard().text()
    window.opening.open_sample()
    assert window.session.has_project


def test_that_a_disk_that_fails_where_nobody_foresaw_it_is_a_sentence_and_no_bug(
    opened: Opened, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    window = opened()
    former = sys.excepthook
    install_hook(window.show_bug, window.session.failed.emit)
    try:
        with qtbot.waitSignal(window.session.failed) as told:
            sys.excepthook(OSError, OSError(errno.EIO, "Input/output error"), None)
    finally:
        sys.excepthook = former
    assert "the disk reported a fault" in told.args[0]
    assert "Input/output error" in caplog.text
    caplog.clear()
    assert "unforeseen" not in window.banner.sentence()


def test_that_the_window_begins_once_it_is_painted(qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(QApplication.instance(), Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted, timeout=3000):
        window.show()
    with qtbot.assertNotEmitted(window.first_painted, wait=50):
        window.repaint()
