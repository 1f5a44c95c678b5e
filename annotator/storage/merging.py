"""Merging rows of another file into the project: the later stamp wins, so that neither order nor repetition matters.

Rows that one annotator writes are merged whole, by one statement a table, a person's word over any copy; shared rows
field by field.  Rows of equal stamps should not differ; where they do, the greater content wins, so that everybody
comes to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import orjson

from annotator.storage.before import Before
from annotator.storage.holding import HELD, hold_back
from annotator.storage.rows import Values, to_json
from annotator.storage.schema import TABLES, Table, quoted
from annotator.storage.stamps import outweighs

if TYPE_CHECKING:
    from annotator.storage.store import Store

# What refers to a table's rows, so that a row goes only where nothing else needs it: (table, column).
REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "annotator": (
        ("annotator", "owner_id"),
        ("annotator", "same_as"),
        *((name, "annotator_id") for name, table in TABLES.items() if "annotator_id" in table.columns),
    ),
    "document": tuple((name, "document_id") for name, table in TABLES.items() if "document_id" in table.columns),
    "label": (
        ("label", "parent_id"),
        ("label", "merged_into"),
        *((name, "label_id") for name, table in TABLES.items() if "label_id" in table.columns),
    ),
    "span": (("relation", "source_id"), ("relation", "target_id"), ("comment", "span_id")),
    "comment": (("comment", "answers"),),
}


def merge(store: Store, sources: Mapping[str, str]) -> None:
    """Merge rows that are attached to the store into its tables, inside the open transaction.

    `sources` names for each table what holds its rows ("theirs.span"), with the columns that travel.  The rows have
    been checked, and what they refer to is among them or in the project.  What is overwritten is noted word for word.
    """
    before = store.before
    before.exact = True
    stamps = " UNION ALL ".join(f"SELECT '{name}', max(stamp) FROM {source}" for name, source in sources.items())
    for name, greatest in store.connection.execute(stamps).fetchall():
        if greatest is None:
            continue
        source = sources[name]
        store.clock.see(greatest)
        if TABLES[name].shared:
            _merge_fields(store, TABLES[name], source)
        else:
            _merge_rows(store, TABLES[name], source)
        before.until = max(before.until, greatest)
    hold_back(store)
    # Of shared rows our own stamp may be the later one.
    shared = (row["stamp"] for name, rows in before.rows.items() if TABLES[name].shared for row in rows.values())
    before.until = max((before.until, *shared))


def settle_known(store: Store, table: Table, source: str) -> None:
    """Merge those rows of a source that the project has already, one by one."""
    if not table.shared:
        for _, theirs in _pairs(store, table, source, later(table, "theirs", "ours")):
            store.settle(table.name, theirs)
        return
    for ours, theirs in _pairs(store, table, source, _differs(table)):
        store.settle(table.name, merged_fields(table, ours, theirs))


def keep_joined(store: Store) -> None:
    """Let two people whom somebody here said to be one stay so after a merge, where a later row does not say it.

    The row keeps its stamp: to others this says nothing.
    """
    noted = store.before.rows.get("annotator", {})
    for old in [old for old in noted.values() if old["same_as"]]:
        now = store.connection.execute("SELECT * FROM annotator WHERE id = ?", [old["id"]]).fetchone()
        if not now["same_as"]:
            row = {column: now[column] for column in old} | {"same_as": old["same_as"]}
            store.settle("annotator", row)
            if row == old:
                del noted[old["id"]]


def settle_own(store: Store, name: str, source: str, ids: Iterable[str]) -> None:
    """Let rows stand as their only writer has them, whatever others made of them and whenever.

    That two people are one is also for others to say: of somebody who does not say it, or said something else of it
    earlier, what was said here stands.
    """
    wanted = to_json(sorted(ids))
    for ours, theirs in _pairs(store, TABLES[name], source, "theirs.id IN (SELECT value FROM json_each(?))", wanted):
        is_joined_here = ours.get("same_as") and (not theirs["same_as"] or ours["stamp"] > theirs["stamp"])
        store.settle(name, theirs | ({key: ours[key] for key in ("stamp", "same_as")} if is_joined_here else {}))


@cache
def _differs(table: Table) -> str:
    columns = [c for c in table.columns if c not in ("id", *table.settled)]
    return " OR ".join(f"theirs.{quoted(c)} IS NOT ours.{quoted(c)}" for c in columns)


@cache
def later(table: Table, theirs: str, ours: str) -> str:
    """Return the SQL condition under which one row of a single-writer table gives way to another."""
    columns = [quoted(c) for c in table.columns if c not in ("id", "stamp")]
    differs = " OR ".join(f"{theirs}.{c} IS NOT {ours}.{c}" for c in columns)
    contents = [" || ',' || ".join(f"quote({side}.{c})" for c in columns) for side in (theirs, ours)]
    return (
        f"({outweighs(theirs, ours)} OR {theirs}.stamp = {ours}.stamp AND ({differs})"
        f" AND {contents[0]} > {contents[1]})"
    )


def merged_fields(table: Table, ours: Values, theirs: Values) -> Values:
    """Return what becomes of a shared row that stands on both sides: the later of each field's two values."""
    stamps = [orjson.loads(ours["stamps"]), orjson.loads(theirs["stamps"])]
    held = [found.get(HELD) is not None and found.pop(HELD) == found.get("deleted") for found in stamps]
    rows = [row | {"deleted": 1} if is_held else row for row, is_held in zip((ours, theirs), held, strict=True)]
    merged = dict(rows[0])
    for column in table.columns:
        if column not in table.settled and column not in ("stamp", "stamps"):
            given = [(found.get(column, ""), row[column]) for found, row in zip(stamps, rows, strict=True)]
            merged[column] = max(given, key=_weight)[1]
    kept = {field: max(found.get(field, "") for found in stamps) for field in {*stamps[0], *stamps[1]}}
    if merged["deleted"] and held[0]:
        merged["deleted"], kept[HELD] = 0, kept["deleted"]
    unchanged = kept == orjson.loads(ours["stamps"])
    return merged | {
        "stamp": max(ours["stamp"], theirs["stamp"]),
        "stamps": ours["stamps"] if unchanged else to_json(kept),
    }


def _weight(given: tuple[str, Any]) -> tuple[str, bool, Any]:
    stamp, value = given
    return stamp, value is not None, "" if value is None else value


def _merge_rows(store: Store, table: Table, source: str) -> None:
    overruled = _pairs(store, table, source, later(table, "theirs", "ours"))
    for ours, _ in overruled:
        store.before.note(table.name, ours["id"], ours)
    if _note_added(store, table, source) or overruled:
        store.connection.execute(_insertion(table, source))


def _merge_fields(store: Store, table: Table, source: str) -> None:
    settle_known(store, table, source)
    if _note_added(store, table, source):
        store.connection.execute(_insertion(table, source))


@cache
def _insertion(table: Table, source: str) -> str:
    """Return the statement that takes in the rows of a source: those of a single writer also over what gives way."""
    names = ", ".join(map(quoted, table.columns))
    renewed = ", ".join(f"{quoted(c)} = excluded.{quoted(c)}" for c in table.columns if c != "id")
    known = "NOTHING" if table.shared else f"UPDATE SET {renewed} WHERE {later(table, 'excluded', 'ours')}"
    return (
        f"INSERT INTO main.{table.name} AS ours ({names}) SELECT {names} FROM {source} WHERE true"
        f" ON CONFLICT (id) DO {known}"
    )


@cache
def _both(table: Table) -> str:
    return ", ".join(f"{side}.{quoted(c)}" for side in ("ours", "theirs") for c in table.columns)


def _pairs(store: Store, table: Table, source: str, condition: str, *given: str) -> list[tuple[Values, Values]]:
    """Return (ours, theirs) of the rows that stand on both sides, where the condition holds."""
    rows = store.connection.execute(
        f"SELECT {_both(table)} FROM {source} AS theirs CROSS JOIN main.{table.name} AS ours ON ours.id = theirs.id"
        f" WHERE {condition}",
        given,
    ).fetchall()
    width = len(table.columns)
    return [
        (dict(zip(table.columns, row[:width], strict=True)), dict(zip(table.columns, row[width:], strict=True)))
        for row in map(tuple, rows)
    ]


def _note_added(store: Store, table: Table, source: str) -> bool:
    """Note which rows are new here; returns whether any is."""
    # As one text: a million rows fetched one by one take a second.
    (text,) = store.connection.execute(
        f"SELECT json_group_array(id) FROM {source} AS theirs"
        f" WHERE NOT EXISTS (SELECT 1 FROM main.{table.name} AS ours WHERE ours.id = theirs.id)"
    ).fetchone()
    if ids := dict.fromkeys(orjson.loads(text)):
        added = store.before.added
        added[table.name] = added[table.name] | ids if table.name in added else ids
    return bool(ids)


def put_back(store: Store, before: Before) -> None:
    """Undo a merge inside the open transaction: rows stand word for word as they did, those it brought are gone.

    With older stamps, or none, merging the same file again brings everything back.  What was said since stays: of
    shared rows the fields, of others the whole row.  A row that it brought stays where something later refers to it.
    """
    store.before.exact = True
    for name, table in TABLES.items():
        hanging = refers_to_gone(store, name, before.rows.get(name, {}))
        store.before.left += len(hanging)
        for old in before.rows.get(name, {}).values():
            row = store.connection.execute(f"SELECT * FROM {name} WHERE id = ?", [old["id"]]).fetchone()
            # It is gone where it came with a merge of somebody else's that was undone first.
            if row and old["id"] not in hanging:
                now = {column: row[column] for column in table.columns}
                store.settle(name, _with_later(table, old, now, before.until))
    for name in reversed(TABLES):
        _remove(store, name, before.added.get(name, {}), before.until)
    for key, text in before.settings.items():
        store.set_setting(key, None if text is None else orjson.loads(text))


def refers_to_gone(store: Store, name: str, rows: Mapping[str, Values]) -> dict[str, set[str]]:
    """Return which of these old rows refer to rows that an undone merge took away since, and in which columns."""
    found: dict[str, set[str]] = {}
    for parent, references in REFERENCES.items():
        for column in [column for child, column in references if child == name]:
            wanted = sorted({row[column] for row in rows.values() if row.get(column)})
            gone = "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM main.{} WHERE id = value)"
            missing = {row_id for (row_id,) in store.connection.execute(gone.format(parent), [to_json(wanted)])}
            for row_id, row in rows.items() if missing else ():
                if row.get(column) in missing:
                    found.setdefault(row_id, set()).add(column)
    return found


def _with_later(table: Table, old: Values, now: Values, until: str) -> Values:
    """Return an old row with what was said of it after a stamp: an undo must not take that from the team."""
    if now["stamp"] <= until:
        return old
    if not table.shared:
        return now
    stamps, later_stamps = orjson.loads(old["stamps"]), orjson.loads(now["stamps"])
    fields = {field: stamp for field, stamp in later_stamps.items() if stamp > until and field != HELD}
    if "deleted" in fields:
        stamps.pop(HELD, None)
        fields |= {HELD: later_stamps[HELD]} if HELD in later_stamps else {}
    kept = {field: now[field] for field in fields if field != HELD}
    return old | kept | {"stamp": now["stamp"], "stamps": to_json(stamps | fields)}


def _remove(store: Store, name: str, ids: Mapping[str, Any], until: str) -> None:
    connection = store.connection
    if not ids:
        return
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS going (id TEXT PRIMARY KEY)")
    connection.execute(
        f"INSERT INTO going SELECT id FROM main.{name} WHERE id IN (SELECT value FROM json_each(?)) AND stamp <= ?",
        [to_json(list(ids)), until],
    )
    stay = [
        f"DELETE FROM going WHERE EXISTS (SELECT 1 FROM main.{child} WHERE {column} = going.id"
        f"{' AND id NOT IN (SELECT id FROM going)' if child == name else ''})"
        for child, column in REFERENCES.get(name, ())
    ]
    while any(connection.execute(statement).rowcount for statement in stay):
        pass  # What stays may itself refer to what was to go.
    if name == "document":
        # Its rows' numbers may be given again: the index must not know the old texts under them.
        connection.execute("INSERT INTO document_text (document_text) VALUES ('delete-all')")
    gone = connection.execute(f"DELETE FROM main.{name} WHERE id IN (SELECT id FROM going)")
    store.before.removed += gone.rowcount
    connection.execute("DELETE FROM going")
