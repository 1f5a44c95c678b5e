"""Any script through the real widget: what is selected by hand is what is stored, code point for code point."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from annotator.domain.document import Document
from annotator.domain.identity import document_id, sha256
from annotator.ui.text import words
from annotator.ui.text.display import PIECE
from annotator.ui.text.geometry import Lines
from annotator.ui.text.snapping import NOTHING, WORDS, Snapping
from tests.ui.annotate_scene import PutRows, Scene, make_project
from tests.ui.text_scene import drag, key, point, selected_text, settle, shown

SCRIPTS = [
    "Jip perak, 12,5 juta.",
    "🚨👨‍👩‍👧🇮🇩 tiba 👍🏽",
    "e\u0301migre\u0301 n\u0303a\u0308",
    "مرحبا بالعالم هذا نص",
    "שלום עולם",
    "한국어 문장도 여기",
    "主席赠送了一辆轿车。",
    "می\u200cخواهم",
    "ไทยไม่มีช่องว่าง",
    "a\tb\tc",
    "x\u200by\u200e z\u202eabc\u202c\u2067d\u2069\ufeff\u00ad",
    "नमस्ते क्षत्रिय",
    "𝒜𝓃𝓈𝓊𝓈 𐍈",
    "\r\n",
    "\n",
    " ",
]
_LAWS = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path))
    yield made
    made.close()


def open_text(scene, text):
    """Show an article of this text."""
    digest = sha256(text)
    made = Document(id=document_id(digest), name="x.txt", title="Judul", text=text, sha256=digest, position=9.0)
    scene.session.do(PutRows((made,), "import"))
    scene.session.open_document(made.id)
    settle()


@_LAWS
@given(data=st.data())
def test_that_a_label_stores_what_was_selected_by_mouse_or_keys_in_any_script(scene, data):
    text = "".join(data.draw(st.lists(st.sampled_from(SCRIPTS), min_size=1, max_size=8)))
    open_text(scene, text)
    view = scene.text
    view.set_snapping(Snapping(NOTHING, trim=False))
    places = st.integers(0, max(0, len(text) - 1))
    if data.draw(st.booleans()):
        at = [point(view, data.draw(places), data.draw(st.sampled_from([0.1, 0.5, 0.9]))) for _ in range(2)]
        drag(view, *at, steps=2)
    else:
        view.set_selection(*(data.draw(places),) * 2)
        for _ in range(data.draw(st.integers(1, 12))):
            QTest.keyClick(
                view, data.draw(st.sampled_from([Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down])), SHIFT
            )
    selected = selected_text(view)
    key(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    if selected is not None:
        assert QGuiApplication.clipboard().text() == selected
    scene.press(Qt.Key.Key_1)
    if (selected or "").strip():
        span = scene.stored()
        assert span.quote == text[span.start : span.end] == selected.strip()
        assert view.selected().ranges == ((span.start, span.end),)


def middle(view, start, end):
    """Return the middle of what is drawn of a character, also where directions meet."""
    position = view._article.offsets.position
    here = next(here for here in reversed(view.placed()) if here.block.position() <= position(start))
    base = here.block.position()
    lines = Lines(here.block.layout(), here.block.text())
    number, left, right = lines.runs(position(start) - base, position(end) - base)[0]
    return QPointF((left + right) / 2, here.top + lines.lines[number].y() + lines.lines[number].height() / 2)


@_LAWS
@given(data=st.data())
def test_that_the_caret_and_the_mouse_find_every_place_in_any_script(scene, data):
    text = "".join(data.draw(st.lists(st.sampled_from(SCRIPTS), min_size=1, max_size=8)))
    open_text(scene, text)
    for offset in range(len(text) + 1):
        scene.text.set_selection(offset, offset)
        assert scene.text.caret() == offset
    for offset in {data.draw(st.integers(0, len(text))) for _ in range(5)}:
        if offset < len(text) and text[offset].isprintable() and not text[offset].isspace():
            found = scene.text.character_at(middle(scene.text, *words.character_at(text, offset)))
            assert words.character_at(text, found) == words.character_at(text, offset)


@pytest.mark.parametrize("letters", ["的", "👍🏽", "e\u0301", "한", "ا"])
def test_that_a_very_long_paragraph_without_spaces_is_in_pieces_with_exact_offsets(qtbot, letters):
    text = letters * (4 * PIECE // len(letters)) + "\nakhir"
    view = shown(qtbot, text=text, size=(600, 500))
    assert view.document().blockCount() > 4
    for offset in [0, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, len(text) - 3]:
        view.set_selection(offset, min(len(text), offset + 7))
        assert view.selection() == (offset, min(len(text), offset + 7))
        assert view.caret() == min(len(text), offset + 7)
    view.set_snapping(Snapping(WORDS))
    view.set_selection(len(text) - 4, len(text) - 2)
    assert view.aim() == (len(text) - 5, len(text))


def test_that_a_break_within_a_paragraph_is_not_selected_as_text(qtbot):
    text = "的" * (PIECE + 50)
    view = shown(qtbot, text=text, size=(600, 500))
    edge = view._article.offsets.position(PIECE)
    cursor = view.textCursor()
    cursor.setPosition(edge - 1)
    cursor.setPosition(edge, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selection() is None
    view.set_selection(PIECE - 2, PIECE + 2)
    key(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "的的的的"


def test_that_a_control_that_turns_text_round_is_seen_and_not_obeyed(qtbot):
    plain, turned = "jip perak tiba", "jip \u202eperak tiba"
    for text in (plain, turned):
        view = shown(qtbot, text=text)
        found = [point(view, text.index(letters)).x() for letters in ("per", "rak", "tiba")]
        assert found == sorted(found)


def test_that_signs_are_drawn_where_characters_would_not_be_seen(qtbot):
    def dark(text):
        view = shown(qtbot, text=text, heading="", details="", size=(400, 120))
        picture = view.viewport().grab().toImage()
        colours = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
        return sum(colour.lightness() < 200 for colour in colours)

    for character in "\u200b\u200e\u202e\u202c\ufeff\u00ad":
        assert dark(f"jip{character}perak") > dark("jip perak"), f"U+{ord(character):04X} is not seen"


def test_that_an_arabic_article_runs_from_the_right_with_controls_in_it(qtbot):
    text = "\u200fمرحبا بالعالم\u200e هذا نص عربي"
    view = shown(qtbot, text=text)
    first, last = point(view, text.index("م")), point(view, len(text) - 1)
    assert first.x() > last.x()
    assert view.document().firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize(
    "text", ["Jip perak, 12,5 juta." * 3 + "مرحبا بالعالم هذا نص", "مرحبا بالعالم هذا نص abc " * 6]
)
def test_that_the_mouse_finds_what_is_drawn_where_a_line_of_two_directions_ends_in_a_space(scene, text):
    open_text(scene, text)
    for offset in range(len(text)):
        if not text[offset].isspace():
            found = scene.text.character_at(middle(scene.text, *words.character_at(text, offset)))
            assert words.character_at(text, found) == words.character_at(text, offset)
