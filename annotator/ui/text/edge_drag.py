"""Dragging an edge of the selected span by its handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from annotator.ui.text.edges import Edge, dragged, with_piece
from annotator.ui.text.mark import Mark

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView


class EdgeDrag:
    """From the press on a handle to its release; the span is seen moving meanwhile."""

    def __init__(self, view: TextView, mark: Mark, edge: Edge) -> None:
        self._view = view
        self._mark = mark
        self._edge = edge
        self._reach = mark.ranges[edge.piece]

    def follow(self, place: QPointF) -> None:
        """Show the edge near the mouse."""
        view = self._view
        offset = view.offset_at(place)
        self._reach = dragged(view.text(), self._mark, self._edge, offset, by_word=view.snap_to_words)
        view.preview(self._mark, with_piece(self._mark, self._edge.piece, self._reach))

    def end(self, place: QPointF) -> None:
        """Tell where the edge is now; whoever hears it makes it so."""
        self._view.preview(self._mark, self._mark.ranges)
        if self._reach != self._mark.ranges[self._edge.piece]:
            self._view.mark_edges_moved.emit(self._mark.id, self._edge.piece, *self._reach, False)
