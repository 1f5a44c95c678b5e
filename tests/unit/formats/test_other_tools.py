"""The tools' own code, in an environment of its own (`other_tools`), reads what we write and writes what we read."""

import json
import os
import subprocess
from collections import Counter
from pathlib import Path

import other_tools
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import EVERYTHING, PROJECTS, READ, TEXTS, WRITE, judged, marks, selection, taken

from annotator.formats import (
    brat,
    brat_reading,
    conll_reading,
    label_studio,
    label_studio_reading,
    refi_codes,
    taguette,
)
from annotator.formats.record import ArticleRecord, SpanRecord

pytestmark = pytest.mark.slow
HOUSE = Path(__file__).resolve().parents[3]
PYTHON = HOUSE / ".venv-tools" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CONFIG = (
    '<View><Labels name="label" toName="text"><Label value="Gift"/><Label value="Person"/></Labels>'
    '<Choices name="genre" toName="text"><Choice value="News"/></Choices><Text name="text" value="$text"/></View>'
)
TEXT = "Ratu 🐎 menerima hadiah, kata Raja e\u0301lite."
MANY = settings(deadline=None, max_examples=60)
FEW = settings(deadline=None, max_examples=25)
WORDS = st.lists(st.sampled_from(["Ratu", "élite", "“kuda”", "律", " "]), min_size=1).map("".join).filter(str.strip)
"""Texts of which every unit counts alike: what has no quote would else be settled by the edges of words."""


@pytest.fixture(scope="module")
def tools(tmp_path_factory):
    """Return what asks the other tools for something and gives their answer."""
    assert PYTHON.exists(), "`python3 do.py test --slow` makes the environment of the other tools"
    said = tmp_path_factory.mktemp("tools") / "errors.txt"
    with said.open("w") as errors:
        child = subprocess.Popen(
            [PYTHON, other_tools.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        )

        def ask(deed, *given):
            child.stdin.write(json.dumps([deed.__name__, *given]) + "\n")
            child.stdin.flush()
            answer = child.stdout.readline()
            assert answer, said.read_text()[-3000:]
            return json.loads(answer)

        yield ask
        child.communicate()


@MANY
@given(EVERYTHING)
def test_that_label_studio_takes_our_tasks_and_gives_back_their_spans(tmp_path_factory, tools, project):
    path = tmp_path_factory.mktemp("label-studio") / "a.json"
    report = label_studio.write(selection(project), path, WRITE)
    config = report.files[1].read_text(encoding="utf-8")
    assert all(tools(other_tools.label_studio_reads, str(path), str(report.files[1]), str(path.parent)))
    assert "<Labels" in config
    ours = Counter((a.text, s.start, s.end, s.label) for a in project for s in a.spans if not s.fragments)
    for name in ("JSON_MIN/result.json", "CSV/result.csv", "TSV/result.csv"):
        found = taken(label_studio_reading.read(path.parent / name, READ))
        assert Counter((a.text, s.start, s.end, s.label) for a in found for s in a.spans) == ours, name


def test_that_tags_of_label_studios_converter_are_read(tmp_path, tools):
    text = "Ratu menerima dua ekor kuda dari Raja ."
    spans = [SpanRecord(0, 4, "Person"), SpanRecord(14, 27, "Gift")]
    path = tmp_path / "a.json"
    report = label_studio.write(selection([ArticleRecord(text, spans=spans)]), path, WRITE)
    tools(other_tools.label_studio_reads, str(path), str(report.files[1]), str(tmp_path))
    (found,) = taken(conll_reading.read(tmp_path / "CONLL2003" / "result.conll", READ))
    said = [(found.text[span.start : span.end], span.label) for span in found.spans]
    assert said == [("Ratu", "Person"), ("dua ekor kuda", "Gift")]


@MANY
@given(WORDS, st.data())
def test_that_tasks_of_label_studios_own_objects_are_read(tmp_path_factory, tools, text, data):
    path = tmp_path_factory.mktemp("label-studio") / "a.json"
    start = st.integers(0, len(text) - 1)
    places = data.draw(st.lists(start.flatmap(lambda at: st.tuples(st.just(at), st.integers(at + 1, len(text))))))
    spans = [(*place, data.draw(st.sampled_from(["Gift", "Person"]))) for place in places]
    number = st.integers(0, len(spans) - 1)
    links = data.draw(st.lists(st.tuples(number, number, st.just("gets")), max_size=3)) if spans else []
    tools(other_tools.label_studio_writes, CONFIG, text, spans, links, [("genre", "News")], str(path))
    (found,) = taken(label_studio_reading.read(path, READ))
    assert (found.text, marks(found)) == (text, spans)
    assert Counter((link.source, link.target, link.label) for link in found.relations) == Counter(links)
    assert [(label.label, label.value) for label in found.labels] == [("genre", "News")]


@FEW
@given(TEXTS, st.data())
def test_that_highlights_taguette_cuts_out_stand_on_their_words(tmp_path_factory, tools, text, data):
    path = tmp_path_factory.mktemp("taguette") / "a.sqlite3"
    contents, bare = tools(other_tools.taguette_page, text)
    start = data.draw(st.integers(0, len(bare) - 1))
    end = data.draw(st.integers(start + 1, len(bare)))
    first, last = len(bare[:start].encode()), len(bare[:end].encode())
    tools(other_tools.taguette_writes, contents, [(first, last, ["gift", "gift.horse"])], str(path))
    (found,) = judged(taguette.read(path, READ))
    words = "".join(bare[start:end].split())
    if bare[start:end].strip(" \t\n\r\f"):
        assert [span.label for span in found.spans] == ["gift", "gift.horse"]
        for span in found.spans:
            assert span.quote == found.text[span.start : span.end]
            assert "".join(span.quote.split()) == words
    else:
        assert found.reason.endswith("it shows no text")


def test_that_a_codebook_of_taguettes_is_read(tmp_path, tools):
    tools(other_tools.taguette_writes_codebook, ["gift", "gift.horse", "say “ah”"], str(tmp_path / "a.qdc"))
    _, found = refi_codes.read(tmp_path / "a.qdc")
    assert [label.name for label in found] == ["gift", "gift.horse", "say “ah”"]


@MANY
@given(PROJECTS)
def test_that_brat_finds_nothing_wrong_with_our_folders_and_reads_every_span(tmp_path_factory, tools, project):
    folder = tmp_path_factory.mktemp("brat") / "out"
    report = brat.write(selection(project), folder, WRITE)
    found = tools(other_tools.brat_reads, str(folder))
    assert len(found) == len(project)
    assert all(article["same"] and not article["unread"] and not article["issues"] for article in found.values())
    assert sum(len(article["spans"]) for article in found.values()) == report.spans
    for name, article in found.items():
        text = (folder / f"{name}.txt").read_bytes().decode()
        for _, _, pieces, quote in article["spans"]:
            assert quote == " ".join(text[start:end] for start, end in pieces)


def test_that_lines_of_brats_are_read(tmp_path, tools):
    spans = [("Person", [(0, 4)]), ("Give", [(7, 15)]), ("Gift", [(16, 22)]), ("Person", [(29, 33), (34, 40)])]
    events = [("T2", "Give", [["Giver", "T1"], ["What", "T3"]])]
    path = tmp_path / "a.ann"
    path.with_suffix(".txt").write_bytes(TEXT.encode())
    tools(other_tools.brat_writes, TEXT, spans, events, [("knows", "T1", "T4")], str(path))
    (found,) = taken(brat_reading.read(path.with_suffix(".txt"), READ))
    assert [(span.label, span.fragments or [(span.start, span.end)]) for span in found.spans] == spans
    assert [span.note for span in found.spans] == ["no 1", "no 2", "no 3", "no 4"]
    assert all(span.attributes == {"Sure": True} for span in found.spans)
    assert sorted((link.label, link.source, link.target) for link in found.relations) == [
        ("Giver", 1, 0),
        ("What", 1, 2),
        ("knows", 0, 3),
    ]
