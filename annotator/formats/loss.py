"""What a format cannot say of a span, in words for the export's report."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import to_word, worded
from annotator.formats.record import ArticleRecord, Dropped, RelationRecord, SpanRecord, WriteOptions

IN_PIECES = to_word("this format cannot say a span that is in pieces")
NO_SCORE = to_word("written without its score")

_NO_ATTRIBUTES = to_word("written without its attributes")
_NO_NOTE = to_word("written without its note")
_NO_FACTS = to_word("written without its attributes and its note")
_NO_LABELS = to_word("this format cannot say a label of a whole article")
_NO_RELATIONS = to_word("this format cannot say a relation")


def loss(article: ArticleRecord, span: SpanRecord, reason: str) -> Dropped:
    """Return the report's line about a span that was left out, or written with less than it has."""
    document = article.document_id or article.name
    return Dropped(document, article.title or article.name, span.start, span.end, span.label, reason, span.id)


def without_facts(article: ArticleRecord, said: SpanRecord | RelationRecord) -> Dropped | None:
    """Return the report's line about what goes out without its attributes or note, or None where it has neither."""
    if not said.attributes and not said.note:
        return None
    reason = _NO_FACTS if said.attributes and said.note else _NO_ATTRIBUTES if said.attributes else _NO_NOTE
    return loss(article, said, reason) if isinstance(said, SpanRecord) else relation_loss(article, said, reason)


def relation_loss(article: ArticleRecord, relation: RelationRecord, reason: str) -> Dropped:
    """Return the report's line about a relation that was left out or shortened; it stands where its source stands."""
    return replace(loss(article, article.spans[relation.source], reason), label=relation.label)


def labels_lost(article: ArticleRecord) -> list[Dropped]:
    """Return the report's lines about the labels of an article, for a format that has none."""
    document = article.document_id or article.name
    return [Dropped(document, article.title or article.name, 0, 0, label.label, _NO_LABELS) for label in article.labels]


def beyond_spans(article: ArticleRecord) -> list[Dropped]:
    """Return the report's lines about relations and labels of the article, for a format that says spans alone."""
    return relations_lost(article) + labels_lost(article) if article.relations or article.labels else []


def relations_lost(article: ArticleRecord) -> list[Dropped]:
    """Return the report's lines about the relations of an article, for a format that has none."""
    return [relation_loss(article, relation, _NO_RELATIONS) for relation in article.relations]


def refuse_without_text(options: WriteOptions) -> None:
    """Raise for a format whose files are the articles' text, where that is to be left out."""
    if not options.text:
        raise AnnotatorError(worded("This format is made of the articles' text and cannot be written without it."))
