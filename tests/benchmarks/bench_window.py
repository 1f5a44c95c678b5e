"""Times a label key in the whole window, from the key event to the painted frame with the span on disk, and opening.

    python -m tests.benchmarks.bench_window [--edits 200]

For each article: a key until the span is painted in the text, and until everything beside it is painted too, as one
waits for it (median) and in processor time (p99, which other work on the machine hardly touches; writing to disk is not
in it); and opening the article, median of several times.  Ten keys warm up.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import orjson
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app import importing
from annotator.app.project import Project
from annotator.app.projects import create
from annotator.ui.text.view import TextView
from tests.benchmarks.corpus import paragraphs
from tests.benchmarks.rows import tell
from tests.journeys.desk import open_window, settle

SIZES = ((5_000, 112), (100_000, 1_100), (1_000_000, 5_000))
WARM = 10
OPENED = 5


def article(size: int, count: int) -> dict[str, object]:
    text = paragraphs(size)
    chance = random.Random(5)
    words = [m.span() for m in re.finditer(r"\w+", text)]
    chosen = sorted(chance.sample(range(len(words) - 4), count))
    spans = [[words[w][0], words[w + chance.randint(0, 3)][1], "Gift"] for w in chosen]
    return {"text": text, "label": spans, "name": f"{size}.txt", "title": f"{size}"}


def measure(home: Path, project: Path, size: int, spans: int, edits: int) -> None:
    window = open_window(home, project)
    reader = window.session.project.reader
    document, other = (reader.document_named(f"{name}.txt") for name in (size, "other"))
    view, opened = window.screen_.text, []
    for _ in range(OPENED):
        window.session.open_document(other.id)
        settle()
        start = time.thread_time()
        window.session.open_document(document.id)
        view.viewport().repaint()
        opened.append(time.thread_time() - start)
    settle()
    keys = Keys(view)
    places = [m.span() for m in re.finditer(r"\w+", document.text)]
    for place in range(-WARM, edits):
        keys.press(places[len(places) // 3 + place], keep=place >= 0)
    name = f"{size:,} bytes, {spans:,} spans"
    for part, waited, worked in (("text", keys.text[0], keys.text[1]), ("everything", keys.all[0], keys.all[1])):
        tell(2, f"{name}: key to {part} painted, waiting, median", "ms", statistics.median(waited) * 1e3)
        p99 = sorted(worked)[int(len(worked) * 0.99)] * 1e3
        tell(2, f"{name}: key to {part} painted, processor, p99", "ms", p99, most=16)
    most = 16 if size <= 5_000 else 150
    tell(3, f"{name}: opened in the window, processor", "ms", statistics.median(opened) * 1e3, most=most)
    window.close()
    window.deleteLater()
    settle()


class Keys:
    """Presses a label key and keeps (waiting, processor) times until the text, and until everything, is painted."""

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.text: tuple[list[float], list[float]] = ([], [])
        self.all: tuple[list[float], list[float]] = ([], [])
        self._painted = (0.0, 0.0)
        self._paint = view.paintEvent
        view.paintEvent = self._on_paint

    def _on_paint(self, event: QPaintEvent) -> None:
        self._paint(event)
        self._painted = time.perf_counter(), time.thread_time()

    def press(self, words: tuple[int, int], *, keep: bool) -> None:
        self.view.go_to(*words)
        self.view.set_selection(*words)
        settle()
        start = time.perf_counter(), time.thread_time()
        QTest.keyClick(self.view, Qt.Key.Key_2)
        QApplication.processEvents()
        QApplication.processEvents()
        end = time.perf_counter(), time.thread_time()
        if keep:
            for clock in (0, 1):
                self.text[clock].append(self._painted[clock] - start[clock])
                self.all[clock].append(end[clock] - start[clock])
        settle()


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--edits", type=int, default=200)
    given = words.parse_args()
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        home, path = Path(name), Path(name) / "p.sorot"
        create(path, "R. Widya", "gifts").close()
        lines = [orjson.dumps(article(size, count)) for size, count in SIZES]
        lines.append(orjson.dumps({"text": "Sebuah hadiah.", "name": "other.txt", "title": "other"}))
        (home / "in.jsonl").write_bytes(b"\n".join(lines))
        project = Project.open(path, "R. Widya")
        importing.take(project, importing.prepare(path, [home / "in.jsonl"], importing.ImportOptions(), project.me))
        project.close()
        for size, spans in SIZES:
            measure(home, path, size, spans, given.edits)
    application.quit()


if __name__ == "__main__":
    main()
