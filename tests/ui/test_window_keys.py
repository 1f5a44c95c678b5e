"""Keys of actions are the reader's own: changed in the settings, in force at once, kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget

from annotator.app.sample import make_sample
from annotator.app.settings import Settings
from annotator.ui.keys_editor import KeysEditor, is_of_the_text
from annotator.ui.keys_sheet import KeysDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import PreferencesDialog
from tests.ui.window_scene import start

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot, tmp_path: Path) -> MainWindow:
    make_sample(tmp_path / "p.sorot").close()
    made = start(tmp_path, tmp_path / "p.sorot")
    qtbot.addWidget(made)
    yield made
    made.close()


def editor(window: MainWindow) -> KeysEditor:
    """Open the settings at their keys."""
    window.named_actions["program.settings"].trigger()
    dialog = window.findChild(PreferencesDialog)
    dialog.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    return dialog.findChild(KeysEditor)


def choose(keys: KeysEditor, window: MainWindow, name: str) -> None:
    row = window.named_actions.all().index(window.named_actions[name])
    keys.table.setCurrentCell(row, 0)


def press(keys: KeysEditor, code: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press a key in the field, as a person does, and leave it."""
    keys.key.setFocus()
    QTest.keyClick(keys.key, code, held)
    keys.key.editingFinished.emit()
    QApplication.processEvents()


def keys_of(window: MainWindow, name: str) -> list[str]:
    return [key.toString() for key in window.named_actions[name].shortcuts()]


def test_that_a_new_key_works_at_once_is_kept_and_stands_on_the_sheet(window, tmp_path):
    keys = editor(window)
    choose(keys, window, "article.next")
    press(keys, Qt.Key.Key_J, CTRL)
    assert keys_of(window, "article.next") == ["Ctrl+J"]
    assert Settings(tmp_path / "settings.json").keys == {"article.next": ["Ctrl+J"]}
    window.findChild(PreferencesDialog).close()
    window.activateWindow()
    window.screen_.focus_text()
    QApplication.processEvents()
    before = window.session.document.id
    QTest.keyClick(window.screen_.text, Qt.Key.Key_J, CTRL)
    QApplication.processEvents()
    assert window.session.document.id != before
    window.named_actions["help.keys"].trigger()
    table = window.findChild(KeysDialog).findChild(QTableWidget)
    rows = {table.item(row, 1).text(): table.item(row, 0).text() for row in range(table.rowCount())}
    assert rows["Next article"] == "Ctrl+J"
    assert start(tmp_path).named_actions["article.next"].shortcuts() == [QKeySequence("Ctrl+J")]


def test_that_a_key_in_use_is_said_and_taken_only_when_asked(window):
    keys = editor(window)
    choose(keys, window, "article.next")
    press(keys, Qt.Key.Key_K, CTRL)
    assert "Command palette" in keys.said.text()
    assert keys_of(window, "palette.open") == ["Ctrl+K"]
    assert "Ctrl+K" not in keys_of(window, "article.next")
    QTest.mouseClick(keys.take, Qt.MouseButton.LeftButton)
    assert keys_of(window, "palette.open") == []
    assert keys_of(window, "article.next") == ["Ctrl+K"]
    assert keys.said.text() == ""
    assert keys.table.hasFocus()


def test_that_the_keys_of_the_text_are_never_given_away(window):
    keys = editor(window)
    choose(keys, window, "article.next")
    before = keys_of(window, "article.next")
    for code, held in ((Qt.Key.Key_1, CTRL), (Qt.Key.Key_Right, ALT), (Qt.Key.Key_G, Qt.KeyboardModifier.NoModifier)):
        press(keys, code, held)
        assert keys_of(window, "article.next") == before
        assert "key of the text itself" in keys.said.text()
    assert not is_of_the_text(QKeySequence("Ctrl+Shift+C"))
    assert not is_of_the_text(QKeySequence("F7"))
    assert is_of_the_text(QKeySequence("Delete"))


def test_that_usual_keys_come_back_one_by_one_and_all_at_once(window, tmp_path):
    keys = editor(window)
    usual = keys_of(window, "article.next")
    choose(keys, window, "article.next")
    press(keys, Qt.Key.Key_J, CTRL)
    QTest.mouseClick(keys.none, Qt.MouseButton.LeftButton)
    assert keys_of(window, "article.next") == []
    QTest.mouseClick(keys.usual, Qt.MouseButton.LeftButton)
    assert keys_of(window, "article.next") == usual
    press(keys, Qt.Key.Key_J, CTRL)
    QTest.mouseClick(keys.all_usual, Qt.MouseButton.LeftButton)
    assert keys_of(window, "article.next") == usual
    assert Settings(tmp_path / "settings.json").keys == {}


def test_that_a_usual_key_that_another_action_has_now_stays_there(window):
    keys = editor(window)
    choose(keys, window, "palette.open")
    QTest.mouseClick(keys.none, Qt.MouseButton.LeftButton)
    choose(keys, window, "article.next")
    press(keys, Qt.Key.Key_K, CTRL)
    choose(keys, window, "palette.open")
    QTest.mouseClick(keys.usual, Qt.MouseButton.LeftButton)
    assert keys_of(window, "palette.open") == []
    assert "Next article" in keys.said.text()


def test_that_actions_are_found_by_name_and_key(window):
    keys = editor(window)
    keys.filter.setText("ctrl+k")
    shown = [keys.table.item(r, 0).text() for r in range(keys.table.rowCount()) if not keys.table.isRowHidden(r)]
    assert shown == ["Command palette"]


def test_that_broken_keys_in_the_file_are_passed_over(tmp_path):
    (tmp_path / "settings.json").write_text('{"keys": {"article.next": ["Ctrl+J", 7], "x": "y"}}', "utf-8")
    assert Settings(tmp_path / "settings.json").keys == {"article.next": ["Ctrl+J"]}


def test_that_no_two_actions_come_with_the_same_key(window):
    seen: dict[str, str] = {}
    for action in window.named_actions.all():
        for key in window.named_actions.usual_keys(action):
            assert seen.setdefault(key.toString(), action.objectName()) == action.objectName()
            assert not is_of_the_text(key), f"{action.objectName()} takes {key.toString()} from the text"


def test_that_a_key_never_goes_to_an_action_that_the_search_leaves_out(window):
    keys = editor(window)
    choose(keys, window, "project.new")
    keys.filter.setText("dim this line here")
    press(keys, Qt.Key.Key_J, CTRL)
    assert keys_of(window, "project.new") == ["Ctrl+N"]
    assert "Ctrl+J" in keys_of(window, "line.dim")
    keys.filter.setText("no such action")
    assert not any(widget.isEnabled() for widget in (keys.key, keys.none, keys.usual))
    keys.filter.clear()
    assert keys.key.isEnabled()
