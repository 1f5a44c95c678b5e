"""How the edges of a span move: each of its pieces has two, and stops where the next piece begins."""

from __future__ import annotations

from typing import NamedTuple

from annotator.ui.text import words
from annotator.ui.text.mark import Mark


class Edge(NamedTuple):
    """One edge of a span."""

    piece: int
    """Which of the mark's ranges it belongs to."""
    at_end: bool


def piece_at(mark: Mark, offset: int) -> int | None:
    """Return which piece of a span holds the caret at `offset`, its end included."""
    return next((place for place, (start, end) in enumerate(mark.ranges) if start <= offset <= end), None)


def stepped(text: str, mark: Mark, edge: Edge, *, forward: bool, by_word: bool) -> tuple[int, int]:
    """Return start and end of the edge's piece after one step; a step that would leave nothing is not made."""
    start, end = mark.ranges[edge.piece]
    if edge.at_end:
        step = (words.next_word_end if forward else words.previous_word_end) if by_word else None
        return fitting(mark, edge, (step or (words.next_character if forward else words.previous_character))(text, end))
    step = (words.next_word_start if forward else words.previous_word_start) if by_word else None
    return fitting(mark, edge, (step or (words.next_character if forward else words.previous_character))(text, start))


def dragged(text: str, mark: Mark, edge: Edge, offset: int, *, by_word: bool) -> tuple[int, int]:
    """Return start and end of the edge's piece with the edge at `offset`, or at the word's edge nearest before it."""
    if by_word:
        start, end = words.word_at(text, offset)
        if edge.at_end:
            offset = end if start < offset <= end else words.previous_word_end(text, offset + 1)
        else:
            offset = start if start <= offset < end else words.next_word_start(text, offset - 1)
    return fitting(mark, edge, offset)


def fitting(mark: Mark, edge: Edge, offset: int) -> tuple[int, int]:
    """Return start and end of the edge's piece with the edge at `offset`, as far as its neighbours let it go.

    Where nothing would be left of the piece, its old edges are returned.
    """
    start, end = mark.ranges[edge.piece]
    if edge.at_end:
        later = mark.ranges[edge.piece + 1 :]
        offset = min(offset, later[0][0]) if later else offset
        return (start, offset) if start < offset else (start, end)
    offset = max(offset, mark.ranges[edge.piece - 1][1]) if edge.piece else offset
    return (offset, end) if offset < end else (start, end)


def with_piece(mark: Mark, piece: int, reach: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the ranges of `mark` with one of them other than it was."""
    return (*mark.ranges[:piece], reach, *mark.ranges[piece + 1 :])
