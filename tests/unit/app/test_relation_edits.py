"""Relations join two spans of one person in one article, go with their spans, and come back with them."""

import pytest

from annotator.app.edits import AddSpans, PutRows, RemoveSpans, SetNote
from annotator.app.project import Project
from annotator.app.relation_edits import AddRelations, RelabelRelations, RemoveRelations, TurnRelations
from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import document_id, label_id, new_id, sha256
from annotator.domain.relation import Relation
from annotator.domain.span import Span

TEXTS = ("Ratu memberi raja seekor elang.", "Raja memberi ratu sebuah kapal.")
DOCUMENTS = [document_id(sha256(text)) for text in TEXTS]
ACTOR, GAVE, OWNS = label_id("span", "Actor"), label_id("relation", "gave to"), label_id("relation", "owns")


def span(project: Project, quote: str, text: int = 0, annotator: str = "") -> Span:
    start = TEXTS[text].index(quote)
    made = Span(
        id=new_id(),
        document_id=DOCUMENTS[text],
        annotator_id=annotator or project.me.id,
        label_id=ACTOR,
        start=start,
        end=start + len(quote),
        quote=quote,
    )
    project.do(AddSpans((made,)))
    return made


def relation(source: Span, target: Span) -> Relation:
    return Relation(
        id=new_id(),
        document_id=source.document_id,
        annotator_id=source.annotator_id,
        label_id=GAVE,
        source_id=source.id,
        target_id=target.id,
    )


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("Ana")
    documents = [Document(id=i, text=t, sha256=sha256(t)) for i, t in zip(DOCUMENTS, TEXTS, strict=True)]
    labels = [Label(id=ACTOR, name="Actor"), Label(id=GAVE, name="gave to", kind="relation")]
    labels.append(Label(id=OWNS, name="owns", kind="relation"))
    made.do(PutRows((*labels, *documents, Annotator(id="b", name="Budi", initials="B")), "set up"))
    return made


def alive(project: Project) -> list[tuple[str, str, str]]:
    found = project.reader.relations(DOCUMENTS[0], project.layer)
    return [(row.label_id, row.source_id, row.target_id) for row in found]


def test_that_a_relation_is_added_relabelled_turned_noted_and_removed(project: Project) -> None:
    queen, king = span(project, "Ratu"), span(project, "raja")
    made, me = relation(queen, king), project.me.id
    project.do(AddRelations((made,)))
    assert alive(project) == [(GAVE, queen.id, king.id)]
    project.do(RelabelRelations((made.id,), OWNS, me))
    project.do(TurnRelations((made.id,), me))
    project.do(SetNote(made.id, "twice", me, Relation))
    assert alive(project) == [(OWNS, king.id, queen.id)]
    assert project.reader.relations(DOCUMENTS[0], project.layer)[0].note == "twice"
    project.do(RemoveRelations((made.id,), me))
    assert alive(project) == []
    for _ in range(4):
        project.undo()
    assert alive(project) == [(GAVE, queen.id, king.id)]


def test_that_relations_go_with_either_of_their_spans_and_come_back_with_it(project: Project) -> None:
    queen, king, bird = span(project, "Ratu"), span(project, "raja"), span(project, "seekor elang")
    project.do(AddRelations((relation(queen, king), relation(bird, queen))))
    project.do(RemoveSpans((queen.id,), project.me.id))
    assert alive(project) == []
    project.undo()
    assert len(alive(project)) == 2


def test_that_a_relation_needs_two_spans_of_one_layer_and_article(project: Project) -> None:
    queen, king = span(project, "Ratu"), span(project, "raja")
    elsewhere, theirs = span(project, "ratu", 1), span(project, "elang", annotator="b")
    for source, target, reason in (
        (queen, queen, "two spans"),
        (queen, elsewhere, "one person in one article"),
        (queen, theirs, "one person in one article"),
    ):
        with pytest.raises(AnnotatorError, match=reason):
            project.do(AddRelations((relation(source, target),)))
    project.do(RemoveSpans((king.id,), project.me.id))
    with pytest.raises(AnnotatorError, match="no longer there"):
        project.do(AddRelations((relation(queen, king),)))
    assert alive(project) == []


def test_that_nobody_changes_a_teammates_relation(project: Project) -> None:
    queen, king = span(project, "Ratu"), span(project, "raja")
    made = relation(queen, king)
    project.do(AddRelations((made,)))
    project.be("Budi")
    me = project.me.id
    for edit in (
        RemoveRelations((made.id,), me),
        RelabelRelations((made.id,), OWNS, me),
        TurnRelations((made.id,), me),
        SetNote(made.id, "x", me, Relation),
    ):
        with pytest.raises(AnnotatorError, match="teammate"):
            project.do(edit)
