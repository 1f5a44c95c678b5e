"""The actions that open dialogs: import, export, the codebook; and files dropped on the window.

A dialog's module is read when it is first opened, so that the program starts no later for it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QDialog, QWidget

from annotator.app.settings import Settings
from annotator.domain.errors import AnnotatorError
from annotator.ui.actions import Actions
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.ui.dialogs.codebook_dialog import CodebookDialog
    from annotator.ui.dialogs.export_dialog import ExportDialog
    from annotator.ui.dialogs.import_dialog import ImportDialog
    from annotator.ui.dialogs.project_dialog import ProjectDialog

AnyDialog = TypeVar("AnyDialog", bound=QDialog)
AnyWidget = TypeVar("AnyWidget", bound=QWidget)

PROJECT = ".sorot"
_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def add_dialog_actions(actions: Actions, session: Session, window: QWidget, settings: Settings | None = None) -> Deeds:
    """Add the actions, and let files be dropped on the window; `settings` remember what was chosen last."""
    return Deeds(actions, session, window, settings)


class Deeds(QObject):
    """Opens each dialog once, beside the work; it goes when its project is closed."""

    def __init__(self, actions: Actions, session: Session, window: QWidget, settings: Settings | None = None) -> None:
        super().__init__(window)
        self._settings = settings
        self._actions = actions
        self._session = session
        self._window = window
        self._open: dict[type[QDialog], QDialog] = {}
        self.label_at_hand: Callable[[], str] = str
        """Returns the label that the codebook opens at, or ""."""
        self._add_actions()
        session.project_opened.connect(self._on_project_opened)
        session.project_closed.connect(self._on_project_closed)
        self._on_project_closed()
        self._take_drops(window)

    def _add_actions(self) -> None:
        add = self._actions.add
        self._writing: list[QAction] = [
            add(
                "articles.import", self.tr("&Import articles…"), self.import_files, keys=["Ctrl+I"], icon="import",
                description=self.tr("Bring in articles and spans from files and folders"), menu="file",
            ),
            add(
                "codebook.edit", self.tr("Edit &codebook…"), self.edit_codebook, keys=["Ctrl+B"], icon="codebook",
                description=self.tr("Change labels, their definitions, keys and attributes"), menu="edit",
            ),
            add(
                "codebook.import", self.tr("&Take in a codebook…"), self._ask_codebook,
                description=self.tr("Add the labels of a codebook file"), menu="file",
            ),
            add(
                "project.details", self.tr("Project &details…"), self.describe_project,
                description=self.tr("Say under which licence the data may be used and how it is cited"), menu="file",
            ),
        ]  # fmt: skip
        self._reading: list[QAction] = [
            add(
                "project.export", self.tr("&Export spans…"), self.export, keys=["Ctrl+E"], icon="export",
                description=self.tr("Write spans for training, sharing or keeping"), menu="file",
            ),
            add(
                "codebook.export", self.tr("Sa&ve the codebook…"), self._ask_codebook_target,
                description=self.tr("Write the labels to a file that other projects can take in"), menu="file",
            ),
        ]  # fmt: skip

    def import_files(self) -> ImportDialog:
        """Open the import window."""
        from annotator.ui.dialogs.import_dialog import ImportDialog

        return self._take_drops(self._show(ImportDialog, lambda: ImportDialog(self._session, self._window)))

    def export(self) -> ExportDialog:
        """Open the export window."""
        from annotator.ui.dialogs.export_dialog import ExportDialog

        return self._show(ExportDialog, lambda: ExportDialog(self._session, self._window, self._settings))

    def describe_project(self) -> ProjectDialog:
        """Open what the project says of itself."""
        from annotator.ui.dialogs.project_dialog import ProjectDialog

        return self._show(ProjectDialog, lambda: ProjectDialog(self._session, self._window))

    def edit_codebook(self) -> CodebookDialog:
        """Open the codebook."""
        from annotator.ui.dialogs.codebook_dialog import CodebookDialog

        dialog = self._show(CodebookDialog, lambda: CodebookDialog(self._session, self._actions, self._window))
        if label_id := self.label_at_hand():
            dialog.show_label(label_id)
        return dialog

    def take_codebook(self, path: str) -> None:
        """Add the labels of a codebook file to the project's."""
        from annotator.app import codebook_files
        from annotator.app.codebook_edits import TakeCodebook

        try:
            title, codebook = codebook_files.load(path)
            left = codebook_files.left_out(Path(path))
        except AnnotatorError as error:
            self._session.failed.emit(str(error))
            return
        if self._session.do(TakeCodebook(codebook)):
            said = self.tr("Took in the codebook “{title}”.").format(title=title)
        else:
            said = self.tr("All labels of “{title}” are here already.").format(title=title)
        self._session.announced.emit(" ".join([said, *left]))

    def save_codebook(self, path: Path) -> None:
        """Write the project's codebook to a file."""
        from annotator.app import codebook_files

        try:
            lost = codebook_files.save(path, self._session.project.codebook, self._session.project.name)
        except AnnotatorError as error:
            self._session.failed.emit(str(error))
            return
        saved = self.tr("The codebook is saved as {file}.").format(file=path.name)
        self._session.announced.emit(" ".join([saved, *lost]))

    def _show(self, kind: type[AnyDialog], make: Callable[[], AnyDialog]) -> AnyDialog:
        known = self._open.get(kind)
        if isinstance(known, kind) and known.isVisible():
            dialog = known
        else:
            self._forget(known)
            dialog = self._open[kind] = make()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _take_drops(self, window: AnyWidget) -> AnyWidget:
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        return window

    def _forget(self, dialog: QDialog | None) -> None:
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()

    def _ask_codebook(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        kinds = self.tr("Codebooks (*.json *.qdc);;All files (*)")
        beside = str(self._session.project.path.parent)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Take in a codebook"), beside, kinds)
        if name:
            self.take_codebook(name)

    def _ask_codebook_target(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path = self._session.project.path
        name, kind = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save the codebook"),
            str(path.with_name(f"{path.stem}-codebook")),
            self.tr("Codebooks (*.json);;REFI-QDA codebooks (*.qdc)"),
        )
        if name:
            has_ending = name.casefold().endswith((".json", ".qdc"))
            self.save_codebook(Path(name if has_ending else name + (".qdc" if "qdc" in kind else ".json")))

    def _on_project_opened(self) -> None:
        for action in self._writing:
            action.setEnabled(self._session.project.writable)
        for action in self._reading:
            action.setEnabled(True)

    def _on_project_closed(self) -> None:
        for action in (*self._writing, *self._reading):
            action.setEnabled(False)
        for dialog in self._open.values():
            self._forget(dialog)
        self._open.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files and folders that are dropped on a window; the main window itself opens a dropped project."""
        if event.type() not in _DROPS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths or PROJECT in {path.suffix for path in paths} or not self._actions["articles.import"].isEnabled():
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.import_files().add_files(paths)
        return True
