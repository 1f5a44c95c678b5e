"""What gathering brings up is settled by edits that can be undone and reach the team."""

from pathlib import Path

import pytest

from annotator.app import gathering, sharing
from annotator.app.edits import PutRows, RemoveDocuments
from annotator.app.team_edits import KeepRemoved, SamePerson, held_back
from annotator.domain.annotator import Annotator, persons
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from tests.unit.app.teams import DOCUMENTS, lead_project, mark, teammate


def test_that_a_kept_article_stays_with_the_team(tmp_path: Path) -> None:
    lead = lead_project(tmp_path / "ana.sorot")
    budi = teammate(lead, "Budi")
    mark(lead, 0, 0, 6)
    budi.do(RemoveDocuments((DOCUMENTS[0],), budi.me.id))
    budi.close()
    gathering.take(lead, gathering.prepare(lead.path, [budi.path], lead.me))
    (row,) = held_back(lead.reader)
    assert row.id == DOCUMENTS[0]
    lead.do(KeepRemoved((row,)))
    assert held_back(lead.reader) == []
    lead.undo()
    assert [row.id for row in held_back(lead.reader)] == [DOCUMENTS[0]]
    lead.redo()
    assert held_back(lead.reader) == []
    sent = tmp_path / "sent.sorot"
    sharing.send(lead.path, sent, lead.me)
    budi = type(lead).open(budi.path, "Budi")
    gathering.take(budi, gathering.prepare(budi.path, [sent], budi.me))
    assert budi.reader.document(DOCUMENTS[0]) is not None
    assert held_back(budi.reader) == []
    budi.close()
    lead.close()


def test_that_two_names_of_one_person_are_read_as_one(tmp_path: Path) -> None:
    lead = lead_project(tmp_path / "ana.sorot")
    twin = Annotator(id=new_id(), name="A. Widya")
    lead.do(PutRows((twin,), "add annotator"))
    lead.do(SamePerson(twin.id, lead.me.id))
    assert persons(lead.reader.annotators())[twin.id] == lead.me.id
    assert sharing.own_ids(lead.reader, lead.me) == {lead.me.id, twin.id}
    for first, other in ((twin.id, lead.me.id), (lead.me.id, twin.id), (lead.me.id, lead.me.id), (lead.me.id, "x")):
        with pytest.raises(AnnotatorError):
            lead.do(SamePerson(first, other))
    lead.undo()
    assert persons(lead.reader.annotators())[twin.id] == twin.id
    lead.close()
