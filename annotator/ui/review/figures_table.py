"""The figures of agreement as a table, with their intervals: of all together, by pair and by label."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.agreement import Agreement
from annotator.domain.agreement.figures import ByMetric, Figure
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import RowsModel, rows_view

METRICS = ("alpha_unitizing", "f1_exact", "f1_overlap", "cohen_kappa_characters")
WIDTHS = (150, 60, 132, 132, 132, 132)


def bounded(figure: Figure) -> str:
    """Return a figure with the bounds of its interval, "0.71 [0.64, 0.75]"; a dash where it is not defined."""
    if figure.value is None:
        return "–"
    bounds = f" [{figure.low:z.2f}, {figure.high:z.2f}]" if figure.low is not None and figure.high is not None else ""
    return f"{figure.value:z.2f}{bounds}"


class FiguresTable(QWidget):
    """A row for everybody, for each pair of them and for each label that somebody gave; Enter opens its passages."""

    chosen = Signal(int, str)
    """The place of a pair, -1 for any, and a label's id, "" for any."""

    def __init__(self, found: Agreement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[int, str]] = []
        heads = [self.tr("Of what"), self.tr("Spans"), self.tr("α, unitized"), self.tr("F1, exact"),
                 self.tr("F1, overlapping"), self.tr("Cohen's κ")]  # fmt: skip
        self.model = RowsModel(heads, self, range(1, len(heads)))
        about = self.tr("With 95 % intervals; Enter lists the passages behind a row")
        self.view = rows_view(self.model, self.tr("Figures"), about, WIDTHS, 0)
        self.view.activated.connect(lambda index: self.chosen.emit(*self._lines[index.row()]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._show(found)

    def _show(self, found: Agreement) -> None:
        rows: list[tuple[str, ...]] = []

        def add(title: str, figures: ByMetric, pair: int = -1, label: str = "") -> None:
            rows.append((title, counted(figures["f1_exact"].n), *(bounded(figures[metric]) for metric in METRICS)))
            self._lines.append((pair, label))

        add(self.tr("All together"), found.overall)
        if len(found.pairs) > 1:
            for nth, pair in enumerate(found.pairs):
                add(f"{pair.one} × {pair.other}", pair.figures, pair=nth)
        for label_id, figures in found.labels.items():
            if figures["f1_exact"].n:
                add(found.names[label_id], figures, label=label_id)
        self.model.show(rows)
