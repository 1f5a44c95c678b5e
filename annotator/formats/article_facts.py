"""Who an article is, as JSON for a place beside the text where a format itself has none."""

from __future__ import annotations

from typing import Any

from annotator.formats.record import ArticleRecord
from annotator.formats.validity import too_deep

_FACTS = ("document_id", "name", "title", "source", "url", "published", "language", "annotator")


def article_facts(article: ArticleRecord) -> dict[str, Any]:
    """Return what is known of an article beyond its text and what is marked in it."""
    found: dict[str, Any] = {name: value for name in _FACTS if (value := getattr(article, name))}
    return found | {"meta": article.meta} if article.meta else found


def take_article_facts(article: ArticleRecord, said: Any) -> None:
    """Give an article what `article_facts` said of it; anything else is passed over."""
    if not isinstance(said, dict) or not said or too_deep(said):
        return
    article.name = ""
    for name in _FACTS:
        if isinstance(value := said.get(name), str):
            setattr(article, name, value)
    if isinstance(meta := said.get("meta"), dict):
        article.meta = meta
