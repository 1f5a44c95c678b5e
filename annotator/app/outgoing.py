"""What goes out of a project: the articles of layers, and all its rows, as records that formats write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
    """What a person made in a round, which can be exported: one layer, or one for each name that they go by."""

    name: str
    spans: int
    layers: tuple[Layer, ...]


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
        for choice in layers
        for document, (is_done, spans) in _worked_on(reader, choice).items()
        if _is_taken(is_done, spans, done=done)
    ]


def _worked_on(reader: Reader, choice: LayerChoice) -> dict[str, tuple[bool, int]]:
    """Return whether each article is done under any name, and its number of spans, in project order."""
    found: dict[str, tuple[bool, int]] = {}
    for document, state, spans in reader.worked_on(choice.layers):
        is_done, before = found.get(document, (False, 0))
        found[document] = is_done or state == "done", before + spans
    return found


def _is_taken(is_done: bool, spans: int, *, done: bool) -> bool:
    return is_done or bool(spans and not done)


def articles(
    reader: Reader, layers: list[LayerChoice], *, done: bool, only: set[str] | None, tell: Tell
) -> Iterator[ArticleRecord]:
    """Yield the layers' articles in project order, one in memory at a time; those of one article stand together."""
    names = _Names(reader.codebook())
    chosen: dict[str, list[tuple[_Layer, bool]]] = {}
    for choice in layers:
        layer = _Layer(reader, choice)
        for document_id, (is_done, spans) in _worked_on(reader, choice).items():
            takers = chosen.setdefault(document_id, [])
            if _is_taken(is_done, spans, done=done) and (only is None or document_id in only):
                takers.append((layer, is_done))
    ids = [document_id for document_id, takers in chosen.items() if takers]
    for count, document_id in enumerate(ids):
        document = reader.document(document_id)
        assert document is not None
        for layer, is_done in chosen[document_id]:
            if count % TOLD_EVERY == 0:
                tell(count, len(ids), layer.choice.name)
            yield _record(reader, document, layer, names, done=is_done)


class _Layer:
    """A choice, and in which articles it has what few articles have: those that have none are not asked for it."""

    def __init__(self, reader: Reader, choice: LayerChoice) -> None:
        self.choice = choice
        self.related, self.labelled = (
            {document for layer in choice.layers for document in reader.holding(table, layer)}
            for table in ("relation", "document_label")
        )


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
    choice = layer.choice
    spans, twins = _spans(reader, document.id, choice, names)
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
        relations=_relations(reader, document.id, choice, names, spans, twins) if document.id in layer.related else [],
        labels=_labels(reader, document.id, choice, names) if document.id in layer.labelled else [],
    )


def _spans(
    reader: Reader, document_id: str, choice: LayerChoice, names: _Names
) -> tuple[list[SpanRecord], dict[str, str]]:
    """Return the spans in reading order, and the ids of those that were marked under another name too, to one's own."""
    label, facts = names.label, names.facts
    layers = [
        [
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
                document_id, layer
            )
        ]
        for layer in choice.layers
    ]
    return (layers[0], {}) if len(layers) == 1 else _once(layers)


def _once(layers: list[list[SpanRecord]]) -> tuple[list[SpanRecord], dict[str, str]]:
    """Put what one person marked under several names together: what is equal counts once, with all that is said."""
    found: dict[tuple[Any, ...], SpanRecord] = {}
    twins: dict[str, str] = {}
    for layer in layers:
        equal: Counter[tuple[Any, ...]] = Counter()
        for span in layer:
            place = span.start, span.end, span.label, str(span.fragments)
            equal[place] += 1
            first = found.setdefault((*place, equal[place]), span)
            if first is not span:
                twins[span.id] = first.id
                said = span.attributes | first.attributes
                found[*place, equal[place]] = replace(first, attributes=said, note=first.note or span.note)
    spans = sorted(found.values(), key=lambda span: (span.start, -span.end, span.id))
    return [replace(span, attributes=_led(span.attributes, twins)) for span in spans], twins


def _led(facts: dict[str, Any], twins: dict[str, str]) -> dict[str, Any]:
    """Return an attribute's values where a span that they lead to is the one that counts."""
    return {name: twins.get(value, value) if isinstance(value, str) else value for name, value in facts.items()}


def _labels(reader: Reader, document_id: str, choice: LayerChoice, names: _Names) -> list[DocumentLabelRecord]:
    found = {
        (names.label(row.label_id), names.value(row.label_id, row.value)): None
        for layer in choice.layers
        for row in reader.document_labels(document_id, layer)
    }
    return [DocumentLabelRecord(label, value, choice.name) for label, value in found]


def _relations(
    reader: Reader,
    document_id: str,
    choice: LayerChoice,
    names: _Names,
    spans: list[SpanRecord],
    twins: dict[str, str],
) -> list[RelationRecord]:
    """Return the relations between these spans of an article; of equal ones under several names one."""
    places = {span.id: place for place, span in enumerate(spans)}
    places |= {span_id: places[twin] for span_id, twin in twins.items()}
    found: dict[tuple[int, int, str, int], RelationRecord] = {}
    for layer in choice.layers:
        equal: Counter[tuple[int, int, str]] = Counter()
        for row in reader.relations(document_id, layer):
            if row.source_id in places and row.target_id in places:
                place = places[row.source_id], places[row.target_id], names.label(row.label_id)
                equal[place] += 1
                facts = _led(names.facts(to_json(dict(row.attributes))), twins)
                found.setdefault((*place, equal[place]), RelationRecord(*place, choice.name, facts, row.note))
    return list(found.values())
