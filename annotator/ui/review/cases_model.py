"""The cases of an article as rows: the words, what each annotator has there, and where the case stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.app.reviewing import Case
from annotator.domain.alignment import KINDS
from annotator.domain.annotator import Annotator, Layer
from annotator.domain.identity import fold
from annotator.domain.span import Span
from annotator.ui.review.words import decision_name, kind_name
from annotator.ui.session import Session
from annotator.ui.text.display import in_a_row
from annotator.ui.theme import label_colour

WORDS = 0
SPAN_ROLE, CASE_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class CasesModel(QAbstractTableModel):
    """A column for the words, one for each layer, and the state last."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.cases: list[Case] = []
        self.layers: list[Layer] = []
        self._by: Layer | str = ""
        self._descending = False

    def show(self, cases: list[Case], layers: list[Layer]) -> None:
        """Show these cases, in the order that was asked for."""
        self.beginResetModel()
        self.layers = layers
        column = self.ordered_by
        self.cases = sorted(cases, key=partial(self._rank, column), reverse=self._descending) if column >= 0 else cases
        self.endResetModel()

    def order_by(self, column: int, *, descending: bool = False) -> None:
        """Order what is shown next by a column, or as it stands in the text (-1)."""
        self._by = self._columns()[column] if column >= 0 else ""
        self._descending = descending

    @property
    def ordered_by(self) -> int:
        """The column that the rows are ordered by, -1 where they stand as in the text."""
        columns = self._columns()
        return columns.index(self._by) if self._by in columns else -1

    def _columns(self) -> list[Layer | str]:
        return ["words", *self.layers, "state"]

    def _rank(self, column: int, case: Case) -> tuple[int, str]:
        """Return where a case stands by a column: what is settled and who marked nothing come last."""
        if column == WORDS:
            return 0, fold(self.words(case))
        if column == self.state_column:
            return KINDS.index(case.place.kind) + case.settled * len(KINDS), ""
        span = case.place.spans.get(self.layers[column - 1])
        return (0, fold(self.label(span)[0])) if span else (1, "")

    @property
    def state_column(self) -> int:
        """The last column."""
        return len(self.layers) + 1

    def person(self, column: int) -> Annotator | None:
        """Return the annotator of a column."""
        return self._session.people().get(self.layers[column - 1].annotator_id)

    def row_with(self, span_id: str) -> int:
        """Return the row in which a span stands, as somebody's or as gold; -1 for none."""
        for row, case in enumerate(self.cases):
            if any(span.id == span_id for span in case.spans) or (case.gold and case.gold.id == span_id):
                return row
        return -1

    def row_of(self, case: Case) -> int:
        """Return the row of a case as it may be now: of the same spans, or of the same verdict; -1 for none."""
        ids = {span.id for span in case.spans}
        for row, other in enumerate(self.cases):
            same = bool(ids & {span.id for span in other.spans})
            if same or (other.verdict and case.verdict and other.verdict.id == case.verdict.id):
                return row
        return -1

    def words(self, case: Case) -> str:
        """Return the words that a case is about: of its hull, or of gold."""
        document = self._session.document
        text = document.text[case.place.start : case.place.end] if document else ""
        return in_a_row(text)

    def label(self, span: Span) -> tuple[str, str]:
        """Return the name and the colour of a span's label."""
        label = self._session.project.codebook.get(span.label_id)
        tokens = self._session.tokens
        return (label.name, label_colour(label.colour, tokens.dark)) if label else ("?", tokens.faint)

    def state(self, case: Case) -> tuple[str, str]:
        """Return where a case stands, and the role of its colour."""
        if case.stale:
            return self.tr("{kind} · changed since").format(kind=kind_name(case.place.kind)), "bad"
        if case.verdict is not None:
            gold = f" {self.label(case.gold)[0]}" if case.gold else ""
            return f"✓ {decision_name(case.verdict.decision)}{gold}", "good"
        return kind_name(case.place.kind), "good" if case.place.kind == "agreed" else "warn"

    def spoken(self, row: int) -> str:
        """Return all that a row shows, for the ear."""
        case = self.cases[row]
        parts = [self.words(case)[:200]]
        for column, layer in enumerate(self.layers, 1):
            person, span = self.person(column), case.place.spans.get(layer)
            said = self.label(span)[0] if span else self.tr("nothing")
            parts.append(f"{person.name if person else '?'}: {said}")
        return ", ".join([*parts, self.state(case)[0]])

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of cases."""
        return 0 if parent.isValid() else len(self.cases)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.layers) + 2

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell as text, its span or its case, or the row in words."""
        case, column = self.cases[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row())
        if role == CASE_ROLE:
            return case
        span = case.place.spans.get(self.layers[column - 1]) if 0 < column < self.state_column else None
        if role == SPAN_ROLE:
            return span
        if role == Qt.ItemDataRole.DisplayRole:
            if column == WORDS:
                return self.words(case)
            return self.state(case)[0] if column == self.state_column else self.label(span)[0] if span else "—"
        if role == Qt.ItemDataRole.ToolTipRole and column == WORDS:
            return self.words(case)[:600].replace("<", "‹")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the columns' names."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        if section == WORDS:
            return self.tr("Span")
        if section == self.state_column:
            return self.tr("State")
        person = self.person(section)
        return person.name if person else "?"
