"""Search in all articles from the window: typing, ticking, labelling, going there; what the panel beside says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app.sample import make_sample
from annotator.ui.searching.concordance import ConcordanceDialog
from tests.ui.window_scene import start


@pytest.fixture
def window(tmp_path, qtbot):
    make_sample(tmp_path / "sample.sorot").close()
    made = start(tmp_path, tmp_path / "sample.sorot")
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


def open_dialog(window, qtbot, query):
    window.named_actions["search.open"].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ConcordanceDialog) and w.isVisible())
    QTest.keyClicks(dialog.field, query)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog._job is None and not dialog._pause.isActive(), timeout=5000)
    return dialog


def test_that_what_is_typed_is_found_in_context(window, qtbot):
    dialog = open_dialog(window, qtbot, '"Marsekal Doruna"')
    assert dialog.model.rowCount() >= 3
    assert all("Marsekal Doruna" in dialog.model.hit(row).quote for row in range(dialog.model.rowCount()))
    assert dialog._word.text().startswith(f"{dialog.model.rowCount()} places in ")


def test_that_a_single_place_is_one(window, qtbot):
    text = window.session.document.text
    once = next(word for word in text.split() if word.isalpha() and len(word) > 9 and text.count(word) == 1)
    dialog = open_dialog(window, qtbot, f'"{text[text.index(once) :].splitlines()[0][:60].rsplit(" ", 1)[0]}"')
    assert dialog._word.text() == "1 place in 1 article, 1 ticked"


def test_that_enter_goes_to_the_place_and_selects_it(window, qtbot):
    dialog = open_dialog(window, qtbot, "limusin")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    hit = dialog.model.hit(1)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert window.session.document.id == hit.document_id
    assert window.screen_.text.selection() == (hit.start, hit.end)


def test_that_the_down_key_leads_from_the_field_to_what_was_found(window, qtbot):
    dialog = open_dialog(window, qtbot, "limusin")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.view.hasFocus()
    assert dialog.view.currentIndex().row() == 0


def test_that_ticked_places_are_labelled_in_one_step(window, qtbot):
    dialog = open_dialog(window, qtbot, "limusin")
    count = dialog.model.rowCount()
    dialog.view.selectRow(0)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert len(dialog.model.chosen()) == count - 1
    gift = window.session.project.codebook.named("Date")
    before = window.session.project.reader.label_counts().get(gift.id, 0)
    last = dialog.model.hit(dialog.model.rowCount() - 1).document_id
    assert last != dialog.model.hit(0).document_id
    window.session.open_document(last)
    dialog._fill_labels()
    next(a for a in dialog._label.menu().actions() if a.text() == "Date").trigger()
    after = window.session.project.reader.label_counts()[gift.id]
    assert after == before + count - 1
    assert "Undo takes them back" in dialog._word.text()
    window.session.undo()
    assert window.session.project.reader.label_counts().get(gift.id, 0) == before
    assert f"{count - 1} ticked" in dialog._word.text()
    assert window.session.document.id == last, "something was taken back here too: no other article opens"


def test_that_a_wrong_pattern_is_said_and_nothing_shown(window, qtbot):
    dialog = open_dialog(window, qtbot, "(")
    QTest.mouseClick(dialog.regex, Qt.MouseButton.LeftButton)
    dialog.regex.setChecked(True)
    qtbot.waitUntil(lambda: "no regular expression" in dialog._word.text(), timeout=5000)
    assert dialog.model.rowCount() == 0


def test_that_the_panel_says_where_the_words_stand_unlabelled(window, qtbot):
    screen = window.screen_
    text = screen.text.text()
    start_ = text.index("Tuan rumah")
    screen.text.set_selection(start_, start_ + len("Tuan rumah"))
    QTest.keyClick(screen.text, Qt.Key.Key_1)
    qtbot.wait(900)
    words = screen.also._said.text()
    hits = text.lower().count("tuan rumah")
    assert screen.also.isVisible() == bool(words)
    assert hits == 1 or "unlabelled" in words


def test_that_the_project_is_indexed_while_nobody_types(window, qtbot):
    from annotator.storage.search import unindexed

    qtbot.waitUntil(lambda: unindexed(window.session.project.reader) == 0, timeout=8000)
