"""Where the spans of a foreign file stand, settled span by span: some programs count now one thing and now another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from annotator.domain.span import quote_of
from annotator.domain.wording import to_word
from annotator.formats import units
from annotator.formats.anchoring import Counting, Mark, Ranges, counting, countings, place_of, says, slices, stands

_BY_QUOTE = to_word("nothing known, and were found by their quotes")


class Settled(NamedTuple):
    """A mark's ranges in code points, with the quote that the import is to check; `unit` names what was counted."""

    ranges: Ranges
    quote: str | None
    unit: str = ""


class Settling:
    """Settles the marks of one text: as the file's others are counted, else as the quote proves, else by the quote."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._best = counting(text, marks)
        self.is_settled = not self._best.unit and all(stands(text, mark) for mark in marks)
        """Whether every mark's words stand where it says, counted as we count: then nothing needs to be moved."""

    def settle(self, mark: Mark) -> Settled:
        """Return where a mark stands; one that nothing proves stays as the file has it, for the import to judge."""
        ranges, quote = mark
        if not self._best.unit and stands(self._text, mark):
            return Settled(ranges, quote)
        moved = self._best.ranges(ranges)
        if any(units.NOWHERE in pair for pair in moved):
            moved = ranges
        if not quote:
            return Settled(moved, None, self._best.unit)
        if found := self._proved(mark, self._best) or next(
            filter(None, (self._proved(mark, w) for w in self._ways)), None
        ):
            return found
        place = place_of(self._text, quote) if len(ranges) == 1 else None
        return Settled([place], quote, _BY_QUOTE) if place else Settled(ranges, quote)

    @cached_property
    def _ways(self) -> list[Counting]:
        in_bytes = Counting(units.BYTES, units.translation(self._text, units.BYTES))
        return [*countings(self._text), in_bytes]

    def _proved(self, mark: Mark, way: Counting) -> Settled | None:
        ranges, quote = mark
        moved = way.ranges(ranges)
        if not says(quote, slices(self._text, moved)):
            return None
        return Settled(moved, quote_of(self._text, moved), way.unit)
