"""The table of cases: labels as chips, digits that accept, J and K that walk the disagreements."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.app.reviewing import Case
from annotator.domain.span import Span
from annotator.ui.review.cases_model import CASE_ROLE, SPAN_ROLE, WORDS, AnyIndex, CasesModel
from annotator.ui.session import Session
from annotator.ui.text.display import in_a_row
from annotator.ui.theme import RADIUS_CHIP, SPACE_1, SPACE_2, SPACE_3, blend, readable

ROW = 52
_LAYER_WIDTH, _LAYER_LEAST, _STATE_WIDTH, _WORDS_LEAST = 98, 62, 104, 126


def two_lines(measure: QFontMetricsF, words: str, width: float) -> list[str]:
    """Return words on at most two lines of a width, shortened in the second."""
    first, rest = words, ""
    if measure.horizontalAdvance(words) > width:
        ends = (n for n in range(len(words) - 1, 0, -1) if words[n] == " ")
        cut = next((n for n in ends if measure.horizontalAdvance(words[:n]) <= width), 0)
        first, rest = (words[:cut], words[cut + 1 :]) if cut else (words, "")
    return [measure.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in (first, rest) if line] or [""]


class CaseDelegate(QStyledItemDelegate):
    """Draws words on two lines, labels as chips, and the state in its colour."""

    def __init__(self, model: CasesModel, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._session = session

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell."""
        tokens = self._session.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = tokens.chosen if chosen else tokens.paper
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, QColor(ground))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area = QRectF(option.rect).adjusted(SPACE_3, SPACE_2, -SPACE_2, -SPACE_2)
        case: Case = index.data(CASE_ROLE)
        if index.column() == WORDS:
            painter.setPen(QColor(tokens.ink))
            self._draw_words(painter, area, self._model.words(case))
        elif index.column() == self._model.state_column:
            said, role = self._model.state(case)
            painter.setPen(QColor(readable(getattr(tokens, role), ground)))
            self._draw_words(painter, area, said)
        elif (span := index.data(SPAN_ROLE)) is not None:
            self._draw_chip(painter, area, span, case, ground)
        else:
            painter.setPen(QColor(readable(tokens.faint, ground)))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "—")
        painter.restore()

    def _draw_words(self, painter: QPainter, area: QRectF, words: str) -> None:
        measure = QFontMetricsF(painter.font())
        lines = two_lines(measure, words, area.width())
        top = area.center().y() - len(lines) * measure.lineSpacing() / 2
        for nth, line in enumerate(lines):
            painter.drawText(
                QRectF(area.left(), top + nth * measure.lineSpacing(), area.width(), measure.lineSpacing()), line
            )

    def _draw_chip(self, painter: QPainter, area: QRectF, span: Span, case: Case, ground: str) -> None:
        name, colour = self._model.label(span)
        measure = QFontMetricsF(painter.font())
        own = span.ranges != ((case.place.start, case.place.end),)
        room = area.width() - 2 * SPACE_2 + 1
        lines = two_lines(measure, name, room)
        if own and len(lines) > 1:
            lines = [measure.elidedText(name, Qt.TextElideMode.ElideRight, room)]
        height = measure.height() * len(lines) + SPACE_1
        top = area.center().y() - (height if not own else height + measure.height() * 0.9) / 2
        width = min(area.width(), max(measure.horizontalAdvance(line) for line in lines) + 2 * SPACE_2)
        box = QRectF(area.left(), top, width, height)
        fill = blend(colour, ground, 0.14)
        painter.setPen(QPen(QColor(blend(colour, ground, 0.5)), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        painter.setPen(QColor(readable(colour, fill)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
        if own:
            font = painter.font()
            font.setPointSizeF(font.pointSizeF() * 0.85)
            painter.setFont(font)
            painter.setPen(QColor(readable(self._session.tokens.muted, ground)))
            quote = QFontMetricsF(font).elidedText(in_a_row(span.quote), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRectF(area.left(), box.bottom() + 1, area.width(), measure.height()), quote)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of every row."""
        return QSize(_LAYER_WIDTH, ROW)


class CasesView(QTableView):
    """One row a case; the keys of reviewing act while it has the focus."""

    accepted = Signal(int)
    """The place of an annotator among the columns, from 0; -1 rejects all."""
    walked = Signal(bool)
    """To the next (or the former) disagreement."""
    comment_wanted = Signal()
    note_wanted = Signal()
    reopened = Signal()
    reading_wanted = Signal()

    def __init__(self, model: CasesModel, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._model = model
        self.setProperty("role", "list")
        self.setItemDelegate(CaseDelegate(model, session, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(60)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionsClickable(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorShown(True)
        self.setAccessibleName(self.tr("Places to settle"))
        self.setAccessibleDescription(
            self.tr(
                "A digit accepts that annotator, 0 rejects, J and K walk, C comments, N notes, Backspace reopens, S"
                " sorts"
            )
        )

    def fit(self) -> None:
        """Give the columns their widths anew: the words take what is left; where little is, annotators take less.

        What became of a place stays in sight as long as it can.
        """
        head = self.horizontalHeader()
        count = self._model.columnCount()
        room = self.viewport().width() - _STATE_WIDTH - _WORDS_LEAST
        layer = max(_LAYER_LEAST, min(_LAYER_WIDTH, room // max(1, count - 2)))
        for column in range(1, count):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, _STATE_WIDTH if column == count - 1 else layer)
        head.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        if room < (count - 2) * layer:
            head.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(WORDS, _WORDS_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def current(self) -> Case | None:
        """Return the case in the current row."""
        row = self.currentIndex().row()
        return self._model.cases[row] if 0 <= row < len(self._model.cases) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys of reviewing act."""
        key = event.key()
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.accepted.emit(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.walked.emit(key == Qt.Key.Key_J)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.reopened.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.reading_wanted.emit()
        elif key == Qt.Key.Key_C:
            self.comment_wanted.emit()
        elif key == Qt.Key.Key_N:
            self.note_wanted.emit()
        elif key == Qt.Key.Key_S:
            following = self._model.ordered_by + 1
            column = following if following < self._model.columnCount() else -1
            self.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        else:
            super().keyPressEvent(event)
