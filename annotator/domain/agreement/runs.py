"""Text by runs, from edge to edge of spans: how many characters and tokens are in each state, and how long units are.

A state is what all annotators together see in one character or token, as bits: one for each annotator and label.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from annotator.domain.span import Range

_BEYOND = float("inf")


def union(stretches: Iterable[Range]) -> list[Range]:
    """Return sorted, disjoint stretches with the same characters."""
    found: list[Range] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def squared_lengths(stretches: Iterable[Range]) -> int:
    """Return the sum of the squared lengths of units: what is marked, cut at every edge."""
    ordered = sorted(stretches)
    if all(one[1] <= other[0] for one, other in pairwise(ordered)):
        return sum((end - start) ** 2 for start, end in ordered)
    edges = sorted({edge for stretch in ordered for edge in stretch})
    marked = union(ordered)
    return sum(
        (end - start) ** 2
        for first, last in marked
        for start, end in pairwise(edges[bisect_left(edges, first) : bisect_right(edges, last)])
    )


def character_states(runs: Mapping[int, Sequence[Range]], length: int) -> dict[int, int]:
    """Return the number of characters in each state; `runs` has for each bit its disjoint stretches."""
    events = [event for bit, run in runs.items() for start, end in run for event in ((start, bit), (end, -bit))]
    events.sort()
    counts = {0: 0}
    state = at = 0
    for place, change in events:
        if place > at:
            counts[state] = counts.get(state, 0) + place - at
            at = place
        state += change
    counts[0] += length - at
    return counts


def token_states(runs: Mapping[int, Sequence[Range]], tokens: Sequence[Range]) -> dict[int, int]:
    """Return the number of tokens in each state: a token carries every label that touches it."""
    states: dict[int, int] = {}
    for bit, run in runs.items():
        for start, end in run:
            first = bisect_right(tokens, (start, _BEYOND))
            if first and tokens[first - 1][1] > start:
                first -= 1
            for token in range(first, bisect_left(tokens, (end,))):
                states[token] = states.get(token, 0) | bit
    counts = Counter(states.values())
    counts[0] += len(tokens) - len(states)
    return counts
