"""The attributes that a label declares: which, in what order, of what kind, with what choices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.app.codebook_edits import PutAttributes, RemoveAttribute, named_choices, new_attribute
from annotator.domain.codebook import Attribute, Codebook
from annotator.ui.dialogs.committing import Committing
from annotator.ui.dialogs.pieces import RowsModel, add_field, described, push, rows_view
from annotator.ui.press import DropDown
from annotator.ui.session import Session
from annotator.ui.theme import SPACE_2, SPACE_3

LIST_HEIGHT = 28 * 5
CHOICES_HEIGHT = 84


class AttributesView(QWidget):
    """A list of attributes, and below it the chosen one's fields."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._label_id = ""
        self._attribute: Attribute | None = None
        self._shown: list[Attribute] = []
        self._kinds = {
            "text": self.tr("Text"),
            "choice": self.tr("Choice"),
            "number": self.tr("Number"),
            "date": self.tr("Date"),
            "yes-no": self.tr("Yes or no"),
            "span": self.tr("Another span"),
        }
        headers = (self.tr("Attribute"), self.tr("Kind"), self.tr("Required"), self.tr("Choices"))
        self._model = RowsModel(headers, self)
        self._table = rows_view(
            self._model, self.tr("Attributes"), self.tr("What can be said about a span of this label"), wide=3
        )
        self._table.setFixedHeight(LIST_HEIGHT + 34)
        self._table.selectionModel().currentRowChanged.connect(lambda: self._on_row())
        self._new_name = described(
            QLineEdit(), self.tr("New attribute"), self.tr("Type a name and press Enter to add an attribute")
        )
        self._new_name.setPlaceholderText(self.tr("New attribute, for instance Giver"))
        self._new_name.returnPressed.connect(self._on_add)
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        self._name = QLineEdit()
        self._kind = DropDown()
        for kind, title in self._kinds.items():
            self._kind.addItem(title, kind)
        self._kind.activated.connect(self._on_kind)
        self._required = described(
            QCheckBox(self.tr("Required")),
            self.tr("Required"),
            self.tr("A span without it counts as unfinished"),
        )
        self._required.clicked.connect(lambda on: self._put(lambda a: replace(a, required=on)))
        self._choices = QPlainTextEdit()
        self._choices.setFixedHeight(CHOICES_HEIGHT)
        self._choices.setTabChangesFocus(True)
        self._named = Committing(self._name, lambda text, joined: self._put(lambda a: replace(a, name=text), joined))
        self._chosen = Committing(self._choices, self._keep_choices)

    def _lay_out(self) -> None:
        add = push(self.tr("Add"), self.tr("Adds an attribute of this name"), self._on_add)
        self._up = push(self.tr("Up"), self.tr("Puts the attribute before the one above"), lambda: self._move(-1))
        self._down = push(self.tr("Down"), self.tr("Puts the attribute behind the one below"), lambda: self._move(1))
        self._remove = push(
            self.tr("Remove"),
            self.tr("Takes the attribute from the label; what spans say under it stays stored"),
            self._on_remove,
        )
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._new_name, 1)
        for button in (add, self._up, self._down, self._remove):
            row.addWidget(button)
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(1, 1)
        add_field(grid, 0, self.tr("Attribute name"), self._name, self.tr("What the attribute is called"), across=2)
        add_field(grid, 1, self.tr("Kind"), self._kind, self.tr("What its values are"))
        grid.addWidget(self._required, 1, 2)
        hint = self.tr("One choice a line; spans keep a choice that is renamed in its place")
        self._choices_title = add_field(grid, 2, self.tr("Choices"), self._choices, hint, across=2)
        self._choices.setPlaceholderText(self.tr("One choice a line"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._table)
        column.addLayout(row)
        column.addWidget(self._fields)

    def leave(self) -> None:
        """Keep what is typed before another label is shown."""
        self._choices.clearFocus()
        self._named.leave()
        self._chosen.leave()

    def show_attributes(self, codebook: Codebook, label_id: str) -> None:
        """Show what a label declares now; the chosen attribute stays chosen."""
        kept = self._attribute.id if self._attribute is not None and label_id == self._label_id else ""
        self._label_id = label_id
        shown = codebook.attributes_of(label_id)
        if shown != self._shown or not shown:
            self._shown = shown
            blocked = self._table.selectionModel().blockSignals(True)
            self._model.show([self._row(attribute) for attribute in shown])
            self._choose(next((row for row, attribute in enumerate(shown) if attribute.id == kept), 0))
            self._table.selectionModel().blockSignals(blocked)
        self._show_current()

    def _row(self, attribute: Attribute) -> tuple[str, ...]:
        choices = ", ".join(str(choice["name"]) for choice in attribute.offered)
        required = self.tr("required") if attribute.required else ""
        return attribute.name, self._kinds[attribute.kind], required, choices if attribute.kind == "choice" else ""

    def _choose(self, row: int) -> None:
        if self._shown:
            self._table.setCurrentIndex(self._model.index(row, 0))

    def _on_row(self) -> None:
        self.leave()
        self._show_current()

    def _show_current(self) -> None:
        row = self._table.currentIndex().row()
        self._attribute = self._shown[row] if 0 <= row < len(self._shown) else None
        self._fields.setVisible(self._attribute is not None)
        self._remove.setEnabled(self._attribute is not None)
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < len(self._shown) - 1)
        if self._attribute is not None:
            self._named.show(self._attribute.name)
            self._kind.setCurrentIndex(self._kind.findData(self._attribute.kind))
            self._required.setChecked(self._attribute.required)
            self._chosen.show("\n".join(str(choice["name"]) for choice in self._attribute.offered))
        is_choice = self._attribute is not None and self._attribute.kind == "choice"
        self._choices.setVisible(is_choice)
        self._choices_title.setVisible(is_choice)

    def _put(self, changed: Callable[[Attribute], Attribute], joined: bool = False) -> bool:
        if self._attribute is None:
            return False
        edit = PutAttributes((changed(self._attribute),))
        return self._session.do(edit, joined=joined)

    def _keep_choices(self, text: str, joined: bool) -> bool:
        lines = text.split("\n")
        offered = self._attribute.offered if self._attribute is not None else ()
        if self._choices.hasFocus() and len(lines) == len(offered) and not all(line.strip() for line in lines):
            return False  # A line that is empty for now may be about to get another name: spans are to keep it.
        return self._put(lambda a: replace(a, choices=named_choices(a, lines)), joined)

    def _on_kind(self) -> None:
        kind = str(self._kind.currentData())
        self._put(lambda a: replace(a, kind=kind))

    def _on_add(self) -> None:
        if not self._new_name.text().strip():
            self._new_name.setFocus()
            return
        fresh = new_attribute(self._session.project.codebook, self._label_id, self._new_name.text())
        if self._session.do(PutAttributes((fresh,), name="add attribute")):
            self._new_name.clear()
            self._choose(len(self._shown) - 1)

    def _on_remove(self) -> None:
        if self._attribute is not None:
            self._session.do(RemoveAttribute(self._attribute.id))

    def _move(self, by: int) -> None:
        at = self._table.currentIndex().row()
        ordered = [*self._shown]
        ordered[at], ordered[at + by] = ordered[at + by], ordered[at]
        places = tuple(replace(attribute, position=float(place)) for place, attribute in enumerate(ordered))
        self._session.do(PutAttributes(places, name="reorder attributes"))
