"""CoNLL: tags that other tools read in each scheme, and every file of theirs."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import EVERYTHING, PROJECTS, READ, marks, selection, taken
from seqscore.conll import LineSpec, validate_conll_file

from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.tokens import tokens
from annotator.formats import conll, conll_reading
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    Refusal,
    RelationRecord,
    SpanRecord,
    WriteOptions,
)

THEIR_NAMES = {"iob2": "BIO", "iob1": "IOB", "bilou": "BILOU", "bioes": "BIOES"}
SCHEMES = st.sampled_from(list(conll.SCHEMES))
TEXT = "Ratu Ana menerima kuda. Raja Budi pergi ke Kota Baru."


def _span(quote, label="Gift", **facts):
    return SpanRecord(TEXT.index(quote), TEXT.index(quote) + len(quote), label, **facts)


def _written(path, *articles, **options):
    return conll.write(selection(articles), path, WriteOptions(**options))


def _file(folder, *lines):
    (folder / "a.conll").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "a.conll"


def _read(path):
    return taken(conll_reading.read(path, READ))


@given(EVERYTHING, SCHEMES, st.sampled_from(["drop", "expand"]))
def test_that_what_tags_can_say_survives_and_the_rest_is_in_the_report(tmp_path_factory, project, scheme, edges):
    path = tmp_path_factory.mktemp("conll") / "x.conll"
    report = _written(path, *project, scheme=scheme, edges=edges)
    found = _read(path)
    given_spans = [(article, span) for article in project for span in article.spans]
    assert report.spans + len(report.dropped) == len(given_spans)
    moved = {(lost.document, lost.start, lost.end, lost.label) for lost in report.reduced}
    for article, back in zip(project, found, strict=True):
        for fact in ("text", "name", "title", "source", "url", "published", "language", "document_id", "meta"):
            assert getattr(back, fact) == getattr(article, fact), fact
        edges_of = set(tokens(article.text))
        assert {span.start for span in back.spans} <= {start for start, _ in edges_of}
        for mark in marks(back):
            assert mark in marks(article) or any(key[0] == article.document_id and key[3] == mark[2] for key in moved)
    assert sum(len(back.spans) for back in found) == report.spans
    first, beside = path.read_bytes(), path.with_name("x.conll.offsets").read_bytes()
    again = _written(path, *found, scheme=scheme)
    assert (path.read_bytes(), path.with_name("x.conll.offsets").read_bytes()) == (first, beside)
    assert (again.spans, again.dropped, again.reduced) == (report.spans, [], [])


@given(PROJECTS, SCHEMES)
def test_that_seqscore_finds_no_fault_in_any_scheme(tmp_path_factory, project, scheme):
    path = tmp_path_factory.mktemp("conll") / "x.conll"
    _written(path, *project, scheme=scheme)
    found = validate_conll_file(
        str(path), THEIR_NAMES[scheme], "utf-8", LineSpec(0, -1),
        ignore_document_boundaries=False, allow_comment_lines=False,
    )  # fmt: skip
    assert [error.msg for error in found.errors] == []
    assert found.n_tokens == sum(len(tokens(article.text)) for article in project)


@pytest.mark.parametrize(
    ("scheme", "tags"),
    [
        ("iob2", ["B-P", "B-P", "O", "B-Big_gift", "O", "B-P", "I-P", "O", "O", "B-Place", "I-Place", "O"]),
        ("iob1", ["I-P", "B-P", "O", "I-Big_gift", "O", "I-P", "I-P", "O", "O", "I-Place", "I-Place", "O"]),
        ("bilou", ["U-P", "U-P", "O", "U-Big_gift", "O", "B-P", "L-P", "O", "O", "B-Place", "L-Place", "O"]),
        ("bioes", ["S-P", "S-P", "O", "S-Big_gift", "O", "B-P", "E-P", "O", "O", "B-Place", "E-Place", "O"]),
    ],
)
def test_that_each_scheme_is_as_it_is_known(tmp_path, scheme, tags):
    spans = [_span("Ratu", "P"), _span("Ana", "P"), _span("kuda", "Big gift"), _span("Raja Budi", "P")]
    article = ArticleRecord(TEXT, spans=[*spans, _span("Kota Baru", "Place")], document_id="d")
    report = _written(tmp_path / "x.conll", article, scheme=scheme)
    lines = (tmp_path / "x.conll").read_text().split("\n")
    assert lines[:2] == ["-DOCSTART- O", ""]
    assert [line.split()[1] for line in lines[2:] if line] == tags
    assert lines[7] == ""
    assert report.changed == ["“Big gift” is written as “Big_gift”"]
    assert marks(_read(tmp_path / "x.conll")[0]) == marks(article)


def test_that_the_longest_of_overlapping_spans_is_written(tmp_path):
    spans = [
        _span("Ana", id="1"),
        _span("Ratu Ana menerima", id="2"),
        _span("menerima kuda", id="3"),
        _span("kuda", id="4"),
        _span("Ratu Ana menerima", "Other", id="5"),
    ]
    report = _written(tmp_path / "x.conll", ArticleRecord(TEXT, spans=spans, document_id="d", title="T"))
    assert marks(_read(tmp_path / "x.conll")[0]) == [(0, 17, "Gift"), (18, 22, "Gift")]
    assert sorted((lost.span_id, lost.reason) for lost in report.dropped) == [
        (name, "it overlaps a longer span, and here a token has one tag") for name in "135"
    ]


def test_that_edges_off_tokens_are_dropped_or_widened(tmp_path):
    article = ArticleRecord(TEXT, spans=[_span("enerima", id="1"), _span("Ana ", id="2")], document_id="d")
    report = _written(tmp_path / "x.conll", article)
    assert [(lost.span_id, lost.reason) for lost in report.dropped] == [
        ("1", "its edges are not on the edges of tokens")
    ]
    assert [(lost.span_id, lost.reason) for lost in report.reduced] == [
        ("2", "written without the white space at its edges")
    ]
    report = _written(tmp_path / "x.conll", article, edges="expand")
    assert report.dropped == []
    assert report.reduced[1].reason == "widened to the edges of tokens"
    assert marks(_read(tmp_path / "x.conll")[0]) == [(5, 8, "Gift"), (9, 17, "Gift")]


def test_that_all_that_has_no_tags_is_in_the_report(tmp_path):
    rich = _span("Ratu", attributes={"giver": "Ana"}, note="why", id="1")
    pieces = SpanRecord(0, 17, "Gift", fragments=[(0, 4), (9, 17)], id="2")
    blank = SpanRecord(4, 5, "Gift", id="3")
    article = ArticleRecord(
        TEXT, spans=[rich, pieces, blank], relations=[RelationRecord(0, 1, "Given")],
        labels=[DocumentLabelRecord("Topic")], document_id="d",
    )  # fmt: skip
    report = _written(tmp_path / "x.conll", article)
    assert [(lost.span_id, lost.reason) for lost in report.dropped] == [
        ("2", "this format cannot say a span that is in pieces"),
        ("3", "it is white space alone, which has no tokens"),
    ]
    assert [(lost.label, lost.reason) for lost in report.reduced] == [
        ("Gift", "written without its attributes and its note"),
        ("Given", "this format cannot say a relation"),
        ("Topic", "this format cannot say a label of a whole article"),
    ]


def test_that_a_span_over_two_sentences_keeps_them_together(tmp_path):
    _written(tmp_path / "x.conll", ArticleRecord(TEXT, spans=[_span("kuda. Raja")], document_id="d"))
    assert (tmp_path / "x.conll").read_text().count("\n\n") == 2
    assert marks(_read(tmp_path / "x.conll")[0]) == [(18, 28, "Gift")]


def test_that_control_characters_in_our_own_file_are_no_binary(tmp_path):
    _written(tmp_path / "x.conll", ArticleRecord("\x07 \x1b \x01 \x02", document_id="d"))
    assert _read(tmp_path / "x.conll")[0].text == "\x07 \x1b \x01 \x02"


def test_that_an_unknown_scheme_is_a_sentence(tmp_path):
    with pytest.raises(AnnotatorError, match="no scheme “bmes”; there are iob2, iob1, bilou, bioes"):
        _written(tmp_path / "x.conll", scheme="bmes")


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("B-P I-P O B-P B-P", [(0, 2, "P"), (3, 4, "P"), (4, 5, "P")]),
        ("I-P I-P O I-P B-P", [(0, 2, "P"), (3, 4, "P"), (4, 5, "P")]),
        ("I-P I-L I-L O I-P", [(0, 1, "P"), (1, 3, "L"), (4, 5, "P")]),
        ("B-P L-P U-P U-L O", [(0, 2, "P"), (2, 3, "P"), (3, 4, "L")]),
        ("B-P E-P S-P B-L E-L", [(0, 2, "P"), (2, 3, "P"), (3, 5, "L")]),
        ("B-P M-P E-P W-P O", [(0, 3, "P"), (3, 4, "P")]),
        ("E-P I-P I-P E-P I-P", [(0, 1, "P"), (1, 4, "P"), (4, 5, "P")]),
        ("B-A-b I-A-b O B-i I-I", [(0, 2, "A-b"), (3, 4, "i"), (4, 5, "I")]),
    ],
)
@pytest.mark.parametrize("glue", [" ", "\t", " NN B-NP ", "\tNN\tB-NP\t"])
def test_that_every_scheme_is_read_and_an_inner_tag_may_begin_a_span(tmp_path, tags, spans, glue):
    path = _file(tmp_path, *(f"{word}{glue}{tag}" for word, tag in zip("abcde", tags.split(), strict=True)))
    (article,) = _read(path)
    assert article.text == "a b c d e"
    assert [(span.start // 2, span.end // 2 + 1, span.label) for span in article.spans] == spans


def test_that_articles_and_sentences_are_told_apart_and_a_span_ends_with_its_sentence(tmp_path):
    lines = ["-DOCSTART- -X- -X- O", "", "Ratu I-P", "", "Raja I-P", "# id = 7", "# O", "", "-DOCSTART- O", "x O", ""]
    one, other = _read(_file(tmp_path, *lines))
    assert (one.text, one.name, one.place) == ("Ratu\nRaja #", "a.conll#1", "line 2")
    assert marks(one) == [(0, 4, "P"), (5, 9, "P")]
    assert (other.text, other.spans) == ("x", [])


def test_that_a_label_of_label_studio_keeps_its_spaces(tmp_path):
    words = ("Ratu B-Treaty O", "memberi I-Treaty O", "kuda O", "lagi B-Gift")
    path = _file(tmp_path, "-DOCSTART- -X- O", *(" -X- _ ".join(word.split(" ", 1)) for word in words))
    (article,) = _read(path)
    assert article.text == "Ratu memberi kuda lagi"
    assert marks(article) == [(0, 12, "Treaty O"), (18, 22, "Gift")]


def test_that_a_bom_and_windows_lines_are_understood(tmp_path):
    path = tmp_path / "a.conll"
    path.write_bytes("\ufeff-DOCSTART- O\r\n\r\nRatu\tB-P\r\né\tI-P\r\n".encode())
    assert [(article.text, marks(article)) for article in _read(path)] == [("Ratu é", [(0, 6, "P")])]
    path.write_bytes("\ufeffé B-P\r\n".encode("utf-16"))
    assert _read(path)[0].text.endswith("é")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Ratu", "not a token with its tag"),
        ("\tB-P", "not a token with its tag"),
        ("Ratu X-P", "“X-P” is no tag"),
        ("Ratu B-", "“B-” is no tag"),
        ("Ratu B", "“B” is no tag"),
        ("Ratu " + "B" * 2_000_000, "is no tag"),
        ("a\0 O", "not a token with its tag"),
    ],
)
def test_that_a_wrong_line_is_refused_with_its_number_and_other_articles_are_there(tmp_path, line, reason):
    path = _file(tmp_path, "-DOCSTART- O", "Ratu O", line, "Raja O", "-DOCSTART- O", "x O")
    refused, good = conll_reading.read(path, READ)
    assert (refused.file, refused.record) == ("a.conll", "line 3")
    assert reason in refused.reason
    assert good.text == "x"


def test_that_a_file_without_articles_is_refused(tmp_path):
    assert list(conll_reading.read(_file(tmp_path, ""), READ)) == [Refusal("a.conll", "line 1", "it has no text")]


def test_that_an_endless_article_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(conll_reading, "LARGEST_TEXT", 1000)
    path = _file(tmp_path, *(["Ratu O"] * 1000))
    with pytest.raises(BadInput, match="an article has more than"):
        list(conll_reading.read(path, READ))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_that_lines_are_the_same_wherever_a_piece_of_the_file_ends(tmp_path, monkeypatch, line_end, size):
    lines = ("-DOCSTART- O", "", "Ratu B-Actor", "Ana\tI-Actor", "", "pergi O", "-DOCSTART- O", "x y", "kuda O")
    path = _file(tmp_path)
    path.write_bytes(line_end.join(lines).encode())
    monkeypatch.setattr(conll_reading, "_BLOCK", size)
    article, refused = conll_reading.read(path, READ)
    assert (article.text, article.place) == ("Ratu Ana\npergi", "line 2")
    assert marks(article) == [(0, 8, "Actor")]
    assert (refused.record, refused.reason) == ("line 8", "“y” is no tag such as O, B-LABEL or I-LABEL")


def test_that_tokens_which_are_not_those_beside_are_refused(tmp_path):
    path = tmp_path / "x.conll"
    _written(path, ArticleRecord(TEXT, spans=[_span("Ratu")], document_id="d"))
    path.write_text(path.read_text().replace("Ana", "Ane"))
    (refused,) = conll_reading.read(path, READ)
    assert "not those of the .offsets file" in refused.reason
    path.with_name("x.conll.offsets").unlink()
    (article,) = _read(path)
    assert article.text.startswith("Ratu Ane menerima kuda .\nRaja")


OFFSETS = st.recursive(
    st.none() | st.integers(-9, 99) | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from(["text", "tokens", "labels", "meta", "name"]), OFFSETS)
    | st.fixed_dictionaries({"text": st.just("Ratu pergi"), "tokens": st.lists(st.integers(-9, 11), max_size=5)}),
    st.lists(st.text(st.sampled_from("RatuBIO-P \t\n\r#🐎\0"), max_size=12), max_size=4),
)
def test_that_nothing_beside_or_inside_does_more_than_be_refused(tmp_path_factory, beside, lines):
    path = _file(tmp_path_factory.mktemp("conll"), *lines, "Ratu B-P", "pergi O")
    path.with_name("a.conll.offsets").write_bytes(orjson.dumps(beside))
    try:
        records = list(conll_reading.read(path, READ))
    except BadInput:
        return
    for record in records:
        if isinstance(record, ArticleRecord):
            assert all(0 <= span.start < span.end <= len(record.text) for span in record.spans)
