"""What the insights count: progress by day, pace, spans off token edges, few examples, leaks."""

from datetime import date

import pytest

from annotator.app.edits import AddSpans, PutRows, SetProgress
from annotator.app.insights import Progress, overview, readiness
from annotator.app.project import Project
from annotator.domain.codebook import Label
from annotator.domain.document import Document, Split
from annotator.domain.identity import document_id, new_id, sha256
from annotator.domain.span import Span

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


def test_that_spans_inside_words_few_examples_and_unfinished_articles_are_said(project):
    text = "Jam emas untuk hakim."
    mark(project, text, 0, 8)
    off = mark(project, text, 10, 14)
    found = readiness(project.reader, project.layer)
    assert (found.spans, [x.span_id for x in found.off_edges]) == (2, [off.id])
    assert found.few == [("l", 2)]
    assert found.unfinished == [document_id(sha256(text))]


def test_that_near_copies_on_two_sides_are_leaks(project):
    one, other = document_id(sha256(STORY)), document_id(sha256(STORY + " tambahan"))
    assert len(readiness(project.reader, project.layer).copies) == 1
    rows = (Split(id=new_id(), document_id=one, part="train"), Split(id=new_id(), document_id=other, part="test"))
    project.do(PutRows(rows, "split articles"))
    assert len(readiness(project.reader, project.layer).leaks) == 1
