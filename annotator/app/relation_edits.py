"""Edits of relations between spans."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.app.edits import own_rows
from annotator.domain.errors import AnnotatorError
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.domain.wording import worded
from annotator.storage.store import Store


@dataclass(frozen=True)
class AddRelations:
    """Add relations between spans of the same layer and article."""

    relations: tuple[Relation, ...]
    name: str = "add relation"

    def apply(self, store: Store) -> None:
        """Write the relations."""
        ends = {end for relation in self.relations for end in (relation.source_id, relation.target_id)}
        spans = {span.id: span for span in store.with_ids(Span, ends)}
        for relation in self.relations:
            where = (relation.document_id, relation.annotator_id, relation.round)
            for end in (relation.source_id, relation.target_id):
                span = spans.get(end)
                if span is None:
                    raise AnnotatorError(worded("A span of the relation is no longer there, so nothing was changed."))
                if (span.document_id, span.annotator_id, span.round) != where:
                    raise AnnotatorError(
                        worded("A relation joins spans of one person in one article. Nothing was changed.")
                    )
            if relation.source_id == relation.target_id:
                raise AnnotatorError(worded("A relation needs two spans. Nothing was changed."))
        store.put(*self.relations)


@dataclass(frozen=True)
class RemoveRelations:
    """Remove relations; their spans stay."""

    ids: tuple[str, ...]
    annotator_id: str
    name: str = "remove relation"

    def apply(self, store: Store) -> None:
        """Mark them deleted."""
        store.delete("relation", [relation.id for relation in own_rows(store, Relation, self.ids, self.annotator_id)])


@dataclass(frozen=True)
class RelabelRelations:
    """Give relations another label."""

    ids: tuple[str, ...]
    label_id: str
    annotator_id: str
    name: str = "change relation"

    def apply(self, store: Store) -> None:
        """Write the label."""
        store.put(*(replace(r, label_id=self.label_id) for r in own_rows(store, Relation, self.ids, self.annotator_id)))


@dataclass(frozen=True)
class TurnRelations:
    """Let relations lead from their target to their source."""

    ids: tuple[str, ...]
    annotator_id: str
    name: str = "turn relation"

    def apply(self, store: Store) -> None:
        """Write the spans the other way round."""
        for relation in own_rows(store, Relation, self.ids, self.annotator_id):
            store.put(replace(relation, source_id=relation.target_id, target_id=relation.source_id))
