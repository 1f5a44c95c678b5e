"""One writer per project, seen from second processes that really run, and really die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, ProjectHeld, ReadOnlyProject
from annotator.storage.lock import WriterLock, is_held_here

HOLD = """
import sys
from pathlib import Path
from annotator.storage.lock import WriterLock
lock = WriterLock.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
lock.release()
"""
TRY = """
import os, sys
from pathlib import Path
from annotator.domain.errors import AnnotatorError
from annotator.storage.lock import WriterLock
if os.geteuid() == 0:
    os.setuid(65534)
try:
    WriterLock.acquire(Path(sys.argv[1]))
except AnnotatorError as error:
    print(type(error).__name__, error)
"""
# Writers that come and go; each adds to a number in a plain file, which loses counts if two are in at once.
CROWD = """
import sys
from pathlib import Path
from annotator.domain.errors import ProjectHeld
from annotator.storage.lock import WriterLock
path, count = Path(sys.argv[1]), 0
while count < int(sys.argv[2]):
    try:
        lock = WriterLock.acquire(path)
    except ProjectHeld:
        continue
    path.write_text(str(int(path.read_text()) + 1))
    count += 1
    lock.release()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "thesis.sorot"
    path.write_bytes(b"x")
    return path


@contextmanager
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A second process that holds the project until its input ends, or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def lock_file(path: Path) -> Path:
    return path.with_name(path.name + "-lock")


def test_that_a_second_process_is_told_who_holds_the_project(project: Path) -> None:
    with holder(project) as other:
        with pytest.raises(ProjectHeld, match=rf"thesis.sorot.* is held by .+ on .+ \(process {other.pid}\)"):
            WriterLock.acquire(project)
        assert not is_held_here(project)


def test_that_the_project_is_free_after_its_holder_let_go(project: Path) -> None:
    with holder(project) as other:
        other.communicate("")
        assert not lock_file(project).exists()
        WriterLock.acquire(project).release()


def test_that_the_project_is_free_after_its_holder_was_killed(project: Path) -> None:
    with holder(project) as other:
        other.kill()
        other.wait()
        assert other.returncode == -signal.SIGKILL
        assert lock_file(project).exists()
        lock = WriterLock.acquire(project)
        assert f'"pid": {os.getpid()}' in lock_file(project).read_text()
        lock.release()
    assert not lock_file(project).exists()


def test_that_two_openings_in_one_process_conflict(project: Path) -> None:
    lock = WriterLock.acquire(project)
    assert is_held_here(project)
    with pytest.raises(ProjectHeld, match=rf"held by .+ \(process {os.getpid()}\)"):
        WriterLock.acquire(project)
    lock.release()
    assert not is_held_here(project)
    WriterLock.acquire(project).release()


def test_that_letting_go_twice_does_not_let_go_of_the_next_writer(project: Path) -> None:
    first = WriterLock.acquire(project)
    first.release()
    second = WriterLock.acquire(project)
    first.release()
    with pytest.raises(ProjectHeld):
        WriterLock.acquire(project)
    second.release()


def test_that_a_link_leads_to_the_same_lock(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.sorot"
    link.symlink_to(project)
    with holder(link), pytest.raises(ProjectHeld):
        WriterLock.acquire(project)


def test_that_projects_do_not_hold_each_other(project: Path) -> None:
    other = project.with_name("other.sorot")
    with holder(project):
        WriterLock.acquire(other).release()


def test_that_a_lock_file_somebody_removed_is_not_taken_for_ours(project: Path) -> None:
    first = WriterLock.acquire(project)
    lock_file(project).unlink()
    with holder(project):
        first.release()
        assert lock_file(project).exists(), "letting go removed another writer's lock file"
        with pytest.raises(ProjectHeld):
            WriterLock.acquire(project)


def test_that_writers_who_come_and_go_never_meet(project: Path) -> None:
    project.write_text("0")
    crowd = [subprocess.Popen([sys.executable, "-c", CROWD, str(project), "150"]) for _ in range(3)]
    assert [writer.wait(60) for writer in crowd] == [0, 0, 0]
    assert project.read_text() == "450"


def test_that_a_folder_that_may_only_be_read_is_said_so() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        result = subprocess.run(
            [sys.executable, "-c", TRY, str(Path(folder, "thesis.sorot"))], capture_output=True, text=True, check=True
        )
        Path(folder).chmod(0o755)
    assert result.stdout.startswith("ReadOnlyProject “thesis.sorot” cannot be written to: it may only be read there.")
    # Whoever was refused a change adds this once; see Project.store.
    assert "Nothing was changed" not in result.stdout


def test_that_a_lock_file_that_leads_elsewhere_is_not_written_to(project: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Surat penting.")
    lock_file(project).symlink_to(letter)
    with pytest.raises(AnnotatorError, match=r"thesis\.sorot"):
        WriterLock.acquire(project)
    lock_file(project).unlink()
    lock_file(project).hardlink_to(letter)
    with pytest.raises(ReadOnlyProject, match="not the lock file it should be"):
        WriterLock.acquire(project)
    assert letter.read_text() == "Surat penting."


@pytest.mark.parametrize("text", ["", "{", "[]", '{"user": "Ayu"}', '{"user": "A", "host": "B", "pid": "?"}'])
def test_that_an_unreadable_lock_file_still_holds(project: Path, text: str) -> None:
    with holder(project):
        lock_file(project).write_text(text)
        with pytest.raises(ProjectHeld, match="is held by another process"):
            WriterLock.acquire(project)


def test_that_a_holders_name_cannot_break_the_sentence(project: Path) -> None:
    with holder(project):
        lock_file(project).write_text('{"user": "Ayu\\u202e\\n\\u0007", "host": "", "pid": 7}')
        with pytest.raises(ProjectHeld, match=r"held by Ayu on somebody \(process 7\)"):
            WriterLock.acquire(project)


def test_that_a_failed_try_leaves_the_project_free(project: Path) -> None:
    lock_file(project).mkdir()
    with pytest.raises(AnnotatorError):
        WriterLock.acquire(project)
    lock_file(project).rmdir()
    WriterLock.acquire(project).release()
