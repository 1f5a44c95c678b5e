"""Saying that two people are one who goes by two names."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.app.project import Change
from annotator.app.team_edits import SamePerson
from annotator.domain.annotator import persons
from annotator.domain.identity import fold
from annotator.ui.dialogs.pieces import ShortBox, described, push
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2


class SamePersonRow(QWidget):
    """Two lists of people and a button; hidden where there are not two to choose from."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.first = described(ShortBox(), self.tr("One name"), self.tr("The name that is to be read as the other one"))
        self.other = described(ShortBox(), self.tr("The other name"), self.tr("The name by which the person is known"))
        self.join = push(
            self.tr("&Join"), self.tr("Says that both names are one person's; it can be undone"), self._on_joined
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self.first, 1)
        row.addWidget(plain_label(self.tr("is another name of"), "muted"))
        row.addWidget(self.other, 1)
        row.addWidget(self.join)
        for box in (self.first, self.other):
            box.currentIndexChanged.connect(self._show_deed)
        session.changed.connect(self._on_changed)
        self._fill()

    def _fill(self) -> None:
        annotators = self._session.project.reader.annotators()
        lead = persons(annotators)
        people = [x for x in annotators if x.kind == "person" and lead[x.id] == x.id]
        people.sort(key=lambda person: (fold(person.name), person.id))
        for place, box in enumerate((self.first, self.other)):
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            for person in people:
                box.addItem(person.name, person.id)
            box.setCurrentIndex(found if (found := box.findData(chosen)) >= 0 else min(1 - place, len(people) - 1))
            box.blockSignals(False)
        self.setVisible(len(people) > 1)
        self._show_deed()

    def _show_deed(self) -> None:
        differ = self.first.currentData() != self.other.currentData()
        self.join.setEnabled(differ and self._session.project.writable)

    def _on_joined(self) -> None:
        self._session.do(SamePerson(self.first.currentData(), self.other.currentData()))

    def _on_changed(self, change: Change) -> None:
        if change.touches("annotator", "*"):
            self._fill()
