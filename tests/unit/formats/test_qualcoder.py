"""QualCoder: codings that count UTF-16 units and code points in one project, settled by their texts."""

import sqlite3
from contextlib import closing

import pytest
from laws import READ, judged, left, taken

from annotator.domain.errors import BadInput
from annotator.formats import qualcoder
from annotator.formats.record import LabelRecord, Refusal, SpanRecord

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
MORE = [
    "CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer,"
    " bookmarkpos integer, codername text)",
    "CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text,"
    " supercatid integer, unique(name))",
    "CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text,"
    " constraint ucm unique(name))",
    "CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer,"
    " owner text, date text, memo text)",
    "CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name))",
    "CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer,"
    " height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer)",
    "CREATE TABLE graph (grid integer primary key, name text, description text, date text, scene_width integer,"
    " scene_height integer, unique(name))",
    "CREATE TABLE ris (risid integer, tag text, longtag text, value text)",
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
    refused, other = judged(qualcoder.read(_project(tmp_path, codings=[coding]), READ))
    assert isinstance(refused, Refusal)
    assert (refused.file, refused.record, other.text) == ("data.qda", "source 4", "Tidak ada")
    assert reason in refused.reason


def test_that_a_coding_whose_text_nothing_explains_is_kept_for_the_import_to_refuse(tmp_path):
    article, _ = taken(qualcoder.read(_project(tmp_path, codings=[(1, "nowhere", 2, 6, "a", "", 0)]), READ))
    assert [(span.start, span.end, span.quote) for span in article.spans] == [(2, 6, "nowhere")]


@pytest.mark.parametrize(("text", "reason"), [("", "it has no text"), (b"\xff", "it has no text"), ("a\0b", "zero")])
def test_that_a_wrong_text_is_refused(tmp_path, text, reason):
    refused, _ = judged(qualcoder.read(_project(tmp_path, text), READ))
    assert reason in refused.reason


def test_that_another_database_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no project of QualCoder"):
        list(qualcoder.read(_project(tmp_path, without="DROP TABLE code_name"), READ))


def _with_more(path, *deeds):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for deed in (*MORE, *deeds):
            connection.execute(deed)
    return path


def test_that_codes_come_with_their_colour_memo_and_categories(tmp_path):
    path = _with_more(
        _project(tmp_path),
        "UPDATE code_name SET memo = 'what is given', color = '#FF8800', catid = 7 WHERE cid = 1",
        "UPDATE code_name SET color = 'red', catid = 99 WHERE cid = 2",
        "INSERT INTO code_cat (catid, name, memo, supercatid) VALUES (7, 'Gift', 'all giving', 8)",
        "INSERT INTO code_cat (catid, name) VALUES (8, 'rule')",
        "INSERT INTO code_cat (catid, name, supercatid) VALUES (20, 'ring', 21), (21, 'round', 20)",
    )
    found = [one for one in qualcoder.read(path, READ) if isinstance(one, LabelRecord)]
    assert found == [
        LabelRecord("rule"),
        LabelRecord("Gift (2)", definition="all giving", parent="rule"),
        LabelRecord("ring"),
        LabelRecord("round", parent="ring"),
        LabelRecord("gift", colour="#ff8800", definition="what is given", parent="Gift (2)"),
        LabelRecord("queen"),
    ]


def test_that_cases_are_metadata_of_their_texts_and_stretches_of_cases_are_spans(tmp_path):
    path = _with_more(
        _project(tmp_path),
        "INSERT INTO cases (caseid, name, memo) VALUES (4, 'Ana', 'shy'), (5, 'Budi', ''), (6, 'Cici', '')",
        f"INSERT INTO case_text (caseid, fid, pos0, pos1) VALUES (4, 4, 0, {len(TEXT)}), (5, 4, 0, {len(TEXT) - 1})",
        "INSERT INTO case_text (caseid, fid, pos0, pos1, owner, memo) VALUES (4, 5, 0, 5, 'ana', 'says so')",
        "UPDATE source SET risid = 3 WHERE id = 4",
        "INSERT INTO ris VALUES (3, 'AU', 'Author', 'Widya'), (3, 'T2', 'memo', 'other')",
    )
    records = list(qualcoder.read(path, READ))
    article, other = taken(records)
    assert article.meta == {
        "memo": "m", "desk": "x", "Author": "Widya", "memo (2)": "other",
        "case": "Ana; Budi", "case memo": "shy", "case age": "9",
    }  # fmt: skip
    facts = {"name": "Ana", "memo": "shy", "age": "9"}
    assert other.spans == [SpanRecord(0, 5, "case", "ana", attributes=facts, note="says so")]
    assert left(records) == [
        ("a.png", "pictures, recordings and other files without text", 1),
        ("Cici", "cases without a text", 1),
    ]


def test_that_what_has_no_place_here_is_named(tmp_path):
    path = _with_more(
        _project(tmp_path, codings=[_coding("Ratu", _utf16)]),
        "INSERT INTO project (memo) VALUES ('my question')",
        "INSERT INTO journal (name, jentry) VALUES ('Monday', 'I read.'), ('Tuesday', 'I read on.')",
        "INSERT INTO code_image (id, cid) VALUES (6, 1), (6, 2)",
        "INSERT INTO graph (name) VALUES ('who knows whom')",
        "INSERT INTO code_text (cid, fid, seltext, pos0, pos1) VALUES (1, 77, 'gone', 0, 4)",
    )
    assert left(qualcoder.read(path, READ)) == [
        ("", "the project’s memo", 1),
        ("a.png", "pictures, recordings and other files without text", 1),
        ("Monday", "journal entries", 1),
        ("Tuesday", "journal entries", 1),
        ("who knows whom", "graphs", 1),
        ("", "codings of pictures", 2),
        ("", "codings of texts that are not there", 1),
    ]
