"""Colours as other programs say them."""

from __future__ import annotations

import re

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,[^)]*)?\)")
_NAMED = {
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080", "white": "#ffffff",
    "maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff", "magenta": "#ff00ff",
    "green": "#008000", "lime": "#00ff00", "olive": "#808000", "yellow": "#ffff00", "orange": "#ffa500",
    "navy": "#000080", "blue": "#0000ff", "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff",
    "pink": "#ffc0cb", "brown": "#a52a2a", "gold": "#ffd700", "violet": "#ee82ee", "indigo": "#4b0082",
    "lightblue": "#add8e6", "lightgreen": "#90ee90", "lightgray": "#d3d3d3", "lightgrey": "#d3d3d3",
    "darkblue": "#00008b", "darkgreen": "#006400", "darkred": "#8b0000", "darkorange": "#ff8c00",
}  # fmt: skip
"""What people write of CSS's names."""


def as_hex(said: str) -> str:
    """Return a colour of CSS as `#rrggbb`; "" for what is none, or has a rare name."""
    said = said.strip().lower()
    if _HEX.fullmatch(said):
        return said if len(said) == 7 else "#" + "".join(digit * 2 for digit in said[1:])
    if found := _RGB.fullmatch(said):
        parts = [int(part) for part in found.groups()]
        return "#" + "".join(f"{part:02x}" for part in parts) if max(parts) < 256 else ""
    return _NAMED.get(said, "")
