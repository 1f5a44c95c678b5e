"""What is known about an article, to correct: title, source, date, language and address; never its text."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.app.edits import DescribeDocument, describes
from annotator.domain.document import Document
from annotator.domain.metadata import as_date
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_3, SPACE_4


class DetailsDialog(QDialog):
    """A form; what it holds is one step of undo."""

    def __init__(self, session: Session, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = document
        self.setWindowTitle(self.tr("Article details"))
        self.setMinimumWidth(460)
        names = {
            "title": (self.tr("Title"), ""),
            "source": (self.tr("Source"), self.tr("Who published it")),
            "published": (self.tr("Date"), self.tr("2024, 2024-06 or 2024-06-19")),
            "language": (self.tr("Language"), self.tr("A code: id, en")),
            "url": (self.tr("Address"), "https://"),
        }
        self.fields = {key: QLineEdit(str(value)) for key, value in describes(document).items()}
        form = QFormLayout()
        form.setVerticalSpacing(SPACE_3)
        for key, (name, hint) in names.items():
            field = self.fields[key]
            field.setPlaceholderText(hint)
            field.setAccessibleName(name)
            field.setAccessibleDescription(hint or self.tr("What the list and the heading call the article"))
            field.setCursorPosition(0)
            form.addRow(name, field)
        self._wrong = plain_label(role="bad")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        buttons = QDialogButtonBox()
        for text, role, description in (
            (self.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole, self.tr("Writes what was changed")),
            (self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole, self.tr("Leaves the article as it was")),
        ):
            button = buttons.addButton(text, role)
            button.setAccessibleName(text)
            button.setAccessibleDescription(description)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(form)
        column.addWidget(self._wrong)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Write what was changed; a date that is none is said and nothing is written."""
        facts = {key: field.text().strip() for key, field in self.fields.items()}
        facts["published"] = as_date(facts["published"])
        if self.fields["published"].text().strip() and not facts["published"]:
            self._wrong.setText(self.tr("That is not a date. Write 2024, 2024-06 or 2024-06-19."))
            self._wrong.show()
            self.fields["published"].setFocus()
            return
        before = describes(self._document)
        changed = {key: value for key, value in facts.items() if value != before[key]}
        if changed:
            self._session.do(DescribeDocument(self._document.id, changed))
        super().accept()
