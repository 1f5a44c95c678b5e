"""All spans of the project as an item model: ids only, and pages of what is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.storage.lists import SpanLine
from annotator.ui.annotate.pages import Pages
from annotator.ui.annotate.swatch import swatch_icon
from annotator.ui.annotate.wording import moment
from annotator.ui.session import Session
from annotator.ui.text.display import in_a_row
from annotator.ui.theme import label_colour

LABEL, QUOTE, ARTICLE, ANNOTATOR, NOTE, CREATED = range(6)
_NOWHERE = QModelIndex()


class AllSpansModel(QAbstractTableModel):
    """One row a span, in reading order, filtered by the store."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: Pages[str, SpanLine] = Pages(self._fetch)

    def load(self, label_id: str = "", annotator_id: str = "", text: str = "") -> None:
        """List the spans of a label, of an annotator, with `text` in quote, note or the article's title; "" for any.

        Spans of labels that were merged into it are the label's; PEOPLE is everybody but the golds.  A blind round has
        its own spans alone: whoever reads again is not to see what they marked before.
        """
        reader, codebook = self._session.project.reader, self._session.project.codebook
        round_ = self._session.project.round if self._session.blind else 0
        labels = [label_id] if label_id else []
        labels += [x.id for x in codebook if label_id and x.id != label_id and (codebook.get(x.id) or x).id == label_id]
        self.beginResetModel()
        self._pages.show(reader.span_ids(label_ids=labels, annotator_id=annotator_id, text=text, round_=round_))
        self.endResetModel()

    def id(self, row: int) -> str:
        """Return the id of the span in a row."""
        return self._pages.keys[row]

    def line(self, row: int) -> SpanLine | None:
        """Return what a row shows; None for a span that is gone."""
        return self._pages.line(row)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, SpanLine]:
        return {line.id: line for line in self._session.project.reader.span_lines(ids)}

    def _cells(self, line: SpanLine) -> tuple[str, ...]:
        label = self._session.project.codebook.get(line.label_id)
        quote, title, note = map(in_a_row, (line.quote[:200], line.title, line.note[:200]))
        return label.name if label else "", quote, title, line.annotator, note, moment(line.created)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many spans are listed."""
        return 0 if parent.isValid() else len(self._pages.keys)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 6

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, a label's colour, or the whole row in words."""
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.AccessibleTextRole)
        line = self.line(index.row()) if role in roles else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(line)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in self._cells(line) if part)
        label = self._session.project.codebook.get(line.label_id)
        if index.column() == LABEL and label is not None:
            return swatch_icon(label_colour(label.colour, self._session.tokens.dark))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the columns' names."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = (
            self.tr("Label"),
            self.tr("Quote"),
            self.tr("Article"),
            self.tr("Annotator"),
            self.tr("Note"),
            self.tr("Made"),
        )
        return names[section]
