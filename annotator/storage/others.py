"""What others have said since of the shared rows that a deed changed: taking the deed back must leave it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import orjson

from annotator.domain.clock import marked
from annotator.storage import journal
from annotator.storage.before import Before, Stamps
from annotator.storage.merging import refers_to_gone
from annotator.storage.rows import Values, to_json
from annotator.storage.schema import TABLES, quoted
from annotator.storage.stamps import each_way

if TYPE_CHECKING:
    from annotator.storage.store import Store

BATCH = 1000
"""Rows that are looked at together."""
TOLD = "told"
"""The setting with the stamp of what the team was told last: taking a word back is a later word."""


class _Own:
    """Which words are of the deed's own doer: they bear its stamp, or that of a later deed of theirs in this file.

    Where such a deed only put an older word back, it is still the word of whoever said it.
    """

    def __init__(self, store: Store, before: Before, by: str) -> None:
        self._connection, self._by, self._since = store.connection, by, before.stamp
        self._deeds: dict[str, Stamps | None] = {before.stamp: {}, store.stamp: store.before.renewed}

    def says(self, row_id: str, field: str, stamp: str) -> bool:
        """Whether the word that stands in a field with this stamp is theirs, or an older one than the deed."""
        renewed = self._deed(stamp) if stamp >= self._since else None
        while renewed is not None and (stamp := renewed.get(row_id, {}).get(field, "")) > self._since:
            renewed = self._deed(stamp)
        return renewed is not None

    def _deed(self, stamp: str) -> Stamps | None:
        if stamp not in self._deeds:
            self._deeds[stamp] = journal.renewed_by(self._connection, self._by, stamp)
        return self._deeds[stamp]


def leave_to_others(store: Store, before: Before, by: str) -> None:
    """Take from the way back what is not the doer's own word any more, or refers to what is gone; count it as left."""
    if before.stamp:  # Else an earlier version of the program wrote that journal.
        own = _Own(store, before, by)
        _leave_words(store, before, own)
        _leave_layers(store, before, by, own)
    _leave_gone(store, before)


def _leave_words(store: Store, before: Before, own: _Own) -> None:
    for name in before.tables():
        if name in TABLES and TABLES[name].shared:
            ids = before.ids(name)
            for first in range(0, len(ids), BATCH):
                store.before.left += _leave_rows(store, name, ids[first : first + BATCH], before, own)
    if TOLD in before.settings:
        if own.says(TOLD, TOLD, str(store.setting(TOLD))):
            told = before.settings[TOLD]
            store.before.renewed[TOLD] = {TOLD: orjson.loads(told)} if told else {}
        else:
            before.settings.clear()
            store.before.left += 1


def _leave_layers(store: Store, before: Before, by: str, own: _Own) -> None:
    """What was imported for somebody else, and of which they have spoken since, is theirs."""
    layers = [name for name, table in TABLES.items() if "annotator_id" in table.columns and not table.shared]
    for name in before.tables() & {*layers}:
        given = each_way(before.stamp) | {"ids": to_json(before.ids(name)), "by": by}
        others = (
            f"FROM {name} WHERE id IN (SELECT value FROM json_each(:ids)) AND stamp NOT IN (:stamp, :copied, :reported)"
            " AND annotator_id IN (SELECT id FROM annotator WHERE kind = 'person' AND id <> :by)"
        )
        stamps = [stamp for (stamp,) in store.connection.execute(f"SELECT DISTINCT stamp {others}", given)]
        given["theirs"] = to_json([stamp for stamp in stamps if not own.says("", "", marked(stamp, "0"))])
        found = store.connection.execute(
            f"SELECT id {others} AND stamp IN (SELECT value FROM json_each(:theirs))", given
        )
        for (row_id,) in found:
            for part in (before.added, before.flagged, before.rows):
                part.get(name, {}).pop(row_id, None)
            store.before.left += 1


def _leave_gone(store: Store, before: Before) -> None:
    """What a merge had brought is gone where the merge was undone."""
    for name, rows in before.rows.items():
        for row_id, columns in refers_to_gone(store, name, rows).items():
            old = rows.pop(row_id)
            if TABLES[name].shared:
                rows[row_id] = {field: value for field, value in old.items() if field not in columns}
            store.before.left += 1


def _leave_rows(store: Store, name: str, ids: Sequence[str], before: Before, own: _Own) -> int:
    rows, added, flagged = before.rows.get(name, {}), before.added.get(name, {}), before.flagged.get(name, {})
    now = _found(store, name, [row_id for row_id in ids if row_id not in rows], ("id", "deleted", "stamps"))
    now |= _found(store, name, [row_id for row_id in ids if row_id in rows], TABLES[name].columns)
    left = 0
    for row_id, values in now.items():
        touched = None if row_id in added else rows.get(row_id, {"deleted": 0})
        stamps: dict[str, str] = orjson.loads(values["stamps"])
        asked = {field: stamp for field, stamp in stamps.items() if touched is None or field in touched}
        theirs = {field for field, stamp in asked.items() if not own.says(row_id, field, stamp)}
        if theirs and row_id in added:
            del added[row_id]
            left += not values["deleted"]
        elif theirs and row_id in flagged:
            left += values["deleted"] != flagged.pop(row_id)
        elif row_id in rows:
            left += _leave_fields(rows, values, theirs)
        if row_id in rows or row_id in flagged:
            _renew(store, before, row_id, rows.get(row_id, {"deleted": 0}))
    return left


def _renew(store: Store, before: Before, row_id: str, fields: Iterable[str]) -> None:
    """Note with which stamps the words were said that are put back."""
    renewed, said = store.before.renewed.pop(row_id, {}), before.said.get(row_id, {})
    kept = {field: stamp for field, stamp in renewed.items() if field not in fields}
    if kept := kept | {field: said[field] for field in fields if field in said}:
        store.before.renewed[row_id] = kept


def _leave_fields(rows: dict[str, Values], now: Values, theirs: set[str]) -> bool:
    """Take others' fields from an old row; returns whether any is not as it was."""
    old = rows[now["id"]]
    differs = any(old[field] != now[field] for field in theirs & old.keys())
    # Whether a removal was held back is told by its stamp.
    skipped = theirs | {"stamps"} if "deleted" in theirs else theirs
    rows[now["id"]] = {field: value for field, value in old.items() if field not in skipped}
    return differs


def _found(store: Store, name: str, ids: Sequence[str], columns: tuple[str, ...]) -> dict[str, Values]:
    rows = store.connection.execute(
        f"SELECT {', '.join(map(quoted, columns))} FROM {name} WHERE id IN (SELECT value FROM json_each(?))",
        [to_json(ids)],
    )
    return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
