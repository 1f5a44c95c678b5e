"""Icons by name, in the theme's ink: letters of the Material Design font that qtawesome brings.

Only its font is used, not its code, which reads the names of seven thousand icons at every start: 20 ms and 10 MB.  The
font is read when the first icon is drawn.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from annotator.ui.theme import Tokens

PROGRAM = Path(__file__).resolve().parents[2] / "resources" / "icons" / "sorot.svg"
FONT = "materialdesignicons6-webfont-*.ttf"
LETTER_SHARE = 0.875
"""Height of the letters in an icon's: sixteen pixels have room for fourteen."""

NAMES = {
    "new": "\U000f0eed",  # file-plus-outline
    "open": "\U000f0dcf",  # folder-open-outline
    "import": "\U000f0120",  # tray-arrow-down
    "export": "\U000f011d",  # tray-arrow-up
    "undo": "\U000f054c",  # undo
    "redo": "\U000f044e",  # redo
    "search": "\U000f0349",  # magnify
    "settings": "\U000f08bb",  # cog-outline
    "keys": "\U000f097b",  # keyboard-outline
    "help": "\U000f0625",  # help-circle-outline
    "backup": "\U000f02da",  # history
    "light": "\U000f05a8",  # white-balance-sunny
    "dark": "\U000f0594",  # weather-night
    "contrast": "\U000f0197",  # contrast-circle
    "codebook": "\U000f14f7",  # book-open-variant
    "delete": "\U000f0a7a",  # trash-can-outline
    "done": "\U000f012c",  # check
    "skip": "\U000f01b7",  # debug-step-over
    "next": "\U000f0142",  # chevron-right
    "previous": "\U000f0141",  # chevron-left
    "copy": "\U000f018f",  # content-copy
    "table": "\U000f04eb",  # table
    "people": "\U000f000f",  # account-multiple-outline
    "relation": "\U000f0443",  # ray-start-arrow
    "turn": "\U000f04e1",  # swap-horizontal
    "edit": "\U000f0cb6",  # pencil-outline
    "close": "\U000f0156",  # close
    "add": "\U000f0415",  # plus
    "up": "\U000f005d",  # arrow-up
    "down": "\U000f0045",  # arrow-down
    "indent": "\U000f0276",  # format-indent-increase
    "outdent": "\U000f0275",  # format-indent-decrease
    "sample": "\U000f0096",  # flask-outline
    "warning": "\U000f002a",  # alert-outline
    "dim": "\U000f0ead",  # text-box-remove-outline
    "comment": "\U000f0182",  # comment-outline
    "print": "\U000f1786",  # printer-outline
    "shown": "\U000f06d0",  # eye-outline
    "hidden": "\U000f06d1",  # eye-off-outline
    "zoom-in": "\U000f06ed",  # magnify-plus-outline
    "zoom-out": "\U000f06ec",  # magnify-minus-outline
}
"""The letter of each icon, with the font's own name for it."""


class LetterEngine(QIconEngine):
    """Draws one letter of the font as large as an icon is asked for."""

    def __init__(self, letter: str, colour: str, faded: str) -> None:
        """`faded` is the colour of what cannot be chosen."""
        super().__init__()
        self._letter = letter
        self._colour = colour
        self._faded = faded

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the letter in the middle."""
        font = QFont(_family())
        font.setPixelSize(max(1, round(rect.height() * LETTER_SHARE)))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._faded if mode == QIcon.Mode.Disabled else self._colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the letter on nothing."""
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn


@cache
def _family() -> str:
    """Make the font known to Qt; return its family."""
    found = find_spec("qtawesome")
    if found is None or found.origin is None:
        raise RuntimeError("qtawesome is not installed")
    fonts = Path(found.origin).parent / "fonts"
    known = QFontDatabase.addApplicationFont(str(next(fonts.glob(FONT))))
    return QFontDatabase.applicationFontFamilies(known)[0]


def icon(name: str, tokens: Tokens, colour: str = "") -> QIcon:
    """Return the icon of this name in the theme's muted ink, or in `colour`."""
    return QIcon(LetterEngine(NAMES[name], colour or tokens.muted, tokens.line))


def tint(actions: list[QAction], tokens: Tokens) -> None:
    """Give every action that names an icon its icon in the theme's ink."""
    for action in actions:
        name = action.property("icon_name")
        if name in NAMES:
            action.setIcon(icon(name, tokens))
