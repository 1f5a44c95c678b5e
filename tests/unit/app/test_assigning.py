"""Articles are handed out so that each is read often enough and nobody reads more than others."""

from collections import Counter
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from annotator.app.assigning import assign, assign_pilot, assigned_to, unassign
from annotator.domain.assigning import assigned
from annotator.domain.errors import AnnotatorError
from annotator.domain.review import Assignment
from tests.unit.app.teams import DOCUMENTS, lead_project


@given(documents=st.integers(0, 60), people=st.integers(1, 7), each=st.integers(1, 8), seed=st.integers(0, 99))
def test_that_everybody_reads_alike_many(documents: int, people: int, each: int, seed: int) -> None:
    everybody = [f"p{n}" for n in range(people)]
    found = assigned([f"d{n}" for n in range(documents)], everybody, each, seed, {})
    assert all(len(set(readers)) == len(readers) == min(each, people) for readers in found.values())
    load = Counter(person for readers in found.values() for person in readers)
    assert max(load.values(), default=0) - min((load[p] for p in everybody), default=0) <= 1
    assert found == assigned([f"d{n}" for n in reversed(range(documents))], everybody, each, seed, {})


def test_that_another_seed_gives_others() -> None:
    documents, people = [f"d{n}" for n in range(20)], ["a", "b", "c"]
    assert assigned(documents, people, 1, 1, {}) != assigned(documents, people, 1, 2, {})


def test_that_who_has_an_article_keeps_it_and_counts() -> None:
    documents = [f"d{n}" for n in range(10)]
    found = assigned(documents, ["a", "b"], 1, 3, {key: ["a"] for key in documents[:4]})
    assert all(found[document] == [] for document in documents[:4])
    load = Counter(person for readers in found.values() for person in readers)
    assert (load["a"] + 4, load["b"]) == (5, 5)


def test_that_articles_are_handed_out_and_taken_back(tmp_path: Path) -> None:
    project = lead_project(tmp_path / "p.sorot")
    people = [person.id for person in project.reader.annotators()]
    project.do(assign_pilot(project.reader, people, 2, 1, seed=7))
    pilot = assigned_to(project.reader, people[0], 1)
    assert len(pilot) == 2
    assert assign_pilot(project.reader, people, 0, 1, seed=7).rows == ()
    assert all(assigned_to(project.reader, person, 1) == pilot for person in people)
    project.do(assign(project.reader, people, 2, 2, seed=7))
    assert Counter(row.document_id for row in project.reader.all(Assignment) if row.round == 2) == dict.fromkeys(
        DOCUMENTS, 2
    )
    assert project.do(assign(project.reader, people, 2, 2, seed=8)) is None
    project.do(unassign(project.reader, 2, people=people[:1]))
    assert assigned_to(project.reader, people[0], 2) == set()
    assert assigned_to(project.reader, people[1], 2)
    project.undo()
    assert assigned_to(project.reader, people[0], 2)
    with pytest.raises(AnnotatorError):
        assign(project.reader, people, 4, 2, seed=8)
    project.close()
