"""The review screen in a window of its own, on the sample project in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.app.sample import make_sample
from annotator.ui.main_window import MainWindow
from annotator.ui.review.screen import ReviewScreen
from tests.ui.window_scene import start


@contextmanager
def review_window(home: Path) -> Iterator[MainWindow]:
    """Open the sample in Review; the window is gone afterwards."""
    make_sample(home / "sample.sorot").close()
    made = start(home, home / "sample.sorot")
    made.named_actions["screen.review"].trigger()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def review_of(window: MainWindow) -> ReviewScreen:
    """Return the window's review screen."""
    screen = window.screens._screens["review"]
    assert isinstance(screen, ReviewScreen)
    return screen


def settle() -> None:
    """Let events and timers that are due run."""
    for _ in range(3):
        QApplication.processEvents()
