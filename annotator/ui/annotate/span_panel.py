"""The selected span: its label and words, its facts to fill in, and who made it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.edits import Edit, SetAttribute, SetNote
from annotator.app.project import Change
from annotator.domain.span import Span
from annotator.ui.annotate.facts_form import FactsForm
from annotator.ui.annotate.fields import Field
from annotator.ui.annotate.swatch import Swatch
from annotator.ui.annotate.wording import moment
from annotator.ui.fonts import reading_font
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, label_colour

COMMIT_MS = 300
QUOTE_SHOWN = 280


class SpanPanel(QWidget):
    """A card; what is typed is saved 300 ms after the last key and on leaving a field."""

    escaped = Signal()
    field_entered = Signal()
    field_left = Signal()
    choose_wanted = Signal(object)
    """A field that another span of the text is to fill."""
    span_wanted = Signal(str)
    """The id of a span to go to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._span: Span | None = None
        self._forms: dict[str, FactsForm] = {}
        self._form: FactsForm | None = None
        self._dirty: Field | None = None
        self._committed: Field | None = None
        """The field that is being saved while its reader types on: it keeps every character."""
        self._joined_to: Field | None = None
        """The field whose last commit the next one is joined to, as one undo step."""
        self.active: Field | None = None
        """The field that has the focus."""
        self.comes_after: QWidget = self
        """The control from which Tab leads to the first field."""
        self._known_values: dict[str, list[str]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_MS)
        self._timer.timeout.connect(self.commit)
        self._place = plain_label(role="heading")
        self._swatch = Swatch()
        self._name = plain_label(role="title")
        self._offsets = plain_label(role="muted")
        self._quote = plain_label()
        self._author = plain_label(role="muted")
        self._empty = plain_label(
            self.tr("Nothing is selected. Select words in the text and press a tag's key, or click a span."), "muted"
        )
        self._lay_out()
        session.changed.connect(self._on_changed)
        session.project_opened.connect(self._forget)
        session.project_closed.connect(self._on_project_closed)

    def _lay_out(self) -> None:
        for label in (self._quote, self._empty, self._author):
            label.setWordWrap(True)
        self._quote.setFont(reading_font("", 11.0))
        heading = QHBoxLayout()
        heading.addWidget(plain_label(self.tr("SELECTED SPAN"), "heading"))
        heading.addStretch(1)
        heading.addWidget(self._place)
        top = QHBoxLayout()
        top.setSpacing(SPACE_2)
        top.addWidget(self._swatch)
        top.addWidget(self._name, 1)
        top.addWidget(self._offsets)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._facts = QVBoxLayout()
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        inside.setSpacing(SPACE_2)
        inside.addLayout(top)
        inside.addWidget(self._quote)
        inside.addLayout(self._facts)
        inside.addSpacing(SPACE_1)
        inside.addWidget(self._author)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_3)
        column.addLayout(heading)
        column.addWidget(self._empty)
        column.addWidget(self._card)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch(1)
        self._card.hide()

    def add_below(self, panel: QWidget) -> None:
        """Let something stand below the card."""
        self._below.addWidget(panel)

    @property
    def span(self) -> Span | None:
        """The span that is shown."""
        return self._span

    def show_span(self, span: Span | None, place: int = 0, of: int = 0) -> None:
        """Show a span, the `place`th of `of`; what was typed for another one is saved first."""
        if self._span is not None and (span is None or span.id != self._span.id):
            self.commit()
            self._joined_to = None
            if self.active is not None:
                # A field that goes away hands the keyboard to the text, not to whatever comes next.
                self.escaped.emit()
        self._span = span
        self._card.setVisible(span is not None)
        self._empty.setVisible(span is None)
        self._place.setText(self.tr("{place} OF {count}").format(place=place, count=of) if span else "")
        if span is not None:
            self._show_head(span)
            self._show_facts(span)

    def focus_first_field(self) -> None:
        """Put the caret into the first field."""
        if self._span is not None and self._form is not None and self.isEnabled():
            self._form.fields[0].control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fill(self, field: Field, words: str) -> bool:
        """Put words of the article into a field and save them; False where they do not fit it."""
        if not field.fill(words):
            return False
        self._dirty = field
        self.commit()
        return True

    def field(self, key: str) -> Field | None:
        """Return the field of an attribute in the form in sight; "" is the note."""
        return next((field for field in self._form.fields if field.key == key), None) if self._form else None

    def commit(self) -> None:
        """Save what was typed, if anything was; what is no such fact is not saved and stays in its field."""
        self._timer.stop()
        field, self._dirty = self._dirty, None
        if field is None or self._span is None:
            return
        if field.judge():
            value = field.value()
            self._committed = field if field is self.active else None
            edit, joined = self._edit(self._span, field, value), self._joined_to is field
            if value != self._stored(field):
                if not self._session.do(edit, joined=joined):
                    # What the disk refused stays in the field, to be tried again.
                    self._dirty, self._committed = field, None
                    return
                self._joined_to = field
                self._learn(field.key, value)
            if self._committed is None:
                field.show_value(self._stored(field))
            self._committed = None
        self._session.saving.emit(False)

    def _show_head(self, span: Span) -> None:
        session = self._session
        label = session.project.codebook.get(span.label_id)
        self._swatch.set_colour(label_colour(label.colour, session.tokens.dark) if label else session.tokens.faint)
        self._name.setText(label.name if label else "")
        pieces = self.tr("{count} pieces").format(count=len(span.ranges)) if span.fragments else ""
        where = self.tr("Characters {start} to {end}").format(start=span.start, end=span.end)
        self._offsets.setText(" · ".join(part for part in (pieces, f"{span.start}–{span.end}") if part))
        self._offsets.setAccessibleName(", ".join(part for part in (where, pieces) if part))
        text = session.document.text if session.document is not None and span.fragments else ""
        quote = " ".join((" … ".join(text[a:b] for a, b in span.ranges) if text else span.quote).split())
        self._quote.setText(f"“{quote if len(quote) <= QUOTE_SHOWN else quote[:QUOTE_SHOWN] + '…'}”")
        person = session.people().get(span.annotator_id)
        origins = {
            "hand": self.tr("by hand"),
            "pattern": self.tr("by a pattern"),
            "model": self.tr("by a model"),
            "import": self.tr("from a file"),
            "review": self.tr("in review"),
        }
        parts = (person.name if person else "", moment(span.created), origins.get(span.origin, span.origin))
        who = " · ".join(part for part in parts if part)
        self._author.setText(who if self._is_mine(span) else self.tr("{who} — only they change it").format(who=who))

    def _show_facts(self, span: Span) -> None:
        codebook = self._session.project.codebook
        label = codebook.get(span.label_id)
        key = label.id if label else span.label_id
        form = self._forms.get(key)
        if form is None:
            form = FactsForm(codebook.attributes_of(key), self._values, self._quote_of)
            form.choose_wanted.connect(self.choose_wanted)
            form.span_wanted.connect(self.span_wanted)
            form.edited.connect(self._on_edited)
            form.entered.connect(self._on_entered)
            form.left.connect(self._on_left)
            form.escaped.connect(self.escaped)
            form.undo_asked.connect(self._on_undo_asked)
            form.redo_asked.connect(lambda _: self._session.redo())
            self._facts.addWidget(form)
            form.stand_after(self.comes_after)
            self._forms[key] = form
        if form is not self._form:
            if self._form is not None:
                self._form.hide()
            self._form = form
            form.show()
        names = {attribute.id: attribute.name for attribute in codebook.attributes()}
        mine = self._is_mine(span) and self._session.project.writable
        form.show_facts(span.attributes, span.note, names, mine=mine, except_for=self._dirty or self._committed)

    def _is_mine(self, span: Span) -> bool:
        layer = self._session.project.layer
        return (span.annotator_id, span.round) == (layer.annotator_id, layer.round)

    def _stored(self, field: Field) -> Any:
        span = self._span
        if span is None:
            return ""
        return span.note if field.key == "" else span.attributes.get(field.key, "")

    def _edit(self, span: Span, field: Field, value: Any) -> Edit:
        me = self._session.project.me.id
        return SetNote(span.id, value, me) if field.key == "" else SetAttribute(span.id, field.key, value, me)

    def _quote_of(self, span_id: str) -> str | None:
        span = self._session.project.reader.get(Span, span_id)
        return span.quote if span is not None and not span.deleted else None

    def _values(self, attribute_id: str) -> list[str]:
        if attribute_id not in self._known_values:
            self._known_values[attribute_id] = self._session.project.reader.attribute_values(attribute_id)
        return self._known_values[attribute_id]

    def _learn(self, attribute_id: str, value: Any) -> None:
        known = self._known_values.get(attribute_id)
        if known is not None and value and str(value) not in known:
            known.insert(0, str(value))

    def _forget(self) -> None:
        """Make all fields anew: the codebook or the project is another."""
        self._dirty = self.active = self._joined_to = self._form = None
        for form in self._forms.values():
            self._facts.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._forms.clear()
        self._known_values.clear()

    def _on_edited(self, field: Field) -> None:
        if self._dirty is not None and self._dirty is not field:
            self.commit()
        self._dirty = field
        field.judge()
        self._session.saving.emit(True)
        self._timer.start()

    def _on_entered(self, field: Field) -> None:
        self.field_entered.emit()
        self.active = field

    def _on_left(self, field: Field) -> None:
        self.active = None
        if self._dirty is field:
            self.commit()
        self._joined_to = None
        if self._span is not None and self._dirty is None and field.judge():
            field.show_value(self._stored(field))
        self.field_left.emit()

    def _on_undo_asked(self, field: Field) -> None:
        if self._dirty is field:
            self._timer.stop()
            self._dirty = None
            field.show_value(self._stored(field))
            self._session.saving.emit(False)
        else:
            self._session.undo()

    def _on_changed(self, change: Change) -> None:
        if change.kind != "do":
            self._joined_to = None
        if change.touches("label", "attribute", "*"):
            self.commit()
            self._forget()

    def _on_project_closed(self) -> None:
        self.commit()
        self.show_span(None)
