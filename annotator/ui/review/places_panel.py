"""The right half of a review: which places are listed, the table of them, and what can be done with one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.reviewing import Case, progress
from annotator.domain.alignment import KINDS
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import ShortBox, described, push
from annotator.ui.review.cases_model import CasesModel
from annotator.ui.review.cases_view import CasesView
from annotator.ui.review.layers_button import LayersButton
from annotator.ui.review.settling import Settling, differs
from annotator.ui.review.verdict_bar import VerdictBar
from annotator.ui.review.words import kind_name
from annotator.ui.session import Session
from annotator.ui.status_bar import ShortLabel, plain_label, set_role
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

OPEN, SETTLED, STALE, DIFFERS = "open", "settled", "stale", "differs"
LEAST_WIDTH = 340


class PlacesPanel(QWidget):
    """Shows Settling's cases; the current row stays with its case."""

    round_wanted = Signal()
    """The window that opens a blind round is wanted."""

    def __init__(self, session: Session, settling: Settling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settling = settling
        self.model = CasesModel(session, self)
        self.view = CasesView(self.model, session)
        self.verdicts = VerdictBar(session)
        self.people = LayersButton(session, settling)
        self.filter = described(ShortBox(), self.tr("Places"), self.tr("Lists only these places"))
        self._word = ShortLabel()
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._word, "muted")
        self._empty = plain_label(role="muted")
        self._open = push(
            self.tr("Round…"), self.tr("Opens the window that says what is blind"), self.round_wanted.emit
        )
        self._lay_out()
        self.view.horizontalHeader().sortIndicatorChanged.connect(self._on_order_wanted)

    def _lay_out(self) -> None:
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST_WIDTH)
        self.filter.setMaximumWidth(130)
        for words, wanted in (
            (self.tr("All places"), ""),
            (self.tr("Open disagreements"), DIFFERS),
            (self.tr("Open"), OPEN),
            (self.tr("Settled"), SETTLED),
            (self.tr("Changed since"), STALE),
            *((kind_name(kind), kind) for kind in KINDS),
        ):
            self.filter.addItem(words, wanted)
        above = QHBoxLayout()
        above.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        above.setSpacing(SPACE_2)
        above.addWidget(self.filter)
        above.addWidget(self.people)
        above.addStretch(1)
        above.addWidget(self._word)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._empty)
        holder = QHBoxLayout()
        holder.setContentsMargins(SPACE_4, 0, SPACE_4, 0)
        holder.addWidget(self._open)
        holder.addStretch(1)
        column.addLayout(holder)
        column.addWidget(self.view, 1)
        column.addWidget(self.verdicts)
        column.addStretch(0)

    def current(self) -> Case | None:
        """Return the case in the current row."""
        return self.view.current()

    def show_cases(self) -> None:
        """Show the cases as they are now; the row stays with its case, else it is the first open one."""
        former = self.current()
        wanted = self.filter.currentData()
        shown = [case for case in self._settling.cases if _is_listed(case, wanted)]
        self.model.show(shown, self._settling.layers)
        self.view.fit()
        self._show_order()
        row = self.model.row_of(former) if former else -1
        if row < 0:
            row = next((n for n, case in enumerate(shown) if not case.settled), 0)
        if shown:
            self.view.selectRow(row)
        self.verdicts.show_layers(self._settling.layers)
        self._say()

    def _on_order_wanted(self, column: int, order: Qt.SortOrder) -> None:
        self.model.order_by(column, descending=order == Qt.SortOrder.DescendingOrder)
        self.show_cases()
        title = self.model.headerData(column, Qt.Orientation.Horizontal) if column >= 0 else ""
        said = self.tr("Places sorted by {column}") if title else self.tr("Places in the order of the text")
        self._session.announced.emit(said.format(column=title))

    def walk(self, *, forward: bool, here: bool = False) -> bool:
        """Go to the next or the former open disagreement, with `here` around the end; False where there is none."""
        row, step = self.view.currentIndex().row(), 1 if forward else -1
        places = range(row + step, len(self.model.cases) if forward else -1, step)
        found = next((n for n in places if _is_listed(self.model.cases[n], DIFFERS)), None)
        if found is None and here:
            found = next((n for n, case in enumerate(self.model.cases) if _is_listed(case, DIFFERS)), None)
        if found is not None:
            self._go_to(found)
        return found is not None

    def go_to_first(self) -> None:
        """Go to the first open disagreement, if there is one."""
        found = next((n for n, case in enumerate(self.model.cases) if differs(case)), None)
        if found is not None:
            self._go_to(found)

    def go_to_span(self, span_id: str) -> None:
        """Go to the place in which a span stands, if there is one; all places are listed then."""
        self.filter.setCurrentIndex(0)
        row = self.model.row_with(span_id)
        if row >= 0:
            self._go_to(row)

    def _go_to(self, row: int) -> None:
        self.view.selectRow(row)
        self.view.scrollTo(self.model.index(row, 0))

    def _show_order(self) -> None:
        """Set the arrow above the column of the one whose labels the rows are sorted by, wherever it stands now."""
        head = self.view.horizontalHeader()
        head.blockSignals(True)
        head.setSortIndicator(self.model.ordered_by, head.sortIndicatorOrder())
        head.blockSignals(False)

    def _say(self) -> None:
        settled, of = progress(self._settling.cases)
        gold = sum(self._session.project.reader.label_counts(self._settling.gold).values())
        words = self.tr("{settled} of {of} settled · {gold} in gold")
        self._word.setText(words.format(settled=counted(settled), of=counted(of), gold=counted(gold)))
        self._word.setToolTip(self.tr("Places settled in this article, and spans in gold in all articles"))
        said = self._hint()
        self._empty.setText(said)
        self._empty.setVisible(bool(said))
        self._open.setVisible(self._session.blind)
        for widget in (self.verdicts, self.filter, self.people, self._word):
            widget.setHidden(self._session.blind)
        self.view.setVisible(bool(self.model.cases))

    def _hint(self) -> str:
        people = len(self._settling.layers)
        if self._session.blind:
            return self.tr(
                "This round is blind: nobody is shown others' spans until somebody opens it. That is a courtesy among"
                " colleagues, not secrecy: the spans stand in the files."
            )
        if people < 2 and not self._settling.cases:
            return self.tr("Nobody has marked this article yet. Gather teammates' files, or choose another article.")
        if not self._settling.cases:
            return self.tr("Nobody marked anything here.")
        if not self.model.cases:
            return self.tr("No place is like that. Choose other places above.")
        alone = self.tr("Only one person has marked this article: there is nothing to compare, but it can be settled.")
        return alone if people < 2 else ""


def _is_listed(case: Case, wanted: str) -> bool:
    if wanted == OPEN:
        return not case.settled
    if wanted == SETTLED:
        return case.settled
    if wanted == STALE:
        return case.stale
    if wanted == DIFFERS:
        return differs(case)
    return wanted in ("", case.place.kind)
