"""What goes between teammates in the window: gather with a look first, hand out a copy, send one's own work."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from annotator.app.codebook_edits import AddLabel, EditLabel, new_label
from annotator.app.gathering import prepare, take
from annotator.app.project import Project
from annotator.app.sharing import send
from annotator.storage.backup import backups
from annotator.ui.main_window import MainWindow
from annotator.ui.team.brought import brought
from annotator.ui.team.file_names import free_path
from annotator.ui.team.gather_dialog import GatherDialog
from annotator.ui.team.gather_view import COUNTS
from annotator.ui.team.hand_out_dialog import HandOutDialog
from tests.journeys.desk import settle
from tests.ui.window_scene import start
from tests.unit.app.teams import GIFT, lead_project, mark, spans_by, teammate


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = lead_project(tmp_path / "lead.sorot")
    made.close()
    return made.path


@pytest.fixture
def window(qtbot, tmp_path: Path, project: Path) -> MainWindow:
    made = start(tmp_path / "home", project, "Ana")
    qtbot.addWidget(made)
    yield made
    made.close()


def work_of(window: MainWindow, name: str) -> Path:
    """What a teammate sends: one span, in a file of their own."""
    theirs = teammate(window.session.project, name)
    mark(theirs, 0, 0, 6)
    out = theirs.path.with_name(f"{name} sent.sorot")
    send(theirs.path, out, theirs.me)
    theirs.close()
    return out


def opened(window: MainWindow, action: str, kind):
    window.named_actions[action].trigger()
    settle()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return dialog


def ready(qtbot, dialog: GatherDialog) -> None:
    qtbot.waitUntil(lambda: dialog._gathering is not None, timeout=10000)


def test_that_nothing_is_gathered_before_the_button_and_undo_takes_it_back(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    dialog = opened(window, "team.gather", GatherDialog)
    files = [work_of(window, "Budi"), work_of(window, "Citra")]
    dialog.add_files(files)
    ready(qtbot, dialog)
    assert spans_by(window.session.project) == {}
    assert "spans 2 new" in dialog._sentence.text()
    with qtbot.waitSignal(dialog.gathered):
        qtbot.keyClick(dialog._take, Qt.Key.Key_Space)
    assert spans_by(window.session.project) == {"Budi": 1, "Citra": 1}
    dialog.add_files(files)
    ready(qtbot, dialog)
    assert dialog._sentence.text() == "Nothing in these files is new: the project holds all of it already."
    assert not dialog._take.isEnabled()
    assert heard[-1] == dialog._sentence.text()
    assert len([said for said in heard if said.startswith("Gathered")]) == 1, "dialog and status bar say it once"
    assert [b.reason for b in backups(window.opening.backups, window.session.project.path)] == ["before gathering"]
    window.named_actions["edit.undo"].trigger()
    assert spans_by(window.session.project) == {}


def test_that_a_layer_without_its_tick_stays_out(qtbot, window: MainWindow) -> None:
    dialog = opened(window, "team.gather", GatherDialog)
    dialog.add_files([work_of(window, "Budi"), work_of(window, "Citra")])
    ready(qtbot, dialog)
    first = dialog.choice.topLevelItem(0)
    layer = first.child(first.childCount() - 1)
    dialog.choice.setCurrentItem(layer)
    qtbot.keyClick(dialog.choice, Qt.Key.Key_Space)
    assert "spans 1 new" in dialog._sentence.text()
    assert dialog.preview._articles.rowCount() == 1
    with qtbot.waitSignal(dialog.gathered):
        dialog.take()
    assert spans_by(window.session.project) == {"Citra": 1}


def test_that_what_a_part_without_its_tick_would_overwrite_is_not_to_look_at(qtbot, window: MainWindow) -> None:
    theirs = teammate(window.session.project, "Budi")
    theirs.do(EditLabel(GIFT, {"name": "Present"}))
    mark(theirs, 0, 0, 6)
    theirs.close()
    dialog = opened(window, "team.gather", GatherDialog)
    dialog.add_files([theirs.path])
    ready(qtbot, dialog)
    assert dialog.preview.tabText(1) == "To look at 1"
    dialog.choice.setCurrentItem(dialog.choice.topLevelItem(0).child(0))
    qtbot.keyClick(dialog.choice, Qt.Key.Key_Space)
    assert dialog.preview.tabText(1) == "To look at 0"
    with qtbot.waitSignal(dialog.gathered):
        dialog.take()
    assert window.session.project.codebook.get(GIFT).name == "Gift"
    assert dialog._sentence.text() == "Gathered, new or changed: 1 span."
    said = []
    window.session.announced.connect(said.append)
    window.named_actions["edit.undo"].trigger()
    assert said == ["Undone: gather. Gathering the same files again brings it back."]


def test_that_undo_says_what_it_left_as_a_teammate_has_said_it_since(qtbot, window: MainWindow) -> None:
    project = window.session.project
    theirs = teammate(project, "Budi")
    project.do(EditLabel(GIFT, {"name": "Present"}))
    theirs.do(EditLabel(GIFT, {"name": "Offering"}))
    theirs.close()
    take(project, prepare(project.path, [theirs.path], project.me), automatic=True)
    said = []
    window.session.announced.connect(said.append)
    window.named_actions["edit.undo"].trigger()
    assert said == ["Undone: edit label. What others have said of the same since then stays."]
    assert project.codebook.get(GIFT).name == "Offering"


def test_that_what_came_in_is_said_without_what_did_not(monkeypatch) -> None:
    monkeypatch.setattr(QLocale, "createSeparatedList", lambda _, names: " and ".join(names))
    assert brought({"documents": 0, "spans": 1234, "annotators": 0, "labels": 1}) == "1,234 spans and 1 label"
    assert brought({"documents": 0, "spans": 0, "annotators": 1, "labels": 0}) == "1 annotator"
    assert brought({"documents": 0, "spans": 0, "annotators": 0, "labels": 0}) == ""


def test_that_counts_stand_at_the_right_under_their_heads(window: MainWindow) -> None:
    dialog = opened(window, "team.gather", GatherDialog)
    heads = dialog.choice.headerItem()
    assert all(heads.textAlignment(column) & Qt.AlignmentFlag.AlignRight for column in COUNTS)
    model = dialog.preview._articles
    role, across = Qt.ItemDataRole.TextAlignmentRole, Qt.Orientation.Horizontal
    sides = [model.headerData(column, across, role) for column in range(model.columnCount())]
    assert [bool(side and side & Qt.AlignmentFlag.AlignRight) for side in sides] == [False] * 2 + [True] * 5


def test_that_doubled_labels_and_refused_files_are_shown_first(qtbot, window: MainWindow, tmp_path: Path) -> None:
    theirs = teammate(window.session.project, "Budi")
    label = new_label(theirs.codebook, "Oath", "#123456")
    theirs.do(AddLabel(label))
    mark(theirs, 0, 0, 6)
    theirs.close()
    (tmp_path / "broken.sorot").write_bytes(b"SQLite format 3\0 and then nothing")
    dialog = opened(window, "team.gather", GatherDialog)
    dialog.add_files([theirs.path, tmp_path / "broken.sorot"])
    ready(qtbot, dialog)
    assert dialog.preview.tabText(2) == "Refused 1"
    assert len(dialog._gathering.files) == 1


def test_that_my_own_layer_comes_from_my_other_computer_only_where_i_say_so(qtbot, window: MainWindow) -> None:
    mine = work_of(window, "Ana")
    dialog = opened(window, "team.gather", GatherDialog)
    dialog.add_files([mine])
    ready(qtbot, dialog)
    assert "spans 0 new" in dialog._sentence.text()
    dialog._own.click()
    ready(qtbot, dialog)
    assert "spans 1 new" in dialog._sentence.text()


def test_that_a_dropped_project_is_gathered_or_opened_as_one_chooses(qtbot, window: MainWindow) -> None:
    sent = work_of(window, "Budi")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sent))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, left, none))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=3000)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["Gather what is new in it", "Open it instead"]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    settle()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, GatherDialog) and w.isVisible()]
    ready(qtbot, dialog)
    assert window.session.project.path.name == "lead.sorot"


def test_that_a_copy_holds_the_teams_names_and_nobodys_spans(qtbot, window: MainWindow, tmp_path: Path) -> None:
    mark(window.session.project, 0, 0, 6)
    dialog = opened(window, "team.hand_out", HandOutDialog)
    qtbot.keyClicks(dialog.name, "Dewi")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.name, " budi ")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert [dialog._people.item(row).text() for row in range(dialog._people.count())] == [
        "Ana",
        "Budi",
        "Citra",
        "Dewi",
    ]
    dialog.write(tmp_path / "for all.sorot")
    qtbot.waitUntil(lambda: "nobody's spans" in dialog._sentence.text(), timeout=10000)
    copy = Project.open(tmp_path / "for all.sorot", "Budi")
    assert spans_by(copy) == {}
    assert {person.name for person in copy.reader.annotators()} == {"Ana", "Budi", "Citra", "Dewi"}
    copy.close()


def leave(dialog: QFileDialog) -> str:
    """Choose nothing; return where it would have been."""
    place = dialog.directory().absolutePath()
    dialog.reject()
    return place


def test_that_my_work_goes_to_the_folder_i_chose_under_a_name_that_tells_what_it_is(
    qtbot, window: MainWindow, tmp_path: Path
) -> None:
    mark(window.session.project, 0, 0, 6)
    folder = tmp_path / "outgoing"
    folder.mkdir()
    seen = []
    QTimer.singleShot(100, lambda: seen.append(leave(QApplication.activeModalWidget())))
    window.named_actions["team.send"].trigger()
    assert seen == [str(window.session.project.path.parent)], "it asks beside the project first"
    window.team._memory["send"] = str(folder)
    for count in (1, 2):
        window.named_actions["team.send"].trigger()
        qtbot.waitUntil(lambda count=count: len(list(folder.glob("*.sorot"))) == count, timeout=10000)
    first = sorted(folder.glob("*.sorot"))[-1]
    assert first.name.startswith(f"{window.session.project.name} Ana 20")
    qtbot.waitUntil(lambda: "Your work is in" in window.status.sentence(), timeout=10000)
    assert ": 1 article" in window.status.sentence()
    assert "articles" not in window.status.sentence()


def test_that_names_of_files_bear_any_project_and_person(tmp_path: Path) -> None:
    path = free_path(tmp_path, "Hadiah/2024: a*b?", "..")
    assert path.parent == tmp_path
    path.touch()
    assert path.name.startswith("Hadiah 2024 a b _ 20")
    assert free_path(tmp_path, "Hadiah/2024: a*b?", "..").name.endswith(" (2).sorot")
