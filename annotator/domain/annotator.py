"""Annotators: the people, models and gold layers that spans belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.domain.identity import fold
from annotator.domain.row import Row

KINDS = ("person", "model", "gold")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator(Row):
    """Somebody who makes spans.  `owner_id` of a gold layer is its reviewer; `same_as` another id of one person."""

    table: ClassVar[str] = "annotator"
    name: str
    initials: str = ""
    colour: str = ""
    kind: str = "person"
    owner_id: str | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """All spans of one annotator in one round."""

    annotator_id: str
    round: int = 1


def initials_of(name: str) -> str:
    """Return one or two capital letters for a name: "R. Widya" gives "RW", "Ana" gives "A"."""
    words = [word for word in name.replace(".", " ").replace("-", " ").split() if word[0].isalnum()]
    return (words[0][0] + words[-1][0] if len(words) > 1 else words[0][0] if words else "?").upper()


def is_named(annotator: Annotator, name: str) -> bool:
    """Whether the annotator goes by this name, up to case and spacing."""
    return fold(annotator.name) == fold(name)


def persons(annotators: Iterable[Annotator]) -> dict[str, str]:
    """Return for each annotator's id the one that stands for the person: `same_as` followed to its end.

    A ring of them is cut at its smallest id; an id that nobody here has is not followed.
    """
    leads = {annotator.id: annotator.same_as for annotator in annotators}
    found: dict[str, str] = {}
    for first in leads:
        passed = [first]
        while (onward := leads[passed[-1]]) in leads and onward not in passed:
            passed.append(onward)
        found[first] = min(passed[passed.index(onward) :]) if onward in passed else passed[-1]
    return found


def told_apart(annotators: Iterable[Annotator]) -> list[Annotator]:
    """Return annotators whose initials tell them apart: of people who share some, the later ones carry a number.

    The golds keep those of their reviewers, and each person has one sign under all ids.
    """
    known = sorted(annotators, key=lambda annotator: annotator.id)
    lead, people = persons(known), {annotator.id: annotator for annotator in known}
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    signs: dict[str, str] = {}
    for annotator in known:
        person = people.get(lead[annotator.id], annotator)
        if annotator.kind != "gold" and person.id not in signs:
            sharing[person.initials].append(person.id)
            place = len(sharing[person.initials])
            signs[person.id] = person.initials + (str(place).translate(_LOWERED) if place > 1 else "")
    return [replace(found, initials=signs.get(lead[found.id], found.initials)) for found in known]
