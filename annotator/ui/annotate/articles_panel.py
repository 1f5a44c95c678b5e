"""The left column: how far the work has come, a filter, and the articles."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QProgressBar,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.project import Change
from annotator.domain.span import Span
from annotator.domain.wording import counted
from annotator.storage.lists import ASSIGNED, UNSETTLED
from annotator.ui.actions import Actions
from annotator.ui.annotate.article_delegate import ArticleDelegate, row_height
from annotator.ui.annotate.article_model import ArticlesModel
from annotator.ui.grounds import know_ground
from annotator.ui.press import PressButton
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4, Tokens
from annotator.ui.words import STATES, state_name

_FILTER_MS, _COUNT_MS = 200, 150


class ArticlesView(QTableView):
    """The list itself: one column, rows of one height; Enter or a click reads the article."""

    reading_wanted = Signal()

    def __init__(self, model: ArticlesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "list")
        self.setModel(model)
        self.delegate = ArticleDelegate(model, self)
        know_ground(self)
        self.setItemDelegate(self.delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Articles"))
        self.setAccessibleDescription(self.tr("Up and down open an article, Enter goes to its text"))
        # Who clicks wants to read and mark; who walks the list by keys goes on walking it.
        self.clicked.connect(lambda _: self.reading_wanted.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.reading_wanted.emit()
        else:
            super().keyPressEvent(event)


class ArticlesPanel(QWidget):
    """Shows the articles of the project, opens the chosen one, and follows what is open."""

    listed = Signal()
    """The list has other articles, or the open one another place in it."""

    def __init__(
        self, session: Session, actions: Actions, parent: QWidget | None = None, *, reviewing: bool = False
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._actions = actions
        self._state, self._sort = "", "position"
        self._choices = {"": self.tr("All"), ASSIGNED: self.tr("Assigned to me")}
        if reviewing:
            self._choices[UNSETTLED] = self.tr("To settle")
        self._choices |= {state: state_name(state) for state in STATES}
        self.model = ArticlesModel(session, self)
        self.view = ArticlesView(self.model)
        self._done = plain_label(role="heading")
        self._bar = QProgressBar()
        self._filter = QLineEdit()
        self._order = QToolButton()
        self._empty = plain_label(role="muted")
        self._bring = PressButton(self.tr("Bring in articles…"))
        self._filtering = self._timer(_FILTER_MS, self._load)
        self._counting = self._timer(_COUNT_MS, self._count)
        self._make_controls()
        self._lay_out()
        self._connect()
        self._load()

    def _timer(self, interval: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(run)
        return timer

    def _make_controls(self) -> None:
        self._done.setAccessibleName(self.tr("Articles done"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setAccessibleDescription(self.tr("How many articles you have finished"))
        self._filter.setPlaceholderText(self.tr("Filter articles"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setAccessibleName(self.tr("Filter articles"))
        self._filter.setAccessibleDescription(
            self.tr("Lists only articles whose title, source or file name holds this")
        )
        self._order.setProperty("role", "field")
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._order.setAccessibleDescription(self.tr("Chooses which articles are listed, and their order"))
        self._order.setMenu(self._order_menu())
        self._name_order()
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._bring.setAccessibleName(self.tr("Bring in articles"))
        self._bring.setAccessibleDescription(self.tr("Chooses files or a folder to read articles from"))

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        self._add_choices(menu, self._choices.items(), self._choose_state)
        menu.addSeparator()
        sorts = [
            ("position", self.tr("In the order they came")),
            ("title", self.tr("By title")),
            ("date", self.tr("By date")),
            ("source", self.tr("By source")),
            ("state", self.tr("By state")),
            ("spans", self.tr("Most spans first")),
        ]
        self._add_choices(menu, sorts, self._choose_sort)
        return menu

    def _add_choices(self, menu: QMenu, choices: Iterable[tuple[str, str]], run: object) -> None:
        group = QActionGroup(menu)
        for value, text in choices:
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(value in ("", "position"))
            action.setData(value)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(run)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(plain_label(self.tr("ARTICLES"), "heading"))
        heading.addStretch(1)
        heading.addWidget(self._done)
        search = QHBoxLayout()
        search.setSpacing(SPACE_2)
        search.addWidget(self._filter, 1)
        search.addWidget(self._order)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_3)
        top.setSpacing(SPACE_2)
        top.addLayout(heading)
        top.addWidget(self._bar)
        top.addLayout(search)
        self._hint = QWidget()
        hint = QVBoxLayout(self._hint)
        hint.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        hint.setSpacing(SPACE_3)
        hint.addWidget(self._empty)
        hint.addWidget(self._bring, 0, Qt.AlignmentFlag.AlignLeft)
        hint.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self._hint, 1)

    def _connect(self) -> None:
        self._filter.textChanged.connect(lambda _: self._filtering.start())
        self._filter.returnPressed.connect(self.view.setFocus)
        self._bring.clicked.connect(lambda: self._actions["articles.import"].trigger())
        self.view.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        session = self._session
        session.project_opened.connect(self._on_project_opened)
        session.project_closed.connect(self._on_project_closed)
        session.document_opened.connect(self._on_document_opened)
        session.layers_changed.connect(self._on_layers_changed)
        session.changed.connect(self._on_changed)
        session.theme_changed.connect(self._on_theme_changed)

    def place(self) -> tuple[int, int]:
        """Return the place of the open article in the list, from 1 (0: not in it), and how many there are."""
        return self.view.currentIndex().row() + 1, self.model.rowCount()

    def step(self, by: int) -> None:
        """Open the article so many rows further."""
        self.open_row(self.view.currentIndex().row() + by)

    def open_row(self, row: int) -> bool:
        """Open the article in a row; False where there is none."""
        line = self.model.line(row)
        if line is not None:
            self._session.open_document(line.id)
        return line is not None

    def open_next_unfinished(self) -> bool:
        """Open the next article that is neither done nor skipped; False where all are."""
        row = self.model.next_unfinished(self.view.currentIndex().row())
        return row >= 0 and self.open_row(row)

    def focus_filter(self) -> None:
        """Put the caret into the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def show_count(self, spans: int) -> None:
        """Show how many spans of mine the open article has now."""
        document = self._session.document
        if document is not None:
            self.model.show_count(self.view.currentIndex().row(), document.id, spans)

    def _choose_state(self, action: QAction) -> None:
        self._state = action.data()
        self._name_order()
        self._load()

    def _choose_sort(self, action: QAction) -> None:
        self._sort = action.data()
        self._load()

    def _name_order(self) -> None:
        name = self._choices[self._state]
        self._order.setText(f"{name} ▾")
        self._order.setAccessibleName(self.tr("Listed: {what}").format(what=name))

    def _load(self) -> None:
        if self._session.has_project:
            self.model.load(self._filter.text().strip(), self._state, self._sort)
            self._show_listed()

    def _show_listed(self) -> None:
        """Show the list or, where it is empty, what to do about it; keep the open article chosen."""
        self._count()
        some = self.model.rowCount() > 0
        narrowed = bool(self._filter.text().strip() or self._state)
        self.view.setVisible(some)
        self._hint.setVisible(not some)
        self._bring.setVisible(not narrowed)
        self._empty.setText(
            self.tr("No article is like that. Change the filter to see others.")
            if narrowed
            else self.tr("No articles yet. Bring some in, or drop files or a folder on this window.")
        )
        self._follow_document()
        self.listed.emit()

    def _count(self) -> None:
        if not self._session.has_project:
            return
        project = self._session.project
        if self._state == ASSIGNED:
            mine, finished = (project.reader.article_numbers(project.layer, state=x) for x in (ASSIGNED, "done"))
            total, done = len(mine), len({*mine} & {*finished})
        else:
            states = project.reader.states(project.layer)
            total, done = sum(states.values()), states.get("done", 0)
        self._done.setText(self.tr("{done} / {total} DONE").format(done=counted(done), total=counted(total)))
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def _follow_document(self) -> None:
        document = self._session.document
        row = self.model.row_of(document.id) if document is not None else -1
        if row == self.view.currentIndex().row():
            return
        chosen = self.view.selectionModel()
        former = chosen.blockSignals(True)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        chosen.setCurrentIndex(self.model.index(row, 0), flags)
        chosen.blockSignals(former)
        if row >= 0:
            self.view.scrollTo(self.model.index(row, 0))
        self.view.viewport().update()

    def _on_row_chosen(self, current: QModelIndex, _: QModelIndex) -> None:
        document = self._session.document
        line = self.model.line(current.row()) if current.isValid() else None
        if line is not None and (document is None or document.id != line.id):
            self._session.open_document(line.id)

    def _on_project_opened(self) -> None:
        self._filter.blockSignals(True)
        self._filter.clear()
        self._filter.blockSignals(False)
        self.model.learn_years()
        self._load()

    def _on_project_closed(self) -> None:
        self._filtering.stop()
        self._counting.stop()
        self.model.clear()

    def _on_document_opened(self) -> None:
        self._follow_document()
        self.listed.emit()

    def _on_layers_changed(self) -> None:
        if self._state:
            self._load()
        else:
            self.model.refresh()
        self._counting.start()

    def _on_changed(self, change: Change) -> None:
        if change.touches("document", "*"):
            row = self.view.currentIndex().row()
            self.model.learn_years()
            self.model.reload()
            if self._session.document is None:
                self.open_row(min(max(0, row), self.model.rowCount() - 1))
            self._show_listed()
        elif change.touches("assignment") and self._state == ASSIGNED:
            self._load()
        elif change.touches("span", "progress"):
            self._refresh(change)
        if change.touches("progress"):
            self._counting.start()

    def _refresh(self, change: Change) -> None:
        """Show new states and counts; a change of one span, as most are, draws one row.

        The spans of the open article are not counted here: `show_count` is told.
        """
        ids, document = change.spans if change.touches("span") else None, self._session.document
        span = self._session.project.reader.get(Span, ids[0]) if ids is not None and len(ids) == 1 else None
        if span is None:
            self.model.refresh()
        elif change.touches("progress") or document is None or span.document_id != document.id:
            self.model.refresh_row(self.model.row_of(span.document_id))

    def _on_theme_changed(self, tokens: Tokens) -> None:
        self.view.delegate.set_theme(tokens)
        self.view.verticalHeader().setDefaultSectionSize(row_height())
        self.view.viewport().update()
