"""What the text view is given to draw: a mark is one span, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.annotator import initials_of

NAMES, INITIALS, NOTHING = "names", "initials", "nothing"
"""What may stand above the first word of a span."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One span as the text view shows it; offsets are code points of the article's text, half-open."""

    id: str
    ranges: tuple[tuple[int, int], ...]
    """The fragments in reading order, at least one, none empty."""
    name: str
    """The label's name, shown small above the first word."""
    colour: str
    """ "#rrggbb", already lightened or darkened for the theme."""
    initials: str = ""
    """Whose it is, shown before the name while reviewing."""
    mine: bool = True
    """Only one's own marks have handles."""
    suggestion: bool = False

    @property
    def start(self) -> int:
        """Return where the first fragment begins."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """Return where the last fragment ends."""
        return self.ranges[-1][1]

    @property
    def caption(self) -> str:
        """Return whose it is, where it is not mine, and the label's name."""
        return self.caption_in(NAMES)

    def caption_in(self, style: str) -> str:
        """Return what stands above the first word: the label's name, its initials, or ""."""
        if style == NOTHING:
            return ""
        name = self.name if style == NAMES else initials_of(self.name)
        return f"{self.initials} {name}" if self.initials else name
