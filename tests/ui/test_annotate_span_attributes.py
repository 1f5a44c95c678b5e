"""A fact that is another span: chosen in the text, gone to by a click, and a visible gap where the span was removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from tests.ui.annotate_scene import SUMMIT, Scene, make_project, settle, show_teammates, teammate
from tests.ui.text_scene import click, place

Key = Qt.Key
SAME = "a-same"


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path), size=(1300, 900))
    made.mark("limusin lapis baja")
    made.mark("limusin kedua")
    made.mark("tuan rumah", Key.Key_2)
    yield made
    made.close()


def choose(scene, quote):
    scene.screen.select_span(next(span.id for span in scene.screen.spans if span.quote == quote))
    settle()


def fact(scene, quote):
    """Return the words of the span that the fact of another says, from the file; None where it says none."""
    span = next(span for span in scene.screen.spans if span.quote == quote)
    value = scene.project.reader.get(Span, span.id).attributes.get(SAME)
    return value and scene.project.reader.get(Span, value).quote


def fill(scene):
    choose(scene, "limusin kedua")
    scene.field(SAME).control.click()
    settle()
    click(scene.text, place(scene.text, "lapis baja", 1, SUMMIT))
    settle()


def test_that_a_click_in_the_text_fills_the_field_and_the_field_has_the_focus_again(scene):
    choose(scene, "limusin kedua")
    assert scene.field(SAME).text() == "Choose in the text"
    scene.field(SAME).control.setFocus()
    scene.field(SAME).control.click()
    settle()
    assert QApplication.focusWidget() is scene.text
    click(scene.text, place(scene.text, "lapis baja", 1, SUMMIT))
    settle()
    assert fact(scene, "limusin kedua") == "limusin lapis baja"
    assert scene.field(SAME).text() == "“limusin lapis baja”"
    assert QApplication.focusWidget() is scene.field(SAME).control
    assert scene.screen.marking.selected().quote == "limusin kedua"
    assert scene.said[-1] == "Same as: “limusin lapis baja”"


def test_that_keys_alone_fill_the_field(scene):
    choose(scene, "limusin kedua")
    field = scene.field(SAME)
    field.control.setFocus()
    scene.press(Key.Key_Space, widget=field.control)
    scene.press(Key.Key_Comma)
    scene.press(Key.Key_Comma)
    scene.press(Key.Key_Return)
    assert fact(scene, "limusin kedua") == "limusin lapis baja"
    scene.do("edit.undo")
    assert fact(scene, "limusin kedua") is None
    assert field.text() == "Choose in the text"


def test_that_escape_leaves_the_field_as_it_was(scene):
    choose(scene, "limusin kedua")
    scene.field(SAME).control.click()
    settle()
    scene.press(Key.Key_Escape)
    assert fact(scene, "limusin kedua") is None
    assert QApplication.focusWidget() is scene.field(SAME).control


def test_that_a_click_on_the_words_goes_to_the_span(scene):
    fill(scene)
    scene.field(SAME).control.click()
    settle()
    assert scene.screen.marking.selected().quote == "limusin lapis baja"


def test_that_removing_the_other_span_leaves_a_gap_that_undo_fills(scene):
    fill(scene)
    choose(scene, "limusin lapis baja")
    scene.press(Key.Key_Delete)
    choose(scene, "limusin kedua")
    field = scene.field(SAME)
    assert field.text() == "The span was removed"
    assert field.control.property("role") == "gap"
    scene.do("edit.undo")
    choose(scene, "limusin kedua")
    assert scene.field(SAME).text() == "“limusin lapis baja”"


def test_that_the_gap_lets_another_span_be_chosen_and_the_cross_takes_the_fact_away(scene):
    fill(scene)
    choose(scene, "limusin lapis baja")
    scene.press(Key.Key_Delete)
    choose(scene, "limusin kedua")
    scene.field(SAME).control.click()
    settle()
    click(scene.text, place(scene.text, "tuan rumah", 1, SUMMIT))
    settle()
    assert fact(scene, "limusin kedua") == "tuan rumah"
    scene.field(SAME)._clear.click()
    scene.screen.span.facts.commit()
    assert fact(scene, "limusin kedua") is None


def test_that_the_fields_of_a_teammates_span_only_lead_there(qtbot, tmp_path):
    project = make_project(tmp_path)
    theirs = teammate(project, "limusin lapis baja")
    scene = Scene(qtbot, project, size=(1300, 900))
    show_teammates(scene)
    scene.screen.select_span(theirs.id)
    settle()
    field = scene.field(SAME)
    assert not field.control.isEnabled()
    assert field.text() == "—"
    scene.close()
