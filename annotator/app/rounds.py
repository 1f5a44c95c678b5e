"""Rounds of a team: which one is worked in, whether it is blind, what was done in it.

What was said last holds for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from annotator.domain.annotator import Layer
from annotator.domain.clock import STAMP
from annotator.storage.others import TOLD
from annotator.storage.reader import Reader
from annotator.storage.store import Store

NAME, ROUND, BLIND = "name", "round", "blind"
MOST_ROUNDS = 1000
MEASURED = "measured"
"""The setting with the rounds that a report on agreement was written about."""


@dataclass(frozen=True)
class SetRound:
    """Say which round the team works in, and whether others' spans are hidden in it until the lead shows them.

    That is a courtesy among colleagues, not secrecy: the spans stand in the files that are passed around.
    """

    round: int
    blind: bool = False
    name: str = "set round"

    def apply(self, store: Store) -> None:
        """Write both, with the stamp that lets the word reach teammates."""
        store.set_setting(ROUND, self.round)
        store.set_setting(BLIND, self.blind)
        store.set_setting(TOLD, store.stamp)


def current_round(reader: Reader) -> int:
    """Return the round that the project is in."""
    found = reader.setting(ROUND, 1)
    return found if _is_round(found) else 1


def is_blind(reader: Reader) -> bool:
    """Whether others' spans are hidden for now."""
    return reader.setting(BLIND) is True


def measured_rounds(reader: Reader) -> set[int]:
    """Return the rounds that a report on agreement was written about."""
    found = reader.setting(MEASURED, [])
    return {round_ for round_ in found if type(round_) is int} if isinstance(found, list) else set()


def may_begin_with_former(reader: Reader, layer: Layer) -> bool:
    """Whether a layer is empty though its annotator worked in the round before."""
    former = Layer(layer.annotator_id, layer.round - 1)
    return layer.round > 1 and not _is_begun(reader, layer) and _is_begun(reader, former)


def _is_begun(reader: Reader, layer: Layer) -> bool:
    return bool(reader.states(layer).keys() - {"new"})


def later_word(reader: Reader, theirs: dict[str, Any], latest: str) -> dict[str, Any]:
    """Return the settings of another file that hold here from now on: all where they were said later, else none.

    `latest` is the greatest stamp that is believed.
    """
    told = theirs.get(TOLD)
    if not isinstance(told, str) or not STAMP.match(told) or not (reader.setting(TOLD) or "") < told <= latest:
        return {}
    round_, blind = (
        default if theirs.get(key) is None else theirs[key] for key, default in ((ROUND, 1), (BLIND, False))
    )
    return {ROUND: round_, BLIND: blind, TOLD: told} if _is_round(round_) and isinstance(blind, bool) else {}


def _is_round(value: object) -> bool:
    return type(value) is int and 1 <= value <= MOST_ROUNDS
