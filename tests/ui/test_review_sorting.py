"""Sorting the places of a review: by a click on a column, by key, and what stays where it was."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.domain.alignment import KINDS
from tests.ui.review_scene import review_of, review_window, settle


@pytest.fixture
def window(tmp_path, qtbot):
    with review_window(tmp_path) as made:
        yield made


@pytest.fixture
def review(window):
    return review_of(window)


def click(review, column):
    head = review.view.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(column) + 20, 8)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def cells(review, column):
    return [review.model.index(row, column).data() for row in range(review.model.rowCount())]


def test_that_a_click_above_a_column_sorts_the_places_and_a_third_brings_back_the_text_s_order(window, review):
    starts = [case.place.start for case in review.model.cases]
    chosen = review.places.current()
    click(review, 0)
    assert cells(review, 0) == sorted(cells(review, 0), key=str.casefold) != []
    assert review.places.current() is chosen, "the row stays with its place"
    click(review, 0)
    assert cells(review, 0) == sorted(cells(review, 0), key=str.casefold, reverse=True)
    click(review, 0)
    assert [case.place.start for case in review.model.cases] == starts == sorted(starts)


def test_that_places_sorted_by_somebody_begin_with_what_they_marked(window, review):
    click(review, 1)
    labels = cells(review, 1)
    marked = [label for label in labels if label != "—"]
    assert labels == [*sorted(marked), *["—"] * (len(labels) - len(marked))]
    assert "—" in labels


def test_that_a_key_sorts_by_each_column_in_turn_and_settled_places_go_below(window, review):
    review.view.setFocus()
    said = []
    window.session.announced.connect(said.append)
    for _ in range(review.model.columnCount()):
        QTest.keyClick(review.view, Qt.Key.Key_S)
    settle()
    assert said[-1] == "Places sorted by State"
    kinds = [case.place.kind for case in review.model.cases]
    assert kinds == sorted(kinds, key=KINDS.index)
    assert len(set(kinds)) > 2
    accepted = review.places.current()
    QTest.keyClick(review.view, Qt.Key.Key_0)
    settle()
    assert review.model.cases[-1].place == accepted.place
    QTest.keyClick(review.view, Qt.Key.Key_S)
    settle()
    assert said[-1] == "Places in the order of the text"
    assert review.view.horizontalHeader().sortIndicatorSection() == -1
