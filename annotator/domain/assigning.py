"""Who reads which articles: each one by so many people, everybody alike many, decided by a seed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence


def shuffled(ids: Sequence[str], seed: int) -> list[str]:
    """Return ids in an order that depends on the seed and on nothing else."""
    return sorted(ids, key=lambda one: _draw(seed, one))


def assigned(
    documents: Sequence[str], people: Sequence[str], each: int, seed: int, known: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Return for each document the people who are to read it besides those who are `known` to.

    A document is read by `each` people, or by all where there are fewer.  Whoever has least to read comes first, so
    that the numbers of two people differ by one at most, where nothing was known.  ValueError where `each` is none.
    """
    if each < 1:
        raise ValueError("an article is read by one person at least")
    load = dict.fromkeys(people, 0)
    for readers in known.values():
        for person in set(readers) & load.keys():
            load[person] += 1
    found: dict[str, list[str]] = {}
    for document in shuffled(documents, seed):
        there = set(known.get(document, ()))
        free = sorted((p for p in people if p not in there), key=lambda p: (load[p], _draw(seed, document + p)))
        found[document] = free[: max(0, each - len(there))]
        for person in found[document]:
            load[person] += 1
    return found


def _draw(seed: int, what: str) -> bytes:
    return hashlib.sha256(f"{seed}\x1f{what}".encode()).digest()
