"""Grapheme clusters: one for what a reader takes for one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.graphemes import ClusterMap, continuations, may_cluster


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Ratu", []),
        ("e\u0301a", [1]),
        ("👨‍👩‍👧x", [1, 2, 3, 4]),
        ("🏃\u200d♂\ufe0f!", [1, 2, 3]),
        ("🇮🇩🇮🇩🇮", [1, 3]),
        ("x🇮🇩", [2]),
        ("🙏🏽.", [1]),
        ("🏴\U000e0067\U000e0062\U000e007f", [1, 2, 3]),
        ("\u1112\u1161\u11ab글", [1, 2]),
        ("가\u11a8", [1]),
        ("a\r\nb\n\r", [2]),
        ("\n\u0301", []),
        ("\u0301", []),
        ("ก็ดี", [1, 3]),
        ("🐎🐎", []),
    ],
)
def test_that_marks_joiners_and_flags_belong_to_what_stands_before(text, inner):
    assert continuations(text) == inner
    starts = [place for place in range(len(text)) if place not in inner]
    clusters = ClusterMap(text)
    assert [clusters.offset(number) for number in range(len(clusters) + 1)] == [*starts, len(text)]


@given(st.text(max_size=40))
def test_that_a_text_that_may_not_cluster_has_none_and_counts_like_utf16(text):
    if not may_cluster(text):
        assert continuations(text) == []
        assert len(text.encode("utf-16-le")) == 2 * len(text)
