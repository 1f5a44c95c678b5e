"""Edits of relations between spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.errors import AnnotatorError
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.storage.store import Store


def _own(store: Store, ids: Sequence[str], annotator_id: str) -> list[Relation]:
    relations = store.with_ids(Relation, ids)
    if any(relation.annotator_id != annotator_id for relation in relations):
        raise AnnotatorError(
            "These relations belong to a teammate. Only their annotator changes them; nothing was changed."
        )
    return relations


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
                    raise AnnotatorError("A span of the relation is no longer there, so nothing was changed.")
                if (span.document_id, span.annotator_id, span.round) != where:
                    raise AnnotatorError("A relation joins spans of one person in one article. Nothing was changed.")
            if relation.source_id == relation.target_id:
                raise AnnotatorError("A relation needs two spans. Nothing was changed.")
        store.put(*self.relations)


@dataclass(frozen=True)
class RemoveRelations:
    """Remove relations; their spans stay."""

    ids: tuple[str, ...]
    annotator_id: str
    name: str = "remove relation"

    def apply(self, store: Store) -> None:
        """Mark them deleted."""
        store.delete("relation", [relation.id for relation in _own(store, self.ids, self.annotator_id)])


@dataclass(frozen=True)
class RelabelRelations:
    """Give relations another label."""

    ids: tuple[str, ...]
    label_id: str
    annotator_id: str
    name: str = "change relation"

    def apply(self, store: Store) -> None:
        """Write the label."""
        store.put(*(replace(r, label_id=self.label_id) for r in _own(store, self.ids, self.annotator_id)))


@dataclass(frozen=True)
class TurnRelations:
    """Let relations lead from their target to their source."""

    ids: tuple[str, ...]
    annotator_id: str
    name: str = "turn relation"

    def apply(self, store: Store) -> None:
        """Write the spans the other way round."""
        for relation in _own(store, self.ids, self.annotator_id):
            store.put(replace(relation, source_id=relation.target_id, target_id=relation.source_id))


@dataclass(frozen=True)
class SetRelationAttribute:
    """Set one attribute of a relation; None or "" takes it away."""

    id: str
    attribute_id: str
    value: Any
    annotator_id: str
    name: str = "change attribute"

    def apply(self, store: Store) -> None:
        """Write the value."""
        for relation in _own(store, (self.id,), self.annotator_id):
            facts = {key: value for key, value in relation.attributes.items() if key != self.attribute_id}
            if self.value not in (None, ""):
                facts[self.attribute_id] = self.value
            store.put(replace(relation, attributes=facts))


@dataclass(frozen=True)
class SetRelationNote:
    """Set a relation's note."""

    id: str
    note: str
    annotator_id: str
    name: str = "change note"

    def apply(self, store: Store) -> None:
        """Write the note."""
        store.put(*(replace(r, note=self.note) for r in _own(store, (self.id,), self.annotator_id)))
