"""The project's details: licence and citation, kept as one step and quoted by dataset cards."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from annotator.app.dataset_card import CITATION, LICENCE
from annotator.app.project import Project
from annotator.ui.dialogs.project_dialog import ProjectDialog
from annotator.ui.session import Session


@pytest.fixture
def session(tmp_path: Path):
    Project.create(tmp_path / "p.sorot", "Ana").close()
    made = Session()
    made.open(Project.open(tmp_path / "p.sorot", "Ana"))
    yield made
    made.close()


def _open(qtbot, session):
    dialog = ProjectDialog(session)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def _press(qtbot, dialog, role):
    box = dialog.findChild(QDialogButtonBox)
    button = next(each for each in box.buttons() if box.buttonRole(each) == role)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _settings(session):
    return [session.project.reader.setting(key, "") for key in (LICENCE, CITATION)]


def test_that_licence_and_citation_are_kept_as_one_step_of_undo(qtbot, session):
    dialog = _open(qtbot, session)
    qtbot.keyClicks(dialog.licence, "CC-BY-4.0")
    qtbot.keyClick(dialog.licence, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.citation, "Widya 2024: Hadiah <i>")
    _press(qtbot, dialog, QDialogButtonBox.ButtonRole.AcceptRole)
    assert _settings(session) == ["CC-BY-4.0", "Widya 2024: Hadiah <i>"]
    session.project.undo()
    assert _settings(session) == ["", ""]
    session.project.redo()
    again = _open(qtbot, session)
    assert (again.licence.text(), again.citation.toPlainText()) == ("CC-BY-4.0", "Widya 2024: Hadiah <i>")


def test_that_cancelling_and_keeping_what_was_there_change_nothing(qtbot, session):
    lines = len(session.project.reader.journal_lines())
    dialog = _open(qtbot, session)
    qtbot.keyClicks(dialog.licence, "MIT")
    _press(qtbot, dialog, QDialogButtonBox.ButtonRole.RejectRole)
    _press(qtbot, _open(qtbot, session), QDialogButtonBox.ButtonRole.AcceptRole)
    assert _settings(session) == ["", ""]
    assert len(session.project.reader.journal_lines()) == lines
