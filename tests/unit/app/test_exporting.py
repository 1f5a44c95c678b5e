"""Whose spans go out must be clear, and a cancelled export leaves the old file; test_round_trips.py has the formats."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app import exporting
from annotator.app.edits import PutRows
from annotator.app.exporting import ExportOptions
from annotator.app.project import Project
from annotator.app.sample import make_sample
from annotator.domain.errors import AnnotatorError, Cancelled


@pytest.fixture
def sample(tmp_path: Path) -> Project:
    made = make_sample(tmp_path / "sample.sorot")
    yield made
    made.close()


def test_that_it_must_be_said_whose_spans_go_out(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"D\. Putra, R\. Widya, or all"):
        exporting.export(sample.reader, tmp_path / "x", ExportOptions("doccano"))
    with pytest.raises(AnnotatorError, match="gold"):
        exporting.export(sample.reader, tmp_path / "x", ExportOptions("doccano", layer="gold"))
    assert not (tmp_path / "x").exists()


def test_that_a_cancelled_export_leaves_the_old_file(sample: Project, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("the old one")

    def tell(done: int, of: int, name: str) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        exporting.export(sample.reader, tmp_path / "x", ExportOptions("doccano", layer="all"), tell)
    assert (tmp_path / "x").read_text() == "the old one"
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("sample.sorot")] == ["x"]


def test_that_two_names_of_one_person_are_one_person_to_export(sample: Project, tmp_path: Path) -> None:
    people = {person.name: person for person in sample.reader.annotators()}
    first, other = people["D. Putra"], people["R. Widya"]
    sample.do(PutRows((replace(other, same_as=first.id, name="D. Putra"),), "join"))
    both = exporting.export(sample.reader, tmp_path / "all.jsonl", ExportOptions("doccano", layer="all"))
    for layer in ("", "d. putra"):
        assert exporting.export(sample.reader, tmp_path / "x.jsonl", ExportOptions("doccano", layer=layer)) == replace(
            both, files=[tmp_path / "x.jsonl"]
        )
    sample.do(PutRows((replace(other, name="D. Putra"),), "part"))
    with pytest.raises(AnnotatorError, match="two people called"):
        exporting.export(sample.reader, tmp_path / "x.jsonl", ExportOptions("doccano", layer="D. Putra"))
