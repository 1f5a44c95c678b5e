"""Times the text view against a bare QPlainTextEdit and against a bare trial of the same construction, in turn.

    python -m tests.benchmarks.bench_text_view [--big] [--rounds 5]

Prints milliseconds (median of the rounds) and ratios to the floor.  Each measure ends with a painted frame.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable, Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.ui.text.mark import Mark
from annotator.ui.text.view import TextView
from tests.benchmarks import corpus, trial_view

SIZES = [("5 KB, 60 spans", 5_000, 60), ("100 KB, 1k spans", 100_000, 1_000), ("1 MB, 5k spans", 1_000_000, 5_000)]
BIG = [("10 MB, 100k spans", 10_000_000, 100_000)]
MEASURES = ["first", "scroll", "jump", "add", "resize", "digit"]


class Floor(QPlainTextEdit):
    """A bare text widget."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1

    def open(self, text: str, marks: Sequence[Mark]) -> None:
        self.setReadOnly(True)
        self.setPlainText(text)

    def add(self, mark: Mark) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.start)
        self.setTextCursor(cursor)
        self.viewport().update()


class Trial(trial_view.TrialView):
    """The construction alone: own line spacing and tints, nothing else."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1


class Ours(TextView):
    """The view of the program."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1

    def open(self, text: str, marks: Sequence[Mark]) -> None:
        self.marks = list(marks)
        self.set_article(text, marks, "Judul artikel", "Kabar Utara")
        self.label_key_pressed.connect(self._on_label_key_pressed)

    def add(self, mark: Mark) -> None:
        self.update_marks([mark])

    def _on_label_key_pressed(self, digit: int, add: bool) -> None:
        start, end = self.selection() or (0, 1)
        self.marks.append(Mark(f"n{len(self.marks)}", ((start, end),), "Gift", "#b7791f"))
        self.set_marks(self.marks)
        self.select_mark(self.marks[-1].id)


def frame(view: Floor | Trial | Ours, act: Callable[[], object]) -> float:
    """Return the milliseconds from `act` until the view has painted; it must paint."""
    before, began = view.painted, time.perf_counter()
    act()
    while view.painted == before:
        QApplication.processEvents()
        if time.perf_counter() - began > 2:
            raise SystemExit(f"{type(view).__name__} painted nothing after {act}")
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def high(times: list[float], share: float = 0.95) -> float:
    """Return the 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def measure(kind: type[Floor] | type[Trial] | type[Ours], text: str, marks: Sequence[Mark]) -> dict[str, float]:
    """Return the milliseconds of every measure for one freshly made view."""
    view = kind()
    view.resize(820, 900)
    view.show()
    QApplication.processEvents()
    result = {"first": frame(view, lambda: view.open(text, marks))}
    QTest.qWait(20)
    bar = view.verticalScrollBar()
    chance = random.Random(1)

    def scroll_to(value: int) -> float:
        value = min(max(0, value), bar.maximum())
        return frame(view, lambda: bar.setValue(value)) if value != bar.value() else 0.0

    result["scroll"] = high([scroll_to(bar.value() + 3) for _ in range(60)])
    result["jump"] = high([scroll_to(chance.randrange(max(1, bar.maximum()))) for _ in range(40)])
    scroll_to(bar.maximum() // 2)
    place = view.cursorForPosition(QPoint(200, 300)).position()
    fresh = [Mark(f"x{n}", ((place + 4 * n, place + 4 * n + 9),), "Gift", "#b7791f") for n in range(15)]
    result["add"] = high([frame(view, lambda mark=mark: view.add(mark)) for mark in fresh])
    if isinstance(view, Ours):
        result["digit"] = high([key_to_frame(view, place + 3 * n) for n in range(15)], 0.99)
    widths = [800, 780, 760, 740, 720, 560]
    result["resize"] = high([frame(view, lambda width=width: view.resize(width, 900)) for width in widths])
    view.deleteLater()
    QApplication.processEvents()
    return result


def key_to_frame(view: Ours, start: int) -> float:
    """Return the milliseconds from pressing a digit to the painted span."""
    view.set_selection(start, start + 12)
    QTest.qWait(1)
    return frame(view, lambda: QTest.keyClick(view, Qt.Key.Key_1))


def run(sizes: Sequence[tuple[str, int, int]], rounds: int) -> None:
    """Measure all views in turn and print the medians."""
    for name, size, count in sizes:
        text = corpus.paragraphs(size)
        documents = [(name, text), (f"{name}, one paragraph", text.replace("\n", " "))]
        for title, body in documents[: 2 if size >= 1_000_000 else 1]:
            spans = corpus.marks(body, count)
            results: dict[str, list[dict[str, float]]] = {"Floor": [], "Trial": [], "Ours": []}
            for _ in range(rounds):
                for kind in (Floor, Trial, Ours):
                    if kind is Ours or body == text:
                        results[kind.__name__].append(measure(kind, body, spans))
            report(title, results)


def report(title: str, results: dict[str, list[dict[str, float]]]) -> None:
    """Print one table of medians, with the ratio to the floor and to the trial."""
    print(f"\n{title}: milliseconds (scroll, jump, add, resize p95; digit p99)")
    medians = {
        kind: {m: statistics.median(r[m] for r in rounds) for m in MEASURES if m in rounds[0]}
        for kind, rounds in results.items()
        if rounds
    }
    for kind, row in medians.items():
        print(f"  {kind:6}" + "".join(f"{m:>8} {row[m]:7.2f}" for m in MEASURES if m in row))
    for other in ("Floor", "Trial"):
        if other in medians:
            ratios = {m: medians["Ours"][m] / medians[other][m] for m in medians[other] if medians[other][m]}
            print(f"  / {other:5}" + "".join(f"{m:>8} {ratio:7.2f}" for m, ratio in ratios.items()))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--big", action="store_true", help="also 10 MB")
    options.add_argument("--only", type=int, help="only this size, by number")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    application = QApplication([])
    for warm in (Floor, Trial, Ours):
        measure(warm, corpus.paragraphs(5_000), corpus.marks(corpus.paragraphs(5_000), 20))
    listed = SIZES + (BIG if chosen.big else [])
    run(listed if chosen.only is None else [(SIZES + BIG)[chosen.only]], chosen.rounds)
