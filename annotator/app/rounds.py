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
HIDDEN = "hidden_rounds"
"""The setting with the rounds that were blind at some time, and the word up to which all are known ("": not all)."""
LEFT_OPEN = "rounds_left_open"
"""The setting with the rounds in which others' spans were shown when another round was gone to."""


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
        hidden, knows_all = _hidden_rounds(store)
        left = {current_round(store)}
        now = left if is_blind(store) else set()
        hidden |= now | ({self.round} if self.blind else set())
        store.set_setting(LEFT_OPEN, sorted((_rounds(store, LEFT_OPEN) - left) | (left - now)))
        store.set_setting(HIDDEN, {TOLD: store.stamp if knows_all else "", ROUND: sorted(hidden)})
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
    return _rounds(reader, MEASURED)


def was_blind(reader: Reader, round_: int) -> bool | None:
    """Whether others' spans were hidden in a round at some time; None where it is not known here."""
    hidden, knows_all = _hidden_rounds(reader)
    if round_ in hidden or (is_blind(reader) and round_ == current_round(reader)):
        return True
    return False if knows_all else None


def blind_in(reader: Reader, round_: int) -> bool:
    """Whether others' spans are to be hidden in a round that somebody goes to: as it was left, else as it is now."""
    here, now, was = current_round(reader), is_blind(reader), was_blind(reader, round_)
    if round_ in _rounds(reader, LEFT_OPEN) - {here}:
        return False
    return now if round_ == here or was is None or (round_ > here and not was) else was


def _rounds(reader: Reader, key: str) -> set[int]:
    found = reader.setting(key)
    return {round_ for round_ in found if type(round_) is int} if isinstance(found, list) else set()


def _hidden_rounds(reader: Reader) -> tuple[set[int], bool]:
    """Return the rounds that were blind, and whether there can be no others: nobody else has said any since."""
    found, told = reader.setting(HIDDEN), reader.setting(TOLD)
    said = found if isinstance(found, dict) else {}
    rounds = said.get(ROUND)
    hidden = {x for x in rounds if _is_round(x)} if isinstance(rounds, list) else set()
    return hidden, told is None or told == said.get(TOLD)


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
