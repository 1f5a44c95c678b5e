"""A fresh file to hand out: rows that travel and nothing else, no journal, no log, no trace of what was removed.

It is built beside where it is to stand and renamed into place, so that nobody ever sees half of it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.domain.identity import new_id
from annotator.domain.wording import worded
from annotator.storage import connection as opening
from annotator.storage import schema
from annotator.storage.connection import address_of
from annotator.storage.durable import clear, sync_names
from annotator.storage.failure import calm
from annotator.storage.rows import to_json
from annotator.storage.schema import TABLES, quoted
from annotator.storage.waiting import attached

_DIRECT = ("document_label", "progress", "verdict")
_OF_DOCUMENT = ("occurrence", "split", "boilerplate", "assignment")
_PICKS = (
    # A comment takes along what it answers and the span it speaks of; a relation the spans that it joins.
    (
        "comment",
        "WITH RECURSIVE said(id) AS (SELECT id FROM source.comment WHERE annotator_id IN (SELECT id FROM pick_layer)"
        " UNION SELECT answers FROM source.comment JOIN said USING (id) WHERE answers IS NOT NULL) SELECT id FROM said",
    ),
    ("relation", "SELECT id FROM source.relation WHERE annotator_id IN (SELECT id FROM pick_layer)"),
    (
        "span",
        "SELECT id FROM source.span WHERE annotator_id IN (SELECT id FROM pick_layer)"
        " UNION SELECT span_id FROM source.comment JOIN pick_comment USING (id) WHERE span_id IS NOT NULL"
        " UNION SELECT source_id FROM source.relation JOIN pick_relation USING (id)"
        " UNION SELECT target_id FROM source.relation JOIN pick_relation USING (id)",
    ),
    *((name, f"SELECT id FROM source.{name} WHERE annotator_id IN (SELECT id FROM pick_layer)") for name in _DIRECT),
)


NEEDED, LIVE, ALL = "needed", "live", "all"
_ARTICLES = {NEEDED: "false", LIVE: "deleted = 0", ALL: "true"}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows to hand out: these annotators' layers with what they need, and NEEDED, LIVE or ALL articles.

    ALL are the removed ones too, so that a team hears of their removal.
    """

    annotators: frozenset[str]
    articles: str = NEEDED


@dataclass(frozen=True, slots=True)
class Written:
    """What was handed out: how many documents and spans, and the file's SHA-256."""

    documents: int
    spans: int
    digest: str


def write_fresh(
    project: Path, out: Path, selection: Selection, settings: Mapping[str, Any], still: Callable[[], None]
) -> Written:
    """Write a project's selected rows to a new file at `out`, in place of what stands there."""
    begun = out.with_name(f".{out.name}-{new_id()[-12:]}")
    with calm(worded("“{name}” could not be written. What stood there is untouched", name=out.name)):
        try:
            counts = _fill(begun, project, selection, settings, still)
            with begun.open("rb+") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                os.fsync(file.fileno())
            begun.replace(out)
        finally:
            with suppress(OSError):  # What cannot be removed is a draft that nobody reads.
                clear(begun)
    with calm(worded("“{name}” was written, but a power cut could still take it", name=out.name)):
        sync_names(out.parent)
    return Written(*counts, digest)


def _fill(
    begun: Path, project: Path, selection: Selection, settings: Mapping[str, Any], still: Callable[[], None]
) -> tuple[int, int]:
    with closing(opening.connect(begun, "rwc")) as fresh:
        schema.migrations().apply(opening.as_library(fresh))
        with attached(fresh, address_of(project, "ro"), "source"):
            fresh.execute("BEGIN")
            wheres = _wheres(fresh, selection)
            for name, table in TABLES.items():
                still()
                names = ", ".join(map(quoted, table.columns))
                order = "number" if name == "document" else "rowid"
                fresh.execute(
                    f"INSERT INTO main.{name} ({names}) SELECT {names} FROM source.{name} WHERE {wheres[name]}"
                    f" ORDER BY {order}"
                )
            rows = [(key, to_json(value)) for key, value in settings.items() if value is not None]
            fresh.executemany("INSERT INTO main.setting (key, value) VALUES (?, ?)", rows)
            fresh.execute("COMMIT")
        still()
        fresh.execute("VACUUM")
        counts = [fresh.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("document", "span")]
    return counts[0], counts[1]


def _wheres(fresh: Any, selection: Selection) -> dict[str, str]:
    """Pick the rows, and return the condition for each table."""
    _pick(fresh, "layer", "SELECT value FROM json_each(?)", [to_json(sorted(selection.annotators))])
    for name, statement in _PICKS:
        _pick(fresh, name, statement)
    wheres = {name: f"id IN (SELECT id FROM pick_{name})" for name, _ in _PICKS}
    articles = [f"SELECT document_id FROM source.{name} JOIN pick_{name} USING (id)" for name, _ in _PICKS]
    articles.append(f"SELECT id FROM source.document WHERE {_ARTICLES[selection.articles]}")
    _pick(fresh, "document", " UNION ".join(articles))
    wheres |= dict.fromkeys(_OF_DOCUMENT, "document_id IN (SELECT id FROM pick_document)")
    wheres["boilerplate"] += " OR document_id IS NULL"
    return wheres | {
        "document": "id IN (SELECT id FROM pick_document)",
        **dict.fromkeys(("annotator", "label", "attribute"), "true"),
    }


def _pick(fresh: Any, name: str, statement: str, given: Iterable[str] = ()) -> None:
    fresh.execute(f"CREATE TEMP TABLE pick_{name} (id TEXT PRIMARY KEY)")
    fresh.execute(f"INSERT OR IGNORE INTO pick_{name} {statement}", list(given))
