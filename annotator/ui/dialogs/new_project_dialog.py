"""Asking for a new project: its name, where its file lies, and the codebook it begins with."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.app import codebook_files
from annotator.domain.errors import AnnotatorError
from annotator.ui.dialogs.pieces import add_field, push
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

SUFFIX = ".sorot"
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def ask_new_project(parent: QWidget | None) -> tuple[Path, str, str] | None:
    """Return the path, the codebook (a name or a file) and the name of the project to make, or None."""
    dialog = NewProjectDialog(parent)
    return dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None


class NewProjectDialog(QDialog):
    """Three fields.  The place follows the name until it is chosen by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New project"))
        self.setMinimumWidth(560)
        self._name = QLineEdit()
        self._place = QLineEdit()
        self._codebook = QComboBox()
        self._problem = plain_label(role="bad")
        self._problem.setWordWrap(True)
        self._placed_by_hand = False
        self._fill_codebooks()
        self._lay_out()
        self._name.textChanged.connect(self._on_name)
        self._place.textEdited.connect(self._on_place)
        self._name.setText(self.tr("My project"))
        self._name.selectAll()

    def answer(self) -> tuple[Path, str, str]:
        """Return the path, the codebook and the name that stand in the fields."""
        path = Path(self._place.text().strip()).expanduser()
        if not path.suffix:
            path = path.with_name(path.name + SUFFIX)
        return path, self._codebook.currentData(), self._name.text().strip()

    def _fill_codebooks(self) -> None:
        for name in codebook_files.shipped():
            title, labels = codebook_files.load(name)
            said = title if len(labels) else self.tr("Empty: labels come as you make them")
            self._codebook.addItem(said, name)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_3)
        grid.setColumnStretch(1, 1)
        add_field(grid, 0, self.tr("Name"), self._name, self.tr("What the project is called"))
        add_field(grid, 1, self.tr("File"), self._place, self.tr("Where the project's one file lies"))
        browse = push(self.tr("Choose…"), self.tr("Choose the folder and the file's name"), self._browse)
        grid.addWidget(browse, 1, 2)
        add_field(grid, 2, self.tr("Codebook"), self._codebook, self.tr("The labels the project begins with"))
        take = push(self.tr("From a file…"), self.tr("Begin with the labels of a file"), self._ask_codebook)
        grid.addWidget(take, 2, 2)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._problem, 1)
        row.addWidget(push(self.tr("Cancel"), self.tr("Make no project"), self.reject))
        self._make = push(self.tr("Make project"), self.tr("Make the project and open it"), self._try, "primary")
        self._make.setDefault(True)
        row.addWidget(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_4)
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(row)

    def _on_name(self, name: str) -> None:
        if not self._placed_by_hand:
            documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
            folder = documents if documents.is_dir() else Path.home()
            file = _UNFIT.sub(" ", name).strip(" .").replace(" ", "-").lower() or "project"
            self._place.setText(str(folder / f"{file}{SUFFIX}"))
        self._problem.clear()

    def _on_place(self) -> None:
        self._placed_by_hand = True
        self._problem.clear()

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("New project's file"), self._place.text(), self.tr("Sorot projects (*.sorot)")
        )
        if name:
            self._place.setText(name)
            self._on_place()

    def _ask_codebook(self) -> None:
        kinds = self.tr("Codebooks (*.json *.qdc);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a codebook"), "", kinds)
        if name:
            self.choose_codebook(name)

    def choose_codebook(self, path: str) -> None:
        """Take a codebook file, if it can be read."""
        try:
            title, _ = codebook_files.load(path)
            left = codebook_files.left_out(Path(path))
        except AnnotatorError as error:
            self._problem.setText(str(error))
            return
        self._problem.setText(" ".join(left))
        said = title or Path(path).stem
        self._codebook.addItem(self.tr("{title} ({file})").format(title=said, file=Path(path).name), path)
        self._codebook.setCurrentIndex(self._codebook.count() - 1)

    def _try(self) -> None:
        path, _, name = self.answer()
        if not name:
            self._problem.setText(self.tr("Give the project a name."))
        elif path.exists():
            self._problem.setText(
                self.tr("“{file}” is already there. Choose another name, or open it.").format(file=path.name)
            )
        elif not path.parent.is_dir():
            self._problem.setText(self.tr("There is no folder “{folder}”.").format(folder=path.parent))
        else:
            self.accept()
