"""What the coefficients are taken of: all annotators with all labels, a pair of annotators, or one label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.agreement import coefficients
from annotator.domain.agreement.coefficients import Counts
from annotator.domain.agreement.tally import CHARACTERS, TOKENS, LabelPlaces, Tally

METRICS = (
    "f1_exact",
    "f1_overlap",
    "cohen_kappa_characters",
    "cohen_kappa_tokens",
    "fleiss_kappa_characters",
    "alpha_nominal_characters",
    "alpha_unitizing",
    "observed_characters",
)
Values = tuple[float | None, ...]
"""One for each of METRICS."""

Numbers = Sequence[int]


@dataclass(frozen=True, slots=True)
class Items:
    """Items put into categories: how many there are, what each annotator gave each category, where pairs are one."""

    size: int
    carried: Sequence[Counts]
    same: Counts


@dataclass(frozen=True, slots=True)
class Scope:
    """All that the coefficients are made of; `spans` and `squares` by annotator, `equal` and `overlapping` by pair."""

    characters: Items
    tokens: Items
    spans: Counts
    squares: Counts
    equal: Counts
    overlapping: Counts


def scopes(tally: Tally, numbers: Numbers) -> Iterator[Scope]:
    """Yield the scope of everything, that of each pair of annotators, and that of each label."""
    whole = _overall(tally, numbers)
    yield whole
    for pair, (one, other) in enumerate(tally.pairs):
        yield _of_pair(whole, pair, one, other)
    for places in tally.of_label:
        yield _of_label(tally, places, numbers)


def values_of(scope: Scope) -> Values:
    """Return the coefficients of a scope, in the order of METRICS; of more than two, pairwise ones as their mean."""
    characters, same = scope.characters, sum(scope.characters.same)
    pairs = list(combinations(range(len(scope.spans)), 2))
    joint = same, len(pairs), characters.size
    # A unit cannot be paired with itself, nor a character in a gap.
    squares = sum(scope.squares) + sum(nothing for nothing, *_ in characters.carried)
    return (
        _mean_f1(scope.equal, scope.spans, pairs),
        _mean_f1(scope.overlapping, scope.spans, pairs),
        _mean_kappa(characters, pairs),
        _mean_kappa(scope.tokens, pairs),
        coefficients.fleiss_kappa(*joint, characters.carried),
        coefficients.alpha_nominal(*joint, characters.carried),
        coefficients.alpha_unitizing(*joint, characters.carried, squares),
        coefficients.observed(*joint),
    )


def bases_of(scope: Scope) -> tuple[int, ...]:
    """Return what each of METRICS rests on: the number of spans, characters or tokens."""
    spans, characters = sum(scope.spans), scope.characters.size
    return spans, spans, characters, scope.tokens.size, characters, characters, characters, characters


def _mean_f1(matched: Counts, spans: Counts, pairs: Sequence[tuple[int, int]]) -> float | None:
    return coefficients.mean(
        coefficients.f1(found, spans[one], spans[other]) for found, (one, other) in zip(matched, pairs, strict=True)
    )


def _mean_kappa(items: Items, pairs: Sequence[tuple[int, int]]) -> float | None:
    return coefficients.mean(
        coefficients.cohen_kappa(same, items.size, items.carried[one], items.carried[other])
        for same, (one, other) in zip(items.same, pairs, strict=True)
    )


def _overall(tally: Tally, numbers: Numbers) -> Scope:
    characters, tokens = (_all_items(tally, numbers, item) for item in (CHARACTERS, TOKENS))
    own = tally.of_label
    return Scope(
        characters,
        tokens,
        [sum(numbers[label.spans[annotator]] for label in own) for annotator in range(tally.annotators)],
        [numbers[place] for place in tally.squares],
        [sum(numbers[label.equal[pair]] for label in own) for pair in range(len(tally.pairs))],
        [sum(numbers[label.overlapping[pair]] for label in own) for pair in range(len(tally.pairs))],
    )


def _all_items(tally: Tally, numbers: Numbers, item: int) -> Items:
    size = numbers[tally.size[item]]
    carried = []
    for annotator in range(tally.annotators):
        given = [numbers[places[annotator]] for places in tally.sets[item].values()]
        carried.append([size - sum(given), *given])
    return Items(size, carried, [numbers[place] for place in tally.same[item]])


def _of_pair(whole: Scope, pair: int, one: int, other: int) -> Scope:
    characters, tokens = (
        Items(items.size, [items.carried[one], items.carried[other]], [items.same[pair]])
        for items in (whole.characters, whole.tokens)
    )
    return Scope(
        characters,
        tokens,
        [whole.spans[one], whole.spans[other]],
        [whole.squares[one], whole.squares[other]],
        [whole.equal[pair]],
        [whole.overlapping[pair]],
    )


def _of_label(tally: Tally, places: LabelPlaces, numbers: Numbers) -> Scope:
    characters, tokens = (_binary(tally, places, numbers, item) for item in (CHARACTERS, TOKENS))
    spans, squares, same, meeting = (
        [numbers[place] for place in which]
        for which in (places.spans, places.squares, places.equal, places.overlapping)
    )
    return Scope(characters, tokens, spans, squares, same, meeting)


def _binary(tally: Tally, places: LabelPlaces, numbers: Numbers, item: int) -> Items:
    size = numbers[tally.size[item]]
    given = [numbers[place] for place in places.carried[item]]
    same = [
        size - given[one] - given[other] + 2 * numbers[both]
        for both, (one, other) in zip(places.both[item], tally.pairs, strict=True)
    ]
    return Items(size, [[size - count, count] for count in given], same)
