"""The items of a JSON array one after the other, however long it is: little more than one item is in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.wording import to_word, worded
from annotator.formats import numbered
from annotator.formats.decoding import LARGEST_TEXT

MOST_PARTS = 2_000_000
_CROWDED = to_word("it is made of more than {count} lists and objects")

_CHUNK = 1024 * 1024
_TOO_DEEP = 2000
"""Lists in lists: the JSON reader takes half as many."""
_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+([\[\]{}])', re.DOTALL)
"""The next bracket outside strings."""


def _nested(depth: int) -> bytes:
    """Return the expression for an object or array that is nested no deeper: most items are found at one stroke."""
    inner = rb"|" + _nested(depth - 1) if depth else b""
    return rb'[\[{](?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"' + inner + rb")*+[\]}]"


_ITEM = re.compile(_nested(6), re.DOTALL)
_OPENING = b"[{"

Piece = tuple[bytes, int, int]
"""An array in JSON, and how many of its items at its beginning and end stand there only to try the commas."""


def is_crowded(data: bytes) -> bool:
    """Whether JSON is made of so many lists and objects that they would take gigabytes in memory."""
    return len(data) > 2 * MOST_PARTS and data.count(b"[") + data.count(b"{") > MOST_PARTS


def crowded() -> str:
    """Return the sentence that says so."""
    return worded(_CROWDED, count=MOST_PARTS)


def items(file: BinaryIO, name: str) -> Iterator[object]:
    """Yield the items of the array that `file` holds; BadInput, with the item's number, where it is broken."""
    number = 0
    for piece, before, after in _pieces(file, name):
        if is_crowded(piece):
            raise BadInput(name, crowded(), numbered.item(number + 1))
        try:
            found = orjson.loads(piece)
        except orjson.JSONDecodeError as error:
            raise BadInput(
                name,
                worded("it is not JSON: {error}", error=error.msg),
                numbered.item(number + 1),
            ) from error
        yield from found[before : len(found) - after]
        number += len(found) - before - after


def _pieces(file: BinaryIO, name: str) -> Iterator[Piece]:
    """Yield what makes up the array: each object or array in it, and whatever stands before, between and after them."""
    buffer, begun, place, depth, before = b"", 0, 0, 0, 0
    while more := file.read(max(_CHUNK, len(buffer) - begun)):
        buffer, place, begun = buffer[begun:] + more, place - begun, 0
        while bracket := _BRACKET.match(buffer, place):
            place = bracket.end()
            if buffer[place - 1] in _OPENING:
                depth += 1
                if depth > _TOO_DEEP:
                    raise BadInput(name, worded("it is nested too deeply"))
                if depth == 1:
                    begun = place
                elif depth == 2:
                    if not before or buffer[begun : place - 1].strip() != b",":
                        yield b"[0"[: 1 + before] + buffer[begun : place - 1] + b"0]", before, 1
                    begun, before = place - 1, 1
                    if item := _ITEM.match(buffer, begun):
                        place, depth = item.end(), 1
                        yield b"[" + buffer[begun:place] + b"]", 0, 0
                        begun = place
            else:
                depth -= 1
                if depth == 1:
                    yield b"[" + buffer[begun:place] + b"]", 0, 0
                    begun = place
                elif depth == 0:
                    yield b"[0"[: 1 + before] + buffer[begun:place], before, 0
                    if (buffer[place:] + file.read(_CHUNK)).strip():
                        raise BadInput(name, worded("it is not JSON: something follows its array"))
                    return
        if len(buffer) - begun > LARGEST_TEXT:
            raise BadInput(name, worded("it has an item of more than {count} MB", count=LARGEST_TEXT // 1024**2))
    raise BadInput(name, worded("it is not JSON: it ends before its array does"))
