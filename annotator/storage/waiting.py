"""Rows that wait beside a project, checked, to be taken in by one short transaction."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded
from annotator.storage import schema
from annotator.storage.before import LONG
from annotator.storage.connection import address_of
from annotator.storage.durable import throw_away
from annotator.storage.failure import calm
from annotator.storage.merging import settle_known
from annotator.storage.rows import to_json
from annotator.storage.schema import TABLES, quoted
from annotator.storage.store import Store

STAMP_TO_COME = "@"
"""Stands for the stamp of the transaction that will take a row in."""


class Waiting:
    """A private file with the travelling tables alone, written by one thread and taken in by the writer.

    Rows that were made here carry STAMP_TO_COME; rows of another project keep the stamps they came with.
    """

    def __init__(self) -> None:
        self.may_double = False
        """Whether a row can stand here twice: said by whoever adds rows for what was there before."""
        with calm(worded("The import could not be prepared. Nothing was changed")):
            self._folder = tempfile.TemporaryDirectory(prefix="sorot-")
            try:
                self._begin()
            except BaseException:
                throw_away(self._folder)
                raise

    def _begin(self) -> None:
        self.path = Path(self._folder.name) / "waiting"
        address = address_of(self.path, "rwc")
        self.connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        self.connection.execute("PRAGMA journal_mode = MEMORY")
        self.connection.execute("PRAGMA synchronous = OFF")
        schema.run(self.connection, schema.plain_tables())
        self.connection.execute("CREATE INDEX text_of ON document(id)")
        self.connection.execute("BEGIN")

    @contextmanager
    def file(self) -> Iterator[None]:
        """Keep what a file brings, or nothing of it where anything is raised."""
        self.connection.execute("SAVEPOINT file")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # A disk that fails takes everything back by itself.
                self.connection.execute("ROLLBACK TO file")
                self.connection.execute("RELEASE file")
            raise
        self.connection.execute("RELEASE file")

    def add(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows: all of a table's travelling columns in their order."""
        self.connection.executemany(_insertion(table), rows)

    def seal(self) -> None:
        """Finish writing: one row for each id, that of the greatest stamp, the last of equal ones."""
        for table in TABLES if self.may_double else ():
            self.connection.execute(
                f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM (SELECT rowid, row_number() OVER"
                f" (PARTITION BY id ORDER BY stamp DESC, rowid DESC) AS place FROM {table}) WHERE place > 1)"
            )
        self.connection.execute("COMMIT")

    def count(self, table: str) -> int:
        """Return how many rows of a table wait."""
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def text_of(self, document_id: str) -> str | None:
        """Return the text of a waiting document."""
        row = self.connection.execute("SELECT text FROM document WHERE id = ?", [document_id]).fetchone()
        return row and str(row[0])

    def known(self, project: Path, table: str) -> int:
        """Return how many waiting rows the project holds already, alive."""
        with attached(self.connection, address_of(project, "ro"), "there"):
            (number,) = self.connection.execute(
                f"SELECT count(*) FROM main.{table} WHERE EXISTS (SELECT 1 FROM there.{table} AS known"
                f" WHERE known.id = main.{table}.id AND known.deleted = 0)"
            ).fetchone()
        return int(number)

    def discard(self) -> None:
        """Throw the private file away."""
        self.connection.close()
        throw_away(self._folder)


@cache
def _insertion(table: str) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(TABLES[table].columns))})"


@contextmanager
def attached(connection: sqlite3.Connection, address: str, name: str) -> Iterator[None]:
    """Make a database visible to a connection under a name."""
    connection.execute(f"ATTACH ? AS {name}", [address])
    try:
        yield
    except BaseException:
        # After a failed commit the attachment went with the old connection, or is held by what is not yet undone.
        with suppress(sqlite3.Error):
            connection.execute(f"DETACH {name}")
        raise
    connection.execute(f"DETACH {name}")


@contextmanager
def taking_in(store: Store, waiting: Waiting) -> Iterator[None]:
    """Make the waiting rows visible to the store as `waiting`, around a transaction."""
    with (
        calm(worded("What was read could not be taken in. Nothing was changed")),
        attached(store.connection, address_of(waiting.path, "ro"), "waiting"),
    ):
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise AnnotatorError(
                worded("What was read refers to rows that are neither in it nor in the project. Nothing was changed.")
            ) from error


def take_in(store: Store) -> None:
    """Take all waiting rows in, inside the open transaction.

    A row that is not there is added.  A row that is there, alive, stays where the waiting one was made here, and gives
    way where that came with a greater stamp; shared rows give way field by field (data-model.md).  A document that was
    deleted comes back, and with it its waiting spans.
    """
    connection, stamp = store.connection, store.stamp
    _revive(store)
    for name, table in TABLES.items():
        columns = ", ".join(map(quoted, table.columns))
        filled = ", ".join(
            f"replace({quoted(c)}, '{STAMP_TO_COME}', :stamp)" if c in ("stamp", "stamps") else quoted(c)
            for c in table.columns
        )
        if not connection.execute(f"SELECT 1 FROM waiting.{name} LIMIT 1").fetchone():
            continue
        _note_added(store, name)
        settle_known(store, table, f"(SELECT * FROM waiting.{name} WHERE stamp != '{STAMP_TO_COME}')")
        connection.execute(
            f"INSERT INTO main.{name} ({columns}) SELECT {filled} FROM waiting.{name} WHERE true"
            " ON CONFLICT (id) DO NOTHING",
            {"stamp": stamp},
        )
        (greatest,) = connection.execute(
            f"SELECT max(stamp) FROM waiting.{name} WHERE stamp != '{STAMP_TO_COME}'"
        ).fetchone()
        store.clock.see(greatest or "")


def _note_added(store: Store, name: str) -> None:
    last = 0
    while rows := store.connection.execute(
        f"SELECT rowid, id FROM waiting.{name} AS w WHERE rowid > ?"
        f" AND NOT EXISTS (SELECT 1 FROM main.{name} WHERE id = w.id) ORDER BY rowid LIMIT {LONG}",
        [last],
    ).fetchall():
        last = rows[-1][0]
        store.before.added.setdefault(name, {}).update((row_id, None) for _, row_id in rows)
        store.relieve()


def _revive(store: Store) -> None:
    """Bring back what was deleted and comes again; a span only with its article: its removal may have been meant."""
    gone = {name: _deleted(store, name) for name in TABLES}
    came_back = to_json(gone["document"])
    rows = store.connection.execute(
        "SELECT id FROM main.span WHERE document_id IN (SELECT value FROM json_each(?))", [came_back]
    )
    with_article = {row_id for (row_id,) in rows}
    gone["span"] = [row_id for row_id in gone["span"] if row_id in with_article]
    for name, ids in gone.items():
        store.revive(name, ids)


def _deleted(store: Store, name: str) -> list[str]:
    rows = store.connection.execute(f"SELECT id FROM main.{name} WHERE deleted = 1").fetchall()
    if not rows:
        return []
    found = store.connection.execute(
        f"SELECT id FROM waiting.{name} WHERE stamp = '{STAMP_TO_COME}' AND id IN (SELECT value FROM json_each(?))",
        [to_json([row_id for (row_id,) in rows])],
    )
    return [row_id for (row_id,) in found]
