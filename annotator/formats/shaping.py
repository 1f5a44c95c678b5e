"""An article as formats with narrower shapes take it: spans in one piece, one annotator, an id for every span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from annotator.domain.wording import to_word
from annotator.formats.loss import IN_PIECES, loss, relation_loss
from annotator.formats.record import ArticleRecord, RelationRecord, Report, SpanRecord

_END_IN_PIECES = to_word("one of its spans is in pieces")
_END_OF_ANOTHER = to_word("one of its spans is another annotator's")


def in_one_piece(article: ArticleRecord, report: Report) -> ArticleRecord:
    """Return the article without the spans that are in pieces; what is left out goes to the report."""
    if not any(span.fragments for span in article.spans):
        return article
    report.dropped += [loss(article, span, IN_PIECES) for span in article.spans if span.fragments]
    kept = [place for place, span in enumerate(article.spans) if not span.fragments]
    return _with(article, kept, article.relations, report, _END_IN_PIECES)


def by_annotator(article: ArticleRecord, report: Report) -> Iterator[ArticleRecord]:
    """Yield the article once for each annotator who did something in it, or once where nobody did."""
    default = article.annotator
    owners = [span.annotator or default for span in article.spans]
    linkers = [relation.annotator or owners[relation.source] for relation in article.relations]
    names = [*owners, *linkers, *(label.annotator or default for label in article.labels)]
    if names.count(default) == len(names):
        yield article
        return
    for name in dict.fromkeys([default, *names] if article.done or not names else names):
        kept = [place for place, owner in enumerate(owners) if owner == name]
        relations = [said for said, linker in zip(article.relations, linkers, strict=True) if linker == name]
        part = _with(article, kept, relations, report, _END_OF_ANOTHER)
        labels = [label for label in article.labels if (label.annotator or default) == name]
        yield replace(part, annotator=name, labels=labels, done=article.done and name == default)


def span_ids(spans: list[SpanRecord]) -> list[str]:
    """Return an id for each span, no two alike: its own, or a number where it has none."""
    own = [span.id for span in spans]
    taken = set(own)
    if len(taken) == len(own) and "" not in taken:
        return own
    free = (made for number in count(1) if (made := f"s{number}") not in taken)
    found: dict[str, None] = {}
    for span in spans:
        found[span.id if span.id and span.id not in found else next(free)] = None
    return list(found)


def _with(
    article: ArticleRecord, kept: list[int], relations: list[RelationRecord], report: Report, reason: str
) -> ArticleRecord:
    """Return the article with some of its spans alone; relations that thereby lose an end go to the report."""
    places = {old: new for new, old in enumerate(kept)}
    moved = []
    for relation in relations:
        if relation.source in places and relation.target in places:
            moved.append(replace(relation, source=places[relation.source], target=places[relation.target]))
        else:
            report.reduced.append(relation_loss(article, relation, reason))
    return replace(article, spans=[article.spans[place] for place in kept], relations=moved)
