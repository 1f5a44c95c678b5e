"""Every reader that the fuzz tests of tools and of exchange formats leave, by hurt files and by monstrous ones.

Whatever stands in a file, records and refusals come out or one short sentence; memory stays bounded.
"""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from laws import READ, WRITE, judged, selection
from test_tool_fuzz import _hurt

from annotator.domain.errors import BadInput
from annotator.formats import registry
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, Refusal, RelationRecord, RowRecord, SpanRecord

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]
HOUSE = Path(__file__).resolve().parents[3]
TIMES = 1500
TEXT = "Ratu 🐎 menerima “dua ekor kuda”\ndari Raja e\u0301lite.\n\nRaja pergi."
SPANS = [
    SpanRecord(0, 4, "Gift", "Ana", quote=TEXT[:4], attributes={"giver": "Raja", "n": 2}, note="why", id="0190a"),
    SpanRecord(0, 24, "A b", "Budi", quote="Ratu “dua eko", fragments=[(0, 4), (16, 24)]),
]
ARTICLE = ArticleRecord(
    TEXT,
    "a",
    "T",
    spans=SPANS,
    relations=[RelationRecord(0, 1, "from")],
    labels=[DocumentLabelRecord("War", "cold")],
)
OWN = ("csv", "doccano", "spacy", "brat", "conll", "webanno", "xmi", "tei")
PLAIN = {
    "text": b"Kuda \xf0\x9f\x90\x8e\r\nhijau.\n",
    "markdown": b"# Kuda\n\nHijau \xe2\x80\x9csekali\xe2\x80\x9d.\n",
    "table": b'text,title\n"Kuda, \xf0\x9f\x90\x8e hijau",Jip\nLagi,\n',
    "jsonl": b'{"table":"sorot","format":1}\n{"table":"annotator","id":"x","stamp":"0","deleted":0,"name":"Ana"}\n',
}


def _whole(kind, folder):
    """Return a file of the format, in a folder with whatever belongs to it."""
    known = registry.named(kind)
    if kind in PLAIN:
        path = folder / f"whole{known.suffixes[0]}"
        path.write_bytes(PLAIN[kind])
        return path
    out = folder / ("out" if known.folder else f"whole{known.suffixes[0]}")
    known.write(selection([ARTICLE, ARTICLE]), out, WRITE)
    return sorted(out.glob("*.ann" if kind == "brat" else f"*{known.suffixes[0]}"))[0] if known.folder else out


@pytest.mark.parametrize("kind", [*OWN, *PLAIN])
def test_that_a_hurt_file_is_refused_or_read(tmp_path, kind):
    path, read = _whole(kind, tmp_path), registry.named(kind).read
    data = path.read_bytes()
    for seed in range(TIMES):
        path.write_bytes(_hurt(data, random.Random(seed)))
        try:
            records = judged(read(path.with_suffix(".txt") if kind == "brat" else path, READ))
        except BadInput as error:
            records = [Refusal(error.file, error.record, error.reason)]
        for record in records:
            if isinstance(record, Refusal):
                assert 5 < len(record.reason) < 400, seed
            elif not isinstance(record, RowRecord):
                assert all(span.label.strip() for span in record.spans), seed
                assert all(type(edge) is int for span in record.spans for edge in (span.start, span.end)), seed


MONSTERS = {
    "deep.json": "b'[' * 10_000_000",
    "deep-text.json": "b'{\"text\":' + b'[' * 10_000_000 + b']' * 10_000_000 + b'}'",
    "deep.jsonl": "b'{\"a\":' * 10_000_000",
    "deep.xml": "b'<a>' * 10_000_000",
    "long.jsonl": 'b\'{"text":"\'',
    "long.csv": "b'name,start,end,label\\na,'",
    "long.txt": "b'kuda '",
    "long.xml": "b'<a>'",
}
"""What begins a file; those that are long have a line of 1 GB after it."""

READING = """
import sys
from pathlib import Path
from annotator.domain.errors import BadInput
from annotator.formats import registry
from annotator.formats.record import ReadOptions, Refusal
def peak():
    # In KB, of this process alone: rusage would begin with the parent's.
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
kind, name, begin = sys.argv[1:]
path = Path(name)
with path.open("wb") as file:
    file.write(eval(begin))
    if path.name.startswith("long"):
        file.truncate(1 << 30)
before = peak()
try:
    found = list(registry.named(kind).read(path, ReadOptions()))
    said = [f"{one.record} {one.reason}" for one in found if isinstance(one, Refusal)] or [""]
except BadInput as error:
    said = [f"{error.record} {error.reason}"]
print((peak() - before) // 1024, len(said), said[0], sep="\\t")
"""
IN_CHILDREN = ("docx", "odt", "epub", "pdf")
KINDS = list(
    {known.read: known.name for known in registry.FORMATS if known.read and known.name not in IN_CHILDREN}.values()
)
"""One for each reader; those of documents have their own monsters."""


@pytest.mark.parametrize("name", MONSTERS)
@pytest.mark.parametrize("kind", KINDS)
def test_that_a_monstrous_file_is_a_sentence_in_bounded_memory(tmp_path, kind, name):
    command = [sys.executable, "-c", READING, kind, str(tmp_path / name), MONSTERS[name]]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-600:]
    megabytes, count, said = done.stdout.rstrip("\n").split("\t")
    assert int(megabytes) < 900, said
    assert 5 < len(said) < 400 or kind in ("text", "markdown", "html"), said
    assert int(count) < 1000
