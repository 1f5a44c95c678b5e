from pathlib import Path

import orjson
import pytest

from annotator.app import exporting, importing
from annotator.app.edits import RemoveSpans, SetProgress
from annotator.app.importing import ImportOptions, Summary
from annotator.app.project import Project
from annotator.domain.document import Document
from annotator.domain.errors import Cancelled
from annotator.domain.relation import DocumentLabel
from annotator.domain.span import Span

TEXT = "Marsekal Doruna menerima “jip hijau” 🚙 dan seekor kuda."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "p.sorot", "R. Widya")
    yield made
    made.close()


def doccano(path: Path, *articles: tuple[str, list[list[object]]], **more: object) -> Path:
    lines = [orjson.dumps({"text": text, "label": spans, **more}) for text, spans in articles]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def bring(project: Project, *paths: Path, **options: object) -> Summary:
    prepared = importing.prepare(project.path, paths, ImportOptions(**options), project.me)
    return importing.take(project, prepared)


def spans(project: Project) -> list[Span]:
    return sorted(project.reader.all(Span), key=lambda s: (s.start, s.end))


def test_that_spans_come_in_where_they_stand(project: Project, tmp_path: Path) -> None:
    file = doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"], [43, 54, "Gift"]]))
    summary = bring(project, file)
    assert (summary.documents_added, summary.spans_added, summary.refused) == (1, 2, [])
    assert [s.quote for s in spans(project)] == ["jip hijau", TEXT[43:54]]
    assert project.undo_name == "import"


def test_that_importing_twice_adds_nothing(project: Project, tmp_path: Path) -> None:
    file = doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"], [26, 35, "Gift"]]))
    bring(project, file)
    before = spans(project)
    summary = bring(project, file)
    assert (summary.documents_added, summary.documents_known, summary.spans_added, summary.spans_known) == (0, 1, 0, 2)
    assert spans(project) == before


def test_that_a_row_that_stands_once_more_further_on_counts_as_known(project: Project, tmp_path: Path) -> None:
    bring(project, doccano(tmp_path / "a.jsonl", (TEXT, []), ("Lain.", [])))
    one, other = (document.id for document in project.reader.all(Document))
    rows = (f"{one},26,35,Gift", f"{other},0,4,Gift", f"{one},26,35,Gift")
    (tmp_path / "a.csv").write_text("\n".join(("document_id,start,end,label", *rows)))
    counts = [(s.spans_added, s.spans_known) for s in (bring(project, tmp_path / "a.csv") for _ in range(2))]
    assert counts == [(2, 1), (0, 3)]


def test_that_an_import_is_one_step_that_can_be_undone_and_redone(project: Project, tmp_path: Path) -> None:
    bring(project, doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"]])))
    kept = spans(project)
    project.undo()
    assert spans(project) == []
    assert project.reader.document_count() == 0
    assert len(project.codebook) == 0
    project.redo()
    assert spans(project) == kept


def test_that_an_import_after_an_undone_one_brings_everything_back(project: Project, tmp_path: Path) -> None:
    file = doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"]]))
    bring(project, file)
    project.undo()
    bring(project, file)
    assert project.reader.document_count() == 1
    assert [s.quote for s in spans(project)] == ["jip hijau"]
    assert [label.name for label in project.codebook.usable()] == ["Gift"]


def test_that_a_span_removed_by_hand_does_not_come_back_with_its_file(project: Project, tmp_path: Path) -> None:
    file = doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"]]))
    bring(project, file)
    project.do(RemoveSpans((spans(project)[0].id,), project.me.id))
    bring(project, file)
    assert spans(project) == []


def test_that_a_file_with_one_wrong_span_is_refused_whole_with_its_labels(project: Project, tmp_path: Path) -> None:
    file = doccano(tmp_path / "a.jsonl", (TEXT, [[0, 8, "Actor"]]), (TEXT + " Lagi.", [[5, 500, "Gift"]]))
    good = doccano(tmp_path / "b.jsonl", ("Dua kuda tiba di pelabuhan.", [[0, 8, "Gift"]]))
    summary = bring(project, file, good)
    assert summary.documents_added == 1
    assert [(Path(r.file).name, r.record) for r in summary.refused] == [("a.jsonl", "line 2")]
    assert [label.name for label in project.codebook] == ["Gift"]


def test_that_the_good_records_of_a_broken_file_are_taken_on_request(project: Project, tmp_path: Path) -> None:
    file = doccano(tmp_path / "a.jsonl", (TEXT, [[0, 8, "Actor"]]), (TEXT + " Lagi.", [[5, 500, "Gift"]]))
    summary = bring(project, file, partial=True)
    assert (summary.documents_added, summary.spans_added, len(summary.refused)) == (1, 1, 1)


def test_that_a_second_copy_of_a_text_is_an_occurrence(project: Project, tmp_path: Path) -> None:
    for name in ("satu.txt", "dua.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    summary = bring(project, tmp_path / "satu.txt", tmp_path / "dua.txt")
    assert (summary.documents_added, summary.documents_known) == (1, 1)
    rows = list(project.reader.values("occurrence"))
    assert [row["name"] for row in rows] == ["dua.txt"]


def test_that_a_cancelled_import_leaves_nothing(project: Project, tmp_path: Path) -> None:
    file = doccano(tmp_path / "a.jsonl", (TEXT, []))

    def tell(done: int, of: int, name: str) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        importing.prepare(project.path, [file], ImportOptions(), project.me, tell)
    assert project.reader.document_count() == 0


def test_that_our_own_lines_give_back_the_same_project(project: Project, tmp_path: Path) -> None:
    bring(project, doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"], [0, 15, "Actor"]])), done=True)
    out = tmp_path / "out.jsonl"
    exporting.export(project.reader, out, exporting.ExportOptions("jsonl"))
    other = Project.create(tmp_path / "other.sorot", "D. Putra")
    bring(other, out)
    for table in ("document", "span", "label", "progress", "annotator"):
        mine, theirs = ({row["id"]: row for row in p.reader.values(table)} for p in (project, other))
        assert mine.items() <= theirs.items()
    again = tmp_path / "again.jsonl"
    exporting.export(other.reader, again, exporting.ExportOptions("jsonl"))
    bring(project, again)
    assert project.undo_name == "import"
    other.close()


def test_that_a_newer_row_of_another_project_wins_and_an_older_one_does_not(project: Project, tmp_path: Path) -> None:
    bring(project, doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"]])))
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    exporting.export(project.reader, old, exporting.ExportOptions("jsonl"))
    project.do(RemoveSpans((spans(project)[0].id,), project.me.id))
    exporting.export(project.reader, new, exporting.ExportOptions("jsonl"))
    bring(project, old)
    assert spans(project) == []
    other = Project.create(tmp_path / "other.sorot", "D. Putra")
    bring(other, old)
    assert len(spans(other)) == 1
    bring(other, new)
    assert spans(other) == []
    other.close()


def test_that_a_line_in_three_articles_is_dimmed_everywhere(project: Project, tmp_path: Path) -> None:
    for place in range(3):
        (tmp_path / f"{place}.txt").write_text(f"Berita {place} hari ini.\nKlik di sini sekarang juga!\nIsi {place}.")
    bring(project, *sorted(tmp_path.glob("*.txt")))
    assert [row.pattern for row in project.reader.boilerplate("")] == ["Klik di sini sekarang juga!"]


def test_that_of_two_versions_of_one_row_in_one_import_the_newer_wins(project: Project, tmp_path: Path) -> None:
    bring(project, doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"]])))
    older, newer = tmp_path / "2-older.jsonl", tmp_path / "1-newer.jsonl"
    exporting.export(project.reader, older, exporting.ExportOptions("jsonl"))
    project.do(RemoveSpans((spans(project)[0].id,), project.me.id))
    exporting.export(project.reader, newer, exporting.ExportOptions("jsonl"))
    other = Project.create(tmp_path / "other.sorot", "D. Putra")
    bring(other, newer, older)
    assert spans(other) == []
    other.close()


def test_that_an_article_twice_in_one_import_keeps_the_spans_of_both(project: Project, tmp_path: Path) -> None:
    first = doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"]]))
    second = doccano(tmp_path / "b.jsonl", (TEXT, [[26, 35, "Gift"], [0, 8, "Actor"]]))
    summary = bring(project, first, second)
    assert (summary.documents_added, summary.documents_known, summary.spans_added) == (1, 1, 2)
    assert len(spans(project)) == 2


def test_that_a_file_that_breaks_off_leaves_nothing_behind_for_the_next_one(project: Project, tmp_path: Path) -> None:
    cut = tmp_path / "a.json"
    cut.write_bytes(orjson.dumps([{"text": TEXT, "label": [[26, 35, "Gift"]]}, {"text": "Kuda."}])[:-9])
    whole = doccano(tmp_path / "b.jsonl", (TEXT, [[43, 54, "Horse"]]))
    prepared = importing.prepare(project.path, [cut, whole], ImportOptions(), project.me)
    assert [(record.file, record.state) for record in prepared.records] == [("a.json", "refused"), ("b.jsonl", "new")]
    summary = importing.take(project, prepared)
    assert (summary.documents_added, summary.spans_added, len(summary.refused)) == (1, 1, 1)
    assert [label.name for label in project.codebook] == ["Horse"]


@pytest.mark.parametrize("partial", [False, True])
def test_that_of_very_many_bad_records_only_so_many_are_told(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, partial: bool
) -> None:
    monkeypatch.setattr(importing, "MOST_REFUSED", 3)
    path = tmp_path / "a.csv"
    path.write_text("text,title\n" + "x\n" * 9 + f"{TEXT},Jip\n")
    summary = bring(project, path, partial=partial)
    assert summary.documents_added == partial
    *told, last = summary.refused
    assert [refusal.record for refusal in told] == ["row 2", "row 3", "row 4"]
    more = "6 more of its records cannot be taken"
    assert last.reason == (more if partial else "more than 3 of its records cannot be taken; the rest was not read")


@pytest.mark.parametrize(("name", "text"), [("a.jsonld", "[]"), ("a.csv", "document_id,start,end,label\n")])
def test_that_a_file_of_which_nothing_comes_says_so(project: Project, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (refusal,) = bring(project, tmp_path / name).refused
    assert refusal.reason == "it holds no articles and no spans"


def test_that_several_values_of_one_label_of_an_article_all_stay(project: Project, tmp_path: Path) -> None:
    chosen = {"id": "c", "from_name": "Stance", "type": "choices", "value": {"choices": ["calm", "bitter"]}}
    task = {"data": {"text": TEXT}, "annotations": [{"result": [chosen]}]}
    (tmp_path / "a.json").write_bytes(orjson.dumps([task]))
    bring(project, tmp_path / "a.json")
    assert [given.value for given in project.reader.all(DocumentLabel)] == ["calm; bitter"]


@pytest.mark.parametrize("spans_first", [False, True])
def test_that_spans_without_texts_find_the_articles_that_come_in_with_them(
    project: Project, tmp_path: Path, spans_first: bool
) -> None:
    article, table = tmp_path / "jip.txt", tmp_path / "marks.csv"
    article.write_text(TEXT, "utf-8")
    table.write_text("name,start,end,label,quote\njip.txt,26,35,Gift,jip hijau\n", "utf-8")
    summary = bring(project, *([table, article] if spans_first else [article, table]))
    assert (summary.documents_added, summary.spans_added, summary.refused) == (1, 1, [])
    assert [s.quote for s in spans(project)] == ["jip hijau"]
    project.undo()
    assert project.reader.document_count() == 0


def test_that_a_row_with_a_wrong_quote_keeps_no_other_row_of_its_article_away(project: Project, tmp_path: Path) -> None:
    article, table = tmp_path / "jip.txt", tmp_path / "marks.csv"
    article.write_text(TEXT, "utf-8")
    wrong = "jip.txt,0,8,Actor,Ratu\n"
    table.write_text(f"name,start,end,label,quote\n{wrong}jip.txt,26,35,Gift,jip hijau\n{wrong}", "utf-8")
    bring(project, article)
    refused = ("not the quote", "row 2"), ("not the quote", "row 4")
    for partial, taken in ((False, 0), (True, 1)):
        summary = bring(project, table, partial=partial)
        assert summary.spans_added == taken
        assert [("not the quote" in one.reason and "not the quote", one.record) for one in summary.refused] == [
            *refused
        ]
    assert [(span.quote, span.start) for span in spans(project)] == [("jip hijau", 26)]


def test_that_rows_that_are_all_wrong_bring_nothing(project: Project, tmp_path: Path) -> None:
    table = tmp_path / "marks.csv"
    table.write_text("name,start,end,label,quote\njip.txt,0,8,Actor,Ratu\n", "utf-8")
    bring(project, doccano(tmp_path / "a.jsonl", (TEXT, []), name="jip.txt"))
    prepared = importing.prepare(project.path, [table], ImportOptions(partial=True), project.me)
    assert [(record.state, record.place) for record in prepared.records] == [("refused", "row 2")]
    prepared.discard()


def test_that_spans_of_an_article_that_two_files_could_be_are_refused_in_any_order(
    project: Project, tmp_path: Path
) -> None:
    table = tmp_path / "marks.csv"
    table.write_text("name,start,end,label\njip.txt,26,35,Gift\n", "utf-8")
    for folder, text in (("a", TEXT), ("b", TEXT + "!")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "jip.txt").write_text(text, "utf-8")
    summary = bring(project, table, tmp_path / "a", tmp_path / "b")
    assert (summary.documents_added, summary.spans_added) == (2, 0)
    assert [refusal.reason for refusal in summary.refused] == ["its article is not in the project"]


@pytest.mark.parametrize("state", ["done", "skipped"])
def test_that_an_article_which_was_finished_while_its_spans_were_read_stays_so(
    project: Project, tmp_path: Path, state: str
) -> None:
    bring(project, doccano(tmp_path / "a.jsonl", (TEXT, [[26, 35, "Gift"]])))
    (article,) = project.reader.document_ids()
    project.do(SetProgress((article,), project.layer, "new"))
    more = doccano(tmp_path / "b.jsonl", (TEXT, [[43, 54, "Gift"]]))
    prepared = importing.prepare(project.path, [more], ImportOptions(), project.me)
    project.do(SetProgress((article,), project.layer, state))
    importing.take(project, prepared)
    assert len(spans(project)) == 2
    assert project.reader.state(article, project.layer) == state
