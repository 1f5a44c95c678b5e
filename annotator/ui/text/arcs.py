"""The relations of the article in view as quiet arcs: those of the selected span, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from annotator.ui.text.arc_routes import Arc, Room, Route, ends_of, place_names, routes_of
from annotator.ui.text.layout import ArticleLayout
from annotator.ui.text.painter import Placed
from annotator.ui.theme import readable

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView

_CORNER = 5.0
_HEAD = 5.0
_DOT = 2.0


class Arcs:
    """Knows all relations of the article; only those that touch a span in sight are ever looked at."""

    def __init__(self, view: TextView, layout: ArticleLayout) -> None:
        self._view = view
        self._layout = layout
        self._by_mark: dict[str, list[Arc]] = {}
        self._all = False
        self.drawn: list[Route] = []
        """What was drawn last."""
        view.mark_selected.connect(lambda _: self.refresh())

    def show(self, arcs: Iterable[Arc]) -> None:
        """Show these relations instead."""
        self._by_mark = {}
        for arc in arcs:
            for end in {arc.source, arc.target}:
                self._by_mark.setdefault(end, []).append(arc)
        self.refresh()

    def show_all(self, on: bool) -> None:
        """Show all relations, or only those of the selected span."""
        self._all = on
        self.refresh()

    def refresh(self) -> None:
        """Draw everything once more where an arc is in the view, or will be."""
        if self.drawn or self._is_wanted():
            self._view.viewport().update()

    def paint(self, paragraphs: Callable[[], Sequence[Placed]]) -> None:
        """Draw them over the text; `paragraphs` in sight are only asked for where there are relations."""
        if not self._is_wanted():
            self.drawn = []
            return
        placed = paragraphs()
        arcs = self._wanted(placed)
        self.drawn = self.routes(arcs, placed) if arcs else []
        if self.drawn:
            painter = QPainter(self._view.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._layout.face.caption)
            for route in self.drawn:
                draw_way(painter, route, QPen(QColor(route.arc.colour), 1.3))
            for route in self.drawn:
                if not route.name.isEmpty():
                    self._draw_name(painter, route)
            painter.end()

    def routes(self, arcs: Sequence[Arc], placed: Sequence[Placed]) -> list[Route]:
        """Return the ways of arcs, with their names placed."""
        layout, article = self._layout, self._layout.article
        metrics = QFontMetricsF(layout.face.caption)
        height, right = self._view.viewport().height(), layout.left + layout.column
        room = Room(layout.left, right, height, layout.face.caption_height)
        ids = {end for arc in arcs for end in (arc.source, arc.target)}
        ends = ends_of(placed, ids, room.caption)
        first = article.offsets.offset(placed[0].block.position())
        away = {id: mark for id in ids - ends.keys() if (mark := article.marks.get(id)) is not None}
        above = {id: mark.start < first for id, mark in away.items()}
        known = [arc for arc in arcs if all(end in ends or end in above for end in (arc.source, arc.target))]
        found = routes_of(known, ends, above, room)
        names = [name.box.translated(0.0, here.top) for here in placed for name in here.shape.names]
        place_names(found, {arc.name: metrics.horizontalAdvance(arc.name) for arc in known}, names, room)
        return found

    def boxes_of(self, id: str) -> list[QRectF]:
        """Return the boxes of a mark's words in sight."""
        return outline(self._view.placed(), id)

    def _is_wanted(self) -> bool:
        return bool(self._by_mark) and (self._all or self._view.selected_mark() in self._by_mark)

    def _wanted(self, placed: Sequence[Placed]) -> list[Arc]:
        if not self._all:
            return self._by_mark.get(self._view.selected_mark() or "", [])
        here = (piece.mark.id for _, _, shape in placed for piece in shape.pieces if piece.opens)
        return list({arc.id: arc for id in here for arc in self._by_mark.get(id, ())}.values())

    def _draw_name(self, painter: QPainter, route: Route) -> None:
        tokens, box = self._view.tokens, route.name
        painter.fillRect(box.adjusted(-2.0, 1.0, 2.0, 0.0), QColor(tokens.paper))
        painter.setPen(QColor(readable(route.arc.colour, tokens.paper)))
        painter.drawText(QPointF(box.left(), box.top() + self._layout.face.caption_ascent), route.arc.name)


def draw_way(painter: QPainter, route: Route, pen: QPen) -> None:
    """Draw the line of an arc, a dot where it begins and a head where it ends."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_rounded(route.corners))
    solid = pen.color()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(solid)
    if not route.comes:
        start = route.corners[0]
        painter.drawEllipse(start, _DOT, _DOT)
    painter.drawPolygon(_head(route.corners[-2], route.corners[-1]))


def _rounded(corners: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(corners[0])
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        path.lineTo(_towards(corner, before))
        path.quadTo(corner, _towards(corner, after))
    path.lineTo(corners[-1])
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    """Return the point on the way to `other` where the rounding of a corner begins."""
    way = other - corner
    length = abs(way.x()) + abs(way.y())
    return corner + way * (min(_CORNER, length / 2) / length) if length else corner


def _head(before: QPointF, tip: QPointF) -> QPolygonF:
    """Return an arrow's head; ways end going straight up or down."""
    back = _HEAD if tip.y() < before.y() else -_HEAD
    return QPolygonF([tip, tip + QPointF(-_HEAD * 0.6, back), tip + QPointF(_HEAD * 0.6, back)])


def outline(placed: Sequence[Placed], id: str) -> list[QRectF]:
    """Return the boxes of a mark's words in sight."""
    return [p.box.translated(0.0, top) for _, top, shape in placed for p in shape.pieces if p.mark.id == id]
