"""The insights screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from annotator.ui.actions import Actions
from annotator.ui.session import Session


class InsightsScreen(QWidget):
    """To come."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
