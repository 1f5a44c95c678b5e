"""Sentences for the person that are made below the window, worded in the window's language.

`worded("There is no “{name}”.", name=path.name)` is English wherever nobody asked for more: on the command line, in
tests, in scripts.  The window hands in its translator at the start (`speak`).  `python3 do.py words` finds what stands
in `worded` and `to_word`, so that both want a literal text.
"""

from __future__ import annotations

from collections.abc import Callable


def _in_english(text: str) -> str:
    return text


def _in_thousands(number: int) -> str:
    return f"{number:,}"


_translate: Callable[[str], str] = _in_english
_write_number: Callable[[int], str] = _in_thousands


def worded(text: str, **given: object) -> str:
    """Return a sentence in the person's language, with what is given in place of its `{names}`.

    A whole number is written as a count, with a sign between thousands; a number that is a name (of a line, a page, a
    year) is given as text.
    """
    found = _translate(text)
    if not given:
        return found
    return found.format_map({name: _write_number(v) if type(v) is int else v for name, v in given.items()})


def to_word(text: str) -> str:
    """Mark a text that is worded later, by `worded`; return it as it is."""
    return text


def counted(number: int) -> str:
    """Return a count as the person writes it."""
    return _write_number(number)


def speak(translate: Callable[[str], str] = _in_english, write_number: Callable[[int], str] = _in_thousands) -> None:
    """Say everything by this translator from now on, and write counts so; without one, in English."""
    global _translate, _write_number
    _translate, _write_number = translate, write_number
