"""`tei`: a corpus whose spans stand beside the texts."""

from dataclasses import replace
from importlib import resources
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from laws import EVERYTHING, READ, WRITE, same_project, selection, taken
from lxml import etree

from annotator.domain.codebook import Codebook, Label
from annotator.domain.identity import label_id
from annotator.formats import tei, tei_reading
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, RelationRecord, Selection, SpanRecord
from annotator.formats.xml_text import XmlText

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "data" / "tei-subset.rng"))
ID = "{http://www.w3.org/XML/1998/namespace}id"
TEXT = "Ratu 🐎 menerima “dua ekor kuda” dari Raja.\n\nRaja pergi."


def _written(folder, *articles, codebook=None):
    chosen = Selection(codebook or Codebook(), lambda: iter(articles), lambda: iter(()), "Proyek")
    report = tei.write(chosen, folder / "x.xml", WRITE)
    root = etree.parse(folder / "x.xml").getroot()
    SCHEMA.assertValid(root)
    return report, root


def _plain(text):
    return XmlText().plain(text)


def _texts(root):
    """Return each text as a reader of XML has it, and where in it each anchor stands."""
    found = []
    for block in root.iterfind(".//{*}ab"):
        text, anchors = block.text or "", {}
        for anchor in block:
            anchors[f"#{anchor.get(ID)}"] = len(text)
            text += anchor.tail or ""
        found.append((text, anchors))
    return found


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(EVERYTHING)
def test_that_texts_and_spans_are_told_whole_and_every_pointer_leads_somewhere(tmp_path_factory, project):
    report, root = _written(tmp_path_factory.mktemp("tei"), *project)
    names = {element.get(ID) for element in root.iter() if element.get(ID)}
    pointed = {
        element.get(key) for element in root.iter() for key in ("from", "to", "ana", "resp", "next", "prev", "active")
    }
    assert {pointer.removeprefix("#") for pointer in pointed - {None}} <= names
    assert [text for text, _ in _texts(root)] == [_plain(article.text) for article in project]
    for article, (_, anchors), said in zip(project, _texts(root), root.iterfind("{*}TEI"), strict=True):
        spans = said.findall(".//{*}span")
        places = [(anchors[span.get("from")], anchors[span.get("to")], span.text.strip()) for span in spans]
        assert places == [
            (start, end, _plain(span.label).strip())
            for span in article.spans
            for start, end in span.fragments or [(span.start, span.end)]
        ]
    assert report.dropped == []
    assert report.spans == sum(len(article.spans) for article in project)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(EVERYTHING)
def test_that_everything_but_scores_survives(tmp_path_factory, project):
    first, second = (tmp_path_factory.mktemp("tei") / f"{name}.xml" for name in ("first", "second"))
    tei.write(selection(project), first, WRITE)
    found = taken(tei_reading.read(first, READ)) if project else []
    same_project([_without_scores(article) for article in project], found)
    assert [article.labels for article in found] == [article.labels for article in project]
    tei.write(selection(found), second, WRITE)
    assert second.read_bytes() == first.read_bytes()


def _without_scores(article):
    return replace(article, spans=[replace(span, score=None) for span in article.spans])


def test_that_a_span_names_its_label_its_annotator_its_attributes_and_its_pieces(tmp_path):
    gift, animal = (Label(id=label_id("span", n), name=n, definition=f"{n}.") for n in ("Gift", "Animal"))
    book = Codebook([gift, Label(id=animal.id, name="Animal", parent_id=gift.id, position=1)])
    article = ArticleRecord(
        TEXT, "a.txt", "Judul", "KABAR", "https://kabar.example/a b", "2024-06", "id", {"desk": "x", "n": 1},
        spans=[
            SpanRecord(0, 4, "Animal", "Ana", attributes={"of": "s-2", "n": 2}, note="why", id="s-1"),
            SpanRecord(17, 30, "Gift", "Budi", fragments=[(17, 20), (26, 30)], id="s-2"),
        ],
        relations=[RelationRecord(0, 1, "from", "Ana", {"since": 2024}, "so")],
        labels=[DocumentLabelRecord("War", "cold", "Ana")],
        document_id="d",
    )  # fmt: skip
    report, root = _written(tmp_path, article, codebook=book)
    first, second, third = root.iterfind(".//{*}span")
    assert first.get("ana") == f"#label-{animal.id}"
    inner = root.find(f".//{{*}}category[@{ID}='label-{gift.id}']/{{*}}category")
    assert inner.get(ID) == f"label-{animal.id}"
    people = {f"#{person.get(ID)}": person.text for person in root.iterfind(".//{*}persName")}
    assert [people[span.get("resp")] for span in (first, second, third)] == ["Ana", "Budi", "Budi"]
    assert [(note.get("type"), note.get("n"), note.get("target"), note.text) for note in first] == [
        ("attribute", "of", "#a1-s2", None), ("attribute", "n", None, "2"), ("comment", None, None, "why"),
    ]  # fmt: skip
    assert (second.get("next"), third.get("prev")) == (f"#{third.get(ID)}", f"#{second.get(ID)}")
    relation = root.find(".//{*}relation")
    assert (relation.get("active"), relation.get("passive")) == ("#a1-s1", "#a1-s2")
    assert "".join(relation.itertext()).split() == ["from", "since", "2024", "so"]
    assert root.find(".//{*}keywords/{*}term").text == "cold"
    assert root.find(".//{*}ptr").get("target") == "https://kabar.example/a%20b"
    assert root.find(".//{*}TEI").get("{http://www.w3.org/XML/1998/namespace}lang") == "id"
    assert (report.documents, report.spans, report.reduced) == (1, 2, [])


def test_that_all_but_the_spans_is_valid_by_a_document_type_of_the_teis_own(tmp_path):
    """Trafilatura has one of TEI P5 4.8 without its chapter on analyses, which is where spans are."""
    label = Label(id=label_id("span", "Gift"), name="Gift", definition="What is given.", examples="A horse.")
    spans = [
        SpanRecord(0, 4, "Gift", "Ana", attributes={"n": 2}, note="why", id="s-1"),
        SpanRecord(5, 6, "Gift", "Ana"),
    ]
    article = ArticleRecord(
        TEXT + "\x07", "a.txt", "Judul", "KABAR", "https://kabar.example/a b", "2024-06", "old tongue", {"n": 1},
        spans=spans, relations=[RelationRecord(0, 1, "from", "Ana", {"since": 2024}, "so")], document_id="d",
        labels=[DocumentLabelRecord("War", "cold", "Ana"), DocumentLabelRecord("Old")], annotator="Ana", done=True,
    )  # fmt: skip
    _, root = _written(tmp_path, article, codebook=Codebook([label]))
    group = root.find(".//{*}spanGrp")
    group.getparent().remove(group)
    with resources.files("trafilatura").joinpath("data", "tei_corpus.dtd").open("rb") as file:
        etree.DTD(file).assertValid(root)


def test_that_the_spans_of_several_annotators_stand_beside_one_text(tmp_path):
    both = [
        ArticleRecord(TEXT, document_id="d", annotator=name, spans=[SpanRecord(0, 4, "Gift")])
        for name in ("Ana", "Budi")
    ]
    report, root = _written(tmp_path, *both)
    assert (len(root.findall("{*}TEI")), len(root.findall(".//{*}span")), report.documents) == (1, 2, 2)


def test_that_what_xml_cannot_hold_is_pictured_counted_and_moves_no_span(tmp_path):
    text = "a\x00b\x0bc\ufffed\re\tf"
    report, root = _written(tmp_path, ArticleRecord(text, document_id="d", spans=[SpanRecord(4, 5, "Gift")]))
    ((said, anchors),) = _texts(root)
    assert said == "a␀b␋c\ufffdd\re\tf"
    assert sorted(anchors.values()) == [4, 5]
    assert report.changed == ["3 control characters, which XML cannot hold, are written as their pictures (such as ␀)"]


def test_that_scores_that_stay_behind_are_in_the_report(tmp_path):
    report, _ = _written(tmp_path, ArticleRecord(TEXT, document_id="d", spans=[SpanRecord(0, 4, "Gift", score=0.5)]))
    assert [lost.reason for lost in report.reduced] == ["written without its score"]


def test_that_nothing_at_all_is_still_xml(tmp_path):
    tei.write(selection([]), tmp_path / "x.xml", WRITE)
    SCHEMA.assertValid(etree.parse(tmp_path / "x.xml"))
