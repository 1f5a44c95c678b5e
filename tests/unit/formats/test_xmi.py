"""XMI: files that dkpro-cassis reads, and files of other UIMA programs."""

import subprocess
import sys
from importlib import resources

import pytest
from cassis import Cas, TypeSystem, load_cas_from_xmi, load_typesystem
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import EVERYTHING, READ, WRITE, left, same_project, selection, taken

from annotator.domain.errors import BadInput
from annotator.formats import xmi, xmi_reading
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, Refusal, RelationRecord, SpanRecord

TEXT = "Ratu 🐎 menerima\n“dua ekor kuda” dari Raja e\u0301lite."
DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
TOKEN, ENTITY = f"{DKPRO}segmentation.type.Token", f"{DKPRO}ner.type.NamedEntity"


def _span(quote, label="Gift", **facts):
    return SpanRecord(TEXT.index(quote), TEXT.index(quote) + len(quote), label, **facts)


def _written(folder, *articles):
    return xmi.write(selection(articles), folder, WRITE)


def _read_all(folder):
    return [record for path in sorted(folder.glob("*.xmi")) for record in xmi_reading.read(path, READ)]


def _bytes(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _cas(folder, name="a"):
    with (folder / "TypeSystem.xml").open("rb") as types, (folder / f"{name}.xmi").open("rb") as file:
        return load_cas_from_xmi(file, typesystem=load_typesystem(types))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(EVERYTHING)
def test_that_everything_survives(tmp_path_factory, project):
    first, second = (tmp_path_factory.mktemp("xmi") / name for name in ("first", "second"))
    report = _written(first, *project)
    found = taken(_read_all(first))
    found.sort(key=lambda article: article.document_id)
    assert (report.spans, report.dropped) == (sum(len(article.spans) for article in project), [])
    same_project(project, found)
    assert [article.labels for article in found] == [article.labels for article in project]
    _written(second, *found)
    assert _bytes(second) == _bytes(first)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(EVERYTHING)
def test_that_cassis_finds_every_span_on_its_words(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("xmi") / "out"
    _written(folder, *project)
    covered = []
    for path in folder.glob("*.xmi"):
        covered += [(fs.get_covered_text(), fs.begin, fs.end) for fs in _cas(folder, path.stem).select(xmi.SPAN)]
    wanted = [(a.text[s.start : s.end], s.start, s.end) for a in project for s in a.spans]
    assert sorted(covered) == sorted(wanted)


def test_that_labels_attributes_notes_relations_and_pieces_are_features(tmp_path):
    spans = [
        _span("Ratu", "Person", note="why\nso", attributes={"royal title": "ratu", "age": 70}, id="p"),
        SpanRecord(0, 15, "Gift", fragments=[(0, 4), (7, 15)], attributes={"giver": "p"}, id="g"),
    ]
    relation = RelationRecord(1, 0, "given by", attributes={"class": "x"})
    label = DocumentLabelRecord("Topic", "war", "Ana")
    article = ArticleRecord(TEXT, "a.txt", "Judul", spans=spans, relations=[relation], labels=[label], language="id")
    report = _written(tmp_path / "out", article)
    cas = _cas(tmp_path / "out")
    ratu, gift = cas.select(xmi.SPAN)
    assert (ratu.value, ratu.note, ratu.royal_title, ratu.age, ratu.facts) == (
        "Person", "why\nso", "ratu", "70", '{"json":["age"],"id":"#1"}',
    )  # fmt: skip
    assert (gift.begin, gift.end, gift.giver, gift.facts) == (0, 15, "#1", '{"fragments":[[0,4],[7,15]]}')
    (linked,) = cas.select(xmi.RELATION)
    assert (linked.Governor, linked.Dependent, linked.value, linked.class_2) == (gift, ratu, "given by", "x")
    metadata = cas.select(xmi.METADATA)[0]
    assert (metadata.documentTitle, metadata.language) == ("Judul", "id")
    assert [(fs.label, fs.value) for fs in cas.select_all_fs() if fs.type.name == xmi.LABEL] == [("Topic", "war")]
    assert report.changed == ["“royal title” is written as “royal_title”", "“class” is written as “class_2”"]
    assert [lost.reason for lost in report.reduced] == ["written as one stretch; its pieces are in the feature “facts”"]


def test_that_offsets_are_utf16_units_and_newlines_are_references(tmp_path):
    _written(tmp_path / "out", ArticleRecord(TEXT, "a", spans=[_span("kuda")]))
    raw = (tmp_path / "out" / "a.xmi").read_text(encoding="utf-8")
    place = TEXT.index("kuda") + 1
    assert f'begin="{place}" end="{place + 4}"' in raw
    assert "menerima&#10;“dua" in raw


def test_that_control_characters_are_reported_and_come_back(tmp_path):
    text = "Ratu\x0c\x1b pergi\ufffe\r sekali"
    spans = [SpanRecord(5, 12, "Gi\x07ft", note="a\x0bb", attributes={"x": "\x02"})]
    report = _written(tmp_path / "out", ArticleRecord(text, "a", "T\x03", spans=spans))
    assert any("control characters, which XML cannot hold" in change for change in report.changed)
    (article,) = taken(_read_all(tmp_path / "out"))
    assert (article.text, article.title) == (text, "T\x03")
    (span,) = article.spans
    assert (span.start, span.end, span.label, span.note) == (5, 12, "Gi\x07ft", "a\x0bb")
    assert span.attributes == {"x": "\x02"}


def _their_cas(text="Ratu 🐎 pergi ke Kota"):
    with resources.files("cassis").joinpath("resources", "dkpro-core-types.xml").open("rb") as file:
        system = load_typesystem(file)
    system.create_type("webanno.custom.Horse", "uima.tcas.Annotation")
    role = system.create_type("webanno.custom.RoleLink", "uima.cas.TOP")
    system.create_feature(role, "role", "uima.cas.String")
    system.create_feature(role, "target", "uima.tcas.Annotation")
    frame = system.create_type("webanno.custom.Frame", "uima.tcas.Annotation")
    system.create_feature(frame, "roles", "uima.cas.FSArray", elementType=role)
    system.create_feature(frame, "words", "uima.cas.StringArray")
    system.create_feature(frame, "weight", "uima.cas.Double")
    system.create_feature(frame, "sure", "uima.cas.Boolean")
    cas = Cas(system)
    cas.sofa_string = text
    return cas, system


def _save(folder, cas, system):
    cas.to_xmi(folder / "a.xmi")
    system.to_xml(folder / "TypeSystem.xml")
    return folder / "a.xmi"


def test_that_other_programs_annotations_are_read(tmp_path):
    cas, system = _their_cas()
    get = system.get_type
    tokens = [get(TOKEN)(begin=b, end=e) for b, e in [(0, 4), (5, 6), (7, 12), (13, 15), (16, 20)]]
    entities = [get(ENTITY)(begin=0, end=4, value="PER", identifier="Q9"), get(ENTITY)(begin=16, end=20)]
    horse = get("webanno.custom.Horse")(begin=5, end=6)
    role = get("webanno.custom.RoleLink")(role="agent", target=entities[0])
    array = get("uima.cas.FSArray")(elements=[role])
    words = get("uima.cas.StringArray")(elements=["a b", "c"])
    frame = get("webanno.custom.Frame")(begin=7, end=12, roles=array, words=words, weight=0.5, sure=True)
    edge = get(f"{DKPRO}syntax.type.dependency.Dependency")(
        begin=0, end=4, Governor=tokens[2], Dependent=tokens[0], DependencyType="nsubj", flavor="basic"
    )
    cas.add_all([*tokens, *entities, horse, frame, edge])
    (article,) = taken(xmi_reading.read(_save(tmp_path, cas, system), READ))
    assert [(article.text[s.start : s.end], s.label, s.attributes) for s in article.spans] == [
        ("Ratu", "PER", {"identifier": "Q9"}),
        ("Kota", "NamedEntity", {}),
        ("🐎", "Horse", {}),
        ("pergi", "Frame", {"weight": 0.5, "sure": True, "words": ["a b", "c"]}),
        ("pergi", "Token", {}),
        ("Ratu", "Token", {}),
    ]
    assert [(r.source, r.target, r.label, r.attributes) for r in article.relations] == [
        (4, 5, "Dependency", {"DependencyType": "nsubj", "flavor": "basic"}),
        (3, 0, "agent", {}),
    ]
    assert article.name == "a.xmi"


def test_that_what_covers_no_stretch_is_a_label_of_the_article_a_fact_of_its_span_or_named(tmp_path):
    cas, system = _their_cas()
    topic = system.create_type("webanno.custom.Topic", "uima.cas.AnnotationBase")
    for feature in ("value", "sure", "by"):
        system.create_feature(topic, feature, "uima.cas.String")
    concept = system.create_type("org.example.Concept", "uima.cas.TOP")
    system.create_feature(concept, "cui", "uima.cas.String")
    system.create_feature(concept, "score", "uima.cas.Double")
    found = system.create_type("org.example.Found", "uima.tcas.Annotation")
    system.create_feature(found, "concepts", "uima.cas.FSArray", elementType=concept)
    pair = [concept(cui="C01", score=0.5), concept(cui="C02")]
    mark = found(begin=0, end=4, concepts=system.get_type("uima.cas.FSArray")(elements=pair))
    who = system.create_type(xmi.METADATA, "uima.tcas.DocumentAnnotation")
    for feature in ("documentTitle", "documentId", "collectionId"):
        system.create_feature(who, feature, "uima.cas.String")
    metadata = who(begin=0, end=4, documentTitle="Kuda", documentId="17", collectionId="x")
    cas.add_all([mark, metadata, concept(cui="C99"), topic(value="war", sure="yes"), topic(), topic(sure="no", by="a")])
    records = list(xmi_reading.read(_save(tmp_path, cas, system), READ))
    (article,) = taken(records)
    assert [(s.label, s.attributes) for s in article.spans] == [
        ("Found", {"concepts cui": ["C01", "C02"], "concepts score": 0.5})
    ]
    assert article.labels == [
        DocumentLabelRecord("war", "yes"), DocumentLabelRecord("Topic"), DocumentLabelRecord("Topic", "sure: no; by: a")
    ]  # fmt: skip
    assert (article.title, article.meta) == ("Kuda", {"documentId": "17", "collectionId": "x"})
    assert [(what, count) for _, what, count in left(records)] == [
        ("facts of the kind “Concept” that cover no stretch", 1)
    ]


def test_that_a_view_without_text_is_named_beside_one_that_has_it(tmp_path):
    cas, system = _their_cas()
    cas.add(system.get_type("webanno.custom.Horse")(begin=5, end=6))
    cas.create_view("picture")
    records = list(xmi_reading.read(_save(tmp_path, cas, system), READ))
    (article,) = taken(records)
    assert [span.label for span in article.spans] == ["Horse"]
    assert left(records) == [("picture", "views without text", 1)]


def test_that_a_chain_becomes_relations(tmp_path):
    cas, system = _their_cas()
    link, chain = (system.get_type(f"{DKPRO}coref.type.Coreference{kind}") for kind in ("Link", "Chain"))
    last = link(begin=16, end=20, referenceType="np")
    first = link(begin=0, end=4, referenceType="np", referenceRelation="same", next=last)
    cas.add_all([first, last, chain(first=first)])
    records = list(xmi_reading.read(_save(tmp_path, cas, system), READ))
    (article,) = taken(records)
    assert [(r.source, r.target, r.label) for r in article.relations] == [(0, 1, "same")]
    assert (article.labels, left(records)) == ([], [])


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('begin="0"', 'begin="-1"', "before the text"),
        ('end="4"', 'end="99"', "after the text's end"),
        ('end="4"', 'end="99999999999999999999999999"', "after the text's end"),
        ('end="4"', 'end="0"', "where it starts"),
        ('begin="0" end="4"', 'begin="4" end="0"', "where it starts"),
        ('end="4"', 'end="NaN"', "not whole numbers"),
        ('end="4"', 'end="6"', "inside a character"),
        ('end="4"', "", "not whole numbers"),
    ],
)
def test_that_wrong_offsets_are_refused_and_the_rest_is_there(tmp_path, old, new, reason):
    cas, system = _their_cas()
    cas.add_all([system.get_type(ENTITY)(begin=b, end=e, value="PER") for b, e in [(0, 4), (16, 20)]])
    path = _save(tmp_path, cas, system)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    refused, article = xmi_reading.read(path, READ)
    assert refused.file == "a.xmi"
    assert refused.record.startswith("annotation ")
    assert reason in refused.reason
    assert [article.text[span.start : span.end] for span in article.spans] == ["Kota"]


def _changed(folder, name, change):
    path = folder / "out" / name
    path.write_bytes(change(path.read_bytes()))


@pytest.mark.parametrize(
    ("name", "change", "reason"),
    [
        ("a.xmi", lambda data: data[: len(data) // 2], "it is not XML"),
        ("a.xmi", lambda data: b"", "it is not XML"),
        ("a.xmi", lambda data: b"<a/>", "it is not UIMA's XMI"),
        ("a.xmi", lambda data: data.replace(b"custom:Span", b"custom:Spam"), "TypeSystem.xml does not have"),
        ("a.xmi", lambda data: data.replace(b'value="Gift"', b'valve="Gift"'), "TypeSystem.xml does not have"),
        ("a.xmi", lambda data: data.replace(b'sofa="1"', b'sofa="9"'), "it is damaged"),
        ("a.xmi", lambda data: data.replace(b'members="', b'members="77 '), "it is damaged"),
        ("a.xmi", lambda data: data.replace(b'xmi:id="', b'xmi:id="x'), "it is damaged"),
        ("a.xmi", lambda data: data.replace("🐎".encode(), b"\xff\xfe"), "it is not XML"),
        ("a.xmi", lambda data: data.replace(b"Ratu", b"Ra\0u"), "it is not XML"),
        ("a.xmi", lambda data: data.replace(b"Ratu", b"&#xD800;"), "it is not XML"),
        ("a.xmi", lambda data: data.replace(b"<cas:NULL", b"<a>" * 300 + b"<cas:NULL"), "it is not XML"),
        ("TypeSystem.xml", lambda data: b"<typeSystemDescription>", "it is not XML"),
        ("TypeSystem.xml", lambda data: b"<a/>", "TypeSystem.xml does not have"),
        ("TypeSystem.xml", lambda data: data.replace(b">note<", b">class<"), "cannot be the name"),
        ("TypeSystem.xml", lambda data: data.replace(b">note<", b">__class__<"), "cannot be the name"),
        ("TypeSystem.xml", lambda data: data.replace(b">note<", b">a=print()<"), "cannot be the name"),
        (
            "TypeSystem.xml",
            lambda data: data.replace(b"uima.tcas.Annotation<", b"webanno.custom.Span<"),
            "no type system",
        ),
    ],
)
def test_that_damage_is_a_sentence(tmp_path, name, change, reason):
    _written(tmp_path / "out", ArticleRecord("Ratu 🐎", "a", spans=[SpanRecord(0, 4, "Gift")]))
    _changed(tmp_path, name, change)
    with pytest.raises(BadInput, match=reason):
        list(xmi_reading.read(tmp_path / "out" / "a.xmi", READ))


BOMB = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(12))


@pytest.mark.parametrize("name", ["a.xmi", "TypeSystem.xml"])
@pytest.mark.parametrize(
    "entities", [BOMB, b'<!ENTITY a11 SYSTEM "file:///etc/passwd">', b'<!ENTITY a11 SYSTEM "http://127.0.0.1:9/">']
)
def test_that_entities_are_refused(tmp_path, name, entities):
    _written(tmp_path / "out", ArticleRecord("Ratu", "a", spans=[SpanRecord(0, 4, "Gift")]))
    head = b"<!DOCTYPE x [" + entities + b"]>"
    _changed(tmp_path, name, lambda data: data.replace(b"?>\n", b"?>" + head, 1).replace(b"Gift", b"&a11;"))
    with pytest.raises(BadInput, match=r"declares entities|entity"):
        list(xmi_reading.read(tmp_path / "out" / "a.xmi", READ))


def test_that_a_file_without_types_or_text_is_a_sentence(tmp_path):
    _written(tmp_path / "out", ArticleRecord("Ratu", "a"))
    (tmp_path / "out" / "TypeSystem.xml").rename(tmp_path / "out" / "my-typesystem.xml")
    assert taken(_read_all(tmp_path / "out"))[0].text == "Ratu"
    (tmp_path / "out" / "my-typesystem.xml").unlink()
    with pytest.raises(BadInput, match=r"“TypeSystem\.xml”, which says what its annotations are, is not beside it"):
        _read_all(tmp_path / "out")
    cas = Cas(TypeSystem())
    cas.sofa_string = " \n"
    assert list(xmi_reading.read(_save(tmp_path, cas, TypeSystem()), READ)) == [
        Refusal("a.xmi", "", "it holds no text")
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_that_no_change_of_bytes_does_more_than_be_refused(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("xmi")
    spans = [SpanRecord(0, 4, "Gift", attributes={"giver": "x"}), SpanRecord(0, 6, "P", fragments=[(0, 2), (3, 6)])]
    _written(folder / "out", ArticleRecord("Ratu 🐎", "a", spans=spans, relations=[RelationRecord(0, 1, "R")]))
    path = folder / "out" / data.draw(st.sampled_from(["a.xmi", "TypeSystem.xml"]))
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 3))] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b"9", b'"'])
        )
    path.write_bytes(bytes(raw))
    try:
        records = list(xmi_reading.read(folder / "out" / "a.xmi", READ))
    except BadInput:
        return
    for record in records:
        if isinstance(record, ArticleRecord):
            assert all(0 <= span.start < span.end <= len(record.text) for span in record.spans)


def test_that_cassis_is_not_imported_with_the_registry():
    script = "import sys, annotator.formats.registry; sys.exit('cassis' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
