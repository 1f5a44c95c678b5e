"""A person corrects what is dimmed: a line here or everywhere, by menu or key, undone like everything."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from annotator.domain.boilerplate import line_at
from annotator.ui.actions import plain_text
from tests.ui.annotate_scene import SUMMIT, Scene, make_project, settle
from tests.ui.text_scene import point

NOTICE = "Iklan — klik untuk membaca tanpa iklan"
TEXTS = {
    "Pakta diteken": SUMMIT,
    "Kapal kargo": f"{NOTICE}\nKapal kargo dicegat di selat.\nKapal kargo dicegat di selat.",
}
HERE = (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
EVERYWHERE = (Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path, TEXTS))
    yield made
    made.close()


def dimmed(scene):
    text = scene.text.text()
    return [text[start:end] for start, end in scene.text._article.dimmed.all]


def go(scene, quote, nth=0):
    """Put the caret on some words."""
    place = -1
    for _ in range(nth + 1):
        place = scene.text.text().index(quote, place + 1)
    scene.text.set_selection(place, place)


def test_that_a_line_is_dimmed_here_and_no_longer_by_key(scene):
    go(scene, "limusin kedua")
    scene.press(*HERE)
    line = SUMMIT.split("\n")[3]
    assert dimmed(scene) == [NOTICE, line]
    assert scene.said[-1] == "Dimmed in this article"
    scene.press(*HERE)
    assert dimmed(scene) == [NOTICE]
    scene.do("edit.undo")
    assert dimmed(scene) == [NOTICE, line]


def test_that_a_line_that_was_guessed_is_shown_here_and_stays_dimmed_elsewhere(scene):
    go(scene, "klik untuk")
    scene.press(*HERE)
    assert dimmed(scene) == []
    scene.screen.articles.open_row(1)
    assert NOTICE in dimmed(scene)


def test_that_a_line_is_shown_everywhere_and_dimmed_everywhere(scene):
    go(scene, "klik untuk")
    scene.press(*EVERYWHERE)
    assert dimmed(scene) == []
    scene.screen.articles.open_row(1)
    assert NOTICE not in dimmed(scene)
    go(scene, "klik untuk")
    scene.press(*EVERYWHERE)
    scene.screen.articles.open_row(0)
    assert dimmed(scene) == [NOTICE]


def test_that_everywhere_goes_before_what_was_said_of_the_line_here(scene):
    go(scene, "klik untuk")
    scene.press(*HERE)
    scene.press(*EVERYWHERE)
    assert dimmed(scene) == [NOTICE]
    assert scene.said[-1] == "Dimmed in all articles"


def test_that_only_this_one_of_two_equal_lines_is_changed_here(scene):
    scene.screen.articles.open_row(1)
    assert [line for line in dimmed(scene) if line.startswith("Kapal")] == ["Kapal kargo dicegat di selat."]
    go(scene, "Kapal kargo dicegat", nth=1)
    scene.press(*HERE)
    assert [line for line in dimmed(scene) if line.startswith("Kapal")] == []
    go(scene, "Kapal kargo dicegat", nth=0)
    scene.press(*HERE)
    assert [line for line in dimmed(scene) if line.startswith("Kapal")] == ["Kapal kargo dicegat di selat."]


def test_that_dimming_is_found_by_the_word_that_the_text_itself_shows(scene):
    found = [action.objectName() for action in scene.actions.all() if "boilerplate" in plain_text(action)]
    assert found == ["line.dim", "line.dim_everywhere"]


def test_that_the_menu_over_a_line_says_what_it_would_do_and_does_it(scene):
    at = point(scene.text, SUMMIT.index("limusin kedua"))
    ground = scene.text.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, ground.mapToGlobal(at))
    QApplication.sendEvent(ground, event)
    settle()
    menu = scene.text.findChild(QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Dim this line here", "Dim this line everywhere"]
    next(action for action in menu.actions() if action.text() == "Dim this line here").trigger()
    menu.close()
    settle()
    assert SUMMIT.split("\n")[3] in dimmed(scene)


def test_that_the_menu_over_a_span_selects_it_and_over_selected_text_leaves_it(scene):
    scene.mark("limusin lapis baja")
    scene.text.select_mark(None)
    at = point(scene.text, SUMMIT.index("limusin lapis") + 2)
    ground = scene.text.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, ground.mapToGlobal(at))
    QApplication.sendEvent(ground, event)
    menu = scene.text.findChild(QMenu)
    assert scene.text.selected().name == "Gift"
    assert scene.actions["span.remove"] in menu.actions()
    menu.close()
    settle()
    scene.select("limusin lapis")
    QApplication.sendEvent(ground, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, ground.mapToGlobal(at)))
    assert scene.text.selection() is not None
    scene.text.findChild(QMenu).close()


def test_that_the_menu_key_opens_it_at_the_caret(scene):
    go(scene, "limusin kedua")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), QPoint(3, 3))
    QApplication.sendEvent(scene.text, event)
    menu = scene.text.findChild(QMenu)
    below = scene.text.viewport().mapToGlobal(scene.text.cursorRect().bottomLeft())
    assert (menu.pos() - below).manhattanLength() < 60
    assert scene.text.caret() == SUMMIT.index("limusin kedua")
    menu.close()


def test_that_the_line_around_a_place_is_stripped_and_may_be_empty():
    start, end = line_at("a\n \nb", 2)
    assert start == end
    assert line_at("satu\n  dua \ntiga", 8) == (7, 10)
