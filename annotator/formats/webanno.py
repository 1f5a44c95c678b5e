"""`webanno`: WebAnno TSV 3.3, as INCEpTION reads and writes it, a file for each article.

Offsets are UTF-16 units in a UTF-8 file.  Sentences are written so that the text between them is a line break or
nothing, which is all that a reader can tell; white space at a span's edge becomes a token, and a span that begins or
ends inside a token gets sub-tokens.  Who the article is stands in a line of our own before the first sentence, which
other readers pass over.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from annotator.domain.offsets import OffsetMap
from annotator.domain.sentences import sentence_starts
from annotator.domain.tokens import tokens
from annotator.formats.article_facts import article_facts
from annotator.formats.layers import (
    FACTS,
    NOTE,
    RELATION,
    SPAN,
    VALUE,
    Features,
    feature_names,
    features,
)
from annotator.formats.loss import labels_lost, refuse_without_text
from annotator.formats.record import ArticleRecord, Report, Selection, SpanRecord, WriteOptions
from annotator.formats.spelling import FileNames, Spellings, json_line
from annotator.formats.writing import folder_written_whole

FORMAT, TEXT, OURS = "#FORMAT=WebAnno TSV ", "#Text=", "#Sorot="
SPANS, CHAINS, RELATIONS = "#T_SP=", "#T_CH=", "#T_RL="
BASE, ROLE = "BT_", "ROLE_"
EMPTY, NULL = "_", "*"

_VALUE_ESCAPES = {"\t": "\\t", "\n": "\\n"}
_TEXT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\b": "\\b"}
_IN_VALUES = re.compile(r"->|[\\\[\]|_;*\t\n]")
_IN_TEXT = re.compile(r"[\\\t\n\f\r\b\x00-\x07\x0e-\x1f]")

Edges = tuple[int, int]


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write the folder; every span is said, labels of whole articles are not."""
    refuse_without_text(options)
    report = Report(files=[path])
    names, files = feature_names(), FileNames()
    with folder_written_whole(path) as folder:
        for article in selection.articles():
            with (folder / f"{files.of(article)}.tsv").open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(_lines(article, names, report))
            report.documents += 1
            report.spans += len(article.spans)
            report.reduced += labels_lost(article)
    report.changed += names.sentences()
    return report


def escaped_value(text: str) -> str:
    """Return a feature's value as a cell has it."""
    return _IN_VALUES.sub(lambda found: _VALUE_ESCAPES.get(found[0], f"\\{found[0]}"), text)


def escaped_text(text: str) -> str:
    """Return text as the line of a sentence or the form of a token has it."""
    return _IN_TEXT.sub(lambda found: _TEXT_ESCAPES.get(found[0], f"\\{found[0]}"), text)


@dataclass(slots=True)
class _Unit:
    """A token or sub-token, with the spans and the relations that stand in its row, by their places."""

    edges: Edges
    name: str = ""
    spans: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    parts: dict[Edges, _Unit] = field(default_factory=dict)

    def part(self, start: int, end: int) -> _Unit:
        """Return the sub-token with these edges."""
        return self.parts.setdefault((start, end), _Unit((start, end)))

    def sub_tokens(self) -> list[_Unit]:
        """Return the sub-tokens, earlier first, of two that begin together the longer."""
        return [self.parts[edges] for edges in sorted(self.parts, key=lambda edges: (edges[0], -edges[1]))]


class _Grid:
    """The rows of one article: which units there are, and what stands in each."""

    def __init__(self, article: ArticleRecord) -> None:
        self._article = article
        text = article.text
        pieces = list(_pieces(text, article.spans))
        self.units = [_Unit(edges) for edges in pieces]
        self._starts, self._ends = [start for start, _ in pieces], [end for _, end in pieces]
        begins = {*self._starts[:1], *sentence_starts(text)[1:]}
        self.sentences = [place for place, start in enumerate(self._starts) if start in begins]
        self._of: list[list[_Unit]] = []
        for place, span in enumerate(article.spans):
            self._of.append(self._covered(span))
            for unit in self._of[-1]:
                unit.spans.append(place)
        for place, relation in enumerate(article.relations):
            self._of[relation.target][0].relations.append(place)
        self._name()
        self.numbers = self._numbers()

    def source(self, relation: int) -> str:
        """Return where a relation comes from, as its cell says it."""
        ends = self._article.relations[relation]
        numbers = self.numbers.get(ends.source, 0), self.numbers.get(ends.target, 0)
        return self._of[ends.source][0].name + (f"[{numbers[0]}_{numbers[1]}]" if any(numbers) else "")

    def _covered(self, span: SpanRecord) -> list[_Unit]:
        """Return the units that a span covers in whole, the first of which stands for it."""
        first, last = bisect_right(self._starts, span.start) - 1, bisect_left(self._ends, span.end)
        head, tail = self.units[first], self.units[last]
        if first == last:
            return [head if head.edges == (span.start, span.end) else head.part(span.start, span.end)]
        return [
            head if head.edges[0] == span.start else head.part(span.start, head.edges[1]),
            *self.units[first + 1 : last],
            tail if tail.edges[1] == span.end else tail.part(tail.edges[0], span.end),
        ]

    def _name(self) -> None:
        sentence = token = 0
        begins = set(self.sentences)
        for place, unit in enumerate(self.units):
            sentence, token = (sentence + 1, 1) if place in begins else (sentence, token + 1)
            unit.name = f"{sentence}-{token}"
            for number, part in enumerate(unit.sub_tokens(), 1):
                part.name = f"{unit.name}.{number}"

    def _numbers(self) -> dict[int, int]:
        """Return the disambiguation numbers of the spans that need one: over several units, or stacked."""
        needed = (
            place
            for place, covered in enumerate(self._of)
            if len(covered) > 1 or any(len(unit.spans) > 1 for unit in covered)
        )
        return {place: number for number, place in enumerate(needed, 1)}


def _pieces(text: str, spans: list[SpanRecord]) -> Iterator[Edges]:
    """Yield the tokens, and the white space where a span begins or ends in it or the text begins with it."""
    cuts = sorted({edge for span in spans for edge in (span.start, span.end)})
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    before = 0
    for start, end in [*tokens(text), (len(text), len(text))]:
        inside = cuts[bisect_left(cuts, before) : bisect_right(cuts, start)]
        is_cut = any((cut < start and cut in starts) or (cut > before and cut in ends) for cut in inside)
        if before < start and (is_cut or before == 0):
            edges = [before, *(cut for cut in inside if before < cut < start), start]
            yield from pairwise(edges)
        if start < end:
            yield start, end
        before = end


def _lines(article: ArticleRecord, names: Spellings, report: Report) -> Iterator[str]:
    spans, relations = features(article, names, report)
    grid = _Grid(article)
    columns = _columns(spans), _columns(relations)
    yield f"{FORMAT}3.3\n"
    if spans:
        yield f"{SPANS}{'|'.join([SPAN, *columns[0]])}\n"
    if relations:
        yield f"{RELATIONS}{'|'.join([RELATION, *columns[1], BASE + SPAN])}\n"
    yield "\n"
    facts = article_facts(article)
    if used := {spelled: name for spelled, name in names.changed().items() if spelled in {*columns[0], *columns[1]}}:
        facts["names"] = used
    units = OffsetMap(article.text)
    for number, first in enumerate(grid.sentences):
        after = grid.sentences[number + 1] if number + 1 < len(grid.sentences) else len(grid.units)
        yield "\n"
        if number == 0 and facts:
            yield f"{OURS}{json_line(facts)}\n"
        yield from _header(article.text, grid.units, first, after)
        for unit in grid.units[first:after]:
            for row in (unit, *unit.sub_tokens()):
                cells = [
                    *_span_cells(row, spans, columns[0], grid),
                    *_relation_cells(row, relations, columns[1], grid),
                ]
                start, end = row.edges
                form = escaped_text(article.text[start:end])
                where = f"{units.position(start)}-{units.position(end)}"
                yield "\t".join([row.name, where, form, *cells, "\n"])


def _columns(every: list[Features]) -> list[str]:
    """Return the features that any of these has, the label first."""
    found = {feature for said in every for feature in said}
    return [VALUE, *(name for name in (NOTE, FACTS) if name in found), *sorted(found - {VALUE, NOTE, FACTS})]


def _header(text: str, units: list[_Unit], first: int, after: int) -> Iterator[str]:
    """Yield the lines of a sentence's text, up to the next one; a line break between the two belongs to neither."""
    start = units[first].edges[0]
    end = units[after].edges[0] if after < len(units) else len(text)
    if after < len(units) and text[end - 1] == "\n" and units[after - 1].edges[1] < end:
        end -= 1
    for line in text[start:end].split("\n"):
        yield f"{TEXT}{escaped_text(line)}\n"


def _span_cells(row: _Unit, spans: list[Features], columns: list[str], grid: _Grid) -> Iterator[str]:
    for column in columns if spans else ():
        said = []
        for place in row.spans:
            value = spans[place].get(column)
            number = f"[{grid.numbers[place]}]" if place in grid.numbers else ""
            said.append((NULL if value is None else escaped_value(value)) + number)
        yield "|".join(said) or EMPTY


def _relation_cells(row: _Unit, relations: list[Features], columns: list[str], grid: _Grid) -> Iterator[str]:
    if not relations:
        return
    for column in columns:
        values = [relations[place].get(column) for place in row.relations]
        yield "|".join(NULL if value is None else escaped_value(value) for value in values) or EMPTY
    yield "|".join(grid.source(place) for place in row.relations) or EMPTY
