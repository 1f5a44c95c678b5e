"""The review screen under hands: digits accept, J and K walk, one draws one's own, everything goes back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from annotator.app.edits import PutRows, SetProgress
from annotator.app.rounds import SetRound
from annotator.domain.annotator import Annotator
from annotator.domain.identity import new_id
from annotator.domain.review import Verdict
from annotator.ui.review.cases_view import two_lines
from annotator.ui.review.discussion_panel import HEIGHT as DISCUSSION_HEIGHT
from annotator.ui.review.passages import PassagesDialog
from annotator.ui.review.settling import differs
from annotator.ui.team.round_dialog import RoundDialog
from tests.ui.review_scene import review_of, review_window, settle


@pytest.fixture
def window(tmp_path, qtbot):
    with review_window(tmp_path) as made:
        yield made


@pytest.fixture
def review(window):
    return review_of(window)


def press(review, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(review.view, key, modifiers)
    settle()


def verdicts(window):
    return window.session.project.reader.verdicts(window.session.document.id)


def row(review, kind):
    return next(n for n, case in enumerate(review.model.cases) if case.place.kind == kind)


def gold(window, review):
    return window.session.project.reader.spans(window.session.document.id, [review.settling.gold])


def test_that_a_row_stands_for_each_place_and_says_what_differs(window, review):
    kinds = {case.place.kind for case in review.model.cases}
    assert {"agreed", "edges differ", "missed"} <= kinds
    assert [review.model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == [
        "Span", "R. Widya", "D. Putra", "State",
    ]  # fmt: skip
    spoken = review.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "R. Widya: " in spoken


def test_that_a_digit_accepts_that_annotators_span_and_goes_on(window, review):
    first = row(review, "edges differ")
    review.view.selectRow(first)
    wanted = review.model.cases[first].place.spans[review.model.layers[1]].quote
    press(review, Qt.Key.Key_2)
    assert [span.quote for span in gold(window, review)] == [wanted]
    assert review.model.cases[first].settled
    assert review.view.currentIndex().row() > first
    assert review.view.hasFocus()


def test_that_zero_rejects_and_backspace_opens_again_and_undo_takes_back(window, review):
    place = row(review, "missed")
    review.view.selectRow(place)
    press(review, Qt.Key.Key_0)
    assert verdicts(window)[0].decision == "reject"
    review.view.selectRow(place)
    press(review, Qt.Key.Key_Backspace)
    assert verdicts(window) == []
    window.session.undo()
    settle()
    assert [verdict.decision for verdict in verdicts(window)] == ["reject"]
    window.session.undo()
    settle()
    assert window.session.project.reader.all(Verdict) == []


def test_that_j_and_k_walk_disagreements_alone(window, review):
    review.view.selectRow(0)
    seen = []
    for _ in range(4):
        press(review, Qt.Key.Key_J)
        seen.append(review.model.cases[review.view.currentIndex().row()].place.kind)
    assert "agreed" not in seen
    before = review.view.currentIndex().row()
    press(review, Qt.Key.Key_K)
    assert review.view.currentIndex().row() < before


def test_that_what_all_agree_on_is_accepted_at_once(window, review):
    agreed = sum(case.place.kind == "agreed" for case in review.model.cases)
    assert review._agreed.text() == f"Accept all agreed ({agreed})"
    QTest.mouseClick(review._agreed, Qt.MouseButton.LeftButton)
    settle()
    assert len(gold(window, review)) == agreed
    assert not review._agreed.isEnabled()
    window.session.undo()
    settle()
    assert gold(window, review) == []


def test_that_words_of_my_own_settle_the_place_they_touch(window, review):
    place = row(review, "edges differ")
    review.view.selectRow(place)
    case = review.model.cases[place]
    QTest.mouseClick(review.verdicts._draw, Qt.MouseButton.LeftButton)
    review.text.set_selection(case.place.start, case.place.end)
    QTest.keyClick(review.text, Qt.Key.Key_5)
    settle()
    (made,) = gold(window, review)
    assert (made.start, made.end) == (case.place.start, case.place.end)
    assert verdicts(window)[0].decision == "change"
    assert len(verdicts(window)[0].judged) == len(case.spans)


def test_that_words_nobody_marked_become_gold(window, review):
    text = window.session.document.text
    start_ = text.index("Tuan rumah")
    review.text.set_selection(start_, start_ + 10)
    QTest.keyClick(review.text, Qt.Key.Key_4)
    settle()
    (made,) = gold(window, review)
    assert made.quote == "Tuan rumah"
    assert verdicts(window)[0].judged == ()


def test_that_a_note_is_kept_with_the_verdict(window, review):
    place = row(review, "edges differ")
    review.view.selectRow(place)
    press(review, Qt.Key.Key_1)
    review.view.selectRow(place)
    settle()
    press(review, Qt.Key.Key_N)
    assert review.verdicts.note.hasFocus()
    QTest.keyClicks(review.verdicts.note, "aturan 3.2")
    QTest.keyClick(review.verdicts.note, Qt.Key.Key_Return)
    settle()
    assert verdicts(window)[0].note == "aturan 3.2"
    assert review.view.hasFocus()


def test_that_table_and_text_select_each_other(window, review):
    place = row(review, "missed")
    review.view.selectRow(place)
    settle()
    assert review.text.selected_mark() == review.model.cases[place].spans[0].id
    other = row(review, "agreed")
    review.text.select_mark(review.model.cases[other].spans[-1].id)
    settle()
    assert review.view.currentIndex().row() == other


def test_that_the_text_looks_and_helps_as_the_reader_has_set_it(window, review):
    assert review.text.look().family == window.settings["reading_face"]
    before, points = review.text.look(), review.text.font().pointSize()
    for action in ("text.larger", "column.narrower", "snap.turn"):
        window.named_actions[action].trigger()
    assert review.text.font().pointSize() == window.settings["text_size"] == points + 1
    assert review.text.look().characters == window.settings["column_width"] < before.characters
    assert review.text.snapped(3, 4) == window.screen_.text.snapped(3, 4) != (3, 4)
    review.text.zoom_by(-2)
    assert window.screen_.text.font().pointSize() == window.settings["text_size"] == points - 1
    window.named_actions["screen.annotate"].trigger()
    settle()
    assert window.screen_.text.font().pointSize() == points - 1, "also once it is seen again"
    assert window.screen_.text.document().defaultFont().pointSize() == points - 1


def test_that_the_figures_open_the_passages_behind_them(window, review, qtbot):
    qtbot.waitUntil(lambda: review.figures._agreement is not None, timeout=10000)
    figure = review.figures._figures[0]
    assert figure.isVisible()
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PassagesDialog))
    assert dialog._model.rowCount() == len(review.figures._agreement.pairs[0].passages)
    dialog.view.selectRow(3)
    wanted = dialog._shown[3]
    dialog.go()
    settle()
    assert window.screens.current == "annotate"
    assert window.session.document.id == wanted.document_id
    assert window.screen_.text.selection() == (wanted.start, wanted.end)
    dialog.close()


def test_that_the_next_disagreement_is_found_in_another_article(window, review, qtbot):
    first = window.session.document.id
    while any(not case.settled for case in review.model.cases):
        review.view.selectRow(next(n for n, case in enumerate(review.model.cases) if not case.settled))
        press(review, Qt.Key.Key_0)
    window.named_actions["review.next"].trigger()
    qtbot.waitUntil(lambda: window.session.document.id != first, timeout=5000)
    assert review.model.cases[0].place.kind == "agreed"
    assert differs(review.view.current())


def test_that_accepting_the_majority_is_called_so_where_it_is_undone(window, review):
    window.named_actions["review.majority"].trigger()
    settle()
    assert gold(window, review)
    assert window.session.project.undo_name == "accept the majority"


def test_that_leaving_somebody_out_compares_the_rest(window, review):
    review.places.people._fill()
    action = next(a for a in review.places.people.menu().actions() if a.text() == "D. Putra")
    action.trigger()
    settle()
    assert len(review.model.layers) == 1
    assert {case.place.kind for case in review.model.cases} == {"agreed"}
    assert not review._agreed.isEnabled()


def test_that_a_note_can_be_written_before_it_is_decided_and_waits_for_the_decision(window, review):
    place = row(review, "edges differ")
    review.view.selectRow(place)
    press(review, Qt.Key.Key_N)
    QTest.keyClicks(review.verdicts.note, "1 jeep, 0 gifts: J")
    QTest.keyClick(review.verdicts.note, Qt.Key.Key_Return)
    settle()
    assert verdicts(window) == []
    review.view.selectRow(0 if place else 1)
    settle()
    assert review.verdicts.note.text() == ""
    review.view.selectRow(place)
    settle()
    assert review.verdicts.note.text() == "1 jeep, 0 gifts: J"
    press(review, Qt.Key.Key_1)
    assert [verdict.note for verdict in verdicts(window)] == ["1 jeep, 0 gifts: J"]
    assert review.verdicts.note.text() == ""


def test_that_a_long_name_of_places_ends_in_dots(review):
    box = review.places.filter
    box.setCurrentIndex(box.findText("Open disagreements"))
    assert box.fontMetrics().horizontalAdvance(box.shown()) <= box.width()
    box.setFixedWidth(60)
    assert box.shown().endswith("…")


def test_that_a_blind_round_offers_the_window_that_opens_it_and_nothing_else(window, review):
    window.session.do(SetRound(1, blind=True))
    settle()
    assert not any(widget.isVisible() for widget in (review.verdicts, review.places.filter, review.places.people))
    window.named_actions["review.next"].trigger()
    assert "blind" in window.status.sentence()
    assert review.settling._job is None
    QTest.mouseClick(review.places._open, Qt.MouseButton.LeftButton)
    settle()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, RoundDialog) and w.isVisible()]
    dialog.close()
    window.session.do(SetRound(1))
    settle()
    assert review.verdicts.isVisible()
    assert not review.places._open.isVisible()


def test_that_what_is_agreed_and_open_is_said_where_no_disagreement_is_left(window, review):
    said = []
    window.session.announced.connect(said.append)
    review.view.selectRow(review.model.rowCount() - 1)
    review.settling._on_found(review.settling._job, "")
    assert said[-1].startswith("Only this article has disagreements left")
    assert review.view.current() == next(case for case in review.model.cases if differs(case))
    for case in [case for case in review.model.cases if differs(case)]:
        review.settling.reject(case)
    settle()
    review.settling._on_found(review.settling._job, "")
    assert said[-1].startswith("No disagreement is left. Agreed and open here: ")


def test_that_tab_goes_through_the_verdicts_in_the_order_seen(window, review):
    review.view.selectRow(row(review, "edges differ"))
    settle()
    bar = review.verdicts
    seen = []
    widget = bar._buttons[0]
    while widget is not bar.note:
        seen += [widget] if isinstance(widget, QPushButton) and bar.isAncestorOf(widget) else []
        widget = widget.nextInFocusChain()
    assert seen == [*bar._buttons, bar._reject, bar._draw]


def test_that_buttons_go_on_in_the_next_line_where_there_is_no_room(window, review):
    bar = review.verdicts
    bar.resize(bar._buttons[0].sizeHint().width() + 60, 300)
    settle()
    assert all(button.width() >= button.sizeHint().width() for button in (*bar._buttons, bar._reject, bar._draw))
    assert bar._draw.y() > bar._buttons[0].y()


def test_that_c_writes_a_comment_that_stays_with_the_case(window, review):
    place = row(review, "edges differ")
    review.view.selectRow(place)
    settle()
    press(review, Qt.Key.Key_C)
    assert review.discussion._field.hasFocus()
    QTest.keyClicks(review.discussion._field, "Gelar ikut ditandai?")
    QTest.keyClick(review.discussion._field, Qt.Key.Key_Return)
    settle()
    comments = window.session.project.reader.comments(window.session.document.id)
    (comment,) = (c for c in comments if c.body == "Gelar ikut ditandai?")
    assert comment.span_id in {span.id for span in review.model.cases[place].spans}
    assert review.view.hasFocus()
    review.view.selectRow(place)
    settle()
    assert "Gelar ikut ditandai?" in [label.text() for label in review.discussion.findChildren(QLabel)]
    page = review.discussion._area.widget()
    assert review.discussion.height() == min(page.sizeHint().height(), DISCUSSION_HEIGHT)
    tall = review.discussion.height()
    said = {comment.span_id for comment in comments}
    bare = [n for n, case in enumerate(review.model.cases) if not said & {span.id for span in case.spans}]
    review.view.selectRow(bare[0])
    settle()
    assert review.discussion.height() < tall
    assert review.text.height() + 1 + review.discussion.height() == review._reading.height()


def test_that_the_keys_below_are_those_of_the_text_while_one_draws_there(window, review):
    assert window.status._keys.text().startswith("1–9 accept")
    window.named_actions["text.focus"].trigger()
    assert window.status._keys.text().startswith("Select words, then 1–9 draws")
    window.named_actions["review.table"].trigger()
    assert window.status._keys.text().startswith("1–9 accept")


def test_that_a_discussion_that_takes_room_does_not_cover_its_place(window, review):
    place = review.model.rowCount() - 1
    review.view.selectRow(place)
    settle()
    scroll, height = review.text.verticalScrollBar(), review.text.viewport().height()
    while review.text.cursorRect().bottom() < height - 40:
        scroll.setValue(scroll.value() - 1)
    press(review, Qt.Key.Key_C)
    QTest.keyClicks(review.discussion._field, "Sampai mana?")
    QTest.keyClick(review.discussion._field, Qt.Key.Key_Return)
    settle()
    assert review.text.viewport().height() < height
    assert review.text.viewport().rect().contains(review.text.cursorRect())


def test_that_the_last_place_settled_says_that_gold_is_done(window, review):
    said = []
    window.session.announced.connect(said.append)
    for place, case in enumerate(list(review.model.cases)):
        review.view.selectRow(place)
        press(review, Qt.Key.Key_0 if case.spans else Qt.Key.Key_1)
    assert [sentence for sentence in said if "gold is done" in sentence] == [said[-1]]
    document, gold_layer = window.session.document.id, review.settling.gold
    assert window.session.project.reader.progress(document, gold_layer).state == "done"


def test_that_what_became_of_a_place_is_in_sight_where_there_is_little_room(window, review):
    third = Annotator(id=new_id(), name="Ana Sari", initials="AS")
    (span, *_) = review.model.cases[0].spans
    window.session.do(PutRows((third, replace(span, id=new_id(), annotator_id=third.id)), "import"))
    settle()
    view = review.view
    last = view.model().columnCount() - 1
    for width in (700, 440):
        view.resize(width, 400)
        settle()
        assert view.columnViewportPosition(last) + view.columnWidth(last) <= view.viewport().width()
    assert last == 4


def test_that_a_long_label_goes_on_in_a_second_line(review):
    measure = QFontMetricsF(review.view.font())
    width = measure.horizontalAdvance("Sanction i")
    assert two_lines(measure, "Sanction issue", width) == ["Sanction", "issue"]
    assert two_lines(measure, "Gift", width) == ["Gift"]
    assert two_lines(measure, "Sanction issues of all kinds", width)[1].endswith("…")
    assert two_lines(measure, "", width) == [""]


def test_that_places_keep_the_room_for_their_labels_in_a_narrow_window(window, review):
    for width, least in ((1024, 430), (820, 340), (1440, 550), (1024, 430)):
        window.resize(width, 700)
        settle()
        assert review.places.width() >= least
        assert review.text.width() >= 260
        assert review.width() <= window.width()


def test_that_people_of_equal_initials_are_told_apart_on_buttons_and_in_the_text(window, review):
    named = Annotator(id=new_id(), name="Rudi Wijaya", initials="RW")
    (span, *_) = review.model.cases[0].spans
    window.session.do(PutRows((named, replace(span, id=new_id(), annotator_id=named.id)), "import"))
    settle()
    said = [button.text().split()[1] for button in review.verdicts._buttons]
    assert sorted(said) == ["DP", "RW", "RW₂"]
    above = {mark.initials for mark in review.text._article.marks._by_id.values()}
    assert {"RW", "RW₂"} <= above


def test_that_the_articles_that_are_to_be_settled_can_be_listed_alone(window, review):
    articles, reader = review.articles, window.session.project.reader
    met = [n for n in articles.model._pages.keys if len(reader.layers_in(articles.model.line(n - 1).id)) > 1]
    choice = next(action for action in articles._order.menu().actions() if action.text() == "To settle")
    choice.trigger()
    assert articles._order.text() == "To settle ▾"
    assert sorted(articles.model._pages.keys) == met
    done = window.session.document.id
    press(review, Qt.Key.Key_1)
    window.session.do(SetProgress((done,), review.settling.gold, "done"))
    choice.trigger()
    assert sorted(articles.model._pages.keys) == [n for n in met if n != reader.number_of(done)]
    assert "To settle" not in [action.text() for action in window.screen_.articles._order.menu().actions()]
