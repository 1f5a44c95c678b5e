"""`xlsx`: the sheets of an Excel workbook as rows of cells; `table` makes articles of them.

Runs in the child process of `child`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import to_word, worded
from annotator.formats import safe_xml
from annotator.formats.record import Left, ReadOptions
from annotator.formats.zipped import opened_zip, problem_with, read_member

_NO_WORKBOOK = to_word("it is no Excel workbook (.xlsx), or a damaged one")
_NOTES = re.compile(r"xl/(?:comments/)?comment\w*\.xml")
_CHARTS = re.compile(r"xl/charts/chart\w*\.xml")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def rows(path: Path, _: ReadOptions) -> Iterator[tuple[str, int, list[str]]]:
    """Yield (sheet, number, cells) for each row that holds something, numbered as a spreadsheet does.

    The sheet has no name where it is the only one.
    """
    _check(path)
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    book = CalamineWorkbook.from_path(str(path))
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    for name in names:
        sheet = book.get_sheet_by_name(name)
        first = (sheet.start or (0, 0))[0] + 1
        for number, cells in enumerate(sheet.iter_rows(), first):
            shown = [_shown(cell) for cell in cells]
            if any(shown):
                yield name if len(names) > 1 else "", number, shown


def left(path: Path, _: ReadOptions) -> Iterator[Left]:
    """Yield what the workbook holds beside its cells."""
    with opened_zip(path, _NO_WORKBOOK) as archive:
        names = archive.namelist()
        notes = [name for name in names if _NOTES.fullmatch(name)]
        count = sum(_count(safe_xml.parsed(read_member(archive, name, path.name), path.name)) for name in notes)
    found = {
        worded("comments"): count,
        worded("charts and diagrams"): sum(_CHARTS.fullmatch(name) is not None for name in names),
        worded("pictures"): sum(name.startswith("xl/media/") for name in names),
    }
    yield from (Left("", what, count) for what, count in found.items() if count)


def _count(notes: Any) -> int:
    return sum(1 for _ in notes.iter("{*}comment"))


def _check(path: Path) -> None:
    with opened_zip(path, _NO_WORKBOOK) as archive:
        if "[Content_Types].xml" not in archive.namelist():
            raise BadInput(path.name, worded(_NO_WORKBOOK))
        for member in archive.infolist():
            if problem := problem_with(member):
                raise BadInput(path.name, problem, member.filename)


def _shown(cell: Any) -> str:
    if isinstance(cell, str):
        return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), cell)
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)
