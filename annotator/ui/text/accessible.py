"""Tells assistive tools the true places of characters through Qt's own text interface.

Qt's interface for plain text answers with the place a paragraph's layout claims, less the scroll bar's value, and
QPlainTextEdit leaves every layout at the origin.  So paragraphs in sight claim their true place, except while they are
drawn, when Qt would add it to where it draws.  Why not an interface of our own: docs/adr/0005-text-interface.md.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextDocument

from annotator.ui.text.layout import OUT_OF_SIGHT
from annotator.ui.text.painter import Placed

TOGETHER = 0.3
"""Seconds within which two say one thing."""
_last = ("", 0, 0.0)
"""What was said last, by whom (an id), and when."""


class ToldPlaces:
    """The paragraphs that claim a place on the screen.

    They are kept by number: a QTextLayout kept past its document's end is mistaken by PySide6 for whatever comes to
    lie at its address.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._told: list[int] = []

    def withdraw(self, placed: Sequence[Placed]) -> None:
        """Let these paragraphs be drawn where Qt draws them, and all others be out of sight."""
        for number in self._told:
            block = self._document.findBlockByNumber(number)
            if block.isValid():
                block.layout().setPosition(OUT_OF_SIGHT)
        for here in placed:
            here.block.layout().setPosition(QPointF())
        self._told = [here.block.blockNumber() for here in placed]

    def tell(self, placed: Sequence[Placed], scrolled: int) -> None:
        """Let these paragraphs claim their place in the view; `scrolled` is the scroll bar's value."""
        for here in placed:
            here.block.layout().setPosition(QPointF(0.0, here.top + scrolled))


def announce(source: QObject, message: str) -> None:
    """Let a screen reader, if there is one, say `message`; what a dialog and the status bar both say is said once."""
    global _last
    if not QAccessible.isActive():
        return
    now = time.monotonic()
    words, speaker, then = _last
    _last = message, id(source), now
    if words != message or speaker == id(source) or now - then > TOGETHER:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, message))
