"""The review screen: articles, the text with everybody's spans, and a table of the places where they meet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.app.agreement import Agreement
from annotator.app.project import Change
from annotator.app.reviewing import Case
from annotator.app.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.annotate.articles_panel import ArticlesPanel
from annotator.ui.dialogs.pieces import push
from annotator.ui.review.discussion_panel import DiscussionPanel
from annotator.ui.review.figures_strip import FiguresStrip
from annotator.ui.review.halves import Halves
from annotator.ui.review.passages import PassagesDialog
from annotator.ui.review.places_panel import PlacesPanel
from annotator.ui.review.review_text import ReviewText
from annotator.ui.review.settling import Settling
from annotator.ui.session import Session
from annotator.ui.text.snapping import Snapping
from annotator.ui.text.view import TextView
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

WIDTHS = (262, 1178)


class ReviewScreen(QWidget):
    """Puts the pieces together; what is decided goes through Settling."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self.settling = Settling(session, self)
        self.articles = ArticlesPanel(session, actions, reviewing=True)
        self.figures = FiguresStrip(session)
        self.text = TextView()
        self.text.setAccessibleName(self.tr("Article text under review"))
        self.shown = ReviewText(session, self.text, self)
        self.places = PlacesPanel(session, self.settling)
        self.model, self.view, self.verdicts = self.places.model, self.places.view, self.places.verdicts
        self._agreed = push(self.tr("Accept all agreed"), self.tr("Accepts what all have alike"), self._accept_agreed)
        self._next = push(
            self.tr("Next disagreement"), self.tr("Goes to the next open place, here or in another article"),
            self._walk_on, "primary",
        )  # fmt: skip
        self.discussion = DiscussionPanel(session)
        self._dirty = True
        self._lay_out()
        self._connect()
        self._add_actions(actions)
        self._on_theme_changed()

    def _lay_out(self) -> None:
        strip = QFrame()
        strip.setProperty("role", "bar")
        top = QHBoxLayout(strip)
        top.setContentsMargins(SPACE_3, SPACE_2, SPACE_4, SPACE_2)
        top.setSpacing(SPACE_2)
        top.addWidget(self.figures, 1)
        top.addWidget(self._agreed)
        top.addWidget(self._next)
        self._reading = QSplitter(Qt.Orientation.Vertical)
        self._reading.setChildrenCollapsible(False)
        self._reading.setHandleWidth(1)
        self._reading.addWidget(self.text)
        self._reading.addWidget(self.discussion)
        self._reading.setStretchFactor(0, 1)
        self.text.setMinimumWidth(260)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(Halves(self._reading, self.places), 1)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(1)
        self.articles.setMinimumWidth(180)
        columns.addWidget(self.articles)
        columns.addWidget(middle)
        columns.setSizes(list(WIDTHS))
        columns.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(columns)

    def _connect(self) -> None:
        session, application = self._session, QApplication.instance()
        assert isinstance(application, QApplication)
        self.settling.reloaded.connect(self._show_cases)
        self.settling.disagreement_found.connect(self._on_disagreement_found)
        self.view.accepted.connect(self._on_accepted)
        self.view.walked.connect(lambda forward: self.places.walk(forward=forward))
        self.view.reopened.connect(self._on_reopened)
        self.view.reading_wanted.connect(self.text.setFocus)
        self.view.note_wanted.connect(self._write_note)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._on_case_chosen())
        self.shown.drawn.connect(self._on_drawn)
        self.shown.span_selected.connect(self._on_span_selected)
        self.figures.passages_wanted.connect(self.show_passages)
        self.places.round_wanted.connect(lambda: self._actions["team.round"].trigger())
        self.places.filter.currentIndexChanged.connect(lambda _: self._show_cases())
        self.verdicts.accepted.connect(self._on_accepted)
        self.verdicts.draw_wanted.connect(self._on_draw)
        self.verdicts.note.editingFinished.connect(self._keep_note)
        self.verdicts.left.connect(self.view.setFocus)
        self.view.comment_wanted.connect(self.discussion.write)
        self.discussion.left.connect(self.view.setFocus)
        self.discussion.fitted.connect(self._fit_discussion)
        application.focusChanged.connect(self._on_focus_changed)
        session.document_opened.connect(self._on_document_opened)
        session.changed.connect(self._on_changed)
        session.theme_changed.connect(lambda _: self._on_theme_changed())
        session.project_opened.connect(self._on_project_opened)
        self.articles.view.reading_wanted.connect(self.view.setFocus)

    def _add_actions(self, actions: Actions) -> None:
        add = actions.add
        self._own: list[QAction] = [
            add(
                "review.next", self.tr("Next disa&greement"), self._walk_on, keys=["Ctrl+J"],
                description=self.tr("Go to the next open place, here or in another article"), menu="go",
            ),
            add(
                "review.agreed", self.tr("Accept all a&greed"), self._accept_agreed, keys=["Ctrl+Shift+A"],
                description=self.tr("Accept what all annotators have alike in this article"), menu="span",
            ),
            add(
                "review.majority", self.tr("Accept the &majority"), partial(self._accept_agreed, by_majority=True),
                description=self.tr("Accept what more than half of the annotators have alike"), menu="span",
            ),
            add(
                "review.table", self.tr("Go to the p&laces"), self.view.setFocus, keys=["Shift+F6"],
                description=self.tr("Give the keyboard to the table of places to settle"), menu="go",
            ),
        ]  # fmt: skip

    def apply_settings(self, settings: Settings) -> None:
        """Put the reader's settings of texts in force; initials and names stand above spans whatever they say."""
        self.text.set_reading_font(settings["reading_face"])
        self.text.set_reading_points(settings["text_size"])
        self.text.set_measure(settings["line_height"], settings["column_width"])
        self.text.set_snapping(Snapping(settings["snap"], settings["trim"]))

    def show_passages(self, found: Agreement) -> None:
        """List the passages behind the figures."""
        PassagesDialog(self._session, found, self).show()

    def _case(self) -> Case | None:
        return self.view.current()

    def _show_cases(self) -> None:
        self.shown.show_cases(self.settling.cases)
        self.places.show_cases()
        self._show_deeds()
        count = self.settling.agreed()
        words = self.tr("Accept all agreed ({count})").format(count=count) if count else self.tr("Accept all agreed")
        self._agreed.setText(words)
        self._agreed.setEnabled(count > 0 and self._session.project.writable)

    def _show_deeds(self) -> None:
        case = self._case()
        self.verdicts.show_case(case, self.settling.layers)
        self.discussion.show_case(case, self.model.words(case) if case else "")

    def _on_case_chosen(self) -> None:
        case = self._case()
        if case is not None:
            held = self.shown.blockSignals(True)
            self.shown.follow(case)
            self.shown.blockSignals(held)
        self._show_deeds()

    def _fit_discussion(self, height: int) -> None:
        self._reading.setSizes([max(0, self._reading.height() - self._reading.handleWidth() - height), height])
        case = self._case()
        if case is not None:
            self.text.bring_into_sight(case.place.start)

    def _on_span_selected(self, span_id: str) -> None:
        row = self.model.row_with(span_id)
        if row >= 0 and row != self.view.currentIndex().row():
            self.view.selectionModel().blockSignals(True)
            self.view.selectRow(row)
            self.view.selectionModel().blockSignals(False)
            self.view.viewport().update()
            self._show_deeds()

    def _on_accepted(self, nth: int) -> None:
        case = self._case()
        if case is None:
            return
        before = self.view.currentIndex().row()
        note = self.verdicts.draft()
        (self.settling.reject(case, note) if nth < 0 else self.settling.accept(case, nth, note))
        now = self._case()
        if now is not None and now.settled and self.view.currentIndex().row() == before:
            self.places.walk(forward=True, here=True)
        self.view.setFocus()

    def _on_reopened(self) -> None:
        case = self._case()
        if case is not None:
            self.settling.open_again(case)

    def _on_draw(self) -> None:
        self.text.setFocus()
        self._session.announced.emit(self.tr("Select words in the text, then press a tag's key or type its name."))

    def _on_drawn(self, label_id: str, ranges: tuple[tuple[int, int], ...], like: object) -> None:
        case = self._case()
        start, end = ranges[0][0], ranges[-1][1]
        if case is not None and not (case.place.start < end and start < case.place.end):
            case = None
        self.settling.draw(label_id, ranges, case, like)  # type: ignore[arg-type]  # a signal carries any object

    def _accept_agreed(self, *, by_majority: bool = False) -> None:
        if self._session.has_project:
            self.settling.accept_agreed(by_majority=by_majority)

    def _walk_on(self) -> None:
        if self._session.blind:
            self._session.announced.emit(self.tr("This round is blind: nothing is settled until somebody opens it."))
        elif not self.places.walk(forward=True):
            self.settling.find_next()

    def _on_disagreement_found(self, document_id: str) -> None:
        if document_id:
            self._session.open_document(document_id)
        self.places.go_to_first()

    def _write_note(self) -> None:
        if self.verdicts.note.isEnabled():
            self.verdicts.note.setFocus()

    def _keep_note(self) -> None:
        case = self._case()
        if case is not None and case.verdict is not None:
            self.settling.note(case, self.verdicts.note.text().strip())
        else:
            self.verdicts.draft()

    def _on_document_opened(self) -> None:
        if self.isVisible():
            self._enter()
        else:
            self._dirty = True

    def _on_project_opened(self) -> None:
        self.settling.left_out.clear()
        self.figures.forget()
        self._dirty = True

    def _on_changed(self, change: Change) -> None:
        if not change.touches("span", "verdict", "progress", "label", "annotator", "document", "setting", "*"):
            return
        if self.isVisible() and self._session.has_project:
            self.settling.reload()
            # What is done here makes gold, which no figure counts; what comes in or is taken back may be anybody's.
            if change.kind != "do" or change.touches("setting", "progress", "*"):
                self._measure()
        else:
            self._dirty = True

    def _measure(self) -> None:
        if self._session.blind:
            self.figures.forget()
        else:
            self.figures.measure()

    def _enter(self) -> None:
        self._dirty = False
        self.shown.show_article(())
        self.settling.reload()

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is self.view:
            keys = self.tr("1–9 accept · 0 reject · J/K next/previous · C comment · N note · Backspace open again")
            self._session.hinted.emit(keys)
        elif now is self.text:
            self._session.hinted.emit(self.tr("Select words, then 1–9 draws your own · Shift+F6 places · ? all keys"))

    def _on_theme_changed(self) -> None:
        self.text.set_theme(self._session.tokens)
        self.articles.view.delegate.set_theme(self._session.tokens)
        if self.isVisible():
            self.shown.show_cases(self.settling.cases)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the project holds now, and measure agreement."""
        super().showEvent(event)
        for action in self._own:
            action.setEnabled(self._session.has_project)
        if self._session.has_project:
            if self._dirty:
                self._enter()
            self._measure()
            self.view.setFocus()
            self._on_focus_changed(None, self.view)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep a note that is being typed; the keys of reviewing rest."""
        if self._session.has_project:
            self._keep_note()
        for action in self._own:
            action.setEnabled(False)
        super().hideEvent(event)
