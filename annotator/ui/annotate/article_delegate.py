"""Draws one article of the list: its title, and below it state and count on the left, source and date on the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.wording import counted
from annotator.storage.lists import ArticleLine
from annotator.ui.annotate.article_model import ArticlesModel
from annotator.ui.annotate.wording import day
from annotator.ui.text.display import in_a_row
from annotator.ui.theme import LIGHT, SPACE_1, SPACE_2, SPACE_3, SPACE_4, Tokens, readable
from annotator.ui.words import state_name

_BAR, _DOT = 3, 8


def row_height() -> int:
    """Return the height of a row in the font that the program has now."""
    title, small = _fonts()
    return QFontMetrics(title).height() + QFontMetrics(small).height() + SPACE_1 + 2 * SPACE_3


def _fonts() -> tuple[QFont, QFont]:
    title, small = QFont(QApplication.font()), QFont(QApplication.font())
    title.setWeight(QFont.Weight.Medium)
    small.setPointSizeF(small.pointSizeF() * 0.9)
    return title, small


class ArticleDelegate(QStyledItemDelegate):
    """Draws rows of an ArticlesModel in the colours of a theme."""

    def __init__(self, model: ArticlesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.set_theme(LIGHT)

    def set_theme(self, tokens: Tokens) -> None:
        """Take the colours of a theme, and the font that the program has now."""
        self._tokens = tokens
        self._title, self._small = _fonts()
        self._measures = QFontMetrics(self._title), QFontMetrics(self._small)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> str:
        tokens, area, state = self._tokens, option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.chosen if chosen else tokens.hover if hovered else tokens.panel
        painter.fillRect(area, QColor(ground))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.line))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), QColor(tokens.accent))
        return ground

    def _draw_lines(self, painter: QPainter, area: QRect, line: ArticleLine, ground: str) -> None:
        measure, small_measure = self._measures
        painter.setFont(self._title)
        painter.setPen(QColor(self._tokens.ink))
        name = measure.elidedText(in_a_row(line.title or line.name), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area.left(), area.top() + measure.ascent(), name)
        base = area.top() + measure.height() + SPACE_1 + small_measure.ascent()
        painter.setFont(self._small)
        painter.setPen(QColor(readable(self._tokens.muted, ground)))
        state = state_name(line.state) + (f" · {counted(line.spans)}" if line.spans else "")
        left = area.left() + _DOT + SPACE_2
        painter.drawText(left, base, state)
        date = day(line.published, with_year=self._model.several_years)
        room = area.right() - left - small_measure.horizontalAdvance(state) - SPACE_3
        tail = f" · {date}" if line.source and date else date
        source_room = max(0, room - small_measure.horizontalAdvance(tail))
        source = small_measure.elidedText(in_a_row(line.source), Qt.TextElideMode.ElideRight, source_room)
        where = small_measure.elidedText(source + tail, Qt.TextElideMode.ElideLeft, max(0, room))
        painter.drawText(area.right() - small_measure.horizontalAdvance(where), base, where)
        self._draw_dot(painter, QPointF(area.left() + _DOT / 2, base - small_measure.xHeight() / 2), line.state)

    def _draw_dot(self, painter: QPainter, middle: QPointF, state: str) -> None:
        tokens = self._tokens
        colours = {"done": tokens.good, "started": tokens.accent}
        colour = QColor(colours.get(state, tokens.faint))
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if state == "skipped" else colour)
        painter.drawEllipse(middle, _DOT / 2 - 1, _DOT / 2 - 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._draw_ground(painter, option)
        line = self._model.line(index.row())
        if line is not None:
            area = option.rect.adjusted(SPACE_4, SPACE_3, -SPACE_4, -SPACE_3)
            self._draw_lines(painter, area, line, ground)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of every row."""
        return QSize(0, row_height())
