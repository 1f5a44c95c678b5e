"""What gathering leaves open: labels merged without a span rewritten, people joined, removals kept; discussions."""

from pathlib import Path

import pytest

from annotator.app.comment_edits import AddComment, AnswerComment, ResolveComment
from annotator.app.decisions import decisions
from annotator.app.discussions import open_discussions
from annotator.app.edits import PutRows, register
from annotator.app.label_merging import Affected, MergeLabels, preview
from annotator.app.project import Project
from annotator.app.team_edits import SamePerson
from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Attribute, Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.review import Comment
from annotator.domain.span import Span
from annotator.storage.check import problems
from tests.unit.app.teams import ACTOR, DOCUMENTS, GIFT, lead_project, mark


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = lead_project(tmp_path / "lead.sorot")
    yield made
    made.close()


def test_that_merging_says_whose_spans_it_concerns_and_rewrites_none(project: Project) -> None:
    item = Attribute(id=new_id(), label_id=GIFT, name="Item")
    project.do(PutRows((item,), "set up"))
    span = mark(project, 0, 0, 6)
    mark(project, 1, 0, 6)
    mark(project, 1, 8, 12, ACTOR)
    before = project.reader.get(Span, span)
    assert preview(project.reader, GIFT, ACTOR).affected == (Affected("Ana", 1, 2),)
    assert preview(project.reader, GIFT, ACTOR).unasked == ("Item",)
    project.do(MergeLabels(GIFT, ACTOR))
    assert project.reader.get(Span, span).stamp == before.stamp
    assert project.codebook.get(GIFT).name == "Actor"
    assert [label.id for label in project.codebook.usable()] == [ACTOR]
    assert problems(project.reader) == []
    project.undo()
    assert {x.id: x.key for x in project.codebook.usable()} == {GIFT: "1", ACTOR: "2"}


def test_that_labels_under_the_merged_one_move_and_no_ring_is_made(project: Project) -> None:
    above, under = Label(id=new_id(), name="Above"), Label(id=new_id(), name="Under", key="7")
    child = Label(id=new_id(), name="Child", parent_id=above.id)
    project.do(PutRows((above, child, under), "set up"))
    project.do(MergeLabels(under.id, above.id))
    assert project.codebook.get(under.id).key == "7"
    project.do(MergeLabels(above.id, child.id))
    merged = project.codebook.get(above.id)
    assert (merged.id, merged.parent_id, merged.key) == (child.id, None, "7")
    with pytest.raises(AnnotatorError):
        project.do(MergeLabels(child.id, above.id))
    with pytest.raises(AnnotatorError):
        project.do(MergeLabels(child.id, child.id))


def test_that_twins_are_offered_until_they_are_one(project: Project) -> None:
    assert decisions(project.reader) == []
    twin, budi = Label(id=new_id(), name=" gift"), Annotator(id=new_id(), name="BUDI")
    project.do(PutRows((twin,), "set up"))
    project.do(register(budi))
    mark(project, 0, 0, 6)
    labels, people = decisions(project.reader)
    assert (labels.kind, labels.first, labels.second) == ("labels", twin.id, GIFT)
    assert people.kind == "people"
    assert budi.id in (people.first, people.second)
    project.do(MergeLabels(labels.first, labels.second))
    project.do(SamePerson(people.first, people.second))
    assert decisions(project.reader) == []


def test_that_open_discussions_are_listed_until_they_are_resolved(project: Project) -> None:
    span, me = mark(project, 0, 0, 6), project.me.id
    asked = Comment(id=new_id(), document_id=DOCUMENTS[0], span_id=span, annotator_id=me, body="Is it?", created="2")
    whole = Comment(id=new_id(), document_id=DOCUMENTS[1], annotator_id=me, body="Odd article", created="1")
    for comment in (asked, whole):
        project.do(AddComment(comment))
    project.do(AnswerComment(Comment(id=new_id(), document_id="", annotator_id=me, body="Yes", answers=asked.id)))
    first, second = open_discussions(project.reader)
    assert (first.words, first.title, first.span_id) == ("Odd article", "Berita 1", "")
    assert (second.quote, second.answers, second.start, second.end) == ("Berita"[:6], 1, 0, 6)
    assert open_discussions(project.reader, only="somebody") == []
    project.do(ResolveComment(asked.id, True, me))
    assert [found.words for found in open_discussions(project.reader)] == ["Odd article"]
