"""Metadata: only what the text leaves no doubt about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.metadata import as_date, language_of, published_of, source_of, title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Hadiah untuk Ratu\nIsi berita panjang.", "Hadiah untuk Ratu"),
        ("# Hadiah\n\nIsi.", "Hadiah"),
        ("Nikmati kabar pagi tanpa iklan, klik di sini\nHadiah untuk Ratu\nIsi.", "Hadiah untuk Ratu"),
        ("---\ntitle: \"Hadiah: untuk 'Ratu'\"\ntanggal: 2024-06-19\n---\nIsi.", "Hadiah: untuk 'Ratu'"),
        ("Judul: Hadiah untuk Ratu \nIsi.", "Hadiah untuk Ratu"),
        ("Ratu menerima hadiah.\nIsi.", "stem"),
        ("KABAR.CO, Jakarta - Ratu menerima\nIsi", "stem"),
        ("Hanya satu baris", "stem"),
        ("kata " * 60 + "\nIsi", "stem"),
        ("Rabu, 19 Juni 2024\nIsi.", "stem"),
        ("", "stem"),
    ],
)
def test_that_a_title_is_a_short_first_line_that_others_follow(text, title):
    assert title_of(text, "stem") == title


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("KABAR.CO, Jakarta - Ratu", "KABAR.CO"),
        ("Judul\nWarta6.com, Jakarta – Ratu", "Warta6.com"),
        ("REPUBLIK.CO.ID, JAKARTA -- Ratu", "REPUBLIK.CO.ID"),
        ("Jakarta, Pelita Pagi — Ratu", "Pelita Pagi"),
        ("JAKARTA, PELITA.com - Ratu", "PELITA.com"),
        ("Jakarta (NUSA) - Ratu", "NUSA"),
        ("PYONGYANG, June 19 (Xin Wire) -- The", "Xin Wire"),
        ("Judul\nSumber: Harian Senja\nIsi", "Harian Senja"),
        ("Ratu, Raja - berdua", ""),
        ("Jakarta (19/6) - Ratu", ""),
        ("Ratu datang - tidak ada sumber", ""),
    ],
)
def test_that_a_source_is_found_in_a_dateline(text, source):
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Judul\nRabu, 19 Juni 2024 14:30 WIB\nIsi", "2024-06-19"),
        ("Judul\nJune 19, 2024\nIsi", "2024-06-19"),
        ("Judul\nPublished: 2024-06-19\nIsi", "2024-06-19"),
        ("Tanggal: 19/6/2024\nIsi", "2024-06-19"),
        ("SEOUL, June 19, 2024 (Xin Wire) — The", "2024-06-19"),
        ("KABAR.CO, Jakarta - Ratu pada Rabu, 19 Juni 2024 menerima", "2024-06"),
        ("Ratu menerima hadiah pada 19 Juni 2024 di istana.", ""),
        ("Jakarta, Pelita Pagi — Ratu, Rabu (19/6).", ""),
        ("Judul\n31 Februari 2024\nIsi", ""),
    ],
)
def test_that_a_date_is_taken_where_it_is_certain(text, published):
    assert published_of(text) == published


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("19 Juni 2024", "2024-06-19"),
        ("Rabu, 19 Jun 2024 14:30 WIB", "2024-06-19"),
        ("19 Agu 2024", "2024-08-19"),
        ("June 19th, 2024", "2024-06-19"),
        ("2024-06-19T08:00:00+07:00", "2024-06-19"),
        ("2024-06-19 08:00:00", "2024-06-19"),
        ("19/6/2024", "2024-06-19"),
        ("06/19/2024", "2024-06-19"),
        ("5.5.2024", "2024-05-05"),
        ("03/04/2024", ""),
        ("2024", "2024"),
        ("2024-06", "2024-06"),
        ("2024-13", ""),
        ("Juni 2024", "2024-06"),
        ("kemarin", ""),
        ("sebelum 19 Juni 2024", ""),
        ("", ""),
    ],
)
def test_that_a_cell_is_a_date_only_when_it_can_be_one_day(cell, iso):
    assert as_date(cell) == iso


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ratu menerima hadiah dari duta besar dan tidak akan pergi ke kota itu.", "id"),
        ("The queen received a gift from the ambassador and is not in the city.", "en"),
        ("Kuda 123", ""),
        ("", ""),
    ],
)
def test_that_the_language_is_told_by_function_words(text, language):
    assert language_of(text) == language


@given(st.text(max_size=300))
def test_that_no_text_breaks_the_search(text):
    assert title_of(text, "x")
    for found in (published_of(text), as_date(text)):
        assert found == "" or len(found) in (4, 7, 10)
    assert source_of(text) in text
    assert language_of(text) in ("", "id", "en")
