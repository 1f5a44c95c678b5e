"""An article on pages: laid out as on the screen, in light colours, and cut between lines only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPagedPaintDevice, QPainter, QTextDocument

from annotator.ui.text.article import Article, Ranges
from annotator.ui.text.face import Face
from annotator.ui.text.layout import ArticleLayout
from annotator.ui.text.mark import Mark
from annotator.ui.text.painter import ArticlePainter, Band, Placed
from annotator.ui.theme import LIGHT

_GAP = 14.0
_SWATCH = 9.0

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Printout:
    """Everything that goes to paper, gathered where the window is, so that it can be drawn elsewhere."""

    text: str
    marks: Sequence[Mark]
    dimmed: Sequence[tuple[int, int]]
    heading: str
    details: str
    legend: Sequence[tuple[str, str]]
    """(colour, words) for each label that is drawn."""
    face: Face
    captions: str
    chip: str
    footer: str
    """With {page} and {pages} in it."""


class Page(NamedTuple):
    """The stretch of the laid out article that one page shows, in pixels from its top."""

    top: float
    bottom: float


class Paper:
    """An article laid out in a width, and where its pages end."""

    def __init__(self, printout: Printout, width: float, height: float) -> None:
        """`width` and `height` are the room for text on a page, in pixels of the screen."""
        self._printout = printout
        self.width, self.height = width, height
        article = Article(printout.text, printout.marks, printout.heading, printout.details, Ranges(printout.dimmed))
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(printout.face.reading)
        self._layout = ArticleLayout(self._document, article, printout.face)
        self._layout.captions = printout.captions
        self._layout.faint = QColor(LIGHT.faint)
        self._document.setDocumentLayout(self._layout)
        shown = article.show()
        self._layout.show(article, width)
        self._document.setPlainText(shown)
        self._painter = ArticlePainter(LIGHT, printout.chip)
        self._tops: list[float] = []
        self.pages = self._paginate()

    @property
    def left(self) -> float:
        """Where the column begins."""
        return self._layout.left

    @property
    def column(self) -> float:
        """How wide the column is."""
        return self._layout.column

    def draw(self, painter: QPainter, page: Page) -> None:
        """Draw what one page shows, with its top left corner at the origin."""
        painter.save()
        # A pixel less: letters of the next line's names may reach a trace above their room.
        painter.setClipRect(QRectF(0.0, 0.0, self.width, page.bottom - page.top - 1.0))
        number = max(0, bisect_right(self._tops, page.top) - 1)
        block = self._document.findBlockByNumber(number)
        placed: list[Placed] = []
        while block.isValid() and self._tops[block.blockNumber()] < page.bottom:
            top = self._tops[block.blockNumber()] - page.top
            placed.append(Placed(block, top, self._layout.shape(block)))
            block = block.next()
        band = Band(0.0, page.bottom - page.top)
        self._painter.under(painter, self._layout, placed, band)
        painter.setPen(QColor(LIGHT.ink))
        for here in placed:
            layout = here.block.layout()
            layout.setPosition(QPointF())
            layout.draw(painter, QPointF(0.0, here.top))
        self._painter.over(painter, self._layout, placed, band)
        painter.restore()

    def _paginate(self) -> list[Page]:
        """Fill pages line by line; a line taller than a page has one of its own."""
        pages: list[Page] = []
        start = last = top = 0.0
        block = self._document.firstBlock()
        while block.isValid():
            self._tops.append(top)
            for bottom in self._line_bottoms(Placed(block, top, self._layout.shape(block))):
                if bottom - start > self.height and last > start:
                    pages.append(Page(start, last))
                    start = last
                last = bottom
            top += self._layout.shape(block).height
            last = max(last, min(top, start + self.height))
            block = block.next()
        return [*pages, Page(start, last)]

    def _line_bottoms(self, here: Placed) -> list[float]:
        lanes: dict[int, int] = {}
        for piece in here.shape.pieces:
            lanes[piece.line] = max(lanes.get(piece.line, 0), piece.lane + 1)
        layout, face = here.block.layout(), self._printout.face
        lines = (layout.lineAt(number) for number in range(layout.lineCount()))
        return [
            here.top + line.y() + line.height() + face.room_below(lanes.get(number, 0))
            for number, line in enumerate(lines)
        ]


def draw_on(device: QPagedPaintDevice, printout: Printout, dots: float, tell: Tell) -> int:
    """Draw a printout on a paged device of `dots` to the inch; return the number of pages."""
    room = device.pageLayout().paintRectPixels(round(dots))
    strip = QFontMetricsF(printout.face.details).height() + _GAP
    paper = Paper(printout, room.width(), room.height() - 2 * strip)
    last = paper.pages[-1]
    beside = last.bottom - last.top + strip * (len(printout.legend) + 1) <= paper.height
    pages: list[Page | None] = [*paper.pages, *([None] if printout.legend and not beside else [])]
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        for number, page in enumerate(pages):
            tell(number, len(pages), "")
            if number:
                device.newPage()
            text = QRectF(paper.left, 0.0, paper.column, room.height())
            _draw_edges(painter, printout, text, number + 1, len(pages))
            painter.translate(0.0, strip)
            if page is not None:
                paper.draw(painter, page)
            if number == len(pages) - 1:
                _draw_legend(painter, printout, text, _GAP + (page.bottom - page.top if page is not None else 0.0))
            painter.translate(0.0, -strip)
    finally:
        # Also where it is stopped half way: a device must not go before what draws on it.
        painter.end()
    return len(pages)


def _draw_edges(painter: QPainter, printout: Printout, room: QRectF, page: int, pages: int) -> None:
    """Draw title and source above the text, except on the page that begins with them, and the page's number below."""
    metrics = QFontMetricsF(printout.face.details)
    painter.setFont(printout.face.details)
    painter.setPen(QColor(LIGHT.muted))
    if page > 1:
        details = metrics.elidedText(printout.details, Qt.TextElideMode.ElideRight, room.width() * 0.6)
        left = room.width() - metrics.horizontalAdvance(details) - _GAP
        title = metrics.elidedText(printout.heading, Qt.TextElideMode.ElideRight, left)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), title)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), details)
    said = printout.footer.format(page=page, pages=pages)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), said)


def _draw_legend(painter: QPainter, printout: Printout, room: QRectF, top: float) -> None:
    metrics = QFontMetricsF(printout.face.details)
    painter.setFont(printout.face.details)
    height = metrics.height() + 4
    for place, (colour, words) in enumerate(printout.legend):
        y = top + place * height
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(room.left(), y + (metrics.height() - _SWATCH) / 2, _SWATCH, _SWATCH), 2, 2)
        painter.setPen(QColor(LIGHT.ink))
        said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() - _SWATCH - 8)
        painter.drawText(QPointF(room.left() + _SWATCH + 8, y + metrics.ascent()), said)
