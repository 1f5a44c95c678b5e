"""What a file that may come in holds: the columns of a table, the beginning of a text, or why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.formats import registry, table
from annotator.formats.record import ArticleRecord, Format, ReadOptions, Refusal
from annotator.formats.table import TablePreview

BEGINNING = 4000
"""Characters of a text that are shown."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of one file: `table` for a table of articles, else the `beginning` of its first article.

    `problem` says why it cannot be read, or is "".
    """

    path: Path
    format: Format | None = None
    table: TablePreview | None = None
    beginning: str = ""
    problem: str = ""


def look(path: Path, encoding: str = "") -> Look:
    """Look into a file.  It may run on any thread."""
    try:
        known = registry.for_reading(path, encoding=encoding)
        if known.name == "table":
            return Look(path, known, table=table.preview(path, ReadOptions(encoding)))
        return _first(path, known, encoding)
    except AnnotatorError as error:
        return Look(path, problem=str(error))


def _first(path: Path, known: Format, encoding: str) -> Look:
    assert known.read is not None
    for record in known.read(path, ReadOptions(encoding)):
        if isinstance(record, ArticleRecord):
            return Look(path, known, beginning=record.text[:BEGINNING])
        if isinstance(record, Refusal):
            return Look(path, known, problem=f"{record.record}: {record.reason}" if record.record else record.reason)
        break
    return Look(path, known)
