"""Deciding, discussions, history and merging labels in the window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.app.comment_edits import AddComment
from annotator.app.edits import AddSpans, PutRows, RelabelSpans, register
from annotator.app.sharing import send
from annotator.domain.annotator import Annotator, persons
from annotator.domain.codebook import Label
from annotator.domain.identity import new_id
from annotator.domain.review import Comment
from annotator.domain.span import Span
from annotator.storage.past import FEW
from annotator.ui.dialogs.codebook_dialog import CodebookDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.review.places_panel import PlacesPanel
from annotator.ui.team.decisions_dialog import DecisionsDialog
from annotator.ui.team.discussions_dialog import DiscussionsDialog
from annotator.ui.team.gather_dialog import GatherDialog
from annotator.ui.team.history_dialog import HistoryDialog
from annotator.ui.team.merge_labels_dialog import MergeLabelsDialog
from annotator.ui.team.same_person import SamePersonRow
from tests.journeys.desk import settle
from tests.ui.window_scene import start
from tests.unit.app.teams import ACTOR, DOCUMENTS, GIFT, lead_project, mark, teammate


@pytest.fixture
def window(qtbot, tmp_path: Path) -> MainWindow:
    made = lead_project(tmp_path / "lead.sorot")
    made.close()
    window = start(tmp_path / "home", made.path, "Ana")
    qtbot.addWidget(window)
    yield window
    window.close()


def shown(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def opened(window: MainWindow, action: str, kind):
    window.named_actions[action].trigger()
    settle()
    (dialog,) = shown(kind)
    return dialog


def cells(model, column: int) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_that_after_gathering_labels_of_one_name_are_offered_and_merged_with_a_look(qtbot, window: MainWindow) -> None:
    project = window.session.project
    mark(project, 0, 0, 6)
    theirs = teammate(project, "Budi")
    twin = Label(id=new_id(), name="gift")
    theirs.do(PutRows((twin,), "set up"))
    mark(theirs, 0, 0, 6, twin.id)
    out = theirs.path.with_name("sent.sorot")
    send(theirs.path, out, theirs.me)
    theirs.close()
    dialog = opened(window, "team.gather", GatherDialog)
    dialog.add_files([out])
    qtbot.waitUntil(lambda: dialog._gathering is not None, timeout=10000)
    assert "two labels, one name" in cells(dialog.preview._looks, 1)
    with qtbot.waitSignal(dialog.gathered):
        dialog.take()
    settle()
    (deciding,) = shown(DecisionsDialog)
    qtbot.mouseClick(deciding._decide, Qt.MouseButton.LeftButton)
    settle()
    (merging,) = shown(MergeLabelsDialog)
    assert sum(map(int, cells(merging.model, 2))) == 1
    merging.merge()
    assert len([x for x in project.codebook.usable() if x.name.casefold() == "gift"]) == 1
    assert not merging.isVisible(), "another Enter would merge the two labels that it would show next"
    assert deciding.model.rowCount() == 0
    window.named_actions["edit.undo"].trigger()
    assert deciding.model.rowCount() == 1


def test_that_two_names_of_one_person_are_joined(qtbot, window: MainWindow) -> None:
    window.session.do(register(Annotator(id=new_id(), name="BUDI")))
    dialog = opened(window, "team.decisions", DecisionsDialog)
    dialog.decide()
    assert len(set(persons(window.session.project.reader.annotators()).values())) == 3
    assert dialog.model.rowCount() == 0


def test_that_two_names_that_differ_are_joined_and_taken_apart_again(qtbot, window: MainWindow) -> None:
    reader = window.session.project.reader
    window.session.do(register(Annotator(id=new_id(), name="B. Santoso")))
    dialog = opened(window, "team.decisions", DecisionsDialog)
    (row,) = dialog.findChildren(SamePersonRow)
    called = {row.first.itemText(place): place for place in range(row.first.count())}
    row.first.setCurrentIndex(called["B. Santoso"])
    row.other.setCurrentIndex(called["B. Santoso"])
    assert not row.join.isEnabled()
    row.other.setCurrentIndex(called["Budi"])
    qtbot.mouseClick(row.join, Qt.MouseButton.LeftButton)
    people = {person.name: person.id for person in reader.annotators()}
    assert persons(reader.annotators())[people["B. Santoso"]] == people["Budi"]
    assert "B. Santoso" not in [row.first.itemText(place) for place in range(row.first.count())]
    window.named_actions["edit.undo"].trigger()
    assert persons(reader.annotators())[people["B. Santoso"]] == people["B. Santoso"]
    assert "B. Santoso" in [row.first.itemText(place) for place in range(row.first.count())]


def test_that_the_codebook_proposes_the_chosen_label(qtbot, window: MainWindow) -> None:
    dialog = opened(window, "codebook.edit", CodebookDialog)
    dialog._tree.choose(ACTOR)
    qtbot.mouseClick(dialog._merge, Qt.MouseButton.LeftButton)
    settle()
    (merging,) = shown(MergeLabelsDialog)
    assert (merging.label.currentData(), merging.into.currentData()) == (ACTOR, GIFT)
    assert "are read as Gift." in merging._word.text(), "a label is called by its name, without its key"
    merging.merge()
    assert [label.id for label in window.session.project.codebook.usable()] == [GIFT]


def test_that_undo_by_key_is_heard_in_the_windows_beside_the_text(qtbot, window: MainWindow) -> None:
    project = window.session.project
    mark(project, 0, 0, 6)
    dialog = opened(window, "edit.history", HistoryDialog)
    dialog.activateWindow()
    dialog.view.setFocus()
    settle()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not project.reader.all(Span)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(project.reader.all(Span)) == 1


def test_that_undo_by_key_goes_to_the_window_that_is_used_where_there_are_two(
    qtbot, window: MainWindow, tmp_path: Path
) -> None:
    made = lead_project(tmp_path / "second.sorot")
    mark(made, 0, 0, 6)
    made.close()
    second = start(tmp_path / "home2", made.path, "Ana")
    qtbot.addWidget(second)
    mark(window.session.project, 0, 0, 6)
    opened(second, "edit.history", HistoryDialog).close()
    for used, other in ((window, second), (second, window)):
        used.activateWindow()
        used.screen_.text.setFocus()
        settle()
        qtbot.keyClick(used.screen_.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert not used.session.project.reader.all(Span)
        qtbot.keyClick(used.screen_.text, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert len(other.session.project.reader.all(Span)) == 1
    second.close()


def test_that_enter_goes_to_what_an_open_discussion_is_about(qtbot, window: MainWindow) -> None:
    project = window.session.project
    span = mark(project, 2, 8, 12)
    said = Comment(id=new_id(), document_id=DOCUMENTS[2], span_id=span, annotator_id=project.me.id, body="Is it?")
    project.do(AddComment(said))
    dialog = opened(window, "team.discussions", DiscussionsDialog)
    assert cells(dialog.model, 1) == ["Is it?"]
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    settle()
    assert window.session.document.id == DOCUMENTS[2]


def test_that_enter_goes_to_a_teammates_span_in_the_review_and_to_a_shown_one_in_annotate(
    qtbot, window: MainWindow
) -> None:
    project = window.session.project
    budi = next(person for person in project.reader.annotators() if person.name == "Budi")
    spans = [
        mark(project, 2, start, start + 4, annotator_id=person.id) for person, start in ((budi, 8), (project.me, 20))
    ]
    for span in spans:
        made = {"id": new_id(), "span_id": span, "annotator_id": project.me.id}
        project.do(AddComment(Comment(document_id=DOCUMENTS[2], body=f"On {span}", **made)))
    for span, screen in zip(spans, ("review", "annotate"), strict=True):
        dialog = opened(window, "team.discussions", DiscussionsDialog)
        dialog.view.selectRow(cells(dialog.model, 1).index(f"On {span}"))
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
        settle()
        assert (window.screens.current, window.session.document.id) == (screen, DOCUMENTS[2])
        if screen == "annotate":
            assert window.screen_.text.selected_mark() == span
        else:
            (places,) = window.findChildren(PlacesPanel)
            assert span in [found.id for found in places.current().spans]


def test_that_a_past_deed_is_taken_back_from_the_history_and_a_later_one_stands_in_the_way(
    qtbot, window: MainWindow
) -> None:
    project = window.session.project
    first = mark(project, 0, 0, 6)
    second = mark(project, 1, 0, 6)
    window.session.do(RelabelSpans((second,), ACTOR, project.me.id))
    dialog = opened(window, "edit.history", HistoryDialog)
    assert cells(dialog.model, 2)[:3] == ["change label", "add span", "add span"]
    dialog.view.selectRow(1)
    assert not dialog._back.isEnabled()
    assert "change label" in dialog._word.text()
    dialog.view.selectRow(2)
    qtbot.mouseClick(dialog._back, Qt.MouseButton.LeftButton)
    assert {span.id for span in project.reader.all(Span)} == {second}
    assert cells(dialog.model, 2)[0] == "take back"
    window.named_actions["edit.undo"].trigger()
    assert {span.id for span in project.reader.all(Span)} == {first, second}


def test_that_a_deed_on_very_many_rows_is_listed_whatever_article_or_label_is_looked_for(window: MainWindow) -> None:
    project = window.session.project
    mark(project, 0, 0, 6)
    (lead,) = project.reader.all(Span)
    many = tuple(replace(lead, id=new_id(), label_id=ACTOR, document_id=DOCUMENTS[1]) for _ in range(FEW + 1))
    project.do(AddSpans(many, "import"))
    dialog = opened(window, "edit.history", HistoryDialog)
    dialog.label.setCurrentIndex(dialog.label.findData(GIFT))
    assert cells(dialog.model, 2)[:2] == ["import", "add span"]
    assert [cells(dialog.model, column)[0] for column in (4, 5)] == ["many", "many"]


def test_that_history_is_filtered_by_person_article_and_label(window: MainWindow) -> None:
    project = window.session.project
    mark(project, 0, 0, 6)
    mark(project, 1, 0, 6, ACTOR)
    project.be("Budi")
    mark(project, 1, 0, 6)
    dialog = opened(window, "edit.history", HistoryDialog)
    dialog.person.setCurrentIndex(dialog.person.findText("Budi"))
    dialog._show()
    assert cells(dialog.model, 4) == ["Berita 1"]
    dialog.person.setCurrentIndex(0)
    dialog.label.setCurrentIndex(dialog.label.findData(ACTOR))
    dialog._show()
    assert cells(dialog.model, 2) == ["add span", "set up"]
    dialog.label.setCurrentIndex(0)
    dialog.article.setText("berita 1")
    assert cells(dialog.model, 1)[:2] == ["Budi", "Ana"]
