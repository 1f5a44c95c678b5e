"""Search in all articles: every place in its context; one opens it, or labels all that are ticked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.app.searching import Hit, label_hits, search_file
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import described, push
from annotator.ui.jobs import Job
from annotator.ui.searching.hits_model import AFTER, ARTICLE, BEFORE, WORDS, AnyIndex, HitsModel
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, tell
from annotator.ui.theme import SPACE_2, SPACE_4

PAUSE = 250
"""Milliseconds after the last key before a search begins."""
MOST = 20_000
ROW = 28


class BeforeDelegate(QStyledItemDelegate):
    """Leaves out the beginning of what stands before the words, not what touches them."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Shorten on the left."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class HitsView(QTableView):
    """The concordance; Space ticks the chosen rows, Enter goes to the place."""

    reading_wanted = Signal()

    def __init__(self, model: HitsModel) -> None:
        super().__init__()
        self._hits = model
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setItemDelegateForColumn(BEFORE, BeforeDelegate(self))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in ((WORDS, 170), (ARTICLE, 190)):
            head.resizeSection(column, width)
        for column in (BEFORE, AFTER):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        described(self, self.tr("Places found"), self.tr("Enter goes to a place, Space ticks the chosen ones"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter goes there."""
        if event.key() == Qt.Key.Key_Space:
            self._hits.turn([index.row() for index in self.selectionModel().selectedRows()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reading_wanted.emit()
        else:
            super().keyPressEvent(event)


class ConcordanceDialog(QDialog):
    """Stays open beside the text."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Search in all articles"))
        self.resize(980, 560)
        self.model = HitsModel(self)
        self.view = HitsView(self.model)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr('Words, "a phrase", begin*, -without'))
        self.field.setClearButtonEnabled(True)
        described(self.field, self.tr("Search for"), self.tr('Words, "a phrase", begin*, -without; or a pattern'))
        self.regex = described(
            QCheckBox(self.tr("&Regular expression")),
            self.tr("Regular expression"),
            self.tr("What is typed is a pattern, not words"),
        )
        self._word = plain_label(role="muted")
        self._word.setWordWrap(True)
        self._stop = push(self.tr("Stop"), self.tr("Ends the search; nothing is shown of it"), self._cancel)
        self._label = push(
            self.tr("Label ticked"), self.tr("Gives all ticked places a label, as one step"), lambda: None
        )
        self._label.setMenu(QMenu(self._label))
        self._go = push(self.tr("Go to text"), self.tr("Opens the article at this place"), self.go)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self._show_state()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_2)
        top.addWidget(self.field, 1)
        top.addWidget(self.regex)
        below = QHBoxLayout()
        below.setSpacing(SPACE_2)
        below.addWidget(self._word, 1)
        for button in (self._stop, self._label, self._go):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.returnPressed.connect(self._on_return)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.field, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._on_return)
        self.regex.toggled.connect(lambda _: self._search())
        self._pause.timeout.connect(self._search)
        self.view.doubleClicked.connect(lambda _: self.go())
        self.view.reading_wanted.connect(self.go)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_state())
        self.model.ticked.connect(self._show_state)
        self._label.menu().aboutToShow.connect(self._fill_labels)
        # What was labelled here and is taken back is not said any longer.
        self._session.changed.connect(lambda change: self._show_state() if change.kind == "undo" else None)
        self._session.project_closed.connect(self.close)

    def ask(self, query: str) -> None:
        """Search for this now; "" leaves what was asked before."""
        if query:
            self.regex.setChecked(False)
            self.field.setText(query)
            self._search()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go(self) -> None:
        """Go to the place in the row that has the focus."""
        row = self.view.currentIndex().row()
        if row >= 0:
            hit = self.model.hit(row)
            self._session.place_wanted.emit(hit.document_id, hit.start, hit.end)

    def label(self, label_id: str) -> None:
        """Give all ticked places a label."""
        edit = label_hits(self._session.project, self.model.chosen(), label_id)
        if edit is None:
            self._session.announced.emit(self.tr("All ticked places have that label already."))
        elif self._session.do(edit):
            made = len(edit.spans)
            said = self.tr("1 span added") if made == 1 else self.tr("{count} spans added").format(count=counted(made))
            self._session.announced.emit(said)
            back = self.tr("{said}; Undo takes it back.") if made == 1 else self.tr("{said}; Undo takes them back.")
            self._word.setText(back.format(said=said))

    def _on_return(self) -> None:
        if self._pause.isActive():
            self._search()
        elif self.model.rowCount():
            self.view.setFocus()
            self.view.selectRow(0)

    def _search(self) -> None:
        self._pause.stop()
        self._cancel()
        query, regex = self.field.text().strip(), self.regex.isChecked()
        if not query:
            self._show([])
            return
        work = partial(search_file, self._session.project.path, query, regex=regex, limit=MOST)
        job = self._job = Job(work, self)
        job.progressed.connect(partial(self._on_progress, job))
        job.finished.connect(partial(self._on_found, job))
        job.failed.connect(partial(self._on_failed, job))
        self._word.setText(self.tr("Searching…"))
        job.start()
        self._show_buttons()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._show_state()

    def _on_progress(self, job: Job, done: int, of: int, _: str) -> None:
        if job is self._job:
            self._word.setText(
                self.tr("Searching… {done} of {of}").format(done=counted(done), of=counted(of))
                if of
                else self.tr("Searching…")
            )

    def _on_found(self, job: Job, hits: list[Hit]) -> None:
        if job is self._job:
            self._job = None
            self._show(hits)

    def _on_failed(self, job: Job, sentence: str) -> None:
        if job is self._job:
            self._job = None
            self.model.show([])
            self._show_state()
            tell(self._word, sentence)

    def _show(self, hits: list[Hit]) -> None:
        self.model.show(hits)
        self._show_state()
        tell(self._word, self._word.text())

    def _show_state(self) -> None:
        places, articles, ticked = self.model.rowCount(), self.model.articles(), len(self.model.chosen())
        if not self.field.text().strip():
            said = self.tr("Type what to look for in all articles of the project.")
        elif not places:
            said = self.tr("Nothing was found.")
        else:
            found = self.tr("{count} places").format(count=counted(places) + "+" * (places == MOST))
            found = self.tr("1 place") if places == 1 else found
            inside = self.tr("{count} articles").format(count=counted(articles))
            inside = self.tr("1 article") if articles == 1 else inside
            said = self.tr("{places} in {articles}, {ticked} ticked").format(
                places=found, articles=inside, ticked=counted(ticked)
            )
        self._word.setText(said)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._stop.setVisible(self._job is not None)
        may_write = self._session.has_project and self._session.project.writable
        self._label.setEnabled(may_write and bool(self.model.chosen()))
        self._go.setEnabled(self.view.currentIndex().isValid())

    def _fill_labels(self) -> None:
        menu = self._label.menu()
        menu.clear()
        for label in self._session.project.codebook.usable():
            menu.addAction(label.name.replace("&", "&&"), partial(self.label, label.id))
