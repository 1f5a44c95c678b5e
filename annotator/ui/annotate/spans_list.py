"""The spans of the article in sight as a list beside the text."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from annotator.domain.span import Span
from annotator.domain.wording import counted
from annotator.ui.annotate.span_delegate import SpanDelegate
from annotator.ui.annotate.spans_model import LABEL, QUOTE, SpansModel
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

ROW, LABEL_WIDTH = 28, 134


class SpansView(QTableView):
    """A table with a span a row; Enter goes to the text, Delete removes."""

    row_walked = Signal(int)
    """A key chose another row."""
    reading_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        # A heading that knows what is chosen asks of every row, to draw itself: a second for a hundred thousand.
        heading = self.horizontalHeader()
        heading.setSelectionModel(QItemSelectionModel(model, heading))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the text, Delete and Backspace remove."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reading_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            before = self.currentIndex().row()
            super().keyPressEvent(event)
            if self.currentIndex().row() != before:
                self.row_walked.emit(self.currentIndex().row())


class SpansPanel(QWidget):
    """Heading and list; it and the text select each other."""

    span_chosen = Signal(str)

    def __init__(self, model: SpansModel, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.view = self._make_view(model, session)
        self._count = plain_label(role="heading")
        self._empty = plain_label(self.tr("No span in this article yet."), "muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(SPACE_4, 0, SPACE_4, 0)
        heading = QHBoxLayout()
        heading.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_2)
        heading.addWidget(plain_label(self.tr("SPANS IN THIS ARTICLE"), "heading"))
        heading.addStretch(1)
        heading.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self.view.row_walked.connect(self._on_row_chosen)
        self.view.clicked.connect(self._on_row_clicked)
        self._show_count()

    def _make_view(self, model: SpansModel, session: Session) -> SpansView:
        view = SpansView(model)
        view.setItemDelegate(SpanDelegate(model, session, view))
        view.setProperty("role", "list")
        view.horizontalHeader().hide()
        view.horizontalHeader().setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)
        view.horizontalHeader().resizeSection(LABEL, LABEL_WIDTH)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Spans in this article"))
        view.setAccessibleDescription(self.tr("Up and down select a span, Enter goes to the text, Delete removes it"))
        return view

    def follow(self, span: Span | None) -> None:
        """Choose the row of the span that is selected in the text, and say how many there are."""
        self._show_count()
        if span is None:
            self.view.selectionModel().clear()
        else:
            index = self._model.index(self._model.row_of(span), 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.view.selectionModel().setCurrentIndex(index, flags)
            self.view.scrollTo(index)

    def _show_count(self) -> None:
        count = len(self._model)
        self._count.setText(counted(count) if count else "")
        self._empty.setVisible(not count)
        self.view.setVisible(count > 0)

    def _on_row_clicked(self, index: QModelIndex) -> None:
        self._on_row_chosen(index.row())
        self.view.reading_wanted.emit()

    def _on_row_chosen(self, row: int) -> None:
        self.span_chosen.emit(self._model.at(row).id)
