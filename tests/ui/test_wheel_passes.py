"""The wheel over a page with choices and numbers scrolls the page: it changes only what has the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.dialogs.pieces import number_field
from annotator.ui.press import DropDown


def a_choice() -> QComboBox:
    made = DropDown()
    made.addItems(["text", "choice", "number"])
    return made


def a_number() -> QSpinBox:
    return number_field(0, 9)


def said(control: QWidget) -> int:
    return control.currentIndex() if isinstance(control, QComboBox) else control.value()


@pytest.mark.parametrize("make", [a_choice, a_number])
def test_that_the_wheel_scrolls_past_a_control_and_changes_the_one_that_has_the_focus(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    control, other, page, area = make(), a_choice(), QWidget(), QScrollArea()
    inside = QVBoxLayout(page)
    inside.addWidget(control)
    inside.addWidget(other)
    inside.addStretch()
    page.setMinimumHeight(2000)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)

    def roll(delta: int) -> None:
        QTest.wheelEvent(area.windowHandle(), QPointF(control.mapTo(area, QPoint(5, 5))), QPoint(0, delta))
        QApplication.processEvents()

    other.setFocus()
    roll(-120)
    assert said(control) == 0
    assert area.verticalScrollBar().value() > 0
    area.verticalScrollBar().setValue(0)
    control.setFocus()
    roll(-120 if make is a_choice else 120)
    assert said(control) == 1
