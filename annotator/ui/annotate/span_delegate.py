"""Draws the list of spans: what Qt draws by itself, with a tenth of the work, since every label key draws the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.annotate.spans_model import LABEL, SpansModel
from annotator.ui.annotate.swatch import SIZE, swatch_picture
from annotator.ui.session import Session
from annotator.ui.theme import readable

SIDE = 11
"""The style sheet's padding, and what Qt keeps free beside pictures and words."""
AFTER_SWATCH = 6


class SpanDelegate(QStyledItemDelegate):
    """Draws a label's name behind its colour, and the words of a span."""

    def __init__(self, model: SpansModel, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._session = session

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        tokens, area, row, column = self._session.tokens, option.rect, index.row(), index.column()
        top, height, left = area.top(), area.height(), area.left() + SIDE
        right = left + area.width() - 2 * SIDE
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, QColor(tokens.chosen))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.hover))
        if column == LABEL and (colour := self._model.colour(row)) is not None:
            painter.drawPixmap(left, top + (height - SIZE) // 2, swatch_picture(colour))
            left += SIZE + AFTER_SWATCH
        measure = option.fontMetrics
        words = measure.elidedText(self._model.text(row, column), Qt.TextElideMode.ElideRight, right - left)
        faint = self._model.is_hidden(row) and not chosen
        painter.setPen(QColor(readable(tokens.faint, tokens.panel) if faint else tokens.ink))
        painter.drawText(left, top + (height - measure.height() + 1) // 2 + measure.ascent(), words)
