"""What is said of one relation: the attributes that its label declares, and its note."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.project import Change
from annotator.app.relation_edits import SetRelationAttribute, SetRelationNote
from annotator.domain.relation import Relation
from annotator.ui.annotate.facts_form import FactsForm
from annotator.ui.annotate.fields import Field
from annotator.ui.annotate.span_panel import COMMIT_MS
from annotator.ui.session import Session


class RelationFacts(QWidget):
    """What is typed is saved 300 ms after the last key and on leaving a field, as it is with spans."""

    escaped = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._relation: Relation | None = None
        self._forms: dict[str, FactsForm] = {}
        self._form: FactsForm | None = None
        self._dirty: Field | None = None
        self._committed: Field | None = None
        """The field that is being saved while its reader types on: it keeps every character."""
        self._active: Field | None = None
        self._joined_to: Field | None = None
        """The field whose last commit the next one is joined to, as one undo step."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_MS)
        self._timer.timeout.connect(self.commit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        session.changed.connect(self._on_changed)
        session.project_opened.connect(self._forget)
        session.project_closed.connect(lambda: self.show_relation(None, mine=False))

    def show_relation(self, relation: Relation | None, *, mine: bool) -> None:
        """Show a relation's facts; what was typed for another one is saved first."""
        if self._relation is not None and (relation is None or relation.id != self._relation.id):
            self._active = None
            self.commit()
            self._joined_to = None
        self._relation = relation
        if relation is None:
            self.hide()
            return
        codebook = self._session.project.codebook
        label = codebook.get(relation.label_id)
        form = self._form_of(label.id if label else relation.label_id)
        if form is not self._form and self._form is not None:
            self._form.hide()
        self._form = form
        names = {attribute.id: attribute.name for attribute in codebook.attributes()}
        form.show_facts(relation.attributes, relation.note, names, mine=mine, except_for=self._dirty or self._committed)
        form.show()
        self.show()

    def commit(self) -> None:
        """Save what was typed, if anything was; what is no such fact is not saved and stays in its field."""
        self._timer.stop()
        field, self._dirty = self._dirty, None
        relation = self._relation
        if field is None or relation is None:
            return
        if field.judge() and field.value() != self._stored(field):
            me, value = self._session.project.me.id, field.value()
            note = SetRelationNote(relation.id, value, me)
            edit = note if field.key == "" else SetRelationAttribute(relation.id, field.key, value, me)
            self._committed = field if field is self._active else None
            is_saved = self._session.do(edit, joined=self._joined_to is field)
            self._committed = None
            if not is_saved:
                # What the disk refused stays in the field, to be tried again.
                self._dirty = field
                return
            self._joined_to = field
        self._session.saving.emit(False)

    def _form_of(self, label_id: str) -> FactsForm:
        form = self._forms.get(label_id)
        if form is None:
            # A fact of a relation is never a third span: that would be another relation.
            known = self._session.project.codebook.attributes_of(label_id)
            form = FactsForm([a for a in known if a.kind != "span"], lambda _: [], lambda _: None)
            form.edited.connect(self._on_edited)
            form.entered.connect(self._on_entered)
            form.left.connect(self._on_left)
            form.escaped.connect(self.escaped)
            form.undo_asked.connect(self._on_undo_asked)
            form.redo_asked.connect(lambda _: self._session.redo())
            self._column.addWidget(form)
            self._forms[label_id] = form
        return form

    def _stored(self, field: Field) -> Any:
        relation = self._relation
        if relation is None:
            return ""
        return relation.note if field.key == "" else relation.attributes.get(field.key, "")

    def _forget(self) -> None:
        """Make all fields anew: the codebook or the project is another."""
        self._dirty = self._active = self._joined_to = self._form = None
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
        self._active = field

    def _on_left(self, field: Field) -> None:
        self._active = None
        if self._dirty is field:
            self.commit()
        self._joined_to = None
        if self._dirty is None and self._relation is not None and field.judge():
            field.show_value(self._stored(field))

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
