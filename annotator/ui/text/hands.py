"""What the keys do in the text, and how the edges of a span move by key."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotator.ui.text import words
from annotator.ui.text.mark import Mark

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_EDGES = _CONTROL | _ALT if sys.platform == "darwin" else _ALT
"""What is held to move edges and to walk between larger and smaller spans; Alt+arrows move by word on macOS."""

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def press(view: TextView, event: QKeyEvent) -> bool:
    """Do what a key means for spans; return False if it means nothing here."""
    held = event.modifiers() & ~_KEYPAD
    key = Qt.Key(event.key())
    if held in (_NONE, _CONTROL) and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        view.label_key_pressed.emit(key - Qt.Key.Key_0, held == _CONTROL)
        return True
    if held & ~_SHIFT == _EDGES:
        return _press_with_alt(view, key, bool(held & _SHIFT), event.isAutoRepeat())
    if held == _NONE and _press_plain(view, key):
        return True
    letter = event.text()
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
    mark = view.selected()
    if mark is not None and mark.mine and not mark.suggestion:
        forward = key == Qt.Key.Key_Right
        moved = moved_edge(view.text(), mark, at_end=not shift, forward=forward, by_word=view.snap_to_words)
        if moved != (mark.start, mark.end):
            view.mark_edges_moved.emit(mark.id, *moved, repeating)
    return True


def _press_plain(view: TextView, key: Qt.Key) -> bool:
    mark = view.selected()
    if key in (Qt.Key.Key_Period, Qt.Key.Key_Comma):
        view.walk(forward=key == Qt.Key.Key_Period)
        return True
    if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and mark is not None:
        view.remove_requested.emit(mark.id)
        return True
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and mark is not None and mark.suggestion:
        view.accept_requested.emit(mark.id)
        return True
    return key == Qt.Key.Key_Escape and view.let_go()


def moved_edge(text: str, mark: Mark, *, at_end: bool, forward: bool, by_word: bool) -> tuple[int, int]:
    """Return start and end of `mark` after one step of an edge; a step that would leave nothing is not made."""
    if at_end:
        step = (words.next_word_end if forward else words.previous_word_end) if by_word else None
        end = (step or (words.next_character if forward else words.previous_character))(text, mark.end)
        return fitting_edges(mark, mark.start, end)
    step = (words.next_word_start if forward else words.previous_word_start) if by_word else None
    start = (step or (words.next_character if forward else words.previous_character))(text, mark.start)
    return fitting_edges(mark, start, mark.end)


def fitting_edges(mark: Mark, start: int, end: int) -> tuple[int, int]:
    """Return start and end, or the old edge where the new one would leave the first or last fragment empty."""
    fits_start = start < mark.ranges[0][1] and start < end
    fits_end = end > mark.ranges[-1][0] and start < end
    return start if fits_start else mark.start, end if fits_end else mark.end


def with_edges(mark: Mark, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the ranges of `mark` with its outer edges at `start` and `end`."""
    if len(mark.ranges) == 1:
        return ((start, end),)
    return ((start, mark.ranges[0][1]), *mark.ranges[1:-1], (mark.ranges[-1][0], end))
