"""Exports of many files: out of one project, and into another as a folder, with everything that could be said."""

from collections import Counter
from contextlib import closing

import pytest

from annotator.app import exporting, importing
from annotator.app.exporting import ExportOptions
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.app.sample import make_sample

FOLDERS = ("brat", "webanno", "xmi")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "summit.sorot"
    make_sample(path).close()
    return path


def _export(sample, out, **options):
    with closing(Project.open(sample, "R. Widya")) as project:
        return exporting.export(project.reader, out, ExportOptions(layer="R. Widya", **options))


def _spans(path):
    with closing(Project.open(path, "R. Widya")) as project:
        reader = project.reader
        return Counter(
            (reader.document(document).text[:40], row["start"], row["end"], row["quote"], row["note"])
            for choice in exporting.layer_choices(reader)
            if choice.name == "R. Widya"
            for document in reader.document_ids()
            for row in reader.span_rows(document, choice.layers[0])
        )


def _import(tmp_path, *paths):
    other = Project.create(tmp_path / "other.sorot", "R. Widya")
    with closing(other):
        prepared = importing.prepare(other.path, paths, ImportOptions(), other.me)
        return importing.take(other, prepared)


@pytest.mark.parametrize("format_", FOLDERS)
def test_that_a_folder_goes_out_and_comes_in_whole(tmp_path, sample, format_):
    report = _export(sample, tmp_path / "out", format=format_)
    summary = _import(tmp_path, tmp_path / "out")
    assert (summary.refused, summary.repaired) == ([], 0)
    assert (summary.documents_added, summary.spans_added) == (report.documents, report.spans)
    assert report.dropped == []
    assert _spans(tmp_path / "other.sorot") == _spans(sample)


@pytest.mark.parametrize("format_", FOLDERS)
def test_that_all_files_named_one_by_one_are_read_once(tmp_path, sample, format_):
    report = _export(sample, tmp_path / "out", format=format_)
    files = sorted(path for path in (tmp_path / "out").iterdir() if not path.name.startswith("."))
    summary = _import(tmp_path, *files)
    assert summary.refused == []
    assert (summary.documents_added, summary.documents_known) == (report.documents, 0)


@pytest.mark.parametrize("format_", FOLDERS)
def test_that_a_split_is_a_folder_for_each_part(tmp_path, sample, format_):
    with closing(Project.open(sample, "R. Widya")) as project:
        ids = sorted(project.reader.document_ids())
    parts = {document: ("train", "dev", "test")[place % 3] for place, document in enumerate(ids)}
    report = _export(sample, tmp_path / "out", format=format_, parts=parts)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["dev", "test", "train"]
    assert _import(tmp_path, tmp_path / "out").spans_added == report.spans


def test_that_tags_and_their_places_come_in_together(tmp_path, sample):
    report = _export(sample, tmp_path / "x.conll", format="conll")
    summary = _import(tmp_path, tmp_path / "x.conll", tmp_path / "x.conll.offsets")
    assert summary.refused == []
    assert (summary.documents_added, summary.spans_added) == (report.documents, report.spans)


def test_that_settings_alone_are_named(tmp_path):
    (tmp_path / "annotation.conf").write_text("[entities]\n")
    assert "only belongs to files beside it" in _import(tmp_path, tmp_path / "annotation.conf").refused[0].reason
