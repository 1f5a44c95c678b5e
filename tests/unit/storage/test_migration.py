"""A project of an older version is brought up to date whole or not at all, after a backup, and can be read before."""

import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from annotator.app import gathering, sharing
from annotator.app.project import Project
from annotator.app.sample import make_sample
from annotator.domain.errors import AnnotatorError, NewerProject, NotAProject
from annotator.domain.span import Span
from annotator.storage import schema
from annotator.storage.backup import backups
from annotator.storage.check import problems
from annotator.storage.connection import as_library, connect, expected_objects, refuse_strangers
from annotator.storage.guard import inspect
from annotator.storage.reader import Reader
from annotator.storage.store import Store

KILLS = 20


def an_older(path: Path, version: int = 1, more: int = 0) -> Path:
    """A project as an earlier version of the program left it, with the sample's rows and `more` comments."""
    (beside := path.with_name("now.sorot")).unlink(missing_ok=True)
    make_sample(beside).close()
    with closing(connect(path, "rwc")) as old:
        steps = schema.migrations()
        steps.apply(as_library(old), stop_before=["first", "second", "third"][version])
        old.execute("PRAGMA foreign_keys = OFF")
        old.execute("ATTACH ? AS now", [str(beside)])
        for table in [*schema.TABLES, "setting", "journal"]:
            old.execute(f"INSERT INTO main.{table} SELECT * FROM now.{table}")
        old.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO comment (id, stamp, document_id, annotator_id, body) SELECT lower(hex(randomblob(16))),"
            " document.stamp, document.id, annotator.id, i FROM n, document, annotator LIMIT ?",
            [more, more],
        )
        old.execute("DETACH now")
    return path


def content(reader: Reader) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: [tuple(row) for row in reader.connection.execute(f"SELECT * FROM {table}")] for table in schema.TABLES
    }


OLDER = pytest.mark.parametrize("version", range(1, schema.VERSION))


@OLDER
def test_that_an_older_project_is_brought_up_to_date_after_a_backup(tmp_path: Path, version: int) -> None:
    path = an_older(tmp_path / "p.sorot", version)
    with closing(Reader.open(path)) as reader:
        before = content(reader)
    with closing(Store.open(path, tmp_path / "backups")) as store:
        assert content(store) == before
        assert problems(store) == []
        (found,) = backups(tmp_path / "backups", path)
        assert (found.reason, inspect(found.path).user_version) == ("before update", version)
    assert inspect(path).user_version == schema.VERSION
    Store.open(path, tmp_path / "backups").close()
    assert len(backups(tmp_path / "backups", path)) == 1


@OLDER
def test_that_an_updated_project_is_word_for_word_a_new_one(tmp_path: Path, version: int) -> None:
    path = an_older(tmp_path / "p.sorot", version)
    Store.open(path).close()
    Store.create(tmp_path / "new.sorot").close()
    told = []
    for each in (path, tmp_path / "new.sorot"):
        with closing(sqlite3.connect(each)) as connection:
            told.append(set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")))
    assert told[0] == told[1]
    assert expected_objects(version) != expected_objects(schema.VERSION)


@OLDER
def test_that_a_teammates_older_project_is_taken_in_and_what_is_handed_out_is_new(tmp_path: Path, version: int) -> None:
    path = an_older(tmp_path / "p.sorot", version)
    as_it_was = path.read_bytes()
    with closing(Project.create(tmp_path / "mine.sorot", "Citra")) as mine:
        found = gathering.prepare(mine.path, [path], mine.me)
        assert found.refused == []
        for layer in found.files[0].layers:
            layer.ticked = True
        gathering.take(mine, found, tmp_path / "backups")
        taken = {span.id for span in mine.reader.all(Span)}
    with closing(Reader.open(path)) as reader:
        assert taken == {span.id for span in reader.all(Span)} != set()
    assert path.read_bytes() == as_it_was
    sharing.share(path, tmp_path / "out.sorot")
    assert inspect(tmp_path / "out.sorot").user_version == schema.VERSION
    with closing(Reader.open(tmp_path / "out.sorot")) as reader:
        assert refuse_strangers(reader.connection, reader.path) == schema.VERSION


def test_that_an_older_project_can_be_read_as_it_is(tmp_path: Path) -> None:
    path = an_older(tmp_path / "p.sorot")
    data = path.read_bytes()
    with closing(Reader.open(path)) as reader:
        assert reader.all(Span)
    assert path.read_bytes() == data


def test_that_a_reader_of_an_older_project_goes_on_while_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = an_older(tmp_path / "p.sorot")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with closing(Reader.open(path)) as reader:
        before = content(reader)
        with closing(Store.open(path)):
            assert content(reader) == before


def test_that_a_project_is_only_read_where_no_backup_can_be_made_before_updating(tmp_path: Path) -> None:
    path = an_older(tmp_path / "p.sorot")
    (tmp_path / "backups").write_text("a file, not a folder")
    project = Project.open(path, "Ana", tmp_path / "backups")
    assert not project.writable
    assert "A backup of “p.sorot” could not be made" in project.held
    assert project.reader.all(Span)
    project.close()
    assert inspect(path).user_version == 1


@pytest.mark.parametrize(
    ("damage", "refusal"),
    [
        ("PRAGMA user_version = 4", NewerProject),
        ("PRAGMA user_version = 0", NotAProject),
        ("PRAGMA user_version = 2", NotAProject),
        ("PRAGMA user_version = 3", NotAProject),
        ("CREATE INDEX relation_document ON relation(note)", NotAProject),
        ("DROP INDEX span_layer", NotAProject),
        ("CREATE TABLE comment_span (id)", NotAProject),
        ("DELETE FROM _sqlite_migrations", NotAProject),
        ("CREATE TRIGGER t AFTER INSERT ON span BEGIN SELECT 1; END", NotAProject),
    ],
)
def test_that_what_is_no_project_of_its_version_is_refused_and_left_untouched(
    tmp_path: Path, damage: str, refusal: type[AnnotatorError]
) -> None:
    path = an_older(tmp_path / "p.sorot")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(damage)
        connection.commit()
    before = _as_found(path)
    with pytest.raises(refusal):
        Store.open(path, tmp_path / "backups")
    assert _as_found(path) == before


def _as_found(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchall()
        return [*version, *connection.execute("SELECT * FROM sqlite_master"), *connection.execute("SELECT * FROM span")]


def test_that_a_version_that_only_the_log_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.sorot"
    Store.create(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA user_version = 9")
        assert inspect(path).user_version == schema.VERSION
        with pytest.raises(NewerProject):
            Reader.open(path)


@pytest.mark.skipif(sys.platform == "win32", reason="children are forked")
def test_that_an_update_killed_at_any_moment_leaves_the_project_as_before_or_as_after(tmp_path: Path) -> None:
    template = an_older(tmp_path / "template.sorot", more=20_000)
    with closing(Reader.open(template)) as reader:
        expected = content(reader)
    begun = time.monotonic()
    _killed(_copy(template, tmp_path / "whole.sorot"), 60)
    length, found = time.monotonic() - begun, set()
    for seed in range(KILLS):
        path = _copy(template, tmp_path / f"{seed}.sorot")
        _killed(path, random.Random(seed).uniform(0.1, 1.3) * length)
        with closing(Reader.open(path)) as reader:
            (version,) = reader.connection.execute("PRAGMA user_version").fetchone()
            found.add(version)
            assert content(reader) == expected, f"seed {seed}"
        Store.open(path).close()
        assert inspect(path).user_version == schema.VERSION
        path.unlink()
    assert found == {1, schema.VERSION}


def _copy(template: Path, path: Path) -> Path:
    path.write_bytes(template.read_bytes())
    return path


def _killed(path: Path, after: float) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            Store.open(path).close()
        finally:
            os._exit(0)
    due = time.monotonic() + after
    while time.monotonic() < due and os.waitpid(pid, os.WNOHANG) == (0, 0):
        time.sleep(0.001)
    if time.monotonic() >= due:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
