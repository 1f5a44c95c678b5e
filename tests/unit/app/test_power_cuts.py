"""What is acknowledged survives a power cut, whatever the disk kept of what was not flushed; each edit whole or not."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from annotator.app.project import Project
from annotator.domain.errors import AnnotatorError
from annotator.formats import writing
from annotator.storage import backup, durable, fresh, guard
from annotator.storage import connection as opening
from annotator.storage.check import problems
from tests.unit.app.deeds import DEEDS, Deed, P, exports
from tests.unit.app.labels import FOLD, Labels, deeds, do, spans_in
from tests.unit.app.teams import lead_project
from tests.unit.storage.faulty import quick_room, watched
from tests.unit.storage.power import Disk, Image, Recorder, lay_down
from tests.unit.storage.sqlite_disk import LIBRARY

pytestmark = pytest.mark.skipif(not LIBRARY, reason="SQLite is linked into Python, or not to be found")

ME = "Dian"


@pytest.fixture
def room() -> Iterator[Path]:
    with quick_room() as folder:
        yield folder


class Lost(AssertionError):
    """An image does not hold what was acknowledged, or holds half of something."""


@dataclass
class Cut:
    """A recording, cut at every place; `allowed` says what may be found after so many acknowledgements.

    `names` are those that `look` looks at; nothing else is laid down.
    """

    folder: Path
    disk: Disk
    log: list[tuple[Any, ...]]
    look: Callable[[Path], Any]
    allowed: Callable[[list[Any]], list[Any]]
    names: tuple[str, ...] = (P,)
    found: dict[Any, Any] = field(default_factory=dict)

    def everywhere(self, seed: int, many: int, writes: float = 1.0) -> int:
        """Look at images after everything that was done, or after a share of what was written.

        Returns how many different ones there were.
        """
        draw, known, own = random.Random(seed), set[Any](), tuple(str(self.folder / name) for name in self.names)
        for place, event in enumerate(self.log):
            self.disk.follow(*event)
            if event[0] == "write" and draw.random() > writes:
                continue
            for whole in self.disk.images(draw, many):
                image = {n: c for n, c in whole.items() if n.startswith(own) and "unfinished" not in n}
                key = len(self.disk.acknowledged), _key(image)
                if key not in known:
                    known.add(key)
                    self._open(image, f"seed {seed}, after {place + 1} of {len(self.log)} operations")
        return len(known)

    def _open(self, image: Image, where: str) -> None:
        lay_down(image, self.folder)
        try:
            found = self._find(image)
        except Exception as error:
            raise Lost(f"{where}: it cannot be opened: {error}") from error
        if found not in self.allowed(self.disk.acknowledged):
            raise Lost(f"{where}: lost or half after {len(self.disk.acknowledged)} acknowledgements")

    def _find(self, image: Image) -> Any:
        """What the program finds; where SQLite makes the same pages of an image as of an earlier one, it is known."""
        own = str(self.folder / P)
        others = {n: c for n, c in image.items() if n not in (own, f"{own}-wal", f"{own}-journal")}
        key = _key(others), _pages(self.folder / P) if own in image else None
        if key not in self.found:
            self.found[key] = self.look(self.folder)
        return self.found[key]


def _key(image: Image) -> frozenset[tuple[str, int]]:
    return frozenset((name, hash(content)) for name, content in image.items())


def _pages(path: Path) -> int:
    guard.inspect(path)
    with closing(opening.connect(path, "rw")) as connection:
        connection.execute("SELECT count(*) FROM setting").fetchone()
        return hash(connection.serialize())


def labels_cut(
    folder: Path, seed: int, count: int, *, has_shared_memory: bool = True, failing: int = 0
) -> tuple[Cut, int]:
    """Record a life of labelling, on a disk that carries a log or on one that does not; returns how often it flushes.

    The flush of this number fails, and what it should have written is never written by a later one.
    """
    with watched(folder, Recorder(), has_shared_memory=has_shared_memory):
        lead_project(folder / P).close()
    return go_on(folder, seed, count, has_shared_memory=has_shared_memory, failing=failing)


def go_on(folder: Path, seed: int, count: int, *, has_shared_memory: bool = True, failing: int = 0) -> tuple[Cut, int]:
    """Record how somebody labels in a project that is there."""
    disk, recorder, states, refused = Disk(folder), Recorder(failing), [], dict[int, list[Any]]()
    with (
        watched(folder, recorder, has_shared_memory=has_shared_memory),
        closing(Project.open(folder / P, ME)) as project,
    ):
        states.append(spans_in(project.reader))
        labels = Labels(states[0])
        for nth, (kind, ids) in enumerate(deeds(seed, count), 1):
            then = labels if kind == FOLD else labels.after(kind, ids)
            try:
                do(project, kind, ids)
            except AnnotatorError:
                refused[nth] = [
                    states[-1],
                    then.now,
                ]  # Whichever is shown now, until the next change the other may come.
            states.append(spans_in(project.reader))
            labels = then if states[-1] == then.now else labels
            recorder.acknowledge(kind)

    def allowed(said: list[Any]) -> list[Any]:
        now = len(said)
        return states[now : now + 2] + refused.get(now, []) + refused.get(now + 1, [])

    return Cut(folder, disk, recorder.log, _spans, allowed), recorder.flushed


def _spans(folder: Path) -> Any:
    with closing(Project.open(folder / P, ME)) as project:
        assert problems(project.reader) == []
        return spans_in(project.reader)


def deed_cut(folder: Path, deed: Deed) -> Cut:
    """Record a deed."""
    deed.prepare(folder)
    before = deed.look(folder)
    disk, recorder = Disk(folder), Recorder()
    with watched(folder, recorder):
        deed.run(folder, recorder.acknowledge)
    after = deed.look(folder)
    possible = [*deed.possible(before, after), *deed.begun]
    return Cut(folder, disk, recorder.log, deed.look, lambda said: [after] if said else possible, deed.seen)


def _with(journal: str, synchronous: str) -> Callable[[sqlite3.Connection], bool]:
    """Set a writer up in another way than the program does."""

    def make_durable(connection: sqlite3.Connection) -> bool:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        return True

    return make_durable


def home(folder: Path, name: object) -> Path:
    made = folder / str(name) / "work"
    made.mkdir(parents=True)
    return made


@pytest.mark.parametrize("has_shared_memory", [True, False], ids=["log", "journal"])
def test_that_acknowledged_labels_survive_a_power_cut(room: Path, has_shared_memory: bool) -> None:
    cut, _ = labels_cut(home(room, 0), 1, 10, has_shared_memory=has_shared_memory)
    assert cut.everywhere(1, 8, 0.4) > 100


def test_that_every_deed_is_there_whole_or_not_at_all_after_a_power_cut(room: Path) -> None:
    tried = (*DEEDS, *exports(("jsonl",)))
    assert sum(deed_cut(home(room, deed.name), deed).everywhere(1, 2, 0.05) for deed in tried) > 100


@pytest.mark.parametrize(
    ("journal", "synchronous"),
    [("WAL", "OFF"), ("WAL", "NORMAL"), ("TRUNCATE", "OFF"), ("TRUNCATE", "NORMAL"), ("DELETE", "FULL")],
)
def test_that_these_power_cuts_take_what_is_not_flushed(
    room: Path, monkeypatch: pytest.MonkeyPatch, journal: str, synchronous: str
) -> None:
    monkeypatch.setattr(opening, "make_durable", _with(journal, synchronous))
    cut, _ = labels_cut(home(room, 0), 1, 10, has_shared_memory=journal == "WAL")
    with pytest.raises(Lost):
        cut.everywhere(1, 4)


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.parametrize("has_shared_memory", [True, False], ids=["log", "journal"])
def test_that_acknowledged_labels_survive_tens_of_thousands_of_power_cuts(room: Path, has_shared_memory: bool) -> None:
    images = 0
    for seed in range(10, 15):
        cut, _ = labels_cut(home(room, seed), seed, 15, has_shared_memory=has_shared_memory)
        images += cut.everywhere(seed, 20)
    assert images > 4000


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_that_every_deed_survives_thousands_of_power_cuts(room: Path) -> None:
    tried = (*DEEDS, *exports(("jsonl", "csv", "tei", "refi-qda")))
    images = sum(deed_cut(home(room, deed.name), deed).everywhere(2, 40) for deed in tried)
    assert images > 3000


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.parametrize("has_shared_memory", [True, False], ids=["log", "journal"])
def test_that_what_is_acknowledged_after_a_failed_flush_survives_a_power_cut(
    room: Path, has_shared_memory: bool
) -> None:
    _, flushes = labels_cut(home(room, 0), 3, 8, has_shared_memory=has_shared_memory)
    for nth in range(1, flushes + 1):
        try:
            cut, _ = labels_cut(home(room, nth), 3, 8, has_shared_memory=has_shared_memory, failing=nth)
        except AnnotatorError:  # It was refused at once.
            continue
        cut.everywhere(nth, 3, 0.3)


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.parametrize("has_shared_memory", [True, False], ids=["log", "journal"])
def test_that_a_power_cut_while_a_cut_project_is_opened_takes_nothing(room: Path, has_shared_memory: bool) -> None:
    first, _ = labels_cut(home(room, "first"), 4, 12, has_shared_memory=has_shared_memory)
    draw = random.Random(4)
    for event in first.log:
        first.disk.follow(*event)
        image = draw.choice(list(first.disk.images(draw, 3)))
        if draw.random() < 0.1:
            lay_down(image, first.folder)
            again, _ = go_on(first.folder, 5, 2, has_shared_memory=has_shared_memory)
            again.everywhere(5, 3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "flush", "deed"),
    [
        (fresh, "sync_names", "share"),
        (fresh, "sync_names", "snapshot"),
        (backup, "sync_names", "back up"),
        (backup, "sync_names", "restore"),
        (backup, "sync", "restore"),
        (durable, "sync_names", "gather"),
        (durable, "sync_names", "bring up to date"),
        (writing, "_names_to_disk", "keep"),
        (writing, "_to_disk", "export jsonl"),
    ],
    ids=lambda value: getattr(value, "__name__", value).rpartition(".")[2],
)
def test_that_no_flush_can_be_left_out(
    room: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, flush: str, deed: str
) -> None:
    monkeypatch.setattr(module, flush, lambda *_: None)
    (chosen,) = (one for one in (*DEEDS, *exports(("jsonl",))) if one.name == deed)
    with pytest.raises(Lost):
        deed_cut(home(room, deed), chosen).everywhere(1, 2, 0.05)
