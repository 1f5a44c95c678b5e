"""The registry: which format a file is in."""

import subprocess
import sys

import pytest
from laws import READ, WRITE, selection, taken, write_lines

from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.formats.record import ArticleRecord, RowRecord, Selection, SpanRecord, WriteOptions
from annotator.formats.registry import FORMATS, for_reading, formats, named, read_instead, suffixes

HEADER = {"format": "sorot-jsonl", "version": 9, "project": ""}


WRITTEN_AS_ONE = [
    "jsonl",
    "csv",
    "doccano",
    "prodigy",
    "label-studio",
    "w3c",
    "refi-qda",
    "tei",
]
ELSE_WRITTEN = {"spacy", "brat", "conll", "webanno", "xmi", "huggingface"}
ONLY_READ = {"taguette", "qualcoder", "medtator", "text", "markdown", "table"}


def _contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_that_every_format_of_this_version_is_there():
    assert {known.name for known in formats()} >= {*WRITTEN_AS_ONE, *ONLY_READ}
    assert {known.name for known in FORMATS if known.write} <= {*WRITTEN_AS_ONE, *ELSE_WRITTEN}
    assert {".txt", ".md", ".csv", ".tsv", ".jsonl", ".spacy", ".sqlite3", ".qda", ".xml"} <= set(suffixes())


def test_that_an_unknown_name_is_a_sentence_with_the_known_ones():
    with pytest.raises(AnnotatorError, match="There is no format “spam”; there are jsonl, csv"):
        named("spam")


@pytest.mark.parametrize(
    ("name", "lines", "expected"),
    [
        ("a.txt", [b"Ratu"], "text"),
        ("A.TXT", [b"Ratu"], "text"),
        ("a.md", [b"Ratu"], "markdown"),
        ("a.csv", [b"isi,judul"], "table"),
        ("a.csv", [b"document_id;start;end;label"], "csv"),
        ("a.tsv", [b"name\tstart\tend\tlabel"], "csv"),
        ("a.csv", [], "table"),
        ("a.jsonl", [HEADER], "jsonl"),
        ("a.jsonl", [{"id": 1, "text": "Ratu", "label": [[0, 4, "Gift"]]}], "doccano"),
        ("a.jsonl", [{"id": 1, "text": "Ratu", "label": [], "Comments": []}], "doccano"),
        ("a.jsonl", [{"text": "Ratu", "entities": [{"start_offset": 0}]}], "doccano"),
        ("a.json", [[{"data": "Ratu", "labels": [[0, 4, "Gift"]]}]], "doccano"),
        ("a.json", [[{"id": 1, "data": {"text": "Ratu"}, "annotations": []}]], "label-studio"),
        ("a.json", [[{"data": {"text": "Ratu"}, "completions": []}]], "label-studio"),
        ("a.jsonl", [{"id": 1, "result": [], "task": {"data": {"text": "Ratu"}}}], "label-studio"),
        ("a.json", [[{"text": "Ratu", "label": [{"start": 0}], "annotator": 1, "annotation_id": 1}]], "label-studio"),
        ("a.jsonl", [{"data": {"text": "Ratu"}}], "table"),
        ("a.jsonl", [{"text": "Ratu", "spans": [{"start": 0, "end": 4, "label": "P"}]}], "prodigy"),
        ("a.jsonl", [{"text": "Ratu", "label": "News", "answer": "accept"}], "prodigy"),
        ("a.json", [[{"text": "Ratu", "tokens": [], "spans": [], "_task_hash": 7}]], "prodigy"),
        ("a.jsonl", [{"text": "Ratu", "spans": ["Ratu"], "answer": "yes"}], "table"),
        ("a.jsonl", [{"text": "Ratu", "label": ["positive"]}], "table"),
        ("a.jsonl", [{"isi": "Ratu", "label": "positive"}], "table"),
        ("a.jsonl", [{"label": [[0, 1, "x"]]}], "table"),
        ("a.jsonl", [b"{"], "table"),
        ("a.jsonl", [], "table"),
        ("a.spacy", [b"x"], "spacy"),
        ("a.tsv", [b"#FORMAT=WebAnno TSV 3.3"], "webanno"),
        ("a.tsv", [b"\xef\xbb\xbf#FORMAT=WebAnno TSV 2.0"], "webanno"),
        ("a.conll", [b"Ratu O"], "conll"),
        ("a.txt", [b"-DOCSTART- O"], "conll"),
        ("a.xmi", [b"<a/>"], "xmi"),
        ("a.ann", [b"T1"], "brat"),
        ("a.sqlite3", [b"x"], "taguette"),
        ("data.qda", [b"x"], "qualcoder"),
        ("a.txt.xml", [b"<a/>"], "medtator"),
        ("a.xml", [b"<TEI><TEXT>x</TEXT>"], "tei"),
        ("a.xml", [b"\xef\xbb\xbf<?xml version='1.0'?>", b"<!--" + b"x" * 9000 + b"-->", b"<teiCorpus/>"], "tei"),
        (
            "a.xml",
            ['<?xml version="1.0" encoding="utf-16"?><t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"/>'.encode("utf-16")],
            "tei",
        ),
        ("a.xml", [b"<TEI.2>"], "tei"),
        ("a.xml", [b"<TEI xmlns='http://x.example'/>"], "medtator"),
        ("a.xml", [b"Ratu"], "medtator"),
    ],
)
def test_that_a_file_is_known_by_suffix_and_first_line(tmp_path, name, lines, expected):
    assert for_reading(write_lines(tmp_path / name, *lines)).name == expected


def test_that_a_given_name_wins(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", {"isi": "Ratu"})
    assert for_reading(path, "doccano").name == "doccano"


@pytest.mark.parametrize("name", ["a.mobi", "a", "a.sorot"])
def test_that_other_files_are_refused_with_a_sentence(tmp_path, name):
    with pytest.raises(BadInput, match=r"cannot be read|cannot be told"):
        for_reading(write_lines(tmp_path / name, b"x"))


def test_that_what_the_text_formats_write_is_known_again_without_a_name(tmp_path):
    article = ArticleRecord("Ratu pergi", name="a.txt", document_id="d", spans=[SpanRecord(0, 4, "Gift")])
    for format_ in map(named, WRITTEN_AS_ONE):
        path = tmp_path / f"{format_.name}{format_.suffixes[0]}"
        format_.write(selection([article]), path, WRITE)
        assert for_reading(path) is format_
        taken(format_.read(path, READ))


@pytest.mark.parametrize("name", [*WRITTEN_AS_ONE, "spacy"])
def test_that_an_export_that_fails_leaves_the_old_files_and_no_half_ones(tmp_path, name):
    def failing():
        article = ArticleRecord("Ratu", document_id="d", spans=[SpanRecord(0, 4, "Gift")])
        yield RowRecord("document", {"id": "d"}) if name == "jsonl" else article
        raise BadInput("a", "stopped")

    path = tmp_path / "x.out"
    path.write_text("old")
    if named(name).folder:
        path.unlink()
        named(name).write(selection([]), path, WRITE)
    old = _contents(tmp_path)
    stopped = Selection(Codebook(), failing, failing)
    with pytest.raises(BadInput, match="stopped"):
        named(name).write(stopped, path, WRITE)
    assert _contents(tmp_path) == old
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.out"]


def test_that_the_registry_does_not_import_spacy():
    script = "import sys, annotator.formats.registry; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize(
    ("names", "asked", "instead"),
    [
        (["a.txt", "a.ann"], "a.ann", "a.txt"),
        (["a.ann"], "a.ann", "a.ann"),
        (["a.txt"], "annotation.conf", None),
        (["a.conll"], "a.conll.offsets", "a.conll"),
        ([], "TypeSystem.xml", None),
        ([], "a.xml", "a.xml"),
    ],
)
def test_that_sidecars_stand_for_the_file_they_belong_to(tmp_path, names, asked, instead):
    for name in names:
        (tmp_path / name).write_text("x")
    assert read_instead(tmp_path / asked) == (tmp_path / instead if instead else None)


@pytest.mark.parametrize("name", ["brat", "conll", "webanno", "xmi"])
def test_that_formats_made_of_the_text_refuse_to_leave_it_out(tmp_path, name):
    with pytest.raises(AnnotatorError, match="cannot be written without it"):
        named(name).write(selection([]), tmp_path / "x", WriteOptions(text=False))
    assert not list(tmp_path.iterdir())
