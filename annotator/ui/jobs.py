"""Long work on a thread of its own, with progress and cancel; a result that comes too late is refused."""

from __future__ import annotations

import atexit
import gc
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance
from shiboken6 import isValid

from annotator.domain.errors import AnnotatorError, Cancelled

Tell = Callable[[int, int, str], None]
Work = Callable[[Tell], object]

_RUNNING: set[Job] = set()
_SPEAKING = threading.Lock()
_over = threading.Event()
MANY = 20_000
"""New objects after which the window's thread looks for garbage while jobs run."""


def end_all(seconds: float) -> None:
    """Stop all jobs and wait for them, for so long at most: each clears away what it had begun to write."""
    until = time.monotonic() + seconds
    for job in (running := [*_RUNNING]):
        job.cancel()
    for job in running:
        job.wait(max(until - time.monotonic(), 0))


def look_for_garbage() -> None:
    """Let Python look for garbage by itself, but while jobs run: it would do so on their threads.

    Whoever happens upon a window's remains there waits for Qt, which waits for Python: nothing goes on any more.
    """
    (gc.disable if _RUNNING else gc.enable)()


@atexit.register
def _fall_silent() -> None:
    """Let no thread speak through Qt any more: its objects go when the program ends, whoever still works."""
    with _SPEAKING:
        _over.set()


class Job(QObject):
    """Runs `work(tell)` on a thread.  `tell(done, of, name)` shows progress and raises Cancelled after `cancel()`.

    `ended` comes first, however it ended.  `failed` carries the calm sentence of an AnnotatorError; any other exception
    is a bug and goes to sys.excepthook.  `refused` carries a result that came after `cancel()`, for whoever has to
    throw it away.  Where its `parent` goes, a job is cancelled.
    """

    ended = Signal()
    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    refused = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        if parent is not None:
            parent.destroyed.connect(self._stop.set)
        self._ended.connect(self._on_ended)
        self.progressed.connect(self._on_progressed)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin."""
        # Nobody else need hold on to it, and it outlives a window that closes: the thread still speaks through it.
        _RUNNING.add(self)
        look_for_garbage()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; whatever it still brings is refused."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the thread to end, for so long at most; returns whether it has."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        from annotator.app.failing import as_sentence

        try:
            result, error = self._work(self._tell), None
        except BaseException as raised:  # noqa: BLE001 - handed to the window's thread, which tells bugs from sentences
            result, error = None, as_sentence(raised) or raised
        self._say(self._ended, result, error)

    def _tell(self, done: int, of: int, name: str) -> None:
        if self._stop.is_set():
            raise Cancelled("Stopped. Nothing was changed.")
        self._say(self.progressed, done, of, name)

    def _say(self, signal: SignalInstance, *what: object) -> None:
        try:
            with _SPEAKING:
                if not _over.is_set():
                    signal.emit(*what)
        except RuntimeError:
            if isValid(self):
                raise
            # The program ended meanwhile and took this object with it: nobody listens any more.
            self._stop.set()

    def _on_progressed(self) -> None:
        if gc.get_count()[0] > MANY:
            gc.collect(1)

    def _on_ended(self, result: object, error: BaseException | None) -> None:
        _RUNNING.discard(self)
        look_for_garbage()
        self.deleteLater()
        self.ended.emit()
        if isinstance(error, Cancelled) or self._stop.is_set():
            if result is not None:
                self.refused.emit(result)
            self.cancelled.emit()
        elif isinstance(error, AnnotatorError):
            self.failed.emit(str(error))
        elif error is not None:
            raise error
        else:
            self.finished.emit(result)
