"""Relations between spans: made by leading from one to another, shown as arcs, listed, changed and removed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from annotator.app.project import Change
from annotator.domain.clock import now
from annotator.domain.identity import new_id
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.ui.actions import Actions
from annotator.ui.annotate.marking import Marking
from annotator.ui.annotate.span_words import shortened
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.session import Session
from annotator.ui.text.arc_routes import Arc
from annotator.ui.text.view import TextView
from annotator.ui.theme import label_colour

if TYPE_CHECKING:
    from annotator.ui.annotate.fields import Field
    from annotator.ui.annotate.label_box import LabelBox

_TABLES = ("relation", "label", "document", "*")

Chosen = Callable[[Span, Span], None]


class Relating(QObject):
    """Keeps relations, arcs and project in step; only relations of my own layer are ever changed."""

    relations_changed = Signal()
    """Relations of the article in sight are other than before."""
    finished = Signal()
    """A second span was chosen, or none: what can be done now is another thing."""

    def __init__(
        self, session: Session, text: TextView, marking: Marking, spans: SpansModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._marking = marking
        self._spans = spans
        self._relations: list[Relation] = []
        self._by_span: dict[str, list[Relation]] = {}
        self._then: Chosen = self._ask_label
        """What is done with the span that is chosen."""
        self._back: QWidget | None = None
        """What has the focus again afterwards; None: the text keeps it."""
        self._given: Callable[[str], None] = self._pass_over
        """What is done with the label that is chosen in the box."""
        text.relation_wanted.connect(lambda _: self.begin())
        text.linking.begun.connect(self._on_begun)
        text.linking.chosen.connect(self._on_chosen)
        text.linking.left.connect(self._on_left)
        session.document_opened.connect(self._read)
        session.layers_changed.connect(self._read)
        session.project_closed.connect(self._read)
        session.theme_changed.connect(lambda _: self._show())
        session.changed.connect(self._on_changed)

    @cached_property
    def box(self) -> LabelBox:
        """The field for a relation's label, made when it first opens."""
        from annotator.ui.annotate.label_box import LabelBox

        box = LabelBox(self._session, self._text, kind="relation")
        box.label_chosen.connect(lambda label_id: self._given(label_id))
        box.name_wanted.connect(self._on_name_wanted)
        box.closed.connect(self.finished)
        box.closed.connect(lambda: self._text.setFocus(Qt.FocusReason.OtherFocusReason))
        return box

    def add_actions(self, actions: Actions) -> list[QAction]:
        """Add what can be done with relations; what is done with one of them stands in their panel."""
        relate = actions.add(
            "span.relate",
            self.tr("R&elate to another span"),
            self.begin,
            icon="relation",
            description=self.tr("Lead a relation from the selected span to another; in the text: R, or drag its name"),
            menu="span",
        )
        every = actions.add(
            "relations.all",
            self.tr("Show all rela&tions"),
            lambda: self._text.arcs.show_all(every.isChecked()),
            keys=["Ctrl+Shift+R"],
            description=self.tr("Draw the relations of all spans in sight, not only those of the selected one"),
            menu="view",
            checkable=True,
        )
        return [relate, every]

    def of(self, span_id: str) -> list[Relation]:
        """Return the relations that begin or end at a span."""
        return self._by_span.get(span_id, [])

    def begin(self) -> None:
        """Let the second span of a relation be chosen."""
        span = self._marking.selected()
        if span is None:
            self._session.announced.emit(self.tr("Select a span first, then press R and choose the other one."))
        elif self._marking.may_change(span):
            self._text.setFocus()
            self._text.linking.begin(span.id)

    def choose_for(self, field: Field) -> None:
        """Let another span be chosen that a field of the selected one says."""
        source = self._marking.selected()
        if source is not None and self._marking.may_change(source):
            self._text.setFocus()
            self._text.linking.begin(source.id)
            self._then = lambda span, target: self._fill(span, field, target)
            self._back = field.control

    def remove(self, relation: Relation) -> None:
        """Remove a relation."""
        from annotator.app.relation_edits import RemoveRelations

        if self._may_change(relation) and self._session.do(RemoveRelations((relation.id,), self._me)):
            self._session.announced.emit(self.tr("Relation removed"))

    def turn(self, relation: Relation) -> None:
        """Let a relation lead the other way."""
        from annotator.app.relation_edits import TurnRelations

        if self._may_change(relation) and self._session.do(TurnRelations((relation.id,), self._me)):
            self._session.announced.emit(self.tr("Relation turned"))

    def relabel(self, relation: Relation) -> None:
        """Let another label be chosen for a relation."""
        if self._may_change(relation):
            self._given = lambda label_id: self._relabel(relation, label_id)
            self._open_box(self._text.selected_mark() or "")

    def is_mine(self, relation: Relation) -> bool:
        """Whether a relation is in the layer that I write to, and can be changed."""
        project = self._session.project
        return project.writable and (relation.annotator_id, relation.round) == (project.me.id, project.round)

    def label_name(self, relation: Relation) -> str:
        """Return the name of a relation's label."""
        label = self._session.project.codebook.get(relation.label_id)
        return label.name if label else "?"

    @property
    def _me(self) -> str:
        return self._session.project.me.id

    def _may_change(self, relation: Relation) -> bool:
        if not self.is_mine(relation):
            self._session.announced.emit(self.tr("This relation is a teammate's; only they change it."))
        return self.is_mine(relation)

    def _ask_label(self, source: Span, target: Span) -> None:
        labels = self._session.project.codebook.usable("relation")
        self._given = lambda label_id: self._add(source, target, label_id)
        if len(labels) == 1:
            self._given(labels[0].id)
        else:
            self._open_box(target.id)

    def _open_box(self, beside: str) -> None:
        boxes = self._text.arcs.boxes_of(beside)
        place = boxes[0].toRect() if boxes else self._text.cursorRect()
        self.box.open("", place.translated(self._text.viewport().pos()))

    def _add(self, source: Span, target: Span, label_id: str) -> None:
        from annotator.app.relation_edits import AddRelations

        project, codebook = self._session.project, self._session.project.codebook
        ends = {source.id, target.id}
        for known in self.of(source.id):
            label = codebook.get(known.label_id)
            same = known.source_id == source.id and {known.source_id, known.target_id} == ends
            if same and self.is_mine(known) and label is not None and label.id == label_id:
                self._session.announced.emit(self.tr("This relation is there already."))
                return
        relation = Relation(
            id=new_id(),
            document_id=source.document_id,
            annotator_id=project.layer.annotator_id,
            round=project.layer.round,
            label_id=label_id,
            source_id=source.id,
            target_id=target.id,
            created=now(),
        )
        if self._session.do(AddRelations((relation,))):
            self._session.announced.emit(self.tr("Relation added: {label}").format(label=self.label_name(relation)))

    def _fill(self, source: Span, field: Field, target: Span) -> None:
        from annotator.app.edits import SetAttribute

        if self._session.do(SetAttribute(source.id, field.key, target.id, self._me)):
            said = self.tr("{name}: “{quote}”").format(name=field.name, quote=shortened(target.quote))
            self._session.announced.emit(said)

    def _relabel(self, relation: Relation, label_id: str) -> None:
        from annotator.app.relation_edits import RelabelRelations

        if self._session.do(RelabelRelations((relation.id,), label_id, self._me)):
            label = self._session.project.codebook.get(label_id)
            name = label.name if label else "?"
            self._session.announced.emit(self.tr("Relation changed to {label}").format(label=name))

    def _pass_over(self, label_id: str) -> None:
        """Do nothing with a label nobody asked for."""

    def _on_name_wanted(self, name: str) -> None:
        from annotator.app.codebook_edits import AddLabel, new_label

        codebook = self._session.project.codebook
        label = new_label(codebook, name, codebook.free_colour("relation"), "relation")
        if self._session.do(AddLabel(label)):
            self._given(label.id)

    def _on_begun(self, source: str) -> None:
        self._then, self._back = self._ask_label, None

    def _on_chosen(self, source_id: str, target_id: str) -> None:
        source, target = self._spans.get(source_id), self._spans.get(target_id)
        if source is not None and target is not None and self._marking.may_change(target):
            self._then(source, target)
        self._finish()

    def _on_left(self) -> None:
        self._session.announced.emit(self.tr("No span was chosen."))
        self._finish()

    def _finish(self) -> None:
        back, self._back = self._back, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit()

    def _on_changed(self, change: Change) -> None:
        if change.touches(*_TABLES):
            self._read()

    def _read(self) -> None:
        """Read the relations of the article in sight, all at once."""
        session, document = self._session, self._session.document
        found: list[Relation] = []
        if session.has_project and document is not None:
            found = [r for layer in session.shown for r in session.project.reader.relations(document.id, layer)]
        if found or self._relations:
            self._relations = found
            self._by_span = {}
            for relation in found:
                for end in (relation.source_id, relation.target_id):
                    self._by_span.setdefault(end, []).append(relation)
            self._show()
            self.relations_changed.emit()

    def _show(self) -> None:
        self._text.arcs.show(self._arc(relation) for relation in self._relations)

    def _arc(self, relation: Relation) -> Arc:
        label = self._session.project.codebook.get(relation.label_id)
        tokens = self._session.tokens
        colour = label_colour(label.colour, tokens.dark) if label else tokens.faint
        return Arc(relation.id, relation.source_id, relation.target_id, label.name if label else "?", colour)
