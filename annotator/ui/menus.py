"""The menu bar, made from the one list of actions."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from annotator.ui.actions import Actions

MENUS = {
    "file": QT_TRANSLATE_NOOP("Menus", "&File"),
    "edit": QT_TRANSLATE_NOOP("Menus", "&Edit"),
    "span": QT_TRANSLATE_NOOP("Menus", "&Span"),
    "view": QT_TRANSLATE_NOOP("Menus", "&View"),
    "go": QT_TRANSLATE_NOOP("Menus", "&Go"),
    "help": QT_TRANSLATE_NOOP("Menus", "&Help"),
}


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """Make the menus of `MENUS`, and let each grow with the actions that come later; one without any is not shown."""
    menus: dict[str, QMenu] = {}
    for name, title in MENUS.items():
        menu = bar.addMenu(QCoreApplication.translate("Menus", title))
        menu.addActions(actions.in_menu(name))
        menu.menuAction().setVisible(not menu.isEmpty())
        menus[name] = menu

    def place(action: QAction) -> None:
        for name, menu in menus.items():
            if action in actions.in_menu(name):
                menu.addAction(action)
                menu.menuAction().setVisible(True)

    actions.added.connect(place, Qt.ConnectionType.DirectConnection)
