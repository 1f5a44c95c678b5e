"""The export window: the first record before, the file after, and a list of what the format could not say."""

from collections import Counter
from pathlib import Path

import orjson
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.app import importing
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.app.sample import make_sample
from annotator.app.settings import Settings
from annotator.app.splitting import Sides
from annotator.domain.document import Split
from annotator.domain.near_copies import Pair
from annotator.domain.span import Span
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.session import Session


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "summit.sorot"
    make_sample(path).close()
    return path.read_bytes()


@pytest.fixture
def session(tmp_path, sample):
    path = tmp_path / "summit.sorot"
    path.write_bytes(sample)
    made = Session()
    made.open(Project.open(path, "R. Widya"))
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot, session):
    made = ExportDialog(session)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def choose(qtbot, combo, text):
    """Choose an entry of a combo box with the arrow keys."""
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentText().startswith(text):
            return
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    raise AssertionError(f"there is no {text}")


def export(qtbot, dialog):
    qtbot.mouseClick(dialog._export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._writing is None, timeout=60000)


def record(dialog):
    return dialog._report._record.toPlainText()


def spans_in(path: Path):
    rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    return sum(len(row["entities"] if "relations" in row else row["label"]) for row in rows)


def test_that_the_first_record_is_shown_as_it_would_be_written(qtbot, dialog):
    choose(qtbot, dialog._choice._format, "doccano")
    qtbot.waitUntil(lambda: record(dialog).startswith('{"id":'), timeout=10000)
    choose(qtbot, dialog._choice._format, "Spans as")
    qtbot.waitUntil(lambda: "quote" in record(dialog).splitlines()[0], timeout=10000)


def test_that_one_s_own_layer_is_offered_first_and_everybody_s_too(dialog):
    layers = dialog._choice._layer
    assert [layers.itemText(place) for place in range(layers.count())] == [
        "D. Putra (53 spans)", "R. Widya (68 spans)", "Everybody, a record for each",
    ]  # fmt: skip
    assert layers.currentText() == "R. Widya (68 spans)"


def test_that_the_file_holds_the_layer_that_was_chosen(qtbot, dialog, session, tmp_path):
    choose(qtbot, dialog._choice._format, "doccano")
    assert dialog._file.text() == str(tmp_path / "summit.jsonl")
    with qtbot.waitSignal(session.announced) as said:
        export(qtbot, dialog)
    assert "spans: 68" in said.args[0]
    assert spans_in(tmp_path / "summit.jsonl") == 68
    choose(qtbot, dialog._choice._layer, "D. Putra")
    export(qtbot, dialog)
    assert spans_in(tmp_path / "summit.jsonl") == 53


def test_that_unfinished_articles_are_left_out_where_one_asks_for_it(qtbot, dialog, tmp_path):
    choose(qtbot, dialog._choice._format, "doccano")
    dialog._choice._done.setFocus()
    qtbot.keyClick(dialog._choice._done, Qt.Key.Key_Space)
    export(qtbot, dialog)
    assert len((tmp_path / "summit.jsonl").read_bytes().splitlines()) == 4


def test_that_the_report_counts_only_what_was_written_so(qtbot, dialog):
    report, lists = dialog._report, range(1, 4)
    bare = ["Left out", "Written with less", "Written otherwise"]
    assert [report.tabText(tab) for tab in lists] == bare
    assert not any(report.isTabEnabled(tab) for tab in lists)
    choose(qtbot, dialog._choice._format, "doccano")
    export(qtbot, dialog)
    assert report.tabText(1) == "Left out 0"
    assert all(report.isTabEnabled(tab) for tab in lists)
    assert dialog._save.isEnabled()
    assert dialog._progress.value() == dialog._progress.maximum()
    choose(qtbot, dialog._choice._format, "CoNLL")
    assert dialog._progress.value() == 0
    assert [report.tabText(tab) for tab in lists] == bare
    assert (report.currentIndex(), report.widget(2).model().rowCount()) == (0, 0)
    assert not dialog._save.isEnabled()
    assert dialog._sentence.text() == ""


def test_that_a_line_of_what_was_written_with_less_opens_its_span(qtbot, dialog, session):
    choose(qtbot, dialog._choice._format, "doccano")
    export(qtbot, dialog)
    report = dialog._report
    assert report.currentIndex() == 2
    view = report.widget(2)
    assert view.model().rowCount() > 0
    assert "attributes" in view.model().index(0, 3).data()
    line = view.model().index(0, 0)
    view.setCurrentIndex(line)
    view.setFocus()
    with qtbot.waitSignal(session.span_wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    span = session.project.reader.get(Span, wanted.args[1])
    assert wanted.args[0] == span.document_id
    assert f"{span.start}–{span.end}" == line.siblingAtColumn(2).data()
    choose(qtbot, dialog._choice._layer, "D. Putra")
    export(qtbot, dialog)
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(session.place_wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert "–".join(map(str, wanted.args[1:])) == view.model().index(0, 2).data()


def test_that_a_file_that_is_there_already_is_said_on_the_button(qtbot, dialog, tmp_path):
    (tmp_path / "there.csv").write_bytes(b"old")
    choose(qtbot, dialog._choice._format, "Spans as")
    dialog._file.setFocus()
    dialog._file.selectAll()
    qtbot.keyClicks(dialog._file, str(tmp_path / "there.csv"))
    assert dialog._export.text() == "Replace file"
    qtbot.keyClick(dialog._file, Qt.Key.Key_Backspace)
    assert dialog._export.text() == "Export"


def test_that_the_project_itself_is_never_written_over(qtbot, dialog, session):
    before = session.project.path.read_bytes()
    dialog._file.selectAll()
    qtbot.keyClicks(dialog._file, str(session.project.path))
    qtbot.mouseClick(dialog._export, Qt.MouseButton.LeftButton)
    assert dialog._writing is None
    assert "project itself" in dialog._sentence.text()
    assert session.project.path.read_bytes() == before


def test_that_a_folder_that_is_not_there_is_a_sentence(qtbot, dialog, tmp_path):
    dialog._file.selectAll()
    qtbot.keyClicks(dialog._file, str(tmp_path / "nowhere" / "a.jsonl"))
    export(qtbot, dialog)
    assert "no such folder" in dialog._sentence.text()
    assert dialog._sentence.property("role") == "bad"


def test_that_tokens_matter_to_spacy_alone(qtbot, dialog):
    for format_, matters in (("doccano", False), ("spaCy", True)):
        choose(qtbot, dialog._choice._format, format_)
        assert dialog._choice._edges.isEnabled() is matters
        assert dialog._choice._language.isEnabled() is matters


def test_that_every_field_and_button_says_what_it_is_and_does(dialog):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView):
        for widget in dialog.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.accessibleName(), widget
                assert widget.accessibleDescription(), widget.accessibleName()


def test_that_a_format_of_many_files_is_given_a_folder(qtbot, dialog, tmp_path):
    choose(qtbot, dialog._choice._format, "brat")
    assert Path(dialog._file.text()) == tmp_path / "summit"
    qtbot.waitUntil(lambda: "\nT1\t" in record(dialog), timeout=10000)
    export(qtbot, dialog)
    assert len(list((tmp_path / "summit").glob("*.ann"))) == len(list((tmp_path / "summit").glob("*.txt"))) > 0


def test_that_the_scheme_of_tags_is_chosen_where_there_are_tags(qtbot, dialog, tmp_path):
    assert not dialog._choice._scheme.isEnabled()
    choose(qtbot, dialog._choice._format, "CoNLL")
    assert dialog._choice._scheme.isEnabled()
    assert dialog._choice._edges.isEnabled()
    choose(qtbot, dialog._choice._scheme, "BILOU")
    qtbot.waitUntil(lambda: " L-" in record(dialog), timeout=10000)
    export(qtbot, dialog)
    assert " L-" in (tmp_path / "summit.conll").read_text(encoding="utf-8")


def test_that_texts_are_left_out_where_asked_and_the_report_says_what_stands_otherwise(qtbot, dialog, tmp_path):
    choose(qtbot, dialog._choice._format, "Web Annotations")
    qtbot.keyClick(dialog._choice._without, Qt.Key.Key_Space)
    qtbot.keyClick(dialog._choice._card, Qt.Key.Key_Space)
    dialog._file.setText(str(tmp_path / "bare.jsonld"))
    export(qtbot, dialog)
    said = (tmp_path / "bare.jsonld").read_text("utf-8")
    assert "TextQuoteSelector" not in said
    assert "sorot:sha256" in said
    assert (tmp_path / "bare-card.md").is_file()
    assert dialog._report.currentIndex() == 3
    assert dialog._report.tabText(3) == "Written otherwise 2"
    choose(qtbot, dialog._choice._format, "doccano")
    assert not dialog._choice._without.isEnabled()
    dialog._file.setText(str(tmp_path / "whole.jsonl"))
    export(qtbot, dialog)
    assert spans_in(tmp_path / "whole.jsonl")


def split(qtbot, dialog):
    """Turn the split on and wait for the sides."""
    dialog._split._on.setFocus()
    qtbot.keyClick(dialog._split._on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog._split.sides is not None, timeout=20000)


def test_that_a_split_is_shown_before_and_kept_when_it_is_written(qtbot, dialog, session, tmp_path):
    choose(qtbot, dialog._choice._format, "doccano")
    split(qtbot, dialog)
    said = dialog._split._said.text()
    assert said.startswith("train ")
    assert "Near-copies" in said
    assert session.project.reader.all(Split) == []
    assert Path(dialog._file.text()) == tmp_path / "summit"
    export(qtbot, dialog)
    found = {path.stem: len(path.read_bytes().splitlines()) for path in (tmp_path / "summit").glob("*.jsonl")}
    assert said.startswith(", ".join(f"{part} {found[part]}" for part in ("train", "dev", "test")))
    kept = {row.document_id: row.part for row in session.project.reader.all(Split)}
    assert len(kept) == sum(found.values())
    dialog.save_report(tmp_path / "report.txt")
    assert f"Split:\n  {said}\n" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    dialog._split._seed.setFocus()
    qtbot.keyClick(dialog._split._seed, Qt.Key.Key_Up)
    export(qtbot, dialog)
    assert {row.document_id: row.part for row in session.project.reader.all(Split)} == kept


def test_that_a_split_that_makes_no_sense_is_said_and_nothing_written(qtbot, dialog, tmp_path):
    choose(qtbot, dialog._choice._format, "doccano")
    split(qtbot, dialog)
    dialog._split._shares.setFocus()
    dialog._split._shares.selectAll()
    qtbot.keyClicks(dialog._split._shares, "most")
    qtbot.mouseClick(dialog._export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "80/10/10" in dialog._split._said.text(), timeout=10000)
    assert dialog._writing is None
    assert not (tmp_path / "summit").exists()


def test_that_near_copies_are_listed_and_opened(qtbot, dialog, session):
    choose(qtbot, dialog._choice._format, "doccano")
    report = dialog._report
    assert not report.isTabVisible(4)
    documents = session.project.reader.document_ids()
    one, other = sorted(documents)[:2]
    sides = Sides(dict.fromkeys(documents, "train") | {other: "test"}, [Pair(one, other, 0.8)], [Pair(one, other, 0.8)])
    split(qtbot, dialog)
    dialog._split._on_planned(sides)
    assert "0 pairs on one side, 1 on two" in dialog._split._said.text()
    qtbot.mouseClick(dialog._split._pairs, Qt.MouseButton.LeftButton)
    assert report.currentIndex() == 4
    view = report.currentWidget()
    assert [view.model().index(0, column).data() for column in (1, 3, 4)] == ["train", "test", "80%"]
    view.setCurrentIndex(view.model().index(0, 2))
    view.setFocus()
    with qtbot.waitSignal(session.place_wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args[0] == other
    qtbot.keyClick(dialog._split._on, Qt.Key.Key_Space)
    assert not report.isTabVisible(4)


def test_that_the_whole_project_is_not_split(qtbot, dialog):
    choose(qtbot, dialog._choice._format, "doccano")
    split(qtbot, dialog)
    choose(qtbot, dialog._choice._format, "Sorot JSON")
    assert not dialog._split.is_on
    assert dialog._file.text().endswith(".jsonl")


def test_that_strict_writes_nothing_where_anything_is_lost(qtbot, dialog, tmp_path):
    choose(qtbot, dialog._choice._format, "doccano")
    dialog._choice._strict.setFocus()
    qtbot.keyClick(dialog._choice._strict, Qt.Key.Key_Space)
    export(qtbot, dialog)
    assert "Nothing was written, because" in dialog._sentence.text()
    assert "written without its attributes (" in dialog._sentence.text()
    assert not (tmp_path / "summit.jsonl").exists()


def test_that_the_report_is_saved_as_text_and_as_json(qtbot, dialog, tmp_path):
    assert not dialog._save.isEnabled()
    choose(qtbot, dialog._choice._format, "doccano")
    export(qtbot, dialog)
    dialog.save_report(tmp_path / "report.json")
    saved = orjson.loads((tmp_path / "report.json").read_bytes())
    assert (saved["spans"], saved["dropped"]) == (68, [])
    assert all(line["span_id"] and line["reason"] for line in saved["reduced"] if line["end"])
    dialog.save_report(tmp_path / "report.txt")
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "68 spans written, 0 spans left out." in text
    assert "× written without its attributes" in text
    dialog.save_report(tmp_path / "nowhere" / "report.txt")
    assert "no such folder" in dialog._sentence.text()


def test_that_what_was_chosen_last_is_chosen_again(qtbot, session, tmp_path):
    settings = Settings(tmp_path / "settings.json")
    first = ExportDialog(session, None, settings)
    qtbot.addWidget(first)
    first.show()
    for combo, text in ((first._choice._format, "CoNLL"), (first._choice._layer, "D. Putra")):
        choose(qtbot, combo, text)
    choose(qtbot, first._choice._scheme, "BILOU")
    split(qtbot, first)
    first._file.setText(str(tmp_path / "kept"))
    export(qtbot, first)
    first.close()
    again = ExportDialog(session, None, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(again)
    assert (again._choice.state(), again._split.state()) == (first._choice.state(), first._split.state())
    assert again._choice._layer.currentText().startswith("D. Putra")
    assert again._file.text() == str(tmp_path / "kept")


@pytest.mark.parametrize("typed", ["/", ".", "..", "~nobody-of-this-name/a.csv", "/tmp/" + "x" * 300])
def test_that_whatever_is_typed_for_a_file_is_answered_with_a_sentence(qtbot, dialog, typed):
    choose(qtbot, dialog._choice._format, "Spans as")
    dialog._file.selectAll()
    qtbot.keyClicks(dialog._file, typed)
    qtbot.keyClick(dialog._choice._done, Qt.Key.Key_Space)  # The name follows the format at each choice.
    export(qtbot, dialog)
    assert "could not be written" in dialog._sentence.text()


def test_that_dots_of_a_name_stay_when_its_suffix_follows_the_format(qtbot, dialog, tmp_path):
    dialog._file.setText(str(tmp_path / "berita v1.2.sorot"))
    for format_, name in (
        ("Spans as", "berita v1.2.csv"), ("brat", "berita v1.2"), ("Hugging", "berita v1.2"), ("TEI", "berita v1.2.xml")
    ):  # fmt: skip
        choose(qtbot, dialog._choice._format, format_)
        assert Path(dialog._file.text()).name == name


def test_that_nothing_is_chosen_otherwise_while_a_file_is_written(qtbot, dialog):
    choose(qtbot, dialog._choice._format, "doccano")
    choices = (dialog._choice._format, dialog._choice._done, dialog._split._on, dialog._file)
    qtbot.mouseClick(dialog._export, Qt.MouseButton.LeftButton)
    assert dialog._export.text() == "Stop"
    assert not any(choice.isEnabled() for choice in choices)
    qtbot.waitUntil(lambda: dialog._writing is None, timeout=10000)
    assert all(choice.isEnabled() for choice in choices)
    assert dialog._export.text() == "Replace file"


def test_that_an_export_that_ends_with_its_window_is_said_to_have_stopped(qtbot, dialog, session, tmp_path):
    many = tmp_path / "many.jsonl"  # So many that they cannot all be written before the window is closed.
    many.write_text(
        "".join(f'{{"text":"Kuda ke-{number} datang.","label":[[0,4,"Gift"]]}}\n' for number in range(3000))
    )
    importing.take(
        session.project, importing.prepare(session.project.path, [many], ImportOptions(), session.project.me)
    )
    choose(qtbot, dialog._choice._format, "doccano")
    with qtbot.waitSignal(session.announced, timeout=10000) as said:
        qtbot.mouseClick(dialog._export, Qt.MouseButton.LeftButton)
        dialog.close()
    assert said.args == ["Stopped. Nothing was written."]
    assert not (tmp_path / "summit.jsonl").exists()


def test_that_sides_of_what_was_chosen_before_are_never_written(qtbot, dialog, session):
    choose(qtbot, dialog._choice._format, "doccano")
    split(qtbot, dialog)
    before = Counter(dialog._split.sides.parts.values())
    dialog._split._shares.setText("10/10/80")
    dialog._pause.stop()
    dialog._look()  # As if the pause were over: the sides are being worked out.
    qtbot.mouseClick(dialog._export, Qt.MouseButton.LeftButton)
    assert dialog._writing is None
    qtbot.waitUntil(lambda: dialog._written is not None, timeout=20000)
    assert Counter(row.part for row in session.project.reader.all(Split))["test"] > before["test"]


def test_that_a_split_that_made_no_sense_is_not_written_by_itself_once_it_does(qtbot, dialog, tmp_path):
    choose(qtbot, dialog._choice._format, "doccano")
    split(qtbot, dialog)
    dialog._split._shares.setFocus()
    dialog._split._shares.selectAll()
    qtbot.keyClicks(dialog._split._shares, "most")
    qtbot.waitUntil(lambda: "80/10/10" in dialog._split._said.text(), timeout=10000)
    qtbot.mouseClick(dialog._export, Qt.MouseButton.LeftButton)
    dialog._split._shares.selectAll()
    qtbot.keyClicks(dialog._split._shares, "80/10/10")
    qtbot.waitUntil(lambda: dialog._split.sides is not None, timeout=20000)
    assert dialog._writing is None
    assert not (tmp_path / "summit").exists()


def test_that_a_format_whose_name_is_too_long_ends_in_dots_and_the_tip_says_it_whole(qtbot, dialog):
    box = dialog._choice._format
    box.setFixedWidth(200)
    choose(qtbot, box, "Hugging Face datasets, a folder of Parquet with its card")
    assert box.shown().endswith("…")
    assert box.currentText().startswith(box.shown()[:-1])
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5))))
    assert QToolTip.text().startswith("Hugging Face datasets, a folder of Parquet with its card\n")
    QToolTip.hideText()
    choose(qtbot, box, "TEI P5")
    assert box.shown() == "TEI P5"


def test_that_a_split_says_that_it_replaces_files_and_takes_no_file_for_a_folder(qtbot, dialog, tmp_path):
    choose(qtbot, dialog._choice._format, "doccano")
    split(qtbot, dialog)
    assert dialog._export.text() == "Export"
    export(qtbot, dialog)
    assert dialog._export.text() == "Replace file"
    dialog._file.setText(str(tmp_path / "summit" / "dev.jsonl"))
    qtbot.mouseClick(dialog._export, Qt.MouseButton.LeftButton)
    said = "dev.jsonl could not be written: there is a file of that name."
    qtbot.waitUntil(lambda: dialog._sentence.text().startswith(said), timeout=10000)
