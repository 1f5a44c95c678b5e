"""Controls that Qt almost has: a button that hears Enter in every place, and a box with a list as wide as its lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

BESIDE = 24
"""What a list needs beside its words: edges, and the bar of a long one."""


class PressButton(QPushButton):
    """Pressed by a click, by Space, and by Enter while it has the focus, even where a dialog has a default button."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class DropDown(QComboBox):
    """Opens a list as wide as its longest line, also where the box itself is narrow."""

    def showPopup(self) -> None:
        """Open the list: Qt makes it as wide as the box."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + BESIDE)
        super().showPopup()
