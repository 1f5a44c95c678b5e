"""`csv`: one row per span, for spreadsheets and scripts.  The text is not in it: spans go to articles already known."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.span import ORIGINS
from annotator.formats.loss import beyond_spans
from annotator.formats.record import (
    ArticleRecord,
    ReadOptions,
    Record,
    Refusal,
    Report,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.table import csv_header, csv_rows
from annotator.formats.validity import fragments_problem, offsets_problem, too_deep
from annotator.formats.writing import written_whole

COLUMNS = ("document_id", "name", "title", "start", "end", "label", "quote", "annotator", "attributes", "note",
           "fragments", "origin", "score", "span_id")  # fmt: skip
INSTEAD = ("sha256", "length")
"""What more columns tell where the texts are left out."""

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
        raise BadInput(path.name, "spans as a table need the columns start, end, label, and document_id or name")
    article: ArticleRecord | None = None
    for entry in csv_rows(path, options.encoding):
        found = entry if isinstance(entry, Refusal) else _row(entry[0], entry[1], path.name)
        if isinstance(found, Refusal):
            yield found
            continue
        if article is None or not _is_same(article, found):
            if article is not None:
                yield article
            article = found
        else:
            article.spans += found.spans
    if article is not None:
        yield article


def _is_same(article: ArticleRecord, other: ArticleRecord) -> bool:
    return (article.document_id, article.name, article.text) == (other.document_id, other.name, other.text)


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


def _row(place: str, cells: dict[str, str], file: str) -> ArticleRecord | Refusal:
    row = {column: cell.removeprefix("'") for column, cell in cells.items()}
    text = row.get("text", "").replace("\r\n", "\n")
    document, name = row.get("document_id", ""), row.get("name", "")
    span = _span(row, len(text) if text else _ENDLESS)
    if not isinstance(span, SpanRecord):
        return Refusal(file, place, span)
    if not document and not name and not text:
        return Refusal(file, place, "it does not say which article it belongs to")
    length = _number(row.get("length", ""))
    return ArticleRecord(
        text=text, name=name, title=row.get("title", ""), document_id=document, spans=[span], reader="csv", place=place,
        sha256=row.get("sha256", ""), length=length if isinstance(length, int) else 0,
    )  # fmt: skip


def _span(row: dict[str, str], length: int) -> SpanRecord | str:
    start, end = _number(row["start"]), _number(row["end"])
    if problem := offsets_problem(start, end, length):
        return problem
    if not row["label"].strip():
        return "it has no label"
    attributes, fragments = _json(row.get("attributes", "")), _json(row.get("fragments", ""))
    if not isinstance(attributes, dict | None) or too_deep(attributes):
        return "its attributes are not a JSON object"
    if fragments is not None:
        if problem := fragments_problem(fragments, int(start), int(end)):
            return problem
        fragments = [(first, last) for first, last in fragments]
    score = _score(row.get("score", ""))
    if isinstance(score, str):
        return score
    return SpanRecord(
        start=int(start),
        end=int(end),
        label=row["label"],
        annotator=row.get("annotator", ""),
        quote=row.get("quote") or None,
        fragments=fragments,
        attributes=attributes or {},
        note=row.get("note", ""),
        origin=row["origin"] if row.get("origin") in ORIGINS else "import",
        score=score,
        id=row.get("span_id", ""),
    )


def _number(cell: str) -> int | str:
    """Return a cell's whole number, or the cell for the sentence that refuses it."""
    cell = cell.strip()
    digits = cell.removeprefix("-")
    return int(cell) if digits.isascii() and digits.isdecimal() and len(cell) < 20 else cell


def _json(cell: str) -> Any:
    """Return a cell's JSON, None for an empty cell, False where it is no JSON."""
    try:
        return orjson.loads(cell) if cell else None
    except orjson.JSONDecodeError:
        return False


def _score(cell: str) -> float | str | None:
    try:
        score = float(cell) if cell else None
    except ValueError:
        return "its score is not a number"
    return score if score is None or abs(score) < float("inf") else "its score is not a number"
