"""The reading face that comes with the program, so that a first look is the same everywhere."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from annotator.app.resources import RESOURCES

READING_FAMILY = "Noto Serif"
FONTS = RESOURCES / "fonts"


@cache
def load_reading_face() -> str:
    """Make the bundled serif known to Qt (needs a QGuiApplication); return its family, "" where it is missing."""
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in sorted(FONTS.glob("*.ttf"))]
    return READING_FAMILY if loaded and min(loaded) >= 0 else ""


def reading_font(family: str = "", points: float = 13.0) -> QFont:
    """Return the face articles are read in: `family`, or else the bundled serif, or else the system's."""
    font = QFont()
    font.setFamilies([name for name in (family, load_reading_face(), "serif") if name])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(points)
    return font
