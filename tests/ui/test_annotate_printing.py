"""The article with its marks on paper: pages that cut no line, a legend, whole files or none."""

import pypdfium2
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog

from annotator.ui.text.paper import Paper
from annotator.ui.theme import DARK
from tests.ui.annotate_scene import SUMMIT, Scene, make_project

LONG = "\n".join(
    f"Paragraf {n}: presiden menyerahkan sebuah limusin lapis baja kepada tuan rumah, dan pihak yang satu wajib "
    "membantu pihak lain tanpa menunda bila salah satunya diserang di mana pun juga."
    for n in range(1, 121)
)


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path, {"Pakta diteken": SUMMIT, "Naskah panjang": LONG}))
    made.mark("limusin lapis baja")
    made.mark("pakta pertahanan", 0x32)
    yield made
    made.close()


def pdf(qtbot, scene, path, monkeypatch):
    """Save the open article by its action; return the texts of the pages."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    scene.do("article.pdf")
    qtbot.waitUntil(lambda: bool(scene.failed) or f"Saved as {path.name}" in scene.said, timeout=20_000)
    if scene.failed:
        return []
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def test_that_the_pdf_has_title_words_names_and_legend_as_text(qtbot, scene, tmp_path, monkeypatch):
    (page,) = pdf(qtbot, scene, tmp_path / "a.pdf", monkeypatch)
    for words in ("Pakta diteken", "Kabar Utara", "meneken pakta", "Gift (1)", "Treaty clause (1)", "Page 1 of 1"):
        assert words in page


def test_that_a_long_article_is_on_pages_each_with_title_and_number(qtbot, scene, tmp_path, monkeypatch):
    scene.screen.articles.open_row(1)
    scene.mark("limusin lapis baja")
    pages = pdf(qtbot, scene, tmp_path / "b.pdf", monkeypatch)
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert "Naskah panjang" in page
        assert f"Page {number} of {len(pages)}" in page
    assert "Gift (1)" in pages[-1]
    assert [n for n in range(1, 121) if f"Paragraf {n}:" not in "".join(pages)] == []


def paper(scene, height):
    printing = scene.screen.printing
    return Paper(printing.printout(scene.session.document), 560.0, height)


def test_that_no_page_ends_within_a_line_and_nothing_is_left_out(qtbot, scene):
    scene.screen.articles.open_row(1)
    for quote in ("limusin lapis baja", "limusin", "sebuah limusin lapis"):
        scene.mark(quote)
    made = paper(scene, 700.0)
    assert [page.top for page in made.pages[1:]] == [page.bottom for page in made.pages[:-1]]
    assert all(page.bottom - page.top <= 700 for page in made.pages)
    assert all(page.bottom - page.top > 600 for page in made.pages[:-1])
    for page in made.pages:
        above, below = ink_at(made, page, page.top), ink_at(made, page, page.bottom)
        assert not above
        assert not below


def ink_at(made, page, y):
    """Return whether anything but tint crosses a height of the laid out article."""
    wide = page._replace(top=y - 12, bottom=y + 12)
    picture = QImage(560, 24, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    made.draw(painter, wide)
    painter.end()
    rows = (12,) if 0 < y < made.pages[-1].bottom else ()
    return [x for x in range(560) for row in rows if picture.pixelColor(x, row).lightness() < 110]


def test_that_the_marks_are_in_the_colours_of_the_light_theme(scene):
    scene.session.tokens = DARK
    scene.session.theme_changed.emit(DARK)
    printout = scene.screen.printing.printout(scene.session.document)
    assert {mark.colour for mark in printout.marks} == {"#b7791f", "#2f6fd0"}
    assert printout.legend == [("#b7791f", "Gift (1)"), ("#2f6fd0", "Treaty clause (1)")]


def test_that_hidden_spans_stay_hidden_on_paper(scene):
    scene.session.hidden.turn_label("Gift")
    printout = scene.screen.printing.printout(scene.session.document)
    assert [mark.name for mark in printout.marks] == ["Treaty clause"]


def test_that_a_file_that_cannot_be_written_is_said_calmly(qtbot, scene, tmp_path, monkeypatch):
    assert pdf(qtbot, scene, tmp_path / "none" / "a.pdf", monkeypatch) == []
    assert "could not be written" in scene.failed[0]


def test_that_nothing_is_asked_where_no_article_is_open(scene, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: asked.append(1) or ("", ""))
    scene.do("article.pdf")
    assert asked == [1]
