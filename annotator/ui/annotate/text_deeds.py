"""The actions of the text and its spans: walking, copying, finding, and the size of the letters."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from annotator.ui.actions import Actions
from annotator.ui.annotate.find_bar import FindBar
from annotator.ui.annotate.marking import Marking
from annotator.ui.annotate.wording import quotation
from annotator.ui.session import Session
from annotator.ui.text.page import NORMAL_POINTS
from annotator.ui.text.view import TextView


class TextDeeds(QObject):
    """What can be done in the open article."""

    def __init__(
        self, session: Session, text: TextView, marking: Marking, find: FindBar, actions: Actions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._marking = marking
        self._find = find
        self.added = [
            *self._add_walking(actions),
            *self._add_copying(actions),
            *self._add_finding(actions),
            *self._add_sizing(actions),
        ]
        text.walk_ended.connect(self._on_walk_ended)

    def _add_walking(self, actions: Actions) -> list[QAction]:
        walk, around = self._text.walk, self._text.select_around
        next_ = self.tr("Select the next span in reading order; in the text: full stop")
        previous = self.tr("Select the span before in reading order; in the text: comma")
        larger = self.tr("Select the larger span around the caret; in the text: Alt+Up")
        smaller = self.tr("Select the smaller span at the caret; in the text: Alt+Down")
        remove = self.tr("Remove the selected span; in the text: Delete")
        return [
            actions.add(
                "span.next", self.tr("&Next span"), partial(walk, forward=True), description=next_, menu="span"
            ),
            actions.add(
                "span.previous",
                self.tr("&Previous span"),
                partial(walk, forward=False),
                description=previous,
                menu="span",
            ),
            actions.add(
                "span.larger", self.tr("&Larger span"), partial(around, larger=True), description=larger, menu="span"
            ),
            actions.add(
                "span.smaller",
                self.tr("&Smaller span"),
                partial(around, larger=False),
                description=smaller,
                menu="span",
            ),
            actions.add(
                "span.remove",
                self.tr("&Remove span"),
                self._marking.remove,
                icon="delete",
                description=remove,
                menu="span",
            ),
        ]

    def _add_copying(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "span.copy_quotation",
                self.tr("Copy as &quotation"),
                self._copy_quotation,
                keys=["Ctrl+Shift+C"],
                icon="copy",
                description=self.tr("Copy the selected text or span in quotation marks, with its source"),
                menu="span",
            ),
            actions.add(
                "span.copy",
                self.tr("Copy &words"),
                self._copy_words,
                icon="copy",
                description=self.tr("Copy the selected text or the words of the selected span"),
                menu="span",
            ),
        ]

    def _add_finding(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "text.find",
                self.tr("&Find in this article"),
                self._find.open,
                keys=[QKeySequence.StandardKey.Find],
                icon="search",
                description=self.tr("Find words in the article in sight"),
                menu="edit",
            ),
            actions.add(
                "text.find_next",
                self.tr("Find ne&xt"),
                partial(self._find.step, 1),
                keys=["F3"],
                description=self.tr("Go to the next place where the words stand"),
                menu="edit",
            ),
            actions.add(
                "text.find_previous",
                self.tr("Find pre&vious"),
                partial(self._find.step, -1),
                keys=["Shift+F3"],
                description=self.tr("Go to the place before where the words stand"),
                menu="edit",
            ),
        ]

    def _add_sizing(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "text.larger",
                self.tr("&Larger text"),
                partial(self._text.zoom_by, 1),
                keys=[QKeySequence.StandardKey.ZoomIn, "Ctrl+="],
                icon="zoom-in",
                description=self.tr("Make the article's letters larger"),
                menu="view",
            ),
            actions.add(
                "text.smaller",
                self.tr("S&maller text"),
                partial(self._text.zoom_by, -1),
                keys=[QKeySequence.StandardKey.ZoomOut],
                icon="zoom-out",
                description=self.tr("Make the article's letters smaller"),
                menu="view",
            ),
            actions.add(
                "text.normal",
                self.tr("&Normal text"),
                partial(self._text.set_reading_points, NORMAL_POINTS),
                keys=["Ctrl+0"],
                description=self.tr("Give the article's letters their usual size"),
                menu="view",
            ),
        ]

    def _words(self) -> str:
        selection, span = self._text.selection(), self._marking.selected()
        if selection is not None:
            return self._text.text()[slice(*selection)]
        return span.quote if span is not None else ""

    def _copy(self, words: str) -> None:
        if words:
            QGuiApplication.clipboard().setText(words)
            self._session.announced.emit(self.tr("Copied"))
        else:
            self._session.announced.emit(self.tr("Select words or a span first, then copy."))

    def _copy_words(self) -> None:
        self._copy(self._words())

    def _copy_quotation(self) -> None:
        words, document = self._words(), self._session.document
        self._copy(quotation(words, document) if words and document is not None else "")

    def _on_walk_ended(self, forward: bool) -> None:
        self._session.announced.emit(self.tr("No span follows.") if forward else self.tr("No span stands before this."))
