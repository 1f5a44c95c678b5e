"""What was copied, or read from a file, gives way to what its annotator said of it: before, later and elsewhere."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.app import gathering, importing, sharing
from annotator.app.edits import RelabelSpans, RemoveSpans, SetNote, SetProgress
from annotator.app.importing import ImportOptions
from annotator.app.next_round import BeginWithFormer, OpenRound
from annotator.app.project import Project
from annotator.domain.annotator import Layer
from annotator.domain.clock import COPIED, REPORTED, STAMP, Clock, marked, weight
from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.storage.check import problems
from annotator.storage.stamps import outweighs
from tests.unit.app.teams import ACTOR, DOCUMENTS, lead_project, mark, teammate


@pytest.fixture
def lead(tmp_path: Path) -> Iterator[Project]:
    project = lead_project(tmp_path / "ana.sorot")
    yield project
    project.close()


@pytest.fixture
def laptop(lead: Project) -> Iterator[Project]:
    """Ana's other computer."""
    sharing.share(lead.path, path := lead.path.with_name("laptop.sorot"))
    project = Project.open(path, "Ana")
    yield project
    project.close()


@pytest.fixture
def spans(tmp_path: Path) -> Path:
    made = tmp_path / "spans.csv"
    made.write_text("name,start,end,label\n0.txt,0,6,Gift\n0.txt,7,9,Gift\n", "utf-8")
    return made


def bring_in(project: Project, path: Path, annotator: str = "") -> None:
    time.sleep(0.002)  # So that it is later than what came before.
    found = importing.prepare(project.path, [path], ImportOptions(annotator=annotator), project.me)
    assert importing.take(project, found).refused == []


def hear(project: Project, other: Project, *, own: bool = False) -> None:
    sharing.snapshot(other.path, out := project.path.with_name(f"{new_id()}.sorot"), other.me)
    found = gathering.prepare(project.path, [out], project.me, own=own)
    assert found.refused == []
    gathering.take(project, found)


def exchange(one: Project, other: Project, *, own: bool = False) -> None:
    for _ in range(2):
        hear(one, other, own=own)
        hear(other, one, own=own)


def layer_of(project: Project, annotator_id: str, round_: int = 1) -> list[tuple[str, str, str]]:
    spans = (x for x in project.reader.all(Span) if (x.annotator_id, x.round) == (annotator_id, round_))
    return sorted((span.quote, span.label_id, span.note) for span in spans)


def correct(project: Project, round_: int = 1) -> None:
    """Relabel and note the first of my spans, and remove the second."""
    mine = [x for x in project.reader.all(Span) if (x.annotator_id, x.round) == (project.me.id, round_)]
    first, second = sorted(mine, key=lambda span: span.start)
    project.do(RelabelSpans((first.id,), ACTOR, project.me.id))
    project.do(SetNote(first.id, "checked", project.me.id))
    project.do(RemoveSpans((second.id,), project.me.id))


@pytest.mark.parametrize("thinks_better", [False, True])
def test_that_what_is_imported_for_a_teammate_overrules_nothing_of_theirs(
    lead: Project, spans: Path, thinks_better: bool
) -> None:
    budi = teammate(lead, "Budi")
    bring_in(budi, spans)
    correct(budi)
    budi.do(SetProgress((DOCUMENTS[0],), budi.layer, "done"))
    bring_in(lead, spans, "Budi")
    if thinks_better:
        lead.undo()
    exchange(lead, budi)
    for project in (lead, budi):
        assert layer_of(project, budi.me.id) == [("Berita", ACTOR, "checked")]
        assert project.reader.state(DOCUMENTS[0], Layer(budi.me.id)) == "done"
        assert problems(project.reader) == []
    budi.close()


def test_that_undoing_an_import_for_a_teammate_leaves_what_they_have_said_since(lead: Project, spans: Path) -> None:
    budi = teammate(lead, "Budi")
    bring_in(lead, spans, "Budi")
    bring_in(budi, spans)
    correct(budi)
    hear(lead, budi)
    lead.undo()
    lead.undo()
    assert lead.undo_name != "import"
    exchange(lead, budi)
    assert layer_of(lead, budi.me.id) == layer_of(budi, budi.me.id) == [("Berita", ACTOR, "checked")]
    budi.close()


def test_that_an_import_for_a_teammate_does_not_say_how_far_they_are(lead: Project, spans: Path) -> None:
    budi = teammate(lead, "Budi")
    for state in ("done", "new"):
        budi.do(SetProgress((DOCUMENTS[0],), budi.layer, state))
    hear(lead, budi)
    budi.do(SetProgress((DOCUMENTS[0],), budi.layer, "skipped"))
    bring_in(lead, spans, "Budi")
    assert lead.reader.state(DOCUMENTS[0], Layer(budi.me.id)) == "new"
    hear(lead, budi)
    assert lead.reader.state(DOCUMENTS[0], Layer(budi.me.id)) == "skipped"
    found = importing.prepare(lead.path, [spans], ImportOptions(annotator="Budi", done=True), lead.me)
    importing.take(lead, found)
    assert lead.reader.state(DOCUMENTS[0], Layer(budi.me.id)) == "done"
    budi.close()


def test_that_an_import_for_a_teammate_does_not_bring_back_what_they_removed(lead: Project, spans: Path) -> None:
    budi = teammate(lead, "Budi")
    bring_in(budi, spans)
    correct(budi)
    hear(lead, budi)
    bring_in(lead, spans, "Budi")
    assert layer_of(lead, budi.me.id) == [("Berita", ACTOR, "checked")]
    budi.close()


@pytest.mark.parametrize("annotator", ["Ana", "Budi"])
def test_that_an_undone_import_can_be_made_again_and_what_was_removed_by_hand_stays_so(
    lead: Project, spans: Path, annotator: str
) -> None:
    person = lead.person(annotator).id
    bring_in(lead, spans, annotator)
    whole = layer_of(lead, person)
    lead.undo()
    found = importing.prepare(lead.path, [spans], ImportOptions(annotator=annotator), lead.me)
    assert importing.take(lead, found).spans_added == len(whole) == 2
    assert layer_of(lead, person) == whole
    if annotator == "Ana":
        lead.do(RemoveSpans(tuple(span.id for span in lead.reader.all(Span)), lead.me.id))
        lead.undo()
        lead.redo()
        found = importing.prepare(lead.path, [spans], ImportOptions(annotator=annotator), lead.me)
        assert importing.take(lead, found).spans_known == 2
        assert layer_of(lead, person) == []


def test_that_done_for_a_whole_file_is_ones_own_word(lead: Project, laptop: Project, spans: Path) -> None:
    lead.do(SetProgress((DOCUMENTS[0],), lead.layer, "started"))
    time.sleep(0.002)
    found = importing.prepare(laptop.path, [spans], ImportOptions(done=True), laptop.me)
    importing.take(laptop, found)
    exchange(lead, laptop, own=True)
    assert [project.reader.state(DOCUMENTS[0], lead.layer) for project in (lead, laptop)] == ["done", "done"]


@pytest.mark.parametrize("annotator", ["Ana", "Budi"])
def test_that_an_import_can_be_undone_and_redone(lead: Project, spans: Path, annotator: str) -> None:
    person = lead.person(annotator).id
    bring_in(lead, spans, annotator)
    whole = layer_of(lead, person)
    assert len(whole) == 2
    lead.undo()
    assert layer_of(lead, person) == []
    lead.redo()
    assert layer_of(lead, person) == whole


@pytest.mark.parametrize("is_first", [True, False])
def test_that_corrections_stand_over_the_same_file_on_the_other_laptop(
    lead: Project, laptop: Project, spans: Path, is_first: bool
) -> None:
    deeds: list[Callable[[], None]] = [lambda: bring_in(lead, spans), lambda: bring_in(laptop, spans)]
    for deed in deeds if is_first else reversed(deeds):
        deed()
        if deed is deeds[0]:
            correct(lead)
    exchange(lead, laptop, own=True)
    for project in (lead, laptop):
        assert layer_of(project, lead.me.id) == [("Berita", ACTOR, "checked")]


def test_that_corrections_stand_over_a_round_begun_with_former_spans_on_the_other_laptop(
    lead: Project, laptop: Project
) -> None:
    mark(lead, 0, 0, 6)
    mark(lead, 0, 7, 9)
    lead.do(OpenRound(Layer(lead.me.id, 2), discuss=False))
    exchange(lead, laptop, own=True)
    assert laptop.round == 2
    lead.do(BeginWithFormer(lead.layer))
    correct(lead, 2)
    lead.do(SetProgress((DOCUMENTS[0],), lead.layer, "done"))
    time.sleep(0.002)
    laptop.do(BeginWithFormer(laptop.layer))
    exchange(lead, laptop, own=True)
    for project in (lead, laptop):
        assert layer_of(project, lead.me.id, 2) == [("Berita", ACTOR, "checked")]
        assert project.reader.state(DOCUMENTS[0], lead.layer) == "done"
        project.do(BeginWithFormer(project.layer))
        assert layer_of(project, lead.me.id, 2) == [("Berita", ACTOR, "checked")]


def test_that_a_copy_weighs_less_than_any_word_and_among_copies_the_later_one_more() -> None:
    clock = Clock()
    stamps = [clock.next() for _ in range(2000)]
    by_weight = [
        *(marked(stamp, REPORTED) for stamp in stamps),
        *(marked(stamp, COPIED) for stamp in stamps),
        *stamps,
    ]
    assert by_weight == sorted(by_weight, key=weight)
    assert all(STAMP.match(stamp) for stamp in by_weight)
    assert [marked(stamp, "0") for stamp in by_weight] == stamps * 3
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE one (stamp)")
        connection.execute("CREATE TABLE other (stamp)")
        for table, pick in (("one", 7), ("other", 11)):
            connection.executemany(f"INSERT INTO {table} VALUES (?)", [(x,) for x in by_weight[:: pick * 40]])
        told = connection.execute(f"SELECT one.stamp, other.stamp, {outweighs('one', 'other')} FROM one, other")
        assert all(bool(wins) == (weight(one) > weight(other)) for one, other, wins in told)


def test_that_a_clock_gives_later_stamps_than_the_copies_it_has_seen() -> None:
    clock, other = Clock(), Clock()
    for _ in range(5):
        copied = marked(clock.next(), COPIED)
        other.see(copied)
        assert other.next() > copied
