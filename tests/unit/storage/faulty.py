"""A disk of which one operation fails, or all from one on: of SQLite's operations and of Python's own alike."""

from __future__ import annotations

import errno
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.unit.storage.plain_disk import PlainDisk
from tests.unit.storage.sqlite_disk import SqliteDisk, Watcher

EVERY = "every"
CUT_SHORT = 0
"""Instead of an errno: a write takes only half of what it was given, and says so."""


@dataclass(frozen=True)
class Fault:
    """The `nth` operation of a kind (EVERY: of all kinds) fails with an errno; a `lasting` one fails ever after."""

    kind: str
    nth: int
    number: int
    lasting: bool


class Faulty:
    """A watcher that counts what is asked of the disk, and strikes where the fault says."""

    def __init__(self, fault: Fault | None = None) -> None:
        self.fault = fault
        self.counts: Counter[str] = Counter()
        self.struck: list[str] = []

    def strikes(self, kind: str, path: str) -> int | None:
        self.counts.update((kind, EVERY))
        fault = self.fault
        if fault is None or fault.kind not in (kind, EVERY):
            return None
        place = self.counts[fault.kind]
        if place == fault.nth or (fault.lasting and place > fault.nth):
            self.struck.append(kind)
            return fault.number or (CUT_SHORT if kind == "write" else None)
        return None

    def happened(self, kind: str, path: str, *about: Any) -> None:
        pass


@contextmanager
def quick_room() -> Iterator[Path]:
    """A folder in memory where the system has that: nothing here needs a disk that is slow."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder).resolve()


@cache
def sqlite_disk() -> SqliteDisk:
    return SqliteDisk()


@contextmanager
def watched(folder: Path, watcher: Watcher, *, has_shared_memory: bool = True) -> Iterator[None]:
    """Have all file work below a folder watched, with what is temporary in its `tmp`."""
    (folder / "tmp").mkdir(exist_ok=True)
    before, tempfile.tempdir = tempfile.tempdir, str(folder / "tmp")
    try:
        with (
            sqlite_disk().watched(watcher, has_shared_memory=has_shared_memory),
            PlainDisk(folder, watcher).watched(),
        ):
            yield
    finally:
        tempfile.tempdir = before


def every_fault(counts: Counter[str]) -> list[Fault]:
    """Return each fault that can befall what did so many operations."""
    numbers = {"write": (errno.EIO, errno.ENOSPC, CUT_SHORT), "sync": (errno.EIO, errno.ENOSPC)}
    numbers |= dict.fromkeys(("open", "mkdir", "rename", "link"), (errno.EIO, errno.ENOSPC))
    return [
        Fault(kind, nth, number, lasting)
        for kind, count in sorted(counts.items())
        for nth in range(1, count + 1)
        for number in numbers.get(kind, (errno.EIO,))
        for lasting in (False, True)
        if not (lasting and number == CUT_SHORT)
    ]


def some_faults(counts: Counter[str], how_many: int, seed: int) -> list[Fault]:
    """Draw faults of every kind, rare kinds as often as frequent ones."""
    draw, faults = random.Random(seed), every_fault(counts)
    by_kind = {kind: [fault for fault in faults if fault.kind == kind] for kind in counts}
    for found in by_kind.values():
        draw.shuffle(found)
    drawn: list[Fault] = []
    while len(drawn) < how_many and any(by_kind.values()):
        drawn += [found.pop() for found in by_kind.values() if found]
    return drawn[:how_many]
