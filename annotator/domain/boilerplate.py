"""Boilerplate: what stands in an article but is not its own text.  It is dimmed on screen and counts in offsets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from annotator.domain.document import Boilerplate
from annotator.domain.span import Range, trimmed

_LEAST, _MOST = 4, 300
_LINK = re.compile(r"[-–—•*\s]*(baca juga|lihat juga|simak juga|read also|see also|read more)\b", re.IGNORECASE)
_NOTICE = re.compile(
    r"\W*(iklan|advertisement|advertorial|sponsored|scroll to continue)\b.{0,60}"
    r"|.{0,60}\b(klik di ?sini|click here)\W*",
    re.IGNORECASE,
)
_OFTEN = 3


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start + len(line) - len(line.lstrip()), line.strip()
        start += len(line) + 1


def line_at(text: str, offset: int) -> Range:
    """Return the line around `offset`, stripped; empty where there is nothing but white space."""
    first, newline = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    return trimmed(text, first, len(text) if newline < 0 else newline)


def lines_of(text: str) -> set[str]:
    """Return the lines of an article that could be boilerplate, stripped, each once."""
    return {line for _, line in _lines(text) if _LEAST <= len(line) <= _MOST}


def dimmed_ranges(text: str, rows: Iterable[Boilerplate]) -> list[Range]:
    """Return the ranges of `text` (code points, half-open, sorted) to dim.

    A line is dimmed where `rows` say so, where it is a link to another article or an advertisement's notice, where it
    stands in the text again, and everywhere where it stands there often.  What a row says of this one article goes
    before what is said everywhere.
    """
    known = list(rows)
    lines = list(_lines(text))
    counts = Counter(line for _, line in lines)
    everywhere = {row.pattern: row.dimmed for row in known if row.pattern and row.document_id is None}
    here = {row.pattern: row.dimmed for row in known if row.pattern and row.document_id is not None}
    places: dict[Range, bool] = {
        (row.start, row.end): row.dimmed for row in known if row.start is not None and row.end is not None
    }
    decided = everywhere | here
    seen: set[str] = set()
    ranges = [place for place, dimmed in places.items() if dimmed]
    for start, line in lines:
        if not line:
            continue
        end = start + len(line)
        again = len(line) >= _LEAST and (line in seen or counts[line] >= _OFTEN)
        seen.add(line)
        looks = again or (len(line) <= _MOST and bool(_LINK.match(line) or _NOTICE.fullmatch(line)))
        if decided.get(line, looks) and places.get((start, end), True):
            ranges.append((start, end))
    return sorted(set(ranges))
