"""Moving labels: where each lands, and that there is always room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.app.codebook_edits import AddLabel, PlaceLabels, RetireLabel, new_label
from annotator.app.codebook_order import indented, lowered, moved, outdented, raised
from annotator.app.edits import PutRows
from annotator.app.project import Project
from annotator.domain.codebook import Codebook, Label


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("R. Widya")
    for name in "ABCD":
        made.do(AddLabel(new_label(made.codebook, name, "#b7791f")))
    return made


def shown(project: Project) -> str:
    return " ".join("-" * depth + label.name for depth, label in project.codebook.tree())


def label(project: Project, name: str) -> Label:
    found = project.codebook.named(name)
    assert found is not None
    return found


def go(project: Project, step: Callable[[Codebook, Label], PlaceLabels | None], name: str) -> None:
    edit = step(project.codebook, label(project, name))
    assert edit is not None
    assert project.do(edit) is not None


def test_that_a_label_moves_up_and_down_among_its_siblings(project: Project) -> None:
    go(project, raised, "C")
    assert shown(project) == "A C B D"
    go(project, lowered, "A")
    assert shown(project) == "C A B D"
    go(project, lowered, "A")
    go(project, lowered, "A")
    assert shown(project) == "C B D A"
    project.undo()
    assert shown(project) == "C B A D"


def test_that_there_is_nowhere_to_go_beyond_the_ends(project: Project) -> None:
    assert raised(project.codebook, label(project, "A")) is None
    assert lowered(project.codebook, label(project, "D")) is None
    assert indented(project.codebook, label(project, "A")) is None
    assert outdented(project.codebook, label(project, "D")) is None


def test_that_a_label_goes_under_another_and_out_again(project: Project) -> None:
    go(project, indented, "B")
    go(project, indented, "C")
    assert shown(project) == "A -B -C D"
    go(project, indented, "C")
    assert shown(project) == "A -B --C D"
    go(project, outdented, "C")
    go(project, outdented, "B")
    assert shown(project) == "A -C B D"


def test_that_one_move_writes_one_label_even_after_many(project: Project) -> None:
    for _ in range(200):
        edit = moved(project.codebook, label(project, "D"), None, 1)
        project.do(edit)
        edit = moved(project.codebook, label(project, "C"), None, 1)
        project.do(edit)
    assert shown(project) == "A C D B"
    assert len(moved(project.codebook, label(project, "A"), None).places) == 1


def test_that_labels_of_one_position_still_move(project: Project) -> None:
    project.do(PutRows(tuple(Label(id=name, name=name, position=7.0) for name in "WXYZ"), "set up"))
    go(project, raised, "Z")
    assert shown(project).endswith("W X Z Y")


def test_that_the_child_of_a_retired_label_moves_among_those_it_stands_with(project: Project) -> None:
    go(project, indented, "B")
    project.do(RetireLabel(label(project, "A").id))
    assert shown(project) == "B C D"
    go(project, lowered, "B")
    assert shown(project) == "C B D"
