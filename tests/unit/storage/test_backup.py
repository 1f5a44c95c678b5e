"""Backups are whole or not there, and restoring puts exactly the backup in the project's place."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.domain.errors import BadInput, NotAProject, ProjectHeld, StorageFailure
from annotator.storage.backup import backups, due, home_of, make_backup, restore
from annotator.storage.guard import APPLICATION_ID, inspect, is_whole, sidecar
from annotator.storage.lock import WriterLock

# Adds and changes articles in WAL mode and dies; a log stays beside the file.
CRASH = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA wal_autocheckpoint = 0")
connection.execute("UPDATE document SET text = 'sore'")
connection.executemany("INSERT INTO document (text) VALUES (?)", [("kata " * 300,)] * 30)
os.kill(os.getpid(), signal.SIGKILL)
"""
# Makes a backup while no file may grow beyond the given size, which is what a disk that fills up looks like.
CRAMPED = """
import resource, sqlite3, sys
from pathlib import Path
from annotator.domain.errors import AnnotatorError
from annotator.storage.backup import make_backup, restore
project, folder, size = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    if len(sys.argv) == 5:
        restore(Path(sys.argv[4]), project, folder)
    else:
        make_backup(sqlite3.connect(project, isolation_level=None), project, folder, "daily")
except AnnotatorError as error:
    print(type(error).__name__, error)
"""
# Restores without root's right to do everything.
AS_NOBODY = """
import os, sys
from pathlib import Path
from annotator.domain.errors import AnnotatorError
from annotator.storage.backup import restore
if os.geteuid() == 0:
    os.setuid(65534)
try:
    restore(*map(Path, sys.argv[1:]))
except AnnotatorError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "work" / "thesis.sorot")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def new_project(path: Path, articles: int = 20) -> Path:
    path.parent.mkdir(exist_ok=True)
    with connected(path) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE document (id INTEGER PRIMARY KEY, text TEXT, deleted INTEGER DEFAULT 0)")
        connection.execute("CREATE TABLE span (id INTEGER PRIMARY KEY, deleted INTEGER DEFAULT 0)")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executemany("INSERT INTO document (text) VALUES (?)", [("pagi " * 300,)] * articles)
        connection.execute("INSERT INTO span (deleted) VALUES (0), (0), (1)")
    return path


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def backed_up(project: Path, folder: Path, reason: str = "daily", keep: int = 20) -> Path:
    with connected(project) as connection:
        return make_backup(connection, project, folder, reason, keep)


def articles(path: Path) -> list[str]:
    with connected(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [text for (text,) in connection.execute("SELECT text FROM document ORDER BY id")]


def write_over(project: Path, text: str) -> None:
    with connected(project) as connection:
        connection.execute("UPDATE document SET text = ?", [text])


def crash(project: Path) -> None:
    died = subprocess.run([sys.executable, "-c", CRASH, str(project)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert not is_whole(project)


def cramped(*arguments: object) -> str:
    command = [sys.executable, "-c", CRAMPED, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def damage(path: Path) -> None:
    """Overwrite everything after the first page, which still looks like a project's."""
    with path.open("r+b") as file:
        length = path.stat().st_size
        file.seek(4096)
        file.write(b"\xa5" * (length - 4096))


def pretend(folder: Path, project: Path, made: datetime, source: Path) -> Path:
    """A backup made at another time."""
    path = home_of(folder, project) / made.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ daily.sorot")
    path.write_bytes(source.read_bytes())
    return path


def names(path: Path) -> set[str]:
    return {found.name for found in path.iterdir()}


def test_that_a_backup_of_an_open_project_has_what_stands_only_in_its_log(project: Path, folder: Path) -> None:
    with connected(project) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE document SET text = 'siang'")
        assert not is_whole(project)
        backup = make_backup(connection, project, folder, "before merge")
        connection.execute("UPDATE document SET text = 'malam'")
    assert names(backup.parent) == {backup.name}, "one file, no log or journal"
    assert not inspect(backup).wal
    assert articles(backup) == ["siang"] * 20


def test_that_a_list_of_backups_says_when_why_and_what(project: Path, folder: Path) -> None:
    before = datetime.now(UTC)
    first = backed_up(project, folder, "daily")
    with connected(project) as connection:
        connection.execute("UPDATE document SET deleted = 1 WHERE id <= 5")
    second = backed_up(project, folder, "before: merge/..")
    newest, oldest = backups(folder, project)
    assert (newest.path, oldest.path) == (second, first)
    assert (newest.reason, oldest.reason) == ("before merge", "daily")
    assert (newest.documents, oldest.documents, newest.spans) == (15, 20, 2)
    assert newest.size == second.stat().st_size
    assert before <= datetime.fromisoformat(oldest.made) <= datetime.fromisoformat(newest.made) <= datetime.now(UTC)


def test_that_a_backup_that_cannot_be_read_is_not_offered(project: Path, folder: Path) -> None:
    good, bad = backed_up(project, folder), backed_up(project, folder)
    bad.write_bytes(b"kosong")
    (good.parent / "notes.sorot").write_bytes(good.read_bytes())
    assert [backup.path for backup in backups(folder, project)] == [good]


def test_that_a_project_without_backups_has_an_empty_list(project: Path, folder: Path) -> None:
    assert backups(folder, project) == []
    assert due(folder, project)


def test_that_a_backup_is_due_once_a_day(project: Path, folder: Path) -> None:
    made = backed_up(project, folder)
    assert not due(folder, project)
    pretend(folder, project, datetime.now().astimezone() - timedelta(days=1), made)
    made.unlink()
    assert due(folder, project)


def test_that_projects_of_one_name_do_not_mix(project: Path, folder: Path, tmp_path: Path) -> None:
    other = new_project(tmp_path / "other" / "thesis.sorot", articles=3)
    mine, theirs = backed_up(project, folder), backed_up(other, folder)
    assert [backup.path for backup in backups(folder, project)] == [mine]
    assert [backup.path for backup in backups(folder, other)] == [theirs]
    link = tmp_path / "link.sorot"
    link.symlink_to(project)
    assert [backup.path for backup in backups(folder, link)] == [mine]
    assert mine.parent.name.startswith("thesis-")


def test_that_older_backups_go_and_the_new_one_stays_though_the_clock_was_ahead(project: Path, folder: Path) -> None:
    source = backed_up(project, folder)
    ahead = [pretend(folder, project, datetime.now(UTC) + timedelta(seconds=20 * n), source) for n in range(1, 6)]
    made = backed_up(project, folder, keep=3)
    assert names(made.parent) == {made.name, ahead[-1].name, ahead[-2].name}
    assert names(backed_up(project, folder, keep=0).parent) >= {max(names(made.parent))}


def test_that_one_busy_day_does_not_push_out_the_days_before(project: Path, folder: Path) -> None:
    source = backed_up(project, folder)
    noon = datetime.now().astimezone().replace(hour=12)
    days = [pretend(folder, project, noon - timedelta(days=n), source) for n in (3, 2, 1)]
    busy = [backed_up(project, folder, keep=8) for _ in range(9)]
    assert names(source.parent) == {path.name for path in (*days, *busy[-5:])}


def test_that_many_days_do_not_push_out_the_last_hours(project: Path, folder: Path) -> None:
    source = backed_up(project, folder)
    yesterday = datetime.now().astimezone().replace(hour=12) - timedelta(days=1)
    days = [pretend(folder, project, yesterday - timedelta(days=n), source) for n in range(10)]
    last = [backed_up(project, folder, keep=20) for _ in range(3)]
    made = backed_up(project, folder, keep=6)
    assert names(made.parent) == {path.name for path in (*days[:2], *last, made)}


def test_that_others_writing_meanwhile_do_not_make_a_backup_fail(project: Path, folder: Path) -> None:
    """The rows are counted and copied from one state, though another connection adds some between the two."""
    with connected(project) as connection, connected(project) as other:

        def add_once_counted(statement: str) -> None:
            if "FROM span" in statement:
                other.execute("INSERT INTO span DEFAULT VALUES")

        connection.set_trace_callback(add_once_counted)
        backup = make_backup(connection, project, folder, "daily")
    assert backups(folder, project)[0].path == backup


def test_that_damage_is_not_backed_up_and_pushes_out_nothing(project: Path, folder: Path) -> None:
    whole = backed_up(project, folder, keep=1)
    damage(project)
    with pytest.raises(NotAProject, match=r"thesis.sorot.*is damaged"), connected(project) as connection:
        make_backup(connection, project, folder, "daily", keep=1)
    assert names(whole.parent) == {whole.name}


def test_that_a_backup_with_other_rows_is_not_kept(project: Path, folder: Path) -> None:
    """A temporary table hides the project's own from the count, as a broken copy would hide its rows."""
    with connected(project) as connection:
        connection.execute("CREATE TEMP TABLE span (deleted INTEGER)")
        with pytest.raises(StorageFailure, match="does not hold what the project holds"):
            make_backup(connection, project, folder, "daily")
    assert names(home_of(folder, project)) == set()


def test_that_a_backup_inside_a_transaction_is_a_bug_that_leaves_nothing(project: Path, folder: Path) -> None:
    with connected(project) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="within a transaction"):
            make_backup(connection, project, folder, "daily")
        assert connection.in_transaction
    assert names(home_of(folder, project)) == set()


@pytest.mark.timeout(30)
def test_that_a_backup_does_not_wait_for_ever_for_another_writer(project: Path, folder: Path) -> None:
    with connected(project) as connection, connected(project) as other:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA busy_timeout = 100")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectHeld):
            make_backup(connection, project, folder, "daily")


def test_that_a_full_disk_leaves_the_earlier_backup_and_says_so(project: Path, folder: Path) -> None:
    earlier = backed_up(project, folder, keep=1)
    said = cramped(project, folder, 20_000)
    assert re.match(r"StorageFailure A backup of “thesis.sorot” could not be made: the disk", said)
    assert names(earlier.parent) == {earlier.name}
    assert [backup.path for backup in backups(folder, project)] == [earlier]


def test_that_what_a_killed_backup_left_is_cleared(project: Path, folder: Path) -> None:
    home = home_of(folder, project)
    home.mkdir(parents=True)
    for leftover in ("unfinished", "unfinished-journal"):
        (home / leftover).write_bytes(b"half")
    assert names(home) == {"unfinished", "unfinished-journal"}
    made = backed_up(project, folder)
    assert names(home) == {made.name}


def test_that_restoring_brings_back_the_backup_and_keeps_what_was_there(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    project.chmod(0o640)
    before = articles(project)
    write_over(project, "salah")
    restore(backup, project, folder)
    assert articles(project) == before
    assert names(project.parent) == {"thesis.sorot"}
    assert project.stat().st_mode & 0o777 == 0o640
    kept, original = backups(folder, project)
    assert (kept.reason, original.path) == ("before restore", backup)
    assert articles(kept.path) == ["salah"] * 20


def test_that_a_plain_copy_over_a_crashed_project_is_not_the_backup(project: Path, folder: Path) -> None:
    """The danger itself: the log of the crashed project is played into the copy."""
    backup = backed_up(project, folder)
    before = articles(backup)
    crash(project)
    project.write_bytes(backup.read_bytes())
    with connected(project) as connection:
        found = [text for (text,) in connection.execute("SELECT text FROM document ORDER BY id")]
    assert found != before


def test_that_restoring_over_a_crashed_project_is_exactly_the_backup(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    before = articles(backup)
    crash(project)
    restore(backup, project, folder)
    assert names(project.parent) == {"thesis.sorot"}
    assert articles(project) == before
    kept = backups(folder, project)[0]
    assert articles(kept.path) == ["sore"] * 20 + ["kata " * 300] * 30, "acknowledged edits stood only in the log"


def test_that_a_damaged_project_is_set_aside_with_its_log(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    before = articles(backup)
    crash(project)
    damaged, log = b"bukan proyek", sidecar(project, "-wal").read_bytes()
    project.write_bytes(damaged)
    restore(backup, project, folder)
    aside = next(path for path in project.parent.iterdir() if path.is_dir())
    assert aside.name.startswith("thesis.sorot set aside ")
    assert (aside / "thesis.sorot").read_bytes() == damaged
    assert (aside / "thesis.sorot-wal").read_bytes() == log
    assert names(project.parent) == {"thesis.sorot", aside.name}
    assert articles(project) == before
    assert [found.path for found in backups(folder, project)] == [backup]


def test_that_a_log_without_a_project_is_moved_away(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    before = articles(backup)
    crash(project)
    project.unlink()
    restore(backup, project, folder)
    assert is_whole(project)
    assert articles(project) == before


def test_that_a_crafted_journal_is_set_aside_and_deletes_nothing(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    victim = project.parent / "letter.txt"
    victim.write_text("Surat penting.")
    name = os.fsencode(victim)
    end = name + len(name).to_bytes(4) + sum(name).to_bytes(4) + bytes.fromhex("d9d505f920a163d7")
    sidecar(project, "-journal").write_bytes(b"x" * 512 + bytes(4) + end)
    restore(backup, project, folder)
    assert len(articles(project)) == 20
    assert victim.read_text() == "Surat penting."
    assert not sidecar(project, "-journal").exists()


def test_that_restoring_through_a_link_keeps_the_link(project: Path, folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.sorot"
    link.symlink_to(project)
    backup = backed_up(project, folder)
    write_over(project, "salah")
    restore(backup, link, folder)
    assert link.is_symlink()
    assert "salah" not in articles(project)


def test_that_a_damaged_backup_changes_nothing(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    damage(backup)
    before = project.read_bytes()
    with pytest.raises(NotAProject, match=r"The backup .* is damaged|file is damaged"):
        restore(backup, project, folder)
    backup.write_bytes(b"")
    with pytest.raises(NotAProject, match="is empty"):
        restore(backup, project, folder)
    assert project.read_bytes() == before
    assert names(project.parent) == {"thesis.sorot"}


def test_that_a_backup_in_use_is_refused(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    sidecar(backup, "-wal").write_bytes(b"x")
    with pytest.raises(BadInput, match="still in use"):
        restore(backup, project, folder)


def test_that_a_project_in_use_is_not_replaced(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    lock = WriterLock.acquire(project)
    with pytest.raises(ProjectHeld):
        restore(backup, project, folder)
    lock.release()
    restore(backup, project, folder)
    WriterLock.acquire(project).release()


def test_that_a_folder_is_not_replaced(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    with pytest.raises(NotAProject, match="not an ordinary file"):
        restore(backup, project.parent, folder)
    assert project.exists()


def test_that_a_full_disk_while_restoring_changes_nothing(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    write_over(project, "salah")
    before = project.read_bytes()
    assert cramped(project, folder, 20_000, backup).startswith("StorageFailure “thesis.sorot” could not be restored")
    assert project.read_bytes() == before
    assert names(project.parent) == {"thesis.sorot"}


def test_that_a_restore_that_fails_half_way_puts_the_old_project_back() -> None:
    """The damaged project is moved aside, then the folder in the journal's place cannot be: it may not be changed."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        work.chmod(0o777)
        project = new_project(work / "thesis.sorot")
        backup = backed_up(project, work / "backups").rename(work / "backup.sorot")
        project.write_bytes(b"bukan proyek")
        stuck = sidecar(project, "-journal")
        stuck.mkdir(mode=0o555)
        before = names(work)
        command = [sys.executable, "-c", AS_NOBODY, str(backup), str(project), str(work / "backups")]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert said.startswith("ReadOnlyProject “thesis.sorot” could not be restored")
        assert names(work) == before
        assert project.read_bytes() == b"bukan proyek"


def test_that_a_restore_killed_at_any_moment_leaves_the_old_or_the_new(project: Path, folder: Path) -> None:
    backup = backed_up(project, folder)
    new = articles(backup)
    code = "import sys; from pathlib import Path; from annotator.storage.backup import restore\n"
    code += "print(flush=True); restore(*map(Path, sys.argv[1:]))"
    for delay in range(20):
        write_over(project, "lama")
        command = [sys.executable, "-c", code, str(backup), str(project), str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay / 1000)
            process.kill()
        assert articles(project) in (new, ["lama"] * 20)
    restore(backup, project, folder)
    assert names(project.parent) == {"thesis.sorot"}
