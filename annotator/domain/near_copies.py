"""Near-copies: articles that tell one story in nearly the same words, found without comparing each with each.

A text's sketch holds the K smallest hashes of its shingles (runs of WORDS words); the share of common hashes among the
K smallest of two sketches' union estimates the Jaccard coefficient of their shingles (Broder 1997, "On the resemblance
and containment of documents"; bottom-k sampling: Cohen and Kaplan 2007).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

WORDS = 4
K = 128
LIKE = 0.35
"""The least likeness of near-copies: about half of the words stand in common runs."""
COMMON = 50
"""A shingle in more texts than this tells nothing: a notice, a court's formula."""

_WORD = re.compile(r"\w+")
_MIX = 0x9E3779B97F4A7C15
_ALL = (1 << 64) - 1

Sketch = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two near-copies, the smaller id first, and how alike they are, from LIKE to 1."""

    one: str
    other: str
    likeness: float


def sketch(text: str) -> Sketch:
    """Return the K smallest hashes of a text's shingles, ascending; a text of fewer words is one shingle."""
    words = [crc32(word.encode()) for word in _WORD.findall(text.casefold())]
    if not words:
        return ()
    runs = {_hash(words[place : place + WORDS]) for place in range(max(1, len(words) - WORDS + 1))}
    return tuple(nsmallest(K, runs))


def pairs(sketches: Mapping[str, Sketch]) -> list[Pair]:
    """Return all pairs of near-copies, the most alike first."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key in sorted(sketches):
        for value in sketches[key]:
            holders[value].append(key)
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for keys in holders.values():
        if 1 < len(keys) <= COMMON:
            for place, one in enumerate(keys):
                for other in keys[place + 1 :]:
                    shared[one, other] += 1
    found = []
    for (one, other), count in shared.items():
        # The estimate is at most the number of shared hashes among the smallest: a cheap look first.
        if count >= LIKE * min(K, len(sketches[one]), len(sketches[other])):
            alike = likeness(sketches[one], sketches[other])
            if alike >= LIKE:
                found.append(Pair(one, other, alike))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def likeness(one: Sketch, other: Sketch) -> float:
    """Return the estimated share of common shingles, 0 to 1."""
    smallest = nsmallest(K, {*one, *other})
    if not smallest:
        return 0.0
    common = {*one} & {*other}
    return sum(value in common for value in smallest) / len(smallest)


def groups(keys: Iterable[str], linked: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the keys in groups that links hold together, by each group's smallest key."""
    leader = {key: key for key in keys}

    def lead(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for one, other in linked:
        if one in leader and other in leader:
            first, last = sorted((lead(one), lead(other)))
            leader[last] = first
    found: dict[str, list[str]] = {}
    for key in leader:
        found.setdefault(lead(key), []).append(key)
    return found


def _hash(words: list[int]) -> int:
    value = 0
    for word in words:
        value = ((value ^ word) * _MIX) & _ALL
        value ^= value >> 29
    return value
