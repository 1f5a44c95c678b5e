"""`brat`: a folder with a .txt and an .ann for each article, and the configuration that brat shows them with.

brat's lines cannot hold a line break, a tab or a word that is no span's, so a span is cut around them and put together
again on reading; its types are letters, digits, `_` and `-`.  What its lines cannot say goes into a note of the type
`Sorot`, as JSON: brat shows it, and reading back is exact.  Names that are spelled otherwise stand in comments of
annotation.conf, and who the articles are in a hidden file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TextIO

import orjson

from annotator.domain.codebook import Codebook
from annotator.domain.wording import to_word
from annotator.formats.article_facts import article_facts
from annotator.formats.loss import labels_lost, loss, refuse_without_text, relation_loss
from annotator.formats.record import (
    ArticleRecord,
    RelationRecord,
    Report,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.spelling import UNSAFE, FileNames, Spellings, beside, json_line, said
from annotator.formats.writing import folder_written_whole

Ranges = list[tuple[int, int]]

FACTS = ".sorot-articles.jsonl"
BOM = "\ufeff"
NOTE, OUR_NOTE = "AnnotatorNotes", "Sorot"
SPELLED = "# written as "
BREAKS = "\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029"

_SAYABLE = re.compile(f"[^{BREAKS}]+")
_ONLY_BREAKS = re.compile(f"[{BREAKS}]*")
_WORD = re.compile(r'[^\s|,:;<>{}"\[\]]{1,60}')
_NO_END = to_word("one of its spans could not be written")
_BLANK = to_word("it is white space alone, which this format cannot say")


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write the folder; what has no words is left out."""
    refuse_without_text(options)
    report = Report(files=[path])
    book, names = _Book(selection.codebook), FileNames()
    with folder_written_whole(path) as folder:
        with (folder / FACTS).open("wb") as facts:
            for article in selection.articles():
                name = names.of(article)
                lines = _Lines(article, book, report).lines
                (folder / f"{name}.txt").write_bytes(article.text.encode())
                (folder / f"{name}.ann").write_bytes("\n".join([*lines, ""]).encode())
                facts.write(orjson.dumps({"file": name, **_facts(article)}, option=orjson.OPT_APPEND_NEWLINE))
                report.documents += 1
        with (folder / "annotation.conf").open("w", encoding="utf-8", newline="\n") as file:
            book.write_types(file)
        with (folder / "visual.conf").open("w", encoding="utf-8", newline="\n") as file:
            book.write_looks(file)
    report.changed += book.names.sentences()
    return report


def pieces_of(text: str, ranges: Ranges) -> Ranges:
    """Return ranges cut around what a line cannot hold, and joined where they touch."""
    found: Ranges = []
    for start, end in ranges:
        for piece in _SAYABLE.finditer(text, start, end):
            first, last = piece.span()
            found.append((found.pop()[0] if found and found[-1][1] == first else first, last))
    return found


def put_together(text: str, pieces: Ranges) -> Ranges:
    """Return pieces joined where nothing stands between them but what a line cannot hold."""
    found = pieces[:1]
    for start, end in pieces[1:]:
        if _ONLY_BREAKS.fullmatch(text, found[-1][1], start):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _facts(article: ArticleRecord) -> dict[str, Any]:
    found = article_facts(article)
    return found | {"bom": True} if article.text.startswith(BOM) else found


class _Book:
    """The types of all lines as brat spells them, and what its configuration says of them."""

    def __init__(self, codebook: Codebook) -> None:
        self.names = Spellings("[^A-Za-z0-9_-]", "type")
        self._spans, self._relations, self._attributes = (dict[str, dict[str, None]]() for _ in range(3))
        self._colours = {self.span(label.name): label.colour for label in codebook.usable()}
        for label in codebook.usable("relation"):
            self.relation(label.name)

    def span(self, label: str) -> str:
        """Return the type of spans with a label."""
        return self._type(self._spans, label)

    def relation(self, label: str) -> str:
        """Return the type of relations with a label."""
        return self._type(self._relations, label)

    def attribute(self, name: str, value: str) -> str:
        """Return the type of an attribute, and remember that it has this value, if any."""
        type_ = self._type(self._attributes, name)
        if value:
            self._attributes[type_][value] = None
        return type_

    def _type(self, among: dict[str, dict[str, None]], name: str) -> str:
        type_ = self.names.of(name)
        among.setdefault(type_, {})
        return type_

    def write_types(self, file: TextIO) -> None:
        """Write annotation.conf: any relation between any spans, any attribute on any span."""
        file.writelines(f"{SPELLED}{type_}: {json_line(name)}\n" for type_, name in self.names.changed().items())
        file.write("[entities]\n")
        file.writelines(f"{type_}\n" for type_ in self._spans)
        file.write("\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n")
        file.writelines(f"{type_}\tArg1:<ENTITY>, Arg2:<ENTITY>\n" for type_ in self._relations)
        file.write("\n[events]\n\n[attributes]\n")
        for type_, values in self._attributes.items():
            file.write(f"{type_}\tArg:<ENTITY>{', Value:' if values else ''}{'|'.join(values)}\n")

    def write_looks(self, file: TextIO) -> None:
        """Write visual.conf: the names as the codebook has them, and its colours."""
        file.write("[labels]\n")
        for type_, name in self.names.changed().items():
            file.write(f"{type_} | {UNSAFE.sub(' ', name).replace('|', '/')}\n")
        file.write("\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:#f2e6c8, borderColor:darken\n")
        file.writelines(f"{type_}\tbgColor:{colour}\n" for type_, colour in self._colours.items())


class _Lines:
    """The lines of one .ann file."""

    def __init__(self, article: ArticleRecord, book: _Book, report: Report) -> None:
        self.lines: list[str] = []
        self._article, self._book, self._report = article, book, report
        self._counts = dict.fromkeys("TRA#", 0)
        pieces = [pieces_of(article.text, _ranges(span)) for span in article.spans]
        filled = (place for place, cut in enumerate(pieces) if self._has_words(cut))
        self._numbers = {place: f"T{number}" for number, place in enumerate(filled, 1)}
        self._by_id = {article.spans[place].id: number for place, number in self._numbers.items()}
        for place, span in enumerate(article.spans):
            self._add_span(place, span, pieces[place])
        for relation in article.relations:
            self._add_relation(relation)
        report.reduced += labels_lost(article)

    def _has_words(self, pieces: Ranges) -> bool:
        return any(not self._article.text[start:end].isspace() for start, end in pieces)

    def _add_span(self, place: int, span: SpanRecord, pieces: Ranges) -> None:
        article, text = self._article, self._article.text
        if place not in self._numbers:
            self._report.dropped.append(loss(article, span, _BLANK))
            return
        self._report.spans += 1
        where = ";".join([f"{start} {end}" for start, end in pieces])
        quote = " ".join([text[start:end] for start, end in pieces])
        number = self._numbers[place]
        self.lines.append(f"{number}\t{self._book.span(span.label)} {where}\t{quote}")
        more = beside(span, article)
        if put_together(text, pieces) != (ranges := _ranges(span)):
            more["ranges"] = ranges
        if more or span.attributes or span.note:
            self._add_facts(number, span, more)

    def _add_relation(self, relation: RelationRecord) -> None:
        source, target = self._numbers.get(relation.source), self._numbers.get(relation.target)
        if source is None or target is None:
            lost = relation_loss(self._article, relation, _NO_END)
            self._report.reduced.append(lost)
            return
        number = self._next("R")
        self.lines.append(f"{number}\t{self._book.relation(relation.label)} Arg1:{source} Arg2:{target}")
        self._add_facts(number, relation, beside(relation, self._article))

    def _add_facts(self, number: str, thing: SpanRecord | RelationRecord, more: dict[str, Any]) -> None:
        """Add attributes and note in brat's lines where they fit, and all else in a note of our own."""
        unsaid, as_json = {}, []
        for name, value in thing.attributes.items():
            text, is_json = self._said(value)
            if value is not True and not _WORD.fullmatch(text):
                unsaid[name] = value
                continue
            self._add_attribute(number, name, text)
            as_json += [name] * is_json
        note, is_json = said(thing.note)
        if thing.note and not is_json:
            self.lines.append(f"{self._next('#')}\t{NOTE} {number}\t{note}")
        more |= {"note": thing.note} if thing.note and is_json else {}
        more |= {"attributes": unsaid} if unsaid else {}
        more |= {"json": as_json} if as_json else {}
        if more:
            self.lines.append(f"{self._next('#')}\t{OUR_NOTE} {number}\t{json_line(more)}")

    def _said(self, value: Any) -> tuple[str, bool]:
        """Return a value as brat's lines have it: none for true, a line's number for a span."""
        if value is True:
            return "", False
        known = self._by_id.get(value) if isinstance(value, str) and value else None
        return (known, False) if known else said(value)

    def _add_attribute(self, number: str, name: str, text: str) -> None:
        type_ = self._book.attribute(name, text)
        self.lines.append(f"{self._next('A')}\t{type_} {number} {text}".rstrip())

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind}{self._counts[kind]}"


def _ranges(span: SpanRecord) -> Ranges:
    return [(start, end) for start, end in span.fragments or [(span.start, span.end)]]
