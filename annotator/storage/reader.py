"""Everything that is asked of a project's file: one query for each thing a screen shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from annotator.domain.annotator import Annotator, Layer
from annotator.domain.clock import STAMP
from annotator.domain.codebook import Attribute, Codebook, Label
from annotator.domain.document import Boilerplate, Document, Progress
from annotator.domain.relation import DocumentLabel, Relation
from annotator.domain.review import Comment, Verdict
from annotator.domain.span import Span
from annotator.storage import connection as opening
from annotator.storage.lists import TITLE, Lists
from annotator.storage.rows import AnyRow, Values, row_of, to_json
from annotator.storage.schema import TABLES, quoted

if TYPE_CHECKING:
    from sqlite_utils import Database

_AFTER_ALL = ":"
"""Sorts after everything that begins with a digit, as stamps do."""
_STAMP_GLOB = f"{'[0-9]' * 13}-{'[0-9]' * 6}-{'[0-9a-f]' * 12}"


class Reader(Lists):
    """The project's file as questions.  A Reader belongs to the thread that made it, as its connection does."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: Path) -> Reader:
        """Open a project for reading only, beside whoever writes to it."""
        return cls(path, opening.open_reader(path))

    @cached_property
    def library(self) -> Database:
        """The connection as sqlite-utils sees it."""
        return opening.as_library(self.connection)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def all(self, kind: type[AnyRow], where: str = "deleted = 0", given: Sequence[Any] = ()) -> list[AnyRow]:
        """Return the rows of one kind for which `where` holds."""
        rows = self.connection.execute(f"SELECT * FROM {kind.table} WHERE {where}", given)
        return [row_of(kind, row) for row in rows]

    def with_ids(self, kind: type[AnyRow], ids: Iterable[str]) -> list[AnyRow]:
        """Return the live rows with these ids."""
        # The plus keeps SQLite from going through everything that is alive: it cannot tell how few ids there are.
        return self.all(kind, "+deleted = 0 AND id IN (SELECT value FROM json_each(?))", [to_json(list(ids))])

    def get(self, kind: type[AnyRow], row_id: str) -> AnyRow | None:
        """Return the row with this id, deleted or not, or None."""
        return next(iter(self.all(kind, "id = ?", [row_id])), None)

    def document(self, document_id: str) -> Document | None:
        """Return a live document with its text, or None."""
        return next(iter(self.with_ids(Document, [document_id])), None)

    def codebook(self) -> Codebook:
        """Return all labels, and attributes also where they were taken away: spans may say them."""
        return Codebook(self.all(Label), self.all(Attribute, "TRUE"))

    def annotators(self) -> list[Annotator]:
        """Return everybody who has a layer here, by name."""
        return sorted(self.all(Annotator), key=lambda person: (person.name.casefold(), person.id))

    def spans(self, document_id: str, layers: Iterable[Layer]) -> list[Span]:
        """Return the live spans of a document in these layers, in reading order."""
        wanted = {(layer.annotator_id, layer.round) for layer in layers}
        rows = self.connection.execute(
            'SELECT * FROM span WHERE document_id = ? AND deleted = 0 ORDER BY start, "end" DESC, id', [document_id]
        )
        return [row_of(Span, row) for row in rows if (row["annotator_id"], row["round"]) in wanted]

    def owners(self, span_ids: Sequence[str]) -> set[str]:
        """Return the annotators of the live ones of these spans."""
        rows = self.connection.execute(
            "SELECT DISTINCT annotator_id FROM span WHERE +deleted = 0 AND id IN (SELECT value FROM json_each(?))",
            [to_json(span_ids)],
        )
        return {annotator for (annotator,) in rows}

    def owned(self, span_ids: Sequence[str], annotator_id: str) -> list[str]:
        """Return those of these spans that are alive and one annotator's, in the order given."""
        rows = self.connection.execute(
            "SELECT span.id FROM json_each(?) AS asked JOIN span ON span.id = asked.value"
            " WHERE span.deleted = 0 AND span.annotator_id = ? ORDER BY asked.key",
            [to_json(span_ids), annotator_id],
        )
        return [span_id for (span_id,) in rows]

    def span_rows(self, document_id: str, layer: Layer) -> list[sqlite3.Row]:
        """Return what formats say of the live spans of a document in one layer, in reading order."""
        return self.connection.execute(
            'SELECT start, "end", label_id, quote, fragments, attributes, note, origin, score, id FROM span'
            " WHERE document_id = ? AND annotator_id = ? AND round = ? AND deleted = 0"
            ' ORDER BY start, "end" DESC, id',
            [document_id, layer.annotator_id, layer.round],
        ).fetchall()

    def holding(self, table: str, layer: Layer) -> set[str]:
        """Return the documents that have live rows of a table in one layer."""
        rows = self.connection.execute(
            f"SELECT DISTINCT document_id FROM {table} WHERE annotator_id = ? AND round = ? AND deleted = 0",
            [layer.annotator_id, layer.round],
        )
        return {document_id for (document_id,) in rows}

    def relations(self, document_id: str, layer: Layer) -> list[Relation]:
        """Return the live relations of a document in one layer, in the order they were made."""
        return self._of_layer(Relation, document_id, layer)

    def document_labels(self, document_id: str, layer: Layer) -> list[DocumentLabel]:
        """Return the live labels on a whole document in one layer, in the order they were given."""
        return self._of_layer(DocumentLabel, document_id, layer)

    def verdicts(self, document_id: str) -> list[Verdict]:
        """Return the live verdicts on a document, the oldest first."""
        return self.all(Verdict, "deleted = 0 AND document_id = ? ORDER BY created, id", [document_id])

    def comments(self, document_id: str) -> list[Comment]:
        """Return the live comments on a document and its spans, the oldest first."""
        return self.all(Comment, "deleted = 0 AND document_id = ? ORDER BY created, id", [document_id])

    def layers_in(self, document_id: str) -> set[Layer]:
        """Return the layers that have live spans in a document, or have finished it."""
        rows = self.connection.execute(
            "SELECT annotator_id, round FROM span WHERE document_id = :document AND deleted = 0 UNION"
            " SELECT annotator_id, round FROM progress WHERE document_id = :document AND deleted = 0"
            " AND state = 'done'",
            {"document": document_id},
        )
        return {Layer(annotator, round_) for annotator, round_ in rows}

    def _of_layer(self, kind: type[AnyRow], document_id: str, layer: Layer) -> list[AnyRow]:
        given = [document_id, layer.annotator_id, layer.round]
        where = "deleted = 0 AND document_id = ? AND annotator_id = ? AND round = ? ORDER BY created, id"
        return self.all(kind, where, given)

    def progress(self, document_id: str, layer: Layer) -> Progress | None:
        """Return how far a layer's annotator has come with a document."""
        given = [document_id, layer.annotator_id, layer.round]
        found = self.all(Progress, "deleted = 0 AND document_id = ? AND annotator_id = ? AND round = ?", given)
        return next(iter(found), None)

    def state(self, document_id: str, layer: Layer) -> str:
        """Return the state that a layer's annotator has brought a document to; one that nobody touched is "new"."""
        found = self.connection.execute(
            "SELECT state FROM progress WHERE deleted = 0 AND document_id = ? AND annotator_id = ? AND round = ?",
            [document_id, layer.annotator_id, layer.round],
        ).fetchone()
        return str(found[0]) if found else "new"

    def boilerplate(self, document_id: str) -> list[Boilerplate]:
        """Return the boilerplate known everywhere and in this document."""
        return self.all(Boilerplate, "deleted = 0 AND (document_id IS NULL OR document_id = ?)", [document_id])

    def document_named(self, name: str) -> Document | None:
        """Return the one live document of this name (file name or id column); None where there is none or several."""
        found = self.all(Document, "deleted = 0 AND name = ? AND name != '' LIMIT 2", [name])
        return found[0] if len(found) == 1 else None

    def document_at(self, url: str) -> Document | None:
        """Return the one live document of this address; None where there is none or several."""
        found = self.all(Document, "deleted = 0 AND url = ? AND url != '' LIMIT 2", [url])
        return found[0] if len(found) == 1 else None

    def document_ids(self) -> set[str]:
        """Return the ids of all documents, deleted ones too."""
        return {row_id for (row_id,) in self.connection.execute("SELECT id FROM document")}

    def document_count(self) -> int:
        """Return the number of live documents."""
        (count,) = self.connection.execute("SELECT count(*) FROM document WHERE deleted = 0").fetchone()
        return int(count)

    def last_position(self) -> float:
        """Return the greatest position of a document, 0 where there are none."""
        (position,) = self.connection.execute("SELECT coalesce(max(position), 0) FROM document").fetchone()
        return float(position)

    def texts(self) -> Iterator[str]:
        """Yield the texts of all live documents."""
        for (text,) in self.connection.execute("SELECT text FROM document WHERE deleted = 0"):
            yield text

    def titled_texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield (id, title, text) of all live documents in the order they came in."""
        yield from self.connection.execute(f"SELECT id, {TITLE}, text FROM document WHERE deleted = 0 ORDER BY number")

    def relations_of(self, span_ids: Sequence[str]) -> list[str]:
        """Return the ids of the live relations that begin or end at any of these spans."""
        rows = self.connection.execute(
            "SELECT id FROM relation, (SELECT value FROM json_each(?)) AS gone WHERE deleted = 0"
            " AND (source_id = gone.value OR target_id = gone.value)",
            [to_json(span_ids)],
        )
        return [row_id for (row_id,) in rows]

    def knows(self, annotator_id: str) -> bool:
        """Whether the file has an annotator of this id."""
        found = self.connection.execute("SELECT 1 FROM annotator WHERE id = ? AND deleted = 0", [annotator_id])
        return found.fetchone() is not None

    def journal_lines(self, annotator_id: str = "", limit: int = 1000, besides: str = "") -> list[tuple[Any, ...]]:
        """Return the journal's last lines, oldest first: number, at, annotator, edit, kind, joined, rows.

        They are all, or one person's, with those of an edit that is anybody's.
        """
        rows = self.connection.execute(
            "SELECT number, at, annotator_id, edit, kind, joined, rows FROM journal"
            " WHERE ? IN ('', annotator_id) OR edit = ? ORDER BY number DESC LIMIT ?",
            [annotator_id, besides, limit],
        )
        return [tuple(row) for row in rows][::-1]

    def last_deed(self, besides: str) -> int:
        """Return the number of the journal's last line by anybody besides one; 0 where there is none."""
        row = self.connection.execute(
            "SELECT number FROM journal WHERE annotator_id != ? ORDER BY number DESC LIMIT 1", [besides]
        ).fetchone()
        return int(row[0]) if row else 0

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting of the project, or `default` where it was never set."""
        row = self.connection.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
        return default if row is None or row[0] is None else orjson.loads(row[0])

    def values(self, table: str, *, live: bool = False) -> Iterator[Values]:
        """Yield a table's travelling columns, row by row in the order of ids."""
        columns = TABLES[table].columns
        rows = self.connection.execute(
            f"SELECT {', '.join(map(quoted, columns))} FROM {table} {'WHERE deleted = 0' if live else ''}"
            f" ORDER BY {'document_id, id' if table == 'span' else 'id'}"
        )
        for row in rows:
            yield dict(zip(columns, row, strict=True))

    def greatest_stamp(self, before: str = _AFTER_ALL) -> str:
        """Return the greatest stamp in the file that sorts before this one, or "".  What is no stamp does not count."""
        found = ""
        for where in ("stamp < ?", f"stamp < ? AND stamp GLOB '{_STAMP_GLOB}'"):  # The second is slow, and rarely due.
            tables = " UNION ALL ".join(f"SELECT max(stamp) AS stamp FROM {table} WHERE {where}" for table in TABLES)
            given = [before] * len(TABLES)
            (found,) = self.connection.execute(f"SELECT coalesce(max(stamp), '') FROM ({tables})", given).fetchone()
            if STAMP.match(found):
                break
        return found

    def version(self) -> int:
        """Return a number that another connection's commit changes: for following a writer."""
        (number,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(number)
