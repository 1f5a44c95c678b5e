"""What is acknowledged survives `kill -9` and a disk that fills up, over labelling, importing and exporting.

Children are forked, so that a crash costs milliseconds and hundreds fit into the default suite.  Every crash is drawn
from a seed that a failure names.
"""

import os
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from annotator.app import exporting, importing
from annotator.app.edits import AddSpans, PutRows, RelabelSpans, RemoveSpans
from annotator.app.project import Project
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import document_id, label_id, new_id, sha256
from annotator.domain.span import Span
from annotator.storage.check import problems
from annotator.storage.reader import Reader

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked")

TEXT = "Sang adipati menerima kuda, jip 🚙, dan “pedang upacara” dari tamunya. " * 40
GIFT, ACTOR = label_id("span", "Gift"), label_id("span", "Actor")
DEFAULT, SLOW, BATCH = 100, 2500, 25


def a_project(folder: Path) -> Path:
    path = folder / "p.sorot"
    project = Project.create(path, "Ana")
    digest = sha256(TEXT)
    document = Document(id=document_id(digest), text=TEXT, sha256=digest, title="Adipati")
    project.do(PutRows((document, Label(id=GIFT, name="Gift"), Label(id=ACTOR, name="Actor")), "set up"))
    project.close()
    return path


def in_child(deed: Callable[[Callable[[str], None]], None], crash: Callable[[int], None]) -> list[str]:
    """Run `deed` in a child and return what it acknowledged; `crash(pid)` runs here meanwhile."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            deed(lambda ack: os.write(into, f"{ack}\n".encode()) and None)
            status = 0
        except AnnotatorError:
            status = 3
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(into)
    crash(pid)
    with os.fdopen(out, encoding="ascii") as acks:
        heard = acks.read().splitlines()
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 3, -signal.SIGKILL), "the child met a bug"
    return heard


def labelling(path: Path, seed: int) -> Callable[[Callable[[str], None]], None]:
    def deed(acknowledge: Callable[[str], None]) -> None:
        draw = random.Random(seed)
        project = Project.open(path, "Ana")
        mine: list[str] = []
        while True:
            kind = draw.random()
            if kind < 0.6 or not mine:
                start = draw.randrange(len(TEXT) - 20)
                end = start + draw.randint(1, 20)
                span = Span(
                    id=new_id(),
                    document_id=document_id(sha256(TEXT)),
                    annotator_id=project.me.id,
                    label_id=GIFT,
                    start=start,
                    end=end,
                    quote=TEXT[start:end],
                )
                project.do(AddSpans((span,)))
                mine.append(span.id)
                acknowledge(f"add {span.id}")
            elif kind < 0.8:
                if project.do(RelabelSpans((chosen := draw.choice(mine),), ACTOR, project.me.id)):
                    acknowledge(f"relabel {chosen}")
            elif kind < 0.9:
                project.do(RemoveSpans((gone := mine.pop(draw.randrange(len(mine))),), project.me.id))
                acknowledge(f"remove {gone}")
            else:
                project.store.fold()

    return deed


def nothing(pid: int) -> None:
    pass


def after(seed: float, most: float = 0.05) -> Callable[[int], None]:
    def kill(pid: int) -> None:
        time.sleep(random.Random(seed).uniform(0.002, most))
        os.kill(pid, signal.SIGKILL)

    return kill


def look(path: Path) -> dict[str, str]:
    reader = Reader.open(path)
    try:
        assert problems(reader) == []
        return {span.id: span.label_id for span in reader.all(Span)}
    finally:
        reader.close()


def lost_labels(folder: Path, seeds: range) -> int:
    """Kill a labelling process once for each seed, in one project; returns how many acknowledged edits that covered."""
    path, expected, count = a_project(folder), {}, 0
    for seed in seeds:
        acks = in_child(labelling(path, seed), after(seed))
        count += len(acks)
        expected = _through(expected, acks)
        found = look(path)
        more = (found.keys() ^ expected.keys()) | {k for k in found if found[k] != expected.get(k)}
        assert len(more) <= 1, f"seed {seed}: {len(more)} spans are not as acknowledged"
        expected = found
    return count


def _through(expected: dict[str, str], acks: list[str]) -> dict[str, str]:
    found = dict(expected)
    for deed, span in (ack.split() for ack in acks):
        if deed == "remove":
            found.pop(span)
        else:
            found[span] = ACTOR if deed == "relabel" else GIFT
    return found


def test_that_acknowledged_labels_survive_kills(tmp_path: Path) -> None:
    assert lost_labels(tmp_path, range(DEFAULT)) > DEFAULT


@pytest.mark.slow
def test_that_acknowledged_labels_survive_thousands_of_kills(tmp_path: Path) -> None:
    for batch in range(SLOW // BATCH):
        (folder := tmp_path / str(batch)).mkdir()
        lost_labels(folder, range(DEFAULT + batch * BATCH, DEFAULT + (batch + 1) * BATCH))


def test_that_no_new_project_is_made_beside_the_log_of_one_that_crashed(tmp_path: Path) -> None:
    path = a_project(tmp_path)

    def crash(said: str) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    in_child(lambda _: labelling(path, 1)(crash), nothing)
    assert path.with_name("p.sorot-wal").stat().st_size
    path.unlink()
    with pytest.raises(AnnotatorError, match="an earlier project of that name"):
        Project.create(path, "Ana")
    assert not path.exists()


def articles_file(folder: Path, seed: int, count: int = 40) -> Path:
    lines = [
        orjson.dumps({"text": f"Berita {seed}-{i}. {TEXT[: 300 + i]}", "label": [[0, 6, "Gift"], [2, 12, "Actor"]]})
        for i in range(count)
    ]
    path = folder / f"in-{seed}.jsonl"
    path.write_bytes(b"\n".join(lines))
    return path


def importing_one(path: Path, file: Path) -> Callable[[Callable[[str], None]], None]:
    def deed(acknowledge: Callable[[str], None]) -> None:
        project = Project.open(path, "Ana")
        acknowledge("begun 0")
        prepared = importing.prepare(path, [file], importing.ImportOptions(), project.me)
        importing.take(project, prepared)
        acknowledge("done 0")
        project.close()

    return deed


def counts(path: Path) -> tuple[int, int]:
    reader = Reader.open(path)
    try:
        assert problems(reader) == []
        return reader.document_count(), len(reader.all(Span))
    finally:
        reader.close()


def half_imports(folder: Path, seeds: range) -> tuple[int, int]:
    """Kill an import at any moment of it, for each seed; returns how many were found whole and how many not begun."""
    path, whole, none = a_project(folder), 0, 0
    begun = time.monotonic()
    in_child(importing_one(path, articles_file(folder, -1)), nothing)
    length = time.monotonic() - begun
    for seed in seeds:
        before = counts(path)
        acks = in_child(importing_one(path, articles_file(folder, seed)), after(seed, length * 1.4))
        added = tuple(now - then for now, then in zip(counts(path), before, strict=True))
        assert added in ((0, 0), (40, 80)), f"seed {seed}: a half import, {added}"
        assert added == (40, 80) or "done 0" not in acks, f"seed {seed}: acknowledged and lost"
        whole, none = whole + (added != (0, 0)), none + (added == (0, 0))
        length *= 0.9 if "done 0" in acks else 1.05  # machines are not even
    return whole, none


def test_that_a_killed_import_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    assert min(half_imports(tmp_path, range(DEFAULT // 2))) > 0


@pytest.mark.slow
def test_that_thousands_of_killed_imports_are_there_whole_or_not_at_all(tmp_path: Path) -> None:
    for batch in range(SLOW // BATCH):
        (folder := tmp_path / str(batch)).mkdir()
        half_imports(folder, range(1000 + batch * BATCH, 1000 + (batch + 1) * BATCH))


def exporting_one(path: Path, out: Path, kind: str) -> Callable[[Callable[[str], None]], None]:
    def deed(acknowledge: Callable[[str], None]) -> None:
        reader = Reader.open(path)
        exporting.export(reader, out, exporting.ExportOptions(kind, layer="all"))
        acknowledge("done 0")

    return deed


def with_limit(seed: int, deed: Callable[[Callable[[str], None]], None]) -> Callable[[Callable[[str], None]], None]:
    """Make every file end at a size drawn from the seed: what a full disk looks like to whoever writes."""

    def limited(acknowledge: Callable[[str], None]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = random.Random(seed).randrange(1, 160_000)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        deed(acknowledge)

    return limited


@pytest.mark.parametrize("kind", ["jsonl", "csv", "doccano"])
def test_that_a_killed_or_failed_export_leaves_the_old_file_and_nothing_else(tmp_path: Path, kind: str) -> None:
    path = a_project(tmp_path)
    in_child(importing_one(path, articles_file(tmp_path, 0)), nothing)
    (folder := tmp_path / "out").mkdir()
    out = folder / f"out.{kind}"
    in_child(exporting_one(path, out, kind), nothing)
    whole = out.read_bytes()
    assert whole
    for seed in range(DEFAULT // 6):
        out.write_bytes(b"the old one")
        failed = in_child(with_limit(seed, exporting_one(path, out, kind)), nothing)
        assert out.read_bytes() == (whole if failed else b"the old one"), f"seed {seed}"
        assert [p.name for p in folder.iterdir()] == [out.name], f"seed {seed}: something half was left"
        out.write_bytes(b"the old one")
        in_child(exporting_one(path, out, kind), after(seed))
        assert out.read_bytes() in (whole, b"the old one"), f"seed {seed}"
        for left in folder.iterdir():
            if left != out:
                left.unlink()


def test_that_a_full_disk_loses_no_acknowledged_label_and_acknowledges_no_lost_one(tmp_path: Path) -> None:
    path, expected = a_project(tmp_path), {}
    for seed in range(DEFAULT):
        acks = in_child(with_limit(seed, labelling(path, seed)), after(seed))
        expected = _through(expected, acks)
        found = look(path)
        assert len(found.keys() ^ expected.keys()) <= 1, f"seed {seed}"
        expected = found


def test_that_an_import_onto_a_full_disk_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path, none = a_project(tmp_path), 0
    for seed in range(DEFAULT // 2):
        before = counts(path)
        acks = in_child(with_limit(seed, importing_one(path, articles_file(tmp_path, seed))), nothing)
        added = tuple(now - then for now, then in zip(counts(path), before, strict=True))
        assert added == ((40, 80) if "done 0" in acks else (0, 0)), f"seed {seed}"
        none += added == (0, 0)
    assert none > 0
