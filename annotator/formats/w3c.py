"""`w3c`: Web Annotation JSON-LD, one page of annotations, each with its place and its quote.

An article is an annotation that describes it (its text is the body), its spans tag it, relations link spans, labels of
the article classify it.  The file is one JSON object with an annotation a line, so that it is read as a stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from urllib.parse import quote

import orjson

from annotator.domain.identity import named_id
from annotator.formats.json_ld import Said
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    RelationRecord,
    Report,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.writing import written_whole

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
URN = "urn:x-sorot:"
FACTS = {
    "title": "dc:title",
    "source": "dc:publisher",
    "published": "dc:date",
    "url": "schema:url",
    "name": "sorot:name",
    "original_sha256": "sorot:original-sha256",
    "sha256": "sorot:sha256",
}
"""What says an article's facts, beside its language."""

AROUND = 32
"""Code points of prefix and suffix."""

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write an annotation a line; everything that a record holds can be said."""
    report = Report(files=[path])
    numbers = count(1)
    with written_whole(path) as (draft,), draft.open("wb", buffering=1 << 20) as file:
        file.write(orjson.dumps(_page(selection.project, options.part)).removesuffix(b"]}") + b"\n")
        between = b""
        for article in selection.articles():
            for said in _annotations(article, numbers):
                file.write(between + orjson.dumps(said))
                between = b",\n"
            report.documents += 1
            report.spans += len(article.spans)
        file.write(b"\n]}\n")
    return report


def iri(kind: str, known: str) -> str:
    """Return the IRI of a thing by its id."""
    return f"urn:uuid:{known}" if _UUID.fullmatch(known) else f"{URN}{kind}:{quote(known, safe='')}"


def _page(project: str, part: str) -> Said:
    page = {
        "@context": [CONTEXT, {"sorot": URN}],
        "id": f"urn:uuid:{named_id(f'page {project} {part}')}",
        "type": "AnnotationPage",
    }
    return page | ({"label": project} if project else {}) | {"items": []}


def _annotations(article: ArticleRecord, numbers: Iterator[int]) -> Iterator[Said]:
    source = iri("article", article.document_id) if article.document_id else f"{URN}unnamed:{next(numbers)}"
    yield _annotation("describing", numbers, article.annotator) | _text(article, source)
    ids = _span_iris(article, numbers)
    for span, known in zip(article.spans, ids, strict=True):
        yield {"id": known} | _span(article, span, source)
    for relation in article.relations:
        yield _relation(relation, article, ids, numbers)
    for label in article.labels:
        yield _label(label, article, source, numbers)


def _annotation(motivation: str, numbers: Iterator[int], annotator: str) -> Said:
    said = {"id": f"{URN}unnamed:{next(numbers)}", "type": "Annotation", "motivation": motivation}
    return said | _creator(annotator)


def _creator(annotator: str) -> Said:
    return {"creator": {"type": "Person", "name": annotator}} if annotator else {}


def _span_iris(article: ArticleRecord, numbers: Iterator[int]) -> list[str]:
    """Return an IRI for each span: its id's, unless it has none or an earlier span has the same."""
    taken: set[str] = set()
    found = []
    for span in article.spans:
        known = iri("span", span.id) if span.id and span.id not in taken else f"{URN}unnamed:{next(numbers)}"
        taken.add(span.id)
        found.append(known)
    return found


def _text(article: ArticleRecord, source: str) -> Said:
    target: Said = {"id": source, "type": "Text", "format": "text/plain"}
    target |= {key: value for name, key in FACTS.items() if (value := getattr(article, name))}
    said: Said = {"target": target}
    language = {"language": article.language} if article.language else {}
    target |= language
    if article.meta:
        target["sorot:meta"] = orjson.dumps(article.meta).decode()
    if article.done:
        said["sorot:done"] = True
    if article.sha256:
        target["sorot:length"] = article.length
    if article.text:
        said["body"] = {"type": "TextualBody", "format": "text/plain", "value": article.text} | language
    return said


def _span(article: ArticleRecord, span: SpanRecord, source: str) -> Said:
    pieces = [
        {"type": "SpecificResource", "source": source, "selector": _selectors(article.text, start, end)}
        for start, end in span.fragments or [(span.start, span.end)]
    ]
    said: Said = {"type": "Annotation", "motivation": "tagging", **_creator(span.annotator or article.annotator)}
    said["body"] = _bodies(span.label, span.attributes, span.note)
    said["target"] = pieces if span.fragments else pieces[0]
    said["sorot:origin"] = span.origin
    if span.score is not None:
        said["sorot:score"] = span.score
    return said


def _selectors(text: str, start: int, end: int) -> list[Said]:
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    if not text:
        return [position]
    quoted = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return [position, quoted]


def _bodies(label: str, attributes: Said, note: str) -> list[Said]:
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": label}]
    for name, value in attributes.items():
        said = {"type": "TextualBody", "purpose": "describing", "label": name, "value": value}
        if not isinstance(value, str):
            said |= {"format": "application/json", "value": orjson.dumps(value).decode()}
        bodies.append(said)
    return bodies + [{"type": "TextualBody", "purpose": "commenting", "value": note}] * bool(note)


def _relation(relation: RelationRecord, article: ArticleRecord, ids: list[str], numbers: Iterator[int]) -> Said:
    said = _annotation("linking", numbers, relation.annotator or article.annotator)
    bodies = _bodies(relation.label, relation.attributes, relation.note)
    return said | {"target": ids[relation.source], "body": [ids[relation.target], *bodies]}


def _label(label: DocumentLabelRecord, article: ArticleRecord, source: str, numbers: Iterator[int]) -> Said:
    said = _annotation("classifying", numbers, label.annotator or article.annotator)
    bodies = _bodies(label.label, {}, "")
    if label.value:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": label.value})
    return said | {"target": source, "body": bodies}
