"""The floor under each format's reader: a file parsed by its library, and the text and spans of each article made.

As bare as the writers in format_floors: nothing is checked, and nothing else that the file says is looked at.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator
from itertools import accumulate, groupby
from pathlib import Path
from xml.etree import ElementTree

import orjson

from tests.benchmarks.format_floors import QDA, TEI

Marks = list[tuple[int, int, str]]
Found = tuple[str, Marks]
"""An article's text and its spans; a table of spans has the article's id for its text."""

_QDA, _TEI = f"{{{QDA}}}", f"{{{TEI}}}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def jsonl(path: Path) -> Iterator[Found]:
    """Parse rows."""
    with path.open("rb") as file:
        for line in file:
            orjson.loads(line)
            yield "", []


def doccano(path: Path) -> Iterator[Found]:
    """Read lines."""
    with path.open("rb") as file:
        for line in file:
            said = orjson.loads(line)
            yield said["text"], [(start, end, label) for start, end, label in said["label"]]


def prodigy(path: Path) -> Iterator[Found]:
    """Read tasks."""
    with path.open("rb") as file:
        for line in file:
            task = orjson.loads(line)
            yield task["text"], [(span["start"], span["end"], span["label"]) for span in task["spans"]]


def label_studio(path: Path) -> Iterator[Found]:
    """Read tasks."""
    for task in orjson.loads(path.read_bytes()):
        values = [result["value"] for work in task["annotations"] for result in work["result"]]
        yield task["data"]["text"], [(value["start"], value["end"], value["labels"][0]) for value in values]


def csv_rows(path: Path) -> Iterator[Found]:
    """Read spans."""
    with path.open(encoding="utf-8", newline="") as file:
        for known, rows in groupby(csv.DictReader(file), key=lambda row: row["document_id"]):
            yield known, [(int(row["start"]), int(row["end"]), row["label"]) for row in rows]


def brat(path: Path) -> Iterator[Found]:
    """Read texts and the lines beside them."""
    for file in sorted(path.glob("*.txt")):
        marks = []
        for line in file.with_suffix(".ann").read_text("utf-8").splitlines():
            if line.startswith("T"):
                label, start, *_, end = line.split("\t")[1].replace(";", " ").split(" ")
                marks.append((int(start), int(end), label))
        yield file.read_text("utf-8"), marks


def conll(path: Path) -> Iterator[Found]:
    """Read tokens and tags; the text is the tokens with single spaces between."""
    words: list[str] = []
    marks: Marks = []
    place = 0
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("-DOCSTART-"):
                if words:
                    yield " ".join(words), marks
                words, marks, place = [], [], 0
            elif line != "\n":
                word, tag = line.split()
                words.append(word)
                if tag[0] == "B":
                    marks.append((place, place + len(word), tag[2:]))
                elif tag[0] == "I":
                    marks[-1] = marks[-1][0], place + len(word), tag[2:]
                place += len(word) + 1
    yield " ".join(words), marks


def webanno(path: Path) -> Iterator[Found]:
    """Read files of sentences: the text between them is a line break or nothing."""
    for file in sorted(path.glob("*.tsv")):
        texts: list[str] = []
        lines: list[str] = []
        marks: dict[str, tuple[int, int, str]] = {}
        length = 0
        for line in file.read_text("utf-8").split("\n"):
            if line.startswith("#Text="):
                lines.append(line[6:])
            elif line and line[0] != "#":
                name, where, _, cell, *_ = line.split("\t")
                start, end = map(int, where.split("-"))
                if lines:
                    texts.append("\n" * (start - length) + "\n".join(lines))
                    length += len(texts[-1].encode("utf-16-le")) // 2
                    lines = []
                for said in cell.split("|") if cell != "_" else ():
                    label, _, number = said.partition("[")
                    begun = marks.get(number or name, (start, 0, ""))[0]
                    marks[number or name] = begun, end, label
        text, spans = "".join(texts), list(marks.values())
        if not text.isascii():
            units = {unit: place for place, unit in enumerate([0, *accumulate(1 + (c > "\uffff") for c in text)])}
            spans = [(units[start], units[end], label) for start, end, label in spans]
        yield text, spans


def xmi(path: Path) -> Iterator[Found]:
    """Read a CAS from each file."""
    from cassis import load_cas_from_xmi, load_typesystem

    types = load_typesystem(path / "TypeSystem.xml")
    for file in sorted(path.glob("*.xmi")):
        cas = load_cas_from_xmi(file, typesystem=types)
        yield cas.sofa_string, [(span.begin, span.end, span.value) for span in cas.select("webanno.custom.Span")]


def refi_qda(path: Path) -> Iterator[Found]:
    """Read a project's texts and codings."""
    with zipfile.ZipFile(path) as archive:
        project = ElementTree.fromstring(archive.read("project.qde"))
        codes = {code.get("guid"): code.get("name", "") for code in project.iter(f"{_QDA}Code")}
        for source in project.iter(f"{_QDA}TextSource"):
            name = source.get("plainTextPath", "").replace("internal://", "sources/")
            marks = [
                (int(one.get("startPosition", "")), int(one.get("endPosition", "")), codes[coded.get("targetGUID")])
                for one in source.iter(f"{_QDA}PlainTextSelection")
                for coded in one.iter(f"{_QDA}CodeRef")
            ]
            yield archive.read(name).decode(), marks


def tei(path: Path) -> Iterator[Found]:
    """Read a corpus: each text with where its anchors stand, and the spans between them."""
    corpus = ElementTree.parse(path).getroot()
    names = {f"#{label.get(_ID)}": label.findtext(f"{_TEI}gloss", "") for label in corpus.iter(f"{_TEI}category")}
    for article in corpus.iter(f"{_TEI}TEI"):
        whole = next(article.iter(f"{_TEI}ab"))
        pieces, places = [whole.text or ""], {}
        length = len(pieces[0])
        for anchor in whole:
            places[f"#{anchor.get(_ID)}"] = length
            pieces.append(anchor.tail or "")
            length += len(pieces[-1])
        yield (
            "".join(pieces),
            [
                (places[span.get("from", "")], places[span.get("to", "")], names[span.get("ana", "")])
                for span in article.iter(f"{_TEI}span")
            ],
        )


def w3c(path: Path) -> Iterator[Found]:
    """Read a page of annotations."""
    found: dict[str, Found] = {}
    for said in orjson.loads(path.read_bytes())["items"]:
        if said["motivation"] == "describing":
            found[said["target"]["id"]] = said["body"]["value"], []
        else:
            place = said["target"]["selector"][0]
            found[said["target"]["source"]][1].append((place["start"], place["end"], said["body"][0]["value"]))
    yield from found.values()


def huggingface(path: Path) -> Iterator[Found]:
    """Read Parquet."""
    from pyarrow import parquet

    table = parquet.read_table(next(path.glob("*.parquet")))
    features = orjson.loads(table.schema.metadata[b"huggingface"])["info"]["features"]
    names = features["spans"][0]["label"]["names"]
    for row in table.to_pylist():
        yield row["text"], [(span["start"], span["end"], names[span["label"]]) for span in row["spans"]]


def spacy_docs(path: Path) -> Iterator[Found]:
    """Read a DocBin."""
    import spacy
    from spacy.tokens import DocBin

    for doc in DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank("xx").vocab):
        yield doc.text, [(span.start_char, span.end_char, span.label_) for span in doc.spans["sc"]]


READERS: dict[str, Callable[[Path], Iterator[Found]]] = {
    "jsonl": jsonl,
    "doccano": doccano,
    "prodigy": prodigy,
    "label-studio": label_studio,
    "csv": csv_rows,
    "brat": brat,
    "conll": conll,
    "webanno": webanno,
    "xmi": xmi,
    "refi-qda": refi_qda,
    "tei": tei,
    "w3c": w3c,
    "huggingface": huggingface,
    "spacy": spacy_docs,
}
