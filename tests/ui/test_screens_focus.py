"""Keys that lead to the text or to a field never leave the keyboard in a screen that is out of sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app.sample import make_sample
from tests.ui.window_scene import start


@pytest.fixture
def window(tmp_path, qtbot):
    make_sample(tmp_path / "sample.sorot").close()
    made = start(tmp_path, tmp_path / "sample.sorot")
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def settle():
    for _ in range(3):
        QApplication.processEvents()


def press(window, screen, key):
    window.named_actions[f"screen.{screen}"].trigger()
    settle()
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(key))
    settle()
    return QApplication.focusWidget()


def test_that_in_a_review_the_key_to_the_text_leads_to_the_text_under_review(window):
    focus = press(window, "review", "F6")
    assert focus is window.screens._screens["review"].text
    assert window.screens.current == "review"
    project = window.session.project
    layer = project.reader.spans(window.session.document.id, [project.layer])
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(focus, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(focus, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(focus, Qt.Key.Key_1)
    settle()
    assert project.reader.spans(window.session.document.id, [project.layer]) == layer, "what is drawn there is gold"


@pytest.mark.parametrize("screen", ["review", "insights"])
@pytest.mark.parametrize("key", ["Ctrl+F", "Ctrl+M", "Ctrl+L"])
def test_that_keys_to_fields_of_annotate_lead_there(window, screen, key):
    assert press(window, screen, key).isVisible()
    assert window.screens.current == "annotate"


def test_that_from_insights_the_key_to_the_text_leads_to_annotate(window):
    assert press(window, "insights", "F6") is window.screen_.text
    assert window.screen_.isVisible()


def test_that_nothing_is_done_with_a_selection_that_is_out_of_sight(window):
    layer = window.session.project.layer
    window.screen_.text.walk(forward=True)
    assert window.screen_.text.selected_mark() is not None
    kept = window.session.project.reader.spans(window.session.document.id, [layer])
    for name in ("review", "annotate"):
        window.named_actions[f"screen.{name}"].trigger()
        settle()
        window.named_actions["span.remove"].trigger()
        left = window.session.project.reader.spans(window.session.document.id, [layer])
        assert len(left) == len(kept) - (name == "annotate")
