"""The actions of the whole window: projects, undo and redo, look, palette, help."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence

from annotator.app.projects import create
from annotator.domain.errors import AnnotatorError
from annotator.ui.backups import BackupsDialog
from annotator.ui.dialogs.new_project_dialog import ask_new_project
from annotator.ui.keys_sheet import KeysDialog
from annotator.ui.preferences import PreferencesDialog
from annotator.ui.words import edit_name

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual.md"


def add_window_actions(window: MainWindow) -> None:
    """Add the actions that concern the whole window."""
    _add_project_actions(window)
    _add_history_actions(window)
    _add_look_actions(window)
    _add_help_actions(window)


def _add_project_actions(window: MainWindow) -> None:
    add, tr, opening = window.named_actions.add, window.tr, window.opening
    add(
        "project.new",
        tr("&New project…"),
        partial(_new_project, window),
        keys=[QKeySequence.StandardKey.New],
        icon="new",
        description=tr("Make an empty project and open it"),
        menu="file",
    )
    add(
        "project.open",
        tr("&Open project…"),
        opening.ask,
        keys=[QKeySequence.StandardKey.Open],
        icon="open",
        description=tr("Open a project's file"),
        menu="file",
    )
    add(
        "project.sample",
        tr("Open the &sample project"),
        opening.open_sample,
        icon="sample",
        description=tr("Open invented articles with two people's spans"),
        menu="file",
    )
    backups = add(
        "project.backups",
        tr("&Backups…"),
        partial(_show_backups, window),
        icon="backup",
        description=tr("Look into a backup, or go back to one"),
        menu="file",
    )
    close = add(
        "project.close",
        tr("&Close project"),
        window.session.close,
        keys=["Ctrl+W"],
        icon="close",
        description=tr("Close the project and show the first page"),
        menu="file",
    )
    add("program.quit", tr("&Quit"), window.close, keys=["Ctrl+Q"], description=tr("Close the window"), menu="file")
    _need_project(window, backups, close)


def _need_project(window: MainWindow, *actions: QAction) -> None:
    for action in actions:
        action.setEnabled(False)
        window.session.project_opened.connect(partial(action.setEnabled, True))
        window.session.project_closed.connect(partial(action.setEnabled, False))


def _new_project(window: MainWindow) -> None:
    asked = ask_new_project(window)
    if asked is None:
        return
    path, codebook, name = asked
    try:
        window.session.close()
        project = create(path, str(window.settings["name"]), codebook, name)
    except AnnotatorError as error:
        window.session.failed.emit(str(error))
        return
    window.opening.show(project)


def _show_backups(window: MainWindow) -> None:
    dialog = BackupsDialog(window.opening.backups, window.session.project.path, window)
    dialog.look_wanted.connect(window.opening.open)
    dialog.restore_wanted.connect(window.opening.restore)
    for wanted in (dialog.look_wanted, dialog.restore_wanted):
        wanted.connect(dialog.accept)
    dialog.show()


def _add_history_actions(window: MainWindow) -> None:
    add, tr, session = window.named_actions.add, window.tr, window.session
    undo = add(
        "edit.undo",
        tr("&Undo"),
        session.undo,
        keys=[QKeySequence.StandardKey.Undo],
        icon="undo",
        description=tr("Take back the last change"),
        menu="edit",
    )
    redo = add(
        "edit.redo",
        tr("&Redo"),
        session.redo,
        keys=["Ctrl+Shift+Z", "Ctrl+Y"],
        icon="redo",
        description=tr("Do the change again that was taken back"),
        menu="edit",
    )

    def name_them() -> None:
        project = session.project if session.has_project else None
        for action, word, name in (
            (undo, tr("Undo"), project.undo_name if project else ""),
            (redo, tr("Redo"), project.redo_name if project else ""),
        ):
            action.setText(f"{word} {edit_name(name)}" if name else word)
            action.setEnabled(bool(name) and project is not None and project.writable)

    for signal in (session.project_opened, session.layers_changed):
        signal.connect(name_them)
    session.changed.connect(lambda _: name_them())
    for action in (undo, redo):
        session.project_closed.connect(partial(action.setEnabled, False))
    name_them()


def _add_look_actions(window: MainWindow) -> None:
    add, tr = window.named_actions.add, window.tr

    def wear(theme: str) -> None:
        window.settings["theme"] = theme
        window.redress()

    for theme, text, icon in (
        ("light", tr("&Light"), "light"),
        ("dark", tr("&Dark"), "dark"),
        ("system", tr("As the &system"), ""),
    ):
        add(
            f"look.{theme}",
            text,
            partial(wear, theme),
            icon=icon,
            description=tr("Change the colours of the window"),
            menu="view",
        )
    add(
        "palette.open",
        tr("Command &palette"),
        window.open_palette,
        keys=["Ctrl+K"],
        icon="search",
        description=tr("Reach every action, article and label by typing"),
        menu="go",
    )
    add(
        "program.settings",
        tr("S&ettings…"),
        partial(_show_settings, window),
        keys=["Ctrl+,"],
        icon="settings",
        description=tr("Your name, the look, the reading face"),
        menu="edit",
    )


def _show_settings(window: MainWindow) -> None:
    dialog = PreferencesDialog(window.settings, window)
    dialog.changed.connect(window.apply_setting)
    dialog.show()


def _add_help_actions(window: MainWindow) -> None:
    add, tr = window.named_actions.add, window.tr
    add(
        "help.manual",
        tr("&Manual"),
        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(MANUAL))),
        keys=["F1"],
        icon="help",
        description=tr("Open the manual"),
        menu="help",
    )
    add(
        "help.keys",
        tr("All &keys"),
        lambda: KeysDialog(window.named_actions, window).show(),
        keys=["?"],
        icon="keys",
        description=tr("Show the sheet of keys"),
        menu="help",
    )
