"""Where TEI's pointers lead in a text: `#id`, `#range(…)`, `#string-range(…)` and the points that these are made of.

Offsets count characters of the file's text, white space as it stands there; `xpath()` and `match()` are not followed.
"""

from __future__ import annotations

import re

from annotator.domain.wording import worded
from annotator.formats.spelling import brief
from annotator.formats.tei_places import Place
from annotator.formats.tei_text import Reading

Ranges = list[tuple[int, int]]

_SCHEME = re.compile(r"([a-z-]+)\((.*)\)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?\d{1,15}")
_ARGUMENT = re.compile(r"[^,()]*(?:\([^()]*\))?[^,()]*")


class WrongPointer(Exception):
    """Says in a sentence what is wrong with a pointer."""


class Pointers:
    """Follows pointers into one text that was read to its end."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places = reading.places

    def between(self, first: str, last: str) -> Ranges:
        """Return the stretch from what one pointer leads to until what another does."""
        begin, end = self._places.get(first[1:]), self._places.get(last[1:])
        if begin is not None and end is not None and first[0] == last[0] == "#":
            return [(begin.first, end.last)]
        return [(self.ranges(first)[0][0], self.ranges(last)[-1][1])]

    def ranges(self, pointer: str) -> Ranges:
        """Return the stretches that a pointer leads to."""
        file, mark, place = pointer.strip().partition("#")
        if file or not mark:
            raise WrongPointer(worded("it points out of the file (“{pointer}”)", pointer=brief(pointer)))
        found = _SCHEME.fullmatch(place)
        if found is None:
            known = self._place(place)
            return [(known.first, known.last)]
        scheme, arguments = found[1], _arguments(found[2])
        if scheme == "string-range" and len(arguments) > 2 and len(arguments) % 2:
            return self._string_ranges(arguments)
        if scheme == "range" and arguments and not len(arguments) % 2:
            pairs = zip(arguments[::2], arguments[1::2], strict=True)
            return [(self._point(first, is_end=False), self._point(last, is_end=True)) for first, last in pairs]
        point = self._point(place, is_end=False)
        return [(point, self._point(place, is_end=True))]

    def _place(self, name: str) -> Place:
        known = self._places.get(name.strip().removeprefix("#"))
        if known is None:
            raise WrongPointer(worded("it points to “{name}”, which does not stand in the text", name=brief(name)))
        return known

    def _string_ranges(self, arguments: list[str]) -> Ranges:
        base, found = self._place(arguments[0]).raw, []
        for offset, length in zip(map(_number, arguments[1::2]), map(_number, arguments[2::2]), strict=True):
            self._refuse_outside(base + offset, base + offset + length)
            if length <= 0:
                raise WrongPointer(
                    worded(
                        "it ends ({end}) where it starts ({start}) or before",
                        end=str(offset + length),
                        start=str(offset),
                    )
                )
            edge = self._reading.edge
            found.append((edge(base + offset, is_end=False), edge(base + offset + length, is_end=True)))
        return found

    def _point(self, said: str, *, is_end: bool) -> int:
        found = _SCHEME.fullmatch(said.strip().removeprefix("#"))
        if found is None:
            known = self._place(said)
            return known.last if is_end else known.first
        scheme, arguments = found[1], _arguments(found[2])
        if scheme in ("left", "right") and len(arguments) == 1:
            known = self._place(arguments[0])
            return self._reading.edge(known.raw if scheme == "left" else known.raw_last, is_end=is_end)
        if scheme == "string-index" and len(arguments) == 2:
            at = self._place(arguments[0]).raw + _number(arguments[1])
            self._refuse_outside(at, at)
            return self._reading.edge(at, is_end=is_end)
        raise WrongPointer(worded("pointers such as “{pointer}” are not understood", pointer=brief(said)))

    def _refuse_outside(self, start: int, end: int) -> None:
        if start < 0:
            raise WrongPointer(worded("it starts before the text ({start})", start=str(start)))
        if end > self._reading.raw:
            length = str(self._reading.raw)
            raise WrongPointer(worded("it ends ({end}) after the text's end ({length})", end=str(end), length=length))


def _arguments(said: str) -> list[str]:
    """Return what commas part; those in parentheses do not."""
    return [found.strip() for found in _ARGUMENT.findall(said) if found.strip()]


def _number(said: str) -> int:
    if not _NUMBER.fullmatch(said):
        raise WrongPointer(worded("“{number}” is no whole number", number=brief(said)))
    return int(said)
