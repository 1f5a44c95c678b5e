"""Which articles train, which tune, which test: decided once by a seed, and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

PARTS = ("train", "dev", "test")


def shares_of(text: str) -> tuple[float, float, float]:
    """Return the shares that "80/10/10" (or "80/20": no test part) says, as fractions of one.  ValueError if none."""
    numbers = [float(number) for number in text.split("/")]
    if len(numbers) not in (2, 3) or min(numbers) < 0 or not 0 < sum(numbers) < float("inf"):
        raise ValueError(f"“{text}” is not a split such as 80/10/10")
    train, dev, test = [*numbers, 0.0][:3]
    return train / sum(numbers), dev / sum(numbers), test / sum(numbers)


def assigned(
    groups: Mapping[str, Sequence[str]], shares: Sequence[float], seed: int, known: Mapping[str, str]
) -> dict[str, str]:
    """Give every document that has no side one of PARTS, whole groups together.

    `groups` maps a group's key to its documents; `known` the documents that have a side already, which they keep, and
    draw their group after them.  The order is that of a hash of seed and key, so that it does not depend on the order
    of import; each group goes where most is missing.
    """
    sides = dict(known)
    counts = {part: sum(side == part for side in known.values()) for part in PARTS}
    total = sum(map(len, groups.values()))
    for key in sorted(groups, key=lambda key: hashlib.sha256(f"{seed}\x1f{key}".encode()).digest()):
        undecided = [document for document in groups[key] if document not in sides]
        there = [sides[document] for document in groups[key] if document in sides]
        missing = {part: share * total - counts[part] for part, share in zip(PARTS, shares, strict=True)}
        part = there[0] if there else max(PARTS, key=lambda part: missing[part])
        counts[part] += len(undecided)
        sides.update(dict.fromkeys(undecided, part))
    return sides
