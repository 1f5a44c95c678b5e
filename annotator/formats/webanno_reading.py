"""Reading WebAnno TSV 3: span layers, chains, slots and relations, whatever the layers are called.

The label is the feature `value`, else the layer's short name.  A chain becomes relations from each link to the next,
a slot relations named by their roles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import numbered
from annotator.formats.article_facts import take_article_facts
from annotator.formats.decoding import decode, read_bytes
from annotator.formats.json_lines import first_bytes
from annotator.formats.layers import RELATION, SPAN, VALUE, short_name, take_features
from annotator.formats.record import (
    ArticleRecord,
    ReadOptions,
    Record,
    Refusal,
    RelationRecord,
    SpanRecord,
)
from annotator.formats.units import CODE_POINTS, UTF16, places
from annotator.formats.webanno import CHAINS, EMPTY, FORMAT, NULL, RELATIONS
from annotator.formats.webanno_rows import (
    Column,
    Row,
    Sheet,
    put_together,
    sheet,
    slots,
    stacked,
    suffixed,
    unescaped_text,
    unescaped_value,
    utf16_units,
)

_TOKENS, _ANY = "Token", ""

Key = tuple[object, ...]
Placed = tuple[Row, int, int, str]
"""A row, its start and end in code points, and what is wrong with them, or ""."""
_PROBLEM = itemgetter(3)


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the article of a file; a row that cannot be is refused."""
    text, _ = decode(read_bytes(path), path.name, options.encoding or "utf-8")
    rows = sheet(text, path.name)
    whole, placed = _text(rows, path.name)
    article = ArticleRecord(whole, name=path.name, reader="webanno")
    if not article.text.strip():
        yield Refusal(path.name, "", worded("it holds no text"))
        return
    take_article_facts(article, rows.ours)
    reading = _Reading(article, rows, placed, path.name)
    yield from reading.refused
    yield article


def is_webanno(path: Path) -> bool:
    """Whether a file begins as WebAnno's do, of whatever version."""
    return first_bytes(path).removeprefix(b"\xef\xbb\xbf").startswith(FORMAT.encode())


def _text(rows: Sheet, file: str) -> tuple[str, list[Placed]]:
    """Return the text and where its rows are: in UTF-16 units, unless only as code points they fit the tokens."""
    errors: list[BadInput] = []
    found: list[tuple[str, list[Placed]]] = []
    for measure, unit in ((utf16_units, UTF16), (len, CODE_POINTS)):
        try:
            text = put_together(rows.sentences, measure, file)
        except BadInput as error:
            errors.append(error)
            continue
        placed = _placed(rows, text, unit)
        if text.isascii() or not any(map(_PROBLEM, placed)):
            return text, placed
        found.append((text, placed))
    if not found:
        raise errors[0]
    return found[0]


def _placed(rows: Sheet, text: str, unit: str) -> list[Placed]:
    """Return the rows with their places in code points."""
    every = [row for sentence in rows.sentences for row in sentence.rows]
    starts = places(text, unit, [row.begin for row in every])
    ends = places(text, unit, [row.end for row in every])
    return [
        (
            row,
            start,
            end,
            "" if text[start:end] == row.form and start >= 0 <= end else _form_problem(row, text, start, end),
        )
        for row, start, end in zip(every, starts, ends, strict=True)
    ]


def _form_problem(row: Row, text: str, start: int, end: int) -> str:
    if start < 0 or end < 0:
        return worded("it lies outside the text")
    there = text[start:end]
    if there in (row.form, unescaped_text(row.form)) or "".join(there.split()) == "".join(row.form.split()):
        return ""
    return worded(
        "the text at {start}-{end} is not “{words}”", start=str(row.begin), end=str(row.end), words=row.form[:40]
    )


@dataclass(slots=True)
class _Mark:
    """A span while it is read: its rows come one by one."""

    layer: str
    line: int
    start: int
    end: int
    said: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    next: tuple[Key, str] | None = None


class _Reading:
    """The cells of a sheet as spans and relations of an article."""

    def __init__(self, article: ArticleRecord, rows: Sheet, placed: list[Placed], file: str) -> None:
        self.refused = [Refusal(file, numbered.line(line), reason) for line, reason in rows.faults]
        self._article, self._rows, self._file = article, rows, file
        self._marks: dict[Key, _Mark] = {}
        self._on: dict[tuple[str, str], list[Key]] = {}
        self._numbered: dict[str, Key] = {}
        self._units: dict[str, Placed] = {}
        self._relations: list[tuple[Row, str, dict[str, str], str, str]] = []
        layers: dict[tuple[str, str], list[tuple[int, Column]]] = {}
        for place, column in enumerate(rows.columns):
            layers.setdefault((column.table, column.layer), []).append((place, column))
        self._layers = layers
        for one in placed:
            row, start, end, problem = one
            if problem:
                self._refuse(row.line, problem)
                continue
            self._units[row.name] = one
            if row.cells.count(EMPTY) < len(row.cells):
                self._take_row(row, start, end)
        self._finish()

    def _take_row(self, row: Row, start: int, end: int) -> None:
        for (table, layer), columns in self._layers.items():
            cells = [
                (column, stacked(row.cells[place])) for place, column in columns if row.cells[place] not in (EMPTY, "")
            ]
            for nth in range(max((len(values) for _, values in cells), default=0)):
                said = [(column, values[nth]) for column, values in cells if nth < len(values)]
                if table == RELATIONS:
                    self._take_relation(row, layer, said)
                elif start >= end:
                    self._refuse(row.line, worded("its span of “{layer}” is empty", layer=short_name(layer)))
                else:
                    self._take_mark(row, layer, said, nth, is_chain=table == CHAINS)

    def _take_mark(self, row: Row, layer: str, said: list[tuple[Column, str]], nth: int, *, is_chain: bool) -> None:
        _, start, end, _ = self._units[row.name]
        key: Key = (layer, row.name, nth)
        for column, value in said:
            if column.kind == "link":
                key = (layer, "chain", *value.rpartition("->")[2].split("-"))
            elif not is_chain and column.kind != "slot" and (number := suffixed(value)[1]):
                key = (layer, number)
                self._numbered[number] = key
        mark = self._marks.get(key) or self._marks.setdefault(key, _Mark(layer, row.line, start, end))
        mark.end = max(mark.end, end)
        for wanted in (layer, _ANY):
            self._on.setdefault((wanted, row.name), []).append(key)
        for column, value in said:
            bare = suffixed(value)[0]
            if column.kind == "feature" and bare != NULL:
                mark.said[column.feature] = unescaped_value(bare)
            elif column.kind == "link":
                relation, _, place = value.rpartition("->")
                chain, _, number = place.partition("-")
                if number.isdecimal() and len(number) < 10:
                    mark.next = (layer, "chain", chain, str(int(number) + 1)), relation
            elif column.kind == "role":
                mark.links = [(role, "") for role in slots(bare)]
            elif column.kind == "slot":
                mark.links = list(zip((role for role, _ in mark.links), slots(value), strict=False))

    def _take_relation(self, row: Row, layer: str, said: list[tuple[Column, str]]) -> None:
        features = {c.feature: unescaped_value(value) for c, value in said if c.kind == "feature" and value != NULL}
        base, source = next(((c.feature, value) for c, value in said if c.kind == "base"), (_ANY, ""))
        self._relations.append((row, layer, features, base, source))

    def _finish(self) -> None:
        """Make spans of the marks, in reading order, and then what links them."""
        found = sorted(self._marks.items(), key=lambda item: (item[1].start, -item[1].end))
        self._places = {key: place for place, (key, _) in enumerate(found)}
        for _, mark in found:
            self._article.spans.append(self._span(mark))
        for row, layer, features, base, value in self._relations:
            source, number = suffixed(value)
            numbers = number.partition("_")
            ends = self._found(base, source, numbers[0]), self._found(base, row.name, numbers[2])
            if relation := self._link(row.line, *ends, short_name(layer)):
                self._take_features(relation, layer, features)
        for key, mark in found:
            for role, target in mark.links:
                if target not in ("", NULL, EMPTY):
                    unit, number = suffixed(target)
                    label = unescaped_value(role) if role != NULL else short_name(mark.layer)
                    self._link(mark.line, self._places[key], self._found(_ANY, unit, number), label)
            if mark.next and mark.next[0] in self._places:
                label = short_name(mark.layer) if mark.next[1] == NULL else unescaped_value(mark.next[1])
                self._link(mark.line, self._places[key], self._places[mark.next[0]], label)

    def _span(self, mark: _Mark) -> SpanRecord:
        span = SpanRecord(mark.start, mark.end, short_name(mark.layer))
        self._take_features(span, mark.layer, mark.said)
        return span

    def _take_features(self, thing: SpanRecord | RelationRecord, layer: str, said: dict[str, str]) -> None:
        label = said.pop(VALUE, "")
        thing.label = label if label.strip() else thing.label
        if layer in (SPAN, RELATION):
            names = self._rows.ours.get("names")
            known = names if isinstance(names, dict) else {}
            take_features(thing, {str(known.get(feature, feature)): value for feature, value in said.items()})
        else:
            thing.attributes = dict(said)

    def _found(self, layer: str, unit: str, number: str) -> int | None:
        """Return the place of the span that a reference means; a token becomes one where nothing else is meant."""
        if number not in ("", "0"):
            return self._places.get(self._numbered.get(number, ()))
        keys = self._on.get((layer, unit), [])
        known = next((key for key in keys if self._marks[key].line == self._units[unit][0].line), None)
        if known or keys:
            return self._places[known or keys[0]]
        if unit not in self._units:
            return None
        _, start, end, _ = self._units[unit]
        self._places[(_TOKENS, unit)] = len(self._article.spans)
        self._on[layer, unit] = [(_TOKENS, unit)]
        self._marks[(_TOKENS, unit)] = _Mark(_TOKENS, self._units[unit][0].line, start, end)
        self._article.spans.append(SpanRecord(start, end, _TOKENS))
        return len(self._article.spans) - 1

    def _link(self, line: int, source: int | None, target: int | None, label: str) -> RelationRecord | None:
        if source is None or target is None:
            self._refuse(line, worded("its “{label}” links something that is not in the file", label=label))
            return None
        made = RelationRecord(source, target, label)
        self._article.relations.append(made)
        return made

    def _refuse(self, line: int, reason: str) -> None:
        self.refused.append(Refusal(self._file, numbered.line(line), reason))
