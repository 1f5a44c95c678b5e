"""Times importing, labelling and opening against bare orjson and sqlite3 on the same articles, in turn.

    python -m tests.benchmarks.bench_project [--articles 2000] [--rounds 5]

Prints medians and the program's share of the floor (for labelling: how many times the floor's time).
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import orjson

from annotator.app import exporting, importing
from annotator.app.edits import AddSpans
from annotator.app.project import Project
from annotator.domain.document import Document
from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.storage import schema
from tests.benchmarks.bench_formats import invented
from tests.benchmarks.rows import tell


def timed(work: Callable[[Path], object], folder: Path) -> float:
    start = time.perf_counter()
    work(folder)
    return time.perf_counter() - start


def in_turn(floor: Callable[[Path], object], program: Callable[[Path], object], rounds: int) -> tuple[float, float]:
    """Return the medians in seconds of both, each round in a fresh folder."""
    taken: list[list[float]] = [[], []]
    for _ in range(rounds):
        for times, work in zip(taken, (floor, program), strict=True):
            with tempfile.TemporaryDirectory() as folder:
                times.append(timed(work, Path(folder)))
    return statistics.median(taken[0]), statistics.median(taken[1])


def floor_connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT, title TEXT, text TEXT) STRICT")
    connection.execute(
        'CREATE TABLE span (id INTEGER PRIMARY KEY, document_id INTEGER, label TEXT, start INTEGER, "end" INTEGER)'
    )
    connection.execute("CREATE INDEX span_document ON span(document_id)")
    return connection


def floor_import(file: Path) -> Callable[[Path], object]:
    def work(folder: Path) -> None:
        connection = floor_connection(folder / "floor.sqlite3")
        connection.execute("BEGIN IMMEDIATE")
        documents, spans = [], []
        with file.open("rb") as lines:
            for number, line in enumerate(lines):
                record = orjson.loads(line)
                documents.append((number, record.get("name"), record.get("title"), record["text"]))
                spans.extend((number, label, start, end) for start, end, label in record["label"])
        connection.executemany("INSERT INTO document VALUES (?, ?, ?, ?)", documents)
        connection.executemany('INSERT INTO span (document_id, label, start, "end") VALUES (?, ?, ?, ?)', spans)
        connection.execute("COMMIT")
        connection.close()

    return work


def floor_own_tables(file: Path) -> Callable[[Path], object]:
    """The same with all columns, keys and checks of a project's tables: what the stored form itself costs."""

    def work(folder: Path) -> None:
        connection = sqlite3.connect(folder / "floor.sqlite3", isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        schema.build(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO annotator (id, stamp, name) VALUES ('a', 's', 'Ana')")
        documents, spans, labels = [], [], set()
        with file.open("rb") as lines:
            for line in lines:
                record = orjson.loads(line)
                made, text = str(uuid4()), record["text"]
                documents.append((made, "s", record.get("name"), record.get("title"), text, "h"))
                for start, end, label in record["label"]:
                    labels.add(label)
                    spans.append((str(uuid4()), "s", made, "a", label, start, end, text[start:end]))
        connection.executemany("INSERT INTO label (id, stamp, name) VALUES (?, 's', ?)", ((x, x) for x in labels))
        connection.executemany(
            "INSERT INTO document (id, stamp, name, title, text, sha256) VALUES (?, ?, ?, ?, ?, ?)", documents
        )
        connection.executemany(
            'INSERT INTO span (id, stamp, document_id, annotator_id, label_id, start, "end", quote)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            spans,
        )
        connection.execute("COMMIT")
        connection.close()

    return work


def program_import(file: Path) -> Callable[[Path], object]:
    def work(folder: Path) -> None:
        project = Project.create(folder / "p.sorot", "Ana")
        importing.take(project, importing.prepare(project.path, [file], importing.ImportOptions(), project.me))
        project.close()

    return work


def bench_import(file: Path, articles: int, rounds: int) -> None:
    for name, made in (("floor", floor_import(file)), ("floor with a project's own tables", floor_own_tables(file))):
        floor, program = in_turn(made, program_import(file), rounds)
        least = 0.5 if name == "floor" else None
        tell(
            1,
            f"JSON Lines, {name}",
            "articles/s",
            articles / program,
            {"floor": articles / floor},
            of="floor",
            least=least,
        )


def bench_label(folder: Path, file: Path, edits: int) -> None:
    project = Project.create(folder / "label.sorot", "Ana")
    importing.take(project, importing.prepare(project.path, [file], importing.ImportOptions(), project.me))
    document = project.reader.all(Document, "deleted = 0 LIMIT 1")[0]
    label = project.codebook.usable()[0].id
    raw = floor_connection(folder / "floor.sqlite3")
    times: tuple[list[float], list[float]] = ([], [])
    for place in range(edits):
        start = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            'INSERT INTO span (document_id, label, start, "end") VALUES (1, ?, ?, ?)', ["Gift", place, place + 5]
        )
        raw.execute("COMMIT")
        times[0].append(time.perf_counter() - start)
        span = Span(
            id=new_id(),
            document_id=document.id,
            annotator_id=project.me.id,
            label_id=label,
            start=place,
            end=place + 5,
            quote=document.text[place : place + 5],
        )
        start = time.perf_counter()
        project.do(AddSpans((span,)))
        times[1].append(time.perf_counter() - start)
    floor, program = (statistics.median(part) * 1e6 for part in times)
    worst = sorted(times[1])[int(edits * 0.99)] * 1e6
    tell(2, "durable span, median", "µs", program, {"raw commit": floor}, of="raw commit", most=2.0)
    tell(2, "durable span, p99", "µs", worst)
    project.close()
    raw.close()


def bench_export(folder: Path, file: Path, articles: int, rounds: int) -> None:
    project = Project.create(folder / "export.sorot", "Ana")
    importing.take(project, importing.prepare(project.path, [file], importing.ImportOptions(), project.me))

    def floor(out: Path) -> None:
        connection = sqlite3.connect(project.path)
        connection.row_factory = sqlite3.Row
        with (out / "x.jsonl").open("wb") as lines:
            for table in ("document", "span"):
                for row in connection.execute(f"SELECT * FROM {table}"):
                    lines.write(orjson.dumps({"table": table, **dict(row)}) + b"\n")
        connection.close()

    for name in ("jsonl", "doccano", "csv"):
        options = exporting.ExportOptions(name, layer="all")
        times = in_turn(floor, lambda out, o=options: exporting.export(project.reader, out / "x", o), rounds)
        floor_speed, least = {"floor": articles / times[0]}, 0.5 if name == "jsonl" else None
        tell(5, f"{name} of a project", "articles/s", articles / times[1], floor_speed, of="floor", least=least)
    project.close()


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--articles", type=int, default=2000)
    words.add_argument("--rounds", type=int, default=5)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "in.jsonl"
        with file.open("wb") as lines:
            for article in invented(given.articles):
                label = [[span.start, span.end, span.label] for span in article.spans]
                record = {"text": article.text, "label": label, "name": article.name, "title": article.title}
                lines.write(orjson.dumps(record) + b"\n")
        bench_import(file, given.articles, given.rounds)
        bench_label(folder, file, 1000)
        bench_export(folder, file, given.articles, given.rounds)
    tell(1, "peak memory of this benchmark", "MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
