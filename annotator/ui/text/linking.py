"""Choosing a second span for the one that is selected: by a click, by dragging its name, or by walking and Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from annotator.ui.text.accessible import announce
from annotator.ui.text.arc_routes import Arc
from annotator.ui.text.arcs import draw_way, outline
from annotator.ui.text.layout import ArticleLayout
from annotator.ui.text.mark import Mark
from annotator.ui.text.painter import Placed
from annotator.ui.theme import RADIUS_CHIP

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView


class Linking(QObject):
    """While it is under way the source stays selected, and the span that would be chosen is outlined."""

    begun = Signal(str)
    """The source's id."""
    candidate_changed = Signal(object)
    """The id of the span that Enter would choose, or None."""
    chosen = Signal(str, str)
    """The ids of source and target."""
    left = Signal(str)
    """The source's id; nothing was chosen."""

    def __init__(self, view: TextView, layout: ArticleLayout) -> None:
        super().__init__(view)
        self._view = view
        self._layout = layout
        self._source: str | None = None
        self._candidate: str | None = None
        self._mouse: QPointF | None = None
        view.mark_selected.connect(self._on_mark_selected)

    @property
    def source(self) -> Mark | None:
        """The span that another is being chosen for; None where nothing is under way."""
        return self._layout.article.marks.get(self._source)

    @property
    def candidate(self) -> Mark | None:
        """The span that Enter would choose."""
        return self._layout.article.marks.get(self._candidate)

    def begin(self, source: str) -> None:
        """Begin to choose a span for this one."""
        self._view.select_mark(source)
        if self._view.selected_mark() == source:
            self._source, self._candidate, self._mouse = source, None, None
            self._view.viewport().update()
            self.begun.emit(source)

    def leave(self) -> None:
        """Choose none."""
        source = self._source
        if source is not None:
            self._end()
            self.left.emit(source)

    def choose(self, target: str | None) -> bool:
        """Choose a span; return False where it is none that can be chosen."""
        source = self._source
        if source is None or target in (None, source):
            return False
        self._end()
        self.chosen.emit(source, target)
        return True

    def choose_at(self, place: QPointF) -> None:
        """Choose the span under the mouse; none where there is none."""
        under = self._view.mark_at(place)
        if not self.choose(under.id if under is not None else None):
            self.leave()

    def aim(self, place: QPointF) -> None:
        """Make the span under the mouse the one that would be chosen."""
        if self._source is not None:
            self._mouse = place
            self.consider(self._view.mark_at(place))
            self._view.viewport().update()

    def consider(self, mark: Mark | None) -> None:
        """Make a span the one that would be chosen."""
        id = mark.id if mark is not None and mark.id != self._source else None
        if id != self._candidate:
            self._candidate = id
            self._view.viewport().update()
            if mark is not None and id is not None:
                announce(self._view, self._view.describe(mark))
            self.candidate_changed.emit(id)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means while a span is being chosen; other keys that would change spans mean nothing."""
        if self._source is None:
            return False
        key, walks = event.key(), (Qt.Key.Key_Period, Qt.Key.Key_Comma)
        if key in walks:
            self._walk(forward=key == Qt.Key.Key_Period)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self._candidate)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._reach(larger=key == Qt.Key.Key_Up)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        return bool(event.text().strip()) or key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

    def paint(self, paragraphs: Callable[[], Sequence[Placed]]) -> None:
        """Outline the span that would be chosen, and lead a line to it or to the mouse."""
        source = self.source
        if source is None:
            return
        placed = paragraphs()
        painter = QPainter(self._view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._view.tokens.accent
        pen = QPen(QColor(accent), 1.6, Qt.PenStyle.DashLine)
        if (candidate := self.candidate) is not None:
            arc = Arc("", source.id, candidate.id, "", accent)
            for route in self._view.arcs.routes([arc], placed):
                draw_way(painter, route, pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(accent), 2.0))
            for box in outline(placed, candidate.id):
                painter.drawRoundedRect(box.adjusted(-2.0, -2.0, 2.0, 3.0), RADIUS_CHIP, RADIUS_CHIP)
        elif self._mouse is not None and (boxes := outline(placed, source.id)):
            painter.setPen(pen)
            painter.drawLine(QPointF(boxes[0].left(), boxes[0].top()), self._mouse)
        painter.end()

    def _end(self) -> None:
        self._source = self._candidate = self._mouse = None
        self._view.viewport().update()

    def _walk(self, *, forward: bool) -> None:
        marks = self._layout.article.marks
        step = marks.after if forward else marks.before
        found = step(self._view.caret(), self.candidate or self.source)
        if found is not None and found.id == self._source:
            found = step(found.start, found)
        if found is not None:
            self._view.go_to(found.start, found.end)
            self.consider(found)

    def _reach(self, *, larger: bool) -> None:
        """Take the next larger or smaller of the spans where the candidate is."""
        if (at := self.candidate) is not None:
            nested = [mark for mark in self._layout.article.marks.at(at.start) if mark.id != self._source]
            place = [mark.id for mark in nested].index(at.id) + (1 if larger else -1)
            if 0 <= place < len(nested):
                self.consider(nested[place])

    def _on_mark_selected(self, id: str | None) -> None:
        """Whatever selects another span, or none, ends the choosing."""
        if self._source is not None and id != self._source:
            self.leave()
