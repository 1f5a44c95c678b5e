"""Whatever is wrong with what comes in, a clear sentence says so and nothing is lost or half done."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.app import importing
from annotator.app.edits import SetSetting
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.domain.errors import NewerProject, NotAProject, ReadOnlyProject
from annotator.storage.failure import HELD, READ_ONLY
from annotator.storage.reader import Reader

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "p.sorot", "Ana")
    yield made
    made.close()


def refusals(project: Project, *paths: Path, **options: object) -> list[tuple[str, str, str]]:
    prepared = importing.prepare(project.path, paths, ImportOptions(**options), project.me)
    importing.take(project, prepared)
    return [(Path(r.file).name, r.record, r.reason) for r in prepared.summary.refused]


def unreadable(folder: Path) -> Path:
    path = folder / "terkunci.txt"
    path.write_text("Rahasia.")
    path.chmod(0)
    return path


def huge(folder: Path) -> Path:
    path = folder / "besar.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    return path


@pytest.mark.parametrize(
    ("name", "says"), [("binary.txt", "binary"), ("empty.txt", "no text"), ("blank.txt", "no text")]
)
def test_that_a_file_without_text_is_refused_by_name(project: Project, name: str, says: str) -> None:
    ((file, _, reason),) = refusals(project, DATA / name)
    assert file == name
    assert says in reason
    assert project.reader.document_count() == 0


def test_that_a_file_of_200_megabytes_is_refused_without_reading_it(project: Project, tmp_path: Path) -> None:
    ((file, _, reason),) = refusals(project, huge(tmp_path))
    assert file == "besar.txt"
    assert "MB" in reason


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unreadable here")
def test_that_an_unreadable_file_is_refused(project: Project, tmp_path: Path) -> None:
    ((file, _, _),) = refusals(project, unreadable(tmp_path))
    assert file == "terkunci.txt"


def test_that_a_missing_file_and_an_empty_folder_are_named(project: Project, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    found = refusals(project, tmp_path / "tidak-ada.txt", tmp_path / "kosong")
    assert [(file, reason) for file, _, reason in found] == [
        ("tidak-ada.txt", "there is no such file"),
        ("kosong", "the folder holds no files"),
    ]


@pytest.mark.parametrize("name", ["broken-row.csv", "broken-row.jsonl", "broken-nul.tsv", "broken-quote.csv"])
def test_that_a_broken_table_is_refused_whole_and_its_good_rows_taken_on_request(project: Project, name: str) -> None:
    ((file, record, reason),) = refusals(project, DATA / name)
    assert file == name
    assert record.split()[0] in ("row", "line")
    assert reason
    assert project.reader.document_count() == 0
    refusals(project, DATA / name, partial=True)
    assert project.reader.document_count() > 0


def test_that_other_files_go_on(project: Project) -> None:
    assert len(refusals(project, DATA / "binary.txt", DATA / "artikel.md")) == 1
    assert project.reader.document_count() == 1


def test_that_a_file_that_is_no_project_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "catatan.sorot"
    path.write_text("Bukan proyek.")
    with pytest.raises(NotAProject, match="catatan"):
        Project.open(path)
    assert path.read_text() == "Bukan proyek."


def test_that_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "lain.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE x (y)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotAProject):
        Project.open(path)
    assert path.read_bytes() == before


def change(path: Path, statement: str) -> bytes:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA writable_schema = ON")
    connection.executescript(statement)
    connection.close()
    return path.read_bytes()


def test_that_a_project_from_the_future_is_left_as_it_is(project: Project) -> None:
    project.close()
    before = change(project.path, "PRAGMA user_version = 99;")
    with pytest.raises(NewerProject):
        Project.open(project.path)
    assert project.path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON span BEGIN DELETE FROM document; END;",
        "CREATE VIEW v AS SELECT 1;",
        "DROP VIEW articles; CREATE VIEW articles AS SELECT load_extension('x') AS document_id;",
        "DROP TABLE verdict;",
        "ALTER TABLE span ADD COLUMN x TEXT;",
    ],
)
def test_that_a_project_with_a_strange_schema_is_refused(project: Project, statement: str) -> None:
    project.close()
    change(project.path, statement)
    with pytest.raises(NotAProject):
        Project.open(project.path)


def test_that_a_project_that_another_process_holds_opens_for_reading_and_follows_it(project: Project) -> None:
    code = (
        "import sys; from pathlib import Path; from annotator.app.project import Project;"
        "p = Project.open(Path(sys.argv[1]), 'Budi');"
        "assert not p.writable; print(p.held, p.name, flush=True); sys.stdin.readline();"
        "assert p.follow(); print(p.name, flush=True); assert not p.follow()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, project.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdin is not None
    assert f"{os.getpid()}" in other.stdout.readline()
    project.do(SetSetting("name", "Nama baru"))
    other.stdin.write("\n")
    other.stdin.flush()
    assert other.stdout.readline().strip() == "Nama baru"
    other.communicate()
    assert other.returncode == 0


def test_that_a_reader_refuses_to_write_and_says_so(project: Project) -> None:
    reading = Project(Reader.open(project.path), "Budi", held="Somebody else is writing.")
    with pytest.raises(ReadOnlyProject, match="Nothing was changed"):
        reading.do(SetSetting("name", "x"))
    reading.close()


def test_that_what_a_disk_or_another_program_forbids_is_said_without_saying_twice_that_nothing_changed(
    project: Project,
) -> None:
    for reason in (READ_ONLY, HELD):
        reading = Project(Reader.open(project.path), "Budi", held=f"“p.sorot” could not be opened: {reason}")
        with pytest.raises(ReadOnlyProject) as said:
            reading.do(SetSetting("name", "x"))
        reading.close()
        assert str(said.value).count("Nothing was changed") == 1


def test_that_a_corrupt_project_is_told_and_left_as_it_is(project: Project) -> None:
    project.do(SetSetting("x", "y" * 20_000))
    project.close()
    whole = bytearray(project.path.read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    project.path.write_bytes(whole)
    with pytest.raises(NotAProject):
        Project.open(project.path)
    assert project.path.read_bytes() == bytes(whole)
