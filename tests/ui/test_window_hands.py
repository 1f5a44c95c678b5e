"""Palette, keys, undo in the menu, settings, people and backups, with real keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.app.edits import SetSetting
from annotator.app.projects import create
from annotator.app.settings import SETTINGS as RECORDS
from annotator.ui.backups import BackupsDialog
from annotator.ui.dialogs.codebook_dialog import CodebookDialog
from annotator.ui.dialogs.pieces import push
from annotator.ui.keys_sheet import KeysDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.menus import ORDER, WITHIN
from annotator.ui.palette import PAUSE, PaletteDialog, rank
from annotator.ui.people import PeopleMenu
from annotator.ui.preferences import PreferencesDialog
from annotator.ui.searching.concordance import ConcordanceDialog
from annotator.ui.status_bar import StatusBar
from annotator.ui.theme import DARK
from annotator.ui.words import REASONS, SETTINGS
from tests.ui import window_scene

AnyDialog = TypeVar("AnyDialog", bound=QDialog)
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the sample project."""
    window = window_scene.start(tmp_path / "home")
    qtbot.addWidget(window)
    window.opening.open_sample()
    yield window
    window.close()


def open_dialog(window: MainWindow, kind: type[AnyDialog]) -> AnyDialog:
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def the_palette(window: MainWindow, qtbot: QtBot, *keys: str) -> PaletteDialog:
    QTest.keyClick(window, Key.Key_K, Ctrl)
    palette = open_dialog(window, PaletteDialog)
    field = palette.findChild(QLineEdit)
    QTest.keyClicks(field, *keys)
    qtbot.wait(PAUSE * 2)
    return palette


def enter(palette: PaletteDialog, qtbot: QtBot, key: Qt.Key = Key.Key_Return) -> None:
    QTest.keyClick(palette.findChild(QLineEdit), key)
    qtbot.wait(20)


def test_that_the_palette_opens_an_article_by_a_part_of_its_title(window: MainWindow, qtbot: QtBot) -> None:
    project = window.session.project
    lines = project.reader.article_lines(project.reader.article_numbers(project.layer), project.layer).values()
    wanted = next(line for line in lines if line.id != window.session.document.id and line.title.isascii())
    enter(the_palette(window, qtbot, wanted.title[3:].upper()), qtbot)
    assert window.session.document.id == wanted.id


def test_that_the_palette_does_what_its_chosen_command_says(window: MainWindow, qtbot: QtBot) -> None:
    palette = the_palette(window, qtbot, "dark")
    enter(palette, qtbot)
    assert not palette.isVisible()
    assert window.session.tokens is DARK
    assert window.named_actions["look.dark"].isChecked()


def test_that_the_palette_searches_the_texts_for_what_is_called_nothing(window: MainWindow, qtbot: QtBot) -> None:
    palette = the_palette(window, qtbot, "limusin lapis")
    assert palette.texts()[-1] == "Search all articles for “limusin lapis”"
    enter(palette, qtbot, Key.Key_Escape)
    QTest.keyClick(window, Key.Key_K, Ctrl)
    palette = next(dialog for dialog in window.findChildren(PaletteDialog) if dialog.isVisible())
    QTest.keyClicks(palette.findChild(QLineEdit), "lapis baja")
    enter(palette, qtbot)  # At once, before articles were looked for.
    concordance = open_dialog(window, ConcordanceDialog)
    assert concordance.field.text() == "lapis baja"
    qtbot.waitUntil(lambda: concordance.model.rowCount() > 0, timeout=5000)


def test_that_arrows_move_in_the_palette_and_escape_leaves_it(window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.document.id
    palette = the_palette(window, qtbot, "k")
    enter(palette, qtbot, Key.Key_Down)
    enter(palette, qtbot, Key.Key_Down)
    enter(palette, qtbot, Key.Key_Up)
    assert palette.chosen() == 1
    enter(palette, qtbot, Key.Key_Escape)
    assert not palette.isVisible()
    assert window.session.document.id == before


def test_that_the_palette_gives_a_label_to_whoever_waits_for_one(window: MainWindow, qtbot: QtBot) -> None:
    label = window.session.project.codebook.usable()[1]
    with qtbot.waitSignal(window.session.label_wanted) as wanted:
        enter(the_palette(window, qtbot, label.name), qtbot)
    assert wanted.args == [label.id]


def test_that_every_action_with_a_name_stands_in_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Key.Key_K, Ctrl)
    palette = open_dialog(window, PaletteDialog)
    for action in window.named_actions.all():
        if action.isEnabled() and action.objectName() != "palette.open":
            text = action.text().replace("&", "")
            palette.findChild(QLineEdit).setText(text)
            assert text in palette.texts()
    palette.close()


def test_that_a_word_from_its_beginning_ranks_before_one_from_its_middle() -> None:
    assert rank("gift", "Gift of state") < rank("gift", "A gift") < rank("gift", "Regifted")
    assert rank("jip doruna", "Dua jip untuk Doruna") is not None
    assert rank("jip kuda", "Dua jip untuk Doruna") is None


def test_that_a_question_mark_shows_all_keys(window: MainWindow) -> None:
    window.screen_.focus_text()
    QTest.keyClick(window.screen_.text, Key.Key_Question)
    table = open_dialog(window, KeysDialog).findChild(QTableWidget)
    deeds = {table.item(row, 1).text() for row in range(table.rowCount())}
    for action in window.named_actions.all():
        if action.shortcuts() and action.isVisible():
            assert action.text().replace("&", "") in deeds


def test_that_undo_names_what_it_takes_back(window: MainWindow) -> None:
    undo, redo = window.named_actions["edit.undo"], window.named_actions["edit.redo"]
    window.session.do(SetSetting("name", "Hadiah"))
    assert undo.text() == "&Undo change project settings"
    QTest.keyClick(window, Key.Key_Z, Ctrl)
    assert window.session.project.name == "Summit gifts 2024"
    assert redo.text() == "&Redo change project settings"
    assert "Undone" in window.status.sentence()
    QTest.keyClick(window, Key.Key_Z, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert window.session.project.name == "Hadiah"


def test_that_the_codebook_opens_at_the_selected_spans_label(window: MainWindow) -> None:
    session, marking = window.session, window.screen_.marking
    mine = session.project.reader.spans(session.document.id, [session.project.layer])
    labels = [label.id for label in session.project.codebook.usable()]
    span = next(span for span in mine if span.label_id != labels[0])
    marking.choose(span.id)
    window.named_actions["codebook.edit"].trigger()
    assert open_dialog(window, CodebookDialog)._tree.current_id == span.label_id
    window.screen_.text.select_mark(next(other.id for other in mine if other.label_id == labels[0]))
    window.named_actions["codebook.edit"].trigger()
    assert open_dialog(window, CodebookDialog)._tree.current_id == labels[0], "also where it is open already"


def test_that_a_failure_stays_until_something_succeeds(window: MainWindow) -> None:
    window.session.failed.emit("The disk is full. Nothing was changed.")
    window.session.hinted.emit("1–9 label")
    assert "disk is full" in window.status.sentence()
    assert window.status._saved.property("role") == "muted", "nothing green beside it"
    window.session.do(SetSetting("name", "Hadiah"))
    assert window.status.sentence() == ""
    assert window.status._saved.property("role") == "good"


def test_that_the_log_is_folded_back_when_hands_rest(window: MainWindow, qtbot: QtBot) -> None:
    path = window.session.project.path
    log = path.with_name(path.name + "-wal")
    window.session.do(SetSetting("name", "Hadiah"))
    assert log.stat().st_size > 0
    qtbot.waitUntil(lambda: log.stat().st_size == 0, timeout=3000)


def test_that_a_setting_is_in_force_at_once(window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_Comma, Ctrl)
    dialog = open_dialog(window, PreferencesDialog)
    box = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Appearance")
    box.setFocus()
    QTest.keyClick(box, Key.Key_End)
    assert window.settings["theme"] == "contrast"
    QTest.keyClick(box, Key.Key_Up)
    assert window.settings["theme"] == "dark"
    assert window.session.tokens is DARK


def test_that_every_setting_and_reason_can_be_translated(window: MainWindow) -> None:
    words = {text for r in RECORDS for text in (r.title, r.description, *(title for _, title in r.choices))}
    assert words == set(map(str, SETTINGS))
    assert {"daily", "before restore", "before repair", "before update", "before gathering"} == set(map(str, REASONS))


def test_that_somebody_elses_spans_are_shown_and_hidden_from_the_menu_of_people(window: MainWindow) -> None:
    menu = window.header.avatar.menu()
    assert isinstance(menu, PeopleMenu)
    menu.aboutToShow.emit()
    _, other = [a for a in menu.actions() if a.isCheckable() and a.actionGroup() is None]
    other.trigger()
    assert len(window.session.shown) == 2
    menu.aboutToShow.emit()
    _, other = [a for a in menu.actions() if a.isCheckable() and a.actionGroup() is None]
    assert other.isChecked()
    other.trigger()
    assert len(window.session.shown) == 1


def test_that_one_can_be_somebody_else_here(window: MainWindow) -> None:
    menu = window.header.avatar.menu()
    menu.aboutToShow.emit()
    other = next(a for a in menu.actions() if a.actionGroup() is not None and not a.isChecked())
    other.trigger()
    assert window.session.project.me.name == other.text()
    assert other.text() in window.header.avatar.accessibleName()


def test_that_a_backup_is_made_looked_into_and_gone_back_to(window: MainWindow, qtbot: QtBot) -> None:
    project = window.session.project
    kept = window.opening.backups
    qtbot.waitUntil(lambda: any(kept.rglob("*daily.sorot")), timeout=8000)
    window.session.do(SetSetting("name", "Later"))
    for deed in ("Look into it", "Go back to it"):
        window.named_actions["project.backups"].trigger()
        dialog = open_dialog(window, BackupsDialog)
        look, back = (b for b in dialog.findChildren(QPushButton) if b.text() in ("Look into it", "Go back to it"))
        qtbot.waitUntil(look.isEnabled, timeout=5000)
        QTest.mouseClick(look if deed == look.text() else back, Qt.MouseButton.LeftButton)
        if deed == "Look into it":
            other = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w is not window)
            assert other.session.project.name == "Summit gifts 2024"
            assert not other.session.project.writable
            assert "backup" in other.banner.sentence()
            assert other.session.project.me == project.me
            assert other.session.document is not None
            assert len(other.screen_.spans) == len(window.screen_.spans) > 0
            assert project.name == "Later"
            other.close()
    assert window.session.project.path == project.path
    assert window.session.project.name == "Summit gifts 2024"
    assert "as it was" in window.status.sentence()
    assert any(kept.rglob("*before restore.sorot"))


def test_that_every_control_of_the_shell_says_what_it_is(window: MainWindow) -> None:
    for name in ("help.keys", "program.settings", "project.backups"):
        window.named_actions[name].trigger()
    QTest.keyClick(window, Key.Key_K, Ctrl)
    mute = []
    for kind in (QAbstractButton, QLineEdit, QComboBox, QTableWidget):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not is_inner(widget):
                name, description = widget.accessibleName(), widget.accessibleDescription()
                if not name or not description:
                    mute.append((type(widget).__name__, widget.objectName(), name, description))
    assert not mute


def is_inner(widget: QWidget) -> bool:
    """Whether it is a part that Qt put into a control of ours."""
    return widget.objectName().startswith("qt_")


def test_that_no_label_of_the_shell_takes_text_for_markup(window: MainWindow) -> None:
    for name in ("help.keys", "program.settings", "project.backups"):
        window.named_actions[name].trigger()
    rich = [label.text() for label in window.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText]
    assert [text for text in rich if text] == []


def test_that_the_menus_hold_the_actions_that_name_them(window: MainWindow) -> None:
    bar = window.menuBar()
    shown = {a.text().replace("&", ""): a.menu() for a in bar.actions() if a.isVisible()}
    assert {"File", "Edit", "View", "Go", "Help"} <= set(shown)
    assert window.named_actions["project.export"] in shown["File"].actions()


def test_that_each_menu_has_groups_in_order_and_one_letter_for_each_entry(window: MainWindow) -> None:
    known = {action.objectName() for action in window.named_actions.all()}
    for name, order in ORDER.items():
        words = [word for word in order.split() if word != "|" and word not in WITHIN]
        assert set(words) <= known | {"review.next", "review.table", "review.agreed", "review.majority"}, name
        shown = [action.objectName() for action in window.menus.actions_in(name) if action.objectName() in words]
        assert shown == [word for word in words if word in shown], name
    menus = [action.menu() for action in window.menus.actions()]
    for menu in menus:
        menus.extend(inner for action in menu.actions() if (inner := action.menu()) is not None)
        letters = [found[0].lower() for a in menu.actions() if (found := a.text().partition("&")[2])]
        assert len(letters) == len(set(letters)), (menu.title(), letters)


def test_that_no_key_belongs_to_two_actions(window: MainWindow) -> None:
    keys = [key.toString() for action in window.named_actions.all() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_that_a_project_with_every_name_in_markup_shows_it_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "p.sorot"
    create(path, "<b>Ana</b> & co", "gifts", "<img src=x> & gifts").close()
    window = window_scene.start(tmp_path / "home", path, "<b>Ana</b> & co")
    qtbot.addWidget(window)
    assert "<img src=x>" in window.header.project.text().replace("&&", "&")
    window.close()


def test_that_enter_presses_the_button_that_has_the_focus(window: MainWindow) -> None:
    window.session.close()
    window.welcome.name.setFocus()
    QTest.keyClick(window.welcome.name, Qt.Key.Key_Return)
    button = window.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.accessibleName() == "New project"
    pressed = []
    other = push("Cancel", "", lambda: pressed.append("cancel"))
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(other)
    usual = push("Import", "", lambda: pressed.append("import"))
    dialog.layout().addWidget(usual)
    usual.setDefault(True)
    dialog.show()
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert pressed == ["cancel"]


def test_that_keys_are_shortened_where_there_is_little_room(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(500, 30)
    bar.show()
    bar.saved()
    bar.count("5 spans · 3 labels")
    bar.hint("1–9 accept · 0 reject · J/K next/previous · C comment · N note · Backspace open again")
    QApplication.processEvents()
    assert bar._keys.geometry().right() < bar.width()
    assert bar._keys.width() < bar._keys.fontMetrics().horizontalAdvance(bar._keys.text())
    assert bar._counts.width() >= bar._counts.sizeHint().width()


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows deletes no file that is open")
def test_that_a_copy_keeps_all_of_a_project_also_where_its_file_was_deleted(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session, copies = window.session, [tmp_path / "copy.sorot", tmp_path / "kept.sorot"]
    session.do(SetSetting("name", "Summit"))
    with qtbot.waitSignal(session.announced, timeout=10000):
        window.opening.save_copy(copies[0])
    assert window.status.sentence() == "The copy is saved as copy.sorot."
    session.project.path.unlink()
    session.do(SetSetting("name", "Nobody would find this"))
    assert "keep all that is open: File, Save a copy" in window.status.sentence()
    window.opening.save_copy(copies[1])
    assert window.status.sentence() == "All that is open is saved as kept.sorot. Open it to go on."
    session.close()
    for path in copies:
        assert window.opening.open(path)
        assert (session.project.name, session.project.reader.document_count()) == ("Summit", 10)
