"""Settling: verdicts write gold, stale ones are seen, everything goes back."""

import pytest

from annotator.app.edits import AddSpans, PutRows, RelabelSpans, RemoveSpans, SetProgress, Together
from annotator.app.exporting import ExportOptions, export
from annotator.app.past import deeds
from annotator.app.project import Project
from annotator.app.reviewing import DRAWN, GONE, cases, gold_of, layers_of, majority, progress
from annotator.app.settled import settled, taking_back
from annotator.app.team_edits import SamePerson
from annotator.app.verdicts import GOLD, MarkSettled, NoteVerdict, Settle, Unsettle, accept_agreed
from annotator.domain.alignment import AGREED, EDGES_DIFFER, LABEL_DIFFERS, MISSED
from annotator.domain.annotator import Annotator, Layer
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import document_id, new_id, sha256
from annotator.domain.span import Span

TEXT = "Marsekal Doruna menerima sebuah jip hijau dari Presiden Halim pada hari Rabu."
PEOPLE = {name: Annotator(id=f"p-{name}", name=name) for name in ("Ana", "Budi", "Citra")}


@pytest.fixture
def project(tmp_path):
    made = Project.create(tmp_path / "p.sorot", "Lead")
    digest = sha256(TEXT)
    labels = tuple(Label(id=name, name=name) for name in ("Gift", "Actor", "Date"))
    document = Document(id=document_id(digest), text=TEXT, sha256=digest)
    made.do(PutRows((document, *labels, *PEOPLE.values()), "import"))
    for name, marks in {
        "Ana": [("Marsekal Doruna", "Actor"), ("sebuah jip hijau", "Gift"), ("hari Rabu", "Date")],
        "Budi": [("Marsekal Doruna", "Actor"), ("jip hijau", "Gift"), ("hari Rabu", "Gift")],
        "Citra": [("Marsekal Doruna", "Actor"), ("sebuah jip hijau", "Gift"), ("Presiden Halim", "Actor")],
    }.items():
        made.do(AddSpans(tuple(span(words, label, f"p-{name}") for words, label in marks)))
        made.do(SetProgress((document.id,), Layer(f"p-{name}"), "done"))
    yield made
    made.close()


def span(words, label, annotator):
    start = TEXT.index(words)
    made = document_id(sha256(TEXT))
    return Span(
        id=new_id(), document_id=made, annotator_id=annotator, label_id=label, start=start, end=start + len(words),
        quote=words,
    )  # fmt: skip


def look(project):
    document = document_id(sha256(TEXT))
    layers = layers_of(project.reader, document, 1)
    return cases(project.reader, document, layers, Layer(gold_of(project.me).id), project.codebook)


def case(project, words):
    return next(found for found in look(project) if found.place.start == TEXT.index(words))


def settle(project, found, **more):
    project.do(Settle(found, document_id(sha256(TEXT)), project.me, **more))


def gold(project):
    return {
        (row["quote"], row["label_id"])
        for row in project.reader.values("span", live=True)
        if row["annotator_id"] == gold_of(project.me).id
    }


def kinds(project):
    return [found.place.kind for found in look(project)]


def test_that_each_place_says_what_differs(project):
    assert kinds(project) == [AGREED, EDGES_DIFFER, MISSED, LABEL_DIFFERS]
    assert progress(look(project)) == (0, 4)


def test_that_accepting_writes_gold_and_the_verdict_in_one_step(project):
    found = case(project, "sebuah jip hijau")
    settle(project, found, chosen=found.spans[1], note="kecil")
    assert gold(project) == {("jip hijau", "Gift")}
    now = case(project, "sebuah jip hijau")
    assert now.settled
    assert (now.verdict.decision, now.verdict.note) == ("accept", "kecil")
    assert now.gold.quote == "jip hijau"
    assert project.reader.setting(GOLD) == gold_of(project.me).id
    project.undo()
    assert gold(project) == set()
    assert not case(project, "sebuah jip hijau").settled


def test_that_another_decision_replaces_the_first(project):
    found = case(project, "sebuah jip hijau")
    settle(project, found, chosen=found.spans[0])
    settle(project, case(project, "sebuah jip hijau"))
    assert gold(project) == set()
    assert case(project, "sebuah jip hijau").verdict.decision == "reject"
    settle(project, case(project, "sebuah jip hijau"), drawn=span("hijau", "Gift", "x"))
    assert gold(project) == {("hijau", "Gift")}
    assert case(project, "sebuah jip hijau").verdict.decision == "change"
    assert len(project.reader.verdicts(document_id(sha256(TEXT)))) == 1


def test_that_a_verdict_whose_spans_changed_later_is_stale(project):
    found = case(project, "hari Rabu")
    settle(project, found, chosen=found.spans[0])
    project.do(RelabelSpans((found.spans[1].id,), "Date", "p-Budi"))
    now = case(project, "hari Rabu")
    assert now.stale
    assert not now.settled
    assert now.gold.label_id == "Date"
    settle(project, now, chosen=now.spans[0])
    assert case(project, "hari Rabu").settled


def test_that_a_verdict_is_stale_when_another_span_joins_its_place(project):
    found = case(project, "Presiden Halim")
    settle(project, found, chosen=found.spans[0])
    project.do(AddSpans((span("Presiden Halim", "Actor", "p-Ana"),)))
    assert case(project, "Presiden Halim").stale


def test_that_a_person_of_two_names_is_one_side_and_what_they_marked_twice_stands_once(project):
    project.do(SamePerson("p-Citra", "p-Ana"))
    assert [layer.annotator_id for layer in layers_of(project.reader, document_id(sha256(TEXT)), 1)] == [
        "p-Ana",
        "p-Budi",
    ]
    assert kinds(project) == [AGREED, EDGES_DIFFER, MISSED, LABEL_DIFFERS]
    assert [len(found.spans) for found in look(project)] == [2, 2, 1, 2]
    found = case(project, "Presiden Halim")
    assert list(found.place.spans) == [Layer("p-Ana")]
    settle(project, found, chosen=found.spans[0])
    assert case(project, "Presiden Halim").settled
    words = settled(project.reader, {document_id(sha256(TEXT))}, {1})
    assert [line.given for line in words] == [(("Ana", "Actor"),)]


def test_that_gold_whose_spans_are_gone_is_still_shown(project):
    found = case(project, "Presiden Halim")
    settle(project, found, chosen=found.spans[0])
    project.do(RemoveSpans((found.spans[0].id,), "p-Citra"))
    now = case(project, "Presiden Halim")
    assert (now.place.kind, now.stale, now.gold.quote) == (GONE, True, "Presiden Halim")
    project.do(Unsettle((now,), project.me.id))
    assert gold(project) == set()


def test_that_one_can_draw_where_nobody_marked(project):
    from annotator.domain.alignment import Place

    mine = span("menerima", "Gift", "x")
    from annotator.app.reviewing import Case

    settle(project, Case(Place(DRAWN, {}, mine.start, mine.end)), drawn=mine)
    now = case(project, "menerima")
    assert (now.place.kind, now.settled) == (DRAWN, True)


def test_that_what_all_agree_on_or_most_is_accepted_at_once(project):
    layers = layers_of(project.reader, document_id(sha256(TEXT)), 1)

    def accept(**more):
        found = accept_agreed(
            look(project), document_id(sha256(TEXT)), project.me, 1, len(layers), project.codebook, **more
        )
        project.do(Together("accept agreed", tuple(found)))

    accept()
    assert gold(project) == {("Marsekal Doruna", "Actor")}
    accept(by_majority=True)
    assert gold(project) == {("Marsekal Doruna", "Actor"), ("sebuah jip hijau", "Gift")}
    assert progress(look(project)) == (2, 4)
    assert majority(case(project, "hari Rabu"), 3, project.codebook) is None
    project.undo()
    project.undo()
    assert gold(project) == set()


def test_that_two_reviewers_do_not_touch_each_others_verdicts(project):
    found = case(project, "hari Rabu")
    settle(project, found, chosen=found.spans[0])
    verdict = case(project, "hari Rabu").verdict
    with pytest.raises(AnnotatorError):
        project.do(NoteVerdict(verdict.id, "lain", "p-Ana"))
    with pytest.raises(AnnotatorError):
        project.do(Unsettle((case(project, "hari Rabu"),), "p-Ana"))
    other = Annotator(id="p-Ana", name="Ana")
    document = document_id(sha256(TEXT))
    seen = cases(
        project.reader, document, layers_of(project.reader, document, 1), Layer(gold_of(other).id), project.codebook
    )
    assert all(found.verdict is None for found in seen)
    project.do(NoteVerdict(verdict.id, "aturan 3", project.me.id))
    assert case(project, "hari Rabu").verdict.note == "aturan 3"


def decide(project, edit):
    after = MarkSettled(document_id(sha256(TEXT)), project.me, project.round, opened=isinstance(edit, Unsettle))
    project.do(Together(edit.name, (edit, after)))


def gold_state(project):
    known = project.reader.progress(document_id(sha256(TEXT)), Layer(gold_of(project.me).id))
    return known.state if known else "new"


def test_that_gold_is_done_with_the_last_open_place_in_one_step_and_not_after_one_is_opened(project):
    document = document_id(sha256(TEXT))
    for found in look(project):
        assert gold_state(project) == "new"
        decide(project, Settle(found, document, project.me, chosen=found.spans[0]))
    assert gold_state(project) == "done"
    project.undo()
    assert (gold_state(project), progress(look(project))) == ("new", (3, 4))
    project.redo()
    assert gold_state(project) == "done"
    decide(project, Unsettle((case(project, "hari Rabu"),), project.me.id))
    assert gold_state(project) == "started"
    project.undo()
    assert (gold_state(project), progress(look(project))) == ("done", (4, 4))


def test_that_gold_is_not_done_with_what_a_past_decision_taken_back_opens_again(project):
    for found in look(project):
        decide(project, Settle(found, document_id(sha256(TEXT)), project.me, chosen=found.spans[0]))
    deed = [deed for deed in deeds(project.reader) if deed.name == "settle"][-1]
    project.do(taking_back(project.reader, deed, project.me))
    assert (gold_state(project), progress(look(project))) == ("started", (3, 4))
    project.undo()
    assert (gold_state(project), progress(look(project))) == ("done", (4, 4))
    project.do(NoteVerdict(look(project)[0].verdict.id, "why", project.me.id))
    project.do(RelabelSpans((case(project, "hari Rabu").spans[1].id,), "Date", "p-Budi"))
    project.do(AddSpans((span("pada hari", "Gift", "p-Ana"),)))
    project.do(taking_back(project.reader, deeds(project.reader)[2], project.me))
    assert (look(project)[0].verdict.note, gold_state(project)) == ("", "done")


def test_that_gold_stays_done_where_a_teammate_changes_something_later(project):
    for found in look(project):
        decide(project, Settle(found, document_id(sha256(TEXT)), project.me, chosen=found.spans[0]))
    first = case(project, "hari Rabu")
    project.do(RelabelSpans((first.spans[1].id,), "Date", "p-Budi"))
    project.do(AddSpans((span("pada hari", "Gift", "p-Ana"),)))
    decide(project, Settle(case(project, "hari Rabu"), document_id(sha256(TEXT)), project.me))
    assert progress(look(project))[0] < len(look(project))
    assert gold_state(project) == "done"
    options = ExportOptions("doccano", layer="gold", done=True)
    assert export(project.reader, project.path.with_name("gold.jsonl"), options).documents == 1
