"""What reports call a place in a file: its line, row, item or annotation."""

from __future__ import annotations

import re

from annotator.domain.wording import worded

_NUMBER = re.compile(r"\d+")


def line(number: int) -> str:
    """Return the name of a line."""
    return worded("line {number}", number=str(number))


def row(number: int) -> str:
    """Return the name of a table's row."""
    return worded("row {number}", number=str(number))


def item(number: int) -> str:
    """Return the name of an item in a list."""
    return worded("item {number}", number=str(number))


def annotation(name: object) -> str:
    """Return the name of an annotation by its number or id."""
    return worded("annotation {name}", name=str(name))


def number_in(place: str) -> str:
    """Return the number that a place is called by, whatever the language."""
    found = _NUMBER.search(place)
    return found[0] if found else place
