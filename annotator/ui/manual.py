"""The manual in a window of its own: its headings beside its text, and words found in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.app.resources import MANUAL
from annotator.ui.dialogs.pieces import give_size
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_4

_BLOCK = Qt.ItemDataRole.UserRole
_LIST_WIDTH, _EDGES = 260, 120
"""Pixels of the headings, and of all that stands between a picture and the window's edges besides."""


class ManualDialog(QDialog):
    """Shows `docs/manual.md`, and stays open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Manual"))
        give_size(self, 1000, 720)
        self.text = _Text(self.width() - _LIST_WIDTH - _EDGES)
        self.text.setAccessibleName(self.tr("Text of the manual"))
        self.text.setAccessibleDescription(self.tr("The manual, from the heading that is chosen"))
        self.headings = QListWidget()
        self.headings.setAccessibleName(self.tr("Headings"))
        self.headings.setAccessibleDescription(self.tr("The parts of the manual; the chosen one is shown beside"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the manual"))
        self.field.setAccessibleName(self.tr("Find in the manual"))
        self.field.setAccessibleDescription(self.tr("Enter goes to the next place, Shift+Enter to the one before"))
        self.field.setClearButtonEnabled(True)
        self._found = plain_label(role="muted")
        self._found.setAccessibleName(self.tr("Places found"))
        self._lay_out()
        self._list_headings()
        self.headings.currentItemChanged.connect(self._on_heading_chosen)
        self.field.textEdited.connect(self._on_field_edited)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.field.setFocus)
        self.headings.setCurrentRow(0)
        self.headings.setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_2)
        for part in (self.field, self._found, self.headings):
            left.addWidget(part)
            part.setFixedWidth(_LIST_WIDTH)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        inside.setSpacing(SPACE_4)
        inside.addLayout(left)
        inside.addWidget(self.text, 1)
        self._found.hide()

    def _list_headings(self) -> None:
        block = self.text.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                item = QListWidgetItem("    " * (level - 2) + block.text())
                item.setData(Qt.ItemDataRole.AccessibleTextRole, block.text())
                item.setData(_BLOCK, block.blockNumber())
                self.headings.addItem(item)
            block = block.next()

    def _on_heading_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.show_from(self.text.document().findBlockByNumber(item.data(_BLOCK)))

    def _on_field_edited(self, words: str) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self._find(words)

    def _find(self, words: str, *, backward: bool = False) -> None:
        """Go to the next place or the one before, around the end."""
        way = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        found = not words or self.text.find(words, way)
        if not found:
            was = self.text.textCursor()
            self.text.moveCursor(QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start)
            found = self.text.find(words, way)
            if not found:
                self.text.setTextCursor(was)
        self._found.setText("" if found else self.tr("not here"))
        self._found.setHidden(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field goes on to the next place."""
        if self.field.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._find(self.field.text(), backward=bool(back))
        else:
            super().keyPressEvent(event)


class _Text(QTextBrowser):
    """The manual's Markdown, with its pictures as wide as a column."""

    def __init__(self, column: int) -> None:
        super().__init__()
        self._column = column
        self.setOpenExternalLinks(True)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(SPACE_4)
        self.document().setBaseUrl(QUrl.fromLocalFile(f"{MANUAL.parent}/"))
        self.setMarkdown(MANUAL.read_text(encoding="utf-8"))
        self._let_lines_break()

    def _let_lines_break(self) -> None:
        """Break the lines of examples where the column ends, too: one long line made the whole manual wider than it."""
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().nonBreakableLines():
                breaking = QTextBlockFormat()
                breaking.setNonBreakableLines(False)
                QTextCursor(block).mergeBlockFormat(breaking)
            block = block.next()

    def show_from(self, block: QTextBlock) -> None:
        """Put a paragraph at the top, and the caret at its beginning."""
        self.setTextCursor(QTextCursor(block))
        self.verticalScrollBar().setValue(round(self.document().documentLayout().blockBoundingRect(block).top()))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture at the width of the column, whatever its own; anything else as Qt does."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        reader = QImageReader(self.document().baseUrl().resolved(QUrl(name)).toLocalFile())
        size = reader.size()
        if size.width() > self._column:
            reader.setScaledSize(QSize(self._column, round(size.height() * self._column / size.width())))
        return reader.read()
