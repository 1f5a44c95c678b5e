"""Edits of discussions: remarks on a span or an article, answers, and that a discussion is settled."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.domain.errors import AnnotatorError
from annotator.domain.review import Comment
from annotator.domain.wording import worded
from annotator.storage.store import Store


@dataclass(frozen=True)
class AddComment:
    """Begin a discussion on a span, or on the article where the comment names none."""

    comment: Comment
    name: str = "add comment"

    def apply(self, store: Store) -> None:
        """Write the comment."""
        _demand_words(self.comment)
        if store.document(self.comment.document_id) is None:
            raise AnnotatorError(worded("The article is no longer in the project, so nothing was written."))
        store.put(self.comment)


@dataclass(frozen=True)
class AnswerComment:
    """Answer in a discussion; anybody may."""

    comment: Comment
    name: str = "answer comment"

    def apply(self, store: Store) -> None:
        """Write the answer, on what its discussion is about."""
        _demand_words(self.comment)
        asked = next(iter(store.with_ids(Comment, [self.comment.answers or ""])), None)
        if asked is None:
            raise AnnotatorError(
                worded("The comment that this answers is no longer in the project, so nothing was written.")
            )
        store.put(replace(self.comment, document_id=asked.document_id, span_id=asked.span_id))


@dataclass(frozen=True)
class ResolveComment:
    """Say that a discussion is settled, or open again; only who began it does."""

    id: str
    resolved: bool
    annotator_id: str
    name: str = "settle comment"

    def apply(self, store: Store) -> None:
        """Write it into the comment that began the discussion."""
        comments = store.with_ids(Comment, [self.id])
        if any(comment.annotator_id != self.annotator_id for comment in comments):
            raise AnnotatorError(
                worded("Only who began this discussion settles it; you can answer that it is settled.")
            )
        store.put(*(replace(comment, resolved=self.resolved) for comment in comments))


def _demand_words(comment: Comment) -> None:
    if not comment.body.strip():
        raise AnnotatorError(worded("A comment without words was not written."))
