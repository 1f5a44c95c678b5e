"""Spans of several pieces under the hands: made with Ctrl, joined by a line, moved and taken away by piece."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.ui.text.joins import joins_of
from annotator.ui.text.mark import Mark
from annotator.ui.text.snapping import WORDS, Snapping
from tests.ui.text_scene import TEXT, click, handle, key, mark, place, point, settle, shown

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def at(quote):
    start = TEXT.index(quote)
    return start, start + len(quote)


def in_pieces(*quotes, id="two", **more):
    return Mark(id, tuple(at(quote) for quote in quotes), "Gift", "#b7791f", **more)


def heard(signal):
    told = []
    signal.connect(lambda *args: told.append(args))
    return told


def control_drag(view, first, last):
    ground, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(ground, left, CONTROL, first)
    for step in range(1, 5):
        QTest.mouseMove(ground, first + (last - first) * step / 4)
        settle()
    shown_meanwhile = view.selected().ranges if view.selected() else None
    QTest.mouseRelease(ground, left, CONTROL, last)
    return shown_meanwhile


def test_that_dragging_with_control_adds_a_piece_to_the_selected_span_and_shows_it_meanwhile(qtbot):
    view = shown(qtbot, marks=[mark("gift", "limusin")])
    view.select_mark("gift")
    added = heard(view.piece_added)
    first, last = at("tuan")
    meanwhile = control_drag(view, point(view, first, 0.1), point(view, last - 1, 0.9))
    assert meanwhile == (at("limusin"), at("tuan"))
    assert added == [("gift", first, last)]
    assert (view.selected_mark(), view.selection()) == ("gift", None)
    assert view.selected().ranges == (at("limusin"),), "whoever hears it makes it so"


def test_that_what_will_be_added_is_shown_as_it_will_be(qtbot):
    view = shown(qtbot, marks=[mark("gift", "limusin")])
    view.set_snapping(Snapping(WORDS, trim=True))
    view.select_mark("gift")
    first, last = at("tuan rumah")
    meanwhile = control_drag(view, point(view, first + 2, 0.1), point(view, last - 3, 0.9))
    assert meanwhile == (at("limusin"), at("tuan rumah"))


def test_that_control_has_no_piece_to_add_where_nothing_of_mine_is_selected(qtbot):
    view = shown(qtbot, marks=[mark("theirs", "limusin", mine=False)])
    added = heard(view.piece_added)
    first, last = at("tuan")
    for selected in (None, "theirs"):
        view.select_mark(selected)
        control_drag(view, point(view, first, 0.1), point(view, last - 1, 0.9))
        assert view.selection() == (first, last)
    assert added == []


def test_that_a_double_click_with_control_adds_a_word(qtbot):
    view = shown(qtbot, marks=[mark("gift", "limusin")])
    view.select_mark("gift")
    added = heard(view.piece_added)
    where = place(view, "rumah", 2)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CONTROL, where)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, CONTROL, where)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, CONTROL, where)
    assert added == [("gift", *at("rumah"))]


def test_that_a_click_with_control_on_a_piece_asks_to_take_it_away(qtbot):
    view = shown(qtbot, marks=[in_pieces("limusin", "tuan")])
    view.select_mark("two")
    removed = heard(view.piece_removed)
    click(view, place(view, "tuan", 1), CONTROL)
    click(view, place(view, "baja", 1), CONTROL)
    assert [(id, TEXT[offset]) for id, offset in removed] == [("two", "u")]
    assert view.selected_mark() == "two"


def test_that_keys_add_and_take_away_pieces(qtbot):
    view = shown(qtbot, marks=[in_pieces("limusin", "tuan")])
    view.select_mark("two")
    asked, removed = heard(view.piece_key_pressed), heard(view.piece_removed)
    view.set_selection(at("tuan")[0] + 1, at("tuan")[0] + 1)
    key(view, Key.Key_Delete, CONTROL)
    key(view, Key.Key_Plus)
    assert removed == [("two", at("tuan")[0] + 1)]
    assert asked == [()]


def test_that_every_piece_has_handles_and_moves_by_them(qtbot):
    view = shown(qtbot, marks=[in_pieces("sebuah", "lapis")])
    view.select_mark("two")
    settle()
    moved = heard(view.mark_edges_moved)
    first, second = at("sebuah")[0], at("lapis")[0]
    ground, left = view.viewport(), Qt.MouseButton.LeftButton
    for piece, to in ((0, place(view, "limusin", 5)), (1, place(view, "baja", 3))):
        QTest.mousePress(ground, left, pos=handle(view, at_end=True, piece=piece))
        QTest.mouseMove(ground, to)
        QTest.mouseRelease(ground, left, pos=to)
        settle()
    assert moved == [("two", 0, first, at("limusin")[1], False), ("two", 1, second, at("baja")[1], False)]


def test_that_a_piece_stops_where_the_next_begins(qtbot):
    view = shown(qtbot, marks=[in_pieces("sebuah", "lapis")])
    view.select_mark("two")
    settle()
    moved = heard(view.mark_edges_moved)
    ground, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(ground, left, pos=handle(view, at_end=True, piece=0))
    QTest.mouseMove(ground, place(view, "tuan", 1))
    QTest.mouseRelease(ground, left, pos=place(view, "tuan", 1))
    assert moved == [("two", 0, at("sebuah")[0], at("lapis")[0], False)]


def test_that_alt_arrows_move_the_edge_of_the_piece_at_the_caret(qtbot):
    view = shown(qtbot, marks=[in_pieces("sebuah", "lapis")])
    moved = heard(view.mark_edges_moved)
    for caret in (at("sebuah")[0] + 1, at("lapis")[0] + 1):
        view.set_selection(caret, caret)
        view.select_mark("two")
        key(view, Key.Key_Right, ALT)
    assert [(piece, TEXT[start:end]) for _, piece, start, end, _ in moved] == [
        (0, "sebuah limusin"),
        (1, "lapis baja"),
    ]


def joins(view):
    layout = view._layout
    return [
        join
        for _, _, shape in view.placed()
        for join in joins_of(shape.pieces, layout.left, layout.left + layout.column, layout.face.lane)
    ]


def test_that_pieces_on_one_line_are_joined_by_one_line_below_the_words_between(qtbot):
    view = shown(qtbot, marks=[in_pieces("Naskah", "dibacakan", "televisi")])
    pieces = [piece for _, _, shape in view.placed() for piece in shape.pieces]
    found = [(line.x1(), line.x2()) for line, _ in joins(view)]
    assert found == [(a.right, b.left) for a, b in pairwise(pieces)]
    assert all(line.y1() >= pieces[0].box.bottom() - 2 for line, _ in joins(view))


def test_that_pieces_on_two_lines_are_joined_by_a_way_out_and_a_way_in(qtbot):
    view = shown(qtbot, marks=[in_pieces("Setibanya", "Naskah")])
    layout = view._layout
    (out, _), (back, _) = joins(view)
    assert out.x2() == layout.left + layout.column
    assert back.x1() == layout.left


def test_that_a_span_of_one_piece_has_no_joins_also_over_several_lines(qtbot):
    view = shown(
        qtbot, marks=[mark("long", "pakta dibacakan di televisi dan pihak yang satu wajib membantu pihak lain")]
    )
    assert joins(view) == []
