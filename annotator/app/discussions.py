"""Open discussions of the whole project: who began them, with which words, about what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from annotator.domain.review import Comment
from annotator.domain.span import Span
from annotator.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Discussion:
    """A comment that is not resolved; `quote` is "" where it is about the whole article, `span_id` then too."""

    document_id: str
    title: str
    annotator_id: str
    words: str
    answers: int
    created: str
    quote: str = ""
    span_id: str = ""
    start: int = 0
    end: int = 0


def open_discussions(reader: Reader, only: str = "") -> list[Discussion]:
    """Return the open discussions, the oldest first; `only` those that one annotator began."""
    comments = reader.all(Comment)
    answers = Counter(comment.answers for comment in comments if comment.answers)
    asked = [comment for comment in comments if not comment.answers and not comment.resolved]
    asked = [comment for comment in asked if only in ("", comment.annotator_id)]
    spans = {span.id: span for span in reader.with_ids(Span, {x.span_id for x in asked if x.span_id})}
    titles = reader.titles()
    found = []
    for comment in sorted(asked, key=lambda comment: (comment.created, comment.id)):
        if comment.document_id not in titles:
            continue
        span = spans.get(comment.span_id or "")
        found.append(
            Discussion(
                comment.document_id,
                titles[comment.document_id],
                comment.annotator_id,
                comment.body,
                answers[comment.id],
                comment.created,
                span.quote if span else "",
                span.id if span else "",
                span.start if span else 0,
                span.end if span else 0,
            )
        )
    return found
