"""Readers of documents run in a child process: what a parser does to itself there is a sentence about its file.

Parsers of PDF, Word files, spreadsheets and web pages can abort, loop or eat all memory.  A child is started once and
reads one file after another; after a death the next file gets a new one.  One that has nothing to do for a while goes.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import counted, worded
from annotator.formats import parse_child
from annotator.formats.decoding import opened
from annotator.formats.parse_child import (
    ARTICLE,
    BAD,
    BROKEN,
    COUNT,
    END,
    LEFT,
    LENGTH,
    LINE,
    MEMORY,
    REFUSAL,
    ROW,
    TEXT,
    TOO_BIG,
)
from annotator.formats.record import ArticleRecord, Left, ReadOptions, Record, Refusal

DEADLINE = 20.0
"""Seconds that a child may be silent while somebody waits."""
IDLE = 30.0
"""Seconds after which a child that has nothing to do goes."""

_TICK = 0.1
_FACTS = ("text", "name", "title", "source", "url", "published", "language", "reader", "original_sha256", "place")
_WORDING: dict[str, Callable[[Any], str]] = {TEXT: worded, COUNT: counted}


def reader(module: str) -> Callable[[Path, ReadOptions], Iterator[Record]]:
    """Return a reader that runs `read` of a module of this room in a child process."""

    def read(path: Path, options: ReadOptions) -> Iterator[Record]:
        for kind, *said in ask(module, "read", path, options):
            if kind == ARTICLE:
                yield _article(said[0])
            elif kind == REFUSAL:
                yield Refusal(path.name, str(said[0]), str(said[1]))
            elif kind == LEFT:
                yield _left(said)

    return read


def original(module: str) -> Callable[[Path, ReadOptions], Iterator[str]]:
    """Return a function that runs `original` of a module of this room in a child process."""

    def lines(path: Path, options: ReadOptions) -> Iterator[str]:
        return (str(said[0]) for kind, *said in ask(module, "original", path, options) if kind == LINE)

    return lines


def rows(module: str, path: Path) -> Iterator[tuple[str, int, list[str]]]:
    """Yield (sheet, number, cells) for each row that a module of this room finds in a child process."""
    for kind, *said in ask(module, "rows", path, ReadOptions()):
        if kind == ROW:
            yield str(said[0]), int(said[1]), [str(cell) for cell in said[2]]


def left(module: str, path: Path) -> Iterator[Left]:
    """Yield what a module of this room finds in a child process that is not taken."""
    for kind, *said in ask(module, "left", path, ReadOptions()):
        if kind == LEFT:
            yield _left(said)


def ask(module: str, function: str, path: Path, options: ReadOptions) -> Iterator[list[Any]]:
    """Yield what a function of a module of this room answers.  BadInput where it fails, dies or takes too long."""
    with opened(path):
        pass
    order = [module, function, str(path.absolute()), options.encoding, dict(options.columns)]
    child = _POOL.take()
    is_good = False
    try:
        for kind, *said in child.answers(order):
            if kind == END:
                is_good = not said[0]
                return
            if kind in (BAD, TOO_BIG, BROKEN):
                is_good = kind == BAD
                raise _refusal(path.name, kind, said)
            yield [kind, *said]
        raise BadInput(path.name, child.obituary)
    finally:
        if is_good:
            _POOL.give_back(child)
        else:
            child.end()


def _refusal(file: str, kind: str, said: list[Any]) -> BadInput:
    if kind == BAD:
        return BadInput(file, str(said[0]), str(said[1]))
    if kind == BROKEN:
        return BadInput(file, worded("it is damaged, or not what its name says ({error})", error=said[0]))
    if said == ["RecursionError"]:
        return BadInput(file, worded("it is nested too deeply"))
    return BadInput(file, worded("reading it takes more than {count} MB of memory", count=str(MEMORY // 1024**2)))


def _left(said: list[Any]) -> Left:
    return Left(str(said[0]), str(said[1]), int(said[2]))


def _article(said: dict[str, Any]) -> ArticleRecord:
    made = ArticleRecord("", meta=dict(said["meta"]))
    for fact in _FACTS:
        setattr(made, fact, str(said[fact]))
    return made


class Child:
    """One child process, and a thread that ends it where it is silent or idle for too long."""

    def __init__(self) -> None:
        house = str(Path(parse_child.__file__).resolve().parents[2])
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", parse_child.__name__],  # -P: nothing is imported from the folder it starts in
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (house, os.environ.get("PYTHONPATH"))))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        weakref.finalize(self, self._process.kill)  # also when the program ends while it is at work
        self._lock = threading.Lock()
        self._until = time.monotonic() + IDLE
        self._was_late = False
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def obituary(self) -> str:
        """Why it died, said of the file it was reading."""
        if self._was_late:
            return worded("reading it takes longer than {count} seconds", count=round(DEADLINE))
        return worded("its reader broke down on it: it is damaged, made to do harm, or far too large")

    def engage(self) -> bool:
        """Take it out of idleness.  Returns False where it is gone."""
        with self._lock:
            self._until = float("inf")
            return self._process.poll() is None

    def rest(self) -> None:
        """Let it be idle."""
        with self._lock:
            self._until = time.monotonic() + IDLE

    def answers(self, order: list[Any]) -> Iterator[list[Any]]:
        """Send an order and yield the frames that answer it, as long as it lives; what it asks to be worded is."""
        is_alive = self._send(order)
        while is_alive and (frame := self._frame()):
            answer: list[Any] = json.loads(frame)
            if answer[0] in _WORDING:
                is_alive = self._send(_WORDING[answer[0]](answer[1]))
            else:
                yield answer

    def end(self) -> None:
        """Kill it, and wait until it is gone."""
        self._process.kill()
        self._process.communicate()

    def _send(self, said: Any) -> bool:
        """Send a frame.  Returns False where it is gone."""
        assert self._process.stdin is not None
        frame = json.dumps(said).encode()
        try:
            self._process.stdin.write(len(frame).to_bytes(LENGTH, "big") + frame)
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def _frame(self) -> bytes:
        """Return the next frame, or b"" where it died."""
        assert self._process.stdout is not None
        with self._lock:
            self._until = time.monotonic() + DEADLINE
        head = self._process.stdout.read(LENGTH)
        length = int.from_bytes(head, "big")
        body = self._process.stdout.read(length) if length <= MEMORY else b""
        with self._lock:
            self._until = float("inf")
        return body if len(head) == LENGTH and len(body) == length else b""

    def _watch(self) -> None:
        while self._process.poll() is None:
            time.sleep(_TICK)
            with self._lock:
                if time.monotonic() > self._until:
                    self._was_late = True
                    self._process.kill()


class _Pool:
    """Children that are idle."""

    def __init__(self) -> None:
        self._idle: list[Child] = []
        self._lock = threading.Lock()
        atexit.register(self.clear)

    def take(self) -> Child:
        """Return a child that waits for an order."""
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.engage():
                    return child
                child.end()
        child = Child()
        child.engage()
        return child

    def give_back(self, child: Child) -> None:
        """Keep a child for the next file."""
        child.rest()
        with self._lock:
            self._idle.append(child)

    def clear(self) -> None:
        """End all of them."""
        with self._lock:
            for child in self._idle:
                child.end()
            self._idle.clear()


_POOL = _Pool()
