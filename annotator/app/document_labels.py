"""Labels on whole articles: the edit that gives one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.app.edits import begin_article
from annotator.domain.annotator import Layer
from annotator.domain.clock import now
from annotator.domain.identity import document_label_id
from annotator.domain.relation import DocumentLabel
from annotator.storage.store import Store


@dataclass(frozen=True)
class SetDocumentLabel:
    """Give an article a label with a value, or, by None, take the label away; an article not begun is begun."""

    document_id: str
    layer: Layer
    label_id: str
    value: str | None
    name: str = "label article"

    def apply(self, store: Store) -> None:
        """Write the one row of this label, or mark deleted what there is."""
        known = self._known(store)
        if self.value is None:
            store.delete("document_label", [row.id for row in known])
            return
        store.delete("document_label", [row.id for row in known[1:]])
        store.put(replace(known[0], value=self.value) if known else self._new(self.value))
        begin_article(store, self.document_id, self.layer)

    def _known(self, store: Store) -> list[DocumentLabel]:
        """Return the rows there are; two can be, where labels were merged into one or files brought them."""
        codebook = store.codebook()
        rows = store.document_labels(self.document_id, self.layer)
        labels = {row.id: codebook.get(row.label_id) for row in rows}
        return [row for row in rows if (label := labels[row.id]) is not None and label.id == self.label_id]

    def _new(self, value: str) -> DocumentLabel:
        layer = f"{self.document_id}\x1f{self.layer.annotator_id}\x1f{self.layer.round}"
        return DocumentLabel(
            id=document_label_id(layer, self.label_id),
            document_id=self.document_id,
            annotator_id=self.layer.annotator_id,
            round=self.layer.round,
            label_id=self.label_id,
            value=value,
            created=now(),
        )
