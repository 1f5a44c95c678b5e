"""What lists and tables on screen ask of a project's file: pages of articles and spans, counts, layers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.annotator import Layer
from annotator.domain.identity import gold_id
from annotator.storage.rows import to_json

MANY = 1_000_000_000
TITLE = "coalesce(nullif(document.title, ''), document.name)"
"""What an article is called: its title, or its name where it has none, as many a table's row."""

_SORTS = {
    "position": "document.position, document.number",
    "title": f"{TITLE} COLLATE NOCASE, document.number",
    "date": "document.published, document.number",
    "source": "document.source COLLATE NOCASE, document.number",
    "state": "coalesce(progress.state, 'new'), document.position, document.number",
    "spans": "-(SELECT count(*) FROM span WHERE span.document_id = document.id AND span.deleted = 0"
    " AND span.annotator_id = :annotator AND span.round = :round), document.position, document.number",
}


ASSIGNED = "assigned"
UNSETTLED = "unsettled"
_MET = (
    "SELECT document_id FROM (SELECT document_id, annotator_id FROM span WHERE deleted = 0 AND round = :round"
    " UNION SELECT document_id, annotator_id FROM progress WHERE deleted = 0 AND round = :round AND state = 'done')"
    " WHERE annotator_id IN (SELECT id FROM annotator WHERE kind <> 'gold') GROUP BY 1 HAVING count(*) > 1"
)
"""Documents that two or more have marked or finished in a round."""
PEOPLE = "people"


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


class Lists:
    """The half of a Reader that lists; `connection` is the project's."""

    connection: sqlite3.Connection

    def states(self, layer: Layer) -> dict[str, int]:
        """Return how many live documents stand in each state for a layer; those nobody touched are "new"."""
        rows = self.connection.execute(
            "SELECT coalesce(progress.state, 'new'), count(*) FROM document LEFT JOIN progress ON"
            " progress.document_id = document.id AND progress.annotator_id = ? AND progress.round = ?"
            " AND progress.deleted = 0 WHERE document.deleted = 0 GROUP BY 1",
            [layer.annotator_id, layer.round],
        )
        return dict(row for row in rows)

    def article_numbers(
        self, layer: Layer, *, text: str = "", state: str = "", sort: str = "position", limit: int = MANY
    ) -> list[int]:
        """Return the numbers of the articles whose title, source or name holds `text`, in the order of `sort`.

        `state` is one of progress; or ASSIGNED, what the layer's annotator is asked to read in its round; or UNSETTLED,
        what two or more have marked in it and the annotator's gold is not done with.
        """
        rows = self.connection.execute(
            "SELECT document.number FROM document LEFT JOIN progress ON progress.document_id = document.id AND"
            " progress.annotator_id = :annotator AND progress.round = :round AND progress.deleted = 0"
            " WHERE document.deleted = 0 AND (:state = '' OR coalesce(progress.state, 'new') = :state"
            f" OR :state = '{ASSIGNED}' AND document.id IN (SELECT document_id FROM assignment WHERE deleted = 0"
            " AND annotator_id = :annotator AND round = :round)"
            f" OR :state = '{UNSETTLED}' AND document.id IN ({_MET}) AND document.id NOT IN (SELECT document_id FROM"
            " progress WHERE deleted = 0 AND annotator_id = :gold AND round = :round AND state = 'done'))"
            " AND (:text = '' OR instr(lower(document.title || ' ' || document.source || ' ' || document.name), :text))"
            f" ORDER BY {_SORTS[sort]} LIMIT :limit",
            {
                "annotator": layer.annotator_id,
                "gold": gold_id(layer.annotator_id),
                "round": layer.round,
                "state": state,
                "text": text.lower(),
                "limit": limit,
            },
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

    def unfinished(self, numbers: Sequence[int], layer: Layer) -> set[int]:
        """Return those of these articles that are neither done nor skipped in a layer."""
        rows = self.connection.execute(
            "SELECT number FROM document LEFT JOIN progress ON progress.document_id = document.id AND"
            " progress.annotator_id = :annotator AND progress.round = :round AND progress.deleted = 0"
            " WHERE number IN (SELECT value FROM json_each(:numbers))"
            " AND coalesce(progress.state, 'new') NOT IN ('done', 'skipped')",
            {"annotator": layer.annotator_id, "round": layer.round, "numbers": to_json(list(numbers))},
        )
        return {number for (number,) in rows}

    def years(self) -> set[str]:
        """Return the years that live articles were published in, as far as known."""
        rows = self.connection.execute(
            "SELECT DISTINCT substr(published, 1, 4) FROM document WHERE deleted = 0 AND published != ''"
        )
        return {year for (year,) in rows}

    def number_of(self, document_id: str) -> int | None:
        """Return the local number of a live document."""
        row = self.connection.execute(
            "SELECT number FROM document WHERE id = ? AND deleted = 0", [document_id]
        ).fetchone()
        return row and int(row[0])

    def span_ids(
        self, *, label_ids: Sequence[str] = (), annotator_id: str = "", text: str = "", round_: int = 0
    ) -> list[str]:
        """Return the project's live spans in reading order, filtered by labels, annotator and text of quote or note.

        PEOPLE is everybody but the golds; round 0 is all.
        """
        rows = self.connection.execute(
            "SELECT span.id FROM span JOIN document ON document.id = span.document_id"
            " WHERE span.deleted = 0 AND document.deleted = 0"
            " AND (:labels = '[]' OR span.label_id IN (SELECT value FROM json_each(:labels)))"
            f" AND (:annotator = '' OR span.annotator_id = :annotator OR (:annotator = '{PEOPLE}'"
            "  AND span.annotator_id IN (SELECT id FROM annotator WHERE kind <> 'gold')))"
            " AND (:round = 0 OR span.round = :round)"
            f" AND (:text = '' OR instr(lower(span.quote || ' ' || span.note || ' ' || {TITLE}), :text))"
            " ORDER BY document.position, document.number, span.start, span.id",
            {"labels": to_json(list(label_ids)), "annotator": annotator_id, "text": text.lower(), "round": round_},
        )
        return [span_id for (span_id,) in rows]

    def span_lines(self, ids: Sequence[str]) -> list[SpanLine]:
        """Return the lines of a page of spans."""
        rows = self.connection.execute(
            f"SELECT span.id, span.document_id, {TITLE}, span.annotator_id, annotator.name, span.label_id,"
            ' span.start, span."end", span.quote, span.note, span.created FROM span JOIN document ON'
            " document.id = span.document_id JOIN annotator ON annotator.id = span.annotator_id"
            " WHERE span.deleted = 0 AND span.id IN (SELECT value FROM json_each(?))",
            [to_json(list(ids))],
        )
        return [SpanLine(*row) for row in rows]

    def label_counts(self, layer: Layer | None = None, document_id: str = "") -> dict[str, int]:
        """Return how many live spans each label has, in one layer or all, in one document or all."""
        # Only what is asked stands in the statement, so that one article's counts are found by its index.
        asked = ["span.deleted = 0"]
        asked.append(
            "span.document_id = :document"
            if document_id
            else "span.document_id IN (SELECT id FROM document WHERE deleted = 0)"
        )
        if layer is not None:
            asked.append("span.annotator_id = :annotator AND span.round = :round")
        rows = self.connection.execute(
            f"SELECT span.label_id, count(*) FROM span WHERE {' AND '.join(asked)} GROUP BY 1",
            {
                "document": document_id,
                "annotator": layer.annotator_id if layer else "",
                "round": layer.round if layer else 0,
            },
        )
        return dict(row for row in rows)

    def label_counts_by_annotator(self) -> list[tuple[str, str, int]]:
        """Return (annotator id, label id, number of live spans) in live documents, in all rounds together."""
        return self.connection.execute(
            "SELECT annotator_id, label_id, count(*) FROM span WHERE deleted = 0"
            " AND document_id NOT IN (SELECT id FROM document WHERE deleted = 1) GROUP BY 1, 2"
        ).fetchall()

    def done_moments(self, layer: Layer) -> list[str]:
        """Return when a layer's annotator marked the articles done that are done now (ISO, UTC)."""
        rows = self.connection.execute(
            "SELECT changed FROM progress WHERE annotator_id = ? AND round = ? AND deleted = 0 AND state = 'done'",
            [layer.annotator_id, layer.round],
        )
        return [moment for (moment,) in rows]

    def sides(self) -> dict[str, str]:
        """Return train, dev or test for each document that has a side: of several, the one that was given first.

        Two people may each have split the articles before they met; it must be the same one for all.
        """
        return dict(
            tuple(row)
            for row in self.connection.execute("SELECT document_id, part FROM split WHERE deleted = 0 ORDER BY id DESC")
        )

    def labels_by_document(self, layers: Iterable[Layer]) -> dict[str, dict[str, int]]:
        """Return how many live spans of each label the documents have in these layers."""
        found: dict[str, dict[str, int]] = {}
        for layer in layers:
            rows = self.connection.execute(
                "SELECT document_id, label_id, count(*) FROM span WHERE deleted = 0 AND annotator_id = ? AND round = ?"
                " GROUP BY 1, 2",
                [layer.annotator_id, layer.round],
            )
            for document, label, count in rows:
                labels = found.setdefault(document, {})
                labels[label] = labels.get(label, 0) + count
        return found

    def use_counts(self) -> dict[str, int]:
        """Return how many live spans, relations and labels of articles each label has in the whole project."""
        counts = self.label_counts()
        for table in ("relation", "document_label"):
            rows = self.connection.execute(
                f"SELECT label_id, count(*) FROM {table} WHERE deleted = 0"
                " AND document_id IN (SELECT id FROM document WHERE deleted = 0) GROUP BY 1"
            )
            counts |= dict(row for row in rows)
        return counts

    def layers(self) -> dict[Layer, int]:
        """Return every layer that has live spans or progress, with its number of spans."""
        rows = self.connection.execute(
            "SELECT annotator_id, round, sum(spans) FROM (SELECT annotator_id, round, 1 AS spans FROM span WHERE"
            " deleted = 0 UNION ALL SELECT annotator_id, round, 0 FROM progress WHERE deleted = 0) GROUP BY 1, 2"
        )
        return {Layer(annotator, round_): spans for annotator, round_, spans in rows}

    def worked_on(self, layers: Iterable[Layer]) -> list[tuple[str, str, int]]:
        """Return (document id, state, number of spans) of all live documents, for each of the layers in turn.

        The order is one that all teammates have: articles that two of them brought in before they met share positions.
        """
        found: list[tuple[str, str, int]] = []
        for layer in layers:
            rows = self.connection.execute(
                "SELECT document.id, coalesce(progress.state, 'new'), (SELECT count(*) FROM span WHERE"
                " span.document_id = document.id AND span.deleted = 0 AND span.annotator_id = :annotator"
                " AND span.round = :round) FROM document LEFT JOIN progress ON progress.document_id = document.id"
                " AND progress.annotator_id = :annotator AND progress.round = :round AND progress.deleted = 0"
                " WHERE document.deleted = 0 ORDER BY document.position, document.id",
                {"annotator": layer.annotator_id, "round": layer.round},
            )
            found.extend((row[0], row[1], row[2]) for row in rows)
        return found

    def titles(self) -> dict[str, str]:
        """Return the title of each live document, or its name where it has none, in project order."""
        rows = self.connection.execute(f"SELECT id, {TITLE} FROM document WHERE deleted = 0 ORDER BY position, id")
        return dict(row for row in rows)

    def attribute_values(self, attribute_id: str, limit: int = 200) -> list[str]:
        """Return the texts that spans already carry for an attribute, the most frequent first."""
        rows = self.connection.execute(
            "SELECT fact.value, count(*) AS uses FROM span, json_each(span.attributes) AS fact"
            " WHERE span.deleted = 0 AND fact.key = ? GROUP BY 1 ORDER BY uses DESC, 1 LIMIT ?",
            [attribute_id, limit],
        )
        return [str(value) for value, _ in rows]
