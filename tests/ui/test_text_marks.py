"""Marks by place, lanes, words and stand-ins: the parts of the text view that need no window."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import OffsetMap
from annotator.ui.text import words
from annotator.ui.text.article import Ranges
from annotator.ui.text.display import PIECE, display_of, in_a_row
from annotator.ui.text.interval_index import Fragment, IntervalIndex, reading_key
from annotator.ui.text.lanes import cluster, colour_lanes
from annotator.ui.text.mark import Mark
from annotator.ui.text.marks import Marks

_BLOCKS = ((0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F))
UNSEEN = "".join(
    chr(code) for first, last in (*_BLOCKS, (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)) for code in range(first, last + 1)
)


def make(id, *ranges):
    return Mark(str(id), ranges, "Gift", "#b7791f")


spans = st.lists(
    st.tuples(st.integers(0, 300), st.one_of(st.integers(1, 12), st.integers(1, 400))).map(
        lambda s: (s[0], s[0] + s[1])
    ),
    max_size=40,
)


@given(spans, st.integers(0, 320), st.integers(1, 50))
def test_that_the_index_finds_what_looking_at_every_span_finds(ranges, start, length):
    index = IntervalIndex(make(number, span) for number, span in enumerate(ranges))
    found = {(f.start, f.end, f.mark.id) for f in index.between(start, start + length)}
    assert found == {(a, b, str(n)) for n, (a, b) in enumerate(ranges) if a < start + length and b > start}


@given(spans)
def test_that_marks_taken_in_one_by_one_are_found_as_those_taken_in_at_once(ranges):
    marks = [make(number, span) for number, span in enumerate(ranges)]
    grown = Marks(marks[::2])
    grown.update([*marks[1::2], make("gone", (1, 9))])
    grown.update([], ["gone"])
    whole = Marks(marks)
    fragments = whole.between(0, 1000)
    assert grown.between(0, 1000) == fragments
    assert grown.lanes(fragments) == whole.lanes(fragments)


@given(spans)
def test_that_fragments_in_one_lane_never_overlap(ranges):
    fragments = sorted((Fragment(a, b, make(n, (a, b))) for n, (a, b) in enumerate(ranges)), key=reading_key)
    lanes = colour_lanes(fragments)
    for (one, lane), (other, other_lane) in combinations(zip(fragments, lanes, strict=True), 2):
        assert lane != other_lane or one.end <= other.start or other.end <= one.start


@given(spans, st.integers(0, 300), st.integers(1, 30))
def test_that_lanes_of_a_few_are_those_of_all(ranges, start, length):
    marks = Marks([make(number, span) for number, span in enumerate(ranges)])
    everything = marks.between(0, 1000)
    lanes = dict(zip([f.mark.id for f in everything], colour_lanes(everything), strict=True))
    few = marks.between(start, start + length)
    assert marks.lanes(few) == [lanes[f.mark.id] for f in few]


@given(spans, st.tuples(st.integers(0, 300), st.integers(1, 60)))
def test_that_a_later_span_never_moves_an_earlier_one_to_another_lane(ranges, extra):
    before = Marks([make(number, span) for number, span in enumerate(ranges)])
    added = make("zz", (extra[0], sum(extra)))
    earlier = [f for f in before.between(0, 1000) if reading_key(f) < reading_key(Fragment(*added.ranges[0], added))]
    lanes = before.lanes(earlier)
    before.update([added])
    assert before.lanes(earlier) == lanes


moves = st.lists(
    st.tuples(st.integers(0, 45), st.one_of(st.none(), st.tuples(st.integers(0, 300), st.integers(1, 90)))), max_size=8
)


@given(spans, moves, st.lists(st.integers(0, 300), min_size=8, max_size=8))
def test_that_lanes_follow_every_change_and_what_has_another_one_is_drawn_anew(ranges, changes, looks):
    marks = Marks([make(number, span) for number, span in enumerate([*ranges, (0, 400)])])
    known = {}
    for (id, place), look in zip(changes, looks, strict=False):
        seen = marks.between(look, look + 30)
        known |= dict(zip(seen, marks.lanes(seen), strict=True))
        fresh = [make(id, (place[0], sum(place)))] if place else []
        disturbed = marks.update(fresh, [] if place else [str(id)])
        now = marks.between(0, 1000)
        whole = dict(zip(now, colour_lanes(now), strict=True))
        for fragment, lane in known.items():
            if whole.get(fragment) != lane:
                assert any(start <= fragment.start and fragment.end <= end for start, end in disturbed)
        known = {fragment: whole[fragment] for fragment in known if fragment in whole}
        few = marks.between(look, look + 60)
        assert marks.lanes(few) == [whole[fragment] for fragment in few]


def test_that_a_change_inside_a_span_of_the_whole_article_disturbs_only_its_neighbours():
    inside = [make(number, (number * 20, number * 20 + 9)) for number in range(500)]
    marks = Marks([make("all", (0, 10_000)), *inside])
    marks.lanes(marks.between(0, 10_000))
    assert marks.update([make("new", (205, 212))]) == [(205, 212)]
    assert marks.lanes(marks.between(204, 213)) == [0, 1, 2]
    assert marks.update([], ["10"]) == [(200, 212)]
    assert marks.lanes(marks.between(204, 213)) == [0, 1]


def test_that_a_cluster_reaches_as_far_as_its_spans_hang_together():
    index = IntervalIndex([make(1, (0, 5)), make(2, (4, 9)), make(3, (8, 12)), make(4, (12, 15))])
    start, end, fragments = cluster(index, 5, 6)
    assert (start, end, [f.mark.id for f in fragments]) == (0, 12, ["1", "2", "3"])


@given(spans)
def test_that_walking_forth_and_back_meets_every_mark_once(ranges):
    marks = Marks([make(number, span) for number, span in enumerate(ranges)])
    order = [f.mark for f in marks.between(0, 1000)]
    for begin, step, expected in ((0, marks.after, order), (2000, marks.before, order[::-1])):
        met, current = [], step(begin, None)
        while current is not None and len(met) <= len(ranges):
            met.append(current)
            current = step(begin, current)
        assert met == expected


def test_that_a_mark_in_fragments_is_met_at_its_first():
    marks = Marks([make("a", (0, 3), (20, 25)), make("b", (10, 12))])
    assert marks.after(0, marks.get("a")).id == "b"
    assert marks.after(0, marks.get("b")) is None
    assert [mark.id for mark in marks.at(21)] == ["a"]
    assert marks.at(15) == []


def test_that_only_what_changed_is_told_as_changed():
    marks = [make(number, (number * 10, number * 10 + 5)) for number in range(6)]
    kept = Marks(marks)
    changed = make(2, (21, 25))
    fresh = make("new", (90, 95))
    equal = make(1, (10, 15))
    found = kept.differences([marks[0], equal, changed, *marks[4:], fresh])
    assert found == ([changed, fresh], ["3"])
    assert kept.differences(marks) == ([], [])


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 9)), max_size=20), st.integers(0, 120), st.integers(1, 20))
def test_that_ranges_are_found_by_bisecting_as_by_looking(steps, start, length):
    ranges, at = [], 0
    for gap, size in steps:
        ranges.append((at + gap, at + gap + size))
        at += gap + size
    found = Ranges(ranges).between(start, start + length)
    assert found == [r for r in ranges if r[0] < start + length and r[1] > start]


TROUBLE = f"\r\n\u2028\x00\x85\ufffc😀a {UNSEEN}"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(TROUBLE)), max_size=80))
def test_that_the_display_is_as_long_as_the_text_unit_for_unit(text):
    shown = display_of(text)
    assert len(shown.text) == len(text)
    for offset in range(len(text) + 1):
        assert OffsetMap(shown.text).position(offset) == OffsetMap(text).position(offset)
    assert not set(shown.text) & set("\r\u2028\u2029\x00\x85\ufffc\u202e\u200b")
    assert all(text[place] in UNSEEN and shown.text[place] in " \u00a0" for place in shown.signs)


def test_that_long_paragraphs_are_shown_in_pieces_broken_at_spaces():
    text = "kata " * 3000 + "\nakhir"
    shown = display_of(text).text
    assert max(map(len, shown.split("\n"))) <= PIECE
    assert shown.replace("\n", " ") == text.replace("\n", " ")


@given(
    st.lists(
        st.sampled_from(["的" * 700, "a" * 900, "👨‍👩‍👧" * 150, "e\u0301" * 400, "\n", " ", "한" * 2500]), max_size=9
    )
)
def test_that_a_paragraph_without_spaces_is_shown_in_pieces_that_cut_no_character(parts):
    text = "".join(parts)
    shown = display_of(text)
    offsets = OffsetMap(text, shown.breaks)
    assert max(map(len, shown.text.split("\n"))) <= PIECE
    units = shown.text.encode("utf-16-le")
    for place in {0, len(text), *shown.breaks, *(min(len(text), place + 1) for place in shown.breaks)}:
        position = offsets.position(place)
        assert offsets.offset(position) == place
        rest = text[place:].encode("utf-16-le")
        assert units[2 * position : 2 * position + 40].startswith(rest[:2]) or text[place : place + 1] == " "
    for place in shown.breaks:
        assert offsets.offset(offsets.position(place) - 1) == place
        assert words.character_at(text, place)[0] == place
    assert OffsetMap(text, shown.breaks).position(len(text)) == len(units) // 2


def test_that_joiners_are_obeyed_where_a_script_needs_them_and_seen_elsewhere():
    family, persian = "👨‍👩‍👧", "می\u200cخواهم"
    assert display_of(family + persian) == (family + persian, [], [])
    text = (family + persian) * 20
    assert display_of(text).text is text
    assert display_of("a\u200db").signs == [1]


def test_that_lone_carriage_returns_break_lines_and_pairs_break_one():
    assert display_of("a\rb\r\nc").text == "a\nb \nc"


@pytest.mark.parametrize(
    ("text", "quote", "word"),
    [
        ("kata “jip perak”, lalu", "rak", "perak"),
        ("naik 1.250,50 rupiah", "250", "1.250,50"),
        ("don't go", "n't", "don't"),
        ("🚨👨‍👩‍👧 darurat", "👩", "👨‍👩‍👧"),
        ("a, b", ",", ","),
    ],
)
def test_that_a_word_is_what_unicode_says(text, quote, word):
    start, end = words.word_at(text, text.index(quote))
    assert text[start:end] == word


@given(st.text(alphabet="ab 🚨́👨‍👩.,”\n", max_size=40), st.integers(0, 40))
def test_that_steps_by_word_and_character_go_the_right_way(text, place):
    offset = min(place, len(text))
    for forward in (words.next_word_end, words.next_word_start, words.next_character):
        assert offset <= forward(text, offset) <= len(text)
    for back in (words.previous_word_end, words.previous_word_start, words.previous_character):
        assert 0 <= back(text, offset) <= offset
    if 0 < offset < len(text):
        assert words.previous_character(text, offset) < offset < words.next_character(text, offset)


@given(spans, st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)), st.randoms())
def test_that_differences_lead_from_the_old_marks_to_the_new(ranges, moved, gone, chance):
    old = [make(number, span) for number, span in enumerate(ranges)]
    new = [make(m.id, (m.start, m.end + 1)) if n in moved else m for n, m in enumerate(old) if n not in gone]
    new += [make("new", (5, 9))]
    if len(moved) % 2:
        chance.shuffle(new)
    marks = Marks(old)
    marks.replace(new)
    assert marks.between(0, 2000) == Marks(new).between(0, 2000)
    assert marks.differences(new) == ([], [])
    again = [make("later", (3, 4)), *new[1:]]
    marks.replace(again)
    assert marks.between(0, 2000) == Marks(again).between(0, 2000)


def test_that_nothing_turns_the_direction_of_a_row() -> None:
    assert in_a_row("jam\u202e emas\n kuda\u2069") == "jam¦ emas kuda¦"
    assert in_a_row("مرحبا 👨\u200d👩") == "مرحبا 👨\u200d👩"
