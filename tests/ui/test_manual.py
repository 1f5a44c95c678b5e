"""The manual in its window: headings lead to their text, words are found, every picture is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from annotator.ui.manual import ManualDialog
from tests.ui.window_scene import start

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, tmp_path: Path):
    made = start(tmp_path)
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.fixture
def manual(window) -> ManualDialog:
    QTest.keyClick(window, Qt.Key.Key_F1)
    QApplication.processEvents()
    return window.findChild(ManualDialog)


def first_in_sight(manual: ManualDialog) -> str:
    return manual.text.cursorForPosition(QPoint(40, 12)).block().text()


def test_that_one_manual_is_open_however_often_it_is_asked_for(window, manual):
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.findChildren(ManualDialog) == [manual]


def test_that_a_heading_leads_to_its_text(manual):
    for name in ("Working as a team", "Relations"):
        manual.headings.setCurrentItem(manual.headings.findItems(name, Qt.MatchFlag.MatchContains)[0])
        assert first_in_sight(manual) == name


def test_that_words_are_found_around_the_end_and_back(manual):
    manual.field.setFocus()
    QTest.keyClicks(manual.field, "Krippendorff")
    first = manual.text.textCursor().selectionStart()
    assert manual.text.textCursor().selectedText().lower() == "krippendorff"
    places = [first]
    while True:
        QTest.keyClick(manual.field, Qt.Key.Key_Return)
        place = manual.text.textCursor().selectionStart()
        if place == first:
            break
        places.append(place)
    assert len(places) > 1
    assert places == sorted(places)
    QTest.keyClick(manual.field, Qt.Key.Key_Return, SHIFT)
    assert manual.text.textCursor().selectionStart() == places[-1]
    QTest.keyClicks(manual.field, "qq")
    assert [label.text() for label in manual.findChildren(QLabel) if label.isVisible()] == ["not here"]


def test_that_nothing_is_wider_than_the_window(manual):
    assert manual.text.document().size().width() <= manual.text.viewport().width()


def test_that_every_picture_is_shown_within_the_column(manual):
    block, seen = manual.text.document().begin(), 0
    while block.isValid():
        for part in block:
            picture = part.fragment().charFormat().toImageFormat()
            if picture.isValid():
                shown = manual.text.loadResource(2, picture.name())
                assert 0 < shown.width() < manual.text.viewport().width()
                seen += 1
        block = block.next()
    assert seen > 10
