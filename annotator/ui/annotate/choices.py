"""A setting with a few values as actions: one for each value, and one key that goes round."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from annotator.app.settings import Settings
from annotator.ui.actions import Actions


class ChoiceActions(QObject):
    """Checkable actions of which the one in force is checked."""

    def __init__(
        self,
        actions: Actions,
        key: str,
        values: Iterable[tuple[str, str]],
        description: str,
        chosen: Callable[[str, str], None],
        parent: QObject,
    ) -> None:
        """`values` are (value, text of the action); `chosen` hears the setting's key and the value."""
        super().__init__(parent)
        self._key = key
        self._chosen = chosen
        group = QActionGroup(self)
        self._actions: dict[str, QAction] = {}
        for value, text in values:
            action = actions.add(
                f"{key}.{value}",
                text,
                partial(chosen, key, value),
                description=description,
                menu="view",
                checkable=True,
            )
            group.addAction(action)
            self._actions[value] = action

    @property
    def added(self) -> list[QAction]:
        """The actions, in order."""
        return list(self._actions.values())

    def show(self, settings: Settings) -> None:
        """Check the value that is in force."""
        self._actions[settings[self._key]].setChecked(True)

    def turn(self, settings: Settings) -> str:
        """Choose the next value; return what it is called."""
        values = list(self._actions)
        value = values[(values.index(settings[self._key]) + 1) % len(values)]
        self._chosen(self._key, value)
        return self._actions[value].text().replace("&", "")
