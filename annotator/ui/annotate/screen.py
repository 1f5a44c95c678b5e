"""The screen where articles are read and marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.session import Session
from annotator.ui.text.view import TextView


class AnnotateScreen(QWidget):
    """The text of the open article."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.text = TextView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        session.document_opened.connect(self._show)
        for name, by in (("article.next", 1), ("article.previous", -1)):
            actions.add(name, name, lambda by=by: self._step(by), menu="go")

    def apply_settings(self, settings: Settings) -> None:
        """Follow the settings."""
        self.text.snap_to_words = settings["snap_to_words"]

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to what was remembered."""

    def focus_text(self) -> None:
        """Put the focus into the text."""
        self.text.setFocus()

    def place_in_list(self) -> tuple[int, int]:
        """Return the open article's place from 1, and how many there are."""
        numbers = self._numbers()
        document = self._session.document
        number = self._session.project.reader.number_of(document.id) if document else None
        return (numbers.index(number) + 1 if number in numbers else 0), len(numbers)

    def _numbers(self) -> list[int]:
        project = self._session.project
        return project.reader.article_numbers(project.layer)

    def _step(self, by: int) -> None:
        project, (place, of) = self._session.project, self.place_in_list()
        if 0 < place + by <= of:
            number = self._numbers()[place + by - 1]
            self._session.open_document(project.reader.article_lines([number], project.layer)[number].id)

    def _show(self) -> None:
        document = self._session.document
        if document is not None:
            self.text.set_article(document.text, [], document.title, document.source)
