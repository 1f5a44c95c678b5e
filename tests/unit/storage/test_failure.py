"""What SQLite and the system really raise becomes a sentence; a bug stays a bug."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, BadInput, NotAProject, ProjectHeld, ReadOnlyProject, StorageFailure
from annotator.storage.failure import calm


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "thesis.sorot"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE document (text TEXT)")
    return path


def write(path: Path, mode: str = "rw", before: str = "") -> None:
    with closing(
        sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=0)
    ) as connection:
        connection.execute(before)
        with calm("It could not be saved"):
            connection.execute("INSERT INTO document VALUES (hex(randomblob(9000)))")


def test_that_a_full_database_says_to_free_space(database: Path) -> None:
    with pytest.raises(StorageFailure, match="It could not be saved: the disk is full"):
        write(database, before="PRAGMA max_page_count = 2")


def test_that_a_database_opened_for_reading_says_so(database: Path) -> None:
    with pytest.raises(ReadOnlyProject, match="may only be read there"):
        write(database, mode="ro")


def test_that_a_database_somebody_writes_to_says_so(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectHeld, match="another program is using it"):
            write(database)


def test_that_a_damaged_database_says_so(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 4096)
    with pytest.raises(NotAProject, match="the file is damaged"):
        write(database)
    database.write_bytes(b"bukan proyek " * 100)
    with pytest.raises(NotAProject, match="the file is damaged"):
        write(database)


def test_that_a_database_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure, match="cannot be opened"), calm("It could not be opened"):
        sqlite3.connect(f"{(tmp_path / 'gone').as_uri()}?mode=rw", uri=True)


def test_that_a_wrong_statement_is_a_bug_and_stays_one(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        for statement, kind in (("SELECT nothing", sqlite3.OperationalError), ("SELECT 1; SELECT 2", sqlite3.Warning)):
            with pytest.raises((kind, sqlite3.ProgrammingError)), calm("It could not be saved"):
                connection.execute(statement)


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, StorageFailure, "disk is full"),
        (errno.EDQUOT, StorageFailure, "disk is full"),
        (errno.EIO, StorageFailure, "open the project again"),
        (errno.EROFS, ReadOnlyProject, "may only be read"),
        (errno.EACCES, ReadOnlyProject, "may only be read"),
        (errno.ENAMETOOLONG, StorageFailure, "File name too long"),
    ],
)
def test_that_the_systems_refusals_are_sentences(number: int, kind: type[AnnotatorError], words: str) -> None:
    with pytest.raises(kind, match=f"^It could not be saved: .*{words}.*[.]$") as caught, calm("It could not be saved"):
        raise OSError(number, os.strerror(number))
    assert isinstance(caught.value.__cause__, OSError)


def test_that_a_sentence_already_said_is_left_alone() -> None:
    said = BadInput("a.csv", "is empty")
    with pytest.raises(BadInput) as caught, calm("It could not be saved"):
        raise said
    assert caught.value is said
