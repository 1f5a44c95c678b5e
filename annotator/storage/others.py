"""What others have said since of the shared rows that a deed changed: taking the deed back must leave it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

import orjson

from annotator.storage import journal
from annotator.storage.before import Before
from annotator.storage.rows import Values, to_json
from annotator.storage.schema import TABLES, quoted

if TYPE_CHECKING:
    from annotator.storage.store import Store

BATCH = 1000
"""Rows that are looked at together."""
TOLD = "told"
"""The setting with the stamp of what the team was told last: taking a word back is a later word."""


def leave_to_others(store: Store, before: Before, by: str) -> None:
    """Take from the way back whatever is not the word of the deed's own doer any more, and count it as left.

    Their word is what carries the stamp of the deed, or of a later one of theirs in this file.
    """
    if not before.stamp:  # An earlier version of the program wrote that journal.
        return
    for name in before.tables():
        if name in TABLES and TABLES[name].shared:
            ids = before.ids(name)
            for first in range(0, len(ids), BATCH):
                some = ids[first : first + BATCH]
                store.before.left += _leave_rows(store, name, some, before, by)
    if TOLD in before.settings:
        told = {str(store.setting(TOLD))}
        if not told <= _own(store, before, by, told):
            before.settings.clear()
            store.before.left += 1


def _leave_rows(store: Store, name: str, ids: Sequence[str], before: Before, by: str) -> int:
    rows, added, flagged = before.rows.get(name, {}), before.added.get(name, {}), before.flagged.get(name, {})
    now = _found(store, name, [row_id for row_id in ids if row_id not in rows], ("id", "deleted", "stamps"))
    now |= _found(store, name, [row_id for row_id in ids if row_id in rows], TABLES[name].columns)
    stamps: dict[str, dict[str, str]] = {row_id: orjson.loads(values["stamps"]) for row_id, values in now.items()}
    for row_id, found in stamps.items():
        if row_id not in added:
            touched = rows.get(row_id, {"deleted": 0})
            stamps[row_id] = {field: stamp for field, stamp in found.items() if field in touched}
    own = _own(store, before, by, {stamp for found in stamps.values() for stamp in found.values()})
    left = 0
    for row_id, found in stamps.items():
        if row_id in added and not own.issuperset(found.values()):
            del added[row_id]
            left += not now[row_id]["deleted"]
        elif row_id in flagged and not own.issuperset(found.values()):
            left += now[row_id]["deleted"] != flagged.pop(row_id)
        elif row_id in rows:
            left += _leave_fields(rows, now[row_id], {field for field, stamp in found.items() if stamp not in own})
    return left


def _leave_fields(rows: dict[str, Values], now: Values, theirs: set[str]) -> bool:
    """Take others' fields from an old row; returns whether any is not as it was."""
    old = rows[now["id"]]
    differs = any(old[field] != now[field] for field in theirs & old.keys())
    # Whether a removal was held back is told by its stamp.
    skipped = theirs | {"stamps"} if "deleted" in theirs else theirs
    rows[now["id"]] = {field: value for field, value in old.items() if field not in skipped}
    return differs


def _own(store: Store, before: Before, by: str, stamps: AbstractSet[str]) -> set[str]:
    later = [stamp for stamp in stamps if stamp > before.stamp]
    return {before.stamp, store.stamp} | journal.said_by(store.connection, by, later)


def _found(store: Store, name: str, ids: Sequence[str], columns: tuple[str, ...]) -> dict[str, Values]:
    rows = store.connection.execute(
        f"SELECT {', '.join(map(quoted, columns))} FROM {name} WHERE id IN (SELECT value FROM json_each(?))",
        [to_json(ids)],
    )
    return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
