"""Full-text search: an index that is built bit by bit, and questions that are right before it is whole.

The index holds the articles up to a number; those after it are indexed in memory as they are asked about, by the same
rules.  A text never changes, so what is indexed stays true (merging empties the index where it takes articles out).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

from annotator.domain.wording import worded
from annotator.storage.failure import calm
from annotator.storage.lists import TITLE
from annotator.storage.reader import Reader
from annotator.storage.store import Store

BEGINS, ENDS = "\x01", "\x02"
AT_ONCE = 200
"""Articles that are indexed in one transaction, or in memory at a time."""

_PART = re.compile(r'(-?)"([^"]*)"?(\*?)|(-?)(\S+)')
_INDEXED = "(SELECT coalesce(max(id), 0) FROM document_text_docsize)"
_MARKED = f"highlight(document_text, 0, '{BEGINS}', '{ENDS}')"


class Found(NamedTuple):
    """An article that answers, with its hits as code points of its text."""

    document_id: str
    title: str
    text: str
    hits: list[tuple[int, int]]


def expression(query: str) -> str:
    """Return the index's expression for what a person types: words, "phrases", begin* and -without; "" for nothing.

    All must stand in the article, in any order, whatever their case and accents.
    """
    wanted: list[str] = []
    without: list[str] = []
    for minus, phrase, star, other_minus, word in _PART.findall(query):
        if word and not phrase:
            minus = other_minus
            word = word[1:] if minus and word.startswith("-") else word
            phrase, star = (word[:-1], "*") if word.endswith("*") else (word, "")
        if any(character.isalnum() for character in phrase):
            clean = phrase.replace('"', " ").replace("\0", " ")
            (without if minus else wanted).append(f'"{clean}"{" *" if star else ""}')
    if not wanted:
        return ""
    return " ".join(wanted) + "".join(f" NOT {part}" for part in without)


def index_more(store: Store, limit: int = AT_ONCE) -> int:
    """Take the next articles into the index, in one transaction; return how many are still to come."""
    with calm(worded("The articles could not be indexed. They are found all the same, only slower")):
        store.connection.execute("BEGIN IMMEDIATE")
        try:
            store.connection.execute(
                "INSERT INTO document_text (rowid, text) SELECT number, text FROM document"
                f" WHERE number > {_INDEXED} ORDER BY number LIMIT ?",
                [limit],
            )
            store.connection.execute("COMMIT")
        except BaseException:
            if store.connection.in_transaction:
                store.connection.execute("ROLLBACK")
            raise
    return unindexed(store)


def unindexed(reader: Reader) -> int:
    """Return how many articles the index does not hold yet."""
    (count,) = reader.connection.execute(f"SELECT count(*) FROM document WHERE number > {_INDEXED}").fetchone()
    return int(count)


def find(reader: Reader, query: str) -> Iterator[Found]:
    """Yield the live articles that answer a query, in the order they came in."""
    asked = expression(query)
    if not asked:
        return
    rows = reader.connection.execute(
        f"SELECT document.id, {TITLE}, {_MARKED}, length(document.text), document.number"
        " FROM document_text JOIN document ON document.number = document_text.rowid WHERE document_text MATCH ?"
        " AND document.deleted = 0 ORDER BY document_text.rowid",
        [asked],
    )
    for row in rows:
        yield _found(reader, *row)
    yield from _find_unindexed(reader, asked)


def _find_unindexed(reader: Reader, asked: str) -> Iterator[Found]:
    rows = reader.connection.execute(
        f"SELECT number, id, {TITLE} AS title, text FROM document"
        f" WHERE number > {_INDEXED} AND deleted = 0 ORDER BY number"
    )
    batch = rows.fetchmany(AT_ONCE)
    if not batch:
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute("CREATE VIRTUAL TABLE document_text USING fts5(text)")
        while batch:
            known = {row["number"]: row for row in batch}
            memory.execute("DELETE FROM document_text")
            memory.executemany(
                "INSERT INTO document_text (rowid, text) VALUES (?, ?)", [(n, row["text"]) for n, row in known.items()]
            )
            answers = memory.execute(
                f"SELECT rowid, {_MARKED} FROM document_text WHERE document_text MATCH ? ORDER BY rowid", [asked]
            )
            for number, marked in answers:
                row = known[number]
                yield Found(row["id"], row["title"], row["text"], _hits(marked, row["text"]))
            batch = rows.fetchmany(AT_ONCE)


def _found(reader: Reader, document_id: str, title: str, marked: str, length: int, number: int) -> Found:
    text = marked.replace(BEGINS, "").replace(ENDS, "")
    if len(text) != length or len(marked) - length != 2 * marked.count(BEGINS):
        # The text itself holds such control characters.
        (text,) = reader.connection.execute("SELECT text FROM document WHERE number = ?", [number]).fetchone()
    return Found(document_id, title, text, _hits(marked, text))


def _hits(marked: str, text: str) -> list[tuple[int, int]]:
    """Return where marks stand in `marked`, as places of the text without them."""
    if len(marked) - len(text) == marked.count(BEGINS) + marked.count(ENDS):
        hits, place = [], 0
        for before_end in marked.split(ENDS)[:-1]:
            before, words = before_end.split(BEGINS)
            hits.append((place + len(before), place + len(before) + len(words)))
            place += len(before) + len(words)
        return hits
    hits, begin, place = [], 0, 0
    for character in marked:
        if place < len(text) and character == text[place]:
            place += 1
        elif character == BEGINS:
            begin = place
        else:
            hits.append((begin, place))
    return hits
