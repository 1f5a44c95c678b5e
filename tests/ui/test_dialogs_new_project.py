"""The window that asks for a new project: a name, a file and a codebook."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from annotator.app.codebook_files import shipped
from annotator.ui.dialogs.new_project_dialog import NewProjectDialog, ask_new_project


@pytest.fixture
def dialog(qtbot):
    made = NewProjectDialog()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def fill(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_that_the_file_follows_the_name_until_it_is_chosen_by_hand(qtbot, dialog, tmp_path):
    fill(qtbot, dialog._name, "Hadiah 2024: apa?")
    assert Path(dialog._place.text()).name == "hadiah-2024--apa.sorot"
    fill(qtbot, dialog._place, str(tmp_path / "mine"))
    fill(qtbot, dialog._name, "Other")
    assert dialog.answer() == (tmp_path / "mine.sorot", "empty", "Other")


def test_that_a_codebook_is_chosen_by_typing_and_enter_makes_the_project(qtbot, dialog, tmp_path):
    fill(qtbot, dialog._place, str(tmp_path / "mine.sorot"))
    dialog._codebook.setFocus()
    qtbot.keyClicks(dialog._codebook, "Gifts")
    fill(qtbot, dialog._name, "Mine")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog._name, Qt.Key.Key_Return)
    assert dialog.answer() == (tmp_path / "mine.sorot", "gifts", "Mine")


@pytest.mark.parametrize(("name", "place", "said"), [("", "a.sorot", "name"), ("Mine", "there.sorot", "already"),
                                                     ("Mine", "nowhere/a.sorot", "no folder")])  # fmt: skip
def test_that_what_is_in_the_way_is_said_and_the_window_stays(qtbot, dialog, tmp_path, name, place, said):
    (tmp_path / "there.sorot").touch()
    fill(qtbot, dialog._name, name or " ")
    fill(qtbot, dialog._place, str(tmp_path / place))
    qtbot.mouseClick(dialog._make, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert said in dialog._problem.text()


def test_that_a_codebook_file_is_taken_and_a_broken_one_is_refused(dialog, tmp_path):
    (tmp_path / "broken.json").write_text("{}")
    dialog.choose_codebook(str(tmp_path / "broken.json"))
    assert "not a codebook" in dialog._problem.text()
    assert dialog.answer()[1] == "empty"
    own = tmp_path / "own.json"
    own.write_bytes(shipped()["gifts"].read_bytes())
    dialog.choose_codebook(str(own))
    assert dialog.answer()[1] == str(own)
    assert "own.json" in dialog._codebook.currentText()


def test_that_asking_gives_the_answer_or_nothing(qtbot, tmp_path):
    def press(key):
        window = QApplication.activeModalWidget()
        assert isinstance(window, QDialog)
        window._place.setText(str(tmp_path / "mine.sorot"))
        qtbot.keyClick(window, key)

    QTimer.singleShot(100, lambda: press(Qt.Key.Key_Return))
    assert ask_new_project(None) == (tmp_path / "mine.sorot", "empty", "My project")
    QTimer.singleShot(100, lambda: press(Qt.Key.Key_Escape))
    assert ask_new_project(None) is None
