"""Where a span lies: pieces added, moved and taken away always leave a true quote and disjoint pieces in order."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from annotator.app.edits import AddSpans, PutRows
from annotator.app.fragment_edits import AddFragment, RemoveFragment, ResizeSpan
from annotator.app.project import Project
from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import document_id, label_id, new_id, sha256
from annotator.domain.span import Span, joined, quote_of
from annotator.storage.check import problems

TEXT = "Dua kuda 🐎, satu pedang perak, dan sebuah pakta yang panjang."
GIFT = label_id("span", "Gift")
DOCUMENT = document_id(sha256(TEXT))

place = st.integers(0, len(TEXT))
stretch = st.tuples(place, place).filter(lambda pair: pair[0] < pair[1])


def project_with(start: int, end: int) -> tuple[Project, Span]:
    project = Project.in_memory("Ana")
    document = Document(id=DOCUMENT, text=TEXT, sha256=sha256(TEXT))
    project.do(PutRows((Label(id=GIFT, name="Gift"), document), "set up"))
    span = Span(
        id=new_id(),
        document_id=DOCUMENT,
        annotator_id=project.me.id,
        label_id=GIFT,
        start=start,
        end=end,
        quote=TEXT[start:end],
    )
    project.do(AddSpans((span,)))
    return project, span


def stored(project: Project, span: Span) -> Span:
    found = project.reader.get(Span, span.id)
    assert found is not None
    return found


def covered(span: Span) -> set[int]:
    return {offset for start, end in span.ranges for offset in range(start, end)}


@given(stretch, st.lists(stretch, max_size=6))
def test_that_a_span_covers_what_was_added_to_it_and_nothing_else(first, added):
    project, span = project_with(*first)
    wanted = covered(span)
    for start, end in added:
        project.do(AddFragment(span.id, start, end, project.me.id))
        wanted |= set(range(start, end))
    found = stored(project, span)
    assert covered(found) == wanted
    assert found.quote == quote_of(TEXT, found.ranges)
    assert (found.start, found.end) == (min(wanted), max(wanted) + 1)
    assert found.fragments is None or len(found.fragments) > 1
    assert problems(project.reader) == []


@given(stretch, stretch)
def test_that_a_piece_apart_from_the_others_can_be_taken_away_again(first, added):
    project, span = project_with(*first)
    before = stored(project, span)
    project.do(AddFragment(span.id, *added, project.me.id))
    pieces = stored(project, span).ranges
    if len(pieces) == 2:
        project.do(RemoveFragment(span.id, pieces.index(added), project.me.id))
        after = stored(project, span)
        assert (after.ranges, after.quote, after.fragments) == (before.ranges, before.quote, None)


def test_that_the_edges_of_each_piece_move_and_pieces_that_meet_become_one():
    project, span = project_with(0, 3)
    me = project.me.id
    project.do(AddFragment(span.id, 12, 16, me))
    project.do(AddFragment(span.id, 24, 29, me))
    project.do(ResizeSpan(span.id, 12, 23, me, piece=1))
    assert stored(project, span).quote == "Dua satu pedang perak"
    project.do(ResizeSpan(span.id, 3, 24, me, piece=1))
    assert stored(project, span).fragments is None
    assert stored(project, span).quote == TEXT[:29]
    project.undo()
    project.undo()
    assert stored(project, span).ranges == ((0, 3), (12, 16), (24, 29))


def test_that_the_last_piece_stays_and_a_piece_that_is_not_there_is_refused():
    project, span = project_with(0, 3)
    assert project.do(RemoveFragment(span.id, 0, project.me.id)) is None
    with pytest.raises(AnnotatorError, match="no such piece"):
        project.do(RemoveFragment(span.id, 4, project.me.id))
    for start, end in ((5, 5), (5, len(TEXT) + 1), (-1, 2)):
        with pytest.raises(AnnotatorError, match="outside"):
            project.do(AddFragment(span.id, start, end, project.me.id))
    assert stored(project, span).ranges == ((0, 3),)


def test_that_nobody_adds_to_a_teammates_span():
    project, span = project_with(0, 3)
    other = Annotator(id=new_id(), name="Budi", initials="B")
    project.do(PutRows((other,), "add annotator"))
    project.be("Budi")
    for edit in (AddFragment(span.id, 5, 6, other.id), RemoveFragment(span.id, 0, other.id)):
        with pytest.raises(AnnotatorError, match="teammate"):
            project.do(edit)


@given(st.lists(stretch, min_size=1, max_size=8))
def test_that_joined_ranges_are_in_order_and_apart(ranges):
    found = joined(ranges)
    edges = [edge for pair in found for edge in pair]
    assert edges == sorted(set(edges))
    assert {i for a, b in found for i in range(a, b)} == {i for a, b in ranges for i in range(a, b)}
