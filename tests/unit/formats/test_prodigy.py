"""Prodigy: tasks with tokens, relations and choices; rejected and ignored ones are nobody's."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import EVERYTHING, JSON, META_KEYS, READ, WRITE, marks, selection, taken, write_lines

from annotator.domain.errors import AnnotatorError, BadInput
from annotator.formats import prodigy, prodigy_reading
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    Left,
    Refusal,
    RelationRecord,
    SpanRecord,
    WriteOptions,
)

FACTS = ("text", "name", "title", "source", "url", "published", "language", "document_id", "meta")


def _said(spans):
    return sorted(
        (s.annotator, s.start, s.end, s.label, s.note, s.score is None, s.score or 0, json.dumps(s.attributes), s.id)
        for s in spans
        if not s.fragments
    )


def _links(article):
    places = [(span.start, span.end, span.label, span.id) for span in article.spans]
    return [
        (places[said.source], places[said.target], said.label, json.dumps(said.attributes), said.note)
        for said in article.relations
    ]


@given(EVERYTHING)
def test_that_everything_that_can_be_said_survives(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("prodigy") / "a.jsonl"
    report = prodigy.write(selection(project), path, WRITE)
    first = path.read_bytes()
    found = taken(prodigy_reading.read(path, READ))
    for article in project:
        parts = [part for part in found if part.document_id == article.document_id]
        for part in parts:
            assert [getattr(part, fact) for fact in FACTS] == [getattr(article, fact) for fact in FACTS]
            for span in part.spans:
                span.annotator = part.annotator
        assert _said(span for part in parts for span in part.spans) == _said(article.spans)
        labels = [(label.label, label.value) for part in parts for label in part.labels]
        assert labels == list(dict.fromkeys((label.label, label.value) for label in article.labels))
        whole = [
            said
            for said in article.relations
            if article.spans[said.source].annotator == article.spans[said.target].annotator
            and not article.spans[said.source].fragments
            and not article.spans[said.target].fragments
        ]
        kept = ArticleRecord("", spans=article.spans, relations=whole)
        assert sorted(link for part in parts for link in _links(part)) == sorted(_links(kept))
    assert not any(article.unit or article.repaired for article in found)
    prodigy.write(selection(found), path, WRITE)
    assert path.read_bytes() == first
    lost = sum(len(article.relations) for article in project) - sum(len(article.relations) for article in found)
    assert len(report.reduced) == lost
    assert report.spans + len(report.dropped) == sum(len(article.spans) for article in project)


@given(EVERYTHING)
def test_that_tokens_make_the_text_and_spans_lie_on_them(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("prodigy") / "a.jsonl"
    prodigy.write(selection(project), path, WRITE)
    for line in path.read_bytes().splitlines():
        task = json.loads(line)
        tokens = task["tokens"]
        assert "".join(token["text"] + " " * token["ws"] for token in tokens) == task["text"]
        assert [token["id"] for token in tokens] == list(range(len(tokens)))
        assert all(task["text"][token["start"] : token["end"]] == token["text"] for token in tokens)
        for span in task["spans"]:
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]


def test_that_the_line_is_as_prodigy_writes_it(tmp_path):
    spans = [SpanRecord(0, 4, "Person", id="a"), SpanRecord(14, 20, "Gift", id="b", attributes={"of": "a"})]
    article = ArticleRecord(
        "Ratu menerima hadiah.",
        name="a.txt",
        title="T",
        spans=spans,
        relations=[RelationRecord(0, 1, "receives")],
        labels=[DocumentLabelRecord("Genre", "News")],
        annotator="Ana",
        done=True,
        meta={"desk": 3, "title": "x"},
    )
    prodigy.write(selection([article]), tmp_path / "a.jsonl", WRITE)
    ratu = {"start": 0, "end": 4, "token_start": 0, "token_end": 0, "label": "Person", "id": "a"}
    gift = {"start": 14, "end": 20, "token_start": 2, "token_end": 2, "label": "Gift", "id": "b"}
    assert json.loads((tmp_path / "a.jsonl").read_bytes()) == {
        "text": "Ratu menerima hadiah.",
        "tokens": [
            {"text": "Ratu", "start": 0, "end": 4, "id": 0, "ws": True},
            {"text": "menerima", "start": 5, "end": 13, "id": 1, "ws": True},
            {"text": "hadiah", "start": 14, "end": 20, "id": 2, "ws": False},
            {"text": ".", "start": 20, "end": 21, "id": 3, "ws": False},
        ],
        "spans": [ratu, gift | {"attributes": {"of": "a"}}],
        "relations": [{"head": 0, "child": 2, "head_span": ratu, "child_span": gift, "label": "receives"}],
        "options": [{"id": "Genre: News", "text": "Genre: News", "label": "Genre", "value": "News"}],
        "accept": ["Genre: News"],
        "meta": {"name": "a.txt", "title": "T", "desk": 3, "meta": {"title": "x"}},
        "answer": "accept",
        "_annotator_id": "Ana",
        "_session_id": "Ana",
    }


def test_that_tokens_are_cut_where_a_span_begins_or_ends_inside_one(tmp_path):
    article = ArticleRecord("memberi  hadiah\n", spans=[SpanRecord(3, 7, "Verb"), SpanRecord(7, 8, "Gap")])
    prodigy.write(selection([article]), tmp_path / "a.jsonl", WRITE)
    task = json.loads((tmp_path / "a.jsonl").read_bytes())
    assert [(token["text"], token["ws"]) for token in task["tokens"]] == [
        ("mem", False),
        ("beri", False),
        (" ", False),
        (" ", False),
        ("hadiah", False),
        ("\n", False),
    ]
    assert [(span["token_start"], span["token_end"]) for span in task["spans"]] == [(1, 1), (2, 2)]


def test_that_what_cannot_be_said_is_reported(tmp_path):
    spans = [SpanRecord(0, 7, "Gift", fragments=[(0, 2), (5, 7)], id="s1"), SpanRecord(0, 4, "Gift", id="s2")]
    spans.append(SpanRecord(0, 4, "Gift", annotator="Ana", id="s3"))
    links = [RelationRecord(1, 0, "of"), RelationRecord(2, 1, "by")]
    report = prodigy.write(
        selection([ArticleRecord("Ratu menerima", spans=spans, relations=links)]), tmp_path / "a.jsonl", WRITE
    )
    assert (report.documents, report.spans) == (1, 2)
    assert [loss.span_id for loss in report.dropped] == ["s1"]
    assert [(loss.span_id, loss.label, loss.reason) for loss in report.reduced] == [
        ("s2", "of", "one of its spans is in pieces"),
        ("s3", "by", "one of its spans is another annotator's"),
    ]


def test_that_texts_cannot_be_left_out(tmp_path):
    with pytest.raises(AnnotatorError, match="choose another format"):
        prodigy.write(selection([ArticleRecord("")]), tmp_path / "a.jsonl", WriteOptions(text=False))
    assert list(tmp_path.iterdir()) == []


def _one(tmp_path, **task):
    (article,) = taken(prodigy_reading.read(write_lines(tmp_path / "a.jsonl", {"text": "Ratu pergi"} | task), READ))
    return article


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_that_a_rejected_or_ignored_task_is_nobodys(tmp_path, answer):
    span = {"start": 0, "end": 4, "label": "Person"}
    article = _one(tmp_path, spans=[span], label="News", accept=["x"], answer=answer, _annotator_id="Ana")
    assert (article.text, article.spans, article.labels, article.annotator, article.done) == (
        "Ratu pergi",
        [],
        [],
        "",
        False,
    )


def test_that_spans_rejected_one_by_one_are_nobodys(tmp_path):
    spans = [{"start": 0, "end": 4, "label": "P", "answer": answer} for answer in ("reject", "accept", "ignore")]
    assert len(_one(tmp_path, spans=spans, answer="accept").spans) == 1


@pytest.mark.parametrize(
    ("task", "done"),
    [
        ({"answer": "accept"}, True),
        ({}, False),
        ({"answer": "accept", "_is_binary": True}, False),
        ({"answer": "accept", "state": "started"}, False),
    ],
)
def test_that_only_a_task_answered_as_a_whole_is_done(tmp_path, task, done):
    assert _one(tmp_path, spans=[], **task).done is done


@pytest.mark.parametrize(
    ("task", "annotator"),
    [
        ({"_annotator_id": "headlines-ana", "_session_id": "headlines-x"}, "headlines-ana"),
        ({"_session_id": "headlines-ana"}, "headlines-ana"),
        ({"_session_id": None}, ""),
        ({"_session_id": "2019-06-19_17-38-09"}, ""),
        ({"_annotator_id": "headlines-2023-06-19_17-38-09"}, ""),
        ({"_annotator_id": 7}, ""),
    ],
)
def test_that_the_annotator_is_who_was_named_and_not_a_session_nobody_named(tmp_path, task, annotator):
    assert _one(tmp_path, spans=[], answer="accept", **task).annotator == annotator


def test_that_token_end_is_inclusive_where_offsets_are_missing(tmp_path):
    tokens = [{"text": "Ratu", "start": 0, "end": 4, "id": 0}, {"text": "pergi", "start": 5, "end": 10, "id": 1}]
    article = _one(tmp_path, tokens=tokens, spans=[{"token_start": 0, "token_end": 1, "label": "X"}])
    assert marks(article) == [(0, 10, "X")]


def test_that_relations_find_their_spans_or_make_them_of_tokens(tmp_path):
    tokens = [{"text": "Ratu", "start": 0, "end": 4, "id": 0}, {"text": "pergi", "start": 5, "end": 10, "id": 1}]
    ratu = {"start": 0, "end": 4, "token_start": 0, "token_end": 0, "label": "Person"}
    pergi = {"start": 5, "end": 10, "token_start": 1, "token_end": 1, "label": None}
    links = [
        {"head": 0, "child": 1, "head_span": ratu, "child_span": pergi, "label": "goes", "color": "#fff"},
        {"head": 1, "child": 1, "label": "self"},
    ]
    article = _one(tmp_path, tokens=tokens, spans=[ratu], relations=links, answer="accept")
    assert marks(article) == [(0, 4, "Person"), (5, 10, "token")]
    assert article.relations == [RelationRecord(0, 1, "goes"), RelationRecord(1, 1, "self")]


def test_that_choices_and_single_labels_are_labels_of_the_article(tmp_path):
    options = [{"id": "NEWS", "text": "📰"}, {"id": 2, "text": "Other"}]
    article = _one(tmp_path, label="Politics", options=options, accept=["NEWS", 2], answer="accept")
    assert article.labels == [DocumentLabelRecord(label) for label in ("Politics", "NEWS", "2")]


def test_that_what_others_put_beside_a_span_becomes_its_attributes(tmp_path):
    span = {"start": 0, "end": 4, "label": "P", "kb_id": "Q1", "source": "en_core", "input_hash": 3, "text": "Ratu"}
    article = _one(tmp_path, spans=[span], meta={"source": "KABAR.CO", "desk": 1}, html="<b>", _view_id="ner")
    assert article.spans == [SpanRecord(0, 4, "P", quote="Ratu", attributes={"kb_id": "Q1"})]
    assert (article.source, article.meta, article.name) == ("KABAR.CO", {"html": "<b>", "desk": 1}, "a.jsonl#1")


def test_that_spans_stay_on_their_words_where_crlf_becomes_lf(tmp_path):
    text = "Ratu\r\n🐎\r\npergi"
    span = {"start": text.index("pergi"), "end": len(text), "label": "V", "text": "pergi"}
    long = {"start": 0, "end": len(text), "label": "All", "text": text}
    article = _one(tmp_path, text=text, spans=[span, long], relations=[{"head_span": span, "child_span": long,
                   "label": "in"}])  # fmt: skip
    assert [article.text[found.start : found.end] for found in article.spans] == [s.quote for s in article.spans]
    assert article.text == "Ratu\n🐎\npergi"
    assert len(article.spans) == 2


@pytest.mark.parametrize(
    ("spans", "reason"),
    [
        ("[{'start':-1,'end':2,'label':'G'}]", "it starts before the text"),
        ("[{'start':2,'end':2,'label':'G'}]", "where it starts"),
        ("[{'start':3,'end':2,'label':'G'}]", "where it starts"),
        ("[{'start':0,'end':99,'label':'G'}]", "after the text's end"),
        ("[{'start':0,'end':1e300,'label':'G'}]", "not whole numbers"),
        ("[{'start':0,'end':99999999999999999999999,'label':'G'}]", "not whole numbers"),
        ("[{'start':0,'end':9223372036854775807,'label':'G'}]", "after the text's end"),
        ("[{'start':false,'end':true,'label':'G'}]", "not whole numbers"),
        ("[{'start':0,'end':NaN,'label':'G'}]", "it is not JSON"),
        ("[{'token_start':0,'token_end':1,'label':'G'}]", "not whole numbers"),
        ("[{'start':0,'end':2}]", "its label is not a name"),
        ("[{'start':0,'end':2,'label':' '}]", "its label is not a name"),
        ("[{'start':0,'end':2,'label':{}}]", "its label is not a name"),
        ("[[0,2,'G']]", "it is not an object"),
        ("'all'", "its spans are not a list"),
        ("[{'start':0,'end':2,'label':'\\ud800'}]", "it is not JSON"),
        ("[]}{", "it is not JSON"),
        ("[{'start':0,'end':2,'label':'G'}", "it is not JSON"),
        ("[" * 900 + "]" * 900, "nested too deeply"),
        ("[" * 100_000, "it is not JSON"),
        ("[],'relations':3", "its relations are not a list"),
        ("[],'relations':[3]", "its label is not a name"),
        ("[],'relations':[{'label':'x','head':0,'child':1}]", "its head: its start and end"),
        ("[],'relations':[{'label':'x','head_span':{'start':0,'end':2,'label':{}},'child':1}]", "its head: its label"),
        ("[],'relations':[{'label':'x','head_span':{'start':0,'end':2,'answer':'reject'}}]", "its head was rejected"),
        ("[],'accept':[{}]", "it accepts"),
        ("[],'accept':['a'],'options':[{'id':'a','label':7}]", "it accepts"),
        ("[],'accept':{}", "its accept are not a list"),
    ],
)
@pytest.mark.parametrize("text", ["Ratu", "Ra🐎u", "Ra\\r\\nu"])
def test_that_a_wrong_task_is_refused_with_its_line(tmp_path, text, spans, reason):
    line = f'{{"text":"{text}","answer":"accept","spans":{spans}}}'.replace("'", '"').encode()
    good, refused = prodigy_reading.read(write_lines(tmp_path / "a.jsonl", {"text": "Raja", "spans": []}, line), READ)
    assert good.text == "Raja"
    assert (refused.file, refused.record) == ("a.jsonl", "line 2")
    assert reason in refused.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"spans":[]}', "it has no text"),
        (b'{"text":3}', "it has no text"),
        (b'{"text":"\\n "}', "it has no text"),
        (b'{"text":"a\\u0000"}', "zero character"),
        (b'{"text":"caf\xe9"}', "it is not UTF-8"),
    ],
)
def test_that_a_wrong_article_is_refused_with_its_line(tmp_path, line, reason):
    (refused,) = prodigy_reading.read(write_lines(tmp_path / "a.jsonl", line), READ)
    assert refused.record == "line 1"
    assert reason in refused.reason


KEYS = META_KEYS | st.sampled_from(
    ["spans", "tokens", "start", "end", "token_start", "token_end", "head", "child", "head_span", "child_span",
     "answer", "accept", "options", "score", "attributes", "note", "_session_id", "state"]
)  # fmt: skip
HOSTILE = st.recursive(
    JSON | st.integers() | st.floats() | st.sampled_from(["Ratu 🐎\r\n", "accept", 0, 1, 2]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=14,
)


@given(st.lists(st.dictionaries(KEYS, HOSTILE).map(lambda row: {"text": "Ratu 🐎 pergi"} | row) | HOSTILE, max_size=4))
def test_that_no_json_does_more_than_be_refused(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("prodigy") / "a.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with suppress(BadInput):
        for record in prodigy_reading.read(path, READ):
            assert isinstance(record, ArticleRecord | Left | Refusal)
            if isinstance(record, ArticleRecord):
                assert all(0 <= span.start < span.end <= len(record.text) for span in record.spans)
                assert all(max(said.source, said.target) < len(record.spans) for said in record.relations)
