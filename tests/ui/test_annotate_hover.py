"""The card over the span under the mouse, and the line a screen reader says of a span."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from annotator.app.edits import SetAttribute, SetNote
from annotator.ui.annotate.hover_card import HoverCard
from annotator.ui.annotate.span_words import told
from annotator.ui.text.view import TextView
from annotator.ui.theme import undressed
from tests.ui.annotate_scene import SUMMIT, Scene, make_project, settle, show_teammates, teammate
from tests.ui.text_scene import point


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path))
    yield made
    made.close()


def rest_on(qtbot, scene, quote):
    """Move the mouse over some words, and let it rest; return where."""
    at = point(scene.text, SUMMIT.index(quote) + 1)
    QTest.mouseMove(scene.text.viewport(), at)
    card = scene.screen.hover
    if not card.isVisible():
        qtbot.waitUntil(card.isVisible, timeout=2000)
    settle()
    return at


def words(card):
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_that_the_card_tells_label_author_attributes_and_note(qtbot, scene):
    scene.mark("sebuah limusin lapis baja")
    span = scene.stored()
    me = scene.project.me.id
    scene.session.do(SetAttribute(span.id, "a-giver", "Presiden <b>Halim</b>", me))
    scene.session.do(SetAttribute(span.id, "a-sure", "c-sure", me))
    scene.session.do(SetNote(span.id, "Second car <img src=x>", me))
    scene.text.select_mark(None)
    rest_on(qtbot, scene, "sebuah limusin")
    assert words(scene.screen.hover) == [
        "Gift",
        "1 of 1",
        "R. Widya",
        "Giver: Presiden <b>Halim</b>\nCertainty: certain",
        "Second car <img src=x>",
    ]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in scene.screen.hover.findChildren(QLabel))


def test_that_the_card_speaks_in_the_programs_face_however_large_the_article_is_read(qtbot, scene):
    with undressed(QApplication.instance()):  # As the program is when it starts: fonts are handed down.
        text = TextView()
        qtbot.addWidget(text)
        card = HoverCard(scene.session, text, scene.screen.spans)
        text.set_reading_points(30)
    ours = QApplication.font()
    faces = {(label.font().family(), label.font().pointSizeF()) for label in card.findChildren(QLabel)}
    assert faces == {(ours.family(), ours.pointSizeF())}


def test_that_the_card_covers_neither_the_line_nor_its_names(qtbot, scene):
    for size in ((1200, 800), (1000, 330)):
        scene.window.resize(*size)
        scene.mark("sebuah limusin lapis baja")
        scene.mark("limusin", Qt.Key.Key_2)
        scene.text.select_mark(None)
        at = rest_on(qtbot, scene, "limusin")
        top, bottom = scene.text.line_band(QPointF(at))
        card = scene.screen.hover.geometry()
        assert card.top() >= bottom or card.bottom() <= top
        assert top < at.y() < bottom
        scene.screen.hover.hide()
        QTest.mouseMove(scene.text.viewport(), QPoint(2, 2))
        scene.do("edit.undo")
        scene.do("edit.undo")


def test_that_the_card_goes_with_the_mouse_and_with_any_key(qtbot, scene):
    scene.mark("sebuah limusin lapis baja")
    rest_on(qtbot, scene, "limusin")
    QTest.mouseMove(scene.text.viewport(), point(scene.text, SUMMIT.index("Presiden")))
    assert not scene.screen.hover.isVisible()
    rest_on(qtbot, scene, "limusin")
    scene.press(Qt.Key.Key_Right)
    assert not scene.screen.hover.isVisible()


def test_that_no_card_comes_over_words_without_a_span(qtbot, scene):
    scene.mark("sebuah limusin lapis baja")
    QTest.mouseMove(scene.text.viewport(), point(scene.text, SUMMIT.index("Presiden")))
    qtbot.wait(500)
    assert not scene.screen.hover.isVisible()


def test_that_the_card_names_the_other_spans_on_the_same_words(qtbot, scene):
    scene.mark("sebuah limusin lapis baja")
    teammate(scene.project, "limusin lapis", "Treaty clause")
    show_teammates(scene)
    rest_on(qtbot, scene, "limusin lapis")
    assert "Treaty clause" in words(scene.screen.hover)
    assert "Also here: Gift, by R. Widya, 1 of 2" in words(scene.screen.hover)


def test_that_a_span_is_announced_with_label_author_and_place(qtbot, scene, monkeypatch):
    said = []
    monkeypatch.setattr("annotator.ui.text.view.announce", lambda source, message: said.append(message))
    scene.mark("sebuah limusin lapis baja")
    scene.mark("pakta pertahanan", Qt.Key.Key_2)
    scene.text.select_mark(None)
    said.clear()
    start = SUMMIT.index("sebuah limusin")
    scene.text.set_selection(start - 1, start - 1)
    scene.press(Qt.Key.Key_Right)
    scene.press(Qt.Key.Key_Period)
    assert said == ["Gift, by R. Widya, 1 of 2", "Treaty clause, by R. Widya, 2 of 2"]
    assert told(scene.session, scene.screen.spans, scene.screen.marking.selected()) == said[-1]
