"""Times the text view against a bare QPlainTextEdit and against a bare trial of the same construction, in turn.

    python -m tests.benchmarks.bench_text_view [--rounds 5] [--only 0 3]

Each measure ends with a painted frame and is counted in processor time, so that only the view is judged and not what
else the machine does; each is the median over the rounds of a round's 95th percentile (of its only time for first paint
and a new width).  Added memory is that of a fresh process.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.ui.text.mark import Mark
from annotator.ui.text.view import TextView
from tests.benchmarks import corpus, trial_view
from tests.benchmarks.rows import tell

USUAL, WIDE = QSize(820, 900), QSize(1800, 2100)
FRAME = 16.0
AS_IT_IS, IN_ONE, WITHOUT_SPACES = range(3)


class Case(NamedTuple):
    """A document and the size of the view that shows it."""

    name: str
    size: int
    spans: int
    form: int = AS_IT_IS
    view: QSize = USUAL


CASES = (
    Case("5 KB, 12 spans", 5_000, 12),
    Case("5 KB, 112 spans", 5_000, 112),
    Case("100 KB, 1,100 spans", 100_000, 1_100),
    Case("1 MB, 5,000 spans", 1_000_000, 5_000),
    Case("1 MB, 20,000 spans", 1_000_000, 20_000),
    Case("1 MB in one paragraph, 5,000 spans", 1_000_000, 5_000, IN_ONE),
    Case("1 MB without a space, 5,000 spans", 1_000_000, 5_000, WITHOUT_SPACES),
    Case("1 MB, 5,000 spans, 1800x2100", 1_000_000, 5_000, AS_IT_IS, WIDE),
    Case("10 MB, 100,000 spans", 10_000_000, 100_000),
)
LABEL = {"first": 3, "label": 2, "relabel": 2}
"""The goals of measures that are not frames."""
TITLES = {"first": "first paint", "memory": "added memory"}


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
    """The view of the program; a label key makes a span as the program does."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1

    def open(self, text: str, marks: Sequence[Mark]) -> None:
        self.set_article(text, marks, "Judul artikel", "Kabar Utara")
        self.label_key_pressed.connect(self._on_label_key_pressed)

    def _on_label_key_pressed(self, digit: int, add: bool) -> None:
        chosen, aim = self.selected(), self.aim()
        if chosen is not None:
            self.update_marks([replace(chosen, name=corpus.LABELS[digit], colour="#2f6fd0")])
        elif aim is not None:
            self.update_marks([Mark(f"n{aim[0]}", (aim,), "Gift", "#b7791f")])
            self.select_mark(f"n{aim[0]}")


View = Floor | Trial | Ours
KINDS: dict[str, type[Floor] | type[Trial] | type[Ours]] = {"bare": Floor, "trial": Trial, "program": Ours}


def frame(view: View, act: Callable[[], object]) -> float:
    """Return the milliseconds of processor time from `act` until the view has painted; it must paint."""
    before, began, late = view.painted, time.thread_time(), time.monotonic() + 20
    act()
    while view.painted == before:
        QApplication.processEvents()
        if time.monotonic() > late:
            raise SystemExit(f"{type(view).__name__} painted nothing after {act}")
    QApplication.processEvents()
    return (time.thread_time() - began) * 1000


def high(times: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def measure(kind: type[View], text: str, marks: Sequence[Mark], size: QSize) -> dict[str, float]:
    """Return the milliseconds of every measure for one freshly made view."""
    view = kind()
    view.resize(size)
    view.show()
    QApplication.processEvents()
    result = {"first": frame(view, lambda: view.open(text, marks))}
    QTest.qWait(20)
    bar, chance = view.verticalScrollBar(), random.Random(1)

    def scroll_to(value: int) -> list[float]:
        value = min(max(0, value), bar.maximum())
        return [frame(view, lambda: bar.setValue(value))] if value != bar.value() else []

    result["scroll"] = high(sum((scroll_to(bar.value() + 3) for _ in range(60)), [0.0]))
    result["jump"] = high(sum((scroll_to(chance.randrange(max(1, bar.maximum()))) for _ in range(40)), [0.0]))
    scroll_to(bar.maximum() // 2)
    result |= by_hand(view, view.cursorForPosition(QPoint(200, 300)).position())
    steps = [size.width() - 20 * n for n in range(1, 6)] + [560]
    result["resize"] = high([frame(view, lambda width=width: view.resize(width, size.height())) for width in steps])
    view.deleteLater()
    QApplication.processEvents()
    return result


def by_hand(view: View, place: int) -> dict[str, float]:
    """Select words, label them, and give them another label."""
    times: dict[str, list[float]] = {"select": [], "label": [], "relabel": []}
    for start in range(place, place + 45, 3):
        end = start + 9
        if isinstance(view, Ours):
            times["select"].append(frame(view, lambda s=start, e=end: view.set_selection(s, e)))
            times["label"].append(frame(view, lambda: QTest.keyClick(view, Qt.Key.Key_1)))
            times["relabel"].append(frame(view, lambda: QTest.keyClick(view, Qt.Key.Key_2)))
        else:
            cursor = view.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            times["select"].append(frame(view, lambda c=cursor: view.setTextCursor(c)))
            mark = Mark(f"n{start}", ((start, end),), "Gift", "#b7791f")
            times["label"].append(frame(view, lambda m=mark: view.add(m)))
    return {name: high(taken) for name, taken in times.items() if taken}


def added_memory(kind: str, file: Path) -> float:
    """Return the megabytes that showing a document adds to a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_text_view", "--memory", kind, str(file)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def say_memory(kind: str, file: Path) -> None:
    """Show the document in `file`, and print the megabytes that took."""
    text, marks = pickle.loads(file.read_bytes())
    view = KINDS[kind]()
    view.resize(USUAL)
    view.show()
    QApplication.processEvents()
    before = resident()
    frame(view, lambda: view.open(text, marks))
    print(resident() - before)


def resident() -> float:
    """Return the memory of this process in megabytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def run(case: Case, rounds: int, folder: Path) -> None:
    """Measure all views in turn and tell the medians."""
    text = corpus.paragraphs(case.size)
    marks = corpus.marks(text, case.spans)
    if case.form == WITHOUT_SPACES:
        text = text.replace("\n", "x").replace(" ", "x")
    elif case.form == IN_ONE:
        text = text.replace("\n", " ")
    # Without our pieces, Qt needs minutes for one paragraph of a megabyte.
    kinds = {name: kind for name, kind in KINDS.items() if case.form == AS_IT_IS or name == "program"}
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in kinds}
    for _ in range(rounds):
        for name, kind in kinds.items():
            taken[name].append(measure(kind, text, marks, case.view))
    median = {name: {m: statistics.median(one[m] for one in found) for m in found[0]} for name, found in taken.items()}
    if case.view == USUAL:
        file = folder / "document"
        file.write_bytes(pickle.dumps((text, marks)))
        for name in kinds:
            median[name]["memory"] = added_memory(name, file)
    report(case, median)


def report(case: Case, median: dict[str, dict[str, float]]) -> None:
    """Tell one case's figures with what was hoped for."""
    for measured, value in median["program"].items():
        floors = {name: found[measured] for name, found in median.items() if name != "program" and measured in found}
        what = f"{case.name}: {TITLES.get(measured, measured)}"
        if measured == "memory":
            tell(4, what, "MB", value, floors)
        elif measured == "first":
            most = FRAME if case.size <= 5_000 else 300.0
            tell(3, what, "ms", value, floors, most=most)
            if case.size > 5_000_000:
                tell(3, f"{what} against the trial", "ms", value, {"trial": floors["trial"]}, of="trial", most=1.5)
        else:
            tell(LABEL.get(measured, 4), what, "ms", value, floors, most=FRAME)


def main() -> None:
    """Run all cases, or those that are asked for by number."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--only", type=int, nargs="*")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--memory", nargs=2)
    chosen = words.parse_args()
    application = QApplication([])
    if chosen.memory:
        say_memory(chosen.memory[0], Path(chosen.memory[1]))
        return
    small = corpus.paragraphs(5_000)
    for warm in KINDS.values():
        measure(warm, small, corpus.marks(small, 20), USUAL)
    with tempfile.TemporaryDirectory() as name:
        for number, case in enumerate(CASES):
            if not chosen.only or number in chosen.only:
                run(case, chosen.rounds, Path(name))
    application.quit()


if __name__ == "__main__":
    main()
