"""The table of all spans of the project: find, relabel, delete, go there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionRange, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.edits import Edit, RelabelSpans, RemoveSpans
from annotator.app.project import Change
from annotator.domain.wording import counted
from annotator.storage.lists import PEOPLE
from annotator.ui.annotate.spans_list import SpansView
from annotator.ui.annotate.spans_table_model import ANNOTATOR, ARTICLE, CREATED, LABEL, NOTE, QUOTE, AllSpansModel
from annotator.ui.press import PressButton
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.stepwise import Stepwise
from annotator.ui.theme import SPACE_2, SPACE_4

_FILTER_MS = 250
_WIDTHS = {LABEL: 130, ARTICLE: 190, ANNOTATOR: 110, NOTE: 130, CREATED: 136}


class SpansDialog(QDialog):
    """Stays open beside the text; only spans of my own layer are relabelled or deleted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("All spans"))
        self.resize(980, 640)
        self.model = AllSpansModel(session, self)
        self.table = self._make_table()
        self._label = self._filter_box(self.tr("Label"), self.tr("Lists only spans of this label"))
        self._annotator = self._filter_box(self.tr("Annotator"), self.tr("Lists only spans of this person"))
        self.text = QLineEdit()
        self._count = plain_label(role="muted")
        self._relabel = self._button(self.tr("Relabel"), self.tr("Gives the chosen spans another label"))
        self._delete = self._button(self.tr("Delete"), self.tr("Removes the chosen spans; undo brings them back"))
        self._stop = self._button(self.tr("Stop"), self.tr("Goes no further; undo takes back what was done"))
        self._stop.hide()
        self._under_way: Stepwise | None = None
        self._go = self._button(self.tr("Go to text"), self.tr("Opens the article and selects the span"))
        self._loading = QTimer(self)
        self._loading.setSingleShot(True)
        self._loading.setInterval(_FILTER_MS)
        self._lay_out()
        self._connect()
        self._fill_filters()
        self._load()

    def _make_table(self) -> SpansView:
        table = SpansView(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setAccessibleName(self.tr("All spans"))
        table.setAccessibleDescription(self.tr("Enter goes to a span, Delete removes the chosen ones"))
        return table

    def _filter_box(self, name: str, description: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setAccessibleDescription(description)
        box.setMinimumWidth(140)
        return box

    def _button(self, text: str, description: str) -> QPushButton:
        button = PressButton(text)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        button.setToolTip(description)
        return button

    def _lay_out(self) -> None:
        self.text.setPlaceholderText(self.tr("Words of the quote, the note or the title"))
        self.text.setClearButtonEnabled(True)
        self.text.setAccessibleName(self.tr("Words"))
        self.text.setAccessibleDescription(
            self.tr("Lists only spans with these words in quote, note or article's title")
        )
        filters = QHBoxLayout()
        filters.setSpacing(SPACE_2)
        filters.addWidget(self.text, 1)
        filters.addWidget(self._label)
        filters.addWidget(self._annotator)
        deeds = QHBoxLayout()
        deeds.setSpacing(SPACE_2)
        deeds.addWidget(self._count)
        deeds.addStretch(1)
        for button in (self._stop, self._delete, self._relabel, self._go):
            deeds.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addLayout(deeds)

    def _connect(self) -> None:
        self._loading.timeout.connect(self._load)
        self.text.textChanged.connect(lambda _: self._loading.start())
        for box in (self._label, self._annotator):
            box.activated.connect(lambda _: self._load())
        self.table.doubleClicked.connect(lambda _: self.go_to_chosen())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_count())
        self.table.reading_wanted.connect(self.go_to_chosen)
        self.table.remove_wanted.connect(self.delete_chosen)
        self._go.clicked.connect(self.go_to_chosen)
        self._delete.clicked.connect(self.delete_chosen)
        self._relabel.setMenu(QMenu(self._relabel))
        self._relabel.menu().aboutToShow.connect(self._fill_relabel)
        self._session.changed.connect(self._on_changed)
        self._session.project_closed.connect(self.close)

    def show_label(self, label_id: str, annotator_id: str) -> None:
        """List the spans of one label alone, by one annotator or by PEOPLE; "" is everybody."""
        self.text.clear()
        self._annotator.setCurrentIndex(max(0, self._annotator.findData(annotator_id)))
        self._label.setCurrentIndex(max(0, self._label.findData(label_id)))
        self._load()

    def chosen_ids(self) -> list[str]:
        """Return the ids of the chosen spans."""
        blocks = self._chosen_blocks()
        return [self.model.id(row) for block in blocks for row in range(block.top(), block.bottom() + 1)]

    def go_to_chosen(self) -> None:
        """Go to the span that the table's focus is on."""
        line = self.model.line(self.table.currentIndex().row())
        if line is not None:
            self._session.span_wanted.emit(line.document_id, line.id)

    def relabel_chosen(self, label_id: str) -> None:
        """Give the chosen spans of my own another label, as one step."""
        me = self._session.project.me.id
        self._do(lambda ids: RelabelSpans(ids, label_id, me), self.tr("Spans relabelled: {count}."))

    def delete_chosen(self) -> None:
        """Remove the chosen spans of my own, as one step."""
        me = self._session.project.me.id
        self._do(lambda ids: RemoveSpans(ids, me), self.tr("Spans removed: {count}."))

    def _do(self, edit: Callable[[tuple[str, ...]], Edit], done: str) -> None:
        self.table.setFocus()  # A button that cannot be pressed for a while would hand the keys on to the words.
        mine, others = self._sorted_out()
        if not mine:
            self._say(done, 0, others)
            return
        self._under_way = Stepwise(self._session, mine, edit, self)
        self._under_way.progressed.connect(self._on_progress)
        self._under_way.ended.connect(partial(self._on_ended, done, others))
        self._stop.clicked.connect(self._under_way.stop)
        self._under_way.start()

    def _on_progress(self, done: int, of: int) -> None:
        self._count.setText(self.tr("{done} of {of}…").format(done=done, of=of))
        self._stop.setVisible(done < of)
        for button in (self._go, self._relabel, self._delete):
            button.setEnabled(False)

    def _on_ended(self, done: str, others: int, count: int) -> None:
        self._under_way = None
        self._stop.hide()
        self._load()
        self._say(done, count, others)

    def _chosen_blocks(self) -> list[QItemSelectionRange]:
        """Return the chosen rows as stretches: all of a hundred thousand are one."""
        chosen = self.table.selectionModel().selection()
        return [chosen.at(place) for place in range(chosen.count())]

    def _sorted_out(self) -> tuple[list[str], int]:
        chosen = self.chosen_ids()
        mine = self._session.project.reader.owned(chosen, self._session.project.me.id)
        return mine, len(chosen) - len(mine)

    def _say(self, done: str, mine: int, others: int) -> None:
        sentences = [done.format(count=counted(mine))] if mine else []
        if others:
            kept = self.tr("Left as they are, because they belong to teammates: {count}.")
            sentences.append(kept.format(count=counted(others)))
        if sentences:
            self._session.announced.emit(" ".join(sentences))

    def _fill_filters(self) -> None:
        labels = [(label.name, label.id) for label in self._session.project.codebook if label.kind == "span"]
        known = self._session.project.reader.annotators()
        people = [(person.name, person.id) for person in known]
        if any(person.kind == "gold" for person in known):
            people.insert(0, (self.tr("Everybody but gold"), PEOPLE))
        me, blind = self._session.project.me.id, self._session.blind
        for box, everything, all_, rows in (
            (self._label, self.tr("All labels"), "", labels),
            (self._annotator, self.tr("Mine"), me, [])
            if blind
            else (self._annotator, self.tr("Everybody"), "", people),
        ):
            former = box.currentData()
            with QSignalBlocker(box):
                box.clear()
                box.addItem(everything, all_)
                for name, row_id in rows:
                    box.addItem(name, row_id)
                box.setCurrentIndex(max(0, box.findData(former)))

    def _fill_relabel(self) -> None:
        menu = self._relabel.menu()
        menu.clear()
        for label in self._session.project.codebook.usable():
            menu.addAction(label.name.replace("&", "&&"), partial(self.relabel_chosen, label.id))

    def _load(self) -> None:
        if not self._session.has_project:
            return
        row = self.table.currentIndex().row()
        self.model.load(self._label.currentData() or "", self._annotator.currentData() or "", self.text.text().strip())
        if row >= 0 and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))
        self._show_count()

    def _show_count(self) -> None:
        chosen = sum(block.height() for block in self._chosen_blocks())
        rows = self.model.rowCount()
        count = self.tr("1 span") if rows == 1 else self.tr("{count} spans").format(count=counted(rows))
        many = self.tr("{count}, {chosen} chosen").format(count=count, chosen=counted(chosen))
        self._count.setText(many if chosen else count)
        for button in (self._go, self._relabel, self._delete):
            button.setEnabled(chosen > 0)

    def _on_changed(self, change: Change) -> None:
        if change.touches("label", "annotator", "setting", "*"):
            self._fill_filters()
        if self._under_way is None and change.touches("span", "label", "document", "annotator", "setting", "*"):
            self._loading.start()
