"""Whether what a file says about a span can be true; every reader asks here before it believes."""

from __future__ import annotations

from typing import Any

from annotator.domain.wording import worded

_DEEPEST = 64


def offsets_problem(start: Any, end: Any, length: int) -> str:
    """Return what is wrong with a span's offsets in a text of `length` code points, or ""."""
    if type(start) is not int or type(end) is not int:
        return worded("its start and end ({start}, {end}) are not whole numbers", start=_short(start), end=_short(end))
    if start < 0:
        return worded("it starts before the text ({start})", start=_short(start))
    if start >= end:
        return worded("it ends ({end}) where it starts ({start}) or before", end=_short(end), start=_short(start))
    if end > length:
        return worded("it ends ({end}) after the text's end ({length})", end=_short(end), length=str(length))
    return ""


def fragments_problem(fragments: Any, start: int, end: int) -> str:
    """Return what is wrong with fragments whose hull should be `start`-`end`, or ""."""
    if not isinstance(fragments, list) or len(fragments) < 2:
        return worded("its fragments are not a list of two or more")
    last = start
    for fragment in fragments:
        if not isinstance(fragment, list | tuple) or len(fragment) != 2:
            return worded("a fragment is not a pair of numbers")
        if problem := offsets_problem(fragment[0], fragment[1], end):
            return worded("one fragment is wrong: {problem}", problem=problem)
        if fragment[0] < last:
            return worded("its fragments overlap or are out of order")
        last = fragment[1]
    if fragments[0][0] != start or last != end:
        return worded("its fragments do not reach from its start to its end")
    return ""


def too_deep(value: Any) -> bool:
    """Whether JSON is nested deeper than any annotation tool nests it; such input only hurts programs."""
    if not value or (type(value) is not dict and type(value) is not list):
        return False
    level = [value]
    for _ in range(_DEEPEST + 1):
        if not level:
            return False
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) is dict or type(inner) is list
        ]
    return bool(level)


def _short(value: Any) -> str:
    shown = str(value) if not isinstance(value, int) or abs(value) < 10**15 else worded("a huge number")
    return shown if len(shown) <= 20 else f"{shown[:19]}…"
