"""What the widget is given to show: as long as the article's text, unit for unit, but without what confuses Qt.

The article's text is never taken back from the widget.
"""

from __future__ import annotations

import re

PIECE = 2000
"""Characters after which a very long paragraph goes on in a new line, at a space: laying out is by paragraph."""

_TROUBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")
_REPLACEMENT = "\ufffd"


def display_text(text: str) -> str:
    """Return `text` with stand-ins of the same UTF-16 length for what Qt would swallow, join or mistake."""
    if _TROUBLE.search(text):
        text = _TROUBLE.sub(_stand_in, text)
    return _in_pieces(text)


def _stand_in(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\r":
        return " " if match.string[match.end() : match.end() + 1] == "\n" else "\n"
    if character in "\x85\u2028\u2029":
        return "\n"
    if character < "\x20":
        return chr(0x2400 + ord(character))
    return "\u2421" if character == "\x7f" else _REPLACEMENT


def _in_pieces(text: str) -> str:
    paragraphs = text.split("\n")
    if max(map(len, paragraphs)) <= PIECE:
        return text
    return "\n".join(map(_broken, paragraphs))


def _broken(paragraph: str) -> str:
    if len(paragraph) <= PIECE:
        return paragraph
    pieces: list[str] = []
    start = 0
    while len(paragraph) - start > PIECE:
        space = paragraph.rfind(" ", start, start + PIECE)
        if space <= start:
            space = paragraph.find(" ", start + PIECE)
        if space < 0:
            break
        pieces.append(paragraph[start:space])
        start = space + 1
    return "\n".join([*pieces, paragraph[start:]])
