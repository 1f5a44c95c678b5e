"""Whoever gathers from whom, in whatever order, how often, and however wrong the clocks: all come to the same."""

import random
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from annotator.app.edits import AddSpans, PutRows, RelabelSpans, RemoveDocuments, RemoveSpans
from annotator.app.label_merging import MergeLabels
from annotator.app.past import TakeBack, deeds
from annotator.app.project import Change, Project
from annotator.app.rounds import SetRound
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.identity import label_id, sha256
from annotator.domain.span import Span
from annotator.storage.check import problems
from annotator.storage.holding import held
from annotator.storage.schema import TABLES
from annotator.storage.store import Store
from tests.histories import converge
from tests.unit.storage.team import PEOPLE, Merge, Rows, Team, a_store, attached, gather, merged, rows_of, said, told
from tests.unit.storage.team_deeds import DOCUMENTS, TEXTS

DEFAULT, SLOW = 300, 8000
GIFT = label_id("span", "Gift")

seeds = st.integers(0, 2**32)


def copies(seed: int) -> list[Rows]:
    """What three people have after a while."""
    team = Team(seed)
    team.live(team.draw.randrange(25))
    return [rows_of(project.store) for project in team.projects]


@given(seeds)
@settings(max_examples=60)
def test_that_merging_is_commutative(seed: int) -> None:
    a, b, _ = copies(seed)
    assert told(merged(a, b)) == told(merged(b, a))


@given(seeds)
@settings(max_examples=60)
def test_that_merging_is_associative(seed: int) -> None:
    a, b, c = copies(seed)
    assert told(merged(merged(a, b), c)) == told(merged(a, merged(b, c)))


@given(seeds)
@settings(max_examples=60)
def test_that_merging_again_changes_nothing_and_says_so(seed: int) -> None:
    a, b, _ = copies(seed)
    both = merged(a, b)
    assert told(merged(both, b)) == told(merged(both, a)) == told(merged(both, both)) == told(both)
    project = Project(a_store(), "Ana")
    gather(project, both)
    assert gather(project, a) is None
    assert gather(project, b) is None


def test_that_teams_converge() -> None:
    for seed in range(DEFAULT):
        assert converge(seed) == []


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_that_thousands_of_teams_converge() -> None:
    for seed in range(DEFAULT, SLOW):
        assert converge(seed) == []


def test_that_undoing_a_merge_puts_every_row_back_word_for_word() -> None:
    for seed in range(150):
        team = Team(seed)
        team.live(20)
        one, other = random.Random(seed).sample(team.projects, 2)
        before = rows_of(one.store)
        if gather(one, rows_of(other.store), automatic=False):
            after = rows_of(one.store)
            assert one.undo_name == "gather"
            one.undo()
            assert rows_of(one.store) == before, f"seed {seed}"
            assert one.redo_name == ""
            gather(one, rows_of(other.store))
            assert told(rows_of(one.store)) == told(after), f"seed {seed}"


def test_that_what_was_said_after_a_merge_stays_when_the_merge_is_undone() -> None:
    team = Team(13, PEOPLE[:2])
    ana, budi = team.projects
    budi.do(PutRows((Label(id=GIFT, name="Gift", definition="Anything given.", key="4"),), "edit label"))
    gather(ana, rows_of(budi.store), automatic=False)
    ana.do(PutRows((Label(id=GIFT, name="Gift", definition="Given.", key="4"),), "edit label"))
    gather(budi, rows_of(ana.store))
    ana.undo()
    ana.undo()
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.")
    gather(ana, rows_of(budi.store))
    gather(budi, rows_of(ana.store))
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.", key="4")
    assert budi.codebook.get(GIFT) == ana.codebook.get(GIFT)


def test_that_this_holds_where_the_clock_was_set_back_in_between() -> None:
    team = Team(16, PEOPLE[:2])
    ana, budi = team.projects
    budi.do(PutRows((Label(id=GIFT, name="Gift", definition="Anything given."),), "edit label"))
    ana.store.clock.see("4500000000000-000000")
    gather(ana, rows_of(budi.store), automatic=False)
    ana = Project(Store(ana.path, ana.store.connection, None), "Ana")
    ana.do(PutRows((Label(id=GIFT, name="Gift", definition="Given."),), "edit label"))
    ana.undo()
    said = ana.store.stamp
    ana.undo()
    gather(ana, rows_of(budi.store))
    gather(budi, rows_of(ana.store))
    (stamps,) = (row["stamps"] for row in rows_of(budi.store)["label"] if row["id"] == GIFT)
    assert f'"definition":"{said}"' in stamps


def test_that_on_my_other_laptop_a_removal_that_i_took_back_stays_so_when_a_merge_is_undone() -> None:
    here, there, budi = Team(14, ["Ana", "Ana", "Budi"]).projects
    there.do(a_span(there, 0))
    gather(here, rows_of(there.store), automatic=False)
    (span,) = here.reader.all(Span)
    here.do(RemoveSpans((span.id,), here.me.id))
    gather(budi, rows_of(here.store))
    here.undo()
    here.undo()
    gather(here, rows_of(budi.store))
    assert [found.id for found in here.reader.all(Span)] == [span.id]


def test_that_two_people_at_one_project_can_undo_their_merges_in_any_order() -> None:
    team = Team(15, PEOPLE[:2])
    ana, budi = team.projects
    ana.store.clock.see("4500000000000-000000")
    budi.do(PutRows((Label(id=label_id("span", "Place"), name="Place"),), "add label"))
    gather(ana, rows_of(budi.store), automatic=False)
    budi.do(PutRows((Label(id=label_id("span", "Place"), name="Place", key="7"),), "edit label"))
    ana.be("Citra")
    gather(ana, rows_of(budi.store), automatic=False)
    ana.be("Ana")
    ana.undo()
    ana.be("Citra")
    ana.undo()
    assert problems_besides_the_clock(ana) == []


def test_that_a_merge_that_happened_by_itself_is_not_met_by_undo() -> None:
    team = Team(1, PEOPLE[:2])
    ana, budi = team.projects
    ana.do(a_span(ana, 0))
    budi.do(a_span(budi, 1))
    gather(ana, rows_of(budi.store), automatic=True)
    assert ana.undo_name == "add span"
    assert ana.reader.journal_lines()[-1][2:5] == ("nobody", "gather", "merge")
    ana.undo()
    assert [span.annotator_id for span in ana.reader.all(Span)] == [budi.me.id]
    ana.be("Ana")
    assert ana.redo_name == "add span"


def a_span(project: Project, place: int, label: str = GIFT) -> AddSpans:
    made = {"document_id": DOCUMENTS[place], "start": 0, "end": 3, "quote": TEXTS[place][:3]}
    span_id = f"{place}{project.me.id[1:]}"
    return AddSpans((Span(id=span_id, annotator_id=project.me.id, label_id=label, **made),))


def test_that_undo_leaves_what_a_teammate_changed_of_the_same_label() -> None:
    team = Team(2, PEOPLE[:2])
    ana, budi = team.projects
    label = ana.codebook.get(GIFT)
    assert label is not None
    ana.do(PutRows((Label(id=GIFT, name="Hadiah"),), "edit label"))
    budi.do(PutRows((Label(id=GIFT, name="Gift", definition="Anything given."),), "edit label"))
    gather(ana, rows_of(budi.store))
    ana.undo()
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.")


def test_that_two_people_may_change_different_fields_of_one_label() -> None:
    team = Team(3, PEOPLE[:2])
    ana, budi = team.projects
    ana.do(PutRows((Label(id=GIFT, name="Hadiah"),), "edit label"))
    budi.do(PutRows((Label(id=GIFT, name="Gift", definition="Anything given.", key="4"),), "edit label"))
    gather(budi, rows_of(ana.store))
    gather(ana, rows_of(budi.store))
    assert ana.codebook.get(GIFT) == budi.codebook.get(GIFT)
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Hadiah", definition="Anything given.", key="4")


def test_that_what_a_merge_overwrote_stays_in_the_journal() -> None:
    team = Team(4, PEOPLE[:2])
    ana, budi = team.projects
    ana.do(PutRows((Label(id=GIFT, name="Hadiah"),), "edit label"))
    budi.do(PutRows((Label(id=GIFT, name="Pemberian"),), "edit label"))
    gather(budi, rows_of(ana.store))
    gather(ana, rows_of(budi.store))
    label = ana.codebook.get(GIFT)
    assert label is not None
    loser, lost = (ana, "Hadiah") if label.name == "Pemberian" else (budi, "Pemberian")
    number = loser.reader.journal_lines()[-1][0]
    assert loser.store.inverse(number).rows["label"][GIFT]["name"] == lost


def test_that_equal_stamps_with_different_content_come_to_the_same() -> None:
    team = Team(5, PEOPLE[:2])
    team.projects[0].do(a_span(team.projects[0], 0))
    a = rows_of(team.projects[0].store)
    for changed in ({"note": "x"}, {"score": 0.1 + 0.2}, {"deleted": 1}, {"fragments": "[]", "note": "a,'b"}):
        b = a | {"span": [a["span"][0] | changed]}
        assert merged(a, b)["span"] == merged(b, a)["span"]
        assert merged(a, b)["span"][0] in (a["span"][0], b["span"][0])


@pytest.mark.parametrize("removed_first", [True, False])
def test_that_removing_an_article_in_which_a_teammate_works_hides_nothing(removed_first: bool) -> None:
    team = Team(6, PEOPLE[:2])
    ana, budi = team.projects
    budi.do(a_span(budi, 0))
    if removed_first:
        ana.do(RemoveDocuments((DOCUMENTS[0],), ana.me.id))
        gather(ana, rows_of(budi.store))
    else:
        gather(budi, rows_of((ana.do(RemoveDocuments((DOCUMENTS[0],), ana.me.id)) and ana).store))
        ana = budi
    assert ana.reader.document(DOCUMENTS[0]) is not None
    assert held(ana.store.connection) == [("document", DOCUMENTS[0])]
    assert problems_besides_the_clock(ana) == []


def problems_besides_the_clock(project: Project) -> list[str]:
    return [line for line in problems(project.reader) if "a day ahead" not in line]


def test_that_an_article_goes_once_nobody_has_spans_in_it() -> None:
    team = Team(7, PEOPLE[:2])
    ana, budi = team.projects
    budi.do(a_span(budi, 0))
    ana.do(RemoveDocuments((DOCUMENTS[0],), ana.me.id))
    gather(ana, rows_of(budi.store))
    budi.undo()
    gather(ana, rows_of(budi.store))
    assert ana.reader.document(DOCUMENTS[0]) is None
    assert held(ana.store.connection) == []


def test_that_undo_brings_an_article_back_for_good_though_its_removal_was_held_back() -> None:
    team = Team(8, PEOPLE[:2])
    ana, budi = team.projects
    ana.do(RemoveDocuments((DOCUMENTS[0],), ana.me.id))
    budi.do(a_span(budi, 0))
    gather(ana, rows_of(budi.store))
    ana.undo()
    assert held(ana.store.connection) == []
    budi.undo()
    gather(ana, rows_of(budi.store))
    assert ana.reader.document(DOCUMENTS[0]) is not None


def test_that_undoing_a_new_label_does_not_take_the_name_from_a_teammates_spans() -> None:
    team = Team(9, PEOPLE[:2])
    ana, budi = team.projects
    place = label_id("span", "Place")
    ana.do(PutRows((Label(id=place, name="Place"),), "add label"))
    gather(budi, rows_of(ana.store))
    budi.do(a_span(budi, 0, place))
    gather(ana, rows_of(budi.store))
    ana.undo()
    assert ana.codebook.get(place) is not None
    assert held(ana.store.connection) == [("label", place)]
    ana.redo()
    assert held(ana.store.connection) == []


def test_that_redo_removes_no_label_whose_removal_was_taken_back_with_the_merge_that_brought_it() -> None:
    team = Team(14, ["Ana", "Budi"])
    ana, both = team.projects
    both.do(a_span(both, 0, GIFT))
    gather(ana, rows_of(both.store))
    ana.do(PutRows((replace(ana.codebook.get(GIFT), deleted=True),), "remove label"))
    both.be("Citra")
    gather(both, rows_of(ana.store), automatic=False)
    assert held(both.store.connection) == [("label", GIFT)]
    both.be("Budi")
    both.undo()  # Its last span goes.
    both.be("Citra")
    both.do(RemoveDocuments((DOCUMENTS[1],), both.me.id))
    both.undo()
    assert both.codebook.get(GIFT) is None
    both.undo()
    assert both.redo_name
    both.redo()
    assert both.codebook.get(GIFT) is not None


def test_that_a_row_which_a_merge_brought_stays_where_something_later_needs_it() -> None:
    team = Team(10, PEOPLE[:2])
    ana, budi = team.projects
    place = label_id("span", "Place")
    budi.do(PutRows((Label(id=place, name="Place"),), "add label"))
    budi.do(a_span(budi, 0, place))
    gather(ana, rows_of(budi.store), automatic=False)
    ana.be("Citra")
    ana.do(a_span(ana, 1, place))
    ana.be("Ana")
    ana.undo()
    assert ana.codebook.get(place) is not None
    assert [span.label_id for span in ana.reader.all(Span)] == [place]
    assert problems_besides_the_clock(ana) == []


def test_that_a_number_given_again_after_an_undone_merge_finds_no_old_text() -> None:
    ana = Project(a_store(), "Ana")
    team = Team(11, PEOPLE[:2])
    gather(ana, rows_of(team.projects[1].store), automatic=False)
    connection = ana.store.connection
    connection.execute("INSERT INTO document_text (rowid, text) SELECT number, text FROM document")
    ana.undo()
    assert ana.reader.all(Document, "1") == []
    assert connection.execute("SELECT rowid FROM document_text WHERE document_text MATCH 'adipati'").fetchall() == []


def test_that_a_store_gives_no_stamp_below_one_it_has_taken_in() -> None:
    team = Team(12, PEOPLE[:2])
    ana, budi = team.projects
    budi.store.clock.see("4500000000000-000000")
    budi.do(a_span(budi, 0))
    gather(ana, rows_of(budi.store))
    ana.do(a_span(ana, 0))
    stamps = {span.annotator_id: span.stamp for span in ana.reader.all(Span)}
    assert stamps[ana.me.id] > stamps[budi.me.id]


def test_that_every_table_is_merged() -> None:
    assert set(merged()) == set(TABLES)


def left(change: Change | None) -> int | None:
    return change and change.left


def a_gift(**facts: str) -> PutRows:
    return PutRows((Label(id=GIFT, name="Gift", **facts),), "edit label")


def test_that_undo_leaves_a_field_of_which_a_teammate_has_said_something_later() -> None:
    ana, budi = Team(17, PEOPLE[:2]).projects
    ana.do(a_gift(definition="Anything.", key="4"))
    gather(budi, rows_of(ana.store))
    budi.do(a_gift(definition="Anything given.", key="4"))
    gather(ana, rows_of(budi.store))
    undone = ana.undo()
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.")
    assert left(undone) == 1
    redone = ana.redo()
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.", key="4")
    assert left(redone) == 0


def test_that_redo_leaves_a_field_of_which_a_teammate_has_said_something_later() -> None:
    ana, budi = Team(18, PEOPLE[:2]).projects
    ana.do(a_gift(definition="Anything."))
    ana.undo()
    gather(budi, rows_of(ana.store))
    budi.do(a_gift(definition="Anything given."))
    gather(ana, rows_of(budi.store))
    redone = ana.redo()
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.")
    assert left(redone) == 1


def test_that_undo_goes_on_through_edits_of_one_field_also_when_reopened() -> None:
    (ana,) = Team(19, PEOPLE[:1]).projects
    for word in ("Anything.", "Given.", "Anything given."):
        ana.do(a_gift(definition=word))
    ana.undo()
    ana = Project(Store(ana.path, ana.store.connection, None), "Ana")
    changes = [ana.undo(), ana.undo(), ana.redo(), ana.redo(), ana.redo()]
    assert [left(change) for change in changes] == [0] * 5
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.")


def test_that_undo_does_not_remove_a_label_of_mine_that_a_teammate_has_worked_on() -> None:
    ana, budi = Team(20, PEOPLE[:2]).projects
    place = Label(id=label_id("span", "Place"), name="Place")
    ana.do(PutRows((place,), "add label"))
    gather(budi, rows_of(ana.store))
    budi.do(PutRows((replace(place, definition="Where."),), "edit label"))
    gather(ana, rows_of(budi.store))
    undone = ana.undo()
    assert ana.codebook.get(place.id) == replace(place, definition="Where.")
    assert left(undone) == 1


def test_that_undo_leaves_the_round_that_a_teammate_opened_later() -> None:
    ana, budi = Team(21, PEOPLE[:2]).projects
    ana.do(SetRound(2))
    budi.store.clock.see(ana.store.stamp)
    budi.do(SetRound(3))
    with attached(ana.store, rows_of(budi.store)) as sources:
        ana.merge(Merge([sources], said(budi)), automatic=True)
    undone = ana.undo()
    assert ana.round == 3
    assert left(undone) == 1


def a_word_between(seed: int) -> tuple[Project, Project]:
    """Ana defines a label, takes in what Budi made of it since, and defines it again."""
    ana, budi = Team(seed, PEOPLE[:2]).projects
    ana.do(a_gift(definition="Anything."))
    gather(budi, rows_of(ana.store))
    budi.do(a_gift(definition="Anything given."))
    gather(ana, rows_of(budi.store))
    ana.do(a_gift(definition="Given."))
    return ana, budi


@pytest.mark.parametrize("reopened", [False, True])
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_that_undo_leaves_a_teammates_word_also_where_my_own_undo_brought_it_back(turns: int, reopened: bool) -> None:
    ana, _ = a_word_between(22)
    for _ in range(turns - 1):
        ana.undo()
        ana.redo()
    assert left(ana.undo()) == 0
    if reopened:
        ana = Project(Store(ana.path, ana.store.connection, None), "Ana")
    assert left(ana.undo()) == 1
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.")
    assert [left(change) for change in (ana.redo(), ana.redo())] == [0, 0]
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Given.")


def test_that_what_a_teammate_said_before_my_deed_does_not_keep_undo_from_its_way() -> None:
    ana, budi = Team(23, PEOPLE[:2]).projects
    budi.do(a_gift(definition="Anything given."))
    gather(ana, rows_of(budi.store))
    ana.do(a_gift(definition="Given."))
    ana.do(TakeBack(deeds(ana.reader)[0], ana.me.id))
    ana.do(a_gift(definition="Anything."))
    changes = [ana.undo(), ana.undo()]
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Given.")
    changes.append(ana.undo())
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.")
    assert [left(change) for change in changes] == [0, 0, 0]


def test_that_undo_leaves_what_a_teammate_brought_back_too_though_i_removed_it_and_undid_that() -> None:
    ana, budi = Team(24, PEOPLE[:2]).projects
    again = PutRows((Document(id=DOCUMENTS[0], text=TEXTS[0], sha256=sha256(TEXTS[0])),), "import")
    ana.do(RemoveDocuments((DOCUMENTS[0],), ana.me.id))
    gather(budi, rows_of(ana.store))
    ana.do(again)
    budi.store.clock.see(ana.store.stamp)
    budi.do(again)
    gather(ana, rows_of(budi.store))
    ana.do(RemoveDocuments((DOCUMENTS[0],), ana.me.id))
    assert (left(ana.undo()), left(ana.undo())) == (0, 1)
    assert ana.reader.document(DOCUMENTS[0])


def test_that_undo_does_not_remove_a_label_whose_definition_by_a_teammate_my_own_undo_brought_back() -> None:
    ana, budi = Team(27, PEOPLE[:2]).projects
    place = Label(id=label_id("span", "Place"), name="Place")
    ana.do(PutRows((place,), "add label"))
    gather(budi, rows_of(ana.store))
    budi.do(PutRows((replace(place, definition="Where."),), "edit label"))
    gather(ana, rows_of(budi.store))
    ana.do(PutRows((replace(place, definition="When."),), "edit label"))
    assert (left(ana.undo()), left(ana.undo())) == (0, 1)
    assert ana.codebook.get(place.id) == replace(place, definition="Where.")


def test_that_undo_leaves_the_round_that_a_teammate_opened_also_where_my_own_undo_brought_it_back() -> None:
    ana, budi = Team(25, PEOPLE[:2]).projects
    ana.do(SetRound(2))
    budi.store.clock.see(ana.store.stamp)
    budi.do(SetRound(3))
    with attached(ana.store, rows_of(budi.store)) as sources:
        ana.merge(Merge([sources], said(budi)), automatic=True)
    ana.do(SetRound(4))
    assert (left(ana.undo()), ana.round) == (0, 3)
    assert (left(ana.undo()), ana.round) == (1, 3)


def test_that_undo_of_joined_deeds_leaves_what_a_teammate_said_between_them() -> None:
    ana, budi = Team(26, PEOPLE[:2]).projects
    ana.do(a_gift(definition="Anything."))
    gather(budi, rows_of(ana.store))
    budi.do(a_gift(definition="Anything given."))
    gather(ana, rows_of(budi.store))
    ana.do(a_gift(definition="Given."), joined=True)
    assert left(ana.undo()) == 1
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Anything given.")
    ana.redo()
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift", definition="Given.")


def test_that_redo_leaves_what_refers_to_a_label_that_went_when_a_merge_was_undone() -> None:
    ana, budi = Team(28, PEOPLE[:2]).projects
    place = Label(id=label_id("span", "Place"), name="Place")
    budi.do(PutRows((place,), "add label"))
    made = {"document_id": DOCUMENTS[0], "annotator_id": ana.me.id, "label_id": GIFT}
    span = Span(id="00000000-0000-7000-8000-000000000001", start=0, end=3, quote="Jip", **made)
    ana.do(AddSpans((span,)))
    gather(ana, rows_of(budi.store), automatic=False)
    ana.do(RelabelSpans((span.id,), place.id, ana.me.id))
    ana.do(MergeLabels(GIFT, place.id), joined=True)
    ana.undo()
    ana.undo()
    assert ana.reader.get(Label, place.id) is None
    assert left(ana.redo()) == 2
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift")
    assert ana.reader.get(Span, span.id).label_id == GIFT


def test_that_two_people_can_undo_their_merges_in_any_order_also_where_one_refers_to_what_the_other_brought() -> None:
    ana, budi = Team(29, PEOPLE[:2]).projects
    place = Label(id=label_id("span", "Place"), name="Place")
    budi.do(PutRows((place, Label(id=GIFT, name="Gift", parent_id=place.id)), "edit labels"))
    gather(ana, rows_of(budi.store), automatic=False)
    budi.do(a_gift())
    ana.be("Citra")
    gather(ana, rows_of(budi.store), automatic=False)
    ana.be("Ana")
    ana.undo()
    assert ana.reader.get(Label, place.id) is None
    ana.be("Citra")
    ana.undo()
    assert ana.codebook.get(GIFT) == Label(id=GIFT, name="Gift")
