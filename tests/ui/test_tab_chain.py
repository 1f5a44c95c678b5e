"""Tab leads through every control and out of it again, in reading order, and the way back is the same."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QScrollArea, QTabWidget, QWidget

from annotator.app.sample import make_sample
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.ui.keys_editor import KeysEditor
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import PreferencesDialog
from annotator.ui.review.cases_view import CasesView
from annotator.ui.text.view import TextView
from tests.ui.test_everything_is_named import DIALOGS, controls
from tests.ui.window_scene import start

MOST = 100
RELATIONS = ["Relations", "Change relation", "Turn relation", "Remove relation", "Note on the relation"]
ARTICLE = [*["Relevance"] * 3, *["Stance"] * 3]
FACTS = ["Giver", "Recipient", "Item", "Date", "Occasion", "Certainty", "Same as"]
BACK = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def window(qtbot, tmp_path: Path) -> MainWindow:
    make_sample(tmp_path / "p.sorot").close()
    made = start(tmp_path, tmp_path / "p.sorot")
    qtbot.addWidget(made)
    yield made
    made.close()


def chain(*key) -> list[QWidget]:
    """Return where a key leads, from what has the keyboard until it is met again; a trap is met before."""
    met: list[QWidget] = []
    while (here := QApplication.focusWidget()) not in met and len(met) < MOST:
        met.append(here)
        QTest.keyClick(here, *key)
        QApplication.processEvents()
    assert here is met[0], f"{type(here).__name__} “{here.accessibleName()}” lets nobody out"
    return met


def mnemonics(parent: QWidget) -> list[str]:
    shown = [part for part in parent.findChildren(QWidget) if part.isVisibleTo(parent)]
    texts = [part.text() for part in shown if isinstance(part, QAbstractButton)]
    texts += [part.text() for part in shown if isinstance(part, QLabel) and part.buddy() is not None]
    return [letter for text in texts if (letter := QKeySequence.mnemonic(text).toString())]


def assert_goes_round(parent: QWidget) -> None:
    there, back = chain(Qt.Key.Key_Tab), chain(*BACK)
    assert set(there) == set(back)
    for control in controls(parent):
        if control.isEnabled() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert control in there, f"Tab never leads to “{control.accessibleName()}”"
    for control in there:
        assert not isinstance(control, QScrollArea), "the keyboard stands on something that does nothing"
    letters = mnemonics(parent)
    assert len(letters) == len(set(letters)), letters


def test_that_tab_goes_round_every_dialog_and_escape_leaves_it(window: MainWindow) -> None:
    for name in DIALOGS:
        window.named_actions[name].trigger()
        for _ in range(5):
            QApplication.processEvents()
        dialog = next(d for d in reversed(window.findChildren(QDialog)) if d.isVisible())
        here = QApplication.focusWidget()
        assert here is not None, f"{name} opens without the keyboard"
        assert dialog.isAncestorOf(here), f"{name} opens without the keyboard"
        pages = [(tabs, place) for tabs in dialog.findChildren(QTabWidget) for place in range(1, tabs.count())]
        assert_goes_round(dialog)
        for tabs, place in pages:
            tabs.setCurrentIndex(place)
            QApplication.processEvents()
            assert_goes_round(dialog)
        closed: list[int] = []
        dialog.finished.connect(closed.append)
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert closed, f"Escape does not leave {name}"


def test_that_tab_follows_the_right_column_from_top_to_bottom(window: MainWindow) -> None:
    reader = window.session.project.reader
    related = {relation.source_id for relation in reader.all(Relation)}
    span = next(span for span in reader.all(Span) if span.id in related)
    window.session.open_document(span.document_id)
    window.screen_.select_span(span.id)
    for _ in range(5):
        QApplication.processEvents()
    column = window.screen_.tags.window().findChild(type(window.screen_._right))
    window.screen_.tags.view.setFocus()
    met = [control for control in chain(Qt.Key.Key_Tab) if column.isAncestorOf(control)]
    names = [control.accessibleName().partition(":")[0] for control in met]
    assert names == [
        "Tags",
        *FACTS,
        "Note on the span",
        *RELATIONS,
        *ARTICLE,
        "Spans in this article",
        "Edit codebook",
    ], names


def test_that_the_screens_come_after_the_project_in_the_header(window: MainWindow) -> None:
    window.header.project.setFocus()
    names = [control.accessibleName() for control in chain(Qt.Key.Key_Tab)[1:4]]
    assert names == ["Annotate", "Review", "Insights"]


def test_that_escape_leads_home_from_every_control(window: MainWindow) -> None:
    for screen in ("annotate", "review"):
        window.named_actions[f"screen.{screen}"].trigger()
        QApplication.processEvents()
        home = window.screen_.text if screen == "annotate" else window.findChild(CasesView)
        home.setFocus()
        for control in chain(Qt.Key.Key_Tab)[1:]:
            if isinstance(control, TextView):
                continue
            control.setFocus()
            QTest.keyClick(control, Qt.Key.Key_Escape)
            assert QApplication.focusWidget() is home, f"not from {control.accessibleName()} of {screen}"


def test_that_shift_and_tab_leave_the_field_of_a_key_and_change_none(window: MainWindow) -> None:
    window.named_actions["program.settings"].trigger()
    dialog = window.findChild(PreferencesDialog)
    dialog.tabs.setCurrentIndex(1)
    keys = dialog.findChild(KeysEditor)
    QApplication.processEvents()
    keys.key.setFocus()
    before = keys.key.keySequence()
    QTest.keyClick(keys.key, *BACK)
    assert QApplication.focusWidget() is keys.table
    assert keys.key.keySequence() == before
    line = QAccessible.queryAccessibleInterface(keys.key).child(0)
    assert line.text(QAccessible.Text.Name) == "Key of the chosen action"


def test_that_the_first_page_begins_with_the_keyboard_somewhere(qtbot, tmp_path: Path) -> None:
    window = start(tmp_path)
    qtbot.addWidget(window)
    assert QApplication.focusWidget().accessibleName() == "New project"
    assert_goes_round(window.welcome)
    window.close()


def test_that_what_a_notice_and_the_first_page_say_is_announced(window: MainWindow, monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    window.banner.tell("Open for reading only.")
    window.welcome.tell("This file is no project.")
    assert said == ["Open for reading only.", "This file is no project."]
