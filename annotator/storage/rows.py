"""Rows of the file to domain objects and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

import orjson

from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Attribute, Label
from annotator.domain.document import Boilerplate, Document, Occurrence, Progress, Split
from annotator.domain.relation import DocumentLabel, Relation
from annotator.domain.review import Assignment, Comment, Verdict
from annotator.domain.row import Row
from annotator.domain.span import Span
from annotator.storage.schema import TABLES

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


def values_of(row: Row) -> Values:
    """Return the row's columns as SQLite holds them: flags 0 or 1, mappings and tuples as JSON text."""
    json = TABLES[row.table].json
    values: Values = {}
    for name in _NAMES[type(row)]:
        value = getattr(row, name)
        if name in json:
            value = None if value is None else to_json(dict(value) if isinstance(value, Mapping) else value)
        elif name in _FLAGS:
            value = int(value)
        values[name] = value
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
