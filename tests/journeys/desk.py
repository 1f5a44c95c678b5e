"""A desk to tell journeys at: the real window, real clicks and keys, also in a process that can be killed."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app import importing
from annotator.app.settings import Settings
from annotator.ui.application import make_window
from annotator.ui.main_window import MainWindow
from tests.ui.text_scene import point


def settle() -> None:
    """Let everything waiting happen."""
    for _ in range(5):
        QApplication.processEvents()


def open_window(home: Path, project: Path | None = None, name: str = "R. Widya") -> MainWindow:
    """Start the window as the program does, as somebody whose name is known."""
    settings = Settings(home / "settings.json")
    settings["name"] = name
    window = make_window(QApplication.instance(), settings)
    window.resize(1200, 800)
    window.show()
    settle()
    window.begin(project)
    settle()
    window.activateWindow()
    window.screen_.focus_text()
    settle()
    return window


def bring_in(window: MainWindow, *paths: Path) -> None:
    """Import files as the dialog does, and open the first article."""
    project = window.session.project
    importing.take(project, importing.prepare(project.path, paths, importing.ImportOptions(), project.me))
    settle()
    number = project.reader.article_numbers(project.layer)[0]
    window.session.open_document(project.reader.article_lines([number], project.layer)[number].id)
    settle()
    window.screen_.focus_text()


def drag(window: MainWindow, start: int, end: int) -> None:
    """Select the text between two offsets with the mouse."""
    view = window.screen_.text
    view.go_to(start, end)
    settle()
    target, first, last = view.viewport(), point(view, start, 0.1), point(view, end - 1, 0.9)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    for step in range(1, 5):
        QTest.mouseMove(target, first + QPoint((last - first).x() * step // 4, (last - first).y() * step // 4))
        settle()
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
    settle()


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the text."""
    QTest.keyClick(window.screen_.text, key, held)
    settle()
