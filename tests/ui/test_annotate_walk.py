"""Whatever hands do in the annotate screen, what it shows and what the file holds are the same."""

import random
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span, quote_of
from tests.ui.annotate_scene import Scene, make_project, settle, show_teammates, teammate

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
STEPS = 150


class Hands:
    """Does something at random with real keys and actions."""

    def __init__(self, scene, seed):
        self.scene = scene
        self.chance = random.Random(seed)
        keys = [Key.Key_Period, Key.Key_Comma, Key.Key_Delete, Key.Key_Escape]
        deeds = {
            self.select: 3,
            self.label: 6,
            self.walk_by_arrow: 2,
            self.press_digit: 3,
            self.move_edge: 3,
            self.fill_field: 2,
            self.use_label_box: 2,
            self.use_list: 2,
            partial(self.do, "edit.undo"): 3,
            partial(self.do, "edit.redo"): 3,
            **{partial(self.scene.press, key): 1 for key in keys},
            **{partial(self.scene.press, key, ALT): 1 for key in (Key.Key_Up, Key.Key_Down)},
            **{partial(self.do, name): 0.7 for name in ("article.next", "article.previous", "article.done")},
            **{partial(self.do, f"article.{name}"): 0.3 for name in ("done_and_next", "skip", "remove")},
        }
        self.deeds, self.weights = list(deeds), list(deeds.values())

    def step(self):
        deed = self.chance.choices(self.deeds, self.weights)[0]
        deed()
        self.scene.screen.focus_text()
        settle()
        return deed

    def do(self, action):
        self.scene.do(action)

    def place(self):
        return self.chance.randint(0, len(self.scene.text.text()))

    def select(self):
        self.scene.text.set_selection(self.place(), self.place())

    def label(self):
        self.select()
        self.press_digit()

    def walk_by_arrow(self):
        place = self.place()
        self.scene.text.set_selection(place, place)
        self.scene.press(self.chance.choice([Key.Key_Left, Key.Key_Right]))

    def press_digit(self):
        self.scene.press(Key(Key.Key_1 + self.chance.randint(0, 3)), self.chance.choice([PLAIN, CONTROL]))

    def move_edge(self):
        key, held = self.chance.choice([Key.Key_Left, Key.Key_Right]), self.chance.choice([ALT, ALT | SHIFT])
        for nth in range(self.chance.randint(1, 4)):
            event = QKeyEvent(QEvent.Type.KeyPress, key, held, "", nth > 0)
            QApplication.sendEvent(self.scene.text, event)

    def fill_field(self):
        self.scene.do("span.fields")
        field = QApplication.focusWidget()
        if field is not None and field is not self.scene.text:
            self.scene.type(self.chance.choice(["Halim", "12", "2024-06", "x y"]), field)
            key, held = self.chance.choice([(Key.Key_Escape, PLAIN), (Key.Key_Tab, PLAIN), (Key.Key_Z, CONTROL)])
            self.scene.press(key, held, field)

    def use_label_box(self):
        self.scene.press(Key.Key_G)
        box = self.scene.screen.box
        if box.isVisible():
            self.scene.type(self.chance.choice(["ift", "x", "ifu baru", ""]), box.field)
            self.scene.press(self.chance.choice([Key.Key_Return, Key.Key_Escape]), widget=box.field)

    def use_list(self):
        view = self.scene.screen.list.view
        if view.isVisible():
            view.setFocus()
            self.scene.press(self.chance.choice([Key.Key_Down, Key.Key_Up, Key.Key_Delete]), widget=view)


def check_spans(scene):
    """Compare marks, list and counts with the file."""
    document, project, screen = scene.session.document, scene.project, scene.screen
    spans = project.reader.spans(document.id, scene.session.shown)
    marks = [scene.text._article.marks.get(span.id) for span in spans]
    assert [screen.spans.at(row) for row in range(screen.spans.rowCount())] == spans
    assert len(scene.text._article.marks) == len(spans)
    for span, mark in zip(spans, marks, strict=True):
        assert mark.ranges == span.ranges
        assert mark.name == project.codebook.get(span.label_id).name
        assert span.quote == quote_of(document.text, span.ranges)
    tags, counts = screen.tags.model, project.reader.label_counts(project.layer, document.id)
    for row in range(tags.rowCount()):
        assert tags.count(row) == counts.get(tags.label(row).id, 0)


def check_selected(scene):
    """Compare the card with the file; a selection and a selected span are never both live."""
    chosen = scene.text.selected_mark()
    assert chosen is None or scene.text.selection() is None
    shown = scene.screen.span.span
    assert (shown.id if shown else None) == chosen
    if shown is not None:
        assert shown == scene.project.reader.get(Span, chosen)


def check_list(scene):
    """Compare the open article's row with the file."""
    document, layer = scene.session.document, scene.project.layer
    place, _ = scene.screen.place_in_list()
    line = scene.screen.articles.model.line(place - 1)
    progress = scene.project.reader.progress(document.id, layer)
    assert line.id == document.id
    assert line.state == (progress.state if progress else "new")
    assert line.spans == len(scene.project.reader.spans(document.id, [layer]))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_screen_and_file_agree_after_every_step_of_random_hands(qtbot, tmp_path, seed):
    scene = Scene(qtbot, make_project(tmp_path))
    scene.actions.add("edit.redo", "Redo", scene.session.redo)
    others = teammate(scene.project, "Presiden Halim")
    show_teammates(scene)
    hands = Hands(scene, seed)
    for _ in range(STEPS):
        hands.step()
        if scene.session.document is None:
            assert scene.text.text() == ""
            assert scene.screen.articles.model.rowCount() == 0
        else:
            assert scene.text.text() == scene.session.document.text
            check_spans(scene)
            check_selected(scene)
            check_list(scene)
    # Undo may have come as far as the import that brought it; nothing else ever touches it.
    assert replace(scene.project.reader.get(Span, others.id), deleted=False) == others
    assert sum(" added" in said for said in scene.said) > 10
    scene.close()
