"""The actions that open dialogs, codebook files, and files dropped on the window."""

from dataclasses import MISSING, fields, is_dataclass

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMainWindow

from annotator.app import codebook_edits, edits
from annotator.app.codebook_files import shipped
from annotator.app.project import Project
from annotator.storage.reader import Reader
from annotator.ui.actions import Actions
from annotator.ui.dialogs.codebook_dialog import CodebookDialog
from annotator.ui.dialogs.deeds import Deeds, add_dialog_actions
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.session import Session
from annotator.ui.words import EDITS

NAMES = ("articles.import", "project.export", "codebook.edit", "codebook.import", "codebook.export")


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.session, made.named = Session(made), Actions(made)
    made.named.add("edit.undo", "Undo", made.session.undo)
    made.named.add("edit.redo", "Redo", made.session.redo)
    add_dialog_actions(made.named, made.session, made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.session.close()


@pytest.fixture
def opened(window, tmp_path):
    window.session.open(Project.create(tmp_path / "p.sorot", "R. Widya"))
    return window


def dialogs(window, kind):
    return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]


def drop(window, *paths):
    """Drag files over the window and let them fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    return enter.isAccepted()


def test_that_the_actions_live_only_while_a_project_is_open(window, tmp_path):
    assert not any(window.named[name].isEnabled() for name in NAMES)
    window.session.open(Project.create(tmp_path / "p.sorot", "R. Widya"))
    assert all(window.named[name].isEnabled() for name in NAMES)
    window.session.close()
    assert not any(window.named[name].isEnabled() for name in NAMES)


def test_that_nothing_is_brought_into_a_project_that_somebody_else_writes_to(window, tmp_path):
    path = tmp_path / "p.sorot"
    Project.create(path, "D. Putra").close()
    window.session.open(Project(Reader.open(path), "R. Widya", held="D. Putra writes to it."))
    assert not window.named["articles.import"].isEnabled()
    assert window.named["project.export"].isEnabled()
    assert not drop(window, tmp_path)


def test_that_each_window_opens_by_its_key_and_once(qtbot, opened):
    for key, kind in ((Qt.Key.Key_I, ImportDialog), (Qt.Key.Key_E, ExportDialog), (Qt.Key.Key_B, CodebookDialog)):
        for _ in range(2):
            opened.activateWindow()
            qtbot.keyClick(opened, key, Qt.KeyboardModifier.ControlModifier)
            qtbot.waitUntil(lambda kind=kind: len(dialogs(opened, kind)) == 1)
            assert not dialogs(opened, kind)[0].isModal()


def test_that_dropped_files_and_folders_wait_in_the_import_window(qtbot, opened, tmp_path):
    (tmp_path / "a.txt").write_text("Sebuah jip diserahkan.")
    folder = tmp_path / "folder"
    folder.mkdir()
    assert drop(opened, tmp_path / "a.txt", folder)
    (dialog,) = dialogs(opened, ImportDialog)
    assert dialog._files.paths == [tmp_path / "a.txt", folder]
    assert drop(dialog, tmp_path / "a.txt", tmp_path / "b.txt")
    assert dialog._files.paths == [tmp_path / "a.txt", folder, tmp_path / "b.txt"]
    qtbot.waitUntil(lambda: dialog._prepared is not None, timeout=10000)
    assert dialog._prepared.summary.documents_added == 1
    assert len(dialog._prepared.summary.refused) == 2


def test_that_a_dropped_project_is_left_to_the_window(opened, tmp_path):
    assert not drop(opened, tmp_path / "other.sorot")
    assert not dialogs(opened, ImportDialog)


def test_that_the_windows_go_with_their_project(qtbot, opened):
    opened.named["articles.import"].trigger()
    opened.named["project.export"].trigger()
    opened.session.close()
    assert not dialogs(opened, ImportDialog) + dialogs(opened, ExportDialog)


def test_that_a_codebook_is_taken_in_through_the_file_window_and_undone(qtbot, opened):
    def answer():
        window = QApplication.activeModalWidget()
        assert isinstance(window, QFileDialog)
        assert window.directory().absolutePath() == str(opened.session.project.path.parent)
        window.findChild(QLineEdit).setText(str(shipped()["gifts"]))
        qtbot.keyClick(window.findChild(QLineEdit), Qt.Key.Key_Return)

    QTimer.singleShot(300, answer)
    with qtbot.waitSignal(opened.session.announced) as said:
        opened.named["codebook.import"].trigger()
    assert "Gifts" in said.args[0]
    assert len(opened.session.project.codebook.usable()) == 5
    opened.session.undo()
    assert len(opened.session.project.codebook.usable()) == 0


def test_that_a_codebook_is_saved_beside_its_project_as_the_kind_that_is_chosen(qtbot, opened):
    project = opened.session.project.path

    def answer():
        window = QApplication.activeModalWidget()
        window.selectNameFilter(window.nameFilters()[1])
        qtbot.keyClick(window.findChild(QLineEdit), Qt.Key.Key_Return)

    QTimer.singleShot(300, answer)
    opened.named["codebook.export"].trigger()
    assert "CodeBook" in project.with_name(f"{project.stem}-codebook.qdc").read_text("utf-8")


def test_that_what_a_codebook_file_has_and_a_project_has_not_is_said(qtbot, opened, tmp_path):
    code, told = '<Code guid="1" name="Gift"/>', '<Sets><Set guid="2" name="Chapter 2"/></Sets>'
    (tmp_path / "b.qdc").write_text(f"<CodeBook><Codes>{code}</Codes>{told}</CodeBook>", encoding="utf-8")
    with qtbot.waitSignal(opened.session.announced) as said:
        opened.findChild(Deeds).take_codebook(str(tmp_path / "b.qdc"))
    assert said.args == ["Took in the codebook “b”. Sets of codes are left out: Chapter 2."]


def test_that_a_codebook_saved_is_taken_in_elsewhere_and_a_broken_one_is_a_sentence(qtbot, opened, tmp_path):
    deeds = opened.findChild(Deeds)
    deeds.take_codebook(str(shipped()["gifts"]))
    deeds.save_codebook(tmp_path / "ours.json")
    with qtbot.waitSignal(opened.session.announced) as said:
        deeds.take_codebook(str(tmp_path / "ours.json"))
    assert "here already" in said.args[0]
    (tmp_path / "broken.json").write_text("[]")
    with qtbot.waitSignal(opened.session.failed) as failed:
        deeds.take_codebook(str(tmp_path / "broken.json"))
    assert "not a codebook" in failed.args[0]


def test_that_the_window_has_a_word_for_every_edit_that_has_a_name():
    made = [kind for module in (edits, codebook_edits) for kind in vars(module).values() if is_dataclass(kind)]
    kinds = [kind for kind in made if hasattr(kind, "apply")]
    named = {field.default for kind in kinds for field in fields(kind) if field.name == "name"} - {MISSING}
    assert {"add span", "retire label"} <= named <= set(EDITS)
