"""Behind the figures of agreement: the passages where two annotators' spans meet, all figures, and what fell out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from annotator.app.agreement import Agreement, Passage
from annotator.app.compared import Excluded
from annotator.domain.alignment import KINDS
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import RowsModel, described, push, rows_view
from annotator.ui.review.figures_table import FiguresTable
from annotator.ui.review.words import kind_name
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_4

MOST = 5000


class PassagesDialog(QDialog):
    """Passages by pair, by what differs and by label, and beside them the figures that rest on them, by pair and label.

    `labels` are those that the two gave, where one cell of their confusion is looked into.
    """

    def __init__(
        self,
        session: Session,
        found: Agreement,
        parent: QWidget | None = None,
        *,
        pair: int = 0,
        labels: tuple[str | None, str | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._found = found
        self._shown: list[Passage] = []
        self.setWindowTitle(self.tr("Passages behind the figures"))
        self.resize(900, 540)
        self.pair = described(QComboBox(), self.tr("Pair"), self.tr("Whose spans are compared"))
        for each in found.pairs:
            self.pair.addItem(f"{each.one} × {each.other}")
        self.pair.setCurrentIndex(pair)
        self.kind = described(QComboBox(), self.tr("What differs"), self.tr("Lists only passages of this kind"))
        self.kind.addItem(self.tr("All passages"), "")
        for kind in KINDS:
            self.kind.addItem(kind_name(kind), kind)
        self.label = described(QComboBox(), self.tr("Label"), self.tr("Lists only passages where somebody gave it"))
        self.label.addItem(self.tr("All labels"), "")
        for label_id, figures in found.labels.items():
            if figures["f1_exact"].n:
                self.label.addItem(found.names[label_id], label_id)
        if labels is not None:
            one, other = (found.names.get(label, "?") if label else self.tr("none") for label in labels)
            self.label.addItem(f"{one} × {other}", labels)
            self.label.setCurrentIndex(self.label.count() - 1)
        self._model = RowsModel([self.tr("Words"), "", "", self.tr("State"), self.tr("Article")], self)
        self.view = rows_view(
            self._model, self.tr("Passages"), self.tr("Enter goes to the passage"), (300, 130, 130, 136, 170), 0
        )
        self._count = plain_label(role="muted")
        self.figures = FiguresTable(found)
        self.figures.chosen.connect(self._on_figures_chosen)
        self.excluded = RowsModel([self.tr("Article"), self.tr("Why")], self)
        self.tabs = QTabWidget()
        self._lay_out()
        for box in (self.pair, self.kind, self.label):
            box.currentIndexChanged.connect(lambda _: self._fill())
        self.view.activated.connect(lambda _: self.go())
        session.project_closed.connect(self.close)
        self._fill()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_2)
        top.addWidget(self.pair)
        top.addWidget(self.kind)
        top.addWidget(self.label)
        top.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self._count, 1)
        below.addWidget(push(self.tr("Go to text"), self.tr("Opens the article at this passage"), self.go))
        passages = QWidget()
        column = QVBoxLayout(passages)
        column.setContentsMargins(0, SPACE_2, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(below)
        self._add_tabs(passages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        whole.addWidget(self.tabs)

    def _add_tabs(self, passages: QWidget) -> None:
        fell_out = self._found.articles.excluded
        self.excluded.show([(each.title, self._reason(each)) for each in fell_out])
        about = self.tr("Articles that are not measured, and why; Enter opens one")
        left = rows_view(self.excluded, self.tr("Articles that fell out"), about, (380,), 1)
        left.activated.connect(
            lambda index: self._session.place_wanted.emit(fell_out[index.row()].document_id, 0, 0)
        )  # fmt: skip
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        described(self.tabs, self.tr("Agreement"), self.tr("Passages, figures, and articles that fell out"))
        self.tabs.addTab(passages, self.tr("Passages"))
        self.tabs.addTab(self.figures, self.tr("Figures"))
        self.tabs.addTab(left, self.tr("Articles that fell out {count}").format(count=counted(len(fell_out))))

    def _reason(self, excluded: Excluded) -> str:
        words = {
            "new": self.tr("{name} has not begun it"),
            "started": self.tr("{name} has not finished it"),
            "skipped": self.tr("{name} skipped it"),
        }
        return "; ".join(words[state].format(name=name) for name, state in excluded.undone)

    def _on_figures_chosen(self, pair: int, label_id: str) -> None:
        self.kind.setCurrentIndex(0)
        if pair >= 0:
            self.pair.setCurrentIndex(pair)
        self.label.setCurrentIndex(self.label.findData(label_id))
        self.tabs.setCurrentIndex(0)
        self._fill()
        self.view.setFocus()

    def go(self) -> None:
        """Go to the passage in the current row."""
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._shown):
            passage = self._shown[row]
            self._session.place_wanted.emit(passage.document_id, passage.start, passage.end)

    def _fill(self) -> None:
        if not self._found.pairs:
            self._count.setText(self.tr("There is nobody to compare with yet."))
            return
        pair = self._found.pairs[self.pair.currentIndex()]
        kind, label = self.kind.currentData(), self.label.currentData()
        matching = [
            passage
            for passage in pair.passages
            if kind in ("", passage.kind) and label in ("", *passage.labels, passage.labels)
        ]
        self._shown = matching[:MOST]
        texts: dict[str, str] = {}
        rows = [self._row(passage, texts) for passage in self._shown]
        heads = [self.tr("Words"), pair.one, pair.other, self.tr("State"), self.tr("Article")]
        self._model.show(rows, heads)
        more = self.tr(" (the first {most} are listed)").format(most=MOST) if len(matching) > MOST else ""
        many = self.tr("{count} passages").format(count=len(matching))
        self._count.setText(self.tr("1 passage") if len(matching) == 1 else many + more)

    def _row(self, passage: Passage, texts: dict[str, str]) -> tuple[str, ...]:
        if passage.document_id not in texts:
            document = self._session.project.reader.document(passage.document_id)
            texts[passage.document_id] = document.text if document else ""
        words = texts[passage.document_id][passage.start : passage.end]
        one, other = (self._found.names.get(label, "?") if label else "—" for label in passage.labels)
        title = self._found.articles.documents.get(passage.document_id, "")
        return words, one, other, kind_name(passage.kind), title
