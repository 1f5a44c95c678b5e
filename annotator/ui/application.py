"""The program as a process: settings, look, language, log, and what happens when something unforeseen happens."""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QMessageLogContext,
    QStandardPaths,
    Qt,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from annotator.app.resources import RESOURCES
from annotator.app.settings import Settings
from annotator.domain import wording
from annotator.ui.icons import PROGRAM
from annotator.ui.jobs import end_all, look_for_garbage
from annotator.ui.main_window import MainWindow
from annotator.ui.theme import DARK, LIGHT, THEMES_BY_NAME, Tokens, dress, undressed

TRANSLATIONS = RESOURCES / "translations"
LOG = logging.getLogger("annotator")
PATIENCE = 5.0
"""Seconds that a program which is closed waits for its jobs to clear up."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def main() -> None:
    """Run the installed program: `sorot-window [PROJECT]`."""
    sys.exit(run(sys.argv))


def run(words: list[str]) -> int:
    """Start the program with the command line's words; return its exit status."""
    application = make_application(words)
    window = start(application, Path(words[1]) if len(words) > 1 else None)
    status = application.exec()
    end_all(PATIENCE)
    del window
    return status


def start(application: QApplication, project: Path | None) -> MainWindow:
    """Show the window, and open the project once it is painted."""
    # As `main` says; what was imported and made before the window is full mostly stays.
    gc.disable()
    home = config_folder()
    start_log(home)
    settings = Settings(home / "settings.json")
    speak(application, settings["language"])
    window = make_window(application, settings)
    install_hook(window.show_bug, window.session.failed.emit)
    if project is None:
        window.pages.setCurrentWidget(window.welcome)
    window.first_painted.connect(partial(_begin, application, window, project), Qt.ConnectionType.QueuedConnection)
    window.show()
    return window


def _begin(application: QApplication, window: MainWindow, project: Path | None) -> None:
    # A progress bar paints all of the window that waits to be painted, each time it is told a number.
    window.setUpdatesEnabled(False)
    try:
        with undressed(application):
            window.begin(project)
    finally:
        window.setUpdatesEnabled(True)
        gc.freeze()
        look_for_garbage()


def make_application(words: list[str]) -> QApplication:
    """Make the Qt application."""
    _name_projects()
    application = QApplication(words)
    application.setApplicationName("Sorot")
    application.setOrganizationName("sorot")
    application.setWindowIcon(QIcon(str(PROGRAM)))
    return application


def _name_projects() -> None:
    """Let Qt's dialog of files know projects by their names: one that it opens to look loses its locks (see guard)."""
    known = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    if str(RESOURCES) not in known.split(":"):
        os.environ["XDG_DATA_DIRS"] = f"{known}:{RESOURCES}"


def speak(application: QApplication, language: str) -> None:
    """Say everything, dates too, in the language that the settings ask for."""
    system = QLocale.system()
    code = language_of(language, system.uiLanguages())
    if language != "system":
        QLocale.setDefault(QLocale(QLocale(code).language(), system.territory()))
    translator = QTranslator(application)
    if code != "en" and translator.load(str(_catalogue(code))):
        application.installTranslator(translator)
        wording.speak(lambda text: QCoreApplication.translate("", text), lambda number: QLocale().toString(number))


def language_of(wanted: str, of_the_system: Iterable[str]) -> str:
    """Return the first language that is asked for and that we have, by its code."""
    names = of_the_system if wanted == "system" else [wanted]
    codes = (name.partition("-")[0] for name in names)
    return next((code for code in codes if code == "en" or _catalogue(code).exists()), "en")


def _catalogue(code: str) -> Path:
    return TRANSLATIONS / f"sorot_{code}.qm"


def make_window(application: QApplication, settings: Settings) -> MainWindow:
    """Make the main window in the look that the settings ask for, and follow the system where they say so."""
    window = MainWindow(settings, lambda: _dress(application, settings))
    application.styleHints().colorSchemeChanged.connect(window.redress)
    return window


def _dress(application: QApplication, settings: Settings) -> Tokens:
    dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    tokens = THEMES_BY_NAME.get(settings["theme"], DARK if dark else LIGHT)
    dress(application, tokens)
    return tokens


def config_folder() -> Path:
    """Return where settings, log, sample and backups lie: SOROT_CONFIG, else the system's place for them."""
    named = os.environ.get("SOROT_CONFIG")
    return Path(named or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def start_log(home: Path) -> None:
    """Log to a file, with the stacks of all threads should the process ever die."""
    home.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=home / "sorot.log", level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    faulthandler.enable((home / "crash.log").open("a", encoding="utf-8"))
    qInstallMessageHandler(_on_qt_message)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.INFO), "%s", message)


def install_hook(show: Callable[[str], None], say: Callable[[str], None]) -> None:
    """Log every exception that nobody caught and go on: say what a disk refused, offer a report of all else."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from annotator.app.failing import as_sentence

        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        report = "".join(traceback.format_exception(kind, error, trace))
        sentence = as_sentence(error)
        if sentence is None:
            LOG.error("unforeseen: %s", report)
            show(report)
        else:
            LOG.warning("refused: %s", report)
            say(str(sentence))

    sys.excepthook = hook
