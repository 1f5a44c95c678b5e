"""Formats of other packages: a tiny real one beside broken ones, met by the program as it meets any."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.formats.plugins import _is_sound
from annotator.formats.record import LabelRecord, Left

HOUSE = Path(__file__).resolve().parents[3]
MODULE = """
from annotator.formats.record import ArticleRecord, Format, LabelRecord, Left, Report, SpanRecord
from annotator.formats.writing import written_whole

def read(path, options):
    for line in path.read_text("utf-8").splitlines():
        if line == "bug":
            raise KeyError("oops")
        if line == "Gift":
            yield LabelRecord("Gift", colour="#00ff00", definition="what is given")
            yield Left("line 1", "pictures", 2)
            continue
        yield "rubbish" if line == "rubbish" else ArticleRecord(text=line, spans=[SpanRecord(0, 4, "Gift")])

def write(selection, out, options):
    report = Report(files=[out])
    with written_whole(out) as (draft,):
        for article in selection.articles():
            draft.write_text(article.text, "utf-8")
            report.documents += 1
            report.spans += len(article.spans)
    return report

def failing(selection, out, options):
    raise ZeroDivisionError("so")

FORMAT = Format("berita", "Berita, an article a line", (".berita",), read=read, write=write)
CSV = Format("csv", "Not ours", (".csv",), read=read)

def made():
    return Format("gagal", "Fails", (".gagal",), write=failing)

def broken():
    raise RuntimeError("no licence")

NUMBER = 7
"""
ENTRIES = """[sorot.formats]
berita = sorot_berita:FORMAT
csv = sorot_berita:CSV
gagal = sorot_berita:made
gone = sorot_gone:FORMAT
broken = sorot_berita:broken
number = sorot_berita:NUMBER
"""


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder with the package as an installer lays it down."""
    folder = tmp_path / "packages"
    info = folder / "sorot_berita-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "sorot_berita.py").write_text(MODULE, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sorot-berita\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(ENTRIES, encoding="utf-8")
    return folder


def sorot(packages: Path, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "annotator", *map(str, words)]
    env = os.environ | {"PYTHONPATH": str(packages)}
    return subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, timeout=60, check=False, env=env)


def test_that_a_package_s_format_is_listed_and_broken_ones_are_sentences(packages):
    done = sorot(packages, "formats", "--json")
    assert done.returncode == 0
    listed = {entry["name"]: entry for entry in json.loads(done.stdout)}
    assert listed["berita"] == {"name": "berita", "reads": True, "writes": True, "suffixes": [".berita"]}
    assert listed["gagal"]["writes"]
    assert listed["csv"]["writes"]
    for said in ("the name “csv” is taken", "No module named 'sorot_gone'", "no licence", "it is a int, not a Format"):
        assert f"{said}." in done.stderr
    assert "of the package sorot-berita cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_that_a_package_s_format_comes_in_and_goes_out(packages, tmp_path):
    project, file = tmp_path / "p.sorot", tmp_path / "a.berita"
    file.write_text("Gift\nKuda hijau datang.\n", encoding="utf-8")
    sorot(packages, "new", project)
    done = sorot(packages, "import", project, file, "--json")
    assert json.loads(done.stdout)["spans_added"] == 1, done.stderr
    assert "a.berita: not taken: pictures (2): line 1" in done.stderr
    done = sorot(packages, "export", project, tmp_path / "out.berita", "--format", "berita", "--json")
    assert json.loads(done.stdout)["spans"] == 1, done.stderr
    assert (tmp_path / "out.berita").read_text(encoding="utf-8") == "Kuda hijau datang."


@pytest.mark.parametrize(
    "record",
    [LabelRecord("x", "people"), LabelRecord("x", colour="red"), LabelRecord(7), Left("line 1", "pictures", "2"), None],
)
def test_that_what_a_package_says_wrongly_is_no_record(record):
    assert not _is_sound(record)
    assert _is_sound(LabelRecord("x", "relation", "#00FF00"))
    assert _is_sound(Left("", "pictures"))


def test_that_the_bugs_of_a_package_are_sentences_about_the_file(packages, tmp_path):
    project = tmp_path / "p.sorot"
    sorot(packages, "new", project)
    for name, said in (("bug", "KeyError: 'oops'"), ("rubbish", "what it read is no record")):
        (tmp_path / f"{name}.berita").write_text(f"Kuda hijau.\n{name}\n", encoding="utf-8")
        done = sorot(packages, "import", project, tmp_path / f"{name}.berita")
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert "the format “berita” of the package sorot-berita failed" in done.stderr
        assert said in done.stderr
    assert json.loads(sorot(packages, "stats", project, "--json").stdout)["documents"] == 0
    (tmp_path / "a.txt").write_text("Kuda.", encoding="utf-8")
    sorot(packages, "import", project, tmp_path / "a.txt", "--done")
    done = sorot(packages, "export", project, tmp_path / "out.gagal", "--format", "gagal")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "ZeroDivisionError: so" in done.stderr
