"""`jsonl`: a project's own rows, one a line, so that nothing is lost.  `resources/schemas` has its JSON Schema.

The first line is `{"format":"sorot-jsonl","version":1,"project":…}`, each following one `{"table":"span", …columns…}`
with the columns that hold JSON as real JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import json_lines, numbered
from annotator.formats.record import ReadOptions, Record, Refusal, Report, RowRecord, Selection, WriteOptions
from annotator.formats.writing import written_whole

FORMAT, VERSION = "sorot-jsonl", 1
JSON_COLUMNS = frozenset(("meta", "stamps", "choices", "fragments", "attributes", "judged"))
"""The columns, of whatever table, that hold JSON."""

_TABLE = re.compile(r"[a-z_]+")
_LONGEST_NAME = 40
_LINE = orjson.OPT_APPEND_NEWLINE


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write every row of the project, deleted ones too: they tell teammates what is gone."""
    report = Report(files=[path])
    counts = {"document": 0, "span": 0}
    dumps, has_no_json = orjson.dumps, JSON_COLUMNS.isdisjoint
    with written_whole(path) as (draft,), draft.open("wb", buffering=1 << 20) as file:
        put = file.write
        header = {"format": FORMAT, "version": VERSION, "project": selection.project}
        put(dumps(header if options.text else header | {"text": False}, option=_LINE))
        for row in selection.rows():
            values = row.values
            line = {"table": row.table, **values}
            if not has_no_json(values):
                _say_json(line)
            put(dumps(line, option=_LINE))
            if row.table in counts and not values.get("deleted"):
                counts[row.table] += 1
    report.documents, report.spans = counts["document"], counts["span"]
    return report


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield every row, its JSON columns as compact JSON text with sorted keys.

    A newer version is refused, and so is a file without the texts.
    """
    if header_of(path).get("text") is False:
        raise BadInput(
            path.name, worded("its texts were left out; `sorot fill` puts them back where you have the articles")
        )
    yield from rows(path, options)


def header_of(path: Path) -> dict[str, Any]:
    """Return what the first line of a file of ours says, {} where it is none of ours."""
    entry = next(json_lines.objects(path), None)
    return entry[1] if isinstance(entry, tuple) and is_header(entry[1]) else {}


def rows(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield every row, also of a file without the texts."""
    entries = json_lines.objects(path, options.encoding)
    file = path.name
    _check_header(next(entries, None), file)
    for entry in entries:
        yield entry if isinstance(entry, Refusal) else _row(entry[0], entry[1], file)


def is_header(first: Mapping[str, Any]) -> bool:
    """Whether a file's first object says that the file is ours, of whatever version."""
    return first.get("format") == FORMAT


def _check_header(entry: json_lines.Entry | None, file: str) -> None:
    header: dict[str, Any] = entry[1] if isinstance(entry, tuple) else {}
    version = header.get("version")
    if not is_header(header) or type(version) is not int or version < 1:
        raise BadInput(file, worded("its first line does not say that it is a Sorot export"), numbered.line(1))
    if version > VERSION:
        raise BadInput(
            file,
            worded(
                "it was written by a newer version of Sorot (format {version}, here {known}); update to read it",
                version=str(version),
                known=str(VERSION),
            ),
        )


def _row(place: str, values: dict[str, Any], file: str) -> RowRecord | Refusal:
    table = values.pop("table", None)
    if type(table) is not str or len(table) > _LONGEST_NAME or not _is_name(table):
        return Refusal(file, place, worded("it does not name its table"))
    for column in JSON_COLUMNS & values.keys():
        if (value := values[column]) is not None:
            try:
                values[column] = "{}" if value == {} else orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
            except TypeError:
                return Refusal(file, place, worded("it is nested too deeply"))
    return RowRecord(table, values, place)


@lru_cache(maxsize=64)
def _is_name(table: str) -> bool:
    return _TABLE.fullmatch(table) is not None


def _say_json(line: dict[str, Any]) -> None:
    for column in JSON_COLUMNS & line.keys():
        text = line[column]
        if type(text) is str:
            # A stored line break would end the line, so only then is the JSON written anew.
            line[column] = orjson.loads(text) if "\n" in text or "\r" in text else orjson.Fragment(text)
