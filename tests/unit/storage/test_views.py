"""The views that other people's scripts read say what the program says."""

from pathlib import Path

import hypothesis.strategies as st
from hypothesis import given

from annotator.app.edits import AddSpans, PutRows
from annotator.app.project import Project
from annotator.domain.annotator import Annotator, persons
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.identity import document_id, new_id, sha256
from annotator.domain.span import Span

TEXT = "Dua kuda untuk sang adipati."
NAMES = "abcdef"


@given(
    merged=st.lists(st.sampled_from([None, *NAMES]), min_size=6, max_size=6),
    deleted=st.lists(st.booleans(), min_size=6, max_size=6),
)
def test_that_the_view_and_the_codebook_agree_on_what_merged_labels_stand_for(
    merged: list[str | None], deleted: list[bool]
) -> None:
    project = Project.in_memory("Ana")
    labels = [Label(id=i, name=i, merged_into=m, deleted=d) for i, m, d in zip(NAMES, merged, deleted, strict=True)]
    document = Document(id=document_id(sha256(TEXT)), text=TEXT, sha256=sha256(TEXT))
    project.do(PutRows((document, *labels, project.me), "set up"))
    made = {"document_id": document.id, "annotator_id": project.me.id, "start": 0, "end": 8, "quote": "Dua kuda"}
    project.do(AddSpans(tuple(Span(id=new_id(), label_id=name, note=name, **made) for name in NAMES)))
    shown = dict(project.reader.connection.execute("SELECT note, label FROM labelled_spans").fetchall())
    meant = {name: found.name for name in NAMES if (found := project.codebook.get(name))}
    assert {name: shown[name] for name in meant} == meant
    assert {label.name for label in project.codebook.usable()} == set(meant.values())
    project.close()


def test_that_labels_merged_into_one_another_stand_for_the_smallest_id(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p.sorot", "Ana")
    ring = [Label(id="b", name="b", merged_into="a"), Label(id="a", name="a", merged_into="c")]
    project.do(
        PutRows((*ring, Label(id="c", name="c", merged_into="b"), Label(id="d", name="d", merged_into="c")), "x")
    )
    assert [project.codebook.get(name).id for name in "abcd"] == ["a"] * 4
    assert [label.id for label in project.codebook.usable()] == ["a"]
    project.close()


@given(
    same=st.lists(st.sampled_from([None, *NAMES]), min_size=6, max_size=6),
    deleted=st.lists(st.booleans(), min_size=6, max_size=6),
    spans=st.sets(st.sampled_from(NAMES)),
)
def test_that_the_views_and_the_program_agree_on_who_is_one_person(
    same: list[str | None], deleted: list[bool], spans: set[str]
) -> None:
    project = Project.in_memory()
    people = [Annotator(id=i, name=f"{i}!", same_as=s, deleted=d) for i, s, d in zip(NAMES, same, deleted, strict=True)]
    document = Document(id=document_id(sha256(TEXT)), text=TEXT, sha256=sha256(TEXT))
    project.do(PutRows((document, Label(id="l", name="l"), *people), "set up"))
    made = {"document_id": document.id, "label_id": "l", "start": 0, "end": 8, "quote": "Dua kuda"}
    project.do(AddSpans(tuple(Span(id=new_id(), annotator_id=name, note=name, **made) for name in sorted(spans))))
    lead = persons(project.reader.annotators())
    shown = dict(project.reader.connection.execute("SELECT note, annotator FROM labelled_spans").fetchall())
    assert shown == {name: f"{lead.get(name, name)}!" for name in spans}
    (counted,) = project.reader.connection.execute("SELECT spans, annotators FROM articles").fetchall()
    assert tuple(counted) == (len(spans), len(set(shown.values())))
    project.close()
