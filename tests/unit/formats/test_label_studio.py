"""Label Studio: tasks of any of its ages, whatever they count, and the configuration that shows them."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import EVERYTHING, JSON, META_KEYS, READ, WRITE, left, marks, selection, taken
from lxml import etree

from annotator.domain.codebook import Attribute, Codebook, Label
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.formats import label_studio, label_studio_reading
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    LabelRecord,
    Left,
    Refusal,
    RelationRecord,
    Selection,
    SpanRecord,
    WriteOptions,
)

DATA = Path(__file__).parents[2] / "data"
FACTS = ("text", "name", "title", "source", "url", "published", "language", "document_id", "meta")
TEXT = "🐎 Ratu 👨‍👩‍👧 menerima hadiah 🇮🇩 itu dari e\u0301lite Raja"
WORDS = ["Ratu", "menerima", "hadiah", "e\u0301lite", "Raja"]


def _said(spans):
    return sorted(
        (s.annotator, s.start, s.end, s.label, s.quote, s.note, s.score is None, s.score or 0, str(s.attributes), s.id)
        for s in spans
        if not s.fragments
    )


def _links(article):
    places = [(span.start, span.end, span.label, span.id) for span in article.spans]
    return sorted(
        (places[said.source], places[said.target], said.label, json.dumps(said.attributes), said.note)
        for said in article.relations
    )


def _whole(article):
    def is_whole(said):
        ends = [article.spans[said.source], article.spans[said.target]]
        return ends[0].annotator == ends[1].annotator and not ends[0].fragments and not ends[1].fragments

    return ArticleRecord("", spans=article.spans, relations=[said for said in article.relations if is_whole(said)])


@given(EVERYTHING)
def test_that_everything_that_can_be_said_survives(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("label-studio") / "a.json"
    report = label_studio.write(selection(project), path, WRITE)
    first = path.read_bytes()
    found = taken(label_studio_reading.read(path, READ))
    for number, article in enumerate(project, 1):
        parts = [part for part in found if part.place == f"item {number}"]
        for part in parts:
            assert [getattr(part, fact) for fact in FACTS] == [getattr(article, fact) for fact in FACTS]
            for span in part.spans:
                span.annotator = part.annotator
        assert _said(span for part in parts for span in part.spans) == _said(article.spans)
        labels = [(label.label, label.value) for part in parts for label in part.labels]
        assert set(labels) == {(label.label, label.value) for label in article.labels}
        assert sorted(link for part in parts for link in _links(part)) == _links(_whole(article))
    assert not any(article.unit or article.repaired for article in found)
    lost = sum(len(article.relations) for article in project) - sum(len(article.relations) for article in found)
    assert len(report.reduced) == lost
    assert report.spans + len(report.dropped) == sum(len(article.spans) for article in project)
    again = path.with_name("b.json")
    label_studio.write(selection(found), again, WRITE)
    assert _parts(label_studio_reading.read(again, READ)) == _parts(label_studio_reading.read(path, READ))
    label_studio.write(selection(project), path, WRITE)
    assert path.read_bytes() == first


def _parts(records):
    return [(part.text, part.spans, part.relations, part.labels, part.annotator, part.done) for part in taken(records)]


@given(EVERYTHING)
def test_that_every_name_in_the_tasks_is_a_control_of_its_kind(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("label-studio") / "a.json"
    report = label_studio.write(selection(project), path, WRITE)
    root = etree.parse(report.files[1]).getroot()
    controls = {known.get("name"): known for known in root.iter() if known.get("toName")}
    assert len(controls) == len([known for known in root.iter() if known.get("toName")])
    labels = {known.get("value") for known in root.iter("Label")}
    links = {known.get("value") for known in root.iter("Relation")}
    for task in json.loads(path.read_bytes()):
        for said in (said for work in task["annotations"] for said in work["result"]):
            if said["type"] == "relation":
                assert links >= set(said["labels"])
                continue
            control = controls[said["from_name"]]
            assert control.tag.lower() == said["type"]
            if said["type"] == "labels":
                assert labels >= set(said["value"]["labels"])
            elif said["type"] == "choices":
                assert {known.get("value") for known in control.iter("Choice")} >= set(said["value"]["choices"])


def test_that_the_task_is_as_label_studio_writes_it(tmp_path):
    spans = [SpanRecord(0, 4, "Person", id="a", note="why"), SpanRecord(14, 20, "Gift", id="b", score=0.5)]
    spans[1].attributes = {"giver": "Raja", "year": 1820, "text": "x"}
    article = ArticleRecord("Ratu menerima hadiah.", name="a.txt", title="T", spans=spans, annotator="Ana", done=True)
    article.relations = [RelationRecord(0, 1, "receives", note="n")]
    article.labels = [DocumentLabelRecord("Genre", "News"), DocumentLabelRecord("Local")]
    label_studio.write(selection([article]), tmp_path / "a.json", WRITE)
    here = {"to_name": "text", "origin": "manual"}
    ratu = {"start": 0, "end": 4, "text": "Ratu", "labels": ["Person"]}
    gift = {"start": 14, "end": 20, "text": "hadiah", "labels": ["Gift"]}
    field = here | {"id": "b", "type": "textarea"}
    assert json.loads((tmp_path / "a.json").read_bytes()) == [
        {
            "id": 1,
            "data": {"text": "Ratu menerima hadiah.", "name": "a.txt", "title": "T"},
            "annotations": [
                {
                    "id": 1,
                    "was_cancelled": False,
                    "ground_truth": False,
                    "sorot": {"annotator": "Ana"},
                    "result": [
                        here
                        | {"id": "a", "from_name": "label", "type": "labels", "value": ratu, "meta": {"text": ["why"]}},
                        here | {"id": "b", "from_name": "label", "type": "labels", "value": gift, "score": 0.5},
                        field | {"from_name": "giver", "value": {"start": 14, "end": 20, "text": ["Raja"]}},
                        field
                        | {"from_name": "year", "value": {"start": 14, "end": 20, "text": ["1820"]}}
                        | {"sorot": {"value": 1820}},
                        field
                        | {"from_name": "text 2", "value": {"start": 14, "end": 20, "text": ["x"]}}
                        | {"sorot": {"name": "text"}},
                        {
                            "type": "relation",
                            "from_id": "a",
                            "to_id": "b",
                            "direction": "right",
                            "labels": ["receives"],
                            "sorot": {"note": "n"},
                        },
                        here
                        | {"id": "article-1", "from_name": "Genre", "type": "choices", "value": {"choices": ["News"]}},
                        here
                        | {"id": "article-2", "from_name": "Local", "type": "choices", "value": {"choices": ["Local"]}}
                        | {"sorot": {"value": [""]}},
                    ],
                }
            ],
            "predictions": [],
        }
    ]


def test_that_the_configuration_shows_the_codebook(tmp_path):
    labels = [
        Label(id="1", stamp="", name='Gift "x" <y>', colour="#b7791f", key="1", position=1.0),
        Label(id="2", stamp="", name="caused by", kind="relation", position=2.0),
        Label(id="3", stamp="", name="Genre", kind="document", position=3.0),
    ]
    choices = ({"id": "c", "name": "gold"}, {"id": "d", "name": "horse"})
    attributes = [
        Attribute(id="a", stamp="", label_id="1", name="kind", kind="choice", choices=choices),
        Attribute(id="b", stamp="", label_id="1", name="giver", position=1.0),
    ]
    codebook = Codebook(labels, attributes)
    article = ArticleRecord("Ratu", spans=[SpanRecord(0, 4, "Queen", attributes={"kind": "silver"})])
    report = label_studio.write(
        Selection(codebook, lambda: iter([article]), lambda: iter(())), tmp_path / "a.json", WRITE
    )
    assert [path.name for path in report.files] == ["a.json", "a.config.xml"]
    assert report.files[1].read_text(encoding="utf-8") == (
        """<View>
  <Relations>
    <Relation value="caused by"/>
  </Relations>
  <View>
    <Header value="Genre"/>
    <Choices name="Genre" toName="text" choice="multiple">
      <Choice value="Genre"/>
    </Choices>
  </View>
  <Labels name="label" toName="text">
    <Label value='Gift "x" &lt;y&gt;' background="#b7791f" hotkey="1"/>
    <Label value="Queen" background="#2f6fd0"/>
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <View visibleWhen="region-selected">
    <Header value="kind"/>
    <Choices name="kind" toName="text" perRegion="true" whenTagName="label" whenLabelValue='Gift "x" &lt;y&gt;,Queen' choice="single">
      <Choice value="gold"/>
      <Choice value="horse"/>
      <Choice value="silver"/>
    </Choices>
  </View>
  <View visibleWhen="region-selected">
    <Header value="giver"/>
    <TextArea name="giver" toName="text" perRegion="true" whenTagName="label" whenLabelValue='Gift "x" &lt;y&gt;' maxSubmissions="1" editable="true"/>
  </View>
</View>
"""  # noqa: E501  (as the file has it)
    )


def test_that_texts_cannot_be_left_out(tmp_path):
    with pytest.raises(AnnotatorError, match="choose another format"):
        label_studio.write(selection([ArticleRecord("")]), tmp_path / "a.json", WriteOptions(text=False))
    assert list(tmp_path.iterdir()) == []


def _read(tmp_path, *tasks):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return list(label_studio_reading.read(path, READ))


def _task(*results, text=TEXT, **more):
    return {"id": 7, "data": {"text": text}, "annotations": [{"id": 1, "result": list(results)} | more]}


def _region(start, end, text=None, label="W", **more):
    value = {"start": start, "end": end, "labels": [label]} | ({"text": text} if text is not None else {})
    return {"id": "r", "from_name": "label", "to_name": "text", "type": "labels", "value": value} | more


def _utf16(text, place):
    return len(text[:place].encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("unit", "said", "repaired"), [(_utf16, "UTF-16 units", 5), (lambda text, place: place, "", 0)]
)
@pytest.mark.parametrize("quoted", [True, False])
def test_that_old_offsets_in_utf16_are_told_by_the_quotes(tmp_path, unit, said, repaired, quoted):
    edges = [(TEXT.index(word), TEXT.index(word) + len(word), word) for word in WORDS]
    results = [_region(unit(TEXT, start), unit(TEXT, end), word) for start, end, word in edges]
    if not quoted:
        del results[-1]["value"]["text"]
    (article,) = taken(_read(tmp_path, _task(*results)))
    assert [TEXT[span.start : span.end] for span in article.spans] == WORDS
    assert [span.quote for span in article.spans] == [*WORDS[:-1], "Raja" if quoted else None]
    assert (article.unit, article.repaired) == (said, repaired)


@pytest.mark.parametrize("counted", ["as one", "as two", "as two, in UTF-16"])
@pytest.mark.parametrize("quote", ["Raja\npergi", "Raja\r\npergi", "Raja\\npergi", "Rajapergi"])
def test_that_line_ends_may_have_counted_once_or_twice(tmp_path, counted, quote):
    text = "Ratu\r\n🐎\r\nRaja\r\npergi"
    seen = text.replace("\r\n", "\n") if counted == "as one" else text
    unit = _utf16 if "UTF-16" in counted else lambda _, place: place
    start = unit(seen, seen.index("Raja"))
    (article,) = taken(_read(tmp_path, _task(_region(start, unit(seen, len(seen)), quote), text=text)))
    assert article.text == "Ratu\n🐎\nRaja\npergi"
    assert [(span.quote, article.text[span.start : span.end]) for span in article.spans] == [("Raja\npergi",) * 2]


def test_that_a_quote_that_nothing_explains_is_kept_for_the_import_to_refuse(tmp_path):
    (article,) = taken(_read(tmp_path, _task(_region(0, 4, "nowhere"))))
    assert [(span.start, span.end, span.quote) for span in article.spans] == [(0, 4, "nowhere")]


def test_that_old_completions_are_annotations(tmp_path):
    task = {"id": 1, "data": {"text": "Ratu pergi"}, "predictions": [{"result": [_region(5, 10, "pergi")]}]}
    task["completions"] = [{"id": 9, "lead_time": 3.1, "result": [_region(0, 4, "Ratu")]}]
    (article,) = taken(_read(tmp_path, task))
    assert (marks(article), article.done) == ([(0, 4, "W")], True)


@pytest.mark.parametrize("skipped", [{"was_cancelled": True}, {"skipped": True}])
def test_that_skipped_tasks_and_predictions_are_nobodys(tmp_path, skipped):
    task = _task(_region(0, 2, "🐎 "), completed_by={"email": "ana@kabar.example"}, **skipped)
    task["predictions"] = [{"result": [_region(0, 2, "🐎 ")], "model_version": "x"}]
    (article,) = taken(_read(tmp_path, task))
    assert (article.text, article.spans, article.annotator, article.done) == (TEXT, [], "", False)


def test_that_each_annotation_is_its_annotators(tmp_path):
    people = [
        ({"first_name": "Ana", "last_name": "W.", "email": "a@x"}, "Ana W."),
        ({"first_name": "", "email": "a@x"}, "a@x"),
        ({"id": 3}, "3"),
        ("ana", "ana"),
        (4, "4"),
        (None, ""),
    ]
    task = {"data": {"text": "Ratu"}, "annotations": [{"completed_by": who, "result": []} for who, _ in people]}
    task["annotations"].append({"completed_by": 5, "created_username": "b@x, 5", "result": [_region(0, 4)]})
    found = taken(_read(tmp_path, task))
    assert [article.annotator for article in found] == [*(name for _, name in people), "b@x"]
    assert [len(article.spans) for article in found] == [0] * 6 + [1]


def test_that_a_draft_of_nothing_else_is_work_begun(tmp_path):
    drafts = [{"user": "ana@x", "result": [_region(0, 4)]}, {"annotation": 1, "result": [_region(0, 2)]}, 17]
    (article,) = taken(_read(tmp_path, {"data": {"text": "Ratu"}, "annotations": [], "drafts": drafts}))
    assert (marks(article), article.done, article.annotator) == ([(0, 4, "W")], False, "ana@x")


def test_that_an_annotation_that_holds_its_task_is_read(tmp_path):
    row = {"id": 3, "result": [_region(0, 4, "Ratu")], "completed_by": 1, "task": {"id": 5, "data": {"isi": "Ratu"}}}
    (article,) = taken(_read(tmp_path, row))
    assert (article.text, marks(article), article.name) == ("Ratu", [(0, 4, "W")], "5")


def test_that_the_export_called_json_min_is_read():
    marked, bare = taken(label_studio_reading.read(DATA / "label-studio-min.json", READ))
    assert [(marked.text[span.start : span.end], span.label) for span in marked.spans] == [
        ("Ratu", "Person"),
        ("hadiah", 'Gift "x"'),
        ("menerima hadiah", "VP, long"),
    ]
    assert marked.meta == {"kind": "gold", "giver": "Raja", "n": "3", "Genre": "News"}
    assert (marked.title, marked.done, bare.done, bare.spans) == ("T", True, False, [])


def test_that_what_is_said_of_regions_and_articles_is_kept(tmp_path):
    value = {"start": 0, "end": 4}
    said = [
        _region(0, 4, "Ratu", meta={"text": ["one", "two"]}, score=0.25) | {"id": "x"},
        {"id": "x", "from_name": "who", "type": "choices", "value": value | {"choices": ["queen"]}},
        {"id": "x", "from_name": "all", "type": "choices", "value": value | {"choices": ["a", "b"]}},
        {"id": "x", "from_name": "free", "type": "textarea", "value": value | {"text": ["one", "two"]}},
        {"id": "x", "from_name": "how many", "type": "number", "value": value | {"number": 3}},
        {"id": "x", "from_name": "sure", "type": "rating", "value": value | {"rating": 4}},
        {"id": "x", "from_name": "kind", "type": "taxonomy", "value": value | {"taxonomy": [["a", "b"], ["c"]]}},
        {"id": "q", "from_name": "genre", "type": "choices", "value": {"choices": ["news", "local"]}},
        {"id": "z", "from_name": "summary", "type": "textarea", "value": {"text": ["short"]}},
        {"id": "y", "from_name": "verb", "type": "textarea", "value": {"start": 5, "end": 10, "text": ["go"]}},
        {"type": "relation", "from_id": "x", "to_id": "y", "direction": "left", "labels": ["by", "of"]},
        {"type": "relation", "from_id": "x", "to_id": "x", "direction": "right"},
    ]
    (article,) = taken(_read(tmp_path, _task(*said, text="Ratu pergi")))
    facts = {"who": "queen", "all": "a; b", "free": "one\ntwo", "how many": 3, "sure": 4, "kind": "a/b; c"}
    assert article.spans == [
        SpanRecord(0, 4, "W", quote="Ratu", attributes=facts, note="one\ntwo", score=0.25, id="x"),
        SpanRecord(5, 10, "verb", attributes={"verb": "go"}, id="y"),
    ]
    assert article.labels == [DocumentLabelRecord(*pair) for pair in (("genre", "news"), ("genre", "local"),
                              ("summary", "short"))]  # fmt: skip
    assert article.relations == [
        RelationRecord(1, 0, "by"),
        RelationRecord(1, 0, "of"),
        RelationRecord(0, 0, "relation"),
    ]


def test_that_results_that_are_none_of_text_are_named_with_their_kind(tmp_path):
    results = [
        {"type": "rectanglelabels", "from_name": "r", "id": "1", "value": {"x": 1, "y": 2, "rectanglelabels": ["Car"]}},
        {"type": "brush", "from_name": "b", "id": "2", "value": {"rle": [1, 2]}},
        {"type": "ranker", "from_name": "k", "value": {"items": ["a"]}},
        {"type": "pairwise", "from_name": "p", "value": {"selected": "left"}},
        {"type": "rating", "from_name": "stars", "value": {"rating": 4}},
        {"type": "number", "from_name": "n", "value": {"number": 7}},
        {"type": "choices", "from_name": "c", "value": {"choices": []}},
        {"type": "labels", "from_name": "l", "id": "3", "parentID": "4", "meta": {"text": ["why"], "who": "ana"},
         "value": {"start": 2, "end": 6, "labels": ["Person"]}},
    ]  # fmt: skip
    done = {"result": results, "completed_by": 1, "ground_truth": True, "comments": [{"text": "hm"}]}
    task = {"id": 1, "data": {"text": TEXT}, "annotations": [done, {"was_cancelled": True, "result": []}],
            "predictions": [{"result": []}, {"result": []}]}  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps([task]))
    records = list(label_studio_reading.read(path, READ))
    (article,) = taken(records)
    assert marks(article) == [(2, 6, "Person")]
    assert [(said.label, said.value) for said in article.labels] == [("p", "left"), ("stars", "4"), ("n", "7")]
    assert left(records) == [
        ("item 1", what, count)
        for what, count in [
            ("the fact “who” of regions", 1),
            ("regions that belong to another", 1),
            ("results of the kind “rectanglelabels”", 1),
            ("results of the kind “brush”", 1),
            ("results of the kind “ranker”", 1),
            ("marks as ground truth", 1),
            ("annotations that were skipped", 1),
            ("predictions", 2),
            ("comments", 1),
        ]
    ]


def test_that_tasks_of_pictures_are_left_out_and_counted_and_a_caption_is_an_article(tmp_path):
    picture = {"id": 1, "data": {"image": "https://kabar.example/a.PNG?x=1"}, "annotations": []}
    recording = {"id": 2, "data": {"audio": "/data/upload/3/b.mp3", "n": 2}, "annotations": [{"result": []}]}
    captioned = {"id": 3, "data": {"image": "s3://kabar/very/long/name.jpg", "caption": "Ratu"}, "annotations": []}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([picture, recording, captioned]))
    records = list(label_studio_reading.read(path, READ))
    assert left(records) == [(f"item {n}", "tasks of pictures, recordings and films", 1) for n in (1, 2)]
    assert [article.text for article in taken(records)] == ["Ratu"]


def test_that_the_configuration_beside_a_file_brings_its_labels_with_their_colours(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([_task(_region(2, 6, "Ratu"))]))
    (tmp_path / "a.config.xml").write_text(
        '<View><Relations><Relation value="gives"/></Relations><Labels name="l" toName="t"><Label value="W" '
        'background="#F80"/><Label value="Other" background="rgb(1, 2, 255)"/><Label value="Red" background="red"/>'
        '<Label value="No" background="so so"/></Labels><RectangleLabels name="r" toName="i"><Label value="Car"/>'
        '</RectangleLabels><Text name="t" value="$text"/></View>'
    )
    *labels, article = label_studio_reading.read(tmp_path / "a.json", READ)
    assert labels == [
        LabelRecord("gives", "relation"),
        LabelRecord("W", colour="#ff8800"),
        LabelRecord("Other", colour="#0102ff"),
        LabelRecord("Red", colour="#ff0000"),
        LabelRecord("No"),
    ]
    assert marks(article) == [(2, 6, "W")]


def test_that_our_own_configuration_brings_the_codebook_back(tmp_path):
    told = [("Gift", "span", "#123456"), ("gives", "relation", "#000000"), ("Old", "span", "#ffffff")]
    book = Codebook(Label(id=name, name=name, kind=kind, colour=colour) for name, kind, colour in told)
    for known in (book, Codebook()):
        chosen = Selection(known, lambda: iter([]), lambda: iter([]))
        label_studio.write(chosen, tmp_path / "a.json", WRITE)
        found = [one for one in label_studio_reading.read(tmp_path / "a.json", READ) if one.kind == "span"]
        assert found == [LabelRecord(la.name, colour=la.colour) for la in known.usable("span")]


def test_that_a_configuration_that_cannot_be_read_keeps_no_task_away(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([_task()]))
    (tmp_path / "a.config.xml").write_text("<View>")
    lost, article = label_studio_reading.read(tmp_path / "a.json", READ)
    assert lost.what.startswith("labelling configurations that cannot be read: it is not XML")
    assert article.text == TEXT


def test_that_a_relation_of_regions_that_are_gone_refuses_nothing_and_is_named(tmp_path):
    gone = {"type": "relation", "from_id": "r", "to_id": "q"}
    (tmp_path / "a.json").write_text(json.dumps([_task(_region(0, 4, "Ratu"), gone, text="Ratu")]))
    records = list(label_studio_reading.read(tmp_path / "a.json", READ))
    (article,) = taken(records)
    assert (marks(article), article.relations) == ([(0, 4, "W")], [])
    assert left(records) == [("item 1", "relations of regions that are gone, or not on text", 1)]


def test_that_a_region_of_several_labels_is_several_spans(tmp_path):
    said = _region(0, 4)
    said["value"]["labels"] = ["A", "B"]
    fact = {"id": "r", "from_name": "f", "type": "textarea", "value": {"start": 0, "end": 4, "text": ["x"]}}
    (article,) = taken(_read(tmp_path, _task(said, fact, text="Ratu")))
    assert [(span.label, span.id, span.attributes) for span in article.spans] == [
        ("A", "r", {"f": "x"}),
        ("B", "r-2", {"f": "x"}),
    ]


PAGE = "<h1>Kabar &amp; berita</h1>\n<p>Ratu  <b>ka</b>ya 🐎\r\n pergi<br>ke pasar</p><script>x</script><p>Raja</p>"


def _on_page(start, end, text, offsets=True):
    value = {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[2]", "startOffset": 0, "endOffset": 3, "text": text}
    value |= {"hypertextlabels": ["W"]} | ({"globalOffsets": {"start": start, "end": end}} if offsets else {})
    return {"id": "r", "from_name": "label", "to_name": "html", "type": "hypertextlabels", "value": value}


def test_that_spans_of_pages_stand_by_their_global_offsets(tmp_path):
    bare = "Kabar & berita\nRatu  kaya 🐎\n pergike pasarxRaja"
    said = []
    for words in ("Kabar", "Ratu  kaya", "🐎\n pergike", "Raja"):
        start = _utf16(bare, bare.index(words))
        said.append(_on_page(start, start + _utf16(words, len(words)), words.replace("ike", "i\nke")))
    task = {"data": {"page": PAGE, "title": "T"}, "annotations": [{"result": said}]}
    (article,) = taken(_read(tmp_path, task))
    assert article.text == "Kabar & berita\n\nRatu kaya 🐎 pergi\nke pasar\n\nRaja"
    assert [article.text[span.start : span.end] for span in article.spans] == [
        "Kabar",
        "Ratu kaya",
        "🐎 pergi\nke",
        "Raja",
    ]
    assert [span.quote for span in article.spans] == [article.text[span.start : span.end] for span in article.spans]
    assert article.title == "T"


def test_that_spans_of_old_pages_stand_where_their_words_stand_once(tmp_path):
    task = {"data": {"html": "<p>Ratu Ratu pergi</p>"}, "annotations": [{"result": [_on_page(0, 0, "pergi", False)]}]}
    (article,) = taken(_read(tmp_path, task))
    assert marks(article) == [(10, 15, "W")]
    task["annotations"][0]["result"] = [_on_page(0, 0, "Ratu", False)]
    (refused,) = _read(tmp_path, task)
    assert "stand elsewhere too" in refused.reason


def test_that_a_page_nobody_marked_is_read_as_text(tmp_path):
    (article,) = taken(_read(tmp_path, {"data": {"html": "<p>Ratu</p><p>Raja</p>"}, "annotations": []}))
    assert article.text == "Ratu\n\nRaja"


def test_that_data_beside_the_text_goes_to_metadata(tmp_path):
    data = {"isi": "Ratu pergi ke pasar", "title": "T", "desk": 3, "published": "2024-06-19", "url": "u"}
    (article,) = taken(_read(tmp_path, {"id": 4, "data": data, "meta": {"a": 1}, "annotations": []}))
    assert (article.title, article.published, article.url, article.name) == ("T", "2024-06-19", "u", "4")
    assert article.meta == {"desk": 3, "a": 1}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"start": -1, "end": 2}, "it starts before the text"),
        ({"start": 2, "end": 2}, "where it starts"),
        ({"start": 3, "end": 2}, "where it starts"),
        ({"start": 0, "end": 99}, "after the text's end"),
        ({"start": 0, "end": 2**70}, "not whole numbers"),
        ({"start": 0, "end": 2**62}, "after the text's end"),
        ({"start": 0, "end": 1e300}, "not whole numbers"),
        ({"start": False, "end": True}, "not whole numbers"),
        ({"start": None, "end": None}, "not whole numbers"),
        ({"start": 0, "end": 2, "labels": "G"}, "its label is not a name"),
        ({"start": 0, "end": 2, "labels": [" "]}, "its label is not a name"),
        ({"start": 0, "end": 2, "labels": [{}]}, "its label is not a name"),
        ({"start": "x", "end": "y"}, "its offsets are missing"),
        ({"start": "x", "end": "y", "globalOffsets": {}}, "not whole numbers"),
    ],
)
@pytest.mark.parametrize("text", ["Ratu", "Ra🐎u", "Ra\r\nu"])
def test_that_a_wrong_region_is_refused_with_its_task(tmp_path, text, value, reason):
    said = _region(0, 1) | {"value": {"labels": ["G"]} | value}
    good, refused = _read(tmp_path, _task(text="Raja"), _task(_region(0, 1), said, text=text))
    assert good.text == "Raja"
    assert (refused.file, refused.record) == ("a.json", "item 2")
    assert refused.reason.startswith("result 2: ")
    assert reason in refused.reason


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ({"data": {"image": 3}, "annotations": []}, "it has no text"),
        ({"data": {"text": " "}, "annotations": []}, "it has no text"),
        ({"data": {"": None}, "annotations": []}, "it has no text"),
        ({"data": {"text": "a\0"}, "annotations": []}, "zero character"),
        ({"data": {"text": "https://kabar.example/1.txt"}, "annotations": []}, "a link to a text"),
        ({"data": [], "annotations": []}, "it is no task"),
        ({"data": {"text": "a"}, "annotations": {"a": 1}}, "it is no task"),
        ({"data": {"text": "a"}, "annotations": [3]}, "it is no task"),
        ({"data": {"text": "a"}, "annotations": [{"result": 3}]}, "its result is not a list"),
        ({"data": {"text": "a"}, "annotations": [{"result": [3]}]}, "result 1: it is not an object"),
        ({"data": {"text": "a"}, "annotations": [{"result": [{"value": 3}]}]}, "result 1: it is not an object"),
        ({"data": {"text": "a"}, "annotations": [{"result": [{"type": "choices"}]}]}, "does not name"),
        ({"data": {"text": "a", "x": json.loads("[" * 90 + "]" * 90)}, "annotations": []}, "nested too deeply"),
    ],
)
def test_that_a_wrong_task_is_refused(tmp_path, task, reason):
    (refused,) = _read(tmp_path, task)
    assert reason in refused.reason


KEYS = META_KEYS | st.sampled_from(
    ["data", "annotations", "completions", "drafts", "predictions", "result", "value", "start", "end", "labels", "type",
     "from_name", "id", "from_id", "to_id", "globalOffsets", "choices", "sorot", "name", "completed_by", "task", "html"]
)  # fmt: skip
HOSTILE = st.recursive(
    JSON
    | st.integers()
    | st.sampled_from(["Ratu 🐎\r\n", "<p>x", "labels", "hypertextlabels", "relation", "r", 0, 1, 2]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=14,
)
RESULT = st.dictionaries(KEYS, HOSTILE).map(lambda more: _region(0, 4, "Ratu") | more)
TASK = st.builds(
    lambda results, more: _task(*results, text="Ratu 🐎 pergi") | more,
    st.lists(RESULT | HOSTILE, max_size=3),
    st.dictionaries(KEYS, HOSTILE, max_size=2),
)


@given(st.lists(TASK | HOSTILE, max_size=3))
def test_that_no_json_does_more_than_be_refused(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("label-studio") / "a.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    with suppress(BadInput):
        for record in label_studio_reading.read(path, READ):
            assert isinstance(record, ArticleRecord | Left | Refusal)
            if isinstance(record, ArticleRecord):
                assert all(0 <= span.start < span.end <= len(record.text) for span in record.spans)
                assert all(max(said.source, said.target) < len(record.spans) for said in record.relations)
