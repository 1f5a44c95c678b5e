"""Writing the journal: a line for each transaction, or several joined ones where it touched too many rows for one."""

from __future__ import annotations

import sqlite3

import orjson

from annotator.storage.before import Before, Stamps

_COLUMNS = "at, annotator_id, edit, kind, joined, rows, inverse"


def put_by(connection: sqlite3.Connection, before: Before) -> None:
    """Put what was noted so far by, out of memory, until the journal is written."""
    if before.is_long():
        connection.execute(
            "CREATE TEMP TABLE IF NOT EXISTS put_by (number INTEGER PRIMARY KEY, rows INTEGER, inverse TEXT)"
        )
        connection.execute("INSERT INTO temp.put_by (rows, inverse) VALUES (?, ?)", before.take())


def write(connection: sqlite3.Connection, before: Before, head: tuple[str, str, str, str], *, joined: bool) -> int:
    """Write what a transaction noted; returns the number of the last line."""
    if before.taken:
        connection.execute(
            f"INSERT INTO journal ({_COLUMNS}) SELECT ?, ?, ?, ?, ? OR number > 1, rows, inverse FROM temp.put_by"
            " ORDER BY number",
            [*head, joined],
        )
    cursor = connection.execute(
        f"INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [*head, int(joined or before.taken > 0), before.held(), before.to_json()],
    )
    return cursor.lastrowid or 0


def tidy(connection: sqlite3.Connection, before: Before) -> None:
    """Forget what was put by in a transaction that ends."""
    if before.taken:
        connection.execute("DELETE FROM temp.put_by")


def renewed_by(connection: sqlite3.Connection, annotator_id: str, stamp: str) -> Stamps | None:
    """Return of which words a deed of somebody in this file only renewed the stamp; None where no deed of theirs is it.

    A deed of several lines has them together.
    """
    # What is asked for is mostly of late; and where the text does not hold it, no JSON is read.
    said = (
        "SELECT number FROM journal WHERE annotator_id = :by AND instr(inverse, :stamp)"
        " AND inverse ->> 'stamp' = :stamp ORDER BY number DESC LIMIT 1"
    )
    last = connection.execute(said, {"by": annotator_id, "stamp": stamp}).fetchone()
    if last is None:
        return None
    renewed: Stamps = {}
    lines = "SELECT inverse ->> 'stamp', inverse -> 'renewed' FROM journal WHERE number <= ? ORDER BY number DESC"
    for one, found in connection.execute(lines, [last[0]]):
        if one != stamp:
            break
        for row_id, stamps in orjson.loads(found or "{}").items():
            renewed[row_id] = stamps | renewed.get(row_id, {})
    return renewed
