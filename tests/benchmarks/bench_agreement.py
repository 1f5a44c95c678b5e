"""Times the figures of agreement against numpy on painted arrays and against `krippendorff`, in turn.

    python -m tests.benchmarks.bench_agreement [--articles 1000] [--annotators 2] [--rounds 5]

All begin with the same spans and tokens and give every kappa, alpha and share of the program, over all labels and by
label.  The program also gives F1 and alpha for unitizing, which no other does here; `krippendorff` only gives
alpha of each label, since all sets of labels would take it forty gigabytes.
Prints medians, the program's speed as a share of the others', and the time of 1,000 resamples.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import chain, combinations
from typing import Any

import krippendorff
import numpy as np

from annotator.domain.agreement.figures import Figures, figures
from annotator.domain.agreement.tally import Article, Mark, Tally
from annotator.domain.tokens import tokens
from tests.benchmarks.bench_formats import invented
from tests.benchmarks.corpus import LABELS
from tests.benchmarks.rows import tell

Array = Any
SETS = 1 << len(LABELS)


def corpus(count: int, annotators: int) -> list[Article]:
    """Return articles of about 400 words with 12 spans; each annotator misses some and takes some otherwise."""
    chance = random.Random(3)
    found = []
    for article in invented(count):
        marks: list[Mark] = [(LABELS.index(span.label), ((span.start, span.end),)) for span in article.spans]
        text = article.text
        layers = [
            [_seen(mark, len(text), chance) for mark in marks if chance.random() < 0.85] for _ in range(annotators)
        ]
        found.append(Article(len(text), tokens(text), layers))
    return found


def _seen(mark: Mark, length: int, chance: random.Random) -> Mark:
    label, ((start, end),) = mark
    named = chance.randrange(len(LABELS)) if chance.random() < 0.1 else label
    return named, ((start, min(end + chance.randint(0, 3), length)),)


def by_program(articles: Sequence[Article], annotators: int) -> Figures:
    tally = Tally(annotators, len(LABELS))
    return figures(tally, [tally.count(article) for article in articles], resamples=0)


def painted(articles: Sequence[Article], annotators: int) -> tuple[list[Array], list[Array]]:
    """Return, by annotator, the set of labels of each character and of each token, as bits."""
    ends = np.cumsum([article.length for article in articles])
    starts = ends - [article.length for article in articles]
    layers = [np.zeros(ends[-1] + 1, dtype=np.int32) for _ in range(annotators)]
    for article, offset in zip(articles, starts.tolist(), strict=True):
        for layer, marks in zip(layers, article.marks, strict=True):
            for label, ranges in marks:
                for start, end in ranges:
                    layer[offset + start : offset + end] |= 1 << label
    edges = np.fromiter(chain.from_iterable(chain.from_iterable(a.tokens for a in articles)), dtype=np.int64)
    edges += np.repeat(starts, [2 * len(article.tokens) for article in articles])
    return [layer[:-1] for layer in layers], [np.bitwise_or.reduceat(layer, edges)[::2] for layer in layers]


def by_numpy(articles: Sequence[Article], annotators: int) -> list[list[float]]:
    """Return Cohen's kappa of characters and tokens, Fleiss' kappa, nominal alpha and the observed share by scope."""
    items = [
        [
            np.bincount(layers[one] * SETS + layers[other], minlength=SETS * SETS).reshape(SETS, SETS)
            for one, other in combinations(range(annotators), 2)
        ]
        for layers in painted(articles, annotators)
    ]
    scopes = [items]
    for label in range(len(LABELS)):
        carries = np.arange(SETS) >> label & 1
        halves = [np.flatnonzero(carries == side) for side in (0, 1)]
        scopes.append(
            [[np.array([[t[np.ix_(a, b)].sum() for b in halves] for a in halves]) for t in tables] for tables in items]
        )
    return [[*_coefficients(characters, annotators), _cohen(in_tokens)] for characters, in_tokens in scopes]


def _cohen(tables: list[Array]) -> float:
    found = []
    for table in tables:
        size = table.sum()
        chance = (table.sum(0) * table.sum(1)).sum() / size**2
        found.append((np.trace(table) / size - chance) / (1 - chance))
    return float(np.mean(found))


def _coefficients(tables: list[Array], annotators: int) -> list[float]:
    size = tables[0].sum()
    same = float(np.mean([np.trace(table) / size for table in tables]))
    shares = sum(table.sum(0) + table.sum(1) for table in tables) / (len(tables) * 2 * size)
    chance, total = (shares**2).sum(), size * annotators
    alpha = 1 - (1 - same) / ((1 - chance) * total / (total - 1))
    return [_cohen(tables), (same - chance) / (1 - chance), alpha, same]


def by_krippendorff(articles: Sequence[Article], annotators: int) -> list[float]:
    characters = np.stack(painted(articles, annotators)[0])
    return [
        float(krippendorff.alpha(characters >> label & 1, level_of_measurement="nominal"))
        for label in range(len(LABELS))
    ]


def assert_equal(articles: Sequence[Article], annotators: int) -> None:
    """Fail where the three do not say the same."""
    ours, numpy = by_program(articles, annotators), by_numpy(articles, annotators)
    names = ("cohen_kappa_characters", "fleiss_kappa_characters", "alpha_nominal_characters", "observed_characters")
    for scope, theirs in zip((ours.overall, *ours.labels), numpy, strict=True):
        mine = [scope[name].value for name in (*names, "cohen_kappa_tokens")]
        assert np.allclose(np.array(mine, dtype=float), theirs, atol=1e-9, rtol=0), (mine, theirs)
    alphas = [found["alpha_nominal_characters"].value for found in ours.labels]
    assert np.allclose(np.array(alphas, dtype=float), by_krippendorff(articles, annotators), atol=1e-9, rtol=0)


def main() -> None:
    """Run every comparison."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--annotators", type=int, default=2)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    articles = corpus(chosen.articles, chosen.annotators)
    assert_equal(articles, chosen.annotators)
    works: dict[str, Callable[[], object]] = {
        "program": lambda: by_program(articles, chosen.annotators),
        "numpy": lambda: by_numpy(articles, chosen.annotators),
        "krippendorff": lambda: by_krippendorff(articles, chosen.annotators),
    }
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(chosen.rounds):
        for name, work in works.items():
            begun = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - begun)
    median = {name: statistics.median(times) for name, times in taken.items()}
    per_second = {name: chosen.articles / took for name, took in median.items()}
    for name, least in (("numpy", 0.5), ("krippendorff", 4.0)):
        floor = {name: per_second[name]}
        tell(7, f"all figures, against {name}", "articles/s", per_second["program"], floor, of=name, least=least)
    tally = Tally(chosen.annotators, len(LABELS))
    packed = [tally.count(article) for article in articles]
    begun = time.perf_counter()
    figures(tally, packed)
    tell(7, "intervals, 1,000 resamples", "ms", (time.perf_counter() - begun) * 1000)


if __name__ == "__main__":
    main()
