"""Opening the SQLite file of another program to read it, as carefully as a teammate's: a copy, and it can run nothing.

The only place of this room that speaks to SQLite; ours stays with annotator.storage.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats.decoding import LARGEST_TEXT, opened

MAGIC = b"SQLite format 3\0"
LARGEST = 4 * 1024**3
LONGEST = 120
"""Seconds that all reading of one file may take."""

_HEADER = 100
_STEPS = 100_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_JOURNAL_MODE, _ROLLBACK = 18, b"\1\1"
_BESIDE = ("-wal", "-journal")

Row = sqlite3.Row
Rows = Iterator[Row]


class Foreign:
    """An open foreign file; every row is read through here, so that damage becomes a sentence."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    def rows(self, table: str, columns: str, order: str, where: str = "", values: tuple[object, ...] = ()) -> Rows:
        """Yield rows of a table; `columns`, `where` and `order` are ours, only `values` come from outside."""
        condition = f" WHERE {where}" if where else ""
        try:
            yield from self._connection.execute(f"SELECT {columns} FROM {table}{condition} ORDER BY {order}", values)
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            raise BadInput(
                self._name, worded("it is damaged, or not as its program makes it ({error})", error=_short(error))
            ) from error

    def columns(self, table: str) -> set[str]:
        """Return the names of a table's columns; none where there is no such table, or only a view or a virtual one."""
        made = [
            str(row["sql"]) for row in self.rows("sqlite_master", "sql", "1", "type = 'table' AND name = ?", (table,))
        ]
        if not made or not made[0].upper().startswith("CREATE TABLE"):
            return set()
        try:
            return {column[0] for column in self._connection.execute(f"SELECT * FROM {table} LIMIT 0").description}
        except sqlite3.Error as error:
            raise BadInput(
                self._name, worded("its table “{table}” is damaged ({error})", table=table, error=_short(error))
            ) from error


@contextmanager
def opened_sqlite(path: Path) -> Iterator[Foreign]:
    """Open a private copy of a SQLite file, for reading only; BadInput where it is none, or still in use."""
    with opened(path) as file:
        head = file.read(_HEADER)
    size = path.stat().st_size
    if not head.startswith(MAGIC):
        raise BadInput(path.name, worded("it is no SQLite file"))
    if size > LARGEST:
        raise BadInput(path.name, worded("it has more than {count} GB", count=LARGEST // 1024**3))
    if size < _due(head):
        raise BadInput(
            path.name, worded("it is damaged: it should have {due} bytes and has {size}", due=_due(head), size=size)
        )
    real = path.resolve()
    if any(
        beside.exists() and beside.lstat().st_size for end in _BESIDE for beside in [real.with_name(real.name + end)]
    ):
        raise BadInput(path.name, worded("it is still in use; close it in its program first"))
    with tempfile.TemporaryDirectory(prefix="sorot-") as folder:
        copy = Path(folder) / "copy"
        try:
            shutil.copyfile(path, copy)
            with copy.open("r+b") as file:
                file.seek(_JOURNAL_MODE)
                file.write(_ROLLBACK)
        except OSError as error:
            raise BadInput(path.name, worded("it cannot be read ({error})", error=error.strerror)) from error
        with closing(_connected(copy)) as connection:
            yield Foreign(connection, path.name)


def _short(error: Exception) -> str:
    return " ".join(str(error)[:100].split())


def _due(head: bytes) -> int:
    """Return how long a file should be by its header, https://www.sqlite.org/fileformat2.html#the_database_header."""
    if len(head) < _HEADER:
        return _HEADER
    says_pages = head[24:28] == head[92:96]
    page = int.from_bytes(head[16:18])
    return int.from_bytes(head[28:32]) * (65536 if page == 1 else page) if says_pages else _HEADER


def _connected(copy: Path) -> sqlite3.Connection:
    """Return a connection that can look at tables and do nothing else, not for long and not at anything huge."""
    place = quote(copy.as_posix(), safe="/:")
    address = f"file:{'' if place.startswith('/') else '/'}{place}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    for setting in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {setting}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_TEXT)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(lambda deed, *_: sqlite3.SQLITE_OK if deed in _ALLOWED else sqlite3.SQLITE_DENY)
    end = time.monotonic() + LONGEST
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    return connection
