"""All figures of agreement in the window: by pair and by label with intervals, their passages, and what fell out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtTest import QTest

from annotator.app.agreement import measure_file
from annotator.app.edits import RemoveSpans
from annotator.domain import wording
from annotator.domain.alignment import EDGES_DIFFER
from annotator.ui.application import speak
from annotator.ui.review.passages import PassagesDialog
from tests.ui.review_scene import review_of, review_window, settle


@pytest.fixture
def window(tmp_path, qtbot):
    with review_window(tmp_path) as made:
        yield made


@pytest.fixture
def found(window):
    return measure_file(window.session.project.path, (), (1,), lambda *_: None)


@pytest.fixture
def dialog(window, found):
    made = PassagesDialog(window.session, found, window)
    made.show()
    settle()
    yield made
    made.close()


def rows(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_that_each_label_has_its_figures_with_intervals_and_opens_its_passages(window, dialog, found):
    dialog.tabs.setCurrentIndex(1)
    shown = rows(dialog.figures.model)
    alpha = found.overall["alpha_unitizing"]
    assert shown[0][:3] == [
        "All together", str(found.overall["f1_exact"].n), f"{alpha.value:.2f} [{alpha.low:.2f}, {alpha.high:.2f}]",
    ]  # fmt: skip
    given = {found.names[label]: label for label, figures in found.labels.items() if figures["f1_exact"].n}
    assert [line[0] for line in shown[1:]] == list(given), "of two people their pair is all together"
    dialog.kind.setCurrentIndex(dialog.kind.findData(EDGES_DIFFER))
    dialog.figures.view.selectRow(2)
    dialog.figures.view.setFocus()
    QTest.keyClick(dialog.figures.view, Qt.Key.Key_Return)
    settle()
    label = list(given.values())[1]
    assert window.screens.current == "review", "the same Enter does not go on to the text"
    assert dialog.tabs.currentIndex() == 0
    assert dialog._shown == [passage for passage in found.pairs[0].passages if label in passage.labels] != []
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    settle()
    assert window.screens.current == "annotate"


def test_that_of_three_people_each_pair_has_a_row_that_opens_their_passages(window, found):
    (pair,) = found.pairs
    other = replace(pair, other="Third", passages=pair.passages[:2])
    dialog = PassagesDialog(window.session, replace(found, pairs=[pair, other]), window)
    assert [line[0] for line in rows(dialog.figures.model)][1:3] == ["D. Putra × R. Widya", "D. Putra × Third"]
    dialog.figures.view.activated.emit(dialog.figures.model.index(2, 0))
    assert dialog._shown == list(pair.passages[:2])
    assert dialog._count.text() == "2 passages"
    dialog.close()
    dialog = PassagesDialog(window.session, replace(found, pairs=[replace(pair, passages=pair.passages[:1])]), window)
    assert dialog._count.text() == "1 passage"
    dialog.close()


def test_that_the_articles_that_fell_out_are_listed_with_the_reason_and_open(window, dialog, found):
    fell_out = found.articles.excluded
    assert dialog.tabs.tabText(2) == f"Articles that fell out {len(fell_out)}"
    assert rows(dialog.excluded) == [[each.title, each.reason] for each in fell_out] != []
    dialog.tabs.widget(2).activated.emit(dialog.excluded.index(0, 0))
    settle()
    assert window.session.document.id == fell_out[0].document_id


def test_that_the_reasons_are_said_in_the_window_s_language_and_in_english_in_reports(window, found, qapp):
    before = QLocale()
    speak(qapp, "id")
    dialog = PassagesDialog(window.session, found, window)
    said = [reason for _, reason in rows(dialog.excluded)]
    dialog.close()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    wording.speak()
    QLocale.setDefault(before)
    assert "belum memulainya" in "".join(said)
    assert "has" not in "".join(said)
    assert "has not begun it" in "".join(each.reason for each in found.articles.excluded)


def test_that_the_strip_says_of_how_many_articles_and_gives_the_interval(window, found, qtbot):
    strip = review_of(window).figures
    qtbot.waitUntil(lambda: strip._agreement is not None, timeout=10000)
    measured, out = len(found.articles.documents), len(found.articles.excluded)
    assert strip._word.text() == f"on\u00a0{measured}\u00a0of\u00a0{measured + out} articles", (
        "it breaks in two at most"
    )
    alpha = found.overall["alpha_unitizing"]
    assert f"[{alpha.low:.2f}, {alpha.high:.2f}]" in strip._figures[0].toolTip()
    project = window.session.project
    span = project.reader.spans(window.session.document.id, [project.layer])[0]
    window.session.do(RemoveSpans((span.id,), project.me.id))
    assert strip._job is None
    window.session.undo()
    assert strip._job is not None, "what is taken back here may be one's own span: it is measured anew"
