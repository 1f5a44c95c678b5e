"""Near-copies are found, strangers are not, and sides are shared out by label without parting a group."""

import random

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.near_copies import Pair, groups, likeness, pairs, sketch
from annotator.domain.splits import PARTS, assigned

WORDS = [f"kata{n}" for n in range(3000)]


def story(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, [1 / (n + 5) for n in range(len(WORDS))], k=length)


def test_that_planted_copies_are_found_and_no_others() -> None:
    chance = random.Random(2)
    texts = {f"story-{n}": story(n) for n in range(120)}
    for n in range(0, 120, 4):
        copied = list(texts[f"story-{n}"])
        for _ in range(12):
            copied[chance.randrange(len(copied))] = "lain"
        texts[f"wire-{n}"] = copied[: 240 if n % 8 else 300]
    found = pairs({key: sketch(" ".join(words)) for key, words in texts.items()})
    assert {(pair.one, pair.other) for pair in found} == {(f"story-{n}", f"wire-{n}") for n in range(0, 120, 4)}
    assert all(0 <= pair.likeness <= 1 for pair in found)
    assert [pair.likeness for pair in found] == sorted((pair.likeness for pair in found), reverse=True)


def test_that_equal_texts_are_wholly_alike_and_case_and_signs_do_not_matter() -> None:
    assert likeness(sketch("Presiden tiba, lalu pergi lagi."), sketch("PRESIDEN tiba – lalu pergi (lagi)")) == 1
    assert pairs({"a": sketch("sama"), "b": sketch("sama"), "c": sketch("")}) == [Pair("a", "b", 1.0)]
    assert likeness((), ()) == 0


def test_that_links_make_groups_however_long_the_chain() -> None:
    assert groups("abcde", [("e", "d"), ("b", "d"), ("x", "a")]) == {"a": ["a"], "b": ["b", "d", "e"], "c": ["c"]}


@given(st.dictionaries(st.integers(0, 300), st.dictionaries(st.sampled_from("GTS"), st.integers(1, 4))), st.integers())
def test_that_every_article_gets_one_side_whatever_the_order(labels: dict[int, dict[str, int]], seed: int) -> None:
    keys = {f"d{n}": [f"d{n}"] for n in labels}
    counts = {f"d{n}": found for n, found in labels.items()}
    sides = assigned(keys, (0.8, 0.1, 0.1), seed, {}, counts)
    assert sides == assigned(dict(reversed(keys.items())), (0.8, 0.1, 0.1), seed, {}, counts)
    assert sides.keys() == keys.keys()
    assert set(sides.values()) <= set(PARTS)


def test_that_a_rare_label_is_shared_out_like_a_frequent_one() -> None:
    labels = {f"d{n:03}": {"Gift": 1, **({"Sanction": 1} if n % 10 == 0 else {})} for n in range(200)}
    sides = assigned({key: [key] for key in labels}, (0.8, 0.1, 0.1), 7, {}, labels)
    for label, count in (("Gift", 200), ("Sanction", 20)):
        per = {part: sum(sides[d] == part for d, found in labels.items() if label in found) for part in PARTS}
        assert per == {"train": count * 0.8, "dev": count * 0.1, "test": count * 0.1}


def test_that_a_part_without_a_share_gets_nothing() -> None:
    sides = assigned({str(n): [str(n)] for n in range(9)}, (0.5, 0.5, 0.0), 0, {}, {"1": {"Gift": 3}})
    assert "test" not in sides.values()
