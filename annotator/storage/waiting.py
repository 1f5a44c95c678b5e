"""Rows that wait beside a project, checked, to be taken in by one short transaction."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded
from annotator.storage import schema
from annotator.storage.before import LONG
from annotator.storage.connection import address_of
from annotator.storage.durable import throw_away
from annotator.storage.failure import calm
from annotator.storage.merging import settle_known
from annotator.storage.rows import row_of, to_json
from annotator.storage.schema import TABLES, Table, quoted
from annotator.storage.stamps import AS_IT_STANDS, each_way, is_copy
from annotator.storage.store import Store

STAMP_TO_COME = "@"
"""Stands for the stamp of the transaction that will take a row in."""
COPIED_TO_COME, REPORTED_TO_COME = "@1", "@2"
"""The same, marked as a copy: of one's own work in a file, and of others'."""
FACTS = ("name", "title", "source", "url", "published")
"""What is said of each place where a text appeared."""
Facts = tuple[str, str, str, str, str]


class Waiting:
    """A private file with the travelling tables alone, written by one thread and taken in by the writer.

    Rows that were made here carry a stamp to come; rows of another project keep the stamps they came with.
    """

    def __init__(self) -> None:
        self.may_double = False
        """Whether a row can stand here twice: said by whoever adds rows for what was there before."""
        self.spans_again = 0
        """How many rows of spans stood here once more."""
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
        self.connection.execute("PRAGMA page_size = 16384")  # Written once and read in order: few large pages.
        self.connection.execute("PRAGMA journal_mode = MEMORY")
        self.connection.execute("PRAGMA synchronous = OFF")
        schema.run(self.connection, schema.plain_tables())
        self.connection.execute("CREATE INDEX document_id ON document(id)")
        self.connection.execute(f"CREATE TABLE met (id TEXT PRIMARY KEY, {', '.join(FACTS)}) WITHOUT ROWID")
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

    def meet(self, document_id: str, facts: Facts) -> Facts | None:
        """Remember what a file says of a document; returns what was said of it first, None where this is the first."""
        met = self.connection.execute(
            "INSERT INTO met VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", [document_id, *facts]
        )
        if met.rowcount:
            return None
        first: Facts = self.connection.execute(
            f"SELECT {', '.join(FACTS)} FROM met WHERE id = ?", [document_id]
        ).fetchone()
        return first

    def seal(self) -> None:
        """Finish writing: one row for each id, that of the greatest stamp, the last of equal ones."""
        for table in TABLES if self.may_double else ():
            dropped = self.connection.execute(
                f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM (SELECT rowid, row_number() OVER"
                f" (PARTITION BY id ORDER BY stamp DESC, rowid DESC) AS place FROM {table}) WHERE place > 1)"
            )
            self.spans_again += dropped.rowcount if table == "span" else 0
        self.connection.execute("COMMIT")

    def count(self, table: str) -> int:
        """Return how many rows of a table wait."""
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def text_of(self, document_id: str) -> str | None:
        """Return the text of a waiting document."""
        row = self.connection.execute("SELECT text FROM document WHERE id = ?", [document_id]).fetchone()
        return row and str(row[0])

    def document(self, column: str, value: str) -> Document | None:
        """Return the one waiting document of this id, name or address; None where there is none or several."""
        if not value:
            return None
        self.connection.execute(f"CREATE INDEX IF NOT EXISTS document_{column} ON document({column})")
        rows = self.connection.execute(
            f"SELECT * FROM document WHERE {column} = ? AND deleted = 0 GROUP BY id LIMIT 2", [value]
        ).fetchall()
        columns = TABLES["document"].columns
        return row_of(Document, dict(zip(columns, rows[0], strict=True))) if len(rows) == 1 else None

    def known(self, project: Path, table: str) -> int:
        """Return how many waiting rows the project holds already: alive, or spans that stay removed (`_revive`)."""
        stays = (
            f" OR NOT ({_was_undone('known', 'there')})"
            " AND EXISTS (SELECT 1 FROM there.document WHERE id = known.document_id AND deleted = 0)"
            f" OR main.span.stamp = '{REPORTED_TO_COME}' AND NOT {is_copy('known')}"
        )
        with attached(self.connection, address_of(project, "ro"), "there"):
            (number,) = self.connection.execute(
                f"SELECT count(*) FROM main.{table} WHERE EXISTS (SELECT 1 FROM there.{table} AS known"
                f" WHERE known.id = main.{table}.id AND (known.deleted = 0{stays if table == 'span' else ''}))"
            ).fetchone()
        return int(number)

    def discard(self) -> None:
        """Throw the private file away."""
        self.connection.close()
        throw_away(self._folder)


@cache
def _insertion(table: str) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(TABLES[table].columns))})"


def _was_undone(row: str, project: str) -> str:
    """Return the SQL condition that a removed copy was taken back by an undo in a project, not by anybody's hand."""
    given = f"substr({row}.stamp, 1, 14) || '0' || substr({row}.stamp, 16)"
    return f"{is_copy(row)} AND {given} IN (SELECT inverse ->> 'stamp' FROM {project}.journal WHERE kind = 'undo')"


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


def go_further(store: Store) -> None:
    """Let progress that is known already come as far as the waiting rows made here say, before they are taken in.

    That somebody else has begun is not said over their own word; that they are done is, where it was asked for.
    """
    # While the files were read, it may have come further by hand.
    for state, before in (("started", ("new",)), ("done", ("new", "started", "skipped"))):
        rows = store.connection.execute(
            "SELECT made.id, made.changed FROM waiting.progress AS made JOIN main.progress AS known USING (id)"
            f" WHERE made.stamp GLOB '{STAMP_TO_COME}*' AND made.state = ?"
            " AND known.state IN (SELECT value FROM json_each(?))"
            f" AND (made.state = 'done' OR made.stamp != '{REPORTED_TO_COME}' OR {is_copy('known')})",
            [state, to_json(before)],
        ).fetchall()
        if rows:
            ids = [row_id for row_id, _ in rows]
            store.assign("progress", ids, "state", state, AS_IT_STANDS)
            store.assign("progress", ids, "changed", rows[0][1], AS_IT_STANDS)


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
    _revive(store)
    for name, table in TABLES.items():
        if not _places(store, name):
            continue
        (greatest,) = store.connection.execute(
            f"SELECT max(stamp) FROM waiting.{name} WHERE stamp NOT GLOB '{STAMP_TO_COME}*'"
        ).fetchone()
        if greatest is not None:
            store.clock.see(greatest)
            settle_known(store, table, f"(SELECT * FROM waiting.{name} WHERE stamp NOT GLOB '{STAMP_TO_COME}*')")
        _add(store, table)


def _places(store: Store, name: str) -> Iterable[tuple[int, int]]:
    """Return the first and last place of so many waiting rows after so many that few of them are in memory."""
    (last,) = store.connection.execute(f"SELECT max(rowid) FROM waiting.{name}").fetchone()
    return [(first, first + LONG - 1) for first in range(1, (last or 0) + 1, LONG)]


def _add(store: Store, table: Table) -> None:
    """Add the rows that are not there."""
    connection, name = store.connection, table.name
    columns = ", ".join(map(quoted, table.columns))
    come = {
        "stamp": f"CASE stamp WHEN '{STAMP_TO_COME}' THEN :stamp WHEN '{COPIED_TO_COME}' THEN :copied"
        f" WHEN '{REPORTED_TO_COME}' THEN :reported ELSE stamp END",
        "stamps": f"replace(stamps, '{STAMP_TO_COME}', :stamp)",
    }
    filled = ", ".join(come.get(c, quoted(c)) for c in table.columns)
    for start, end in _places(store, name):
        (last,) = connection.execute(f"SELECT coalesce(max(rowid), 0) FROM main.{name}").fetchone()
        connection.execute(
            f"INSERT INTO main.{name} ({columns}) SELECT {filled} FROM waiting.{name}"
            " WHERE rowid BETWEEN :start AND :end ON CONFLICT (id) DO NOTHING",
            each_way(store.stamp) | {"start": start, "end": end},
        )
        # As one text: a million rows fetched one by one take a second.
        (ids,) = connection.execute(f"SELECT json_group_array(id) FROM main.{name} WHERE rowid > ?", [last]).fetchone()
        store.before.added.setdefault(name, {}).update(dict.fromkeys(orjson.loads(ids)))
        store.relieve()


def _revive(store: Store) -> None:
    """Bring back what was deleted and comes again; a span only with its article, or where an import was undone.

    Else its removal may have been meant.  What somebody else removed by hand stays so, whatever a file says of it.
    """
    # Spans first, while it is seen which articles are gone.
    for name in sorted(TABLES, key=lambda name: name != "span"):
        if not store.connection.execute(f"SELECT 1 FROM main.{name} WHERE deleted = 1 LIMIT 1").fetchone():
            continue
        again = (
            f"SELECT id FROM waiting.{name} AS new WHERE rowid BETWEEN ? AND ? AND stamp GLOB '{STAMP_TO_COME}*'"
            f" AND EXISTS (SELECT 1 FROM main.{name} AS gone WHERE id = new.id AND deleted = 1"
            f" AND (new.stamp != '{REPORTED_TO_COME}' OR {is_copy('gone')}))"
        )
        if name == "span":
            again += (
                f" AND (EXISTS (SELECT 1 FROM main.span AS gone WHERE id = new.id AND {_was_undone('gone', 'main')})"
                " OR EXISTS (SELECT 1 FROM main.document AS gone JOIN waiting.document AS back ON back.id = gone.id"
                f" WHERE gone.id = new.document_id AND gone.deleted = 1 AND back.stamp = '{STAMP_TO_COME}'))"
            )
        for places in _places(store, name):
            store.revive(name, [row_id for (row_id,) in store.connection.execute(again, places)])
