"""However many articles there are, a writer and a reader hold little more than one of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotator.formats import registry

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]
HOUSE = Path(__file__).resolve().parents[3]
FEW, MANY = 500, 5_000
SPARE = 40
"""Megabytes that ten times the articles may cost: less than half of what they hold."""

HOLDS_ALL = {"spacy": "a DocBin is one packed block, in spaCy too"}
WORK = """
import sys, tempfile
from pathlib import Path
from annotator.domain.codebook import Codebook
from annotator.formats import registry
from annotator.formats.record import ArticleRecord, ReadOptions, Selection, SpanRecord, WriteOptions
def peak():
    # In KB, of this process alone: rusage would begin with the parent's.
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
kind, count = sys.argv[1], int(sys.argv[2])
PROSE = "Ratu menerima dua ekor kuda hijau dari Raja, kata juru bicara istana. "
prose = PROSE * 100
def articles():
    for nth in range(count):
        text = f"Nomor {nth:05}. " + prose
        places = [13 + len(PROSE) * turn for turn in range(9)]
        spans = [SpanRecord(place, place + 4, "Gift", quote="Ratu") for place in places]
        yield ArticleRecord(text, name=f"{nth}.txt", document_id=f"d{nth}", spans=spans)
known = registry.named(kind)
with tempfile.TemporaryDirectory() as folder:
    out = Path(folder) / ("out" if known.folder else f"out{known.suffixes[0]}")
    chosen = Selection(Codebook(), articles, lambda: iter(()))
    report = known.write(chosen, out, WriteOptions())
    written = peak() // 1024
    wanted = ".txt" if kind == "brat" else known.suffixes[0]
    files = sorted(path for path in out.iterdir() if path.suffix == wanted) if known.folder else [out]
    for file in files if known.read else ():
        for _ in known.read(file, ReadOptions()):
            pass
    print(written, peak() // 1024, report.documents)
"""
KINDS = [known.name for known in registry.FORMATS if known.write and known.name not in ("jsonl", *HOLDS_ALL)]


def _peaks(kind, count):
    command = [sys.executable, "-c", WORK, kind, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-600:]
    written, read, documents = map(int, done.stdout.split())
    assert documents == count
    return written, read


@pytest.mark.parametrize("kind", KINDS)
def test_that_ten_times_the_articles_cost_no_more_memory(kind):
    few, many = _peaks(kind, FEW), _peaks(kind, MANY)
    assert many[0] - few[0] < SPARE, "written"
    assert many[1] - few[1] < SPARE, "read"
