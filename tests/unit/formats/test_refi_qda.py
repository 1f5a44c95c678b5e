"""`refi-qda`: projects and codebooks as other programs for qualitative work exchange them."""

import io
import uuid
import zipfile
from contextlib import suppress
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from laws import EVERYTHING, READ, WRITE, judged, left, selection, taken
from lxml import etree

from annotator.domain.codebook import Attribute, Codebook, Label
from annotator.domain.errors import BadInput
from annotator.domain.identity import LONGEST_NAME, attribute_id, label_id
from annotator.formats import refi_codes, refi_qda, refi_reading
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    LabelRecord,
    Refusal,
    RelationRecord,
    Selection,
    SpanRecord,
)

TEXT = "Ratu 🐎 menerima “dua ekor kuda” dari Raja.\n\nRaja pergi."
GIFT, WAR = label_id("span", "Gift"), label_id("document", "War")
BOOK = Codebook(
    [
        Label(id=GIFT, name="Gift", colour="#2f6fd0", key="1", definition="Given.", examples="two horses"),
        Label(id=label_id("span", "Animal"), name="Animal", parent_id=GIFT, position=1),
        Label(id=label_id("span", "Old"), name="Old", retired=True, position=2),
        Label(id=WAR, name="War", kind="document", position=3),
        Label(id=label_id("relation", "from"), name="from", kind="relation", position=4),
    ]
)


def _span(quote, label="Gift", **facts):
    return SpanRecord(TEXT.index(quote), TEXT.index(quote) + len(quote), label, **facts)


def _said(tmp_path, *articles, codebook=BOOK):
    """Write articles; return the report and the root of the XML."""
    path = tmp_path / "x.qdpx"
    report = refi_qda.write(Selection(codebook, lambda: iter(articles), lambda: iter(()), "Proyek"), path, WRITE)
    with zipfile.ZipFile(path) as archive:
        return report, etree.fromstring(archive.read("project.qde"))


def _foreign(
    tmp_path, selections, text=TEXT, data=None, more="", codes='<Code guid="C1" name="Gift" isCodable="true"/>'
):
    """A project as another program would write it: each selection is (start, end, name)."""
    spans = "".join(
        f'<PlainTextSelection guid="{uuid.UUID(int=n)}" name={quoteattr(name)} startPosition="{start}"'
        f' endPosition="{end}"><Coding guid="c"><CodeRef targetGUID="{{C1}}"/></Coding></PlainTextSelection>'
        for n, (start, end, name) in enumerate(selections, 1)
    )
    project = (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="Other 1">'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources><TextSource guid='s' name='Doc' "
        f"plainTextPath='internal://a.txt'>{spans}</TextSource>{more}</Sources></Project>"
    )
    path = tmp_path / "other.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", project)
        archive.writestr("Sources/a.txt", data if data is not None else text.encode())
    return path


def _read(path):
    """Return what is read before the file turns out to be broken."""
    found = []
    with suppress(BadInput):
        found.extend(refi_reading.read(path, READ))
    return found


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(EVERYTHING)
def test_that_everything_but_scores_survives_write_read_write(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("refi")
    report = refi_qda.write(selection(project), folder / "a.qdpx", WRITE)
    found = taken(refi_reading.read(folder / "a.qdpx", READ))
    assert [_plain(article) for article in found] == [_plain(article) for article in project]
    assert (report.documents, report.spans, report.dropped) == (len(project), sum(len(a.spans) for a in project), [])
    refi_qda.write(selection(found), folder / "b.qdpx", WRITE)
    again = taken(refi_reading.read(folder / "b.qdpx", READ))
    assert again == found
    whole = [article for article in project for span in article.spans if span.score is not None]
    assert len(report.reduced) == len(whole)


def _plain(article):
    """What the file says, ids told by the order of spans, control characters as their pictures."""
    order = {span.id: place for place, span in enumerate(article.spans)}
    spans = [
        (span.start, span.end, span.label, span.annotator, span.fragments, _facts(span, order), span.note)
        for span in article.spans
    ]
    relations = [(r.source, r.target, r.label, _facts(r, order), r.note) for r in article.relations]
    labels = [(label.label, label.value) for label in article.labels]
    facts = ("text", "name", "title", "source", "url", "published", "language", "meta")
    return [getattr(article, name) for name in facts], spans, relations, labels


def _facts(thing, order):
    said = {}
    for name, value in thing.attributes.items():
        if isinstance(value, str):
            value = order[value] if value in order and name == "of" else _pictures(value)
        said[name] = value
    return said


def _pictures(text):
    from annotator.formats.xml_text import XmlText

    return XmlText().plain(text)


def test_that_pyrefiqda_reads_what_is_written(tmp_path, monkeypatch):
    pyrefiqda = pytest.importorskip("pyrefiqda")
    monkeypatch.chdir(tmp_path)
    outer = _span(
        "“dua ekor kuda”", annotator="Ana", id=str(uuid.UUID(int=7, version=4)), note="why", attributes={"n": 2}
    )
    pieces = SpanRecord(0, 30, "Animal", "Budi", fragments=[(0, 4), (26, 30)])
    article = ArticleRecord(
        TEXT, "a.txt", "Judul", "KABAR", document_id=str(uuid.UUID(int=9)), spans=[outer, pieces],
        relations=[RelationRecord(0, 1, "from", note="so")], labels=[DocumentLabelRecord("War", "cold", "Ana")],
    )  # fmt: skip
    _said(tmp_path, article)
    project = pyrefiqda.RefiProject.load(tmp_path / "x.qdpx", tmp_path / "unpacked")
    assert (project.name, project.origin) == ("Proyek", "Sorot")
    (source,) = project.sources.text_source
    stored = pyrefiqda.RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "unpacked")
    text = stored.read_text("utf-8")
    chosen = source.plain_text_selection
    assert [text[each.start_position : each.end_position] for each in chosen] == ["“dua ekor kuda”", "Ratu", "kuda"]
    codes = {code.guid: code for code in project.code_book.codes.code}
    assert codes[GIFT].description == "Given.\n\nExamples:\ntwo horses"
    assert (codes[GIFT].color, codes[GIFT].code[0].name) == ("#2f6fd0", "Animal")
    assert [user.name for user in project.users.user] == ["Ana", "Budi"]
    assert chosen[0].coding[0].code_ref.target_guid == GIFT
    notes = {note.guid: note.plain_text_content for note in project.notes.note}
    assert [notes[reference.target_guid] for reference in chosen[0].note_ref] == ["2", "why"]
    assert [(link.name, link.direction.value) for link in project.links.link] == [
        ("continued", "Associative"), ("from", "OneWay"),
    ]  # fmt: skip
    assert source.coding[0].code_ref.target_guid == WAR
    assert [member.target_guid for member in project.sets.set[0].member_code] == [WAR]


ORDER = {
    "Project": ["Users", "CodeBook", "Variables", "Sources", "Notes", "Links", "Sets"],
    "TextSource": ["PlainTextSelection", "Coding", "VariableValue"],
    "PlainTextSelection": ["Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
    "Code": ["Description", "Code"],
    "Note": ["Description", "PlainTextContent"],
    "VariableValue": ["VariableRef", "TextValue"],
}


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(EVERYTHING)
def test_that_children_stand_in_the_schemas_order_and_every_guid_stands_for_one_thing(tmp_path_factory, project):
    _, root = _said(tmp_path_factory.mktemp("refi"), *project)
    for element in root.iter():
        order = ORDER.get(etree.QName(element).localname, [])
        names = [etree.QName(child).localname for child in element]
        if order:
            assert names == sorted(names, key=order.index)
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(set(guids)) == len(guids)
    references = {element.get(key) for element in root.iter() for key in ("targetGUID", "originGUID", "creatingUser")}
    assert references - {None} <= set(guids)


def test_that_several_annotators_of_an_article_share_one_source(tmp_path):
    both = [ArticleRecord(TEXT, document_id="d", annotator=name, spans=[_span("Ratu")]) for name in ("Ana", "Budi")]
    report, root = _said(tmp_path, *both)
    assert (report.documents, report.spans) == (2, 2)
    assert len(root.findall(".//{*}TextSource")) == 1
    (article,) = taken(refi_reading.read(tmp_path / "x.qdpx", READ))
    assert [span.annotator for span in article.spans] == ["Ana", "Budi"]


def test_that_the_same_article_written_apart_keeps_one_text(tmp_path):
    one, other = (ArticleRecord(text, document_id=text) for text in ("Satu.", "Dua."))
    _said(tmp_path, one, other, one)
    with zipfile.ZipFile(tmp_path / "x.qdpx") as archive:
        assert len([name for name in archive.namelist() if name.startswith("sources/")]) == 2
    assert [article.text for article in taken(refi_reading.read(tmp_path / "x.qdpx", READ))] == [
        "Satu.",
        "Dua.",
        "Satu.",
    ]


def test_that_the_same_project_gives_the_same_bytes(tmp_path):
    article = ArticleRecord(TEXT, document_id="d", spans=[_span("Ratu", note="x")])
    _said(tmp_path, article)
    first = (tmp_path / "x.qdpx").read_bytes()
    _said(tmp_path, article)
    assert (tmp_path / "x.qdpx").read_bytes() == first


def test_that_control_characters_go_out_as_their_pictures_and_are_counted(tmp_path):
    article = ArticleRecord("Ratu\x0b dan \x1f Raja", "a\x00b", spans=[SpanRecord(0, 5, "Gift", note="\x01")])
    report, _ = _said(tmp_path, article)
    assert report.changed == ["3 control characters, which XML cannot hold, are written as their pictures (such as ␀)"]
    (found,) = taken(refi_reading.read(tmp_path / "x.qdpx", READ))
    assert (found.text, found.name, found.spans[0].note) == ("Ratu\x0b dan \x1f Raja", "a␀b", "␁")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("width", [1, 2])
def test_that_offsets_are_counted_as_the_names_of_selections_prove(tmp_path, ends, width):
    """A program may count UTF-16 units, and each line end as two even where the text has one character there."""
    start, horse = TEXT.index("pergi"), TEXT.index("dua")
    found = [(start + 1 + 2 * (width - 1), "pergi"), (horse + 1, "dua ekor kuda")]
    path = _foreign(
        tmp_path, [(at, at + len(name), name) for at, name in found], data=TEXT.replace("\n", ends).encode()
    )
    (article,) = taken(refi_reading.read(path, READ))
    assert article.text == TEXT
    assert [article.text[span.start : span.end] for span in article.spans] == ["pergi", "dua ekor kuda"]
    assert article.repaired == 2


def test_that_offsets_are_counted_by_word_edges_where_names_are_no_quotes(tmp_path):
    start = TEXT.index("dua") + 1
    (article,) = taken(refi_reading.read(_foreign(tmp_path, [(start, start + 13, "Selection 1")]), READ))
    assert TEXT[article.spans[0].start : article.spans[0].end] == "dua ekor kuda"
    assert (article.name, article.title, article.unit) == ("Doc", "Doc", "UTF-16 units")


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ((-1, 4), "it starts before the text (-1)"),
        ((4, 4), "it ends (4) where it starts (4) or before"),
        ((9, 4), "it ends (4) where it starts (9) or before"),
        ((0, 9999), "it ends after the text's end"),
        ((0, 10**18), "it ends (a huge number) after the text's end (2147483648)"),
        (("", 4), "its start and end (, 4) are not whole numbers"),
        (("NaN", 4), "its start and end (NaN, 4) are not whole numbers"),
    ],
)
def test_that_selections_that_cannot_be_are_refused_by_name(tmp_path, place, reason):
    path = _foreign(tmp_path, [(*place, "x"), (0, 4, "Ratu")])
    refused, article = judged(refi_reading.read(path, READ))
    assert refused == Refusal("other.qdpx", "Doc", f"a selection: {reason}")
    assert [span.end for span in article.spans] == [4]


def test_that_sources_without_text_are_refused_one_by_one(tmp_path):
    more = (
        '<PictureSource guid="p" name="Photo"/><TextSource guid="t" name="Away" plainTextPath="relative://x.txt"/>'
        '<TextSource guid="u" name="Gone" plainTextPath="internal://gone.txt"/><TextSource guid="v" name="Rich"/>'
        '<PDFSource guid="w" name="Print"><Representation guid="r" plainTextPath="internal://a.txt">'
        '<PlainTextSelection guid="q" startPosition="0" endPosition="4"><Coding guid="c"><CodeRef targetGUID="c1"/>'
        "</Coding></PlainTextSelection></Representation></PDFSource>"
    )
    found = list(refi_reading.read(_foreign(tmp_path, [], more=more), READ))
    assert [(refused.record, refused.reason) for refused in found if isinstance(refused, Refusal)] == [
        ("Away", "its text lies outside the file (relative://x.txt)"),
        ("Gone", "its text is missing (gone.txt)"),
        ("Rich", "it has no plain text"),
    ]
    assert [span.label for span in judged(found)[-1].spans] == ["Gift"]
    assert left(found) == [("Photo", "pictures", 1)]


def test_that_what_others_wrote_about_stretches_and_sources_stays(tmp_path):
    selection = '<PlainTextSelection guid="{}" name="Ratu" startPosition="0" endPosition="4" creatingUser="u">{}</{}>'
    coded = (
        "<Description>why</Description><Coding guid='c'><CodeRef targetGUID='C1'/><NoteRef targetGUID='n'/></Coding>"
    )
    more = (
        "<TextSource guid='t' name='Second' plainTextPath='internal://a.txt'><Description>a letter</Description>"
        + selection.format("q", coded, "PlainTextSelection")
        + selection.format("r", "<NoteRef targetGUID='n'/>", "PlainTextSelection")
        + "<NoteRef targetGUID='n'/></TextSource>"
        "</Sources><Notes><Note guid='n' name='N'><PlainTextContent>a memo</PlainTextContent></Note></Notes><Sources>"
    )
    second = taken(refi_reading.read(_foreign(tmp_path, [], more=more), READ))[-1]
    assert [(s.start, s.end, s.label, s.note) for s in second.spans] == [
        (0, 4, "Gift", "why\na memo"),
        (0, 4, "annotation", "a memo"),
    ]
    assert second.meta == {"description": "a letter", "memo": "a memo"}


OTHER_CODES = (
    '<Code guid="C1" name="Gift" isCodable="true" color="#0F0"><Description>what is given</Description>'
    '<NoteRef targetGUID="n1"/><Code guid="C2" name="Horse" isCodable="true" color="#123456"/></Code>'
    '<Code guid="C3" name="Nobody" isCodable="false"/>'
)
OTHER_REST = """
<PictureSource guid="p" name="Photo"><PictureSelection guid="a" firstX="0" firstY="0" secondX="9" secondY="9">
<Coding guid="x"><CodeRef targetGUID="C1"/></Coding></PictureSelection><Coding guid="y"><CodeRef targetGUID="C1"/>
</Coding><TextDescription guid="d" name="Words"/></PictureSource>
<PDFSource guid="w" name="Print"><PDFSelection guid="b" page="1"><Coding guid="z"><CodeRef targetGUID="C1"/></Coding>
</PDFSelection><Representation guid="r" plainTextPath="internal://a.txt"/><Coding guid="v"><CodeRef targetGUID="C2"/>
</Coding></PDFSource></Sources>
<Notes><Note guid="n1" name="Memo"><PlainTextContent>why so</PlainTextContent></Note>
<Note guid="n2" name="Diary"><PlainTextContent>I thought.</PlainTextContent></Note></Notes>
<Links><Link guid="l" name="shows" originGUID="p" targetGUID="s"/></Links>
<Sets><Set guid="e" name="Round one"><MemberSource targetGUID="s"/></Set>
<Set guid="f" name="Best codes"><MemberCode targetGUID="C1"/></Set></Sets>
<Graphs><Graph guid="g" name="Map"/></Graphs><Description>My question.</Description><Sources>
"""
CASES = (
    '<Variables><Variable guid="va" name="age" typeOfVariable="Integer"/></Variables><Cases>'
    '<Case guid="ca" name="Ana"><Description>shy</Description><CodeRef targetGUID="C2"/><VariableValue>'
    '<VariableRef targetGUID="va"/><IntegerValue>31</IntegerValue></VariableValue><SourceRef targetGUID="s"/></Case>'
    f'<Case guid="cb" name="Budi"><SelectionRef targetGUID="{uuid.UUID(int=1)}"/></Case>'
    '<Case guid="cc" name="Cici"/></Cases>'
)


def _whole_foreign(tmp_path):
    path = _foreign(tmp_path, [(0, 4, "Ratu")], more=OTHER_REST, codes=OTHER_CODES)
    with zipfile.ZipFile(path) as archive:
        said = archive.read("project.qde").decode().replace("</CodeBook>", f"</CodeBook>{CASES}", 1)
    return _zip(path, ("project.qde", said), ("sources/a.txt", TEXT.encode()))


def test_that_codes_come_with_colour_description_memo_and_nesting(tmp_path):
    found = [one for one in refi_reading.read(_whole_foreign(tmp_path), READ) if isinstance(one, LabelRecord)]
    assert found == [
        LabelRecord("Gift", colour="#00ff00", definition="what is given\n\nwhy so"),
        LabelRecord("Horse", colour="#123456", parent="Gift"),
        LabelRecord("Nobody", colour=found[2].colour),
        LabelRecord("Horse", "document", "#123456"),
    ]


def test_that_cases_and_sets_of_sources_are_metadata_and_cases_of_selections_attributes(tmp_path):
    article, printed = taken(refi_reading.read(_whole_foreign(tmp_path), READ))
    assert article.meta == {
        "case": "Ana", "case description": "shy", "case age": "31", "case code": "Horse", "set": "Round one"
    }  # fmt: skip
    assert [(span.label, span.attributes) for span in article.spans] == [("Gift", {"case": "Budi"})]
    assert (printed.name, printed.labels) == ("Print", [DocumentLabelRecord("Horse")])


def test_that_what_no_text_holds_is_named_and_refuses_nothing(tmp_path):
    found = list(refi_reading.read(_whole_foreign(tmp_path), READ))
    assert [one for one in found if isinstance(one, Refusal)] == []
    assert left(found) == [
        ("Photo", "pictures", 1),
        ("Photo", "codings of pictures, recordings, films and pages", 2),
        ("Photo", "texts that belong to a picture, a recording or a film", 1),
        ("Print", "codings of pictures, recordings, films and pages", 1),
        ("Map", "graphs", 1),
        ("", "the project’s description", 1),
        ("Best codes", "sets of codes or notes", 1),
        ("Cici", "cases without a text", 1),
        ("Diary", "notes that belong to no text", 1),
        ("shows", "links that do not lead from one stretch of a text to another", 1),
    ]


def test_that_our_own_codebook_comes_back_with_the_project(tmp_path):
    _said(tmp_path, ArticleRecord(TEXT, spans=[_span("Raja")]))
    found = list(refi_reading.read(tmp_path / "x.qdpx", READ))
    labels = {one.name: one for one in found if isinstance(one, LabelRecord)}
    assert labels["Gift"] == LabelRecord("Gift", colour="#2f6fd0", definition="Given.", examples="two horses")
    assert (labels["Animal"].parent, labels["War"].kind, labels["from"].kind) == ("Gift", "document", "relation")
    assert left(found) == [("Old", "that a label is retired", 1)]


def _zip(path, *members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


HEAD = '<Project xmlns="urn:QDA-XML:project:1.0" name="x">'
HOSTILE = {
    "no zip": b"PK\x03\x04 but no zip",
    "empty": b"",
    "no project": [("a.txt", "x")],
    "climbs out": [("project.qde", f"{HEAD}</Project>"), ("../../evil.txt", "x")],
    "absolute": [("project.qde", f"{HEAD}</Project>"), ("/etc/evil", "x")],
    "bomb": [("project.qde", f"{HEAD}</Project>"), ("sources/a.txt", b"\0" * 30_000_000)],
    "two projects": [("a.qde", f"{HEAD}</Project>"), ("b.qde", f"{HEAD}</Project>")],
    "entities": [("project.qde", f'<!DOCTYPE Project [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>{HEAD}&b;</Project>')],
    "external": [("project.qde", f'<!DOCTYPE Project SYSTEM "file:///etc/passwd">{HEAD}</Project>')],
    "nested": [("project.qde", HEAD + "<Sources>" * 100_000)],
    "cut short": [("project.qde", HEAD + "<Sources><TextSource")],
    "something else": [("project.qde", "<html/>")],
    "not XML": [("project.qde", b"\xff\xfe\x00")],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_that_hostile_projects_are_refused_with_a_reason(tmp_path, name):
    path = tmp_path / "x.qdpx"
    data = HOSTILE[name]
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        _zip(path, *data)
    with pytest.raises(BadInput) as told:
        list(refi_reading.read(path, READ))
    assert told.value.reason
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["x.qdpx"]


def test_that_damage_anywhere_is_a_sentence(tmp_path):
    _said(tmp_path, ArticleRecord(TEXT, document_id="d", spans=[_span("Ratu", note="x")]))
    whole = (tmp_path / "x.qdpx").read_bytes()
    for place in range(0, len(whole), 7):
        (tmp_path / "x.qdpx").write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        _read(tmp_path / "x.qdpx")


def test_that_a_codebook_survives_write_and_read(tmp_path):
    lost = refi_codes.write(tmp_path / "b.qdc", BOOK)
    assert lost == ["Keys are left out: REFI-QDA has no place for them."]
    name, book = refi_codes.read(tmp_path / "b.qdc")
    assert name == "b"
    told = ("id", "name", "kind", "colour", "definition", "examples", "parent_id", "retired")
    assert [[getattr(label, fact) for fact in told] for label in book] == [
        [getattr(label, fact) for fact in told] for label in BOOK
    ]
    assert [label.key for label in book] == ["1", "2", "", "", ""]


def test_that_pyrefiqda_reads_the_codebook(tmp_path):
    pyrefiqda = pytest.importorskip("pyrefiqda")
    refi_codes.write(tmp_path / "b.qdc", BOOK)
    book = pyrefiqda.RefiCodebook.load(tmp_path / "b.qdc")
    assert [code.name for code in book.codes.code] == ["Gift", "Old", "War", "from"]
    assert [code.is_codable for code in book.codes.code] == [True, False, True, True]
    assert [(told.name, len(told.member_code)) for told in book.sets.set] == [
        ("Labels of articles", 1),
        ("Relations", 1),
    ]


def test_that_attributes_and_rings_of_labels_do_not_stop_a_codebook(tmp_path):
    a, b = label_id("span", "A"), label_id("span", "B")
    ring = [Label(id=a, name="A", parent_id=b), Label(id=b, name="B", parent_id=a, position=1)]
    facts = [Attribute(id=attribute_id(a, "n"), label_id=a, name="n")]
    lost = refi_codes.write(tmp_path / "b.qdc", Codebook(ring, facts))
    assert lost == ["Attributes are left out: REFI-QDA has no place for them."]
    assert {label.name for label in refi_codes.read(tmp_path / "b.qdc")[1]} == {"A", "B"}


def test_that_codes_of_one_name_are_told_apart_by_what_they_stand_under(tmp_path):
    codes = (
        '<Code guid="1" name="Mood" isCodable="false" color="#abc"><Code guid="2" name="Bad" isCodable="true"/></Code>'
        '<Code guid="3" name="Food" isCodable="false"><Code guid="4" name="bad" isCodable="1" color="none"/></Code>'
    )
    path = tmp_path / "b.qdc"
    path.write_text(f'<CodeBook xmlns="urn:QDA-XML:codebook:0:4"><Codes>{codes}</Codes></CodeBook>', "utf-8")
    _, book = refi_codes.read(path)
    assert [label.name for label in book] == ["Mood", "Bad", "Food", "Food > bad"]
    assert next(iter(book)).colour == "#aabbcc"
    assert not any(label.retired for label in book)


def test_that_names_as_long_as_a_project_holds_survive(tmp_path):
    name = "n" * LONGEST_NAME
    _said(tmp_path, ArticleRecord(TEXT, document_id="d", spans=[_span("Ratu", name)]), codebook=Codebook())
    (article,) = taken(_read(tmp_path / "x.qdpx"))
    assert [span.label for span in article.spans] == [name]


def test_that_long_names_that_stand_twice_refuse_no_codebook(tmp_path):
    name = "n" * 600
    inner = f'<Code guid="1" name="{name}"><Code guid="2" name="{name}"/></Code>'
    (tmp_path / "b.qdc").write_text(f"<CodeBook><Codes>{inner}</Codes></CodeBook>", "utf-8")
    assert [label.name for label in refi_codes.read(tmp_path / "b.qdc")[1]] == [name, f"{name} (2)"]


def test_that_sets_of_codes_that_are_none_of_ours_are_told(tmp_path):
    refi_codes.write(tmp_path / "b.qdc", BOOK)
    assert refi_codes.left_out(tmp_path / "b.qdc") == []
    text = '<CodeBook><Codes/><Sets><Set guid="1" name="Chapter 2"/><Set name="Relations"/></Sets></CodeBook>'
    (tmp_path / "b.qdc").write_text(text, "utf-8")
    assert refi_codes.left_out(tmp_path / "b.qdc") == ["Sets of codes are left out: Chapter 2."]


@pytest.mark.parametrize("text", ["<x/>", "", "<CodeBook/>", "<CodeBook><Codes><Code name=' '/></Codes></CodeBook>"])
def test_that_other_files_are_no_codebooks(tmp_path, text):
    (tmp_path / "b.qdc").write_text(text)
    with pytest.raises(BadInput):
        refi_codes.read(tmp_path / "b.qdc")


def test_that_nothing_is_unpacked_outside_memory_and_the_systems_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _said(tmp_path, ArticleRecord(TEXT, document_id="d"))
    before = sorted(tmp_path.iterdir())
    taken(refi_reading.read(tmp_path / "x.qdpx", READ))
    assert sorted(tmp_path.iterdir()) == before
    assert io.BytesIO((tmp_path / "x.qdpx").read_bytes()).read(2) == b"PK"


def test_that_guids_are_met_once_and_hardly_any_is_taken_for_another():
    met, guids = refi_codes.GuidsMet(), [refi_codes.guid_of("span", number) for number in range(20_000)]
    assert sum(met.meet(guid) for guid in guids) < 5
    assert all(met.meet(guid) for guid in guids)
