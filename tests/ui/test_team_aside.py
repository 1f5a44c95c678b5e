"""Gathering much while the window goes on: changes wait and say so, it can be stopped, and closing leaves no half."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import orjson
import pytest
from PySide6.QtCore import Qt, QTimer

from annotator.app.edits import AddSpans, SetSetting
from annotator.app.project import Project
from annotator.app.sharing import send
from annotator.app.team_folder import TeamFolder
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.storage.check import problems
from annotator.ui import jobs
from annotator.ui.main_window import MainWindow
from annotator.ui.team.folder_watch import MANY
from annotator.ui.team.gather_dialog import GatherDialog
from tests.journeys.desk import settle
from tests.ui.window_scene import start
from tests.unit.app.teams import DOCUMENTS, GIFT, TEXTS, content, lead_project, mark, spans_by, teammate

COUNT = MANY + 500


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana's project, Budi's with many spans, and what Budi sends."""
    folder = tmp_path_factory.mktemp("drawer")
    lead = lead_project(folder / "lead.sorot")
    budi = teammate(lead, "Budi")
    lead.close()
    made = {"annotator_id": budi.me.id, "label_id": GIFT, "start": 0, "end": 6}
    spans = (Span(id=new_id(), document_id=DOCUMENTS[n % 4], quote=TEXTS[n % 4][:6], **made) for n in range(COUNT))
    budi.do(AddSpans(tuple(spans)))
    send(budi.path, folder / "sent.sorot", budi.me)
    budi.close()
    return folder


@pytest.fixture
def window(qtbot, drawer: Path, tmp_path: Path) -> MainWindow:
    (tmp_path / "lead.sorot").write_bytes((drawer / "lead.sorot").read_bytes())
    made = start(tmp_path / "home", tmp_path / "lead.sorot", "Ana")
    qtbot.addWidget(made)
    yield made
    made.close()


def ready(qtbot, window: MainWindow, file: Path) -> GatherDialog:
    dialog = window.team.gather([file])
    qtbot.waitUntil(lambda: dialog._gathering is not None, timeout=15000)
    return dialog


def test_that_the_window_goes_on_while_changes_wait(qtbot, window: MainWindow, drawer: Path) -> None:
    dialog, project, turns = ready(qtbot, window, drawer / "sent.sorot"), window.session.project, []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(project.reader.document_count()))
    timer.start(0)
    with qtbot.waitSignal(dialog.gathered, timeout=15000):
        dialog.take()
        assert not window.session.do(SetSetting("name", "too early"))
        assert "being gathered" in window.status.sentence()
        assert window.status._saved.text() == "● Changes wait"
        with pytest.raises(AnnotatorError, match="nothing can be changed"):
            project.undo()
        window._on_idle()
    timer.stop()
    assert len(turns) > 5
    assert set(turns) == {len(DOCUMENTS)}
    assert spans_by(project) == {"Budi": COUNT}
    assert window.status._saved.text().startswith("● Saved")
    assert window.session.do(SetSetting("name", "now"))
    window.session.undo()
    assert project.undo_name == "gather"
    window.session.undo()
    assert not window.session.do(SetSetting("name", "too early"))
    qtbot.waitUntil(lambda: window.status.sentence().startswith("Undone: gather."), timeout=15000)
    assert (spans_by(project), project.undo_name) == ({}, "set up")


def test_that_a_gathering_that_is_stopped_leaves_all_as_it_was_and_can_begin_again(
    qtbot, window: MainWindow, drawer: Path
) -> None:
    dialog, project = ready(qtbot, window, drawer / "sent.sorot"), window.session.project
    before = content(project.reader)
    dialog.take()
    dialog._stop.click()
    qtbot.waitUntil(lambda: dialog._gathering is not None, timeout=15000)
    assert content(project.reader) == before
    assert project.undo_name == "set up"
    assert window.session.do(SetSetting("name", "at once"))
    with qtbot.waitSignal(dialog.gathered, timeout=15000):
        dialog.take()
    assert spans_by(project) == {"Budi": COUNT}


def test_that_reading_one_file_moves_the_bar_and_can_be_stopped(qtbot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    task = {"text": TEXTS[0], "answer": "accept", "_annotator_id": "Dewi"}
    spans = [{"start": 0, "end": 6, "label": "Place"}] * 20
    file.write_bytes((orjson.dumps(task | {"spans": spans}) + b"\n") * 2000)
    before = content(window.session.project.reader)
    dialog = window.team.gather([file])
    qtbot.waitUntil(lambda: "x.jsonl: " in dialog._sentence.text(), timeout=15000)
    assert (dialog._progress.minimum(), dialog._progress.maximum()) == (0, 0)
    (job,) = [job for job in jobs._RUNNING if job is dialog._job]
    with qtbot.waitSignal(job.cancelled, timeout=3000):
        qtbot.mouseClick(dialog._stop, Qt.MouseButton.LeftButton)
        assert dialog._sentence.text() == "Reading was stopped. Nothing was changed."
    assert not dialog._stop.isVisible()
    assert dialog._progress.maximum() == 1
    assert dialog.focusWidget() is dialog._choose
    assert content(window.session.project.reader) == before
    file.write_bytes(orjson.dumps(task | {"spans": spans[:1]}))
    dialog.add_files([file])
    qtbot.waitUntil(lambda: dialog._gathering is not None, timeout=15000)
    assert not dialog._stop.isVisible()


def test_that_files_dropped_while_others_are_taken_in_stop_nothing(
    qtbot, window: MainWindow, drawer: Path, tmp_path: Path
) -> None:
    dialog = ready(qtbot, window, drawer / "sent.sorot")
    with qtbot.waitSignal(dialog.gathered, timeout=15000):
        dialog.take()
        dialog.add_files([tmp_path / "more.csv"])
        assert window.status.sentence() == "Files are being gathered. Add more when that has ended."
    assert spans_by(window.session.project) == {"Budi": COUNT}


def test_that_closing_in_the_middle_leaves_the_project_whole(qtbot, window: MainWindow, drawer: Path) -> None:
    dialog = ready(qtbot, window, drawer / "sent.sorot")
    path = window.session.project.path
    dialog.take()
    window.close()
    settle()
    again = Project.open(path, "Ana")
    assert problems(again.reader) == []
    assert spans_by(again) in ({}, {"Budi": COUNT})
    again.close()


def test_that_much_from_the_folder_is_taken_in_aside_and_undo_does_not_meet_it(
    qtbot, window: MainWindow, drawer: Path, tmp_path: Path
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "budi.sorot").write_bytes((drawer / "budi.sorot").read_bytes())
    with closing(Project.open(tmp_path / "budi.sorot", "Budi")) as budi:
        theirs = TeamFolder(tmp_path / "shared", "b" * 16)
        theirs.join(budi, set())
        theirs.write(budi.path, budi.me)
    said: list[str] = []
    window.session.paused.connect(said.append)
    window.team.folder.choose(tmp_path / "shared")
    window.team.folder.look()
    qtbot.waitUntil(lambda: spans_by(window.session.project) == {"Budi": COUNT}, timeout=15000)
    qtbot.waitUntil(lambda: window.team.folder._job is None, timeout=15000)
    assert [bool(words) for words in said] == [True, False]
    assert window.session.project.undo_name == "set up"
    assert window.team.folder.teammates == 1


def test_that_closing_gives_the_team_what_was_done_last(qtbot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    watch = window.team.folder
    watch.choose(tmp_path / "shared")
    qtbot.waitUntil(lambda: watch.path != "" and watch._job is None, timeout=15000)
    mark(window.session.project, 0, 0, 6)
    window.close()
    (snapshot,) = (tmp_path / "shared").glob("sorot-*.sorot")
    found = Project.look_into(snapshot, "")
    assert spans_by(found) == {"Ana": 1}
    found.close()


def test_that_a_folder_that_is_gone_keeps_nobody_from_closing(qtbot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    watch = window.team.folder
    watch.choose(tmp_path / "shared")
    qtbot.waitUntil(lambda: watch.path != "" and watch._job is None, timeout=15000)
    mark(window.session.project, 0, 0, 6)
    (tmp_path / "shared").rename(tmp_path / "away")
    window.close()
    assert not window.session.has_project
    assert list(tmp_path.glob("shared")) == []
