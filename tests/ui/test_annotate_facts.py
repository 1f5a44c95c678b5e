"""The selected span's fields: kinds, saving, undo, filling from the text, required and undeclared facts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app.codebook_edits import PutAttributes, RemoveAttribute, named_choices
from annotator.app.edits import SetAttribute
from annotator.app.project import Project
from annotator.domain.codebook import Attribute
from annotator.domain.span import Span
from annotator.ui.annotate.facts_form import FactsForm
from annotator.ui.annotate.span_words import facts_of
from tests.ui.annotate_scene import SUMMIT, Scene, make_project, settle
from tests.ui.text_scene import drag, point


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path))
    made.mark("limusin lapis baja")
    yield made
    made.close()


def line(scene, key):
    return scene.field(key).line


def enter(scene, key):
    control = scene.field(key).control
    control.setFocus()
    settle()
    return control


def test_that_f2_enters_the_first_field_and_escape_returns_saved_to_the_text(scene):
    scene.press(Qt.Key.Key_F2)
    assert line(scene, "a-giver").hasFocus()
    scene.type("Presiden Halim")
    scene.press(Qt.Key.Key_Escape, widget=line(scene, "a-giver"))
    assert scene.text.hasFocus()
    assert scene.stored().attributes == {"a-giver": "Presiden Halim"}


def test_that_a_field_saves_itself_after_a_moment_and_says_saving_until_then(scene, qtbot):
    enter(scene, "a-giver")
    scene.saving.clear()
    scene.type("Halim")
    assert scene.saving
    assert scene.saving[-1] is True
    assert scene.stored().attributes == {}
    qtbot.waitUntil(lambda: scene.stored().attributes == {"a-giver": "Halim"}, timeout=2000)
    assert scene.saving[-1] is False
    assert line(scene, "a-giver").hasFocus()


def test_that_what_is_typed_in_one_visit_is_one_step_of_undo(scene):
    enter(scene, "a-giver")
    for words in ("Presiden", " Halim"):
        scene.type(words)
        scene.screen.span.facts.commit()
    assert scene.stored().attributes == {"a-giver": "Presiden Halim"}
    scene.session.undo()
    settle()
    assert scene.stored().attributes == {}
    assert line(scene, "a-giver").text() == ""


def test_that_a_pause_after_a_space_does_not_swallow_the_space(scene):
    enter(scene, "a-giver")
    scene.type("Presiden ")
    scene.screen.span.facts.commit()
    scene.type("Halim")
    assert line(scene, "a-giver").text() == "Presiden Halim"
    scene.type(" ")
    scene.press(Qt.Key.Key_Escape, widget=line(scene, "a-giver"))
    assert scene.stored().attributes == {"a-giver": "Presiden Halim"}
    assert line(scene, "a-giver").text() == "Presiden Halim"


def test_that_undo_in_a_field_takes_back_what_is_not_saved_and_then_the_projects_last_edit(scene):
    enter(scene, "a-giver")
    scene.type("Halim")
    scene.screen.span.facts.commit()
    scene.type(" dan Ratih")
    scene.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, widget=line(scene, "a-giver"))
    assert line(scene, "a-giver").text() == "Halim"
    assert scene.stored().attributes == {"a-giver": "Halim"}
    scene.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, widget=line(scene, "a-giver"))
    assert scene.stored().attributes == {}
    assert line(scene, "a-giver").text() == ""


def test_that_a_number_is_stored_as_one_and_nonsense_is_named_and_not_saved(scene):
    enter(scene, "a-price")
    scene.type("12,5")
    scene.screen.span.facts.commit()
    assert scene.stored().attributes == {"a-price": 12.5}
    scene.type(" juta")
    scene.screen.span.facts.commit()
    assert scene.stored().attributes == {"a-price": 12.5}
    assert "Not a number" in scene.field("a-price")._word.text()
    assert line(scene, "a-price").text() == "12,5 juta"


@pytest.mark.parametrize(
    ("typed", "said", "meant", "stored"),
    [
        ("12.500", "Could be 12500 or 12.5000,", "12500", 12500),
        ("-1,000", "Could be 1000 or 1.0000,", "-1.0000", -1),
        ("3,125", "Could be 3125 or 3.1250,", "3.1250", 3.125),
    ],
)
def test_that_a_number_that_could_be_two_is_asked_about_and_not_guessed(scene, typed, said, meant, stored):
    enter(scene, "a-price")
    scene.type(typed)
    scene.screen.span.facts.commit()
    assert scene.stored().attributes == {}
    assert scene.field("a-price")._word.text().startswith(said)
    line(scene, "a-price").selectAll()
    scene.type(meant)
    scene.press(Qt.Key.Key_Escape, widget=line(scene, "a-price"))
    assert scene.stored().attributes == {"a-price": stored}
    assert scene.field("a-price")._word.text() == ""
    assert scene.field("a-price").value() == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("2024", "2024"), ("2024-06", "2024-06"), ("19 Juni 2024", "2024-06-19"), ("2024-02-31", None), ("x", None)],
)
def test_that_a_date_is_stored_as_iso_and_may_be_partial(scene, typed, stored):
    enter(scene, "a-date")
    scene.type(typed)
    scene.screen.span.facts.commit()
    assert scene.stored().attributes.get("a-date") == stored
    assert bool(scene.field("a-date")._word.text()) is (stored is None)


def test_that_a_choice_stores_its_id_and_yes_no_a_truth(scene):
    box = enter(scene, "a-sure")
    scene.press(Qt.Key.Key_Down, widget=box)
    assert box.currentText() == "certain"
    scene.screen.span.facts.commit()
    box = enter(scene, "a-public")
    for _ in range(2):
        scene.press(Qt.Key.Key_Down, widget=box)
    scene.screen.span.facts.commit()
    assert scene.stored().attributes == {"a-sure": "c-sure", "a-public": False}
    scene.press(Qt.Key.Key_Up, widget=box)
    scene.press(Qt.Key.Key_Up, widget=box)
    scene.screen.span.facts.commit()
    assert scene.stored().attributes == {"a-sure": "c-sure"}


def test_that_a_missing_required_fact_is_said_until_it_is_there(scene):
    assert scene.field("a-sure")._word.text() == "required"
    scene.session.do(SetAttribute(scene.stored().id, "a-sure", "c-maybe", scene.project.me.id))
    settle()
    assert scene.field("a-sure")._word.text() == ""
    assert scene.field("a-sure").text() == "doubtful"


def test_that_a_choice_taken_from_the_codebook_is_read_where_it_was_given(scene):
    scene.session.do(SetAttribute(scene.stored().id, "a-sure", "c-sure", scene.project.me.id))
    (known,) = (a for a in scene.project.codebook.attributes_of("Gift") if a.id == "a-sure")
    scene.session.do(PutAttributes((replace(known, choices=named_choices(known, ["doubtful"])),)))
    settle()
    assert scene.field("a-sure").text() == "certain"
    box = scene.field("a-sure").control
    scene.session.do(SetAttribute(scene.stored().id, "a-sure", "c-maybe", scene.project.me.id))
    settle()
    assert [box.itemText(row) for row in range(box.count())] == ["—", "doubtful"]


def test_that_the_note_keeps_its_lines(scene):
    note = enter(scene, "")
    scene.type("Mobil kedua")
    scene.press(Qt.Key.Key_Return, widget=note)
    scene.type("tahun ini")
    scene.screen.span.facts.commit()
    assert scene.stored().note == "Mobil kedua\ntahun ini"


def test_that_leaving_for_another_span_saves_to_the_first_one(scene):
    first = scene.stored().id
    scene.mark("limusin kedua")
    scene.screen.select_span(first)
    enter(scene, "a-giver")
    scene.type("Halim")
    scene.text.setFocus()
    scene.text.walk(forward=True)
    settle()
    assert scene.stored().id != first
    assert line(scene, "a-giver").text() == ""
    scene.screen.select_span(first)
    settle()
    assert scene.stored().attributes == {"a-giver": "Halim"}
    assert line(scene, "a-giver").text() == "Halim"


def test_that_closing_the_project_saves_what_was_typed_last(scene):
    path, span = scene.project.path, scene.stored().id
    enter(scene, "a-giver")
    scene.type("Halim")
    scene.session.close()
    again = Project.open(path, "R. Widya")
    assert again.reader.get(Span, span).attributes == {"a-giver": "Halim"}
    again.close()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_earlier_values_complete(scene):
    enter(scene, "a-giver")
    scene.type("Presiden Halim")
    scene.screen.span.facts.commit()
    scene.mark("limusin kedua")
    enter(scene, "a-giver")
    scene.type("hal")
    completer = line(scene, "a-giver").completer()
    assert completer.currentCompletion() == "Presiden Halim"


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_a_list_of_earlier_values_does_not_end_the_visit_of_a_field(scene):
    enter(scene, "a-giver")
    scene.type("Presiden Halim")
    scene.screen.span.facts.commit()
    scene.mark("limusin kedua")
    enter(scene, "a-giver")
    left = []
    scene.field("a-giver").left.connect(lambda: left.append(scene.stored().attributes))
    scene.type("h")
    assert line(scene, "a-giver").completer().popup().isVisible()
    assert left == []
    line(scene, "a-giver").completer().popup().hide()


def test_that_facts_the_label_does_not_declare_are_kept_and_shown(scene):
    enter(scene, "a-giver")
    scene.type("Halim")
    scene.press(Qt.Key.Key_Escape, widget=line(scene, "a-giver"))
    scene.press(Qt.Key.Key_2)
    assert scene.stored().label_id == "Treaty clause"
    assert scene.stored().attributes == {"a-giver": "Halim"}
    assert scene.field("a-giver") is None
    assert scene.screen.span.facts._form._others.text() == "Giver: Halim"


def test_that_a_fact_whose_attribute_was_taken_from_the_codebook_is_read_by_its_name(scene):
    scene.session.do(SetAttribute(scene.stored().id, "a-giver", "Halim", scene.project.me.id))
    scene.session.do(RemoveAttribute("a-giver"))
    settle()
    assert scene.field("a-giver") is None
    assert scene.screen.span.facts._form._others.text() == "Giver: Halim"
    assert facts_of(scene.session, scene.screen.spans, scene.stored()) == [("Giver", "Halim")]


def test_that_a_kept_choice_is_shown_by_its_name_and_a_kept_span_by_its_words(qtbot):
    choices = ({"id": "c-1", "name": "doubtful"},)
    certainty = Attribute(id="a-1", label_id="l", name="Certainty", kind="choice", choices=choices)
    same = Attribute(id="a-2", label_id="l", name="Same as", kind="span")
    form = FactsForm([], lambda _: [], {"s-1": "kuda hijau"}.get, "Note on the span")
    qtbot.addWidget(form)
    form.show_facts({"a-1": "c-1", "a-2": "s-1"}, "", {"a-1": certainty, "a-2": same}, mine=True)
    assert form._others.text() == "Certainty: doubtful\nSame as: kuda hijau"


def test_that_words_dragged_over_fill_the_active_field_and_the_span_stays_selected(scene):
    span = scene.stored().id
    enter(scene, "a-giver")
    start = SUMMIT.index("Presiden Halim")
    drag(scene.text, point(scene.text, start, 0.1), point(scene.text, start + 13, 0.9))
    settle()
    assert line(scene, "a-giver").text() == "Presiden Halim"
    assert line(scene, "a-giver").hasFocus()
    assert scene.stored().id == span
    assert scene.stored().attributes == {"a-giver": "Presiden Halim"}


@pytest.mark.parametrize("labelled", [False, True])
def test_that_a_double_click_fills_the_active_field_with_a_word(scene, labelled):
    if labelled:  # The first click selects that span, whose fields stand there until the second.
        scene.mark("Presiden Halim", Qt.Key.Key_2)
        scene.press(Qt.Key.Key_Period)
    span = scene.stored().id
    assert scene.stored().label_id == "Gift"
    enter(scene, "a-giver")
    at = point(scene.text, SUMMIT.index("Halim") + 2)
    ground = scene.text.viewport()
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, pos=at)
    settle()
    QTest.mouseDClick(ground, Qt.MouseButton.LeftButton, pos=at)
    release = QMouseEvent(
        QEvent.Type.MouseButtonRelease,
        QPointF(at),
        QPointF(at),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(ground, release)
    settle()
    assert scene.stored().id == span
    assert scene.stored().attributes == {"a-giver": "Halim"}
    assert line(scene, "a-giver").hasFocus()


def test_that_a_date_in_the_text_fills_a_date_field_and_other_words_do_not(scene):
    enter(scene, "a-date")
    for quote, stored in (("19 Juni 2024", "2024-06-19"), ("tuan rumah", "2024-06-19")):
        start = SUMMIT.index(quote)
        drag(scene.text, point(scene.text, start, 0.1), point(scene.text, start + len(quote) - 1, 0.9))
        settle()
        assert scene.stored().attributes == {"a-date": stored}
    assert scene.said[-1] == "“tuan rumah” does not fit this field."


def test_that_a_plain_click_in_the_text_leaves_the_field(scene):
    enter(scene, "a-giver")
    scene.type("Halim")
    at = point(scene.text, SUMMIT.index("kereta"))
    QTest.mouseClick(scene.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert scene.text.hasFocus()
    assert scene.screen.marking.selected() is None
    assert scene.screen.span.span is None
    assert ("Gift", "limusin lapis baja") in scene.spans()
    scene.text.walk(forward=False)
    assert scene.stored().attributes == {"a-giver": "Halim"}


def test_that_a_field_whose_span_is_undone_gives_the_keyboard_to_the_text(scene):
    control = enter(scene, "a-giver")
    scene.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, widget=control)
    assert scene.spans() == []
    assert scene.screen.span.span is None
    assert scene.text.hasFocus()


def test_that_what_the_project_refuses_stays_in_the_field(scene):
    enter(scene, "a-giver")
    scene.type("Halim")
    scene.project.store.connection.execute("PRAGMA query_only = 1")
    scene.screen.span.facts.commit()
    assert len(scene.failed) == 1
    assert line(scene, "a-giver").text() == "Halim"
    assert scene.saving[-1] is True
    scene.project.store.connection.execute("PRAGMA query_only = 0")
    scene.press(Qt.Key.Key_Escape, widget=line(scene, "a-giver"))
    assert scene.stored().attributes == {"a-giver": "Halim"}
    assert scene.saving[-1] is False


def test_that_a_field_that_is_entered_comes_into_sight_in_a_low_window(scene):
    scene.screen.resize(1000, 420)
    settle()
    for key in ("a-date", "a-giver"):
        enter(scene, key)
        field = line(scene, key)
        assert field.visibleRegion().boundingRect().height() == field.height()
