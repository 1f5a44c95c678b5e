"""Whether what a file says of an article and its spans is true of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import orjson

from annotator.domain.clock import STAMP, milliseconds_of
from annotator.domain.identity import document_id, sha256
from annotator.domain.offsets import OffsetMap
from annotator.domain.span import quote_of
from annotator.domain.wording import to_word, worded
from annotator.formats.record import RowRecord, SpanRecord
from annotator.storage.schema import TABLES

_ID = re.compile(r"\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
_DAY = 86_400_000


def problem_with_text(text: str) -> str:
    """Return why a text cannot be an article, or ""."""
    if not text.strip():
        return worded("the article is empty")
    if "\0" in text:
        return worded("the article holds NUL characters; the file is probably not text")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return worded("the article holds half a character (a lone surrogate) at {place}", place=str(error.start))
    return ""


def settled_span(span: SpanRecord, text: str) -> tuple[str, str]:
    """Check a span against the text, in place.  Returns the reason against it, or "", and what was repaired, or "".

    Where the quote proves that the offsets count something else (UTF-16 units, bytes, CRLF), they become code points.
    """
    length = len(text)
    if span.quote is None and span.fragments is None:
        if 0 <= span.start < span.end <= length:
            span.quote = text[span.start : span.end]
            return "", ""
        return _outside(span.start, span.end, length), ""
    ranges = [(start, end) for start, end in span.fragments or [(span.start, span.end)]]
    if _fits(ranges, length) and span.quote in (None, quote := quote_of(text, ranges)):
        span.quote = quote
        return "", ""
    for unit, reading in _readings(text) if span.quote is not None else ():
        moved = [(reading(start), reading(end)) for start, end in ranges]
        if _fits(moved, length) and quote_of(text, moved) == span.quote:
            span.start, span.end = moved[0][0], moved[-1][1]
            span.fragments = moved if span.fragments else None
            return "", unit
    if not _fits(ranges, length):
        return _outside(span.start, span.end, length), ""
    return worded("the text at {place} is not the quote that the file gives", place=f"{span.start}–{span.end}"), ""


def _outside(start: int, end: int, length: int) -> str:
    return worded("the span {place} lies outside the text of {count} characters", place=f"{start}–{end}", count=length)


def _readings(text: str) -> Iterator[tuple[str, Callable[[int], int]]]:
    """Yield what else offsets may have counted: UTF-16 units, UTF-8 bytes, or each with line breaks of two.

    Its name is worded where it is told.
    """
    units = OffsetMap(text)
    yield to_word("UTF-16 units"), units.offset
    yield to_word("bytes"), _place_by(text, lambda piece: len(piece.encode()))
    if "\n" in text:
        yield to_word("line breaks of two"), _place_by(text, lambda piece: len(piece) + piece.count("\n"))
        wide = _place_by(text, lambda piece: len(piece.encode("utf-16-le")) // 2 + piece.count("\n"))
        yield to_word("UTF-16 units, line breaks of two"), wide
        long = _place_by(text, lambda piece: len(piece.encode()) + piece.count("\n"))
        yield to_word("bytes, line breaks of two"), long


def _place_by(text: str, length: Callable[[str], int]) -> Callable[[int], int]:
    """Return the function from an offset that counts `length` of what is before it to a code point; -1 for none."""
    places = {0: 0}
    at = 0
    for place, character in enumerate(text, 1):
        at += length(character)
        places[at] = place
    return lambda offset: places.get(offset, -1)


def _fits(ranges: list[Any], length: int) -> bool:
    edges = [edge for pair in ranges for edge in pair]
    return bool(edges) and edges == sorted(set(edges)) and edges[0] >= 0 and edges[-1] <= length


def problem_with_row(row: RowRecord, now: int) -> str:
    """Return why a row of another project cannot be taken, or "".  `now` is in milliseconds since 1970."""
    table = TABLES.get(row.table)
    if table is None:
        return worded("“{table}” is no table of a project", table=row.table)
    missing = [column for column in table.columns if column not in row.values]
    strange = [column for column in row.values if column not in table.columns]
    if missing or strange:
        return worded(
            "“{table}” has other columns than expected ({columns})",
            table=row.table,
            columns=", ".join(missing + strange),
        )
    if not _ID.match(str(row.values["id"])):
        return worded("the id is not one")
    stamp = str(row.values["stamp"])
    if not STAMP.match(stamp):
        return worded("the stamp is not one")
    if milliseconds_of(stamp) > now + _DAY:
        return worded(
            "the row is dated more than a day ahead; its owner's clock is wrong (their `check --repair` mends it)"
        )
    return _problem_with_values(table.json, row.values)


def _problem_with_values(json: frozenset[str], values: dict[str, Any]) -> str:
    for column in json:
        if values[column] is not None:
            try:
                orjson.loads(values[column])
            except (orjson.JSONDecodeError, TypeError):
                return worded("“{column}” is not JSON", column=column)
    for column, value in values.items():
        if isinstance(value, str) and not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                return worded("“{column}” holds half a character (a lone surrogate)", column=column)
        if isinstance(value, bool | list | dict):
            return worded("“{column}” is of the wrong kind", column=column)
    return ""


def problem_with_document(values: dict[str, Any]) -> str:
    """Return why a row's id, digest and text do not belong together, or ""."""
    if problem := problem_with_text(values["text"]):
        return problem
    digest = sha256(values["text"])
    if values["sha256"] != digest:
        return worded("the text is not the one that its digest was made of")
    return "" if values["id"] == document_id(digest) else worded("the id is not that of its text")


def problem_with_quote(values: dict[str, Any], text: str) -> str:
    """Return why a row of a span does not fit the text it quotes, or ""."""
    fragments = orjson.loads(values["fragments"]) if values["fragments"] else None
    ranges = fragments or [(values["start"], values["end"])]
    if not _fits(ranges, len(text)):
        return _outside(values["start"], values["end"], len(text))
    if quote_of(text, ranges) != values["quote"]:
        return worded("the text at {place} is not its quote", place=f"{values['start']}–{values['end']}")
    return ""
