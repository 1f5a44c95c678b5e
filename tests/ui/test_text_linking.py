"""Choosing a second span: by dragging a name, by a click, by walking and Enter; Escape leaves."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from tests.ui.text_scene import TEXT, click, drag, key, mark, place, settle, shown

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def three():
    return [
        mark("car", "limusin lapis baja"),
        mark("armour", "lapis", "Part"),
        mark("host", "tuan rumah", "Actor"),
        mark("jip", "jip perak"),
    ]


class Told:
    """What the view says of choosing."""

    def __init__(self, view):
        self.chosen, self.left, self.candidates, self.wanted = [], [], [], []
        view.linking.chosen.connect(lambda *ends: self.chosen.append(ends))
        view.linking.left.connect(self.left.append)
        view.linking.candidate_changed.connect(self.candidates.append)
        view.relation_wanted.connect(self.wanted.append)


def name(view, id):
    for _, top, shape in view.placed():
        for found in shape.names:
            if found.mark.id == id:
                return (found.box.center() + QPointF(0, top)).toPoint()
    raise AssertionError(f"no name of {id} in sight")


def test_that_dragging_a_name_to_another_span_chooses_it(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    drag(view, name(view, "jip"), place(view, "tuan", 2))
    assert told.chosen == [("jip", "host")]
    assert view.selected_mark() == "jip"
    assert view.selection() is None


def test_that_dragging_a_name_to_another_name_or_to_nothing_does_as_it_says(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    drag(view, name(view, "host"), name(view, "jip"))
    drag(view, name(view, "host"), place(view, "berkata", 2))
    drag(view, name(view, "host"), place(view, "rumah", 2))
    assert told.chosen == [("host", "jip")]
    assert told.left == ["host", "host"]


def test_that_the_name_of_a_teammates_span_leads_nowhere(qtbot):
    view = shown(qtbot, marks=[mark("theirs", "limusin", mine=False), mark("host", "tuan rumah")])
    told = Told(view)
    drag(view, name(view, "theirs"), place(view, "tuan", 2))
    assert told.chosen == told.left == []


def test_that_r_asks_for_a_relation_of_the_selected_span_and_types_a_letter_otherwise(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    letters = []
    view.letter_typed.connect(letters.append)
    view.select_mark("car")
    key(view, Key.Key_R)
    view.set_selection(0, 9)
    key(view, Key.Key_R)
    assert (told.wanted, letters) == (["car"], ["r"])


def test_that_walking_and_enter_choose_and_the_source_stays_selected(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    view.linking.begin("car")
    for _ in range(3):
        key(view, Key.Key_Period)
        assert view.selected_mark() == "car"
    key(view, Key.Key_Comma)
    key(view, Key.Key_Return)
    assert told.candidates == ["armour", "host", "jip", "host"]
    assert told.chosen == [("car", "host")]
    assert view.linking.source is None


def test_that_the_walk_passes_over_the_source(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    view.linking.begin("armour")
    key(view, Key.Key_Comma)
    key(view, Key.Key_Period)
    assert told.candidates == ["car", "host"]


def test_that_the_caret_and_the_larger_and_smaller_keys_lead_to_nested_spans(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    view.linking.begin("jip")
    view.set_selection(TEXT.index("lapis") - 1, TEXT.index("lapis") - 1)
    key(view, Key.Key_Right)
    key(view, Key.Key_Up, ALT)
    key(view, Key.Key_Enter)
    assert told.candidates == ["armour", "car"]
    assert told.chosen == [("jip", "car")]


def test_that_a_click_chooses_and_a_click_beside_every_span_leaves(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    view.linking.begin("car")
    click(view, place(view, "rumah", 1))
    view.linking.begin("car")
    click(view, place(view, "berkata", 1))
    assert (told.chosen, told.left) == ([("car", "host")], ["car"])
    assert view.selected_mark() == "car"


def test_that_escape_leaves_and_enter_without_a_span_waits(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    view.linking.begin("car")
    key(view, Key.Key_Return)
    assert view.linking.source is not None
    key(view, Key.Key_Escape)
    assert (told.chosen, told.left, view.selected_mark()) == ([], ["car"], "car")


def test_that_keys_that_change_spans_rest_while_a_span_is_being_chosen(qtbot):
    view = shown(qtbot, marks=three())
    heard = []
    for signal in (view.label_key_pressed, view.letter_typed, view.remove_requested, view.piece_key_pressed):
        signal.connect(lambda *_: heard.append(1))
    view.linking.begin("car")
    for code in (Key.Key_1, Key.Key_G, Key.Key_Delete, Key.Key_Plus, Key.Key_R):
        key(view, code)
    assert heard == []
    assert view.linking.source.id == "car"


def test_that_selecting_something_else_or_losing_the_span_ends_the_choosing(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    view.linking.begin("car")
    view.select_mark("jip")
    view.linking.begin("car")
    view.update_marks([], ["car"])
    view.linking.begin("car")
    assert told.left == ["car", "car"]
    assert view.linking.source is None


def test_that_the_span_under_the_mouse_is_outlined_before_the_click(qtbot):
    view = shown(qtbot, marks=three())
    told = Told(view)
    view.linking.begin("car")
    settle()
    before = view.viewport().grab().toImage()
    QTest.mouseMove(view.viewport(), place(view, "rumah", 1))
    settle()
    assert told.candidates == ["host"]
    assert view.viewport().grab().toImage() != before
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
