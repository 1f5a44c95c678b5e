"""Draws what lies under and over the letters of the paragraphs in sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock

from annotator.ui.text.aim import draw_aim
from annotator.ui.text.face import UNDERLINE
from annotator.ui.text.geometry import Lines, Name, Piece
from annotator.ui.text.joins import joins_of
from annotator.ui.text.lanes import LANES
from annotator.ui.text.layout import ArticleLayout, Shape
from annotator.ui.text.signs import draw_signs
from annotator.ui.theme import RADIUS_CHIP, Tokens, readable

_TINT = {False: 0.15, True: 0.2}
_FADE = {False: 0.6, True: 0.42}
"""How much of the tint of one lane the next one has: however many spans overlap, the letters can be read."""
_SELECTED_TINT = {False: 0.2, True: 0.2}
_OTHERS_SHARE = 0.55
_HANDLE = 5.0
_CORNER = 3.0
_OUTLINE = 2.0


class Placed(NamedTuple):
    """A paragraph in sight and where its top is in the view."""

    block: QTextBlock
    top: float
    shape: Shape


class Band(NamedTuple):
    """A stretch of the view, in pixels from its top."""

    top: float
    bottom: float


@dataclass(slots=True)
class Paths:
    """The paths of one paragraph, made once and drawn on every frame."""

    tints: list[tuple[QColor, list[QRectF]]] = field(default_factory=list)
    """Filled one by one: as one path they would take five times as long."""
    underlines: list[tuple[QPainterPath, QColor]] = field(default_factory=list)
    dashes: list[tuple[QLineF, QPen]] = field(default_factory=list)
    names: list[tuple[QPointF, str, QColor]] = field(default_factory=list)


def handle_boxes(piece: Piece) -> list[tuple[bool, QRectF]]:
    """Return the boxes of the handles on this piece, each with True for the end edge, False for the start edge."""
    edges = [(False, piece.left)] if piece.begins else []
    edges += [(True, piece.right)] if piece.ends else []
    height = min(16.0, piece.box.height() * 0.6)
    return [
        (
            end,
            QRectF(
                x - _HANDLE / 2 + (_OUTLINE if end else -_OUTLINE), piece.box.center().y() - height / 2, _HANDLE, height
            ),
        )
        for end, x in edges
    ]


def underline_top(piece: Piece, lane: float) -> float:
    """Return the top of a piece's underline; `lane` is the distance between lanes."""
    return piece.box.bottom() - 1.0 + piece.lane * lane


def tint_share(dark: bool, lane: int, *, mine: bool = True) -> float:
    """Return how much of a label's colour lies over the paper behind the words of a span in this lane."""
    return _TINT[dark] * _FADE[dark] ** lane * (1.0 if mine else _OTHERS_SHARE)


class ArticlePainter:
    """Draws tints, underlines, names, handles, heading and chips in the colours of a theme."""

    def __init__(self, tokens: Tokens, chip: str) -> None:
        self.tokens = tokens
        self._chip = chip

    def under(self, painter: QPainter, layout: ArticleLayout, placed: Sequence[Placed], band: Band) -> None:
        """Draw what lies under the letters, in a band of the view."""
        for block, top, shape in placed:
            painter.translate(0.0, top)
            if block.blockNumber() == 0:
                self._draw_header(painter, layout)
            painter.setPen(Qt.PenStyle.NoPen)
            for colour, boxes in self._paths(layout, shape).tints:
                painter.setBrush(colour)
                for box in boxes:
                    if box.top() + top <= band.bottom and box.bottom() + top >= band.top:
                        painter.drawRoundedRect(box, _CORNER, _CORNER)
            if layout.article.selected is not None:
                self._draw_selected_tint(painter, layout.article.selected, shape)
            if layout.article.found.all:
                self._draw_found(painter, layout, block)
            if layout.article.dimmed.all:
                self._draw_chip(painter, layout, block)
            painter.translate(0.0, -top)

    def over(self, painter: QPainter, layout: ArticleLayout, placed: Sequence[Placed], band: Band) -> None:
        """Draw what lies over the letters, in a band of the view."""
        height = layout.face.caption_height
        painter.setFont(layout.face.caption)
        for block, top, shape in placed:
            if layout.article.signs:
                draw_signs(painter, layout, block, top, QColor(self.tokens.muted))
            if layout.article.aim is not None:
                draw_aim(painter, layout, block, top, QColor(self.tokens.accent))
            if not shape.pieces:
                continue
            painter.translate(0.0, top)
            paths = self._paths(layout, shape)
            for line, pen in paths.dashes:
                painter.setPen(pen)
                painter.drawLine(line)
            for path, colour in paths.underlines:
                painter.fillPath(path, colour)
            for place, text, colour in paths.names:
                if place.y() + top - height <= band.bottom and place.y() + top + height >= band.top:
                    painter.setPen(colour)
                    painter.drawText(place, text)
            if layout.article.selected is not None:
                self._draw_outline(painter, layout, shape)
            painter.translate(0.0, -top)

    def _paths(self, layout: ArticleLayout, shape: Shape) -> Paths:
        if not isinstance(shape.ink, Paths):
            shape.ink = self._make_paths(layout, shape)
        return shape.ink

    def _make_paths(self, layout: ArticleLayout, shape: Shape) -> Paths:
        tints: defaultdict[tuple[int, str, bool], list[QRectF]] = defaultdict(list)
        underlines: defaultdict[str, QPainterPath] = defaultdict(QPainterPath)
        made = Paths()
        shown = [piece for piece in shape.pieces if piece.lane < LANES]
        for piece in shown:
            mark, box = piece.mark, piece.box
            top = underline_top(piece, layout.face.lane)
            if mark.suggestion:
                made.dashes.append((QLineF(piece.left, top + 1, piece.right, top + 1), _dashed(mark.colour)))
                continue
            tints[piece.lane, mark.colour, mark.mine].append(box)
            underlines[mark.colour].addRect(QRectF(piece.left, top, piece.right - piece.left, UNDERLINE))
        for line, colour in joins_of(shown, layout.left, layout.left + layout.column, layout.face.lane):
            made.dashes.append((line, _joining(colour)))
        # By lane, so that a line looks the same whatever marks another line has.
        for (lane, colour, mine), boxes in sorted(tints.items(), key=itemgetter(0)):
            made.tints.append((_thin(colour, tint_share(self.tokens.dark, lane, mine=mine)), boxes))
        for colour, path in underlines.items():
            path.setFillRule(Qt.FillRule.WindingFill)
            made.underlines.append((path, QColor(colour)))
        made.dashes.extend(self._deeper(layout, shape))
        made.names = [self._inked(name, layout) for name in shape.names]
        return made

    def _deeper(self, layout: ArticleLayout, shape: Shape) -> list[tuple[QLineF, QPen]]:
        """Return one line below all lanes for whatever lies too deep to be drawn."""
        feet = {(p.left, p.right, underline_top(p, layout.face.lane)) for p in shape.pieces if p.lane >= LANES}
        return [(QLineF(left, top + 1, right, top + 1), _dashed(self.tokens.muted)) for left, right, top in feet]

    def _inked(self, name: Name, layout: ArticleLayout) -> tuple[QPointF, str, QColor]:
        baseline = QPointF(name.box.left(), name.box.top() + layout.face.caption_ascent)
        colour = self.tokens.muted if name.more else name.mark.colour
        return baseline, name.text, QColor(readable(colour, self.tokens.paper))

    def _draw_selected_tint(self, painter: QPainter, selected: str, shape: Shape) -> None:
        for piece in shape.pieces:
            if piece.mark.id == selected:
                path = QPainterPath()
                path.addRoundedRect(piece.box, _CORNER, _CORNER)
                painter.fillPath(path, _thin(piece.mark.colour, _SELECTED_TINT[self.tokens.dark]))

    def _draw_outline(self, painter: QPainter, layout: ArticleLayout, shape: Shape) -> None:
        for piece in shape.pieces:
            if piece.mark.id != layout.article.selected:
                continue
            colour = QColor(piece.mark.colour)
            painter.setPen(QPen(colour, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            bottom = underline_top(piece, layout.face.lane) + UNDERLINE - piece.box.bottom()
            painter.drawRoundedRect(
                piece.box.adjusted(-_OUTLINE, -_OUTLINE, _OUTLINE, bottom + 1), RADIUS_CHIP, RADIUS_CHIP
            )
            if piece.mark.mine and not piece.mark.suggestion:
                painter.setPen(QPen(QColor(self.tokens.paper), 1.0))
                painter.setBrush(colour)
                for _, box in handle_boxes(piece):
                    painter.drawRoundedRect(box, _HANDLE / 2, _HANDLE / 2)

    def _draw_header(self, painter: QPainter, layout: ArticleLayout) -> None:
        room = QRectF(layout.left, layout.face.lane * 6, layout.column, layout.header)
        wrap = int(Qt.TextFlag.TextWordWrap)
        painter.setFont(layout.face.heading)
        painter.setPen(QColor(self.tokens.ink))
        if layout.article.heading:
            painter.drawText(room, wrap, layout.article.heading)
            used = QFontMetricsF(layout.face.heading).boundingRect(room, wrap, layout.article.heading)
            room.setTop(used.bottom() + 4)
        painter.setFont(layout.face.details)
        painter.setPen(QColor(self.tokens.muted))
        painter.drawText(room, wrap, layout.article.details)

    def _draw_found(self, painter: QPainter, layout: ArticleLayout, block: QTextBlock) -> None:
        article, base, length = layout.article, block.position(), block.length() - 1
        offsets = article.offsets
        lines = Lines(block.layout(), block.text())
        for start, end in article.found.between(offsets.offset(base), offsets.offset(base + length)):
            current = (start, end) == article.current_found
            first, last = max(0, offsets.position(start) - base), min(length, offsets.position(end) - base)
            for number, left, right in lines.runs(first, last):
                top = layout.top_of_line(block.layout(), number)
                line = lines.lines[number]
                box = QRectF(left, top, right - left, line.y() + line.height() - top)
                painter.fillRect(box, _thin(self.tokens.warn, 0.55 if current else 0.25))
                if current:
                    painter.setPen(QPen(QColor(self.tokens.warn), 1.5))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(box)

    def _draw_chip(self, painter: QPainter, layout: ArticleLayout, block: QTextBlock) -> None:
        article, offsets = layout.article, layout.article.offsets
        end = offsets.offset(block.position() + block.length() - 1)
        here = article.dimmed.between(offsets.offset(block.position()), end)
        if not here or here[-1][1] < end or not self._begins_run(layout, here[0][0]):
            return
        lines = block.layout()
        last = lines.lineAt(lines.lineCount() - 1)
        metrics = QFontMetricsF(layout.face.chip)
        text_box = last.naturalTextRect()
        box = QRectF(0, 0, metrics.horizontalAdvance(self._chip) + 10, metrics.height())
        box.moveCenter(QPointF(text_box.right() + 6 + box.width() / 2, text_box.center().y()))
        if painter.transform().mapRect(box).right() > painter.window().width():
            return
        painter.setPen(QPen(QColor(self.tokens.line), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        painter.setFont(layout.face.chip)
        painter.setPen(QColor(readable(self.tokens.muted, self.tokens.paper)))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._chip)

    def _begins_run(self, layout: ArticleLayout, start: int) -> bool:
        """Tell whether no dimmed passage ends right before `start`, but for white space."""
        before = start
        while before > 0 and layout.article.text[before - 1].isspace():
            before -= 1
        return not layout.article.dimmed.between(before - 1, before) if before else True


def _thin(colour: str, share: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(share)
    return made


def _dashed(colour: str) -> QPen:
    pen = QPen(QColor(colour), UNDERLINE)
    pen.setDashPattern([2.5, 2.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _joining(colour: str) -> QPen:
    pen = QPen(QColor(colour), 1.0)
    pen.setDashPattern([2.0, 3.0])
    return pen
