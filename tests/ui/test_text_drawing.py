"""How the article looks: lanes, names, dimmed passages, zoom, heading, and what is drawn anew."""

import random
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor

from annotator.ui.text.mark import Mark
from annotator.ui.text.painter import _SELECTED_TINT, tint_share, underline_top
from annotator.ui.text.view import TextView
from annotator.ui.theme import CONTRAST, DARK, LABEL_COLOURS, LIGHT, blend, contrast, label_colour
from tests.benchmarks import corpus
from tests.ui.text_scene import TEXT, mark, point, settle, shown


def crowded(seed=3, count=260):
    """Return a text and marks that overlap, nest, equal and chain, some in fragments, some suggestions."""
    text = corpus.paragraphs(6_000, seed=seed)
    chance = random.Random(seed)
    marks = [
        Mark(m.id, m.ranges, m.name, m.colour, suggestion=chance.random() < 0.2)
        for m in corpus.marks(text, count, seed)
    ]
    twins = [Mark(f"twin-{m.id}", m.ranges, "Nama label yang panjang", m.colour) for m in marks[::7]]
    pairs = [
        Mark(f"pair-{n}", (one.ranges[0], other.ranges[0]), "Actor", one.colour)
        for n, (one, other) in enumerate(zip(marks[::9], marks[5::9], strict=False))
        if one.end < other.start
    ]
    return text, [*marks, *twins, *pairs]


def boxes(view):
    """Return the boxes, in the view, of all names, underlines and text lines in sight."""
    names, underlines, lines = [], [], []
    for block, top, shape in view.placed():
        names += [(name.mark.id, name.box.translated(0, top)) for name in shape.names]
        for piece in shape.pieces:
            y = top + underline_top(piece, view._face.lane)
            underlines.append((piece.mark.id, QRectF(piece.left, y, piece.right - piece.left, 2)))
        layout = block.layout()
        lines += [layout.lineAt(n).naturalTextRect().translated(0, top) for n in range(layout.lineCount())]
    return names, underlines, lines


def overlap(one, other):
    met = one.intersected(other)
    return met.width() > 0.5 and met.height() > 0.5


@pytest.mark.parametrize(("tokens", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7)])
def test_that_words_can_be_read_however_many_spans_lie_over_them(tokens, least):
    for stored in [*LABEL_COLOURS, "#000000", "#ffffff"]:
        colour, ground = label_colour(stored, tokens.dark), tokens.paper
        for lane in range(40):
            ground = blend(colour, ground, tint_share(tokens.dark, lane))
            assert contrast(tokens.ink, ground) >= least
        if stored in LABEL_COLOURS:
            assert contrast(tokens.ink, blend(colour, ground, _SELECTED_TINT[tokens.dark])) >= least


@pytest.mark.parametrize("seed", [3, 4, 5])
@pytest.mark.parametrize("points", [8, 13, 24])
def test_that_names_and_underlines_never_lie_over_each_other(qtbot, seed, points):
    text, marks = crowded(seed)
    view = shown(qtbot, text=text, marks=marks, size=(700, 900))
    view.set_reading_points(points)
    settle()
    names, underlines, _ = boxes(view)
    assert len(names) > 10
    assert len(underlines) > 10
    for number, (_, box) in enumerate(names):
        assert not any(overlap(box, other) for _, other in names[number + 1 :])
        assert not any(overlap(box, other) for _, other in underlines)
    for number, (_, box) in enumerate(underlines):
        assert not any(overlap(box, other) for _, other in underlines[number + 1 :])


def test_that_names_never_touch_the_line_above(qtbot):
    text, marks = crowded()
    view = shown(qtbot, text=text, marks=marks, size=(700, 900))
    names, _, lines = boxes(view)
    for _, box in names:
        above = [line for line in lines if line.bottom() <= box.bottom() + 6 and line.top() < box.top()]
        assert all(line.bottom() <= box.top() + 0.5 for line in above)


def test_that_every_span_in_sight_has_its_name_and_every_piece_its_place(qtbot):
    view = shown(qtbot, marks=[mark("a", "limusin lapis"), mark("b", "lapis baja"), mark("c", "pihak yang satu wajib")])
    names, underlines, _ = boxes(view)
    assert [id for id, _ in names] == ["a", "b", "c"]
    for id, box in names:
        first = point(view, view._article.marks.get(id).start)
        assert box.bottom() < first.y()
        assert box.left() <= first.x() <= box.left() + 60
    assert {id for id, _ in underlines} == {"a", "b", "c"}


def test_that_a_line_grows_only_where_it_must(qtbot):
    plain = shown(qtbot)
    marked = shown(qtbot, marks=[mark("a", "limusin"), mark("b", "limusin"), mark("c", "limusin")])
    heights = [[shape.height for _, _, shape in view.placed()] for view in (plain, marked)]
    grown = [after - before for before, after in zip(*heights, strict=True)]
    assert grown[0] > 10
    assert grown[1:] == [0.0] * len(grown[1:])


def test_that_new_marks_move_no_other_paragraph_and_do_not_scroll(qtbot):
    text, marks = crowded(count=60)
    view = shown(qtbot, text=text, marks=marks, size=(700, 500))
    view.verticalScrollBar().setValue(20)
    settle()
    place = view.scroll_place()
    visible = view.placed()
    start, end = place + 200, place + 210
    view.set_marks([*marks, Mark("new", ((start, end),), "Gift", "#b7791f")])
    settle()
    assert view.scroll_place() == place
    for before, after in zip(visible, view.placed(), strict=False):
        block = before.block
        first = view._article.offsets.offset(block.position())
        touched = first <= end and start <= first + block.length()
        assert touched or before.shape is after.shape


def test_that_the_tint_and_the_underline_are_painted_and_a_suggestion_has_no_tint(qtbot):
    view = shown(qtbot, marks=[mark("a", "limusin lapis"), mark("maybe", "pakta dibacakan", suggestion=True)])
    picture = view.viewport().grab().toImage()
    for _, top, shape in view.placed():
        for piece in shape.pieces:
            inside = QColor(picture.pixel(int(piece.right) - 2, int(top + piece.box.top()) + 3))
            assert (inside.name() != LIGHT.paper) == (piece.mark.id == "a")
            row = int(top + underline_top(piece, view._face.lane)) + 1
            line = [QColor(picture.pixel(x, row)).name() for x in range(int(piece.left), int(piece.right))]
            coloured = sum(colour != LIGHT.paper for colour in line) / len(line)
            assert coloured > 0.95 if piece.mark.id == "a" else 0.3 < coloured < 0.95


def test_that_only_the_selected_span_has_handles(qtbot):
    view = shown(qtbot, marks=[mark("a", "limusin"), mark("b", "pakta")])
    before = view.viewport().grab().toImage()
    view.select_mark("b")
    settle()
    after = view.viewport().grab().toImage()
    changed = [
        y for y in range(before.height()) if any(before.pixel(x, y) != after.pixel(x, y) for x in range(0, 800, 1))
    ]
    (piece,) = [p for _, _, shape in view.placed() for p in shape.pieces if p.mark.id == "b"]
    top = next(top for _, top, shape in view.placed() if piece in shape.pieces)
    assert min(changed) >= top + piece.box.top() - 5
    assert max(changed) <= top + piece.box.bottom() + 8


def test_that_dimmed_text_is_faint_italics_and_stays_where_it_is(qtbot):
    view = shown(qtbot)
    end = TEXT.index("\n")
    before = view.document().characterCount()
    view.set_dimmed([(0, end)])
    settle()
    (format,) = view.document().firstBlock().layout().formats()
    assert (format.start, format.length) == (0, view._article.offsets.position(end))
    assert format.format.fontItalic()
    assert view.document().characterCount() == before
    view.set_dimmed([])
    settle()
    assert view.document().firstBlock().layout().formats() == []


def test_that_zooming_keeps_the_place_and_makes_letters_larger(qtbot):
    text, marks = crowded()
    view = shown(qtbot, text=text, marks=marks, size=(700, 500))
    view.verticalScrollBar().setValue(25)
    settle()
    place = view.scroll_place()
    height = view._face.ascent
    view.zoom_by(4)
    settle()
    assert view._face.ascent > height * 1.2
    assert abs(view.scroll_place() - place) < 200
    view.zoom_by(-100)
    assert view.font().pointSizeF() == 8


def test_that_a_place_asked_for_before_there_is_a_window_is_kept(qtbot):
    text, marks = crowded()
    view = shown(qtbot, text=text, marks=marks, size=(700, 300))
    view.hide()
    view.set_article(text, marks, "", "")
    view.set_scroll_place(3000)
    view.show()
    settle()
    assert 2900 < view.scroll_place() <= 3000


def test_that_resizing_keeps_the_place(qtbot):
    text, marks = crowded()
    view = shown(qtbot, text=text, marks=marks, size=(700, 400))
    view.set_scroll_place(2500)
    settle()
    place = view.scroll_place()
    view.resize(420, 400)
    settle()
    assert view.scroll_place() <= place < view.scroll_place() + 200


def test_that_the_heading_stands_above_the_text_and_is_not_in_it(qtbot):
    bare, headed = shown(qtbot, heading="", details=""), shown(qtbot, heading="Pakta diteken", details="Kabar Utara")
    assert point(headed, 0).y() > point(bare, 0).y() + 40
    assert headed.text() == TEXT
    assert headed.offset_at(point(headed, 4, 0.1)) == 4
    headed.verticalScrollBar().setValue(3)


@pytest.mark.parametrize("words", ["Ratu memberi kuda.", "Ratu memberi kuda kepada raja di istana yang hijau. " * 9])
def test_that_an_article_of_one_paragraph_looks_the_same_whatever_was_open_before(qtbot, words):
    marks = [mark("a", "memberi kuda", text=words)]
    fresh, reused = shown(qtbot, words, marks), shown(qtbot)
    reused.set_article(words, marks, "Judul", "Kabar Utara")
    for view in (fresh, reused):
        view.setCursorWidth(0)
    settle()
    assert reused.viewport().grab().toImage() == fresh.viewport().grab().toImage()


def test_that_found_words_light_up_and_the_current_one_most(qtbot):
    view = shown(qtbot)
    first, second = TEXT.index("limusin"), TEXT.index("pakta")
    view.set_found([(first, first + 7), (second, second + 5)], (second, second + 5))
    settle()
    picture = view.viewport().grab().toImage()
    colours = []
    for offset in (first, second):
        left, right = point(view, offset, 0), point(view, offset + 4, 1)
        ground = Counter(picture.pixel(x, left.y() - 2) for x in range(left.x() + 1, right.x()))
        colours.append(QColor(ground.most_common(1)[0][0]))
    assert all(colour.name() != LIGHT.paper for colour in colours)
    assert colours[1].blue() < colours[0].blue()


def test_that_the_dark_theme_draws_on_dark_paper(qtbot):
    view = shown(qtbot, marks=[mark("a", "limusin")])
    view.set_theme(DARK)
    settle()
    assert QColor(view.viewport().grab().toImage().pixel(2, 2)).name() == DARK.paper


def test_that_a_right_to_left_span_covers_its_words(qtbot):
    view = shown(qtbot, marks=[mark("a", "نص عربي"), mark("b", "كلمة English في")])
    pieces = [p for _, _, shape in view.placed() for p in shape.pieces]
    for id, quote in (("a", "نص عربي"), ("b", "كلمة English في")):
        start = TEXT.index(quote)
        for offset in range(start, start + len(quote)):
            x = point(view, offset).x()
            assert any(p.left - 1 <= x <= p.right + 1 for p in pieces if p.mark.id == id)
        covered = sum(p.right - p.left for p in pieces if p.mark.id == id)
        assert covered < 140


def test_that_one_paragraph_of_a_megabyte_is_laid_out_only_in_sight(qtbot):
    text = corpus.paragraphs(1_000_000).replace("\n", " ")
    view = shown(qtbot, text=text, marks=corpus.marks(text, 1000))
    assert len(view._layout._shapes) < 30
    start = text.index(" ", 500_000)
    view.go_to(start, start + 5)
    settle()
    assert view.offset_at(point(view, start, 0.1)) == start
    assert len(view._layout._shapes) < 60


def test_that_many_views_come_and_go(qapp):
    for number in range(60):
        view = TextView()
        view.resize(820, 700)
        view.set_article(TEXT, [mark("a", "limusin")], "Judul", "")
        view.show()
        settle()
        view.set_article(TEXT * (number % 3), [], "", "")
        settle()
        assert view.placed()[0].shape.pieces == []
        view.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
