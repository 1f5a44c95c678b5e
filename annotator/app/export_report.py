"""What an export wrote and what it could not say, as a file: JSON or readable text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.wording import counted, worded
from annotator.formats.record import Dropped, Report
from annotator.formats.writing import written_whole


def as_json(report: Report) -> dict[str, Any]:
    """Return the whole report."""
    return asdict(report) | {"files": [str(path) for path in report.files]}


def as_text(report: Report) -> str:
    """Return the report for a reader: counts, reasons with how often they held, then line by line."""
    return "\n".join(_lines(report)) + "\n"


def save(path: Path, report: Report) -> None:
    """Write the report: JSON for .json, else readable text."""
    with written_whole(path) as (draft,):
        if path.suffix.lower() == ".json":
            draft.write_bytes(orjson.dumps(as_json(report), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        else:
            draft.write_text(as_text(report), encoding="utf-8", newline="\n")


def _lines(report: Report) -> Iterator[str]:
    yield worded(
        "{articles} articles and {spans} spans written, {lost} spans left out.",
        articles=report.documents,
        spans=report.spans,
        lost=len(report.dropped),
    )
    for title, lost in ((worded("Left out:"), report.dropped), (worded("Written with less:"), report.reduced)):
        if lost:
            yield from ("", title)
            for reason, count in Counter(one.reason for one in lost).most_common():
                yield f"  {counted(count)} × {worded(reason)}"
            yield ""
            yield from (f"  {_line(one)}" for one in lost)
    if report.changed:
        yield from ("", worded("Changed:"))
        yield from (f"  {sentence}" for sentence in report.changed)
    if report.split:
        yield from ("", worded("Split:"))
        yield from (f"  {sentence}" for sentence in report.split)
    if report.files:
        yield from ("", worded("Files:"))
        yield from (f"  {path}" for path in report.files)


def _line(lost: Dropped) -> str:
    place = f" {lost.start}–{lost.end}" if lost.end else ""
    return f"{lost.title or lost.document}, {lost.label}{place}: {worded(lost.reason)}"
