"""What the keys do in the text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotator.ui.text.edges import Edge, piece_at, stepped

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_EDGES = _CONTROL | _ALT if sys.platform == "darwin" else _ALT
"""What is held to move edges and to walk between larger and smaller spans; Alt+arrows move by word on macOS."""

_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def press(view: TextView, event: QKeyEvent) -> bool:
    """Do what a key means for spans; return False if it means nothing here."""
    if view.linking.press(event):
        return True
    held = event.modifiers() & ~_KEYPAD
    key = Qt.Key(event.key())
    if held in (_NONE, _CONTROL) and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        view.label_key_pressed.emit(key - Qt.Key.Key_0, held == _CONTROL)
        return True
    if held & ~_SHIFT == _EDGES:
        return _press_with_alt(view, key, bool(held & _SHIFT), event.isAutoRepeat())
    if held == _NONE and _press_plain(view, key):
        return True
    if held == _CONTROL and key in _REMOVING and (mark := view.selected()) is not None:
        view.piece_removed.emit(mark.id, view.caret())
        return True
    letter = event.text()
    if letter == "+" and not held & ~_SHIFT:
        view.piece_key_pressed.emit()
        return True
    if key == Qt.Key.Key_R and held == _NONE and (mark := view.selected()) is not None:
        view.relation_wanted.emit(mark.id)
        return True
    if not held & ~_SHIFT and len(letter) == 1 and letter.isalpha():
        view.letter_typed.emit(letter)
        return True
    return False


def _press_with_alt(view: TextView, key: Qt.Key, shift: bool, repeating: bool) -> bool:
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not shift:
        view.select_around(larger=key == Qt.Key.Key_Up)
        return True
    if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return False
    if (mark := view.own_selected()) is not None:
        edge = Edge(piece_at(mark, view.caret()) or 0, at_end=not shift)
        moved = stepped(view.text(), mark, edge, forward=key == Qt.Key.Key_Right, by_word=view.snap_to_words)
        if moved != mark.ranges[edge.piece]:
            view.mark_edges_moved.emit(mark.id, edge.piece, *moved, repeating)
    return True


def _press_plain(view: TextView, key: Qt.Key) -> bool:
    mark = view.selected()
    if key in (Qt.Key.Key_Period, Qt.Key.Key_Comma):
        view.walk(forward=key == Qt.Key.Key_Period)
        return True
    if key in _REMOVING and mark is not None:
        view.remove_requested.emit(mark.id)
        return True
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and mark is not None and mark.suggestion:
        view.accept_requested.emit(mark.id)
        return True
    return key == Qt.Key.Key_Escape and view.let_go()
