"""From the lines of printed pages to paragraphs: which lines go on, and which are heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_PAGE_NUMBER = re.compile(
    r"[-–—|•\s]*(?:(?:hal(?:aman)?|page|p)\b\.?\s*)?\d{1,4}(?:\s*(?:dari|of|/)\s*\d{1,4})?[-–—|•\s]*", re.I
)
_LAST_WORD, _FIRST_WORD = re.compile(r"\w+$"), re.compile(r"\w+")
_FIRST_IDEOGRAPH = 0x2E80
_REPEATED = 3
_AT_EDGE = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, measured in points; `y` grows upwards.  `is_cut`: its last word goes on in the next line."""

    text: str
    left: float
    right: float
    y: float
    height: float
    is_cut: bool = False


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs of pages, without running heads, running feet and page numbers."""
    unwanted = _furniture(pages)
    made: list[list[Line]] = []
    before, edge_before = None, 0.0
    for column in _columns([[line for line in page if id(line) not in unwanted] for page in pages]):
        edge = max(line.right for line in column)
        for line, begins in zip(column, _beginnings(column, edge), strict=True):
            if begins or (line is column[0] and not (before and _goes_on_elsewhere(before, edge_before, line))):
                made.append([])
            made[-1].append(line)
        before, edge_before = column[-1], edge
    return [_joined(paragraph) for paragraph in made]


def _furniture(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Return the ids of lines at the edges of pages that number them, or stand there on page after page."""
    edges = [sorted(page, key=lambda line: line.y) for page in pages]
    edges = [[*lines[:_AT_EDGE], *lines[_AT_EDGE:][-_AT_EDGE:]] for lines in edges]
    counts = Counter(shape for lines in edges for shape in {_shape(line) for line in lines})
    least = max(_REPEATED, len(pages) / 3)
    return {
        id(line)
        for lines in edges
        for line in lines
        if counts[_shape(line)] >= least or (line in (lines[0], lines[-1]) and _PAGE_NUMBER.fullmatch(line.text))
    }


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _columns(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Yield lines that stand one below the other: where they go up again, a column or a page ends."""
    for page in pages:
        column: list[Line] = []
        for line in page:
            if column and line.y > column[-1].y + line.height / 2:
                yield column
                column = []
            column.append(line)
        if column:
            yield column


def _beginnings(column: Sequence[Line], edge: float) -> Iterator[bool]:
    """Yield for each line of a column whether it begins a paragraph; the first never does by itself."""
    steps = [above.y - line.y for above, line in pairwise(column)]
    usual = median([step for step in steps if step > 0] or [0])
    margin = min(line.left for line in column)
    yield False
    for place, (above, line) in enumerate(pairwise(column), 1):
        below = column[place + 1] if place + 1 < len(column) else None
        step = above.y - line.y
        if step < line.height / 3:
            yield False  # they stand side by side
        else:
            yield (
                step > 1.4 * usual
                or abs(line.height - above.height) > 0.15 * above.height
                or _is_short(above, margin, edge)
                or _is_indented(above, line, below)
            )


def _is_short(line: Line, margin: float, edge: float) -> bool:
    missing = edge - line.right
    return missing > 0.35 * (edge - margin) or (missing > 3 * line.height and bool(_SENTENCE_END.search(line.text)))


def _is_indented(above: Line, line: Line, below: Line | None) -> bool:
    indent = 0.7 * line.height
    return line.left > above.left + indent and (below is None or line.left > below.left + indent)


def _goes_on_elsewhere(last: Line, edge: float, first: Line) -> bool:
    is_alike = abs(first.height - last.height) <= 0.15 * last.height
    return last.is_cut or (is_alike and not _SENTENCE_END.search(last.text) and edge - last.right < 6 * last.height)


def _joined(lines: Sequence[Line]) -> str:
    said = ""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        said += line.text
        if after is not None:
            said += _between(line, after.text)
    return said


def _between(line: Line, after: str) -> str:
    """Return what stands between a line and the next one: reduplications (kuda-kuda) and names keep their hyphen."""
    if not line.is_cut:
        is_cjk = line.text and after and min(ord(line.text[-1]), ord(after[0])) >= _FIRST_IDEOGRAPH
        return "" if is_cjk else " "
    last, first = _LAST_WORD.search(line.text), _FIRST_WORD.match(after)
    if last is None or first is None:
        return ""
    is_doubled = first[0].casefold().startswith(last[0].casefold()) and len(last[0]) > 2
    return "-" if is_doubled or not first[0][0].islower() else ""
