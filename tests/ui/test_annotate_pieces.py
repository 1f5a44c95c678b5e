"""Spans of several pieces in the project: real mouse and keys, and the file says what the text shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.ui.annotate.spans_model import QUOTE
from tests.ui.annotate_scene import ME, SUMMIT, Scene, make_project, settle, show_teammates, teammate
from tests.ui.text_scene import point

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path))
    yield made
    made.close()


def control_drag(scene, quote):
    ground, left, start = scene.text.viewport(), Qt.MouseButton.LeftButton, SUMMIT.index(quote)
    first, last = point(scene.text, start, 0.1), point(scene.text, start + len(quote) - 1, 0.9)
    QTest.mousePress(ground, left, CONTROL, first)
    QTest.mouseMove(ground, (first + last) / 2)
    QTest.mouseMove(ground, last)
    QTest.mouseRelease(ground, left, CONTROL, last)
    settle()


def test_that_words_dragged_over_with_control_are_a_piece_of_the_span_and_the_card_counts_them(scene):
    scene.mark("limusin lapis baja")
    control_drag(scene, "tuan rumah ")
    assert scene.spans() == [("Gift", "limusin lapis baja tuan rumah")]
    assert scene.stored().fragments is not None
    assert "2 pieces" in scene.screen.span._offsets.text()
    assert scene.screen.spans.text(0, QUOTE) == "limusin lapis baja … tuan rumah", "the list parts them, as the card"
    assert scene.said[-1] == "Piece added to Gift"
    scene.press(Key.Key_Z, CONTROL)
    assert scene.spans() == [("Gift", "limusin lapis baja")]
    assert "pieces" not in scene.screen.span._offsets.text()


def test_that_selecting_by_keys_and_plus_joins_the_span_selected_before(scene):
    scene.mark("limusin lapis baja")
    start = SUMMIT.index("kepada")
    scene.text.set_selection(start, start)
    scene.press(Key.Key_Right, CONTROL | SHIFT)
    assert scene.text.selection() is not None
    QTest.keyClicks(scene.text, "+")
    settle()
    assert scene.spans() == [("Gift", "limusin lapis baja kepada")]
    assert scene.text.selected_mark() is not None
    scene.press(Key.Key_Delete, CONTROL)
    assert scene.spans() == [("Gift", "limusin lapis baja")]
    scene.press(Key.Key_Delete, CONTROL)
    assert scene.spans() == [("Gift", "limusin lapis baja")]
    assert "one piece" in scene.said[-1]


def test_that_pieces_that_meet_become_one_span_again(scene):
    scene.mark("limusin")
    control_drag(scene, "baja")
    control_drag(scene, " lapis ")
    control_drag(scene, "limusin lapis baja kepada")
    assert scene.spans() == [("Gift", "limusin lapis baja kepada")]
    assert scene.stored().fragments is None


def test_that_plus_says_what_it_needs_where_nothing_was_selected_before(scene):
    scene.select("limusin")
    QTest.keyClicks(scene.text, "+")
    settle()
    assert scene.spans() == []
    assert "press +" in scene.said[-1]


def test_that_a_teammates_span_gets_no_pieces(qtbot, tmp_path):
    project = make_project(tmp_path)
    span = teammate(project, "limusin lapis baja")
    scene = Scene(qtbot, project)
    show_teammates(scene)
    scene.screen.select_span(span.id)
    control_drag(scene, "tuan rumah")
    assert scene.text.selection() is not None
    QTest.keyClicks(scene.text, "+")
    settle()
    assert scene.project.me.name == ME
    assert scene.spans() == []
    assert scene.project.reader.spans(span.document_id, scene.session.shown)[0].quote == "limusin lapis baja"
    scene.close()


def test_that_the_hint_tells_of_plus_only_where_there_is_a_span_to_join(scene):
    hints = []
    scene.session.hinted.connect(hints.append)
    scene.select("limusin")
    assert "+ join" not in hints[-1]
    scene.press(Key.Key_1)
    scene.select("tuan rumah")
    assert "+ join" in hints[-1]
