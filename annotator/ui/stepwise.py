"""One deed on very many rows, done in parts with turns for the window between; together they are one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.edits import Edit
from annotator.ui.session import Session

PART = 1000
"""Rows in one part: some tens of milliseconds."""


class Stepwise(QObject):
    """Does `edit(ids)` part by part.  What was done when it is stopped stays, and undo takes it back whole."""

    progressed = Signal(int, int)
    ended = Signal(int)
    """How many rows the deed was done on."""

    def __init__(
        self, session: Session, ids: Sequence[str], edit: Callable[[tuple[str, ...]], Edit], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._ids = ids
        self._edit = edit
        self._done = 0
        self._joined = False
        self._doing = False
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)
        session.changed.connect(self._on_changed)
        session.project_closed.connect(self.stop)

    def start(self) -> None:
        """Do the first part now, the others as the window finds time."""
        self._turn.start()
        self._on_turn()

    def stop(self) -> None:
        """Do no further part."""
        if self._turn.isActive():
            self._turn.stop()
            self.ended.emit(self._done)
            self.deleteLater()

    def _on_turn(self) -> None:
        part = tuple(self._ids[self._done : self._done + PART])
        self._doing = True
        went_well = self._session.do(self._edit(part), joined=self._joined)
        self._doing = False
        self._joined = self._joined or went_well
        self._done += len(part) if went_well else 0
        self.progressed.emit(self._done, len(self._ids))
        if not went_well or self._done >= len(self._ids):
            self.stop()

    def _on_changed(self, _: object) -> None:
        # Somebody else's deed came between: what follows must not be joined to that.
        self._joined = self._joined and self._doing
