"""Times gathering a teammate's spans against INSERT … SELECT between attached files, in turn.

    python -m tests.benchmarks.bench_merge [--spans 1000000] [--rounds 3]

The floor inserts the same rows into the same tables, with their keys, checks and index, in one transaction, and checks
nothing.  The program copies the file, checks every page, reference and row, compares it with the project, backs the
project up, merges and notes the way back.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.app import gathering, sharing
from annotator.app.edits import PutRows
from annotator.app.project import Project
from annotator.domain.clock import Clock
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.identity import document_id, label_id, new_id, sha256
from annotator.domain.span import Span
from annotator.storage.connection import connect, make_durable
from annotator.storage.rows import values_of
from annotator.storage.schema import TABLES, quoted
from tests.benchmarks.rows import tell

SPANS_AN_ARTICLE = 12
WORDS = ["kuda", "jip", "adipati", "menerima", "dari", "tamunya", "pedang", "upacara", "lama", "baru", "kota"]
LABELS = ["Gift", "Actor", "Clause"]


def articles(path: Path, count: int) -> None:
    """Write Ana's project with articles and labels."""
    draw = random.Random(1)
    project = Project.create(path, "Ana")
    texts = (f"Berita {number}. " + " ".join(draw.choices(WORDS, k=400)) for number in range(count))
    documents = [Document(id=document_id(sha256(text)), text=text, sha256=sha256(text)) for text in texts]
    project.do(PutRows((*(Label(id=label_id("span", name), name=name) for name in LABELS), *documents), "set up"))
    project.close()


def marked(path: Path) -> None:
    """Put Budi's spans into every article of a copy of Ana's project, each with a stamp of its own."""
    draw, clock = random.Random(2), Clock()
    project = Project.open(path, "Budi")
    with project.store.writing():
        project.store.put(project.me)
        columns = TABLES["span"].columns
        statement = (
            f"INSERT INTO span ({', '.join(map(quoted, columns))}) VALUES ({', '.join(f':{c}' for c in columns)})"
        )
        documents = project.reader.connection.execute("SELECT id, text FROM document").fetchall()
        for document, text in documents:
            starts = [draw.randrange(len(text) - 30) for _ in range(SPANS_AN_ARTICLE)]
            rows = [
                Span(
                    id=new_id(),
                    stamp=clock.next(),
                    document_id=document,
                    annotator_id=project.me.id,
                    label_id=label_id("span", draw.choice(LABELS)),
                    start=start,
                    end=start + 12,
                    quote=text[start : start + 12],
                    created="2026-11-22T10:00:00+00:00",
                )
                for start in starts
            ]
            project.store.connection.executemany(statement, [values_of(row) for row in rows])
    project.close()


def floor(ours: Path, theirs: Path) -> None:
    with closing(connect(ours, "rw")) as connection:
        make_durable(connection)
        connection.execute("ATTACH ? AS theirs", [str(theirs)])
        connection.execute("BEGIN IMMEDIATE")
        for name in ("annotator", "span"):
            columns = ", ".join(map(quoted, TABLES[name].columns))
            connection.execute(f"INSERT OR IGNORE INTO main.{name} ({columns}) SELECT {columns} FROM theirs.{name}")
        connection.execute("COMMIT")


def program(ours: Path, theirs: Path) -> None:
    with closing(Project.open(ours, "Ana")) as project:
        counts = gathering.take(project, gathering.prepare(ours, [theirs], project.me))
        assert counts["spans"] > 0


def timed(work: Callable[[Path, Path], None], template: Path, theirs: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(shutil.copy(template, folder))
        start = time.perf_counter()
        work(ours, theirs)
        return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--spans", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ana.sorot", Path(folder) / "budi.sorot"
        articles(ours, given.spans // SPANS_AN_ARTICLE)
        sharing.share(ours, theirs)
        marked(theirs)
        times: list[list[float]] = [[], []]
        for _ in range(given.rounds):
            for taken, work in zip(times, (floor, program), strict=True):
                taken.append(timed(work, ours, theirs))
        floors, programs = map(statistics.median, times)
        floor_speed = {"INSERT … SELECT": given.spans / floors}
        what = f"gathering {given.spans:,} spans"
        tell(9, what, "spans/s", given.spans / programs, floor_speed, of="INSERT … SELECT", least=0.3)


if __name__ == "__main__":
    main()
