"""The measures of a page: its fonts and, in pixels, the room that lines, names and underlines take."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

COLUMN_CHARACTERS = 70
UNDERLINE = 2.0
_ABOVE, _BELOW = 0.32, 0.14
"""Room above and below a line, in heights of its letters, at a line height of 100 percent."""

_SAMPLE = "the quick brown fox jumps over the lazy dog yang menyerahkan sebuah hadiah kepada tuan rumah"
"""Letters about as wide as prose; a font's own average is a third too wide."""


@dataclass(frozen=True, slots=True)
class Face:
    """Fonts of an article and what follows from their size; all lengths in pixels."""

    reading: QFont
    caption: QFont
    heading: QFont
    details: QFont
    chip: QFont
    column: float
    """Width of the text, about 70 characters unless the reader wants more or fewer."""
    ascent: float
    slack: float
    """Empty room at the top of a line, above the tallest letters, which names may use."""
    caption_height: float
    caption_ascent: float
    above: float
    """Room every line has above it; it grows only for names that need more."""
    below: float
    """Room every line has below it; it grows only for underlines that need more."""
    lane: float
    """Distance from one underline to the next."""
    paragraph_gap: float

    def room_above(self, rows: int, slack: float) -> float:
        """Return the room above a line that carries `rows` rows of names and has `slack` empty pixels of its own."""
        return max(self.above, rows * self.caption_height + 1.0 - slack) if rows else self.above

    def room_below(self, lanes: int) -> float:
        """Return the room below a line whose spans lie in `lanes` lanes."""
        return max(self.below, 2.0 + (lanes - 1) * self.lane)


def face_of(reading: QFont, interface: QFont, line_percent: int = 100, characters: int = COLUMN_CHARACTERS) -> Face:
    """Measure a page read in `reading`, with label names in `interface`, and so many characters in a line."""
    points = reading.pointSizeF()
    caption = _sized(interface, max(6.5, points * 0.58), QFont.Weight.Bold)
    heading = _sized(reading, points * 1.5, QFont.Weight.Bold)
    metrics = QFontMetricsF(reading)
    small = QFontMetricsF(caption)
    caption_ascent = -small.tightBoundingRect("Hdlkb").top()
    more = metrics.height() * (1 + _ABOVE + _BELOW) * (line_percent - 100) / 100
    tallest = -metrics.tightBoundingRect("bdfhkl").top()
    return Face(
        reading=reading,
        caption=caption,
        heading=heading,
        details=_sized(interface, points * 0.74, QFont.Weight.Normal),
        chip=_sized(interface, points * 0.62, QFont.Weight.Normal),
        column=round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * characters),
        ascent=metrics.ascent(),
        slack=max(0.0, metrics.ascent() - tallest - 2.0),
        caption_height=round(caption_ascent + small.tightBoundingRect("gjpq").bottom() + 1.0),
        caption_ascent=caption_ascent,
        above=max(1, round(metrics.height() * _ABOVE + more * 0.7)),
        below=max(2, round(metrics.height() * _BELOW + more * 0.3)),
        lane=UNDERLINE + 1.5,
        paragraph_gap=round(metrics.height() * 0.4),
    )


def _sized(font: QFont, points: float, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setPointSizeF(points)
    made.setWeight(weight)
    return made
