"""What goes out of a project: the articles of layers, and all its rows, as records that formats write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from annotator.domain.annotator import Layer
from annotator.domain.codebook import Codebook
from annotator.domain.document import Document
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, RelationRecord, RowRecord, SpanRecord
from annotator.storage.reader import Reader
from annotator.storage.rows import to_json
from annotator.storage.schema import TABLES

Tell = Callable[[int, int, str], None]
"""Called with (done, of, name); it may raise Cancelled."""

TOLD_EVERY = 100
ROWS_TOLD_EVERY = 2000


@dataclass(frozen=True, slots=True)
class LayerChoice:
    """A layer that can be exported, with what it holds."""

    name: str
    spans: int
    layer: Layer


def rows(reader: Reader, tell: Tell) -> Iterator[RowRecord]:
    """Yield every row of the project, table by table, in the order in which they can be put in."""
    most = reader.document_count() + sum(reader.layers().values())
    done = 0
    for table in TABLES:
        for values in reader.values(table):
            if done % ROWS_TOLD_EVERY == 0:
                tell(min(done, most), most, table)
            done += 1
            yield RowRecord(table, values)


def article_ids(reader: Reader, layers: list[LayerChoice], *, done: bool) -> list[str]:
    """Return the articles that training formats take: finished ones, and unless `done` those with spans."""
    return [
        document
        for document, state, spans in reader.worked_on([choice.layer for choice in layers])
        if _is_taken(state, spans, done=done)
    ]


def _is_taken(state: str, spans: int, *, done: bool) -> bool:
    return state == "done" or bool(spans and not done)


def articles(
    reader: Reader, layers: list[LayerChoice], *, done: bool, only: set[str] | None, tell: Tell
) -> Iterator[ArticleRecord]:
    """Yield the layers' articles in project order, one in memory at a time; those of one article stand together."""
    names = _Names(reader.codebook())
    chosen: dict[str, list[tuple[_Layer, bool]]] = {}
    for choice in layers:
        layer = _Layer(reader, choice)
        for document_id, state, spans in reader.worked_on([choice.layer]):
            takers = chosen.setdefault(document_id, [])
            if _is_taken(state, spans, done=done) and (only is None or document_id in only):
                takers.append((layer, state == "done"))
    ids = [document_id for document_id, takers in chosen.items() if takers]
    for count, document_id in enumerate(ids):
        document = reader.document(document_id)
        assert document is not None
        for layer, is_done in chosen[document_id]:
            if count % TOLD_EVERY == 0:
                tell(count, len(ids), layer.choice.name)
            yield _record(reader, document, layer, names, done=is_done)


class _Layer:
    """A layer, and in which articles it has what few articles have: those that have none are not asked for it."""

    def __init__(self, reader: Reader, choice: LayerChoice) -> None:
        self.choice = choice
        self.related = reader.holding("relation", choice.layer)
        self.labelled = reader.holding("document_label", choice.layer)


class _Names:
    """The codebook as names, looked up by the thousand."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._labels: dict[str, str] = {}
        self._attributes = codebook.sayable()

    def label(self, label_id: str) -> str:
        if label_id not in self._labels:
            label = self._codebook.get(label_id)
            self._labels[label_id] = label.name if label else label_id
        return self._labels[label_id]

    def value(self, label_id: str, value: str) -> str:
        """Return what was chosen of an article's label by its name."""
        label = self._codebook.get(label_id)
        return self._codebook.choice_name(label.id, value) if label else value

    def facts(self, text: str) -> dict[str, Any]:
        if text == "{}":
            return {}
        found: dict[str, Any] = {}
        for key, value in orjson.loads(text).items():
            attribute = self._attributes.get(key)
            choices = {c["id"]: c["name"] for c in attribute.choices} if attribute else {}
            known = choices.get(value, value) if isinstance(value, str) else value
            name = attribute.name if attribute else key
            found[key if name in found else name] = known
        return found


def _record(reader: Reader, document: Document, layer: _Layer, names: _Names, *, done: bool) -> ArticleRecord:
    choice, label, facts = layer.choice, names.label, names.facts
    spans = [
        SpanRecord(
            start,
            end,
            label(label_id),
            choice.name,
            quote,
            [(a, b) for a, b in orjson.loads(fragments)] if fragments else None,
            facts(attributes),
            note,
            origin,
            score,
            span_id,
        )
        for start, end, label_id, quote, fragments, attributes, note, origin, score, span_id in reader.span_rows(
            document.id, choice.layer
        )
    ]
    return ArticleRecord(
        text=document.text,
        name=document.name,
        title=document.title,
        source=document.source,
        url=document.url,
        published=document.published,
        language=document.language,
        meta=dict(document.meta),
        document_id=document.id,
        annotator=choice.name,
        done=done,
        spans=spans,
        relations=_relations(reader, document.id, choice, names, spans) if document.id in layer.related else [],
        labels=_labels(reader, document.id, choice, names) if document.id in layer.labelled else [],
    )


def _labels(reader: Reader, document_id: str, choice: LayerChoice, names: _Names) -> list[DocumentLabelRecord]:
    return [
        DocumentLabelRecord(names.label(row.label_id), names.value(row.label_id, row.value), choice.name)
        for row in reader.document_labels(document_id, choice.layer)
    ]


def _relations(
    reader: Reader, document_id: str, choice: LayerChoice, names: _Names, spans: list[SpanRecord]
) -> list[RelationRecord]:
    """Return the layer's relations between these spans of an article."""
    places = {span.id: place for place, span in enumerate(spans)}
    return [
        RelationRecord(
            source=places[row.source_id],
            target=places[row.target_id],
            label=names.label(row.label_id),
            annotator=choice.name,
            attributes=names.facts(to_json(dict(row.attributes))),
            note=row.note,
        )
        for row in reader.relations(document_id, choice.layer)
        if row.source_id in places and row.target_id in places
    ]
