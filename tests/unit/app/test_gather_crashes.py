"""Gathering that is killed or meets a full disk at any moment leaves the project as before or as after."""

import random
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import pytest

from annotator.app import gathering, sharing
from annotator.app.edits import AddSpans
from annotator.app.project import Project
from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.storage.check import problems
from annotator.storage.reader import Reader
from tests.unit.app.teams import DOCUMENTS, GIFT, TEXTS, lead_project, teammate
from tests.unit.app.test_crashes import after, in_child, nothing, with_limit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked")

MANY, DEFAULT, SLOW = 3000, 40, 300
PACE = {"": 1.1, "undone": 0.9}
"""A kill before anything was taken comes later the next time, one after all was done earlier: machines are not even."""


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana's project, and Budi's with many spans."""
    folder = tmp_path_factory.mktemp("drawer")
    lead = lead_project(folder / "ana.sorot")
    budi = teammate(lead, "Budi")
    lead.close()
    made = {"annotator_id": budi.me.id, "label_id": GIFT, "start": 0, "end": 6}
    budi.do(
        AddSpans(
            tuple(
                Span(id=new_id(), document_id=DOCUMENTS[n % 4], quote=TEXTS[n % 4][:6], note=str(n), **made)
                for n in range(MANY)
            )
        )
    )
    budi.close()
    return folder


def gathering_one(path: Path, other: Path, *, aside: bool = False) -> Callable[[Callable[[str], None]], None]:
    """As the command line does it, or `aside` as the window does."""

    def deed(acknowledge: Callable[[str], None]) -> None:
        project = Project.open(path, "Ana")
        found = gathering.prepare(path, [other], project.me)
        with taking(project) if aside else nullcontext(project) as taker:
            counts = gathering.take(taker, found)
            if counts["spans"]:
                acknowledge("taken")
        project.undo()
        acknowledge("undone")
        project.close()

    return deed


@contextmanager
def taking(project: Project) -> Iterator[Project]:
    project.pause("Gathering.")
    try:
        with project.twin() as twin:
            yield twin
    finally:
        project.go_on()


def spans_in(path: Path) -> int:
    with closing(Reader.open(path)) as reader:
        assert problems(reader) == []
        return len(reader.all(Span, "1"))


def half_merges(drawer: Path, folder: Path, seeds: range) -> set[int]:
    """Kill gathering and its undoing at any moment, for each seed; returns what was found."""
    path, found = folder / "ana.sorot", set()
    shutil.copy(drawer / "ana.sorot", path)
    begun = time.monotonic()
    in_child(gathering_one(path, drawer / "budi.sorot"), nothing)
    length = time.monotonic() - begun
    for seed in seeds:
        shutil.copy(drawer / "ana.sorot", path)
        for leftover in folder.glob("ana.sorot-*"):
            leftover.unlink()
        acks = in_child(gathering_one(path, drawer / "budi.sorot", aside=seed % 2 == 1), after(seed, length * 1.2))
        there = spans_in(path)
        possible = {(): {0, MANY}, ("taken",): {MANY, 0}, ("taken", "undone"): {0}}[tuple(acks)]
        assert there in possible, f"seed {seed}: {there} spans after {acks}"
        found.add(there)
        length *= PACE.get(acks[-1] if acks else "", 1)
    return found


def test_that_a_killed_merge_is_there_whole_or_not_at_all(drawer: Path, tmp_path: Path) -> None:
    assert half_merges(drawer, tmp_path, range(DEFAULT)) == {0, MANY}


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_that_thousands_of_killed_merges_are_there_whole_or_not_at_all(drawer: Path, tmp_path: Path) -> None:
    half_merges(drawer, tmp_path, range(DEFAULT, DEFAULT + SLOW))


def test_that_a_merge_onto_a_full_disk_is_there_whole_or_not_at_all(drawer: Path, tmp_path: Path) -> None:
    path, none = tmp_path / "ana.sorot", 0
    for seed in range(DEFAULT // 2):
        shutil.copy(drawer / "ana.sorot", path)
        size = path.stat().st_size
        deed = gathering_one(path, drawer / "budi.sorot", aside=seed % 4 > 1)
        acks = in_child(with_limit(seed, deed) if seed % 2 else _growing(deed, size, seed), nothing)
        assert spans_in(path) == (MANY if acks == ["taken"] else 0), f"seed {seed}"
        none += not acks
    assert none > 0


def _growing(
    deed: Callable[[Callable[[str], None]], None], size: int, seed: int
) -> Callable[[Callable[[str], None]], None]:
    """Let files grow beyond what is there already, but not as far as they would."""

    def limited(acknowledge: Callable[[str], None]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        most = size + random.Random(seed).randrange(4_000_000)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        deed(acknowledge)

    return limited


def test_that_handing_out_leaves_the_old_file_or_the_new_and_nothing_else(drawer: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "budi.sorot", tmp_path / "out" / "sent.sorot"
    shutil.copy(drawer / "budi.sorot", path)
    out.parent.mkdir()
    with closing(Project.open(path, "Budi")) as project:
        me = project.me

    def deed(acknowledge: Callable[[str], None]) -> None:
        sharing.snapshot(path, out, me)
        acknowledge("written")

    for seed in range(DEFAULT // 2):
        out.write_bytes(b"the old one")
        acks = in_child(with_limit(seed, deed) if seed % 2 else deed, after(seed, 0.3) if seed % 4 == 2 else nothing)
        if acks:
            assert spans_in(out) == MANY
        assert acks or out.read_bytes() == b"the old one" or spans_in(out) == MANY
        if seed % 2:
            assert [p.name for p in out.parent.iterdir()] == [out.name], f"seed {seed}: something half was left"
        for leftover in out.parent.glob(".*"):
            leftover.unlink()
