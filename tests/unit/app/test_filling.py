"""Exports without the texts, and the texts put back by whoever has the articles."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app import exporting, filling, importing
from annotator.app.edits import PutRows, SetNote
from annotator.app.exporting import ExportOptions
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.app.relation_edits import AddRelations
from annotator.domain.document import Boilerplate, Document
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.identity import sha256
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.formats import registry, withheld
from annotator.formats.record import ArticleRecord, ReadOptions

SECRET = "Marsekal Doruna menerima sebuah jip hijau 🚙 dari Ratu Elinor pada hari kedua kunjungan itu."
TEXTS = {"a.txt": SECRET, "b.txt": "Tidak ada apa-apa di sini, selain pasar yang sepi."}
QUOTING = f"see “{SECRET[10:60]}”"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    file = tmp_path / "in.jsonl"
    lines = [
        {"text": TEXTS["a.txt"], "label": [[25, 40, "Gift"], [0, 15, "Actor"]], "name": "a.txt", "title": "Jip"},
        {"text": TEXTS["b.txt"], "label": [], "name": "b.txt", "summary": TEXTS["b.txt"]},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    made = Project.create(tmp_path / "p.sorot", "Ana")
    options = ImportOptions(done=True)
    importing.take(made, importing.prepare(made.path, [file], options, made.me))
    yield made
    made.close()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def _export(project: Project, path: Path, kind: str, **options: bool) -> Path:
    exporting.export(project.reader, path, ExportOptions(kind, **options))
    return path


def _records(path: Path) -> list[ArticleRecord]:
    read = registry.for_reading(path).read
    assert read is not None
    return [replace(record, place="") for record in read(path, ReadOptions()) if isinstance(record, ArticleRecord)]


SUFFIXES = {"csv": ".csv", "w3c": ".jsonld", "jsonl": ".jsonl"}


@pytest.mark.parametrize("kind", SUFFIXES)
def test_that_no_word_of_an_article_goes_out_and_filling_gives_the_whole_file(
    project: Project, articles: Path, tmp_path: Path, kind: str
) -> None:
    project.do(PutRows((Boilerplate(id="0" * 8 + "-0000-0000-0000-" + "0" * 12, pattern=SECRET[:30]),), "dim"))
    bare = _export(project, tmp_path / f"bare{SUFFIXES[kind]}", kind, text=False)
    said = bare.read_text("utf-8")
    assert not [words for text in TEXTS.values() for words in (text, text[20:40], "jip hijau") if words in said]
    assert sha256(SECRET) in said
    whole = _export(project, tmp_path / f"whole{SUFFIXES[kind]}", kind)
    filled = tmp_path / f"filled{SUFFIXES[kind]}"
    found = filling.fill(bare, filled, [articles])
    assert (found.spans, found.missing) == (2, [])
    if kind == "jsonl":
        rows = [json.loads(line) for line in filled.read_text("utf-8").splitlines()]
        wanted = [json.loads(line) for line in whole.read_text("utf-8").splitlines()]
        for row in wanted:
            if row.get("table") == "document":
                row["meta"] = {}
                row["stamps"].pop("meta", None)
        assert rows == [row for row in wanted if row.get("table") != "boilerplate" or row["pattern"] is None]
    else:
        assert _records(filled) == [replace(record, meta={}) for record in _records(whole)]


@pytest.mark.parametrize("kind", SUFFIXES)
def test_that_what_quotes_the_article_stays_out_too(project: Project, tmp_path: Path, kind: str) -> None:
    first, second = project.reader.all(Span)
    project.do(SetNote(first.id, QUOTING, project.me.id))
    project.do(SetNote(second.id, "a green one", project.me.id))
    label = project.codebook.usable()[0].id
    relation = Relation(
        id=first.id[:-1] + "0", document_id=first.document_id, annotator_id=project.me.id, label_id=label,
        source_id=first.id, target_id=second.id, note=QUOTING,
    )  # fmt: skip
    project.do(AddRelations((relation,)))
    report = exporting.export(project.reader, tmp_path / "x", ExportOptions(kind, text=False))
    said = (tmp_path / "x").read_text("utf-8")
    assert SECRET[10:60] not in said
    assert "a green one" in said
    assert set(withheld.SENTENCES) <= set(report.changed)
    if kind != "jsonl":
        reasons = [lost.reason for lost in report.reduced]
        # A table of spans has no room for the relation at all.
        assert reasons.count("written without what quotes the article") == 2
        assert ("this format cannot say a relation" in reasons) == (kind == "csv")


def test_that_a_row_which_lost_something_never_wins_over_the_whole_one(
    project: Project, articles: Path, tmp_path: Path
) -> None:
    span = project.reader.all(Span)[0]
    project.do(SetNote(span.id, QUOTING, project.me.id))
    before = list(project.reader.values("span")), list(project.reader.values("document"))
    filling.fill(_export(project, tmp_path / "bare.jsonl", "jsonl", text=False), tmp_path / "back.jsonl", [articles])
    importing.take(project, importing.prepare(project.path, [tmp_path / "back.jsonl"], ImportOptions(), project.me))
    assert (list(project.reader.values("span")), list(project.reader.values("document"))) == before


def test_that_a_project_and_another_file_are_sources_too(project: Project, tmp_path: Path) -> None:
    bare = _export(project, tmp_path / "bare.jsonld", "w3c", text=False)
    assert filling.fill(bare, tmp_path / "one.jsonld", [project.path]).documents == 2
    other = _export(project, tmp_path / "other.jsonl", "doccano")
    assert filling.fill(bare, tmp_path / "two.jsonld", [other]).documents == 2
    assert (tmp_path / "one.jsonld").read_bytes() == (tmp_path / "two.jsonld").read_bytes()


def test_that_articles_which_are_not_there_stop_it_or_are_left_out(
    project: Project, articles: Path, tmp_path: Path
) -> None:
    (articles / "b.txt").write_text(TEXTS["b.txt"] + " ", "utf-8")
    for kind, suffix in SUFFIXES.items():
        if kind == "csv":
            continue
        bare, out = _export(project, tmp_path / f"bare{suffix}", kind, text=False), tmp_path / f"out{suffix}"
        with pytest.raises(AnnotatorError, match=r"Of 2 articles 1 were not found \(b\.txt\)\. Nothing was written"):
            filling.fill(bare, out, [articles])
        assert not out.exists()
        found = filling.fill(bare, out, [articles], partial=True)
        assert (found.documents, found.spans, [missing.sha256 for missing in found.missing]) == (
            1, 2, [sha256(TEXTS["b.txt"])],
        )  # fmt: skip
        assert SECRET in out.read_text("utf-8")
    (articles / "a.txt").unlink()
    with pytest.raises(AnnotatorError, match="2 were not found"):
        filling.fill(bare, out, [articles], partial=True)


def test_that_files_with_their_texts_and_sources_that_are_not_there_are_sentences(
    project: Project, articles: Path, tmp_path: Path
) -> None:
    whole = _export(project, tmp_path / "whole.jsonld", "w3c")
    with pytest.raises(AnnotatorError, match="does not leave any text out"):
        filling.fill(whole, tmp_path / "out.jsonld", [articles])
    bare = _export(project, tmp_path / "bare.jsonld", "w3c", text=False)
    with pytest.raises(AnnotatorError, match="There is no"):
        filling.fill(bare, tmp_path / "out.jsonld", [tmp_path / "nowhere"])
    with pytest.raises(AnnotatorError, match="is no file that leaves texts out"):
        filling.fill(articles / "a.txt", tmp_path / "out.txt", [articles])


def test_that_a_length_that_is_not_the_texts_is_refused(project: Project, articles: Path, tmp_path: Path) -> None:
    bare = _export(project, tmp_path / "bare.jsonld", "w3c", text=False)
    bare.write_text(bare.read_text("utf-8").replace(f'"sorot:length":{len(SECRET)}', '"sorot:length":7'), "utf-8")
    with pytest.raises(BadInput, match="the length of its text"):
        filling.fill(bare, tmp_path / "out.jsonld", [articles])


def test_that_formats_made_of_texts_cannot_leave_them_out(project: Project, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="jsonl, csv, w3c"):
        _export(project, tmp_path / "x", "doccano", text=False)


@pytest.mark.parametrize("kind", ["csv", "w3c"])
def test_that_a_project_with_the_articles_takes_spans_without_texts(
    project: Project, articles: Path, tmp_path: Path, kind: str
) -> None:
    bare = _export(project, tmp_path / f"bare{SUFFIXES[kind]}", kind, text=False)
    other = Project.create(tmp_path / "other.sorot", "Budi")
    importing.take(other, importing.prepare(other.path, [articles], ImportOptions(), other.me))
    summary = importing.take(other, importing.prepare(other.path, [bare], ImportOptions(), other.me))
    assert (summary.documents_added, summary.spans_added, summary.refused) == (0, 2, [])
    assert {span.quote for span in other.reader.all(Span)} == {span.quote for span in project.reader.all(Span)}
    other.close()


def test_that_spans_of_another_text_of_the_same_name_are_refused(project: Project, tmp_path: Path) -> None:
    bare = _export(project, tmp_path / "bare.csv", "csv", text=False)
    known = project.reader.all(Document)[0].id
    bare.write_text(bare.read_text("utf-8").replace(known, ""), "utf-8")
    other = Project.create(tmp_path / "other.sorot", "Budi")
    (tmp_path / "a.txt").write_text("x" * 200, "utf-8")
    importing.take(other, importing.prepare(other.path, [tmp_path / "a.txt"], ImportOptions(), other.me))
    prepared = importing.prepare(other.path, [bare], ImportOptions(), other.me)
    prepared.discard()
    assert [refused.reason for refused in prepared.summary.refused] == [
        "the article of this name in the project is not the text that was marked"
    ]
    other.close()


def test_that_a_file_without_texts_is_not_merged(project: Project, tmp_path: Path) -> None:
    bare = _export(project, tmp_path / "bare.jsonl", "jsonl", text=False)
    prepared = importing.prepare(project.path, [bare], ImportOptions(), project.me)
    prepared.discard()
    assert "fill" in prepared.summary.refused[0].reason


@pytest.mark.parametrize("value", [SECRET, f"x {SECRET[5:45]}", {"a": [SECRET[3:50]]}])
def test_that_forty_characters_in_a_row_are_a_quotation(value: object) -> None:
    assert withheld.quotes(SECRET, value)


@pytest.mark.parametrize("value", ["", SECRET[:39], "Ratu Elinor", 7, None, "y" * 200, {"a": True}])
def test_that_a_name_is_none(value: object) -> None:
    assert not withheld.quotes(SECRET, value)
