"""The one place that writes to a project: transactions, rows with their stamps, and what would take them back."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.clock import COPIED, Clock, marked, weight
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.row import Row
from annotator.domain.wording import worded
from annotator.storage import connection as opening
from annotator.storage import guard, journal, schema
from annotator.storage.before import LONG, Before
from annotator.storage.durable import clear
from annotator.storage.failure import calm
from annotator.storage.holding import USED, decide_again, hold_back
from annotator.storage.lock import WriterLock, is_held_here
from annotator.storage.merging import put_back
from annotator.storage.others import TOLD, leave_to_others
from annotator.storage.place import Place
from annotator.storage.reader import Reader
from annotator.storage.rows import Values, insert, look_up, to_json, upsert, values_of
from annotator.storage.schema import TABLES, Table, quoted
from annotator.storage.stamps import AS_IT_STANDS, each_way

LOG = logging.getLogger(__name__)
BATCH = 1000
"""Rows that are looked up and written at a time."""
SAID = "stamps ->> 'deleted'"
"""When it was said of a shared row that it is there, or not."""


def _make(path: Path) -> None:
    """Make the file under another name first, so that a half-made one never bears the project's."""
    begun = path.with_name(f".{path.name}-{new_id()[-12:]}")
    try:
        with closing(opening.connect(begun, "rwc")) as connection:
            schema.migrations().apply(opening.as_library(connection))
        begun.rename(path)
    finally:
        _remove(begun)


def _remove(path: Path) -> None:
    """Remove what was begun; where the disk refuses even that, it stays."""
    with suppress(OSError):
        clear(path)


def _refuse_leftovers(path: Path) -> None:
    """A log or journal of an earlier file of this name would be played into the new one."""
    if not guard.is_whole(path):
        raise AnnotatorError(
            worded(
                "Beside “{name}” lies what a crash left of an earlier project of that name, and it would be taken "
                "for part of the new one. Choose another name, or move it elsewhere.",
                name=path.name,
            )
        )


class Store(Reader):
    """A project open for writing.  Every write stands in a transaction; all rows of one carry one stamp."""

    _connection: sqlite3.Connection | None

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None, clock: Clock | None = None
    ) -> None:
        super().__init__(path, connection)
        self._lock = lock
        self.place = Place(path) if lock is not None else None
        self.clock = clock or Clock(self.greatest_stamp())
        self._before: Before | None = None
        self._stamp = ""

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection; after a failure it is opened anew by whoever asks first."""
        if self._connection is None:
            if self._lock is None:
                raise RuntimeError("the project is closed")
            self._connection = opening.open_writer(self.path)
            self.place = Place(self.path)
        return self._connection

    @connection.setter
    def connection(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make a new, empty project; a file that is already there is refused, not overwritten."""
        if path.exists():
            raise AnnotatorError(worded("“{name}” is already there. Choose another name, or open it.", name=path.name))
        with calm(worded("“{name}” could not be made", name=path.name)):
            _refuse_leftovers(path)
            lock = WriterLock.acquire(path)
            try:
                _make(path)
            except BaseException:
                lock.release()
                raise
            try:
                return cls._with(lock, path)
            except BaseException:
                _remove(path)
                raise

    @classmethod
    def open(cls, path: Path, backups: Path | None = None) -> Store:
        """Open a project as its one writer; ProjectHeld where another process is.

        One of an older version is brought up to date, after a backup into `backups` (None: beside it).
        """
        if not is_held_here(path):  # Looking again would drop the locks of the Store that has it; see guard.
            guard.inspect(path)
        return cls._with(WriterLock.acquire(path), path, backups)

    @classmethod
    def _with(cls, lock: WriterLock, path: Path, backups: Path | None = None) -> Store:
        with ExitStack() as undone, calm(worded("“{name}” could not be opened", name=path.name)):
            undone.callback(lock.release)
            connection = opening.open_writer(path, backups)
            undone.callback(connection.close)
            store = cls(path, connection, lock)
            undone.pop_all()
        return store

    @classmethod
    def in_memory(cls) -> Store:
        """Make a project that is kept nowhere, for tests and previews."""
        return cls(Path(":memory:"), opening.in_memory(), None)

    @contextmanager
    def writing(self) -> Iterator[Before]:
        """Begin a transaction; commit it at the end, or put everything back where anything failed."""
        with calm(worded("The change could not be saved")):
            connection = self.connection
            if self.place is not None:
                self.place.look()
            connection.execute("BEGIN IMMEDIATE")
            self._stamp = self.clock.next()
            self._before = Before(stamp=self._stamp)
            try:
                yield self._before
                journal.tidy(self.connection, self._before)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._before = None

    def add(self, table: str, rows: Sequence[Row]) -> None:
        """Write rows of a single-writer table whose ids were just made: `put` would look for what they were before."""
        for row in rows:
            self._open().note(table, row.id, None)
        self.connection.executemany(insert(table), [values_of(row) | {"stamp": self._stamp} for row in rows])
        self.relieve()

    def put(self, *rows: Row, copied: bool = False) -> None:
        """Write rows as they now are; what is so already stays untouched, what is `copied` gives way to any word."""
        given: dict[str, list[Values]] = {}
        for row in rows:
            given.setdefault(row.table, []).append(values_of(row))
        for table, values in given.items():
            self._put(table, values, marked(self._stamp, COPIED) if copied else self._stamp)

    def assign(self, table: str, ids: Iterable[str], column: str, value: Any, stamp: str = ":stamp") -> None:
        """Write one value to a column of many live rows of a single-writer table; `stamp` may be AS_IT_STANDS."""
        where = f"id IN (SELECT value FROM json_each(:ids)) AND +deleted = 0 AND {quoted(column)} IS NOT :value"
        given = each_way(self._stamp) | {"ids": to_json(list(ids)), "value": value}
        before, columns = self._open(), TABLES[table].columns
        names = ", ".join(map(quoted, columns))
        for row in self.connection.execute(f"SELECT {names} FROM {table} WHERE {where}", given):
            before.note(table, row[0], dict(zip(columns, row, strict=True)))
        self.connection.execute(f"UPDATE {table} SET {quoted(column)} = :value, stamp = {stamp} WHERE {where}", given)
        self.relieve()

    def delete(self, table: str, ids: Iterable[str]) -> None:
        """Mark rows as deleted, with this transaction's stamp."""
        self._flag(table, list(ids), 1)

    def revive(self, table: str, ids: Iterable[str]) -> None:
        """Take the mark of deletion from rows that come again."""
        self._flag(table, list(ids), 0, AS_IT_STANDS)

    def settle(self, table: str, values: Values) -> None:
        """Write a row word for word, stamps included, where it differs: it was settled by merging."""
        row = self.connection.execute(f"SELECT * FROM {table} WHERE id = ?", [values["id"]]).fetchone()
        old = {column: row[column] for column in TABLES[table].columns}
        if old != values:
            # What is exact has the stamps in its whole rows.
            self._open().note(table, values["id"], old, "{}" if self._open().exact else old.get("stamps", "{}"))
            self.clock.see(values["stamp"])
            self.connection.execute(upsert(table), values)

    def set_setting(self, key: str, value: Any) -> None:
        """Write a setting of the project; None takes it away."""
        text = None if value is None else to_json(value)
        self._put_setting(key, text)

    def take_back(self, deeds: Iterable[Before], by: str) -> None:
        """Put rows back as they were before deeds of somebody, the last of which comes first, with a fresh stamp.

        Rows that were new are marked deleted.  What others have said since of shared rows stays.  A merge is put back
        word for word.
        """
        tables: set[str] = set()
        for before in deeds:
            if before.exact:
                put_back(self, before)
            else:
                tables |= before.tables()
                leave_to_others(self, before, by)
                self._take_back(before)
        if tables & USED.keys():
            hold_back(self)

    def _take_back(self, before: Before) -> None:
        touched = [table for table in TABLES if table in before.tables()]
        for table in reversed(touched):
            self._flag(table, list(before.added.get(table, ())), 1, AS_IT_STANDS, "NULL")  # The deed itself said it.
            flags = before.flagged.get(table, {})
            for was in (0, 1):
                self._flag(table, [row_id for row_id, flag in flags.items() if flag == was], was, AS_IT_STANDS)
        for table in touched:
            rows = before.rows.get(table, {})
            stored = self._as_stored(table, list(rows)) if TABLES[table].shared and rows else {}
            self._put(table, [stored.get(row_id, {}) | values for row_id, values in rows.items()], self._stamp)
        for key, text in before.settings.items():
            self._put_setting(key, to_json(self._stamp) if key == TOLD else text)
        decide_again(self, before)

    def journal(self, annotator_id: str, edit: str, kind: str, at: str, *, joined: bool = False) -> int:
        """Write this transaction in the journal and return the number of its last line."""
        return journal.write(self.connection, self._open(), (at, annotator_id, edit, kind), joined=joined)

    def relieve(self) -> None:
        """Put by what was noted so far, where that is much."""
        journal.put_by(self.connection, self._open())

    def inverse(self, number: int) -> Before:
        """Return what takes back the deed that stands in the journal under this number."""
        (text,) = self.connection.execute("SELECT inverse FROM journal WHERE number = ?", [number]).fetchone()
        return Before.from_json(text)

    @property
    def stamp(self) -> str:
        """The stamp of the transaction that is open."""
        return self._stamp

    @property
    def before(self) -> Before:
        """What the open transaction has noted so far."""
        return self._open()

    def fold(self) -> None:
        """Fold the log back into the one file.

        It waits for the next time where a reader is at work or the disk is full: what was committed is safe in the log.
        """
        if self._lock is not None and self._connection is not None and not self._connection.in_transaction:
            try:
                opening.fold_back(self._connection)
            except sqlite3.OperationalError as error:
                LOG.info("the log of %s was not folded back: %s", self.path, error)

    def reopen(self) -> None:
        """Read the file anew after a failed commit: only then is it known what was kept.

        Where the disk refuses even that, whoever asks next tries again.
        """
        if self._lock is not None and self._connection is not None:
            self._connection.close()
            self._connection = None
            self.__dict__.pop("library", None)

    def unmake(self) -> None:
        """Close and remove a project whose making failed."""
        try:
            self.close()
        finally:
            _remove(self.path)

    def close(self) -> None:
        """Fold the log back, close the file and let others write to it; closing again does nothing."""
        try:
            self.fold()
        finally:
            lock, self._lock = self._lock, None
            if self._connection is not None:
                self._connection.close()
            if lock is not None:
                lock.release()

    def _open(self) -> Before:
        if self._before is None:
            raise RuntimeError("rows are written inside `with store.writing()`")
        return self._before

    def _put(self, table: str, rows: list[Values], stamp: str) -> None:
        before, columns, shared = self._open(), TABLES[table].columns, TABLES[table].shared
        compared = [column for column in columns if column not in ("stamp", "stamps")]
        for first in range(0, len(rows), BATCH):
            batch = rows[first : first + BATCH]
            known = self._as_stored(table, [values["id"] for values in batch])
            changed: list[Values] = []
            for values in batch:
                old = known.get(values["id"])
                if old is not None and all(old[column] == values.get(column) for column in compared):
                    continue
                if old is not None and stamp != self._stamp and weight(old["stamp"]) > weight(stamp):
                    continue  # Somebody has said more of it than a copy does.
                new = _renewed(TABLES[table], old, {column: values.get(column) for column in compared}, stamp)
                if shared and old:
                    before.note(table, values["id"], _changed(old, new, compared), old["stamps"])
                else:
                    before.note(table, values["id"], old)
                changed.append(new)
                known[values["id"]] = new
            self.connection.executemany(upsert(table), changed)
            self.relieve()

    def _as_stored(self, table: str, ids: list[str]) -> dict[str, Values]:
        columns = TABLES[table].columns
        one = len(ids) == 1  # A label key writes one row: it is found without a list.
        rows = self.connection.execute(look_up(table, one=one), [ids[0] if one else to_json(ids)])
        return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}

    def _flag(self, table: str, ids: list[str], deleted: int, stamp: str = ":stamp", said: str = SAID) -> None:
        for first in range(0, len(ids), LONG):
            self._flag_batch(table, ids[first : first + LONG], deleted, stamp, said if TABLES[table].shared else "NULL")
            self.relieve()

    def _flag_batch(self, table: str, ids: list[str], deleted: int, stamp: str, said: str) -> None:
        rows = self.connection.execute(
            f"SELECT id, {said} FROM {table} WHERE id IN (SELECT value FROM json_each(?)) AND deleted != ?",
            [to_json(ids), deleted],
        )
        turned = dict(map(tuple, rows))
        self._open().note_flags(table, turned, 1 - deleted)
        stamps = ", stamps = json_set(stamps, '$.deleted', :stamp)" if TABLES[table].shared else ""
        self.connection.execute(
            f"UPDATE {table} SET deleted = :deleted, stamp = {stamp}{stamps}"
            " WHERE id IN (SELECT value FROM json_each(:ids))",
            each_way(self._stamp) | {"deleted": deleted, "ids": to_json(list(turned))},
        )

    def _put_setting(self, key: str, text: str | None) -> None:
        row = self.connection.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
        old = row and row[0]
        if old != text:
            self._open().settings.setdefault(key, old)
            self.connection.execute(
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, text],
            )


def _renewed(table: Table, old: Values | None, values: Values, stamp: str) -> Values:
    new = values | {"stamp": stamp}
    if table.name == "annotator" and old and old["same_as"] and not new["same_as"]:
        # Said by an id: an empty field says nothing, and whoever was told that the two are one would go on saying so.
        new["same_as"] = new["id"]
    return new | {"stamps": _field_stamps(table, old, new)} if table.shared else new


def _changed(old: Values, new: Values, columns: Iterable[str]) -> Values:
    return {column: old[column] for column in columns if column == "id" or old[column] != new[column]}


def _field_stamps(table: Table, old: Values | None, new: Values) -> str:
    stamps: dict[str, str] = orjson.loads(old["stamps"]) if old else {}
    skipped = table.settled | {"stamp"}
    changed = (c for c in new if c not in skipped and (new[c] != old[c] if old else is_said(c, new[c])))
    return to_json(stamps | dict.fromkeys(changed, new["stamp"]))


def is_said(column: str, value: Any) -> bool:
    """Whether a field of a new shared row says anything: defaults carry no stamp.

    That the row is there is said: somebody's earlier removal of it must not win over its making.
    """
    return column == "deleted" or value not in (None, "", 0, "{}", "[]")
