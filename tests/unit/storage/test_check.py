"""`check` finds planted damage, each kind by its own test, and `repair` mends what needs no guessing."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app.codebook_edits import AddLabel
from annotator.app.edits import PutRows
from annotator.app.history import REPAIR
from annotator.app.past import TakeBack, deeds, why_not
from annotator.app.project import Project
from annotator.app.sample import make_sample
from annotator.domain.codebook import Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.storage.check import problems

FUTURE = "9999999999999-000000-0123456789ab"

DAMAGE = {
    "text": ("UPDATE document SET text = text || ' x' WHERE number = 1", "another text"),
    "digest": (
        "UPDATE document SET sha256 = replace(sha256, substr(sha256, 1, 1), 'g') WHERE number = 1",
        "another text",
    ),
    "document id": (
        "UPDATE document SET id = '00000000-0000-7000-8000-000000000000' WHERE number = 10",
        "an id that is not that of its text",
    ),
    "quote": ("UPDATE span SET quote = 'x' WHERE rowid = 1", "does not quote its text"),
    "edges": ('UPDATE span SET "end" = 99999 WHERE rowid = 1', "does not lie in its article"),
    "shifted": ('UPDATE span SET start = start + 1, "end" = "end" + 1 WHERE rowid = 1', "does not quote its text"),
    "fragments": ("UPDATE span SET fragments = '[[5,3],[9,12]]' WHERE rowid = 1", "does not lie in its article"),
    "no fragments": ("UPDATE span SET fragments = '[]' WHERE rowid = 1", "does not lie in its article"),
    "odd fragments": ("UPDATE span SET fragments = '[[1], \"x\"]' WHERE rowid = 1", "does not lie in its article"),
    "broken fragments": ("UPDATE span SET fragments = '[[1' WHERE rowid = 1", "holds no JSON in “fragments”"),
    "label gone": ("DELETE FROM label WHERE name = 'Gift'", "refers to a “label”"),
    "annotator gone": ("DELETE FROM annotator WHERE name = 'D. Putra'", "refers to a “annotator”"),
    "document gone": ("DELETE FROM document WHERE number = 1", "refers to a “document”"),
    "stamp": ("UPDATE span SET stamp = 'now' WHERE rowid = 1", "a stamp that is none"),
    "no stamp": ("UPDATE label SET stamp = '' WHERE name = 'Gift'", "a stamp that is none"),
    "future": (f"UPDATE span SET stamp = '{FUTURE}' WHERE rowid = 1", "more than a day ahead"),
    "attributes": ("UPDATE span SET attributes = '{\"a\":' WHERE rowid = 1", "holds no JSON in “attributes”"),
    "meta": ("UPDATE document SET meta = 'x' WHERE number = 1", "holds no JSON in “meta”"),
    "choices": ("UPDATE attribute SET choices = '[' WHERE rowid = 1", "holds no JSON in “choices”"),
    "stamps": ("UPDATE label SET stamps = '{' WHERE rowid = 1", "holds no JSON in “stamps”"),
    "span of a removed article": ("UPDATE document SET deleted = 1 WHERE number = 1", "an article that was removed"),
    "progress id": (
        "UPDATE progress SET id = '00000000-0000-7000-8000-000000000000' WHERE rowid = 1",
        "an id that is not that of its article",
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make_sample(tmp_path / "p.sorot")
    yield made
    made.close()


def test_that_a_sound_project_has_no_problems(project: Project) -> None:
    assert problems(project.reader) == []


@pytest.mark.parametrize(("statement", "says"), DAMAGE.values(), ids=DAMAGE.keys())
def test_that_planted_damage_is_found(project: Project, statement: str, says: str) -> None:
    project.store.connection.execute("PRAGMA foreign_keys = OFF")
    project.store.connection.execute(statement)
    assert any(says in problem for problem in problems(project.reader)), problems(project.reader)


def test_that_repair_leaves_the_quote_of_a_span_whose_pieces_nobody_can_read(project: Project, tmp_path: Path) -> None:
    quote = "SELECT quote FROM span WHERE rowid = 1"
    before = project.store.connection.execute(quote).fetchone()
    project.store.connection.execute(DAMAGE["no fragments"][0])
    assert project.repair(tmp_path / "backups") == []
    assert project.store.connection.execute(quote).fetchone() == before


def test_that_repair_mends_quotes_and_stamps_after_a_backup(project: Project, tmp_path: Path) -> None:
    for name in ("quote", "future"):
        project.store.connection.execute(DAMAGE[name][0])
    assert len(project.repair(tmp_path / "backups")) == 2
    assert problems(project.reader) == []
    assert list((tmp_path / "backups").rglob("*.sorot"))


def test_that_repair_brings_a_project_of_a_wrong_clock_back_to_this_day(project: Project, tmp_path: Path) -> None:
    connection = project.store.connection
    connection.execute(f"UPDATE span SET stamp = '{FUTURE}'")
    connection.execute(f"UPDATE label SET stamp = '{FUTURE}' WHERE rowid = 1")
    connection.execute(f'UPDATE label SET stamps = \'{{"name":"{FUTURE}"}}\' WHERE rowid = 2')
    connection.execute(f"INSERT INTO setting VALUES ('told', '\"{FUTURE}\"')")
    project.close()
    again = Project.open(project.path, "Ana")
    assert len([problem for problem in problems(again.reader) if "a day ahead" in problem]) > 2
    again.repair(tmp_path / "backups")
    assert problems(again.reader) == []
    again.do(AddLabel(Label(id=new_id(), name="Baru")))
    assert problems(again.reader) == []
    assert again.reader.setting("told") < FUTURE
    again.close()


def test_that_a_repair_stands_in_history_and_undo_does_not_go_back_beyond_it(project: Project, tmp_path: Path) -> None:
    project.be("Budi")
    project.do(AddLabel(Label(id=new_id(), name="Lama")))
    project.be("A. Sari")
    (gift,) = (label for label in project.codebook if label.name == "Gift")
    project.do(AddLabel(Label(id=new_id(), name="Baru")))
    project.do(PutRows((replace(gift, definition="Anything."),), "edit label"))
    project.undo()
    project.store.connection.execute(
        f"UPDATE span SET stamp = '{FUTURE}' WHERE document_id IN (SELECT id FROM document)"
    )
    (spans,) = project.store.connection.execute("SELECT count(*) FROM span").fetchone()
    project.repair(tmp_path / "backups")
    repaired = deeds(project.reader)[0]
    assert (repaired.name, repaired.annotator_id, repaired.rows) == (REPAIR, project.me.id, spans)
    assert all("stays" in why_not(project.reader, repaired, me) for me in (project.me.id, "somebody else"))
    with pytest.raises(AnnotatorError, match="Nothing was changed"):
        project.do(TakeBack(repaired, project.me.id))
    for opened in (project, Project(project.store, "A. Sari"), Project(project.store, "Budi")):
        assert (opened.undo_name, opened.redo_name, opened.undo()) == ("", "", None)
    project.do(PutRows((replace(gift, definition="Anything."),), "edit label"))
    assert Project(project.store, "A. Sari").undo_name == "edit label"


def test_that_a_sound_project_is_repaired_without_a_word(project: Project, tmp_path: Path) -> None:
    before = project.reader.last_deed("")
    assert project.repair(tmp_path / "backups") == []
    assert project.reader.last_deed("") == before


def test_that_a_repair_by_somebody_whom_the_project_does_not_know_makes_nobody_known(
    project: Project, tmp_path: Path
) -> None:
    people = project.reader.annotators()
    project.be("Budi")
    project.store.connection.execute(DAMAGE["quote"][0])
    project.repair(tmp_path / "backups")
    assert (deeds(project.reader)[0].name, deeds(project.reader)[0].by_itself) == (REPAIR, True)
    assert project.reader.annotators() == people


def test_that_a_stamp_that_is_none_does_not_keep_a_project_from_opening(project: Project) -> None:
    project.store.connection.execute("UPDATE span SET stamp = '20 May' WHERE rowid = 1")
    project.close()
    again = Project.open(project.path, "Ana")
    assert again.writable
    assert again.do(AddLabel(Label(id=new_id(), name="Baru")))
    again.close()
