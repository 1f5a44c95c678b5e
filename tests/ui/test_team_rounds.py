"""Rounds, assignments and names in the window: who am I, what do I read, whose spans may I see."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from annotator.app.edits import SetProgress
from annotator.app.next_round import NoteMeasured
from annotator.app.project import Project
from annotator.app.rounds import SetRound, measured_rounds, was_blind
from annotator.app.sharing import share
from annotator.domain.annotator import Layer
from annotator.domain.review import Assignment
from annotator.domain.span import Span
from annotator.ui.annotate.spans_table_model import AllSpansModel
from annotator.ui.main_window import MainWindow
from annotator.ui.team.again_dialog import AgainDialog
from annotator.ui.team.assign_dialog import AssignDialog
from annotator.ui.team.round_dialog import RoundDialog
from annotator.ui.team.who_dialog import WhoDialog
from tests.journeys.desk import settle
from tests.ui.window_scene import start
from tests.unit.app.teams import DOCUMENTS, lead_project, mark


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = lead_project(tmp_path / "lead.sorot")
    made.close()
    return made.path


@pytest.fixture
def window(qtbot, tmp_path: Path, project: Path) -> MainWindow:
    made = start(tmp_path / "home", project, "Ana")
    qtbot.addWidget(made)
    yield made
    made.close()


def shown(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def opened(window: MainWindow, action: str, kind):
    window.named_actions[action].trigger()
    settle()
    (dialog,) = shown(kind)
    return dialog


def done(project: Project, *places: int) -> None:
    project.do(SetProgress(tuple(DOCUMENTS[place] for place in places), project.layer, "done"))


def rows(window: MainWindow) -> int:
    return window.screen_.articles.model.rowCount()


def choose_listed(window: MainWindow, text: str) -> None:
    menu = window.screen_.articles._order.menu()
    next(action for action in menu.actions() if action.text() == text).trigger()
    settle()


def test_that_a_blind_round_shows_nobody_elses_spans_until_it_is_opened(window: MainWindow) -> None:
    session = window.session
    budi = session.project.person("Budi")
    session.show_layers((Layer(budi.id),))
    assert len(session.shown) == 2
    dialog = opened(window, "team.round", RoundDialog)
    dialog.blind.click()
    assert session.shown == (session.project.layer,)
    session.show_layers((Layer(budi.id),))
    assert session.shown == (session.project.layer,)
    assert window.header._round.text() == "Round 1, blind"
    people = window.header.avatar.menu()
    people.aboutToShow.emit()
    assert "Budi" in [action.text() for action in people.actions()]  # whom I may be
    assert sum(action.text() == "Budi" for action in people.actions()) == 1
    window.named_actions["screen.review"].trigger()
    settle()
    assert "blind" in window.pages.currentWidget().places._empty.text()
    dialog.blind.click()
    settle()
    session.show_layers((Layer(budi.id),))
    assert len(session.shown) == 2
    assert "blind" not in window.pages.currentWidget().places._empty.text()


def test_that_nobody_who_reads_again_blind_finds_their_former_spans_in_the_list_of_all(window: MainWindow) -> None:
    listed = AllSpansModel(window.session)
    mark(window.session.project, 0, 0, 6)
    listed.load()
    assert listed.rowCount() == 1
    window.session.do(SetRound(2, blind=True))
    listed.load()
    assert listed.rowCount() == 0
    mark(window.session.project, 0, 7, 12)
    listed.load()
    assert listed.rowCount() == 1
    window.session.do(SetRound(2, blind=False))
    listed.load()
    assert listed.rowCount() == 2


def test_that_a_small_window_says_the_round_as_long_as_there_is_room(window: MainWindow) -> None:
    window.resize(1024, 700)
    window.session.do(SetRound(1, blind=True))
    settle()
    assert window.header._round.isVisible()
    right = window.header._round.geometry().right()
    assert right < window.header._screens.x()
    assert window.header.avatar.geometry().right() <= window.header.width()
    window.header.show_project("Hadiah dan pakta pertemuan puncak dua tetangga")
    settle()
    assert not window.header._round.isVisible()
    window.resize(1440, 700)
    settle()
    assert window.header._round.isVisible()


def test_that_a_blind_round_has_no_figures_until_it_is_opened(qtbot, window: MainWindow) -> None:
    project = window.session.project
    for name in ("Ana", "Budi"):
        project.be(name)
        mark(project, 0, 0, 6)
        done(project, 0)
    window.session.do(SetRound(1, blind=True))
    window.named_actions["screen.insights"].trigger()
    settle()
    cards = window.screens._screens["insights"].agreement
    qtbot.wait(1500)
    assert cards._pairs == []
    window.session.do(SetRound(1, blind=False))
    qtbot.waitUntil(lambda: len(cards._pairs) == 1, timeout=10000)


def test_that_the_next_round_begins_with_my_spans_and_undo_goes_back(qtbot, window: MainWindow) -> None:
    project = window.session.project
    mark(project, 0, 0, 6)
    dialog = opened(window, "team.round", RoundDialog)
    dialog.open_next()
    assert (project.round, window.session.shown[0].round) == (2, 2)
    assert len(project.reader.all(Span, "deleted = 0 AND round = 2")) == 1
    assert window.header._round.text() == "Round 2"
    window.named_actions["edit.undo"].trigger()
    settle()
    assert (project.round, window.session.shown[0].round, window.header._round.isVisible()) == (1, 1, False)


def test_that_changing_what_a_report_rests_on_is_said_once_and_the_next_round_offered(window: MainWindow) -> None:
    project = window.session.project
    mark(project, 0, 0, 6)
    assert not window.banner.isVisible()
    project.merge(NoteMeasured((1,)), automatic=True)
    mark(project, 0, 10, 15)
    assert "rests on round 1" in window.banner.sentence()
    window.banner.hide()
    mark(project, 1, 10, 15)
    assert not window.banner.isVisible()


def test_that_the_word_about_a_report_goes_with_the_change_that_is_taken_back(window: MainWindow) -> None:
    project = window.session.project
    project.merge(NoteMeasured((1,)), automatic=True)
    for start_ in (0, 10):
        mark(project, 0, start_, start_ + 5)
    window.session.undo()
    assert "rests on round 1" in window.banner.sentence()
    assert window.banner.isVisible()
    window.session.undo()
    assert not window.banner.isVisible()
    mark(project, 0, 0, 5)
    assert window.banner.isVisible()


def test_that_a_round_that_came_with_the_team_offers_my_former_spans(qtbot, window: MainWindow) -> None:
    project = window.session.project
    mark(project, 0, 0, 6)
    project.do(SetRound(2))
    settle()
    button = next(b for b in window.banner.findChildren(QPushButton) if b.text().startswith("Begin with my spans"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(project.reader.all(Span, "deleted = 0 AND round = 2")) == 1
    assert not window.banner.isVisible()


def test_that_articles_are_assigned_evenly_and_my_list_shows_mine(qtbot, window: MainWindow) -> None:
    dialog = opened(window, "team.assign", AssignDialog)
    dialog.each.setValue(1)
    dialog._count()
    assert re.fullmatch(r"New in round 1: Ana \d, Budi \d, Citra \d\.", dialog._sentence.text())
    qtbot.mouseClick(dialog._assign, Qt.MouseButton.LeftButton)
    assert dialog._sentence.text().startswith("All such articles are assigned. Hand out a copy")
    given = window.session.project.reader.all(Assignment)
    assert sorted(row.document_id for row in given) == sorted(DOCUMENTS)
    mine = sum(row.annotator_id == window.session.project.me.id for row in given)
    assert mine in (1, 2)
    choose_listed(window, "Assigned to me")
    assert rows(window) == mine
    assert window.screen_.articles._done.text() == f"0 / {mine} DONE"
    done(window.session.project, *(n for n, i in enumerate(DOCUMENTS) if i == window.screen_.articles.model.line(0).id))
    qtbot.waitUntil(lambda: window.screen_.articles._done.text() == f"1 / {mine} DONE")
    qtbot.mouseClick(dialog._back, Qt.MouseButton.LeftButton)
    assert rows(window) == 0
    choose_listed(window, "All")
    assert rows(window) == len(DOCUMENTS)
    assert "handed out" not in dialog._sentence.text()
    while dialog.people.count() > 1:
        dialog.people.takeItem(1)
    dialog._count()
    assert dialog._sentence.text().endswith("(Team, Hand out a copy).")


def test_that_a_pilot_is_for_everybody_ticked_and_words_choose_articles(qtbot, window: MainWindow) -> None:
    dialog = opened(window, "team.assign", AssignDialog)
    dialog.which.setCurrentIndex(dialog.which.findData("pilot"))
    dialog.pilot.setValue(2)
    dialog._on_assign()
    given = window.session.project.reader.all(Assignment)
    assert len(given) == 2 * 3
    assert len({row.document_id for row in given}) == 2
    dialog._on_take_back()
    dialog.which.setCurrentIndex(dialog.which.findData("found"))
    dialog._count()
    assert not dialog._assign.isEnabled()
    assert dialog._sentence.text() == "No article is like that."
    dialog.words.setText("Berita 3")
    dialog._on_assign()
    assert {row.document_id for row in window.session.project.reader.all(Assignment)} == {DOCUMENTS[3]}


def test_that_who_opens_a_copy_picks_their_name_once(qtbot, tmp_path: Path, project: Path) -> None:
    share(project, tmp_path / "copy.sorot")
    window = start(tmp_path / "laptop", tmp_path / "copy.sorot", "b.")
    qtbot.addWidget(window)
    settle()
    (dialog,) = shown(WhoDialog)
    assert [dialog.names.item(n).text() for n in range(dialog.names.count())] == ["Ana", "Budi", "Citra"]
    qtbot.keyClick(dialog.names, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.names, Qt.Key.Key_Return)
    settle()
    assert window.session.project.me.name == "Budi"
    mark(window.session.project, 0, 0, 6)
    window.close()
    again = start(tmp_path / "laptop", tmp_path / "copy.sorot", "b.")
    qtbot.addWidget(again)
    settle()
    assert shown(WhoDialog) == []
    assert again.session.project.me.name == "Budi"
    again.close()


def test_that_reading_again_gives_me_my_articles_blind(window: MainWindow) -> None:
    project = window.session.project
    mark(project, 0, 0, 6)
    done(project, 0, 1)
    dialog = opened(window, "team.again", AgainDialog)
    dialog.share.setValue(50)
    assert not dialog._report.isEnabled()
    said = []
    window.session.announced.connect(said.append)
    dialog.serve()
    assert said[-1].startswith("Round 2 has 1 of your articles again")
    assert (project.round, window.session.blind) == (2, True)
    choose_listed(window, "Assigned to me")
    assert rows(window) == 1
    assert not window.banner.isVisible()


def test_that_going_back_from_reading_again_makes_no_blind_round_of_an_open_one(window: MainWindow) -> None:
    project = window.session.project
    done(project, 0)
    opened(window, "team.again", AgainDialog).serve()
    dialog = opened(window, "team.round", RoundDialog)
    for round_, blind in ((1, False), (2, True)):
        dialog.number.setValue(round_)
        dialog._go()
        assert (project.round, window.session.blind) == (round_, blind)
    assert was_blind(project.reader, 1) is False


def test_that_the_report_is_one_click_and_is_remembered(qtbot, window: MainWindow, tmp_path: Path, monkeypatch) -> None:
    project = window.session.project
    mark(project, 0, 0, 6)
    done(project, 0)
    project.be("Budi")
    mark(project, 0, 0, 6)
    done(project, 0)
    out = tmp_path / "report.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    window.named_actions["team.report"].trigger()
    qtbot.waitUntil(out.exists, timeout=20000)
    qtbot.waitUntil(lambda: measured_rounds(project.reader) == {1}, timeout=5000)
    assert "Ana and Budi" in out.read_text(encoding="utf-8")
    assert "report.md" in window.status.sentence()
