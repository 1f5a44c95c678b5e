"""Spans settled one by one: as the others are counted, else as the quote proves, else where the quote stands once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import TEXTS

from annotator.formats.settling import Settled, Settling

TEXT = "🐎 Ratu\n👨‍👩‍👧 Raja\nRatu pergi"


def _utf16(text, place):
    return len(text[:place].encode("utf-16-le")) // 2


def _bytes(text, place):
    return len(text[:place].encode())


def _mark(text, start, end, unit):
    return [(unit(text, start), unit(text, end))], text[start:end]


def _code_points(_, place):
    return place


@given(TEXTS, st.data(), st.sampled_from([_utf16, _code_points, _bytes]))
def test_that_a_mark_with_its_quote_is_never_put_on_other_words(text, data, unit):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mark = _mark(text, start, end, unit)
    settled = Settling(text, [mark]).settle(mark)
    ((first, last),) = settled.ranges
    assert text[first:last] == settled.quote
    assert "".join(settled.quote.split()) == "".join(mark[1].split())


def test_that_marks_counted_differently_each_find_their_words():
    marks = [_mark(TEXT, 2, 6, _utf16), _mark(TEXT, 13, 17, _code_points), _mark(TEXT, 23, 28, _utf16)]
    settling = Settling(TEXT, marks)
    assert [TEXT[first:last] for mark in marks for first, last in settling.settle(mark).ranges] == [
        "Ratu",
        "Raja",
        "pergi",
    ]


def test_that_of_equal_words_those_are_meant_that_the_others_count_to():
    text = "🐎🐎 a a a a a"
    quoted = [([(5, 6)], "a"), ([(9, 10)], "a")]
    far = ([(13, 14)], "a")
    settling = Settling(text, [*quoted, far])
    assert settling.settle(far) == Settled([(11, 12)], "a", "UTF-16 units")


@pytest.mark.parametrize(
    ("mark", "settled"),
    [
        (([(0, 3)], "pergi"), Settled([(23, 28)], "pergi", "nothing known, and were found by their quotes")),
        (([(0, 3)], "Ratu"), Settled([(0, 3)], "Ratu", "")),
        (([(0, 300)], "tidak"), Settled([(0, 300)], "tidak", "")),
        (([(2, 6)], ""), Settled([(2, 6)], None, "")),
        (([(2, 6), (13, 17)], "Ratu Raja"), Settled([(2, 6), (13, 17)], "Ratu Raja", "")),
    ],
)
def test_that_what_nothing_proves_keeps_its_quote(mark, settled):
    sure = ([(2, 6)], TEXT[2:6])
    assert Settling(TEXT, [sure, sure, mark]).settle(mark) == settled


def test_that_what_nothing_proves_keeps_the_offsets_of_its_file():
    lost = ([(3, 8)], "tidak")
    assert Settling(TEXT, [_mark(TEXT, 2, 6, _utf16), _mark(TEXT, 23, 28, _utf16), lost]).settle(lost) == (*lost, "")


def test_that_bytes_are_told_from_other_units_also_where_words_stand_twice():
    settling = Settling(TEXT, [_mark(TEXT, 18, 22, _bytes), _mark(TEXT, 23, 28, _bytes)])
    assert settling.settle(_mark(TEXT, 18, 22, _bytes)) == Settled([(18, 22)], "Ratu", "bytes")
    assert settling.settle(_mark(TEXT, 23, 28, _bytes)) == Settled([(23, 28)], "pergi", "bytes")
