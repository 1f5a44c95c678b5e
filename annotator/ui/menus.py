"""The menu bar, made from the one list of actions."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.ui.actions import Actions


class MenuBar(QMenuBar):
    """A menu for each menu that actions name; one without any is not shown."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._menus: dict[str, QMenu] = {}
        for name, title in (
            ("file", self.tr("&File")),
            ("edit", self.tr("&Edit")),
            ("span", self.tr("&Span")),
            ("view", self.tr("&View")),
            ("go", self.tr("&Go")),
            ("team", self.tr("&Team")),
            ("help", self.tr("&Help")),
        ):
            self._menus[name] = self.addMenu(title)
            self._menus[name].menuAction().setVisible(False)
        for action in actions.all():
            self._place(action)
        actions.added.connect(self._place)

    def _place(self, action: QAction) -> None:
        name = self._actions.menu_of(action)
        if name in self._menus:
            self._menus[name].addAction(action)
            self._menus[name].menuAction().setVisible(True)
