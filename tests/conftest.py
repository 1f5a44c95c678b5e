"""No display, no settings of the person who runs the tests, and no warning that nobody expects."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

# The same examples each time: a red run says that something changed, not that chance found something old.
settings.register_profile("sorot", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("thorough", settings.get_profile("sorot"), max_examples=200)
settings.load_profile("sorot")


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the program's own folder in a fresh place."""
    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setenv("SOROT_CONFIG", str(folder))
    return folder


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse; Qt's own messages fail through pytest-qt (`qt_log_level_fail`)."""
    yield
    loud = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
    assert not loud, f"unexpected warning: {loud[0].name}: {loud[0].getMessage()}"


@pytest.fixture(autouse=True)
def undressed() -> Iterator[None]:
    """Take off what a window dressed the whole application in, so that the next test begins as it would alone.

    Closed windows go first, which else wait for an event loop: thousands of widgets would be dressed anew each time.
    """
    yield
    widgets, core = sys.modules.get("PySide6.QtWidgets"), sys.modules.get("PySide6.QtCore")
    application = widgets.QApplication.instance() if widgets else None
    if application is not None and core is not None:
        application.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    if application is not None and application.styleSheet():
        application.setStyleSheet("")
        application.setPalette(application.style().standardPalette())
