"""How many spans of two annotators are one and the same: equal, or put together one to one where they meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from heapq import heappop, heappush

from annotator.domain.agreement.runs import union
from annotator.domain.alignment import shared_characters
from annotator.domain.span import Range

Ranges = tuple[Range, ...]
"""One span's characters: sorted, disjoint, at least one range."""


_NONE = (float("inf"), float("inf"))
"""A stretch behind all others."""


class Marked:
    """One annotator's spans of one label in one text.

    `parts` are all their ranges in order, `runs` disjoint ones with the same characters; both are the same where no two
    spans share a character.  `plain` spans are, besides, of one range each.  `doubled` spans are not all `distinct`.
    """

    __slots__ = ("distinct", "doubled", "parts", "plain", "runs", "spans")

    def __init__(self, spans: Sequence[Ranges]) -> None:
        self.spans = spans
        self.parts = sorted(part for ranges in spans for part in ranges)
        self.runs = union(self.parts)
        self.plain = self.runs is self.parts and len(self.parts) == len(spans)
        self.distinct = frozenset(spans)
        self.doubled = len(self.distinct) < len(spans)


def equal(one: Marked, other: Marked) -> int:
    """Return how many spans stand on both sides with the same characters, each counted once."""
    if one.doubled or other.doubled:
        return (Counter(one.spans) & Counter(other.spans)).total()
    return len(one.distinct & other.distinct)


def overlapping(one: Marked, other: Marked) -> int:
    """Return the size of the largest one-to-one matching of spans that share a character."""
    if one.plain and other.plain:
        return _of_apart(one.parts, other.parts)
    if all(len(ranges) == 1 for ranges in (*one.spans, *other.spans)):
        return _of_stretches(one.parts, other.parts)
    return _of_fragments(one.spans, other.spans)


def _of_apart(one: Sequence[Range], other: Sequence[Range]) -> int:
    """Match two rows of disjoint stretches by walking along both."""
    matched, rest = 0, iter(other)
    first, last = next(rest, _NONE)
    for start, end in one:
        while last <= start:
            first, last = next(rest, _NONE)
        if first < end:
            matched += 1
            first, last = next(rest, _NONE)
    return matched


def _of_stretches(one: Sequence[Range], other: Sequence[Range]) -> int:
    """Match by ends: whichever stretch ends first takes, of those it meets, the one that ends first.

    All that meet it reach beyond its end, so each of them meets whatever the chosen one would still have met.
    """
    events = sorted(
        (place, begins, side, end)
        for side, stretches in enumerate((one, other))
        for start, end in stretches
        for place, begins in ((start, 1), (end, 0))
    )
    open_: tuple[list[int], list[int]] = ([], [])
    matched = 0
    for place, begins, side, end in events:
        if begins:
            heappush(open_[side], end)
        elif open_[side] and open_[side][0] == place:
            heappop(open_[side])
            if open_[1 - side]:
                heappop(open_[1 - side])
                matched += 1
    return matched


def _of_fragments(one: Sequence[Ranges], other: Sequence[Ranges]) -> int:
    """Match by augmenting paths, since parted spans meet in ways that stretches cannot."""
    meets = [[n for n, theirs in enumerate(other) if shared_characters(mine, theirs)] for mine in one]
    holder: dict[int, int] = {}
    held: dict[int, int] = {}
    for first in range(len(one)):
        asked_by: dict[int, int] = {}
        waiting = [first]
        for mine in waiting:
            fresh = [n for n in meets[mine] if n not in asked_by]
            asked_by.update(dict.fromkeys(fresh, mine))
            free = next((n for n in fresh if n not in holder), None)
            if free is not None:
                _hand_over(free, asked_by, holder, held)
                break
            waiting += [holder[n] for n in fresh]
    return len(holder)


def _hand_over(free: int, asked_by: dict[int, int], holder: dict[int, int], held: dict[int, int]) -> None:
    """Give `free` to whoever asked for it, what they held to whoever asked for that, and so on."""
    given: int | None = free
    while given is not None:
        taker = asked_by[given]
        before = held.get(taker)
        holder[given], held[taker] = taker, given
        given = before
