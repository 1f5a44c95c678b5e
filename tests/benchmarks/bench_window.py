"""Times a label key in the whole window, from the key event to the painted frame with the span on disk, and opening.

    python -m tests.benchmarks.bench_window [--edits 200]

Each row is one article: its size and spans; the median and p99 of a key until the span is painted in the text, and
until everything beside it is painted too; and opening the article once.  Ten keys warm up.
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
from tests.benchmarks.corpus import paragraphs
from tests.journeys.desk import open_window, settle

SIZES = ((5_000, 12), (100_000, 1_000), (1_000_000, 5_000))
WARM = 10


def article(size: int, count: int) -> dict[str, object]:
    text = paragraphs(size)
    chance = random.Random(5)
    words = [m.span() for m in re.finditer(r"\w+", text)]
    chosen = sorted(chance.sample(range(len(words) - 4), count))
    spans = [[words[w][0], words[w + chance.randint(0, 3)][1], "Gift"] for w in chosen]
    return {"text": text, "label": spans, "name": f"{size}.txt", "title": f"{size}"}


def measure(home: Path, project: Path, size: int, edits: int) -> str:
    window = open_window(home, project)
    reader = window.session.project.reader
    document = reader.document_named(f"{size}.txt")
    start = time.perf_counter()
    window.session.open_document(document.id)
    view = window.screen_.text
    view.viewport().repaint()
    opened = time.perf_counter() - start
    settle()
    places = [m.span() for m in re.finditer(r"\w+", document.text)]
    in_text: list[float] = []
    painted = [0.0]
    paint = view.paintEvent

    def timed(event: QPaintEvent) -> None:
        paint(event)
        painted[0] = time.perf_counter()

    view.paintEvent = timed
    times = []
    for place in range(-WARM, edits):
        first = places[len(places) // 3 + place]
        view.go_to(*first)
        view.set_selection(*first)
        settle()
        start = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_2)
        QApplication.processEvents()
        QApplication.processEvents()
        if place >= 0:
            times.append(time.perf_counter() - start)
            in_text.append(painted[0] - start)
        settle()
    made = len(reader.spans(document.id, [window.session.project.layer]))
    window.close()
    window.deleteLater()
    settle()
    return (
        f"{size:>9} bytes {made:>6} spans   key to text {said(in_text)}   to everything {said(times)}   "
        f"opened in {opened * 1e3:5.0f} ms"
    )


def said(times: list[float]) -> str:
    times.sort()
    return f"{statistics.median(times) * 1e3:5.1f} ms, p99 {times[int(len(times) * 0.99)] * 1e3:5.1f}"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--edits", type=int, default=200)
    given = words.parse_args()
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        home, path = Path(name), Path(name) / "p.sorot"
        create(path, "R. Widya", "gifts").close()
        lines = [orjson.dumps(article(size, count)) for size, count in SIZES]
        (home / "in.jsonl").write_bytes(b"\n".join(lines))
        project = Project.open(path, "R. Widya")
        importing.take(project, importing.prepare(path, [home / "in.jsonl"], importing.ImportOptions(), project.me))
        project.close()
        for size, _ in SIZES:
            print(measure(home, path, size, given.edits), flush=True)
    application.quit()


if __name__ == "__main__":
    main()
