from pathlib import Path

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
