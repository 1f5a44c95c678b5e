"""Icons by name, in the theme's ink.  qtawesome is imported with the first one, after the window is painted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction, QIcon

from annotator.ui.theme import Tokens

PROGRAM = Path(__file__).resolve().parents[2] / "resources" / "icons" / "sorot.svg"

NAMES = {
    "new": "mdi6.file-plus-outline",
    "open": "mdi6.folder-open-outline",
    "import": "mdi6.tray-arrow-down",
    "export": "mdi6.tray-arrow-up",
    "undo": "mdi6.undo",
    "redo": "mdi6.redo",
    "search": "mdi6.magnify",
    "settings": "mdi6.cog-outline",
    "keys": "mdi6.keyboard-outline",
    "help": "mdi6.help-circle-outline",
    "backup": "mdi6.history",
    "light": "mdi6.white-balance-sunny",
    "dark": "mdi6.weather-night",
    "codebook": "mdi6.book-open-variant",
    "delete": "mdi6.trash-can-outline",
    "done": "mdi6.check",
    "skip": "mdi6.debug-step-over",
    "next": "mdi6.chevron-right",
    "previous": "mdi6.chevron-left",
    "copy": "mdi6.content-copy",
    "table": "mdi6.table",
    "people": "mdi6.account-multiple-outline",
    "edit": "mdi6.pencil-outline",
    "close": "mdi6.close",
    "add": "mdi6.plus",
    "up": "mdi6.arrow-up",
    "down": "mdi6.arrow-down",
    "indent": "mdi6.format-indent-increase",
    "outdent": "mdi6.format-indent-decrease",
    "sample": "mdi6.flask-outline",
    "warning": "mdi6.alert-outline",
    "zoom-in": "mdi6.magnify-plus-outline",
    "zoom-out": "mdi6.magnify-minus-outline",
}


def icon(name: str, tokens: Tokens, colour: str = "") -> QIcon:
    """Return the icon of this name in the theme's muted ink, or in `colour`."""
    import qtawesome

    made = qtawesome.icon(NAMES[name], color=colour or tokens.muted, color_disabled=tokens.line)
    return QIcon(made)


def tint(actions: list[QAction], tokens: Tokens) -> None:
    """Give every action that names an icon its icon in the theme's ink."""
    for action in actions:
        name = action.property("icon_name")
        if name in NAMES:
            action.setIcon(icon(name, tokens))
