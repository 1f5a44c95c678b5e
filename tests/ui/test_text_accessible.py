"""What a screen reader is told about the article, asked through Qt's accessible interface."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible

from tests.benchmarks import corpus
from tests.ui.text_scene import TEXT, mark, point, settle, shown


@pytest.fixture
def interface():
    return lambda view: QAccessible.queryAccessibleInterface(view)


def test_that_the_article_is_one_element_with_a_name_and_its_text(qtbot, interface):
    view = shown(qtbot)
    element = interface(view)
    assert element.text(QAccessible.Text.Name) == "Article text"
    assert element.textInterface().text(0, 9) == TEXT[:9]
    assert element.textInterface().characterCount() >= len(TEXT)


def test_that_the_caret_is_told_in_qts_units(qtbot, interface):
    view = shown(qtbot)
    after_emoji = TEXT.index("Presiden")
    view.set_selection(after_emoji, after_emoji)
    text = interface(view).textInterface()
    assert text.cursorPosition() == view._article.offsets.position(after_emoji) > after_emoji
    assert text.selectionCount() == 0
    view.set_selection(after_emoji, after_emoji + 8)
    assert text.selectionCount() == 1


def test_that_places_of_characters_are_true_after_scrolling(qtbot, interface):
    text = corpus.paragraphs(20_000)
    view = shown(qtbot, text=text, size=(600, 400))
    told = interface(view).textInterface()
    for value in (0, 7, 60, 3):
        view.verticalScrollBar().setValue(value)
        settle()
        for offset in range(view.scroll_place(), view.scroll_place() + 300, 37):
            box = told.characterRect(view._article.offsets.position(offset))
            here = view.viewport().mapFromGlobal(box.center())
            seen = point(view, offset)
            assert abs(here.x() - seen.x()) <= box.width()
            assert abs(here.y() - seen.y()) < box.height() / 2


def test_that_the_character_at_a_point_is_found_after_scrolling(qtbot, interface):
    text = corpus.paragraphs(20_000)
    view = shown(qtbot, text=text, size=(600, 400))
    view.verticalScrollBar().setValue(25)
    settle()
    told = interface(view).textInterface()
    offset = view.scroll_place() + 90
    at = view.viewport().mapToGlobal(point(view, offset))
    assert told.offsetAtPoint(at) == view._article.offsets.position(offset)
    assert told.offsetAtPoint(view.viewport().mapToGlobal(QPoint(1, 200))) == -1


def test_that_characters_out_of_sight_are_told_to_be_outside(qtbot, interface):
    text = corpus.paragraphs(20_000)
    view = shown(qtbot, text=text, size=(600, 400))
    told = interface(view).textInterface()
    view.verticalScrollBar().setValue(80)
    settle()
    box = told.characterRect(0)
    assert not view.viewport().rect().contains(view.viewport().mapFromGlobal(box.center()))


def test_that_the_selected_span_is_announced(qtbot, monkeypatch):
    said = []
    monkeypatch.setattr("annotator.ui.text.view.announce", lambda source, message: said.append(message))
    view = shown(qtbot, marks=[mark("a", "limusin"), mark("b", "pakta")])
    view.describe = lambda mark: f"{mark.name}, by R. Widya, 1 of 1" if mark.id == "a" else mark.caption
    view.select_mark("a")
    view.select_mark("b")
    view.select_mark(None)
    assert said == ["Gift, by R. Widya, 1 of 1", "Gift"]
