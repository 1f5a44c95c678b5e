"""What hands do in the article's text: real clicks, drags and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from annotator.ui.text import words
from annotator.ui.text.snapping import NOTHING, WORDS, Snapping
from annotator.ui.text.view import TextView
from tests.ui.text_scene import TEXT, click, drag, handle, key, mark, place, point, selected_text, settle, shown

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def nested():
    return [
        mark("outer", "sebuah limusin lapis baja kepada"),
        mark("middle", "limusin lapis baja"),
        mark("inner", "lapis"),
        mark("jip", "jip perak"),
    ]


def test_that_dragging_after_emoji_selects_exactly_the_words_under_it(qtbot):
    view = shown(qtbot)
    start = TEXT.index("Halim")
    drag(view, point(view, start, 0.1), point(view, start + 4, 0.9))
    assert selected_text(view) == "Halim"


def test_that_a_double_click_selects_a_word_without_its_punctuation(qtbot):
    view = shown(qtbot)
    for quote, within in [("perak”", 2), ("“jip", 2), ("rumah.", 1), ("여기에", 1), ("عربي", 1)]:
        at = place(view, quote, within)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert selected_text(view) == quote.strip("”“.")
        QTest.qWait(QApplication.doubleClickInterval() + 20)


def test_that_a_double_click_on_a_space_selects_the_word_before(qtbot):
    text = "Kabar: dua jip hijau."
    assert [words.word_at(text, text.index(" jip") + n) for n in (0, 1)] == [(7, 10), (11, 14)]
    assert words.word_at("dua  jip", 4) == (4, 5)
    assert words.word_at("dua\n", 3) == (0, 3)


def test_that_a_triple_click_selects_the_sentence(qtbot):
    view = shown(qtbot)
    at = place(view, "berkata", 3)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert selected_text(view) == "Dr. Widya berkata, “jip perak” itu hadiah."


def test_that_dragging_on_after_a_double_click_selects_whole_words(qtbot):
    view = shown(qtbot)
    first = place(view, "limusin", 3)
    for kind, at in [(QEvent.Type.MouseButtonDblClick, first), (QEvent.Type.MouseMove, place(view, "baja", 1))]:
        send(view, kind, at)
    assert selected_text(view) == "limusin lapis baja"
    send(view, QEvent.Type.MouseMove, place(view, "Halim", 1))
    assert selected_text(view) == "Halim menyerahkan sebuah limusin"


def send(view, kind, at):
    """Send a mouse event with the left button held, which QTest's double click lets go of."""
    left = Qt.MouseButton.LeftButton
    place = QPointF(at)
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, place, place, left, left, Qt.KeyboardModifier.NoModifier))


def test_that_a_click_selects_the_smallest_span_and_nothing_beside_it(qtbot):
    view = shown(qtbot, marks=nested())
    clicked = []
    view.mark_clicked.connect(clicked.append)
    click(view, place(view, "lapis", 2))
    assert view.selected_mark() == "inner"
    click(view, place(view, "limusin", 2))
    assert view.selected_mark() == "middle"
    click(view, place(view, "tuan", 1))
    assert view.selected_mark() is None
    assert clicked == ["inner", "middle"]


def test_that_a_click_on_a_name_selects_its_span(qtbot):
    view = shown(qtbot, marks=nested())
    for _, top, shape in view.placed():
        for name in shape.names:
            click(view, (name.box.center() + QPointF(0, top)).toPoint())
            assert view.selected_mark() == name.mark.id


def test_that_dragging_inside_a_span_selects_text_and_lets_go_of_the_span(qtbot):
    view = shown(qtbot, marks=nested())
    click(view, place(view, "limusin", 2))
    chosen = []
    view.mark_selected.connect(chosen.append)
    drag(view, point(view, TEXT.index("lapis"), 0.1), point(view, TEXT.index("lapis") + 4, 0.9))
    assert selected_text(view) == "lapis"
    assert view.selected_mark() is None
    assert chosen == [None]


def test_that_selecting_a_span_lets_go_of_selected_text(qtbot):
    view = shown(qtbot, marks=nested())
    view.set_selection(3, 9)
    view.select_mark("jip")
    assert view.selection() is None
    assert view.selected_mark() == "jip"


def test_that_alt_up_and_down_walk_between_larger_and_smaller_spans(qtbot):
    view = shown(qtbot, marks=nested())
    click(view, place(view, "lapis", 2))
    seen = []
    for code in (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_Down):
        key(view, code, ALT)
        seen.append(view.selected_mark())
    assert seen == ["middle", "outer", "outer", "middle", "inner"]


def test_that_full_stop_and_comma_walk_spans_in_reading_order(qtbot):
    view = shown(qtbot, marks=nested())
    view.set_selection(0, 0)
    seen = []
    for code in (Key.Key_Period,) * 5 + (Key.Key_Comma,) * 4:
        key(view, code)
        seen.append(view.selected_mark())
    assert seen == ["outer", "middle", "inner", "jip", "jip", "inner", "middle", "outer", "outer"]


def test_that_walking_brings_the_span_into_sight(qtbot):
    text = "\n".join(f"Paragraf nomor {number} tentang hal lain." for number in range(400))
    far = mark("far", "nomor 390", text=text)
    view = shown(qtbot, text=text, marks=[far])
    key(view, Key.Key_Period)
    settle()
    assert view.selected_mark() == "far"
    assert view.viewport().rect().contains(point(view, far.start))


def test_that_digits_tell_whether_to_add_on_the_same_stretch(qtbot):
    view = shown(qtbot)
    pressed = []
    view.label_key_pressed.connect(lambda digit, add: pressed.append((digit, add)))
    key(view, Key.Key_1)
    key(view, Key.Key_9, CONTROL)
    key(view, Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert pressed == [(1, False), (9, True), (3, False)]


def test_that_a_bare_letter_is_told_and_a_shortcut_is_not(qtbot):
    view = shown(qtbot)
    letters = []
    view.letter_typed.connect(letters.append)
    QTest.keyClicks(view, "gÉ")
    key(view, Key.Key_G, CONTROL)
    key(view, Key.Key_Space)
    assert letters == ["g", "É"]


def test_that_delete_and_backspace_ask_for_the_selected_span_only(qtbot):
    view = shown(qtbot, marks=nested())
    asked = []
    view.remove_requested.connect(asked.append)
    key(view, Key.Key_Delete)
    assert asked == []
    view.select_mark("inner")
    key(view, Key.Key_Delete)
    key(view, Key.Key_Backspace)
    assert asked == ["inner", "inner"]


def test_that_enter_accepts_a_suggestion_and_no_span(qtbot):
    view = shown(qtbot, marks=[*nested(), mark("maybe", "pakta", suggestion=True)])
    accepted = []
    view.accept_requested.connect(accepted.append)
    for id in ("inner", "maybe"):
        view.select_mark(id)
        key(view, Key.Key_Return)
    assert accepted == ["maybe"]


def test_that_escape_lets_go_of_text_and_of_span(qtbot):
    view = shown(qtbot, marks=nested())
    view.set_selection(2, 8)
    key(view, Key.Key_Escape)
    assert view.selection() is None
    view.select_mark("jip")
    key(view, Key.Key_Escape)
    assert view.selected_mark() is None


def test_that_tab_moves_the_focus(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    view, field = TextView(), QLineEdit()
    column.addWidget(view)
    column.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
    view.setFocus()
    key(view, Key.Key_Tab)
    assert field.hasFocus()


def test_that_shift_and_arrows_select_by_keyboard_alone(qtbot):
    view = shown(qtbot)
    start = TEXT.index("👨")
    view.set_selection(start, start)
    key(view, Key.Key_Right, SHIFT)
    assert selected_text(view) == "👨‍👩‍👧"
    view.set_selection(TEXT.index("Halim"), TEXT.index("Halim"))
    key(view, Key.Key_Right, SHIFT | CONTROL)
    assert selected_text(view).strip() == "Halim"
    key(view, Key.Key_End, SHIFT)
    assert selected_text(view).startswith("Halim menyerahkan")
    key(view, Key.Key_PageDown, SHIFT)
    assert len(selected_text(view)) > 100


def test_that_the_caret_selects_the_smallest_span_it_enters(qtbot):
    view = shown(qtbot, marks=nested())
    start = TEXT.index("lapis")
    view.set_selection(start - 1, start - 1)
    key(view, Key.Key_Right)
    assert view.selected_mark() == "inner"
    for _ in "lapis":
        key(view, Key.Key_Right)
    assert view.selected_mark() == "middle"


@pytest.mark.parametrize(
    ("code", "modifiers", "snap", "quote"),
    [
        (Key.Key_Right, ALT, True, "limusin lapis baja kepada"),
        (Key.Key_Left, ALT, True, "limusin lapis"),
        (Key.Key_Left, ALT | SHIFT, True, "sebuah limusin lapis baja"),
        (Key.Key_Right, ALT | SHIFT, True, "lapis baja"),
        (Key.Key_Right, ALT, False, "limusin lapis baja "),
        (Key.Key_Left, ALT, False, "limusin lapis baj"),
        (Key.Key_Left, ALT | SHIFT, False, " limusin lapis baja"),
        (Key.Key_Right, ALT | SHIFT, False, "imusin lapis baja"),
    ],
)
def test_that_alt_arrows_move_one_edge(qtbot, code, modifiers, snap, quote):
    view = shown(qtbot, marks=nested())
    view.set_snapping(Snapping(WORDS if snap else NOTHING))
    view.select_mark("middle")
    moved = []
    view.mark_edges_moved.connect(lambda *told: moved.append(told))
    key(view, code, modifiers)
    ((id, _, start, end, repeating),) = moved
    assert (id, TEXT[start:end], repeating) == ("middle", quote, False)


def test_that_a_held_key_is_told_as_repeating(qtbot):
    view = shown(qtbot, marks=nested())
    view.select_mark("middle")
    moved = []
    view.mark_edges_moved.connect(lambda *told: moved.append(told[4]))
    for repeating in (False, True):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Right, ALT, "", repeating)
        QApplication.sendEvent(view, event)
    assert moved == [False, True]


def test_that_an_edge_never_crosses_the_other_and_never_splits_a_character(qtbot):
    view = shown(qtbot, marks=[mark("one", "l", text=TEXT), mark("family", "kota 🚨👨‍👩‍👧")])
    view.set_snapping(Snapping(NOTHING))
    moved = []
    view.mark_edges_moved.connect(lambda id, piece, start, end, _: moved.append(TEXT[start:end]))
    view.select_mark("one")
    key(view, Key.Key_Left, ALT)
    key(view, Key.Key_Right, ALT | SHIFT)
    assert moved == []
    view.select_mark("family")
    key(view, Key.Key_Left, ALT)
    assert moved == ["kota 🚨"]


def test_that_others_spans_and_suggestions_have_no_edges_to_move(qtbot):
    view = shown(qtbot, marks=[mark("theirs", "limusin", mine=False), mark("maybe", "pakta", suggestion=True)])
    moved = []
    view.mark_edges_moved.connect(lambda *told: moved.append(told))
    for id in ("theirs", "maybe"):
        view.select_mark(id)
        settle()
        key(view, Key.Key_Right, ALT)
        assert all(view.handle_at(QPointF(x, 100)) is None for x in range(0, 800, 2))
    assert moved == []


def test_that_dragging_a_handle_moves_that_edge_once_at_the_end(qtbot):
    view = shown(qtbot, marks=nested())
    view.select_mark("middle")
    settle()
    moved = []
    view.mark_edges_moved.connect(lambda *told: moved.append(told))
    drag(view, handle(view, at_end=True), point(view, TEXT.index("tuan") + 3, 0.9))
    drag(view, handle(view, at_end=False), place(view, "sebuah", 1))
    assert [(id, TEXT[start:end], again) for id, _, start, end, again in moved] == [
        ("middle", "limusin lapis baja kepada tuan", False),
        ("middle", "sebuah limusin lapis baja", False),
    ]
    assert view.selected().ranges == mark("middle", "limusin lapis baja").ranges


def test_that_the_span_is_seen_moving_while_its_handle_is_dragged(qtbot):
    view = shown(qtbot, marks=nested())
    view.select_mark("middle")
    settle()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=handle(view, at_end=True))
    QTest.mouseMove(view.viewport(), point(view, TEXT.index("tuan") + 3, 0.9))
    assert TEXT[slice(*view.selected().ranges[0])] == "limusin lapis baja kepada tuan"
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, TEXT.index("tuan")))


def test_that_a_handle_dragged_past_the_other_edge_leaves_the_span_whole(qtbot):
    view = shown(qtbot, marks=nested())
    view.select_mark("middle")
    settle()
    moved = []
    view.mark_edges_moved.connect(lambda *told: moved.append(told))
    drag(view, handle(view, at_end=True), place(view, "Setibanya", 2), steps=1)
    assert moved == []


def test_that_control_and_the_wheel_change_the_size_of_the_letters(qtbot):
    view = shown(qtbot)
    sizes = []
    view.zoomed.connect(sizes.append)
    middle = QPointF(view.viewport().rect().center())
    for delta, buttons in ((120, CONTROL), (-120, CONTROL)):
        wheel = QWheelEvent(
            middle,
            middle,
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            buttons,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), wheel)
    assert sizes == [14, 13]


def test_that_copying_gives_the_articles_own_text(qtbot):
    text = "satu\x00dua\u2028tiga\r\nempat " + "kata " * 1000
    view = shown(qtbot, text=text)
    view.set_selection(0, len(text))
    assert view.createMimeDataFromSelection().text() == text
