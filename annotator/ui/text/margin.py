"""Small signs beside the lines that somebody wrote about: notes and discussions, which open at a click."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPen

from annotator.ui.text.layout import ArticleLayout
from annotator.ui.text.painter import Placed
from annotator.ui.theme import readable

if TYPE_CHECKING:
    from annotator.ui.text.view import TextView

HEADING = -1
"""The offset of what is written about the whole article: it stands beside the heading."""

_SIZE = 14.0
_GAP = 6.0
_REACH = 3.0
_OFFSET = attrgetter("offset")


class Sign(NamedTuple):
    """Something written about the text at an offset."""

    offset: int
    subject: str
    """The id of the span it is about; "" for the article."""
    is_open: bool
    """Whether it asks for an answer; a note or what is settled does not."""


class Margin(QObject):
    """Knows the signs of the article in view; one is drawn for each line, however many lie there."""

    clicked = Signal(list, QRectF)
    """The ids of the spans ("" for the article) that the sign is for, and where it is in the view."""

    def __init__(self, view: TextView, layout: ArticleLayout) -> None:
        super().__init__(view)
        self._view = view
        self._layout = layout
        self._signs: list[Sign] = []
        self.drawn: list[tuple[QRectF, list[Sign]]] = []
        """What was drawn last, and where."""
        view.viewport().installEventFilter(self)

    def show(self, signs: Iterable[Sign]) -> None:
        """Show these signs instead."""
        former, self._signs = self._signs, sorted(signs)
        if former != self._signs:
            self._view.viewport().update()

    def paint(self, paragraphs: Callable[[], Sequence[Placed]]) -> None:
        """Draw the signs of the paragraphs in sight, which are only asked for where there are signs."""
        self.drawn = []
        if not self._signs:
            return
        for here in paragraphs():
            self._find(here)
        painter = QPainter(self._view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box, signs in self.drawn:
            self._draw(painter, box, signs)
        painter.end()

    def beside(self, subject: str | None) -> QRectF:
        """Return where in the view a sign of this span would stand; beside the first line in sight for none."""
        placed = self._view.placed()
        tops = [
            piece.box.translated(0.0, here.top)
            for here in placed
            for piece in here.shape.pieces
            if piece.opens and piece.mark.id == subject
        ]
        line = tops[0] if tops else QRectF(0.0, 0.0, 0.0, _SIZE)
        return QRectF(self._layout.left + self._layout.column + _GAP, line.top(), _SIZE, line.height())

    def at(self, point: QPointF) -> tuple[QRectF, list[Sign]] | None:
        """Return the signs under a point, with their box."""
        reach = _REACH
        return next((d for d in self.drawn if d[0].adjusted(-reach, -reach, reach, reach).contains(point)), None)

    def _find(self, here: Placed) -> None:
        offsets, block, layout = self._view._article.offsets, here.block, here.block.layout()
        start, end = offsets.offset(block.position()), offsets.offset(block.position() + block.length() - 1)
        lines: dict[int, list[Sign]] = {}
        first = 0 if block.blockNumber() == 0 else bisect_left(self._signs, start, key=_OFFSET)
        for sign in self._signs[first : bisect_left(self._signs, max(end, start + 1), key=_OFFSET)]:
            inside = offsets.position(max(0, sign.offset)) - block.position()
            line = -1 if sign.offset == HEADING else layout.lineForTextPosition(inside).lineNumber()
            lines.setdefault(line, []).append(sign)
        left = self._layout.left + self._layout.column + _GAP
        for number, signs in lines.items():
            middle = here.top + self._layout.header - _SIZE * 1.4
            if number >= 0:
                top = self._layout.top_of_line(layout, number)
                middle = here.top + (top + layout.lineAt(number).y() + layout.lineAt(number).height()) / 2
            self.drawn.append((QRectF(left, middle - _SIZE / 2, _SIZE, _SIZE), signs))

    def _draw(self, painter: QPainter, box: QRectF, signs: list[Sign]) -> None:
        tokens = self._view._tokens
        is_open = any(sign.is_open for sign in signs)
        colour = QColor(readable(tokens.accent if is_open else tokens.muted, tokens.paper))
        bubble = QRectF(box.left() + 1, box.top() + 1.5, box.width() - 2, box.height() - 5)
        path = QPainterPath()
        path.addRoundedRect(bubble, 3, 3)
        tail = QPainterPath(QPointF(bubble.left() + 3, bubble.bottom() - 0.5))
        tail.lineTo(bubble.left() + 3, box.bottom())
        tail.lineTo(bubble.left() + 7, bubble.bottom() - 0.5)
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(colour if is_open else Qt.BrushStyle.NoBrush)
        painter.drawPath(path.united(tail))
        painter.setPen(QPen(QColor(tokens.paper) if is_open else colour, 1.1))
        for step in (0.36, 0.66):
            y = bubble.top() + bubble.height() * step
            painter.drawLine(QPointF(bubble.left() + 3, y), QPointF(bubble.right() - 3, y))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open what is clicked, and show that it can be."""
        if self.drawn and isinstance(event, QMouseEvent) and (found := self.at(event.position())) is not None:
            if event.type() == QEvent.Type.MouseMove and not event.buttons():
                self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
                return True
            if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                box, signs = found
                self.clicked.emit(list(dict.fromkeys(sign.subject for sign in signs)), box)
                return True
        return False
