"""Labels on whole articles: one value of each label, given and taken away as edits."""

import pytest

from annotator.app.document_labels import SetDocumentLabel
from annotator.app.edits import PutRows, RemoveDocuments
from annotator.app.project import Project
from annotator.domain.annotator import Annotator, Layer
from annotator.domain.codebook import Attribute, Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import document_id, label_id, sha256

TEXT = "Sebuah kabar."
DOCUMENT = document_id(sha256(TEXT))
STANCE, SEEN = label_id("document", "Stance"), label_id("document", "Seen")


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("Ana")
    choices = ({"id": "c-for", "name": "for"}, {"id": "c-against", "name": "against"})
    made.do(
        PutRows(
            (
                Document(id=DOCUMENT, text=TEXT, sha256=sha256(TEXT)),
                Label(id=STANCE, name="Stance", kind="document"),
                Label(id=SEEN, name="Seen", kind="document"),
                Attribute(id="a-why", label_id=STANCE, name="Why"),
                Attribute(id="a-side", label_id=STANCE, name="Side", kind="choice", choices=choices, position=1.0),
                Annotator(id="b", name="Budi", initials="B"),
            ),
            "set up",
        )
    )
    return made


def given(project: Project, layer: Layer | None = None) -> list[tuple[str, str]]:
    rows = project.reader.document_labels(DOCUMENT, layer or project.layer)
    return [(row.label_id, row.value) for row in rows]


def test_that_choices_are_those_of_the_labels_first_choice_attribute(project: Project) -> None:
    assert project.codebook.choices_of(STANCE) == (("c-for", "for"), ("c-against", "against"))
    assert project.codebook.choices_of(SEEN) == ()


def test_that_an_article_has_one_value_of_a_label_and_is_begun_by_it(project: Project) -> None:
    layer = project.layer
    project.do(SetDocumentLabel(DOCUMENT, layer, STANCE, "c-for"))
    project.do(SetDocumentLabel(DOCUMENT, layer, STANCE, "c-against"))
    project.do(SetDocumentLabel(DOCUMENT, layer, SEEN, ""))
    assert sorted(given(project)) == sorted([(STANCE, "c-against"), (SEEN, "")])
    state = project.reader.progress(DOCUMENT, layer)
    assert state is not None
    assert state.state == "started"
    project.do(SetDocumentLabel(DOCUMENT, layer, STANCE, None))
    assert given(project) == [(SEEN, "")]
    project.undo()
    assert (STANCE, "c-against") in given(project)


def test_that_the_same_value_again_and_taking_away_nothing_are_no_changes(project: Project) -> None:
    assert project.do(SetDocumentLabel(DOCUMENT, project.layer, STANCE, None)) is None
    project.do(SetDocumentLabel(DOCUMENT, project.layer, STANCE, "c-for"))
    assert project.do(SetDocumentLabel(DOCUMENT, project.layer, STANCE, "c-for")) is None


def test_that_two_laptops_of_one_person_make_the_same_row(project: Project) -> None:
    project.do(SetDocumentLabel(DOCUMENT, project.layer, STANCE, "c-for"))
    (row,) = project.reader.document_labels(DOCUMENT, project.layer)
    project.do(SetDocumentLabel(DOCUMENT, project.layer, STANCE, None))
    project.do(SetDocumentLabel(DOCUMENT, project.layer, STANCE, "c-against"))
    assert [again.id for again in project.reader.document_labels(DOCUMENT, project.layer)] == [row.id]


def test_that_layers_label_an_article_apart(project: Project) -> None:
    project.do(SetDocumentLabel(DOCUMENT, project.layer, STANCE, "c-for"))
    other = Layer("b")
    project.do(SetDocumentLabel(DOCUMENT, other, STANCE, "c-against"))
    assert given(project) == [(STANCE, "c-for")]
    assert given(project, other) == [(STANCE, "c-against")]


def test_that_a_label_merged_into_another_is_that_one_from_then_on(project: Project) -> None:
    project.do(SetDocumentLabel(DOCUMENT, project.layer, SEEN, ""))
    project.do(PutRows((Label(id=SEEN, name="Seen", kind="document", merged_into=STANCE),), "merge labels"))
    project.do(SetDocumentLabel(DOCUMENT, project.layer, STANCE, "c-for"))
    assert given(project) == [(SEEN, "c-for")]


def test_that_an_article_leaves_with_its_labels_unless_a_teammate_labelled_it(project: Project) -> None:
    project.do(SetDocumentLabel(DOCUMENT, project.layer, STANCE, "c-for"))
    project.do(RemoveDocuments((DOCUMENT,), project.me.id))
    assert given(project) == []
    project.undo()
    assert given(project) == [(STANCE, "c-for")]
    project.do(SetDocumentLabel(DOCUMENT, Layer("b"), STANCE, "c-for"))
    with pytest.raises(AnnotatorError, match="Teammates"):
        project.do(RemoveDocuments((DOCUMENT,), project.me.id))
