"""The floor under each format's writer: the whole job done bare, as a script of twenty lines would do it.

From the same articles and spans as plain tuples it finds tokens where the format has them, shapes the records and
writes them with the format's library.  It leaves out what makes a program of a script: ids where files do not need
them, checks, reports, places of errors, names that must be spelled otherwise, notes for reading back, and whole files
or none.  Label Studio's converter is not installed here: it wrote 271 articles a second where a bare writer of CoNLL
wrote 2,600 (design measurements), so five times it is 0.52 of that floor.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import orjson

TOKEN = re.compile(r"\w+|[^\w\s]")
SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s))+[.!?]?\s*|\s+")
LINE = re.compile(r"[^\n]+")
QDA = "urn:QDA-XML:project:1.0"
TEI = "http://www.tei-c.org/ns/1.0"


class Mark(NamedTuple):
    """A span."""

    id: str
    start: int
    end: int
    label: str


class Plain(NamedTuple):
    """An article."""

    id: str
    name: str
    title: str
    annotator: str
    text: str
    spans: list[Mark]


def jsonl(rows: list[dict[str, Any]], out: Path) -> None:
    """Write rows."""
    _lines(rows, out)


def doccano(articles: list[Plain], out: Path) -> None:
    """Write a text with its labels a line."""
    with out.open("wb") as file:
        for number, article in enumerate(articles, 1):
            label = [(start, end, label) for _, start, end, label in article.spans]
            line = {"id": number, "text": article.text, "label": label, "Comments": [], "name": article.name}
            line |= {"title": article.title, "document_id": article.id, "annotator": article.annotator}
            file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))


def prodigy(articles: list[Plain], out: Path) -> None:
    """Write tasks with their tokens."""
    with out.open("wb") as file:
        for article in articles:
            text, tokens, starts, ends = article.text, [], {}, {}
            for number, found in enumerate(TOKEN.finditer(text)):
                start, end = found.span()
                starts[start] = ends[end] = number
                ws = text[end : end + 1] == " "
                tokens.append({"text": found[0], "start": start, "end": end, "id": number, "ws": ws})
            spans = [
                {
                    "start": start,
                    "end": end,
                    "token_start": starts[start],
                    "token_end": ends[end],
                    "label": label,
                    "id": known,
                }
                for known, start, end, label in article.spans
            ]
            meta = {"document_id": article.id, "name": article.name, "title": article.title}
            task = {"text": text, "tokens": tokens, "spans": spans, "meta": meta, "answer": "accept"}
            task |= {"_annotator_id": article.annotator, "_session_id": article.annotator}
            file.write(orjson.dumps(task, option=orjson.OPT_APPEND_NEWLINE))


def label_studio(articles: list[Plain], out: Path) -> None:
    """Write tasks with their regions, as one array."""
    tasks = []
    for number, article in enumerate(articles, 1):
        text = article.text
        regions = [
            {
                "id": known,
                "from_name": "label",
                "to_name": "text",
                "type": "labels",
                "origin": "manual",
                "value": {"start": start, "end": end, "text": text[start:end], "labels": [label]},
            }
            for known, start, end, label in article.spans
        ]
        work = {"id": number, "result": regions, "was_cancelled": False, "ground_truth": False}
        data = {"text": text, "document_id": article.id, "name": article.name, "title": article.title}
        tasks.append({"id": number, "data": data, "annotations": [work], "predictions": []})
    out.write_bytes(orjson.dumps(tasks))


def csv_rows(articles: list[Plain], out: Path) -> None:
    """Write a row for each span."""
    with out.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["document_id", "name", "title", "start", "end", "label", "quote", "annotator", "attributes",
                       "note", "fragments", "origin", "score", "span_id"])  # fmt: skip
        for known, name, title, annotator, text, spans in articles:
            rows.writerows(
                (known, name, title, start, end, label, text[start:end], annotator, "", "", "", "hand", "", span)
                for span, start, end, label in spans
            )


def brat(articles: list[Plain], out: Path) -> None:
    """Write a .txt and an .ann for each article; a line break cuts a span."""
    out.mkdir(exist_ok=True)
    for number, (*_, text, spans) in enumerate(articles):
        (out / f"{number}.txt").write_text(text, "utf-8")
        lines = []
        for nth, (_, start, end, label) in enumerate(spans, 1):
            pieces = [piece.span() for piece in LINE.finditer(text, start, end)]
            where = ";".join([f"{first} {last}" for first, last in pieces])
            quote = " ".join([text[first:last] for first, last in pieces])
            lines.append(f"T{nth}\t{label.replace(' ', '_')} {where}\t{quote}\n")
        (out / f"{number}.ann").write_text("".join(lines), "utf-8")


def conll(articles: list[Plain], out: Path) -> None:
    """Write a token and its tag a line, and a blank one after each sentence."""
    with out.open("w", encoding="utf-8") as file:
        for *_, text, spans in articles:
            tokens = list(TOKEN.finditer(text))
            starts = {token.start(): nth for nth, token in enumerate(tokens)}
            ends = {token.end(): nth for nth, token in enumerate(tokens, 1)}
            tags = ["O"] * len(tokens)
            for _, start, end, label in sorted(spans, key=lambda span: span.start - span.end):
                first, last, label = starts[start], ends[end], label.replace(" ", "_")
                if tags[first:last] == ["O"] * (last - first):
                    tags[first:last] = [f"B-{label}", *[f"I-{label}"] * (last - first - 1)]
            file.write("-DOCSTART- O\n\n")
            for token, tag in zip(tokens, tags, strict=True):
                word = token[0]
                file.write(f"{word} {tag}\n\n" if word in ".!?" else f"{word} {tag}\n")


def webanno(articles: list[Plain], out: Path) -> None:
    """Write a file for each article: sentences, their tokens in UTF-16, and the spans on them."""
    out.mkdir(exist_ok=True)
    for number, (*_, text, spans) in enumerate(articles):
        units: Sequence[int] = range(len(text) + 1)
        if not text.isascii():
            units = [0, *accumulate(1 + (letter > "\uffff") for letter in text)]
        tokens = [token.span() for token in TOKEN.finditer(text)]
        starts = {start: nth for nth, (start, _) in enumerate(tokens)}
        ends = {end: nth for nth, (_, end) in enumerate(tokens, 1)}
        cells: list[list[str]] = [[] for _ in tokens]
        for nth, (_, start, end, label) in enumerate(spans, 1):
            for cell in cells[starts[start] : ends[end]]:
                cell.append(f"{label}[{nth}]")
        lines, place = ["#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Span|value\n\n"], 0
        for sentence, found in enumerate(SENTENCE.finditer(text), 1):
            said = found[0].rstrip("\n")
            lines.append(f"\n#Text={said}\n")
            end, nth = found.end(), 0
            while place < len(tokens) and tokens[place][0] < end:
                first, last = tokens[place]
                nth += 1
                where = f"{sentence}-{nth}\t{units[first]}-{units[last]}"
                lines.append(f"{where}\t{text[first:last]}\t{'|'.join(cells[place]) or '_'}\t\n")
                place += 1
        (out / f"{number}.tsv").write_text("".join(lines), "utf-8")


def xmi(articles: list[Plain], out: Path) -> None:
    """Write a CAS for each article."""
    from cassis import Cas, TypeSystem

    types = TypeSystem()
    span = types.create_type("webanno.custom.Span", "uima.tcas.Annotation")
    types.create_feature(span, "value", "uima.cas.String")
    meta = types.create_type("webanno.custom.Article", "uima.tcas.DocumentAnnotation")
    types.create_feature(meta, "documentId", "uima.cas.String")
    types.create_feature(meta, "documentTitle", "uima.cas.String")
    out.mkdir(exist_ok=True)
    types.to_xml(out / "TypeSystem.xml")
    for number, (known, _, title, _, text, spans) in enumerate(articles):
        cas = Cas(types)
        cas.sofa_string = text
        cas.sofa_mime = "text"
        cas.add(meta(begin=0, end=len(text), documentId=known, documentTitle=title))
        cas.add_all([span(begin=start, end=end, value=label) for _, start, end, label in spans])
        cas.to_xmi(out / f"{number}.xmi")


def refi_qda(articles: list[Plain], out: Path) -> None:
    """Write a project: its texts, and one XML with their codings."""
    labels = sorted({span.label for article in articles for span in article.spans})
    codes, user = {label: str(uuid4()) for label in labels}, str(uuid4())
    project = Element("Project", {"xmlns": QDA, "name": "Bare"})
    SubElement(SubElement(project, "Users"), "User", {"guid": user, "name": "Ana"})
    book = SubElement(SubElement(project, "CodeBook"), "Codes")
    for label, guid in codes.items():
        SubElement(book, "Code", {"guid": guid, "name": label, "isCodable": "true"})
    sources = SubElement(project, "Sources")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for known, _, title, _, text, spans in articles:
            archive.writestr(f"sources/{known}.txt", text)
            path = {"guid": known, "name": title, "plainTextPath": f"internal://{known}.txt"}
            source = SubElement(sources, "TextSource", path)
            for guid, start, end, label in spans:
                place = {"startPosition": str(start), "endPosition": str(end), "creatingUser": user}
                chosen = SubElement(source, "PlainTextSelection", {"guid": guid, "name": text[start:end]} | place)
                coding = SubElement(chosen, "Coding", {"guid": str(uuid4()), "creatingUser": user})
                SubElement(coding, "CodeRef", {"targetGUID": codes[label]})
        archive.writestr("project.qde", ElementTree.tostring(project, "utf-8", xml_declaration=True))


def w3c(articles: list[Plain], out: Path) -> None:
    """Write a page of annotations: one for each text, one for each span."""
    items: list[Any] = []
    for number, (known, name, title, annotator, text, spans) in enumerate(articles):
        source, creator = f"urn:uuid:{known}", {"type": "Person", "name": annotator}
        target = {"id": source, "type": "Text", "format": "text/plain", "dc:title": title, "name": name}
        body: Any = {"type": "TextualBody", "format": "text/plain", "value": text}
        head = {"id": f"urn:bare:{number}", "type": "Annotation", "motivation": "describing", "creator": creator}
        items.append(head | {"target": target, "body": body})
        for span, start, end, label in spans:
            position = {"type": "TextPositionSelector", "start": start, "end": end}
            quote = {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - 32) : start],
                "suffix": text[end : end + 32],
            }
            items.append(
                {
                    "id": f"urn:uuid:{span}",
                    "type": "Annotation",
                    "motivation": "tagging",
                    "creator": creator,
                    "body": [{"type": "TextualBody", "purpose": "tagging", "value": label}],
                    "target": {"type": "SpecificResource", "source": source, "selector": [position, quote]},
                }
            )
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:bare", "type": "AnnotationPage"}
    out.write_bytes(orjson.dumps(page | {"items": items}))


def tei(articles: list[Plain], out: Path) -> None:
    """Write a corpus: each text with anchors in it, and its spans beside it."""
    corpus = Element("teiCorpus", {"xmlns": TEI})
    for number, (known, _, title, _, text, spans) in enumerate(articles):
        article = SubElement(corpus, "TEI")
        file = SubElement(SubElement(article, "teiHeader"), "fileDesc")
        SubElement(SubElement(file, "titleStmt"), "title").text = title
        SubElement(SubElement(file, "sourceDesc"), "idno").text = known
        group = SubElement(SubElement(article, "standOff"), "spanGrp", {"type": "spans"})
        edges = set()
        for _, start, end, label in spans:
            place = {"from": f"#a{number}-c{start}", "to": f"#a{number}-c{end}", "ana": f"#{label}"}
            SubElement(group, "span", place).text = label
            edges |= {start, end}
        whole = SubElement(SubElement(SubElement(article, "text"), "body"), "ab", {"xml:space": "preserve"})
        places = [*sorted(edges), len(text)]
        whole.text = text[: places[0]]
        for edge, following in pairwise(places):
            SubElement(whole, "anchor", {"xml:id": f"a{number}-c{edge}"}).tail = text[edge:following]
    ElementTree.ElementTree(corpus).write(out, "utf-8", xml_declaration=True)


def huggingface(articles: list[Plain], out: Path) -> None:
    """Write Parquet: texts with their spans, tokens and tags."""
    import pyarrow
    from pyarrow import parquet

    labels = {label: nth for nth, label in enumerate(sorted({s.label for a in articles for s in a.spans}))}
    rows = []
    for known, name, title, annotator, text, spans in articles:
        tokens = [token.span() for token in TOKEN.finditer(text)]
        starts = {start: nth for nth, (start, _) in enumerate(tokens)}
        ends = {end: nth for nth, (_, end) in enumerate(tokens, 1)}
        tags = [0] * len(tokens)
        for _, start, end, label in spans:
            first, last = starts[start], ends[end]
            if not any(tags[first:last]):
                tag = 2 * labels[label] + 1
                tags[first:last] = [tag, *[tag + 1] * (last - first - 1)]
        marked = [
            {"id": span, "start": start, "end": end, "label": labels[label], "quote": text[start:end]}
            for span, start, end, label in spans
        ]
        row = {"document_id": known, "name": name, "title": title, "annotator": annotator, "text": text}
        row |= {"spans": marked, "tokens": [text[start:end] for start, end in tokens], "tags": tags}
        row |= {"token_starts": [start for start, _ in tokens], "token_ends": [end for _, end in tokens]}
        rows.append(row)
    parquet.write_table(pyarrow.Table.from_pylist(rows), out, compression="zstd")


def spacy_docs(articles: list[Plain], out: Path) -> None:
    """Write a DocBin of docs with all spans in a group and the longest as entities."""
    import spacy
    from spacy.tokens import DocBin
    from spacy.util import filter_spans

    language = spacy.blank("xx")
    bin_ = DocBin(store_user_data=True)
    for *_, text, spans in articles:
        doc = language.make_doc(text)
        found = [doc.char_span(start, end, label=label) for _, start, end, label in spans]
        group = [span for span in found if span is not None]
        doc.spans["sc"] = group
        doc.set_ents(filter_spans(group))
        bin_.add(doc)
    bin_.to_disk(out)


WRITERS: dict[str, Callable[[list[Plain], Path], None]] = {
    "doccano": doccano,
    "prodigy": prodigy,
    "label-studio": label_studio,
    "csv": csv_rows,
    "brat": brat,
    "conll": conll,
    "webanno": webanno,
    "xmi": xmi,
    "refi-qda": refi_qda,
    "w3c": w3c,
    "tei": tei,
    "huggingface": huggingface,
    "spacy": spacy_docs,
}


def _lines(values: list[dict[str, Any]], out: Path) -> None:
    with out.open("wb") as file:
        file.writelines(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE) for value in values)
