"""The way into searching all articles, and the index that makes it quick, built while nobody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import AnnotatorError
from annotator.ui.actions import Actions
from annotator.ui.searching.also_panel import AlsoPanel
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.app.project import Change
    from annotator.ui.searching.concordance import ConcordanceDialog

IDLE, BETWEEN = 3000, 60
"""Milliseconds without a change before indexing begins, and between two parts of it."""


class SearchDeeds(QObject):
    """Opens the one concordance of a project."""

    def __init__(self, session: Session, actions: Actions, also: AlsoPanel, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._dialog: ConcordanceDialog | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._on_idle)
        action = actions.add(
            "search.open",
            self.tr("Search in a&ll articles…"),
            self.open,
            keys=["Ctrl+Shift+F"],
            icon="search",
            description=self.tr("Find words or a pattern in the whole project, in their context, and label them"),
            menu="edit",
        )
        action.setEnabled(session.has_project)
        session.project_opened.connect(lambda: action.setEnabled(True))
        session.project_closed.connect(lambda: action.setEnabled(False))
        session.project_closed.connect(self._idle.stop)
        session.project_opened.connect(lambda: self._idle.start(IDLE))
        session.changed.connect(self._on_changed)
        for wanted in (also.search_wanted, session.search_wanted):
            wanted.connect(self.open)

    def open(self, query: str = "") -> ConcordanceDialog:
        """Show the concordance, and search for `query` where one is given."""
        from annotator.ui.searching.concordance import ConcordanceDialog

        if self._dialog is None:
            self._dialog = ConcordanceDialog(self._session, self._window)
            self._session.project_closed.connect(self._forget)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.ask(query)
        return self._dialog

    def _forget(self) -> None:
        if self._dialog is not None:
            self._session.project_closed.disconnect(self._forget)
            self._dialog.deleteLater()
            self._dialog = None

    def _on_changed(self, change: Change) -> None:
        # Whatever is done now goes first.
        if self._idle.isActive() or change.touches("document", "*"):
            self._idle.start(IDLE)

    def _on_idle(self) -> None:
        from annotator.app.searching import index_some

        if self._session.has_project and self._session.project.writable:
            try:
                left = index_some(self._session.project)
            except AnnotatorError:
                return  # It is found all the same, only slower; the next change tries again.
            if left:
                self._idle.start(BETWEEN)
            else:
                self._session.project.store.fold()
