"""What each format's library does bare with the very files that the program wrote: no checks, no offsets, no report.

Reading: the library parses them.  Writing: it writes again what it parsed.  Where writing must find tokens (CoNLL,
WebAnno), the floor finds them by one regular expression.  Label Studio's converter is not installed here: it wrote
271 articles a second where this floor wrote 2,600 (design measurements), so five times it is 0.52 of the floor.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import orjson

from annotator.formats.record import ArticleRecord

Work = Callable[[], object]
_TOKEN = re.compile(r"\w+|[^\w\s]")


def reading(kind: str, path: Path) -> Work:
    """Return the work of reading a format's file or folder bare."""
    return {
        "csv": lambda: list(csv.reader(io.StringIO(path.read_text("utf-8")))),
        "label-studio": lambda: orjson.loads(path.read_bytes()),
        "w3c": lambda: json.loads(path.read_bytes()),
        "refi-qda": lambda: _packed(path),
        "huggingface": lambda: _tables(path),
        "xmi": lambda: [ElementTree.parse(file).getroot() for file in path.glob("*.xmi")],
        "brat": lambda: _split(path, ("*.txt", "*.ann")),
        "webanno": lambda: _split(path, ("*.tsv",)),
        "conll": lambda: [line.split() for line in path.read_text("utf-8").split("\n")],
        "spacy": lambda: _docs(path),
    }.get(kind, lambda: [orjson.loads(line) for line in path.open("rb")])


def writing(kind: str, path: Path, articles: list[ArticleRecord], out: Path) -> Work:
    """Return the work of writing bare what a format's file or folder holds."""
    if kind in ("conll", "webanno"):
        return lambda: out.write_text("\n".join(map(_tagged, articles)), "utf-8")
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
        return lambda: csv.writer(out.open("w", encoding="utf-8", newline="")).writerows(rows)
    if kind == "label-studio":
        value = orjson.loads(path.read_bytes())
        return lambda: out.write_bytes(orjson.dumps(value))
    if kind == "huggingface":
        return _table_writing(path, out)
    if kind == "refi-qda":
        return _packing(path, out)
    if kind in ("xmi", "tei"):
        files = sorted(path.glob("*.xmi")) if path.is_dir() else [path]
        trees = [ElementTree.parse(file) for file in files]
        return lambda: [tree.write(out, encoding="utf-8") for tree in trees]
    if kind == "brat":
        texts = [file.read_text("utf-8") for file in sorted(path.iterdir()) if file.suffix in (".txt", ".ann")]
        out.mkdir(exist_ok=True)
        return lambda: [(out / f"{nth}").write_text(text, "utf-8") for nth, text in enumerate(texts)]
    values = [orjson.loads(line) for line in path.read_bytes().splitlines()] if kind != "w3c" else [path.read_bytes()]
    values = [orjson.loads(values[0])] if kind == "w3c" else values
    return lambda: out.write_bytes(b"".join(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE) for value in values))


def _tagged(article: ArticleRecord) -> str:
    firsts = {span.start: span for span in article.spans}
    lines, label, end = [], "", 0
    for found in _TOKEN.finditer(article.text):
        if found.start() >= end:
            label = ""
        if not label and (span := firsts.get(found.start())):
            label, end = span.label, span.end
            lines.append(f"{found[0]} B-{label}")
        else:
            lines.append(f"{found[0]} {'I-' + label if label else 'O'}")
    return "\n".join(lines)


def _split(path: Path, patterns: tuple[str, ...]) -> list[list[list[str]]]:
    files = [file for pattern in patterns for file in sorted(path.glob(pattern))]
    return [[line.split("\t") for line in file.read_text("utf-8").split("\n")] for file in files]


def _docs(path: Path) -> list[object]:
    import spacy
    from spacy.tokens import DocBin

    return [doc.text for doc in DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab)]


def _tables(path: Path) -> list[object]:
    from pyarrow import parquet

    return [parquet.read_table(file).to_pylist() for file in sorted(path.glob("*.parquet"))]


def _table_writing(path: Path, out: Path) -> Work:
    import pyarrow
    from pyarrow import parquet

    table = parquet.read_table(next(path.glob("*.parquet")))
    rows, schema = table.to_pylist(), table.schema
    return lambda: parquet.write_table(pyarrow.Table.from_pylist(rows, schema), out)


def _packed(path: Path) -> object:
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(name) for name in archive.namelist()]
    return texts, [ElementTree.fromstring(text) for text in texts if text[:5] == b"<?xml"]


def _packing(path: Path, out: Path) -> Work:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: ElementTree.ElementTree(ElementTree.fromstring(p)) for name, p in parts.items() if p[:5] == b"<?xml"}

    def work() -> None:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                if name in trees:
                    held = io.BytesIO()
                    trees[name].write(held, encoding="utf-8")
                    part = held.getvalue()
                archive.writestr(name, part)

    return work
