"""Edits of spans, progress and articles: each says what is to change; the store notes what takes it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from annotator.domain.annotator import Annotator, Layer
from annotator.domain.clock import now
from annotator.domain.document import Boilerplate, Document, Progress
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import progress_id
from annotator.domain.relation import DocumentLabel, Relation
from annotator.domain.row import Row
from annotator.domain.span import Span
from annotator.domain.wording import to_word, worded
from annotator.storage.store import Store

_THEIRS = {
    "span": to_word("These spans belong to a teammate. Only their annotator changes them; nothing was changed."),
    "relation": to_word(
        "These relations belong to a teammate. Only their annotator changes them; nothing was changed."
    ),
}
Owned = TypeVar("Owned", bound=Span | Relation)


class Edit(Protocol):
    """A change as data.  `name` is how the menu speaks of it ("Undo add span")."""

    @property
    def name(self) -> str:
        """The edit's name in English, a key for the window's translation."""

    def apply(self, store: Store) -> None:
        """Write the change inside the transaction that is open."""


def own_rows(store: Store, kind: type[Owned], ids: Sequence[str], annotator_id: str) -> list[Owned]:
    """Return these spans or relations; an AnnotatorError where one is not this annotator's."""
    rows = store.with_ids(kind, ids)
    if any(row.annotator_id != annotator_id for row in rows):
        raise AnnotatorError(worded(_THEIRS[kind.table]))
    return rows


def _refuse_others(store: Store, ids: tuple[str, ...], annotator_id: str) -> None:
    if any(owner != annotator_id for owner in store.owners(ids)):
        raise AnnotatorError(worded(_THEIRS[Span.table]))


def _advance(store: Store, document_id: str, layer: Layer, state: str, *, copied: bool = False) -> None:
    made = progress_id(document_id, layer.annotator_id, layer.round)
    store.put(
        Progress(
            id=made,
            document_id=document_id,
            annotator_id=layer.annotator_id,
            round=layer.round,
            state=state,
            changed=now(),
        ),
        copied=copied,
    )


def begin_article(store: Store, document_id: str, layer: Layer, *, copied: bool = False) -> None:
    """Say that an article is in progress where its annotator had not begun it."""
    if store.state(document_id, layer) == "new":
        _advance(store, document_id, layer, "started", copied=copied)


@dataclass(frozen=True)
class AddSpans:
    """Add spans that are new; an article that its annotator had not begun is begun."""

    spans: tuple[Span, ...]
    name: str = "add span"

    def apply(self, store: Store) -> None:
        """Write the spans."""
        store.add(Span.table, self.spans)
        for document_id, annotator_id, round_ in {(s.document_id, s.annotator_id, s.round) for s in self.spans}:
            begin_article(store, document_id, Layer(annotator_id, round_))


@dataclass(frozen=True)
class RemoveSpans:
    """Remove spans and the relations that touch them."""

    ids: tuple[str, ...]
    annotator_id: str
    name: str = "remove span"

    def apply(self, store: Store) -> None:
        """Mark them deleted."""
        _refuse_others(store, self.ids, self.annotator_id)
        store.delete("span", self.ids)
        store.delete("relation", store.relations_of(self.ids))


@dataclass(frozen=True)
class RelabelSpans:
    """Give spans another label; the attributes that the new label does not declare stay stored with the span."""

    ids: tuple[str, ...]
    label_id: str
    annotator_id: str
    name: str = "change label"

    def apply(self, store: Store) -> None:
        """Write the label."""
        _refuse_others(store, self.ids, self.annotator_id)
        store.assign("span", self.ids, "label_id", self.label_id)


@dataclass(frozen=True)
class SetAttribute:
    """Set one attribute of a span, or of a relation; None or "" takes it away."""

    id: str
    attribute_id: str
    value: Any
    annotator_id: str
    of: type[Span] | type[Relation] = Span
    name: str = "change attribute"

    def apply(self, store: Store) -> None:
        """Write the value."""
        for row in own_rows(store, self.of, (self.id,), self.annotator_id):
            facts = {key: value for key, value in row.attributes.items() if key != self.attribute_id}
            if self.value not in (None, ""):
                facts[self.attribute_id] = self.value
            store.put(replace(row, attributes=facts))


@dataclass(frozen=True)
class SetNote:
    """Set the note of a span, or of a relation."""

    id: str
    note: str
    annotator_id: str
    of: type[Span] | type[Relation] = Span
    name: str = "change note"

    def apply(self, store: Store) -> None:
        """Write the note."""
        store.put(*(replace(r, note=self.note) for r in own_rows(store, self.of, (self.id,), self.annotator_id)))


@dataclass(frozen=True)
class SetProgress:
    """Say how far a layer's annotator has come with articles."""

    document_ids: tuple[str, ...]
    layer: Layer
    state: str
    name: str = "change progress"

    def apply(self, store: Store) -> None:
        """Write the state where it is another."""
        for document_id in self.document_ids:
            if store.state(document_id, self.layer) != self.state:
                _advance(store, document_id, self.layer, self.state)


@dataclass(frozen=True)
class DescribeDocument:
    """Correct what is known about an article: title, source, url, published, language or meta, never its text."""

    id: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    name: str = "change article details"

    def apply(self, store: Store) -> None:
        """Write the facts."""
        document = store.document(self.id)
        if document is None:
            raise AnnotatorError(worded("The article is no longer in the project, so nothing was changed."))
        store.put(replace(document, **{key: self.facts[key] for key in self.facts if key not in ("text", "sha256")}))


@dataclass(frozen=True)
class RemoveDocuments:
    """Take articles out of the project, with what one annotator marked in them; one that others marked stays."""

    ids: tuple[str, ...]
    annotator_id: str
    name: str = "remove article"

    def apply(self, store: Store) -> None:
        """Mark them deleted."""
        spans = [span for i in self.ids for span in store.all(Span, "deleted = 0 AND document_id = ?", [i])]
        labels = [row for i in self.ids for row in store.all(DocumentLabel, "deleted = 0 AND document_id = ?", [i])]
        if ({row.annotator_id for row in spans} | {row.annotator_id for row in labels}) - {self.annotator_id}:
            raise AnnotatorError(worded("Teammates have worked on this article, so it stays in the project."))
        RemoveSpans(tuple(span.id for span in spans), self.annotator_id).apply(store)
        store.delete("document_label", [row.id for row in labels])
        store.delete("document", self.ids)


@dataclass(frozen=True)
class PutRows:
    """Write rows of the shared tables: annotators, boilerplate, labels."""

    rows: tuple[Row, ...]
    name: str

    def apply(self, store: Store) -> None:
        """Write them."""
        store.put(*self.rows)


@dataclass(frozen=True)
class DimLines:
    """Dim lines that repeat across articles."""

    rows: tuple[Boilerplate, ...]
    name: str = "dim repeated lines"

    def apply(self, store: Store) -> None:
        """Write those that nobody has decided about yet."""
        known = {row.id for row in store.all(Boilerplate, "1")}
        store.put(*(row for row in self.rows if row.id not in known))


@dataclass(frozen=True)
class SetSetting:
    """Set something for the whole project."""

    key: str
    value: Any
    name: str = "change project settings"

    def apply(self, store: Store) -> None:
        """Write it."""
        store.set_setting(self.key, self.value)


@dataclass(frozen=True)
class Together:
    """Several edits as one step."""

    name: str
    edits: tuple[Edit, ...]

    def apply(self, store: Store) -> None:
        """Apply each in turn."""
        for edit in self.edits:
            edit.apply(store)


def register(annotator: Annotator) -> PutRows:
    """Return the edit that makes somebody known to the project."""
    return PutRows((annotator,), "add annotator")


def describes(document: Document) -> dict[str, Any]:
    """Return what `DescribeDocument` can change of a document."""
    return {key: getattr(document, key) for key in ("title", "source", "url", "published", "language")}
