"""Times starting, whole processes in turn: a bare window without icons, and the program on the sample project.

    python -m tests.benchmarks.bench_start [--rounds 7]

Tells medians in milliseconds from before the process to its first paint and to everything in place (project open,
article and icons shown), as one waits for it and in processor time, and the memory of each.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.rows import tell

HOUSE = Path(__file__).resolve().parents[2]

END = """
def say():
    import json, time
    memory = next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]
    found = {"at": time.monotonic(), "memory": int(memory) / 1024, "cpu": time.process_time() * 1000}
    print(json.dumps(found), flush=True)
"""
BARE = (
    """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Bare(QMainWindow):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.done)
    def done(self):
        say()
        app.quit()
"""
    + END
    + """
app = QApplication(sys.argv)
window = Bare()
window.resize(1440, 900)
window.show()
app.exec()
"""
)
PROGRAM = (
    """
import gc, sys
gc.disable()
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from annotator.ui import application
"""
    + END
    + """
app = application.make_application(sys.argv[:1])
window = application.start(app, Path(sys.argv[1]))

class Done(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False

def painted():
    say()
    look()

def look():
    if window.named_actions["edit.undo"].icon().isNull() or window.session.document is None:
        QTimer.singleShot(0, look)
    else:
        ground = window.screen_.text.viewport()
        ground.installEventFilter(watch)
        ground.update()

def done():
    say()
    window.close()

watch = Done()

window.first_painted.connect(painted)
app.exec()
"""
)


def run(code: str, *words: str, config: Path) -> list[dict[str, float]]:
    """Run a process; return for each thing it says the milliseconds since before it began, and its memory in MB."""
    environment = os.environ | {"SOROT_CONFIG": str(config), "PYTHONPATH": str(HOUSE)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # As where it is installed: byte code is kept, here in a folder that goes.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(config / "byte-code")
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=environment, capture_output=True, text=True, check=True, cwd=config
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    return [line | {"at": (line["at"] - began) * 1000} for line in said]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rounds", type=int, default=7)
    rounds = words.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        from annotator.app.sample import open_sample

        sample = str(open_sample(folder))
        run(PROGRAM, sample, config=folder)  # Byte code and fonts are there from now on, for both.
        bare, painted, ready = [], [], []
        for _ in range(rounds):
            bare += run(BARE, config=folder)
            first, last = run(PROGRAM, sample, config=folder)
            painted.append(first)
            ready.append(last)
    for title, lines, most in (("first paint", painted, 2.0), ("everything in place", ready, 3.0)):
        for key, of in (("at", "waiting"), ("cpu", "processor")):
            ours, floor = (statistics.median(line[key] for line in found) for found in (lines, bare))
            tell(8, f"{title}, {of}", "ms", ours, {"bare window": floor}, of="bare window", most=most)
    memory, floor = (statistics.median(line["memory"] for line in found) for found in (ready, bare))
    tell(8, "memory with the sample project", "MB", memory, {"bare window": floor}, most=110)


if __name__ == "__main__":
    main()
