"""Edits of where a span lies: the edges of its pieces, and pieces added and taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.app.edits import own_rows
from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Range, Span, joined, quote_of
from annotator.domain.wording import worded
from annotator.storage.store import Store


def _reach(store: Store, span: Span, ranges: tuple[Range, ...]) -> None:
    """Let a span lie at these ranges; those that meet become one."""
    document = store.document(span.document_id)
    length = len(document.text) if document is not None else 0
    if document is None or not all(0 <= start < end <= length for start, end in ranges):
        raise AnnotatorError(worded("The edges lie outside the article, so the span was left as it was."))
    wanted = joined(ranges)
    store.put(
        replace(
            span,
            start=wanted[0][0],
            end=wanted[-1][1],
            fragments=wanted if len(wanted) > 1 else None,
            quote=quote_of(document.text, wanted),
        )
    )


def _without(ranges: tuple[Range, ...], piece: int) -> tuple[Range, ...]:
    if not 0 <= piece < len(ranges):
        raise AnnotatorError(worded("The span has no such piece any more, so it was left as it was."))
    return (*ranges[:piece], *ranges[piece + 1 :])


@dataclass(frozen=True)
class ResizeSpan:
    """Move the edges of one piece of a span; a piece that it meets becomes part of it."""

    id: str
    start: int
    end: int
    annotator_id: str
    piece: int = 0
    name: str = "move edge"

    def apply(self, store: Store) -> None:
        """Write where the span lies and what it quotes."""
        for span in own_rows(store, Span, (self.id,), self.annotator_id):
            _reach(store, span, (*_without(span.ranges, self.piece), (self.start, self.end)))


@dataclass(frozen=True)
class AddFragment:
    """Add a piece to a span; pieces that it meets become part of it."""

    id: str
    start: int
    end: int
    annotator_id: str
    name: str = "add piece"

    def apply(self, store: Store) -> None:
        """Write where the span lies and what it quotes."""
        for span in own_rows(store, Span, (self.id,), self.annotator_id):
            _reach(store, span, (*span.ranges, (self.start, self.end)))


@dataclass(frozen=True)
class RemoveFragment:
    """Take a piece from a span of several; the last one goes only with the span."""

    id: str
    piece: int
    annotator_id: str
    name: str = "remove piece"

    def apply(self, store: Store) -> None:
        """Write where the span lies and what it quotes."""
        for span in own_rows(store, Span, (self.id,), self.annotator_id):
            left = _without(span.ranges, self.piece)
            if left:
                _reach(store, span, left)
