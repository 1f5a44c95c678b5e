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
_IN_WORDS = re.compile(r"[\\\x00-\x08\x0e-\x1f]")
_IN_TEXT = re.compile(r"[\\\t\n\f\r\b\x00-\x07\x0e-\x1f]")

Edges = tuple[int, int]


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write the folder; every span is said, labels of whole articles are not."""
    refuse_without_text(options)
    report = Report(files=[path])
    names, files = feature_names(), FileNames()
    with folder_written_whole(path) as folder:
        for article in selection.articles():
            said = "".join(_lines(article, names, report))
            (folder / f"{files.of(article)}.tsv").write_bytes(said.encode())
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
    """The rows of one article: where its tokens are, and what stands in those that are marked."""

    def __init__(self, article: ArticleRecord) -> None:
        self._article = article
        text = article.text
        self.pieces = _pieces(text, article.spans)
        self.units: dict[int, _Unit] = {}
        self.sentences = [
            place
            for start in dict.fromkeys([*(start for start, _ in self.pieces[:1]), *sentence_starts(text)[1:]])
            if self.pieces[place := self._holding(start)][0] == start
        ]
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

    def _holding(self, offset: int) -> int:
        """Return the place of the last token that begins at an offset or before."""
        return bisect_left(self.pieces, (offset + 1,)) - 1

    def _unit(self, place: int) -> _Unit:
        return self.units.get(place) or self.units.setdefault(place, _Unit(self.pieces[place]))

    def _covered(self, span: SpanRecord) -> list[_Unit]:
        """Return the units that a span covers in whole, the first of which stands for it."""
        first, last = self._holding(span.start), self._holding(span.end - 1)
        head, tail = self._unit(first), self._unit(last)
        if first == last:
            return [head if head.edges == (span.start, span.end) else head.part(span.start, span.end)]
        return [
            head if head.edges[0] == span.start else head.part(span.start, head.edges[1]),
            *map(self._unit, range(first + 1, last)),
            tail if tail.edges[1] == span.end else tail.part(tail.edges[0], span.end),
        ]

    def _name(self) -> None:
        for place, unit in self.units.items():
            sentence = bisect_right(self.sentences, place)
            unit.name = f"{sentence}-{place - self.sentences[sentence - 1] + 1}"
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


def _pieces(text: str, spans: list[SpanRecord]) -> list[Edges]:
    """Return the tokens, and the white space where a span begins or ends in it or the text begins with it."""
    pieces = tokens(text)
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    begins_at_once = bool(pieces) and pieces[0][0] == 0
    if begins_at_once and starts <= {start for start, _ in pieces} and ends <= {end for _, end in pieces}:
        return pieces
    return list(_cut_pieces(text, pieces, starts, ends))


def _cut_pieces(text: str, pieces: list[Edges], starts: set[int], ends: set[int]) -> Iterator[Edges]:
    cuts = sorted(starts | ends)
    before = 0
    for start, end in [*pieces, (len(text), len(text))]:
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
    sheet = _Sheet(article.text, grid, spans, relations, columns)
    for number, first in enumerate(grid.sentences, 1):
        after = grid.sentences[number] if number < len(grid.sentences) else len(grid.pieces)
        yield "\n"
        if number == 1 and facts:
            yield f"{OURS}{json_line(facts)}\n"
        yield from _header(article.text, grid.pieces, first, after)
        yield from sheet.rows(number, first, after)


class _Sheet:
    """The lines of an article's tokens."""

    def __init__(
        self,
        text: str,
        grid: _Grid,
        spans: list[Features],
        relations: list[Features],
        columns: tuple[list[str], list[str]],
    ) -> None:
        self._text, self._grid, self._spans, self._relations, self._columns = text, grid, spans, relations, columns
        self._map = OffsetMap(text)
        self._begins = self._map.positions([start for start, _ in grid.pieces])
        self._ends = self._map.positions([end for _, end in grid.pieces])
        count = len(columns[0]) * bool(spans) + (len(columns[1]) + 1) * bool(relations)
        self._empty = f"\t{EMPTY}" * count + "\t\n"
        self._has_escapes = _IN_WORDS.search(text) is not None

    def rows(self, sentence: int, first: int, after: int) -> Iterator[str]:
        """Yield the lines of a sentence's tokens."""
        text, marked, empty, is_plain = self._text, self._grid.units, self._empty, not self._has_escapes
        begins, ends = self._begins, self._ends
        for place in range(first, after):
            if place in marked:
                yield from self._marked(marked[place])
            else:
                start, end = self._grid.pieces[place]
                form = text[start:end]
                form = form if is_plain and not form.isspace() else escaped_text(form)
                yield f"{sentence}-{place - first + 1}\t{begins[place]}-{ends[place]}\t{form}{empty}"

    def _marked(self, unit: _Unit) -> Iterator[str]:
        """Yield the lines of a token and of its sub-tokens."""
        for row in (unit, *unit.sub_tokens()):
            cells = [
                *_span_cells(row, self._spans, self._columns[0], self._grid),
                *_relation_cells(row, self._relations, self._columns[1], self._grid),
            ]
            start, end = row.edges
            where = f"{self._map.position(start)}-{self._map.position(end)}"
            yield "\t".join([row.name, where, escaped_text(self._text[start:end]), *cells, "\n"])


def _columns(every: list[Features]) -> list[str]:
    """Return the features that any of these has, the label first."""
    found = {feature for said in every for feature in said}
    return [VALUE, *(name for name in (NOTE, FACTS) if name in found), *sorted(found - {VALUE, NOTE, FACTS})]


def _header(text: str, pieces: list[Edges], first: int, after: int) -> Iterator[str]:
    """Yield the lines of a sentence's text, up to the next one; a line break between the two belongs to neither."""
    start = pieces[first][0]
    end = pieces[after][0] if after < len(pieces) else len(text)
    if after < len(pieces) and text[end - 1] == "\n" and pieces[after - 1][1] < end:
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
