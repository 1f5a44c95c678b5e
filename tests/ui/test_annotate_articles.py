"""The list of articles: walking, progress, filter, details, removing, and what an empty project says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit

from annotator.app.edits import PutRows
from annotator.domain.document import Document
from annotator.ui.annotate.details_dialog import DetailsDialog
from annotator.ui.annotate.find_bar import found_in
from annotator.ui.annotate.pages import Pages
from annotator.ui.annotate.wording import day, details, language_name
from tests.ui.annotate_scene import SUMMIT, TEXTS, Scene, document, make_project, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path))
    yield made
    made.close()


def titles(scene):
    model = scene.screen.articles.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def opened(scene):
    return scene.session.document.title


def state(scene):
    known = scene.project.reader.progress(scene.session.document.id, scene.project.layer)
    return known.state if known else "new"


def test_that_control_page_down_and_up_walk_the_list(scene):
    scene.press(Qt.Key.Key_PageDown, CONTROL)
    assert opened(scene) == "Seratus kuda"
    assert scene.screen.place_in_list() == (2, 3)
    scene.press(Qt.Key.Key_PageUp, CONTROL)
    assert opened(scene) == "Pakta diteken"
    scene.press(Qt.Key.Key_PageUp, CONTROL)
    assert opened(scene) == "Pakta diteken"


def test_that_a_click_opens_an_article_and_its_row_says_all_it_shows(scene):
    view = scene.screen.articles.view
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert opened(scene) == "Kapal kargo"
    assert scene.text.text() == TEXTS["Kapal kargo"]
    spoken = view.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Kapal kargo, new, 0 spans, Kabar Utara, 21 Jun 2024"


def test_that_a_click_on_an_article_leaves_the_keys_with_its_text_while_walking_keeps_them_in_the_list(scene):
    view = scene.screen.articles.view
    view.setFocus()
    scene.press(Qt.Key.Key_Down, widget=view)
    assert opened(scene) == "Seratus kuda"
    assert view.hasFocus()
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert scene.text.hasFocus()
    scene.text.set_selection(0, 5)
    scene.press(Qt.Key.Key_1, widget=QApplication.focusWidget())
    assert scene.spans() == [("Gift", "Kapal")]


def test_that_control_enter_finishes_and_goes_to_the_next_unfinished(scene):
    scene.do("article.next")
    scene.press(Qt.Key.Key_Return, CONTROL)
    assert opened(scene) == "Kapal kargo"
    scene.press(Qt.Key.Key_Return, CONTROL)
    assert opened(scene) == "Pakta diteken"
    scene.press(Qt.Key.Key_Return, CONTROL)
    assert opened(scene) == "Pakta diteken"
    assert scene.said[-1] == "Every article in the list is done or skipped."
    assert scene.project.reader.states(scene.project.layer) == {"done": 3}


def test_that_the_count_of_finished_articles_follows(scene, qtbot):
    panel = scene.screen.articles
    assert panel._done.text() == "0 / 3 DONE"
    scene.do("article.done")
    qtbot.waitUntil(lambda: panel._done.text() == "1 / 3 DONE", timeout=2000)
    assert (panel._bar.value(), panel._bar.maximum()) == (1, 3)
    scene.do("article.done")
    assert state(scene) == "started"


def test_that_skipping_goes_on_and_undo_takes_it_back(scene):
    scene.do("article.skip")
    assert opened(scene) == "Seratus kuda"
    assert scene.screen.articles.model.line(0).state == "skipped"
    scene.session.undo()
    assert scene.screen.articles.model.line(0).state == "new"


def test_that_the_filter_lists_only_what_holds_the_words_and_says_when_nothing_does(scene, qtbot):
    panel = scene.screen.articles
    scene.do("article.filter")
    assert panel._filter.hasFocus()
    scene.type("kuda")
    qtbot.waitUntil(lambda: titles(scene) == ["Seratus kuda"], timeout=2000)
    assert opened(scene) == "Pakta diteken"
    assert scene.screen.place_in_list() == (0, 1)
    scene.type("xyz")
    qtbot.waitUntil(lambda: titles(scene) == [], timeout=2000)
    assert panel._empty.isVisible()
    assert not panel._bring.isVisible()


def test_that_articles_can_be_sorted_and_listed_by_state(scene):
    panel = scene.screen.articles
    actions = {action.data(): action for action in panel._order.menu().actions() if action.data() is not None}
    actions["title"].trigger()
    assert titles(scene) == sorted(TEXTS)
    scene.do("article.done")
    actions["done"].trigger()
    assert titles(scene) == ["Pakta diteken"]
    assert panel._order.text() == "done ▾"
    actions[""].trigger()
    assert len(titles(scene)) == 3


def test_that_details_are_corrected_in_one_step_and_shown_at_once(scene, qtbot):
    scene.do("article.details")
    dialog = next(child for child in scene.screen.findChildren(DetailsDialog))
    dialog.fields["title"].setText("Pakta Sela–Doruna diteken")
    dialog.fields["published"].setText("31/02/2024")
    dialog.accept()
    assert dialog.isVisible()
    assert "not a date" in dialog._wrong.text()
    dialog.fields["published"].setText("20 Juni 2024")
    dialog.accept()
    assert not dialog.isVisible()
    assert opened(scene) == "Pakta Sela–Doruna diteken"
    assert scene.session.document.published == "2024-06-20"
    assert titles(scene)[0] == "Pakta Sela–Doruna diteken"
    assert scene.text._article.heading == "Pakta Sela–Doruna diteken"
    assert scene.text._article.details.startswith("Kabar Utara    20 Jun 2024")
    scene.session.undo()
    assert opened(scene) == "Pakta diteken"


def test_that_a_removed_article_gives_way_to_its_neighbour_and_comes_back(scene):
    scene.mark("limusin lapis baja")
    scene.do("article.remove")
    assert titles(scene) == ["Seratus kuda", "Kapal kargo"]
    assert opened(scene) == "Seratus kuda"
    assert scene.failed == []
    scene.session.undo()
    assert titles(scene) == list(TEXTS)
    scene.do("article.previous")
    assert scene.spans() == [("Gift", "limusin lapis baja")]


def test_that_an_empty_project_says_what_to_do_and_shows_articles_as_they_come(qtbot, tmp_path):
    scene = Scene(qtbot, make_project(tmp_path, {}))
    panel = scene.screen.articles
    assert panel._empty.isVisible()
    assert "Bring some in" in panel._empty.text()
    scene.session.do(PutRows((document("Pakta", SUMMIT, 0),), "import"))
    settle()
    assert titles(scene) == ["Pakta"]
    assert opened(scene) == "Pakta"
    assert not panel._empty.isVisible()
    scene.close()


def test_that_removing_the_last_article_leaves_an_empty_page(qtbot, tmp_path):
    scene = Scene(qtbot, make_project(tmp_path, {"Kapal kargo": TEXTS["Kapal kargo"]}))
    scene.do("article.remove")
    assert scene.session.document is None
    assert scene.text.text() == ""
    scene.press(Qt.Key.Key_1)
    assert scene.failed == []
    scene.close()


def test_that_scroll_place_and_caret_come_back(scene):
    caret = SUMMIT.index("kereta")
    scene.text.set_selection(caret, caret)
    kept = scene.screen.state()
    scene.do("article.next")
    scene.do("article.previous")
    assert scene.text.caret() == 0
    scene.screen.restore(kept)
    assert scene.text.caret() == caret
    scene.screen.restore({"caret": 10**9, "scroll": "x", "columns": 3})
    assert scene.text.caret() == caret


def test_that_escape_in_a_panel_returns_to_the_text(scene):
    scene.screen.articles.view.setFocus()
    scene.press(Qt.Key.Key_Escape, widget=scene.screen.articles.view)
    assert scene.text.hasFocus()


def test_that_a_language_is_called_as_its_speakers_call_it():
    assert [language_name(code) for code in ("id", "ms", "de", "en", "en_GB", "")] == [
        "Bahasa Indonesia", "Bahasa Melayu", "Deutsch", "English", "British English", ""
    ]  # fmt: skip


def test_that_every_control_has_a_name_and_says_what_it_is_for(scene):
    scene.mark("limusin lapis baja")
    scene.press(Qt.Key.Key_F, CONTROL)
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    controls = [w for kind in kinds for w in scene.screen.findChildren(kind) if w.isVisibleTo(scene.screen)]
    assert len(controls) > 15
    bare = [w for w in controls if not w.accessibleName() or not w.accessibleDescription()]
    assert [f"{type(w).__name__} {w.objectName()}" for w in bare if not w.objectName().startswith("qt_")] == []


def test_that_tab_goes_through_everything_in_reading_order(scene):
    scene.mark("limusin lapis baja")
    scene.do("article.filter")
    names = []
    for _ in range(14):
        names.append(QApplication.focusWidget().accessibleName())
        scene.press(Qt.Key.Key_Tab, widget=QApplication.focusWidget())
    assert names == [
        "Filter articles",
        "Listed: All",
        "Articles",
        "Article text",
        "Edit codebook",
        "Tags",
        *["Giver", "Price", "Date", "Certainty", "Public", "Same as: Choose in the text", "Note on the span"],
        "Spans in this article",
    ]
    assert QApplication.focusWidget().accessibleName() == "Filter articles"


def test_that_columns_fit_a_small_window(qtbot, tmp_path):
    scene = Scene(qtbot, make_project(tmp_path), size=(1024, 700))
    assert scene.window.width() == 1024
    assert scene.text.width() >= 400
    assert scene.screen.span.width() >= 240
    scene.close()


def test_that_found_places_are_code_points_and_white_space_is_any():
    text = "🚨 Pakta\n  pertahanan; PAKTA pertahanan"
    assert [text[start:end] for start, end in found_in(text, "pakta pertahanan")] == [
        "Pakta\n  pertahanan",
        "PAKTA pertahanan",
    ]
    assert found_in(text, "   ") == []
    assert found_in(text, ".") == []


def test_that_dates_are_written_as_far_as_they_are_known():
    assert [day(d) for d in ("2024-06-19", "2024-06", "2024", "", "yesterday")] == [
        "19 Jun 2024",
        "Jun 2024",
        "2024",
        "",
        "yesterday",
    ]
    assert day("2024-06-19", with_year=False) == "19 Jun"


def test_that_pages_are_fetched_only_where_somebody_looks():
    asked = []

    def fetch(keys):
        asked.append(len(keys))
        return {key: f"row {key}" for key in keys if key != 70}

    pages = Pages(fetch)
    pages.show(range(100_000))
    assert [pages.line(row) for row in (0, 63, 64, 70, 99_999, 100_000, -1)] == [
        "row 0",
        "row 63",
        "row 64",
        None,
        "row 99999",
        None,
        None,
    ]
    assert asked == [64, 64, 32]


def test_that_an_article_of_one_word_has_one_word() -> None:
    assert details(Document(id="a", text=" Kuda \n", sha256="")) == "1 word"
    assert details(Document(id="b", text="Kuda hijau", sha256="")) == "2 words"
