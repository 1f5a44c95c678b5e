"""Teammates' files dropped on the window while a project is open: gather from them, or what else they are good for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.errors import AnnotatorError

PROJECT, ROWS = ".sorot", ".jsonl"
_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
Take = Callable[[Sequence[Path]], object]


class TeamDrops(QObject):
    """Opens a small menu where projects or files of rows were dropped; Escape leaves everything as it was."""

    def __init__(
        self,
        window: QWidget,
        may_gather: Callable[[], bool],
        gather: Take,
        bring_in: Take,
        show: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._may_gather = may_gather
        self._gather, self._bring_in, self._show = gather, bring_in, show
        window.installEventFilter(self)

    def menu_for(self, paths: Sequence[Path]) -> QMenu:
        """Return what can be done with these files."""
        menu = QMenu(self._window)
        menu.setAccessibleName(self.tr("What to do with the dropped files"))
        menu.aboutToHide.connect(menu.deleteLater)
        words = self.tr("Gather what is new in it") if len(paths) == 1 else self.tr("Gather what is new in them")
        gather = menu.addAction(words, partial(self._gather, paths))
        menu.setActiveAction(gather)
        if all(path.suffix.casefold() == ROWS for path in paths):
            menu.addAction(self.tr("Import them as articles"), partial(self._bring_in, paths))
        elif len(paths) == 1:
            menu.addAction(self.tr("Open it instead"), partial(self._show, paths[0]))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take such files before the window and the import see them."""
        if event.type() not in _DROPS or not isinstance(event, QDropEvent) or not self._may_gather():
            return super().eventFilter(watched, event)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not _are_teammates(paths):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            place = self._window.mapToGlobal(event.position().toPoint())
            # Not before the drop has ended: whoever dragged still holds the mouse until then.
            QTimer.singleShot(0, self, lambda: self.menu_for(paths).popup(place))
        return True


def _are_teammates(paths: Sequence[Path]) -> bool:
    return bool(paths) and all(path.suffix.casefold() == PROJECT or _holds_rows(path) for path in paths)


def _holds_rows(path: Path) -> bool:
    from annotator.formats import registry

    try:
        return path.suffix.casefold() == ROWS and registry.for_reading(path).name == "jsonl"
    except AnnotatorError:
        return False
