"""What is left out at the ends of a selection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import trimmed
from annotator.domain.trimming import trimmed_to_words


def left(selected: str) -> str:
    """Return what stays of a selection that stands between letters."""
    text = f"a{selected}b"
    start, end = trimmed_to_words(text, 1, len(text) - 1)
    return text[start:end]


@pytest.mark.parametrize(
    ("selected", "stays"),
    [
        (" jip perak ", "jip perak"),
        ("jip perak”", "jip perak"),
        ("jip perak” ", "jip perak"),
        ("“jip perak", "jip perak"),
        ("“jip perak”", "“jip perak”"),
        ("“jip” perak”", "“jip” perak"),
        ("„jip perak“", "„jip perak“"),
        ("jip perak“", "jip perak"),
        ("(jip perak", "jip perak"),
        ("jip (perak)", "jip (perak)"),
        ("jip perak))", "jip perak"),
        ('jip perak"', "jip perak"),
        ('"jip perak"', '"jip perak"'),
        ("don’t", "don’t"),
        ("「車」", "「車」"),
        ("車」", "車"),
        ("\u200bjip\u200e", "jip"),
        ("jip.", "jip."),
        ("”", "”"),
        (" ” ", "”"),
        ("5 %)", "5 %"),
    ],
)
def test_that_spaces_signs_and_lone_quotes_are_left_out(selected: str, stays: str) -> None:
    assert left(selected) == stays


@given(st.text("ab “”()\"'’\u200b\n「", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_that_trimming_only_ever_takes_away_and_leaves_something(text: str, one: int, other: int) -> None:
    start, end = min(one, other, len(text)), min(max(one, other), len(text))
    first, last = trimmed_to_words(text, start, end)
    assert start <= first <= last <= end
    assert (first < last) == bool(text[start:end].strip())
    assert trimmed_to_words(text, first, last) == (first, last)
    assert trimmed(text, first, last) == (first, last) or first == last


def test_that_a_very_long_selection_is_trimmed_of_spaces_at_once() -> None:
    text = " “" + "kata " * 1_000_000
    assert trimmed_to_words(text, 0, len(text)) == (1, len(text) - 1)
