"""What a screen reader finds by walking the window's tree: the text, its caret, what is said of spans and of deeds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from annotator.ui.text import accessible
from tests.ui.annotate_scene import SUMMIT, Scene, make_project, settle, show_teammates, teammate

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path))
    yield made
    made.close()


@pytest.fixture
def said(monkeypatch):
    """Return everything that goes out as an announcement, as if a screen reader ran."""
    heard = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    return heard


def walk(element):
    """Yield an element of the tree and all below it."""
    yield element
    for place in range(element.childCount()):
        child = element.child(place)
        if child is not None and child.isValid():
            yield from walk(child)


def article(scene):
    """Find the article's text as a tool does: from the window, by its name."""
    window = QAccessible.queryAccessibleInterface(scene.window)
    return next(element for element in walk(window) if element.text(NAME) == "Article text")


def test_that_the_tree_leads_from_the_window_to_the_text(scene):
    found = article(scene)
    told = found.textInterface()
    assert told.text(0, told.characterCount()).startswith(SUMMIT[:60])
    assert found.state().focusable
    assert found.text(DESCRIPTION)


def test_that_a_tool_that_moves_the_caret_into_a_span_hears_of_it(scene, said):
    scene.mark("limusin lapis baja")
    scene.text.set_selection(0, 0)
    scene.text.select_mark(None)
    said.clear()
    told = article(scene).textInterface()
    told.setCursorPosition(scene.text._article.offsets.position(SUMMIT.index("lapis baja")))
    settle()
    assert told.cursorPosition() == scene.text._article.offsets.position(SUMMIT.index("lapis baja"))
    assert said == ["Gift, by R. Widya, 1 of 1"]
    told.setCursorPosition(0)
    assert scene.text.selected_mark() is None


def test_that_a_tool_selects_text_that_a_key_then_labels(scene):
    told = article(scene).textInterface()
    start = SUMMIT.index("pakta pertahanan")
    position = scene.text._article.offsets.position
    told.addSelection(position(start), position(start + 16))
    settle()
    assert told.selectionCount() == 1
    assert scene.text.selection() == (start, start + 16)
    scene.press(Qt.Key.Key_2)
    assert scene.spans() == [("Treaty clause", "pakta pertahanan")]


def test_that_the_caret_that_walks_by_keys_says_each_span_it_enters(scene, said):
    scene.mark("limusin lapis baja")
    teammate(scene.project, "lapis baja", "Treaty clause")
    show_teammates(scene)
    start = SUMMIT.index("limusin")
    scene.text.set_selection(start - 1, start - 1)
    scene.text.select_mark(None)
    said.clear()
    for _ in range(len("limusin l")):
        scene.press(Qt.Key.Key_Right)
    assert said == ["Gift, by R. Widya, 1 of 2", "Treaty clause, by D. Putra, 2 of 2"]


def test_that_what_an_action_did_is_announced(qtbot, tmp_path, said):
    from annotator.app.sample import make_sample
    from tests.ui.window_scene import start

    make_sample(tmp_path / "p.sorot").close()
    window = start(tmp_path, tmp_path / "p.sorot")
    qtbot.addWidget(window)
    text = window.screen_.text
    window.screen_.focus_text()
    place = text.text().index("halaman")
    text.set_selection(place, place + 7)
    said.clear()
    window.screen_.marking.press_key(1, False)
    QApplication.processEvents()
    window.session.undo()
    QApplication.processEvents()
    window.named_actions["names.turn"].trigger()
    assert [word for word in said if "," not in word] == ["Gift added", "Undone: add span", "Label initials"]
    window.close()


def test_that_what_a_label_would_take_in_beyond_the_selection_is_said(scene, said):
    start = SUMMIT.index("limusin")
    scene.text.set_selection(start, start)
    said.clear()
    for _ in range(len("limusin la")):
        scene.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert said == ["Would mark: limusin", "Would mark: limusin lapis"]


def test_that_the_rectangles_of_characters_lie_where_they_are_drawn_in_any_script(scene):
    told = article(scene).textInterface()
    view = scene.text
    for quote in ("Iklan", "Presiden", "Sebuah limusin kedua"):
        position = view._article.offsets.position(SUMMIT.index(quote))
        box = told.characterRect(position)
        middle = view.viewport().mapFromGlobal(box.center())
        assert view.offset_at(middle.toPointF()) - SUMMIT.index(quote) in (0, 1)
        assert told.offsetAtPoint(box.center()) == position


def test_that_every_row_beside_the_text_says_all_it_shows(scene):
    scene.mark("limusin lapis baja")
    names = [element.text(NAME) for element in walk(QAccessible.queryAccessibleInterface(scene.window))]
    assert "Gift, key 1, 1 span" in names
    assert any(name.startswith("Gift, limusin lapis baja") for name in names)


def test_that_nothing_is_announced_where_nobody_listens(scene, monkeypatch):
    heard = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.append)
    accessible.announce(scene.text, "Gift added")
    assert heard == []
