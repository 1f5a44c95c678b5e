import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app.edits import AddSpans, PutRows
from annotator.app.project import Project
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.identity import document_id, label_id, new_id, sha256
from annotator.domain.span import Span

TEXT = "Sebuah jip 🚙 dan dua kuda diserahkan kepada Marsekal Doruna."


def a_project(path: Path | None = None) -> Project:
    project = Project.create(path, "R. Widya") if path else Project.in_memory("R. Widya")
    made = sha256(TEXT)
    project.do(
        PutRows(
            (
                Document(id=document_id(made), text=TEXT, sha256=made, title="Jip"),
                Label(id=label_id("span", "Gift"), name="Gift", key="1"),
            ),
            "set up",
        )
    )
    return project


def a_span(project: Project, start: int, end: int) -> Span:
    return Span(
        id=new_id(),
        document_id=document_id(sha256(TEXT)),
        annotator_id=project.me.id,
        label_id=label_id("span", "Gift"),
        start=start,
        end=end,
        quote=TEXT[start:end],
    )


def test_that_a_span_survives_closing_the_project(tmp_path: Path) -> None:
    project = a_project(tmp_path / "p.sorot")
    span = a_span(project, 0, 10)
    project.do(AddSpans((span,)))
    project.close()
    again = Project.open(tmp_path / "p.sorot", "r. widya")
    assert again.reader.spans(span.document_id, [again.layer]) == [span]
    assert again.undo_name == "add span"
    again.undo()
    assert again.reader.spans(span.document_id, [again.layer]) == []
    again.redo()
    assert again.reader.spans(span.document_id, [again.layer]) == [span]
    again.close()
    assert [p.name for p in tmp_path.iterdir()] == ["p.sorot"]


def test_that_a_further_span_asks_the_file_two_questions_and_writes_two_rows() -> None:
    project = a_project()
    project.do(AddSpans((a_span(project, 0, 6),)))
    asked: list[str] = []
    project.store.connection.set_trace_callback(lambda statement: asked.append(" ".join(statement.split()[:3])))
    project.do(AddSpans((a_span(project, 7, 10),)))
    assert asked == [
        "BEGIN IMMEDIATE",
        "INSERT INTO span",
        "SELECT state FROM",
        "SELECT 1 FROM",
        "INSERT INTO journal",
        "COMMIT",
    ]


def test_that_a_span_that_is_there_is_not_added_again() -> None:
    project = a_project()
    span = a_span(project, 0, 6)
    project.do(AddSpans((span,)))
    with pytest.raises(sqlite3.IntegrityError):
        project.do(AddSpans((a_span(project, 7, 10), replace(span, end=10))))
    assert project.reader.spans(span.document_id, [project.layer]) == [span]
    assert project.undo_name == "add span"
