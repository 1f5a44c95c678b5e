"""What a project says of itself to those who get its data: the licence and how to cite it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.app.dataset_card import CITATION, LICENCE
from annotator.app.edits import SetSetting, Together
from annotator.ui.dialogs.pieces import add_field, described
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_3, SPACE_4

SIZE = (520, 300)


class ProjectDialog(QDialog):
    """A form; what it holds is one step of undo."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._before = {key: str(session.project.reader.setting(key, "")) for key in (LICENCE, CITATION)}
        self.licence = QLineEdit(self._before[LICENCE])
        self.licence.setPlaceholderText(self.tr("CC-BY-4.0, or in your own words"))
        self.licence.setCursorPosition(0)
        self.citation = QPlainTextEdit(self._before[CITATION])
        self.citation.setPlaceholderText(self.tr("Who made it, its title, the year; BibTeX is welcome"))
        self.citation.setTabChangesFocus(True)
        self.setWindowTitle(self.tr("Project details"))
        self.resize(*SIZE)
        self._lay_out()

    def _lay_out(self) -> None:
        about = plain_label(self.tr("Dataset cards quote this for those who get the data."), "muted")
        about.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_3)
        grid.setColumnStretch(1, 1)
        add_field(grid, 0, self.tr("Licence"), self.licence, self.tr("Under which licence the data may be used"))
        add_field(grid, 1, self.tr("Citation"), self.citation, self.tr("How the data is to be cited"))
        buttons = QDialogButtonBox()
        for text, role, description in (
            (self.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole, self.tr("Writes what was changed")),
            (self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole, self.tr("Leaves the project as it was")),
        ):
            described(buttons.addButton(text, role), text, description)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(about)
        column.addLayout(grid, 1)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Write what was changed, as one step."""
        said = {LICENCE: self.licence.text().strip(), CITATION: self.citation.toPlainText().strip()}
        changed = tuple(SetSetting(key, value) for key, value in said.items() if value != self._before[key])
        if changed:
            self._session.do(Together("change project settings", changed))
        super().accept()
