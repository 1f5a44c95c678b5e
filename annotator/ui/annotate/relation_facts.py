"""What is said of one relation: the attributes that its label declares, and its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.domain.relation import Relation
from annotator.ui.annotate.facts_editor import FactsEditor
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.ui.annotate.facts_form import FactsForm


class RelationFacts(FactsEditor):
    """Hidden where no relation is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self._form_for, parent)
        session.project_closed.connect(lambda: self.show_relation(None, mine=False))

    def show_relation(self, relation: Relation | None, *, mine: bool) -> None:
        """Show a relation's facts; what was typed for another one is saved first."""
        if relation is None or self._subject is None or relation.id != self._subject.id:
            self.active = None  # The keyboard stays in the list of relations.
        self.show_facts(relation, mine=mine)
        self.setVisible(relation is not None)

    def _form_for(self, label_id: str) -> FactsForm:
        from annotator.ui.annotate.facts_form import FactsForm

        # A fact of a relation is never a third span: that would be another relation.
        known = self._session.project.codebook.attributes_of(label_id)
        asked = [attribute for attribute in known if attribute.kind != "span"]
        return FactsForm(asked, lambda _: [], lambda _: None, self.tr("Note on the relation"))
