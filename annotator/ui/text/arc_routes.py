"""Where the arcs of relations run: above the words, between the lines, and down the margin; never through a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from annotator.ui.text.geometry import Piece
from annotator.ui.text.painter import Placed

_BESIDE = 4.0
"""How far before a span's first letter an arc comes down, where no name stands."""
_NEAR = 12.0
_APART = 7.0
"""How far names keep from each other."""
_MARGIN = 9.0
_TRACK = 5.0
_EDGE = 3.0
_STEP = 4.0


class Arc(NamedTuple):
    """A relation as the text view shows it: from one mark to another, by their ids."""

    id: str
    source: str
    target: str
    name: str
    colour: str
    """ "#rrggbb", already lightened or darkened for the theme."""


class End(NamedTuple):
    """Where arcs meet a span, in pixels of the view."""

    x: float
    right: float
    """Where they meet it if another end is at `x` already."""
    top: float
    run: float
    """Where arcs run along above its line and its names."""


@dataclass(slots=True)
class Route:
    """The way of one arc: corners from source to target, and its name's box."""

    arc: Arc
    corners: list[QPointF]
    leaves: bool = False
    """Whether it ends at the edge of the view, because its target is out of sight."""
    comes: bool = False
    """Whether it begins there."""
    rows: list[tuple[float, float, float]] = field(default_factory=list)
    """Stretches along which the name may stand: y, left, right; the best first."""
    name: QRectF = field(default_factory=QRectF)


class Room(NamedTuple):
    """What the arcs have to run in: the column's edges, the view's height, and how high a name is."""

    left: float
    right: float
    height: float
    caption: float


def ends_of(placed: Iterable[Placed], wanted: Mapping[str, object] | set[str], caption: float) -> dict[str, End]:
    """Return where arcs meet those of the wanted marks that begin in sight."""
    found: dict[str, End] = {}
    for _, top, shape in placed:
        for piece in shape.pieces:
            if piece.opens and piece.mark.id in wanted:
                names = [name.box.top() for name in shape.names if name.line == piece.line]
                run = min([piece.box.top() - caption, *names]) - 1.5
                found[piece.mark.id] = _end(piece, top, run)
    return found


def _end(piece: Piece, top: float, run: float) -> End:
    first, last = piece.left - _BESIDE, piece.right + _BESIDE
    if piece.backwards:
        first, last = last, first
    return End(first, last, top + piece.box.top(), top + run)


def routes_of(arcs: Sequence[Arc], ends: Mapping[str, End], above: Mapping[str, bool], room: Room) -> list[Route]:
    """Return the ways of those arcs of which an end is in view; `above` says of marks out of sight where they are."""
    tracks: list[list[tuple[float, float]]] = []
    found: list[Route] = []
    for arc in arcs:
        source, target = (_in_view(ends.get(end), room) for end in (arc.source, arc.target))
        if source is not None and target is not None and source.run == target.run:
            found.append(_along(arc, source, target))
        elif source is not None or target is not None:
            first = source.run if source is not None else _exit(arc.source, ends, above, room)
            last = target.run if target is not None else _exit(arc.target, ends, above, room)
            margin = max(_EDGE, room.left - _MARGIN - _TRACK * _track(tracks, min(first, last), max(first, last)))
            found.append(_around(arc, source, target, QPointF(margin, first), QPointF(margin, last)))
    return found


def _in_view(end: End | None, room: Room) -> End | None:
    return end if end is not None and end.top > 0 and end.run < room.height else None


def _exit(id: str, ends: Mapping[str, End], above: Mapping[str, bool], room: Room) -> float:
    """Return the view's edge behind which a mark lies."""
    is_above = ends[id].top <= 0 if id in ends else above.get(id, False)
    return _EDGE if is_above else room.height - _EDGE


def _track(tracks: list[list[tuple[float, float]]], first: float, last: float) -> int:
    """Return the first track in the margin that is free from `first` to `last`, and take it."""
    for number, taken in enumerate(tracks):
        if all(last < start or end < first for start, end in taken):
            taken.append((first, last))
            return number
    tracks.append([(first, last)])
    return len(tracks) - 1


def _along(arc: Arc, source: End, target: End) -> Route:
    """Run from one span to another on the same line."""
    there = target.right if abs(source.x - target.x) < _NEAR else target.x
    ways = [(source.x, source.top), (source.x, source.run), (there, target.run), (there, target.top)]
    left, right = sorted((source.x, there))
    return Route(arc, [QPointF(x, y) for x, y in ways], rows=[(source.run, left, right)])


def _around(arc: Arc, source: End | None, target: End | None, first: QPointF, last: QPointF) -> Route:
    """Run by the margin from one line to another, or out of the view."""
    corners: list[QPointF] = []
    rows: list[tuple[float, float, float]] = []
    if source is not None:
        corners += [QPointF(source.x, source.top), QPointF(source.x, source.run)]
        rows.append((source.run, first.x(), source.x))
    corners += [first, last]
    if target is not None:
        corners += [QPointF(target.x, target.run), QPointF(target.x, target.top)]
        rows.append((target.run, last.x(), target.x))
    rows.sort(key=lambda row: row[1] - row[2])
    return Route(arc, corners, leaves=target is None, comes=source is None, rows=rows)


def place_names(routes: Sequence[Route], widths: Mapping[str, float], taken: Iterable[QRectF], room: Room) -> None:
    """Give each name a box below its arc where it covers no other name; beside the arc where it is too short."""
    boxes = [box.adjusted(-_APART, 0.0, _APART, 0.0) for box in taken]
    for route in routes:
        width = widths[route.arc.name]
        places = [
            QRectF(x, y + 1.0, width, room.caption)
            for y, left, right in route.rows
            for x in _tries(left, right, width, room)
        ]
        free = (box for box in places if not any(box.intersects(other) for other in boxes))
        # Where there is no room the arc has no name: its colour and the panel tell.
        route.name = next(free, QRectF())
        boxes.append(route.name.adjusted(-_APART, 0.0, _APART, 0.0))


def _tries(left: float, right: float, width: float, room: Room) -> list[float]:
    """Return where a name may begin: under its arc, the middle first, then beside it."""
    middle, slack = (left + right - width) / 2, (right - left - width) / 2 - _BESIDE
    steps = [step * _STEP for step in range(int(slack // _STEP) + 1)] if slack > 0 else []
    inside = [middle + sign * step for step in steps for sign in (1, -1)]
    start, stop = max(right, room.left) + 2 * _BESIDE, room.right - width
    beside = [start + step * _STEP for step in range(max(0, int((stop - start) // _STEP) + 1))]
    return [*inside, *beside]
