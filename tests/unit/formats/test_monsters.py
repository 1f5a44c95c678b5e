"""Monstrous files through the command line into a real project: a sentence each, in time, and nothing half imported."""

import shutil
import socket
import stat
import struct
import subprocess
import sys
import threading
import time
import zipfile
from contextlib import closing, suppress
from pathlib import Path

import made_files as made
import pytest
from test_hostile_documents import ENTITIES, greedy_pdf, many_paragraphs

from annotator.app import importing
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.storage.check import problems

pytestmark = pytest.mark.slow
HOUSE = Path(__file__).resolve().parents[3]
MEGABYTES = 1200
"""What one process may take: a parser its 1024, and what Python takes beside them."""
SECONDS = 60
HEADS = {
    ".jsonl": b'{"text":"',
    ".json": b'[{"text":"',
    ".csv": b'text,title\n"',
    ".tsv": b"text\ttitle\na",
    ".conll": b"-DOCSTART- -X- O\n\nRatu\tB-Gift\n",
    ".xml": b"<G><TEXT>",
    ".xmi": b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">',
    ".jsonld": b'{"@context":"http://www.w3.org/ns/anno.jsonld","items":[{"a":"',
    ".html": b"<html><body><p>",
    ".mhtml": b"From: <Saved by Blink>\r\nContent-Type: text/html\r\n\r\n<html><p>",
    ".parquet": b"PAR1",
    ".docx": b"PK\3\4",
    ".xlsx": b"PK\3\4",
    ".zip": b"PK\3\4",
    ".qdpx": b"PK\3\4",
    ".sqlite3": b"SQLite format 3\0",
    ".pdf": b"%PDF-1.7\n",
    ".spacy": b"\x78\x9c",
    ".txt": b"kuda ",
    ".md": b"# Kuda ",
}
ONES = [".jsonl", ".json", ".csv", ".tsv", ".conll", ".jsonld"]
PAGES = [".xml", ".xmi", ".html", ".mhtml"]


def line_of_a_gigabyte(path):
    with path.open("wb") as file:
        file.write(HEADS[path.suffix])
        file.truncate(1 << 30)


def crowd(path):
    spans = b'{"text":"kuda","label":[' + b",".join([b'[0,4,"a"]'] * 8_000_000) + b"]}"
    path.write_bytes(b"[" + spans + b"]" if path.suffix == ".json" else spans)


def overlapping(path, inner="a.txt"):
    """Write an archive whose directory names one packed member a thousand times."""
    made.zipped(path, {inner: bytes(range(256)) * 4000})
    data = path.read_bytes()
    place, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    entry = data[place:end]
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1000, 1000, len(entry) * 1000, place, 0)
    path.write_bytes(data[:place] + entry * 1000 + tail)


def too_many_members(path):
    """Write an archive that has nothing but a directory, of the most members that it can count plainly."""
    entry = struct.pack(
        "<4s4B4HIIIHHHHHII5s", b"PK\1\2", 20, 0, 20, 0, 0, 0, 0, 33, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, b"a.txt"
    )
    count = 300_000
    size = len(entry) * count
    whole = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, 0)
    where = struct.pack("<4sIQI", b"PK\6\7", 0, size, 1)
    last = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 65535, 65535, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path.write_bytes(entry * count + whole + where + last)


def tei(path, words, head=""):
    path.write_text(f'{head}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{words}</p></body></text></TEI>')


def tei_of_a_gigabyte(path):
    with path.open("wb") as file:
        file.write(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>')
        for _ in range(1 << 10):
            file.write(b"kuda hijau " * (1 << 16))


def many_parts(path):
    made.zipped(path, made.word_parts("<w:p/>") | {f"word/x{number}.xml": "<a/>" for number in range(100_000)})


def bomb(maker, inner):
    def write(path):
        maker(path)
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        made.zipped(path, members | {inner: b" " * (50 * 1024**2)})

    return write


def pages_in_a_circle(path):
    made.pdf(path, [[(72, 700, "Kuda")]])
    data = path.read_bytes()
    path.write_bytes(data.replace(b"/Kids [3 0 R]", b"/Kids [4 0 R]").replace(b"/Count 1", b"/Count 9"))


def book_of_bombs(path):
    made.epub(path, **{"OEBPS/bab1.xhtml": f"{ENTITIES}<html><body><p>&b;&c;</p></body></html>"})


MONSTERS = {
    **{f"line{suffix}": (line_of_a_gigabyte, "") for suffix in HEADS},
    **{f"blank{suffix}": (lambda path: path.write_bytes(b"\n" * 20_000_000), "") for suffix in [*ONES, *PAGES]},
    **{f"rubbish{suffix}": (lambda path: path.write_bytes(b"x\n" * 10_000_000), "") for suffix in [*ONES, *PAGES]},
    **{f"deep{suffix}": (lambda path: path.write_bytes(b"[" * 10_000_000), "") for suffix in ONES},
    **{f"tags{suffix}": (lambda path: path.write_bytes(b"<div>" * 10_000_000), "") for suffix in PAGES},
    "crowd.json": (crowd, "lists and objects"),
    "crowd.jsonl": (crowd, "lists and objects"),
    "corners.xlsx": (made.shield, "its reader broke down on it"),
    "bomb.docx": (bomb(made.word, "word/document.xml"), "packed so tightly"),
    "bomb.odt": (bomb(made.odt, "content.xml"), "packed so tightly"),
    "bomb.epub": (bomb(made.epub, "OEBPS/bab1.xhtml"), "packed so tightly"),
    "paragraphs.docx": (many_paragraphs, "packed so tightly"),
    "parts.docx": (many_parts, ""),
    "overlapping.zip": (overlapping, "lie over each other"),
    "overlapping.docx": (lambda path: overlapping(path, "word/document.xml"), "lie over each other"),
    "overlapping.qdpx": (lambda path: overlapping(path, "project.qde"), "lie over each other"),
    "members.zip": (too_many_members, "more than 200,000 files"),
    "members.epub": (too_many_members, "more than 200,000 files"),
    "greedy.pdf": (greedy_pdf, ""),
    "circle.pdf": (pages_in_a_circle, ""),
    "brackets.pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n" + b"[" * 10_000_000), ""),
    "bomb.xml": (lambda path: path.write_text(f"{ENTITIES}<G><TEXT>&b;&c;</TEXT></G>"), "declares entities"),
    "tei.xml": (tei_of_a_gigabyte, ""),
    "deep-tei.xml": (lambda path: tei(path, "<hi>" * 1_000_000), "it is not XML"),
    "wide-tei.xml": (lambda path: tei(path, "<lb/>" * 15_000_000), "more than 4,000,000 tags and attributes"),
    "bomb-tei.xml": (lambda path: tei(path, "&b;&c;", ENTITIES), "declares entities"),
    "bomb.xmi": (lambda path: path.write_text(f"{ENTITIES}<xmi:XMI xmlns:xmi='http://x'>&b;</xmi:XMI>"), "entities"),
}
"""What writes a file, and words of the sentence that it is refused with."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a project with one article, to be copied."""
    path = tmp_path_factory.mktemp("project") / "p.sorot"
    good = made.page(path.with_name("baik.html"))
    with closing(Project.create(path, "Ana")) as opened:
        importing.take(opened, importing.prepare(path, [good], ImportOptions(), opened.me))
    return path


# What the system tells of a child's memory begins with its parent's: so it is asked in the child.
MEASURED = """
import atexit, re, sys
from pathlib import Path
out = Path(sys.argv.pop(1))
@atexit.register
def tell():
    out.write_text(re.search(r"VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())[1])
from annotator.cli import main
main()
"""


def imported(project, path):
    """Import a file into a copy of the project.  Returns exit status, what was said, and how many articles came."""
    copy = path.with_name("copy.sorot")
    shutil.copy(project, copy)
    outs = [path.with_name(name) for name in ("out", "said", "most")]
    command = [sys.executable, "-c", MEASURED, str(outs[2]), "import", str(copy), str(path), "--json"]
    began = time.monotonic()
    with outs[0].open("wb") as out, outs[1].open("wb") as said:
        running = subprocess.Popen(command, stdout=out, stderr=said, cwd=HOUSE)
        alarm = threading.Timer(2 * SECONDS, running.kill)
        alarm.start()
        running.wait()
        alarm.cancel()
    assert time.monotonic() - began < SECONDS
    assert int(outs[2].read_text()) // 1024 < MEGABYTES
    with closing(Project.open(copy, "Ana")) as opened:
        assert problems(opened.reader) == []
        assert len(opened.codebook) == 0
        return running.returncode, outs[1].read_text(encoding="utf-8"), opened.reader.document_count() - 1


@pytest.mark.parametrize("name", MONSTERS)
def test_that_a_monster_is_a_sentence_in_time_and_leaves_the_project_as_it_was(tmp_path, project, name):
    make, words = MONSTERS[name]
    make(tmp_path / name)
    status, said, count = imported(project, tmp_path / name)
    assert (status, count) == (1, 0), said[-1000:]
    assert "Traceback" not in said
    assert words in said
    told = [line for line in said.replace("\r", "\n").split("\n") if name in line]
    assert told
    assert len(told) <= importing.MOST_REFUSED + 5
    assert all(len(line) < importing.LONGEST_REASON + 300 for line in told)


def test_that_of_an_archive_that_reaches_out_only_what_lies_in_it_comes_in(tmp_path, project):
    link = zipfile.ZipInfo("tautan.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../luar.txt", "/tmp/luar-sorot.txt", "x/../../luar.txt", "baik.txt"):
            archive.writestr(name, f"Isi dari {name}, sebuah jip.")
        archive.writestr(link, "/etc/passwd")
    status, said, count = imported(project, path)
    assert (status, count) == (0, 1)
    assert said.count("its path leads out of the archive") == 3
    assert "it is a link, not a file" in said
    assert not Path("/tmp/luar-sorot.txt").exists()
    assert [found.name for found in tmp_path.rglob("*.txt")] == []


OUTSIDE = {
    "a.html": '<html><head><base href="{0}"><link rel="stylesheet" href="{0}/a.css"><script src="{0}/a.js"></script>'
    '<meta http-equiv="refresh" content="0;url={0}"></head><body><p>Ratu memberi seekor kuda putih di ibu kota.</p>'
    '<img src="{0}/a.png"><iframe src="{0}"></iframe><object data="{0}"></object></body></html>',
    "a.xml": '<?xml-stylesheet href="{0}/a.xsl" type="text/xsl"?><!DOCTYPE G SYSTEM "{0}/a.dtd"><G '
    'xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:x="http://www.w3.org/2001/XMLSchema-instance" '
    'x:noNamespaceSchemaLocation="{0}/a.xsd"><xi:include href="{0}/b.xml"/><TEXT>Ratu pergi</TEXT><TAGS/></G>',
    "a.tei.xml": '<?xml-stylesheet href="{0}/a.xsl" type="text/xsl"?><!DOCTYPE TEI SYSTEM "{0}/a.dtd"><TEI '
    'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{0}/b.xml"/>'
    '<text><p>Ratu <ref target="{0}/c">x</ref> <graphic url="{0}/a.png"/></p></text></TEI>',
    "a.xmi": '<!DOCTYPE x SYSTEM "{0}/a.dtd"><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" '
    'xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{0}/b.xml"/></xmi:XMI>',
    "a.jsonld": '{{"@context":["http://www.w3.org/ns/anno.jsonld","{0}/a.jsonld"],"type":"Annotation",'
    '"body":"{0}/b","target":{{"source":"{0}/c.html","selector":{{"type":"TextPositionSelector","start":0,"end":4}}}}}}',
    "a.json": '[{{"data":{{"text":"{0}/a.txt"}},"annotations":[]}}]',
    "a.qdpx": '<!DOCTYPE Project SYSTEM "{0}/a.dtd"><Project xmlns="urn:QDA-XML:project:1.0" name="P"><Sources>'
    '<TextSource guid="1" name="a" plainTextPath="{0}/a.txt"/></Sources></Project>',
}
WORD_OUTSIDE = (
    '<w:p><w:r><w:t>Ratu memberi kuda.</w:t></w:r><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/'
    'drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="out"/>'
    "</w:drawing></w:r></w:p>"
)


def _outside(folder, address):
    """Write files that point to an address in every way that their formats have."""
    for name, text in OUTSIDE.items():
        said = text.format(address)
        if name.endswith(".qdpx"):
            made.zipped(folder / name, {"project.qde": said})
        else:
            (folder / name).write_text(said)
    parts = made.word_parts(WORD_OUTSIDE)
    links = str(parts["word/_rels/document.xml.rels"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    image = f'<Relationship Id="out" TargetMode="External" Target="{address}/a.png" Type="{kind}"/></Relationships>'
    made.zipped(folder / "a.docx", parts | {"word/_rels/document.xml.rels": links.replace("</Relationships>", image)})
    made.open_document(folder / "a.odt", f'<text:p><text:a href="{address}">Ratu</text:a> pergi</text:p>')
    made.epub(folder / "a.epub", **{"OEBPS/bab1.xhtml": OUTSIDE["a.html"].format(address)})


def test_that_nothing_is_fetched_whatever_files_point_to(tmp_path):
    came = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        _outside(tmp_path, f"http://127.0.0.1:{server.getsockname()[1]}")
        with closing(Project.create(tmp_path / "p.sorot", "Ana")) as project:
            files = sorted(path for path in tmp_path.iterdir() if path.name.startswith("a."))
            summary = importing.take(project, importing.prepare(project.path, files, ImportOptions(), project.me))
        with suppress(TimeoutError):
            came.append(server.accept())
    assert came == []
    assert summary.documents_added >= 4, summary.refused
