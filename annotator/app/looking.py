"""What a file that may come in holds: the columns of a table, the beginning of a text, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from annotator.domain.comparing import left_out
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.formats import registry, table
from annotator.formats.record import ArticleRecord, Format, LabelRecord, Left, ReadOptions, Refusal
from annotator.formats.table import TablePreview

BEGINNING = 4000
"""Characters of a plain text that are shown."""
COMPARED = 200_000
"""Characters of a document, and of its original, that are shown beside each other."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an original; `is_left_out`: the reader did not take it."""

    text: str
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of one file: `table` for a table of articles, else its first `article` and the `beginning` of that.

    `original` holds the lines of the file itself where a reader may leave some out.  `problem` says why the file cannot
    be read, or is "".
    """

    path: Path
    format: Format | None = None
    table: TablePreview | None = None
    article: ArticleRecord | None = None
    beginning: str = ""
    original: tuple[Line, ...] = ()
    problem: str = ""


def look(path: Path, encoding: str = "") -> Look:
    """Look into a file.  It may run on any thread."""
    try:
        known = registry.for_reading(path, encoding=encoding)
        if known.read is table.read:
            return Look(path, known, table=table.preview(path, ReadOptions(encoding)))
        return _first(path, known, ReadOptions(encoding))
    except AnnotatorError as error:
        return Look(path, problem=error.reason if isinstance(error, BadInput) else str(error))


def _first(path: Path, known: Format, options: ReadOptions) -> Look:
    assert known.read is not None
    records = known.read(path, options)
    record = next((one for one in records if not isinstance(one, LabelRecord | Left)), None)
    if isinstance(record, Refusal):
        return Look(path, known, problem=f"{record.record}: {record.reason}" if record.record else record.reason)
    if not isinstance(record, ArticleRecord):
        return Look(path, known)
    if known.original is None:
        return Look(path, known, article=record, beginning=record.text[:BEGINNING])
    lines = _some(known.original(path, options))
    marked = tuple(map(Line, lines, left_out(lines, record.text)))
    return Look(path, known, article=record, beginning=record.text[:COMPARED], original=marked)


def _some(lines: Iterable[str]) -> list[str]:
    """Return lines up to a length that can be shown."""
    sizes = accumulate(map(len, (found := list(lines))))
    return [line for line, size in zip(found, sizes, strict=True) if size <= COMPARED]
