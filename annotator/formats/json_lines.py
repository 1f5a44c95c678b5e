"""JSON Lines: one JSON object a line, or one array of objects, read as a stream; or one object over many lines."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import numbered
from annotator.formats.decoding import LARGEST_TEXT, opened, opened_as_text, read_bytes
from annotator.formats.json_items import crowded, is_crowded, items
from annotator.formats.record import Refusal

Entry = tuple[str, dict[str, Any]] | Refusal
_BUFFER = 64 * 1024
"""Bytes: an article is often half as long as the 8 KB that Python reads ahead."""
_OPENED = re.compile(rb"\s*\{[ \t]*\r?\n")
"""A brace alone on the first line: an object that goes on over the next ones."""


def objects(path: Path, encoding: str = "") -> Iterator[Entry]:
    """Yield ("line 3", object) for each line, or ("item 3", object) for a file that is one array or one object.

    A line that is no JSON object is a Refusal; what is wrong with the file as a whole is BadInput.
    """
    head = first_bytes(path)
    if encoding or head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:4]:
        with opened_as_text(path, encoding) as text:
            lines = iter(partial(text.readline, LARGEST_TEXT + 1), "")
            yield from _from_lines((line.encode(errors="replace") for line in lines), path.name)
    elif head.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"[":
        yield from _from_array(path)
    elif _OPENED.match(head.removeprefix(codecs.BOM_UTF8)):
        yield numbered.item(1), _whole(path)
    else:
        with opened(path, _BUFFER) as file:
            yield from _from_lines(iter(partial(file.readline, LARGEST_TEXT + 1), b""), path.name)


def first_bytes(path: Path) -> bytes:
    """Return the first bytes of a file, enough to know it by."""
    with opened(path) as file:
        return file.read(4096)


def _from_lines(lines: Iterator[bytes], file: str) -> Iterator[Entry]:
    loads = orjson.loads
    before, after = worded("line {number}").split("{number}")  # worded once for however many lines
    for number, line in enumerate(lines, 1):
        if len(line) < 3 and line.isspace():  # a file of nothing but them would else take minutes
            continue
        if is_crowded(line):
            yield Refusal(file, numbered.line(number), crowded())
            _skip_rest(line, lines)
            continue
        try:
            found = loads(line)
        except orjson.JSONDecodeError as error:
            bare = line.removeprefix(codecs.BOM_UTF8)
            if bare != line and number == 1:
                yield from _from_lines(iter((bare,)), file)
            elif not line.isspace():
                yield Refusal(file, numbered.line(number), _fault(line, error))
            _skip_rest(line, lines)
            continue
        if type(found) is dict:
            yield f"{before}{number}{after}", found
        else:
            yield Refusal(file, numbered.line(number), worded("it is JSON, but not an object in braces"))


def _skip_rest(line: bytes, lines: Iterator[bytes]) -> None:
    """Pass what follows of a line that was too long to be read at once: it is no line of its own."""
    while len(line) > LARGEST_TEXT and not line.endswith(b"\n"):
        line = next(lines, b"")


def _fault(line: bytes, error: orjson.JSONDecodeError) -> str:
    if len(line) > LARGEST_TEXT:
        return worded("it has more than {count} MB", count=LARGEST_TEXT // 1024**2)
    if "UTF-8" in error.msg:
        return worded("it is not UTF-8; name the file's encoding to read it")
    return worded("it is not JSON: {error} (column {column})", error=error.msg, column=str(error.colno))


def _whole(path: Path) -> dict[str, Any]:
    data = read_bytes(path).removeprefix(codecs.BOM_UTF8)
    if is_crowded(data):
        raise BadInput(path.name, crowded())
    try:
        found: dict[str, Any] = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise BadInput(
            path.name, worded("it is not JSON: {error}", error=error.msg), numbered.line(error.lineno)
        ) from error
    return found


def _from_array(path: Path) -> Iterator[Entry]:
    with opened(path) as file:
        for number, item in enumerate(items(file, path.name), 1):
            if isinstance(item, dict):
                yield numbered.item(number), item
            else:
                yield Refusal(path.name, numbered.item(number), worded("it is JSON, but not an object in braces"))
