"""Sharing without a window: exports with a card, without the texts, and the texts put back."""

import json
from pathlib import Path

import pytest

from tests.unit.test_cli import TEXT, a_file, said, sorot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "p.sorot"
    said("new", made, "--codebook", "gifts", "--name", "Hadiah")
    said("import", made, a_file(tmp_path), "--annotator", "Ana", "--done")
    return made


def test_that_spans_go_without_texts_and_come_together_again(path: Path, tmp_path: Path) -> None:
    bare, whole = tmp_path / "bare.jsonld", tmp_path / "whole.jsonld"
    assert said("export", path, bare, "--format", "w3c", "--no-text", "--card")["spans"] == 2
    assert "jip" not in bare.read_text("utf-8")
    assert "sorot fill" in (tmp_path / "bare-card.md").read_text("utf-8")
    assert said("fill", bare, whole, tmp_path / "in.jsonl") == {"documents": 2, "spans": 2, "missing": []}
    assert "“jip hijau”" in json.loads(whole.read_text("utf-8"))["items"][0]["body"]["value"]
    summary = said("import", path, whole)
    assert (summary["documents_known"], summary["spans_known"], summary["spans_added"]) == (2, 2, 0)


def test_that_what_is_missing_is_said_and_nothing_is_written(path: Path, tmp_path: Path) -> None:
    said("export", path, tmp_path / "bare.csv", "--format", "csv", "--no-text")
    (tmp_path / "other.txt").write_text(TEXT + ".", "utf-8")
    done = sorot("fill", tmp_path / "bare.csv", tmp_path / "whole.csv", tmp_path / "other.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing was written" in done.stderr
    assert not (tmp_path / "whole.csv").exists()


@pytest.mark.parametrize(("kind", "name"), [("huggingface", "out"), ("refi-qda", "out.qdpx"), ("w3c", "out.jsonld")])
def test_that_what_was_written_is_what_import_takes(path: Path, tmp_path: Path, kind: str, name: str) -> None:
    report = said("export", path, tmp_path / name, "--format", kind)
    assert (report["spans"], report["dropped"]) == (2, [])
    other = tmp_path / "other.sorot"
    said("new", other)
    summary = said("import", other, tmp_path / name)
    assert (summary["documents_added"], summary["spans_added"], summary["refused"]) == (2, 2, [])
    found = said("stats", other)["labels"]  # A codebook that came along has others, too.
    assert {label: count for label, count in found.items() if count} == {"Gift": 1, "Actor": 1}
    assert said("stats", other)["annotators"]["Ana"] == 2


def test_that_a_refi_codebook_begins_a_project(path: Path, tmp_path: Path) -> None:
    from annotator.app import codebook_files
    from annotator.app.project import Project

    project = Project.open(path, "Ana")
    lost = codebook_files.save(tmp_path / "book.qdc", project.codebook, project.name)
    names = [label.name for label in project.codebook.usable()]
    project.close()
    assert [sentence.split()[0] for sentence in lost] == ["Keys", "Attributes"]
    made = said("new", tmp_path / "next.sorot", "--codebook", tmp_path / "book.qdc")
    assert made["labels"] == len(names)
