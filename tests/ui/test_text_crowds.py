"""Hundreds of spans on the same words: what is drawn stays readable, and what is not drawn is counted and reached."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from annotator.app.edits import PutRows
from annotator.domain.identity import new_id
from annotator.ui.text.geometry import Name, bundles, stack_names
from annotator.ui.text.interval_index import Fragment, IntervalIndex, reading_key
from annotator.ui.text.lanes import LANES, cluster, colour_lanes
from annotator.ui.text.mark import NOTHING, Mark
from annotator.ui.text.marks import Marks
from tests.ui.annotate_scene import Scene, make_project, show_teammates, teammate
from tests.ui.text_scene import TEXT, click, mark, place, settle, shown

WORD = TEXT.index("limusin"), TEXT.index("limusin") + len("limusin")


def crowd(count, ranges=(WORD,)):
    return [Mark(f"{number:04}", tuple(ranges), "Gift", "#b7791f") for number in range(count)]


def first_free(fragments):
    """Colour lanes the slow, plain way."""
    held, lanes = [], []
    for fragment in fragments:
        lane = next((place for place, until in enumerate(held) if until <= fragment.start), len(held))
        held[lane:] = [fragment.end, *held[lane + 1 :]]
        lanes.append(lane)
    return lanes


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=120)
names = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 400), st.integers(1, 90)), max_size=120)


@given(spans)
def test_that_every_lane_is_the_first_free_one(stretches):
    given_marks = [Mark(str(n), ((start, start + length),), "", "") for n, (start, length) in enumerate(stretches)]
    fragments = sorted((Fragment(*mark.ranges[0], mark) for mark in given_marks), key=reading_key)
    assert colour_lanes(fragments) == first_free(fragments)


@given(names)
def test_that_names_in_one_row_never_meet_and_none_is_lost(places):
    mark = Mark("a", ((0, 1),), "", "")
    made = [Name(mark, line, float(left), float(width), "") for line, left, width in places]
    named, others = stack_names(made, 6.0)
    assert len(named) + len(others) == len(made)
    assert all(name.row < LANES for name in named)
    for one, other in combinations(named, 2):
        same = (one.line, one.row) == (other.line, other.row)
        assert not same or one.left + one.width + 6 <= other.left or other.left + other.width + 6 <= one.left


@given(names)
def test_that_counts_keep_apart_inside_the_column(places):
    mark = Mark("a", ((0, 1),), "", "")
    found = bundles((Name(mark, line, float(left), float(width), "") for line, left, width in places), 50.0, 420.0)
    assert sum(map(len, found)) == len(places)
    assert all(bundle[0].left + 50 <= 420 for bundle in found)
    for (one, *_), (other, *_) in combinations(found, 2):
        assert one.line != other.line or abs(one.left - other.left) >= 50


def test_that_a_chain_of_spans_is_one_cluster():
    index = IntervalIndex(Mark(str(n), ((n * 7, n * 7 + 9),), "", "") for n in range(3000))
    start, end, fragments = cluster(index, 7000, 7001)
    assert (start, end, len(fragments)) == (0, 2999 * 7 + 9, 3000)
    assert fragments == sorted(fragments, key=reading_key)


@given(spans, st.sets(st.integers(0, 119)), st.sets(st.integers(0, 119)))
def test_that_many_changes_at_once_leave_the_same_as_one_by_one(stretches, moved, gone):
    old = [Mark(str(n), ((start, start + length),), "", "") for n, (start, length) in enumerate(stretches)]
    changed = [Mark(m.id, ((m.start + 3, m.end + 5),), "", "") for n, m in enumerate(old) if n in moved]
    removed = [m.id for n, m in enumerate(old) if n in gone - moved]
    at_once, single = Marks(old), Marks(old)
    everything = at_once.between(0, 200)
    before = dict(zip(everything, at_once.lanes(everything), strict=True))
    disturbed = at_once.update(changed, removed)
    for one in changed:
        single.update([one])
    for one in removed:
        single.update([], [one])
    fragments = single.between(0, 200)
    assert at_once.between(0, 200) == fragments
    lanes = single.lanes(fragments)
    assert at_once.lanes(fragments) == lanes == first_free(fragments)
    for fragment, lane in zip(fragments, lanes, strict=True):
        inside = any(start <= fragment.start and fragment.end <= end for start, end in disturbed)
        assert inside or before[fragment] == lane


@pytest.mark.parametrize("count", [1, LANES, LANES + 1, 2500])
def test_that_spans_on_one_word_are_drawn_or_counted(qtbot, count):
    view = shown(qtbot, marks=crowd(count))
    found = [name for here in view.placed() for name in here.shape.names]
    assert sum(name.more or 1 for name in found) == count
    assert (
        len(found) == count if count <= LANES else [name.text for name in found if name.more] == [f"+{count - LANES}"]
    )
    assert max(here.shape.height for here in view.placed()) < 600
    tops = sorted(name.box.top() for name in found)
    assert all(below - above >= view._face.caption_height for above, below in pairwise(tops))


def test_that_towers_on_one_line_have_a_count_each_and_none_where_names_are_hidden(qtbot):
    far = TEXT.index("Setibanya"), TEXT.index("Setibanya") + 9
    view = shown(qtbot, marks=[*crowd(40), *(Mark(f"x{m.id}", (far,), "Gift", "#b7791f") for m in crowd(50))])
    counted = [name for here in view.placed() for name in here.shape.names if name.more]
    assert [name.text for name in counted] == ["+26", "+16"]
    view.set_captions(NOTHING)
    assert not any(here.shape.names for here in view.placed())


def test_that_a_span_too_deep_to_be_drawn_is_outlined_once_selected(qtbot):
    view = shown(qtbot, marks=crowd(60))
    before = view.viewport().grab().toImage()
    view.select_mark("0050")
    settle()
    assert view.viewport().grab().toImage() != before
    view.select_mark("0051")
    view.update_marks([], ["0050"])
    settle()
    assert view.selected_mark() == "0051"


def test_that_a_click_on_the_count_leads_to_the_first_without_a_name(qtbot):
    view = shown(qtbot, marks=[*crowd(60), mark("z", "Setibanya")])
    here = next(here for here in view.placed() if here.shape.names)
    count = next(name for name in here.shape.names if name.more)
    with qtbot.waitSignal(view.more_clicked) as told:
        click(view, count.box.translated(0.0, here.top).center().toPoint())
    assert told.args == ["0024"]
    click(view, place(view, "Setibanya"))
    assert view.selected_mark() == "z"


def test_that_the_count_leads_to_the_list_where_every_span_has_a_row(qtbot, tmp_path):
    project = make_project(tmp_path)
    span = teammate(project, "limusin")
    project.do(PutRows(tuple(replace(span, id=new_id()) for _ in range(59)), "import"))
    scene = Scene(qtbot, project)
    show_teammates(scene)
    here = next(here for here in scene.text.placed() if here.shape.names)
    count = next(name for name in here.shape.names if name.more)
    click(scene.text, count.box.translated(0.0, here.top).center().toPoint())
    settle()
    view = scene.screen.list.view
    assert view.hasFocus()
    assert scene.screen.marking.selected().id == count.mark.id == scene.screen.spans.at(view.currentIndex().row()).id
    scene.press(Qt.Key.Key_Down, widget=view)
    assert scene.screen.marking.selected().id == scene.screen.spans.at(LANES + 1).id
    scene.close()
