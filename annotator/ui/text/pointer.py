"""What the mouse does in the text: click, drag, double and triple click, and dragging the handles of a span."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication

from annotator.domain.sentences import sentence_at
from annotator.ui.text import words
from annotator.ui.text.hands import fitting_edges
from annotator.ui.text.mark import Mark

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView

_SCROLL_MS = 60


def _caret_at(text: str, offset: int) -> tuple[int, int]:
    """Return the unit a plain drag selects by: nothing but the place itself."""
    return offset, offset


class Pointer(QObject):
    """Follows the left mouse button over one text view."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._unit: Callable[[str, int], tuple[int, int]] = _caret_at
        self._anchor: tuple[int, int] | None = None
        """The caret, word or sentence the drag began in; None while no text is being selected."""
        self._pressed_at = QPointF()
        self._doubled_at = QPointF()
        self._since_double = QElapsedTimer()
        self._dragged = False
        self._mark: Mark | None = None
        """The span whose edge is being moved."""
        self._at_end = False
        self._edges = (0, 0)
        self._last_at = QPointF()
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_MS)
        self._scroller.timeout.connect(self._on_scroll_due)

    def press(self, event: QMouseEvent) -> None:
        """Begin a click, a selection, or moving an edge of the selected span."""
        place = self._pressed_at = event.position()
        self._dragged = False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        at_end = None if shift else self._view.handle_at(place)
        if at_end is not None and (mark := self._view.selected()) is not None:
            self._mark, self._at_end, self._edges = mark, at_end, (mark.start, mark.end)
        elif self._is_third(place):
            self._begin_by(sentence_at, place)
        elif shift:
            self._unit, self._anchor, self._dragged = _caret_at, (self._view.anchor(),) * 2, True
            self._extend(place)
        else:
            caret = self._view.offset_at(place)
            self._unit, self._anchor = _caret_at, (caret, caret)
            self._view.set_selection(caret, caret)

    def double_press(self, event: QMouseEvent) -> None:
        """Select a word, and go on by words if the mouse is dragged."""
        self._doubled_at = event.position()
        self._since_double.start()
        self._begin_by(words.word_at, event.position())

    def move(self, event: QMouseEvent) -> None:
        """Extend what the press began."""
        place = self._last_at = event.position()
        if self._mark is None and self._anchor is None:
            return
        far = (place - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        self._dragged = self._dragged or far
        if self._dragged:
            self._follow(place)
        outside = not 0 <= place.y() < self._view.viewport().height()
        if outside != self._scroller.isActive():
            (self._scroller.start if outside else self._scroller.stop)()

    def release(self, event: QMouseEvent) -> None:
        """End it: a click selects the smallest span there, a moved handle tells its new edges."""
        self._scroller.stop()
        mark, self._mark = self._mark, None
        clicked = self._anchor is not None and not self._dragged and self._unit is _caret_at
        self._anchor = None
        if mark is not None:
            self._view.preview_edges(mark, mark.start, mark.end)
            if self._edges != (mark.start, mark.end):
                self._view.mark_edges_moved.emit(mark.id, *self._edges, False)
        elif clicked:
            under = self._view.mark_at(event.position())
            self._view.select_mark(under.id if under else None)
            if under is not None:
                self._view.mark_clicked.emit(under.id)

    def _is_third(self, place: QPointF) -> bool:
        soon = self._since_double.isValid() and self._since_double.elapsed() < QApplication.doubleClickInterval()
        return soon and (place - self._doubled_at).manhattanLength() < QApplication.startDragDistance()

    def _begin_by(self, unit: Callable[[str, int], tuple[int, int]], place: QPointF) -> None:
        self._unit = unit
        self._dragged = False
        self._pressed_at = place
        start, end = self._anchor = unit(self._view.text(), self._view.character_at(place))
        self._view.set_selection(start, end)

    def _follow(self, place: QPointF) -> None:
        if self._mark is not None:
            self._move_edge(self._mark, self._view.offset_at(place))
        else:
            self._extend(place)

    def _extend(self, place: QPointF) -> None:
        if self._anchor is None:
            return
        first, last = self._anchor
        start, end = self._unit(self._view.text(), self._view.offset_at(place))
        if start < first:
            self._view.set_selection(last, start)
        else:
            self._view.set_selection(first, max(last, end))

    def _move_edge(self, mark: Mark, offset: int) -> None:
        text = self._view.text()
        if self._view.snap_to_words:
            start, end = words.word_at(text, offset)
            if self._at_end:
                offset = end if start < offset <= end else words.previous_word_end(text, offset + 1)
            else:
                offset = start if start <= offset < end else words.next_word_start(text, offset - 1)
        start, end = (mark.start, offset) if self._at_end else (offset, mark.end)
        self._edges = fitting_edges(mark, start, end)
        self._view.preview_edges(mark, *self._edges)

    def _on_scroll_due(self) -> None:
        up = self._last_at.y() < 0
        step = (
            QAbstractSlider.SliderAction.SliderSingleStepSub if up else QAbstractSlider.SliderAction.SliderSingleStepAdd
        )
        self._view.verticalScrollBar().triggerAction(step)
        self._follow(self._last_at)
