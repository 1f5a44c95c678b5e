"""Reading the projects of QualCoder: the file `data.qda` in the project's folder, with its texts and codings.

Its offsets count now UTF-16 units and now code points, so each coding is settled by the text it carries.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import qualcoder_book
from annotator.formats.anchoring import Mark
from annotator.formats.foreign_sqlite import Foreign, Row, opened_sqlite
from annotator.formats.qualcoder_book import said
from annotator.formats.record import ArticleRecord, ReadOptions, Record, Refusal, SpanRecord
from annotator.formats.settling import Settling
from annotator.formats.validity import offsets_problem

PROJECT = "data.qda"
"""The file's name in a project's folder, where the documents that its texts came from are kept too."""

ANNOTATION = "annotation"
"""The label of a memo on a stretch of text that has no code."""

_TABLES = {
    "source": {"id", "name", "fulltext"},
    "code_name": {"cid", "name"},
    "code_text": {"cid", "fid", "seltext", "pos0", "pos1", "owner", "memo"},
}
_ENDLESS = 2**31


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the codes, then each text with its codings, annotations and cases, then what is left."""
    with opened_sqlite(path) as file:
        for table, columns in _TABLES.items():
            if not columns <= file.columns(table):
                raise BadInput(path.name, worded("it is no project of QualCoder"))
        labels, codes = qualcoder_book.labels(file)
        yield from labels
        for source in file.rows("source", "*", "id", "fulltext IS NOT NULL"):
            yield _article(file, source, codes, path.name)
        yield from qualcoder_book.left(file)


def _article(file: Foreign, source: Row, codes: dict[Any, str], name: str) -> Record:
    place = worded("source {number}", number=str(source["id"]))
    text = source["fulltext"]
    if not isinstance(text, str) or not text.strip():
        return Refusal(name, place, worded("it has no text"))
    if "\0" in text:
        return Refusal(name, place, worded("its text holds a zero character"))
    text = text.replace("\r\n", "\n")
    article = ArticleRecord(text, name=said(source["name"]), reader="qualcoder", place=place)
    article.meta = qualcoder_book.facts_of(file, source, len(text))
    spans = [
        *_codings(file, source["id"], codes),
        *_annotations(file, source["id"]),
        *qualcoder_book.stretches(file, source["id"], len(text)),
    ]
    marks = [_mark(row) for row, _ in spans]
    settling = Settling(text, [mark for mark in marks if mark])
    for (row, span), mark in zip(spans, marks, strict=True):
        if problem := _settle(span, row, mark, settling, article):
            return Refusal(
                name, place, worded("the coding at {place}: {problem}", place=str(row["pos0"]), problem=problem)
            )
    return article


def _settle(span: SpanRecord, row: Row, mark: Mark | None, settling: Settling, article: ArticleRecord) -> str:
    if mark is None:
        return offsets_problem(row["pos0"], row["pos1"], _ENDLESS)
    settled = settling.settle(mark)
    (span.start, span.end), span.quote = settled.ranges[0], settled.quote
    if problem := offsets_problem(span.start, span.end, len(article.text)):
        return problem
    if not span.label:
        return worded("its code is not there")
    if settled.unit:
        article.repaired, article.unit = article.repaired + 1, settled.unit
    article.spans.append(span)
    return ""


def _mark(row: Row) -> Mark | None:
    start, end = row["pos0"], row["pos1"]
    words = row["seltext"].replace("\r\n", "\n") if isinstance(row["seltext"], str) else ""
    return None if offsets_problem(start, end, _ENDLESS) else ([(start, end)], words)


def _codings(file: Foreign, source: Any, codes: dict[Any, str]) -> Iterator[tuple[Row, SpanRecord]]:
    has_weight = "important" in file.columns("code_text")
    columns = "cid, seltext, pos0, pos1, owner, memo" + ", important" * has_weight
    for row in file.rows("code_text", columns, "pos0, pos1, rowid", "fid = ?", (source,)):
        span = SpanRecord(0, 0, codes.get(row["cid"], ""), said(row["owner"]), note=said(row["memo"]))
        if has_weight and row["important"]:
            span.attributes["important"] = True
        yield row, span


def _annotations(file: Foreign, source: Any) -> Iterator[tuple[Row, SpanRecord]]:
    if not {"fid", "pos0", "pos1", "memo", "owner"} <= file.columns("annotation"):
        return
    columns = "NULL AS seltext, pos0, pos1, memo, owner"
    for row in file.rows("annotation", columns, "pos0, pos1, rowid", "fid = ?", (source,)):
        yield row, SpanRecord(0, 0, ANNOTATION, said(row["owner"]), note=said(row["memo"]))
