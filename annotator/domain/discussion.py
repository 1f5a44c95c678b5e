"""Discussions: a comment and the answers to it, in the order in which they were written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.review import Comment


class Discussion(NamedTuple):
    """What somebody remarked on a span or an article, and what was answered."""

    comment: Comment
    answers: tuple[Comment, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is not settled yet."""
        return not self.comment.resolved


def discussions_of(comments: Iterable[Comment]) -> list[Discussion]:
    """Return comments as discussions, the oldest first; an answer to what is gone begins one of its own."""
    known = {comment.id: comment for comment in sorted(comments, key=lambda c: (c.created, c.id))}
    answers: dict[str, list[Comment]] = {}
    for comment in known.values():
        answers.setdefault(_first(comment, known).id, []).append(comment)
    return [Discussion(known[first], tuple(c for c in said if c.id != first)) for first, said in answers.items()]


def _first(comment: Comment, known: dict[str, Comment]) -> Comment:
    """Return the comment that a discussion began with; a ring of answers begins with its smallest id."""
    passed = [comment]
    while (answered := known.get(passed[-1].answers or "")) is not None:
        if answered in passed:
            return min(passed[passed.index(answered) :], key=lambda c: c.id)
        passed.append(answered)
    return passed[-1]
