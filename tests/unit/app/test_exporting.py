"""What was marked comes out of every format equal, or stands in the report."""

from pathlib import Path

import pytest

from annotator.app import exporting, importing
from annotator.app.exporting import ExportOptions
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.app.sample import make_sample
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.span import Span

Marked = set[tuple[str, str, int, int, str]]


@pytest.fixture
def sample(tmp_path: Path) -> Project:
    made = make_sample(tmp_path / "sample.sorot")
    yield made
    made.close()


def marked(project: Project, name: str) -> Marked:
    person, codebook = project.person(name).id, project.codebook
    return {
        (s.document_id, codebook.get(s.label_id).name, s.start, s.end, s.quote)
        for s in project.reader.all(Span)
        if s.annotator_id == person
    }


@pytest.mark.parametrize("kind", ["jsonl", "csv", "doccano", "spacy"])
def test_that_what_was_marked_comes_back_equal_or_is_in_the_report(sample: Project, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"out.{kind}"
    report = exporting.export(sample.reader, out, ExportOptions(kind, layer="R. Widya"))
    other = Project.create(tmp_path / "other.sorot", "R. Widya")
    if kind == "csv":
        texts = tmp_path / "texts.jsonl"
        exporting.export(sample.reader, texts, ExportOptions("jsonl"))
        lines = texts.read_text("utf-8").splitlines(keepends=True)
        texts.write_text("".join(x for x in lines if '"span"' not in x[:40] and '"progress"' not in x[:40]), "utf-8")
        importing.take(other, importing.prepare(other.path, [texts], ImportOptions(), other.me))
    prepared = importing.prepare(other.path, [out], ImportOptions(format=kind), other.me)
    assert prepared.summary.refused == []
    importing.take(other, prepared)
    dropped = {(lost.document, lost.label, lost.start, lost.end) for lost in report.dropped}
    wanted = {mark for mark in marked(sample, "R. Widya") if mark[:4] not in dropped}
    assert len(wanted) + len(dropped) == len(marked(sample, "R. Widya"))
    assert marked(other, "R. Widya") == wanted
    other.close()


def test_that_it_must_be_said_whose_spans_go_out(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"D\. Putra, R\. Widya, or all"):
        exporting.export(sample.reader, tmp_path / "x", ExportOptions("doccano"))
    with pytest.raises(AnnotatorError, match="gold"):
        exporting.export(sample.reader, tmp_path / "x", ExportOptions("doccano", layer="gold"))
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("kind", ["jsonl", "csv", "doccano", "spacy"])
def test_that_the_preview_shows_the_first_record(sample: Project, kind: str) -> None:
    shown = exporting.preview(sample.reader, ExportOptions(kind, layer="R. Widya"))
    assert ("Limusin untuk Marsekal Doruna" if kind != "jsonl" else '"table":"annotator"') in shown


def test_that_a_cancelled_export_leaves_the_old_file(sample: Project, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("the old one")

    def tell(done: int, of: int, name: str) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        exporting.export(sample.reader, tmp_path / "x", ExportOptions("doccano", layer="all"), tell)
    assert (tmp_path / "x").read_text() == "the old one"
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("sample.sorot")] == ["x"]
