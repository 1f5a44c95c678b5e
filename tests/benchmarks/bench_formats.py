"""Times reading and writing of every format against its library alone on the same articles, in turn.

    python -m tests.benchmarks.bench_formats [--articles 1000] [--rounds 5] [--only csv prodigy]

Prints articles a second (median of the rounds) and the program's share of the floor.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.codebook import Codebook, Label
from annotator.domain.identity import label_id, new_id
from annotator.formats import jsonl, registry
from annotator.formats.record import (
    ArticleRecord,
    Format,
    Reader,
    ReadOptions,
    RowRecord,
    Selection,
    SpanRecord,
    WriteOptions,
    Writer,
)
from tests.benchmarks import format_floors, format_floors_reading
from tests.benchmarks.corpus import LABELS, paragraphs
from tests.benchmarks.format_floors import Mark, Plain
from tests.benchmarks.rows import tell

SPANS = 12
LEAST = 0.5
QUICK = {"jsonl", "csv", "doccano", "label-studio", "w3c"}
"""Five times the articles for these: they take microseconds each, and one flush to the disk would be half of that."""
AIMS = {"spacy write": 0.9, "conll write": 0.52}
"""Of the floor; for CoNLL five times Label Studio's converter (format_floors.py says how that is known)."""
Work = Callable[[Path], object]
"""Writes to a path at which nothing is, or reads and leaves the path alone."""
STAMP = "1718784000000-000000-0123456789ab"


def invented(count: int) -> list[ArticleRecord]:
    """Return `count` articles of about 400 words with 12 spans on word edges each; one in ten has emoji."""
    chance = random.Random(7)
    prose = paragraphs(2_700 * count)
    size = len(prose) // count
    return [_invented(prose[nth * size : (nth + 1) * size].strip(), nth, chance) for nth in range(count)]


def _invented(text: str, nth: int, chance: random.Random) -> ArticleRecord:
    words = list(re.finditer(r"\w+", text))
    spans = []
    for first in sorted(chance.sample(range(len(words) - 4), SPANS)):
        start, end = words[first].start(), words[first + chance.randint(0, 4)].end()
        span = SpanRecord(start, end, chance.choice(LABELS), "Ana", text[start:end], origin="hand", id=new_id())
        spans.append(span)
    article = ArticleRecord(text, name=f"{nth}.txt", title=f"Artikel {nth}", document_id=new_id(), spans=spans)
    article.annotator, article.done = "Ana", True
    return article


def plain(article: ArticleRecord) -> Plain:
    """Return the same for a floor."""
    spans = [Mark(span.id, span.start, span.end, span.label) for span in article.spans]
    return Plain(article.document_id, article.name, article.title, article.annotator, article.text, spans)


def rows_of(articles: Iterable[ArticleRecord]) -> Iterator[RowRecord]:
    """Yield the rows of a project that holds these articles."""
    shared = {"stamp": STAMP, "deleted": 0}
    for article in articles:
        document = {"id": article.document_id, **shared, "stamps": "{}", "name": article.name, "title": article.title}
        yield RowRecord("document", document | {"text": article.text, "sha256": "0" * 64, "meta": '{"desk":"x"}'})
        for span in article.spans:
            own = {"id": new_id(), **shared, "document_id": article.document_id, "annotator_id": article.document_id}
            place = {"round": 1, "label_id": article.document_id, "start": span.start, "end": span.end}
            said = {"fragments": None, "quote": article.text[span.start : span.end], "attributes": "{}", "note": ""}
            yield RowRecord(
                "span", own | place | said | {"origin": "hand", "score": None, "codebook": "", "created": ""}
            )


def _as_said(row: RowRecord) -> dict[str, Any]:
    json = {name: orjson.loads(row.values[name]) for name in jsonl.JSON_COLUMNS if row.values.get(name)}
    return {"table": row.table, **row.values, **json}


def drained(records: Iterable[object]) -> None:
    for _ in records:
        pass


def compared(name: str, floor: Work, ours: Work, count: int, rounds: int) -> None:
    """Time both in turn and tell what they do in a second."""
    taken: dict[str, list[float]] = {"floor": [], "ours": []}
    for _ in range(rounds):
        for whose, work in (("floor", floor), ("ours", ours)):
            with tempfile.TemporaryDirectory() as fresh:
                gc.collect()  # neither pays for what the other left behind
                begun = time.perf_counter()
                work(Path(fresh) / "out")
                taken[whose].append(time.perf_counter() - begun)
    low, high = (statistics.median(taken[whose]) for whose in ("floor", "ours"))
    goal, least = 5 if name.endswith("write") else 1, AIMS.get(name, LEAST)
    tell(goal, f"{name}, format alone", "articles/s", count / high, {"floor": count / low}, of="floor", least=least)


def main() -> None:
    """Run every comparison."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--only", nargs="*", default=[])
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many = invented(5 * chosen.articles)
        for known in registry.FORMATS:
            if known.write is not None and (not chosen.only or known.name in chosen.only):
                articles = many if known.name in QUICK else many[: chosen.articles]
                for name, floor, ours in pairs(known, articles, Path(folder)):
                    compared(name, floor, ours, len(articles), chosen.rounds)


def pairs(known: Format, articles: list[ArticleRecord], folder: Path) -> Iterator[tuple[str, Work, Work]]:
    """Yield what is compared of a format: its name, the floor's work and ours."""
    assert known.write is not None
    rows = list(rows_of(articles)) if known.name == "jsonl" else []
    codebook = Codebook(Label(id=label_id("span", name), name=name) for name in LABELS)
    chosen = Selection(codebook, lambda: iter(articles), lambda: iter(rows))
    out = folder / known.name
    known.write(chosen, out, WriteOptions())
    floor = (
        partial(format_floors.jsonl, list(map(_as_said, rows)))
        if rows
        else partial(format_floors.WRITERS[known.name], list(map(plain, articles)))
    )
    yield f"{known.name} write", floor, partial(write_to, known.write, chosen)
    if known.read is not None:
        ours = partial(read_all, known.read, files_of(known, out), ReadOptions())
        yield f"{known.name} read", partial(read_bare, format_floors_reading.READERS[known.name], out), ours


def files_of(known: Format, out: Path) -> list[Path]:
    """Return the files to read of what a format wrote: itself, or those in its folder that are no sidecars."""
    if out.is_file():
        return [out]
    wanted = ".txt" if known.name == "brat" else known.suffixes[0]
    return sorted(path for path in out.iterdir() if path.suffix == wanted)


def write_to(write: Writer, chosen: Selection, out: Path) -> None:
    write(chosen, out, WriteOptions())


def read_all(read: Reader, files: list[Path], options: ReadOptions, _: Path) -> None:
    for file in files:
        drained(read(file, options))


def read_bare(read: Callable[[Path], Iterable[object]], path: Path, _: Path) -> None:
    drained(read(path))


if __name__ == "__main__":
    main()
