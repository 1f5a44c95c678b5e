"""Tables of articles: columns found or chosen, broken rows named."""

import csv
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import READ, TEXTS, taken, write_lines

from annotator.domain.errors import BadInput
from annotator.formats import table
from annotator.formats.record import ArticleRecord, ReadOptions, Refusal
from annotator.formats.table import guess_columns, preview


def _csv(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def test_that_indonesian_and_english_columns_are_found_and_the_rest_is_kept(tmp_path):
    path = _csv(
        tmp_path / "berita.csv",
        "Judul,Isi,Sumber,Tanggal,Penulis,id\r\n"
        'Kuda,"Ratu ""menerima"", kuda.\r\nLalu pergi. 🐎",Kabar,19 Juni 2024,Ana,k-1\r\n'
        "Perahu,Raja berlayar.,Kabar,03/04/2024,,\r\n",
    )
    first, second = taken(table.read(path, READ))
    assert first.text == 'Ratu "menerima", kuda.\nLalu pergi. 🐎'
    assert (first.title, first.source, first.published, first.name) == ("Kuda", "Kabar", "2024-06-19", "k-1")
    assert (first.meta, first.place, first.reader) == ({"Penulis": "Ana"}, "row 2", "table")
    assert (second.published, second.meta, second.name) == ("", {"Tanggal": "03/04/2024"}, "berita.csv#3")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_that_delimiter_and_encoding_are_found(tmp_path, delimiter, encoding):
    lines = delimiter.join(("teks", "judul")) + "\n" + delimiter.join(("Ratu — “kuda” di kafé", "Hadiah")) + "\n"
    (article,) = taken(table.read(_csv(tmp_path / "a.csv", lines, encoding), READ))
    assert (article.text, article.title) == ("Ratu — “kuda” di kafé", "Hadiah")


def test_that_tsv_is_split_at_tabs_only(tmp_path):
    (article,) = taken(table.read(_csv(tmp_path / "a.tsv", "isi\tjudul,x\nRatu, raja, putri\tb\n"), READ))
    assert (article.text, article.meta) == ("Ratu, raja, putri", {"judul,x": "b"})


def test_that_columns_can_be_chosen(tmp_path):
    path = _csv(tmp_path / "a.csv", "isi,ringkas,judul\npanjang,pendek,J\n")
    (article,) = taken(table.read(path, ReadOptions(columns={"text": "ringkas", "title": ""})))
    assert (article.text, article.title, article.meta) == ("pendek", "", {"isi": "panjang", "judul": "J"})


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"text": "nowhere"}, "it has no column “nowhere”; it has isi, judul"),
        ({"spam": "isi"}, "“spam” is no column of an article"),
        ({"text": ""}, "which column holds the text"),
    ],
)
def test_that_columns_that_cannot_be_are_a_sentence(tmp_path, columns, reason):
    path = _csv(tmp_path / "a.csv", "isi,judul\na,b\n")
    with pytest.raises(BadInput, match=reason):
        list(table.read(path, ReadOptions(columns=columns)))


def test_that_a_broken_row_is_named_and_the_others_are_read(tmp_path):
    path = _csv(tmp_path / "a.csv", "isi,judul\nsatu,a\n\nhanya\ndua,b,c\n,kosong\ntiga,\0\nempat,d,\nlima,e\n")
    found = list(table.read(path, READ))
    assert [record.text for record in found if not isinstance(record, Refusal)] == ["satu", "empat", "lima"]
    assert [(record.record, record.reason) for record in found if isinstance(record, Refusal)] == [
        ("row 4", "it has 1 cells, the header 2"),
        ("row 5", "it has 3 cells, the header 2"),
        ("row 6", "it has no text in “isi”"),
        ("row 7", "it holds a zero character"),
    ]


def test_that_a_quote_that_never_closes_is_named(tmp_path):
    path = _csv(tmp_path / "a.csv", 'isi\nsatu\n"dua\ntiga\n')
    good, refused = table.read(path, READ)
    assert good.text == "satu"
    assert refused == Refusal("a.csv", "row 3", "it is not a row of a table: unexpected end of data")


def test_that_two_columns_of_one_name_are_refused(tmp_path):
    with pytest.raises(BadInput, match="two columns are named “isi”"):
        list(table.read(_csv(tmp_path / "a.csv", "isi,isi\na,b\n"), READ))


@pytest.mark.parametrize("text", ["", "isi,judul\n", "\n\n"])
def test_that_a_table_without_rows_says_so(tmp_path, text):
    assert list(table.read(_csv(tmp_path / "a.csv", text), READ)) == [Refusal("a.csv", "", "it holds no articles")]


def test_that_large_cells_are_taken(tmp_path):
    path = _csv(tmp_path / "a.csv", "isi\n" + "kata " * 60_000 + "\n")
    (article,) = taken(table.read(path, READ))
    assert len(article.text) == 300_000


def test_that_json_lines_are_articles_too(tmp_path):
    path = write_lines(
        tmp_path / "a.jsonl",
        {
            "isi": "Ratu\r\n🐎",
            "judul": "Kuda",
            "tanggal": "2024-06-19T08:00:00Z",
            "id": 7,
            "tag": ["a", {"b": 1}],
            "x": None,
        },
        b"",
        {"isi": "Raja"},
        b'{"isi": 3}',
        b'{"isi":',
        b'{"isi":"\\u0000"}',
        b'{"isi":"x","m":' + b"[" * 90 + b"]" * 90 + b"}",
    )
    first, second, *refused = table.read(path, READ)
    assert (first.text, first.title, first.published, first.name) == ("Ratu\n🐎", "Kuda", "2024-06-19", "7")
    assert first.meta == {"tag": ["a", {"b": 1}]}
    assert (second.text, second.name, second.place) == ("Raja", "a.jsonl#3", "line 3")
    assert [record.record for record in refused] == ["line 4", "line 5", "line 6", "line 7"]


def test_that_a_json_array_is_a_table_too(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "Ratu"}, 3, {"text": "Raja"}], indent=1))
    first, refused, second = table.read(path, READ)
    assert (first.text, second.text, second.place) == ("Ratu", "Raja", "item 3")
    assert refused.record == "item 2"


def test_that_json_lines_in_another_encoding_are_read_when_it_is_named(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text":"kafé"}\n'.encode("cp1252"))
    (refused,) = table.read(path, READ)
    assert refused.reason == "it is not UTF-8; name the file's encoding to read it"
    (article,) = taken(table.read(path, ReadOptions(encoding="cp1252")))
    assert article.text == "kafé"


def test_that_the_preview_shows_the_first_rows_and_the_guess(tmp_path):
    path = _csv(tmp_path / "a.csv", "isi,judul\n" + "".join(f"teks {n},judul {n}\n" for n in range(50)))
    shown = preview(path, READ)
    assert (shown.columns, len(shown.rows), shown.rows[1]) == (["isi", "judul"], 20, ["teks 1", "judul 1"])
    assert shown.guess == {"text": "isi", "title": "judul"}


def test_that_each_column_is_guessed_once():
    assert guess_columns(["Isi Berita", "ID", "file-name", "TANGGAL"]) == {
        "text": "Isi Berita", "published": "TANGGAL", "name": "ID",
    }  # fmt: skip


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_that_any_text_survives_a_csv_file(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("table") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["isi"], *([text] for text in texts)])
    assert [article.text for article in taken(table.read(path, READ))] == texts


@given(st.binary(max_size=200))
def test_that_no_bytes_do_more_than_be_refused(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("bytes")
    for suffix in ("csv", "tsv", "jsonl"):
        path = folder / f"a.{suffix}"
        path.write_bytes(b"isi,judul\n" + data if suffix == "csv" else data)
        with suppress(BadInput):
            assert all(isinstance(record, ArticleRecord | Refusal) for record in table.read(path, READ))


@pytest.mark.parametrize("line", [",".join(f"c{n}" for n in range(2_000_000)), "a," * 2_000_000])
def test_that_more_columns_than_a_spreadsheet_has_are_one_sentence_at_once(tmp_path, line):
    path = tmp_path / "a.csv"
    path.write_text(f"{line}\nx\n")
    with pytest.raises(BadInput, match="more than 16,384 columns"):
        list(table.read(path, READ))


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_that_many_and_long_columns_without_a_text_are_a_short_sentence(tmp_path, name):
    path = tmp_path / name
    columns = ["k" * 5000, *(f"c{n}" for n in range(9000))]
    path.write_text(",".join(columns) + "\n" + ",".join("x" for _ in columns) if name == "a.csv" else
                    json.dumps(dict.fromkeys(columns, "x")))  # fmt: skip
    with pytest.raises(BadInput, match=r"k{59}…, c0, .*, c18 and 8,981 more") as caught:
        list(table.read(path, READ))
    assert len(caught.value.reason) < 300
