"""What is asked for one row must not go through all of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.sample import make_sample
from annotator.domain.annotator import Layer
from annotator.domain.document import Document
from annotator.domain.review import Assignment, Comment, Verdict
from annotator.domain.span import Span
from annotator.storage.reader import Reader
from annotator.storage.schema import TABLES

SCANS = tuple(f"SCAN {table}" for table in TABLES)
ASKED: dict[str, Callable[[Reader], object]] = {
    "document": lambda reader: reader.document("x"),
    "spans by id": lambda reader: reader.with_ids(Span, ["x"]),
    "documents by id": lambda reader: reader.with_ids(Document, ["x"]),
    "spans of an article": lambda reader: reader.spans("x", [Layer("a")]),
    "rows of an article": lambda reader: reader.span_rows("x", Layer("a")),
    "progress": lambda reader: reader.progress("x", Layer("a")),
    "number": lambda reader: reader.number_of("x"),
    "labels of an article": lambda reader: reader.label_counts(Layer("a"), "x"),
    "relations of an article": lambda reader: reader.relations("x", Layer("a")),
    "relations of spans": lambda reader: reader.relations_of(["x"]),
    "labels on an article": lambda reader: reader.document_labels("x", Layer("a")),
    "comments of an article": lambda reader: reader.all(Comment, "deleted = 0 AND document_id = ?", ["x"]),
    "comments on a span": lambda reader: reader.all(Comment, "deleted = 0 AND span_id = ?", ["x"]),
    "verdicts of an article": lambda reader: reader.all(Verdict, "deleted = 0 AND document_id = ?", ["x"]),
    "assignments of an article": lambda reader: reader.all(Assignment, "deleted = 0 AND document_id = ?", ["x"]),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED.keys())
def test_that_one_row_is_found_by_an_index(tmp_path: Path, ask: Callable[[Reader], object]) -> None:
    project = make_sample(tmp_path / "p.sorot")
    asked: list[str] = []
    project.store.connection.set_trace_callback(asked.append)
    ask(project.reader)
    project.store.connection.set_trace_callback(None)
    for statement in asked:
        plan = [row[3] for row in project.store.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        through = [step for step in plan if "document_order" in step or step.startswith(SCANS)]
        assert not through, f"{statement}: {plan}"
    project.close()
