"""Whose spans go out must be clear, and a cancelled export leaves the old file; test_round_trips.py has the formats."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app import exporting
from annotator.app.document_labels import SetDocumentLabel
from annotator.app.edits import PutRows, SetAttribute, SetNote, SetProgress
from annotator.app.exporting import ExportOptions
from annotator.app.outgoing import articles
from annotator.app.project import Project
from annotator.app.relation_edits import AddRelations
from annotator.app.sample import make_sample
from annotator.app.team_edits import SamePerson
from annotator.domain.codebook import Attribute, Label
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.identity import new_id
from annotator.domain.relation import Relation
from annotator.formats.record import ArticleRecord
from tests.unit.app.teams import ACTOR, DOCUMENTS, lead_project, mark


@pytest.fixture
def sample(tmp_path: Path) -> Project:
    made = make_sample(tmp_path / "sample.sorot")
    yield made
    made.close()


def test_that_it_must_be_said_whose_spans_go_out(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"D\. Putra, R\. Widya, or all"):
        exporting.export(sample.reader, tmp_path / "x", ExportOptions("doccano"))
    with pytest.raises(AnnotatorError, match="gold"):
        exporting.export(sample.reader, tmp_path / "x", ExportOptions("doccano", layer="gold"))
    assert not (tmp_path / "x").exists()


def test_that_a_cancelled_export_leaves_the_old_file(sample: Project, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("the old one")

    def tell(done: int, of: int, name: str) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        exporting.export(sample.reader, tmp_path / "x", ExportOptions("doccano", layer="all"), tell)
    assert (tmp_path / "x").read_text() == "the old one"
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("sample.sorot")] == ["x"]


def test_that_two_names_of_one_person_are_one_person_to_export(sample: Project, tmp_path: Path) -> None:
    people = {person.name: person for person in sample.reader.annotators()}
    first, other = people["D. Putra"], people["R. Widya"]
    sample.do(PutRows((replace(other, same_as=first.id, name="D. Putra"),), "join"))
    both = exporting.export(sample.reader, tmp_path / "all.jsonl", ExportOptions("doccano", layer="all"))
    for layer in ("", "d. putra"):
        assert exporting.export(sample.reader, tmp_path / "x.jsonl", ExportOptions("doccano", layer=layer)) == replace(
            both, files=[tmp_path / "x.jsonl"]
        )
    sample.do(PutRows((replace(other, name="D. Putra"),), "part"))
    with pytest.raises(AnnotatorError, match="two people called"):
        exporting.export(sample.reader, tmp_path / "x.jsonl", ExportOptions("doccano", layer="D. Putra"))


def test_that_what_one_person_marked_under_two_names_leaves_as_one_record(tmp_path: Path) -> None:
    lead = lead_project(tmp_path / "lead.sorot")
    gives, stance = (
        Label(id=new_id(), name="gives", kind="relation"),
        Label(id=new_id(), name="Stance", kind="document"),
    )
    giver = Attribute(id=new_id(), label_id=ACTOR, name="Giver", kind="span")
    lead.do(PutRows((gives, stance, giver), "set up"))
    marked = {}
    for name, extra in (("Budi", (18, 25)), ("Citra", (37, 41))):
        lead.be(name)
        gift, other = mark(lead, 0, 0, 6), mark(lead, 0, *extra, label=ACTOR)
        facts = {"document_id": DOCUMENTS[0], "annotator_id": lead.me.id}
        lead.do(AddRelations((Relation(id=new_id(), label_id=gives.id, source_id=gift, target_id=other, **facts),)))
        lead.do(SetAttribute(other, giver.id, gift, lead.me.id))
        lead.do(SetDocumentLabel(DOCUMENTS[0], lead.layer, stance.id, "for"))
        marked[name] = gift
    lead.do(SetNote(marked["Citra"], "said by the other name", lead.me.id))
    lead.do(SetProgress((DOCUMENTS[0],), lead.layer, "done"))
    people = {person.name: person.id for person in lead.reader.annotators()}
    lead.do(SamePerson(people["Citra"], people["Budi"]))
    assert [(choice.name, choice.spans) for choice in exporting.layer_choices(lead.reader)] == [("Budi", 4)]
    for layer in ("all", "", "citra"):
        (record,) = exported(lead, layer)
        assert (record.annotator, record.done) == ("Budi", True)
        assert [(span.start, span.label, span.note) for span in record.spans] == [
            (0, "Gift", "said by the other name"), (18, "Actor", ""), (37, "Actor", "")
        ]  # fmt: skip
        assert {span.id for span in record.spans} >= {marked["Budi"]}
        assert [span.attributes for span in record.spans[1:]] == [{"Giver": marked["Budi"]}] * 2
        assert sorted((relation.source, relation.target) for relation in record.relations) == [(0, 1), (0, 2)]
        assert [(label.label, label.value) for label in record.labels] == [("Stance", "for")]
    lead.close()


def exported(project: Project, layer: str) -> list[ArticleRecord]:
    layers = exporting.chosen_layers(project.reader, ExportOptions("doccano", layer=layer))
    return list(articles(project.reader, layers, done=True, only=None, tell=lambda *_: None))
