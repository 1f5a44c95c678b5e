"""Decoding: what comes in is what stood there."""

import codecs
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import BadInput
from annotator.formats import decoding
from annotator.formats.decoding import decode, opened_as_text, read_bytes

SENTENCES = "“Kami setuju,” kata juru bicara itu — bukan pilihan yang mudah… Kafé tersebut tetap buka."
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\r"), max_size=80)


@given(TEXTS)
def test_that_utf8_comes_in_character_for_character_but_for_crlf(text):
    bare = text.removeprefix("\ufeff")
    assert decode(bare.encode(), "a.txt")[0] == bare.replace("\r\n", "\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_that_a_byte_order_mark_is_believed_and_removed(encoding):
    assert decode("Halo 👋 dunia\r\n".encode(encoding), "a.txt") == ("Halo 👋 dunia\n", encoding)


def test_that_big_endian_marks_are_believed_too():
    assert decode(codecs.BOM_UTF16_BE + "Hadiah".encode("utf-16-be"), "a.txt")[0] == "Hadiah"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_that_utf16_without_a_mark_is_known_by_its_zeros(encoding):
    assert decode(SENTENCES.encode(encoding), "a.txt") == (SENTENCES, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SENTENCES, "cp1252"),
        ("Presiden berkunjung ke Korea Utara. Kafé itu ramai.", "cp1252"),
        ("Le président français a déclaré à l’Élysée que l’été était déjà là.", "cp1252"),
        ("Größe und Übung für Männer, die über Brücken gehen müssen.", "cp1252"),
        ("Президент России прибыл в столицу с государственным визитом.", "cp1251"),
        ("الرئيس الروسي يصل إلى كوريا الشمالية", "cp1256"),
        ("俄罗斯总统抵达首都进行国事访问。", "gb18030"),
    ],
)
def test_that_other_encodings_are_guessed(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Kafé itu\n" + "kata biasa\n" * 150_000, "cp1252"),
        ("kata biasa\n" * 150_000 + "Kafé itu", "cp1252"),
        ("俄罗斯总统抵达首都进行国事访问。\n" * 30_000, "gb18030"),
    ],
)
def test_that_a_large_file_is_guessed_by_the_place_that_is_not_utf8(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == (text, encoding)


def test_that_the_guess_can_be_overridden():
    data = "Źródło: łódź".encode("iso-8859-2")
    assert decode(data, "a.txt", "latin2") == ("Źródło: łódź", "iso8859-2")


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13"])
def test_that_an_unknown_encoding_is_a_sentence(encoding):
    with pytest.raises(BadInput, match=f"the encoding “{encoding}” is not known"):
        decode(b"abc", "a.txt", encoding)


@pytest.mark.parametrize(("data", "encoding"), [(b"caf\xe9", "utf-8"), (b"+2AA-", "utf-7"), (b"abc", "utf-16")])
def test_that_text_that_is_not_in_the_named_encoding_is_a_sentence(data, encoding):
    with pytest.raises(BadInput, match="it is not text in the encoding"):
        decode(data, "a.txt", encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 x",
        b"PK\x03\x04 x",
        b"ab\0cd\0\0",
        bytes(range(256)) * 4,
        os.urandom(4000),
        b"\xff\xd8\xff\xe0\0\x10JFIF",
    ],
)
def test_that_binary_files_are_refused(data):
    with pytest.raises(BadInput, match=r"binary file|not text"):
        decode(data, "a.txt")


def test_that_damaged_utf8_is_not_taken_for_another_encoding():
    data = SENTENCES.encode()
    with pytest.raises(BadInput, match="UTF-8 but for a few damaged bytes"):
        decode(data + "…".encode()[:2], "a.txt")


def test_that_a_file_over_the_limit_is_refused_by_its_size_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(BadInput, match="it has 200 MB; a text may have 100 MB"):
        read_bytes(path)


def test_that_what_is_no_ordinary_file_is_refused(tmp_path):
    with pytest.raises(BadInput, match="it is not an ordinary file"):
        read_bytes(tmp_path)
    with pytest.raises(BadInput, match="there is no such file"):
        read_bytes(tmp_path / "nothing.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")
def test_that_a_pipe_is_refused_without_waiting_for_who_writes_to_it(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(BadInput, match="it is not an ordinary file"):
        read_bytes(tmp_path / "a.txt")


def test_that_a_piece_of_a_file_is_read_from_its_place(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"0123456789")
    assert read_bytes(tmp_path / "a.txt", 3, 4) == b"3456"
    assert read_bytes(tmp_path / "a.txt", 8, 4) == b"89"


def test_that_a_stream_is_decoded_like_a_text_even_where_a_character_crosses_a_piece(tmp_path, monkeypatch):
    monkeypatch.setattr(decoding, "_SAMPLE", 7)
    monkeypatch.setattr(decoding, "_CHUNK", 5)
    path = tmp_path / "a.csv"
    for text, encoding in [("isi,“dua” 👋🏽 tiga\r\n" * 5, "utf-8"), ("Ã©tude café naïve déjà vu " * 9, "cp1252")]:
        path.write_bytes(text.encode(encoding))
        with opened_as_text(path) as stream:
            assert stream.read() == text
