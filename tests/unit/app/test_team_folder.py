"""A folder in which devices leave snapshots: all come to the same, and nothing that lies there does harm."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.app import gathering, sharing
from annotator.app.edits import PutRows, SetNote
from annotator.app.project import Project
from annotator.app.rounds import SetRound
from annotator.app.team_folder import COPY, REFUSED, STRANGE, TAKEN, UNFINISHED_FILE, TeamFolder
from annotator.domain.codebook import Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.review import Comment
from annotator.domain.span import Span
from annotator.storage.check import problems
from tests.unit.app.teams import DOCUMENTS, GIFT, content, lead_project, mark, spans_by, teammate

DEVICES = {"Ana": "a" * 16, "Budi": "b" * 16, "Citra": "c" * 16}


class Team:
    """Three people, their projects, and the folder as each sees it (here one and the same)."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "team"
        self.folder.mkdir()
        lead = lead_project(place / "ana.sorot")
        self.folders = {name: TeamFolder(self.folder, device) for name, device in DEVICES.items()}
        self.folders["Ana"].join(lead, set())
        self.projects = {"Ana": lead} | {name: teammate(lead, name) for name in ("Budi", "Citra")}

    def write(self, *names: str) -> None:
        for name in names:
            self.folders[name].write(self.projects[name].path, self.projects[name].me)

    def take(self, *names: str) -> None:
        for name in names:
            project = self.projects[name]
            self.folders[name].take(project, self.folders[name].look(project.path, project.me))

    def states(self, name: str) -> dict[str, str]:
        """What one of them sees: state by file, as far as it is not simply taken."""
        project = self.projects[name]
        look = self.folders[name].look(project.path, project.me)
        look.gathering.discard()
        return {seen.file: seen.state for seen in look.seen if seen.state != TAKEN}

    def file(self, name: str) -> Path:
        """Somebody's snapshot."""
        (path,) = self.folder.glob(f"sorot-{DEVICES[name]}-*.sorot")
        return path


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    for project in made.projects.values():
        project.close()


def test_that_three_devices_come_to_the_same(team: Team) -> None:
    for place, project in enumerate(team.projects.values()):
        mark(project, place, 0, 6)
    ana, budi, citra = team.projects.values()
    budi.do(PutRows((Label(id=GIFT, name="Hadiah", key="1"),), "edit label"))
    team.write(*DEVICES)
    team.take(*DEVICES)
    assert spans_by(ana) == {"Ana": 1, "Budi": 1, "Citra": 1}
    assert content(ana.reader) == content(budi.reader) == content(citra.reader)
    assert {x.name for x in citra.codebook} == {"Hadiah", "Actor"}
    assert ana.undo_name == "add span"
    assert all(problems(project.reader) == [] for project in team.projects.values())


def test_that_who_was_seen_when_is_said(team: Team) -> None:
    mark(team.projects["Budi"], 0, 0, 6)
    team.write("Budi")
    project = team.projects["Ana"]
    for _ in range(2):
        look = team.folders["Ana"].look(project.path, project.me)
        (seen,) = look.seen
        assert (seen.who, seen.state, seen.reason) == ("Budi", TAKEN, "")
        assert seen.when[:2] == "20"
        team.folders["Ana"].take(project, look)
    assert look.gathering.files == []


def test_that_nothing_is_written_or_read_again_without_a_change(team: Team) -> None:
    mark(team.projects["Budi"], 0, 0, 6)
    team.write("Ana", "Budi")
    stamp = team.file("Budi").stat().st_mtime_ns
    team.take("Ana", "Budi")
    team.write("Ana", "Budi")
    assert team.file("Budi").stat().st_mtime_ns == stamp
    ana = team.projects["Ana"]
    again = TeamFolder(team.folder, DEVICES["Ana"], memory=team.folders["Ana"].memory)
    assert again.look(ana.path, ana.me).gathering.files == []
    assert not again.write(ana.path, ana.me)
    for memory in ({}, {"written": 1}, {"written": [], "seen": [{"x": 1}]}, {"written": [], "seen": 5}):
        lost = TeamFolder(team.folder, DEVICES["Ana"], memory=memory)
        look = lost.look(ana.path, ana.me)
        assert len(look.gathering.files) == 1
        lost.take(ana, look)
    assert spans_by(ana) == {"Budi": 1}


def test_that_my_snapshot_is_written_anew_where_an_older_one_was_put_in_its_place(team: Team) -> None:
    team.write("Ana")
    older = team.file("Ana").read_bytes()
    mark(team.projects["Ana"], 0, 0, 6)
    team.write("Ana")
    team.file("Ana").write_bytes(older)
    ana, budi = team.projects["Ana"], team.projects["Budi"]
    assert team.folders["Ana"].write(ana.path, ana.me)
    assert not team.folders["Ana"].write(ana.path, ana.me)
    team.take("Budi")
    assert spans_by(budi) == {"Ana": 1}


def test_that_a_snapshot_holds_my_own_rows_and_no_history(team: Team) -> None:
    mark(team.projects["Budi"], 0, 0, 6)
    mark(team.projects["Ana"], 0, 0, 6)
    team.write("Budi")
    team.take("Ana")
    team.write("Ana")
    with closing(sqlite3.connect(team.file("Ana"))) as snapshot:
        owners = snapshot.execute("SELECT DISTINCT name FROM span JOIN annotator ON annotator.id = annotator_id")
        assert owners.fetchall() == [("Ana",)]
        assert snapshot.execute("SELECT count(*) FROM journal").fetchone() == (0,)
        assert snapshot.execute("SELECT count(*) FROM document").fetchone() == (4,)
        assert snapshot.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [path.name for path in team.folder.iterdir() if path.name.startswith(".")] == []


def test_that_what_else_lies_in_the_folder_is_recognised_and_left_alone(team: Team, tmp_path: Path) -> None:
    mark(team.projects["Budi"], 0, 0, 6)
    team.write("Budi")
    good = team.file("Budi").read_bytes()
    name = team.file("Budi").name
    other = f"sorot-{'d' * 16}-{'0' * 12}.sorot"
    strange = {
        name.replace(".sorot", " (conflicted copy 2026-11-22).sorot"): (good, COPY),
        name.replace(".sorot", ".sync-conflict-20261122-101010-ABCDEFG.sorot"): (good, COPY),
        f".syncthing.{name}.tmp": (good[:5000], UNFINISHED_FILE),
        f"~{name}": (good, UNFINISHED_FILE),
        f"{name}.part": (good, UNFINISHED_FILE),
        "notes.txt": (b"who reads what", STRANGE),
        "ana.sorot": (good, STRANGE),
        other: (good[: len(good) // 2], REFUSED),
    }
    for file, (data, _) in strange.items():
        (team.folder / file).write_bytes(data)
    (team.folder / "a folder").mkdir()
    assert team.states("Ana") == {file: state for file, (_, state) in strange.items()}
    team.take("Ana")
    assert spans_by(team.projects["Ana"]) == {"Budi": 1}
    for file, (data, _) in strange.items():
        assert (team.folder / file).read_bytes() == data


def test_that_half_a_snapshot_is_taken_once_it_is_whole(team: Team) -> None:
    mark(team.projects["Budi"], 0, 0, 6)
    team.write("Budi")
    path = team.file("Budi")
    whole = path.read_bytes()
    for part in (0, 50, 5000, len(whole) - 1):
        path.write_bytes(whole[:part])
        team.take("Ana")
        assert spans_by(team.projects["Ana"]) == {}
    path.write_bytes(whole)
    team.take("Ana")
    assert spans_by(team.projects["Ana"]) == {"Budi": 1}


def test_that_an_older_snapshot_changes_nothing_and_a_newer_programs_is_refused(team: Team) -> None:
    budi, ana = team.projects["Budi"], team.projects["Ana"]
    span = mark(budi, 0, 0, 6)
    team.write("Budi")
    older = team.file("Budi").read_bytes()
    budi.do(SetNote(span, "later", budi.me.id))
    team.write("Budi")
    team.take("Ana")
    team.file("Budi").write_bytes(older)
    team.take("Ana")
    assert ana.reader.all(Span)[0].note == "later"
    with closing(sqlite3.connect(team.file("Budi"))) as connection:
        connection.execute("PRAGMA user_version = 77")
    assert list(team.states("Ana").values()) == [REFUSED]
    assert ana.reader.all(Span)[0].note == "later"


def test_that_another_projects_snapshot_is_not_taken_and_its_folder_not_joined(team: Team, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "folder").mkdir()
    stranger = lead_project(tmp_path / "other" / "ana.sorot")
    mark(stranger, 0, 0, 6)
    theirs = TeamFolder(tmp_path / "folder", "e" * 16)
    theirs.join(stranger, theirs.teams())
    theirs.write(stranger.path, stranger.me)
    (snapshot,) = (tmp_path / "folder").iterdir()
    shutil.copy(snapshot, team.folder)
    assert team.states("Ana") == {snapshot.name: REFUSED}
    team.take("Ana")
    assert spans_by(team.projects["Ana"]) == {}
    assert team.folders["Ana"].memory["seen"] == [], "why it is refused is said anew, in the language of that day"
    joining = TeamFolder(tmp_path / "folder", DEVICES["Ana"])
    with pytest.raises(AnnotatorError, match="another project"):
        joining.join(team.projects["Ana"], joining.teams())
    stranger.close()


def test_that_a_project_without_a_team_joins_the_one_of_the_folder(team: Team, tmp_path: Path) -> None:
    team.write("Ana")
    (tmp_path / "late").mkdir()
    late = lead_project(tmp_path / "late" / "ana.sorot")
    folder = TeamFolder(team.folder, "f" * 16)
    folder.join(late, folder.teams())
    folder.join(late, folder.teams())
    assert late.reader.setting("team") == team.projects["Ana"].reader.setting("team")
    late.close()


def test_that_two_laptops_of_one_person_agree_once_each_knows_the_other(team: Team, tmp_path: Path) -> None:
    ana = team.projects["Ana"]
    span = mark(ana, 0, 0, 6)
    out = tmp_path / "laptop.sorot"
    sharing.send(ana.path, out, ana.me)
    laptop = Project.open(out, "Ana")
    laptop.do(SetNote(span, "on the train", laptop.me.id))
    TeamFolder(team.folder, "e" * 16).write(laptop.path, laptop.me)
    look = team.folders["Ana"].look(ana.path, ana.me)
    assert "your own layer" in look.seen[0].reason
    team.folders["Ana"].take(ana, look)
    assert ana.reader.all(Span)[0].note == ""
    knowing = TeamFolder(team.folder, DEVICES["Ana"], frozenset({"e" * 16}))
    knowing.take(ana, knowing.look(ana.path, ana.me))
    assert ana.reader.all(Span)[0].note == "on the train"
    laptop.close()


def test_that_a_comment_which_waited_comes_when_its_span_does(team: Team) -> None:
    budi, citra, ana = (team.projects[name] for name in ("Budi", "Citra", "Ana"))
    span = mark(citra, 0, 0, 6)
    team.write("Citra")
    team.take("Budi")
    hidden = team.folder.parent / team.file("Citra").name
    team.file("Citra").rename(hidden)
    made = {"document_id": DOCUMENTS[0], "annotator_id": budi.me.id}
    budi.do(PutRows((Comment(id=new_id(), span_id=span, body="Sure?", **made),), "comment"))
    team.write("Budi")
    team.take("Ana")
    assert ana.reader.all(Comment) == []
    hidden.rename(team.folder / hidden.name)
    team.take("Ana")
    assert len(ana.reader.all(Comment)) == 1


def test_that_after_an_undone_merge_everything_is_looked_at_again(team: Team) -> None:
    ana = team.projects["Ana"]
    mark(team.projects["Budi"], 0, 0, 6)
    team.write("Budi")
    gathering.take(ana, gathering.prepare(ana.path, [team.file("Budi")], ana.me))
    team.take("Ana")
    ana.undo()
    assert spans_by(ana) == {}
    team.take("Ana")
    assert spans_by(ana) == {}
    team.folders["Ana"].forget()
    team.take("Ana")
    assert spans_by(ana) == {"Budi": 1}


def test_that_the_word_of_a_round_reaches_everybody(team: Team) -> None:
    team.projects["Ana"].do(SetRound(2, blind=True))
    team.write("Ana")
    team.take("Budi", "Citra")
    assert {project.round for project in team.projects.values()} == {2}
    team.projects["Ana"].undo()
    team.write("Ana", "Budi", "Citra")
    team.take("Ana", "Budi", "Citra")
    assert {project.round for project in team.projects.values()} == {1}


def test_that_a_folder_that_is_not_there_is_said_calmly(team: Team) -> None:
    mark(team.projects["Ana"], 0, 0, 6)
    team.folder.rename(team.folder.with_name("gone"))
    with pytest.raises(AnnotatorError, match="not there now"):
        team.write("Ana")
    with pytest.raises(AnnotatorError, match="not there now"):
        team.take("Ana")


def test_that_what_a_crash_left_of_my_snapshot_is_cleared_away(team: Team) -> None:
    team.write("Ana")
    leftover = team.folder / f".{team.file('Ana').name}-0123456789ab"
    leftover.write_bytes(b"half")
    stranger = team.folder / ".somebody"
    stranger.write_bytes(b"theirs")
    os.utime(team.file("Ana"))
    mark(team.projects["Ana"], 0, 0, 6)
    team.write("Ana")
    assert not leftover.exists()
    assert stranger.exists()
