"""Rows of the file to domain objects and back, and the statements that write and find them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import orjson

from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Attribute, Label
from annotator.domain.document import Boilerplate, Document, Occurrence, Progress, Split
from annotator.domain.relation import DocumentLabel, Relation
from annotator.domain.review import Assignment, Comment, Verdict
from annotator.domain.row import Row
from annotator.domain.span import Span
from annotator.storage.schema import TABLES, quoted

AnyRow = TypeVar("AnyRow", bound=Row)
Values = dict[str, Any]

KINDS: dict[str, type[Row]] = {
    kind.table: kind
    for kind in (
        Annotator,
        Document,
        Occurrence,
        Label,
        Attribute,
        Span,
        Relation,
        DocumentLabel,
        Progress,
        Assignment,
        Comment,
        Verdict,
        Split,
        Boilerplate,
    )
}
_FLAGS = frozenset({"deleted", "retired", "required", "dimmed", "resolved"})


def to_json(value: object) -> str:
    """Return compact JSON with sorted keys, so that equal values are equal text."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


_NAMES = {kind: tuple(f.name for f in fields(kind)) for kind in KINDS.values()}


def _as_json(value: object) -> str | None:
    return None if value is None else to_json(dict(value) if isinstance(value, Mapping) else value)


_GIVEN = {kind: attrgetter(*names) for kind, names in _NAMES.items()}
_STORED = {
    kind: tuple(
        (name, int if name in _FLAGS else _as_json) for name in names if name in _FLAGS | TABLES[kind.table].json
    )
    for kind, names in _NAMES.items()
}


def values_of(row: Row) -> Values:
    """Return the row's columns as SQLite holds them: flags 0 or 1, mappings and tuples as JSON text."""
    kind = type(row)
    values = dict(zip(_NAMES[kind], _GIVEN[kind](row), strict=True))
    for name, stored in _STORED[kind]:
        values[name] = stored(values[name])
    return values


def _from_json(text: str | None) -> Any:
    if text is None or text == "{}":
        return text and {}
    value = orjson.loads(text)
    if isinstance(value, list):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return value


_CONVERTED = {
    kind: tuple(
        (name, bool if name in _FLAGS else _from_json)
        for name in _NAMES[kind]
        if name in _FLAGS or name in TABLES[kind.table].json
    )
    for kind in KINDS.values()
}


def row_of(kind: type[AnyRow], values: Mapping[str, Any]) -> AnyRow:
    """Return the domain object for a whole row of its table; columns that it does not know are left out."""
    found = dict(values)
    for stored_only in ("number", "stamps"):
        found.pop(stored_only, None)
    for name, convert in _CONVERTED[kind]:
        found[name] = convert(found[name])
    return kind(**found)


@cache
def insert(table: str) -> str:
    """Return what writes a new row, its values by name."""
    columns = TABLES[table].columns
    names = ", ".join(map(quoted, columns))
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{c}' for c in columns)})"


@cache
def upsert(table: str) -> str:
    """Return what writes a row, new or not."""
    renewed = ", ".join(f"{quoted(c)} = excluded.{quoted(c)}" for c in TABLES[table].columns if c != "id")
    return f"{insert(table)} ON CONFLICT (id) DO UPDATE SET {renewed}"


@cache
def look_up(table: str, *, one: bool) -> str:
    """Return what finds rows by one id, or by many as JSON."""
    where = "id = ?" if one else "id IN (SELECT value FROM json_each(?))"
    return f"SELECT {', '.join(map(quoted, TABLES[table].columns))} FROM {table} WHERE {where}"
