"""Whether a project keeps its promises: pages, references, ids, texts, quotes and stamps; and mending what can be."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import orjson

from annotator.domain.clock import STAMP, Clock
from annotator.domain.identity import document_id, progress_id, sha256
from annotator.domain.span import quote_of
from annotator.domain.wording import worded
from annotator.storage.others import TOLD
from annotator.storage.reader import Reader
from annotator.storage.rows import to_json
from annotator.storage.schema import TABLES
from annotator.storage.store import Store

_DAY = 86_400_000
MOST = 1000


def problems(reader: Reader) -> list[str]:
    """Return what is wrong with the file, a sentence each, MOST at most; nothing where all is well."""
    found: list[str] = []
    for part in (_pages, _references, _stamps, _json, _documents, _spans, _progress):
        try:
            for problem in part(reader):
                found.append(problem)
                if len(found) == MOST:
                    return [*found, worded("… and more")]
        except sqlite3.DatabaseError as error:
            found.append(worded("a part of the file cannot be read ({error})", error=error))
    return found


def set_clock(store: Store) -> None:
    """Let a store date what it writes as if it had seen no stamp from the future; outside a transaction."""
    store.clock = Clock(store.greatest_stamp(_limit()))


def repair(store: Store) -> list[str]:
    """Mend what can be mended without guessing; returns what was done, a sentence each.

    Stamps from the future are drawn anew, and a quote that is not the slice becomes it.  Begun inside a transaction,
    after `set_clock`.
    """
    done: list[str] = []
    limit = _limit()
    for name, table in TABLES.items():
        ids = _ahead(store, name, limit)
        for row_id in ids:
            _note(store, name, row_id)
            store.connection.execute(
                f"UPDATE {name} SET stamp = :fresh WHERE id = :id AND stamp > :limit",
                {"fresh": store.stamp, "id": row_id, "limit": limit},
            )
            if table.shared:
                _restamp_fields(store, name, row_id, limit)
        if ids:
            done.append(
                worded(
                    "{count} rows of “{table}” were dated more than a day ahead and are dated now",
                    count=len(ids),
                    table=name,
                )
            )
    if str(store.setting(TOLD, "")) > limit:
        store.set_setting(TOLD, store.stamp)
    for row_id, quote, text, ranges in _quotes(store):
        if ranges and quote_of(text, ranges) != quote:
            _note(store, "span", row_id)
            store.connection.execute(
                "UPDATE span SET quote = ?, stamp = ? WHERE id = ?", [quote_of(text, ranges), store.stamp, row_id]
            )
            done.append(worded("span {id} quotes its text again", id=row_id))
    return done


def _note(store: Store, name: str, row_id: str) -> None:
    """Note that a row is mended; what it was stays in the backup alone."""
    store.before.note(name, row_id, {"id": row_id})
    store.relieve()


def _limit() -> str:
    """Return what sorts after every stamp that may be believed: more than a day ahead no clock is only fast."""
    return f"{time.time_ns() // 1_000_000 + _DAY:013d}~"


def _ahead(reader: Reader, name: str, limit: str) -> list[str]:
    """Return the ids of the rows of a table that are dated after `limit`, whole or in one of their fields."""
    fields = " OR json_valid(stamps) AND EXISTS (SELECT 1 FROM json_each(stamps) WHERE value > :limit)"
    where = f"stamp BETWEEN :limit AND ':'{fields if TABLES[name].shared else ''}"
    found = reader.connection.execute(f"SELECT id FROM {name} WHERE {where}", {"limit": limit})
    return [row_id for (row_id,) in found]


def _restamp_fields(store: Store, name: str, row_id: str, limit: str) -> None:
    (text,) = store.connection.execute(f"SELECT stamps FROM {name} WHERE id = ?", [row_id]).fetchone()
    stamps = {field: store.stamp if str(stamp) > limit else stamp for field, stamp in orjson.loads(text).items()}
    store.connection.execute(f"UPDATE {name} SET stamps = ? WHERE id = ?", [to_json(stamps), row_id])


def _pages(reader: Reader) -> Iterator[str]:
    for (line,) in reader.connection.execute("PRAGMA integrity_check(100)"):
        if line != "ok":
            yield worded("the file is damaged: {what}", what=line)


def _references(reader: Reader) -> Iterator[str]:
    for table, rowid, parent, _ in reader.connection.execute("PRAGMA foreign_key_check"):
        yield worded(
            "row {row} of “{table}” refers to a “{other}” that is not there", row=str(rowid), table=table, other=parent
        )


def _stamps(reader: Reader) -> Iterator[str]:
    limit = _limit()
    for name in TABLES:
        for row_id, stamp in reader.connection.execute(f"SELECT id, stamp FROM {name}"):
            if not STAMP.match(stamp):
                yield worded(
                    "“{table}” {id} has a stamp that is none: {stamp}", table=name, id=row_id, stamp=repr(stamp)
                )
        for row_id in _ahead(reader, name, limit):
            yield worded("“{table}” {id} is dated more than a day ahead", table=name, id=row_id)


def _json(reader: Reader) -> Iterator[str]:
    for name, table in TABLES.items():
        for column in sorted(table.json | ({"stamps"} if table.shared else frozenset())):
            for (row_id,) in reader.connection.execute(
                f"SELECT id FROM {name} WHERE {column} IS NOT NULL AND NOT json_valid({column})"
            ):
                yield worded("“{table}” {id} holds no JSON in “{column}”", table=name, id=row_id, column=column)


def _documents(reader: Reader) -> Iterator[str]:
    for row_id, text, digest in reader.connection.execute("SELECT id, text, sha256 FROM document"):
        if sha256(text) != digest:
            yield worded("article {id} has another text than the one it came with", id=row_id)
        elif document_id(digest) != row_id:
            yield worded("article {id} has an id that is not that of its text", id=row_id)


def _quotes(reader: Reader) -> Iterator[tuple[str, str, str, list[tuple[int, int]]]]:
    rows = reader.connection.execute(
        'SELECT id, document_id, quote, start, "end", fragments FROM span ORDER BY document_id'
    ).fetchall()
    for document, spans in groupby(rows, key=itemgetter(1)):
        found = reader.connection.execute("SELECT text FROM document WHERE id = ?", [document]).fetchone()
        for row_id, _, quote, start, end, fragments in spans if found else ():
            yield row_id, quote, found[0], _ranges(start, end, fragments)


def _ranges(start: int, end: int, fragments: str | None) -> list[tuple[int, int]]:
    """Return the stretches of a span; none where its pieces are no pairs of numbers."""
    try:
        pairs = orjson.loads(fragments or "null")
    except orjson.JSONDecodeError:
        return []
    if pairs is None:
        return [(start, end)]
    if not isinstance(pairs, list) or not all(isinstance(p, list) and [*map(type, p)] == [int, int] for p in pairs):
        return []
    return [(first, last) for first, last in pairs]


def _spans(reader: Reader) -> Iterator[str]:
    for row_id, quote, text, ranges in _quotes(reader):
        edges = [edge for pair in ranges for edge in pair]
        if not edges or edges != sorted(set(edges)) or edges[-1] > len(text):
            yield worded("span {id} does not lie in its article", id=row_id)
        elif quote_of(text, ranges) != quote:
            yield worded("span {id} does not quote its text", id=row_id)
    for (row_id,) in reader.connection.execute(
        "SELECT span.id FROM span JOIN document ON document.id = span.document_id"
        " WHERE span.deleted = 0 AND document.deleted = 1"
    ):
        yield worded("span {id} is alive in an article that was removed", id=row_id)


def _progress(reader: Reader) -> Iterator[str]:
    rows = reader.connection.execute("SELECT id, document_id, annotator_id, round FROM progress")
    for row_id, document, annotator, round_ in rows:
        if progress_id(document, annotator, round_) != row_id:
            yield worded("progress {id} has an id that is not that of its article and annotator", id=row_id)
