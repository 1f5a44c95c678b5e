"""What the insights count: progress by day, pace, spans off token edges, few examples, leaks."""

import time
from dataclasses import replace
from datetime import date

import pytest

from annotator.app.edits import AddSpans, PutRows, RemoveDocuments, SetProgress, SetSetting
from annotator.app.insights import Progress, done_by, overview, overview_file, readiness, readiness_file
from annotator.app.project import Project
from annotator.app.reviewing import gold_of
from annotator.app.rounds import SetRound
from annotator.app.verdicts import GOLD
from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Label
from annotator.domain.document import Document, Split
from annotator.domain.identity import document_id, new_id, sha256
from annotator.domain.span import Span
from annotator.storage.lists import PEOPLE

STORY = " ".join(f"kata{n}" for n in range(200))


@pytest.fixture
def project(tmp_path):
    made = Project.create(tmp_path / "p.sorot", "Ana")
    for text in ("Jam emas untuk hakim.", STORY, STORY + " tambahan"):
        digest = sha256(text)
        made.do(PutRows((Document(id=document_id(digest), text=text, sha256=digest, title=text[:8]),), "import"))
    made.do(PutRows((Label(id="l", name="Gift"), Label(id="m", name="Date")), "import"))
    yield made
    made.close()


def mark(project, text, start, end):
    made = Span(
        id=new_id(), document_id=document_id(sha256(text)), annotator_id=project.me.id, label_id="l", start=start,
        end=end, quote=text[start:end],
    )  # fmt: skip
    project.do(AddSpans((made,)))
    return made


def test_that_pace_says_the_days_left():
    days = tuple((date(2024, 6, n + 1), 2 * n) for n in range(16))
    assert Progress(30, 40, days).days_left() == 5
    assert Progress(40, 40, days).days_left() is None
    assert Progress(0, 40, tuple((day, 0) for day, _ in days)).days_left() is None


def test_that_progress_counts_what_is_done_now(project):
    first = document_id(sha256(STORY))
    project.do(SetProgress((first,), project.layer, "done"))
    found = overview(project.reader, project.layer)
    assert (found.progress.done, found.progress.of) == (1, 3)
    assert [count for _, count in found.progress.by_day][-2:] == [0, 1]
    assert len(found.progress.by_day) == 16
    assert found.labels == {"l": 0, "m": 0}


def test_that_days_are_those_of_the_wall_and_that_what_one_counts_is_listed(project, monkeypatch):
    moments = ("2024-06-18T20:00:00+00:00", "2024-06-19T16:59:00+00:00", "2024-06-19T17:00:00+00:00")
    documents = list(project.reader.titles())
    project.do(SetProgress(tuple(documents), project.layer, "done"))
    for document, moment in zip(documents, moments, strict=True):
        row = project.reader.progress(document, project.layer)
        project.do(PutRows((replace(row, changed=moment),), "import"))
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    time.tzset()
    try:
        last = date(2024, 6, 19)
        by_day = dict(overview(project.reader, project.layer, date(2024, 6, 20)).progress.by_day)
        assert (by_day[date(2024, 6, 18)], by_day[last], by_day[date(2024, 6, 20)]) == (0, 2, 3)
        listed = done_by(project.reader, project.layer, last)
        assert listed == [(documents[1], moments[1]), (documents[0], moments[0])]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_that_spans_inside_words_few_examples_and_unfinished_articles_are_said(project):
    text = "Jam emas untuk hakim."
    mark(project, text, 0, 8)
    off = mark(project, text, 10, 14)
    found = readiness(project.reader, project.layer)
    assert (found.spans, [x.span_id for x in found.off_edges]) == (2, [off.id])
    ((label, examples),) = found.few
    assert (label, len(examples)) == ("l", 2)
    assert readiness(project.reader, replace(project.layer, round=2)).few == [], "of the layer's own round"
    assert found.unfinished == [document_id(sha256(text))]


def test_that_near_copies_on_two_sides_are_leaks(project):
    one, other = document_id(sha256(STORY)), document_id(sha256(STORY + " tambahan"))
    assert len(readiness(project.reader, project.layer).copies) == 1
    rows = (Split(id=new_id(), document_id=one, part="train"), Split(id=new_id(), document_id=other, part="test"))
    project.do(PutRows(rows, "split articles"))
    assert len(readiness(project.reader, project.layer).leaks) == 1


def settle_by_hand(project, text, span):
    gold = gold_of(project.me)
    project.do(PutRows((gold, replace(span, id=new_id(), annotator_id=gold.id)), "settle"))
    project.do(SetSetting(GOLD, gold.id))


def test_that_gold_is_nobody_and_its_spans_are_counted_apart(project):
    text = "Jam emas untuk hakim."
    settle_by_hand(project, text, mark(project, text, 0, 8))
    found = overview(project.reader, project.layer)
    assert (found.spans, found.annotators, found.labels["l"], found.gold) == (1, 1, 1, 1)


def test_that_a_blind_round_counts_what_it_would_list_my_own(project):
    text = "Jam emas untuk hakim."
    other = Annotator(id=new_id(), name="Budi")
    span = mark(project, text, 0, 8)
    project.do(PutRows((other, replace(span, id=new_id(), annotator_id=other.id)), "import"))
    project.do(SetRound(1, blind=True))
    found = overview(project.reader, project.layer)
    assert (found.spans, found.annotators, found.labels["l"]) == (1, 1, 1)
    project.do(SetRound(1))
    assert overview(project.reader, project.layer).labels["l"] == 2


def test_that_the_pace_of_whoever_began_today_is_todays():
    days = tuple((date(2024, 6, n + 1), 0 if n < 15 else 4) for n in range(16))
    assert Progress(4, 7, days).days_left() == 1
    days = tuple((date(2024, 6, n + 1), max(0, n - 11)) for n in range(16))
    assert Progress(4, 8, days).days_left() == 4


def test_that_readiness_looks_at_what_an_export_takes(project):
    text = "Jam emas untuk hakim."
    span = mark(project, text, 0, 8)
    mark(project, text, 9, 14)
    told = readiness_file(project.path, project.layer, lambda *_: None)
    assert (told.spans, told.gold) == (2, False)
    settle_by_hand(project, text, span)
    told = readiness_file(project.path, project.layer, lambda *_: None)
    assert (told.spans, told.gold) == (1, True)


def test_that_a_labels_spans_are_listed_with_those_merged_into_it_and_without_gold(project):
    text = "Jam emas untuk hakim."
    span = mark(project, text, 0, 8)
    settle_by_hand(project, text, span)
    reader = project.reader
    assert reader.span_ids(label_ids=["l"], annotator_id=PEOPLE) == [span.id]
    assert len(reader.span_ids(label_ids=["l"])) == 2
    assert reader.span_ids(label_ids=["m"]) == []


def test_that_a_file_is_counted_by_a_reader_of_its_own(project):
    mark(project, "Jam emas untuk hakim.", 0, 8)
    found = overview_file(project.path, project.layer, lambda *_: None)
    assert (found.spans, found.labels) == (1, {"l": 1, "m": 0})
    assert found == overview(project.reader, project.layer)


def test_that_spans_of_removed_articles_make_nobody_an_annotator(project):
    text = "Jam emas untuk hakim."
    mark(project, text, 0, 8)
    project.do(RemoveDocuments((document_id(sha256(text)),), project.me.id))
    found = overview(project.reader, project.layer)
    assert (found.spans, found.annotators) == (0, 0)
