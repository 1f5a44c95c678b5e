"""What one label key costs: few things are drawn, laid out and asked for, however much there is."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt

from tests.ui.annotate_scene import SUMMIT, TEXTS, Scene, make_project, settle
from tests.ui.text_scene import point

LONG = "\n".join(
    [
        SUMMIT,
        "kuda " * 100 + "gerbong emas" + " jip" * 100,
        *(f"Paragraf {number}: kuda dan kereta barang tiba di pelabuhan." for number in range(40)),
    ]
)


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path, TEXTS | {"Pakta diteken": LONG}))
    yield made
    made.close()


class Painted(QObject):
    """Keeps where a widget was painted."""

    def __init__(self, widget):
        super().__init__()
        self.areas = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.areas.append(event.rect())
        return False


class Resized(QObject):
    """Keeps the sizes that a widget was given."""

    def __init__(self, widget):
        super().__init__()
        self.sizes = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Resize:
            self.sizes.append(event.size())
        return False


def test_that_a_label_is_painted_on_its_line_alone_where_no_line_grows(scene):
    view = scene.text
    scene.mark("gerbong emas")
    painted = Painted(view.viewport())
    scene.press(Qt.Key.Key_2)
    settle()
    assert scene.text.selected().name == "Treaty clause"
    line = point(view, LONG.index("gerbong emas"))
    assert painted.areas
    for area in painted.areas:
        assert area.top() < line.y() < area.bottom()
        assert area.height() < 4 * view.fontMetrics().height()


def test_that_paragraphs_are_placed_once_for_a_label(scene, monkeypatch):
    layout = scene.text._layout
    placed = []
    place = layout._place_lines
    monkeypatch.setattr(
        layout, "_place_lines", lambda block, *rest: placed.append(block.blockNumber()) or place(block, *rest)
    )
    scene.mark("kereta barang")
    assert placed == [scene.text.document().findBlock(LONG.index("kereta barang")).blockNumber()]


def test_that_only_the_tag_is_drawn_whose_count_changed(scene, monkeypatch):
    settle()
    delegate = scene.screen.tags.view.itemDelegate()
    drawn = []
    paint = delegate.paint
    monkeypatch.setattr(
        delegate, "paint", lambda painter, option, index: drawn.append(index.row()) or paint(painter, option, index)
    )
    scene.mark("kereta barang")
    settle()
    assert set(drawn) == {0}


def test_that_only_the_article_that_changed_is_asked_for(scene, monkeypatch):
    settle()
    pages = scene.screen.articles.model._pages
    asked = []
    fetch = pages._fetch
    monkeypatch.setattr(pages, "_fetch", lambda numbers: asked.append(len(numbers)) or fetch(numbers))
    scene.mark("kereta barang")
    settle()
    assert asked == [1]
    assert scene.screen.articles.model.line(0).spans == 1


def test_that_further_spans_of_the_open_article_are_not_counted_in_the_file(scene, monkeypatch):
    scene.mark("kereta barang")
    settle()
    articles = scene.screen.articles.model
    monkeypatch.setattr(articles._pages, "_fetch", lambda numbers: pytest.fail("the file was asked"))
    scene.mark("gerbong emas")
    settle()
    assert articles.line(0).spans == 2
    scene.session.undo()
    settle()
    assert articles.line(0).spans == 1


def test_that_the_fields_of_a_span_are_laid_out_once_beside_the_bar_that_scrolls_them(scene):
    scene.window.resize(1200, 480)
    scene.mark("kereta barang")
    scene.select("pelabuhan")
    settle()
    resized = Resized(scene.field("").control)
    scene.mark("gerbong emas")
    settle()
    card = scene.screen.span
    assert card.visibleRegion().boundingRect().height() < card.height(), "there is nothing to scroll"
    assert card.width() == card.parentWidget().width()
    assert len(resized.sizes) <= 1
