"""What a number of the insights screen counts, a row each; Enter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import RowsModel, push, rows_view
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (720, 460)
WIDTHS = (240, 240, 160)


@dataclass(frozen=True)
class CountedRow:
    """One thing that is counted: its cells, and the article that it opens, or the span in it.

    Of several articles each stands in a column of its own.
    """

    cells: tuple[str, ...]
    documents: tuple[str, ...]
    span_id: str = ""

    def open(self, session: Session, column: int = 0) -> None:
        """Show what it is about in the text."""
        document_id = self.documents[min(column, len(self.documents) - 1)]
        if self.span_id:
            session.span_wanted.emit(document_id, self.span_id)
        else:
            session.place_wanted.emit(document_id, 0, 0)


class CountedDialog(QDialog):
    """Stays open beside the text, as it was when it was asked for."""

    def __init__(
        self, session: Session, title: str, heads: Sequence[str], rows: Sequence[CountedRow], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._rows = rows
        self.model = RowsModel(heads, self)
        self.model.show([row.cells for row in rows])
        about = self.tr("Enter goes to the text")
        self.view = rows_view(self.model, title, about, WIDTHS[len(WIDTHS) - len(heads) :], 0)
        self.view.selectRow(0)
        self.view.activated.connect(self._on_activated)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(plain_label(self.tr("{count} listed").format(count=counted(len(rows))), "muted"), 1)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes this window"), self.close))
        foot.addWidget(push(self.tr("&Go to text"), self.tr("Opens the article at this place"), self.go, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.setWindowTitle(title)
        self.resize(*SIZE)
        session.project_closed.connect(self.close)
        self.view.setFocus()

    def go(self) -> None:
        """Go to what the current row is about."""
        self._on_activated(self.view.currentIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self._rows[index.row()].open(self._session, index.column())
