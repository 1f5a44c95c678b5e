"""What past deeds touched, read from the journal; and whether rows still hold together after one was taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from annotator.storage.before import Before
from annotator.storage.rows import to_json
from annotator.storage.schema import TABLES, quoted

Touched = dict[str, list[str]]
BESIDES = frozenset({"progress", "annotator"})
FEW = 200
"""Of a deed that touched more rows, articles and labels are not told one by one."""


def touched(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Touched]:
    """Return the ids of the rows that deeds touched, by table; only of those that touched few."""
    rows = connection.execute(
        "SELECT number, inverse FROM journal WHERE number IN (SELECT value FROM json_each(?)) AND rows <= ?",
        [to_json(list(numbers)), FEW],
    )
    return {number: _ids(Before.from_json(inverse)) for number, inverse in rows}


def later_deed(connection: sqlite3.Connection, mine: Collection[int]) -> int | None:
    """Return the first deed after the first of these, none of them, that touched a row that they touched; else None."""
    known: dict[str, set[str]] = {}
    rows = connection.execute("SELECT number, inverse FROM journal WHERE number >= ? ORDER BY number", [min(mine)])
    for number, inverse in rows:
        found = _ids(Before.from_json(inverse))
        if number in mine:
            for name, ids in found.items():
                known.setdefault(name, set()).update(ids)
        elif any(not known.get(name, set()).isdisjoint(ids) for name, ids in found.items()):
            return int(number)
    return None


def spoken_of(connection: sqlite3.Connection, found: Collection[Touched]) -> dict[str, dict[str, tuple[str, str]]]:
    """Return (document, label) of all these rows by table and id, "" where a row has none."""
    every: dict[str, set[str]] = {}
    for each in found:
        for name, some in each.items():
            every.setdefault(name, set()).update(some)
    told: dict[str, dict[str, tuple[str, str]]] = {}
    for name, ids in every.items():
        columns = TABLES[name].columns
        document = "id" if name == "document" else "document_id" if "document_id" in columns else "''"
        label = "id" if name == "label" else "label_id" if "label_id" in columns else "''"
        rows = connection.execute(
            f"SELECT id, coalesce({document}, ''), coalesce({label}, '') FROM {quoted(name)}"
            " WHERE id IN (SELECT value FROM json_each(?))",
            [to_json(sorted(ids))],
        )
        told[name] = {row_id: (document_id, label_id) for row_id, document_id, label_id in rows}
    return told


def hangs(connection: sqlite3.Connection, found: Touched) -> bool:
    """Whether a live row now refers to a deleted one, where one of the two is among these."""
    for name in TABLES:
        for key in connection.execute(f"PRAGMA foreign_key_list({quoted(name)})").fetchall():
            other, column = str(key[2]), str(key[3])
            if name in found or other in found:
                row = connection.execute(
                    f"SELECT 1 FROM {quoted(name)} AS one JOIN {quoted(other)} AS other ON one.{quoted(column)} ="
                    " other.id WHERE one.deleted = 0 AND other.deleted = 1 AND (one.id IN (SELECT value FROM"
                    " json_each(:ones)) OR other.id IN (SELECT value FROM json_each(:others))) LIMIT 1",
                    {"ones": to_json(found.get(name, [])), "others": to_json(found.get(other, []))},
                ).fetchone()
                if row:
                    return True
    return False


def alone(before: Before) -> Before:
    """Return what takes a deed back without what only came along: that the article was begun, and who began."""
    if before.tables() - BESIDES:
        for part in (before.rows, before.added, before.flagged):
            for name in BESIDES:
                part.pop(name, None)
    return before


def _ids(before: Before) -> Touched:
    before = alone(before)
    found = {name: before.ids(name) for name in before.tables() if name in TABLES}
    return found | ({"setting": sorted(before.settings)} if before.settings else {})
