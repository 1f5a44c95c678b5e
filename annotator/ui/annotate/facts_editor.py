"""The facts of one span or relation under edit: a form for each label, saved shortly after the last key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.project import Change
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.app.edits import Edit
    from annotator.ui.annotate.facts_form import FactsForm
    from annotator.ui.annotate.fields import Field

COMMIT_MS = 300


class FactsEditor(QWidget):
    """What is typed is saved 300 ms after the last key and on leaving a field; a visit of a field is one undo step."""

    escaped = Signal()
    field_entered = Signal()
    field_left = Signal()
    choose_wanted = Signal(object)
    """A field that another span of the text is to fill."""
    span_wanted = Signal(str)
    """The id of a span to go to."""
    saved = Signal(str, object)
    """The id of an attribute and its new value."""

    def __init__(self, session: Session, make_form: Callable[[str], FactsForm], parent: QWidget | None = None) -> None:
        """`make_form` makes the form of a label's id."""
        super().__init__(parent)
        self._session = session
        self._make_form = make_form
        self._subject: Span | Relation | None = None
        self._forms: dict[str, FactsForm] = {}
        self._form: FactsForm | None = None
        self._dirty: Field | None = None
        self._committed: Field | None = None
        """The field that is being saved while its reader types on: it keeps every character."""
        self._joined_to: Field | None = None
        """The field whose last commit the next one is joined to, as one undo step."""
        self.active: Field | None = None
        """The field that has the focus."""
        self.comes_after: Callable[[], QWidget] | None = None
        """Tells the control from which Tab leads to the first field."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_MS)
        self._timer.timeout.connect(self.commit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        session.changed.connect(self._on_changed)
        session.project_opened.connect(self._forget)

    def show_facts(self, subject: Span | Relation | None, *, mine: bool) -> None:
        """Show somebody's facts; what was typed for another subject is saved first."""
        if self._subject is not None and (subject is None or subject.id != self._subject.id):
            self.commit()
            self._joined_to = None
            if self.active is not None:
                # A field that goes away hands the keyboard to the text, not to whatever comes next.
                self.escaped.emit()
        self._subject = subject
        if subject is None:
            return
        codebook = self._session.project.codebook
        label = codebook.get(subject.label_id)
        form = self._form_of(label.id if label else subject.label_id)
        if form is not self._form:
            if self._form is not None:
                self._form.hide()
            self._form = form
            form.show()
        known = codebook.sayable()
        form.show_facts(subject.attributes, subject.note, known, mine=mine, except_for=self._dirty or self._committed)

    def focus_first_field(self) -> None:
        """Put the caret into the first field."""
        if self._subject is not None and self._form is not None and self.isEnabled():
            self._form.fields[0].control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fill(self, field: Field, words: str) -> bool:
        """Put words into a field and save them; False where they do not fit it."""
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
        if field is None or self._subject is None:
            return
        if field.judge():
            value = field.value()
            self._committed = field if field is self.active else None
            if value != self._stored(field):
                if not self._session.do(self._edit(field.key, value), joined=self._joined_to is field):
                    # What the disk refused stays in the field, to be tried again.
                    self._dirty, self._committed = field, None
                    return
                self._joined_to = field
                self.saved.emit(field.key, value)
            if self._committed is None:
                field.show_value(self._stored(field))
            self._committed = None
        self._session.saving.emit(False)

    def _form_of(self, label_id: str) -> FactsForm:
        form = self._forms.get(label_id)
        if form is None:
            form = self._forms[label_id] = self._make_form(label_id)
            form.choose_wanted.connect(self.choose_wanted)
            form.span_wanted.connect(self.span_wanted)
            form.edited.connect(self._on_edited)
            form.entered.connect(self._on_entered)
            form.left.connect(self._on_left)
            form.escaped.connect(self.escaped)
            form.undo_asked.connect(self._on_undo_asked)
            form.redo_asked.connect(lambda _: self._session.redo())
            self._column.addWidget(form)
            if self.comes_after is not None:
                form.stand_after(self.comes_after())
        return form

    def _stored(self, field: Field) -> Any:
        subject = self._subject
        if subject is None:
            return ""
        return subject.note if field.key == "" else subject.attributes.get(field.key, "")

    def _edit(self, key: str, value: Any) -> Edit:
        from annotator.app.edits import SetAttribute, SetNote

        subject, me = self._subject, self._session.project.me.id
        assert subject is not None
        return (
            SetNote(subject.id, value, me, type(subject))
            if key == ""
            else SetAttribute(subject.id, key, value, me, type(subject))
        )

    def _forget(self) -> None:
        """Make all fields anew: the codebook or the project is another."""
        self._dirty = self.active = self._joined_to = self._form = None
        for form in self._forms.values():
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._forms.clear()

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
        if self._subject is not None and self._dirty is None and field.judge():
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
