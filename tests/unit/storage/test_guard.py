"""What is refused before SQLite may touch it, and what a crash of ours leaves that must still open."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import BadInput, NewerProject, NotAProject
from annotator.storage.guard import APPLICATION_ID, Header, inspect, is_whole, refuse_newer, refuse_sidecars, sidecar

# Writes and dies without closing: with an argument "wal" in WAL mode, else in the middle of a transaction.
CRASH = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
if sys.argv[2] == "wal":
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("INSERT INTO document SELECT NULL, hex(randomblob(400)) FROM document, document")
else:
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO document SELECT NULL, hex(randomblob(4000)) FROM document, document")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "thesis.sorot"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 3")
        connection.execute("CREATE TABLE document (id INTEGER PRIMARY KEY, text TEXT)")
        connection.executemany("INSERT INTO document (text) VALUES (?)", [("kata " * 50,)] * 20)
    return path


def crash(project: Path, mode: str) -> None:
    died = subprocess.run([sys.executable, "-c", CRASH, str(project), mode], check=False)
    assert died.returncode == -signal.SIGKILL


def change(path: Path, offset: int, value: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(value)


def craft_journal(project: Path, victim: Path) -> Path:
    """A journal that ends in the name of a "super-journal", which SQLite deletes after taking the journal back."""
    name = os.fsencode(victim)
    checksum = sum(byte - 256 if byte > 127 else byte for byte in name) & 0xFFFFFFFF
    end = name + len(name).to_bytes(4) + checksum.to_bytes(4) + bytes.fromhex("d9d505f920a163d7")
    journal = project.with_name(project.name + "-journal")
    journal.write_bytes(b"x" * 512 + b"\0\0\0\1" + end)
    return journal


def test_that_the_header_is_read_from_the_bytes(project: Path) -> None:
    size = project.stat().st_size
    assert inspect(project) == Header(0x534F524F, 3, 4096, size // 4096, wal=False)
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert inspect(project).wal


def test_that_the_largest_page_size_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "wide.sorot"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 65536")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    assert inspect(path).page_size == 65536


def test_that_plain_sqlite_deletes_the_file_a_crafted_journal_names(project: Path, tmp_path: Path) -> None:
    """The danger itself: if this ever fails, SQLite has changed and the refusal below may go."""
    victim = tmp_path / "letter.txt"
    victim.write_text("Surat penting.")
    craft_journal(project, victim)
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("SELECT count(*) FROM document").fetchone()
    assert not victim.exists()


def test_that_a_crafted_journal_is_refused_before_anything_is_touched(project: Path, tmp_path: Path) -> None:
    victim = tmp_path / "letter.txt"
    victim.write_text("Surat penting.")
    journal = craft_journal(project, victim)
    before = journal.read_bytes(), project.read_bytes()
    with pytest.raises(NotAProject, match=r"thesis.sorot-journal.*could delete other files"):
        inspect(project)
    link = tmp_path / "link.sorot"
    link.symlink_to(project)
    with pytest.raises(NotAProject, match="could delete other files"):
        inspect(link)
    assert victim.read_text() == "Surat penting."
    assert (journal.read_bytes(), project.read_bytes()) == before


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_that_a_linked_sidecar_is_refused(project: Path, tmp_path: Path, suffix: str) -> None:
    (tmp_path / "notes.txt").write_text("catatan")
    sidecar(project, suffix).symlink_to(tmp_path / "notes.txt")
    with pytest.raises(NotAProject, match=f"thesis.sorot{suffix}.*not an ordinary file"):
        inspect(project)


@pytest.mark.timeout(10)
def test_that_a_pipe_as_journal_is_refused_without_waiting(project: Path) -> None:
    os.mkfifo(sidecar(project, "-journal"))
    with pytest.raises(NotAProject, match="not an ordinary file"):
        inspect(project)


def test_that_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NotAProject, match=r"gone.sorot.*is not there"):
        inspect(tmp_path / "gone.sorot")
    (tmp_path / "dangling.sorot").symlink_to(tmp_path / "gone.sorot")
    with pytest.raises(NotAProject, match=r"dangling.sorot.*is not there"):
        inspect(tmp_path / "dangling.sorot")


@pytest.mark.timeout(10)
def test_that_folders_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.sorot"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path("/dev/zero")):
        with pytest.raises(NotAProject, match=f"{path.name}.*not an ordinary file"):
            inspect(path)


def test_that_a_link_to_an_ordinary_project_is_taken(project: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.sorot"
    link.symlink_to(project)
    assert inspect(link) == inspect(project)


def test_that_empty_and_short_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "short.sorot"
    path.write_bytes(b"")
    with pytest.raises(NotAProject, match=r"short.sorot.*is empty"):
        inspect(path)
    path.write_bytes(b"SQLite format 3\0" + bytes(83))
    with pytest.raises(NotAProject, match="too short"):
        inspect(path)


def test_that_other_files_are_refused(project: Path, tmp_path: Path) -> None:
    text = tmp_path / "article.txt"
    text.write_text("Pagi itu hujan turun di kota. " * 20)
    with pytest.raises(NotAProject, match=r"article.txt.*is not a Sorot project"):
        inspect(text)
    change(project, 68, b"GPKG")
    with pytest.raises(NotAProject, match="database of another program"):
        inspect(project)


@pytest.mark.parametrize(("offset", "value"), [(16, b"\x10\x01"), (16, b"\0\0"), (18, b"\3\3"), (18, b"\1\2")])
def test_that_an_impossible_header_is_refused(project: Path, offset: int, value: bytes) -> None:
    change(project, offset, value)
    with pytest.raises(NotAProject, match="damaged at its very beginning"):
        inspect(project)


@pytest.mark.parametrize("difference", [-4096, -1, 1, 4096])
def test_that_a_file_of_another_length_than_its_pages_is_refused(project: Path, difference: int) -> None:
    os.truncate(project, project.stat().st_size + difference)
    with pytest.raises(NotAProject, match=r"thesis.sorot.*is damaged"):
        inspect(project)


def test_that_a_page_count_that_sqlite_would_not_trust_is_not_trusted(project: Path) -> None:
    pages = project.stat().st_size // 4096
    change(project, 28, (pages + 7).to_bytes(4))
    change(project, 92, bytes(4))
    assert inspect(project).page_count == pages
    os.truncate(project, pages * 4096 - 1)
    with pytest.raises(NotAProject, match="is damaged"):
        inspect(project)


@pytest.mark.parametrize("mode", ["wal", "rollback"])
def test_that_a_project_we_crashed_on_is_taken(project: Path, mode: str) -> None:
    before = project.stat().st_size
    crash(project, mode)
    assert not is_whole(project)
    assert mode == "wal" or project.stat().st_size > before, "the crash must leave a length that the header denies"
    inspect(project)
    with closing(sqlite3.connect(project)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = connection.execute("SELECT count(*) FROM document").fetchone()
        assert rows == ((420,) if mode == "wal" else (20,))
    assert is_whole(project)
    inspect(project)


def test_that_a_fold_cut_short_by_a_crash_is_taken(project: Path) -> None:
    """A checkpoint writes pages in order, the first with the new page count, and may die before the others."""
    crash(project, "wal")
    with closing(sqlite3.connect(project)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        assert not is_whole(project)
        change(project, 28, pages.to_bytes(4))
        assert project.stat().st_size < pages * 4096
        inspect(project)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_that_a_newer_project_is_refused_untouched(project: Path) -> None:
    header = inspect(project)
    refuse_newer(header, 3)
    with pytest.raises(NewerProject, match="newer version"):
        refuse_newer(header, 2)


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_that_a_teammates_file_in_use_is_refused(project: Path, suffix: str) -> None:
    refuse_sidecars(project)
    sidecar(project, suffix).write_bytes(b"")
    refuse_sidecars(project)
    sidecar(project, suffix).write_bytes(b"x")
    with pytest.raises(BadInput, match="ask its owner to close it or to send their work") as caught:
        refuse_sidecars(project)
    assert caught.value.file == "thesis.sorot"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable for root")
def test_that_a_file_without_permission_says_so(project: Path) -> None:
    project.chmod(0)
    with pytest.raises(NotAProject, match="may not be read by you"):
        inspect(project)
