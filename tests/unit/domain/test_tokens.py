"""Tokens: every character that is no white space is in one, and nothing that belongs together is cut."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.graphemes import continuations
from annotator.domain.tokens import tokens

PIECES = [
    *["Ratu", "e\u0301", "👨‍👩‍👧", "🇮🇩🇮🇩", "กิน", "हिन्दी", "...", "1.000", "\u0301", "\u200d", "ko\u00adta"],
    *" \n",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3)).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\u00a0", []),
        ("Ratu pergi.", ["Ratu", "pergi", "."]),
        ("Rp1.000,50 (10%)", ["Rp1", ".", "000", ",", "50", "(", "10", "%", ")"]),
        ("“kuda”—kuda", ["“", "kuda", "”", "—", "kuda"]),
        ("kura-kura a_b", ["kura", "-", "kura", "a_b"]),
        ("e\u0301lite cafe\u0301s", ["e\u0301lite", "cafe\u0301s"]),
        ("👨‍👩‍👧👍🏽 1️⃣ 🇮🇩🇸🇬x", ["👨‍👩‍👧", "👍🏽", "1️⃣", "🇮🇩", "🇸🇬", "x"]),
        ("กินข้าว हिन्दी", ["กินข้าว", "हिन्दी"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("Mi\u00adnis\u00adter", ["Mi\u00adnis\u00adter"]),
        ("a \u0301b", ["a", "\u0301", "b"]),
        ("!\u0301a", ["!\u0301", "a"]),
        ("한국어 日本語", ["한국어", "日本語"]),
    ],
)
def test_that_words_numbers_and_signs_are_tokens(text, expected):
    assert [text[start:end] for start, end in tokens(text)] == expected


@given(TEXTS)
@example("a\u0301" * 3 + " \u0301")
def test_that_each_character_is_in_one_token_and_no_cluster_is_cut(text):
    found = tokens(text)
    places = [place for start, end in found for place in range(start, end)]
    assert places == [place for place, character in enumerate(text) if not character.isspace()]
    starts, clustered = {start for start, _ in found}, set(continuations(text))
    assert not [s for s in starts & clustered if not text[s - 1].isspace()]
