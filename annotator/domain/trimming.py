"""What hands select at the ends beside the words that they mean: spaces, invisible signs, lone quotes and brackets."""

from __future__ import annotations

from annotator.domain.span import Range, trimmed

_PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "“": "”",
    "‘": "’",
    "„": "“”",
    "‚": "‘’",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "（": "）",
    "［": "］",
}
_CLOSERS = frozenset("".join(_PAIRS.values())) - frozenset(_PAIRS)
_EITHER = "\"'"
"""Marks that open as well as close: they are a pair where both ends have them."""
_UNSEEN = frozenset("\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_LONGEST = 5000
"""Characters of a selection whose quotes are paired; a longer one keeps them all."""


def trimmed_to_words(text: str, start: int, end: int) -> Range:
    """Return the range without spaces, invisible signs, and quotes and brackets that have no partner inside it.

    A quotation with both its marks stays whole.  Where nothing but such signs would be left, only spaces are taken.
    """
    first, last = start, end
    while first < last:
        pairs = last - first <= _LONGEST
        if text[first].isspace() or text[first] in _UNSEEN or (pairs and _is_lone_first(text, first, last)):
            first += 1
        elif text[last - 1].isspace() or text[last - 1] in _UNSEEN or (pairs and _is_lone_last(text, first, last)):
            last -= 1
        else:
            return first, last
    return trimmed(text, start, end)


def _is_lone_first(text: str, start: int, end: int) -> bool:
    mark = text[start]
    if mark in _EITHER:
        return text.count(mark, start, end) % 2 == 1
    if mark in _PAIRS:
        return not any(text.find(closer, start + 1, end) >= 0 for closer in _PAIRS[mark])
    return mark in _CLOSERS


def _is_lone_last(text: str, start: int, end: int) -> bool:
    mark = text[end - 1]
    if mark in _EITHER:
        return text.count(mark, start, end) % 2 == 1
    if openers := [opener for opener, closers in _PAIRS.items() if mark in closers]:
        return text.count(mark, start, end) > sum(text.count(opener, start, end) for opener in openers)
    return mark in _PAIRS
