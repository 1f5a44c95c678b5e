"""An article as it will be read, beside everything that its file holds; what is left out is struck through."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QScrollBar, QVBoxLayout, QWidget

from annotator.app.looking import Look
from annotator.domain.wording import counted
from annotator.formats.record import ArticleRecord
from annotator.ui.dialogs.pieces import described, push
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3


class ComparisonView(QWidget):
    """Two texts side by side, scrolled together, with what is known of the article above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = Look(Path())
        self._facts = plain_label()
        self._facts.setWordWrap(True)
        self._count = plain_label(role="muted")
        self._read = _pane(self.tr("Text as it will be read"), self.tr("What comes into the project"))
        self._original = _pane(self.tr("Everything in the file"), "")
        self._open = push(
            self.tr("Open the original"), self.tr("Open the file with the program that this computer has for it"),
            self._open_original,
        )  # fmt: skip
        self._lay_out()
        self._scroll_together(self._read.verticalScrollBar(), self._original.verticalScrollBar())
        self._scroll_together(self._original.verticalScrollBar(), self._read.verticalScrollBar())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_3)
        top.addWidget(self._facts, 1)
        top.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        titles = QHBoxLayout()
        titles.addWidget(plain_label(self.tr("IN THE FILE"), "heading"))
        titles.addStretch(1)
        titles.addWidget(self._count)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        grid.addWidget(plain_label(self.tr("AS IT WILL BE READ"), "heading"), 0, 0)
        grid.addLayout(titles, 0, 1)
        grid.addWidget(self._read, 1, 0)
        grid.addWidget(self._original, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(top)
        column.addLayout(grid, 1)

    def show_look(self, seen: Look) -> None:
        """Show an article and its original."""
        self._seen = seen
        self._facts.setText(self._facts_of(seen.article))
        self._read.setPlainText(seen.beginning)
        left = sum(line.is_left_out for line in seen.original)
        said = self.tr("left out: {left} of {all} lines").format(left=counted(left), all=counted(len(seen.original)))
        self._count.setText(said if left else self.tr("nothing is left out"))
        self._original.setAccessibleDescription(
            self.tr("Lines that are not read are struck through; {counted}").format(counted=self._count.text())
        )
        self._write_original()

    def _facts_of(self, article: ArticleRecord | None) -> str:
        if article is None:
            return ""
        read_by = self.tr("read by {reader}").format(reader=article.reader)
        said = (article.title, article.source, article.published, article.meta.get("author"), read_by)
        return " · ".join(str(fact) for fact in said if fact)

    def _write_original(self) -> None:
        kept, left_out = QTextCharFormat(), QTextCharFormat()
        left_out.setFontStrikeOut(True)
        left_out.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))
        self._original.clear()
        cursor = QTextCursor(self._original.document())
        cursor.beginEditBlock()
        for place, line in enumerate(self._seen.original):
            if place:
                cursor.insertBlock()
            cursor.insertText(line.text, left_out if line.is_left_out else kept)
        cursor.endEditBlock()
        self._original.verticalScrollBar().setValue(0)

    def _scroll_together(self, one: QScrollBar, other: QScrollBar) -> None:
        def follow(value: int) -> None:
            if one.maximum() and not other.signalsBlocked():
                one.blockSignals(True)
                other.setValue(round(value / one.maximum() * other.maximum()))
                one.blockSignals(False)

        one.valueChanged.connect(follow)

    def _open_original(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._seen.path)))

    def changeEvent(self, event: QEvent) -> None:
        """Strike through in the ink of the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write_original()


def _pane(name: str, description: str) -> QPlainTextEdit:
    pane = described(QPlainTextEdit(), name, description)
    pane.setReadOnly(True)
    pane.setTabChangesFocus(True)
    return pane
