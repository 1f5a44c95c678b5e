"""Text by runs, from edge to edge of spans: how many characters or tokens are in each state, and how long units are.

A state is what all annotators together see in one character or token, as bits: one for each annotator and label.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from annotator.domain.span import Range

_BEYOND = float("inf")


def union(ordered: Sequence[Range]) -> Sequence[Range]:
    """Return disjoint stretches with the characters of these, which are sorted: the same object where they are."""
    if is_disjoint(ordered):
        return ordered
    found: list[Range] = []
    for start, end in ordered:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def is_disjoint(ordered: Iterable[Range]) -> bool:
    """Return whether no two of these sorted stretches share a character."""
    last = 0
    for start, end in ordered:
        if start < last:
            return False
        last = end
    return True


def squared_lengths(ordered: Sequence[Range], runs: Sequence[Range]) -> int:
    """Return the sum of the squared lengths of units: what these sorted stretches mark, cut at every edge.

    `runs` is their union.
    """
    return sum((end - start) * (end - start) for start, end in (runs if runs is ordered else _units(ordered, runs)))


def _units(ordered: Sequence[Range], runs: Sequence[Range]) -> Iterable[Range]:
    edges = sorted({edge for stretch in ordered for edge in stretch})
    for first, last in runs:
        yield from pairwise(edges[bisect_left(edges, first) : bisect_right(edges, last)])


def states(runs: Mapping[int, Sequence[Range]], size: int) -> dict[int, int]:
    """Return how many of `size` items are in each state; `runs` has for each bit its disjoint runs of items."""
    events = [event for bit, run in runs.items() for start, end in run for event in ((start, bit), (end, -bit))]
    events.sort()
    counts = {0: 0}
    state = at = 0
    for place, change in events:
        if place > at:
            counts[state] = counts.get(state, 0) + place - at
            at = place
        state += change
    counts[0] += size - at
    return counts


def touched(stretches: Iterable[Range], tokens: Sequence[Range]) -> Sequence[Range]:
    """Return the runs of tokens, by their numbers, that these sorted stretches of characters touch."""
    found = []
    for start, end in stretches:
        first = bisect_right(tokens, (start, _BEYOND))
        if first and tokens[first - 1][1] > start:
            first -= 1
        last = bisect_left(tokens, (end,), first, min(first + end - start, len(tokens)))
        if first < last:
            found.append((first, last))
    return union(found)
