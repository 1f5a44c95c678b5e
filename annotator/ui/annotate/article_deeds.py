"""The actions of articles: walking through the list, finishing, skipping, correcting and removing them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from annotator.ui.actions import Actions
from annotator.ui.annotate.articles_panel import ArticlesPanel
from annotator.ui.annotate.span_words import shortened
from annotator.ui.annotate.wording import title_of
from annotator.ui.session import Session
from annotator.ui.words import state_name


class ArticleDeeds(QObject):
    """What can be done with the open article and the list it stands in."""

    def __init__(self, session: Session, articles: ArticlesPanel, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._articles = articles
        self._window = parent
        self.added = [*self._add_walking(actions), *self._add_finishing(actions), *self._add_correcting(actions)]

    def _add_walking(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "article.next",
                self.tr("&Next article"),
                partial(self._articles.step, 1),
                keys=["Ctrl+PgDown"],
                icon="next",
                description=self.tr("Open the next article of the list"),
                menu="go",
            ),
            actions.add(
                "article.previous",
                self.tr("&Previous article"),
                partial(self._articles.step, -1),
                keys=["Ctrl+PgUp"],
                icon="previous",
                description=self.tr("Open the article before in the list"),
                menu="go",
            ),
            actions.add(
                "article.next_unfinished",
                self.tr("Next &unfinished article"),
                self.open_unfinished,
                keys=["Ctrl+Shift+PgDown"],
                description=self.tr("Open the next article that is neither done nor skipped"),
                menu="go",
            ),
            actions.add(
                "article.filter",
                self.tr("&Filter articles"),
                self._articles.focus_filter,
                keys=["Ctrl+L"],
                description=self.tr("Type to list only some articles"),
                menu="go",
            ),
        ]

    def _add_finishing(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "article.done_and_next",
                self.tr("&Done and next"),
                partial(self._finish, "done"),
                keys=["Ctrl+Return", "Ctrl+Enter"],
                icon="done",
                description=self.tr("Mark the article done and open the next unfinished one"),
                menu="go",
            ),
            actions.add(
                "article.skip",
                self.tr("&Skip and next"),
                partial(self._finish, "skipped"),
                keys=["Ctrl+Shift+Return", "Ctrl+Shift+Enter"],
                icon="skip",
                description=self.tr("Put the article aside and open the next unfinished one"),
                menu="go",
            ),
            actions.add(
                "article.done",
                self.tr("Done, or not d&one"),
                self._toggle_done,
                keys=["Ctrl+D"],
                description=self.tr("Mark the article done, or in progress again"),
                menu="go",
            ),
        ]

    def _add_correcting(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "article.details",
                self.tr("&Article details…"),
                self._show_details,
                keys=["Ctrl+Shift+I"],
                icon="edit",
                description=self.tr("Correct title, source, date, language and address"),
                menu="edit",
            ),
            actions.add(
                "article.remove",
                self.tr("Rem&ove article"),
                self._remove,
                icon="delete",
                description=self.tr("Take the article and its spans out of the project; undo brings it back"),
                menu="edit",
            ),
        ]

    def open_unfinished(self) -> None:
        """Open the next article that is neither done nor skipped, or say that there is none."""
        if not self._articles.open_next_unfinished():
            self._session.announced.emit(self.tr("Every article in the list is done or skipped."))

    def _state(self) -> str:
        document, project = self._session.document, self._session.project
        return project.reader.state(document.id, project.layer) if document is not None else "new"

    def _set_state(self, state: str) -> bool:
        """Set the open article's state; False where that failed."""
        from annotator.app.edits import SetProgress

        document = self._session.document
        if document is None or self._state() == state:
            return document is not None
        if not self._session.do(SetProgress((document.id,), self._session.project.layer, state)):
            return False
        self._session.announced.emit(f"{shortened(title_of(document), 60)}: {state_name(state)}")
        return True

    def _finish(self, state: str) -> None:
        if self._set_state(state):
            self.open_unfinished()

    def _toggle_done(self) -> None:
        self._set_state("started" if self._state() == "done" else "done")

    def _show_details(self) -> None:
        from annotator.ui.annotate.details_dialog import DetailsDialog  # Not at the start of the program.

        if self._session.document is not None:
            DetailsDialog(self._session, self._session.document, self._window).open()

    def _remove(self) -> None:
        from annotator.app.edits import RemoveDocuments

        document = self._session.document
        if document is not None and self._session.do(RemoveDocuments((document.id,), self._session.project.me.id)):
            sentence = self.tr("“{title}” was removed. Undo brings it back.")
            self._session.announced.emit(sentence.format(title=shortened(title_of(document), 60)))
