"""Edits of the codebook: each does what it says, refuses what makes no sense, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app import codebook_files, projects
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
from annotator.app.edits import Edit
from annotator.app.project import Project
from annotator.domain.codebook import DEFAULT_COLOURS, Attribute, Codebook, Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import label_id

GIFT, PACT = label_id("span", "Gift"), label_id("span", "Pact")


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("R. Widya")
    for name in ("Gift", "Pact"):
        made.do(AddLabel(new_label(made.codebook, name, "#b7791f")))
    return made


def label(project: Project, wanted: str) -> Label:
    return next(x for x in project.codebook if x.id == wanted)


def state(project: Project) -> tuple[list[Label], list[Attribute]]:
    return list(project.codebook), project.codebook.attributes()


def certainty(project: Project) -> Attribute:
    fresh = new_attribute(project.codebook, GIFT, "Certainty")
    return replace(fresh, kind="choice", choices=named_choices(fresh, ["certain", "doubtful"]))


EDITS: dict[str, Callable[[Project], Edit]] = {
    "add": lambda p: AddLabel(new_label(p.codebook, "Actor", "#2f6fd0")),
    "edit": lambda p: EditLabel(GIFT, {"name": "Present", "colour": "#2f6fd0", "definition": "x", "examples": "y"}),
    "take a key": lambda p: EditLabel(GIFT, {"key": "2"}),
    "nest": lambda p: PlaceLabels((Place(PACT, GIFT, 0.5),)),
    "reorder": lambda p: PlaceLabels((Place(PACT, None, -1.0),)),
    "retire": lambda p: RetireLabel(GIFT),
    "attribute": lambda p: PutAttributes((certainty(p),)),
    "take in": lambda p: TakeCodebook(codebook_files.load("gifts")[1]),
}


@pytest.mark.parametrize("name", EDITS)
def test_that_every_edit_changes_something_and_is_undone_and_redone(project: Project, name: str) -> None:
    before = state(project)
    assert project.do(EDITS[name](project)) is not None
    after = state(project)
    assert after != before
    project.undo()
    assert state(project) == before
    project.redo()
    assert state(project) == after


def test_that_new_labels_get_the_first_free_keys_and_stand_at_the_end(project: Project) -> None:
    assert [(x.name, x.key) for x in project.codebook.usable()] == [("Gift", "1"), ("Pact", "2")]


def test_that_a_key_moves_from_the_label_that_had_it(project: Project) -> None:
    project.do(EditLabel(GIFT, {"key": "2"}))
    assert (label(project, GIFT).key, label(project, PACT).key) == ("2", "")


@pytest.mark.parametrize("name", ["", "  ", "PACT", "pact "])
def test_that_a_label_needs_a_name_of_its_own(project: Project, name: str) -> None:
    before = state(project)
    with pytest.raises(AnnotatorError):
        project.do(EditLabel(GIFT, {"name": name}))
    with pytest.raises(AnnotatorError):
        project.do(AddLabel(new_label(project.codebook, name, "#2f6fd0")))
    assert state(project) == before


def test_that_renaming_keeps_the_id_and_the_old_name_is_free_under_a_new_one(project: Project) -> None:
    project.do(EditLabel(GIFT, {"name": "Present"}))
    project.do(AddLabel(new_label(project.codebook, "Gift", "#2f6fd0")))
    assert label(project, GIFT).name == "Present"
    second = project.codebook.named("Gift")
    assert second is not None
    assert second.id != GIFT


def test_that_a_label_never_stands_under_itself(project: Project) -> None:
    project.do(PlaceLabels((Place(PACT, GIFT, 1.0),)))
    with pytest.raises(AnnotatorError, match="under itself"):
        project.do(PlaceLabels((Place(GIFT, PACT, 2.0),)))
    with pytest.raises(AnnotatorError, match="under itself"):
        project.do(PlaceLabels((Place(GIFT, GIFT, 2.0),)))
    assert [(depth, x.name) for depth, x in project.codebook.tree()] == [(0, "Gift"), (1, "Pact")]


def test_that_a_label_comes_back_without_a_key_that_another_has_by_now(project: Project) -> None:
    project.do(RetireLabel(GIFT))
    project.do(EditLabel(PACT, {"key": "1"}))
    project.do(BringBackLabel(GIFT))
    assert (label(project, GIFT).retired, label(project, GIFT).key) == (False, "")
    assert label(project, PACT).key == "1"


def test_that_what_is_gone_is_said_calmly(project: Project) -> None:
    for edit in (EditLabel("x", {"name": "y"}), RetireLabel("x"), PlaceLabels((Place("x", None, 0.0),))):
        with pytest.raises(AnnotatorError, match="no longer"):
            project.do(edit)


def test_that_choices_keep_their_ids_when_others_come_and_go(project: Project) -> None:
    project.do(PutAttributes((certainty(project),), name="add attribute"))
    (known,) = project.codebook.attributes_of(GIFT)
    project.do(PutAttributes((replace(known, choices=named_choices(known, ["doubtful", " ", "probable"])),)))
    (after,) = project.codebook.attributes_of(GIFT)
    assert [choice["name"] for choice in after.offered] == ["doubtful", "probable"]
    assert after.choices[0] == known.choices[1]


def test_that_a_choice_taken_away_keeps_its_name_and_comes_back_by_it(project: Project) -> None:
    made = certainty(project)
    fewer = replace(made, choices=named_choices(made, ["doubtful"]))
    assert fewer.offered == made.choices[1:]
    assert fewer.choices[1] == made.choices[0] | {"retired": True}
    assert named_choices(fewer, ["doubtful", "certain"]) == made.choices[::-1]
    other = named_choices(fewer, ["sure"])
    assert [choice["id"] for choice in other] == [made.choices[1]["id"], made.choices[0]["id"]]


def test_that_a_choice_renamed_to_one_taken_away_keeps_its_spans(project: Project) -> None:
    made = certainty(project)
    fewer = replace(made, choices=named_choices(made, ["doubtful"]))
    renamed = named_choices(fewer, ["certain"])
    assert renamed[0] == {"id": made.choices[1]["id"], "name": "certain"}


def test_that_a_renamed_choice_keeps_its_id(project: Project) -> None:
    project.do(PutAttributes((certainty(project),)))
    (known,) = project.codebook.attributes_of(GIFT)
    renamed = named_choices(known, ["sure", "doubtful"])
    assert [choice["name"] for choice in renamed] == ["sure", "doubtful"]
    assert [choice["id"] for choice in renamed] == [choice["id"] for choice in known.choices]


def test_that_the_old_name_of_a_renamed_choice_gets_an_id_of_its_own(project: Project) -> None:
    made = certainty(project)
    renamed = replace(made, choices=named_choices(made, ["sure", "doubtful"]))
    more = named_choices(renamed, ["sure", "doubtful", "certain"])
    assert more[:2] == renamed.choices
    assert len({choice["id"] for choice in more}) == 3


def test_that_choices_that_change_places_keep_their_ids(project: Project) -> None:
    made = certainty(project)
    assert named_choices(made, ["doubtful", "certain"]) == made.choices[::-1]


def test_that_an_attribute_needs_a_name_of_its_own_and_can_be_removed(project: Project) -> None:
    made = certainty(project)
    project.do(PutAttributes((made,)))
    with pytest.raises(AnnotatorError, match="already"):
        project.do(PutAttributes((replace(new_attribute(project.codebook, GIFT, "x"), name="certainty"),)))
    with pytest.raises(AnnotatorError, match="name"):
        project.do(PutAttributes((replace(made, name=" "),)))
    project.do(RemoveAttribute(made.id))
    assert project.codebook.attributes_of(GIFT) == []
    project.undo()
    assert project.codebook.attributes_of(GIFT) == [made]


def test_that_an_attribute_can_be_made_again_after_it_was_removed(project: Project) -> None:
    project.do(PutAttributes((made := certainty(project),)))
    project.do(RemoveAttribute(made.id))
    project.do(PutAttributes((certainty(project),)))
    assert [a.name for a in project.codebook.attributes_of(GIFT)] == ["Certainty"]


def test_that_taking_in_a_codebook_keeps_what_is_here_and_adds_what_is_not(project: Project) -> None:
    project.do(EditLabel(GIFT, {"definition": "ours"}))
    project.do(PutAttributes((new_attribute(project.codebook, GIFT, "giver"),)))
    project.do(TakeCodebook(codebook_files.load("gifts")[1]))
    names = [x.name for x in project.codebook.usable()]
    assert names == ["Gift", "Pact", "Treaty clause", "Sanction issue", "Actor", "Date"]
    assert label(project, GIFT).definition == "ours"
    facts = project.codebook.attributes_of(GIFT)
    assert [a.name for a in facts] == ["giver", "Recipient", "Item", "Date", "Occasion", "Certainty", "Same as"]
    keys = [x.key for x in project.codebook.usable() if x.key]
    assert len(set(keys)) == len(keys)


def test_that_taking_in_the_same_codebook_twice_changes_nothing(project: Project) -> None:
    project.do(TakeCodebook(codebook_files.load("gifts")[1]))
    assert project.do(TakeCodebook(codebook_files.load("gifts")[1])) is None


def test_that_an_id_that_stands_for_another_name_is_not_reused(project: Project) -> None:
    project.do(EditLabel(GIFT, {"name": "Present"}))
    project.do(TakeCodebook(Codebook([Label(id=GIFT, name="Gift")])))
    assert label(project, GIFT).name == "Present"
    assert project.codebook.named("Gift") is not None


def test_that_nesting_comes_with_a_codebook(project: Project) -> None:
    theirs = Codebook([Label(id=GIFT, name="Gift"), Label(id="animal", name="Animal", parent_id=GIFT, position=1.0)])
    project.do(TakeCodebook(theirs))
    assert label(project, "animal").parent_id == GIFT


def test_that_a_project_is_made_with_its_codebook_or_not_at_all(tmp_path: Path) -> None:
    made = projects.create(tmp_path / "p.sorot", "R. Widya", "gifts")
    assert len(made.codebook.usable()) == 5
    made.close()
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    for codebook in ("no such", str(broken)):
        with pytest.raises(AnnotatorError):
            projects.create(tmp_path / "q.sorot", "R. Widya", codebook)
    assert not (tmp_path / "q.sorot").exists()


def test_that_labels_of_relations_and_articles_take_no_key_from_those_of_spans(project: Project) -> None:
    for kind in ("relation", "document"):
        project.do(AddLabel(new_label(project.codebook, "gave to", "#2f6fd0", kind)))
        project.do(AddLabel(new_label(project.codebook, "owns", "#2f6fd0", kind)))
    codebook = project.codebook
    assert [(x.kind, x.key) for x in codebook] == [
        ("span", "1"),
        ("span", "2"),
        ("relation", "1"),
        ("relation", "2"),
        ("document", "1"),
        ("document", "2"),
    ]
    owns = codebook.with_key("2", "relation")
    assert owns is not None
    project.do(EditLabel(owns.id, {"key": "1"}))
    assert [project.codebook.with_key("1", kind).name for kind in ("span", "relation")] == ["Gift", "owns"]
    assert project.codebook.named("gave to", "relation").key == ""


def test_that_a_codebook_taken_in_keeps_its_keys_where_the_same_kind_has_them_free(project: Project) -> None:
    theirs = [Label(id=label_id(kind, "X"), name="X", kind=kind, key="1") for kind in ("span", "relation")]
    project.do(TakeCodebook(Codebook(theirs)))
    assert [(x.kind, x.key) for x in project.codebook if x.name == "X"] == [("span", ""), ("relation", "1")]


def test_that_a_new_label_has_a_colour_that_no_label_of_its_kind_has_while_there_is_one(project: Project) -> None:
    for number in range(6):
        colour = project.codebook.free_colour()
        assert colour not in {label.colour for label in project.codebook.usable()}
        project.do(AddLabel(new_label(project.codebook, f"Relation {number}", "#5b7f3a", "relation")))
        project.do(AddLabel(new_label(project.codebook, f"Span {number}", colour)))
    assert project.codebook.free_colour("document") == DEFAULT_COLOURS[0]
    assert project.codebook.free_colour() in DEFAULT_COLOURS
