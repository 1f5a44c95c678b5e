"""One operation of the disk fails, or all from one on, in every deed: old or new, never half, never a false success."""

from __future__ import annotations

import errno
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.app.failing import as_sentence
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.domain.errors import StorageFailure
from annotator.formats import writing
from annotator.formats.writing import folder_written_whole
from annotator.storage.check import problems
from tests.unit.app.deeds import BACKUPS, DEEDS, Deed, P, a_team, exports
from tests.unit.app.labels import FOLD, Labels, deeds, do, spans_in
from tests.unit.app.teams import content
from tests.unit.storage.faulty import Fault, Faulty, every_fault, quick_room, some_faults, watched
from tests.unit.storage.sqlite_disk import LIBRARY

pytestmark = pytest.mark.skipif(not LIBRARY, reason="SQLite is linked into Python, or not to be found")

EXPORTS = ("jsonl", "csv", "conll", "label-studio", "brat", "tei", "refi-qda")
SLOWER_EXPORTS = ("doccano", "prodigy", "webanno", "w3c", "huggingface", "xmi", "spacy")
ME = "Dian"
FEW, MANY = 6, 200
PROMISES = ("Nothing was changed", "untouched", "was left as", "not changed", "still there", "no backup was made")


@pytest.fixture
def room() -> Iterator[Path]:
    with quick_room() as folder:
        yield folder


class Trial:
    """A deed that is tried on one failing disk after another, each time from the same beginning."""

    def __init__(self, deed: Deed, folder: Path) -> None:
        self.deed, self.folder, self._template = deed, folder / "work", folder / "template"
        self.folder.mkdir()
        deed.prepare(self.folder)
        self.folder.rename(self._template)
        self._begin()
        self.before, self._known = deed.look(self.folder), self._names()
        self._begin()
        self.counts = self._counted()
        self.after = deed.look(self.folder)
        self._known |= self._names() | {f"{P}{suffix}" for suffix in ("-lock", "-wal", "-shm", "-journal")}

    def _counted(self) -> Counter[str]:
        disk, said = Faulty(), list[str]()
        with watched(self.folder, disk):
            self.deed.run(self.folder, said.append)
        assert len(said) == 1
        return disk.counts

    def _begin(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._template, self.folder)

    def _names(self) -> set[str]:
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*")}

    def withstand(self, fault: Fault) -> None:
        """Do the deed on the failing disk, and look at what stands there on a sound one."""
        self._begin()
        disk, said, word = Faulty(fault), list[str](), ""
        with watched(self.folder, disk):
            try:
                self.deed.run(self.folder, said.append)
            except Exception as error:
                sentence = as_sentence(error)
                if sentence is None:
                    raise AssertionError(f"{fault}: no sentence but a bug") from error
                word = str(sentence)
        assert disk.struck, f"{fault} met nothing"
        assert said or word, f"{fault}: neither done nor refused"
        if not fault.lasting and "delete" not in disk.struck:
            assert not self._strange(), f"{fault} left {self._strange()}: {word}"
        found = self.deed.look(self.folder)
        allowed = [self.after] if said else self.deed.possible(self.before, self.after)
        if fault.lasting:  # Not even what was begun could be removed.
            allowed += [] if said else list(self.deed.begun)
        assert found in allowed, f"{fault}: half, or a false success: {word}"
        if self.before != self.after and found == self.after:
            assert not any(promise in word for promise in PROMISES), f"{fault}: changed, though it says: {word}"

    def _strange(self) -> set[str]:
        """What nobody should have to see: drafts, and private files."""
        new = self._names() - self._known - {"tmp"}
        kept = (f"{BACKUPS}/", f"{P} set aside")
        return {name for name in new if not name.startswith(kept) or "unfinished" in name}


def try_deeds(folder: Path, tried: list[Deed], faults: Callable[[Counter[str]], list[Fault]]) -> int:
    """Return how many faults were withstood."""
    count = 0
    for deed in tried:
        (home := folder / deed.name.replace(" ", "-")).mkdir()
        trial = Trial(deed, home)
        for fault in faults(trial.counts):
            trial.withstand(fault)
            count += 1
    return count


def test_that_every_deed_is_done_or_refused_whole_where_one_operation_fails(room: Path) -> None:
    assert try_deeds(room, list(DEEDS), lambda counts: some_faults(counts, FEW, 1)) >= 50


def test_that_every_export_is_there_or_the_old_one_where_one_operation_fails(room: Path) -> None:
    assert try_deeds(room, exports(EXPORTS), lambda counts: some_faults(counts, 2 * FEW, 1)) >= 80


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_that_every_deed_withstands_thousands_of_faults(room: Path) -> None:
    withstood = try_deeds(room, list(DEEDS), lambda counts: some_faults(counts, MANY, 2))
    withstood += try_deeds(room, exports((*EXPORTS, *SLOWER_EXPORTS[:-1])), lambda counts: some_faults(counts, 150, 2))
    withstood += try_deeds(room, exports(SLOWER_EXPORTS[-1:]), lambda counts: some_faults(counts, 50, 2))
    assert withstood > 3500


class Labelling:
    """Somebody labels on a disk that fails, which is mended in the end, and goes on in the same window."""

    def __init__(self, path: Path, disk: Faulty) -> None:
        self._path, self._disk = path, disk
        self._possible: set[Labels] = set()

    def live(self, seed: int, count: int) -> None:
        """Do so many deeds; what was acknowledged is there, nothing is half, and the file holds what is shown."""
        with closing(self._opened()) as project:
            for kind, ids in deeds(seed, count):
                self._do(project, kind, ids)
            self._disk.fault = None
            self._look(project)
            for kind, ids in deeds(seed + 1, 3):
                self._do(project, kind, ids)
            shown = content(project.reader)
        with closing(Project.open(self._path, ME)) as project:
            assert problems(project.reader) == []
            assert content(project.reader) == shown, "the file holds other than what was shown"

    def _opened(self) -> Project:
        try:
            project = Project.open(self._path, ME)
        except Exception as error:
            _refuse_bug(error)
            self._disk.fault = None
            project = Project.open(self._path, ME)
        if not project.writable:  # Where the disk takes no lock file, the project can be read.
            project.close()
            self._disk.fault = None
            project = Project.open(self._path, ME)
        assert project.writable, "it is held by nobody"
        fault, self._disk.fault = self._disk.fault, None
        self._possible = {Labels(spans_in(project.reader))}
        self._disk.fault = fault
        return project

    def _do(self, project: Project, kind: str, ids: tuple[str, ...]) -> None:
        then = self._possible if kind == FOLD else {labels.after(kind, ids) for labels in self._possible}
        try:
            do(project, kind, ids)
        except Exception as error:
            _refuse_bug(error)
            self._possible = self._possible | then
        else:
            self._possible = then
        self._look(project)

    def _look(self, project: Project) -> None:
        """Where the project can be read, what it shows is what stands."""
        try:
            shown = spans_in(project.reader)
        except Exception as error:
            _refuse_bug(error)
            return
        self._possible = {labels for labels in self._possible if labels.now == shown}
        assert self._possible, "an acknowledged edit is lost, or one is half"


def test_that_a_folder_is_replaced_whole_where_two_cannot_be_exchanged_in_one_step(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_swap", lambda *_: False)

    def passing(counts: Counter[str]) -> list[Fault]:
        return [fault for fault in some_faults(counts, 4 * FEW, 1) if not fault.lasting]

    assert try_deeds(room, exports(("brat",)), passing) > FEW


def test_that_what_a_disk_does_not_let_be_put_back_is_told_of_and_kept(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_swap", lambda *_: False)
    (target := room / "export").mkdir()
    with (
        watched(room, Faulty(Fault("rename", 2, errno.EIO, lasting=True))),
        pytest.raises(StorageFailure) as told,
        folder_written_whole(target) as draft,
    ):
        (draft / "new").write_text("baru")
    (old,) = room.glob(".sorot-*.old")
    assert old.name in str(told.value)


def test_that_a_preference_is_kept_or_lost_whole_and_never_in_the_way(room: Path) -> None:
    file = room / "settings.json"
    Settings(file)["name"] = "Ana"
    sound = Faulty()
    with watched(room, sound):
        Settings(file)["name"] = "Budi"
    for fault in every_fault(sound.counts):
        Settings(file)["name"] = "Ana"
        disk = Faulty(fault)
        with watched(room, disk):
            Settings(file)["name"] = "Budi"
        assert Settings(file)["name"] in ("Ana", "Budi")
        if not fault.lasting and "delete" not in disk.struck:
            assert {path.name for path in room.iterdir()} == {"settings.json", "tmp"}, fault


def _refuse_bug(error: Exception) -> None:
    if as_sentence(error) is None:
        raise AssertionError(f"a bug: {error!r}") from error


def label_on_failing_disks(folder: Path, seed: int, faults: Callable[[Counter[str]], list[Fault]], count: int) -> int:
    """Return how many faults were withstood, one in each of so many lives."""
    path, template = folder / P, folder / "template"
    a_team(folder)
    shutil.copy(path, template)
    sound = Faulty()
    with watched(folder, sound):
        Labelling(path, sound).live(seed, count)
    drawn = faults(sound.counts)
    for fault in drawn:
        shutil.copy(template, path)
        disk = Faulty(fault)
        try:
            with watched(folder, disk):
                Labelling(path, disk).live(seed, count)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, {fault}: {error}") from error
    return len(drawn)


def test_that_labels_are_kept_or_refused_whole_where_one_operation_fails(room: Path) -> None:
    assert label_on_failing_disks(room, 1, lambda counts: some_faults(counts, 25, 3), 8) == 25


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_that_labels_withstand_thousands_of_faults(room: Path) -> None:
    withstood = 0
    for seed in range(8):
        (folder := room / str(seed)).mkdir()
        withstood += label_on_failing_disks(folder, seed, lambda counts: some_faults(counts, 120, 4), 10)
    assert withstood == 960
