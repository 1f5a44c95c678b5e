"""What a file's offsets count, found by the quotes that it carries, else by word edges; and places found by quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from annotator.domain.span import quote_of
from annotator.domain.wording import to_word
from annotator.formats import units

Ranges = list[tuple[int, int]]
Mark = tuple[Ranges, str]
"""Ranges as the file counts them, with the words that should stand there, or ""."""

_CUT = ("…", "...")
_LINE_ENDS_AS_TWO = {
    units.CODE_POINTS: to_word("characters, line ends as two"),
    units.UTF16: to_word("UTF-16 units, line ends as two"),
}


@dataclass(frozen=True, slots=True)
class Counting:
    """A way of counting; `place` gives the code point of an offset, or units.NOWHERE.  The unit "" is ours.

    With `is_proven` every mark that it was found by stands, letter by letter, where it says.
    """

    unit: str
    place: Callable[[int], int]
    is_proven: bool = False

    def ranges(self, ranges: Ranges) -> Ranges:
        """Return ranges in code points."""
        return [(self.place(start), self.place(end)) for start, end in ranges]


def counting(text: str, marks: Sequence[Mark]) -> Counting:
    """Return the counting that puts most quotes on their words; where none does, the one with most edges on words."""
    quoted = [mark for mark in marks if mark[1]]
    if quoted and all(map(partial(stands, text), quoted)):
        return Counting(units.CODE_POINTS, units.translation(text, units.CODE_POINTS), len(quoted) == len(marks))
    ours = Counting(units.CODE_POINTS, units.translation(text, units.CODE_POINTS))
    if quoted and _right(text, quoted, ours) == len(quoted):
        return ours
    every = countings(text)
    best = max(every, key=lambda known: _right(text, quoted, known))
    if _right(text, quoted, best):
        return best
    edges = [pair for ranges, _ in marks for pair in ranges]
    return max(every, key=lambda known: units.on_words(text, edges, known.place))


def stands(text: str, mark: Mark) -> bool:
    """Whether a mark's words, letter by letter, are those at its ranges, counted as we count."""
    ranges, quote = mark
    if len(ranges) == 1:
        ((start, end),) = ranges
        return 0 <= start < end <= len(text) and text[start:end] == quote
    last = 0
    for start, end in ranges:
        if not last <= start < end:
            return False
        last = end
    return last <= len(text) and quote_of(text, ranges) == quote


def countings(text: str) -> list[Counting]:
    """Return every way of counting in a text, ours first."""
    return [Counting(units.CODE_POINTS, units.translation(text, units.CODE_POINTS)), *_others(text)]


def place_of(text: str, quote: str, prefix: str = "", suffix: str = "") -> tuple[int, int] | None:
    """Return the only place where the quote stands between prefix and suffix, or stands at all; else None."""
    for before, after in dict.fromkeys(((prefix, suffix), ("", ""))):
        wanted = before + quote + after
        first = text.find(wanted)
        if quote and first >= 0 and text.find(wanted, first + 1) < 0:
            return first + len(before), first + len(before) + len(quote)
    return None


def _others(text: str) -> Iterator[Counting]:
    if not text.isascii():
        yield Counting(units.UTF16, units.translation(text, units.UTF16))
    if "\n" in text:
        longer = text.replace("\n", "\r\n")
        for unit in dict.fromkeys((units.CODE_POINTS, "" if text.isascii() else units.UTF16)):
            yield Counting(_LINE_ENDS_AS_TWO[unit], _without_returns(longer, unit))
    if not text.isascii():
        yield Counting(units.GRAPHEMES, units.translation(text, units.GRAPHEMES))


def _without_returns(longer: str, unit: str) -> Callable[[int], int]:
    place = units.translation(longer, unit)
    _, shorter = units.without_carriage_returns(longer)
    return lambda offset: units.NOWHERE if (found := place(offset)) == units.NOWHERE else shorter(found)


def _right(text: str, marks: Sequence[Mark], known: Counting) -> int:
    return sum(says(quote, slices(text, known.ranges(ranges))) for ranges, quote in marks)


def slices(text: str, ranges: Ranges) -> str:
    """Return the words at ranges, or "" where one of them is none."""
    return quote_of(text, ranges) if all(0 <= start < end for start, end in ranges) else ""


def says(quote: str, words: str) -> bool:
    """Whether a quote is these words, up to white space; some programs cut long quotes and say so."""
    if quote == words:
        return bool(words)
    quote, words = "".join(quote.split()), "".join(words.split())
    cut = next((mark for mark in _CUT if quote.endswith(mark) and len(quote) > len(mark)), "")
    return bool(words) and (quote == words or (bool(cut) and words.startswith(quote.removesuffix(cut))))
