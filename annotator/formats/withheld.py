"""Exports without the texts: what stands in their place, and putting the texts back.

A text is told by its SHA-256 and its length in code points, a span by its place alone.  Notes and attributes stay,
unless they hold a passage of the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import orjson

from annotator.domain.clock import EARLIEST
from annotator.domain.errors import BadInput
from annotator.domain.identity import sha256
from annotator.domain.span import quote_of
from annotator.domain.wording import to_word, worded
from annotator.formats.loss import loss, relation_loss
from annotator.formats.record import ArticleRecord, Dropped, RowRecord

PASSAGE = 40
"""Characters of an article in a row that are a quotation."""

SENTENCES = (
    to_word(
        "The texts and quotes are left out, and what articles carry beside title, source, date, language and address"
    ),
    to_word("Lines that repeat across articles are left out: they are quotations"),
)
_NO_PASSAGE = to_word("written without what quotes the article")
_STEP = 10

TextOf = Callable[[str], str]
"""Returns the text of the article of this id, "" where there is none."""


def quotes(text: str, value: Any) -> bool:
    """Whether a value holds at least PASSAGE characters in a row of the text."""
    said = value if isinstance(value, str) else orjson.dumps(value).decode()
    window = PASSAGE - _STEP
    return len(said) >= PASSAGE and any(
        said[at : at + window] in text for at in range(0, len(said) - window + 1, _STEP)
    )


def without_text(article: ArticleRecord, reduced: list[Dropped]) -> ArticleRecord:
    """Return the article without its text; what else had to go is added to `reduced`."""
    text = article.text
    spans, relations = [], []
    for span in article.spans:
        kept = {name: value for name, value in span.attributes.items() if not quotes(text, value)}
        note = "" if quotes(text, span.note) else span.note
        if (kept, note) != (span.attributes, span.note):
            reduced.append(loss(article, span, _NO_PASSAGE))
        spans.append(replace(span, quote=None, attributes=kept, note=note))
    for relation in article.relations:
        kept = {name: value for name, value in relation.attributes.items() if not quotes(text, value)}
        note = "" if quotes(text, relation.note) else relation.note
        if (kept, note) != (relation.attributes, relation.note):
            reduced.append(relation_loss(article, relation, _NO_PASSAGE))
        relations.append(replace(relation, attributes=kept, note=note))
    told = replace(article, text="", meta={}, sha256=sha256(text), length=len(text))
    return replace(told, spans=spans, relations=relations)


def with_text(article: ArticleRecord, text: str, file: str) -> ArticleRecord:
    """Return the article with its text and its spans with their quotes.  BadInput where they cannot be its own."""
    if article.length and article.length != len(text):
        raise BadInput(
            file, worded("the length of its text is not the one that the file says"), article.title or article.name
        )
    spans = []
    for place, span in enumerate(article.spans, 1):
        ranges = span.fragments or [(span.start, span.end)]
        if ranges[-1][1] > len(text):
            raise BadInput(
                file, worded("span {place} ends after the text's end", place=str(place)), article.title or article.name
            )
        spans.append(replace(span, quote=quote_of(text, ranges)))
    return replace(article, text=text, spans=spans, sha256="", length=0)


def rows_without_text(rows: Iterator[RowRecord], text_of: TextOf) -> Iterator[RowRecord]:
    """Yield a project's rows without texts, quotes and passages.

    A row that had to lose something gets the earliest of all stamps, so that it never wins over the whole one.
    """
    for row in rows:
        values = dict(row.values)
        if row.table == "document":
            values["length"] = len(values.pop("text"))
            stamps = orjson.loads(values["stamps"] or "{}")
            stamps.pop("meta", None)
            values |= {"meta": "{}", "stamps": orjson.dumps(stamps).decode()}
        elif row.table == "boilerplate" and values["pattern"] is not None:
            continue
        elif row.table in _HOLDERS:
            values.pop("quote", None)
            values |= _shortened(values, text_of(values["document_id"]))
        yield replace(row, values=values)


_HOLDERS = {"span", "relation", "document_label", "comment", "verdict"}
_FREE = ("note", "body", "value")


def _shortened(values: dict[str, Any], text: str) -> dict[str, Any]:
    """Return what of a row is to be said otherwise; passages become "…"."""
    changed: dict[str, Any] = {key: "…" for key in _FREE if quotes(text, values.get(key, ""))}
    facts = orjson.loads(values.get("attributes") or "{}")
    kept = {key: value for key, value in facts.items() if not quotes(text, value)}
    if kept != facts:
        changed["attributes"] = orjson.dumps(kept, option=orjson.OPT_SORT_KEYS).decode()
    return changed | {"stamp": EARLIEST} if changed else {}


def rows_with_text(rows: Iterator[RowRecord], text_of: TextOf, file: str) -> Iterator[RowRecord]:
    """Yield rows that `rows_without_text` left, with the texts and quotes back; those of missing articles stay out."""
    missing: set[str] = set()
    for row in rows:
        values = dict(row.values)
        document = str(values["id"] if row.table == "document" else values.get("document_id"))
        if row.table == "document":
            text, length = text_of(document), values.pop("length", None)
            if not text:
                missing.add(document)
                continue
            if length != len(text):
                raise BadInput(
                    file, worded("the length of its text is not the one that the file says"), values["title"]
                )
            values["text"] = text
        elif document in missing:
            continue
        elif row.table == "span":
            text = text_of(values["document_id"])
            ranges = orjson.loads(values["fragments"]) if values["fragments"] else [(values["start"], values["end"])]
            values["quote"] = quote_of(text, ranges)
        yield replace(row, values=values)
