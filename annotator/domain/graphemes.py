"""Grapheme clusters: what a reader takes for one character, as some annotation tools count them.

After Unicode Standard Annex 29, "Unicode Text Segmentation", without its rules for Indic conjuncts and prepended marks.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ua66f-\uabff\ud7b0-\ud7fb\ufe00-\ufe0f\ufe20-\ufe2f\uff9e\uff9f\U00010000-\U0010ffff"
)
_MARK = re.compile(f"[{_MARKS}]")
_CANDIDATE = re.compile(f"[{_MARKS}\u2190-\u2bff]")
_CANDIDATE_OR_LINE_END = re.compile(f"[\n{_MARKS}\u2190-\u2bff]")
_ASCII = bytes(range(128))
_HANGUL = re.compile("[\u1100-\u115f][\u1100-\u11a7]|[\u1160-\u11a7\uac00-\ud7a3][\u1160-\u11ff]|[\u11a8-\u11ff]{2}")
_EXTENDING = "\u200c\u200d\uff9e\uff9f"
_JOINER = "\u200d"


class ClusterMap:
    """Translates offsets counted in grapheme clusters of one text into code points."""

    __slots__ = ("_before", "_clusters")

    def __init__(self, text: str) -> None:
        inner = continuations(text)
        self._before = [place - count for count, place in enumerate(inner)]
        self._clusters = len(text) - len(inner)

    def __len__(self) -> int:
        """How many clusters the text has."""
        return self._clusters

    def offset(self, cluster: int) -> int:
        """Return the code point at which cluster number `cluster` begins; that after the last begins at the end."""
        return cluster + bisect_right(self._before, cluster)


def may_cluster(text: str) -> bool:
    """Whether any cluster of the text can be longer than one code point or one UTF-16 unit."""
    has_line_ends_as_two = "\r" in text and "\r\n" in text  # two characters are sought forty times slower than one
    if has_line_ends_as_two or text.isascii():
        return has_line_ends_as_two
    # Most of a text is ASCII; what is left when it is gone is searched ten times faster.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return bool(_MARK.search(rest))


def continuations(text: str) -> list[int]:
    """Return the code points that do not begin a grapheme cluster, in order."""
    found: list[int] = []
    flags, last_flag = 0, -1
    for candidate in (_CANDIDATE_OR_LINE_END if "\r\n" in text else _CANDIDATE).finditer(text):
        place, character = candidate.start(), candidate[0]
        if "\U0001f1e6" <= character <= "\U0001f1ff":
            flags = flags + 1 if last_flag == place - 1 else 1
            last_flag = place
            if flags % 2 == 0:
                found.append(place)
        elif place and _continues(text[place - 1], character):
            found.append(place)
    return found


def _continues(before: str, character: str) -> bool:
    if unicodedata.category(before) in ("Cc", "Zl", "Zp"):
        return before + character == "\r\n"
    if (
        character in _EXTENDING
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    ):
        return True
    kind = unicodedata.category(character)
    return kind in ("Mn", "Me", "Mc") or (before == _JOINER and kind == "So") or bool(_HANGUL.match(before + character))
