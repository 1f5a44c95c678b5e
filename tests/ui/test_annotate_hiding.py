"""Names, initials or nothing above spans; and hiding the spans of single labels and annotators."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from annotator.app.settings import Settings
from annotator.ui.annotate.hidden_line import HiddenLine
from annotator.ui.annotate.tags_panel import eye_box
from annotator.ui.people import PeopleMenu
from tests.ui.annotate_scene import Scene, make_project, settle, show_teammates, teammate


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path))
    made.screen.apply_settings(Settings(tmp_path / "settings.json"))
    made.mark("limusin lapis baja")
    made.mark("pakta pertahanan", Qt.Key.Key_2)
    made.text.select_mark(None)
    yield made
    made.close()


def names(scene):
    """Return what stands above spans in the text."""
    return [name.text for here in scene.text.placed() for name in here.shape.names]


def drawn(scene):
    """Return the names of the spans that are drawn, in reading order."""
    return [piece.mark.name for here in scene.text.placed() for piece in here.shape.pieces if piece.opens]


def height(scene):
    return sum(here.shape.height for here in scene.text.placed())


def lightness(picture):
    """Return how light the pixels of a picture are in all."""
    return sum(picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height()))


def hidden_line(scene):
    line = scene.screen.tags.findChild(HiddenLine)
    return line.findChild(QLabel).text() if line.isVisible() else ""


def test_that_names_initials_or_nothing_stand_above_spans(scene):
    teammate(scene.project, "Presiden Halim", "Treaty clause")
    show_teammates(scene)
    assert names(scene) == ["DP Treaty clause", "Gift", "Treaty clause"]
    tallest = height(scene)
    scene.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert names(scene) == ["DP TC", "G", "TC"]
    assert scene.said[-1] == "Label initials"
    scene.do("names.nothing")
    assert names(scene) == []
    assert height(scene) <= tallest
    assert scene.actions["names.nothing"].isChecked()
    scene.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert names(scene) == ["DP Treaty clause", "Gift", "Treaty clause"]


def test_that_lines_need_less_room_where_names_are_hidden(scene):
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        scene.mark("Sebuah limusin kedua", key)
        scene.mark("Sebuah limusin", key)
    before = height(scene)
    scene.do("names.nothing")
    without_names = height(scene)
    assert without_names < before
    scene.mark("Sebuah limusin kedua")
    scene.do("label.hide")
    assert height(scene) < without_names


def test_that_the_choice_is_kept_in_the_settings(scene, tmp_path):
    scene.do("names.initials")
    assert Settings(tmp_path / "settings.json")["names"] == "initials"


def test_that_the_eye_hides_a_tags_spans_which_stay_counted_and_say_so(scene):
    view = scene.screen.tags.view
    eye = eye_box(view.visualRect(view.model().index(0)))
    before = scene.spans()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=eye.center())
    settle()
    assert drawn(scene) == ["Treaty clause"]
    assert scene.spans() == before
    said = view.model().data(view.model().index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Gift, key 1, 1 span, hidden"
    assert hidden_line(scene) == "Hidden in the text: Gift"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=eye.center())
    settle()
    assert drawn(scene) == ["Gift", "Treaty clause"]
    assert hidden_line(scene) == ""


def test_that_beside_the_eye_a_click_still_gives_the_tag(scene):
    scene.select("tuan rumah")
    view = scene.screen.tags.view
    eye = eye_box(view.visualRect(view.model().index(0)))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, eye.center().y()))
    settle()
    assert ("Gift", "tuan rumah") in scene.spans()
    assert drawn(scene) == ["Gift", "Gift", "Treaty clause"]


def test_that_space_hides_the_tag_that_has_the_focus_and_a_button_shows_all(scene):
    view = scene.screen.tags.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1))
    scene.press(Qt.Key.Key_Space, widget=view)
    assert drawn(scene) == ["Gift"]
    button = scene.screen.tags.findChild(HiddenLine).findChild(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert drawn(scene) == ["Gift", "Treaty clause"]


def test_that_what_hands_make_or_choose_is_shown_again(scene):
    scene.screen.marking.choose(next(iter(scene.screen.spans)).id)
    scene.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert drawn(scene) == ["Treaty clause"]
    assert scene.text.selected_mark() is None
    scene.mark("tuan rumah")
    assert drawn(scene) == ["Gift", "Gift", "Treaty clause"]
    scene.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    first = next(iter(scene.screen.spans))
    scene.screen.list.span_chosen.emit(first.id)
    settle()
    assert scene.text.selected_mark() == first.id


def test_that_all_other_tags_are_hidden_and_all_are_shown_again_by_key(scene):
    scene.screen.marking.choose(next(iter(scene.screen.spans)).id)
    scene.do("label.hide_others")
    assert drawn(scene) == ["Gift"]
    scene.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert drawn(scene) == ["Gift", "Treaty clause"]


def test_that_ones_own_spans_are_hidden_beside_a_teammates(scene):
    teammate(scene.project, "Presiden Halim", "Treaty clause")
    show_teammates(scene)
    menu = PeopleMenu(scene.session, scene.window)
    menu.aboutToShow.emit()
    own = next(action for action in menu.actions() if action.text() == "R. Widya (you)")
    own.trigger()
    settle()
    assert names(scene) == ["DP Treaty clause"]
    assert hidden_line(scene) == "Hidden in the text: your own spans"


def test_that_a_relabelled_span_goes_with_its_new_label(scene):
    gift = next(iter(scene.screen.spans))
    scene.session.hidden.turn_label("Treaty clause")
    scene.text.select_mark(gift.id)
    scene.press(Qt.Key.Key_2)
    assert drawn(scene) == ["Treaty clause", "Treaty clause"]
    scene.session.hidden.turn_label("Treaty clause")
    scene.do("edit.undo")
    assert "Gift" in drawn(scene)


def test_that_rows_of_hidden_spans_say_so_and_are_faint(scene):
    index, view = scene.screen.spans.index(0, 1), scene.screen.list.view
    plain = view.grab(view.visualRect(index)).toImage()
    scene.session.hidden.turn_label("Gift")
    assert scene.screen.spans.data(index, Qt.ItemDataRole.AccessibleTextRole).endswith("hidden in the text")
    faint = view.grab(view.visualRect(index)).toImage()
    assert lightness(faint) > lightness(plain)
    scene.session.hidden.show_all()
    assert lightness(view.grab(view.visualRect(index)).toImage()) == lightness(plain)
