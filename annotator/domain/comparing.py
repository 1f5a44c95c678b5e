"""Which lines of an original a reader left out, so that they can be looked at before its text is taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

_WORD = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7af]|\w+")
_TOGETHER = 4
"""Words that must follow each other in both texts to count as the same place."""


def left_out(original: Sequence[str], read: str) -> list[bool]:
    """Return for each line of an original whether its words are missing from what was read.

    Lines may be broken elsewhere in the two: a line is there where most of its runs of words are, and a short one where
    it is so together with the words around it, or is a line of its own.
    """
    whole = {tuple(_words(line)) for line in read.splitlines()}
    there = set(_runs(_words(read)))
    lines = _made_whole(original, set(_words(read)))
    words = [word for line in lines for word in line]
    found = []
    end = 0
    for line in lines:
        begin, end = end, end + len(line)
        if len(line) < _TOGETHER:
            is_there = any(run in there for run in _runs(words[max(end - _TOGETHER, 0) : begin + _TOGETHER]))
        else:
            runs = list(_runs(line))
            is_there = 2 * sum(run in there for run in runs) >= len(runs)
        found.append(bool(line) and not is_there and tuple(line) not in whole)
    return found


def _made_whole(original: Sequence[str], known: Collection[str]) -> list[list[str]]:
    """Return each line's words; a word cut at a line's end goes to the next line where the reader joined it."""
    lines = [_words(line) for line in original]
    for text, line, after in zip(original, lines, lines[1:], strict=False):
        if text.endswith("-") and line and after and line[-1] + after[0] in known:
            after[0] = line.pop() + after[0]
    return lines


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[place : place + _TOGETHER]) for place in range(len(words) - _TOGETHER + 1))
