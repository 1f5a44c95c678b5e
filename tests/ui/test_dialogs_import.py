"""The import window: what is chosen is read beside the project, shown, and taken in as one step."""

from pathlib import Path

import orjson
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator.app.edits import PutRows
from annotator.app.project import Project
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.identity import label_id
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.session import Session

TABLE = "judul,isi,sumber\nJip,Sebuah jip diserahkan.,Kabar Utara\nKuda,Dua kuda datang.,Harian Arunika\n"


@pytest.fixture
def session(tmp_path):
    made = Session()
    made.open(Project.create(tmp_path / "p.sorot", "R. Widya"))
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot, session):
    made = ImportDialog(session)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def ready(qtbot, dialog):
    """Wait until what is chosen is read and checked."""
    qtbot.waitUntil(lambda: dialog._prepared is not None, timeout=10000)
    qtbot.waitUntil(lambda: dialog._look._pages.currentIndex() > 0 or not dialog._look._file.count(), timeout=10000)


def take(qtbot, dialog):
    """Press Import, and wait until everything is in."""
    qtbot.mouseClick(dialog._import, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._taking is None, timeout=20000)


def rows(view):
    model = view.model()
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


def choose(qtbot, combo, text):
    """Choose an entry of a combo box with the arrow keys, as a hand does: it may be made anew at each."""
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentText().startswith(text):
            return
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    raise AssertionError(f"there is no {text}")


def counts(dialog):
    shown = dialog._outcome._filter
    return [shown.itemText(place) for place in range(shown.count())]


def names(session):
    return sorted(document.title or document.name for document in session.project.reader.all(Document))


def test_that_nothing_comes_in_before_import_is_pressed_and_undo_takes_it_back(qtbot, dialog, session, tmp_path):
    dialog.add_files([file(tmp_path, "a.csv", TABLE)])
    ready(qtbot, dialog)
    assert session.project.reader.document_count() == 0
    with qtbot.waitSignal(session.announced) as said:
        take(qtbot, dialog)
    assert "articles: 2 new" in said.args[0]
    assert names(session) == ["Jip", "Kuda"]
    assert session.document is not None
    assert not dialog._import.isEnabled()
    session.undo()
    assert session.project.reader.document_count() == 0


def test_that_an_import_can_be_stopped_while_it_is_taken_in(qtbot, dialog, session, tmp_path):
    many = b"".join(
        orjson.dumps({"text": f"Kabar nomor {n} dari desa.", "label": [[0, 5, "Desa"]]}) + b"\n" for n in range(3000)
    )
    dialog.add_files([file(tmp_path, "a.jsonl", many)])
    ready(qtbot, dialog)
    with qtbot.waitSignal(session.announced) as said:
        qtbot.mouseClick(dialog._import, Qt.MouseButton.LeftButton)
        assert session.project.paused
        assert not session.do(PutRows("add label", (Label(id=label_id("span", "X"), name="X"),)))
        qtbot.mouseClick(dialog._stop, Qt.MouseButton.LeftButton)
    assert "stopped" in said.args[0]
    assert session.project.reader.document_count() == 0
    ready(qtbot, dialog)
    take(qtbot, dialog)
    assert session.project.reader.document_count() == 3000


def test_that_new_known_and_refused_are_shown_each_with_its_reason(qtbot, dialog, session, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    file(texts, "a.txt", "Sebuah jip diserahkan.")
    file(texts, "b.txt", "Sebuah jip diserahkan.")
    file(texts, "c.txt", b"\x89PNG\r\n\x1a\n\0\0")
    dialog.add_files([texts])
    ready(qtbot, dialog)
    assert counts(dialog)[1:3] == ["New 1", "Here already 1"]
    assert counts(dialog)[-1] == "Refused 1"
    for shown, name in (("New", "a.txt"), ("Here", "b.txt"), ("Refused", "c.txt")):
        choose(qtbot, dialog._outcome._filter, shown)
        ((_, _, remark, file_, *_),) = rows(dialog._outcome._view)
        assert file_ == name
    assert "picture" in remark


def test_that_the_columns_of_a_table_are_guessed_and_can_be_chosen(qtbot, dialog, session, tmp_path):
    dialog.add_files([file(tmp_path, "a.csv", "ringkas,isi,judul\nPendek,Panjang sekali.,Jip\n")])
    ready(qtbot, dialog)
    columns = dialog._look._columns
    assert (columns["text"].currentText(), columns["title"].currentText()) == ("isi", "judul")
    choose(qtbot, columns["text"], "ringkas")
    assert dialog._prepared is None
    assert not dialog._import.isEnabled()
    ready(qtbot, dialog)
    take(qtbot, dialog)
    (document,) = session.project.reader.all(Document)
    assert document.text == "Pendek"


def test_that_another_encoding_shows_the_text_as_it_would_be_read(qtbot, dialog, tmp_path):
    dialog.add_files([file(tmp_path, "a.txt", "Привет, мир. Это статья о подарках.".encode("koi8_r"))])
    ready(qtbot, dialog)
    choose(qtbot, dialog._files._encoding, "KOI8")
    qtbot.waitUntil(lambda: dialog._look._text.toPlainText().startswith("Привет, мир"), timeout=10000)


def test_that_good_records_are_taken_only_where_one_asks_for_it(qtbot, dialog, session, tmp_path):
    dialog.add_files([file(tmp_path, "a.csv", TABLE + "Tanpa isi,,\n")])
    ready(qtbot, dialog)
    assert counts(dialog)[1] == "New 0"
    assert not dialog._import.isEnabled()
    qtbot.mouseClick(dialog._partial, Qt.MouseButton.LeftButton, pos=dialog._partial.rect().center() * 0.1)
    assert dialog._partial.isChecked()
    ready(qtbot, dialog)
    assert counts(dialog)[1] == "New 2"
    assert counts(dialog)[-1] == "Refused 1"
    assert rows(dialog._outcome._view)[-1][4] == "row 4"
    take(qtbot, dialog)
    assert names(session) == ["Jip", "Kuda"]


def test_that_articles_are_marked_done_for_the_annotator_that_is_named(qtbot, dialog, session, tmp_path):
    dialog.add_files([file(tmp_path, "a.txt", "Sebuah jip diserahkan.")])
    dialog._files._annotator.setFocus()
    dialog._files._annotator.selectAll()
    qtbot.keyClicks(dialog._files._annotator, "D. Putra")
    dialog._files._done.setFocus()
    qtbot.keyClick(dialog._files._done, Qt.Key.Key_Space)
    ready(qtbot, dialog)
    take(qtbot, dialog)
    people = {person.name: person.id for person in session.project.reader.annotators()}
    states = {layer.annotator_id for layer in session.project.reader.layers()}
    assert states == {people["D. Putra"]}


def test_that_closing_forgets_what_waits_and_changes_nothing(qtbot, session, tmp_path):
    dialog = ImportDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.add_files([file(tmp_path, "a.csv", TABLE)])
    ready(qtbot, dialog)
    waiting = dialog._prepared.waiting.path
    assert waiting.exists()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not waiting.exists()
    assert session.project.reader.document_count() == 0


def test_that_closing_while_files_are_read_leaves_nothing_behind(qtbot, session, tmp_path):
    dialog = ImportDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        file(folder, f"{number}.txt", f"Artikel nomor {number} tentang sebuah jip.")
    dialog.add_files([folder])
    qtbot.waitUntil(lambda: dialog._job is not None, timeout=10000)
    job = dialog._job
    with qtbot.waitSignal(job.cancelled, timeout=10000):
        dialog.close()
    assert session.project.reader.document_count() == 0


def test_that_a_project_of_a_teammate_comes_in_whole(qtbot, dialog, session, tmp_path):
    from annotator.app import exporting
    from annotator.app.sample import make_sample

    other = make_sample(tmp_path / "other.sorot")
    exporting.export(other.reader, tmp_path / "all.jsonl", exporting.ExportOptions("jsonl"))
    spans = sum(other.reader.layers().values())
    other.close()
    dialog.add_files([tmp_path / "all.jsonl"])
    qtbot.waitUntil(lambda: dialog._prepared is not None, timeout=10000)
    take(qtbot, dialog)
    assert session.project.reader.document_count() == 10
    assert sum(session.project.reader.layers().values()) == spans


def test_that_the_window_fits_a_small_screen_also_with_a_table_in_it(qtbot, dialog, tmp_path):
    dialog.add_files([file(tmp_path, "a.csv", TABLE)])
    ready(qtbot, dialog)
    least = dialog.minimumSizeHint()
    assert least.width() <= 900
    assert least.height() <= 600


def test_that_every_field_and_button_says_what_it_is_and_does(dialog):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView):
        for widget in dialog.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.accessibleName(), widget
                assert widget.accessibleDescription(), widget.accessibleName()


MARKED = {"text": "Menteri Suroto menerima jip hijau.", "label": [[0, 14, "PER"], [24, 33, "GIFTS"]], "annotator": "rw"}


def test_that_names_nobody_knows_stand_for_ours_where_one_says_so(qtbot, dialog, session, tmp_path):
    session.do(PutRows((Label(id=label_id("span", "Gift"), name="Gift"),), "set up"))
    dialog.add_files([file(tmp_path, "a.jsonl", orjson.dumps(MARKED))])
    ready(qtbot, dialog)
    assert dialog._tabs.tabText(1) == "Names in these files: 3 unknown"
    dialog._tabs.setCurrentIndex(1)
    combos = {combo.accessibleName(): combo for combo in dialog._names._combos}
    assert list(combos) == ["Annotator rw", "Label PER", "Label GIFTS"]
    gifts = combos["Label GIFTS"]
    assert [gifts.itemText(at) for at in range(2)] == ["Make it new", "Gift (closest)"]
    choose(qtbot, gifts, "Gift")
    choose(qtbot, combos["Annotator rw"], "R. Widya")
    ready(qtbot, dialog)
    assert gifts is dialog._names._combos[2]
    take(qtbot, dialog)
    assert sorted(label.name for label in session.project.codebook) == ["Gift", "PER"]
    (layer,) = session.project.reader.layers()
    assert layer == session.project.layer


def test_that_a_map_of_names_is_saved_and_loaded(qtbot, dialog, session, tmp_path):
    session.do(PutRows((Label(id=label_id("span", "Gift"), name="Gift"),), "set up"))
    dialog.add_files([file(tmp_path, "a.jsonl", orjson.dumps(MARKED))])
    ready(qtbot, dialog)
    dialog._tabs.setCurrentIndex(1)
    assert not dialog._names._save.isEnabled()
    qtbot.mouseClick(dialog._names._closest, Qt.MouseButton.LeftButton)
    dialog._names.save(tmp_path / "names.json")
    assert orjson.loads((tmp_path / "names.json").read_bytes()) == {"labels": {"GIFTS": "Gift"}, "annotators": {}}
    (tmp_path / "other.json").write_text('{"gifts": "Hadiah"}', encoding="utf-8")
    dialog._names.load(tmp_path / "other.json")
    assert dialog._names._combos[2].currentText() == "Hadiah (new)"
    ready(qtbot, dialog)
    take(qtbot, dialog)
    assert sorted(label.name for label in session.project.codebook) == ["Gift", "Hadiah", "PER"]
    dialog._names.load(tmp_path / "a.jsonl")
    assert "no JSON object of names" in dialog._sentence.text()


def test_that_a_map_of_names_and_a_report_are_saved_beside_the_project(qtbot, dialog, session, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path.parent)
    dialog.add_files([file(tmp_path, "a.jsonl", orjson.dumps(MARKED))])
    ready(qtbot, dialog)
    for ask in (dialog._names._ask_target, dialog._outcome._ask_target):
        QTimer.singleShot(100, lambda: qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return))
        ask()
    beside = {path.name for path in session.project.path.parent.iterdir()}
    assert {"names.json", "import-report.txt"} <= beside


def test_that_labels_nobody_knows_are_refused_where_none_are_to_be_made(qtbot, dialog, session, tmp_path):
    dialog.add_files([file(tmp_path, "a.jsonl", orjson.dumps(MARKED))])
    ready(qtbot, dialog)
    dialog._tabs.setCurrentIndex(1)
    dialog._names._create.setFocus()
    qtbot.keyClick(dialog._names._create, Qt.Key.Key_Space)
    ready(qtbot, dialog)
    assert not dialog._import.isEnabled()
    assert rows(dialog._outcome._view)[0][2] == "the codebook has no label “PER”, “GIFTS”"


def test_that_the_records_are_narrowed_by_words_and_saved_as_a_report(qtbot, dialog, tmp_path):
    dialog.add_files([file(tmp_path, "a.csv", TABLE)])
    ready(qtbot, dialog)
    dialog._outcome._words.setFocus()
    qtbot.keyClicks(dialog._outcome._words, "arunika")
    qtbot.waitUntil(lambda: [row[1] for row in rows(dialog._outcome._view)] == ["Kuda"], timeout=5000)
    take(qtbot, dialog)
    dialog._outcome.save(tmp_path / "report.txt")
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "documents added: 2\n" in text
    assert "new     a.csv row 2 “Jip”, 0 spans\n" in text
    dialog._outcome.save(tmp_path / "report.json")
    saved = orjson.loads((tmp_path / "report.json").read_bytes())
    assert [record["title"] for record in saved["records"]] == ["Jip", "Kuda"]
    assert saved["summary"]["documents_added"] == 2


def test_that_enter_imports_what_was_just_chosen_unless_the_keyboard_went_elsewhere(qtbot, dialog, session, tmp_path):
    qtbot.waitUntil(dialog.isActiveWindow, timeout=2000)
    dialog._files._askers[0].setFocus()
    dialog.add_files([file(tmp_path, "a.txt", "Sebuah jip diserahkan.")])
    ready(qtbot, dialog)
    qtbot.waitUntil(dialog._import.hasFocus, timeout=2000)
    dialog._files._encoding.setFocus()
    dialog.add_files([file(tmp_path, "b.txt", "Dua kuda datang.")])
    ready(qtbot, dialog)
    assert dialog._files._encoding.hasFocus()
    dialog._import.setFocus()
    qtbot.keyClick(dialog._import, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(session) == ["a", "b"] and dialog._taking is None, timeout=10000)


def test_that_remarks_or_else_titles_take_the_room_that_other_columns_leave(qtbot, dialog, tmp_path):
    dialog.resize(1500, 700)
    view = dialog._outcome._view
    heads = view.horizontalHeader()
    dialog.add_files([file(tmp_path, "a.txt", "Sebuah jip diserahkan.")])
    ready(qtbot, dialog)
    assert heads.length() == view.viewport().width()
    assert heads.sectionSize(1) > 400
    dialog.add_files([file(tmp_path, "b.txt", "")])
    ready(qtbot, dialog)
    assert heads.length() == view.viewport().width()
    assert heads.sectionSize(1) < heads.sectionSize(2)
    dialog.resize(1300, 700)
    assert heads.length() == view.viewport().width()
    sourced = file(tmp_path, "c.txt", "HARIAN ARUNIKA, Tarun - Sebuah jip diserahkan pada Rabu, 19 Juni 2024.\n" * 20)
    dialog.add_files([sourced])
    ready(qtbot, dialog)
    for width in (1180, 1000):
        dialog.resize(width, 700)
        assert heads.length() == view.viewport().width()
        assert heads.sectionSize(2) > 150, "reasons are what one reads"


def test_that_what_is_left_out_is_counted_and_can_be_listed_alone(qtbot, dialog, session, tmp_path):
    task = {"id": 1, "data": {"text": "Sebuah jip."}, "annotations": [], "predictions": [{"result": []}] * 2}
    dialog.add_files([file(tmp_path, "a.json", orjson.dumps([task]))])
    ready(qtbot, dialog)
    assert dialog._sentence.text().endswith("left out: 1.")
    choose(qtbot, dialog._outcome._filter, "Left out 1")
    assert [row[:4] for row in rows(dialog._outcome._view)] == [
        ["Left out", "", "not taken: predictions (2): item 1", "a.json"]
    ]
    take(qtbot, dialog)
    assert names(session) == ["1"]


def test_that_the_bar_tells_that_a_single_file_is_being_read_and_counts_several(qtbot, dialog, tmp_path):
    many = "".join(f'{{"text":"Kuda ke-{number} datang.","label":[]}}\n' for number in range(3000))
    for names, most in ((["a.jsonl"], 0), (["a.jsonl", "b.jsonl"], 2)):
        seen: list[int] = []
        dialog._files.choose([file(tmp_path, name, many) for name in names])
        qtbot.waitUntil(lambda: dialog._job is not None, timeout=10000)
        dialog._job.progressed.connect(lambda *_, seen=seen: seen.append(dialog._progress.maximum()))
        ready(qtbot, dialog)
        assert most in seen
        assert dialog._progress.value() == dialog._progress.maximum() == 1
