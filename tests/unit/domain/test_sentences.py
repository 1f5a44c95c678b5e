"""Sentences of Indonesian and English prose, found around any place in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.sentences import sentence_at, sentence_starts

WHOLE = [
    "Dr. Widya bertemu Prof. H. Karim di Jl. Merpati No. 5.",
    "PT. Arunika Jaya mematuhi UU No. 13 Tahun 2003.",
    "Harganya naik 1.250.000,50 rupiah atau 3.5 persen.",
    "Rapat berlangsung s.d. pukul 17.00 waktu setempat.",
    "Lihat https://contoh.example/a.b/c.html untuk naskahnya.",
    "Mr. Sela met Mrs. Doruna at St. Halim's gate on 3 Jan. 2024.",
    "Buku, pena, dll. dibawa tamu.",
    "“Kami datang.” kata juru bicara itu.",
    "J. R. Sorabaya menunggu di luar.",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_that_a_sentence_is_found_whole_from_every_place_in_it(sentence):
    text = f"Satu hal pendek. {sentence} Lalu semua pulang."
    start = text.index(sentence)
    for offset in range(start, start + len(sentence)):
        first, last = sentence_at(text, offset)
        assert text[first:last] == sentence


def test_that_marks_of_question_and_quotes_end_a_sentence_with_it():
    text = "“Siapa?” Tak ada yang tahu! “Kami pulang.” Selesai…"
    found = {text[slice(*sentence_at(text, place))] for place in range(len(text)) if not text[place].isspace()}
    assert found == {"“Siapa?”", "Tak ada yang tahu!", "“Kami pulang.”", "Selesai…"}


def test_that_a_caption_glued_to_a_sentence_is_a_sentence_of_its_own():
    text = "Tamu duduk di kursi penumpang.Presiden melambai dari mobil."
    assert text[slice(*sentence_at(text, 3))] == "Tamu duduk di kursi penumpang."
    assert text[slice(*sentence_at(text, 40))] == "Presiden melambai dari mobil."


def test_that_a_sentence_never_crosses_a_paragraph():
    text = "Judul tanpa titik\nIsi paragraf tanpa titik"
    assert sentence_at(text, 2) == (0, 17)
    assert sentence_at(text, 20) == (18, len(text))


def test_that_an_empty_line_is_an_empty_sentence_there():
    assert sentence_at("a\n\nb", 2) == (2, 2)
    assert sentence_at("", 0) == (0, 0)


@given(st.text(alphabet="ab AB.!?\n”“ 1👍", max_size=60), st.integers(0, 60))
def test_that_the_sentence_lies_in_the_text_and_around_the_place(text, place):
    offset = min(place, len(text))
    start, end = sentence_at(text, offset)
    assert 0 <= start <= end <= len(text)
    assert "\n" not in text[start:end]
    if offset < len(text) and not text[offset].isspace():
        assert start <= offset < end


@given(st.lists(st.sampled_from([*WHOLE, "Ya!", "\n", " ", "\t", "🐎. ", "律。律"]), max_size=8).map(" ".join))
def test_that_the_sentences_of_a_text_begin_where_they_are_found_from_any_place(text):
    starts = sentence_starts(text)
    found = {sentence_at(text, place)[0] for place, letter in enumerate(text) if not letter.isspace()}
    assert starts == sorted(found)
