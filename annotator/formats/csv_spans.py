"""`csv`: one row per span, for spreadsheets and scripts.  The text is not in it: spans go to articles already known."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.span import ORIGINS
from annotator.domain.wording import worded
from annotator.formats.loss import beyond_spans
from annotator.formats.record import (
    ArticleRecord,
    Left,
    ReadOptions,
    Record,
    Refusal,
    Report,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.spelling import brief
from annotator.formats.table import csv_header, csv_rows
from annotator.formats.validity import fragments_problem, offsets_problem, too_deep
from annotator.formats.writing import written_whole

COLUMNS = ("document_id", "name", "title", "start", "end", "label", "quote", "annotator", "attributes", "note",
           "fragments", "origin", "score", "span_id")  # fmt: skip
INSTEAD = ("sha256", "length")
"""What more columns tell where the texts are left out."""

_WHOSE = ("document_id", "name", "text")
_NEEDED = ("start", "end", "label")
_RISKY = frozenset("=+-@\t\r'")
_ENDLESS = 2**31


def is_spans(header: list[str]) -> bool:
    """Whether a table with these columns is spans, not articles."""
    return all(column in header for column in _NEEDED)


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write every span as a row, cells guarded so that a spreadsheet runs none."""
    report = Report(files=[path])
    with written_whole(path) as (draft,), draft.open("w", encoding="utf-8", newline="", buffering=1 << 20) as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS if options.text else COLUMNS + INSTEAD)
        for article in selection.articles():
            more = () if options.text else (article.sha256, str(article.length))
            rows.writerows(_rows(article, more))
            report.documents += bool(article.spans)
            report.spans += len(article.spans)
            report.reduced += beyond_spans(article)
    return report


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the spans of each article in a run of rows; `text` is "" where the table has no such column."""
    header = csv_header(path, options.encoding)
    if not is_spans(header) or not {"document_id", "name"} & set(header):
        raise BadInput(
            path.name, worded("spans as a table need the columns start, end, label, and document_id or name")
        )
    whose = [column for column in _WHOSE if column in header]
    article: ArticleRecord | None = None
    known: list[str] = []
    for entry in csv_rows(path, options.encoding):
        if isinstance(entry, Refusal):
            yield entry
            continue
        place, row = entry
        if "'" in "".join(row.values()):
            row = {column: cell.removeprefix("'") for column, cell in row.items()}
        of = [row[column] for column in whose]
        going_on = article if of == known else None
        made = going_on or _article(place, row)
        span = _span(row, len(made.text) or _ENDLESS, place)
        if not isinstance(span, SpanRecord):
            yield Refusal(path.name, place, span)
        elif not any(of):
            yield Refusal(path.name, place, worded("it does not say which article it belongs to"))
        else:
            made.spans.append(span)
            if going_on is None:
                if article is not None:
                    yield article
                article, known = made, of
    if article is not None:
        yield article
    unknown = [column for column in header if column not in (*COLUMNS, *INSTEAD, "text") and column]
    yield from (Left("", worded("the column “{name}”", name=brief(column))) for column in unknown)


def _rows(article: ArticleRecord, more: tuple[str, ...]) -> Iterator[tuple[str | int, ...]]:
    """Yield the cells of each span; numbers, and JSON in brackets, begin with nothing that a spreadsheet would run."""
    head = [_guarded(cell) for cell in (article.document_id, article.name, article.title)]
    for span in article.spans:
        yield (
            *head,
            span.start,
            span.end,
            _guarded(span.label),
            _guarded(span.quote or ""),
            _guarded(span.annotator or article.annotator),
            orjson.dumps(span.attributes).decode() if span.attributes else "",
            _guarded(span.note),
            orjson.dumps(span.fragments).decode() if span.fragments else "",
            span.origin,
            "" if span.score is None else _guarded(repr(span.score)),
            _guarded(span.id),
            *more,
        )


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _RISKY else cell


def _article(place: str, row: dict[str, str]) -> ArticleRecord:
    length = _number(row.get("length", ""))
    return ArticleRecord(
        text=row.get("text", "").replace("\r\n", "\n"),
        name=row.get("name", ""),
        title=row.get("title", ""),
        document_id=row.get("document_id", ""),
        reader="csv",
        place=place,
        sha256=row.get("sha256", ""),
        length=length if isinstance(length, int) else 0,
    )


def _span(row: dict[str, str], length: int, place: str) -> SpanRecord | str:
    said = row.get
    start, end, label = _number(row["start"]), _number(row["end"]), row["label"]
    if problem := offsets_problem(start, end, length):
        return problem
    if not label.strip():
        return worded("it has no label")
    attributes = _json(cell) if (cell := said("attributes")) else None
    fragments = _json(cell) if (cell := said("fragments")) else None
    if attributes is not None and (not isinstance(attributes, dict) or too_deep(attributes)):
        return worded("its attributes are not a JSON object")
    if fragments is not None:
        if problem := fragments_problem(fragments, int(start), int(end)):
            return problem
        fragments = [(first, last) for first, last in fragments]
    score = _score(cell) if (cell := said("score")) else None
    if isinstance(score, str):
        return score
    return SpanRecord(
        int(start),
        int(end),
        label,
        said("annotator", ""),
        said("quote") or None,
        fragments,
        attributes or {},
        said("note", ""),
        row["origin"] if said("origin") in ORIGINS else "import",
        score,
        said("span_id", ""),
        place,
    )


def _number(cell: str) -> int | str:
    """Return a cell's whole number, or the cell for the sentence that refuses it."""
    if cell.isdecimal() and cell.isascii() and len(cell) < 20:
        return int(cell)
    cell = cell.strip()
    digits = cell.removeprefix("-")
    return int(cell) if digits.isascii() and digits.isdecimal() and len(cell) < 20 else cell


def _json(cell: str) -> Any:
    """Return a cell's JSON, False where it is none."""
    try:
        return orjson.loads(cell)
    except orjson.JSONDecodeError:
        return False


def _score(cell: str) -> float | str:
    try:
        score = float(cell)
    except ValueError:
        return worded("its score is not a number")
    return score if abs(score) < float("inf") else worded("its score is not a number")
