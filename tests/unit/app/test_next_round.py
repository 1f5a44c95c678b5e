"""Opening the next round leaves what was measured as it is; copies are the same on every laptop of a person."""

from datetime import date
from pathlib import Path

import pytest

from annotator.app import agreement_report, gathering
from annotator.app.agreement import measure
from annotator.app.document_labels import SetDocumentLabel
from annotator.app.edits import PutRows, SetAttribute, SetProgress, SetSetting
from annotator.app.next_round import (
    BeginWithFormer,
    NoteMeasured,
    OpenRound,
    ReadAgain,
    chosen_again,
    finished,
    unused_round,
)
from annotator.app.project import Project
from annotator.app.relation_edits import AddRelations
from annotator.app.reporting import write_report
from annotator.app.rounds import (
    HIDDEN,
    SetRound,
    blind_in,
    is_blind,
    may_begin_with_former,
    measured_rounds,
    was_blind,
)
from annotator.domain.annotator import Layer
from annotator.domain.codebook import Attribute, Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import attribute_id, new_id
from annotator.domain.relation import DocumentLabel, Relation
from annotator.domain.review import Assignment
from annotator.domain.span import Span
from annotator.storage.check import problems
from annotator.storage.lists import ASSIGNED
from tests.unit.app.teams import DOCUMENTS, GIFT, content, lead_project, mark, teammate


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = lead_project(tmp_path / "lead.sorot")
    yield made
    made.close()


def spans_in(project: Project, round_: int) -> list[Span]:
    return project.reader.all(Span, "deleted = 0 AND round = ?", [round_])


def done(project: Project, *places: int) -> None:
    project.do(SetProgress(tuple(DOCUMENTS[place] for place in places), project.layer, "done"))


def test_that_a_round_to_discuss_begins_with_copies_and_keeps_the_former(project: Project) -> None:
    link, stance = Label(id=new_id(), name="gave", kind="relation"), Label(id=new_id(), name="Stance", kind="document")
    giver = Attribute(id=attribute_id(GIFT, "Giver"), label_id=GIFT, name="Giver", kind="span")
    project.do(PutRows((link, stance, giver), "set up"))
    one, other = mark(project, 0, 0, 6), mark(project, 0, 10, 15)
    project.do(SetAttribute(one, giver.id, other, project.me.id))
    facts = {"document_id": DOCUMENTS[0], "annotator_id": project.me.id}
    project.do(AddRelations((Relation(id=new_id(), label_id=link.id, source_id=one, target_id=other, **facts),)))
    project.do(SetDocumentLabel(DOCUMENTS[0], project.layer, stance.id, "for"))
    before = content(project.reader)
    project.do(OpenRound(Layer(project.me.id, 2), discuss=True))
    assert project.round == 2
    assert not is_blind(project.reader)
    assert len(spans_in(project, 1)) == 2
    copies = {span.start: span for span in spans_in(project, 2)}
    assert [(span.quote, span.label_id) for span in copies.values()] == [
        (span.quote, span.label_id) for span in spans_in(project, 1)
    ]
    assert copies[0].attributes[giver.id] == copies[10].id
    (relation,) = project.reader.all(Relation, "deleted = 0 AND round = 2")
    assert (relation.source_id, relation.target_id) == (copies[0].id, copies[10].id)
    assert [row.value for row in project.reader.all(DocumentLabel, "deleted = 0 AND round = 2")] == ["for"]
    assert project.reader.progress(DOCUMENTS[0], project.layer).state == "started"
    assert problems(project.reader) == []
    project.undo()
    assert project.round == 1
    assert spans_in(project, 2) == []
    assert [r for r in content(project.reader)["span"] if r["round"] == 1] == [
        r for r in before["span"] if r["round"] == 1
    ]


def test_that_two_laptops_of_one_person_make_the_same_copies_and_beginning_twice_changes_nothing(
    project: Project,
) -> None:
    mark(project, 0, 0, 6)
    project.do(OpenRound(Layer(project.me.id, 2), discuss=True))
    first = {span.id for span in spans_in(project, 2)}
    assert project.do(BeginWithFormer(project.layer)) is None
    project.undo()
    project.do(BeginWithFormer(Layer(project.me.id, 2)))
    assert {span.id for span in spans_in(project, 2)} == first


def test_that_a_round_to_test_again_begins_with_nothing_and_is_blind(project: Project) -> None:
    mark(project, 0, 0, 6)
    project.do(OpenRound(Layer(project.me.id, 2), discuss=False))
    assert (project.round, is_blind(project.reader), spans_in(project, 2)) == (2, True, [])


def test_that_it_is_known_which_rounds_were_blind_or_that_it_is_not_known(project: Project, tmp_path: Path) -> None:
    assert [was_blind(project.reader, round_) for round_ in (1, 2)] == [False, False]
    project.do(SetRound(2, blind=True))
    project.do(SetRound(2, blind=False))
    project.do(SetRound(3))
    assert [was_blind(project.reader, round_) for round_ in (1, 2, 3)] == [False, True, False]
    other = teammate(project, "Budi")
    other.do(SetRound(4, blind=True))
    other.close()
    gathering.take(project, gathering.prepare(project.path, [other.path], project.me))
    assert [was_blind(project.reader, round_) for round_ in (2, 3, 4)] == [True, None, True]
    project.do(SetRound(4, blind=False))
    assert [was_blind(project.reader, round_) for round_ in (2, 3, 4)] == [True, None, True]


def test_that_a_round_one_comes_back_to_is_as_blind_as_it_was_left(project: Project) -> None:
    def go(round_: int) -> bool:
        project.do(SetRound(round_, blind_in(project.reader, round_)))
        return is_blind(project.reader)

    project.do(SetRound(2, blind=True))
    assert [go(1), go(2), go(2), go(3)] == [False, True, True, True]
    assert [was_blind(project.reader, round_) for round_ in (1, 2, 3)] == [False, True, True]
    project.do(SetRound(3))
    assert [go(2), go(3)] == [True, False]
    project.do(SetRound(3, blind=True))
    assert [go(3), go(1), go(3)] == [True, False, True]


def test_that_odd_words_on_blind_rounds_are_none(project: Project) -> None:
    project.do(SetRound(2))
    for odd in (7, [1], {"round": 7}, {"round": ["x", True, 0], "told": []}):
        project.do(SetSetting(HIDDEN, odd))
        assert was_blind(project.reader, 1) is None


def test_that_the_report_says_whether_its_round_was_blind(project: Project, tmp_path: Path) -> None:
    done(project, 0)
    texts = []
    for step, edit in enumerate((None, SetRound(1, blind=True), SetRound(1))):
        if edit:
            project.do(edit)
        agreement_report.write(project.reader, measure(project.reader), tmp_path / f"{step}.md", date(2024, 6, 20))
        agreement_report.write(project.reader, measure(project.reader), tmp_path / f"{step}.html", date(2024, 6, 20))
        texts.append([(tmp_path / f"{step}.{kind}").read_text(encoding="utf-8") for kind in ("md", "html")])
    for text in texts[0]:
        assert "Round 1 was not blind: the program hid nobody’s spans from the others." in text
    for text in texts[1]:
        assert "Round 1 is blind: the program hides the others’ spans from each annotator." in text
    for text in texts[2]:
        assert "Round 1 was blind: the program hid the others’ spans from each annotator until the lead showed" in text


def test_that_a_teammate_may_begin_with_their_own_once_the_round_has_reached_them(project: Project) -> None:
    budi = teammate(project, "Budi")
    mark(budi, 0, 0, 6)
    assert not may_begin_with_former(budi.reader, budi.layer)
    budi.do(OpenRound(Layer(budi.me.id, 2), discuss=False))
    assert may_begin_with_former(budi.reader, budi.layer)
    budi.do(BeginWithFormer(budi.layer))
    assert not may_begin_with_former(budi.reader, budi.layer)
    budi.close()


def test_that_what_is_served_again_is_drawn_by_the_seed_from_what_i_finished(project: Project) -> None:
    done(project, 0, 1, 3)
    known = finished(project.reader, project.layer)
    assert set(known) == {DOCUMENTS[0], DOCUMENTS[1], DOCUMENTS[3]}
    assert chosen_again(known, 0.5, "7") == chosen_again(reversed(known), 0.5, "7")
    assert len(chosen_again(known, 0.5, "7")) == 2
    assert len(chosen_again(known, 0.01, "7")) == 1
    assert chosen_again([], 0.5, "7") == ()


def test_that_reading_again_gives_figures_of_me_with_myself(project: Project, tmp_path: Path) -> None:
    mark(project, 0, 0, 6)
    done(project, 0, 1)
    assert unused_round(project.reader, 1) == 2
    project.do(ReadAgain((DOCUMENTS[0],), Layer(project.me.id, 2)))
    assert [row.document_id for row in project.reader.all(Assignment)] == [DOCUMENTS[0]]
    assert len(project.reader.article_numbers(project.layer, state=ASSIGNED)) == 1
    with pytest.raises(AnnotatorError):
        write_report(project.path, tmp_path / "r.md", [project.me.name], (1, 2), lambda *_: None)
    assert not (tmp_path / "r.md").exists()
    mark(project, 0, 0, 6)
    done(project, 0)
    found = measure(project.reader, [project.me.name], (1, 2))
    assert found.overall["f1_exact"].value == 1.0
    write_report(project.path, tmp_path / "r.md", [project.me.name], (1, 2), lambda *_: None)
    assert "Ana, round 2" in (tmp_path / "r.md").read_text(encoding="utf-8")


def test_that_measured_rounds_are_remembered_without_an_undo_step(project: Project) -> None:
    mark(project, 0, 0, 6)
    project.merge(NoteMeasured((1,)), automatic=True)
    project.merge(NoteMeasured((3,)), automatic=True)
    assert measured_rounds(project.reader) == {1, 3}
    assert project.undo_name == "add span"
