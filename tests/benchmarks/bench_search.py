"""Times a search over ten thousand articles against SQLite's index asked bare, in turn, in one run.

    python -m tests.benchmarks.bench_search [--articles 10000] [--rounds 15]

Both bring fifty places with their surroundings; the program's hits are exact places of the text.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from annotator.app.project import Project
from annotator.app.searching import make_ready, search
from annotator.domain.document import Document
from annotator.domain.identity import document_id, sha256
from annotator.storage.reader import Reader
from tests.benchmarks.corpus import paragraphs
from tests.benchmarks.rows import tell

QUERIES = ("pawa", '"saat ini"', "lukb*")


def bare(connection: sqlite3.Connection, query: str) -> int:
    rows = connection.execute(
        "SELECT document.id, title, snippet(document_text, 0, '[', ']', '…', 12) FROM document_text JOIN document"
        " ON document.number = document_text.rowid WHERE document_text MATCH ? ORDER BY document_text.rowid LIMIT 50",
        [query],
    )
    return len(rows.fetchall())


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--articles", type=int, default=10_000)
    words.add_argument("--rounds", type=int, default=15)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "p.sorot"
        project = Project.create(path, "Ana")
        with project.store.writing():
            for place in range(given.articles):
                text = f"{place} {paragraphs(2_800, seed=place)}"
                digest = sha256(text)
                project.store.put(Document(id=document_id(digest), text=text, sha256=digest, title=str(place)))
        begun = time.perf_counter()
        make_ready(project)
        took = time.perf_counter() - begun
        tell(6, f"index {given.articles:,} articles", "articles/s", given.articles / took)
        project.close()
        reader = Reader.open(path)
        for query in QUERIES:
            floor, ours = [], []
            for _ in range(given.rounds):
                begun = time.perf_counter()
                bare(reader.connection, query)
                floor.append(time.perf_counter() - begun)
                begun = time.perf_counter()
                hits = search(reader, query, limit=50)
                ours.append(time.perf_counter() - begun)
            one, two = statistics.median(floor), statistics.median(ours)
            what = f"{query}, {len(hits)} hits"
            tell(6, what, "ms", two * 1e3, {"raw FTS5": one * 1e3}, of="raw FTS5", most=1.5)
        reader.close()


if __name__ == "__main__":
    main()
