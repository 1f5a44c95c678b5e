"""Labelling in the annotate screen: keys, mouse, tags, label box, undo, teammates' spans."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app.edits import DescribeDocument
from annotator.ui.annotate.spans_model import QUOTE
from tests.ui.annotate_scene import SUMMIT, Scene, make_project, settle, show_teammates, teammate
from tests.ui.text_scene import drag, point

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path))
    yield made
    made.close()


def test_that_a_key_labels_exactly_the_selected_words_and_selects_the_span(scene):
    scene.mark("limusin lapis baja")
    assert scene.spans() == [("Gift", "limusin lapis baja")]
    span = scene.stored()
    assert SUMMIT[span.start : span.end] == span.quote == "limusin lapis baja"
    assert (span.annotator_id, span.origin) == (scene.project.me.id, "hand")
    assert scene.text.selection() is None
    assert scene.said == ["Gift added"]


def test_that_dragging_the_mouse_and_pressing_a_key_labels_what_was_dragged_over(scene):
    start = SUMMIT.index("pakta pertahanan")
    drag(scene.text, point(scene.text, start, 0.1), point(scene.text, start + 15, 0.9))
    scene.press(Qt.Key.Key_2)
    assert scene.spans() == [("Treaty clause", "pakta pertahanan")]


def test_that_the_first_span_of_an_article_begins_its_progress(scene):
    scene.mark("limusin lapis baja")
    assert scene.project.reader.progress(scene.session.document.id, scene.project.layer).state == "started"
    assert scene.screen.articles.model.line(0).state == "started"
    assert scene.screen.articles.model.line(0).spans == 1


def test_that_the_same_label_on_the_same_words_is_not_added_again(scene):
    scene.mark("limusin lapis baja")
    first = scene.stored().id
    scene.text.select_mark(None)
    scene.mark("limusin lapis baja")
    assert scene.spans() == [("Gift", "limusin lapis baja")]
    assert scene.screen.marking.selected().id == first


def test_that_a_key_relabels_the_selected_span_and_its_own_key_does_nothing(scene):
    scene.mark("limusin lapis baja")
    scene.press(Qt.Key.Key_3)
    assert scene.spans() == [("Sanction issue", "limusin lapis baja")]
    name = scene.project.undo_name
    scene.press(Qt.Key.Key_3)
    assert scene.project.undo_name == name == "change label"
    scene.session.undo()
    assert scene.spans() == [("Gift", "limusin lapis baja")]


def test_that_control_and_a_key_add_a_span_on_the_same_words(scene):
    scene.mark("limusin lapis baja")
    scene.press(Qt.Key.Key_2, CONTROL)
    assert sorted(scene.spans()) == [("Gift", "limusin lapis baja"), ("Treaty clause", "limusin lapis baja")]
    assert scene.stored().label_id == "Treaty clause"


def test_that_a_key_without_selection_says_what_to_do_and_changes_nothing(scene):
    scene.press(Qt.Key.Key_1)
    assert scene.spans() == []
    assert scene.said == ["Select words in the text, or click a span, then press a tag's key."]
    scene.press(Qt.Key.Key_9)
    assert scene.said[-1] == "No tag has the key 9."


def test_that_white_space_alone_is_not_labelled(scene):
    scene.text.set_selection(SUMMIT.index("\n"), SUMMIT.index("\n") + 1)
    scene.press(Qt.Key.Key_1)
    assert scene.spans() == []


def test_that_delete_removes_and_undo_brings_the_span_back_selected(scene):
    scene.mark("limusin lapis baja")
    scene.press(Qt.Key.Key_Delete)
    assert scene.spans() == []
    assert scene.screen.marking.selected() is None
    assert scene.said[-1] == "Gift removed"
    scene.session.undo()
    settle()
    assert scene.spans() == [("Gift", "limusin lapis baja")]
    assert scene.stored().quote == "limusin lapis baja"
    assert scene.said[-1] == "Undone: remove span"


def test_that_undoing_an_added_span_takes_it_off_the_text_and_redo_selects_it_again(scene):
    scene.mark("limusin lapis baja")
    made = scene.stored().id
    scene.session.undo()
    assert scene.screen.marking.selected() is None
    settle()
    assert scene.screen.span.span is None
    scene.session.redo()
    assert scene.screen.marking.selected().id == made
    settle()
    assert scene.screen.span.span.id == made


def test_that_undo_goes_to_the_article_where_the_change_was(scene):
    scene.mark("limusin lapis baja")
    first = scene.session.document.id
    scene.do("article.next")
    assert scene.session.document.id != first
    scene.session.undo()
    assert scene.session.document.id == first


def test_that_alt_and_arrows_move_the_edge_and_holding_the_key_is_one_step(scene):
    scene.mark("limusin lapis")
    scene.press(Qt.Key.Key_Right, ALT)
    assert scene.stored().quote == "limusin lapis baja"
    mark = scene.screen.marking.selected()
    text = scene.text
    text.mark_edges_moved.emit(mark.id, 0, mark.start, SUMMIT.index(" tuan rumah"), True)
    assert scene.stored().quote == "limusin lapis baja kepada"
    scene.session.undo()
    assert scene.stored().quote == "limusin lapis"


def test_that_clicking_a_tag_labels_the_selection_and_gives_the_keyboard_back_to_the_text(scene):
    scene.select("pakta pertahanan")
    view = scene.screen.tags.view
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert scene.spans() == [("Treaty clause", "pakta pertahanan")]
    assert scene.text.hasFocus()


def test_that_tags_say_name_key_and_count(scene):
    scene.mark("limusin lapis baja")
    scene.mark("limusin kedua")
    spoken = scene.screen.tags.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Gift, key 1, 2 spans"
    scene.press(Qt.Key.Key_Delete)
    spoken = scene.screen.tags.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Gift, key 1, 1 span"


def test_that_a_letter_opens_the_label_box_and_enter_labels(scene):
    scene.select("pakta pertahanan")
    scene.type("t", scene.text)
    box = scene.screen.box
    assert box.isVisible()
    assert box.field.hasFocus()
    scene.type("re", box.field)
    assert box.list.item(0).text() == "Treaty clause"
    scene.press(Qt.Key.Key_Return, widget=box.field)
    assert scene.spans() == [("Treaty clause", "pakta pertahanan")]
    assert not box.isVisible()
    assert scene.text.hasFocus()


def test_that_the_label_box_makes_a_new_label_with_the_next_key_and_undo_takes_both_back(scene):
    scene.select("kereta barang")
    scene.type("v", scene.text)
    scene.type("ehicle", scene.screen.box.field)
    assert scene.screen.box.list.item(0).text() == "New label “vehicle”"
    scene.press(Qt.Key.Key_Return, widget=scene.screen.box.field)
    made = scene.project.codebook.named("vehicle")
    assert made.key == "4"
    assert made.colour not in ("#b7791f", "#2f6fd0", "#c8423b")
    assert scene.spans() == [(made.id, "kereta barang")]
    assert scene.screen.tags.model.rowCount() == 4
    scene.session.undo()
    scene.session.undo()
    assert scene.project.codebook.named("vehicle") is None
    assert scene.spans() == []


def test_that_keys_of_the_label_box_do_nothing_in_the_text(scene):
    scene.select("kereta barang")
    scene.type("g", scene.text)
    field = scene.screen.box.field
    scene.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier, field)
    scene.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, field)
    assert scene.spans() == []
    scene.press(Qt.Key.Key_Return, widget=field)
    assert scene.spans() == [("Gift", "kereta barang")]


def test_that_a_long_name_leaves_its_row_in_the_label_box_whole(scene):
    scene.select("kereta barang")
    scene.type("g", scene.text)
    scene.screen.box.field.setText("a very long name of a label that nobody would give " * 3)
    view = scene.screen.box.list
    assert view.visualItemRect(view.item(0)).bottom() <= view.viewport().rect().bottom()


def test_that_escape_in_the_label_box_labels_nothing(scene):
    scene.select("kereta barang")
    scene.type("g", scene.text)
    scene.press(Qt.Key.Key_Escape, widget=scene.screen.box.field)
    assert not scene.screen.box.isVisible()
    assert scene.spans() == []
    assert scene.text.hasFocus()


def test_that_a_teammates_span_is_shown_but_not_changed(qtbot, tmp_path):
    project = make_project(tmp_path)
    theirs = teammate(project, "limusin lapis baja")
    scene = Scene(qtbot, project)
    assert len(scene.screen.spans) == 0
    show_teammates(scene)
    scene.screen.select_span(theirs.id)
    settle()
    assert scene.screen.span.span.id == theirs.id
    assert "D. Putra" in scene.screen.span._author.text()
    assert scene.field("a-giver").line.isReadOnly()
    for key in (Qt.Key.Key_3, Qt.Key.Key_Delete):
        scene.press(key)
        assert scene.said[-1].startswith("This span is D. Putra's.")
    assert scene.spans() == []
    scene.press(Qt.Key.Key_1, CONTROL)
    assert scene.spans() == [("Gift", "limusin lapis baja")]
    scene.close()


def test_that_the_list_of_spans_and_the_text_select_each_other(scene):
    scene.mark("limusin lapis baja")
    scene.mark("pakta pertahanan", Qt.Key.Key_2)
    view = scene.screen.list.view
    assert [view.model().index(row, 1).data() for row in range(2)] == ["limusin lapis baja", "pakta pertahanan"]
    assert view.currentIndex().row() == 1
    place = view.visualRect(view.model().index(0, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert scene.screen.marking.selected().quote == "limusin lapis baja"
    assert scene.text.hasFocus()  # Digits relabel, Alt and arrows move the edges of what was clicked.
    view.setFocus()
    scene.press(Qt.Key.Key_Down, widget=view)
    assert scene.screen.marking.selected().quote == "pakta pertahanan"
    assert view.hasFocus()
    spoken = view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Treaty clause, pakta pertahanan"


def test_that_walking_past_the_first_or_last_span_says_so(scene):
    scene.mark("limusin lapis baja")
    scene.press(Qt.Key.Key_Period)
    assert scene.said[-1] == "No span follows."
    scene.press(Qt.Key.Key_Comma)
    assert scene.said[-1] == "No span stands before this."
    assert scene.screen.marking.selected().quote == "limusin lapis baja"


def test_that_a_quotation_is_copied_with_its_source(scene):
    scene.select("limusin lapis baja")
    scene.do("span.copy_quotation")
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "“limusin lapis baja” — Pakta diteken, Kabar Utara, 19 Jun 2024"
    scene.mark("pakta pertahanan", Qt.Key.Key_2)
    scene.do("span.copy")
    assert clipboard.text() == "pakta pertahanan"


def test_that_finding_lights_up_places_whatever_their_case_and_counts_them(scene):
    scene.press(Qt.Key.Key_F, CONTROL)
    bar = scene.screen.find_bar
    assert bar.isVisible()
    scene.type("LIMUSIN", bar.field)
    first, second = (SUMMIT.index("limusin lapis"), SUMMIT.index("limusin kedua"))
    assert scene.text._article.found.all == [(first, first + 7), (second, second + 7)]
    assert bar._count.text() == "1 of 2"
    scene.press(Qt.Key.Key_F3, widget=bar.field)
    assert bar._count.text() == "2 of 2"
    assert scene.text._article.current_found == (second, second + 7)
    scene.press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier, widget=bar.field)
    assert bar._count.text() == "1 of 2"
    scene.press(Qt.Key.Key_Escape, widget=bar.field)
    assert not bar.isVisible()
    assert scene.text._article.found.all == []
    assert scene.text.hasFocus()


def test_that_correcting_an_article_keeps_what_is_found_and_selected_in_it(scene):
    scene.press(Qt.Key.Key_F, CONTROL)
    scene.type("limusin", scene.screen.find_bar.field)
    found, current = scene.text._article.found.all, scene.text._article.current_found
    scene.select("kereta barang")
    selection = scene.text.selection()
    scene.session.do(DescribeDocument(scene.session.document.id, {"title": "Pakta Sela", "source": "Warta"}))
    assert scene.text._article.heading == "Pakta Sela"
    assert scene.text._article.details.startswith("Warta")
    assert scene.text.selection() == selection
    assert len(found) == 2
    assert (scene.text._article.found.all, scene.text._article.current_found) == (found, current)


def test_that_letters_grow_shrink_and_come_back_by_key(scene):
    usual = scene.text.font().pointSizeF()
    sizes = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        scene.press(key, CONTROL)
        sizes.append(scene.text.font().pointSizeF() - usual)
    assert sizes == [1, 0, -1, 0]


def test_that_boilerplate_is_dimmed(scene):
    assert scene.text._article.dimmed.all == [(0, len("Iklan — klik untuk membaca tanpa iklan"))]


def test_that_one_new_span_does_not_read_the_others_again(scene, monkeypatch):
    scene.mark("limusin lapis baja")
    asked = []
    reader = scene.project.reader
    scene.project.reader.connection.set_trace_callback(asked.append)
    scene.mark("pakta pertahanan")
    reader.connection.set_trace_callback(None)
    assert any("INSERT" in statement for statement in asked)
    assert not [statement for statement in asked if "FROM span WHERE document_id" in statement]


def test_that_a_click_far_from_any_span_lets_go_of_it(scene):
    scene.mark("limusin lapis baja")
    at = point(scene.text, SUMMIT.index("kereta"))
    QTest.mouseClick(scene.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert scene.screen.marking.selected() is None
    assert scene.screen.span.span is None
    assert QApplication.focusWidget() is scene.text


def test_that_the_list_says_whose_a_teammates_span_is(qtbot, tmp_path):
    project = make_project(tmp_path)
    teammate(project, "limusin lapis baja")
    scene = Scene(qtbot, project)
    show_teammates(scene)
    index = scene.screen.list.view.model().index(0, 0)
    assert index.data() == "DP Gift"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Gift, limusin lapis baja, D. Putra"
    scene.close()


def test_that_the_label_box_stays_within_the_text_where_the_selection_is_at_the_bottom(qtbot, tmp_path):
    scene = Scene(qtbot, make_project(tmp_path), size=(1024, 420))
    scene.select("seharga")
    settle()
    scene.type("t", scene.text)
    box = scene.screen.box
    assert box.list.count() == 4
    assert box.rect().contains(box.list.geometry())
    assert box.list.viewport().rect().contains(box.list.visualItemRect(box.list.item(3)))
    assert scene.text.rect().contains(box.geometry())
    box.leave()
    box.open("t", scene.text.cursorRect().translated(0, 2000))
    assert scene.text.rect().contains(box.geometry())
    scene.close()


def test_that_changing_the_look_changes_the_marks_and_keeps_the_selected_span(scene):
    from annotator.ui.theme import DARK

    scene.mark("limusin lapis baja")
    light = scene.text.selected().colour
    scene.session.tokens = DARK
    scene.session.theme_changed.emit(DARK)
    settle()
    assert scene.text.selected().colour != light
    assert scene.text.selected().colour == "#e0ac55"


def test_that_the_list_of_spans_shows_what_turns_direction_and_is_not_turned(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path, {"Ba\u202elik": "Ratu e\u202emas tiba."}))
    assert made.text._article.heading == "Ba¦lik"
    made.mark("e\u202emas tiba")
    assert made.screen.spans.text(0, QUOTE) == "e¦mas tiba"
    assert made.stored().quote == "e\u202emas tiba"
    made.close()
