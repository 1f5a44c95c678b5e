"""Leading a relation from one span to another by mouse: from its name, or by a click once one was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from annotator.ui.text.mark import Mark

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView


class NameDrag:
    """From the press on a span's name to its release; without moving, it is a click that selects the span."""

    def __init__(self, view: TextView, mark: Mark) -> None:
        self._view = view
        self._mark = mark

    def follow(self, place: QPointF) -> None:
        """Lead a line to the mouse."""
        linking = self._view.linking
        if linking.source is None:
            linking.begin(self._mark.id)
        linking.aim(place)

    def end(self, place: QPointF) -> None:
        """Choose the span under the mouse."""
        linking = self._view.linking
        if linking.source is not None:
            linking.choose_at(place)
        else:
            self._view.set_selection(self._mark.start, self._mark.start)
            self._view.select_mark(self._mark.id)
            self._view.mark_clicked.emit(self._mark.id)


class CountClick:
    """A click on how many more spans there are."""

    def __init__(self, view: TextView, first: Mark) -> None:
        self._view = view
        self._first = first

    def follow(self, place: QPointF) -> None:
        """Do nothing on the way."""

    def end(self, place: QPointF) -> None:
        """Ask for the first of them."""
        self._view.more_clicked.emit(self._first.id)


class TargetClick:
    """A click while a span is being chosen."""

    def __init__(self, view: TextView) -> None:
        self._view = view

    def follow(self, place: QPointF) -> None:
        """Outline the span under the mouse."""
        self._view.linking.aim(place)

    def end(self, place: QPointF) -> None:
        """Choose the span under the mouse."""
        self._view.linking.choose_at(place)
