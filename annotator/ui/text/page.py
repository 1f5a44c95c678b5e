"""A page: one article shown in its reading face, with its spans drawn and its places kept; hands come in `view`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from annotator.ui.fonts import reading_font
from annotator.ui.grounds import know_ground
from annotator.ui.text import places
from annotator.ui.text.accessible import ToldPlaces
from annotator.ui.text.article import Article, Ranges
from annotator.ui.text.face import COLUMN_CHARACTERS, face_of
from annotator.ui.text.layout import ArticleLayout
from annotator.ui.text.moved import moved
from annotator.ui.text.painter import ArticlePainter, Band, Placed
from annotator.ui.theme import LIGHT, SELECTION_SHARE, Tokens, blend

NORMAL_POINTS = 13
OVERHANG = 8
"""How far an outline or a handle reaches beyond its paragraph, in pixels."""
SMALLEST_POINTS, LARGEST_POINTS = 8, 40


_Layer = Callable[[QPainter, ArticleLayout, Sequence[Placed], Band], None]


class Look(NamedTuple):
    """How a reader wants articles to look."""

    family: str
    """The reading face; "" is the bundled one."""
    line_percent: int
    characters: int
    captions: str


def _coloured(palette: QPalette, tokens: Tokens) -> QPalette:
    made = QPalette(palette)
    for role, colour in {
        QPalette.ColorRole.Base: tokens.paper,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.Highlight: blend(tokens.accent, tokens.paper, SELECTION_SHARE),
        QPalette.ColorRole.HighlightedText: tokens.ink,
    }.items():
        made.setColor(role, colour)
    return made


class PageView(QPlainTextEdit):
    """Shows one article; all offsets in and out are code points of its text."""

    zoomed = Signal(int)
    """The new size of the reading face in points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._family = ""
        self._points = NORMAL_POINTS
        self._measure = (100, COLUMN_CHARACTERS)
        self._article = Article()
        self._face = face_of(reading_font(), QApplication.font())
        self._painter = ArticlePainter(LIGHT, self.tr("boilerplate, dimmed"))
        self._awaited_place: int | None = None
        self._placed: list[Placed] = []
        self._seen: tuple[int, int, float, float] | None = None
        """What the paragraphs in sight were found by."""
        self._settling = False
        self.is_placing = False
        """Whether the program or a hand is moving the caret; otherwise it is an assistive tool."""
        know_ground(self)
        self.setProperty("role", "article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        # It draws its own ground: nothing below it is drawn in vain.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(self._face.reading)
        self._layout = self._lay_out()
        self._told = ToldPlaces(self._layout.document())
        self.set_theme(LIGHT)

    def show_article(self, article: Article) -> None:
        """Show another article from its beginning."""
        self._article = article
        self._layout.show(article, self.viewport().width())
        with self.placing():
            self.setPlainText(article.show())
        if self.blockCount() == 1:
            # A text of one paragraph Qt lays out by itself, at its own place and width.
            self._layout.break_anew([(0, 0)])
        # Where there is no text there is no place for a caret, and Qt would draw it in the corner.
        self.setCursorWidth(1 if article.text else 0)
        self.verticalScrollBar().setValue(0)

    def set_heading(self, heading: str, details: str) -> None:
        """Say something else above the same text."""
        self._article.heading, self._article.details = heading, details
        self._layout.fit(self.viewport().width())
        self.viewport().update()

    def draw_anew(self, disturbed: Sequence[tuple[int, int]]) -> None:
        """Draw the paragraphs that touch these stretches anew, because their marks changed, and those that moved."""
        former = self.placed()
        self._layout.disturb(disturbed)
        self.draw_again(disturbed)
        for band in moved(former, self.placed(), self.viewport().height()):
            self._draw_band(band)

    def draw_again(self, stretches: Sequence[tuple[int, int]]) -> None:
        """Draw the lines in sight that touch these stretches once more; they stayed where they are."""
        position = self._article.offsets.position
        for start, end in stretches:
            first, last = position(start), position(end)
            for here in self.placed():
                base, length = here.block.position(), here.block.length()
                if first <= base + length and base <= last:
                    top, bottom = self._layout.lines_between(here.block, first - base, last - base)
                    self._draw_band(Band(here.top + top, here.top + bottom))

    def _draw_band(self, band: Band) -> None:
        top, bottom = int(band.top) - OVERHANG, int(band.bottom) + OVERHANG + 1
        self.viewport().update(0, top, self.viewport().width(), bottom - top)

    def set_dimmed(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Draw these stretches in faint italics."""
        former = self._article.dimmed.all
        self._article.dimmed = Ranges(ranges)
        self._layout.break_anew([*former, *ranges])
        self.viewport().update()

    def is_dimmed(self, start: int, end: int) -> bool:
        """Return whether all of start:end is dimmed."""
        return any(first <= start and end <= last for first, last in self._article.dimmed.between(start, end))

    def set_found(self, ranges: Sequence[tuple[int, int]], current: tuple[int, int] | None = None) -> None:
        """Light up these stretches, and `current` most."""
        self._article.found = Ranges(ranges)
        self._article.current_found = current
        self.viewport().update()

    def set_theme(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens
        self._painter = ArticlePainter(tokens, self.tr("boilerplate, dimmed"))
        self.setPalette(_coloured(self.palette(), tokens))
        self._layout.faint = QColor(tokens.faint)
        self._layout.forget_ink()
        self._layout.break_anew(self._article.dimmed.all)
        self.viewport().update()

    def set_reading_font(self, family: str) -> None:
        """Read in another face; "" is the bundled one."""
        self._family = family
        self._take_face()

    def set_captions(self, style: str) -> None:
        """Let names, initials or nothing stand above spans (`mark.NAMES`, …)."""
        if style != self._layout.captions:
            self._layout.captions = style
            self._layout.fit(self.viewport().width())
            self.viewport().update()

    def set_measure(self, line_percent: int, characters: int) -> None:
        """Give lines this height, in percent of the usual, and the column about so many characters."""
        if self._measure != (line_percent, characters):
            self._measure = line_percent, characters
            self._take_face()
            self.viewport().update()

    def zoom_by(self, steps: int) -> None:
        """Make the letters larger or smaller by so many points."""
        self.set_reading_points(self._points + steps)

    def set_reading_points(self, points: int) -> None:
        """Give the letters this size."""
        points = max(SMALLEST_POINTS, min(LARGEST_POINTS, points))
        if points != self._points:
            self._points = points
            self._take_face()
            self.zoomed.emit(points)

    @property
    def tokens(self) -> Tokens:
        """The colours of the theme."""
        return self._tokens

    def text(self) -> str:
        """Return the article's text."""
        return self._article.text

    def dimmed(self) -> Sequence[tuple[int, int]]:
        """Return the stretches that are dimmed."""
        return self._article.dimmed.all

    def look(self) -> Look:
        """Return how the article looks, for whoever shows it elsewhere."""
        return Look(self._family, *self._measure, self._layout.captions)

    @contextmanager
    def placing(self) -> Iterator[None]:
        """Say that the caret is moved from here."""
        former, self.is_placing = self.is_placing, True
        yield
        self.is_placing = former

    def set_selection(self, anchor: int, caret: int) -> None:
        """Select text; the caret stands at the second offset (the same twice: only a caret)."""
        position = self._article.offsets.position
        cursor = self.textCursor()
        cursor.setPosition(position(anchor))
        cursor.setPosition(position(caret), QTextCursor.MoveMode.KeepAnchor)
        with self.placing():
            self.setTextCursor(cursor)

    def go_to(self, start: int, end: int) -> None:
        """Put the caret at `start`, and bring start:end into sight."""
        self.set_selection(start, start)
        here = self.cursorRect()
        if not self.viewport().rect().adjusted(0, 0, 0, -here.height()).contains(here):
            self.centerCursor()

    def bring_into_sight(self, offset: int) -> None:
        """Scroll if the line that holds `offset` is not in the view; the caret stays."""
        there = self.textCursor()
        there.setPosition(self._article.offsets.position(offset))
        here = self.cursorRect(there)
        if not self.viewport().rect().contains(here):
            self.set_scroll_place(offset)

    def scroll_place(self) -> int:
        """Return the offset of the first character of the topmost line."""
        block = self.firstVisibleBlock()
        line = self.verticalScrollBar().value() - block.firstLineNumber()
        layout = block.layout()
        start = layout.lineAt(line).textStart() if 0 < line < layout.lineCount() else 0
        return self._article.offsets.offset(block.position() + start)

    def set_scroll_place(self, offset: int) -> None:
        """Scroll so that the line that holds `offset` is the topmost."""
        if not self.isVisible():
            self._awaited_place = offset
            return
        block = self.document().findBlock(self._article.offsets.position(offset))
        self._layout.shape(block)
        self._settle()
        inside = self._article.offsets.position(offset) - block.position()
        line = block.layout().lineForTextPosition(inside).lineNumber()
        self.verticalScrollBar().setValue(block.firstLineNumber() + max(0, line))

    def placed(self) -> list[Placed]:
        """Return the paragraphs in sight with their tops."""
        block = self.firstVisibleBlock()
        top, bottom = self.blockBoundingGeometry(block).top() + self.contentOffset().y(), self.viewport().height()
        seen = (self._layout.generation, block.blockNumber(), top, bottom)
        if seen != self._seen:
            self._seen, self._placed = seen, self._place(block, top, bottom)
        return self._placed

    def _place(self, block: QTextBlock, top: float, bottom: float) -> list[Placed]:
        found: list[Placed] = []
        while block.isValid() and (top < bottom or not found):
            shape = self._layout.shape(block)
            found.append(Placed(block, top, shape))
            top += shape.height
            block = block.next()
        return found

    def _lay_out(self) -> ArticleLayout:
        """Give the widget a document with our layout; it stays for good, only its text changes."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._face.reading)
        layout = ArticleLayout(document, self._article, self._face)
        layout.locate = self._position_of
        document.setDocumentLayout(layout)
        self.setDocument(document)
        return layout

    def _position_of(self, point: QPointF) -> int:
        """Return the character at a point of the view lowered by the scroll bar's value, as Qt's interface asks."""
        there = point - QPointF(0.0, self.verticalScrollBar().sliderPosition())
        position, on_it = places.character_at(self.placed(), self._face, there)
        return position if on_it else -1

    def _take_face(self) -> None:
        place = self.scroll_place()
        font = reading_font(self._family, self._points)
        self._face = face_of(font, QApplication.font(), *self._measure)
        self._layout.face = self._face
        self._layout.fit(self.viewport().width())
        self.setFont(font)
        self.set_scroll_place(place)

    def _settle(self) -> None:
        """Tell the scroll bar of lines it did not know of."""
        if self._layout.lines_changed and not self._settling:
            self._settling = True
            self._layout.lines_changed = False
            self._layout.documentSizeChanged.emit(self._layout.documentSize())
            self._settling = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tints under the letters, and underlines, names and handles over them."""
        area = event.rect()
        ground = QPainter(self.viewport())
        ground.fillRect(area, QColor(self._tokens.paper))
        ground.end()
        placed = self.placed()
        band = Band(area.top(), area.bottom())
        asked = [here for here in placed if here.top <= band.bottom and here.top + here.shape.height >= band.top]
        self._draw(self._painter.under, asked, band)
        self._told.withdraw(placed)
        super().paintEvent(event)
        self._told.tell(placed, self.verticalScrollBar().sliderPosition())
        self._draw(self._painter.over, asked, band)
        self._settle()

    def _draw(self, layer: _Layer, placed: Sequence[Placed], band: Band) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layer(painter, self._layout, placed, band)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column to the new width, and stay at the same line."""
        place = self.scroll_place() if self._awaited_place is None else 0
        narrowed = event.oldSize().width() != event.size().width() and self._layout.fit(self.viewport().width())
        self._layout.lines_changed = True
        self._settle()
        if place and narrowed:
            self.set_scroll_place(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to the place that was asked for before there was a window."""
        super().showEvent(event)
        if self.font() != self._face.reading:
            self._take_face()  # What was set while it was hidden, Qt's style sheets have taken back.
        place, self._awaited_place = self._awaited_place, None
        if place is not None:
            self.set_scroll_place(place)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and keep the scroll bar true about paragraphs laid out on the way."""
        super().scrollContentsBy(dx, dy)
        self._settle()
