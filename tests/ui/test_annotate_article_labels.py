"""Labels on the whole article: by click, by Alt and a digit, and from the palette; each in its own layer, undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.app.codebook_edits import AddLabel, PutAttributes, RetireLabel, named_choices, new_attribute, new_label
from annotator.app.document_labels import SetDocumentLabel
from annotator.app.edits import PutRows
from annotator.domain.annotator import Annotator, Layer
from annotator.ui.palette import PaletteDialog
from tests.ui.annotate_scene import Scene, make_project, settle

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def add_label(project, name, *choices):
    label = new_label(project.codebook, name, "#5b7f3a", "document")
    project.do(AddLabel(label))
    if choices:
        attribute = new_attribute(project.codebook, label.id, name)
        project.do(PutAttributes((replace(attribute, kind="choice", choices=named_choices(attribute, choices)),)))
    return label


@pytest.fixture
def scene(qtbot, tmp_path):
    project = make_project(tmp_path)
    add_label(project, "Stance", "for", "neutral", "against")
    add_label(project, "Off topic")
    made = Scene(qtbot, project)
    yield made
    made.close()


def given(scene, layer=None):
    """Return what the file says of the open article, as label and value by name."""
    project = scene.project
    names = {label.id: label.name for label in project.codebook}
    choices = {c["id"]: c["name"] for a in project.codebook.attributes() for c in a.choices}
    rows = project.reader.document_labels(scene.session.document.id, layer or project.layer)
    return {names[row.label_id]: choices.get(row.value, row.value) for row in rows}


def chips(scene):
    return {chip.accessibleName(): chip for chip in scene.screen.article.findChildren(QPushButton) if chip.isVisible()}


def checked(scene):
    return [name for name, chip in chips(scene).items() if chip.isChecked()]


def click(scene, name):
    QTest.mouseClick(chips(scene)[name], Qt.MouseButton.LeftButton)
    settle()


def test_that_a_click_gives_another_takes_its_place_and_a_second_click_takes_it_away(scene):
    assert list(chips(scene)) == ["Stance: for", "Stance: neutral", "Stance: against", "Off topic: yes"]
    click(scene, "Stance: for")
    assert given(scene) == {"Stance": "for"}
    assert scene.said[-1] == "Stance: for"
    click(scene, "Stance: against")
    click(scene, "Off topic: yes")
    assert given(scene) == {"Stance": "against", "Off topic": ""}
    assert checked(scene) == ["Stance: against", "Off topic: yes"]
    click(scene, "Off topic: yes")
    assert given(scene) == {"Stance": "against"}
    assert scene.said[-1] == "Off topic: not given"
    assert checked(scene) == ["Stance: against"]
    assert QApplication.focusWidget() is scene.text, "a click leaves the keyboard with the text"


def test_that_alt_and_a_digit_go_through_the_choices_and_back_to_none(scene):
    seen = []
    for _ in range(5):
        scene.press(Key.Key_1, ALT)
        seen.append(given(scene).get("Stance"))
    assert seen == ["for", "neutral", "against", None, "for"]
    scene.press(Key.Key_2, ALT)
    assert given(scene) == {"Stance": "for", "Off topic": ""}
    scene.press(Key.Key_3, ALT)
    assert given(scene) == {"Stance": "for", "Off topic": ""}
    assert scene.spans() == []


def test_that_undo_takes_a_label_back_and_the_chips_follow(scene):
    scene.press(Key.Key_1, ALT)
    scene.press(Key.Key_1, ALT)
    scene.press(Key.Key_Z, CONTROL)
    assert given(scene) == {"Stance": "for"}
    assert checked(scene) == ["Stance: for"]
    scene.press(Key.Key_Z, CONTROL)
    assert checked(scene) == []


def test_that_a_choice_taken_from_the_codebook_is_named_where_it_was_given(scene):
    scene.press(Key.Key_1, ALT)
    (stance,) = (label for label in scene.project.codebook if label.name == "Stance")
    (known,) = scene.project.codebook.attributes_of(stance.id)
    scene.session.do(PutAttributes((replace(known, choices=named_choices(known, ["neutral", "against"])),)))
    settle()
    assert checked(scene) == ["Stance: for"]
    scene.press(Key.Key_1, ALT)
    scene.press(Key.Key_1, ALT)
    assert checked(scene) == ["Stance: neutral"]
    assert "Stance: for" not in chips(scene)


def test_that_each_article_shows_its_own_labels(scene):
    scene.press(Key.Key_1, ALT)
    scene.screen.articles.open_row(1)
    settle()
    assert checked(scene) == []
    scene.press(Key.Key_2, ALT)
    scene.screen.articles.open_row(0)
    settle()
    assert checked(scene) == ["Stance: for"]


def test_that_a_labelled_article_is_begun(scene):
    scene.press(Key.Key_2, ALT)
    progress = scene.project.reader.progress(scene.session.document.id, scene.project.layer)
    assert progress.state == "started"


def test_that_a_teammates_labels_are_not_mine(scene):
    other = Layer("b")
    scene.project.do(PutRows((Annotator(id="b", name="Budi", initials="B"),), "add annotator"))
    stance = scene.project.codebook.named("Stance", "document")
    scene.project.do(SetDocumentLabel(scene.session.document.id, other, stance.id, "x"))
    settle()
    assert checked(scene) == []
    scene.press(Key.Key_1, ALT)
    assert given(scene, other) == {"Stance": "x"}


def test_that_a_choice_nobody_knows_any_more_is_shown_and_can_be_taken_away(scene):
    stance = scene.project.codebook.named("Stance", "document")
    scene.session.do(SetDocumentLabel(scene.session.document.id, scene.project.layer, stance.id, "lukewarm"))
    settle()
    assert checked(scene) == ["Stance: lukewarm"]
    click(scene, "Stance: lukewarm")
    assert given(scene) == {}
    assert "Stance: lukewarm" not in chips(scene)


def test_that_the_palette_gives_each_choice(scene, qtbot):
    palette = PaletteDialog(scene.session, scene.actions, scene.window)
    qtbot.addWidget(palette)
    palette.show()
    QTest.keyClicks(QApplication.focusWidget() or palette._field, "stance neutral")
    settle()
    assert palette.texts()[0] == "Stance: neutral"
    QTest.keyClick(palette._field, Key.Key_Return)
    qtbot.waitUntil(lambda: given(scene) == {"Stance": "neutral"})


def test_that_labels_made_and_retired_come_and_go_at_once(scene):
    label = add_label(scene.project, "Language", "mixed")
    settle()
    assert "Language: mixed" in chips(scene)
    assert scene.actions["article.label_3"].isEnabled()
    scene.project.do(RetireLabel(label.id))
    settle()
    assert "Language: mixed" not in chips(scene)
    assert not scene.actions["article.label_3"].isEnabled()


def test_that_there_is_no_section_where_the_codebook_has_no_labels_for_articles(qtbot, tmp_path):
    scene = Scene(qtbot, make_project(tmp_path))
    assert not scene.screen.article.isVisible()
    add_label(scene.project, "Off topic")
    settle()
    assert scene.screen.article.isVisible()
    scene.close()


def test_that_chips_are_reached_by_tab_and_pressed_by_space_and_escape_leads_back(scene):
    chip = chips(scene)["Stance: neutral"]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    scene.press(Key.Key_Space, widget=chip)
    assert given(scene) == {"Stance": "neutral"}
    scene.press(Key.Key_Escape, widget=chip)
    assert QApplication.focusWidget() is scene.text


def test_that_many_choices_go_on_in_the_next_line_inside_the_column(scene):
    add_label(scene.project, "Topic", *(f"subject number {n}" for n in range(8)))
    settle()
    panel = scene.screen.article
    found = [chip for name, chip in chips(scene).items() if name.startswith("Topic")]
    assert len({chip.mapTo(panel, chip.rect().topLeft()).y() for chip in found}) > 3
    assert all(panel.rect().contains(chip.mapTo(panel, chip.rect().bottomRight())) for chip in found)


def test_that_in_a_low_window_the_tags_give_room_to_the_fields_of_the_span(scene):
    for number in range(9):
        scene.project.do(AddLabel(new_label(scene.project.codebook, f"Tag {number}", "#5b7f3a", "span")))
    scene.window.resize(1024, 580)
    settle()
    scene.mark("limusin lapis baja")
    seen = scene.screen.span.parentWidget()
    for field in (scene.field(key) for key in ("a-giver", "a-price", "a-date", "a-sure", "a-public")):
        assert seen.rect().contains(field.control.mapTo(seen, field.control.rect().bottomLeft())), field.name
    tags = scene.screen.tags.view
    assert tags.height() < 12 * 30
    assert tags.verticalScrollBar().maximum() > 0, "the others are scrolled to"
    assert scene.screen.article.mapTo(seen, QPoint()).y() > scene.screen.span.facts.mapTo(seen, QPoint()).y()
