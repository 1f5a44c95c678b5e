"""The codebook changes as people ask, keeps its laws, and every change can be taken back."""

from dataclasses import replace

import pytest

from annotator.app.codebook_edits import (
    AddLabel,
    BringBackLabel,
    EditLabel,
    Place,
    PlaceLabels,
    PutAttributes,
    RemoveAttribute,
    RetireLabel,
    TakeCodebook,
    named_choices,
    new_attribute,
    new_label,
)
from annotator.app.codebook_files import load, save
from annotator.app.project import Project
from annotator.app.projects import create
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import choice_id, label_id


@pytest.fixture
def project():
    made = Project.in_memory("R. Widya")
    made.do(TakeCodebook(load("gifts")[1]))
    yield made
    made.close()


def shown(project):
    """Return everything a codebook says, so that two moments can be compared."""
    return [(label, project.codebook.attributes_of(label.id)) for label in project.codebook]


def named(project, name):
    found = project.codebook.named(name)
    assert found is not None
    return found


def test_that_a_new_project_carries_the_codebook_it_was_asked_for(tmp_path):
    project = create(tmp_path / "p.sorot", "R. Widya", "gifts", "Hadiah")
    assert project.name == "Hadiah"
    assert [label.key for label in project.codebook.usable()] == ["1", "2", "3", "4", "5"]
    project.close()


def test_that_a_project_is_not_begun_where_its_codebook_cannot_be_read(tmp_path):
    with pytest.raises(AnnotatorError, match="no codebook"):
        create(tmp_path / "p.sorot", "R. Widya", "nothing")
    assert list(tmp_path.iterdir()) == []


def test_that_taking_a_codebook_in_twice_changes_nothing(project):
    before = shown(project)
    assert project.do(TakeCodebook(load("gifts")[1])) is None
    assert shown(project) == before


def test_that_two_projects_give_a_label_its_attribute_and_its_choice_the_same_ids(project):
    other = Project.in_memory("D. Putra")
    other.do(TakeCodebook(load("gifts")[1]))
    assert shown(other) == shown(project)
    certainty = next(a for a in other.codebook.attributes_of(label_id("span", "Gift")) if a.name == "Certainty")
    assert certainty.choices[0] == {"id": choice_id(certainty.id, "certain"), "name": "certain"}
    other.close()


def test_that_a_known_label_keeps_its_own_words_and_gains_what_it_lacks(project):
    gift = named(project, "Gift")
    project.do(EditLabel(gift.id, {"definition": "Ours", "colour": "#123456"}))
    facts = {a.name: a for a in project.codebook.attributes_of(gift.id)}
    project.do(RemoveAttribute(facts["Occasion"].id))
    project.do(PutAttributes((replace(facts["Certainty"], choices=facts["Certainty"].choices[:1]),)))
    project.do(TakeCodebook(load("gifts")[1]))
    after = named(project, "Gift")
    assert (after.definition, after.colour) == ("Ours", "#123456")
    facts = {a.name: a for a in project.codebook.attributes_of(gift.id)}
    assert "Occasion" in facts
    assert [choice["name"] for choice in facts["Certainty"].choices] == ["certain", "probable", "doubtful"]


def test_that_a_label_under_another_name_by_now_is_not_taken_for_the_one_in_the_file(project):
    project.do(EditLabel(named(project, "Gift").id, {"name": "Present"}))
    project.do(TakeCodebook(load("gifts")[1]))
    assert named(project, "Gift").id != named(project, "Present").id
    assert named(project, "Gift").key == ""
    assert named(project, "Present").key == "1"


def test_that_a_name_is_given_once_also_where_case_and_spaces_differ(project):
    for name in ("gift", " Treaty  CLAUSE ", "", "  "):
        with pytest.raises(AnnotatorError, match="othing was changed"):
            project.do(AddLabel(new_label(project.codebook, name, "#123456")))
    with pytest.raises(AnnotatorError, match="already"):
        project.do(EditLabel(named(project, "Gift").id, {"name": "ACTOR"}))
    project.do(EditLabel(named(project, "Gift").id, {"name": "GIFT"}))
    assert named(project, "gift").name == "GIFT"


def test_that_a_key_makes_one_label_and_undo_gives_it_back(project):
    before = shown(project)
    project.do(EditLabel(named(project, "Actor").id, {"key": "1"}))
    assert (named(project, "Actor").key, named(project, "Gift").key) == ("1", "")
    project.undo()
    assert shown(project) == before


def test_that_a_retired_label_comes_back_without_a_key_that_another_has_by_now(project):
    gift = named(project, "Gift")
    project.do(RetireLabel(gift.id))
    assert project.codebook.named("Gift") is None
    project.do(AddLabel(new_label(project.codebook, "Loan", "#123456")))
    assert named(project, "Loan").key == "1"
    project.do(BringBackLabel(gift.id))
    assert named(project, "Gift").key == ""


def test_that_labels_nest_but_never_under_themselves(project):
    gift, actor, date = (named(project, name) for name in ("Gift", "Actor", "Date"))
    project.do(PlaceLabels((Place(actor.id, gift.id, 0.5), Place(date.id, actor.id, 0.6))))
    assert [(depth, label.name) for depth, label in project.codebook.tree()][:3] == [
        (0, "Gift"), (1, "Actor"), (2, "Date"),
    ]  # fmt: skip
    before = shown(project)
    with pytest.raises(AnnotatorError, match="under itself"):
        project.do(PlaceLabels((Place(gift.id, date.id, 9),)))
    assert shown(project) == before


def test_that_a_choice_keeps_its_id_when_others_come_and_go(project):
    gift = named(project, "Gift")
    certainty = next(a for a in project.codebook.attributes_of(gift.id) if a.name == "Certainty")
    changed = named_choices(certainty, ["rumoured", "Doubtful", " doubtful ", "", "certain"])
    assert [choice["name"] for choice in changed] == ["rumoured", "Doubtful", "certain"]
    known = {choice["name"]: choice["id"] for choice in certainty.choices}
    assert [choice["id"] for choice in changed[1:]] == [known["doubtful"], known["certain"]]


def test_that_an_attribute_s_name_is_given_once_in_its_label(project):
    gift = named(project, "Gift")
    with pytest.raises(AnnotatorError, match="already"):
        project.do(PutAttributes((new_attribute(project.codebook, gift.id, "giver"),)))
    project.do(PutAttributes((new_attribute(project.codebook, gift.id, "Weight"),), "add attribute"))
    assert project.codebook.attributes_of(gift.id)[-1].name == "Weight"


def test_that_every_edit_is_taken_back_and_done_again(project):
    gift, actor = named(project, "Gift"), named(project, "Actor")
    giver = project.codebook.attributes_of(gift.id)[0]
    moments = [shown(project)]
    for edit in (
        AddLabel(new_label(project.codebook, "Loan", "#123456")),
        EditLabel(gift.id, {"name": "Present", "examples": "«a jeep»"}),
        PlaceLabels((Place(actor.id, gift.id, 0.5),)),
        PutAttributes((new_attribute(project.codebook, gift.id, "Weight"),), "add attribute"),
        PutAttributes((replace(giver, kind="number", required=True),)),
        RemoveAttribute(giver.id),
        RetireLabel(gift.id),
        BringBackLabel(gift.id),
    ):
        project.do(edit)
        assert project.undo_name == edit.name
        moments.append(shown(project))
    for moment in reversed(moments[:-1]):
        project.undo()
        assert shown(project) == moment
    for moment in moments[1:]:
        project.redo()
        assert shown(project) == moment


def test_that_a_codebook_saved_and_loaded_is_the_same(project, tmp_path):
    gift, actor = named(project, "Gift"), named(project, "Actor")
    project.do(PlaceLabels((Place(actor.id, gift.id, 0.5),)))
    project.do(RetireLabel(named(project, "Date").id))
    save(tmp_path / "ours.json", project.codebook, "Ours")
    other = create(tmp_path / "p.sorot", "D. Putra", str(tmp_path / "ours.json"))

    def kept(label):
        return replace(label, position=0)

    assert [kept(label) for label in other.codebook] == [kept(label) for label in project.codebook]
    assert [a.name for a in other.codebook.attributes()] == [a.name for a in project.codebook.attributes()]
    other.close()
