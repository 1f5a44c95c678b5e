"""brat: folders that brat reads, and whatever others wrote for it."""

import orjson
import pytest
from bioc import brat as consumer
from hypothesis import given
from hypothesis import strategies as st
from laws import EVERYTHING, READ, WRITE, same_project, selection, taken

from annotator.domain.codebook import Codebook, Label
from annotator.domain.errors import BadInput
from annotator.formats import brat, brat_reading
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    LabelRecord,
    ReadOptions,
    Refusal,
    RelationRecord,
    Selection,
    SpanRecord,
)
from annotator.formats.spelling import FileNames

TEXT = "Ratu 🐎 menerima\n“dua ekor kuda” dari Raja e\u0301lite."


def _span(quote, label="Gift", **facts):
    return SpanRecord(TEXT.index(quote), TEXT.index(quote) + len(quote), label, **facts)


def _written(folder, *articles):
    return brat.write(selection(articles), folder, WRITE)


def _read_all(folder):
    return [record for path in sorted(folder.glob("*.txt")) for record in brat_reading.read(path, READ)]


def _bytes(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _files(folder, text, lines, name="a"):
    (folder / f"{name}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / f"{name}.ann").write_bytes(lines if isinstance(lines, bytes) else lines.encode())
    return folder / f"{name}.txt"


def _read(path, options=READ):
    return taken(brat_reading.read(path, options))[0]


@given(EVERYTHING)
def test_that_whatever_brat_can_say_survives(tmp_path_factory, project):
    first, second = (tmp_path_factory.mktemp("brat") / name for name in ("first", "second"))
    report = _written(first, *project)
    found = taken(_read_all(first))
    found.sort(key=lambda article: article.document_id)
    blank = {(lost.document, lost.start, lost.end) for lost in report.dropped}
    assert report.spans + len(report.dropped) == sum(len(article.spans) for article in project)
    same_project(project, found, lambda article, span: (article.document_id, span.start, span.end) not in blank)
    _written(second, *found)
    again = taken(_read_all(second))
    again.sort(key=lambda article: article.document_id)
    assert [article.spans for article in again] == [article.spans for article in found]
    if not report.dropped:
        assert _bytes(second) == _bytes(first)


def test_that_the_files_are_as_brat_writes_them(tmp_path):
    spans = [
        _span("Ratu", "Person", note="why", attributes={"royal": True, "giver": "Raja", "since": 3}),
        _span("menerima\n“dua", "Gift of kings", attributes={"item": "dua ekor kuda"}),
        SpanRecord(0, 15, "Person", fragments=[(0, 4), (7, 15)], note="two\nlines", id="x"),
    ]
    relation = RelationRecord(0, 1, "given by", note="so it says")
    article = ArticleRecord(TEXT, name="Berita 1.txt", spans=spans, relations=[relation], document_id="d")
    report = _written(tmp_path / "out", article)
    assert (tmp_path / "out" / "Berita_1.txt").read_text(encoding="utf-8") == TEXT
    assert (tmp_path / "out" / "Berita_1.ann").read_text(encoding="utf-8").split("\n") == [
        "T1\tPerson 0 4\tRatu",
        "A1\troyal T1",
        "A2\tgiver T1 Raja",
        "A3\tsince T1 3",
        "#1\tAnnotatorNotes T1\twhy",
        '#2\tSorot T1\t{"json":["since"]}',
        "T2\tGift_of_kings 7 15;16 20\tmenerima “dua",
        '#3\tSorot T2\t{"attributes":{"item":"dua ekor kuda"}}',
        "T3\tPerson 0 4;7 15\tRatu menerima",
        '#4\tSorot T3\t{"note":"two\\nlines"}',
        "R1\tgiven_by Arg1:T1 Arg2:T2",
        "#5\tAnnotatorNotes R1\tso it says",
        "",
    ]
    assert (report.documents, report.spans, report.dropped, report.reduced) == (1, 3, [], [])
    assert report.changed == ["“Gift of kings” is written as “Gift_of_kings”", "“given by” is written as “given_by”"]


def test_that_the_configuration_lists_every_type_with_its_name_and_colour(tmp_path):
    labels = [Label(id="1", name="Gift", colour="#aa0000"), Label(id="2", name="律", colour="#00bb00")]
    book = Codebook([*labels, Label(id="3", name="given by", kind="relation")])
    spans = [SpanRecord(0, 4, "Gift", attributes={"royal": True, "of whom": "Raja"}), SpanRecord(0, 4, "Baru")]
    article = ArticleRecord("Ratu", name="a", spans=spans, document_id="d")
    brat.write(Selection(book, lambda: iter([article]), lambda: iter(())), tmp_path / "out", WRITE)
    conf = (tmp_path / "out" / "annotation.conf").read_text(encoding="utf-8")
    assert conf.split("\n") == [
        '# written as type: "律"',
        '# written as given_by: "given by"',
        '# written as of_whom: "of whom"',
        "[entities]",
        "Gift",
        "type",
        "Baru",
        "",
        "[relations]",
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
        "given_by\tArg1:<ENTITY>, Arg2:<ENTITY>",
        "",
        "[events]",
        "",
        "[attributes]",
        "royal\tArg:<ENTITY>",
        "of_whom\tArg:<ENTITY>, Value:Raja",
        "",
    ]
    looks = (tmp_path / "out" / "visual.conf").read_text(encoding="utf-8")
    assert "type | 律\n" in looks
    assert "Gift\tbgColor:#aa0000\n" in looks


@given(EVERYTHING)
def test_that_biocs_reader_finds_every_span_where_it_stands(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("brat") / "out"
    report = _written(folder, *project)
    found = 0
    for path in folder.glob("*.txt"):
        with path.open(encoding="utf-8", newline="") as text, path.with_suffix(".ann").open(encoding="utf-8") as lines:
            document = consumer.load(text, lines)
        for entity in document.entities:
            pieces = sorted((piece.begin, piece.end) for piece in entity.locations)
            shown = " ".join(document.text[start:end] for start, end in pieces)
            assert entity.text.rstrip() == shown.rstrip()
            found += 1
    assert found == report.spans


def test_that_names_are_told_apart_and_come_back(tmp_path):
    names = ["Gift of kings", "Gift_of_kings", "Gift|of kings", "律", "🎁", "Prix d’été"]
    spans = [SpanRecord(0, 4, name) for name in names]
    article = ArticleRecord("Ratu", name="a", spans=spans, relations=[RelationRecord(0, 1, "♥")], document_id="d")
    _written(tmp_path / "out", article)
    types = [line.split("\t")[1].split()[0] for line in (tmp_path / "out" / "a.ann").read_text().splitlines()]
    assert types == ["Gift_of_kings", "Gift_of_kings_2", "Gift_of_kings_3", "type", "type_2", "Prix_d_ete", "type_3"]
    back = _read(tmp_path / "out" / "a.txt")
    assert [thing.label for thing in (*back.spans, *back.relations)] == [*names, "♥"]


def test_that_articles_of_one_name_do_not_meet_and_hard_names_are_made_plain(tmp_path):
    names = ["a.txt", "A.md", "../../b", "CON", "x/y\\z", "", "…", "é" * 300]
    articles = [ArticleRecord(f"Ratu {n}", name=name, document_id=str(n)) for n, name in enumerate(names)]
    _written(tmp_path / "out", *articles)
    files = sorted(path.name for path in (tmp_path / "out").glob("*.txt"))
    assert files == sorted(
        ["a.txt", "A_2.txt", "b.txt", "article_CON.txt", "y_z.txt", "article.txt", "article_2.txt", f"{'é' * 80}.txt"]
    )
    assert {article.name for article in taken(_read_all(tmp_path / "out"))} >= set(names) - {""}


def test_that_labels_of_articles_and_blank_spans_are_reported(tmp_path):
    spans = [SpanRecord(4, 6, "Gift", id="s1"), SpanRecord(0, 4, "Gift", id="s2")]
    relations = [RelationRecord(0, 1, "Given")]
    labels = [DocumentLabelRecord("Topic", "war")]
    article = ArticleRecord("Ratu\n\nRaja", title="T", spans=spans, relations=relations, labels=labels, document_id="d")
    report = _written(tmp_path / "out", article)
    assert [(lost.span_id, lost.reason) for lost in report.dropped] == [
        ("s1", "it is white space alone, which this format cannot say")
    ]
    assert [(lost.label, lost.reason) for lost in report.reduced] == [
        ("Given", "one of its spans could not be written"),
        ("Topic", "this format cannot say a label of a whole article"),
    ]


def test_that_every_kind_of_line_is_read(tmp_path):
    lines = """T1\tPerson 0 4\tRatu
T2\tHorse 27 31\tkuda
T3\tGive 7 15\tmenerima
T4\tPerson 38 42\tRaja
E1\tGive:T3 Theme:T2 Source:T4
E2\tGive:T3 Cause:E1
R1\tOwns Owner:T1 Thing:T2
*\tEquiv T1 T4 T2
A1\tNegation E1
M1\tCertainty T2 high
A2\tColour T2 black
A3\tColour T2 white
N1\tReference T1 Wikipedia:534366\tElisabeth II
#1\tAnnotatorNotes T1\ta note
#2\tAnnotatorNotes T1\tand one more
#3\tNormalizationNotes E1\tof the event
#4\tAnnotatorNotes R1\tof the relation
"""
    article = _read(_files(tmp_path, TEXT, lines))
    assert [TEXT[span.start : span.end] for span in article.spans] == ["Ratu", "kuda", "menerima", "Raja"]
    assert [(r.source, r.target, r.label, r.attributes, r.note) for r in article.relations] == [
        (0, 1, "Owns", {"Arg1": "Owner", "Arg2": "Thing"}, "of the relation"),
        (2, 1, "Theme", {}, ""),
        (2, 3, "Source", {}, ""),
        (2, 2, "Cause", {}, ""),
        (0, 3, "Equiv", {}, ""),
        (3, 1, "Equiv", {}, ""),
    ]
    ratu, kuda, menerima, _ = article.spans
    assert ratu.attributes == {"Reference": "Wikipedia:534366", "Reference text": "Elisabeth II"}
    assert ratu.note == "a note\nand one more"
    assert kuda.attributes == {"Certainty": "high", "Colour": ["black", "white"]}
    assert (menerima.attributes, menerima.note) == ({"Negation": True}, "NormalizationNotes: of the event")


def test_that_what_an_event_is_stays_where_its_trigger_is_called_otherwise(tmp_path):
    lines = "T1\tPerson 0 4\tRatu\nT2\tTrigger 7 15\tmenerima\nE1\tGive:T2 Giver:T1\nE2\tTake:T2\nE3\tPerson:T1\n"
    ratu, menerima = _read(_files(tmp_path, TEXT, lines)).spans
    assert (ratu.attributes, menerima.attributes) == ({}, {"event": ["Give", "Take"]})


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ratu\r\n🐎 Raja\r\npergi", "T1\tP 7 11\tRaja\r\nT2\tP 12 17\tpergi\r\n"),
        ("Ratu\r\n🐎 Raja\r\npergi", "T1\tP 8 12\tRaja\nT2\tP 14 19\tpergi\n"),
        ("\ufeffRatu\n🐎 Raja\npergi", "\ufeffT1\tP 8 12\tRaja\nT2\tP 13 18\tpergi\n"),
        ("Ratu\n🐎 Raja\npergi", "T1 P 7 11 Raja\nT2 P 12 17 pergi\n"),
        ("Ratu\n🐎 Raja\npergi", "T1\tP 7 11\nT2\tP 12 17\t\n"),
        ("Ratu\n🐎 Raja\npergi".encode("utf-16"), "T1\tP 7 11\tRaja\nT2\tP 12 17\tpergi".encode("utf-16")),
        ("Ratu\né Raja\npergi".encode("cp1252"), b"T1\tP 7 11\tRaja\nT2\tP 12 17\tpergi"),
    ],
)
def test_that_boms_line_ends_spaces_for_tabs_and_other_units_are_understood(tmp_path, text, lines):
    article = _read(_files(tmp_path, text, lines))
    assert article.text in ("Ratu\n🐎 Raja\npergi", "Ratu\né Raja\npergi")
    assert [article.text[span.start : span.end] for span in article.spans] == ["Raja", "pergi"]


def test_that_fragments_are_joined_by_one_space_and_old_ones_by_none(tmp_path):
    lines = "T1\tP 0 4;7 15\tRatu menerima\nT2\tP 7 15;0 4\tRatumenerima\nT3\tP 7 15;16 20\tmenerima “dua\n"
    article = _read(_files(tmp_path, TEXT, lines))
    assert [(span.start, span.end, span.fragments) for span in article.spans] == [
        (0, 15, [(0, 4), (7, 15)]),
        (0, 15, [(0, 4), (7, 15)]),
        (7, 20, None),
    ]


def test_that_a_span_that_brat_moved_is_believed_over_our_note(tmp_path):
    article = ArticleRecord("Ratu\nRaja pergi", spans=[SpanRecord(0, 5, "P")], name="a", document_id="d")
    _written(tmp_path / "out", article)
    lines = tmp_path / "out" / "a.ann"
    assert _read(lines).spans == [SpanRecord(0, 5, "P", id="T1")]
    lines.write_text(lines.read_text().replace("0 4\tRatu", "5 9\tRaja"))
    assert _read(lines).spans == [SpanRecord(5, 9, "P", id="T1")]


def test_that_a_text_that_begins_with_a_byte_order_mark_keeps_it(tmp_path):
    article = ArticleRecord("\ufeffRatu", spans=[SpanRecord(1, 5, "P")], name="a", document_id="d")
    _written(tmp_path / "out", article)
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == "\ufeffRatu"
    back = _read(tmp_path / "out" / "a.txt")
    assert (back.text, back.spans[0].start) == ("\ufeffRatu", 1)


def test_that_an_ann_without_its_text_is_a_sentence(tmp_path):
    (tmp_path / "a.ann").write_text("T1\tP 0 4\tRatu")
    with pytest.raises(BadInput, match=r"two files, and “a\.txt” is not beside it"):
        list(brat_reading.read(tmp_path / "a.ann", READ))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T2\tP 0 99\tRatu", "after the text's end"),
        ("T2\tP -1 4\tRatu", "before the text"),
        ("T2\tP 4 0\tRatu", "where it starts"),
        ("T2\tP 4 4\t", "where it starts"),
        ("T2\tP 0 999999999999999999\tRatu", "after the text's end"),
        ("T2\tP 0 9999999999999999999999\tRatu", "no line of brat's"),
        ("T2\tP 0 4;2 6\tRatu", "overlap"),
        ("T2\tP 0 4\tRaja", "not the quote"),
        ("T2\tP NaN 4\tRatu", "no line of brat's"),
        ("T1\tP 0 4\tRatu", "stands for something else"),
        ("R1\tOwns Arg1:T1 Arg2:T9", "“T9”, which is no span"),
        ("R1\tOwns Arg1:T1", "no line of brat's"),
        ("E1\tOwns:T9", "“T9”, which is no span"),
        ("A1\tRoyal T9", "“T9”, which is nothing here"),
        ("A1\tRoyal A1", "“A1”, which is nothing here"),
        ("#1\tAnnotatorNotes T9\twhy", "“T9”, which is nothing here"),
        ("X1\twhat", "no line of brat's"),
        ("nonsense", "no line of brat's"),
        ("E1\tP:" + "a:" * 50_000, "which is no span"),
        ("E1\tP:T1 " + "a:" * 50_000 + " b", "no line of brat's"),
    ],
)
def test_that_a_wrong_line_is_refused_with_its_number_and_the_rest_is_there(tmp_path, line, reason):
    path = _files(tmp_path, "Ratu pergi", f"T1\tP 0 4\tRatu\n\n{line}\n")
    refused, article = brat_reading.read(path, READ)
    assert (refused.file, refused.record) == ("a.ann", "line 3")
    assert reason in refused.reason
    assert [(span.start, span.end) for span in article.spans] == [(0, 4)]


@pytest.mark.parametrize(
    ("text", "lines", "reason"),
    [
        (" \n", "", "it holds no text"),
        ("", "", "it holds no text"),
        (b"Ratu pergi\0", "", "binary"),
        (b"Ratu", b"T1\tP 0 4\tRa\0u", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "", "a picture"),
    ],
)
def test_that_what_is_no_text_is_refused(tmp_path, text, lines, reason):
    path = _files(tmp_path, text, lines)
    try:
        (refused,) = brat_reading.read(path, READ)
    except BadInput as error:
        refused = Refusal("", "", error.reason)
    assert reason in refused.reason


@given(
    st.lists(
        st.text(st.sampled_from('TREAMN*#1290 \t;:-PZ"{}[]é🐎\n\r\0'), max_size=30)
        | st.sampled_from(['#1\tSorot T1\t{"ranges":[[0,9]]}', '#1\tSorot T1\t{"ranges":[["a",1e9]],"json":[[]]}'])
        | st.sampled_from(
            ["T1\tP 0 4\tRatu", "E1\tP:T1 A:E1", "A1\tX A2 v", "A2\tX A1", "#2\tSorot T1\t" + "[" * 9000]
        ),
        max_size=8,
    )
)
def test_that_no_lines_do_more_than_be_refused(tmp_path_factory, lines):
    path = _files(tmp_path_factory.mktemp("brat"), "Ratu 🐎 pergi", "\n".join(lines))
    try:
        records = list(brat_reading.read(path, READ))
    except BadInput:
        return
    for record in records:
        if isinstance(record, ArticleRecord):
            assert all(0 <= span.start < span.end <= len(record.text) for span in record.spans)


def test_that_a_hostile_list_of_articles_is_passed_over(tmp_path):
    path = _files(tmp_path, "Ratu", "T1\tP 0 4\tRatu")
    for said in ("[" * 100_000, '{"file":"a","name":7,"meta":[]}', "\0", orjson.dumps({"file": "b"}).decode()):
        (tmp_path / brat.FACTS).write_text(said)
        article = _read(path)
        assert [article.spans[0].label, article.meta] == ["P", {}]


def test_that_a_named_encoding_is_obeyed(tmp_path):
    path = _files(tmp_path, "é".encode("cp1252"), b"T1\tP 0 1\t\xe9")
    assert _read(path, ReadOptions(encoding="cp1250")).text == "é"
    with pytest.raises(BadInput, match="not text in the encoding utf-8"):
        list(brat_reading.read(path, ReadOptions(encoding="utf-8")))


@pytest.mark.timeout(30)
def test_that_many_articles_of_one_title_get_names_one_after_the_other():
    names, same = FileNames(), ArticleRecord("Raja pergi.", title="Raja")
    assert [names.of(same) for _ in range(3)] == ["Raja", "Raja_2", "Raja_3"]
    assert len({names.of(same) for _ in range(20_000)}) == 20_000


def test_that_labels_come_in_the_colours_that_brat_shows_them_in(tmp_path):
    (tmp_path / "a.txt").write_text("Ratu pergi", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tQueen 0 4\tRatu\nT2\tGo_away 5 10\tpergi\n", encoding="utf-8")
    (tmp_path / "annotation.conf").write_text('# written as Go_away: "Go away"\n[entities]\n', encoding="utf-8")
    (tmp_path / "visual.conf").write_text(
        "[labels]\nQueen | Ratu bgColor:red\n[drawing]\nSPAN_DEFAULT\tbgColor:white\nUnused\tbgColor:blue\n"
        "Queen\tfgColor:white, bgColor:#F80\nGo_away\tbgColor:lightgreen, borderColor:darken\n",
        encoding="utf-8",
    )
    found = [one for one in brat_reading.read(tmp_path / "a.txt", READ) if isinstance(one, LabelRecord)]
    assert found == [LabelRecord("Queen", colour="#ff8800"), LabelRecord("Go away", colour="#90ee90")]


def test_that_pieces_may_stand_in_any_order_as_brat_keeps_them(tmp_path):
    (tmp_path / "a.txt").write_text("Ratu pergi jauh", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tGift 11 15;0 4\tjauh Ratu\nA1\tSure T1\n", encoding="utf-8")
    (article,) = taken(brat_reading.read(tmp_path / "a.txt", READ))
    (span,) = article.spans
    assert (span.fragments, span.attributes) == ([(0, 4), (11, 15)], {"Sure": True})
