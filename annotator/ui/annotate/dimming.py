"""Correcting what is dimmed: the line at the caret, here or in all articles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from annotator.domain.boilerplate import line_at
from annotator.ui.actions import Actions
from annotator.ui.session import Session
from annotator.ui.text.view import TextView


class Dimming(QObject):
    """Dims the line at the caret where it is not dimmed, and the other way round."""

    def __init__(self, session: Session, text: TextView, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self.added = [
            actions.add(
                "line.dim",
                self.tr("&Dim this line here as boilerplate, or no longer"),
                self.turn,
                keys=["Ctrl+Shift+D"],
                icon="dim",
                description=self.tr("The line at the caret is boilerplate, or is not, in this article"),
                menu="edit",
            ),
            actions.add(
                "line.dim_everywhere",
                self.tr("Dim this line ever&ywhere as boilerplate, or no longer"),
                partial(self.turn, everywhere=True),
                keys=["Alt+D"],
                icon="dim",
                description=self.tr("The line at the caret is boilerplate, or is not, wherever it stands"),
                menu="edit",
            ),
        ]

    def is_dimmed(self) -> bool:
        """Whether the line at the caret is dimmed."""
        line = line_at(self._text.text(), self._text.caret())
        return line[0] < line[1] and self._text.is_dimmed(*line)

    def turn(self, *, everywhere: bool = False) -> None:
        """Dim the line at the caret, or no longer."""
        from annotator.app.boilerplate_edits import DimLine, DimLineEverywhere

        document = self._session.document
        if document is None:
            return
        start, end = line_at(document.text, self._text.caret())
        if start == end:
            self._session.announced.emit(self.tr("Put the caret into a line first."))
            return
        dimmed = not self._text.is_dimmed(start, end)
        kind = DimLineEverywhere if everywhere else DimLine
        if self._session.do(kind(document.id, start, end, dimmed)):
            self._session.announced.emit(self._said(dimmed, everywhere))

    def _said(self, dimmed: bool, everywhere: bool) -> str:
        if everywhere:
            return self.tr("Dimmed in all articles") if dimmed else self.tr("No longer dimmed in any article")
        return self.tr("Dimmed in this article") if dimmed else self.tr("No longer dimmed in this article")
