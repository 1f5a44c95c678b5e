"""What a label would mark is shown around the selected text, and is what it marks."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from annotator.app.settings import Settings
from annotator.ui.text.snapping import NOTHING, SENTENCES, WORDS, Snapping
from annotator.ui.theme import LIGHT
from tests.ui.annotate_scene import Scene, make_project
from tests.ui.text_scene import TEXT, drag, point, selected_text, settle, shown

_LAWS = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def aimed(view):
    """Return the words that a label would mark."""
    aim = view.aim()
    return None if aim is None else view.text()[slice(*aim)]


def select(view, quote):
    start = TEXT.index(quote)
    view.set_selection(start, start + len(quote))


@pytest.mark.parametrize(
    ("snapping", "selected", "marked"),
    [
        (Snapping(WORDS), "musin lapis ba", "limusin lapis baja"),
        (Snapping(WORDS), " limusin lapis ", "limusin lapis"),
        (Snapping(WORDS), "perak” ", "perak"),
        (Snapping(WORDS), "“jip perak”", "“jip perak”"),
        (Snapping(WORDS), "어 문", "한국어 문장도"),
        (Snapping(WORDS), "🚨👨‍👩‍👧", "🚨👨‍👩‍👧"),
        (Snapping(WORDS, trim=False), "perak” ", "perak”"),
        (Snapping(NOTHING), "musin lapis ba", "musin lapis ba"),
        (Snapping(NOTHING), " limusin ", "limusin"),
        (Snapping(SENTENCES), "hadiah. Tamu", "Dr. Widya berkata, “jip perak” itu hadiah. Tamu pulang."),
        (Snapping(SENTENCES), "Widya", "Dr. Widya berkata, “jip perak” itu hadiah."),
        (Snapping(SENTENCES), "Tamu", "Tamu pulang."),
    ],
)
def test_that_a_selection_reaches_out_as_the_reader_wants(qtbot, snapping, selected, marked):
    view = shown(qtbot)
    view.set_snapping(snapping)
    select(view, selected)
    assert aimed(view) == marked
    assert selected_text(view) == selected


def test_that_what_would_be_marked_is_outlined_while_text_is_selected(qtbot):
    view = shown(qtbot)
    bare = accents(view)
    select(view, "musin")
    settle()
    outlined = accents(view)
    edge = point(view, TEXT.index("limusin"), share=0.0)
    assert bare == set()
    assert any(abs(x - edge.x()) <= 2 for x, _ in outlined)
    view.set_selection(0, 0)
    settle()
    assert accents(view) == set()


def accents(view):
    """Return the points of the view that are drawn in the accent colour."""
    picture = view.viewport().grab().toImage()
    accent = QColor(LIGHT.accent)
    return {
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if all(abs(a - b) < 24 for a, b in zip(picture.pixelColor(x, y).getRgb(), accent.getRgb(), strict=True))
    }


def test_that_white_space_alone_aims_at_nothing(qtbot):
    view = shown(qtbot)
    start = TEXT.index(" ")
    view.set_selection(start, start + 1)
    assert view.aim() is None


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path, {"Undangan": TEXT}))
    made.screen.apply_settings(Settings(tmp_path / "settings.json"))
    yield made
    made.close()


@_LAWS
@given(data=st.data())
def test_that_what_is_marked_is_what_was_outlined(scene, data):
    mode = data.draw(st.sampled_from([WORDS, SENTENCES, NOTHING]))
    scene.text.set_snapping(Snapping(mode, data.draw(st.booleans())))
    places = st.integers(0, len(TEXT) - 1)
    one, other = data.draw(places), data.draw(places)
    if data.draw(st.booleans()):
        drag(scene.text, point(scene.text, one, 0.1), point(scene.text, other, 0.1))
    else:
        scene.text.set_selection(one, one)
        for _ in range(data.draw(st.integers(1, 9))):
            QTest.keyClick(scene.text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    settle()
    aim, words = scene.text.aim(), aimed(scene.text)
    before = len(scene.spans())
    scene.press(Qt.Key.Key_1)
    if aim is not None:
        stored = scene.stored()
        assert (stored.start, stored.end, stored.quote) == (*aim, words)
        scene.press(Qt.Key.Key_Delete)
    assert len(scene.spans()) <= before


def test_that_the_mode_goes_round_by_key_and_is_kept(scene, tmp_path):
    scene.select("musin lapis")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    assert aimed(scene.text) == "limusin lapis"
    scene.press(Qt.Key.Key_W, held)
    assert aimed(scene.text) == TEXT[: TEXT.index("\n")]
    assert scene.said[-1] == "Mark whole sentences"
    scene.press(Qt.Key.Key_W, held)
    assert aimed(scene.text) == "musin lapis"
    assert Settings(tmp_path / "settings.json")["snap"] == NOTHING
    scene.press(Qt.Key.Key_1)
    assert scene.spans() == [("Gift", "musin lapis")]


def test_that_trimming_is_switched_by_action_and_kept(scene, tmp_path):
    scene.select("perak”")
    assert aimed(scene.text) == "perak"
    scene.do("trim.turn")
    assert aimed(scene.text) == "perak”"
    assert Settings(tmp_path / "settings.json")["trim"] is False
