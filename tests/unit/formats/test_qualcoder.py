"""QualCoder: codings that count UTF-16 units and code points in one project, settled by their texts."""

import sqlite3
from contextlib import closing

import pytest
from laws import READ, taken

from annotator.domain.errors import BadInput
from annotator.formats import qualcoder
from annotator.formats.record import Refusal, SpanRecord

# The tables as QualCoder 3 makes them, as far as the reader looks.
TABLES = [
    "CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text,"
    " date text, av_text_id integer, risid integer, unique(name))",
    "CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text,"
    " color text, unique(name))",
    "CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer,"
    " pos1 integer, owner text, date text, memo text, avid integer, important integer,"
    " unique(cid, fid, pos0, pos1, owner))",
    "CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text,"
    " owner text, date text, unique(fid, pos0, pos1, owner))",
    "CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer,"
    " date text, owner text, unique(name, attr_type, id))",
]
TEXT = "🐎 Ratu 👨‍👩‍👧 menerima hadiah 🇮🇩 itu\nRaja pergi"


def _project(tmp_path, text=TEXT, codings=(), annotations=(), without=""):
    path = tmp_path / "data.qda"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in TABLES:
            connection.execute(table)
        connection.execute("INSERT INTO source (id, name, fulltext, memo) VALUES (4, 'berita.docx', ?, 'm')", (text,))
        connection.execute("INSERT INTO source (id, name, fulltext) VALUES (5, 'kosong.txt', 'Tidak ada')")
        connection.execute("INSERT INTO source (id, name, mediapath) VALUES (6, 'a.png', '/images/a.png')")
        connection.execute("INSERT INTO code_name (cid, name) VALUES (1, 'gift'), (2, 'queen')")
        connection.execute(
            "INSERT INTO attribute (name, attr_type, value, id)"
            " VALUES ('desk', 'file', 'x', 4), ('age', 'case', '9', 4), ('empty', 'file', '', 4)"
        )
        for coding in codings:
            columns = "cid, fid, seltext, pos0, pos1, owner, memo, important"
            connection.execute(f"INSERT INTO code_text ({columns}) VALUES (?, 4, ?, ?, ?, ?, ?, ?)", coding)
        for annotation in annotations:
            connection.execute(
                "INSERT INTO annotation (fid, pos0, pos1, memo, owner) VALUES (4, ?, ?, ?, ?)", annotation
            )
        if without:
            connection.execute(without)
    return path


def _utf16(place):
    return len(TEXT[:place].encode("utf-16-le")) // 2


def _coding(words, unit, cid=1, said=None, owner="ana"):
    start = TEXT.index(words)
    return cid, words if said is None else said, unit(start), unit(start + len(words)), owner, "", None


def test_that_each_coding_is_settled_by_its_text(tmp_path):
    codings = [
        _coding("Ratu", _utf16),
        _coding("menerima hadiah", lambda place: place, 2),
        _coding("Raja", _utf16),
        _coding("itu\nRaja", _utf16, 2, "itu\u2029Raja"),
    ]
    article, other = taken(qualcoder.read(_project(tmp_path, codings=codings), READ))
    found = {(TEXT[span.start : span.end], span.label, span.quote, span.annotator) for span in article.spans}
    assert found == {
        ("Ratu", "gift", "Ratu", "ana"),
        ("menerima hadiah", "queen", "menerima hadiah", "ana"),
        ("Raja", "gift", "Raja", "ana"),
        ("itu\nRaja", "queen", "itu\nRaja", "ana"),
    }
    assert (article.repaired, article.unit) == (3, "UTF-16 units")
    assert (article.name, article.meta) == ("berita.docx", {"memo": "m", "desk": "x"})
    assert (other.text, other.name) == ("Tidak ada", "kosong.txt")


def test_that_memos_weight_and_annotations_are_kept(tmp_path):
    codings = [(1, "Ratu", 2, 6, "ana", "why", 1)]
    path = _project(tmp_path, codings=codings, annotations=[(2, 6, "a thought", "budi")])
    article, _ = taken(qualcoder.read(path, READ))
    assert article.spans == [
        SpanRecord(2, 6, "gift", "ana", "Ratu", attributes={"important": True}, note="why"),
        SpanRecord(2, 6, "annotation", "budi", note="a thought"),
    ]


def test_that_line_ends_may_have_counted_twice(tmp_path):
    text = "Ratu\r\nRaja\r\npergi"
    codings = [(1, "pergi", 12, 17, "a", "", 0), (2, "Raja\r\npergi", 5, 15, "a", "", 0)]
    article, _ = taken(qualcoder.read(_project(tmp_path, text, codings), READ))
    assert [article.text[span.start : span.end] for span in article.spans] == ["Raja\npergi", "pergi"]


def test_that_older_projects_without_weight_annotations_and_attributes_are_read(tmp_path):
    path = _project(tmp_path, codings=[_coding("Ratu", _utf16)], without="ALTER TABLE code_text DROP COLUMN important")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TABLE annotation")
        connection.execute("DROP TABLE attribute")
    article, _ = taken(qualcoder.read(path, READ))
    assert (len(article.spans), article.meta) == (1, {"memo": "m"})


@pytest.mark.parametrize(
    ("coding", "reason"),
    [
        ((1, "", -1, 2, "a", "", 0), "it starts before the text"),
        ((1, "", 3, 3, "a", "", 0), "where it starts"),
        ((1, "", 0, 999, "a", "", 0), "after the text's end"),
        ((1, "", 0, 2**62, "a", "", 0), "after the text's end"),
        ((1, "", "x", 2, "a", "", 0), "not whole numbers"),
        ((1, "", 0, 2.5, "a", "", 0), "not whole numbers"),
        ((1, "", None, None, "a", "", 0), "not whole numbers"),
        ((9, "", 0, 2, "a", "", 0), "its code is not there"),
    ],
)
def test_that_a_wrong_coding_refuses_its_text_alone(tmp_path, coding, reason):
    refused, other = qualcoder.read(_project(tmp_path, codings=[coding]), READ)
    assert isinstance(refused, Refusal)
    assert (refused.file, refused.record, other.text) == ("data.qda", "source 4", "Tidak ada")
    assert reason in refused.reason


def test_that_a_coding_whose_text_nothing_explains_is_kept_for_the_import_to_refuse(tmp_path):
    article, _ = taken(qualcoder.read(_project(tmp_path, codings=[(1, "nowhere", 2, 6, "a", "", 0)]), READ))
    assert [(span.start, span.end, span.quote) for span in article.spans] == [(2, 6, "nowhere")]


@pytest.mark.parametrize(("text", "reason"), [("", "it has no text"), (b"\xff", "it has no text"), ("a\0b", "zero")])
def test_that_a_wrong_text_is_refused(tmp_path, text, reason):
    refused, _ = qualcoder.read(_project(tmp_path, text), READ)
    assert reason in refused.reason


def test_that_another_database_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no project of QualCoder"):
        list(qualcoder.read(_project(tmp_path, without="DROP TABLE code_name"), READ))
