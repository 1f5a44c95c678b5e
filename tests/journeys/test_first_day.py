"""A researcher brings articles in, marks by mouse and by keys, closes the lid, comes back, and exports."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app import exporting
from annotator.app.project import Project
from annotator.app.projects import create
from annotator.domain.span import Span
from annotator.storage.check import problems
from tests.journeys.desk import bring_in, drag, open_window, press, settle

HOUSE = Path(__file__).resolve().parents[2]
TEXT = (
    "Iklan — klik untuk membaca tanpa iklan\n"
    "Marsekal Doruna menerima “jip hijau” 🚙 dan seekor kuda dari Sela.\n"
    "Pengiriman jip itu melanggar resolusi, kata panel.\n"
)
JEEP = TEXT.index("jip hijau")
ISSUE = TEXT.index("Pengiriman")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "hadiah.sorot"
    create(path, "R. Widya", "gifts").close()
    return path


def an_article(folder: Path) -> Path:
    path = folder / "jip.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def quotes(path: Path) -> dict[str, str]:
    project = Project.open(path, "R. Widya")
    try:
        assert problems(project.reader) == []
        return {s.quote: project.codebook.get(s.label_id).name for s in project.reader.all(Span)}
    finally:
        project.close()


def test_that_spans_made_by_mouse_and_by_keys_are_there_the_next_day(qtbot, project: Path, tmp_path: Path) -> None:
    window = open_window(tmp_path / "home", project)
    qtbot.addWidget(window)
    bring_in(window, an_article(tmp_path))
    drag(window, JEEP, JEEP + 9)
    press(window, Qt.Key.Key_1)
    window.screen_.text.set_selection(ISSUE, ISSUE)
    for _ in range(2):
        press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_3)
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.session.project.undo_name == "add span"
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.close()
    found = quotes(project)
    assert found["jip hijau"] == "Gift"
    assert found[TEXT[ISSUE : ISSUE + 14]] == "Sanction issue"
    assert len(found) == 2
    again = open_window(tmp_path / "home", project)
    qtbot.addWidget(again)
    assert again.session.document.text == TEXT
    assert again.session.project.redo_name == "add span"
    again.close()


def test_that_a_project_without_articles_says_what_to_do_next(qtbot, project: Path, tmp_path: Path) -> None:
    window = open_window(tmp_path / "home", project)
    qtbot.addWidget(window)
    blank = window.screen_.text.viewport().grab().toImage()
    assert len({blank.pixel(x, y) for x in range(0, blank.width(), 3) for y in range(0, 120, 2)}) > 20
    bring_in(window, an_article(tmp_path))
    assert window.screen_.text.text() == TEXT
    window.close()


def test_that_a_span_can_be_relabelled_resized_noted_and_removed_by_keys(qtbot, project: Path, tmp_path: Path) -> None:
    window = open_window(tmp_path / "home", project)
    qtbot.addWidget(window)
    bring_in(window, an_article(tmp_path))
    drag(window, JEEP, JEEP + 3)
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    press(window, Qt.Key.Key_4)
    span = window.session.project.reader.all(Span)[0]
    assert (span.quote, window.session.project.codebook.get(span.label_id).name) == ("jip hijau", "Actor")
    press(window, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert field is not None
    assert field is not window.screen_.text
    QTest.keyClick(field, Qt.Key.Key_Escape)
    settle()
    press(window, Qt.Key.Key_Delete)
    assert window.session.project.reader.all(Span) == []
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [s.quote for s in window.session.project.reader.all(Span)] == ["jip hijau"]
    window.close()


@pytest.mark.parametrize("kind", ["jsonl", "csv", "doccano", "spacy"])
def test_that_what_was_marked_comes_out(qtbot, project: Path, tmp_path: Path, kind: str) -> None:
    window = open_window(tmp_path / "home", project)
    qtbot.addWidget(window)
    bring_in(window, an_article(tmp_path))
    drag(window, JEEP, JEEP + 9)
    press(window, Qt.Key.Key_1)
    out = tmp_path / f"out.{kind}"
    report = exporting.export(window.session.project.reader, out, exporting.ExportOptions(kind))
    assert (report.spans, report.dropped) == (1, [])
    if kind == "spacy":
        import spacy
        from spacy.tokens import DocBin

        (doc,) = DocBin().from_disk(out).get_docs(spacy.blank("xx").vocab)
        assert [(e.text, e.label_) for e in doc.ents] == [("jip hijau", "Gift")]
        assert doc.text == TEXT
    else:
        assert "jip hijau" in out.read_text("utf-8")
    window.close()


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_that_the_last_key_survives_kill_nine(project: Path, tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from PySide6.QtCore import Qt; from tests.journeys import desk;"
        "app = QApplication([]); window = desk.open_window(Path(sys.argv[2]), Path(sys.argv[1]));"
        "desk.bring_in(window, Path(sys.argv[3]));"
        f"desk.drag(window, {JEEP}, {JEEP + 9}); desk.press(window, Qt.Key.Key_1);"
        "print('pressed', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, project, tmp_path / "home", an_article(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=HOUSE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "pressed"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert quotes(project) == {"jip hijau": "Gift"}
