"""The spans of the article in sight, in reading order: what the list shows and what marks are made of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.annotator import Annotator
from annotator.domain.span import Range, Span, reading_order
from annotator.ui.annotate.wording import words_of
from annotator.ui.session import Session
from annotator.ui.text.display import in_a_row
from annotator.ui.theme import label_colour

LABEL, QUOTE = range(2)
_NOWHERE = QModelIndex()
_KIND = attrgetter("label_id", "annotator_id", "round")


class SpansModel(QAbstractTableModel):
    """Spans of all layers that are shown; it can be rebuilt from the project at any time."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        session.hidden.changed.connect(self.announce_all)
        self._spans: list[Span] = []
        self._by_id: dict[str, Span] = {}
        self._noted: set[str] = set()
        self._counts: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._spans)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def show(self, spans: Iterable[Span]) -> None:
        """Show these spans, in reading order, instead."""
        self.beginResetModel()
        self._spans = list(spans)
        self._by_id = {span.id: span for span in self._spans}
        self._noted = {span.id for span in self._spans if span.note}
        self._counts = self._count()
        self.endResetModel()

    def patch(self, changed: Iterable[Span], removed: Iterable[str]) -> None:
        """Take in new or changed spans, and let go of removed ones."""
        fresh = list(changed)
        for span_id in [*removed, *(span.id for span in fresh)]:
            self._drop(span_id)
        for span in fresh:
            self._insert(span)

    def get(self, span_id: str | None) -> Span | None:
        """Return the span of this id."""
        return self._by_id.get(span_id) if span_id is not None else None

    def at(self, row: int) -> Span:
        """Return the span in a row."""
        return self._spans[row]

    def row_of(self, span: Span) -> int:
        """Return the row of a span that is here."""
        return bisect_left(self._spans, reading_order(span), key=reading_order)

    def is_mine(self, span: Span) -> bool:
        """Whether a span is in the layer that I write to."""
        project = self._session.project
        return span.annotator_id == project.me.id and span.round == project.round

    def noted(self) -> set[str]:
        """Return the ids of the spans that have a note."""
        return self._noted

    def mine_like(self, label_id: str, ranges: tuple[Range, ...]) -> Span | None:
        """Return my span of this label on exactly these ranges."""
        first = bisect_left(self._spans, ranges[0][0], key=lambda span: span.start)
        for span in self._spans[first:]:
            if span.start != ranges[0][0]:
                break
            if span.ranges == ranges and self.is_mine(span) and self._label(span) == label_id:
                return span
        return None

    def count(self, label_id: str) -> int:
        """Return how many spans of a label are mine."""
        return self._counts[label_id]

    def totals(self) -> tuple[int, int]:
        """Return how many spans are mine, and of how many labels."""
        given = [count for count in self._counts.values() if count]
        return sum(given), len(given)

    def text(self, row: int, column: int) -> str:
        """Return what a cell says: the label's name, with whose span it is, or the words."""
        span = self._spans[row]
        if column == QUOTE:
            return in_a_row(self._words(span))
        name, person = self._name(span), self._whose(span)
        return f"{person.initials} {name}" if person is not None else name

    def colour(self, row: int) -> str | None:
        """Return the colour of a span's label."""
        label = self._session.project.codebook.get(self._spans[row].label_id)
        return label_colour(label.colour, self._session.tokens.dark) if label else None

    def is_hidden(self, row: int) -> bool:
        """Whether a span is left out of the text."""
        hidden, span = self._session.hidden, self._spans[row]
        return bool(hidden) and hidden.hides(self._label(span), span.annotator_id)

    def announce_all(self) -> None:
        """Draw every row anew: labels have other names or colours."""
        self._counts = self._count()
        if self._spans:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._spans) - 1, QUOTE))

    def _count(self) -> Counter[str]:
        """Return how many spans of each label are mine, with few questions about thousands of spans."""
        found: Counter[str] = Counter()
        for (label_id, annotator_id, round_), count in Counter(map(_KIND, self._spans)).items():
            project = self._session.project
            if (annotator_id, round_) == (project.me.id, project.round):
                label = project.codebook.get(label_id)
                found[label.id if label else label_id] += count
        return found

    def _label(self, span: Span) -> str:
        label = self._session.project.codebook.get(span.label_id)
        return label.id if label else span.label_id

    def _drop(self, span_id: str) -> None:
        span = self._by_id.pop(span_id, None)
        if span is None:
            return
        row = self.row_of(span)
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._spans[row]
        self._noted.discard(span_id)
        self.endRemoveRows()
        self._counts[self._label(span)] -= self.is_mine(span)

    def _insert(self, span: Span) -> None:
        row = self.row_of(span)
        self.beginInsertRows(_NOWHERE, row, row)
        self._spans.insert(row, span)
        self._by_id[span.id] = span
        self._noted |= {span.id} if span.note else set()
        self.endInsertRows()
        self._counts[self._label(span)] += self.is_mine(span)

    def _whose(self, span: Span) -> Annotator | None:
        """Return the teammate whose span it is; None for one of mine."""
        return None if self.is_mine(span) else self._session.people().get(span.annotator_id)

    def _name(self, span: Span) -> str:
        label = self._session.project.codebook.get(span.label_id)
        return label.name if label else ""

    def _spoken(self, row: int) -> str:
        span = self._spans[row]
        person = self._whose(span)
        whose = person.name if person is not None else ""
        hidden = self.tr("hidden in the text") if self.is_hidden(row) else ""
        return ", ".join(part for part in (self._name(span), self._words(span), whose, span.note[:200], hidden) if part)

    def _words(self, span: Span) -> str:
        return words_of(span, self._session.document)[:200]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many spans there are."""
        return 0 if parent.isValid() else len(self._spans)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return label and quote."""
        return 0 if parent.isValid() else 2

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a span's label or quote, or all of it in words."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        return self._spoken(index.row()) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the columns' names."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self.tr("Label") if section == LABEL else self.tr("Quote")
