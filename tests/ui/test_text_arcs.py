"""Relations drawn as arcs: of the selected span or all in sight, between the lines, never through a word."""

import time

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from annotator.ui.text.arc_routes import Arc
from annotator.ui.text.mark import Mark
from tests.ui.text_scene import TEXT, mark, settle, shown

GAVE = Arc("r1", "car", "host", "gave to", "#1f8a8a")


def marks():
    return [mark("car", "limusin lapis"), mark("host", "tuan rumah", "Actor"), mark("pact", "pakta", "Treaty")]


def with_arcs(qtbot, *arcs, given=None, **more):
    view = shown(qtbot, marks=given or marks(), **more)
    view.arcs.show(arcs)
    return view


def drawn(view):
    settle()
    return {route.arc.id: route for route in view.arcs.drawn}


def boxes(view):
    """Return the boxes of all words in sight, line by line."""
    found = []
    for block, top, _ in view.placed():
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = view._layout.top_of_line(layout, number)
            words = line.naturalTextRect()
            found.append(QRectF(words.left(), top + first, words.width(), line.y() + line.ascent() - first))
    return found


def samples(route):
    """Return points along the way."""
    for before, after in zip(route.corners, route.corners[1:], strict=False):
        for step in range(41):
            yield before + (after - before) * step / 40


def test_that_arcs_are_drawn_for_the_selected_span_only(qtbot):
    view = with_arcs(qtbot, GAVE, Arc("r2", "host", "pact", "signs", "#2f6fd0"))
    assert drawn(view) == {}
    for id, expected in (("car", {"r1"}), ("host", {"r1", "r2"}), ("pact", {"r2"}), (None, set())):
        view.select_mark(id)
        assert set(drawn(view)) == expected


def test_that_all_arcs_in_sight_are_drawn_on_demand(qtbot):
    view = with_arcs(qtbot, GAVE, Arc("r2", "host", "pact", "signs", "#2f6fd0"))
    view.arcs.show_all(True)
    assert set(drawn(view)) == {"r1", "r2"}
    view.arcs.show_all(False)
    assert drawn(view) == {}


@pytest.mark.parametrize("size", [(820, 700), (420, 700), (1400, 700)])
def test_that_no_arc_and_no_name_of_one_lies_on_words(qtbot, size):
    arcs = [GAVE, Arc("r2", "pact", "car", "follows", "#2f6fd0"), Arc("r3", "host", "pact", "signs", "#c8423b")]
    view = with_arcs(qtbot, *arcs, size=size)
    view.arcs.show_all(True)
    routes = drawn(view)
    assert set(routes) == {"r1", "r2", "r3"}
    words = [box.adjusted(0.5, 2, -0.5, -2) for box in boxes(view)]
    for route in routes.values():
        assert not [p for p in samples(route) for box in words if box.contains(p)]
        assert not route.name.isEmpty()
        assert not [box for box in words if box.intersects(route.name)]


def test_that_names_of_arcs_cover_neither_each_other_nor_names_of_spans(qtbot):
    given = [mark(f"m{n}", quote) for n, quote in enumerate(("Naskah", "pakta", "televisi", "pihak", "wajib", "lain"))]
    arcs = [Arc(f"r{n}", "m0", f"m{n}", "is the text of", "#1f8a8a") for n in range(1, 6)]
    view = with_arcs(qtbot, *arcs, given=given)
    view.select_mark("m0")
    names = [route.name for route in drawn(view).values() if not route.name.isEmpty()]
    assert len(names) >= 4, "five arcs on one line: a name may find no room"
    names += [name.box.translated(0, here.top) for here in view.placed() for name in here.shape.names]
    overlapping = [(a, b) for n, a in enumerate(names) for b in names[:n] if a.intersects(b)]
    assert overlapping == []


def test_that_an_arc_between_spans_that_begin_together_still_has_two_ends(qtbot):
    start = TEXT.index("limusin lapis baja")
    given = [Mark("long", ((start, start + 18),), "A", "#b7791f"), Mark("short", ((start, start + 7),), "B", "#2f6fd0")]
    view = with_arcs(qtbot, Arc("r", "long", "short", "holds", "#1f8a8a"), given=given)
    view.select_mark("long")
    corners = drawn(view)["r"].corners
    assert corners[-1].x() - corners[0].x() > 10


LONG = TEXT + "\n" + "Satu baris lagi.\n" * 80 + "Akhir kabar."


def test_that_an_arc_to_a_span_out_of_sight_leads_to_the_edge_where_it_is(qtbot):
    given = [mark("car", "limusin", text=LONG), mark("end", "Akhir", text=LONG)]
    view = with_arcs(qtbot, Arc("r", "car", "end", "before", "#1f8a8a"), given=given, text=LONG)
    view.select_mark("car")
    route = drawn(view)["r"]
    assert (route.comes, route.leaves) == (False, True)
    assert abs(route.corners[-1].y() - view.viewport().height()) < 5
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    route = drawn(view)["r"]
    assert (route.comes, route.leaves) == (True, False)
    assert route.corners[0].y() < 5
    view.verticalScrollBar().setValue(30)
    assert drawn(view) == {}


def test_that_an_arc_follows_its_spans_when_the_column_changes(qtbot):
    view = with_arcs(qtbot, GAVE)
    view.select_mark("car")
    before = drawn(view)["r1"].corners
    view.resize(420, 700)
    after = drawn(view)["r1"].corners
    assert after != before
    left = next(p.left for _, _, s in view.placed() for p in s.pieces if p.mark.id == "host" and p.opens)
    assert abs(after[-1].x() - left) < 6


def test_that_right_to_left_spans_meet_their_arcs_where_they_begin(qtbot):
    given = [mark("hello", "مرحبا"), mark("word", "كلمة")]
    view = with_arcs(qtbot, Arc("r", "hello", "word", "then", "#1f8a8a"), given=given)
    view.select_mark("hello")
    piece = next(p for _, _, s in view.placed() for p in s.pieces if p.mark.id == "hello")
    assert piece.backwards
    assert drawn(view)["r"].corners[0].x() > piece.left


def test_that_an_arc_to_a_span_that_is_not_shown_is_not_drawn(qtbot):
    view = with_arcs(qtbot, Arc("r", "car", "hidden", "gave to", "#1f8a8a"))
    view.select_mark("car")
    assert drawn(view) == {}


def related(qtbot, count):
    """A text of so many marks, each of which leads to the next."""
    given = [Mark(f"m{n}", ((n * 5, n * 5 + 4),), "Gift", "#b7791f") for n in range(count)]
    view = shown(qtbot, text="kata " * count, marks=given)
    view.arcs.show(Arc(f"r{n}", f"m{n}", f"m{n + 1}", "next", "#1f8a8a") for n in range(count - 1))
    view.select_mark("m3")
    assert set(drawn(view)) == {"r2", "r3"}
    view.arcs.show_all(True)
    return view


def cost(view):
    """Return the processor's seconds for finding the arcs in sight anew, in two places."""
    costs = []
    for line in (40, 80, 40, 80):
        view.verticalScrollBar().setValue(line * 20)
        began = time.process_time()
        routes = drawn(view)
        costs.append(time.process_time() - began)
        assert 100 < len(routes) < 2000
    return min(costs)


def test_that_arcs_of_a_hundred_thousand_spans_cost_only_those_in_sight(qtbot):
    few, many = related(qtbot, 10_000), related(qtbot, 100_000)
    assert cost(many) < 4 * cost(few)


def test_that_arcs_are_not_looked_for_where_nothing_is_related(qtbot):
    view = shown(qtbot, marks=marks())
    asked = []
    view.arcs.paint(lambda: asked.append(1))
    assert asked == []


def test_that_the_head_of_an_arc_points_at_the_target(qtbot):
    view = with_arcs(qtbot, GAVE)
    view.select_mark("car")
    route = drawn(view)["r1"]
    image = view.viewport().grab().toImage()
    tip = route.corners[-1]
    seen = image.pixelColor((tip - QPointF(0, 3)).toPoint())
    assert seen.green() > seen.red() + 30, seen.name()
    assert view.viewport().cursor().shape() != Qt.CursorShape.WaitCursor
