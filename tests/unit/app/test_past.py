"""History: what was done is told, and a past deed is taken back only where nothing later depends on it."""

from datetime import datetime
from pathlib import Path

import pytest

from annotator.app.comment_edits import AddComment
from annotator.app.edits import RelabelSpans, RemoveSpans, SetNote, SetProgress, SetSetting
from annotator.app.past import TakeBack, deeds, why_not
from annotator.app.project import Project
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


def spans(project: Project) -> set[str]:
    return {span.id for span in project.reader.all(Span)}


def named(project: Project, name: str) -> list:
    return [deed for deed in deeds(project.reader) if deed.name == name]


def test_that_deeds_are_told_newest_first_with_articles_and_labels(project: Project) -> None:
    mark(project, 0, 0, 6)
    mark(project, 1, 0, 6, ACTOR)
    newest, older, first = deeds(project.reader)
    assert (newest.name, newest.documents, newest.labels) == ("add span", {DOCUMENTS[1]}, {ACTOR})
    assert (older.documents, older.labels, older.annotator_id) == ({DOCUMENTS[0]}, {GIFT}, project.me.id)
    assert first.name == "set up"


def test_that_a_past_deed_is_taken_back_and_that_is_a_step_of_its_own(project: Project) -> None:
    first, second = mark(project, 0, 0, 6), mark(project, 1, 0, 6)
    project.do(SetProgress((DOCUMENTS[0],), project.layer, "done"))
    project.do(TakeBack(named(project, "add span")[1], project.me.id))
    assert spans(project) == {second}
    assert project.undo_name == "take back"
    project.undo()
    assert spans(project) == {first, second}
    assert problems(project.reader) == []


def test_that_joined_deeds_are_one_and_go_together(project: Project) -> None:
    span = mark(project, 0, 0, 6)
    project.do(SetNote(span, "a", project.me.id))
    project.do(SetNote(span, "ab", project.me.id), joined=True)
    (deed,) = named(project, "change note")
    assert len(deed.numbers) == 2
    project.do(TakeBack(deed, project.me.id))
    assert project.reader.get(Span, span).note == ""


def test_that_what_something_later_depends_on_stays(project: Project) -> None:
    span = mark(project, 0, 0, 6)
    project.do(RelabelSpans((span,), ACTOR, project.me.id))
    (made,) = named(project, "add span")
    assert "change label" in why_not(project.reader, made, project.me.id)
    (later,) = named(project, "change label")
    at = datetime.fromisoformat(later.at).astimezone()
    assert f"(“CHANGE LABEL” at {at:%H:%M} on {at:%Y-%m-%d})" in why_not(project.reader, made, project.me.id, str.upper)
    with pytest.raises(AnnotatorError, match="later"):
        project.do(TakeBack(made, project.me.id))
    assert spans(project) == {span}


def test_that_what_was_done_and_undone_later_stands_in_no_way(project: Project) -> None:
    span, other, me = mark(project, 0, 0, 6), mark(project, 1, 0, 6), project.me.id
    project.do(RelabelSpans((span,), ACTOR, me))
    project.undo()
    second, first = named(project, "add span")
    assert why_not(project.reader, first, me) == ""
    (relabelled, *_) = (deed for deed in named(project, "change label") if deed.kind == "do")
    assert why_not(project.reader, relabelled, me) == "It was undone later."
    project.redo()
    assert "change label" in why_not(project.reader, first, me), "redone it stands"
    project.undo()
    project.undo()
    assert why_not(project.reader, second, me) == "It was undone later."
    project.do(TakeBack(first, me))
    assert spans(project) == set()
    assert problems(project.reader) == []
    assert other != span


def test_that_a_span_that_is_discussed_stays(project: Project) -> None:
    span = mark(project, 0, 0, 6)
    said = Comment(id=new_id(), document_id=DOCUMENTS[0], span_id=span, annotator_id=project.me.id, body="Is it?")
    project.do(AddComment(said))
    with pytest.raises(AnnotatorError, match="rests on it"):
        project.do(TakeBack(named(project, "add span")[0], project.me.id))
    assert spans(project) == {span}


def test_that_a_removal_is_taken_back(project: Project) -> None:
    span, other = mark(project, 0, 0, 6), mark(project, 1, 0, 6)
    project.do(RemoveSpans((span,), project.me.id))
    project.do(RemoveSpans((other,), project.me.id))
    project.do(TakeBack(named(project, "remove span")[1], project.me.id))
    assert spans(project) == {span}


def test_that_settings_are_rows_too_and_others_deeds_and_undoing_are_not_mine_to_take_back(project: Project) -> None:
    project.do(SetSetting("name", "one"))
    project.do(SetSetting("name", "two"))
    newer, older = named(project, "change project settings")
    assert why_not(project.reader, older, project.me.id) != ""
    assert why_not(project.reader, newer, "somebody") == "Only who did it can take it back."
    project.undo()
    assert "took something back" in why_not(project.reader, deeds(project.reader)[0], project.me.id)
