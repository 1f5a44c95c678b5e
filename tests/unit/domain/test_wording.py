"""Sentences from below the window: English by themselves, the window's language where it hands in its translator."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from annotator.domain.wording import speak, to_word, worded

INDONESIAN = {"There are {count} articles in “{name}”.": "Ada {count} artikel di “{name}”.", "nothing": "tidak ada"}


@pytest.fixture
def indonesian() -> Iterator[None]:
    """Speak Indonesian, with a point between thousands."""
    speak(lambda text: INDONESIAN.get(text, text), lambda number: f"{number:,}".replace(",", "."))
    yield
    speak()


def test_that_sentences_are_english_by_themselves() -> None:
    assert worded("There are {count} articles in “{name}”.", count=12_000, name="p") == (
        "There are 12,000 articles in “p”."
    )


def test_that_sentences_and_counts_are_worded_as_the_window_asks(indonesian: None) -> None:
    told = worded("There are {count} articles in “{name}”.", count=12_000, name="{count} of 1,000")
    assert told == "Ada 12.000 artikel di “{count} of 1,000”."
    assert worded(to_word("nothing")) == "tidak ada"
    assert worded("unknown {what}", what=True) == "unknown True"


def test_that_braces_in_a_sentence_without_values_are_kept(indonesian: None) -> None:
    assert worded("a {brace}") == "a {brace}"
