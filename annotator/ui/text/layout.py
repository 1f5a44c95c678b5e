"""Lays out paragraphs when they are asked for, and gives lines the room their names and underlines need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLocale, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainterPath,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout

from annotator.ui.text.article import Article
from annotator.ui.text.display import LINE_ENDS
from annotator.ui.text.face import Face
from annotator.ui.text.geometry import Lines, Name, Piece, Runs, Stretch, bundles, pieces_of, stack_names
from annotator.ui.text.lanes import LANES
from annotator.ui.text.mark import NAMES, NOTHING

REMEMBERED = 200
"""Paragraphs whose places are kept; a screen shows about forty, and letting go of thousands at once is slow."""

OUT_OF_SIGHT = QPointF(0.0, 1_000_000.0)
"""What a paragraph that is not on the screen says of its place (see `accessible`)."""

_NAME_GAP = 6.0
_MARGIN = 24.0


@dataclass(slots=True)
class Shape:
    """One laid out paragraph; all places are in pixels from its top left corner."""

    height: float = 0.0
    tops: list[float] = field(default_factory=list)
    """Where each line begins."""
    pieces: list[Piece] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    runs: Runs = field(default_factory=dict)
    ink: object = None
    """What the painter keeps for this paragraph."""
    disturbed: bool = False
    """Whether its marks changed; its lines are broken where they were."""


def _most(places: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return by line how many rows or lanes it has."""
    most: dict[int, int] = {}
    for line, place in places:
        most[line] = max(most.get(line, 0), place + 1)
    return most


class ArticleLayout(QPlainTextDocumentLayout):
    """A plain text layout whose lines have room for marks; paragraphs nobody looks at cost nothing."""

    def __init__(self, document: QTextDocument, article: Article, face: Face) -> None:
        super().__init__(document)
        self.article = article
        self.face = face
        self.faint = QColor()
        self.captions = NAMES
        """What stands above spans: NAMES, INITIALS or NOTHING."""
        self.locate: Callable[[QPointF], int] | None = None
        """Finds the character at a point, for assistive tools."""
        self.generation = 0
        """Counts whatever gave paragraphs other places."""
        self.lines_changed = False
        """Whether a paragraph turned out to have more or fewer lines than the scroll bar believes."""
        self._width = 0.0
        self._left = 0.0
        self._column = 0.0
        self._header = 0.0
        self._shapes: dict[int, Shape] = {}
        self._captions: dict[str, tuple[str, float]] = {}
        """Captions as they are shown in this column, and how wide they are."""
        self._broken: set[int] = set()
        """Paragraphs whose lines are broken for this column."""
        self._option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        self._backwards = QTextOption(Qt.AlignmentFlag.AlignRight)
        self._backwards.setTextDirection(Qt.LayoutDirection.RightToLeft)
        for option in (self._option, self._backwards):
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    @property
    def left(self) -> float:
        """Where the column begins."""
        return self._left

    @property
    def column(self) -> float:
        """How wide the column is."""
        return self._column

    @property
    def header(self) -> float:
        """How high the heading above the text is."""
        return self._header

    def show(self, article: Article, width: float) -> None:
        """Lay out another article, in a view of this width."""
        self.article = article
        self._broken.clear()
        self.fit(width)

    def fit(self, width: float) -> bool:
        """Take the width of the view; return whether the column is another one, so that lines break elsewhere."""
        former, self._width = self._column, width
        self._column = max(80.0, min(self.face.column, width - 2 * _MARGIN))
        self._left = round(max(_MARGIN / 2, (width - self._column) / 2))
        self._header = self._measure_header()
        self._shapes.clear()
        self._captions.clear()
        self.generation += 1
        if self._column == former:
            return False
        # Qt would go through all paragraphs, most of which nobody has looked at.
        for number in self._broken:
            self.document().findBlockByNumber(number).layout().clearLayout()
        self._broken.clear()
        return True

    def forget_ink(self) -> None:
        """Let everything be drawn anew, in other colours."""
        for shape in self._shapes.values():
            shape.ink = None

    def disturb(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Place the marks of paragraphs that touch these stretches of text (code points) anew."""
        self.generation += 1
        position = self.article.offsets.position
        for start, end in stretches:
            first = self.document().findBlock(position(start)).blockNumber()
            last = self.document().findBlock(position(end)).blockNumber()
            if last < first:
                last = self.document().blockCount()
            for number, shape in self._shapes.items():
                shape.disturbed |= first <= number <= last

    def break_anew(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Break the lines of these stretches again, because their letters look different now."""
        self.generation += 1
        position = self.article.offsets.position
        for start, end in stretches:
            block = self.document().findBlock(position(start))
            while block.isValid() and block.position() <= position(end):
                block.layout().clearFormats()
                block.layout().clearLayout()
                self._shapes.pop(block.blockNumber(), None)
                block = block.next()

    def shape(self, block: QTextBlock) -> Shape:
        """Return where everything of a paragraph lies, laying it out if need be."""
        number = block.blockNumber()
        layout = block.layout()
        broken = layout.lineCount() > 0
        known = self._shapes.get(number) if broken else None
        if known is not None and not known.disturbed:
            return known
        if not broken:
            self._break_lines(block, layout)
        if len(self._shapes) >= REMEMBERED:
            del self._shapes[next(iter(self._shapes))]
        made = self._shapes[number] = self._place_lines(block, layout, known.runs if known is not None else {})
        return made

    def lines_between(self, block: QTextBlock, start: int, end: int) -> tuple[float, float]:
        """Return top and bottom of the lines that hold UTF-16 units start to end of a paragraph, names and all."""
        tops, layout = self.shape(block).tops, block.layout()
        last = max(0, block.length() - 1)
        above, below = (layout.lineForTextPosition(max(0, min(place, last))).lineNumber() for place in (start, end))
        top = tops[above - 1] + layout.lineAt(above - 1).height() if above > 0 else 0.0
        return top, tops[below + 1] if below + 1 < len(tops) else self.shape(block).height

    def top_of_line(self, layout: QTextLayout, number: int) -> float:
        """Return where the tallest letters of a line begin, which is where its tint begins."""
        line = layout.lineAt(number)
        return line.y() + self._slack(line.ascent())

    def _break_lines(self, block: QTextBlock, layout: QTextLayout) -> None:
        backwards = block.textDirection() == Qt.LayoutDirection.RightToLeft
        layout.setTextOption(self._backwards if backwards else self._option)
        if self.article.dimmed.all:
            self._dim(block, layout)
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._column)
            line.setPosition(QPointF(self._left, 0.0))
            count += 1
        layout.endLayout()
        layout.setPosition(OUT_OF_SIGHT)
        self._broken.add(block.blockNumber())
        if block.lineCount() != count:
            block.setLineCount(count)
            self.lines_changed = True

    def _dim(self, block: QTextBlock, layout: QTextLayout) -> None:
        base, position = block.position(), self.article.offsets.position
        length = block.length() - 1
        start, end = self._offsets(block)
        formats: list[QTextLayout.FormatRange] = []
        for first, last in self.article.dimmed.between(start, end):
            dimmed = QTextLayout.FormatRange()
            dimmed.start = max(0, position(first) - base)
            dimmed.length = min(length, position(last) - base) - dimmed.start
            faint = QTextCharFormat()
            faint.setFontItalic(True)
            faint.setForeground(self.faint)
            dimmed.format = faint
            formats.append(dimmed)
        if formats:
            layout.setFormats(formats)

    def _offsets(self, block: QTextBlock) -> tuple[int, int]:
        offset = self.article.offsets.offset
        return offset(block.position()), offset(block.position() + block.length() - 1)

    def _place_lines(self, block: QTextBlock, layout: QTextLayout, runs: Runs) -> Shape:
        start, end = self._offsets(block)
        marks = self.article.marks
        fragments = marks.between(start, end) if end > start else []
        if layout.lineAt(0).x() != self._left:
            for number in range(layout.lineCount()):
                layout.lineAt(number).setPosition(QPointF(self._left, 0.0))
        lines = Lines(layout, block.text() if fragments else "")
        shape = Shape()
        if fragments:
            position, base, length = self.article.offsets.position, block.position(), block.length() - 1
            stretches = [
                Stretch(max(0, position(f.start) - base), min(length, position(f.end) - base), f, min(lane, LANES))
                for f, lane in zip(fragments, marks.lanes(fragments), strict=True)
            ]
            shape.runs = {stretch[:2]: runs.get(stretch[:2]) or lines.runs(*stretch[:2]) for stretch in stretches}
            shape.pieces = pieces_of(lines, shape.runs, stretches, start, end - start)
            shape.names = self._names(shape.pieces)
        rows = _most((name.line, name.row) for name in shape.names)
        lanes = _most((piece.line, piece.lane) for piece in shape.pieces)
        y = self._header if start == 0 and block.blockNumber() == 0 else 0.0
        words: list[tuple[float, float]] = []
        for number, line in enumerate(lines.lines):
            slack, height = self._slack(line.ascent()), line.height()
            y += self.face.room_above(rows.get(number, 0), slack)
            line.setPosition(QPointF(self._left, y))
            shape.tops.append(line.y())
            words.append((line.y() + slack, line.y() + height))
            y += height + self.face.room_below(lanes.get(number, 0))
        shape.height = y + self._gap_after(block, end)
        self._place_boxes(shape, words)
        return shape

    def _names(self, pieces: list[Piece]) -> list[Name]:
        if self.captions == NOTHING:
            return []
        metrics = QFontMetricsF(self.face.caption)
        right = self._left + self._column
        named: list[Name] = []
        unnamed: list[Name] = []
        texts = self._captions
        for piece in pieces:
            if piece.opens:
                caption = piece.mark.caption_in(self.captions)
                if caption not in texts:
                    text = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, self._column)
                    texts[caption] = text, metrics.horizontalAdvance(text)
                text, width = texts[caption]
                left = piece.right - width if piece.backwards else piece.left
                name = Name(piece.mark, piece.line, max(self._left, min(left, right - width)), width, text)
                (named if piece.lane < LANES else unnamed).append(name)
        named, without_room = stack_names(named, _NAME_GAP)
        return [*named, *self._counts(named, [*unnamed, *without_room], metrics)]

    def _counts(self, named: list[Name], others: list[Name], metrics: QFontMetricsF) -> list[Name]:
        """Return what stands above all names of a line: how many marks have none."""
        rows = _most((name.line, name.row) for name in named)
        reach = metrics.horizontalAdvance("+00,000") + _NAME_GAP
        counts: list[Name] = []
        for bundle in bundles(others, reach, self._left + self._column):
            first, text = bundle[0], f"+{QLocale().toString(len(bundle))}"
            width, row = metrics.horizontalAdvance(text), rows.get(first.line, 0)
            counts.append(Name(first.mark, first.line, first.left, width, text, row, more=len(bundle)))
        return counts

    def _place_boxes(self, shape: Shape, words: Sequence[tuple[float, float]]) -> None:
        """`words` are top and bottom of the letters of each line."""
        height = self.face.caption_height
        for piece in shape.pieces:
            top, bottom = words[piece.line]
            piece.box = QRectF(piece.left, top, piece.right - piece.left, bottom - top)
        for name in shape.names:
            bottom = words[name.line][0] - 1.0 - name.row * height
            name.box = QRectF(name.left, bottom - height, name.width, height)

    def _slack(self, ascent: float) -> float:
        """Return the empty room at the top of a line; a line with letters of another face may have none."""
        return self.face.slack if ascent <= self.face.ascent + 1.0 else 0.0

    def _gap_after(self, block: QTextBlock, end: int) -> float:
        text = self.article.text
        if end >= len(text):
            return 4 * self.face.paragraph_gap
        empty = block.length() == 1 or text[end + 1 : end + 2] == "\n"
        return 0.0 if empty or text[end] not in LINE_ENDS else self.face.paragraph_gap

    def _measure_header(self) -> float:
        room = QRectF(0, 0, self._column, 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        heading = QFontMetricsF(self.face.heading).boundingRect(room, wrap, self.article.heading).height()
        details = QFontMetricsF(self.face.details).boundingRect(room, wrap, self.article.details).height()
        height = _MARGIN
        if self.article.heading:
            height += heading + 4
        if self.article.details:
            height += details + _MARGIN / 2
        return height

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return the room of a paragraph (Qt asks for those in sight and a few around)."""
        if not block.isValid():
            return QRectF()
        return QRectF(0.0, 0.0, self._width, self.shape(block).height)

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy, /) -> int:
        """Return the character at a point, -1 where there is none; Qt's own plain layout never finds any."""
        return self.locate(point) if self.locate is not None and isinstance(point, QPointF) else -1
