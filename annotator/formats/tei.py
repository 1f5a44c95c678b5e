"""`tei`: TEI P5, a corpus with each text as it is and its spans beside it, so that they may overlap.

Empty anchors in the text mark where spans begin and end; `standOff` has a span for each, which names its label in the
corpus header's taxonomy.  Spans in pieces are spans that point to the next and previous one.  What is no plain text is
JSON, and says so.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from itertools import count, groupby
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from annotator.domain.version import VERSION
from annotator.formats.label_tree import LabelTree
from annotator.formats.loss import NO_SCORE, loss
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    RelationRecord,
    Report,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.spelling import json_line
from annotator.formats.writing import written_whole
from annotator.formats.xml_text import Element, XmlText, unsayable

TEI = "http://www.tei-c.org/ns/1.0"
PROGRAM = "Sorot"
META, PICTURES, ATTRIBUTE, ATTRIBUTES, COMMENT = "meta", "pictures", "attribute", "attributes", "comment"
"""Types of notes and lists."""
NAME, DOCUMENT, ADDRESS = "name", "document", "url"
"""Types of identifiers of an article."""
AS_JSON, EXAMPLES, DONE = "json", "examples", "done"

_IN_MEMORY = 8 * 1024**2
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"


@dataclass
class _Writing:
    """What is on its way; the texts wait until the corpus header is known."""

    file: IO[str]
    labels: LabelTree
    report: Report
    said: XmlText = field(default_factory=XmlText)

    def element(self, name: str, /, **attributes: str | None) -> Element:
        """Return an element; an attribute `xml_id` is xml:id."""
        named = {key.replace("xml_", "xml:").rstrip("_"): value for key, value in attributes.items()}
        return Element(self.file, self.said, name, **named)

    def category(self, kind: str, name: str) -> str:
        """Return the pointer to a label's category."""
        return f"#label-{self.labels.id_of(kind, name)}"


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write a corpus; the records of one article that stand together become one text."""
    report = Report(files=[path])
    with (
        tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n") as texts,
        written_whole(path) as (draft,),
        draft.open("w", encoding="utf-8", newline="\n") as file,
    ):
        writing = _Writing(texts, LabelTree(selection.codebook), report)
        for number, (_, records) in enumerate(groupby(selection.articles(), lambda a: a.document_id or object()), 1):
            _Text(writing, f"a{number}", list(records)).write()
        writing.file = file
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        with writing.element("teiCorpus", xmlns=TEI):
            _write_corpus_header(writing, selection.project or "Sorot")
            texts.seek(0)
            while piece := texts.read(1 << 20):
                file.write(piece)
    report.changed += writing.said.sentences()
    return report


def _write_corpus_header(writing: _Writing, project: str) -> None:
    element = writing.element
    with element("teiHeader"):
        with element("fileDesc"):
            with element("titleStmt"):
                element("title").text(project)
            _write_publication(writing)
            with element("sourceDesc"):
                element("p").text("The source of each text stands in its own header.")
        with element("encodingDesc"):
            with element("appInfo"), element("application", ident=PROGRAM, version=VERSION):
                element("label").text(PROGRAM)
            if len(writing.labels):
                with element("classDecl"), element("taxonomy", xml_id="codebook"):
                    _write_categories(writing)


def _write_categories(writing: _Writing) -> None:
    held: list[Element] = []
    for depth, label in writing.labels.branches():
        while len(held) > depth:
            held.pop().close()
        kind = label.kind if label.kind != "span" else None
        held.append(writing.element("category", xml_id=f"label-{label.id}", n=kind).__enter__())
        writing.element("gloss").text(label.name)
        for type_, text in ((None, label.definition), (EXAMPLES, label.examples)):
            if text:
                writing.element("desc", type_=type_).text(text)
    while held:
        held.pop().close()


def _write_publication(writing: _Writing) -> None:
    with writing.element("publicationStmt"):
        writing.element("p").text("Written by Sorot; not published.")


class _Text:
    """One article with the spans of everybody who read it."""

    def __init__(self, writing: _Writing, key: str, records: list[ArticleRecord]) -> None:
        self._writing = writing
        self._element = writing.element
        self._key = key
        self._records = records
        self._article = records[0]
        self._lang = self._article.language if _LANGUAGE.fullmatch(self._article.language) else None
        self._people: dict[str, str] = {}
        for record in records:
            told = [thing.annotator for things in (record.spans, record.relations, record.labels) for thing in things]
            for name in filter(None, (record.annotator, *told)):
                self._people.setdefault(name, f"{key}-p{len(self._people) + 1}")
        numbers = count(1)
        self._names = [[f"{key}-s{next(numbers)}" for _ in record.spans] for record in records]
        self._spans = [span for record in records for span in record.spans]

    def write(self) -> None:
        """Write the text with its header and its spans."""
        with self._element("TEI", xml_id=self._key, xml_lang=self._lang):
            self._write_header()
            self._write_stand_off()
            with self._element("text"), self._element("body"):
                self._write_body()
        report = self._writing.report
        report.documents += len(self._records)
        report.spans += len(self._spans)
        report.reduced += [
            loss(record, span, NO_SCORE) for record in self._records for span in record.spans if span.score is not None
        ]

    def _write_header(self) -> None:
        article, element = self._article, self._element
        title = article.title or article.name or self._key
        with element("teiHeader"):
            with element("fileDesc"):
                with element("titleStmt"):
                    element("title").text(title)
                    for name, made in self._people.items():
                        with element("respStmt"):
                            element("resp").text("spans")
                            element("persName", xml_id=made).text(name)
                _write_publication(self._writing)
                with element("sourceDesc"), element("bibl"):
                    self._write_source()
            labels = [(record, label) for record in self._records for label in record.labels]
            if labels:
                with element("profileDesc"), element("textClass"):
                    for record, label in labels:
                        self._write_label(label, self._who(label.annotator or record.annotator))
            readers = [record for record in self._records if record.annotator]
            if readers:
                with element("revisionDesc"):
                    for record in readers:
                        element("change", who=self._who(record.annotator), status=DONE if record.done else None).empty()

    def _write_label(self, label: DocumentLabelRecord, who: str | None) -> None:
        category = self._writing.category("document", label.label)
        if not label.value:
            self._element("catRef", target=category, resp=who).empty()
            return
        with self._element("keywords", scheme=category, resp=who):
            self._element("term").text(label.value)

    def _write_source(self) -> None:
        article, element = self._article, self._element
        if article.title:
            element("title").text(article.title)
        if article.source:
            element("publisher").text(article.source)
        if article.published:
            when = article.published if _DATE.fullmatch(article.published) else None
            element("date", when=when).text(article.published)
        address = quote(article.url, safe=_IN_ADDRESSES)
        if article.url:
            element("ptr", target=address).empty()
        if article.language and not self._lang:
            element("textLang").text(article.language)
        unquoted = article.url if article.url != address else ""
        for kind, value in ((NAME, article.name), (DOCUMENT, article.document_id), (ADDRESS, unquoted)):
            if value:
                element("idno", type=kind).text(value)
        for key, value in article.meta.items():
            words, form = _words(value)
            element("note", type=META, subtype=form, n=key).text(words)
        if pictured := [[found.start(), found[0]] for found in unsayable(article.text)]:
            element("note", type=PICTURES).text(json_line(pictured))

    def _write_stand_off(self) -> None:
        if not self._spans:
            return
        with self._element("standOff"):
            with self._element("spanGrp", type="spans"):
                for record, names in zip(self._records, self._names, strict=True):
                    ids = {span.id: made for span, made in zip(record.spans, names, strict=True) if span.id}
                    for span, made in zip(record.spans, names, strict=True):
                        self._write_span(record, span, made, ids)
            if any(record.relations for record in self._records):
                numbers = count(1)
                with self._element("listRelation"):
                    for record, names in zip(self._records, self._names, strict=True):
                        for relation in record.relations:
                            self._write_relation(record, relation, f"{self._key}-r{next(numbers)}", names)

    def _write_span(self, record: ArticleRecord, span: SpanRecord, made: str, ids: dict[str, str]) -> None:
        pieces = span.fragments or [(span.start, span.end)]
        last = len(pieces) - 1
        names = [made if not nth else f"{made}.{nth + 1}" for nth in range(len(pieces))]
        label = self._writing.category("span", span.label)
        for nth, (start, end) in enumerate(pieces):
            element = self._element(
                "span",
                xml_id=names[nth],
                from_=f"#{self._key}-c{start}",
                to=f"#{self._key}-c{end}",
                ana=label,
                resp=self._who(span.annotator or record.annotator),
                prev=f"#{names[nth - 1]}" if nth else None,
                next=f"#{names[nth + 1]}" if nth < last else None,
            )
            if nth or not (span.attributes or span.note):
                element.text(span.label)
                continue
            with element:
                self._writing.file.write(self._writing.said.content(span.label) + "\n")
                self._write_notes(span, ids)

    def _write_notes(self, span: SpanRecord, ids: dict[str, str]) -> None:
        for name, value in span.attributes.items():
            other = ids.get(value) if isinstance(value, str) else None
            words, form = ("", None) if other else _words(value)
            target = f"#{other}" if other else None
            self._element("note", type=ATTRIBUTE, subtype=form, n=name, target=target).text(words)
        if span.note:
            self._element("note", type=COMMENT).text(span.note)

    def _write_relation(self, record: ArticleRecord, relation: RelationRecord, made: str, names: list[str]) -> None:
        with (
            self._element(
                "relation",
                xml_id=made,
                ref=self._writing.category("relation", relation.label),
                active=f"#{names[relation.source]}",
                passive=f"#{names[relation.target]}",
                resp=self._who(relation.annotator or record.annotator),
            ),
            self._element("desc"),
        ):
            self._element("gloss").text(relation.label)
            if relation.attributes:
                with self._element("list", type=ATTRIBUTES):
                    for name, value in relation.attributes.items():
                        words, form = _words(value)
                        self._element("label", type=form).text(name)
                        self._element("item").text(words)
            if relation.note:
                with self._element("list", type=COMMENT):
                    self._element("item").text(relation.note)

    def _write_body(self) -> None:
        text, content = self._article.text, self._writing.said.content
        edges = {edge for s in self._spans for pair in s.fragments or [(s.start, s.end)] for edge in pair}
        pieces, last = [], 0
        for edge in sorted(edges):
            pieces.append(f'{content(text[last:edge])}<anchor xml:id="{self._key}-c{edge}"/>')
            last = edge
        pieces.append(content(text[last:]))
        self._writing.file.write(f'<ab xml:space="preserve">{"".join(pieces)}</ab>\n')

    def _who(self, name: str) -> str | None:
        return f"#{self._people[name]}" if name else None


def _words(value: Any) -> tuple[str, str | None]:
    """Return how a value is spelled, and AS_JSON where that is JSON: all is but text that XML can hold."""
    if isinstance(value, str) and not any(unsayable(value)):
        return value, None
    return json_line(value), AS_JSON
