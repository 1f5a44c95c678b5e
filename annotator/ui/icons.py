"""Icons by name, in the theme's ink.  qtawesome is imported with the first one that is seen, say in a menu."""

from __future__ import annotations

import sys
from functools import cache, partial
from types import ModuleType
from typing import TYPE_CHECKING

import PySide6
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction, QIcon, QIconEngine, QPainter, QPixmap

from annotator.app.resources import RESOURCES
from annotator.ui.theme import Tokens

if TYPE_CHECKING:
    from qtawesome.iconic_font import IconicFont

PROGRAM = RESOURCES / "icons" / "sorot.svg"

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
    "contrast": "mdi6.contrast-circle",
    "codebook": "mdi6.book-open-variant",
    "delete": "mdi6.trash-can-outline",
    "done": "mdi6.check",
    "skip": "mdi6.debug-step-over",
    "next": "mdi6.chevron-right",
    "previous": "mdi6.chevron-left",
    "copy": "mdi6.content-copy",
    "table": "mdi6.table",
    "people": "mdi6.account-multiple-outline",
    "relation": "mdi6.ray-start-arrow",
    "turn": "mdi6.swap-horizontal",
    "edit": "mdi6.pencil-outline",
    "close": "mdi6.close",
    "add": "mdi6.plus",
    "up": "mdi6.arrow-up",
    "down": "mdi6.arrow-down",
    "indent": "mdi6.format-indent-increase",
    "outdent": "mdi6.format-indent-decrease",
    "sample": "mdi6.flask-outline",
    "warning": "mdi6.alert-outline",
    "dim": "mdi6.text-box-remove-outline",
    "comment": "mdi6.comment-outline",
    "print": "mdi6.printer-outline",
    "shown": "mdi6.eye-outline",
    "hidden": "mdi6.eye-off-outline",
    "zoom-in": "mdi6.magnify-plus-outline",
    "zoom-out": "mdi6.magnify-minus-outline",
}


class LateEngine(QIconEngine):
    """Makes an icon when it is first drawn: most stand in menus that nobody opens."""

    def __init__(self, name: str, colour: str, faded: str) -> None:
        """`name` is qtawesome's, `faded` the colour of what cannot be chosen."""
        super().__init__()
        self._make = partial(_made, name, colour, faded)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon."""
        self._make().paint(painter, rect, mode=mode, state=state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return its picture."""
        return self._make().pixmap(size, mode, state)


def icon(name: str, tokens: Tokens, colour: str = "") -> QIcon:
    """Return the icon of this name in the theme's muted ink, or in `colour`."""
    return QIcon(LateEngine(NAMES[name], colour or tokens.muted, tokens.line))


@cache
def _made(name: str, colour: str, faded: str) -> QIcon:
    return QIcon(_font().icon(name, color=colour, color_disabled=faded))


@cache
def _font() -> IconicFont:
    """The one font of qtawesome's twelve that is used here, read without its detour over all of Qt.

    qtawesome reaches Qt through qtpy, which touches every class there is: 100 ms and 20 MB at every start.  While it is
    imported, PySide6 itself stands in.
    """
    standing_in = {
        "qtpy": ModuleType("qtpy"),
        "qtpy.QtCore": QtCore,
        "qtpy.QtGui": QtGui,
        "qtpy.QtWidgets": QtWidgets,
    }
    standing_in["qtpy"].__dict__.update(
        PYSIDE_VERSION=PySide6.__version__, QtCore=QtCore, QtGui=QtGui, QtWidgets=QtWidgets
    )
    there = {name: sys.modules.get(name) for name in standing_in}
    sys.modules.update(standing_in)
    try:
        import qtawesome
        from qtawesome.iconic_font import IconicFont
    finally:
        for name, module in there.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
    return IconicFont(*(font for font in qtawesome._BUNDLED_FONTS if font[0] == "mdi6"))


def tint(actions: list[QAction], tokens: Tokens) -> None:
    """Give every action that names an icon its icon in the theme's ink."""
    for action in actions:
        name = action.property("icon_name")
        if name in NAMES:
            action.setIcon(icon(name, tokens))
