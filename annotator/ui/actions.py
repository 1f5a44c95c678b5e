"""Everything that can be done, by name: menus, keys and the command palette are all made from this one list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def plain_text(action: QAction) -> str:
    """Return an action's text without the mark of its letter in the menu."""
    return action.text().replace("&", "")


class Actions(QObject):
    """The window's actions in the order they were added.

    `description` is what the palette, the status tip and a screen reader say; `menu` the menu that holds the action
    ("" for none: it still stands in the palette and on the sheet of keys).
    """

    added = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, str] = {}
        self._usual: dict[str, list[QKeySequence]] = {}
        self._own: Mapping[str, Sequence[str]] = {}

    def add(
        self,
        name: str,
        text: str,
        run: Callable[[], object],
        *,
        keys: Sequence[str | QKeySequence.StandardKey] = (),
        icon: str = "",
        description: str = "",
        menu: str = "",
        checkable: bool = False,
    ) -> QAction:
        """Add an action under a unique `name` ("article.next"); `keys` are shortcuts, `icon` a name of icons.py."""
        if name in self._actions:
            raise ValueError(f"two actions are called {name}")
        action = QAction(text, self._window)
        action.setObjectName(name)
        action.setCheckable(checkable)
        action.setStatusTip(description)
        action.setToolTip(description or text.replace("&", ""))
        action.setProperty("icon_name", icon)
        self._usual[name] = [QKeySequence(key) for key in keys]
        action.setShortcuts(self._keys_of(name))
        action.triggered.connect(lambda *_: run())
        self._window.addAction(action)
        self._actions[name] = action
        self._menus[name] = menu
        self.added.emit(action)
        return action

    def wear_keys(self, own: Mapping[str, Sequence[str]]) -> None:
        """Give actions, by name, the reader's own keys; all others have their usual ones, also those added later."""
        self._own = own
        for name, action in self._actions.items():
            action.setShortcuts(self._keys_of(name))

    def usual_keys(self, action: QAction) -> list[QKeySequence]:
        """Return the keys that an action came with."""
        return self._usual[action.objectName()]

    def with_key(self, key: QKeySequence) -> QAction | None:
        """Return the action that a key belongs to."""
        return next((action for action in self._actions.values() if key in action.shortcuts()), None)

    def _keys_of(self, name: str) -> list[QKeySequence]:
        return [QKeySequence(key) for key in self._own[name]] if name in self._own else self._usual[name]

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Return every action in order."""
        return list(self._actions.values())

    def menu_of(self, action: QAction) -> str:
        """Return the menu that holds an action, or ""."""
        return self._menus[action.objectName()]
