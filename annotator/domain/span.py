"""Spans: marked stretches of one document, each with one label, by one annotator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from annotator.domain.row import Row

Range = tuple[int, int]

ORIGINS = ("hand", "pattern", "model", "import", "review")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Row):
    """A marked stretch.

    `start` and `end` are Unicode code points of the document's text, half-open; with `fragments` (sorted, disjoint,
    at least two ranges) they are the hull.  `attributes` maps attribute ids to values.
    """

    table: ClassVar[str] = "span"
    document_id: str
    annotator_id: str
    round: int = 1
    label_id: str
    start: int
    end: int
    fragments: tuple[Range, ...] | None = None
    quote: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    origin: str = "hand"
    score: float | None = None
    codebook: str = ""
    created: str = ""

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The marked ranges in reading order: the fragments, or the one stretch."""
        return self.fragments or ((self.start, self.end),)


def quote_of(text: str, ranges: Iterable[Range]) -> str:
    """Return the slices of `text` at `ranges` (code points, half-open), joined by one space."""
    return " ".join([text[start:end] for start, end in ranges])


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return the ranges in reading order, those that overlap or touch as one."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> Range:
    """Return the range without white space at its edges; selecting by words takes the space behind along."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def reading_order(span: Span) -> tuple[int, int, str]:
    """Sort key: earlier first, the longer (outer) of two with one start first, then by id."""
    return span.start, -span.end, span.id
