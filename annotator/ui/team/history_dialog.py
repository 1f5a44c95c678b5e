"""History: who did what when, by person, article and label; and taking back a past deed of one's own."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.app.past import MOST, Deed, deeds, why_not
from annotator.app.settled import taking_back
from annotator.ui.dialogs.pieces import RowsModel, described, push, rows_view
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, show, tell
from annotator.ui.team.folder_dialog import moment
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4
from annotator.ui.words import edit_name

SIZE = (900, 540)
WIDTHS = (140, 130, 200, 60, 200, 140)
PAUSE = 200


class HistoryDialog(QDialog):
    """Follows what is done beside it; a deed that something later rests on says so."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._deeds: list[Deed] = []
        self._listed: list[Deed] = []
        self.person = described(QComboBox(), self.tr("Person"), self.tr("Lists only what this person did"))
        self.label = described(QComboBox(), self.tr("Label"), self.tr("Lists only deeds on this label's spans"))
        self.article = described(QLineEdit(), self.tr("Article"), self.tr("Lists only deeds on articles named so"))
        self.article.setPlaceholderText(self.tr("Words of an article's title"))
        self.article.setClearButtonEnabled(True)
        self.model = RowsModel(
            [self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Rows"), self.tr("Article"), self.tr("Label")],
            self,
        )
        about = self.tr("What was done, the newest first")
        self.view = rows_view(self.model, self.tr("History"), about, WIDTHS, 4)
        self._word = plain_label(role="muted")
        self._word.setWordWrap(True)
        self._back = push(
            self.tr("&Take back"),
            self.tr("Takes back the chosen deed, as a deed of its own"),
            self.take_back,
            "primary",
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._load)
        self.setWindowTitle(self.tr("History"))
        self.resize(*SIZE)
        self._lay_out()
        self._connect()
        self._load()
        self.view.setFocus()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE_2)
        above.addWidget(self.article, 1)
        above.addWidget(self.person)
        above.addWidget(self.label)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._word, 1)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes this window"), self.close))
        foot.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.article.textChanged.connect(lambda _: self._show())
        for box in (self.person, self.label):
            box.activated.connect(lambda _: self._show())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_deed())
        self._session.changed.connect(lambda _: self._pause.start())
        self._session.project_closed.connect(self._pause.stop)
        self._session.project_closed.connect(self.close)

    def take_back(self) -> None:
        """Take back the chosen deed."""
        deed, project = self._chosen(), self._session.project
        if deed is not None and self._session.do(taking_back(project.reader, deed, project.me)):
            self._session.announced.emit(self.tr("Taken back: {name}").format(name=edit_name(deed.name)))
            self._load()

    def _chosen(self) -> Deed | None:
        row = self.view.currentIndex().row()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def _load(self) -> None:
        project = self._session.project
        self._deeds = deeds(project.reader)
        self._titles = project.reader.titles()
        self._fill(self.person, self.tr("Everybody"), {x.id: x.name for x in self._session.people().values()})
        self._fill(self.label, self.tr("All labels"), {x.id: x.name for x in project.codebook})
        self._show()

    def _fill(self, box: QComboBox, everything: str, names: dict[str, str]) -> None:
        former = box.currentData() or ""
        box.clear()
        box.addItem(everything, "")
        for row_id, name in sorted(names.items(), key=lambda pair: pair[1].casefold()):
            box.addItem(name, row_id)
        box.setCurrentIndex(max(0, box.findData(former)))

    def _show(self) -> None:
        person, label = self.person.currentData(), self.label.currentData()
        words = self.article.text().strip().casefold()
        found = {key for key, title in self._titles.items() if words in title.casefold()} if words else set()
        self._listed = [
            deed
            for deed in self._deeds
            if (not person or deed.annotator_id == person)
            and (not label or deed.is_wide or label in deed.labels)
            and (not words or deed.is_wide or deed.documents & found)
        ]
        self.model.show([self._cells(deed) for deed in self._listed])
        if self._listed:
            self.view.selectRow(0)
        self._show_deed()

    def _cells(self, deed: Deed) -> tuple[str, ...]:
        people = self._session.people()
        who = people[deed.annotator_id].name if deed.annotator_id in people else self.tr("by itself")
        what = {"undo": self.tr("undone: {name}"), "redo": self.tr("redone: {name}")}.get(deed.kind, "{name}")
        titles = [self._titles.get(one, "") for one in deed.documents]
        names = {label.id: label.name for label in self._session.project.codebook}
        called = [names.get(one, "") for one in deed.labels]
        return (
            moment(deed.at),
            who,
            what.format(name=edit_name(deed.name)),
            str(deed.rows),
            self.tr("many") if deed.is_wide else self._one_of(titles, self.tr("{count} articles")),
            self.tr("many") if deed.is_wide else self._one_of(called, self.tr("{count} labels")),
        )

    def _one_of(self, names: list[str], several: str) -> str:
        known = sorted(filter(None, names))
        return "".join(known) if len(known) < 2 else several.format(count=len(known))

    def _show_deed(self) -> None:
        deed, project = self._chosen(), self._session.project
        reason = why_not(project.reader, deed, project.me.id, edit_name) if deed is not None else ""
        self._back.setEnabled(deed is not None and not reason and project.writable)
        many = self.tr("The last {count} deeds are listed.").format(count=MOST)
        said = many if len(self._deeds) >= MOST else ""
        none = "" if self._listed else self.tr("Nothing was done like that.")
        (tell if reason else show)(self._word, reason or none or said)
