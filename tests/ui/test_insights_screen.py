"""The insights screen: what the cards show, what a click and a key open, and what can be taken along."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from annotator.app.agreement import measure
from annotator.app.edits import RemoveSpans
from annotator.app.insights import Example, Overview, Progress, Readiness
from annotator.app.rounds import SetRound
from annotator.app.sample import make_sample
from annotator.domain.near_copies import Pair
from annotator.domain.span import Span
from annotator.ui.annotate.spans_table import SpansDialog
from annotator.ui.insights.charts import Bar
from annotator.ui.insights.counted_dialog import CountedDialog
from annotator.ui.review.passages import PassagesDialog
from tests.ui.window_scene import start


@pytest.fixture
def window(tmp_path, qtbot):
    make_sample(tmp_path / "sample.sorot").close()
    made = start(tmp_path, tmp_path / "sample.sorot")
    made.resize(1440, 900)
    made.named_actions["screen.insights"].trigger()
    screen = made.screens._screens["insights"]
    qtbot.waitUntil(lambda: bool(screen.agreement._pairs) and bool(screen.ready._column.count() > 3), timeout=20000)
    qtbot.wait(50)
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def insights(window):
    return window.screens._screens["insights"]


def top(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def middle(spot) -> QPoint:
    return spot.box.center().toPoint()


def test_that_the_numbers_are_those_of_the_project(window, insights):
    reader = window.session.project.reader
    states = reader.states(window.session.project.layer)
    assert insights.done._number.text() == f"{states['done']} / {sum(states.values())}"
    assert insights.spans._number.text() == str(sum(reader.label_counts().values()))
    insights._show_overview(
        Overview(Progress(0, 2, ()), 3, 1, {label.id: 3 for label in reader.codebook().usable()[:1]})
    )
    assert insights.spans._words.text() == "spans, 1 label, 1 annotator"
    assert insights.agreement.number._number.text() == "0.67"
    found = measure(reader)
    first = dict(list(found.articles.documents.items())[:1])
    one = replace(found, articles=replace(found.articles, documents=first))
    insights.agreement.show_figures(one, [])
    assert insights.agreement.number._words.text() == "Krippendorff's α, unitized, on 1 shared article"


def test_that_a_bar_lists_its_spans_wherever_they_are_and_that_the_longest_bars_are_shown(window, insights):
    bar = insights.bars.spots[0]
    QTest.mouseClick(insights.bars, Qt.MouseButton.LeftButton, pos=middle(bar))
    dialog = top(SpansDialog)
    assert f"{dialog.model.rowCount()} spans" in bar.words
    project = window.session.project
    theirs = {person.id for person in project.reader.annotators()} - {project.me.id}
    ids = [dialog.model.id(row) for row in range(dialog.model.rowCount())]
    row = max(row for row, key in enumerate(ids) if project.reader.owners([key]) <= theirs)
    span = project.reader.get(Span, ids[row])
    dialog.table.setCurrentIndex(dialog.model.index(row, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert (window.screens.current, window.session.document.id) == ("annotate", span.document_id)
    assert window.screen_.text.selection() == (span.start, span.end), "its words, though its layer is not shown"
    dialog.close()
    window.named_actions["screen.insights"].trigger()
    bars = [Bar(f"Label {n}", n, "#000000", lambda: None) for n in range(40)]
    for some, first in ((bars, "Label 39: 39 spans"), (bars[:3], "Label 0: 0 spans")):
        insights.bars.show_bars(some)
        insights.bars.grab()
        assert insights.bars.spots[0].words == first, "where all fit, they stand in the codebook's order"


def test_that_a_day_and_what_is_not_ready_list_all_that_they_count_and_enter_goes_there(window, insights):
    insights.days.grab()
    assert insights.days.spots[0].run is None, "nothing was done by then"
    QTest.mouseClick(insights.days, Qt.MouseButton.LeftButton, pos=middle(insights.days.spots[-1]) - QPoint(2, 0))
    dialog = top(CountedDialog)
    reader, layer = window.session.project.reader, window.session.project.layer
    assert dialog.model.rowCount() == reader.states(layer)["done"] > 0
    title = dialog.model.index(0, 0).data()
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert window.screens.current == "annotate"
    assert window.session.document.title == title
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    list_what_is_not_ready(window, insights)


def list_what_is_not_ready(window, insights):
    project = window.session.project
    titles = project.reader.titles()
    ids = [key for key in titles if project.reader.spans(key, [project.layer])][:2]
    spans = [project.reader.spans(key, [project.layer])[-1] for key in ids]
    pair = Pair(*ids, 0.9)
    examples = [Example(span.document_id, span.id, span.quote) for span in spans]
    gift = spans[0].label_id
    found = Readiness(
        spans=9, few=[(gift, examples)], off_edges=examples, unfinished=ids,
        copies=[pair] * 7, leaks=[pair], titles=titles,
    )  # fmt: skip
    insights.ready.show_readiness(found)
    insights.copies.show_pairs(found)
    buttons = insights.ready.findChildren(QPushButton) + insights.copies.findChildren(QPushButton)
    shown = {each.accessibleDescription(): each for each in buttons}
    two = "1 near-copy on two sides of the split"
    for words, count in (
        ("2 articles with spans are not done", 2), ("Lists all near-copies", 7), (two, 1),
        ("“Gift” has only 2 examples", 2), ("2 spans start or end inside a word", 2),
    ):  # fmt: skip
        QTest.mouseClick(shown[words], Qt.MouseButton.LeftButton)
        dialog = top(CountedDialog)
        assert dialog.model.rowCount() == count
        dialog.view.setCurrentIndex(dialog.model.index(count - 1, 1 if words == two else 0))
        dialog.go()
        assert window.session.document.id == ids[1 if count < 7 else 0]
        dialog.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.screen_.marking.selected().id == spans[1].id


def test_that_keys_walk_a_chart_and_open_what_it_counts(window, insights):
    insights.confusion = insights.agreement.confusion
    insights.confusion.setFocus()
    QTest.keyClick(insights.confusion, Qt.Key.Key_Right)
    words = insights.confusion.spots[0].words
    assert insights.confusion.accessibleDescription() == words
    QTest.keyClick(insights.confusion, Qt.Key.Key_Return)
    dialog = top(PassagesDialog)
    assert str(dialog._model.rowCount()) == words.rsplit(": ", 1)[1]
    one, other = (dialog._model.index(0, column).data().replace("—", "none") for column in (1, 2))
    assert dialog.label.currentText() == f"{one} × {other}", "what is listed alone can be seen and left"
    dialog.label.setCurrentIndex(0)
    assert dialog._model.rowCount() == len(dialog._found.pairs[0].passages)
    dialog.close()
    QTest.keyClick(insights.confusion, Qt.Key.Key_Escape)
    assert window.screen_.isVisible(), "Escape leads back to the text"
    assert QApplication.focusWidget() is window.screen_.text


def test_that_a_chart_is_copied_as_picture_and_table_and_saved_as_svg(window, insights, tmp_path):
    insights.bars.copy_table()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Label\tSpans"
    assert lines[1].startswith("Gift\t")
    insights.bars.copy_picture()
    assert not QApplication.clipboard().pixmap().isNull()
    insights._labels.save_svg(tmp_path / "bars.svg")
    saved = (tmp_path / "bars.svg").read_text("utf-8")
    assert "Gift" in saved
    assert f'fill="{insights.bars.tokens.paper}"' in saved, "or light letters stand on a white page"


def test_that_a_chart_is_saved_beside_its_project(window, insights, qtbot, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path.parent)
    for typed, saved in (("", "spans-by-label.svg"), ("bagan", "bagan.svg")):
        QTimer.singleShot(100, partial(accept_file, qtbot, typed))
        insights._labels._ask_svg()
        assert "Gift" in (tmp_path / saved).read_text("utf-8")


def accept_file(qtbot, typed):
    dialog = QApplication.activeModalWidget()
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    if typed:
        field.setText(typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_that_what_cannot_be_written_is_said(window, insights, tmp_path):
    failed = []
    window.session.failed.connect(failed.append)
    insights._labels.save_svg(tmp_path / "nowhere" / "bars.svg")
    assert "no such folder" in failed[0]


def test_that_cards_stand_in_two_columns_where_there_is_little_room_and_say_that_a_round_is_blind(window, insights):
    assert insights._columns == 3
    window.resize(1024, 700)
    QApplication.processEvents()
    assert insights._columns == 2
    window.session.do(SetRound(1, blind=True))
    insights._count()
    said = "This round is blind: agreement is measured once somebody opens it (Team, Round)."
    assert insights.agreement.number._words.text() == insights.agreement.matrix._nothing == said


def remove_first(session):
    span = session.project.reader.spans(session.document.id, [session.project.layer])[0]
    session.do(RemoveSpans((span.id,), session.project.me.id))


def test_that_no_number_stays_or_comes_that_a_change_made_untrue(window, insights, qtbot):
    session, before, asked = window.session, insights.spans._number.text(), []
    insights._count()
    for job in insights._jobs:
        job.wait()
    remove_first(session)
    QApplication.processEvents()
    for number in (insights.done, insights.spans, insights.agreement.number):
        assert number.accessibleName() == "… Counting…"
    for chart in (insights.bars, insights.days, insights.agreement.matrix, insights.agreement.confusion):
        assert len(chart.table()) == 1
        assert chart.accessibleDescription() == "Counting…"
    window.named_actions["screen.annotate"].trigger()
    session.project.reader.connection.set_trace_callback(asked.append)
    window.named_actions["screen.insights"].trigger()
    session.project.reader.connection.set_trace_callback(None)
    assert not [statement for statement in asked if "FROM span" in statement], "not on the window's thread"
    qtbot.waitUntil(lambda: insights.spans._number.text() == str(int(before) - 1), timeout=10000)
    assert len(insights.bars.table()) > 1
