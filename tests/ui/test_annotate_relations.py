"""Relations in the project: made by mouse and key, listed beside the text, changed, removed, and undone."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app.codebook_edits import AddLabel, PutAttributes, RetireLabel, new_attribute, new_label
from tests.ui.annotate_scene import SUMMIT, Scene, make_project, settle, show_teammates, teammate
from tests.ui.text_scene import drag, place

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def add_labels(project, *names):
    for name in names:
        project.do(AddLabel(new_label(project.codebook, name, "#1f8a8a", "relation")))


@pytest.fixture
def scene(qtbot, tmp_path):
    project = make_project(tmp_path)
    add_labels(project, "gave to", "is part of")
    made = Scene(qtbot, project)
    for quote in ("limusin lapis baja", "tuan rumah", "pakta pertahanan"):
        made.mark(quote)
    yield made
    made.close()


def relations(scene):
    """Return the article's relations as (label, source's words, target's words), from the file."""
    reader, codebook = scene.project.reader, scene.project.codebook
    words = {span.id: span.quote for span in reader.spans(scene.session.document.id, [scene.project.layer])}
    found = reader.relations(scene.session.document.id, scene.project.layer)
    return [(codebook.get(r.label_id).name, words[r.source_id], words[r.target_id]) for r in found]


def choose(scene, quote):
    scene.screen.select_span(next(span.id for span in scene.screen.spans if span.quote == quote))
    settle()


def name(scene, quote):
    for _, top, shape in scene.text.placed():
        for found in shape.names:
            if scene.screen.spans.get(found.mark.id).quote == quote:
                return (found.box.center() + QPointF(0, top)).toPoint()
    raise AssertionError(quote)


def rows(scene):
    shown = scene.screen.relations.list
    return [shown.item(row).text() for row in range(shown.count())]


def relate(scene, source, steps, digit=Key.Key_1):
    """Make a relation by keys alone."""
    choose(scene, source)
    scene.press(Key.Key_R)
    for _ in range(abs(steps)):
        scene.press(Key.Key_Period if steps > 0 else Key.Key_Comma)
    scene.press(Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), digit)
    settle()


def test_that_dragging_a_name_makes_a_relation_with_the_label_of_a_key(scene):
    drag(scene.text, name(scene, "limusin lapis baja"), place(scene.text, "tuan rumah", 3, SUMMIT))
    assert QApplication.focusWidget() is scene.screen.relating.box.field
    scene.press(Key.Key_2, widget=scene.screen.relating.box.field)
    assert relations(scene) == [("is part of", "limusin lapis baja", "tuan rumah")]
    assert scene.said[-1] == "Relation added: is part of"
    assert QApplication.focusWidget() is scene.text
    assert scene.screen.marking.selected().quote == "limusin lapis baja"
    scene.press(Key.Key_Z, CONTROL)
    assert relations(scene) == []


def test_that_keys_alone_make_a_relation_and_arcs_and_list_show_it(scene):
    relate(scene, "limusin lapis baja", 2)
    assert relations(scene) == [("gave to", "limusin lapis baja", "pakta pertahanan")]
    assert [route.arc.name for route in scene.text.arcs.drawn] == ["gave to"]
    assert rows(scene) == ["→ gave to  “pakta pertahanan”"]
    choose(scene, "pakta pertahanan")
    assert rows(scene) == ["← gave to  “limusin lapis baja”"]
    choose(scene, "tuan rumah")
    assert rows(scene) == []
    assert not scene.screen.relations.isVisible()


def test_that_the_box_finds_a_relation_by_name_and_makes_a_new_one(scene):
    choose(scene, "tuan rumah")
    scene.press(Key.Key_R)
    scene.press(Key.Key_Comma)
    scene.press(Key.Key_Enter)
    scene.type("signs")
    scene.press(Key.Key_Return, widget=scene.screen.relating.box.field)
    assert relations(scene) == [("signs", "tuan rumah", "limusin lapis baja")]
    assert scene.project.codebook.named("signs", "relation").key == "3"
    assert scene.project.codebook.named("signs") is None


def test_that_one_relation_label_needs_no_choosing(scene):
    scene.project.do(RetireLabel(scene.project.codebook.named("is part of", "relation").id))
    choose(scene, "tuan rumah")
    scene.press(Key.Key_R)
    scene.press(Key.Key_Period)
    scene.press(Key.Key_Return)
    assert relations(scene) == [("gave to", "tuan rumah", "pakta pertahanan")]
    assert not scene.screen.relating.box.isVisible()


def test_that_escape_anywhere_on_the_way_makes_nothing(scene):
    choose(scene, "tuan rumah")
    scene.press(Key.Key_R)
    scene.press(Key.Key_Escape)
    assert scene.said[-1] == "No span was chosen."
    scene.press(Key.Key_R)
    scene.press(Key.Key_Period)
    scene.press(Key.Key_Return)
    scene.press(Key.Key_Escape, widget=scene.screen.relating.box.field)
    assert relations(scene) == []
    assert QApplication.focusWidget() is scene.text
    assert scene.screen.marking.selected().quote == "tuan rumah"


def test_that_the_hint_says_what_to_do_while_a_span_is_being_chosen(scene):
    hints = []
    scene.session.hinted.connect(hints.append)
    choose(scene, "tuan rumah")
    assert "R relate" in hints[-1]
    scene.press(Key.Key_R)
    assert "Esc cancels" in hints[-1]
    scene.press(Key.Key_Escape)
    assert "R relate" in hints[-1]


def test_that_the_same_relation_is_not_made_twice_but_the_other_way_round_it_is_another(scene):
    relate(scene, "limusin lapis baja", 1)
    relate(scene, "limusin lapis baja", 1)
    assert scene.said[-1] == "This relation is there already."
    relate(scene, "tuan rumah", -1)
    assert len(relations(scene)) == 2


def test_that_a_click_in_the_list_goes_to_the_other_span_and_keeps_the_relation_chosen(scene):
    relate(scene, "limusin lapis baja", 1)
    relate(scene, "limusin lapis baja", 2)
    shown = scene.screen.relations.list
    where = shown.visualItemRect(shown.item(1)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle()
    assert scene.screen.marking.selected().quote == "pakta pertahanan"
    assert rows(scene) == ["← gave to  “limusin lapis baja”"]
    assert scene.screen.relations.current() is not None


def test_that_delete_in_the_list_removes_the_relation_and_undo_brings_it_back(scene):
    relate(scene, "limusin lapis baja", 1)
    shown = scene.screen.relations.list
    shown.setFocus()
    scene.press(Key.Key_Delete, widget=shown)
    assert relations(scene) == []
    assert scene.said[-1] == "Relation removed"
    assert scene.text.arcs.drawn == []
    scene.do("edit.undo")
    assert rows(scene) == ["→ gave to  “tuan rumah”"]


def test_that_enter_in_the_list_goes_along_and_escape_leads_back_to_the_text(scene):
    relate(scene, "limusin lapis baja", 1)
    shown = scene.screen.relations.list
    shown.setFocus()
    scene.press(Key.Key_Return, widget=shown)
    assert scene.screen.marking.selected().quote == "tuan rumah"
    shown.setFocus()
    scene.press(Key.Key_Escape, widget=shown)
    assert QApplication.focusWidget() is scene.text


def test_that_a_relation_is_turned_changed_and_noted_beside_the_list(scene):
    relate(scene, "limusin lapis baja", 1)
    panel = scene.screen.relations
    panel._buttons["turn"].click()
    settle()
    assert relations(scene) == [("gave to", "tuan rumah", "limusin lapis baja")]
    panel._buttons["edit"].click()
    settle()
    scene.press(Key.Key_2, widget=scene.screen.relating.box.field)
    assert relations(scene) == [("is part of", "tuan rumah", "limusin lapis baja")]
    note = panel.facts._form.note.note
    note.setFocus()
    scene.type("seen twice", note)
    choose(scene, "pakta pertahanan")
    found = scene.project.reader.relations(scene.session.document.id, scene.project.layer)
    assert found[0].note == "seen twice"


def test_that_removing_a_span_takes_its_relations_along_and_undo_brings_all_back(scene):
    relate(scene, "limusin lapis baja", 1)
    scene.press(Key.Key_Delete)
    assert relations(scene) == []
    scene.do("edit.undo")
    assert relations(scene) == [("gave to", "limusin lapis baja", "tuan rumah")]
    assert [route.arc.name for route in scene.text.arcs.drawn] == ["gave to"]


def test_that_all_relations_are_shown_on_demand(scene):
    relate(scene, "limusin lapis baja", 1)
    scene.press(Key.Key_Escape)
    assert scene.text.arcs.drawn == []
    scene.do("relations.all")
    assert [route.arc.name for route in scene.text.arcs.drawn] == ["gave to"]
    scene.press(Key.Key_R, CONTROL | SHIFT)
    assert scene.text.arcs.drawn == []


def test_that_a_relation_without_a_selected_span_says_what_it_needs(scene):
    scene.press(Key.Key_Escape)
    scene.do("span.relate")
    assert "Select a span first" in scene.said[-1]


def test_that_spans_of_teammates_are_neither_source_nor_target(qtbot, tmp_path):
    project = make_project(tmp_path)
    add_labels(project, "gave to", "is part of")
    theirs = teammate(project, "tuan rumah")
    scene = Scene(qtbot, project)
    show_teammates(scene)
    scene.mark("limusin lapis baja")
    scene.press(Key.Key_R)
    scene.press(Key.Key_Period)
    scene.press(Key.Key_Return)
    assert "D. Putra" in scene.said[-1]
    scene.screen.select_span(theirs.id)
    scene.press(Key.Key_R)
    assert scene.text.linking.source is None
    assert relations(scene) == []
    scene.close()


def test_that_another_article_has_its_own_relations(scene):
    relate(scene, "limusin lapis baja", 1)
    scene.screen.articles.open_row(1)
    settle()
    scene.do("relations.all")
    assert scene.text.arcs.drawn == []
    scene.screen.articles.open_row(0)
    settle()
    assert [route.arc.name for route in scene.text.arcs.drawn] == ["gave to"]


def test_that_attributes_of_a_relations_label_are_filled_in_below_the_list(scene, qtbot):
    label = scene.project.codebook.named("gave to", "relation")
    scene.project.do(PutAttributes((new_attribute(scene.project.codebook, label.id, "Occasion"),)))
    relate(scene, "limusin lapis baja", 1)
    field = scene.screen.relations.facts._form.fields[0]
    assert field.control.accessibleName() == "Occasion"
    field.control.setFocus()
    scene.type("state visit", field.control)

    def stored():
        (found,) = scene.project.reader.relations(scene.session.document.id, scene.project.layer)
        return list(found.attributes.values())

    assert stored() == []
    qtbot.waitUntil(lambda: stored() == ["state visit"])
    assert field.control.text() == "state visit"
    scene.press(Key.Key_Z, CONTROL, widget=field.control)
    assert stored() == []
    assert field.control.text() == ""
    scene.press(Key.Key_Escape, widget=field.control)
    assert QApplication.focusWidget() is scene.text


def test_that_what_is_typed_for_one_relation_is_never_kept_for_another(scene):
    relate(scene, "limusin lapis baja", 1)
    relate(scene, "limusin lapis baja", 2)
    panel = scene.screen.relations
    panel.list.setCurrentRow(0)
    note = panel.facts._form.note.note
    note.setFocus()
    scene.type("about the host", note)
    panel.list.setCurrentRow(1)
    assert note.toPlainText() == ""
    found = scene.project.reader.relations(scene.session.document.id, scene.project.layer)
    assert [relation.note for relation in found] == ["about the host", ""]


def test_that_the_palette_reaches_what_can_be_done_with_the_chosen_relation(scene):
    scene.do("relation.turn")
    assert "has relations first" in scene.said[-1]
    relate(scene, "limusin lapis baja", 1)
    scene.do("relation.turn")
    assert relations(scene) == [("gave to", "tuan rumah", "limusin lapis baja")]
    scene.do("relation.delete")
    assert relations(scene) == []
