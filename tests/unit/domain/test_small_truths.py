"""Laws of the small things that everything rests on: offsets, stamps, ids, ranges, splits."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotator import Annotator, told_apart
from annotator.domain.clock import STAMP, Clock
from annotator.domain.codebook import Codebook, Label
from annotator.domain.identity import document_id, fold, imported_span_id, label_id, new_id, sha256
from annotator.domain.offsets import OffsetMap
from annotator.domain.span import quote_of, trimmed
from annotator.domain.splits import PARTS, assigned, shares_of

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(texts)
def test_that_offsets_are_those_of_utf_16(text: str) -> None:
    offsets = OffsetMap(text)
    for offset in range(len(text) + 1):
        units = len(text[:offset].encode("utf-16-le")) // 2
        assert offsets.position(offset) == units
        assert offsets.offset(units) == offset


@given(texts)
def test_that_half_a_character_belongs_to_the_whole(text: str) -> None:
    offsets, units = OffsetMap(text), len(text.encode("utf-16-le")) // 2
    found = [offsets.offset(unit) for unit in range(units + 1)]
    assert found == sorted(found)
    assert all(offsets.position(offset) <= unit for unit, offset in enumerate(found))


def test_that_stamps_only_grow_whatever_was_seen() -> None:
    clock = Clock()
    stamps = [clock.next() for _ in range(3000)]
    assert stamps == sorted(set(stamps))
    assert all(STAMP.match(stamp) for stamp in stamps)
    ahead = f"{time.time_ns() // 1_000_000 + 60_000:013d}-999999-ffffffffffff"
    clock.see(ahead)
    assert clock.next() > ahead
    assert Clock(ahead).next() > ahead


def test_that_ids_of_one_moment_differ_and_are_uuid_7() -> None:
    made = [new_id() for _ in range(1000)]
    assert len(set(made)) == 1000
    assert {(x[14], x[19] in "89ab") for x in made} == {("7", True)}


def test_that_the_same_thing_has_the_same_id_on_every_laptop() -> None:
    assert document_id(sha256("Halo")) == document_id(sha256("Halo")) != document_id(sha256("Halo "))
    assert (
        label_id("span", "  Treaty   Clause")
        == label_id("span", "treaty clause")
        != label_id("document", "Treaty clause")
    )
    assert imported_span_id("d", "l", [(0, 3)], 0) == imported_span_id("d", "l", [(0, 3)], 0)
    assert imported_span_id("d", "l", [(0, 3)], 0)[14] == "5"
    assert len({imported_span_id("d", "l", r, n) for r in ([(0, 3)], [(0, 2), (3, 4)]) for n in (0, 1)}) == 4


def test_that_names_are_compared_as_people_read_them() -> None:
    assert fold("  E\u0301migr\u00e9 ") == fold("\u00e9migre\u0301") == "émigré"


@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_that_trimming_leaves_words_and_only_words(text: str, start: int, end: int) -> None:
    start, end = min(start, end, len(text)), min(max(start, end), len(text))
    if text[start:end].strip():
        first, last = trimmed(text, start, end)
        assert text[first:last] == text[start:end].strip()


def test_that_fragments_are_quoted_with_one_space_between() -> None:
    assert quote_of("jip dan kuda", [(0, 3), (8, 12)]) == "jip kuda"


@pytest.mark.parametrize(("said", "shares"), [("80/10/10", (0.8, 0.1, 0.1)), ("3/1", (0.75, 0.25, 0))])
def test_that_shares_are_read(said: str, shares: tuple[float, ...]) -> None:
    assert shares_of(said) == pytest.approx(shares)


@pytest.mark.parametrize("said", ["", "80", "a/b", "0/0", "-1/2", "1/2/3/4", "nan/1"])
def test_that_what_is_no_split_is_refused(said: str) -> None:
    with pytest.raises(ValueError):
        shares_of(said)


@given(st.permutations(range(40)), st.integers(0, 5))
def test_that_sides_do_not_depend_on_the_order_of_import(order: list[int], seed: int) -> None:
    groups = {str(n // 2): [str(n // 2 * 2), str(n // 2 * 2 + 1)] for n in order}
    sides = assigned(groups, (0.8, 0.1, 0.1), seed, {})
    assert sides == assigned(dict(sorted(groups.items())), (0.8, 0.1, 0.1), seed, {})
    assert all(len({sides[document] for document in group}) == 1 for group in groups.values())
    assert {part: sum(side == part for side in sides.values()) for part in PARTS} == {"train": 32, "dev": 4, "test": 4}


def test_that_who_has_a_side_keeps_it_and_draws_the_group_after_it() -> None:
    sides = assigned({"a": ["1", "2"], "b": ["3"]}, (1, 0, 0), 0, {"1": "test"})
    assert sides == {"1": "test", "2": "test", "3": "train"}


def labels(*pairs: tuple[str, str | None]) -> Codebook:
    return Codebook(Label(id=x, name=x, parent_id=p, position=float(n)) for n, (x, p) in enumerate(pairs))


def test_that_a_tree_has_parents_before_children_and_survives_a_cycle() -> None:
    assert [(d, x.id) for d, x in labels(("c", "a"), ("a", None), ("b", "c")).tree()] == [(0, "a"), (1, "c"), (2, "b")]
    assert sorted(x.id for _, x in labels(("a", "b"), ("b", "a"), ("c", "c")).tree()) == ["a", "b", "c"]


def test_that_a_merged_label_stands_for_its_target_even_in_a_ring() -> None:
    book = Codebook(
        [Label(id="a", name="a", merged_into="b"), Label(id="b", name="b", merged_into="c"), Label(id="c", name="c")]
    )
    assert book.get("a").id == "c"
    ring = Codebook([Label(id="a", name="a", merged_into="b"), Label(id="b", name="b", merged_into="a")])
    assert ring.get("a") is not None


@pytest.mark.parametrize("count", [3, 5, 10])
def test_that_no_side_of_a_split_is_empty_where_there_are_groups_enough(count: int) -> None:
    groups = {f"g{n}": [f"d{n}-{k}" for k in range(6)] for n in range(count)}
    labels = {f"d{n}-{k}": {f"label {n % 3}": 1} for n in range(count) for k in range(6)}
    sides = assigned(groups, (0.8, 0.1, 0.1), 7, {}, labels)
    assert set(sides.values()) == {"train", "dev", "test"}
    assert all(len({sides[document] for document in documents}) == 1 for documents in groups.values())


def test_that_a_side_without_a_share_stays_empty_and_sides_that_are_kept_are_not_moved() -> None:
    known = {"a": "train", "b": "train"}
    assert assigned({"a": ["a"], "b": ["b"]}, (0.8, 0.1, 0.1), 0, known) == known
    assert set(assigned({n: [n] for n in "abcd"}, (0.8, 0.2, 0), 0, {}).values()) == {"train", "dev"}


def test_that_people_of_equal_initials_are_told_apart_and_one_person_has_one_sign() -> None:
    rani = Annotator(id="b", name="Rani Wati", initials="RW")
    rudi = Annotator(id="c", name="Rudi Wijaya", initials="RW")
    again = Annotator(id="a", name="R. Wati", initials="R", same_as="b")
    gold = Annotator(id="d", name="Gold (Rani Wati)", initials="RW", kind="gold", owner_id="b")
    found = {annotator.id: annotator.initials for annotator in told_apart([rudi, gold, again, rani])}
    assert found == {"a": "RW", "b": "RW", "c": "RW₂", "d": "RW"}
