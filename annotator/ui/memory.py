"""Where things stood: the window's size, and each project's article and scroll place, kept in the user's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from annotator.app.settings import Settings
from annotator.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.ui.annotate.screen import AnnotateScreen

WINDOW = "window"


def keep_window(settings: Settings, window: QWidget) -> None:
    """Remember the window's size and place."""
    settings.keep_state(WINDOW, {"geometry": bytes(window.saveGeometry().toBase64().data()).decode()})


def restore_window(settings: Settings, window: QWidget) -> None:
    """Give a window the size and place that were remembered."""
    kept = settings.state(WINDOW).get("geometry")
    if isinstance(kept, str):
        window.restoreGeometry(QByteArray.fromBase64(kept.encode()))


def keep_place(settings: Settings, session: Session, screen: AnnotateScreen) -> None:
    """Remember the article and the scroll place of the open project."""
    document = session.document
    settings.keep_state(_key(session), {"document": document.id if document else "", "screen": screen.state()})


def restore_place(settings: Settings, session: Session, screen: AnnotateScreen) -> None:
    """Open the article that was open last, where it was, or else the first one."""
    project = session.project
    kept = settings.state(_key(session))
    document, state = kept.get("document"), kept.get("screen")
    if isinstance(document, str) and project.reader.number_of(document) is not None:
        session.open_document(document)
    else:
        first = project.reader.article_numbers(project.layer, limit=1)
        for line in project.reader.article_lines(first, project.layer).values():
            session.open_document(line.id)
    screen.restore(state if isinstance(state, dict) else {})
    screen.focus_text()


def _key(session: Session) -> str:
    return str(session.project.path.resolve())
