"""Files that do not say what their offsets count: code points, UTF-16 units or grapheme clusters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from annotator.domain.graphemes import ClusterMap, continuations
from annotator.domain.offsets import OffsetMap
from annotator.domain.wording import to_word

CODE_POINTS, UTF16, GRAPHEMES = "", to_word("UTF-16 units"), to_word("grapheme clusters")
BYTES = to_word("bytes")
NOWHERE = -1

_CONTINUATIONS = frozenset(bytes([byte]) for byte in range(0x80, 0xC0))
"""What stands in UTF-8 within a character."""

Edges = list[tuple[int, int]]


def translation(text: str, unit: str) -> Callable[[int], int]:
    """Return the function from an offset in `unit` to a code point of `text`; what is no place in it becomes -1."""
    if unit == UTF16:
        units = OffsetMap(text)
        last = units.position(len(text))
        return lambda offset: units.offset(offset) if 0 <= offset <= last else NOWHERE
    if unit == GRAPHEMES:
        clusters = ClusterMap(text)
        return lambda offset: clusters.offset(offset) if 0 <= offset <= len(clusters) else NOWHERE
    if unit == BYTES:
        data = text.encode(errors="surrogatepass")
        return lambda offset: _place_of_byte(data, offset)
    return lambda offset: offset if 0 <= offset <= len(text) else NOWHERE


def places(text: str, unit: str, offsets: Sequence[int]) -> Sequence[int]:
    """Return what `translation` makes of each of many offsets."""
    if unit in (UTF16, CODE_POINTS) and offsets:
        units = OffsetMap(text if unit == UTF16 else "")
        if min(offsets) >= 0 and max(offsets) <= units.position(len(text)):
            return units.offsets(offsets)
    place = translation(text, unit)
    return [place(offset) for offset in offsets]


def unit_of(articles: Callable[[], Iterable[tuple[str, Edges]]]) -> str:
    """Return the unit in which most edges lie on word edges, over all texts; code points unless another has more.

    `articles` gives the texts and edges anew at each call: they are gone through again where code points leave a doubt.
    """
    if all(on_words(text, edges, translation(text, CODE_POINTS)) == 2 * len(edges) for text, edges in articles()):
        return CODE_POINTS
    scores = dict.fromkeys((CODE_POINTS, UTF16, GRAPHEMES), 0)
    for text, edges in articles():
        for unit in scores:
            scores[unit] += on_words(text, edges, translation(text, unit))
    return max(scores, key=lambda unit: scores[unit])


def on_words(text: str, edges: Edges, place: Callable[[int], int]) -> int:
    """Return how many edges lie on word edges, where `place` translates them to code points of `text`."""
    return sum(_begins_word(text, place(start)) + _ends_word(text, place(end)) for start, end in edges)


def without_carriage_returns(text: str) -> tuple[str, Callable[[int], int]]:
    """Return the text with LF for CRLF, and the function from its old offsets to its new."""
    breaks = [found.start() for found in re.finditer("\r\n", text)]
    return text.replace("\r\n", "\n"), lambda offset: offset - bisect_right(breaks, offset - 2)


def _place_of_byte(data: bytes, offset: int) -> int:
    if not 0 <= offset <= len(data) or data[offset : offset + 1] in _CONTINUATIONS:
        return NOWHERE
    return len(data[:offset].decode(errors="surrogatepass"))


def _begins_word(text: str, place: int) -> bool:
    if not 0 <= place < len(text) or text[place].isspace() or _is_inside_cluster(text, place):
        return False
    return place == 0 or not (text[place - 1].isalnum() and text[place].isalnum())


def _ends_word(text: str, place: int) -> bool:
    if not 0 < place <= len(text) or text[place - 1].isspace() or _is_inside_cluster(text, place):
        return False
    return place == len(text) or not (text[place - 1].isalnum() and text[place].isalnum())


def _is_inside_cluster(text: str, place: int) -> bool:
    """Whether a mark that belongs to the character before stands here, so that no word begins or ends."""
    if not 0 < place < len(text):
        return False
    around = text[place - 1 : place + 1]
    return not (around.isascii() and around.isprintable()) and bool(continuations(around))
