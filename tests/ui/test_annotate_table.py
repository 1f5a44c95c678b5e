"""The table of all spans: filters, relabelling and deleting many, teammates' spans, going there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractTableModel, QItemSelection, QItemSelectionModel, Qt

from annotator.app.edits import AddSpans, PutRows
from annotator.domain.document import Document
from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.ui.annotate.spans_list import SpansView
from annotator.ui.annotate.spans_table import SpansDialog
from tests.ui.annotate_scene import Scene, document, make_project, settle, teammate


@pytest.fixture
def scene(qtbot, tmp_path):
    project = make_project(tmp_path)
    teammate(project, "pakta pertahanan", "Treaty clause")
    made = Scene(qtbot, project)
    made.mark("limusin lapis baja")
    made.mark("limusin kedua")
    made.do("article.next")
    made.mark("Seratus kuda")
    made.do("spans.table")
    yield made
    made.close()


def table(scene):
    return scene.screen.findChild(SpansDialog)


def quotes(scene):
    model = table(scene).model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def choose(scene, *rows):
    model, chosen = table(scene).model, QItemSelection()
    for row in rows:
        chosen.select(model.index(row, 0), model.index(row, 5))
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    table(scene).table.selectionModel().select(chosen, flags)
    settle()


def test_that_all_spans_stand_in_reading_order_with_who_made_them(scene):
    assert quotes(scene) == ["limusin lapis baja", "pakta pertahanan", "limusin kedua", "Seratus kuda"]
    spoken = table(scene).model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Treaty clause, pakta pertahanan, Pakta diteken, D. Putra, 25 Jun 2024")


def test_that_an_article_without_a_title_is_called_by_its_name_and_every_column_is_in_sight(scene, qtbot):
    text = "Peti teh dikirim ke utara."
    plain = replace(document("", text, 9), name="baris-7")
    scene.project.do(PutRows((plain,), "import"))
    scene.session.open_document(plain.id)
    scene.mark("Peti teh")
    dialog = table(scene)
    model = dialog.model
    qtbot.waitUntil(lambda: model.rowCount() == 5, timeout=2000)
    assert [model.index(4, column).data() for column in (1, 2)] == ["Peti teh", "baris-7"]
    assert dialog.table.horizontalScrollBar().maximum() == 0
    scene.type("baris-7", dialog.text)
    qtbot.waitUntil(lambda: quotes(scene) == ["Peti teh"], timeout=2000)


def test_that_spans_are_filtered_by_label_annotator_and_words(scene, qtbot):
    dialog = table(scene)
    dialog._label.setCurrentIndex(dialog._label.findData("Treaty clause"))
    dialog._label.activated.emit(dialog._label.currentIndex())
    assert quotes(scene) == ["pakta pertahanan"]
    dialog._label.setCurrentIndex(0)
    dialog._annotator.setCurrentIndex(dialog._annotator.findData(scene.project.me.id))
    dialog._annotator.activated.emit(dialog._annotator.currentIndex())
    assert len(quotes(scene)) == 3
    scene.type("kedua", dialog.text)
    qtbot.waitUntil(lambda: quotes(scene) == ["limusin kedua"], timeout=2000)


def test_that_the_keys_stay_with_the_table_after_its_buttons(scene, qtbot):
    dialog = table(scene)
    dialog.text.setFocus()
    choose(scene, 0)
    dialog._delete.setFocus()
    scene.press(Qt.Key.Key_Space, widget=dialog._delete)
    assert scene.said[-1] == "Spans removed: 1."
    assert dialog.table.hasFocus()


def test_that_many_are_relabelled_in_one_step_and_teammates_spans_stay(scene):
    choose(scene, 0, 1, 2)
    table(scene).relabel_chosen("Sanction issue")
    assert scene.said[-1] == "Spans relabelled: 2. Left as they are, because they belong to teammates: 1."
    counts = scene.project.reader.label_counts()
    assert counts == {"Sanction issue": 2, "Treaty clause": 1, "Gift": 1}
    scene.session.undo()
    assert scene.project.reader.label_counts() == {"Gift": 3, "Treaty clause": 1}


def test_that_delete_removes_my_own_and_the_table_follows(scene, qtbot):
    choose(scene, 0, 1)
    scene.press(Qt.Key.Key_Delete, widget=table(scene).table)
    qtbot.waitUntil(lambda: quotes(scene) == ["pakta pertahanan", "limusin kedua", "Seratus kuda"], timeout=2000)
    scene.session.undo()
    qtbot.waitUntil(lambda: len(quotes(scene)) == 4, timeout=2000)


def test_that_only_teammates_spans_chosen_changes_nothing(scene):
    choose(scene, 1)
    table(scene).delete_chosen()
    assert scene.said[-1] == "Left as they are, because they belong to teammates: 1."
    assert len(quotes(scene)) == 4


def test_that_enter_goes_to_the_span_in_its_article(scene):
    assert scene.session.document.title == "Seratus kuda"
    dialog = table(scene)
    dialog.table.setCurrentIndex(dialog.model.index(2, 0))
    scene.press(Qt.Key.Key_Return, widget=dialog.table)
    assert scene.session.document.title == "Pakta diteken"
    assert scene.stored().quote == "limusin kedua"


def test_that_the_table_closes_with_the_project(scene):
    dialog = table(scene)
    scene.session.close()
    settle()
    assert scene.screen._table is None or not dialog.isVisible()


class CountingModel(QAbstractTableModel):
    """Two thousand rows, and how often somebody asked how many."""

    asked = 0

    def rowCount(self, parent=None):
        self.asked += 1
        return 2000

    def columnCount(self, parent=None):
        return 6

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return "limusin" if role == Qt.ItemDataRole.DisplayRole else None


def test_that_choosing_all_rows_does_not_ask_about_every_one(qtbot):
    model = CountingModel()
    view = SpansView(model)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    model.asked = 0
    view.selectAll()
    view.grab()
    settle()
    assert view.selectionModel().selection().at(0).height() == 2000
    assert 0 < model.asked < 2000


def test_that_thousands_are_relabelled_in_parts_that_leave_the_window_its_turns(scene, qtbot):
    elsewhere = next(d for d in scene.project.reader.all(Document) if d.id != scene.session.document.id)
    many = range(2500)
    spans = [
        Span(
            id=new_id(),
            document_id=elsewhere.id,
            annotator_id=scene.project.me.id,
            label_id="Gift",
            start=n % 9,
            end=10,
            quote="x",
        )
        for n in many
    ]
    scene.project.do(AddSpans(tuple(spans)))
    dialog = table(scene)
    dialog._load()
    before = scene.project.reader.label_counts()
    dialog.table.selectAll()
    dialog.relabel_chosen("Sanction issue")
    assert scene.project.reader.label_counts()["Sanction issue"] == 1000
    assert dialog._stop.isVisible()
    qtbot.waitUntil(lambda: dialog._under_way is None, timeout=5000)
    assert scene.project.reader.label_counts()["Sanction issue"] >= 2500
    scene.session.undo()
    qtbot.waitUntil(lambda: not scene.project.paused, timeout=5000)
    assert scene.project.reader.label_counts() == before
    dialog._load()
    dialog.table.selectAll()
    dialog.delete_chosen()
    qtbot.mouseClick(dialog._stop, Qt.MouseButton.LeftButton)
    assert dialog._under_way is None
    assert sum(scene.project.reader.label_counts().values()) == sum(before.values()) - 1000
    scene.session.undo()
    assert scene.project.reader.label_counts() == before
