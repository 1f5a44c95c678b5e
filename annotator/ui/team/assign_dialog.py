"""Assigning articles: who reads what in this round, everybody alike many; a pilot on a few articles for all."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.assigning import assign, assign_pilot, unassign
from annotator.app.edits import PutRows
from annotator.app.project import Change
from annotator.domain.annotator import Annotator
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import fold
from annotator.domain.review import Assignment
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import add_field, described, number_field, push
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, tell
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SIZE = (560, 520)
PAUSE = 200
ALL, FOUND, PILOT = "all", "found", "pilot"
MOST_SEED, MOST_PILOT, USUAL_PILOT = 999_999, 10_000, 10
_PERSON = Qt.ItemDataRole.UserRole


class AssignDialog(QDialog):
    """What would be handed out is counted while one chooses; what is assigned already stays."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edit: PutRows | None = None
        self.people = described(QListWidget(), self.tr("Readers"), self.tr("Space ticks who gets articles"))
        self.each = number_field(1, 1)
        self.which = QComboBox()
        self.words = QLineEdit()
        self.pilot = number_field(1, MOST_PILOT)
        self.seed = number_field(0, MOST_SEED)
        self._sentence = plain_label(role="muted")
        self._sentence.setWordWrap(True)
        self._assign = push(self.tr("&Assign"), self.tr("Write down who reads what"), self._on_assign, "primary")
        self._back = push(
            self.tr("&Take all back"), self.tr("Takes back what is assigned in this round"), self._on_take_back
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._count)
        self.setWindowTitle(self.tr("Assign articles"))
        self.resize(*SIZE)
        self._lay_out()
        self._connect()
        self._fill_people()
        self._show_fields()

    def _lay_out(self) -> None:
        for value, text in (
            (ALL, self.tr("All articles")),
            (FOUND, self.tr("Articles that hold these words")),
            (PILOT, self.tr("A pilot: a few articles, for everybody ticked")),
        ):
            self.which.addItem(text, value)
        self.pilot.setValue(USUAL_PILOT)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        fields = (
            (self.tr("Which"), self.which, self.tr("Which articles are handed out")),
            (self.tr("Words"), self.words, self.tr("In the article's title, source or file name")),
            (self.tr("Pilot articles"), self.pilot, self.tr("How many articles everybody reads first")),
            (self.tr("Readers of each"), self.each, self.tr("How many people read each article")),
            (self.tr("Seed"), self.seed, self.tr("The same seed gives the same plan")),
        )
        self._titles = [add_field(grid, row, *field) for row, field in enumerate(fields)]
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes this window"), self.close))
        foot.addWidget(self._assign)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(plain_label(self.tr("READERS"), "heading"))
        column.addWidget(self.people, 1)
        column.addLayout(grid)
        column.addWidget(self._sentence)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.people.itemChanged.connect(lambda _: self._on_people())
        self.which.currentIndexChanged.connect(lambda _: self._show_fields())
        self.words.textChanged.connect(lambda _: self._pause.start())
        for number in (self.each, self.pilot, self.seed):
            number.valueChanged.connect(lambda _: self._pause.start())
        self._session.changed.connect(self._on_changed)
        self._session.project_closed.connect(self.close)

    def _fill_people(self) -> None:
        self.people.blockSignals(True)
        former = {person.id for person in self._chosen()} if self.people.count() else None
        self.people.clear()
        for person in sorted(self._session.people().values(), key=lambda person: fold(person.name)):
            if person.kind == "person":
                item = QListWidgetItem(person.name, self.people)
                item.setData(_PERSON, person)
                on = former is None or person.id in former
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.people.blockSignals(False)
        self._on_people()

    def _chosen(self) -> list[Annotator]:
        items = [self.people.item(row) for row in range(self.people.count())]
        return [item.data(_PERSON) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _on_people(self) -> None:
        self.each.setMaximum(max(1, len(self._chosen())))
        self._pause.start()

    def _show_fields(self) -> None:
        wanted = self.which.currentData()
        for field, on in ((self.words, wanted == FOUND), (self.pilot, wanted == PILOT), (self.each, wanted != PILOT)):
            field.setVisible(on)
            next(title for title in self._titles if title.buddy() is field).setVisible(on)
        self._count()

    def _planned(self) -> PutRows | None:
        """Return what would be written, None where nothing is chosen."""
        project, seed = self._session.project, self.seed.value()
        people = [person.id for person in self._chosen()]
        if not people:
            return None
        if self.which.currentData() == PILOT:
            return assign_pilot(project.reader, people, self.pilot.value(), project.round, seed)
        documents = self._found() if self.which.currentData() == FOUND else None
        return assign(project.reader, people, self.each.value(), project.round, seed, documents)

    def _found(self) -> frozenset[str]:
        project, words = self._session.project, self.words.text().strip()
        numbers = project.reader.article_numbers(project.layer, text=words) if words else []
        return frozenset(line.id for line in project.reader.article_lines(numbers, project.layer).values())

    def _count(self) -> None:
        self._pause.stop()
        project = self._session.project
        self._back.setEnabled(bool(unassign(project.reader, project.round).rows))
        try:
            self._edit = self._planned()
        except AnnotatorError as error:
            self._edit = None
            self._say(str(error), "warn")
        else:
            self._say(self._counted())
        self._assign.setEnabled(bool(self._edit and self._edit.rows))

    def _counted(self) -> str:
        if self._edit is None:
            return self.tr("Nobody is chosen.")
        people = self._session.people()
        counts = Counter(row.annotator_id for row in self._edit.rows if isinstance(row, Assignment))
        if not counts:
            return self._all_assigned()
        each = ", ".join(
            self.tr("{name} {count}").format(name=people[person].name, count=counted(count))
            for person, count in sorted(counts.items(), key=lambda pair: fold(people[pair[0]].name))
        )
        new = self.tr("New in round {round}: {each}.").format(round=self._session.project.round, each=each)
        alone = self.tr("Teammates come into this list where a copy is handed out (Team, Hand out a copy).")
        return f"{new} {alone}" if self.people.count() < 2 else new

    def _all_assigned(self) -> str:
        if not self._back.isEnabled():
            return self.tr("No article is like that.")
        return self.tr(
            "All such articles are assigned. Hand out a copy, or let teammates gather your file, so that they know who"
            " reads what."
        )

    def _on_assign(self) -> None:
        self._count()
        if self._edit is not None and self._session.do(self._edit):
            said = self.tr("Assigned: {count}").format(count=counted(len(self._edit.rows)))
            self._session.announced.emit(said)
            self._count()

    def _on_take_back(self) -> None:
        project = self._session.project
        if self._session.do(unassign(project.reader, project.round)):
            self._session.announced.emit(self.tr("Nothing is assigned in this round any more."))

    def _on_changed(self, change: Change) -> None:
        if change.touches("annotator", "*"):
            self._fill_people()
        if change.touches("assignment", "document", "setting", "*"):
            self._pause.start()

    def _say(self, sentence: str, role: str = "muted") -> None:
        tell(self._sentence, sentence, role)
