"""What a format cannot say of a span, in words for the export's report."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.errors import AnnotatorError
from annotator.formats.record import ArticleRecord, Dropped, RelationRecord, SpanRecord, WriteOptions

IN_PIECES = "this format cannot say a span that is in pieces"


def loss(article: ArticleRecord, span: SpanRecord, reason: str) -> Dropped:
    """Return the report's line about a span that was left out, or written with less than it has."""
    document = article.document_id or article.name
    return Dropped(document, article.title, span.start, span.end, span.label, reason, span.id)


def without_facts(article: ArticleRecord, span: SpanRecord) -> Dropped | None:
    """Return the report's line about a span whose attributes or note stay behind, or None where it has neither."""
    if not span.attributes and not span.note:
        return None
    kinds = ["its attributes"] * bool(span.attributes) + ["its note"] * bool(span.note)
    return loss(article, span, f"written without {' and '.join(kinds)}")


def relation_loss(article: ArticleRecord, relation: RelationRecord, reason: str) -> Dropped:
    """Return the report's line about a relation that was left out or shortened; it stands where its source stands."""
    return replace(loss(article, article.spans[relation.source], reason), label=relation.label)


def labels_lost(article: ArticleRecord) -> list[Dropped]:
    """Return the report's lines about the labels of an article, for a format that has none."""
    document = article.document_id or article.name
    reason = "this format cannot say a label of a whole article"
    return [Dropped(document, article.title, 0, 0, label.label, reason) for label in article.labels]


def beyond_spans(article: ArticleRecord) -> list[Dropped]:
    """Return the report's lines about relations and labels of the article, for a format that says spans alone."""
    if not article.relations and not article.labels:
        return []
    reason = "this format cannot say a relation"
    return [relation_loss(article, relation, reason) for relation in article.relations] + labels_lost(article)


def refuse_without_text(options: WriteOptions) -> None:
    """Raise for a format whose files are the articles' text, where that is to be left out."""
    if not options.text:
        raise AnnotatorError("This format is made of the articles' text and cannot be written without it.")
