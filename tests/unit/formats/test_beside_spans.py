"""What tools for spans write beside them: taken where a project has a place for it, named where not."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pyarrow
import spacy
from laws import READ, left, marks, taken, write_lines
from pyarrow import parquet
from spacy.tokens import Doc, DocBin, Span

from annotator.formats import (
    conll_reading,
    csv_spans,
    doccano,
    huggingface_reading,
    medtator,
    prodigy_reading,
    spacy_docbin,
    taguette,
    w3c_reading,
)
from annotator.formats.record import DocumentLabelRecord, LabelRecord, SpanRecord

TEXT = "Ratu memberi kuda."


def read(reader, path):
    """Return the articles of a file, and what is left."""
    records = list(reader.read(path, READ))
    return taken(records), left(records)


def test_that_spacys_other_groups_links_and_sure_labels_are_taken_and_the_rest_is_named(tmp_path):
    doc = Doc(spacy.blank("xx").vocab, ["Ratu", "memberi", "kuda"], tags=["N", "V", "N"])
    doc.spans["sc"] = [Span(doc, 0, 1, "Person"), Span(doc, 0, 1, "Person")]
    doc.spans["gifts"] = [Span(doc, 2, 3, "Gift", kb_id="Q5"), Span(doc, 0, 1, "Person")]
    doc.spans["bare"] = [Span(doc, 1, 2)]
    doc.ents = [Span(doc, 2, 3, "Animal", span_id="horse")]
    doc.cats = {"war": 1.0, "peace": 0.0, "trade": 0.4}
    doc.user_data["editor"] = "ana"
    path = tmp_path / "a.spacy"
    DocBin(docs=[doc], store_user_data=True).to_disk(path)
    (article,), rest = read(spacy_docbin, path)
    assert [(s.start, s.label, s.attributes) for s in article.spans] == [
        (0, "Person", {}),
        (0, "Person", {}),
        (5, "bare", {"group": "bare"}),
        (13, "Gift", {"group": "gifts", "kb_id": "Q5"}),
        (13, "Animal", {"id": "horse"}),
    ]
    assert article.labels == [DocumentLabelRecord("war")]
    assert rest == [
        ("doc 1", "labels of the article with a score between 0 and 1", 1),
        ("doc 1", "tags, lemmas and dependencies of tokens", 1),
        ("doc 1", "the fact “editor”", 1),
    ]


def test_that_what_prodigys_annotators_rejected_is_counted(tmp_path):
    spans = [{"start": 0, "end": 4, "label": "Person"}, {"start": 13, "end": 17, "label": "Gift", "answer": "reject"}]
    path = write_lines(
        tmp_path / "a.jsonl",
        {"text": TEXT, "spans": spans, "answer": "accept", "_task_hash": 1},
        {"text": "Raja pergi.", "spans": spans[:1], "label": "War", "answer": "reject", "_task_hash": 2},
        {"text": "Tidak ada.", "spans": [], "answer": "ignore", "_task_hash": 3},
    )
    articles, rest = read(prodigy_reading, path)
    assert [marks(article) for article in articles] == [[(0, 4, "Person")], [], []]
    what = "spans, relations and labels that were rejected or ignored"
    assert rest == [("line 1", what, 1), ("line 2", what, 2)]


def test_that_what_stands_beside_doccanos_marks_is_kept_as_attributes(tmp_path):
    mark = {"id": 7, "label": "Person", "start_offset": 0, "end_offset": 4, "user": 3, "prob": None}
    path = write_lines(tmp_path / "a.jsonl", {"text": TEXT, "annotations": [mark]})
    (article,), rest = read(doccano, path)
    assert (article.spans, rest) == ([SpanRecord(0, 4, "Person", attributes={"user": 3})], [])


def test_that_columns_of_parquet_are_metadata_or_named(tmp_path):
    rows = [
        {"text": TEXT, "date": "sometime", "when": date(2024, 6, 1), "raw": b"\xff",
         "spans": [{"start": 0, "end": 4, "label": "Person", "sure": True, "rank": None}]},
        {"text": "Raja pergi.", "date": "2024-06-01", "when": None, "raw": None, "spans": []},
    ]  # fmt: skip
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    (first, second), rest = read(huggingface_reading, tmp_path / "a.parquet")
    assert (first.meta, first.published) == ({"date": "sometime", "when": "2024-06-01"}, "")
    assert (second.meta, second.published) == ({}, "2024-06-01")
    assert first.spans == [SpanRecord(0, 4, "Person", attributes={"sure": True})]
    assert rest == [("", "the column “raw”", 1)]


def test_that_what_parquet_says_of_tokens_is_named_and_the_rest_is_metadata(tmp_path):
    rows = [{"id": "1", "tokens": ["Ratu"], "ner_tags": ["B-Person"], "pos_tags": ["N"], "desk": "x"}] * 2
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    (article, _), rest = read(huggingface_reading, tmp_path / "a.parquet")
    assert (article.meta, rest) == ({"desk": "x"}, [("", "the column “pos_tags”", 2)])


def test_that_columns_between_token_and_tag_and_comments_are_named(tmp_path):
    path = tmp_path / "a.conll"
    path.write_text("-DOCSTART- -X- -X- O\n\n# sent_id = 1\nRatu NN _ B-Person\n\n# x\npergi VB _ O\n\n"
                    "-DOCSTART- -X- -X- O\n\nRaja _ _ B-Person\n")  # fmt: skip
    articles, rest = read(conll_reading, path)
    assert [marks(article) for article in articles] == [[(0, 4, "Person")], [(0, 4, "Person")]]
    place = rest[0][0]
    assert rest == [(place, "columns between the token and its tag", 1), (place, "lines of comments", 2)]


def test_that_columns_of_a_table_of_spans_that_mean_nothing_here_are_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("name,start,end,label,sure\na.txt,0,4,Person,yes\n")
    assert read(csv_spans, path)[1] == [("", "the column “sure”", 1)]


def test_that_bodies_without_a_value_and_facts_of_an_articles_label_are_named(tmp_path):
    target = {"source": "https://kabar.example/1", "selector": {"type": "TextPositionSelector", "start": 0, "end": 4}}
    tag = {"type": "TextualBody", "purpose": "tagging", "value": "Person"}
    fact = {"type": "TextualBody", "purpose": "describing", "label": "sure", "value": "yes"}
    path = write_lines(
        tmp_path / "a.jsonld",
        {"type": "Annotation", "body": [tag, {"type": "Choice"}], "target": target},
        {"type": "Annotation", "body": [tag, fact], "target": "https://kabar.example/1"},
    )
    (article,), rest = read(w3c_reading, path)
    assert (marks(article), article.labels) == ([(0, 4, "Person")], [DocumentLabelRecord("Person")])
    assert [(what, count) for _, what, count in rest] == [
        ("bodies without a value", 1), ("facts of labels of articles", 1)
    ]  # fmt: skip


def test_that_taguettes_tags_come_with_their_descriptions_and_the_projects_is_named(tmp_path):
    path = tmp_path / "a.sqlite3"
    shutil.copyfile(Path(__file__).parents[2] / "data" / "taguette.sqlite3", path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE projects SET description = 'who gave what'")
        connection.execute("INSERT INTO tags (id, project_id, path, description) VALUES (9, 1, 'unused', 'later')")
    records = list(taguette.read(path, READ))
    assert [one for one in records if isinstance(one, LabelRecord)] == [
        LabelRecord("gift"),
        LabelRecord("people.queen", definition="A queen"),
        LabelRecord("unused", definition="later"),
    ]
    assert left(records) == [("Proyek", "the project’s description", 1)]


def test_that_other_parts_of_medtators_files_are_named(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(f"<T><TEXT>{TEXT}</TEXT><TAGS><P id='1' spans='0~4' text='Ratu'/></TAGS><META><x/></META></T>")
    (article,), rest = read(medtator, path)
    assert (marks(article), rest) == ([(0, 4, "P")], [("", "the part “META”", 1)])


def test_that_plain_files_of_these_tools_leave_nothing(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", {"text": TEXT, "spans": [], "answer": "accept", "meta": {"a": 1}})
    assert read(prodigy_reading, path)[1] == []
    path = tmp_path / "a.conll"
    path.write_text("Ratu\tB-Person\npergi\tO\n")
    assert read(conll_reading, path)[1] == []
