"""Where spans of several layers meet: every span stands in one place, and the place says what differs."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.alignment import KINDS, Place, places, shared_characters
from annotator.domain.annotator import Layer
from annotator.domain.span import Range, Span

ANA, BUDI, CITRA = (Layer(name) for name in ("ana", "budi", "citra"))


def span(name: str, start: int, end: int, label: str = "gift", **more: Any) -> Span:
    return Span(id=name, document_id="d", annotator_id="", label_id=label, start=start, end=end, quote="", **more)


def told(found: list[Place]) -> list[tuple[str, set[str]]]:
    return [(place.kind, {span.id for span in place.spans.values()}) for place in found]


def test_that_each_kind_of_difference_is_named() -> None:
    found = places(
        {
            ANA: [
                span("a1", 0, 5),
                span("a2", 10, 15, "ban"),
                span("a3", 20, 30),
                span("a4", 40, 50),
                span("a5", 60, 65),
            ],
            BUDI: [
                span("b1", 0, 5),
                span("b2", 10, 15),
                span("b3", 24, 30),
                span("b5", 60, 65, attributes={"who": "x"}),
            ],
            CITRA: [span("c1", 0, 5), span("c3", 20, 30), span("c4", 40, 50), span("c5", 60, 65)],
        }
    )
    assert told(found) == [
        ("agreed", {"a1", "b1", "c1"}),
        ("label differs", {"a2", "b2"}),
        ("edges differ", {"a3", "b3", "c3"}),
        ("missed", {"a4", "c4"}),
        ("attribute differs", {"a5", "b5", "c5"}),
    ]
    assert [(place.start, place.end) for place in found] == [(0, 5), (10, 15), (20, 30), (40, 50), (60, 65)]


def test_that_nested_spans_meet_their_own_kind_and_not_each_other() -> None:
    outer, inner = span("o", 0, 40, "clause"), span("i", 5, 10, "actor")
    found = places({ANA: [outer, inner], BUDI: [replace(inner, id="j"), replace(outer, id="p")]})
    assert told(found) == [("agreed", {"o", "p"}), ("agreed", {"i", "j"})]


def test_that_a_partner_of_the_same_label_is_preferred_and_then_the_more_alike() -> None:
    found = places({ANA: [span("a", 0, 10)], BUDI: [span("x", 0, 10, "ban"), span("y", 8, 20), span("z", 5, 12)]})
    assert told(found) == [("edges differ", {"a", "z"}), ("missed", {"x"}), ("missed", {"y"})]


def test_that_a_third_span_on_the_place_of_two_that_agree_joins_them() -> None:
    found = places({ANA: [span("a", 0, 10)], BUDI: [span("b", 0, 10)], CITRA: [span("c", 2, 10, "ban")]})
    assert told(found) == [("label differs", {"a", "b", "c"})]


def test_that_spans_that_only_touch_do_not_meet() -> None:
    assert [p.kind for p in places({ANA: [span("a", 0, 5)], BUDI: [span("b", 5, 9)]})] == ["missed", "missed"]


def test_that_fragments_meet_by_their_characters_and_not_by_their_hull() -> None:
    parted = span("a", 0, 20, fragments=((0, 5), (15, 20)))
    assert [p.kind for p in places({ANA: [parted], BUDI: [span("b", 6, 14)]})] == ["missed", "missed"]
    assert [p.kind for p in places({ANA: [parted], BUDI: [span("b", 0, 20)]})] == ["edges differ"]


def test_that_equal_spans_of_one_layer_meet_one_each() -> None:
    found = places({ANA: [span("a1", 0, 5), span("a2", 0, 5)], BUDI: [span("b1", 0, 5)]})
    assert sorted(p.kind for p in found) == ["agreed", "missed"]


def test_that_merged_labels_count_as_what_they_stand_for() -> None:
    layers = {ANA: [span("a", 0, 5, "present")], BUDI: [span("b", 0, 5, "gift")]}
    assert [p.kind for p in places(layers)] == ["label differs"]
    assert [p.kind for p in places(layers, {"present": "gift", "gift": "gift"}.__getitem__)] == ["agreed"]


def test_that_an_emptied_field_is_no_difference() -> None:
    layers = {ANA: [span("a", 0, 5, attributes={"who": ""})], BUDI: [span("b", 0, 5)]}
    assert [p.kind for p in places(layers)] == ["agreed"]


def test_that_no_spans_are_no_places() -> None:
    assert places({}) == places({ANA: [], BUDI: []}) == []


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Range, ...]:
    cuts = sorted(draw(st.sets(st.integers(0, 24), min_size=2, max_size=4)))
    return tuple((cuts[n], cuts[n + 1]) for n in range(0, len(cuts) - 1, 2))


@st.composite
def layers(draw: st.DrawFn) -> dict[Layer, list[Span]]:
    found: dict[Layer, list[Span]] = {}
    for layer in (ANA, BUDI, CITRA)[: draw(st.integers(1, 3))]:
        marks = draw(st.lists(st.tuples(ranges(), st.sampled_from("xyz")), max_size=6))
        found[layer] = [
            span(f"{layer.annotator_id}{n}", r[0][0], r[-1][1], label, fragments=r if len(r) > 1 else None)
            for n, (r, label) in enumerate(marks)
        ]
    return found


@given(layers())
def test_that_each_span_stands_in_one_place_of_its_layer(given_layers: dict[Layer, list[Span]]) -> None:
    found = [(layer, span.id) for place in places(given_layers) for layer, span in place.spans.items()]
    assert sorted(found, key=str) == sorted(((x, s.id) for x, spans in given_layers.items() for s in spans), key=str)


@given(layers(), st.randoms(use_true_random=False))
def test_that_the_order_of_layers_and_spans_plays_no_part(given_layers: dict[Layer, list[Span]], chance: Any) -> None:
    turned = {x: chance.sample(given_layers[x], len(given_layers[x])) for x in reversed(given_layers)}
    assert told(places(turned)) == told(places(given_layers))


@given(layers())
def test_that_identical_layers_agree_everywhere(given_layers: dict[Layer, list[Span]]) -> None:
    twins = {x: [replace(s, id=f"{x.annotator_id}{s.id}") for s in given_layers[ANA]] for x in (ANA, BUDI, CITRA)}
    assert all(place.kind == "agreed" and len(place.spans) == 3 for place in places(twins))


@given(layers())
def test_that_a_place_tells_the_truth_about_its_spans(given_layers: dict[Layer, list[Span]]) -> None:
    for place in places(given_layers):
        spans = list(place.spans.values())
        labels, edges = {s.label_id for s in spans}, {s.ranges for s in spans}
        assert place.kind in KINDS
        assert (place.kind == "label differs") == (len(labels) > 1)
        assert (place.kind == "edges differ") == (len(labels) == 1 and len(edges) > 1)
        whole = len(labels) == len(edges) == 1
        assert (place.kind == "missed") == (whole and len(spans) < len(given_layers))
        for one in spans:
            others = [other for other in spans if other is not one]
            assert not others or any(shared_characters(one.ranges, other.ranges) for other in others)


@given(layers())
def test_that_no_span_is_left_alone_beside_a_free_partner(given_layers: dict[Layer, list[Span]]) -> None:
    alone = [place for place in places(given_layers) if len(place.spans) == 1]
    for one in alone:
        for other in alone:
            (layer, mine), (their_layer, theirs) = *one.spans.items(), *other.spans.items()
            assert layer == their_layer or not shared_characters(mine.ranges, theirs.ranges)
