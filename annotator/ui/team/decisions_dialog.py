"""What gathering leaves to be decided: labels or people of one name, and what was removed elsewhere but is used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.decisions import LABELS, PEOPLE, REMOVED, Decision, decisions
from annotator.app.project import Change
from annotator.app.team_edits import KeepRemoved, SamePerson
from annotator.ui.dialogs.pieces import RowsModel, push, rows_view
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.team.same_person import SamePersonRow
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (640, 380)
WIDTHS = (170,)


class DecisionsDialog(QDialog):
    """`merge_labels(label, into)` shows the preview of merging; everything here can be undone."""

    def __init__(
        self, session: Session, merge_labels: Callable[[str, str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._merge_labels = merge_labels
        self._rows: list[Decision] = []
        self.model = RowsModel([self.tr("What"), self.tr("Why")], self)
        about = self.tr("What gathering left open; the button below decides the chosen line")
        self.view = rows_view(self.model, self.tr("To decide"), about, WIDTHS, 1)
        self._word = plain_label(role="muted")
        self._word.setWordWrap(True)
        self._decide = push(self.tr("Decide"), self.tr("Does what the button says"), self.decide, "primary")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._word, 1)
        foot.addWidget(push(self.tr("Close"), self.tr("Decide later; it is kept"), self.close))
        foot.addWidget(self._decide)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self.view, 1)
        column.addWidget(SamePersonRow(session))
        column.addLayout(foot)
        self.setWindowTitle(self.tr("To decide"))
        self.resize(*SIZE)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_deed())
        self.view.doubleClicked.connect(lambda _: self.decide())
        session.changed.connect(self._on_changed)
        session.project_closed.connect(self.close)
        self._show()

    def decide(self) -> None:
        """Do what the chosen line offers."""
        found = self._chosen()
        if found is None:
            return
        if found.kind == LABELS:
            self._merge_labels(found.first, found.second)
        elif found.kind == PEOPLE:
            self._session.do(SamePerson(found.first, found.second))
        elif found.row is not None:
            self._session.do(KeepRemoved((found.row,)))

    def _chosen(self) -> Decision | None:
        row = self.view.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _show(self) -> None:
        row = max(0, self.view.currentIndex().row())
        self._rows = decisions(self._session.project.reader)
        self.model.show([(found.name, self._why(found.kind)) for found in self._rows])
        if self._rows:
            self.view.selectRow(min(row, len(self._rows) - 1))
        self._word.setText("" if self._rows else self.tr("Nothing is left to decide."))
        self._show_deed()

    def _show_deed(self) -> None:
        found = self._chosen()
        names = {
            LABELS: self.tr("&Merge the labels…"),
            PEOPLE: self.tr("They are one &person"),
            REMOVED: self.tr("&Keep it"),
        }
        self._decide.setEnabled(found is not None and self._session.project.writable)
        if found is not None:
            self._decide.setText(names[found.kind])
            self._decide.setAccessibleName(names[found.kind].replace("&", ""))

    def _why(self, kind: str) -> str:
        return {
            LABELS: self.tr("Two labels go by this name: they can be merged"),
            PEOPLE: self.tr("Two annotators go by this name: they may be one person"),
            REMOVED: self.tr("Removed by somebody, but spans use it: it goes with the last of them"),
        }[kind]

    def _on_changed(self, change: Change) -> None:
        if change.touches("label", "annotator", "document", "span", "*"):
            self._show()
