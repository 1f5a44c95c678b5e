"""Joins: thin dashed lines that lead from one piece of a span to the next, on the lane of its underline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF

from annotator.ui.text.geometry import Piece


def joins_of(pieces: Sequence[Piece], left: float, right: float, lane: float) -> list[tuple[QLineF, str]]:
    """Return the joins of one paragraph's pieces with their colours; a column reaches from `left` to `right`.

    Where the next piece is on another line, one line leads to the end of this one and one comes in from the beginning
    of that one; what lies between is left in peace.  `lane` is the distance between underlines.
    """
    parts: dict[str, list[Piece]] = {}
    for piece in pieces:
        if len(piece.mark.ranges) > 1:
            parts.setdefault(piece.mark.id, []).append(piece)
    return [
        (QLineF(start, y, end, y), of[0].mark.colour)
        for of in parts.values()
        for start, end, y in _leads(of, left, right, lane)
    ]


def _leads(pieces: Sequence[Piece], left: float, right: float, lane: float) -> Iterator[tuple[float, float, float]]:
    before: Piece | None = None
    for piece in pieces:
        level = piece.box.bottom() + piece.lane * lane
        if piece.begins and not piece.opens:
            if before is not None and before.line == piece.line:
                first, second = sorted((before, piece), key=lambda p: p.left)
                yield first.right, second.left, before.box.bottom() + before.lane * lane
            else:
                yield (piece.right, right, level) if piece.backwards else (left, piece.left, level)
        if piece.ends and not piece.closes and not _goes_on(pieces, piece):
            yield (left, piece.left, level) if piece.backwards else (piece.right, right, level)
        before = piece if piece.ends else None


def _goes_on(pieces: Sequence[Piece], piece: Piece) -> bool:
    """Whether the mark's next range begins on the same line."""
    return any(p.begins and p.place == piece.place + 1 and p.line == piece.line for p in pieces)
