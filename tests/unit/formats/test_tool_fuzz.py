"""Files of other tools with bytes changed, cut and doubled: readers give records and refusals, or one calm sentence."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from laws import READ, WRITE, judged, selection
from test_qualcoder import TABLES

from annotator.domain.errors import BadInput
from annotator.formats import (
    label_studio,
    label_studio_reading,
    medtator,
    prodigy,
    prodigy_reading,
    qualcoder,
    taguette,
    tei_reading,
)
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, Refusal, RelationRecord, SpanRecord

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
TIMES = 1500
TEXT = "🐎 Ratu menerima hadiah\r\ndari Raja e\u0301lite"
SPANS = [SpanRecord(2, 6, "Person", id="a", note="n"), SpanRecord(16, 22, "Gift", id="b", attributes={"by": "a"})]
ARTICLE = ArticleRecord(
    TEXT, name="a", spans=SPANS, relations=[RelationRecord(0, 1, "gets")], labels=[DocumentLabelRecord("Genre", "News")]
)
XML = (
    '<?xml version="1.0" encoding="UTF-8" ?>\n<G>\n<TEXT><![CDATA[Ratu 🐎 pergi]]></TEXT>\n<TAGS>\n'
    '<P spans="0~4" text="Ratu" id="P0" role="queen"/>\n<V spans="8~13" text="pergi" id="V0" comment="NA"/>\n'
    '<N spans="-1~-1" text="" id="N0"/>\n<L id="L0" fromID="P0" fromText="Ratu" toID="V0" toText="pergi"/>\n'
    "</TAGS>\n<META/>\n</G>"
)

EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="id"><teiHeader><fileDesc><titleStmt><title>Surat</title>
<respStmt xml:id="sk"><resp>x</resp><name>Sari</name></respStmt></titleStmt>
<sourceDesc><bibl><date when="1871-03"/></bibl></sourceDesc></fileDesc>
<encodingDesc><classDecl><taxonomy xml:id="t"><category xml:id="g"><catDesc>Gift</catDesc>
<category xml:id="h"><gloss>Horse</gloss></category></category></taxonomy></classDecl></encodingDesc></teiHeader>
<text><body><head>Surat 🐎</head><p xml:id="p">Ratu <persName ref="#r" xml:id="n">Wilis</persName> me<lb break="no"/>
ngirim <seg ana="#h #g" resp="#sk">dua kuda</seg> <choice><abbr>dr.</abbr><expan>dari</expan></choice><note>x</note>
Raja <app><lem>Salam</lem><rdg>Hormat</rdg></app>.</p>
<ab xml:space="preserve">a  <anchor xml:id="a"/>b<anchor xml:id="z"/></ab>
</body></text><standOff><spanGrp type="acts" resp="#sk"><span xml:id="s1" from="#a" to="#z" ana="#g" next="#s2">x</span>
<span xml:id="s2" target="#string-range(p,0,4)" prev="#s1"/>
<span xml:id="s3" target="#range(left(n),string-index(p,9))">why</span></spanGrp>
<listRelation><relation name="has" active="#s1" passive="#s3 #n"/></listRelation>
<interp xml:id="i" inst="#n">Hero</interp><fs xml:id="f"><f name="pos"><symbol value="N"/></f></fs></standOff></TEI>"""


def _of_tei(path):
    path.write_text(EDITION, encoding="utf-8")


def _of_label_studio(path):
    label_studio.write(selection([ARTICLE, ARTICLE]), path, WRITE)


def _of_prodigy(path):
    prodigy.write(selection([ARTICLE, ARTICLE]), path, WRITE)


def _of_medtator(path):
    path.write_text(XML, encoding="utf-8")


def _of_taguette(path):
    path.write_bytes((Path(__file__).parents[2] / "data" / "taguette.sqlite3").read_bytes())


def _of_qualcoder(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 512")
        for table in TABLES:
            connection.execute(table)
        connection.execute("INSERT INTO source (id, name, fulltext) VALUES (4, 'a.txt', ?)", (TEXT,))
        connection.execute("INSERT INTO code_name (cid, name) VALUES (1, 'gift')")
        coding = (
            "INSERT INTO code_text (cid, fid, seltext, pos0, pos1, owner, memo) VALUES (1, 4, 'Ratu', ?, ?, 'a', '')"
        )
        connection.execute(coding, (3, 7))
        connection.execute("INSERT INTO annotation (fid, pos0, pos1, memo, owner) VALUES (4, 2, 6, 'm', 'a')")


TOOLS = {
    "label-studio": (_of_label_studio, label_studio_reading.read),
    "prodigy": (_of_prodigy, prodigy_reading.read),
    "medtator": (_of_medtator, medtator.read),
    "tei": (_of_tei, tei_reading.read),
    "taguette": (_of_taguette, taguette.read),
    "qualcoder": (_of_qualcoder, qualcoder.read),
}


def _hurt(data, chance):
    """Change a few bytes, and now and then cut, double or swap pieces."""
    hurt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place, length = chance.randrange(len(hurt)), chance.choice((1, 1, 2, 4, 50))
        deed = chance.randrange(6)
        if deed < 3:
            hurt[place] = chance.choice((0, 1, 0x22, 0x2C, 0x5B, 0x7D, 0x7F, 0x80, 0xFF, chance.randrange(256)))
        elif deed == 3:
            del hurt[place : place + length]
        elif deed == 4:
            hurt[place:place] = hurt[place : place + length]
        else:
            other = chance.randrange(len(hurt))
            hurt[place : place + length] = hurt[other : other + length]
        if not hurt:
            break
    return bytes(hurt[: chance.randrange(len(hurt) + 1)] if chance.random() < 0.1 else hurt)


def _read(read, path):
    """Return the records; a sentence about the whole file stands as the refusal that it becomes."""
    try:
        return judged(read(path, READ))
    except BadInput as error:
        return [Refusal(error.file, error.record, error.reason)]


@pytest.mark.parametrize("tool", TOOLS)
def test_that_a_hurt_file_is_refused_or_read(tmp_path, tool):
    make, read = TOOLS[tool]
    whole = tmp_path / "whole"
    make(whole)
    data, path = whole.read_bytes(), tmp_path / "hurt"
    for seed in range(TIMES):
        path.write_bytes(_hurt(data, random.Random(seed)))
        records = _read(read, path)
        for record in records:
            if isinstance(record, Refusal):
                assert 10 < len(record.reason) < 300, seed
            else:
                assert record.text.strip(), seed
                assert all(0 <= span.start < span.end <= len(record.text) for span in record.spans), seed
                assert all(span.label.strip() for span in record.spans), seed
