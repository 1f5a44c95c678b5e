"""The charts of the insights screen: bars by label, a line of days, a matrix of figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from annotator.domain.wording import counted
from annotator.ui.annotate.wording import day
from annotator.ui.insights.chart import Chart, Spot, Table
from annotator.ui.session import Session
from annotator.ui.theme import RADIUS_CHIP, SPACE_1, SPACE_2, SPACE_3, blend, readable

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


def _short(painter: QPainter, words: str, width: float) -> str:
    return QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, width)


@dataclass(frozen=True)
class Bar:
    """One bar: its name, count, colour, and what it opens."""

    name: str
    count: int
    colour: str
    run: Callable[[], object]


class BarsChart(Chart):
    """A bar for each label; where not all fit, the longest, and the rest stand in the table."""

    ROW = 27.0

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Spans by label"), parent)
        self._bars: Sequence[Bar] = ()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        self._bars = bars
        self._nothing = self.tr("The codebook has no labels yet.")
        self.describe()

    def empty(self) -> None:
        """Have no bars."""
        self._bars = ()

    def table(self) -> Table:
        """Return label and count."""
        return [(self.tr("Label"), self.tr("Spans")), *((bar.name, str(bar.count)) for bar in self._bars)]

    def draw(self, painter: QPainter, area: QRectF) -> list[Spot]:
        """Draw name, bar and count."""
        if not self._bars:
            return self.draw_nothing(painter, area)
        most = max(bar.count for bar in self._bars) or 1
        names = min(area.width() * 0.34, 130.0)
        numbers = 44.0
        spots = []
        fitting = max(1, int(area.height() // self.ROW))
        longest = sorted(self._bars, key=lambda bar: bar.count, reverse=True)
        shown = self._bars if len(self._bars) <= fitting else longest[: fitting - 1]
        for nth, bar in enumerate(shown):
            row = QRectF(area.left(), area.top() + nth * self.ROW, area.width(), self.ROW)
            painter.setPen(QColor(self.tokens.ink))
            painter.drawText(
                QRectF(row.left(), row.top(), names, self.ROW), _LEFT, _short(painter, bar.name, names - SPACE_2)
            )
            room = area.width() - names - numbers
            length = max(2.0 if bar.count else 0.0, room * bar.count / most)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(bar.colour))
            painter.drawRoundedRect(QRectF(row.left() + names, row.center().y() - 5, length, 10), 2, 2)
            painter.setPen(QColor(readable(self.tokens.muted, self.tokens.paper)))
            painter.drawText(QRectF(row.right() - numbers, row.top(), numbers, self.ROW), _RIGHT, counted(bar.count))
            spots.append(
                Spot(row, self.tr("{label}: {count} spans").format(label=bar.name, count=counted(bar.count)), bar.run)
            )
        if len(shown) < len(self._bars):
            row = QRectF(area.left(), area.top() + len(shown) * self.ROW, area.width(), self.ROW)
            more = self.tr("and {count} more labels").format(count=len(self._bars) - len(shown))
            painter.drawText(row, _LEFT, more)
        return spots


class LineChart(Chart):
    """How many articles were done by the end of each day."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Articles done"), parent)
        self._days: Sequence[tuple[date, int]] = ()
        self._opens: Callable[[date], object] | None = None

    def show_days(self, days: Sequence[tuple[date, int]], opens: Callable[[date], object]) -> None:
        """Show these days; `opens` lists what one of them counts."""
        self._days, self._opens = days, opens
        self.describe()

    def empty(self) -> None:
        """Have no days."""
        self._days = ()

    def table(self) -> Table:
        """Return day and articles done."""
        return [(self.tr("Day"), self.tr("Articles done")), *((when.isoformat(), str(n)) for when, n in self._days)]

    def draw(self, painter: QPainter, area: QRectF) -> list[Spot]:
        """Draw grid, area and line."""
        if not self._days:
            return self.draw_nothing(painter, area)
        measure = QFontMetricsF(painter.font())
        below = measure.height() + SPACE_1
        plot = area.adjusted(0, SPACE_2, 0, -below)
        most = max(1, *(count for _, count in self._days))
        painter.setPen(QColor(self.tokens.line))
        for share in (0.0, 0.5, 1.0):
            y = plot.bottom() - share * plot.height()
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        step = plot.width() / max(1, len(self._days) - 1)
        points = [
            QPointF(plot.left() + nth * step, plot.bottom() - count / most * plot.height())
            for nth, (_, count) in enumerate(self._days)
        ]
        line = QPainterPath(points[0])
        for point in points[1:]:
            line.lineTo(point)
        under = QPainterPath(line)
        under.lineTo(points[-1].x(), plot.bottom())
        under.lineTo(points[0].x(), plot.bottom())
        painter.fillPath(under, QColor(blend(self.tokens.accent, self.tokens.paper, 0.12)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.tokens.accent), 2))
        painter.drawPath(line)
        painter.setPen(QColor(readable(self.tokens.muted, self.tokens.paper)))
        feet = QRectF(area.left(), plot.bottom() + SPACE_1, area.width(), below)
        painter.drawText(feet, _LEFT, day(self._days[0][0].isoformat(), with_year=False))
        painter.drawText(feet, _RIGHT, day(self._days[-1][0].isoformat(), with_year=False))
        painter.drawText(QRectF(plot.left(), plot.top() - 2, 60, measure.height()), _LEFT, counted(most))
        return [
            Spot(
                QRectF(point.x() - step / 2, plot.top(), step, plot.height()),
                self.tr("{day}: {count} done").format(day=day(when.isoformat()), count=count),
                partial(self._opens, when) if self._opens and count else None,
            )
            for point, (when, count) in zip(points, self._days, strict=True)
        ]


@dataclass(frozen=True)
class Cell:
    """One cell of a matrix: its text, how strongly it is filled (0 to 1) in which role, its words, what it opens."""

    text: str = ""
    share: float = 0.0
    role: str = "accent"
    words: str = ""
    run: Callable[[], object] | None = None


class MatrixChart(Chart):
    """Names along both sides, cells between, as dark as their number is great."""

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(session, name, parent)
        self._heads: Sequence[str] = ()
        self._sides: Sequence[str] = ()
        self._cells: Sequence[Sequence[Cell]] = ()

    def show_cells(self, heads: Sequence[str], sides: Sequence[str], cells: Sequence[Sequence[Cell]]) -> None:
        """Show these rows of cells."""
        self._heads, self._sides, self._cells = heads, sides, cells
        self.describe()

    def empty(self) -> None:
        """Have no cells."""
        self._heads = self._sides = self._cells = ()

    def table(self) -> Table:
        """Return the matrix with its names."""
        rows = [(side, *(cell.text for cell in row)) for side, row in zip(self._sides, self._cells, strict=True)]
        return [("", *self._heads), *rows]

    def draw(self, painter: QPainter, area: QRectF) -> list[Spot]:
        """Draw names and cells."""
        if not self._cells:
            return self.draw_nothing(painter, area)
        muted = QColor(readable(self.tokens.muted, self.tokens.paper))
        painter.setPen(muted)
        measure = QFontMetricsF(painter.font())
        names = min(area.width() * 0.24, max(measure.horizontalAdvance(side) for side in self._sides) + SPACE_3)
        head = measure.height() + SPACE_1
        width = (area.width() - names) / len(self._heads)
        height = min(34.0, (area.height() - head) / len(self._sides))
        spots = []
        for nth, name in enumerate(self._heads):
            box = QRectF(area.left() + names + nth * width, area.top(), width, head)
            painter.drawText(box, _CENTRE, _short(painter, name, width - 2))
        for row, (side, cells) in enumerate(zip(self._sides, self._cells, strict=True)):
            top = area.top() + head + row * height
            painter.setPen(muted)
            painter.drawText(QRectF(area.left(), top, names, height), _LEFT, _short(painter, side, names - SPACE_2))
            for nth, cell in enumerate(cells):
                box = QRectF(area.left() + names + nth * width, top, width, height).adjusted(2, 2, -2, -2)
                self._draw_cell(painter, box, cell)
                if cell.words:
                    spots.append(Spot(box, cell.words, cell.run))
        return spots

    def _draw_cell(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        colour = getattr(self.tokens, cell.role)
        fill = blend(colour, self.tokens.paper, 0.03 + 0.55 * cell.share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        painter.setPen(QColor(readable(self.tokens.ink, fill)))
        painter.drawText(box, _CENTRE, cell.text)
