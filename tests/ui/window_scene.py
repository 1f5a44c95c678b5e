"""The real window for tests of its own: opened as the program opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.app.settings import Settings
from annotator.ui.application import make_window
from annotator.ui.main_window import MainWindow


def start(home: Path, project: Path | None = None, name: str = "R. Widya") -> MainWindow:
    """Start the window as somebody; what it remembers lies in `home`."""
    settings = Settings(home / "settings.json")
    settings["name"] = name
    settings["theme"] = "light"
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = make_window(application, settings)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    window.begin(project)
    for _ in range(5):
        QApplication.processEvents()
    return window
