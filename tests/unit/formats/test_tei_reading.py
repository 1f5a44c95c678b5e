"""Reading TEI of anybody: the text as somebody reads it, names and spans beside it, and what is left of an edition."""

import time

import pytest
from laws import READ, WRITE, judged, left, marks, selection, taken

from annotator.domain.errors import BadInput
from annotator.formats import tei, tei_reading, tei_stream
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    LabelRecord,
    Refusal,
    RelationRecord,
    SpanRecord,
)

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
TEXT = "Ratu 🐎 menerima e\u0301lite."
HEADER = """
<teiHeader><fileDesc>
 <titleStmt><title type="main">Surat  Raja</title><title type="sub">A letter</title>
  <author>Raja Wilis</author><respStmt xml:id="sk"><resp>spans</resp><name>Sari K.</name></respStmt></titleStmt>
 <extent>2 leaves</extent>
 <publicationStmt><publisher>Balai</publisher><date>2021</date><idno type="URI">https://naskah.example/7</idno>
  <availability><licence>CC BY</licence></availability><idno>B-7</idno></publicationStmt>
 <sourceDesc><bibl><title level="j">Warta</title>, <date when="1871-03"/></bibl></sourceDesc></fileDesc>
 <encodingDesc><classDecl>
  <taxonomy xml:id="acts"><category xml:id="g"><catDesc><term>Gift</term>: what is given</catDesc>
   <category xml:id="h"><gloss>Horse</gloss><desc>with
     a saddle</desc></category></category><category xml:id="never"><catDesc>Oath</catDesc></category></taxonomy>
  <taxonomy xml:id="genres"><category xml:id="letter"><catDesc>Letter</catDesc></category></taxonomy>
  <taxonomy xml:id="places"><category xml:id="town"><catDesc>Town</catDesc></category></taxonomy>
 </classDecl></encodingDesc>
 <profileDesc><langUsage><language ident="id"/></langUsage>
  <textClass><catRef target="#letter"/><keywords><term>kuda</term></keywords></textClass></profileDesc>
</teiHeader>"""


def _file(folder, body, header="", beside="", root="TEI"):
    path = folder / "a.xml"
    said = f"<{root} {TEI}>{header}<text><body>{body}</body></text>{beside}</{root}>"
    path.write_text(said, encoding="utf-8", newline="")
    return path


def _read(folder, body, header="", beside=""):
    return list(tei_reading.read(_file(folder, body, header, beside), READ))


def _one(folder, body, header="", beside=""):
    (article,) = taken(_read(folder, body, header, beside))
    return article


def _words(article):
    return [(article.text[span.start : span.end], span.label) for span in article.spans]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<head>Satu\n  dua</head><p> Tiga <hi>empat </hi> lima</p>\n<p>enam</p>", "Satu dua\nTiga empat lima\nenam"),
        ("<p>e\u0301 🐎\u00a0 \u2028x</p>", "e\u0301 🐎\u00a0 \u2028x"),
        ('<ab xml:space="preserve"> a\n\n b\t</ab><p>c</p>', " a\n\n b\t\nc"),
        ('<p xml:space="preserve">a  <q xml:space="default">b  c</q>  d</p>', "a  b c  d"),
        ('<div xml:space="preserve">\n  <p>a  b</p>\n\n <p> c</p>\n</div>', "a  b\n c"),
        ("<p>a <choice><am>&amp;</am><ex>dan</ex></choice> b</p>", "a dan b"),
        ("<p>satu<lb/>dua <pb n='2'/> tiga</p>", "satu dua tiga"),
        ('<p>ke- <lb break="no"/> dua<pb break="no"/>an</p>', "ke-duaan"),
        ("<p>a <choice><sic>b</sic><corr>c</corr></choice><choice><abbr>d</abbr><expan>e</expan></choice></p>", "a ce"),
        ("<p>a<app><lem>b</lem><rdg>c</rdg></app><app><rdg>d</rdg><rdg>e</rdg></app></p>", "abd"),
        ("<p>a <del>b</del><add>c</add> <note>d</note><gap/> e</p>", "a c e"),
        ("<lg><l>a</l><l>b</l></lg><sp><speaker>c</speaker><p>d</p></sp>", "a\nb\nc\nd"),
        ("<table><row><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row></table>", "a\tb\nc"),
        ("<list><label>a</label><item>b</item></list><p>c <label>d</label></p>", "a\nb\nc d"),
        ('<p><w>a</w> <w join="right">b</w>\n<w>c</w> <pc join="left">.</pc></p>', "a bc."),
        ("<p>a <!-- b --><?c d?>e <![CDATA[<f>]]></p>", "a e <f>"),
        ("<p>a\r\nb&#13;c</p>", "a b c"),
        (
            "<div><quote>a</quote><p>b <quote>c</quote></p></div><fw>d</fw><floatingText><p>e</p></floatingText>",
            "a\nb c\ne",
        ),
    ],
)
def test_that_a_text_is_what_somebody_reads(tmp_path, body, text):
    assert _one(tmp_path, body).text == text


def test_that_front_and_back_and_the_texts_of_a_group_are_read(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(f"<TEI {TEI}><text><front><p>a</p></front><group><text><body><p>b</p></body></text></group>"
                    "<back><p>c</p></back></text></TEI>")  # fmt: skip
    assert taken(tei_reading.read(path, READ))[0].text == "a\nb\nc"


def test_that_names_are_spans_called_by_element_and_type(tmp_path):
    body = (
        '<p><persName ref="#r" xml:id="n1"><roleName>Ratu</roleName>\n Wilis</persName> di <placeName type="kota">Muara'
        '</placeName>, <date when="1871">dulu</date>: <rs type="person" resp="#who">dia</rs><name/> <emph>x</emph></p>'
    )
    records = _read(tmp_path, body)
    (article,) = taken(records)
    assert _words(article) == [
        ("Ratu Wilis", "persName"), ("Ratu", "roleName"), ("Muara", "placeName kota"), ("dulu", "date"),
        ("dia", "rs person"),
    ]  # fmt: skip
    assert [span.attributes for span in article.spans] == [{"ref": "#r"}, {}, {}, {"when": "1871"}, {}]
    assert [span.annotator for span in article.spans] == ["", "", "", "", "who"]
    assert left(records) == [("line 1", "names and analyses of no words", 1)]


def test_that_what_an_analysis_names_is_a_span_and_its_labels_are_described(tmp_path):
    body = '<p><seg ana="#h #g" n="3">dua kuda</seg> <seg ana="http://x.example/t#Oath">sumpah</seg></p>'
    records = _read(tmp_path, body, HEADER)
    (article,) = taken(records)
    assert [(span.label, span.attributes) for span in article.spans] == [
        ("Horse", {"n": "3"}), ("Gift", {"n": "3"}), ("Oath", {"ana": "http://x.example/t#Oath"}),
    ]  # fmt: skip
    assert [record for record in records if isinstance(record, LabelRecord)] == [
        LabelRecord("Gift", definition="Gift: what is given"),
        LabelRecord("Horse", definition="with a saddle", parent="Gift"),
        LabelRecord("Letter", "document"),
        LabelRecord("Oath"),
    ]
    assert ("labels that the file does not describe", 1) in [entry[1:] for entry in left(records)]
    assert ("town", "categories and interpretations that nothing is marked with", 1) in left(records)


def test_that_the_header_is_title_source_date_language_labels_and_metadata(tmp_path):
    records = _read(tmp_path, "<p>Ratu</p>", HEADER)
    (article,) = taken(records)
    assert (article.title, article.source, article.published) == ("Surat Raja", "Warta", "1871-03")
    assert (article.url, article.language, article.name) == ("https://naskah.example/7", "id", "a.xml")
    assert article.meta == {
        "title": "A letter", "author": "Raja Wilis", "licence": "CC BY", "idno": "B-7", "keywords": ["kuda"]
    }  # fmt: skip
    assert article.labels == [DocumentLabelRecord("Letter")]
    assert ("line 1", "the header’s part “extent”", 1) in left(records)


SPANS = (
    '<p xml:id="p">Satu  <hi>🐎</hi>\n dua<note>x</note> tiga <anchor xml:id="a"/>empat<anchor xml:id="z"/> lima</p>'
)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ('from="#a" to="#z"', ["empat"]),
        ('from="#p"', ["Satu 🐎 dua tiga empat lima"]),
        ('target="#p"', ["Satu 🐎 dua tiga empat lima"]),
        ('target="#string-range(p,0,4)"', ["Satu"]),
        ('target="#string-range(p, 6, 1)"', ["🐎"]),
        ('target="#string-range(p,5,8)"', ["🐎 dua"]),
        ('target="#string-range(p,0,4,9,3)"', ["Satu", "dua"]),
        ('target="#string-range(p,0,5) #string-range(p,6,1)"', ["Satu 🐎"]),
        ('target="#string-range(a,0,5)"', ["empat"]),
        ('target="#string-range(z,-5,5)"', ["empat"]),
        ('target="#string-range(p,9,9)"', ["dua tiga"]),
        ('target="#range(left(p),right(a))"', ["Satu 🐎 dua tiga"]),
        ('target="#range(a,z)"', ["empat"]),
        ('target="#range(string-index(p,0),string-index(p,4),a,z)"', ["Satu", "empat"]),
        ('from="#string-index(p,9)" to="#string-index(p,12)"', ["dua"]),
        ('target="#z #a"', None),
    ],
)
def test_that_pointers_lead_to_their_words(tmp_path, where, words):
    found = judged(_read(tmp_path, SPANS, beside=f"<standOff><spanGrp><span {where}>x</span></spanGrp></standOff>"))
    if words is None:
        assert [type(one) for one in found] == [Refusal, ArticleRecord]
        return
    (article,) = found
    (span,) = article.spans
    assert [article.text[start:end] for start, end in span.fragments or [(span.start, span.end)]] == words


def test_that_every_stretch_of_a_paragraph_is_where_its_words_are(tmp_path):
    raw = " \n a  bc \t\td e\n\n\nf   "
    pairs = [(start, end) for start in range(len(raw)) for end in range(start + 1, len(raw) + 1)]
    pairs = [(start, end) for start, end in pairs if raw[start:end].strip()]
    spans = "".join(f'<span target="#string-range(p,{start},{end - start})">x</span>' for start, end in pairs)
    article = _one(tmp_path, f'<p>x y</p><p xml:id="p">{raw}</p><p>z</p>', beside=f"<standOff>{spans}</standOff>")
    assert article.text == "x y\na bc d e f\nz"
    assert [article.text[span.start : span.end] for span in article.spans] == [
        " ".join(raw[start:end].split()) for start, end in pairs
    ]


def test_that_hundreds_of_pointers_into_one_long_paragraph_cost_no_more_than_its_length(tmp_path):
    spans = "".join(f'<span target="#string-range(p,{nth * 1100},4)">x</span>' for nth in range(400))
    begun = time.monotonic()
    article = _one(tmp_path, f'<p xml:id="p">{"kata  kuda " * 40_000}</p>', beside=f"<standOff>{spans}</standOff>")
    assert {article.text[span.start : span.end] for span in article.spans} == {"kata"}
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ('from="#nowhere" to="#z"', "it points to “nowhere”, which does not stand in the text"),
        ('from="#z" to="#a"', "it ends (15) where it starts (22) or before"),
        ('from="#a" to="#a"', "it ends (15) where it starts (16) or before"),
        ('target="b.xml#a"', "it points out of the file (“b.xml#a”)"),
        ('target="https://x.example/"', "it points out of the file (“https://x.example/”)"),
        ('target="#string-range(p,0,99999999999999)"', "it ends (99999999999999) after the text's end (29)"),
        (f'target="#string-range(p,0,{"9" * 40})"', f"“{'9' * 40}” is no whole number"),
        ('target="#string-range(p,-1,2)"', "it starts before the text (-1)"),
        ('target="#string-range(p,2,0)"', "it ends (2) where it starts (2) or before"),
        ('target="#string-range(p,2,-2)"', "it ends (0) where it starts (2) or before"),
        ('target="#string-range(p,x,2)"', "“x” is no whole number"),
        ('target="#string-range(p)"', "pointers such as “string-range(p)” are not understood"),
        ('target="#range(p)"', "pointers such as “range(p)” are not understood"),
        ('target="#xpath(//p[1])"', "pointers such as “xpath(//p[1])” are not understood"),
        ("target=\"#match(p,'(a+)+$')\"", "pointers such as “match(p,'(a+)+$')” are not understood"),
        ('target="#string-range(p,9,3,0,4)"', None),
        ("", "it gives no position"),
        ('target="#"', "it points to “”, which does not stand in the text"),
        (f'target="#range{"(" * 5000}"', None),
    ],
)
def test_that_a_wrong_pointer_is_refused_and_the_rest_is_there(tmp_path, where, reason):
    spans = f'<span xml:id="s" {where}>x</span><span from="#a" to="#z">y</span>'
    found = judged(_read(tmp_path, SPANS, beside=f"<standOff><spanGrp>{spans}</spanGrp></standOff>"))
    *refused, article = found
    if reason is None:
        assert all(len(one.reason) < 200 for one in refused)
    else:
        assert refused == [Refusal("a.xml", "annotation s", reason)]
    assert ("empat", "y") in _words(article)


def test_that_spans_beside_the_text_say_label_who_note_features_and_pieces(tmp_path):
    body = '<p><w xml:id="w1">Ratu</w> <w xml:id="w2">dan</w> <w xml:id="w3">Raja</w> <w xml:id="w4">pergi</w></p>'
    beside = """<standOff>
 <interpGrp type="role"><interp xml:id="hero">Hero</interp><interp xml:id="i" inst="#w4">Leaving</interp></interpGrp>
 <fs xml:id="f" type="token"><f name="pos"><symbol value="N"/></f><f name="sure"><binary value="true"/></f></fs>
 <spanGrp type="acts" resp="#sk">
  <span xml:id="s1" target="#w1" ana="#hero">she <note>a
    queen</note></span>
  <span xml:id="s2" target="#w1 #w2" corresp="#h" resp="#none"/>
  <span xml:id="s3" target="#w1 #w3" ana="#f" cert="high"/>
  <span xml:id="s4" from="#w3" to="#w3" next="#s5">pair</span><span xml:id="s5" from="#w1" to="#w1" prev="#s4"/>
  <span target="#w4"/>
 </spanGrp>
 <listRelation><relation name="meets" active="#s1" passive="#s3 #s4" type="x"><desc>at court</desc></relation>
  <relation name="parent" active="#sk" passive="#s1"/></listRelation>
 <linkGrp type="same"><link target="#s2 #s1"/></linkGrp><listPlace/>
</standOff>"""
    records = _read(tmp_path, body, HEADER, beside)
    (article,) = taken(records)
    assert [(s.label, s.annotator, s.note, s.attributes) for s in article.spans] == [
        ("Leaving", "", "", {"type": "role"}),
        ("Hero", "Sari K.", "she\na queen", {"type": "acts"}),
        ("Horse", "none", "", {"corresp": "#h", "type": "acts"}),
        ("token", "Sari K.", "", {"pos": "N", "sure": True, "cert": "high", "type": "acts"}),
        ("pair", "Sari K.", "", {"type": "acts"}),
        ("acts", "Sari K.", "", {}),
    ]
    assert [s.fragments for s in article.spans] == [None, None, None, [(0, 4), (9, 13)], [(0, 4), (9, 13)], None]
    assert article.relations == [
        RelationRecord(1, 3, "meets", "Sari K.", {"type": "x"}, "at court"),
        RelationRecord(1, 4, "meets", "Sari K.", {"type": "x"}, "at court"),
        RelationRecord(2, 1, "same", "none"),
    ]
    assert [entry[1:] for entry in left(records)][-3:] == [
        ("links of what is no span", 1), ("categories and interpretations that nothing is marked with", 1),
        ("the part “listPlace”", 1),
    ]  # fmt: skip


def test_that_notes_beside_the_text_are_spans_where_they_belong_to_words(tmp_path):
    notes = """<note target="#p" type="comment" resp="#sk" n="1">all
  of it</note><listAnnotation><note target="#a" targetEnd="#z">one</note><note target="#a">a point</note>
<note target="b.xml#x">elsewhere</note><note>of nothing</note></listAnnotation>"""
    records = _read(tmp_path, SPANS, HEADER, f"<standOff>{notes}</standOff>")
    (article,) = taken(records)
    assert [(s.start, s.end, s.label, s.annotator, s.note, s.attributes) for s in article.spans] == [
        (0, len(article.text), "note comment", "Sari K.", "all of it", {"n": "1"}),
        (16, 21, "note", "", "one", {}),
    ]
    assert ("notes beside the text that belong to no words", 3) in [entry[1:] for entry in left(records)]


def test_that_a_name_or_an_analysis_in_pieces_is_one_span(tmp_path):
    body = (
        '<p><persName xml:id="n1" next="#n2">Ratu</persName> kita <persName xml:id="n2" prev="#n1">Wilis</persName> '
        '<seg ana="#x" xml:id="s1" next="#s2">memberi</seg> lalu <seg xml:id="s2" prev="#s1">pergi</seg> '
        '<seg xml:id="t1">satu</seg> lalu <seg ana="#y" prev="#t1">dua</seg></p>'
    )
    article = _one(tmp_path, body)
    assert [(span.label, span.fragments) for span in article.spans] == [
        ("persName", [(0, 4), (10, 15)]), ("x", [(16, 23), (29, 34)]), ("y", [(35, 39), (45, 48)])
    ]  # fmt: skip


def test_that_pieces_that_lead_nowhere_or_in_a_ring_are_refused(tmp_path):
    spans = "".join(
        f'<span xml:id="{known}" target="#string-range(p,{start},2)" {links}>x</span>'
        for known, start, links in [
            ("a1", 0, 'next="#gone"'), ("b1", 0, 'next="#b2"'), ("b2", 3, 'next="#b1"'), ("c2", 3, 'prev="#gone"'),
            ("d1", 3, 'next="#d2"'), ("d2", 4, ""), ("e1", 0, 'next="#e1"'), ("f", 6, ""),
        ]
    )  # fmt: skip
    *refused, article = judged(_read(tmp_path, '<p xml:id="p">aa bb cc</p>', beside=f"<standOff>{spans}</standOff>"))
    assert sorted(one.record.split()[-1] for one in refused) == ["a1", "b1", "b2", "c2", "d1", "e1"]
    assert marks(article) == [(6, 8, "x")]


def test_that_a_corpus_is_an_article_for_each_text_and_labels_of_its_header_hold_for_all(tmp_path):
    path = tmp_path / "k.xml"
    texts = [
        f'<TEI xml:id="t{nth}"><text><body><p>Ratu {nth} <seg ana="#g">kuda</seg></p></body></text></TEI>'
        for nth in range(3)
    ]
    empty = "<TEI><facsimile><graphic url='a.png'/></facsimile></TEI>"
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"/>'
    path.write_text(f"<teiCorpus {TEI}>{HEADER}{include}{''.join(texts)}{empty}</teiCorpus>")
    records = list(tei_reading.read(path, READ))
    articles = taken(records)
    assert [article.text for article in articles] == ["Ratu 0 kuda", "Ratu 1 kuda", "Ratu 2 kuda"]
    assert [article.name for article in articles] == ["k.xml#t0", "k.xml#t1", "k.xml#t2"]
    assert [marks(article) for article in articles] == [[(7, 11, "Gift")]] * 3
    assert [one.name for one in records if isinstance(one, LabelRecord)] == ["Gift", "Horse", "Oath"]
    told = [entry[1] for entry in left(records)]
    assert ("", "parts in other files", 1) in left(records)
    assert "texts without words" in told
    assert "the part “facsimile”" in told


def test_that_a_text_in_a_text_is_an_article_with_its_own_spans(tmp_path):
    path = tmp_path / "a.xml"
    one = "<text><body><p xml:id='p{0}'>Ratu {0}</p></body></text><standOff><span target='#p{0}'>x{0}</span></standOff>"
    path.write_text(f"<TEI {TEI}>{one.format(1)}<TEI xml:id='b'>{one.format(2)}</TEI></TEI>")
    found = taken(tei_reading.read(path, READ))
    assert [(article.name, _words(article)) for article in found] == [
        ("a.xml#1", [("Ratu 1", "x1")]), ("a.xml#b", [("Ratu 2", "x2")])
    ]  # fmt: skip


def test_that_what_an_edition_has_beside_its_words_is_named(tmp_path):
    body = """<pb/><p>a<lb/> <note>b</note><choice><abbr>c</abbr><expan>d</expan></choice><app><lem>e</lem><rdg>f</rdg>
<rdg>g</rdg></app><del>h</del><gap/><graphic url="x"/><fw>i</fw> <w lemma="j">j</w><certainty locus="value"/>
<svg xmlns="http://www.w3.org/2000/svg"><text>k</text></svg><figure><figDesc>l</figDesc></figure><index><term>m</term>
</index></p>"""
    records = _read(tmp_path, body)
    assert taken(records)[0].text == "a de j"
    assert dict(entry[1:] for entry in left(records)) == {
        "beginnings of lines, columns and pages": 2,
        "notes in the text": 1,
        "other spellings (abbreviations, errors, old forms)": 1,
        "other readings of the apparatus": 2,
        "what was deleted in the source": 1,
        "gaps": 1,
        "pictures, recordings and films": 1,
        "running heads, feet and page numbers": 1,
        "lemmas and parts of speech of words": 1,
        "statements about passages that are no spans": 1,
        "parts in other markup": 1,
        "descriptions of pictures": 1,
        "entries of an index": 1,
    }


def test_that_ours_comes_back_with_control_characters_odd_addresses_and_who_is_done(tmp_path):
    facts = {"url": "https://x.example/a b%20c", "language": "old tongue", "document_id": "d"}
    ours = [
        ArticleRecord("a\x00b\x0bc\ufffed", "n", **facts, annotator="Ana", spans=[SpanRecord(1, 2, "Gift", "Ana")]),
        ArticleRecord("a\x00b\x0bc\ufffed", "n", **facts, annotator="Budi", done=True),
        ArticleRecord("x", document_id="e", annotator="Citra", done=True),
    ]
    tei.write(selection(ours), tmp_path / "a.xml", WRITE)
    found = taken(tei_reading.read(tmp_path / "a.xml", READ))
    told = ("text", "name", "title", "url", "language", "document_id", "annotator", "done")
    assert [[getattr(one, fact) for fact in told] for one in found] == [
        [getattr(one, fact) for fact in told] for one in ours
    ]
    assert [marks(one) for one in found] == [marks(one) for one in ours]


def test_that_a_label_whose_value_is_its_name_keeps_it(tmp_path):
    labels = [DocumentLabelRecord("War", "War", "Ana"), DocumentLabelRecord("Peace", "", "Ana")]
    tei.write(selection([ArticleRecord("x", document_id="d", labels=labels)]), tmp_path / "a.xml", WRITE)
    (found,) = taken(tei_reading.read(tmp_path / "a.xml", READ))
    assert found.labels == labels


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is not XML"),
        (b"Ratu", "it is not XML"),
        (b"<a/>", "it is no TEI P5"),
        (b"<TEI.2><text><body><p>Ratu</p></body></text></TEI.2>", "it is no TEI P5"),
        (b'<TEI xmlns="http://x.example"/>', "it is no TEI"),
        (b"<!--" + b"x" * 300_000 + b"--><a/>", "it is no TEI"),
        (f"<TEI {TEI}><text><body><p>Ratu".encode(), "it is not XML"),
        (f"<TEI {TEI}><text>Ra\0tu</text></TEI>".encode(), "it is not XML"),
        (f"<TEI {TEI}><text>Ra".encode() + b"\xff\xfe</text></TEI>", "it is not XML"),
        (f"<TEI {TEI}><text>&#xD800;</text></TEI>".encode(), "it is not XML"),
        (f"<TEI {TEI}><text>{'<hi>' * 5000}".encode(), "it is not XML"),
        (f"<TEI {TEI}><text>&nbsp;</text></TEI>".encode(), "it is not XML"),
        (f"<!DOCTYPE TEI [<!ENTITY x 'y'>]><TEI {TEI}><text>&x;</text></TEI>".encode(), "declares entities"),
        (f"<!DOCTYPE TEI [<!ENTITY x SYSTEM '/etc/passwd'>]><TEI {TEI}><text>&x;</text></TEI>".encode(), "declares"),
    ],
)
def test_that_hostile_or_broken_files_are_a_sentence(tmp_path, data, reason):
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    begun = time.monotonic()
    with pytest.raises(BadInput, match=reason):
        list(tei_reading.read(path, READ))
    assert time.monotonic() - begun < 5


def test_that_an_entity_of_a_document_type_elsewhere_refuses_its_text_alone(tmp_path):
    path = tmp_path / "a.xml"
    texts = "".join(f"<TEI xml:id='{n}'><text>{words}</text></TEI>" for n, words in (("a", "Ra&tu;"), ("b", "Raja")))
    path.write_text(f'<!DOCTYPE teiCorpus SYSTEM "tei.dtd"><teiCorpus {TEI}>{texts}</teiCorpus>')
    refused, article = judged(tei_reading.read(path, READ))
    assert refused == Refusal("a.xml", "a", "it holds “&tu;”, which is declared elsewhere")
    assert article.text == "Raja"


def test_that_what_other_files_hold_is_named_wherever_it_stands(tmp_path):
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="https://x.example/b.xml"/>'
    header = f"<teiHeader><encodingDesc><classDecl>{include}</classDecl></encodingDesc></teiHeader>"
    records = _read(tmp_path, f"<p>Ratu{include}</p>", header + include, f"<standOff>{include}</standOff>")
    assert taken(records)[0].text == "Ratu"
    assert sum(count for _, what, count in left(records) if what == "parts in other files") == 4


def test_that_the_deepest_text_is_read(tmp_path):
    assert _one(tmp_path, "<hi>" * 250 + "Ratu" + "</hi>" * 250).text == "Ratu"


def test_that_a_text_of_too_many_tags_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(tei_stream, "_MOST_TAGS", 1000)
    path = _file(tmp_path, "<p/>" * 2000)
    with pytest.raises(BadInput, match="one of its texts has more than 1,000 tags and attributes"):
        list(tei_reading.read(path, READ))


def test_that_a_file_without_any_words_is_refused(tmp_path):
    (refused,) = judged(_read(tmp_path, "<p> </p>"))
    assert refused == Refusal("a.xml", "", "it holds no text")
