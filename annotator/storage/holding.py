"""Articles and labels that somebody deleted while others' live spans use them: they stay until the team decides.

Such a row is shown (`deleted` is 0), but its `stamps` keep under HELD the stamp of the deletion that is held back.
It counts as deleted when rows are merged, so that everybody comes to the same whatever came first; where its last
span goes, so does it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import orjson

from annotator.storage.before import Before
from annotator.storage.rows import Values, to_json
from annotator.storage.schema import TABLES

if TYPE_CHECKING:
    from annotator.storage.store import Store

HELD = "held"
# With a plus, so that spans are only gone through where any row is deleted or held back.
USED = {
    "document": "+id IN (SELECT document_id FROM span WHERE +deleted = 0)"
    " OR +id IN (SELECT document_id FROM document_label WHERE deleted = 0)",
    "label": "+id IN (SELECT label_id FROM span WHERE deleted = 0)"
    " OR +id IN (SELECT label_id FROM document_label WHERE deleted = 0)"
    " OR +id IN (SELECT label_id FROM relation WHERE deleted = 0)",
}
_MAY_BE_HELD = f"instr(stamps, '\"{HELD}\"')"


def hold_back(store: Store) -> None:
    """Show again what is deleted but used, and hide what is used no longer, inside the open transaction."""
    for name, used in USED.items():
        deleted = _found(store.connection, name, f"deleted = 1 AND ({used})")
        held = _found(store.connection, name, f"deleted = 0 AND {_MAY_BE_HELD}")
        alive = {values["id"] for values in _found(store.connection, name, f"{_MAY_BE_HELD} AND ({used})")}
        for values in deleted:
            stamps = orjson.loads(values["stamps"])
            if "deleted" in stamps:
                _write(store, name, values, 0, stamps | {HELD: stamps["deleted"]})
        for values in held:
            stamps = orjson.loads(values["stamps"])
            was_held = stamps.pop(HELD, None)
            if was_held != stamps.get("deleted") or values["id"] not in alive:
                _write(store, name, values, int(was_held == stamps.get("deleted")), stamps)


def held(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (table, id) of the articles and labels whose deletion is held back."""
    return [
        (name, values["id"])
        for name in USED
        for values in _found(connection, name, f"deleted = 0 AND {_MAY_BE_HELD}")
        if is_held(values)
    ]


def keep(store: Store, name: str, ids: Sequence[str]) -> None:
    """Decide that articles or labels stay: a fresh stamp overrules the deletion that was held back."""
    among = f"id IN (SELECT value FROM json_each(?)) AND {_MAY_BE_HELD}"
    for values in _found(store.connection, name, among, to_json(list(ids))):
        stamps = orjson.loads(values["stamps"])
        if stamps.pop(HELD, None):
            _write(store, name, values | {"stamp": store.stamp}, 0, stamps | {"deleted": store.stamp})


def decide_again(store: Store, before: Before) -> None:
    """Let articles and labels that a deed touched stay, or be held back, as before it."""
    for name in USED.keys() & before.tables():
        rows = before.rows.get(name, {})
        removed = {row_id: _removed(values) for row_id, values in rows.items() if is_held(values)}
        alive = [row_id for row_id, was in before.flagged.get(name, {}).items() if not was]
        alive += [row_id for row_id, values in rows.items() if values.get("deleted") == 0 and row_id not in removed]
        keep(store, name, alive)
        hold_again(store, name, removed)


def hold_again(store: Store, name: str, removed: Mapping[str, str]) -> None:
    """Let removals count again, with a fresh stamp: these rows' by the stamps they had.

    One that the project knows no longer came with a merge that was undone since.
    """
    for values in _found(store.connection, name, "id IN (SELECT value FROM json_each(?))", to_json(list(removed))):
        if _removed(values) >= removed[values["id"]]:
            stamps = orjson.loads(values["stamps"]) | {"deleted": store.stamp, HELD: store.stamp}
            _write(store, name, values | {"stamp": store.stamp}, 0, stamps)


def is_held(values: Values) -> bool:
    """Whether a whole row says that its removal is held back."""
    stamps = orjson.loads(values.get("stamps") or "{}")
    return stamps.get(HELD) is not None and stamps[HELD] == stamps.get("deleted")


def _removed(values: Values) -> str:
    """Return the stamp of a row's last removal or return, "" where there was none."""
    return str(orjson.loads(values["stamps"]).get("deleted", ""))


def _found(connection: sqlite3.Connection, name: str, where: str, *given: str) -> list[Values]:
    rows = connection.execute(f"SELECT * FROM {name} WHERE {where}", given)
    return [{column: row[column] for column in TABLES[name].columns} for row in rows]


def _write(store: Store, name: str, values: Values, deleted: int, stamps: dict[str, str]) -> None:
    store.settle(name, values | {"deleted": deleted, "stamps": to_json(stamps)})
