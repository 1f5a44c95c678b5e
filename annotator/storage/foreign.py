"""A project's file that somebody else made, looked at in a private copy, so that it can neither run nor hurt anything.

What may be wrong with it is refused with a reason before a row of it is believed (docs/adr/0008).  Its rows themselves
are checked by whoever gathers them (annotator/app/row_checking.py).
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import AnnotatorError, BadInput, NotAProject
from annotator.domain.wording import to_word, worded
from annotator.storage import connection as opening
from annotator.storage import guard, schema
from annotator.storage.connection import address_of
from annotator.storage.durable import throw_away
from annotator.storage.failure import calm
from annotator.storage.rows import Values
from annotator.storage.schema import TABLES, quoted

PIECE = 1 << 20
STEPS_BETWEEN_LOOKS = 100_000
BLOCK = 1000
"""Spans that are looked at together: one by one, a million take four times as long."""
SLOWEST = 1_000_000
"""Bytes a second that a check may take at worst; a file made to be slow is refused after that."""
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 200_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 200_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
}
# What a statement may do.  All statements are ours; a file can only smuggle in what its schema would add to them.
READING = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_PRAGMA,
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_DETACH,
    }
)
READABLE = frozenset({*TABLES, "setting", "journal", "sqlite_master", "sqlite_schema"})
BOOKKEEPING = "_sqlite_migrations"

Still = Callable[[], None]
"""Called now and then; it may raise Cancelled."""


class Foreign:
    """Rows of somebody else in a private file with the tables of a project; `discard` throws it away."""

    def __init__(self, name: str) -> None:
        self.name = name
        with calm(worded("“{name}” could not be looked at", name=name)):
            self._folder = tempfile.TemporaryDirectory(prefix="sorot-")
        self.path = Path(self._folder.name) / "theirs"
        self._connection: sqlite3.Connection | None = None
        self._still: Still = lambda: None
        self._due = 0.0

    @classmethod
    def of_project(cls, path: Path, still: Still = lambda: None) -> Foreign:
        """Copy a project's file and check everything of it but its rows; BadInput where anything is wrong."""
        foreign = cls(path.name)
        try:
            with foreign._refusing():
                foreign._copy(path, still)
                foreign._inspect(still)
        except BaseException:
            foreign.discard()
            raise
        return foreign

    @classmethod
    def empty(cls, name: str) -> Foreign:
        """Begin a private file without rows, for what comes in another form."""
        foreign = cls(name)
        foreign._connection = foreign._open("mode=rwc")
        schema.build(foreign._connection)
        foreign._connection.execute("PRAGMA foreign_keys = OFF")
        foreign._connection.execute("BEGIN")
        return foreign

    @property
    def connection(self) -> sqlite3.Connection:
        """The private file, open for whatever thread is at it."""
        assert self._connection is not None
        return self._connection

    def add(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Add rows, all of a table's travelling columns in their order; of two of one id the later stays."""
        columns = TABLES[table].columns
        self.connection.executemany(
            f"INSERT INTO {table} ({', '.join(map(quoted, columns))}) VALUES ({', '.join('?' * len(columns))})"
            f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{quoted(c)} = excluded.{quoted(c)}' for c in columns)}"
            " WHERE excluded.stamp > stamp",
            rows,
        )

    def finish(self) -> None:
        """End adding; BadInput where a row refers to one that is not there."""
        with self._refusing():
            self.connection.execute("COMMIT")
            self._refuse_dangling()

    @contextmanager
    def beside(self, project: Path) -> Iterator[None]:
        """Have a project attached as `here`, for reading only."""
        self.connection.execute("ATTACH ? AS here", [address_of(project, "ro")])
        yield
        self.connection.execute("DETACH here")  # Where anything was raised, this connection is done with.

    def values(self, table: str) -> Iterator[Values]:
        """Yield all rows of a table."""
        for row in self._rows(f"SELECT {', '.join(map(quoted, TABLES[table].columns))} FROM {table}"):
            yield dict(zip(TABLES[table].columns, row, strict=True))

    def news(self, table: str) -> Iterator[tuple[Any, ...]]:
        """Yield each row of a table with its place before it, but those that stand in the project word for word."""
        names = ", ".join(map(quoted, TABLES[table].columns))
        return self._rows(f"SELECT rowid, {names} FROM main.{table} AS theirs WHERE {is_new(table)}")

    def spans_to_look_at(self, where: str, *given: Any) -> Iterator[tuple[Any, ...]]:
        """Yield what has to be looked at of those spans, but of none that stands in the project word for word.

        That is: place, id and stamp and created as one text, document id, start, end, fragments, quote, attributes,
        and all other texts as one.
        """
        return self._rows(
            f'SELECT theirs.rowid, {_KEY}, theirs.document_id, theirs.start, theirs."end", theirs.fragments,'
            f" theirs.quote, theirs.attributes, {_WORDS} FROM main.span AS theirs CROSS JOIN main.document"
            f" ON document.id = theirs.document_id WHERE ({where}) AND {is_new('span')}",
            *given,
        )

    def span_blocks(self) -> Iterator[tuple[int, int, int, str, str]]:
        """Yield (first place, last place, count, keys, other texts) of spans, a thousand at a time.

        The keys, each with its line's end, are ids and stamps and moments as in `spans_to_look_at`.
        """
        where: str = "true"
        after: list[int] = []
        while True:
            block = next(
                self._rows(
                    "SELECT min(place), max(place), count(*), group_concat(key, ''), group_concat(words, '') FROM"
                    f" (SELECT rowid AS place, {_KEY} || char(10) AS key, {_WORDS} AS words FROM main.span AS theirs"
                    f" WHERE {where} ORDER BY rowid LIMIT {BLOCK})",
                    *after,
                )
            )
            if block[1] is None:
                return
            yield block
            where, after = "rowid > ?", [block[1]]

    def distinct(self, table: str, column: str) -> Iterator[str]:
        """Yield what stands in a column, each text once."""
        for (text,) in self._rows(f"SELECT DISTINCT {quoted(column)} FROM main.{table}"):
            yield text

    def latest(self, table: str) -> str:
        """Return the greatest stamp of a table, or ""."""
        return str(next(self._rows(f"SELECT coalesce(max(stamp), '') FROM main.{table}"))[0])

    def titles(self) -> dict[str, str]:
        """Return the documents' titles, or their names where they have none, in the project's order."""
        return dict(self._rows("SELECT id, coalesce(nullif(title, ''), name) FROM main.document ORDER BY position, id"))

    def text(self, document_id: str) -> str:
        """Return a document's text."""
        (text,) = self.connection.execute("SELECT text FROM document WHERE id = ?", [document_id]).fetchone()
        return str(text)

    def strangers(self) -> Iterator[tuple[str, int, str]]:
        """Yield (table, place, reason) of rows that do not fit those they refer to."""
        for table, reason, statement in _MISFITS:
            with self._refusing():
                found = self.connection.execute(f"{statement} LIMIT 1").fetchone()
            if found:
                yield table, int(found[0]), worded(reason)

    def setting(self, key: str) -> Any:
        """Return what the file says under a key, or None."""
        row = self.connection.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
        try:
            return orjson.loads(row[0]) if row and row[0] else None
        except orjson.JSONDecodeError:
            return None

    def workers(self) -> set[str]:
        """Return the ids of those who by the journal have worked in the file."""
        known = "SELECT id FROM annotator"
        rows = self._rows(f"SELECT DISTINCT annotator_id FROM journal WHERE annotator_id IN ({known})")
        return {annotator for (annotator,) in rows}

    def layered(self) -> set[str]:
        """Return the ids of those who have a layer in the file."""
        tables = ("progress", "span", "document_label")
        rows = self._rows(" UNION ".join(f"SELECT annotator_id FROM {name}" for name in tables))
        return {annotator for (annotator,) in rows}

    def has_gathered(self) -> bool:
        """Whether rows came into the file by gathering."""
        return any(True for _ in self._rows("SELECT 1 FROM journal WHERE kind = 'merge' LIMIT 1"))

    def trust(self) -> None:
        """All rows were checked: from now on the private file may also be written to."""
        self.connection.set_authorizer(None)
        self.connection.set_progress_handler(None, 0)
        self.connection.execute("PRAGMA query_only = OFF")
        self.connection.execute("PRAGMA main.journal_mode = OFF")
        self.connection.execute("PRAGMA main.synchronous = OFF")

    def discard(self) -> None:
        """Throw the private file away."""
        if self._connection is not None:
            self._connection.close()
        throw_away(self._folder)

    def _copy(self, path: Path, still: Still) -> None:
        header = guard.inspect(path)
        guard.refuse_newer(header, schema.VERSION)
        guard.refuse_sidecars(path)
        piece = memoryview(bytearray(PIECE))
        with path.open("rb", buffering=0) as source, self.path.open("xb") as target:
            while length := source.readinto(piece):
                still()
                target.write(piece[:length])
            target.seek(guard.JOURNAL_MODE)
            target.write(guard.ROLLBACK)
        try:
            copied = guard.inspect(self.path)
        except NotAProject:
            copied = None
        if copied != replace(header, wal=False):
            raise BadInput(self.name, worded("it changed while it was read; gather it again when it is at rest"))

    def _inspect(self, still: Still) -> None:
        """Compare the schema before anything of it is used, then have SQLite look at every page, row and reference."""
        self._still, self._due = still, time.monotonic() + 10 + self.path.stat().st_size / SLOWEST
        connection = self._connection = self._open("mode=ro&immutable=1")
        if connection.execute("PRAGMA encoding").fetchone()[0] != "UTF-8":
            raise BadInput(self.name, worded("its text is not UTF-8"))
        version = opening.refuse_strangers(connection, Path(self.name))
        expected = {name for _, name in opening.expected_objects(version)}
        for name, table in connection.execute("SELECT name, tbl_name FROM sqlite_master WHERE sql IS NOT NULL"):
            if name not in expected and table != BOOKKEEPING:
                raise BadInput(self.name, worded("it holds “{name}”, which Sorot did not make", name=name))
        connection.close()
        # The checks that the tables declare are only looked at where a file could be written to.
        connection = self._connection = self._open("mode=rw")
        found = [line for (line,) in connection.execute("PRAGMA integrity_check(3)")]
        if found != ["ok"]:
            raise BadInput(self.name, worded("it is damaged ({what})", what="; ".join(found)))
        self._refuse_dangling()
        if version < schema.VERSION:
            connection.set_authorizer(None)
            connection.execute("PRAGMA query_only = OFF")
            schema.build(connection, since=version)
            connection.execute("PRAGMA query_only = ON")
            connection.set_authorizer(_allowed)

    def _refuse_dangling(self) -> None:
        row = self.connection.execute("PRAGMA foreign_key_check").fetchone()
        if row is not None:
            table, number, other = row[:3]
            raise BadInput(
                self.name,
                worded("it refers to a “{other}” that is not in the file", other=other),
                worded("“{table}” row {row}", table=table, row=str(number)),
            )

    def _open(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        if mode == "mode=rwc":
            return connection
        for limit, value in LIMITS.items():
            connection.setlimit(limit, value)
        connection.set_progress_handler(self._is_over, STEPS_BETWEEN_LOOKS)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.set_authorizer(_allowed)
        return connection

    def _is_over(self) -> bool:
        """Whether to interrupt SQLite; what is raised here would be lost."""
        if time.monotonic() > self._due:
            return True
        try:
            self._still()
        except AnnotatorError:
            return True
        return False

    def _rows(self, statement: str, *given: Any) -> Iterator[tuple[Any, ...]]:
        with self._refusing():
            cursor = self.connection.cursor()
            cursor.row_factory = None
            yield from cursor.execute(statement, given)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Say what SQLite cannot make of the file as a reason to refuse it."""
        try:
            with calm(worded("“{name}” could not be looked at", name=self.name)):
                yield
        except (sqlite3.Error, UnicodeDecodeError) as error:
            self._still()  # Where it was cancelled, that is said.
            raise BadInput(self.name, worded("it cannot be read ({error})", error=error)) from error


_KEY = "theirs.id || '/' || theirs.stamp || '/' || theirs.created"
_WORDS = "theirs.note || theirs.codebook || theirs.origin"
ODD_PLACE = """
theirs.fragments IS NOT NULL OR theirs."end" > 1000000000 OR length(theirs.quote) != theirs."end" - theirs.start
OR theirs.quote != substr(document.text, theirs.start + 1, theirs."end" - theirs.start)
"""
"""Which spans are not one piece of their article's text, as far as SQLite can tell: it counts to 2 ** 31."""

# Rows that the tables' own keys let through: (table, reason, the statement that finds them).
_MISFITS = (
    *(
        (
            table,
            reason,
            f"SELECT rowid FROM {table} WHERE label_id NOT IN (SELECT id FROM label WHERE kind = '{kind}')",
        )
        for table, kind, reason in (
            ("span", "span", to_word("its label is not one for a span")),
            ("relation", "relation", to_word("its label is not one for a relation")),
            ("document_label", "document", to_word("its label is not one for a document")),
        )
    ),
    *(
        (
            table,
            to_word("its span is one of another article"),
            f"SELECT {table}.rowid FROM {table} JOIN span ON span.id = {table}.{column}"
            f" WHERE span.document_id != {table}.document_id",
        )
        for table, column in (("relation", "source_id"), ("relation", "target_id"), ("comment", "span_id"))
    ),
    ("span", to_word("its score is no number"), "SELECT rowid FROM span WHERE NOT abs(score) <= 1e300"),
)


def is_new(table: str) -> str:
    """Return the SQL condition that a row of `theirs` does not stand word for word in the project beside it."""
    same = " AND ".join(f"ours.{quoted(column)} IS theirs.{quoted(column)}" for column in TABLES[table].columns[1:])
    return f"NOT EXISTS (SELECT 1 FROM here.{table} AS ours WHERE ours.id = theirs.id AND {same})"


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action not in READING:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and first not in READABLE:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
