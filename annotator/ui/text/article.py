"""What the text view shows, as data that its layout, painter and hands share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotator.domain.offsets import OffsetMap
from annotator.ui.text.display import display_of
from annotator.ui.text.mark import Mark
from annotator.ui.text.marks import Marks


class Ranges:
    """Stretches of text that do not overlap, found by bisecting: dimmed passages, found words."""

    def __init__(self, ranges: Sequence[tuple[int, int]] = ()) -> None:
        self.all = sorted(ranges)
        self._ends = [end for _, end in self.all]

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return those that share a character with start:end."""
        first = bisect_right(self._ends, start)
        return self.all[first : bisect_left(self.all, (end, 0), first)]


class Article:
    """The article in view: its text and heading, and what is marked, dimmed, found and selected in it."""

    def __init__(
        self,
        text: str = "",
        marks: Sequence[Mark] = (),
        heading: str = "",
        details: str = "",
        dimmed: Ranges | None = None,
    ) -> None:
        self.text = text
        self.heading = heading
        self.details = details
        self.offsets = OffsetMap("")
        """Counts units of what is shown."""
        self.signs: list[int] = []
        """Offsets of characters that are shown as small signs."""
        self.marks = Marks(marks)
        self.dimmed = dimmed or Ranges()
        self.found = Ranges()
        self.current_found: tuple[int, int] | None = None
        self.selected: str | None = None
        self.aim: tuple[int, int] | None = None
        """What the selected text would mark."""

    def show(self) -> str:
        """Return what the widget is to show, and count its units from now on."""
        shown = display_of(self.text)
        self.signs = shown.signs
        self.offsets = OffsetMap(self.text, shown.breaks)
        return shown.text
