"""The bare construction the text view was chosen for: own line spacing, tints and underlines, and nothing else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit

from annotator.ui.text.mark import Mark

LEAD = 6.0


class SpacedLayout(QPlainTextDocumentLayout):
    """Adds a few pixels under every line; lays a block out only when asked."""

    def __init__(self, document: QTextDocument, view: QPlainTextEdit) -> None:
        super().__init__(document)
        self._view = view
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        count = layout.lineCount()
        if not count:
            layout.setTextOption(self._option)
            layout.beginLayout()
            y = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(self._view.viewport().width() - 8)
                line.setPosition(QPointF(4, y))
                y += line.height() + LEAD
                count += 1
            layout.endLayout()
            block.setLineCount(count)
        last = layout.lineAt(count - 1)
        return QRectF(0, 0, self._view.viewport().width(), last.y() + last.height() + LEAD)


class TrialView(QPlainTextEdit):
    """Paints tints of the spans in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._starts: list[int] = []
        self._longest = 0
        self._spans: list[tuple[int, int, str]] = []
        self._paths: dict[int, dict[str, QPainterPath]] = {}

    def open(self, text: str, marks: Sequence[Mark]) -> None:
        self._spans = sorted((mark.start, mark.end, mark.colour) for mark in marks)
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)
        self._paths.clear()
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        document.setDocumentLayout(SpacedLayout(document, self))
        document.setPlainText(text)
        self.setReadOnly(True)
        self.setDocument(document)

    def add(self, mark: Mark) -> None:
        place = bisect_left(self._starts, mark.start)
        self._starts.insert(place, mark.start)
        self._spans.insert(place, (mark.start, mark.end, mark.colour))
        self._longest = max(self._longest, mark.end - mark.start)
        self._paths.pop(self.document().findBlock(mark.start).blockNumber(), None)
        self.viewport().update()

    def _tints(self, block: QTextBlock) -> dict[str, QPainterPath]:
        base, length = block.position(), block.length() - 1
        layout = block.layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        starts = [line.textStart() for line in lines]
        paths: dict[str, QPainterPath] = {}
        first, last = bisect_left(self._starts, base - self._longest), bisect_left(self._starts, base + length)
        for start, end, colour in self._spans[first:last]:
            begin, stop = max(0, start - base), min(length, end - base)
            number = max(0, bisect_right(starts, begin) - 1)
            while number < len(lines) and starts[number] < stop and stop > begin:
                line = lines[number]
                left = line.cursorToX(max(begin, starts[number]))[0]
                right = line.cursorToX(min(stop, starts[number] + line.textLength()))[0]
                paths.setdefault(colour, QPainterPath()).addRoundedRect(
                    QRectF(left, line.y(), right - left, line.height()), 3, 3
                )
                number += 1
        return paths

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._paths.clear()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        block = self.firstVisibleBlock()
        y = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and y <= self.viewport().height():
            height = self.blockBoundingRect(block).height()
            number = block.blockNumber()
            if number not in self._paths:
                self._paths[number] = self._tints(block)
            painter.translate(0, y)
            for colour, path in self._paths[number].items():
                tint = QColor(colour)
                tint.setAlphaF(0.15)
                painter.fillPath(path, tint)
            painter.translate(0, -y)
            y += height
            block = block.next()
        painter.end()
        super().paintEvent(event)
