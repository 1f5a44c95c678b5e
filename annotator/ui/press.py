"""Controls that Qt almost has: a button that hears Enter in every place, boxes that the wheel passes by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

BESIDE = 24
"""What a list needs beside its words: edges, and the bar of a long one."""


class _Passing(QObject):
    """Hands the wheel on to what lies around a control that does not have the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the wheel from a control that is only passed."""
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        event.ignore()
        return True


def let_wheel_pass(control: QWidget) -> None:
    """Let the wheel change a control only while it has the focus: it must not while a page is scrolled past it."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_Passing(control))


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
    """Opens a list as wide as its longest line, also where the box itself is narrow; the wheel passes it by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_wheel_pass(self)

    def showPopup(self) -> None:
        """Open the list: Qt makes it as wide as the box."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + BESIDE)
        super().showPopup()
