"""A team's folder in the window: two laptops keep in step, and the status bar says who was seen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui.annotate.wording import moment
from annotator.ui.main_window import MainWindow
from annotator.ui.team.folder_dialog import FolderDialog
from tests.journeys.desk import settle
from tests.ui.window_scene import start
from tests.unit.app.teams import lead_project, mark, spans_by, teammate


@pytest.fixture
def windows(qtbot, tmp_path: Path) -> list[MainWindow]:
    """Ana's window and Budi's, each with settings of its own, as on two laptops."""
    lead = lead_project(tmp_path / "lead.sorot")
    budi = teammate(lead, "Budi")
    lead.close()
    budi.close()
    (tmp_path / "shared").mkdir()
    made = [
        start(tmp_path / "home ana", tmp_path / "lead.sorot", "Ana"),
        start(tmp_path / "home budi", tmp_path / "budi.sorot", "Budi"),
    ]
    for window in made:
        qtbot.addWidget(window)
    yield made
    for window in made:
        window.close()


def in_step(qtbot, *windows: MainWindow) -> None:
    """Let each window have its turn with the folder."""
    for window in windows:
        window.team.folder.look()
        qtbot.waitUntil(lambda window=window: window.team.folder._job is None, timeout=15000)
        settle()


def meet(qtbot, folder: Path, *windows: MainWindow) -> None:
    """Choose the folder, one after the other."""
    for window in windows:
        window.team.folder.choose(folder)
        in_step(qtbot, window)


def test_that_two_laptops_keep_in_step_and_say_so(qtbot, windows: list[MainWindow], tmp_path: Path) -> None:
    ana, budi = windows
    mark(ana.session.project, 0, 0, 6)
    mark(budi.session.project, 1, 0, 6)
    meet(qtbot, tmp_path / "shared", ana, budi)
    in_step(qtbot, ana)
    assert spans_by(ana.session.project) == spans_by(budi.session.project) == {"Ana": 1, "Budi": 1}
    assert ana.session.project.undo_name == "add span"
    button = next(b for b in ana.status.findChildren(type(ana.status._dismiss)) if b.text().startswith("Team folder"))
    assert button.isVisible()
    assert button.text() == "Team folder: 1 teammate, in step"
    (seen,) = [seen for seen in ana.team.folder.seen if seen.who]
    assert button.toolTip() == f"Budi: {moment(seen.when)}", "who was seen when"
    assert button.toolTip() in button.accessibleDescription()
    mark(budi.session.project, 2, 0, 6)
    assert budi.team.folder._idle.isActive()
    in_step(qtbot, budi, ana)
    assert spans_by(ana.session.project)["Budi"] == 2


def test_that_whoever_chose_a_folder_first_is_told_what_teammates_do_now(
    qtbot, windows: list[MainWindow], tmp_path: Path
) -> None:
    ana, budi = windows
    meet(qtbot, tmp_path / "shared", ana)
    ana.named_actions["team.folder"].trigger()
    settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, FolderDialog) and w.isVisible())
    assert "Nobody else has written there yet" in dialog._word.text()
    button = next(b for b in ana.status.findChildren(type(ana.status._dismiss)) if b.text().startswith("Team folder"))
    assert button.text() == "Team folder: nobody else yet, in step"
    meet(qtbot, tmp_path / "shared", budi)
    in_step(qtbot, ana)
    assert "Nobody else" not in dialog._word.text()


def test_that_what_lies_in_the_folder_is_listed_with_the_reason(
    qtbot, windows: list[MainWindow], tmp_path: Path
) -> None:
    ana, budi = windows
    meet(qtbot, tmp_path / "shared", budi, ana)
    snapshot = next((tmp_path / "shared").glob("sorot-*.sorot"))
    (tmp_path / "shared" / f"{snapshot.stem} (conflicted copy).sorot").write_bytes(snapshot.read_bytes())
    (tmp_path / "shared" / "notes.txt").write_text("hello", encoding="utf-8")
    cut = tmp_path / "shared" / f"sorot-{'a' * 16}-{'b' * 12}.sorot"
    cut.write_bytes(snapshot.read_bytes()[:100_000])
    in_step(qtbot, ana)
    ana.named_actions["team.folder"].trigger()
    settle()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, FolderDialog) and w.isVisible()]
    files = [dialog.model.index(row, 3).data() for row in range(dialog.model.rowCount())]
    states = {file: dialog.model.index(row, 2).data() for row, file in enumerate(files)}
    assert states["notes.txt"] == "no snapshot, left alone"
    assert sorted(states.values()) == ["a sync program's copy", "no snapshot, left alone", "refused", "taken in"]
    assert not dialog._why.isVisible()
    dialog.view.selectRow(files.index(cut.name))
    assert dialog._why.isVisible()
    assert dialog._why.text() == next(seen.reason for seen in dialog._watch.seen if seen.file == cut.name) != ""


def test_that_a_folder_that_is_away_is_said_and_found_again(qtbot, windows: list[MainWindow], tmp_path: Path) -> None:
    ana, budi = windows
    ana.team.folder.choose(tmp_path / "shared")
    in_step(qtbot, ana)
    (tmp_path / "shared").rename(tmp_path / "away")
    in_step(qtbot, ana)
    assert "not there" in ana.team.folder.problem
    (tmp_path / "away").rename(tmp_path / "shared")
    in_step(qtbot, ana)
    assert ana.team.folder.problem == ""
    assert budi.team.folder.path == ""


def test_that_what_came_waits_until_a_field_is_on_the_disk(qtbot, windows: list[MainWindow], tmp_path: Path) -> None:
    ana, budi = windows
    mark(budi.session.project, 1, 0, 6)
    meet(qtbot, tmp_path / "shared", budi)
    ana.session.saving.emit(True)
    ana.team.folder.choose(tmp_path / "shared")
    ana.team.folder.look()
    qtbot.wait(2500)
    assert spans_by(ana.session.project) == {}
    ana.session.saving.emit(False)
    qtbot.waitUntil(lambda: spans_by(ana.session.project) == {"Budi": 1}, timeout=10000)


def test_that_leaving_keeps_what_was_taken_and_the_choice_survives_a_restart(
    qtbot, windows: list[MainWindow], tmp_path: Path
) -> None:
    ana, budi = windows
    mark(budi.session.project, 1, 0, 6)
    meet(qtbot, tmp_path / "shared", budi, ana)
    ana.close()
    again = start(tmp_path / "home ana", tmp_path / "lead.sorot", "Ana")
    qtbot.addWidget(again)
    assert again.team.folder.path == str(tmp_path / "shared")
    again.team.folder.leave()
    assert again.team.folder.path == ""
    assert spans_by(again.session.project) == {"Budi": 1}
    again.close()
