"""The actions that open dialogs: import, export, the codebook; and files dropped on the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from annotator.ui.actions import Actions
from annotator.ui.session import Session


def add_dialog_actions(actions: Actions, session: Session, window: QWidget) -> None:
    """Add the actions, and let files be dropped on the window."""
