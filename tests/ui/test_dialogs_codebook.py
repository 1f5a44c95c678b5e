"""The codebook window with real keys and clicks: what is typed is kept, and each change can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from annotator.app import codebook_files
from annotator.app.codebook_edits import AddLabel, EditLabel, TakeCodebook, new_label
from annotator.app.document_labels import SetDocumentLabel
from annotator.app.edits import PutRows
from annotator.app.label_merging import MergeLabels
from annotator.app.project import Project
from annotator.domain.codebook import Attribute, Label
from annotator.domain.document import Document
from annotator.domain.identity import document_id, sha256
from annotator.ui.actions import Actions
from annotator.ui.dialogs.codebook_dialog import CodebookDialog
from annotator.ui.dialogs.committing import PAUSE
from annotator.ui.dialogs.deeds import add_dialog_actions
from annotator.ui.dialogs.label_tree import LabelTreeView
from annotator.ui.session import Session

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Scene:
    """The codebook window of a project with the labels of "gifts", and what a person does in it."""

    def __init__(self, qtbot: QtBot, codebook: str = "gifts") -> None:
        self.qtbot = qtbot
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.session = Session(self.window)
        actions = Actions(self.window)
        actions.add("edit.undo", "Undo", self.session.undo, keys=["Ctrl+Z"])
        actions.add("edit.redo", "Redo", self.session.redo, keys=["Ctrl+Shift+Z"])
        add_dialog_actions(actions, self.session, self.window)
        project = Project.in_memory("R. Widya")
        project.do(TakeCodebook(codebook_files.load(codebook)[1]))
        self.session.open(project)
        actions["codebook.edit"].trigger()
        (self.dialog,) = self.window.findChildren(CodebookDialog)
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.isActiveWindow)
        self.tree = self.dialog.findChild(LabelTreeView)

    def label(self, name: str) -> Label:
        return next(label for label in self.session.project.codebook if label.name == name)

    def attributes(self, name: str) -> list[Attribute]:
        return self.session.project.codebook.attributes_of(self.label(name).id)

    def shown(self) -> str:
        return " ".join("-" * depth + label.name for depth, label in self.session.project.codebook.tree())

    def choose(self, name: str) -> None:
        (item,) = self.tree.findItems(name, Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive)
        place = self.tree.visualItemRect(item).center()
        QTest.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        found = [w for w in self.dialog.findChildren(QLineEdit) if w.accessibleName() == name]
        found += [w for w in self.dialog.findChildren(QPlainTextEdit) if w.accessibleName() == name]
        assert len(found) == 1
        return found[0]

    def rewrite(self, name: str, text: str) -> QLineEdit | QPlainTextEdit:
        field = self.field(name)
        field.setFocus()
        QTest.keyClick(field, Key.Key_A, Ctrl)
        for nth, line in enumerate(text.split("\n")):
            if nth:
                QTest.keyClick(field, Key.Key_Return)
            QTest.keyClicks(field, line)
        return field

    def press(self, text: str) -> None:
        (button,) = [b for b in self.dialog.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def said(self) -> str:
        return self.dialog._message.text()


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    made = Scene(qtbot)
    yield made
    made.session.close()


def test_that_a_name_is_kept_after_a_pause_and_on_leaving(scene: Scene) -> None:
    scene.choose("Gift")
    field = scene.rewrite("Name", "Present")
    assert scene.label("Gift")
    scene.qtbot.waitUntil(lambda: scene.shown().startswith("Present"), timeout=PAUSE * 10)
    QTest.keyClicks(field, " of state")
    scene.tree.setFocus()
    assert scene.shown().startswith("Present of state")


def test_that_what_is_typed_in_one_field_is_one_undo_step(scene: Scene) -> None:
    scene.choose("Gift")
    field = scene.rewrite("Name", "Pres")
    scene.qtbot.waitUntil(lambda: scene.shown().startswith("Pres "), timeout=PAUSE * 10)
    QTest.keyClicks(field, "ent")
    scene.qtbot.waitUntil(lambda: scene.shown().startswith("Present "), timeout=PAUSE * 10)
    QTest.keyClick(field, Key.Key_Z, Ctrl)
    assert scene.shown().startswith("Gift ")
    assert field.text() == "Gift"


def test_that_undo_in_a_field_first_takes_back_what_is_not_kept_yet(scene: Scene) -> None:
    scene.choose("Actor")
    field = scene.rewrite("Name", "X")
    QTest.keyClick(field, Key.Key_Z, Ctrl)
    assert field.text() == "Actor"
    scene.tree.setFocus()
    assert scene.label("Actor")
    assert scene.session.project.undo_name == "take in codebook"


def test_that_a_space_at_the_end_of_a_word_stays_while_one_types_on(scene: Scene) -> None:
    scene.choose("Gift")
    field = scene.rewrite("Name", "Present ")
    scene.qtbot.waitUntil(lambda: scene.shown().startswith("Present "), timeout=PAUSE * 10)
    QTest.keyClicks(field, "given")
    scene.tree.setFocus()
    assert scene.label("Present given")


def test_that_a_name_that_is_taken_is_refused_calmly_and_the_old_one_comes_back(scene: Scene) -> None:
    scene.choose("Gift")
    scene.rewrite("Name", "actor")
    scene.tree.setFocus()
    assert "There is a label “Actor” already" in scene.said()
    assert scene.field("Name").text() == "Gift"
    assert scene.shown().startswith("Gift ")


def test_that_what_is_typed_goes_to_the_label_it_was_typed_for(scene: Scene) -> None:
    scene.choose("Gift")
    scene.rewrite("Definition", "A thing.")
    scene.choose("Actor")
    assert scene.label("Gift").definition == "A thing."
    assert scene.label("Actor").definition != "A thing."
    assert scene.field("Definition").toPlainText() == scene.label("Actor").definition


def test_that_closing_keeps_what_is_being_typed(scene: Scene) -> None:
    scene.choose("Gift")
    field = scene.rewrite("Examples", "«a falcon»")
    QTest.keyClick(field, Key.Key_Escape)
    assert not scene.dialog.isVisible()
    assert scene.label("Gift").examples == "«a falcon»"


def test_that_a_label_is_added_by_its_name_with_a_free_key_and_is_chosen(scene: Scene) -> None:
    field = scene.rewrite("New label", "Place")
    QTest.keyClick(field, Key.Key_Return)
    assert scene.label("Place").key == "6"
    assert scene.field("Name").text() == "Place"
    assert scene.field("Name").hasFocus()
    assert scene.dialog.isVisible()
    scene.session.undo()
    assert "Place" not in scene.shown()


def test_that_a_key_moves_and_who_lost_it_is_said(scene: Scene) -> None:
    scene.choose("Gift")
    (box,) = [b for b in scene.dialog.findChildren(QComboBox) if b.accessibleName() == "Key"]
    assert box.itemText(2) == "2, now of Treaty clause"
    box.setFocus()
    QTest.keyClick(box, Key.Key_Down)
    assert (scene.label("Gift").key, scene.label("Treaty clause").key) == ("2", "")
    assert "Treaty clause" in scene.said()


def test_that_a_colour_is_one_click(scene: Scene) -> None:
    scene.choose("Gift")
    (teal,) = [b for b in scene.dialog.findChildren(QToolButton) if b.accessibleName() == "Teal"]
    QTest.mouseClick(teal, Qt.MouseButton.LeftButton)
    assert scene.label("Gift").colour == "#1f8a8a"
    assert teal.isChecked()


def test_that_labels_move_by_keys(scene: Scene) -> None:
    scene.choose("Actor")
    QTest.keyClick(scene.tree, Key.Key_Up, Alt)
    assert scene.shown() == "Gift Treaty clause Actor Sanction issue Date"
    QTest.keyClick(scene.tree, Key.Key_Right, Alt)
    assert scene.shown() == "Gift Treaty clause -Actor Sanction issue Date"
    QTest.keyClick(scene.tree, Key.Key_Left, Alt)
    QTest.keyClick(scene.tree, Key.Key_Down, Alt)
    assert scene.shown() == "Gift Treaty clause Sanction issue Actor Date"
    assert scene.tree.current_id == scene.label("Actor").id


def drop(scene: Scene, name: str, target: str, at: str) -> None:
    """Bring a row over another and let go.  No drag is under way, so that the tree has to take it from anywhere."""
    scene.choose(name)
    tree = scene.tree
    tree.setDragDropMode(tree.DragDropMode.DragDrop)
    (item,) = tree.findItems(target, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    row = tree.visualItemRect(item)
    place = {"on": row.center(), "above": QPoint(60, row.top() + 1), "below": QPoint(60, row.bottom() - 1)}[at]
    data = tree.model().mimeData(tree.selectedIndexes())
    how = Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(tree.viewport(), QDragEnterEvent(place, *how))
    QApplication.sendEvent(tree.viewport(), QDropEvent(QPointF(place), *how))


@pytest.mark.parametrize(
    ("name", "target", "at", "order"),
    [
        ("Date", "Gift", "above", "Date Gift Treaty clause Sanction issue Actor"),
        ("Gift", "Actor", "below", "Treaty clause Sanction issue Actor Gift Date"),
        ("Date", "Actor", "on", "Gift Treaty clause Sanction issue Actor -Date"),
    ],
)
def test_that_labels_move_by_dragging(scene: Scene, name: str, target: str, at: str, order: str) -> None:
    before = scene.shown()
    drop(scene, name, target, at)
    assert scene.shown() == order
    assert scene.tree.topLevelItemCount() + order.count("-") == len(scene.session.project.codebook)
    scene.session.undo()
    assert scene.shown() == before


def test_that_a_retired_label_stands_below_and_comes_back(scene: Scene) -> None:
    scene.choose("Gift")
    scene.press("Retire label")
    assert scene.dialog.focusWidget().text() == "Bring back label"
    assert scene.shown().startswith("Treaty clause")
    assert scene.tree.topLevelItem(scene.tree.topLevelItemCount() - 1).text(0) == "Gift (retired)"
    scene.press("Bring back label")
    assert scene.shown().startswith("Gift")


def test_that_a_row_of_the_tree_says_all_it_shows(scene: Scene) -> None:
    item = scene.tree.topLevelItem(0)
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Gift, key 1, used: 0"


def test_that_attributes_are_added_changed_ordered_and_removed(scene: Scene) -> None:
    scene.choose("Date")
    for name in ("From", "To"):
        field = scene.rewrite("New attribute", name)
        QTest.keyClick(field, Key.Key_Return)
    names = [attribute.name for attribute in scene.attributes("Date")]
    assert names[-2:] == ["From", "To"]
    (kind,) = [b for b in scene.dialog.findChildren(QComboBox) if b.accessibleName() == "Kind"]
    assert [kind.itemData(row) for row in range(kind.count())] == ["text", "choice", "number", "date", "yes-no", "span"]
    assert not scene.field("Choices").isVisible()
    kind.setFocus()
    QTest.keyClick(kind, Key.Key_Down)
    assert scene.attributes("Date")[-1].kind == "choice"
    assert scene.field("Choices").isVisible()
    scene.rewrite("Choices", "day\nmonth\n")
    scene.rewrite("Attribute name", "Until")
    scene.tree.setFocus()
    last = scene.attributes("Date")[-1]
    assert (last.name, [choice["name"] for choice in last.choices]) == ("Until", ["day", "month"])
    scene.press("Up")
    assert [attribute.name for attribute in scene.attributes("Date")][-2:] == ["Until", "From"]
    scene.press("Remove")
    assert [attribute.name for attribute in scene.attributes("Date")] == [*names[:-2], "From"]
    scene.session.undo()
    assert [attribute.name for attribute in scene.attributes("Date")][-2:] == ["Until", "From"]


def test_that_a_choice_keeps_its_spans_while_its_line_is_written_anew(scene: Scene, qtbot: QtBot) -> None:
    scene.choose("Sanction issue")
    before = next(a for a in scene.attributes("Sanction issue") if a.kind == "choice").choices
    table = next(t for t in scene.dialog.findChildren(QTableView) if t.accessibleName() == "Attributes")
    table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, 0))
    field = scene.field("Choices")
    field.setFocus()
    QTest.keyClick(field, Key.Key_Home, Ctrl)
    QTest.keyClick(field, Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Key.Key_Delete)
    qtbot.wait(PAUSE + 100)
    QTest.keyClicks(field, "claimed")
    qtbot.wait(PAUSE + 100)
    after = next(a for a in scene.attributes("Sanction issue") if a.kind == "choice").choices
    assert after == ({"id": before[0]["id"], "name": "claimed"}, *before[1:])
    QTest.keyClick(field, Key.Key_Home, Ctrl)
    QTest.keyClick(field, Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClick(field, Key.Key_Escape)
    last = next(a for a in scene.attributes("Sanction issue") if a.kind == "choice")
    assert last.offered == before[1:]
    assert last.choices[-1] == {"id": before[0]["id"], "name": "claimed", "retired": True}


def test_that_a_new_attribute_of_a_known_name_is_refused_calmly(scene: Scene) -> None:
    scene.choose("Gift")
    field = scene.rewrite("New attribute", "giver")
    QTest.keyClick(field, Key.Key_Return)
    assert "has an attribute" in scene.said()
    assert field.text() == "giver"


def test_that_a_change_from_elsewhere_is_shown_at_once(scene: Scene) -> None:
    scene.choose("Gift")
    scene.session.do(EditLabel(scene.label("Gift").id, {"name": "Present"}))
    assert scene.field("Name").text() == "Present"
    assert scene.tree.topLevelItem(0).text(0) == "Present"


def test_that_an_empty_codebook_says_what_to_do(qtbot: QtBot) -> None:
    scene = Scene(qtbot, "empty")
    assert scene.dialog._pages.currentIndex() == 0
    field = scene.rewrite("New label", "Gift")
    QTest.keyClick(field, Key.Key_Return)
    assert scene.dialog._pages.currentIndex() == 1
    scene.session.close()


def test_that_every_control_has_a_name(scene: Scene) -> None:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QPushButton, QToolButton)
    controls = [w for kind in kinds for w in scene.dialog.findChildren(kind) if w.objectName()[:3] != "qt_"]
    nameless = [w for w in controls if w.isVisible() and not (w.accessibleName() and w.accessibleDescription())]
    assert nameless == []


def test_that_labels_of_spans_articles_and_relations_are_made_each_with_keys_of_its_own(scene: Scene) -> None:
    (kinds,) = [b for b in scene.dialog.findChildren(QComboBox) if b.accessibleName() == "What the new label is for"]
    for row, name in enumerate(("Place", "Tone", "lent to")):
        kinds.setCurrentIndex(row)
        QTest.keyClick(scene.rewrite("New label", name), Key.Key_Return)
    made = [scene.label(name) for name in ("Place", "Tone", "lent to")]
    assert [label.kind for label in made] == ["span", "document", "relation"]
    assert all(label.key for label in made)
    (keys,) = [b for b in scene.dialog.findChildren(QComboBox) if b.accessibleName() == "Key"]
    scene.choose("lent to")
    first = scene.session.project.codebook.with_key("1", "relation")
    assert first is not None
    scene.choose(first.name)
    keys.setCurrentIndex(keys.findData("9"))
    keys.activated.emit(keys.currentIndex())
    assert scene.label(first.name).key == "9"
    assert scene.label("Gift").key == "1"
    scene.choose("Tone")
    assert keys.itemText(5).startswith("Alt+5")


def test_that_the_tree_counts_relations_and_labels_of_articles_too(scene: Scene) -> None:
    project = scene.session.project
    scene.session.do(AddLabel(new_label(project.codebook, "Tone", "#2f6fd0", "document")))
    text = "Sebuah kabar."
    scene.session.do(PutRows((Document(id=document_id(sha256(text)), text=text, sha256=sha256(text)),), "import"))
    tone = scene.label("Tone")
    scene.session.do(SetDocumentLabel(document_id(sha256(text)), project.layer, tone.id, ""))
    scene.qtbot.waitUntil(lambda: scene.dialog._counts.get(tone.id) == 1)
    scene.choose("Tone")
    shown = [w.text() for w in scene.dialog.findChildren(QLabel) if w.isVisible()]
    assert "Articles with this label: 1." in shown
    scene.session.do(AddLabel(new_label(project.codebook, "Mood", "#2f6fd0", "document")))
    scene.session.do(MergeLabels(tone.id, scene.label("Mood").id))
    scene.choose("Mood")
    shown = [w.text() for w in scene.dialog.findChildren(QLabel) if w.isVisible()]
    assert "Articles with this label: 1." in shown, "what was merged into it is read as it"
