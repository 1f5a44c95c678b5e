"""`w3c`: Web Annotations, ours as a stream and those of anybody."""

import json
from contextlib import suppress
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from laws import EVERYTHING, READ, WRITE, selection, taken

from annotator.domain.errors import BadInput
from annotator.formats import w3c, w3c_reading
from annotator.formats.record import ArticleRecord, Refusal, SpanRecord, WriteOptions
from annotator.formats.registry import for_reading

CONTEXT = json.loads((Path(__file__).parents[2] / "data" / "anno.jsonld").read_text("utf-8"))["@context"]
TEXT = "Ratu 🐎 menerima “dua ekor kuda” dari Raja.\n\nRaja pergi."
ABOUT = "urn:uuid:0190aaaa-0000-7000-8000-000000000001"


def _written(tmp_path, *articles):
    w3c.write(selection(articles), tmp_path / "x.jsonld", WRITE)
    return json.loads((tmp_path / "x.jsonld").read_text("utf-8"))


def _foreign(tmp_path, *annotations, name="x.jsonld"):
    path = tmp_path / name
    path.write_bytes(orjson.dumps([{"type": "Annotation", **annotation} for annotation in annotations]))
    return list(w3c_reading.read(path, READ))


def _selected(start, end, exact, source=ABOUT, **around):
    quote = {"type": "TextQuoteSelector", "exact": exact, **around}
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": source, "selector": [position, quote] if start is not None else quote}


def _read(path):
    """Return what is read before the file turns out to be broken."""
    found = []
    with suppress(BadInput):
        found.extend(w3c_reading.read(path, READ))
    return found


def _source(text=TEXT, **facts):
    target = {"id": ABOUT, "type": "Text", **facts}
    return {"motivation": "describing", "target": target, "body": {"type": "TextualBody", "value": text}}


def _names(said):
    """Yield every key and every word whose meaning the context gives."""
    if isinstance(said, list):
        for inner in said:
            yield from _names(inner)
    elif isinstance(said, dict):
        for key, value in said.items():
            if key == "@context":
                continue
            yield key
            if key in ("type", "motivation", "purpose"):
                yield from [value] if isinstance(value, str) else value
            yield from _names(value)


@given(EVERYTHING)
def test_that_everything_survives_write_read_write(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("w3c")
    report = w3c.write(selection(project), folder / "a.jsonld", WRITE)
    found = taken(w3c_reading.read(folder / "a.jsonld", READ))
    assert [_plain(article) for article in found] == [_plain(article) for article in project]
    w3c.write(selection(found), folder / "b.jsonld", WRITE)
    assert (folder / "a.jsonld").read_bytes() == (folder / "b.jsonld").read_bytes()
    assert (report.documents, report.spans) == (len(project), sum(len(article.spans) for article in project))
    assert not report.dropped
    assert not report.reduced


def _plain(article):
    """What the file says of an article; the reader's own words about the reading are left out."""
    facts = ("text", "name", "title", "source", "url", "published", "language", "meta", "document_id", "done")
    return [getattr(article, name) for name in facts] + [article.spans, article.relations, article.labels]


def test_that_every_word_is_one_of_the_standards_context(tmp_path):
    span = SpanRecord(0, 4, "Gift", "Ana", attributes={"giver": "Raja", "n": 2}, note="why", score=0.5, id="s")
    page = _written(tmp_path, ArticleRecord(TEXT, "a.txt", "T", "S", "https://x.example", spans=[span], meta={"a": 1}))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    known = CONTEXT | page["@context"][1]
    strange = [name for name in _names(page) if name not in known and name.partition(":")[0] not in known]
    assert strange == []
    assert {CONTEXT[word] for word in ("tagging", "TextQuoteSelector")} == {"oa:tagging", "oa:TextQuoteSelector"}


def test_that_a_span_has_its_place_and_its_quote_with_what_stands_around(tmp_path):
    start = TEXT.index("dua ekor")
    page = _written(tmp_path, ArticleRecord(TEXT, document_id="d", spans=[SpanRecord(start, start + 13, "Gift")]))
    target = page["items"][1]["target"]
    assert target["source"] == page["items"][0]["target"]["id"]
    assert target["selector"] == [
        {"type": "TextPositionSelector", "start": start, "end": start + 13},
        {"type": "TextQuoteSelector", "exact": "dua ekor kuda", "prefix": TEXT[:start], "suffix": TEXT[start + 13 :]},
    ]


def test_that_positions_in_utf_16_are_repaired_where_the_quote_proves_them(tmp_path):
    start = len(TEXT[: TEXT.index("dua")].encode("utf-16-le")) // 2
    (article,) = _foreign(tmp_path, _source(), {"body": "x", "target": _selected(start, start + 13, "dua ekor kuda")})
    assert [TEXT[span.start : span.end] for span in article.spans] == ["dua ekor kuda"]
    assert (article.repaired, article.unit) == (1, "UTF-16 units")


def test_that_line_ends_counted_as_two_are_repaired(tmp_path):
    start = TEXT.index("pergi") + 2
    (article,) = _foreign(tmp_path, _source(), {"target": _selected(start, start + 5, "pergi")})
    assert TEXT[article.spans[0].start : article.spans[0].end] == "pergi"
    text = TEXT.replace("\n", "\r\n")
    (article,) = _foreign(tmp_path, _source(text), {"target": _selected(start, start + 5, "pergi")})
    assert (article.text, TEXT[article.spans[0].start : article.spans[0].end]) == (TEXT, "pergi")


def test_that_a_quote_alone_is_found_by_what_stands_around_it(tmp_path):
    target = _selected(None, None, "Raja", prefix="dari ", suffix=".")
    (article,) = _foreign(tmp_path, _source(), {"target": target})
    assert (article.spans[0].start, article.repaired) == (TEXT.index("Raja"), 1)
    refused = _foreign(tmp_path, _source(), {"target": _selected(None, None, "Raja")})[0]
    assert refused == Refusal("x.jsonld", "annotation 2", "it gives no position")
    refused = _foreign(tmp_path, _source(), {"target": _selected(0, 4, "Raja")})[0]
    assert refused.reason == "the text there is not its quote"


def test_that_annotations_of_pages_elsewhere_wait_for_the_article_of_their_address(tmp_path):
    said = {
        "id": "https://notes.example/7",
        "creator": {"type": "Person", "nickname": "ana"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": "Gift"},
            {"type": "TextualBody", "value": "two horses"},
            {"id": "https://who.example/raja", "purpose": "linking"},
        ],
        "target": _selected(17, 30, "dua ekor kuda", "https://kabar.example/1"),
    }
    path = tmp_path / "page.json"
    path.write_bytes(
        orjson.dumps({"@context": w3c.CONTEXT, "type": "AnnotationPage", "items": [{"type": "Annotation"} | said]})
    )
    (article,) = taken(w3c_reading.read(path, READ))
    assert (article.text, article.url, article.name) == ("", "https://kabar.example/1", "https://kabar.example/1")
    (span,) = article.spans
    assert (span.start, span.end, span.quote, span.label, span.annotator) == (17, 30, "dua ekor kuda", "Gift", "ana")
    assert (span.note, span.attributes) == ("two horses", {"highlighting": "https://who.example/raja"})


def test_that_an_annotation_of_the_whole_article_labels_it_and_one_of_no_tag_is_called_by_its_motivation(tmp_path):
    (article,) = _foreign(
        tmp_path, _source(), {"motivation": "commenting", "bodyValue": "Old.", "target": ABOUT},
        {"motivation": "highlighting", "target": _selected(0, 4, "Ratu")},
    )  # fmt: skip
    assert [(label.label, label.value) for label in article.labels] == [("commenting", "Old.")]
    assert [(span.label, span.note) for span in article.spans] == [("highlighting", "")]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (_selected(-1, 4, ""), "it starts before the text (-1)"),
        (_selected(4, 4, ""), "it ends (4) where it starts (4) or before"),
        (_selected(9, 4, ""), "it ends (4) where it starts (9) or before"),
        (_selected(0, 10**40, ""), None),
        (_selected("0", 4, ""), "it gives no position"),
        (_selected(0.0, 4, ""), "it gives no position"),
        ({"source": ABOUT, "selector": {"type": "SvgSelector"}}, "it gives no position"),
        ({"selector": 3}, "it has no target"),
        (None, "it has no target"),
    ],
)
def test_that_places_which_cannot_be_are_refused_by_name(tmp_path, target, reason):
    if reason is None:
        with pytest.raises(BadInput):
            _foreign_bytes(tmp_path, [{"type": "Annotation", "target": target}])
        return
    refused = [found for found in _foreign(tmp_path, _source(), {"target": target}) if isinstance(found, Refusal)]
    assert [refusal.reason for refusal in refused] == [reason]


def _foreign_bytes(tmp_path, said):
    (tmp_path / "x.jsonld").write_text(json.dumps(said), "utf-8")
    found = list(w3c_reading.read(tmp_path / "x.jsonld", READ))
    for refusal in found:
        raise BadInput("x.jsonld", refusal.reason, refusal.record)


def test_that_a_page_cut_short_is_no_page(tmp_path):
    _written(tmp_path, ArticleRecord(TEXT, document_id="d", spans=[SpanRecord(0, 4, "Gift")]))
    path = tmp_path / "x.jsonld"
    whole = path.read_bytes()
    for length in (len(whole) - 4, len(whole) - 200):
        path.write_bytes(whole[:length])
        with pytest.raises(BadInput, match="cut short"):
            list(w3c_reading.read(path, READ))


@pytest.mark.parametrize(
    "data", [b"[" * 100_000, b'{"target":' * 5000, b"\xff\xfe\x00", b'{"items":[{"a":1}]}', b"", b"[1, null]"]
)
def test_that_hostile_files_are_refused(tmp_path, data):
    path = tmp_path / "x.jsonld"
    path.write_bytes(data)
    assert not [found for found in _read(path) if not isinstance(found, Refusal)]


def test_that_the_parts_of_a_split_are_pages_of_their_own(tmp_path):
    ids = set()
    for part in ("train", "test"):
        w3c.write(selection([]), tmp_path / f"{part}.jsonld", WriteOptions(part=part))
        ids.add(json.loads((tmp_path / f"{part}.jsonld").read_bytes())["id"])
    assert len(ids) == 2


@pytest.mark.parametrize(
    "said",
    [
        {"@context": w3c.CONTEXT, "type": "Annotation", "target": ABOUT},
        {"@context": [w3c.CONTEXT, {"x": "urn:x:"}], "type": "AnnotationCollection", "first": {"items": []}},
        [{"type": "oa:Annotation", "target": ABOUT}],
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_that_a_web_annotation_is_known_by_what_stands_in_it(tmp_path, said, indent):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(said, indent=indent), "utf-8")
    assert for_reading(path).name == "w3c"
