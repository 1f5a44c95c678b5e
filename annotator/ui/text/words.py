"""Words and characters as a reader sees them (Unicode segmentation), in code points of the article's text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTextBoundaryFinder

from annotator.domain.offsets import OffsetMap

_REACH = 400
_WORD = QTextBoundaryFinder.BoundaryType.Word
_GRAPHEME = QTextBoundaryFinder.BoundaryType.Grapheme
_IS_WORD = QTextBoundaryFinder.BoundaryReason.EndOfItem


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Return the word that holds `offset` (where a space or no character is, the one before), or else the character."""
    for start, end in _words(text, offset):
        if start <= offset < end:
            return start, end
    if not text[offset : offset + 1].strip():
        for start, end in _words(text, offset):
            if end == offset:
                return start, end
    return character_at(text, offset)


def word_around(text: str, offset: int) -> tuple[int, int]:
    """Return the word that `offset` lies inside of, or else nothing but the place itself."""
    inside = ((start, end) for start, end in _words(text, offset) if start < offset < end)
    return next(inside, (offset, offset))


def character_at(text: str, offset: int) -> tuple[int, int]:
    """Return the character, as a reader counts them, that holds `offset`."""
    if offset >= len(text):
        return len(text), len(text)
    return max((edge for edge in _graphemes(text, offset) if edge <= offset), default=0), next_character(text, offset)


def next_word_end(text: str, offset: int) -> int:
    """Return the first end of a word after `offset`, or the end of the text."""
    return min((end for _, end in _words(text, offset) if end > offset), default=min(len(text), offset + _REACH))


def previous_word_end(text: str, offset: int) -> int:
    """Return the last end of a word before `offset`, or 0."""
    return max((end for _, end in _words(text, offset) if end < offset), default=max(0, offset - _REACH))


def next_word_start(text: str, offset: int) -> int:
    """Return the first start of a word after `offset`, or the end of the text."""
    return min((start for start, _ in _words(text, offset) if start > offset), default=min(len(text), offset + _REACH))


def previous_word_start(text: str, offset: int) -> int:
    """Return the last start of a word before `offset`, or 0."""
    return max((start for start, _ in _words(text, offset) if start < offset), default=max(0, offset - _REACH))


def next_character(text: str, offset: int) -> int:
    """Return where the character after `offset` ends."""
    return min((edge for edge in _graphemes(text, offset) if edge > offset), default=len(text))


def previous_character(text: str, offset: int) -> int:
    """Return where the character before `offset` begins."""
    return max((edge for edge in _graphemes(text, offset) if edge < offset), default=0)


def _window(text: str, offset: int) -> tuple[int, str]:
    """Return a stretch of text around `offset`, cut at white space where there is any, and where it begins."""
    first, last = max(0, offset - _REACH), min(len(text), offset + _REACH)
    while 0 < first < offset and not text[first - 1].isspace():
        first += 1
    while offset < last < len(text) and not text[last].isspace():
        last -= 1
    if first == offset:
        first = max(0, offset - _REACH)
    if last == offset:
        last = min(len(text), offset + _REACH)
    return first, text[first:last]


def _words(text: str, offset: int) -> Iterator[tuple[int, int]]:
    base, window = _window(text, offset)
    offsets = OffsetMap(window)
    finder = QTextBoundaryFinder(_WORD, window)
    start = 0
    while (edge := finder.toNextBoundary()) >= 0:
        if finder.boundaryReasons() & _IS_WORD:
            yield base + offsets.offset(start), base + offsets.offset(edge)
        start = edge


def _graphemes(text: str, offset: int) -> Iterator[int]:
    base, window = _window(text, offset)
    offsets = OffsetMap(window)
    finder = QTextBoundaryFinder(_GRAPHEME, window)
    yield base
    while (edge := finder.toNextBoundary()) >= 0:
        yield base + offsets.offset(edge)
