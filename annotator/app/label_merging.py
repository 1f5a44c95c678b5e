"""Merging one label into another: nobody's spans are rewritten, they are read as the other label's from then on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.domain.codebook import Codebook, Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import fold
from annotator.domain.wording import to_word, worded
from annotator.storage.reader import Reader
from annotator.storage.store import Store

_GONE = to_word("The label is no longer in the codebook, so nothing was merged.")


@dataclass(frozen=True, slots=True)
class Affected:
    """How many live spans of one annotator in one round would be read as the other label's."""

    annotator: str
    round: int
    spans: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging changes: whose spans, how many relations and articles, and which facts lose their field."""

    affected: tuple[Affected, ...]
    others: int
    unasked: tuple[str, ...]


@dataclass(frozen=True)
class MergeLabels:
    """Merge a label into another of its kind; its key and the labels under it go along."""

    id: str
    into: str
    name: str = "merge labels"

    def apply(self, store: Store) -> None:
        """Point the one at the other."""
        codebook = store.codebook()
        label, into = _live(codebook, self.id), _live(codebook, self.into)
        if label.kind != into.kind or label.id == into.id:
            raise AnnotatorError(worded("A label can only be merged into another of its kind. Nothing was merged."))
        store.put(replace(label, merged_into=into.id, key=""))
        store.put(replace(into, key=into.key or label.key, parent_id=_above(codebook, label, into)))
        under = (child for child in codebook if child.parent_id == label.id and child.id != into.id)
        store.put(*(replace(child, parent_id=into.id) for child in under))


def preview(reader: Reader, label_id: str, into: str) -> MergePreview:
    """Return what merging a label into another would change."""
    codebook, people = reader.codebook(), {person.id: person.name for person in reader.annotators()}
    affected = []
    for layer in reader.layers():
        counts = reader.label_counts(layer)
        if spans := sum(count for given, count in counts.items() if _stands_for(codebook, given, label_id)):
            affected.append(Affected(people[layer.annotator_id], layer.round, spans))
    every = sum(count for given, count in reader.use_counts().items() if _stands_for(codebook, given, label_id))
    asked = {fold(attribute.name) for attribute in codebook.attributes_of(into)}
    unasked = (a.name for a in codebook.attributes_of(label_id) if fold(a.name) not in asked)
    affected.sort(key=lambda found: (fold(found.annotator), found.round))
    return MergePreview(tuple(affected), max(0, every - sum(a.spans for a in affected)), tuple(unasked))


def _stands_for(codebook: Codebook, given: str, label_id: str) -> bool:
    label = codebook.get(given)
    return label is not None and label.id == label_id


def _live(codebook: Codebook, label_id: str) -> Label:
    label = next((label for label in codebook if label.id == label_id), None)
    if label is None or label.merged_into is not None:
        raise AnnotatorError(worded(_GONE))
    return label


def _above(codebook: Codebook, label: Label, into: Label) -> str | None:
    """Return where the other label stands then: one that stood under the merged label, however far, takes its place."""
    parents = {known.id: known.parent_id for known in codebook}
    at, passed = into.parent_id, {into.id}
    while at is not None and at not in passed:
        if at == label.id:
            return label.parent_id
        passed.add(at)
        at = parents.get(at)
    return into.parent_id
