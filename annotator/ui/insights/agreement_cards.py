"""The cards of agreement: the figure, the matrix of pairs, and the confusion of one pair's labels."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.app.agreement import Agreement
from annotator.ui.dialogs.pieces import described
from annotator.ui.insights.card import ChartCard, NumberCard
from annotator.ui.insights.charts import Cell, MatrixChart
from annotator.ui.session import Session

ALPHA, KAPPA = "alpha_unitizing", "cohen_kappa_characters"


class AgreementCards(QObject):
    """Keeps three cards in step; every cell opens the passages that it counts."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._pairs: list[Agreement] = []
        self.number = NumberCard()
        self.matrix = MatrixChart(session, self.tr("Agreement by pair"))
        self.pairs_card = ChartCard(session, self.tr("Agreement by pair"), self.matrix)
        self.pairs_card.subtitle.setText(self.tr("Cohen's κ, on what both have done"))
        self.confusion = MatrixChart(session, self.tr("Confusion"))
        self.confusion_card = ChartCard(session, self.tr("Confusion"), self.confusion)
        self.which = described(QComboBox(), self.tr("Pair"), self.tr("Whose labels are compared"))
        self.which.currentIndexChanged.connect(lambda _: self._show_confusion())
        self.confusion_card.head.insertWidget(2, self.which)
        self.show_figures(None, [])

    def say(self, words: str) -> None:
        """Say why there are no figures."""
        self.show_figures(None, [])
        self.number.show_number("…", words)
        for chart in (self.matrix, self.confusion):
            chart.show_nothing(words)

    def show_figures(self, everybody: Agreement | None, pairs: list[Agreement]) -> None:
        """Show what was measured: all together, and each pair on the articles that it shares."""
        self._pairs = pairs
        articles = len(everybody.articles.documents) if everybody else 0
        value = everybody.overall[ALPHA].value if everybody and articles else None
        if value is None:
            wanted = self.tr("agreement: two people have to mark one article done")
            self.number.show_number("–", self._blindness() or wanted)
        else:
            many = self.tr("Krippendorff's α, unitized, on {count} shared articles").format(count=articles)
            shared = self.tr("Krippendorff's α, unitized, on 1 shared article") if articles == 1 else many
            self.number.show_number(f"{value:z.2f}", shared)
        self._show_pairs()
        self.which.blockSignals(True)
        former = self.which.currentText()
        self.which.clear()
        for found in pairs:
            self.which.addItem(" × ".join(self._initials(name) for name in found.annotators))
        self.which.setCurrentIndex(max(0, self.which.findText(former)))
        self.which.setVisible(bool(pairs))
        self.which.blockSignals(False)
        self._show_confusion()

    def _show_pairs(self) -> None:
        people = list(dict.fromkeys(name for found in self._pairs for name in found.annotators))
        by_pair = {frozenset(found.annotators): found for found in self._pairs}
        if not by_pair:
            wanted = self.tr("Gather a teammate's work to see how far you agree.")
            self.matrix.show_nothing(self._blindness() or wanted)
            return
        cells = [[self._pair_cell(by_pair.get(frozenset((one, other)))) for other in people] for one in people]
        initials = [self._initials(name) for name in people]
        self.matrix.show_cells(initials, initials, cells)

    def _blindness(self) -> str:
        """Return why a blind round is not measured; "" where it may be."""
        if not self._session.has_project or not self._session.blind:
            return ""
        return self.tr("This round is blind: agreement is measured once somebody opens it (Team, Round).")

    def _pair_cell(self, found: Agreement | None) -> Cell:
        if found is None:
            return Cell()
        value = found.overall[KAPPA].value
        one, other = found.annotators
        said = "–" if value is None else f"{value:z.2f}"
        words = self.tr("{one} and {other}: {value} on {count} articles").format(
            one=one, other=other, value=said, count=len(found.articles.documents)
        )
        return Cell(said, max(0.0, value or 0.0), "accent", words, self._opens(found, None))

    def _show_confusion(self) -> None:
        nth = self.which.currentIndex()
        if not 0 <= nth < len(self._pairs) or not self._pairs[nth].pairs:
            self.confusion.show_nothing(
                self.tr("Shows which labels are taken for which, once two have finished an article.")
            )
            return
        found = self._pairs[nth]
        counts = found.pairs[0].confusion()
        ids = [key for key in found.names if any(key in pair for pair in counts)] + [None]
        most = max(counts.values(), default=1)
        names = [found.names[key] if key else self.tr("none") for key in ids]
        one, other = found.annotators

        def cell(mine: str | None, theirs: str | None) -> Cell:
            count = counts.get((mine, theirs), 0)
            if mine is None and theirs is None:
                return Cell("·")
            words = self.tr("{one} {mine}, {other} {theirs}: {count}").format(
                one=one, mine=names[ids.index(mine)], other=other, theirs=names[ids.index(theirs)], count=count
            )
            role = "good" if mine == theirs else "bad"
            return Cell(str(count), count / most, role, words, self._opens(found, (mine, theirs)) if count else None)

        self.confusion.show_cells(names, names, [[cell(mine, theirs) for theirs in ids] for mine in ids])
        self.confusion_card.subtitle.setText(
            self.tr("rows {one}, columns {other}").format(one=self._initials(one), other=self._initials(other))
        )

    def _opens(self, found: Agreement, labels: tuple[str | None, str | None] | None) -> Callable[[], object]:
        return partial(self._open, found, labels)

    def _open(self, found: Agreement, labels: tuple[str | None, str | None] | None) -> None:
        from annotator.ui.review.passages import PassagesDialog

        dialog = PassagesDialog(self._session, found, self.matrix.window(), labels=labels)
        dialog.show()

    def _initials(self, name: str) -> str:
        return next((person.initials for person in self._session.people().values() if person.name == name), name)
