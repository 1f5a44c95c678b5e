"""What the widget is given to show: the article's text without what confuses Qt or would not be seen.

The article's text is never taken back from the widget.  Every stand-in is as long as what it stands for; the only units
that are in the widget alone are line ends within a paragraph without spaces that is too long to be laid out at once.
"""

from __future__ import annotations

import re
from typing import NamedTuple

PIECE = 2000
"""Characters after which a very long paragraph goes on in a new line, at a space if there is one."""

LINE_ENDS = frozenset("\n\r\x85\u2028\u2029")
"""After these a line of the article ends; where the widget ends one without, a paragraph goes on."""

_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_JOINED = "[^\x00-\u02ff]"
"""Letters or emoji of a script that needs joiners and non-joiners, which are obeyed between two of them."""
_TROUBLE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff{_UNSEEN}]"
    f"(?:(?<![\u200c\u200d])|(?<!{_JOINED}.)|(?!{_JOINED}))",
    re.DOTALL,
)
_IS_UNSEEN = re.compile(f"[{_UNSEEN}]")
_REPLACEMENT = "\ufffd"
_CLUSTER = 60
"""Characters before a cut among which a whole one, as a reader sees it, begins."""


_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def in_a_row(words: str) -> str:
    """Return words of an article as a list shows them: on one line, and what would turn its direction as a sign."""
    return _TURNS.sub("¦", " ".join(words.split()))


class Display(NamedTuple):
    """A text as the widget shows it."""

    text: str
    signs: list[int]
    """Offsets of characters that nobody would see, shown as small signs and not obeyed."""
    breaks: list[int]
    """Offsets before which the widget has a line end more than the article."""


def display_of(text: str) -> Display:
    """Return what the widget shows of a text."""
    shown, signs = text, list[int]()
    if _TROUBLE.search(text):

        def stand_in(match: re.Match[str]) -> str:
            if not _IS_UNSEEN.match(match[0]):
                return _stand_in(match)
            signs.append(match.start())
            # Lines may go on after a zero-width space; elsewhere a sign belongs to its word.
            return " " if match[0] == "\u200b" else "\u00a0"

        shown = _TROUBLE.sub(stand_in, text)
    shown, breaks = _in_pieces(shown)
    return Display(shown, signs, breaks)


def _stand_in(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\r":
        return " " if match.string[match.end() : match.end() + 1] == "\n" else "\n"
    if character in LINE_ENDS:
        return "\n"
    if character < "\x20":
        return chr(0x2400 + ord(character))
    return "\u2421" if character == "\x7f" else _REPLACEMENT


def _in_pieces(text: str) -> tuple[str, list[int]]:
    if not _has_long_paragraph(text):
        return text, []
    paragraphs = text.split("\n")
    breaks: list[int] = []
    pieces: list[str] = []
    start = 0
    for paragraph in paragraphs:
        pieces.append(_broken(paragraph, start, breaks) if len(paragraph) > PIECE else paragraph)
        start += len(paragraph) + 1
    return "\n".join(pieces), breaks


def _has_long_paragraph(text: str) -> bool:
    start = 0
    while len(text) - start > PIECE:
        # The last line end within reach: most paragraphs are not looked at.
        start = text.rfind("\n", start, start + PIECE + 1) + 1
        if not start:
            return True
    return False


def _broken(paragraph: str, base: int, breaks: list[int]) -> str:
    pieces: list[str] = []
    start = 0
    while len(paragraph) - start > PIECE:
        space = paragraph.rfind(" ", start + 1, start + PIECE)
        cut = space if space > 0 else _cut(paragraph, start + PIECE)
        pieces.append(paragraph[start:cut])
        start = cut + 1 if space > 0 else cut
        if space < 0:
            breaks.append(base + cut)
    return "\n".join([*pieces, paragraph[start:]])


def _cut(paragraph: str, place: int) -> int:
    """Return the last place up to `place` at which a character, as a reader sees it, begins."""
    from annotator.domain.graphemes import continuations

    first = place - _CLUSTER
    inner = set(continuations(paragraph[first : place + 1]))
    return next((first + inside for inside in range(_CLUSTER, 0, -1) if inside not in inner), place)
