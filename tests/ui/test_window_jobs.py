"""Long work on a thread: progress, cancel, failure, and results that come too late."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from annotator.domain.errors import AnnotatorError
from annotator.ui.jobs import Job, Tell


def test_that_work_happens_on_another_thread_and_its_result_comes_to_this_one(qtbot: QtBot) -> None:
    seen: list[object] = []
    job = Job(lambda tell: (tell(1, 2, "half"), threading.current_thread())[1])
    job.progressed.connect(lambda *step: seen.append(step))
    job.finished.connect(lambda _: seen.append(threading.current_thread()))
    with qtbot.waitSignal(job.finished) as done:
        job.start()
    assert done.args[0] is not threading.current_thread()
    assert seen == [(1, 2, "half"), threading.current_thread()]


def test_that_what_the_person_can_act_on_is_a_sentence(qtbot: QtBot) -> None:
    def work(tell: Tell) -> None:
        raise AnnotatorError("The disk is full.")

    job = Job(work)
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert failed.args == ["The disk is full."]


def test_that_a_bug_in_the_work_is_a_bug_of_the_program(qtbot: QtBot) -> None:
    job = Job(lambda tell: 1 // 0)
    with qtbot.capture_exceptions() as bugs:
        job.start()
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_that_cancelled_work_stops_at_its_next_step(qtbot: QtBot) -> None:
    reached, go_on = threading.Event(), threading.Event()
    steps: list[int] = []

    def work(tell: Tell) -> None:
        reached.set()
        go_on.wait(5)
        for step in range(3):
            tell(step, 3, "")
            steps.append(step)

    job = Job(work)
    job.start()
    assert reached.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.cancelled):
        go_on.set()
    assert steps == []


def test_that_a_result_that_comes_after_cancelling_is_refused(qtbot: QtBot) -> None:
    go_on = threading.Event()
    job = Job(lambda tell: go_on.wait(5))
    job.start()
    job.cancel()
    with qtbot.assertNotEmitted(job.finished), qtbot.waitSignals([job.refused, job.cancelled]):
        go_on.set()


def test_that_a_job_outlives_the_window_it_was_for(qtbot: QtBot) -> None:
    window = QObject()
    go_on = threading.Event()
    job = Job(lambda tell: go_on.wait(5), window)
    job.start()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.assertNotEmitted(job.finished), qtbot.waitSignal(job.cancelled):
        go_on.set()


def test_that_a_job_whose_window_and_program_are_gone_ends_silently() -> None:
    program = """
import threading, time
from PySide6.QtCore import QCoreApplication
from annotator.ui.jobs import Job
app = QCoreApplication([])
on = threading.Event()
def work(tell):
    on.wait(5)
    tell(1, 2, "")
    return 1
job = Job(work)
job.start()
app.shutdown()
on.set()
job.wait()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_that_work_that_outlives_the_program_says_nothing_more() -> None:
    # The step at exit that is asked for before Qt's own comes after it: the threads have time while Qt is gone.
    program = """
import atexit, time
atexit.register(time.sleep, 0.3)
from PySide6.QtWidgets import QApplication
from annotator.ui.jobs import Job
app = QApplication([])
def work(tell):
    while True:
        tell(0, 1, "")
for job in [Job(work) for _ in range(8)]:
    job.start()
app.processEvents()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_that_work_clears_up_what_it_had_begun_to_write_when_the_program_is_closed(tmp_path: Path) -> None:
    program = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from annotator.ui import application
from annotator.ui.jobs import Job
begun = Path(sys.argv[1])
def work(tell):
    begun.write_text("half")
    try:
        while True:
            time.sleep(0.02)
            tell(0, 1, "")
    finally:
        time.sleep(0.1)
        begun.unlink()
show = application.start
def start(app, project):
    Job(work).start()
    QTimer.singleShot(100, app.quit)
    return show(app, project)
application.start = start
sys.exit(application.run([""]))
"""
    settings = os.environ | {"SOROT_CONFIG": str(tmp_path)}
    begun = tmp_path / "half"
    words = [sys.executable, "-c", program, str(begun)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False, env=settings)
    assert done.returncode == 0, done.stderr
    assert not begun.exists()


def test_that_no_garbage_is_looked_for_on_the_thread_of_a_job(qtbot: QtBot) -> None:
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    def work(tell: Tell) -> int:
        for done in range(100):
            circles = [Circle() for _ in range(1000)]
            del circles
            tell(done, 100, "")
        return threading.get_ident()

    where: list[int] = []

    def note(phase: str, _: dict[str, int]) -> None:
        where.append(threading.get_ident())

    gc.callbacks.append(note)
    try:
        job = Job(work)
        with qtbot.waitSignal(job.finished) as done:
            job.start()
    finally:
        gc.callbacks.remove(note)
    assert done.args[0] not in where
    assert threading.get_ident() in where, "the window's thread looks for it instead"
    assert gc.isenabled()
