"""MedTator and MAE: tags in UTF-16 units, in pieces, on nothing; links of two tags and of more."""

import pytest
from laws import READ, left, marks, taken

from annotator.domain.errors import BadInput
from annotator.formats import medtator
from annotator.formats.record import DocumentLabelRecord, RelationRecord

TEXT = "\n🐎 Ratu menerima hadiah\ndari <Raja> & e\u0301lite.\n"


def _file(tmp_path, tags, text=TEXT):
    path = tmp_path / "berita.txt.xml"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8" ?>\n<GIFTS>\n<TEXT><![CDATA[{text}]]></TEXT>\n<TAGS>\n{tags}\n</TAGS>\n'
        "<META/>\n</GIFTS>",
        encoding="utf-8",
        newline="",
    )
    return path


def _utf16(place):
    return len(TEXT[:place].encode("utf-16-le")) // 2


def _spans(*words, unit=_utf16):
    return ",".join(f"{unit(TEXT.index(said))}~{unit(TEXT.index(said) + len(said))}" for said in words)


@pytest.mark.parametrize(("unit", "repaired"), [(_utf16, 4), (lambda place: place, 0)])
def test_that_tags_stand_on_their_words(tmp_path, unit, repaired):
    over = _spans("hadiah\ndari", unit=unit)
    tags = f"""
<PERSON spans="{_spans("Ratu", unit=unit)}" text="Ratu" id="P0" role="queen" comment="NA"/>
<PERSON spans="{_spans("Raja", unit=unit)}" text="Raja" id="P1" role="" comment="why"/>
<EVENT spans="{_spans("menerima", "dari", unit=unit)}" text="menerima ... dari" id="E0"/>
<LINE spans="{over}" text="hadiah dari" id="L0"/>"""
    (article,) = taken(medtator.read(_file(tmp_path, tags), READ))
    assert (article.text, article.name, article.meta) == (TEXT, "berita.txt", {"task": "GIFTS"})
    assert [(span.label, span.quote, span.attributes, span.note, span.id) for span in article.spans] == [
        ("PERSON", "Ratu", {"role": "queen"}, "", "P0"),
        ("PERSON", "Raja", {}, "why", "P1"),
        ("EVENT", "menerima dari", {}, "", "E0"),
        ("LINE", "hadiah\ndari", {}, "", "L0"),
    ]
    assert [TEXT[start:end] for start, end in article.spans[2].fragments] == ["menerima", "dari"]
    assert article.repaired == repaired


def test_that_old_starts_and_ends_are_read(tmp_path):
    (article,) = taken(medtator.read(_file(tmp_path, '<NOUN id="N0" start="3" end="7" text="Ratu"/>'), READ))
    assert marks(article) == [(3, 7, "NOUN")]


def test_that_tags_on_nothing_are_labels_of_the_article(tmp_path):
    tags = """
<FEVER id="F0" spans="-1~-1" text="" comment=""/>
<MOOD id="M0" spans="-1~-1" text="" mood="glad" comment="NA"/>
<BOTH id="B0" start="-1" end="-1" text="" a="1" b="2" comment="c"/>"""
    (article,) = taken(medtator.read(_file(tmp_path, tags), READ))
    assert article.labels == [
        DocumentLabelRecord("FEVER"),
        DocumentLabelRecord("MOOD", "glad"),
        DocumentLabelRecord("BOTH", "a: 1; b: 2; comment: c"),
    ]


def test_that_links_are_relations_and_links_of_more_are_several(tmp_path):
    tags = f"""
<P spans="{_spans("Ratu")}" text="Ratu" id="P0"/>
<P spans="{_spans("Raja")}" text="Raja" id="P1"/>
<G spans="{_spans("hadiah")}" text="hadiah" id="G0"/>
<N spans="-1~-1" text="" id="N0"/>
<FROM id="L0" fromID="G0" fromText="hadiah" toID="P1" toText="Raja" sure="yes" comment="NA"/>
<GIVES id="L1" giverID="P1" giverText="Raja" giftID="G0" giftText="hadiah" takerID="P0" takerText="Ratu"/>
<FROM id="L2" fromID="N0" fromText="" toID="P1" toText="Raja"/>
<FROM id="L3" fromID="" fromText="" toID="P1" toText="Raja"/>
<FROM id="L4"/>"""
    records = list(medtator.read(_file(tmp_path, tags), READ))
    (article,) = taken(records)
    assert article.relations == [
        RelationRecord(2, 1, "FROM", attributes={"sure": "yes"}),
        RelationRecord(1, 2, "GIVES", attributes={"role": "gift"}),
        RelationRecord(1, 0, "GIVES", attributes={"role": "taker"}),
    ]
    assert left(records) == [(f"FROM L{nth}", "links that do not link two tags on the text", 1) for nth in (2, 3, 4)]


def test_that_crlf_becomes_lf_as_in_all_xml(tmp_path):
    tags = '<V spans="5~10" text="pergi" id="V0"/>'
    (article,) = taken(medtator.read(_file(tmp_path, tags, "Ratu\r\npergi"), READ))
    assert (article.text, article.spans[0].quote) == ("Ratu\npergi", "pergi")


@pytest.mark.parametrize(
    ("spans", "reason"),
    [
        ("-5~2", "it starts before the text"),
        ("2~2", "where it starts"),
        ("3~2", "where it starts"),
        ("0~999", "after the text's end"),
        (f"0~{10**14}", "after the text's end"),
        (f"0~{10**30}", "not pairs of whole numbers"),
        ("0~NaN", "not pairs of whole numbers"),
        ("0~1e3", "not pairs of whole numbers"),
        ("0-4", "not pairs of whole numbers"),
        ("0~4,", "not pairs of whole numbers"),
        ("0~4,2~6", "overlap"),
    ],
)
def test_that_a_wrong_tag_refuses_the_article(tmp_path, spans, reason):
    (refused,) = medtator.read(_file(tmp_path, f'<T spans="{spans}" text="" id="T0"/>'), READ)
    assert (refused.file, refused.record) == ("berita.txt.xml", "T T0")
    assert reason in refused.reason


def test_that_a_tag_whose_text_nothing_explains_is_kept_for_the_import_to_refuse(tmp_path):
    (article,) = taken(medtator.read(_file(tmp_path, '<T spans="0~4" text="nowhere" id="T0"/>'), READ))
    assert [(span.start, span.quote) for span in article.spans] == [(0, "nowhere")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<a><TEXT>x</TEXT></a>", "no file of MedTator"),
        ("<a><TAGS/></a>", "no file of MedTator"),
        ("<View><Text name='text'/></View>", "no file of MedTator"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a><TEXT>&x;</TEXT><TAGS/></a>", "entities"),
        ("<a><TEXT>x</TEXT><TAGS>", "not XML"),
    ],
)
def test_that_other_xml_is_refused(tmp_path, data, reason):
    path = tmp_path / "a.xml"
    path.write_text(data)
    with pytest.raises(BadInput, match=reason):
        list(medtator.read(path, READ))


def test_that_an_empty_text_is_refused(tmp_path):
    (refused,) = medtator.read(_file(tmp_path, "", " "), READ)
    assert refused.reason == "it holds no text"
