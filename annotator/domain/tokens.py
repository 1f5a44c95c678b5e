"""Words of a text for formats that count tokens: made of Unicode's word characters, whatever the language."""

from __future__ import annotations

import re
from bisect import bisect_left

from annotator.domain.graphemes import continuations, may_cluster

_PIECE = re.compile("\\w++(?:\u00ad++\\w++)*+|\\S")


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the tokens in order, half-open in code points; whatever is no white space is in exactly one.

    A run of letters, digits and the marks on them is one token, as is each other character with all that belongs to
    it: an emoji of several code points is never cut.
    """
    pieces = [*map(re.Match.span, _PIECE.finditer(text))]
    return _joined(text, pieces) if may_cluster(text) else pieces


def _joined(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces that a mark parted: the mark to what it stands on, and a word's rest to its beginning."""
    inner = set(continuations(text))
    found: list[tuple[int, int]] = []
    done = 0
    for start in sorted(inner | {place + 1 for place in inner}):
        place = bisect_left(pieces, (start,), done)
        if place == len(pieces) or pieces[place][0] != start:
            continue
        found += pieces[done:place]
        done = place + 1
        first, last = found[-1] if found else (0, -1)
        goes_on = start in inner or (_is_word(text[first]) and _is_word(text[start]))
        if last == start and goes_on:
            found[-1] = first, pieces[place][1]
        else:
            found.append(pieces[place])
    return found + pieces[done:]


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
