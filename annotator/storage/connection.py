"""Opening a project's file: what is looked at first, how the connection is set up, how it is closed whole."""

from __future__ import annotations

import sqlite3
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from annotator.domain.errors import NewerProject, NotAProject, ReadOnlyProject, StorageFailure
from annotator.domain.wording import worded
from annotator.storage import guard, schema
from annotator.storage.durable import sync
from annotator.storage.failure import calm
from annotator.storage.lock import is_held_here

if TYPE_CHECKING:
    from sqlite_utils import Database


def as_library(connection: sqlite3.Connection) -> Database:
    """Return sqlite-utils' view of a connection."""
    library: Database = schema.sqlite_utils().Database(connection, execute_plugins=False)
    return library


def address_of(path: Path, mode: str) -> str:
    """Return a file's address in SQLite's `mode` (ro, rw, rwc)."""
    # urllib.request.pathname2url would do, but its import takes 30 ms of every start.
    place = quote(path.resolve().as_posix(), safe="/:")
    return f"file://{place if place.startswith('/') else '/' + place}?mode={mode}"


def connect(path: Path, mode: str, *, immutable: bool = False) -> sqlite3.Connection:
    """Return a bare connection in SQLite's `mode` (ro, rw, rwc); transactions are begun by hand."""
    address = address_of(path, mode) + ("&immutable=1" if immutable else "")
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=5)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def make_durable(connection: sqlite3.Connection) -> bool:
    """Set the writer up so that a commit that returned is on the disk.  False where no WAL can be carried."""
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode not in ("wal", "memory"):
        connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
    return bool(mode != "delete")


def in_memory() -> sqlite3.Connection:
    """Make a project that is kept nowhere."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    schema.migrations().apply(as_library(connection))
    return connection


def open_writer(path: Path, backups: Path | None = None) -> sqlite3.Connection:
    """Open an existing project for writing.  The caller holds the lock.

    A project of an older version is brought up to this one, after a backup into `backups` (None: beside the project).
    """
    guard.refuse_newer(guard.inspect(path), schema.VERSION)
    with calm(worded("“{name}” could not be opened", name=path.name)):
        connection = connect(path, "rw")
        try:
            version = refuse_strangers(connection, path)
            if not make_durable(connection):
                _settle_journal(path)
            if version < schema.VERSION:
                _bring_up(connection, path, backups or path.with_name(path.name + ".backups"))
        except BaseException:
            connection.close()
            raise
    return connection


def _settle_journal(path: Path) -> None:
    """Wait until a journal that was emptied is empty on the disk: what it held must not mix with what it will hold."""
    journal = guard.sidecar(path, "-journal")
    if journal.exists():
        sync(journal)


def _bring_up(connection: sqlite3.Connection, path: Path, backups: Path) -> None:
    """Run the migrations that are missing, all or none of them."""
    from annotator.storage.backup import make_backup

    try:
        make_backup(connection, path, backups, "before update")
    except StorageFailure as failure:
        raise ReadOnlyProject(
            worded("{failure} Until then “{name}” can be read.", failure=failure, name=path.name)
        ) from failure
    connection.execute("BEGIN IMMEDIATE")
    try:
        schema.migrations().apply(as_library(connection))
        refuse_strangers(connection, path)
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            raise NotAProject(
                worded(
                    "“{name}” could not be brought up to date, so it was left as it is: {error}.",
                    name=path.name,
                    error=error,
                )
            ) from error
        raise


def open_reader(path: Path) -> sqlite3.Connection:
    """Open an existing project for reading only, beside a writer or alone.

    A disk with no free byte cannot carry the shared memory that a WAL needs even to be read: then the file is read as
    it stands, without what its log may hold.
    """
    if not is_held_here(path):  # Looking again would drop the locks of this process's own writer; see guard.
        guard.refuse_newer(guard.inspect(path), schema.VERSION)
    with calm(worded("“{name}” could not be opened", name=path.name)):
        connection = connect(path, "ro")
        try:
            connection.execute("SELECT 1 FROM setting LIMIT 1").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            connection = connect(path, "ro", immutable=True)
        try:
            refuse_strangers(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def refuse_strangers(connection: sqlite3.Connection, path: Path) -> int:
    """Return the file's version where its tables and views are word for word that version's.

    Raises NotAProject where they are not, or where there is any other trigger or view; NewerProject where the version
    is beyond this program's (the log may hold a later one than the header that was looked at first).
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > schema.VERSION:
        raise NewerProject(
            worded("“{name}” was written by a newer version of Sorot. Install that version to open it.", name=path.name)
        )
    if version < 1:
        raise NotAProject(
            worded("“{name}” is not a Sorot project: it does not say of which version it is.", name=path.name)
        )
    found = _objects(connection)
    for name, text in expected_objects(version).items():
        if found.pop(name, None) != text:
            raise NotAProject(
                worded(
                    "“{name}” is not a Sorot project: its “{part}” is not as Sorot makes it.",
                    name=path.name,
                    part=name[1],
                )
            )
    for kind, stranger in found:
        if kind in ("trigger", "view"):
            raise NotAProject(
                worded(
                    "“{name}” holds a {kind} “{stranger}” that Sorot did not make, so it was not opened.",
                    name=path.name,
                    kind=kind,
                    stranger=stranger,
                )
            )
    return int(version)


@cache
def expected_objects(version: int) -> dict[tuple[str, str], str]:
    """Return what `sqlite_master` holds in a project of a version: (type, name) to SQL."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        schema.build(fresh, until=version)
        return _objects(fresh)
    finally:
        fresh.close()


def _objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name): text for kind, name, text in rows}


def fold_back(connection: sqlite3.Connection) -> None:
    """Fold the log into the one file; only the writer may (docs/adr/0003).  A reader at work makes it wait its turn."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
