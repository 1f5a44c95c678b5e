"""Merging one label into another, with a look at what that changes."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.label_merging import MergeLabels, preview
from annotator.app.project import Change
from annotator.domain.codebook import LABEL_KINDS, Label
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import RowsModel, add_field, push, rows_view
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, tell
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (520, 440)
WIDTHS = (240, 80, 100)


class MergeLabelsDialog(QDialog):
    """Nobody's spans are rewritten; undo takes it back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.label = QComboBox()
        self.into = QComboBox()
        self._word = plain_label(role="muted")
        self._word.setWordWrap(True)
        self.model = RowsModel([self.tr("Annotator"), self.tr("Round"), self.tr("Spans")], self)
        self._merge = push(
            self.tr("&Merge"), self.tr("Read the one's spans as the other's from now on"), self.merge, "primary"
        )
        self.setWindowTitle(self.tr("Merge labels"))
        self.resize(*SIZE)
        self._lay_out()
        self._fill(self.label, self._usable())
        self.label.currentIndexChanged.connect(lambda _: self._fill_into())
        self.into.currentIndexChanged.connect(lambda _: self._show())
        session.changed.connect(self._on_changed)
        session.project_closed.connect(self.close)
        self._fill_into()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        add_field(grid, 0, self.tr("Merge"), self.label, self.tr("The label that goes"))
        add_field(grid, 1, self.tr("into"), self.into, self.tr("The label that stays, of the same kind"))
        grid.setColumnStretch(1, 1)
        about = self.tr("Whose spans would be read as the other label's")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addStretch(1)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes this window"), self.close))
        foot.addWidget(self._merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(grid)
        column.addWidget(rows_view(self.model, self.tr("What changes"), about, WIDTHS, 0), 1)
        column.addWidget(self._word)
        column.addLayout(foot)

    def propose(self, label_id: str, into: str = "") -> None:
        """Choose what to merge into what."""
        self.label.setCurrentIndex(max(0, self.label.findData(label_id)))
        if into:
            self.into.setCurrentIndex(max(0, self.into.findData(into)))

    def merge(self) -> None:
        """Merge the two; the window goes, so that a second Enter does not merge two others."""
        said = self.tr("{label} is merged into {into}.").format(
            label=self._name(self.label), into=self._name(self.into)
        )
        if self._session.do(MergeLabels(self.label.currentData(), self.into.currentData())):
            self._session.announced.emit(said)
            self.close()

    def _name(self, box: QComboBox) -> str:
        label = self._session.project.codebook.get(box.currentData())
        return label.name if label else box.currentText()

    def _usable(self) -> list[Label]:
        codebook = self._session.project.codebook
        return [label for label in codebook if label.kind in LABEL_KINDS and label.merged_into is None]

    def _fill(self, box: QComboBox, labels: list[Label]) -> None:
        former = box.currentData()
        box.blockSignals(True)
        box.clear()
        for label in labels:
            # Two of one name are told apart by their keys, or by where they stand.
            box.addItem(f"{label.name} ({label.key})" if label.key else label.name, label.id)
        box.setCurrentIndex(max(0, box.findData(former)))
        box.blockSignals(False)

    def _fill_into(self) -> None:
        labels = {label.id: label for label in self._usable()}
        chosen = labels.get(self.label.currentData())
        others = [x for x in labels.values() if chosen and x.kind == chosen.kind and x.id != chosen.id]
        self._fill(self.into, others)
        self._show()

    def _show(self) -> None:
        label, into = self.label.currentData(), self.into.currentData()
        self._merge.setEnabled(bool(label and into) and self._session.project.writable)
        if not label or not into:
            self.model.show([])
            tell(self._word, self.tr("There is no other label of that kind."))
            return
        found = preview(self._session.project.reader, label, into)
        self.model.show([(x.annotator, str(x.round), counted(x.spans)) for x in found.affected])
        parts = [self.tr("The spans stay as their annotators made them, and are read as {into}.")]
        if found.others:
            parts.append(self.tr("Relations and labels of articles: {count}."))
        if found.unasked:
            parts.append(self.tr("{into} does not ask for {facts}: what was filled in stays with the spans."))
        facts = ", ".join(found.unasked)
        said = " ".join(parts)
        tell(self._word, said.format(into=self._name(self.into), count=counted(found.others), facts=facts))

    def _on_changed(self, change: Change) -> None:
        if change.touches("label", "attribute", "span", "*"):
            self._fill(self.label, self._usable())
            self._fill_into()
