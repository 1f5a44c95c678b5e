"""The list of articles as an item model: a hundred thousand rows cost their numbers only."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from annotator.domain.wording import counted
from annotator.storage.lists import ArticleLine
from annotator.ui.annotate.pages import Pages
from annotator.ui.annotate.wording import day
from annotator.ui.session import Session
from annotator.ui.words import state_name

STRIDE = 500
"""How many articles are asked about at once for the next unfinished one, which is mostly near."""

_NOWHERE = QModelIndex()


class ArticlesModel(QAbstractTableModel):
    """One row an article, filtered and sorted by the store; states and counts are those of my own layer."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: Pages[int, ArticleLine] = Pages(self._fetch)
        self._text, self._state, self._sort = "", "", "position"
        # What a key changed in the text is painted first; the row follows.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._tell_changed)
        self._changed: set[int] = set()
        """Rows that are to be drawn anew."""
        self.several_years = False
        """Whether a date needs its year to be understood."""

    def load(self, text: str = "", state: str = "", sort: str = "position") -> None:
        """List the articles that hold `text` and stand in `state` ("" for any), in the order of `sort`."""
        self._text, self._state, self._sort = text, state, sort
        self.reload()

    def reload(self) -> None:
        """Ask again which articles there are."""
        self.beginResetModel()
        self._pages.show(array("q", self._numbers()))
        self.endResetModel()

    def learn_years(self) -> None:
        """Find out whether dates need their year."""
        self.several_years = len(self._session.project.reader.years()) > 1

    def clear(self) -> None:
        """List nothing: the project is gone."""
        self.beginResetModel()
        self._pages.show(())
        self.endResetModel()

    def refresh(self) -> None:
        """Show the same articles with what is known of them now."""
        self._pages.forget()
        if count := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, 0))

    def refresh_row(self, row: int) -> None:
        """Show one article with what is known of it now."""
        if 0 <= row < self.rowCount():
            self._pages.forget_row(row)
            self._changed.add(row)
            self._soon.start()

    def show_count(self, row: int, document_id: str, spans: int) -> None:
        """Show how many spans an article has now, where whoever shows them has counted them."""
        line = self.line(row)
        if line is not None and line.id == document_id and line.spans != spans:
            self._pages.put(row, replace(line, spans=spans))
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def _tell_changed(self) -> None:
        rows, self._changed = self._changed, set()
        for row in (row for row in rows if row < self.rowCount()):
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def line(self, row: int) -> ArticleLine | None:
        """Return what a row shows; None for an article that is gone."""
        return self._pages.line(row)

    def row_of(self, document_id: str) -> int:
        """Return the row of an article, -1 where the filter leaves it out."""
        number = self._session.project.reader.number_of(document_id)
        keys = self._pages.keys
        return keys.index(number) if number is not None and number in keys else -1

    def next_unfinished(self, row: int) -> int:
        """Return the first row after `row` (from the top again after the last) that is not done or skipped, or -1."""
        project, keys = self._session.project, self._pages.keys
        order: list[int] = [*range(row + 1, len(keys)), *range(max(0, row))]
        for first in range(0, len(order), STRIDE):
            rows = order[first : first + STRIDE]
            unfinished = project.reader.unfinished([keys[place] for place in rows], project.layer)
            for place in rows:
                if keys[place] in unfinished:
                    return place
        return -1

    def _numbers(self) -> list[int]:
        project = self._session.project
        return project.reader.article_numbers(project.layer, text=self._text, state=self._state, sort=self._sort)

    def _fetch(self, numbers: Sequence[int]) -> Mapping[int, ArticleLine]:
        project = self._session.project
        return project.reader.article_lines(numbers, project.layer)

    def _spoken(self, line: ArticleLine) -> str:
        spans = self.tr("1 span") if line.spans == 1 else self.tr("{count} spans").format(count=counted(line.spans))
        parts = (line.title or line.name, state_name(line.state), spans, line.source, day(line.published))
        return ", ".join(part for part in parts if part)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many articles are listed."""
        return 0 if parent.isValid() else len(self._pages.keys)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return 1."""
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an article's title, or all that its row shows in words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index.row())
        if line is None:
            return None
        return (line.title or line.name) if role == Qt.ItemDataRole.DisplayRole else self._spoken(line)
