"""Spans and relations as layers with features that are text, as WebAnno's TSV and UIMA's XMI have them.

The label is the feature `value`, the note `note`; each attribute is a feature of its own; what no feature says in full
stands in the feature `facts`, as JSON, so that reading back is exact.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from typing import Any

from annotator.domain.wording import to_word
from annotator.formats.loss import loss
from annotator.formats.record import ArticleRecord, RelationRecord, Report, SpanRecord
from annotator.formats.spelling import Spellings, beside, json_line, meant, take_beside
from annotator.formats.validity import fragments_problem, too_deep

SPAN, RELATION = "webanno.custom.Span", "webanno.custom.Relation"
VALUE, NOTE, FACTS = "value", "note", "facts"

_HARD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TAKEN = ("Governor", "Dependent", "begin", "end", "sofa", "self", "type", "get", "set", "xmiID", "elements")
_IN_PIECES = to_word("written as one stretch; its pieces are in the feature “facts”")

Features = dict[str, str]


def feature_names() -> Spellings:
    """Return how attributes are spelled: letters, digits and `_`, and nothing that has a meaning already."""
    return Spellings(r"^[^A-Za-z]|[^A-Za-z0-9_]", "feature", (VALUE, NOTE, FACTS, *_TAKEN, *keyword.kwlist))


def short_name(layer: str) -> str:
    """Return what a layer is called, the label of its spans where no feature says one."""
    return layer.rpartition(".")[2]


def features(article: ArticleRecord, names: Spellings, report: Report) -> tuple[list[Features], list[Features]]:
    """Return the features of each span and of each relation of an article, attributes as `names` spells them."""
    ids = {span.id: f"#{number}" for number, span in enumerate(article.spans, 1) if span.id}
    meant_spans: set[str] = set()

    def said(thing: SpanRecord | RelationRecord) -> tuple[Features, dict[str, Any]]:
        found, more = {}, beside(thing, article)
        for feature, value in ((VALUE, thing.label), (NOTE, thing.note)):
            if value and _HARD.search(value):
                more[{VALUE: "label", NOTE: "note"}[feature]] = value
            if value:
                found[feature] = _HARD.sub(" ", value)
        as_json = []
        for name, value in thing.attributes.items():
            number = ids.get(value, "") if isinstance(value, str) else ""
            text, is_json = (number, False) if number else _said(value)
            found[names.of(name)] = text
            as_json += [name] * is_json
            meant_spans.update([number] * bool(number))
        return found, more | {"json": sorted(as_json)} if as_json else more

    spans, relations = [said(span) for span in article.spans], [said(relation) for relation in article.relations]
    for number, (span, (_, more)) in enumerate(zip(article.spans, spans, strict=True), 1):
        if f"#{number}" in meant_spans:
            more["id"] = f"#{number}"
        if span.fragments:
            more["fragments"] = span.fragments
            report.reduced.append(loss(article, span, _IN_PIECES))
    return [_with_facts(*found) for found in spans], [_with_facts(*found) for found in relations]


def take_features(thing: SpanRecord | RelationRecord, said: Mapping[str, Any]) -> None:
    """Give a span or relation of our own layers what its features say, under the attributes' real names."""
    attributes = dict(said)
    more = meant(str(attributes.pop(FACTS, "")))
    if not isinstance(more, dict) or too_deep(more):
        more = {}
    note = attributes.pop(NOTE, "")
    as_json = more.get("json")
    for name, value in attributes.items():
        if isinstance(as_json, list) and name in as_json and isinstance(value, str):
            attributes[name] = meant(value)
    thing.attributes = attributes
    thing.note = more["note"] if isinstance(more.get("note"), str) else str(note)
    if isinstance(label := more.get("label"), str) and label.strip():
        thing.label = label
    take_beside(thing, more)
    if isinstance(thing, SpanRecord):
        thing.id = str(more.get("id", ""))
        fragments = more.get("fragments")
        if isinstance(fragments, list) and not fragments_problem(fragments, thing.start, thing.end):
            thing.fragments = [(start, end) for start, end in fragments]


def _said(value: Any) -> tuple[str, bool]:
    """Return a value as text, and whether that is JSON: all is but text without characters that are hard to carry."""
    if isinstance(value, str) and value and not _HARD.search(value):
        return value, False
    return json_line(value), True


def _with_facts(found: Features, more: dict[str, Any]) -> Features:
    return found | {FACTS: json_line(more)} if more else found
