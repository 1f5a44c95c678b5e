"""Plain text and Markdown: the text unchanged, the rest where it can be found."""

import hashlib

import pytest

from annotator.formats.plain import read_markdown, read_text
from annotator.formats.record import ReadOptions, Refusal

ARTICLE = (
    "Ratu Menerima Hadiah Kuda dari Duta Besar\r\n"
    "KABAR.CO, Kota Lama - Ratu menerima dua ekor kuda yang diberikan oleh duta besar pada Rabu, 19 Juni 2024.\r\n"
    "“Ini hadiah,” kata dia. 🐎\r\n"
)


def test_that_the_text_is_kept_and_what_it_says_of_itself_is_found(tmp_path):
    path = tmp_path / "kuda.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())
    (article,) = read_text(path, ReadOptions())
    assert article.text == ARTICLE.replace("\r\n", "\n")
    assert article.title == "Ratu Menerima Hadiah Kuda dari Duta Besar"
    assert (article.source, article.published, article.language) == ("KABAR.CO", "2024-06", "id")
    assert (article.name, article.reader) == ("kuda.txt", "text")
    assert article.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_that_markdown_keeps_its_marks_and_its_title_loses_them(tmp_path):
    path = tmp_path / "kuda.md"
    path.write_text("# Kuda untuk Ratu\n\nIsi *berita*.\n")
    (article,) = read_markdown(path, ReadOptions())
    assert article.text == "# Kuda untuk Ratu\n\nIsi *berita*.\n"
    assert (article.title, article.reader) == ("Kuda untuk Ratu", "markdown")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u2003\n".encode()])
def test_that_a_file_without_text_is_refused(tmp_path, data):
    path = tmp_path / "kosong.txt"
    path.write_bytes(data)
    assert list(read_text(path, ReadOptions())) == [Refusal("kosong.txt", "", "it holds no text")]


def test_that_the_encoding_can_be_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("łódź i źródło".encode("cp1250"))
    (article,) = read_text(path, ReadOptions(encoding="cp1250"))
    assert article.text == "łódź i źródło"
