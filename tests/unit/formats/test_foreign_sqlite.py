"""Databases of other programs: read from a private copy that can run nothing, and left as they are."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import BadInput
from annotator.formats import foreign_sqlite
from annotator.formats.foreign_sqlite import opened_sqlite


def made(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def _rows(path, table="a", columns="x"):
    with opened_sqlite(path) as file:
        return [tuple(row) for row in file.rows(table, columns, "1")]


TABLE = ("CREATE TABLE a (x TEXT)", "INSERT INTO a VALUES ('Ratu')")


def test_that_rows_come_in_order_and_the_file_is_left_as_it_is(tmp_path):
    path = made(tmp_path / "a.db", "PRAGMA journal_mode = WAL", *TABLE, "INSERT INTO a VALUES ('Anak')")
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert _rows(path) == [("Anak",), ("Ratu",)]
    with opened_sqlite(path) as file:
        assert (file.columns("a"), file.columns("b")) == ({"x"}, set())
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.parametrize("data", [b"", b"Ratu", b"SQLite format 2\0" * 9])
def test_that_what_is_no_sqlite_file_is_refused(tmp_path, data):
    (tmp_path / "a.db").write_bytes(data)
    with pytest.raises(BadInput, match="no SQLite file"):
        _rows(tmp_path / "a.db")


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_that_a_file_in_use_is_refused(tmp_path, ending):
    path = made(tmp_path / "a.db", *TABLE)
    Path(f"{path}{ending}").write_bytes(b"x")
    with pytest.raises(BadInput, match="still in use"):
        _rows(path)


def test_that_a_file_in_use_is_refused_through_a_link(tmp_path):
    path = made(tmp_path / "a.db", *TABLE)
    (tmp_path / "a.db-wal").write_bytes(b"x")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.db").symlink_to(path)
    with pytest.raises(BadInput, match="still in use"):
        _rows(tmp_path / "elsewhere" / "b.db")


def test_that_what_is_no_ordinary_file_is_refused(tmp_path):
    with pytest.raises(BadInput, match="not an ordinary file"):
        _rows(tmp_path)
    with pytest.raises(BadInput, match="no such file"):
        _rows(tmp_path / "b.db")


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.99, 0.9999])
def test_that_a_truncated_file_is_a_sentence(tmp_path, cut):
    many = [f"INSERT INTO a VALUES ('{'x' * 900}{nth}')" for nth in range(50)]
    path = made(tmp_path / "a.db", TABLE[0], *many)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * cut)])
    with pytest.raises(BadInput, match="damaged"):
        _rows(path)


def test_that_a_view_or_a_virtual_table_gives_nothing(tmp_path):
    path = made(
        tmp_path / "a.db",
        "CREATE TABLE b (y)",
        "INSERT INTO b VALUES (1)",
        "CREATE VIEW v AS SELECT randomblob(10) AS x FROM b",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
    )
    with opened_sqlite(path) as file:
        assert (file.columns("v"), file.columns("f")) == (set(), set())
    with pytest.raises(BadInput, match="not as its program makes it"):
        _rows(path, "v")


def test_that_nothing_can_be_written_or_attached(tmp_path):
    path = made(tmp_path / "a.db", *TABLE)
    for table in ("a; DELETE FROM a", "a UNION SELECT load_extension('x') FROM a", "pragma_database_list"):
        with pytest.raises(BadInput):
            _rows(path, table)
    assert _rows(path) == [("Ratu",)]


def test_that_bytes_that_are_no_text_and_values_that_are_too_large_are_sentences(tmp_path, monkeypatch):
    path = made(tmp_path / "a.db", "CREATE TABLE a (x)", "INSERT INTO a VALUES (CAST(x'ff' AS TEXT))")
    with pytest.raises(BadInput, match="damaged"):
        _rows(path)
    monkeypatch.setattr(foreign_sqlite, "LARGEST_TEXT", 1000)
    path = made(tmp_path / "b.db", "CREATE TABLE a (x)", "INSERT INTO a VALUES (zeroblob(2000))")
    with pytest.raises(BadInput, match="damaged"):
        _rows(path)


def test_that_reading_has_an_end(tmp_path, monkeypatch):
    path = made(tmp_path / "a.db", "CREATE TABLE a (x)", *["INSERT INTO a VALUES (1)"] * 300)
    monkeypatch.setattr(foreign_sqlite, "LONGEST", 0)
    with pytest.raises(BadInput, match="interrupted"):
        _rows(path, "a AS a, a AS b, a AS c", "a.x AS x")
