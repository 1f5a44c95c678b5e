"""Which articles train, which tune, which test: decided once by a seed, and kept."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from annotator.domain.wording import worded

PARTS = ("train", "dev", "test")
_DOCUMENTS = ""
"""Stands among the labels for the number of documents."""


def shares_of(text: str) -> tuple[float, float, float]:
    """Return the shares that "80/10/10" (or "80/20": no test part) says, as fractions of one.  ValueError if none."""
    try:
        numbers = [float(number) for number in text.split("/")]
    except ValueError:
        numbers = []
    if len(numbers) not in (2, 3) or min(numbers) < 0 or not 0 < sum(numbers) < float("inf"):
        raise ValueError(worded("“{shares}” is not a split such as 80/10/10", shares=text))
    train, dev, test = [*numbers, 0.0][:3]
    return train / sum(numbers), dev / sum(numbers), test / sum(numbers)


def assigned(
    groups: Mapping[str, Sequence[str]],
    shares: Sequence[float],
    seed: int,
    known: Mapping[str, str],
    labels: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
) -> dict[str, str]:
    """Give every document that has no side one of PARTS, whole groups together, each label in the wanted shares.

    `groups` maps a group's key to its documents; `known` the documents that have a side already, which they keep, and
    draw their group after them; `labels` maps documents to their number of spans of each label.  It is iterative
    stratification (Sechidis, Tsoumakas and Vlahavas 2011) over groups: the rarest label is shared out first, each of
    its groups going where most of it is missing.  A side with a share gets a group wherever there are enough of them.
    The order is that of a hash of seed and key, so that it does not depend on the order of import.
    """
    sides = dict(known)
    waiting: dict[str, Counter[str]] = {}
    missing: dict[str, defaultdict[str, float]] = {part: defaultdict(float) for part in PARTS}
    totals: Counter[str] = Counter()
    for key in sorted(groups, key=lambda key: hashlib.sha256(f"{seed}\x1f{key}".encode()).digest()):
        weights = {document: Counter({_DOCUMENTS: 1, **labels.get(document, {})}) for document in groups[key]}
        there = [sides[document] for document in groups[key] if document in sides]
        for document in groups[key]:
            totals += weights[document]
            if there:
                _fill(missing[sides.setdefault(document, there[0])], weights[document])
        if not there:
            waiting[key] = sum(weights.values(), Counter())
    for part, share in zip(PARTS, shares, strict=True):
        for label, count in totals.items():
            missing[part][label] += share * count
    open_ = [part for part, share in zip(PARTS, shares, strict=True) if share > 0]
    movable = [*waiting]
    while waiting:
        left = sum(waiting.values(), Counter())
        rarest = min(left, key=lambda label: (label == _DOCUMENTS, left[label], label))
        for key in [key for key, weights in waiting.items() if weights[rarest]]:
            part = max(open_, key=lambda part: (missing[part][rarest], missing[part][_DOCUMENTS]))
            _fill(missing[part], waiting.pop(key))
            sides.update(dict.fromkeys(groups[key], part))
    for part in open_:
        if part not in sides.values() and (spare := _spare(groups, sides, movable)):
            sides.update(dict.fromkeys(groups[spare], part))
    return sides


def _spare(groups: Mapping[str, Sequence[str]], sides: Mapping[str, str], movable: Sequence[str]) -> str | None:
    """Return the smallest group of those that may be moved and are not the only one on their side."""
    crowd = Counter(sides[documents[0]] for documents in groups.values())
    spare = [key for key in movable if crowd[sides[groups[key][0]]] > 1]
    return min(spare, key=lambda key: len(groups[key]), default=None)


def _fill(missing: defaultdict[str, float], weights: Counter[str]) -> None:
    for label, count in weights.items():
        missing[label] -= count
