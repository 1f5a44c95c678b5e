"""Tables of articles: CSV, TSV, JSON Lines and Excel workbooks, one article a row, read as a stream."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.metadata import as_date
from annotator.domain.wording import worded
from annotator.formats import child, json_lines, numbered
from annotator.formats.decoding import LARGEST_TEXT, opened_as_text
from annotator.formats.documents import digest, reader_name
from annotator.formats.record import ArticleRecord, ReadOptions, Record, Refusal
from annotator.formats.spelling import brief, listed
from annotator.formats.validity import too_deep

COLUMNS = {
    "text": ("text", "teks", "isi", "isi_berita", "isi_artikel", "konten", "content", "body", "article", "artikel",
             "fulltext", "full_text", "naskah", "data"),
    "title": ("title", "judul", "headline", "judul_berita", "judul_artikel", "tajuk"),
    "source": ("source", "sumber", "media", "outlet", "publisher", "penerbit", "koran", "situs", "portal"),
    "url": ("url", "link", "tautan", "alamat", "href"),
    "published": ("published", "date", "tanggal", "tgl", "published_at", "publish_date", "pubdate", "terbit",
                  "tanggal_terbit", "waktu", "datetime", "tanggal_publikasi"),
    "language": ("language", "bahasa", "lang"),
    "name": ("name", "id", "nama", "file", "filename", "file_name", "doc_id", "article_id", "berkas", "nomor"),
}  # fmt: skip
"""What others call our columns, in Indonesian and English, likelier names first."""

WORKBOOK = ".xlsx"

_CSV = (".csv", ".tsv")
MOST_COLUMNS = 16_384
"""As many as a spreadsheet can have."""

_PREVIEWED = 20
_Cells = tuple[str, list[str]] | Refusal
_Entries = Iterator[json_lines.Entry]


@dataclass(frozen=True, slots=True)
class TablePreview:
    """A table's columns, its first rows as shown text, and which column is which of ours."""

    columns: list[str]
    rows: list[list[str]]
    guess: dict[str, str] = field(default_factory=dict)


def guess_columns(header: Iterable[str]) -> dict[str, str]:
    """Return which of a table's columns is which of ours, each used once; what nothing fits is left out."""
    theirs: dict[str, str] = {}
    for column in header:
        theirs.setdefault("_".join(column.casefold().replace("-", " ").replace("_", " ").split()), column)
    found = {}
    for ours, names in COLUMNS.items():
        if match := next((name for name in names if name in theirs), None):
            found[ours] = theirs.pop(match)
    return found


def preview(path: Path, options: ReadOptions) -> TablePreview:
    """Return the columns and first rows of a table, for choosing which column is what."""
    entries = chain.from_iterable(found for _, found in _sheets(path, options.encoding))
    rows = [row for _, row in islice(_good(entries), _PREVIEWED)]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    shown = [[_shown(row.get(column)) for column in columns] for row in rows]
    return TablePreview(columns, shown, guess_columns(columns))


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article for each row; columns that are none of ours go to `meta`."""
    is_workbook = path.suffix.lower() == WORKBOOK
    reader, original = (reader_name("python-calamine"), digest(path)) if is_workbook else ("table", "")
    is_empty = True
    for sheet, entries in _sheets(path, options.encoding):
        for record in _records(sheet, entries, options.columns, path):
            is_empty = False
            if isinstance(record, ArticleRecord):
                record.reader, record.original_sha256 = reader, original
            yield record
    if is_empty:
        yield Refusal(path.name, "", worded("it holds no articles"))
    elif is_workbook:
        yield from child.left("xlsx", path)


def _records(sheet: str, entries: _Entries, chosen: Mapping[str, str], path: Path) -> Iterator[Record]:
    """Yield the articles of one sheet; without columns for one, all its rows are passed over."""
    columns: dict[str, str] | None = None
    for entry in entries:
        if isinstance(entry, Refusal):
            yield replace(entry, record=_in_sheet(sheet, entry.record))
            continue
        place, row = entry
        if columns is None:
            columns, problem = _columns(row, chosen, path)
            if problem and not sheet:
                raise BadInput(path.name, problem)
            if problem:
                yield Refusal(path.name, worded("sheet “{sheet}”", sheet=sheet), problem)
        if columns:
            number = numbered.number_in(place)
            yield _article(_in_sheet(sheet, place), f"{sheet}!{number}" if sheet else number, row, columns, path.name)


def _in_sheet(sheet: str, place: str) -> str:
    return worded("sheet “{sheet}”, {place}", sheet=sheet, place=place) if sheet else place


def csv_header(path: Path, encoding: str = "") -> list[str]:
    """Return the columns that the first line of a CSV or TSV file names."""
    csv.field_size_limit(LARGEST_TEXT)
    with _csv_reader(path, encoding) as rows:
        try:
            return _header(next(rows, []), path.name)
        except csv.Error as error:
            raise BadInput(
                path.name, worded("it is not a row of a table: {error}", error=error), numbered.row(1)
            ) from error


def csv_rows(path: Path, encoding: str = "") -> Iterator[json_lines.Entry]:
    """Yield ("row 2", {column: cell}) for each row under the header, counted as a spreadsheet counts."""
    return _under_header(_csv_cells(path, encoding), path.name)


def _csv_cells(path: Path, encoding: str) -> Iterator[_Cells]:
    csv.field_size_limit(LARGEST_TEXT)
    with _csv_reader(path, encoding) as rows:
        number, (before, after) = 0, worded("row {number}").split("{number}")  # worded once for however many rows
        while True:
            number += 1
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Refusal(
                    path.name, numbered.row(number), worded("it is not a row of a table: {error}", error=error)
                )
                continue
            if any(cells):
                yield f"{before}{number}{after}", cells


def _sheet_rows(sheet: str, rows: Iterable[tuple[str, int, list[str]]], file: str) -> _Entries:
    name = worded("row {number}").format
    try:
        yield from _under_header(((name(number=number), cells) for _, number, cells in rows), file)
    except BadInput as error:
        if not sheet or not error.record:
            raise
        yield Refusal(file, error.record, error.reason)


def _under_header(rows: Iterable[_Cells], file: str) -> Iterator[json_lines.Entry]:
    header: list[str] = []
    for entry in rows:
        if isinstance(entry, Refusal):
            yield entry
            continue
        place, cells = entry
        if not header:
            header = _header(cells, file)
        elif len(cells) == len(header) and "\0" not in "".join(cells):
            yield place, dict(zip(header, cells, strict=True))
        elif problem := _row_problem(cells, header):
            yield Refusal(file, place, problem)
        else:
            yield place, dict(zip(header, cells, strict=False))


@contextmanager
def _csv_reader(path: Path, encoding: str) -> Iterator[Any]:
    with opened_as_text(path, encoding) as stream:
        first = stream.readline(LARGEST_TEXT)
        delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=first.count)
        stream.seek(0)
        yield csv.reader(stream, delimiter=delimiter, strict=True)


def _header(cells: list[str], file: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    while header and not header[-1]:
        header.pop()
    if len(header) > MOST_COLUMNS:
        raise BadInput(file, worded("it has more than {count} columns", count=MOST_COLUMNS), numbered.row(1))
    if len(set(header)) < len(header):
        twice = next(column for column in header if header.count(column) > 1)
        raise BadInput(file, worded("two columns are named “{name}”", name=brief(twice)), numbered.row(1))
    return header


def _row_problem(cells: list[str], header: list[str]) -> str:
    if len(cells) < len(header) or any(cells[len(header) :]):
        return worded("it has {cells} cells, the header {columns}", cells=len(cells), columns=len(header))
    return worded("it holds a zero character") if "\0" in "".join(cells) else ""


def _sheets(path: Path, encoding: str) -> Iterator[tuple[str, _Entries]]:
    """Yield each sheet's name with its rows; any table but a workbook of several sheets is one without a name."""
    suffix = path.suffix.lower()
    if suffix == WORKBOOK:
        for sheet, rows in groupby(child.rows("xlsx", path), key=itemgetter(0)):
            yield sheet, _sheet_rows(sheet, rows, path.name)
    else:
        yield "", csv_rows(path, encoding) if suffix in _CSV else json_lines.objects(path, encoding)


def _good(entries: Iterable[json_lines.Entry]) -> Iterator[tuple[str, dict[str, Any]]]:
    return (entry for entry in entries if not isinstance(entry, Refusal))


def _columns(row: Mapping[str, Any], chosen: Mapping[str, str], path: Path) -> tuple[dict[str, str], str]:
    """Return which of our columns is which of a row's, and what is wrong with that, or ""."""
    unknown = next((ours for ours in chosen if ours not in COLUMNS), None)
    if unknown is not None:
        return {}, worded(
            "“{unknown}” is no column of an article ({names} are)", unknown=unknown, names=", ".join(COLUMNS)
        )
    if path.suffix.lower() in (*_CSV, WORKBOOK):
        missing = next((theirs for theirs in chosen.values() if theirs and theirs not in row), None)
        if missing is not None:
            return {}, worded("it has no column “{missing}”; it has {names}", missing=missing, names=listed(list(row)))
    taken = set(chosen.values())
    guessed = guess_columns(column for column in row if column not in taken)
    columns = {ours: theirs for ours, theirs in {**guessed, **chosen}.items() if theirs}
    if "text" not in columns:
        return {}, worded("which column holds the text? It has {names}", names=listed(list(row)))
    return columns, ""


def _article(place: str, number: str, row: dict[str, Any], columns: Mapping[str, str], file: str) -> Record:
    text = row.pop(columns["text"], None)
    if not isinstance(text, str) or not text or text.isspace():
        return Refusal(file, place, worded("it has no text in “{column}”", column=columns["text"]))
    if "\0" in text:
        return Refusal(file, place, worded("its text holds a zero character"))
    article = ArticleRecord(text=text.replace("\r\n", "\n"), reader="table", place=place)
    for ours, theirs in columns.items():
        if ours != "text" and isinstance(value := row.get(theirs), str | int) and not isinstance(value, bool):
            said = as_date(str(value)) if ours == "published" else str(value).strip()
            setattr(article, ours, said)
            if said or not value:
                del row[theirs]
    article.name = article.name or f"{file}#{number}"
    if too_deep(row):
        return Refusal(file, place, worded("it is nested too deeply"))
    article.meta = {column: value for column, value in row.items() if value not in ("", None)}
    return article


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
