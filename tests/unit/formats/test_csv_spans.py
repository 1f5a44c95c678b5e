"""`csv`: a row per span, that a spreadsheet cannot run."""

import csv

import pytest
from hypothesis import given
from laws import PROJECTS, READ, WRITE, selection, taken

from annotator.domain.errors import BadInput
from annotator.formats import csv_spans
from annotator.formats.record import ArticleRecord, Refusal, SpanRecord


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@given(PROJECTS)
def test_that_every_span_survives_writing_and_reading(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    report = csv_spans.write(selection(project), path, WRITE)
    found = taken(csv_spans.read(path, READ))
    marked = [article for article in project if article.spans]
    assert [(a.document_id, a.name, a.spans, a.text) for a in found] == [
        (a.document_id, a.name, a.spans, "") for a in marked
    ]
    assert (report.spans, report.dropped) == (sum(len(article.spans) for article in project), [])
    first = path.read_bytes()
    csv_spans.write(selection(found), path, WRITE)
    assert path.read_bytes() == first


def test_that_no_cell_begins_like_a_formula(tmp_path):
    span = SpanRecord(0, 4, "=cmd", quote="+Ratu", note="@x", annotator="-Ana", attributes={"=a": 1})
    article = ArticleRecord("+Ratu", name="'a", title="\tb", spans=[span], document_id="d")
    csv_spans.write(selection([article]), tmp_path / "a.csv", WRITE)
    (row,) = _rows(tmp_path / "a.csv")
    assert (row["label"], row["quote"], row["note"], row["annotator"]) == ("'=cmd", "'+Ratu", "'@x", "'-Ana")
    assert (row["name"], row["title"]) == ("''a", "'\tb")
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_that_a_table_by_hand_needs_only_an_article_and_the_span(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("name;start;end;label\na.txt;0;4;Gift\na.txt;5;9;Gift\nb.txt;0;1;Gift\n")
    first, second = taken(csv_spans.read(path, READ))
    assert (first.name, first.text, len(first.spans), first.place) == ("a.txt", "", 2, "row 2")
    assert second.spans == [SpanRecord(0, 1, "Gift")]


def test_that_a_text_column_is_the_article(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("name,text,start,end,label\na,Ratu,0,4,Gift\na,Ratu,0,5,Gift\n")
    article, refused = sorted(csv_spans.read(path, READ), key=lambda record: isinstance(record, Refusal))
    assert article.text == "Ratu"
    assert refused.reason == "it ends (5) after the text's end (4)"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("a,-1,4,G,,", "it starts before the text"),
        ("a,4,4,G,,", "where it starts"),
        ("a,5,4,G,,", "where it starts"),
        ("a,1.0,4,G,,", "not whole numbers"),
        ("a,NaN,4,G,,", "not whole numbers"),
        ("a,,4,G,,", "not whole numbers"),
        ("a,٣,4,G,,", "not whole numbers"),
        ("a,0,99999999999999999999999,G,,", "not whole numbers"),
        ("a,0,999999999999,G,,", "after the text's end"),
        ("a,0,4, ,,", "it has no label"),
        (",0,4,G,,", "which article"),
        ("a,0,4,G,[1],", "attributes are not a JSON object"),
        ("a,0,4,G,{,", "attributes are not a JSON object"),
        ('a,0,4,G,,"[[0,1]]"', "fragments are not a list"),
        ("a,0,4,G,,7", "fragments are not a list"),
        ('a,0,4,G,,"[[0,1],[2,3]]"', "do not reach"),
        ('a,0,4,G,,"[[0,3],[2,4]]"', "overlap"),
        ('a,0,4,G,,"[[0,1],[2,true]]"', "not whole numbers"),
        ('a,0,4,G,,"[[0,1],3]"', "not a pair"),
        ("a,0,4", "3 cells"),
    ],
)
def test_that_a_wrong_span_is_refused_with_its_row(tmp_path, cells, reason):
    path = tmp_path / "a.csv"
    path.write_text(f"name,start,end,label,attributes,fragments\n{cells}\n")
    (refused,) = csv_spans.read(path, READ)
    assert (refused.file, refused.record) == ("a.csv", "row 2")
    assert reason in refused.reason


@pytest.mark.parametrize("header", ["start,end,label", "name,start,end", ""])
def test_that_other_tables_are_refused(tmp_path, header):
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n0,1,2\n")
    with pytest.raises(BadInput, match="need the columns start, end, label"):
        list(csv_spans.read(path, READ))
