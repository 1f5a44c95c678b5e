"""What the rows of somebody else's file would change in a project, and which of them are chosen to be taken.

Both are asked of the private file, with the project attached for reading.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.storage.foreign import Foreign, is_new
from annotator.storage.merging import later, merged_fields
from annotator.storage.rows import Values, to_json
from annotator.storage.schema import TABLES, quoted

LAYERED = ("span", "relation", "document_label", "progress")
"""Tables whose rows belong to one annotator in one round."""
SPOKEN = ("comment", "verdict")
"""Tables whose rows belong to one annotator."""
ARTICLES = ("document", "occurrence", "assignment", "split", "boilerplate")
CODEBOOK = ("label", "attribute")


class Difference(NamedTuple):
    """How many rows of one table would be new, changed and removed, in one article and layer (round 0: in none)."""

    table: str
    document_id: str
    annotator_id: str
    round: int
    new: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Overwritten:
    """A field of a shared row that would get another value."""

    table: str
    id: str
    field: str
    ours: object
    theirs: object


@dataclass(slots=True)
class Choice:
    """What to take of one file: layers (annotator, round), articles with what is planned for them, and the codebook.

    `people` are those whose own rows (names, colours) may change here; others come in only where they are new.
    Of articles and labels that are not chosen, those come in all the same that chosen rows need and nobody has here.
    """

    layers: set[tuple[str, int]] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    articles: bool = True
    codebook: bool = True


_OF_LABEL = (("label", "id"), ("attribute", "label_id"))


def _pick(connection: sqlite3.Connection, what: str, ids: Iterable[str]) -> None:
    connection.execute(f"DROP TABLE IF EXISTS pick_{what}")
    connection.execute(f"CREATE TABLE pick_{what} (id TEXT PRIMARY KEY)")
    connection.execute(f"INSERT INTO pick_{what} SELECT value FROM json_each(?)", [to_json(list(ids))])


def _named(wheres: dict[str, str], column: str, tables: Sequence[str]) -> str:
    return " UNION ".join(f"SELECT {column} FROM {name} WHERE {wheres[name]}" for name in tables)


def _pick_new(connection: sqlite3.Connection, name: str, named: str, onward: Sequence[str]) -> None:
    """Pick those of the named rows, and of the rows that these refer to in turn, which the project does not have."""
    further = "".join(
        f" UNION SELECT {column} FROM main.{name} JOIN needed USING (id) WHERE {column} IS NOT NULL"
        for column in onward
    )
    rows = connection.execute(
        f"WITH RECURSIVE needed(id) AS (SELECT * FROM ({named}){further})"
        f" SELECT id FROM needed WHERE id NOT IN (SELECT id FROM here.{name})"
    )
    _pick(connection, name, [row_id for (row_id,) in rows.fetchall()])


def _leave_out_homeless(connection: sqlite3.Connection, wheres: dict[str, str]) -> int:
    """Leave out relations and comments that refer to what is neither here nor chosen; returns how many."""

    def homeless(column: str, of: str) -> str:
        return (
            f"(said.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM here.{of} WHERE id = said.{column})"
            f" AND NOT EXISTS (SELECT 1 FROM main.{of} AS other WHERE other.id = said.{column} AND {wheres[of]}))"
        )

    _pick(connection, "homeless", [])
    relations, comments = (
        f"SELECT id FROM {name} AS said WHERE {wheres[name]} AND ({' OR '.join(ends)})"
        for name, ends in (
            ("relation", (homeless("source_id", "span"), homeless("target_id", "span"))),
            ("comment", (homeless("span_id", "span"), homeless("answers", "comment"))),
        )
    )
    connection.execute(
        f"INSERT OR IGNORE INTO pick_homeless WITH RECURSIVE left_out(id) AS ({comments}"
        " UNION SELECT comment.id FROM main.comment JOIN left_out ON comment.answers = left_out.id)"
        f" SELECT id FROM left_out UNION {relations}"
    )
    for name in ("relation", "comment"):
        wheres[name] += " AND id NOT IN (SELECT id FROM pick_homeless)"
    (count,) = connection.execute("SELECT count(*) FROM pick_homeless").fetchone()
    return int(count)


class Comparison:
    """A private file's rows beside those of a project, which is attached as `here` (`Foreign.beside`)."""

    def __init__(self, foreign: Foreign) -> None:
        self._connection = foreign.connection

    def differences(self) -> list[Difference]:
        """Return what the rows that have an annotator would change, by table, article and layer."""
        found: list[Difference] = []
        for name in (*LAYERED, *SPOKEN):
            round_ = "theirs.round" if name in LAYERED else "0"
            rows = self._connection.execute(
                f"SELECT '{name}', theirs.document_id, theirs.annotator_id, {round_},"
                " sum(theirs.deleted = 0 AND ours.deleted IS NOT 0),"
                " sum(theirs.deleted = 0 AND ours.deleted IS 0), sum(theirs.deleted AND ours.deleted IS 0)"
                f" FROM main.{name} AS theirs LEFT JOIN here.{name} AS ours ON ours.id = theirs.id"
                f" WHERE ours.id IS NULL OR {later(TABLES[name], 'theirs', 'ours')} GROUP BY 2, 3, 4"
            )
            found.extend(Difference(*row) for row in rows)
        return found

    def thin(self) -> int:
        """Remove from the private file what would change nothing in the project; returns how many rows are left."""
        left = 0
        for name, table in TABLES.items():
            same = " AND ".join(f"ours.{quoted(c)} IS theirs.{quoted(c)}" for c in table.columns)
            idle = f"NOT {later(table, 'theirs', 'ours')}" if name in (*LAYERED, *SPOKEN) else same
            self._connection.execute(
                f"DELETE FROM main.{name} WHERE rowid IN (SELECT theirs.rowid FROM main.{name} AS theirs"
                f" CROSS JOIN here.{name} AS ours ON ours.id = theirs.id WHERE {idle})"
            )
            left += self._connection.execute(f"SELECT count(*) FROM main.{name}").fetchone()[0]
        return left

    def taken_over(self) -> tuple[str, str] | None:
        """Return (table, id) of a row that here is somebody else's, or of something else; None where there is none."""
        owning = dict.fromkeys((*LAYERED, *SPOKEN), "annotator_id document_id")
        owning |= {"label": "kind", "attribute": "label_id", "annotator": "kind", "occurrence": "document_id"}
        for name, columns in owning.items():
            other = " OR ".join(f"theirs.{column} IS NOT ours.{column}" for column in columns.split())
            row = self._connection.execute(
                f"SELECT theirs.id FROM main.{name} AS theirs CROSS JOIN here.{name} AS ours ON ours.id = theirs.id"
                f" WHERE {other} LIMIT 1"
            ).fetchone()
            if row:
                return name, str(row[0])
        return None

    def new_or_changed(self, name: str) -> set[str]:
        """Return the ids of the chosen rows of a table that are new here or would change what is here."""
        rows = self._connection.execute(
            f"SELECT id FROM chosen_{name} AS theirs WHERE NOT EXISTS (SELECT 1 FROM here.{name} WHERE id = theirs.id)"
        )
        return {row_id for (row_id,) in rows} | {pair[0]["id"] for pair in self._changed(name, f"chosen_{name}")}

    def overwritten(self) -> list[Overwritten]:
        """Return the values of articles and codebook that would give way to later ones."""
        return [
            Overwritten(name, ours["id"], column, ours[column], merged[column])
            for name in ("document", *CODEBOOK)
            for ours, merged in self._changed(name, name)
            for column in TABLES[name].columns
            if column not in ("stamp", "stamps") and ours[column] != merged[column]
        ]

    def _changed(self, name: str, source: str) -> Iterator[tuple[Values, Values]]:
        """Yield (ours, what becomes of it) of the rows that merging a source would change."""
        table = TABLES[name]
        both = ", ".join(f"{side}.{quoted(c)}" for side in ("ours", "theirs") for c in table.columns)
        differs = "theirs.stamps IS NOT ours.stamps" if table.shared else later(table, "theirs", "ours")
        rows = self._connection.execute(
            f"SELECT {both} FROM main.{source} AS theirs CROSS JOIN here.{name} AS ours ON ours.id = theirs.id"
            f" WHERE {differs}"
        )
        width = len(table.columns)
        for row in map(tuple, rows):
            ours, theirs = (dict(zip(table.columns, half, strict=True)) for half in (row[:width], row[width:]))
            merged = merged_fields(table, ours, theirs) if table.shared else theirs
            if merged != ours:
                yield ours, merged

    def other_texts(self) -> list[tuple[str, str]]:
        """Return (name, id there) of new articles that have another text than one here of the same original or name."""
        rows = self._connection.execute(
            "WITH ours AS (SELECT name, original_sha256 AS original FROM here.document WHERE deleted = 0)"
            " SELECT name, id FROM main.document WHERE deleted = 0 AND id NOT IN (SELECT id FROM here.document)"
            " AND (original_sha256 != '' AND original_sha256 IN (SELECT original FROM ours)"
            " OR name != '' AND name IN (SELECT name FROM ours))"
        )
        return [(name, row_id) for name, row_id in rows]

    def removals_of_used(self) -> list[tuple[str, str]]:
        """Return (table, id) of articles and labels that the file removes, though live spans here use them."""
        both = "theirs JOIN here.{0} AS ours USING (id) WHERE theirs.deleted AND NOT ours.deleted AND "
        rows = self._connection.execute(
            f"SELECT 'document', id FROM main.document AS {both.format('document')}"
            " EXISTS (SELECT 1 FROM here.span WHERE document_id = theirs.id AND deleted = 0)"
            f" UNION ALL SELECT 'label', id FROM main.label AS {both.format('label')}"
            " id IN (SELECT label_id FROM here.span WHERE deleted = 0)"
        )
        return [(name, row_id) for name, row_id in rows]

    def _pick_other(self, name: str) -> str:
        """Pick those of a table's rows that do not stand here word for word; returns the condition that says so."""
        self._connection.execute(f"DROP TABLE IF EXISTS other_{name}")
        self._connection.execute(
            f"CREATE TABLE other_{name} AS SELECT rowid AS place FROM main.{name} AS theirs WHERE {is_new(name)}"
        )
        return f"rowid IN (SELECT place FROM other_{name})"

    def _or_all(self, name: str, where: str) -> str:
        """Return a condition on a table's rows, "true" where all satisfy it: it is asked of every row several times."""
        (some,) = self._connection.execute(f"SELECT EXISTS (SELECT 1 FROM {name} WHERE NOT ({where}))").fetchone()
        return where if some else "true"

    def choose(self, choice: Choice) -> int:
        """Lay down in the private file which rows are to be taken; returns how many wait for what is not there yet.

        Such a row (a comment on a third person's span, say) comes in when the file is gathered again later.
        """
        for name in TABLES:
            self._connection.execute(f"DROP VIEW IF EXISTS chosen_{name}")
        _pick(self._connection, "layer", [f"{annotator}/{round_}" for annotator, round_ in choice.layers])
        _pick(self._connection, "person", choice.people)
        layer = "annotator_id || '/' || round IN (SELECT id FROM pick_layer)"
        wheres = {name: self._or_all(name, layer) for name in LAYERED}
        wheres |= dict.fromkeys(SPOKEN, "annotator_id IN (SELECT substr(id, 1, 36) FROM pick_layer)")
        wheres |= {name: self._pick_other(name) for name in (*ARTICLES, *CODEBOOK)}
        waiting = _leave_out_homeless(self._connection, wheres)
        if not choice.articles:
            _pick_new(self._connection, "document", _named(wheres, "document_id", (*LAYERED, *SPOKEN)), ())
            wheres |= dict.fromkeys(ARTICLES, "false") | {"document": "id IN (SELECT id FROM pick_document)"}
        if not choice.codebook:
            used = _named(wheres, "label_id", ("span", "relation", "document_label"))
            _pick_new(self._connection, "label", used, ("parent_id", "merged_into"))
            wheres |= {name: f"{key} IN (SELECT id FROM pick_label)" for name, key in _OF_LABEL}
        people = ["SELECT id FROM pick_person", "SELECT substr(id, 1, 36) FROM pick_layer"]
        people += ["SELECT annotator_id FROM assignment"] if choice.articles else []
        _pick_new(self._connection, "annotator", " UNION ".join(people), ("owner_id", "same_as"))
        wheres["annotator"] = "id IN (SELECT id FROM pick_annotator UNION SELECT id FROM pick_person)"
        for name in TABLES:
            self._connection.execute(f"CREATE VIEW chosen_{name} AS SELECT * FROM {name} WHERE {wheres[name]}")
        return waiting
