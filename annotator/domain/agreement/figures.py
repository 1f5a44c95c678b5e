"""Figures of agreement with their intervals: of all annotators together, of each pair of them, and of each label."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from annotator.domain.agreement.scopes import METRICS, Scope, Values, bases_of, scopes, values_of
from annotator.domain.agreement.tally import Tally

RESAMPLES = 1000
CONFIDENCE = 0.95

Tell = Callable[[int, int], None]
"""Called with (done, of); it may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One coefficient with the bounds of its interval, and the number of spans, characters or tokens it rests on.

    What is not defined is None; the bounds are so too where there are fewer than two articles to draw from.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


ByMetric = dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures by metric; of each pair of annotators in the order of `Tally.pairs`, of each label in its order."""

    overall: ByMetric
    pairs: list[ByMetric]
    labels: list[ByMetric]


def figures(
    tally: Tally, articles: Sequence[int], *, seed: int = 0, resamples: int = RESAMPLES, tell: Tell = lambda *_: None
) -> Figures:
    """Return the figures of the articles that `tally` counted, pooled.

    The intervals are percentiles of a bootstrap that draws whole articles with replacement (Efron and Tibshirani 1993,
    "An Introduction to the Bootstrap", chapter 13), since what stands in one article is not independent.  The same
    articles and seed give the same intervals.
    """
    found = list(scopes(tally, tally.unpacked(sum(articles))))
    drawn: list[list[Values]] = []
    chance = random.Random(seed)
    for done in range(resamples if len(articles) > 1 and tally.pairs else 0):
        tell(done, resamples)
        again = tally.unpacked(sum(chance.choices(articles, k=len(articles))))
        drawn.append([values_of(scope) for scope in scopes(tally, again)])
    made = [_figures_of(scope, [resample[nth] for resample in drawn]) for nth, scope in enumerate(found)]
    pairs = len(tally.pairs)
    return Figures(made[0], made[1 : 1 + pairs], made[1 + pairs :])


def _figures_of(scope: Scope, drawn: Sequence[Values]) -> ByMetric:
    values, bases = values_of(scope), bases_of(scope)
    return {
        metric: Figure(values[nth], *_bounds(values[nth], [resample[nth] for resample in drawn]), bases[nth])
        for nth, metric in enumerate(METRICS)
    }


def _bounds(value: float | None, drawn: Sequence[float | None]) -> tuple[float | None, float | None]:
    defined = sorted(again for again in drawn if again is not None)
    if value is None or not defined:
        return None, None
    tail = (1 - CONFIDENCE) / 2 * len(defined)
    return defined[floor(tail)], defined[ceil(len(defined) - tail) - 1]
