"""Everything that is asked of a project's file: one query for each thing a screen shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Attribute, Codebook, Label
from annotator.domain.document import Boilerplate, Document, Progress
from annotator.domain.span import Span
from annotator.storage import connection as opening
from annotator.storage.rows import AnyRow, Values, row_of, to_json
from annotator.storage.schema import TABLES, quoted

if TYPE_CHECKING:
    from sqlite_utils import Database

MANY = 1_000_000_000

_SORTS = {
    "position": "document.position, document.number",
    "title": "document.title COLLATE NOCASE, document.number",
    "date": "document.published, document.number",
    "source": "document.source COLLATE NOCASE, document.number",
    "state": "coalesce(progress.state, 'new'), document.position, document.number",
    "spans": "-(SELECT count(*) FROM span WHERE span.document_id = document.id AND span.deleted = 0"
    " AND span.annotator_id = :annotator AND span.round = :round), document.position, document.number",
}


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What the list of articles shows of one: its state and span count are those of one layer."""

    id: str
    number: int
    name: str
    title: str
    source: str
    published: str
    state: str
    spans: int


@dataclass(frozen=True, slots=True)
class SpanLine:
    """What the table of all spans shows of one."""

    id: str
    document_id: str
    title: str
    annotator_id: str
    annotator: str
    label_id: str
    start: int
    end: int
    quote: str
    note: str
    created: str


@dataclass(frozen=True, slots=True)
class Layer:
    """All spans of one annotator in one round."""

    annotator_id: str
    round: int = 1


class Reader:
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
        return self.all(kind, "deleted = 0 AND id IN (SELECT value FROM json_each(?))", [to_json(list(ids))])

    def get(self, kind: type[AnyRow], row_id: str) -> AnyRow | None:
        """Return the row with this id, deleted or not, or None."""
        return next(iter(self.all(kind, "id = ?", [row_id])), None)

    def document(self, document_id: str) -> Document | None:
        """Return a live document with its text, or None."""
        return next(iter(self.with_ids(Document, [document_id])), None)

    def codebook(self) -> Codebook:
        """Return all labels and attributes."""
        return Codebook(self.all(Label), self.all(Attribute))

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

    def span_rows(self, document_id: str, layer: Layer) -> list[sqlite3.Row]:
        """Return the live spans of a document in one layer as bare rows, in reading order."""
        return self.connection.execute(
            "SELECT * FROM span WHERE document_id = ? AND annotator_id = ? AND round = ? AND deleted = 0"
            ' ORDER BY start, "end" DESC, id',
            [document_id, layer.annotator_id, layer.round],
        ).fetchall()

    def worked_on(self, layers: Iterable[Layer]) -> list[tuple[str, str, int]]:
        """Return (document id, state, number of spans) of all live documents, for each of the layers in turn."""
        found: list[tuple[str, str, int]] = []
        for layer in layers:
            rows = self.connection.execute(
                "SELECT document.id, coalesce(progress.state, 'new'), (SELECT count(*) FROM span WHERE"
                " span.document_id = document.id AND span.deleted = 0 AND span.annotator_id = :annotator"
                " AND span.round = :round) FROM document LEFT JOIN progress ON progress.document_id = document.id"
                " AND progress.annotator_id = :annotator AND progress.round = :round AND progress.deleted = 0"
                " WHERE document.deleted = 0 ORDER BY document.position, document.number",
                {"annotator": layer.annotator_id, "round": layer.round},
            )
            found.extend((row[0], row[1], row[2]) for row in rows)
        return found

    def progress(self, document_id: str, layer: Layer) -> Progress | None:
        """Return how far a layer's annotator has come with a document."""
        given = [document_id, layer.annotator_id, layer.round]
        found = self.all(Progress, "deleted = 0 AND document_id = ? AND annotator_id = ? AND round = ?", given)
        return next(iter(found), None)

    def states(self, layer: Layer) -> dict[str, int]:
        """Return how many live documents stand in each state for a layer; those nobody touched are "new"."""
        rows = self.connection.execute(
            "SELECT coalesce(progress.state, 'new'), count(*) FROM document LEFT JOIN progress ON"
            " progress.document_id = document.id AND progress.annotator_id = ? AND progress.round = ?"
            " AND progress.deleted = 0 WHERE document.deleted = 0 GROUP BY 1",
            [layer.annotator_id, layer.round],
        )
        return dict(row for row in rows)

    def article_numbers(self, layer: Layer, *, text: str = "", state: str = "", sort: str = "position") -> list[int]:
        """Return the numbers of the articles whose title, source or name holds `text`, in the order of `sort`."""
        rows = self.connection.execute(
            "SELECT document.number FROM document LEFT JOIN progress ON progress.document_id = document.id AND"
            " progress.annotator_id = :annotator AND progress.round = :round AND progress.deleted = 0"
            " WHERE document.deleted = 0 AND (:state = '' OR coalesce(progress.state, 'new') = :state)"
            " AND (:text = '' OR instr(lower(document.title || ' ' || document.source || ' ' || document.name), :text))"
            f" ORDER BY {_SORTS[sort]}",
            {"annotator": layer.annotator_id, "round": layer.round, "state": state, "text": text.lower()},
        )
        return [number for (number,) in rows]

    def article_lines(self, numbers: Sequence[int], layer: Layer) -> dict[int, ArticleLine]:
        """Return the lines of a page of articles by their numbers."""
        rows = self.connection.execute(
            "SELECT document.id, number, name, title, source, published, coalesce(progress.state, 'new'),"
            " (SELECT count(*) FROM span WHERE span.document_id = document.id AND span.deleted = 0"
            "  AND span.annotator_id = :annotator AND span.round = :round)"
            " FROM document LEFT JOIN progress ON progress.document_id = document.id AND"
            " progress.annotator_id = :annotator AND progress.round = :round AND progress.deleted = 0"
            " WHERE number IN (SELECT value FROM json_each(:numbers))",
            {"annotator": layer.annotator_id, "round": layer.round, "numbers": to_json(list(numbers))},
        )
        return {row[1]: ArticleLine(*row) for row in rows}

    def number_of(self, document_id: str) -> int | None:
        """Return the local number of a live document."""
        row = self.connection.execute(
            "SELECT number FROM document WHERE id = ? AND deleted = 0", [document_id]
        ).fetchone()
        return row and int(row[0])

    def span_lines(
        self, *, label_id: str = "", annotator_id: str = "", text: str = "", limit: int = MANY
    ) -> list[SpanLine]:
        """Return the project's live spans in reading order, filtered by label, annotator and text of quote or note."""
        rows = self.connection.execute(
            "SELECT span.id, span.document_id, document.title, span.annotator_id, annotator.name, span.label_id,"
            ' span.start, span."end", span.quote, span.note, span.created FROM span JOIN document ON'
            " document.id = span.document_id JOIN annotator ON annotator.id = span.annotator_id"
            " WHERE span.deleted = 0 AND document.deleted = 0 AND (:label = '' OR span.label_id = :label)"
            " AND (:annotator = '' OR span.annotator_id = :annotator)"
            " AND (:text = '' OR instr(lower(span.quote || ' ' || span.note || ' ' || document.title), :text))"
            " ORDER BY document.position, document.number, span.start, span.id LIMIT :limit",
            {"label": label_id, "annotator": annotator_id, "text": text.lower(), "limit": limit},
        )
        return [SpanLine(*row) for row in rows]

    def label_counts(self, layer: Layer | None = None, document_id: str = "") -> dict[str, int]:
        """Return how many live spans each label has, in one layer or all, in one document or all."""
        rows = self.connection.execute(
            "SELECT span.label_id, count(*) FROM span JOIN document ON document.id = span.document_id"
            " WHERE span.deleted = 0 AND document.deleted = 0 AND (:document = '' OR span.document_id = :document)"
            " AND (:annotator = '' OR (span.annotator_id = :annotator AND span.round = :round)) GROUP BY 1",
            {
                "document": document_id,
                "annotator": layer.annotator_id if layer else "",
                "round": layer.round if layer else 0,
            },
        )
        return dict(row for row in rows)

    def layers(self) -> dict[Layer, int]:
        """Return every layer that has live spans or progress, with its number of spans."""
        rows = self.connection.execute(
            "SELECT annotator_id, round, sum(spans) FROM (SELECT annotator_id, round, 1 AS spans FROM span WHERE"
            " deleted = 0 UNION ALL SELECT annotator_id, round, 0 FROM progress WHERE deleted = 0) GROUP BY 1, 2"
        )
        return {Layer(annotator, round_): spans for annotator, round_, spans in rows}

    def attribute_values(self, attribute_id: str, limit: int = 200) -> list[str]:
        """Return the texts that spans already carry for an attribute, the most frequent first."""
        rows = self.connection.execute(
            "SELECT fact.value, count(*) AS uses FROM span, json_each(span.attributes) AS fact"
            " WHERE span.deleted = 0 AND fact.key = ? GROUP BY 1 ORDER BY uses DESC, 1 LIMIT ?",
            [attribute_id, limit],
        )
        return [str(value) for value, _ in rows]

    def boilerplate(self, document_id: str) -> list[Boilerplate]:
        """Return the boilerplate known everywhere and in this document."""
        return self.all(Boilerplate, "deleted = 0 AND (document_id IS NULL OR document_id = ?)", [document_id])

    def document_named(self, name: str) -> Document | None:
        """Return the one live document of this name (file name or id column); None where there is none or several."""
        found = self.all(Document, "deleted = 0 AND name = ? AND name != '' LIMIT 2", [name])
        return found[0] if len(found) == 1 else None

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

    def journal_lines(self, annotator_id: str = "", limit: int = 1000) -> list[tuple[Any, ...]]:
        """Return the journal's last lines, oldest first: number, at, annotator, edit, kind, joined, rows."""
        rows = self.connection.execute(
            "SELECT number, at, annotator_id, edit, kind, joined, rows FROM journal"
            " WHERE ? IN ('', annotator_id) ORDER BY number DESC LIMIT ?",
            [annotator_id, limit],
        )
        return [tuple(row) for row in rows][::-1]

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

    def greatest_stamp(self) -> str:
        """Return the greatest stamp in the file, or ""."""
        tables = " UNION ALL ".join(f"SELECT max(stamp) AS stamp FROM {table}" for table in TABLES)
        (stamp,) = self.connection.execute(f"SELECT max(stamp) FROM ({tables})").fetchone()
        return stamp or ""

    def version(self) -> int:
        """Return a number that another connection's commit changes: for following a writer."""
        (number,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(number)
