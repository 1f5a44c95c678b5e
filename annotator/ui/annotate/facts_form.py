"""The fields of one label's spans: its attributes in order, what else the span carries, and the note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from annotator.domain.codebook import Attribute
from annotator.ui.annotate.fields import Field, NoteField, Values, field_of
from annotator.ui.annotate.span_field import Quotes, SpanField
from annotator.ui.annotate.span_words import value_words
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_1, SPACE_2

NAME_WIDTH = 84


class FactsForm(QWidget):
    """A name and a field a row; values that the label does not declare stand greyed below."""

    edited = Signal(object)
    entered = Signal(object)
    left = Signal(object)
    escaped = Signal()
    undo_asked = Signal(object)
    redo_asked = Signal(object)
    choose_wanted = Signal(object)
    """A field that another span of the text is to fill."""
    span_wanted = Signal(str)
    """The id of a span to go to."""

    def __init__(
        self, attributes: Iterable[Attribute], values: Values, quotes: Quotes, note: str, parent: QWidget | None = None
    ) -> None:
        """`note` says for the ear whose note it is."""
        super().__init__(parent)
        self.fields: list[Field] = []
        self._quotes = quotes
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_2)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(1, 1)
        for attribute in attributes:
            if attribute.kind == "span":
                self._add(self._span_field(attribute, quotes), len(self.fields))
            elif (field := field_of(attribute, values)) is not None:
                self._add(field, len(self.fields))
        self._others = plain_label(role="faint")
        self._others.setWordWrap(True)
        self._others.setToolTip(self.tr("Kept with the span, but its label does not ask for it"))
        self._grid.addWidget(self._others, len(self.fields), 0, 1, 2)
        self.note = NoteField(self.tr("Note"))
        self.note.control.setAccessibleName(note)
        self._add(self.note, len(self.fields) + 1)

    def show_facts(
        self,
        facts: Mapping[str, Any],
        note: str,
        known: Mapping[str, Attribute],
        *,
        mine: bool,
        except_for: Field | None = None,
    ) -> None:
        """Show facts by attribute id; `known` are all attributes.  A field under edit keeps what is typed."""
        for field in self.fields:
            field.set_read_only(not mine)
            if field is not except_for:
                field.show_value(note if field is self.note else facts.get(field.key))
        own = {field.key for field in self.fields}
        self._show_others([(known.get(key), key, value) for key, value in facts.items() if key not in own])

    def stand_after(self, control: QWidget) -> None:
        """Let Tab lead from `control` through the fields."""
        for field in self.fields:
            for following in (field.control, *field.beside):
                QWidget.setTabOrder(control, following)
                control = following

    def _span_field(self, attribute: Attribute, quotes: Quotes) -> SpanField:
        field = SpanField(attribute.id, attribute.name, quotes, required=attribute.required)
        field.choose_wanted.connect(lambda: self.choose_wanted.emit(field))
        field.span_wanted.connect(self.span_wanted)
        return field

    def _add(self, field: Field, row: int) -> None:
        self.fields.append(field)
        name = plain_label(field.name, "muted")
        name.setBuddy(field.control)
        # A label that may wrap is measured again and again whenever the card is laid out.
        name.setWordWrap(name.sizeHint().width() > NAME_WIDTH)
        name.setFixedWidth(NAME_WIDTH)
        name.setContentsMargins(0, SPACE_1, 0, 0)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        field.edited.connect(lambda: self.edited.emit(field))
        field.entered.connect(lambda: self.entered.emit(field))
        field.left.connect(lambda: self.left.emit(field))
        field.escaped.connect(self.escaped)
        field.undo_asked.connect(lambda: self.undo_asked.emit(field))
        field.redo_asked.connect(lambda: self.redo_asked.emit(field))

    def _show_others(self, facts: list[tuple[Attribute | None, str, Any]]) -> None:
        text = "\n".join(f"{a.name if a else key}: {value_words(a, value, self._quotes)}" for a, key, value in facts)
        self._others.setText(text)
        self._others.setVisible(bool(text))
