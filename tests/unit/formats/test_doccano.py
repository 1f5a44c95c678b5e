"""doccano: every age of its files, whatever they count."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import JSON, META_KEYS, READ, WRITE, articles, marks, projects, selection, taken, write_lines

from annotator.domain.errors import BadInput
from annotator.formats import doccano
from annotator.formats.record import ArticleRecord, Refusal, SpanRecord

PLAIN = st.integers(1, 3).flatmap(
    lambda count: st.tuples(*(articles(facts=False, fragments=False, nth=nth) for nth in range(count))).map(list)
)
TEXT = "🐎 Ratu 👨‍👩‍👧 menerima hadiah 🇮🇩 itu dari e\u0301lite Raja"
WORDS = ["Ratu", "menerima", "hadiah", "e\u0301lite", "Raja"]


def _utf16(text, place):
    return len(text[:place].encode("utf-16-le")) // 2


def _clusters(text, place):
    return sum(text.startswith(cluster, at) for at in range(place) for cluster in [text[at]]) - sum(
        character in "\u200d\u0301" or (at and text[at - 1] == "\u200d") or (at and text[at - 1 : at + 1] == "🇮🇩")
        for at, character in enumerate(text[:place])
    )


def _in_unit(text, unit):
    edges = [(text.index(word), text.index(word) + len(word)) for word in WORDS]
    return [[unit(text, start), unit(text, end), "W"] for start, end in edges]


@given(PLAIN)
def test_that_articles_and_spans_survive_writing_and_reading(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("doccano") / "a.jsonl"
    report = doccano.write(selection(project), path, WRITE)
    first = path.read_bytes()
    found = taken(doccano.read(path, READ))
    for article, back in zip(project, found, strict=True):
        assert back.text == article.text
        for fact in ("name", "title", "source", "url", "published", "language", "document_id", "meta"):
            assert getattr(back, fact) == getattr(article, fact), fact
    assert [marks(article) for article in found] == [marks(article) for article in project]
    assert not any(article.unit or article.repaired for article in found)
    doccano.write(selection(found), path, WRITE)
    assert path.read_bytes() == first
    assert (report.documents, report.dropped, report.reduced) == (len(project), [], [])


@given(projects(facts=False, links=True))
def test_that_relations_survive_as_in_a_relation_project_and_all_lines_have_the_same_keys(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("doccano") / "a.jsonl"
    report = doccano.write(selection(project), path, WRITE)
    found = taken(doccano.read(path, READ))
    for article, back in zip(project, found, strict=True):
        kept = [place for place, span in enumerate(article.spans) if not span.fragments]
        said = [(r.source, r.target, r.label) for r in article.relations if {r.source, r.target} <= set(kept)]
        assert [(kept[r.source], kept[r.target], r.label) for r in back.relations] == said
        assert marks(back) == [marks(article)[place] for place in kept]
        lost = len(article.relations) - len(said)
        assert sum(each.reason == "one of its spans is in pieces" for each in report.reduced) >= lost
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    related = any(article.relations for article in project)
    assert all(
        ("relations" in line, "entities" in line, "label" in line) == (related, related, not related) for line in lines
    )
    assert len({tuple(line) for line in lines}) <= 1, "doccano fills up with NaN, which its database refuses"


@given(st.dictionaries(META_KEYS, JSON, max_size=5))
def test_that_metadata_survives_even_under_names_that_doccano_uses(tmp_path_factory, meta):
    path = tmp_path_factory.mktemp("doccano") / "a.jsonl"
    doccano.write(selection([ArticleRecord("Ratu", document_id="d", meta=meta)]), path, WRITE)
    (article,) = taken(doccano.read(path, READ))
    assert article.meta == meta


def test_that_the_line_is_as_doccano_writes_it(tmp_path):
    spans = [SpanRecord(0, 4, "Gift"), SpanRecord(0, 4, "Gift"), SpanRecord(2, 6, "say “x”")]
    article = ArticleRecord(
        "Ratu 🐎", name="a", title="T", spans=spans, document_id="d", meta={"desk": 3, "label": "x"}
    )
    doccano.write(selection([article]), tmp_path / "a.jsonl", WRITE)
    assert json.loads((tmp_path / "a.jsonl").read_bytes()) == {
        "id": 1,
        "text": "Ratu 🐎",
        "label": [[0, 4, "Gift"], [0, 4, "Gift"], [2, 6, "say “x”"]],
        "quotes": ["Ratu", "Ratu", "tu 🐎"],
        "Comments": [],
        "document_id": "d",
        "name": "a",
        "title": "T",
        **dict.fromkeys(("source", "url", "published", "language", "annotator"), ""),
        "meta": {"desk": 3, "label": "x"},
    }


def test_that_what_cannot_be_said_is_reported(tmp_path):
    pieces = SpanRecord(0, 7, "Gift", fragments=[(0, 2), (5, 7)], id="s1")
    rich = SpanRecord(0, 4, "Gift", attributes={"giver": "Ana"}, note="why", id="s2")
    article = ArticleRecord("Ratu menerima", title="T", spans=[pieces, rich], document_id="d")
    report = doccano.write(selection([article]), tmp_path / "a.jsonl", WRITE)
    assert (report.spans, len(report.dropped)) == (1, 1)
    assert report.dropped[0].reason == "this format cannot say a span that is in pieces"
    assert (report.dropped[0].document, report.dropped[0].span_id) == ("d", "s1")
    assert [(loss.span_id, loss.reason) for loss in report.reduced] == [
        ("s2", "written without its attributes and its note")
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"text": "Ratu pergi", "label": [[0, 4, "Gift"]]},
        {"text": "Ratu pergi", "labels": [[0, 4, "Gift"]], "meta": {}},
        {"data": "Ratu pergi", "label": [[0, 4, "Gift"]]},
        {
            "text": "Ratu pergi",
            "label": [],
            "entities": [{"id": 9, "label": "Gift", "start_offset": 0, "end_offset": 4}],
        },
        {
            "text": "Ratu pergi",
            "entities": [{"id": 9, "label": "Gift", "start_offset": 0, "end_offset": 4}],
            "relations": [],
            "Comments": [],
        },
        {
            "text": "Ratu pergi",
            "annotations": [{"label": "Gift", "start_offset": 0, "end_offset": 4, "user": 1}],
            "meta": "{}",
        },
    ],
)
def test_that_every_age_of_doccano_is_read(tmp_path, row):
    (article,) = taken(doccano.read(write_lines(tmp_path / "a.jsonl", {"id": 7} | row), READ))
    assert (article.text, article.name, article.meta) == ("Ratu pergi", "7", {})
    beside = {"user": 1} if "annotations" in row else {}
    assert article.spans == [SpanRecord(0, 4, "Gift", attributes=beside)]


def test_that_relations_comments_and_metadata_are_kept(tmp_path):
    row = {
        "id": 1,
        "text": "Ratu",
        "label": [],
        "Comments": ["hm"],
        "relations": [{"id": 1}],
        "desk": "x",
        "meta": '{"a":1}',
    }
    (article,) = taken(doccano.read(write_lines(tmp_path / "a.jsonl", row), READ))
    assert article.meta == {"Comments": ["hm"], "relations": [{"id": 1}], "desk": "x", "a": 1}


@pytest.mark.parametrize(
    ("unit", "said", "repaired"),
    [(_utf16, "UTF-16 units", 5), (_clusters, "grapheme clusters", 4), (lambda text, place: place, "", 0)],
)
def test_that_the_unit_of_the_whole_file_is_told_by_its_word_edges(tmp_path, unit, said, repaired):
    lines = [{"text": "Ratu pergi", "label": [[0, 4, "W"]]}, {"text": TEXT, "label": _in_unit(TEXT, unit)}]
    plain, article = taken(doccano.read(write_lines(tmp_path / "a.jsonl", *lines), READ))
    assert [TEXT[span.start : span.end] for span in article.spans] == WORDS
    assert (article.unit, article.repaired) == (said, repaired)
    assert (plain.unit, plain.repaired) == ("", 0)


def test_that_quotes_which_are_no_longer_true_are_not_believed(tmp_path):
    row = {"text": TEXT, "label": _in_unit(TEXT, _utf16), "quotes": WORDS}
    (article,) = taken(doccano.read(write_lines(tmp_path / "a.jsonl", row), READ))
    assert [TEXT[span.start : span.end] for span in article.spans] == WORDS
    assert article.meta == {"quotes": WORDS}


def test_that_few_edges_off_the_words_do_not_change_the_unit(tmp_path):
    lines = [
        {"text": TEXT, "label": _in_unit(TEXT, lambda text, place: place)},
        {"text": "🐎 Ratu", "label": [[3, 7, "W"]]},
    ]
    _, refused = doccano.read(write_lines(tmp_path / "a.jsonl", *lines), READ)
    assert refused == Refusal("a.jsonl", "line 2", "span 1: it ends (7) after the text's end (6)")


def test_that_spans_stay_on_their_words_where_crlf_becomes_lf(tmp_path):
    text = "Ratu\r\n🐎\r\nRaja pergi"
    row = {"text": text, "label": [[text.index("Raja"), text.index("Raja") + 4, "W"], [0, 4, "W"]]}
    (article,) = taken(doccano.read(write_lines(tmp_path / "a.jsonl", row), READ))
    assert article.text == "Ratu\n🐎\nRaja pergi"
    assert [article.text[span.start : span.end] for span in article.spans] == ["Raja", "Ratu"]


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("[[-1,2,'G']]", "it starts before the text"),
        ("[[2,2,'G']]", "where it starts"),
        ("[[3,2,'G']]", "where it starts"),
        ("[[0,99,'G']]", "after the text's end"),
        ("[[0,1e300,'G']]", "not whole numbers"),
        ("[[0,99999999999999999999999,'G']]", "not whole numbers"),
        ("[[0,9223372036854775807,'G']]", "after the text's end"),
        ("[[0,2.0,'G']]", "not whole numbers"),
        ("[[false,true,'G']]", "not whole numbers"),
        ("[['0','2','G']]", "not whole numbers"),
        ("[[0,NaN,'G']]", "it is not JSON"),
        ("[[0,2,'']]", "its label is not a name"),
        ("[[0,2,' ']]", "its label is not a name"),
        ("[[0,2,null]]", "its label is not a name"),
        ("[[0,2,{}]]", "its label is not a name"),
        ("[[0,2]]", "it is not [start, end, label]"),
        ("['positive']", "it is not [start, end, label]"),
        ("[null]", "it is not [start, end, label]"),
        ("[{'start_offset':0}]", "its label is not a name"),
        ("'positive'", "not a list of spans"),
        ("[[0,2,'G']", "it is not JSON"),
        ("[[0,2,'\\ud800']]", "it is not JSON"),
        ("[" * 900 + "]" * 900, "it is not [start, end, label]"),
        ("[" * 100_000, "it is not JSON"),
    ],
)
@pytest.mark.parametrize("text", ["Ratu", "Ra🐎u", "Ra\\r\\nu"])
def test_that_a_wrong_span_is_refused_with_its_line(tmp_path, text, label, reason):
    line = f'{{"text":"{text}","label":{label}}}'.replace("'", '"').encode()
    path = write_lines(tmp_path / "a.jsonl", {"text": "Raja", "label": []}, line)
    good, refused = doccano.read(path, READ)
    assert good.text == "Raja"
    assert (refused.file, refused.record) == ("a.jsonl", "line 2")
    assert reason in refused.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"label":[]}', "it has no text"),
        (b'{"text":3,"label":[]}', "it has no text"),
        (b'{"text":" ","label":[]}', "it has no text"),
        (b'{"text":"a\\u0000","label":[]}', "zero character"),
        (b'{"text":"caf\xe9","label":[]}', "it is not UTF-8"),
        (b'{"text":"a","x":' + b"[" * 900 + b"]" * 900 + b"}", "nested too deeply"),
        (b'{"text":"a","meta":"{' + b"}" + b'","label":7}', "not a list of spans"),
    ],
)
def test_that_a_wrong_article_is_refused_with_its_line(tmp_path, line, reason):
    (refused,) = doccano.read(write_lines(tmp_path / "a.jsonl", line), READ)
    assert refused.record == "line 1"
    assert reason in refused.reason


HOSTILE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from(["Ratu 🐎\r\n", 0, 1, 2]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            META_KEYS | st.sampled_from(["labels", "annotations", "start_offset", "end_offset"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(
    st.lists(
        st.dictionaries(META_KEYS, HOSTILE).map(lambda row: {"text": "Ratu 🐎 pergi", **row}) | HOSTILE, max_size=4
    )
)
def test_that_no_json_does_more_than_be_refused(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("doccano") / "a.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with suppress(BadInput):
        for record in doccano.read(path, READ):
            assert isinstance(record, ArticleRecord | Refusal)
            if isinstance(record, ArticleRecord):
                assert all(0 <= span.start < span.end <= len(record.text) for span in record.spans)


def test_that_relations_of_a_relation_project_lead_from_span_to_span(tmp_path):
    row = {
        "text": "Ana memberi Budi kuda.",
        "entities": [
            {"id": 8, "label": "Actor", "start_offset": 0, "end_offset": 3},
            {"id": 5, "label": "Gift", "start_offset": 17, "end_offset": 21},
        ],
        "relations": [{"id": 1, "from_id": 5, "to_id": 8, "type": "given by"}],
        "Comments": [],
    }
    (article,) = taken(doccano.read(write_lines(tmp_path / "a.jsonl", row), READ))
    assert [(one.source, one.target, one.label) for one in article.relations] == [(1, 0, "given by")]
    assert article.meta == {}
    row["relations"][0]["to_id"] = 7
    (article,) = taken(doccano.read(write_lines(tmp_path / "a.jsonl", row), READ))
    assert (article.relations, article.meta) == ([], {"relations": row["relations"]})
