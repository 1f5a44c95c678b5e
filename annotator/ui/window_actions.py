"""The actions of the whole window: projects, undo and redo, look, palette, help.

Their dialogs are imported where they are opened, after the first paint.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotator.ui.words import edit_name

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class WindowActions(QObject):
    """Adds the actions that concern the whole window, and keeps them true."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._themes: dict[str, QAction] = {}
        self._add_ways_in()
        self._add_ways_out()
        self._add_history()
        self._add_settings()
        self._add_themes()
        self._add_palette()
        self._add_help()

    def _add_ways_in(self) -> None:
        add = self._window.named_actions.add
        add(
            "project.new",
            self.tr("&New project…"),
            self._new_project,
            keys=[QKeySequence.StandardKey.New],
            icon="new",
            description=self.tr("Make an empty project and open it"),
            menu="file",
        )
        add(
            "project.open",
            self.tr("&Open project…"),
            self._window.opening.ask,
            keys=[QKeySequence.StandardKey.Open],
            icon="open",
            description=self.tr("Open a project's file"),
            menu="file",
        )
        add(
            "project.sample",
            self.tr("Open the &sample project"),
            self._window.opening.open_sample,
            icon="sample",
            description=self.tr("Open invented articles with two people's spans"),
            menu="file",
        )

    def _add_ways_out(self) -> None:
        add = self._window.named_actions.add
        backups = add(
            "project.backups",
            self.tr("&Backups…"),
            self._show_backups,
            icon="backup",
            description=self.tr("Look into a backup, or go back to one"),
            menu="file",
        )
        copy = add(
            "project.copy",
            self.tr("Save a cop&y…"),
            self._window.opening.ask_copy,
            icon="copy",
            description=self.tr("Write all of the project to another file, also where its own is gone"),
            menu="file",
        )
        close = add(
            "project.close",
            self.tr("&Close project"),
            self._session.close,
            keys=["Ctrl+W"],
            icon="close",
            description=self.tr("Close the project and show the first page"),
            menu="file",
        )
        add(
            "program.quit",
            self.tr("&Quit"),
            self._window.close,
            keys=["Ctrl+Q"],
            description=self.tr("Close the window; everything is saved already"),
            menu="file",
        )
        for action in (backups, copy, close):
            action.setEnabled(False)
            self._session.project_opened.connect(partial(action.setEnabled, True))
            self._session.project_closed.connect(partial(action.setEnabled, False))

    def _add_history(self) -> None:
        add = self._window.named_actions.add
        self._undo = add(
            "edit.undo",
            self.tr("&Undo"),
            self._session.undo,
            keys=[QKeySequence.StandardKey.Undo],
            icon="undo",
            description=self.tr("Take back the last change"),
            menu="edit",
        )
        self._redo = add(
            "edit.redo",
            self.tr("&Redo"),
            self._session.redo,
            keys=["Ctrl+Shift+Z", "Ctrl+Y"],
            icon="redo",
            description=self.tr("Do the change again that was taken back"),
            menu="edit",
        )
        for signal in (self._session.project_opened, self._session.layers_changed, self._session.changed):
            signal.connect(lambda *_: self._name_history())
        for action in (self._undo, self._redo):
            action.setEnabled(False)
            self._session.project_closed.connect(partial(action.setEnabled, False))

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        """Let undo be heard in this window's dialogs, too: deeds are done there as well as in the text."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or self._undo in dialog.actions():
            return
        above: QWidget | None = dialog
        while above is not None and above is not self._window:
            parent = above.parentWidget()
            above = parent.window() if parent is not None else None
        if above is not None:
            dialog.addActions([self._undo, self._redo])

    def _name_history(self) -> None:
        project = self._session.project
        for action, alone, named, name in (
            (self._undo, self.tr("&Undo"), self.tr("&Undo {name}"), project.undo_name),
            (self._redo, self.tr("&Redo"), self.tr("&Redo {name}"), project.redo_name),
        ):
            action.setText(named.format(name=edit_name(name)) if name else alone)
            action.setEnabled(bool(name) and project.writable)

    def _add_settings(self) -> None:
        self._window.named_actions.add(
            "program.settings",
            self.tr("S&ettings…"),
            self._show_settings,
            keys=["Ctrl+,"],
            icon="settings",
            description=self.tr("Your name, the look, the reading face, the keys"),
            menu="edit",
        )

    def _add_themes(self) -> None:
        group = QActionGroup(self)
        for theme, text, icon in (
            ("light", self.tr("&Light colours"), "light"),
            ("dark", self.tr("&Dark colours"), "dark"),
            ("contrast", self.tr("High &contrast"), "contrast"),
            ("system", self.tr("Colours as the &system has them"), ""),
        ):
            action = self._window.named_actions.add(
                f"look.{theme}",
                text,
                partial(self._wear, theme),
                icon=icon,
                description=self.tr("Change the colours of the window"),
                menu="view",
                checkable=True,
            )
            group.addAction(action)
            self._themes[theme] = action
        self._check_theme()
        self._session.theme_changed.connect(lambda _: self._check_theme())

    def _wear(self, theme: str) -> None:
        self._window.settings["theme"] = theme
        self._window.redress()

    def _check_theme(self) -> None:
        self._themes[self._window.settings["theme"]].setChecked(True)

    def _add_palette(self) -> None:
        self._window.named_actions.add(
            "palette.open",
            self.tr("Co&mmand palette"),
            self._open_palette,
            keys=["Ctrl+K"],
            icon="search",
            description=self.tr("Reach every action, article and label by typing"),
            menu="go",
        )

    def _open_palette(self) -> None:
        """Open the palette under its button."""
        from annotator.ui.palette import PaletteDialog

        window = self._window
        palette = PaletteDialog(self._session, window.named_actions, window)
        place = window.header.palette_place()
        edge = window.mapToGlobal(window.rect().topRight()).x() - palette.width() - 16
        place.setX(min(place.x(), edge))
        palette.move(place)
        palette.show()

    def _add_help(self) -> None:
        add = self._window.named_actions.add
        add(
            "help.manual",
            self.tr("&Manual"),
            self._show_manual,
            keys=["F1"],
            icon="help",
            description=self.tr("Open the manual"),
            menu="help",
        )
        add(
            "help.keys",
            self.tr("All &keys"),
            self._show_keys,
            keys=["?"],
            icon="keys",
            description=self.tr("Show the sheet of keys"),
            menu="help",
        )

    def _show_manual(self) -> None:
        from annotator.ui.manual import ManualDialog

        manual = self._window.findChild(ManualDialog) or ManualDialog(self._window)
        manual.show()
        manual.activateWindow()

    def _show_keys(self) -> None:
        from annotator.ui.keys_sheet import KeysDialog

        KeysDialog(self._window.named_actions, self._window).show()

    def _new_project(self) -> None:
        from annotator.ui.dialogs.new_project_dialog import ask_new_project

        asked = ask_new_project(self._window)
        if asked is not None:
            self._window.opening.create(*asked)

    def _show_backups(self) -> None:
        from annotator.ui.backups import BackupsDialog

        dialog = BackupsDialog(self._window.opening.backups, self._session.project.path, self._window)
        dialog.look_wanted.connect(self._window.look_into)
        dialog.restore_wanted.connect(self._window.opening.restore)
        for wanted in (dialog.look_wanted, dialog.restore_wanted):
            wanted.connect(dialog.accept)
        dialog.show()

    def _show_settings(self) -> None:
        from annotator.ui.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._window.settings, self._window.named_actions, self._window)
        dialog.changed.connect(self._window.apply_setting)
        dialog.show()
