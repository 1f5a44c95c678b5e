"""The window's screens: annotate from the start, the others made when somebody goes there first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from annotator.app.settings import Settings
from annotator.domain.annotator import Layer
from annotator.domain.span import Span
from annotator.ui.actions import Actions
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.ui.annotate.screen import AnnotateScreen

ANNOTATE, REVIEW, INSIGHTS = "annotate", "review", "insights"
AT_HAND = (
    "span.next", "span.previous", "span.larger", "span.smaller", "span.remove", "span.copy", "span.copy_quotation",
    "span.add_piece", "span.remove_piece", "span.relate", "line.dim", "line.dim_everywhere",
    "relation.edit", "relation.turn", "relation.delete",
)  # fmt: skip
"""What is done at once with the caret or the selection in Annotate's text: only while that is in sight."""


class Screens(QObject):
    """Switches between screens; each is an action, and a segment of the header.

    A screen learns from its show and hide events whether it is in sight.
    """

    shown = Signal(str)

    def __init__(self, session: Session, actions: Actions, pages: QStackedWidget, annotate: AnnotateScreen) -> None:
        super().__init__(pages)
        self._session = session
        self._actions = actions
        self._pages = pages
        self._annotate = annotate
        self._screens: dict[str, QWidget] = {ANNOTATE: annotate}
        self._hands: dict[str, QWidget] = {ANNOTATE: annotate.text}
        """Where the keyboard is at home in a screen."""
        self._texts: dict[str, QWidget] = {}
        """Other screens' own texts."""
        self._choose_place: Callable[[str], None] = lambda span_id: None
        """Goes to the place of a span in Review, once that is made."""
        self._makers: dict[str, Callable[[], QWidget]] = {REVIEW: self._make_review, INSIGHTS: self._make_insights}
        self.current = ANNOTATE
        self._settings: Settings | None = None
        self._group = QActionGroup(self)
        self.switches = [
            self._switch(ANNOTATE, self.tr("&Annotate"), "Ctrl+Alt+1", self.tr("Read, mark and label")),
            self._switch(REVIEW, self.tr("&Review"), "Ctrl+Alt+2", self.tr("Compare teammates' spans and settle them")),
            self._switch(INSIGHTS, self.tr("&Insights"), "Ctrl+Alt+3", self.tr("Progress, labels and agreement")),
        ]
        self.switches[0].setChecked(True)
        pages.window().installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        session.span_wanted.connect(self._go_to_span)
        session.place_wanted.connect(self._go_to_place)
        session.discussion_wanted.connect(self._go_to_discussion)
        session.look_changed.connect(self._on_look_changed)

    def _switch(self, name: str, text: str, key: str, description: str) -> QAction:
        action = self._actions.add(
            f"screen.{name}",
            text,
            partial(self.show, name),
            keys=[key],
            description=description,
            menu="view",
            checkable=True,
        )
        action.setEnabled(self._session.has_project)
        self._session.project_opened.connect(partial(action.setEnabled, True))
        self._session.project_closed.connect(partial(action.setEnabled, False))
        self._group.addAction(action)
        return action

    def show(self, name: str) -> None:
        """Go to a screen."""
        if name not in self._screens:
            self._screens[name] = self._makers[name]()
            self._pages.addWidget(self._screens[name])
        self.current = name
        self._pages.setCurrentWidget(self._screens[name])
        self._actions[f"screen.{name}"].setChecked(True)
        for deed in AT_HAND:
            self._actions[deed].setEnabled(name == ANNOTATE and self._session.has_project)
        self.shown.emit(name)

    def _go_to_span(self, document_id: str, span_id: str) -> None:
        span = self._session.project.reader.get(Span, span_id)
        self.show(ANNOTATE)
        if span is None or Layer(span.annotator_id, span.round) in self._session.shown:
            self._annotate.go_to_span(document_id, span_id)
        else:
            # Where its layer is not shown, the words are what there is to see.
            self._annotate.go_to_place(document_id, span.start, span.end)

    def _go_to_place(self, document_id: str, start: int, end: int) -> None:
        self.show(ANNOTATE)
        self._annotate.go_to_place(document_id, start, end)

    def _go_to_discussion(self, document_id: str, span_id: str) -> None:
        """Go to a span in Annotate where it is shown, else to its place in Review, where a teammate's stands."""
        session = self._session
        span = session.project.reader.get(Span, span_id)
        is_shown = span is None or Layer(span.annotator_id, span.round) in session.shown
        if span is None or is_shown or session.blind or span.round != session.project.round:
            self._go_to_span(document_id, span_id)
            return
        self.show(REVIEW)
        session.open_document(document_id)
        self._hands[REVIEW].setFocus()
        self._choose_place(span_id)

    def _on_look_changed(self, settings: Settings) -> None:
        self._settings = settings

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        """Never leave the keyboard out of sight, in the hidden Annotate.

        What leads to its text leads to that of the screen in sight, if there is one; what leads to a field brings it.
        """
        if self.current == ANNOTATE or now is None or not self._annotate.isAncestorOf(now):
            return
        text = self._texts.get(self.current) if now is self._annotate.text else None
        if text is None:
            self.show(ANNOTATE)
        (text or now).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_review(self) -> QWidget:
        from annotator.ui.review.screen import ReviewScreen

        review = ReviewScreen(self._session, self._actions)
        self._hands[REVIEW], self._texts[REVIEW] = review.view, review.text
        self._choose_place = review.places.go_to_span
        if self._settings is not None:
            review.apply_settings(self._settings)
        # One size for both, whichever is made larger; the annotate screen keeps it.
        review.text.zoomed.connect(self._annotate.text.set_reading_points)
        self._annotate.text.zoomed.connect(review.text.set_reading_points)
        self._session.look_changed.connect(review.apply_settings)
        return review

    def _make_insights(self) -> QWidget:
        from annotator.ui.insights.screen import InsightsScreen

        return InsightsScreen(self._session, self._actions)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape, where nothing else needs it, lead home: to the text, or to a review's places."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self._session.has_project
        ):
            if self.current not in self._hands:
                self.show(ANNOTATE)
            self._hands[self.current].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)
