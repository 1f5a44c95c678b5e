"""What the mouse does in the text: click, drag, double and triple click, and dragging the handles of a span."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication

from annotator.domain.span import joined
from annotator.ui.text import words
from annotator.ui.text.edge_drag import EdgeDrag
from annotator.ui.text.link_drag import CountClick, NameDrag, TargetClick
from annotator.ui.text.mark import Mark

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView

_SCROLL_MS = 60

Drag = EdgeDrag | NameDrag | TargetClick | CountClick


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
        self._drag: Drag | None = None
        """What is dragged, where it is not text that is being selected."""
        self._adding: Mark | None = None
        """The span that what is selected becomes a piece of."""
        self._stretch = (0, 0)
        self._last_at = QPointF()
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_MS)
        self._scroller.timeout.connect(self._on_scroll_due)

    def press(self, event: QMouseEvent) -> None:
        """Begin a click, a selection, or moving an edge of the selected span."""
        place = self._pressed_at = event.position()
        self._dragged = False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._adding = self._mark_to_add_to(event)
        self._drag = None if shift or self._adding is not None else self._drag_from(place)
        if self._drag is not None:
            return
        if self._is_third(place):
            from annotator.domain.sentences import sentence_at

            self._begin_by(sentence_at, place)
        elif shift:
            self._unit, self._anchor, self._dragged = _caret_at, (self._view.anchor(),) * 2, True
            self._extend(place)
        else:
            caret = self._view.offset_at(place)
            self._unit, self._anchor = _caret_at, (caret, caret)
            self._stretch = caret, caret
            self._view.set_selection(caret, caret)

    def shape_at(self, place: QPointF) -> Qt.CursorShape:
        """Return the pointer's shape that says what a press here takes hold of."""
        drag = self._drag_from(place)
        if drag is None:
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.SizeHorCursor if isinstance(drag, EdgeDrag) else Qt.CursorShape.PointingHandCursor

    def double_press(self, event: QMouseEvent) -> None:
        """Select a word, and go on by words if the mouse is dragged."""
        self._doubled_at = event.position()
        self._since_double.start()
        self._adding = self._mark_to_add_to(event)
        self._begin_by(words.word_at, event.position())

    def move(self, event: QMouseEvent) -> None:
        """Extend what the press began."""
        place = self._last_at = event.position()
        if self._drag is None and self._anchor is None:
            self._view.linking.aim(place)
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
        drag, self._drag = self._drag, None
        adding, self._adding = self._adding, None
        clicked = self._anchor is not None and not self._dragged and self._unit is _caret_at
        self._anchor = None
        if drag is not None:
            drag.end(event.position())
        elif adding is not None:
            self._add_piece(adding, event.position(), clicked)
        elif clicked:
            under = self._view.mark_at(event.position())
            self._view.select_mark(under.id if under else None)
            if under is not None:
                self._view.mark_clicked.emit(under.id)

    def _drag_from(self, place: QPointF) -> Drag | None:
        """Return what a press here takes hold of; None where it selects text."""
        view = self._view
        if view.linking.source is not None:
            return TargetClick(view)
        edge, mark = view.handle_at(place), view.selected()
        if edge is not None and mark is not None:
            return EdgeDrag(view, mark, edge)
        if (first := view.more_at(place)) is not None:
            return CountClick(view, first)
        named = view.named_at(place)
        return NameDrag(view, named) if named is not None and named.mine and not named.suggestion else None

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Let the caret be where the menu is asked for, unless what is selected is meant."""
        view = self._view
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            view.menu_wanted.emit(view.viewport().mapToGlobal(view.cursorRect().bottomLeft()))
            return
        at = QPointF(event.pos())
        selection, offset = view.selection(), view.character_at(at)
        if selection is None or not selection[0] <= offset < selection[1]:
            under = view.mark_at(at)
            view.set_selection(view.offset_at(at), view.offset_at(at))
            view.select_mark(under.id if under else None)
        view.menu_wanted.emit(event.globalPos())

    def _mark_to_add_to(self, event: QMouseEvent) -> Mark | None:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        return self._view.own_selected() if held == Qt.KeyboardModifier.ControlModifier else None

    def _add_piece(self, mark: Mark, place: QPointF, clicked: bool) -> None:
        """End selecting with Ctrl held; a click on a piece takes it away."""
        self._view.preview(mark, mark.ranges)
        if not clicked and self._stretch[0] < self._stretch[1]:
            self._view.piece_added.emit(mark.id, *self._stretch)
        elif clicked and any(under.id == mark.id for under in self._view.marks_at(place)):
            self._view.piece_removed.emit(mark.id, self._view.character_at(place))

    def _is_third(self, place: QPointF) -> bool:
        soon = self._since_double.isValid() and self._since_double.elapsed() < QApplication.doubleClickInterval()
        return soon and (place - self._doubled_at).manhattanLength() < QApplication.startDragDistance()

    def _begin_by(self, unit: Callable[[str, int], tuple[int, int]], place: QPointF) -> None:
        self._unit = unit
        self._dragged = False
        self._pressed_at = place
        start, end = self._anchor = unit(self._view.text(), self._view.character_at(place))
        self._select(start, end)

    def _select(self, anchor: int, caret: int) -> None:
        if self._adding is None:
            self._view.set_selection(anchor, caret)
            return
        self._stretch = min(anchor, caret), max(anchor, caret)
        aim = self._view.snapped(*self._stretch) if anchor != caret else None
        self._view.preview(self._adding, joined((*self._adding.ranges, *([aim] if aim else []))))

    def _follow(self, place: QPointF) -> None:
        if self._drag is not None:
            self._drag.follow(place)
        else:
            self._extend(place)

    def _extend(self, place: QPointF) -> None:
        if self._anchor is None:
            return
        first, last = self._anchor
        start, end = self._unit(self._view.text(), self._view.offset_at(place))
        if start < first:
            self._select(last, start)
        else:
            self._select(first, max(last, end))

    def _on_scroll_due(self) -> None:
        up = self._last_at.y() < 0
        step = (
            QAbstractSlider.SliderAction.SliderSingleStepSub if up else QAbstractSlider.SliderAction.SliderSingleStepAdd
        )
        self._view.verticalScrollBar().triggerAction(step)
        self._follow(self._last_at)
