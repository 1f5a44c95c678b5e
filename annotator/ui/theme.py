"""How the program looks: colour tokens for light and dark, spacing, and the palette and style sheet made of them.

The style sheet itself is `resources/themes/sorot.qss`, where a dollar and a name stand for a token.  Widgets ask for
a special look by a dynamic property: `widget.setProperty("role", "heading")`; that file lists the roles at its head.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from annotator.app.resources import RESOURCES

SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5 = 4, 8, 12, 16, 24
RADIUS_CHIP, RADIUS_FIELD, RADIUS_CARD = 4, 8, 12

THEMES = RESOURCES / "themes"

SELECTION_SHARE = 0.3
"""How much of the accent colour lies over paper where article text is selected."""

_TEXT_CONTRAST = 4.5
_HIGH_CONTRAST = 7.0
_MARK_CONTRAST = 3.0
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, each "#rrggbb"; fills and lines, not text (see `readable`)."""

    name: str
    dark: bool
    window: str
    panel: str
    paper: str
    line: str
    ink: str
    muted: str
    faint: str
    accent: str
    good: str
    warn: str
    bad: str
    hover: str
    chosen: str
    """Ground of the chosen row of a list, and of selected text."""
    on_accent: str
    """Text on the accent colour."""


LIGHT = Tokens(
    name="light",
    dark=False,
    window="#f6f5f2",
    panel="#fbfaf8",
    paper="#ffffff",
    line="#e4e1da",
    ink="#22242a",
    muted="#6b6e78",
    faint="#8a8c95",
    accent="#2f5dd0",
    good="#2e8b57",
    warn="#b7791f",
    bad="#c0392b",
    hover="#efede8",
    chosen="#e6ecfb",
    on_accent="#ffffff",
)
DARK = Tokens(
    name="dark",
    dark=True,
    window="#17181c",
    panel="#1d1f24",
    paper="#202228",
    line="#31343c",
    ink="#e6e6e8",
    muted="#9a9ca6",
    faint="#7b7e88",
    accent="#7aa2ff",
    good="#5cb98a",
    warn="#e0ac55",
    bad="#f08a84",
    hover="#2a2d34",
    chosen="#27314b",
    on_accent="#17181c",
)

CONTRAST = Tokens(
    name="contrast",
    dark=True,
    window="#000000",
    panel="#000000",
    paper="#000000",
    line="#a8a8a8",
    ink="#ffffff",
    muted="#e6e6e6",
    faint="#c8c8c8",
    accent="#ffd84d",
    good="#7dffa0",
    warn="#ffd166",
    bad="#ffb0aa",
    hover="#1f1f1f",
    chosen="#0f2a5c",
    on_accent="#000000",
)
THEMES_BY_NAME = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)}

LABEL_COLOURS = {
    "#b7791f": "#e0ac55",
    "#2f6fd0": "#78a9f5",
    "#c8423b": "#f08a84",
    "#5b7f3a": "#9cc07a",
    "#7a5cc0": "#b9a0f0",
    "#1f8a8a": "#6cc9c9",
    "#b0517f": "#e79abf",
    "#6b6257": "#b8afa3",
}
"""The colours new labels take in turn, each with its partner for the dark theme."""
_NOT_SAID = "#6b6257"
_HEX = re.compile("#[0-9a-fA-F]{6}")


def _channels(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, channel)) * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1024)
def _shifted(colour: str, ground: str, least: float) -> str:
    """Return the shade of `colour` nearest to it that reaches contrast `least` on `ground`."""
    colour = colour.lower()
    if contrast(colour, ground) >= least:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    goal = 1.0 if contrast("#ffffff", ground) > contrast("#000000", ground) else 0.0
    for step in range(1, _STEPS + 1):
        shade = _hex(colorsys.hls_to_rgb(hue, lightness + (goal - lightness) * step / _STEPS, saturation))
        if contrast(shade, ground) >= least:
            return shade
    return "#ffffff" if goal else "#000000"


def readable(colour: str, ground: str) -> str:
    """Return `colour`, darkened or lightened as little as text on `ground` needs.

    That is 4.5:1 (WCAG AA), and 7:1 (AAA) on the grounds of the high-contrast theme, which no other theme has.
    """
    high = ground in (CONTRAST.paper, CONTRAST.hover, CONTRAST.chosen)
    return _shifted(colour, ground, _HIGH_CONTRAST if high else _TEXT_CONTRAST)


def text_colour(colour: str, tokens: Tokens) -> str:
    """Return `colour` as text that can be read on whichever of a theme's three grounds it stands."""
    for ground in (tokens.window, tokens.panel, tokens.paper):
        colour = readable(colour, ground)
    return colour


def edge_colour(tokens: Tokens) -> str:
    """Return the colour of what tells where a field, a box or a scroll bar is: 3:1 on all grounds (WCAG AA)."""
    edge = tokens.line if tokens.name == CONTRAST.name else tokens.faint
    for ground in (tokens.window, tokens.panel, tokens.paper):
        edge = _shifted(edge, ground, _MARK_CONTRAST)
    return edge


def label_colour(stored: str, dark: bool) -> str:
    """Return the fill and line colour to show for a label's stored colour under the light or dark theme."""
    # What a script or a teammate stored may be empty, or the name of a colour.
    stored = stored.lower() if _HEX.fullmatch(stored) else _NOT_SAID
    if dark and stored in LABEL_COLOURS:
        return LABEL_COLOURS[stored]
    return _shifted(stored, (DARK if dark else LIGHT).paper, _TEXT_CONTRAST if dark else _MARK_CONTRAST)


def blend(colour: str, ground: str, share: float) -> str:
    """Return `share` (0 to 1) of `colour` laid over `ground`, as one opaque colour."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    red, green, blue = (over * share + under * (1 - share) for over, under in pairs)
    return _hex((red, green, blue))


def palette(tokens: Tokens) -> QPalette:
    """Return the Qt palette of a theme, for whatever the style sheet does not name."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, colour in {
        roles.Window: tokens.window,
        roles.WindowText: tokens.ink,
        roles.Base: tokens.paper,
        roles.AlternateBase: tokens.panel,
        roles.Text: tokens.ink,
        roles.Button: tokens.panel,
        roles.ButtonText: tokens.ink,
        roles.BrightText: tokens.bad,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.ToolTipBase: tokens.panel,
        roles.ToolTipText: tokens.ink,
        roles.PlaceholderText: readable(tokens.faint, tokens.paper),
        roles.Link: readable(tokens.accent, tokens.panel),
        roles.LinkVisited: readable(tokens.accent, tokens.panel),
        roles.Light: tokens.paper,
        roles.Midlight: tokens.hover,
        roles.Mid: tokens.line,
        roles.Dark: tokens.line,
        roles.Shadow: tokens.line,
    }.items():
        made.setColor(role, QColor(colour))
    faded = QColor(tokens.faint)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return made


def stylesheet(tokens: Tokens) -> str:
    """Return the style sheet of the whole program in the colours of `tokens`."""
    values = {role: value for role, value in asdict(tokens).items() if isinstance(value, str)}
    values |= {
        "selection": blend(tokens.accent, tokens.paper, SELECTION_SHARE),
        "edge": edge_colour(tokens),
        "faint_text": text_colour(tokens.faint, tokens),
        "accent_text": text_colour(tokens.accent, tokens),
        "bad_text": text_colour(tokens.bad, tokens),
        "good_text": text_colour(tokens.good, tokens),
        "warn_text": text_colour(tokens.warn, tokens),
        "pictures": THEMES.as_posix(),
        "radius_chip": str(RADIUS_CHIP),
        "radius_field": str(RADIUS_FIELD),
        "radius_card": str(RADIUS_CARD),
    }
    return Template((THEMES / "sorot.qss").read_text("utf-8")).substitute(values)


def dress(application: QApplication, tokens: Tokens) -> None:
    """Give the whole program the look of `tokens`: style, palette and style sheet."""
    application.setStyle("Fusion")
    application.setPalette(palette(tokens))
    application.setStyleSheet(stylesheet(tokens))


@contextmanager
def undressed(application: QApplication) -> Iterator[None]:
    """Take the style sheet off meanwhile: Qt dresses a widget anew each time that it, or what it is in, is put in."""
    sheet = application.styleSheet()
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)
