"""The keys that are live now, as the status bar says them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.ui.annotate.pieces import Pieces
from annotator.ui.text.view import TextView


def hint(text: TextView, pieces: Pieces) -> str:
    """Return what can be done with what is selected in the text."""
    translate = QCoreApplication.translate
    if text.linking.source is not None:
        return translate("Hint", "Click the other span, or walk with . and , then Enter · Esc cancels")
    if text.selection() is not None and pieces.base() is not None:
        return translate("Hint", "1–9 label · + join to the last span · a letter: find a label · ? all keys")
    if text.selection() is not None:
        return translate("Hint", "1–9 label · a letter: find a label · Ctrl+Shift+C quote · ? all keys")
    if text.selected_mark() is not None:
        return translate("Hint", "1–9 relabel · Del remove · Alt+←/→ resize · R relate · F2 fields · ? all keys")
    return translate("Hint", "Select words, then 1–9 · . next span · Ctrl+Enter done · ? all keys")
