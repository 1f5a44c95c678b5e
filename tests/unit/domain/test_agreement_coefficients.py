"""The figures of agreement against worked examples of the papers, other people's programs, and the definitions."""

import random
from collections.abc import Callable, Sequence
from itertools import combinations, permutations

import krippendorff
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from nervaluate import Evaluator
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

from annotator.domain.agreement.matching import Marked, Ranges, equal, overlapping
from annotator.domain.agreement.scopes import METRICS
from annotator.domain.agreement.tally import Article
from annotator.domain.alignment import shared_characters
from tests.unit.domain.agreement_scene import (
    LABELS,
    LENGTH,
    articles,
    coded,
    corpora,
    measured,
    only,
    painted,
    painted_tokens,
    reference_alpha,
    stretches,
)

Corpus = tuple[int, list[Article]]
Painted = list[list[frozenset[int]]]


def near(value: float | None) -> object:
    return None if value is None else pytest.approx(value, abs=1e-9)


def worked(columns: Sequence[str], metric: str, labels: int = 5) -> float | None:
    return measured([coded(columns)], len(columns), labels).overall[metric].value


# Worked examples


def test_that_cohens_own_table_gives_his_kappa() -> None:
    """Cohen (1960), table 2: 200 patients, two judges, three diagnoses; kappa = .492."""
    table = {"aa": 88, "ab": 14, "ac": 18, "ba": 10, "bb": 40, "bc": 10, "ca": 2, "cb": 6, "cc": 12}
    columns = ["".join(cell[who] * count for cell, count in table.items()) for who in (0, 1)]
    assert worked(columns, "cohen_kappa_characters") == pytest.approx(0.492, abs=5e-4)
    assert worked(columns, "cohen_kappa_tokens") == pytest.approx(0.492, abs=5e-4)
    assert worked(columns, "observed_characters") == pytest.approx(0.70)


FLEISS = [
    *("00060", "03003", "01401", "00006", "03030", "20400", "00402", "20310", "20040", "00006"),
    *("10050", "11040", "03300", "10050", "02031", "00501", "30012", "51000", "02040", "10203"),
    *("00006", "01050", "02013", "20040", "10041", "05010", "40002", "02040", "10500", "00006"),
]
"""Fleiss (1971), table 1: how many of six psychiatrists gave each of 30 patients each of five diagnoses."""


def test_that_fleiss_own_table_gives_his_kappa() -> None:
    rows = ["".join("abcde"[n] * int(count) for n, count in enumerate(row)) for row in FLEISS]
    assert [sum(int(row[n]) for row in FLEISS) for n in range(5)] == [26, 26, 30, 55, 43]
    columns = ["".join(row[who] for row in rows) for who in range(6)]
    assert worked(columns, "fleiss_kappa_characters") == pytest.approx(0.430, abs=5e-4)
    assert worked(columns, "observed_characters") == pytest.approx(0.5556, abs=5e-4)


def test_that_krippendorffs_examples_give_his_alpha() -> None:
    """Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", A (binary) and B (nominal data)."""
    assert worked(["abaaaaaaba", "bbbaabaaaa"], "alpha_nominal_characters") == pytest.approx(0.095, abs=5e-4)
    assert worked(["aabbdcccedda", "babbbccceddd"], "alpha_nominal_characters") == pytest.approx(0.692, abs=5e-4)


def test_that_units_that_half_overlap_give_the_alpha_worked_out_by_hand() -> None:
    """Two units of four characters, shifted by two, in a text of ten.

    Of 20 characters 6 pairs agree, so that D_o = 4/10; D_e = (20² - 8² - 12²) / (20² - 4² - 4² - 12) = 192/356.
    """
    article = Article(10, [], [[(0, ((0, 4),))], [(0, ((2, 6),))]])
    found = measured([article], 2, 1)
    assert found.overall["alpha_unitizing"].value == near(1 - 0.4 * 356 / 192)
    assert found.labels[0]["alpha_unitizing"].value == found.overall["alpha_unitizing"].value


# Other people's programs and the definitions, on drawn layers


def by_program(layers: Painted, pairs: list[tuple[int, int]]) -> dict[str, float | None]:
    """Return what nltk, krippendorff and sklearn say of categories of items, where it is defined."""
    task = AnnotationTask([(who, n, value) for who, layer in enumerate(layers) for n, value in enumerate(layer)])
    values = sorted({value for layer in layers for value in layer}, key=sorted)
    numbers = [[values.index(value) for value in layer] for layer in layers]
    kappas = [
        cohen_kappa_score(numbers[one], numbers[other])
        for one, other in pairs
        if len({*numbers[one], *numbers[other]}) > 1
    ]
    mixed = len(values) > 1
    return {
        "cohen": sum(kappas) / len(kappas) if kappas else None,
        "fleiss": task.pi() if mixed else None,
        "alpha": krippendorff.alpha(numbers, level_of_measurement="nominal") if mixed else None,
        "alpha again": task.alpha() if mixed else None,
        "observed": task.avg_Ao(),
    }


def assert_as_programs_say(found: dict[str, float | None], characters: Painted, tokens: Painted) -> None:
    pairs = list(combinations(range(len(characters)), 2))
    said = by_program(characters, pairs)
    assert found["cohen_kappa_characters"] == near(said["cohen"])
    assert found["fleiss_kappa_characters"] == near(said["fleiss"])
    assert found["alpha_nominal_characters"] == near(said["alpha"])
    assert found["alpha_nominal_characters"] == near(said["alpha again"])
    assert found["observed_characters"] == near(said["observed"])
    assert found["cohen_kappa_tokens"] == (near(by_program(tokens, pairs)["cohen"]) if tokens[0] else None)


@settings(max_examples=60)
@given(corpora())
def test_that_characters_and_tokens_agree_as_other_programs_say(corpus: Corpus) -> None:
    annotators, given_articles = corpus
    found = measured(given_articles, annotators)
    characters = [painted(given_articles, who) for who in range(annotators)]
    tokens = [painted_tokens(given_articles, who) for who in range(annotators)]
    overall = {metric: figure.value for metric, figure in found.overall.items()}
    assert_as_programs_say(overall, characters, tokens)
    for label in range(LABELS):
        binary = [[only(label, layer) for layer in layers] for layers in (characters, tokens)]
        assert_as_programs_say({metric: figure.value for metric, figure in found.labels[label].items()}, *binary)
    for (one, other), pair in zip(combinations(range(annotators), 2), found.pairs, strict=True):
        two = [[layers[one], layers[other]] for layers in (characters, tokens)]
        assert_as_programs_say({metric: figure.value for metric, figure in pair.items()}, *two)


@settings(max_examples=60)
@given(corpora(largest=3))
def test_that_alpha_for_unitizing_follows_its_equations(corpus: Corpus) -> None:
    annotators, given_articles = corpus
    found = measured(given_articles, annotators)
    assert found.overall["alpha_unitizing"].value == near(reference_alpha(given_articles, annotators, range(LABELS)))
    for label in range(LABELS):
        said = reference_alpha(given_articles, annotators, [label])
        assert found.labels[label]["alpha_unitizing"].value == near(said)


def test_that_alpha_for_unitizing_of_single_characters_is_nominal_alpha() -> None:
    columns = ["aab.bbc..a", "aabbb.c.ca", "a.bbb.cc.a"]
    assert worked(columns, "alpha_unitizing") == near(worked(columns, "alpha_nominal_characters"))


SLOT = LENGTH // 3


def in_slots(chance: random.Random) -> list[tuple[int, Ranges]]:
    """Return one annotator's spans, at most one in each third of a text, so that who meets whom is plain."""
    found = []
    for slot in range(0, LENGTH, SLOT):
        if chance.random() < 0.8:
            start = slot + chance.randrange(SLOT // 2)
            found.append((chance.randrange(LABELS), ((start, chance.randrange(slot + SLOT // 2, slot + SLOT) + 1),)))
    return found


def as_entities(article: Article, who: int) -> list[dict[str, object]]:
    """Return spans as nervaluate takes them: their ends are inclusive."""
    return [{"label": "abc"[label], "start": r[0][0], "end": r[0][1] - 1} for label, r in article.marks[who]]


@given(st.randoms(use_true_random=False), st.integers(1, 4))
def test_that_f1_is_that_of_nervaluate(chance: random.Random, count: int) -> None:
    corpus = [Article(LENGTH, [], [in_slots(chance), in_slots(chance)]) for _ in range(count)]
    assume(any(article.marks[0] for article in corpus) and any(article.marks[1] for article in corpus))
    said = Evaluator(*([as_entities(a, who) for a in corpus] for who in (0, 1)), tags=list("abc"), loader="dict")
    results = said.evaluate()["overall"]
    found = measured(corpus, 2).overall
    assert found["f1_exact"].value == near(results["strict"].f1)
    assert found["f1_overlap"].value == near(results["ent_type"].f1)


def best_matching(one: Sequence[Ranges], other: Sequence[Ranges], meets: Callable[[Ranges, Ranges], object]) -> int:
    """Return the largest one-to-one matching by trying every one."""
    few, many = sorted((one, other), key=len)
    return max(sum(bool(meets(a, b)) for a, b in zip(few, turn, strict=False)) for turn in permutations(many, len(few)))


SPANS = [st.lists(stretches(most), max_size=5) for most in (1, 3)]


@given(SPANS[0] | SPANS[1], SPANS[0] | SPANS[1])
def test_that_the_matching_is_the_largest_there_is(one: list[Ranges], other: list[Ranges]) -> None:
    assert overlapping(Marked(one), Marked(other)) == best_matching(one, other, shared_characters)
    assert equal(Marked(one), Marked(other)) == best_matching(one, other, lambda a, b: a == b)


# Laws


def values(corpus: Sequence[Article], annotators: int) -> list[list[object]]:
    found = measured(corpus, annotators)
    return [[near(scope[metric].value) for metric in METRICS] for scope in (found.overall, *found.labels)]


@given(articles(1), st.integers(2, 4))
def test_that_identical_layers_agree_wholly_wherever_that_is_defined(article: Article, annotators: int) -> None:
    found = measured([Article(article.length, article.tokens, article.marks * annotators)], annotators)
    for scope in (found.overall, *found.pairs, *found.labels):
        assert {figure.value for figure in scope.values()} <= {1.0, None}
        assert scope["observed_characters"].value == 1.0
    assert (found.overall["f1_exact"].value == 1.0) == bool(article.marks[0])


@given(corpora(), st.randoms(use_true_random=False))
def test_that_the_order_of_annotators_and_articles_plays_no_part(corpus: Corpus, chance: random.Random) -> None:
    annotators, given_articles = corpus
    order = chance.sample(range(annotators), annotators)
    turned = [Article(a.length, a.tokens, [a.marks[who] for who in order]) for a in given_articles]
    assert values(chance.sample(turned, len(turned)), annotators) == values(given_articles, annotators)


@given(corpora(), st.permutations(range(LABELS)))
def test_that_it_does_not_matter_what_labels_are_called(corpus: Corpus, names: list[int]) -> None:
    annotators, given_articles = corpus
    named = [
        Article(a.length, a.tokens, [[(names[label], ranges) for label, ranges in own] for own in a.marks])
        for a in given_articles
    ]
    before, after = values(given_articles, annotators), values(named, annotators)
    assert after[0] == before[0]
    assert [after[1 + names[label]] for label in range(LABELS)] == before[1:]


@given(corpora())
def test_that_an_article_taken_twice_counts_twice(corpus: Corpus) -> None:
    """What is pooled is counts: F1, kappa and observed agreement stay, and what they rest on doubles."""
    annotators, given_articles = corpus
    once, twice = measured(given_articles, annotators), measured(given_articles * 2, annotators)
    for metric in (
        "f1_exact",
        "f1_overlap",
        "cohen_kappa_characters",
        "fleiss_kappa_characters",
        "observed_characters",
    ):
        assert once.overall[metric].value == near(twice.overall[metric].value)
        assert once.overall[metric].n * 2 == twice.overall[metric].n


def test_that_what_is_not_defined_is_none() -> None:
    nothing = dict.fromkeys(METRICS)
    unmarked = {"observed_characters": 1.0}
    for corpus, said in (
        ([], nothing),
        ([Article(0, [], [[], []])], nothing),
        ([coded(["...", "..."])], nothing | unmarked),
    ):
        found = measured(corpus, 2, 1)
        for scope in (found.overall, *found.pairs, *found.labels):
            assert {metric: figure.value for metric, figure in scope.items()} == said
    alone = measured([coded(["aa.", "...", "..."])], 3, 2)
    assert alone.overall["f1_exact"].value == 0.0, "the pair without any span has no F1 and is not in the mean"
    assert alone.pairs[2]["f1_exact"].value is None
    assert alone.labels[1]["f1_exact"].value is None
    everything = measured([Article(3, [(0, 3)], [[(0, ((0, 3),))]] * 2)], 2, 1).overall
    assert everything["cohen_kappa_characters"].value is everything["alpha_unitizing"].value is None
    assert everything["f1_exact"].value == 1.0


def test_that_a_figure_says_what_it_rests_on() -> None:
    found = measured([coded(["aab.", "a.bb"]), coded(["..", ".b"])], 2, 2)
    assert {metric: figure.n for metric, figure in found.overall.items()} == {
        **dict.fromkeys(METRICS, 6),
        "f1_exact": 7,
        "f1_overlap": 7,
    }
    assert found.labels[1]["f1_exact"].n == 4


# Intervals


def test_that_intervals_are_the_same_each_time_and_hold_the_figure() -> None:
    chance = random.Random(4)
    corpus = [Article(LENGTH, [(0, 9), (9, 18)], [in_slots(chance), in_slots(chance)]) for _ in range(20)]
    corpus += [Article(LENGTH, [(0, 9), (9, 18)], [in_slots(chance)] * 2) for _ in range(20)]
    chance.shuffle(corpus)
    found = measured(corpus, 2, resamples=200)
    assert found == measured(corpus, 2, resamples=200)
    for scope in (found.overall, *found.labels):
        for figure in scope.values():
            assert figure.low is not None
            assert figure.low < figure.value < figure.high
    wide = measured(corpus[::4], 2, resamples=200).overall["observed_characters"]
    narrow = found.overall["observed_characters"]
    assert wide.high - wide.low > narrow.high - narrow.low


def test_that_an_interval_needs_two_articles() -> None:
    figure = measured([coded(["aab.", "a.bb"])], 2, resamples=200).overall["observed_characters"]
    assert (figure.value, figure.low, figure.high) == (0.5, None, None)


def test_that_an_interval_is_that_of_resampled_articles_counted_anew() -> None:
    """The sums of packed numbers must say what the articles themselves would, drawn by the same chance."""
    chance = random.Random(5)
    corpus = [Article(LENGTH, [], [in_slots(chance), in_slots(chance)]) for _ in range(6)]
    draw = random.Random(0)
    said = sorted(measured(draw.choices(corpus, k=len(corpus)), 2).overall["alpha_unitizing"].value for _ in range(40))
    figure = measured(corpus, 2, resamples=40).overall["alpha_unitizing"]
    assert (figure.low, figure.high) == (near(said[1]), near(said[38]))
