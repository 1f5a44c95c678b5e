"""The wheel over a page with choices and numbers scrolls the page: it changes only what has the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.annotate.fields import ChoiceField, Field, NoteField
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


def page_of(qtbot: QtBot, *controls: QWidget) -> QScrollArea:
    page, area = QWidget(), QScrollArea()
    inside = QVBoxLayout(page)
    for control in controls:
        inside.addWidget(control)
    inside.addStretch(1)
    page.setMinimumHeight(2000)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


def roll(area: QScrollArea, control: QWidget, delta: int) -> None:
    """Turn the wheel over a control."""
    QTest.wheelEvent(area.windowHandle(), QPointF(control.mapTo(area, QPoint(5, 5))), QPoint(0, delta))
    QApplication.processEvents()


@pytest.mark.parametrize("make", [a_choice, a_number])
def test_that_the_wheel_scrolls_past_a_control_and_changes_the_one_that_has_the_focus(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    control, other = make(), a_choice()
    area = page_of(qtbot, control, other)
    other.setFocus()
    roll(area, control, -120)
    assert said(control) == 0
    assert area.verticalScrollBar().value() > 0
    area.verticalScrollBar().setValue(0)
    control.setFocus()
    roll(area, control, -120 if make is a_choice else 120)
    assert said(control) == 1


@pytest.mark.parametrize(
    "make", [lambda: NoteField("Note"), lambda: ChoiceField("a-1", "Certainty", [("c-1", "doubtful")])]
)
def test_that_the_wheel_scrolls_past_a_field_of_a_span(qtbot: QtBot, make: Callable[[], Field]) -> None:
    field, other = make(), a_choice()
    area = page_of(qtbot, other, field)
    other.setFocus()
    roll(area, field.control, -120)
    assert area.verticalScrollBar().value() > 0
    assert other.hasFocus()
    assert not field.value()
