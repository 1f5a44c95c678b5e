"""Times reading and writing of every format against its library alone on the same articles, in turn.

    python -m tests.benchmarks.bench_formats [--articles 1000] [--rounds 5]

Prints articles a second (median of the rounds) and the program's share of the floor.
"""

from __future__ import annotations

import argparse
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
import spacy
from spacy.tokens import DocBin
from spacy.util import filter_spans

from annotator.domain.codebook import Codebook
from annotator.domain.identity import new_id
from annotator.formats import doccano, jsonl, registry, spacy_docbin
from annotator.formats.record import (
    ArticleRecord,
    Format,
    Reader,
    ReadOptions,
    RowRecord,
    Selection,
    SpanRecord,
    WriteOptions,
)
from tests.benchmarks import format_floors
from tests.benchmarks.corpus import LABELS, paragraphs
from tests.benchmarks.rows import tell

SPANS = 12
LEAST = 0.5
AIMS = {"spacy write": 0.9, "conll write": 0.52}
"""Of the floor; for CoNLL five times Label Studio's converter (format_floors.py says how that is known)."""
Work = Callable[[], object]
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
        last = first + chance.randint(0, 4)
        spans.append(SpanRecord(words[first].start(), words[last].end(), chance.choice(LABELS)))
    return ArticleRecord(text, name=f"{nth}.txt", title=f"Artikel {nth}", document_id=new_id(), spans=spans)


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


def floor_spacy(articles: list[ArticleRecord], path: Path) -> None:
    language = spacy.blank("xx")
    bin_ = DocBin(store_user_data=True)
    for article in articles:
        doc = language.make_doc(article.text)
        found = [doc.char_span(span.start, span.end, label=span.label) for span in article.spans]
        spans = [span for span in found if span is not None]
        doc.spans["sc"] = spans
        doc.set_ents(filter_spans(spans))
        bin_.add(doc)
    bin_.to_disk(path)


def floor_write(objects: list[dict[str, Any]], path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE) for value in objects)


def floor_read(path: Path) -> None:
    with path.open("rb") as file:
        for line in file:
            orjson.loads(line)


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
            begun = time.perf_counter()
            work()
            taken[whose].append(time.perf_counter() - begun)
    low, high = (statistics.median(taken[whose]) for whose in ("floor", "ours"))
    goal, least = 5 if name.endswith("write") else 1, AIMS.get(name, LEAST)
    tell(goal, f"{name}, format alone", "articles/s", count / high, {"floor": count / low}, of="floor", least=least)


def main() -> None:
    """Run every comparison."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, floor, ours in pairs(invented(chosen.articles), Path(folder)):
            compared(name, floor, ours, chosen.articles, chosen.rounds)


def pairs(articles: list[ArticleRecord], folder: Path) -> list[tuple[str, Work, Work]]:
    """Return what is compared: its name, the floor's work and ours."""
    rows = list(rows_of(articles))
    plain = [_as_said(row) for row in rows]
    marked = [{"text": x.text, "label": [(s.start, s.end, s.label) for s in x.spans]} for x in articles]
    chosen = Selection(Codebook(), lambda: iter(articles), lambda: iter(rows))
    read, write = ReadOptions(), WriteOptions()
    floor, lines, labels, docs = (folder / name for name in ("floor", "a.jsonl", "b.jsonl", "c.spacy"))
    found = [
        ("jsonl write", lambda: floor_write(plain, floor), lambda: jsonl.write(chosen, lines, write)),
        ("jsonl read", lambda: floor_read(lines), lambda: drained(jsonl.read(lines, read))),
        ("doccano write", lambda: floor_write(marked, floor), lambda: doccano.write(chosen, labels, write)),
        ("doccano read", lambda: floor_read(labels), lambda: drained(doccano.read(labels, read))),
        ("spacy write", lambda: floor_spacy(articles, floor), lambda: spacy_docbin.write(chosen, docs, write)),
    ]
    for known in registry.FORMATS:
        out = folder / known.name
        if known.write is not None and known.name not in ("jsonl", "doccano"):
            known.write(chosen, out, write)
            ours = partial(known.write, chosen, out, write)
            if known.name != "spacy":
                bare = format_floors.writing(known.name, out, articles, folder / f"bare-{known.name}")
                found.append((f"{known.name} write", bare, ours))
            if known.read is not None:
                bare, files = format_floors.reading(known.name, out), files_of(known, out)
                found.append((f"{known.name} read", bare, partial(read_all, known.read, files, read)))
    return found


def files_of(known: Format, out: Path) -> list[Path]:
    """Return the files to read of what a format wrote: itself, or those in its folder that are no sidecars."""
    if out.is_file():
        return [out]
    wanted = ".txt" if known.name == "brat" else known.suffixes[0]
    return sorted(path for path in out.iterdir() if path.suffix == wanted)


def read_all(read: Reader, files: list[Path], options: ReadOptions) -> None:
    for file in files:
        drained(read(file, options))


if __name__ == "__main__":
    main()
