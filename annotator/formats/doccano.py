"""doccano's JSON Lines, of any of its ages: `label`, `labels`, `annotations`, or the `entities` of relation projects.

Its files do not say what their offsets count (see units.py), and carry no quotes; ours carry `quotes` wherever that
matters, which survives a journey through doccano.  It spreads metadata beside its own keys; ours stands under `meta`,
for each of our lines has the same keys: doccano fills what another line has more with NaN, which its database refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.graphemes import may_cluster
from annotator.domain.metadata import as_date
from annotator.domain.wording import worded
from annotator.formats import json_lines, numbered, units
from annotator.formats.loss import labels_lost, without_facts
from annotator.formats.record import (
    ArticleRecord,
    ReadOptions,
    Record,
    Refusal,
    RelationRecord,
    Report,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.shaping import in_one_piece
from annotator.formats.validity import offsets_problem, too_deep
from annotator.formats.writing import written_whole

SPAN_KEYS = ("label", "labels", "annotations", "entities")
_MARK_KEYS = frozenset(("id", "label", "start_offset", "end_offset"))
_FIELDS = ("document_id", "name", "title", "source", "url", "published", "language", "annotator")
_PLAIN_FIELDS = tuple(name for name in _FIELDS if name != "published")
_FACTS = attrgetter(*_FIELDS)
_LISTS = ("Comments", "relations", "quotes", *SPAN_KEYS)

Mark = Sequence[Any]
"""Start, end and label."""


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write an article a line, all of them with relations as soon as one has any; attributes and notes stay behind."""
    with written_whole(path) as (draft,):
        if not _written(selection, draft, report := Report(files=[path]), related=False):
            _written(selection, draft, report := Report(files=[path]), related=True)
    return report


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article a line, its spans in code points."""
    whole, file = _Whole(path, options.encoding), path.name
    for entry in json_lines.objects(path, options.encoding):
        yield entry if isinstance(entry, Refusal) else _article(entry[0], entry[1], whole, file)


def is_doccano(row: Mapping[str, Any]) -> bool:
    """Whether an object looks like doccano's: a text with a list of spans, perhaps empty."""
    if not isinstance(row.get("text", row.get("data")), str):
        return False
    lists = [row[key] for key in SPAN_KEYS if isinstance(row.get(key), list)]
    return (
        any(isinstance(mark, list | dict) for marks in lists for mark in marks[:1]) or lists == [[]] * len(lists) != []
    )


class _Whole:
    """The whole file, looked at only where a text's units differ."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._path, self._encoding = path, encoding

    @cached_property
    def unit(self) -> str:
        """The unit of the file's offsets."""
        return units.unit_of(self._telling)

    def _telling(self) -> Iterator[tuple[str, units.Edges]]:
        for entry in json_lines.objects(self._path, self._encoding):
            if not isinstance(entry, Refusal):
                text, marks = _text_and_marks(entry[1])
                told = isinstance(text, str) and isinstance(marks, list) and may_cluster(text)
                if told and not _is_quoted(text, found := _marks(marks), entry[1].get("quotes")):
                    yield text, [(s, e) for s, e, _ in found if type(s) is int and type(e) is int]


def _written(selection: Selection, draft: Path, report: Report, *, related: bool) -> bool:
    """Write a project with or without relations; False where it was to have none and one is met."""
    with draft.open("wb", buffering=1 << 20) as file:
        for number, article in enumerate(selection.articles(), 1):
            if article.relations and not related:
                return False
            file.write(orjson.dumps(_line(number, article, report, related), option=orjson.OPT_APPEND_NEWLINE))
            report.documents += 1
            report.reduced += labels_lost(article)
    return True


def _line(number: int, article: ArticleRecord, report: Report, related: bool) -> dict[str, Any]:
    article = in_one_piece(article, report)
    marks = [(span.start, span.end, span.label) for span in article.spans]
    report.spans += len(marks)
    for span in article.spans:
        if (span.attributes or span.note) and (reduced := without_facts(article, span)):
            report.reduced.append(reduced)
    for relation in article.relations:
        if reduced := without_facts(article, relation):
            report.reduced.append(reduced)
    meta, text, comments = article.meta, article.text, []
    if (said := meta.get("Comments")) and isinstance(said, list):
        comments = said
        meta = {key: value for key, value in meta.items() if key != "Comments"}
    quotes = [text[start:end] for start, end, _ in marks] if marks and may_cluster(text) else []
    line = {"id": number, "text": text, **(_linked(marks, article.relations) if related else {"label": marks})}
    line |= {"Comments": comments, "quotes": quotes} | dict(zip(_FIELDS, _FACTS(article), strict=True))
    line["meta"] = meta
    return line


def _linked(marks: list[tuple[int, int, str]], relations: list[RelationRecord]) -> dict[str, Any]:
    """Return spans and relations as a relation project has them."""
    return {
        "entities": [
            {"id": place, "label": label, "start_offset": start, "end_offset": end}
            for place, (start, end, label) in enumerate(marks)
        ],
        "relations": [
            {"id": place, "from_id": said.source, "to_id": said.target, "type": said.label}
            for place, said in enumerate(relations)
        ],
    }


def _text_and_marks(row: dict[str, Any]) -> tuple[Any, Any]:
    """Take the text and the marks out of a row, whatever its age calls them."""
    text = row.pop("text" if "text" in row else "data", None)
    first = ""
    for key in SPAN_KEYS:
        if type(marks := row.get(key)) is list:
            if marks:
                return text, row.pop(key)
            first = first or key
    return text, row.pop(first or "label", None)


def _marks(said: list[Any]) -> list[Mark]:
    return [mark if type(mark) is list and len(mark) == 3 else _mark(mark) for mark in said]


def _mark(mark: Any) -> Mark:
    if type(mark) is dict:
        label = mark.get("label")
        return mark.get("start_offset"), mark.get("end_offset"), str(label) if type(label) is int else label
    return None, None, None


def _is_quoted(text: str, marks: list[Mark], quotes: Any) -> bool:
    """Whether the row's quotes prove that its offsets are code points; what is wrong with offsets is told later."""
    if type(quotes) is not list or len(quotes) != len(marks):
        return False
    try:
        return [text[start:end] for start, end, _ in marks] == quotes
    except TypeError:
        return False


def _article(place: str, row: dict[str, Any], whole: _Whole, file: str) -> Record:
    text, said = _text_and_marks(row)
    if not isinstance(text, str) or not text or text.isspace():
        return Refusal(file, place, worded("it has no text"))
    if "\0" in text:
        return Refusal(file, place, worded("its text holds a zero character"))
    if said is not None and not isinstance(said, list):
        return Refusal(file, place, worded("its labels are not a list of spans"))
    marks, unit = said or [], units.CODE_POINTS
    spans = _plain(marks, len(text))
    if len(spans) < len(marks):
        marks = _marks(marks)
        spans = _plain(marks, len(text))
    quotes = row.get("quotes")
    if quotes and _is_quoted(text, marks, quotes):
        del row["quotes"]
    elif marks and quotes != [] and may_cluster(text):  # our own line has [] where no unit differs
        unit = whole.unit
    article, problem = ArticleRecord(text, reader="doccano", spans=spans, place=place), ""
    if unit != units.CODE_POINTS or ("\r" in text and "\r\n" in text):
        problem = _take_translated(article, marks, unit)
    elif len(spans) < len(marks):
        problem = _problem(marks, len(text))
    if row.get("relations"):
        _take_relations(article, said or [], row)
    if problem := problem or _take_facts(article, row):
        return Refusal(file, place, problem)
    if said and type(said[0]) is dict and (problem := _take_beside(article, said)):
        return Refusal(file, place, problem)
    if not article.name and not article.document_id:
        article.name = f"{file}#{numbered.number_in(place)}"
    return article


def _plain(marks: list[Any], length: int) -> list[SpanRecord]:
    """Return the spans of those marks that say start, end and label, in code points of a text so long."""
    try:
        return [
            SpanRecord(start, end, label)
            for start, end, label in marks
            if type(start) is type(end) is int and 0 <= start < end <= length and type(label) is str and label.strip()
        ]
    except (TypeError, ValueError):  # a mark of another age, or none
        return []


def _problem(marks: list[Mark], length: int) -> str:
    for number, mark in enumerate(marks, 1):
        if problem := _mark_problem(mark, length):
            return worded("span {number}: {problem}", number=str(number), problem=problem)
    return ""


def _take_translated(article: ArticleRecord, marks: list[Mark], unit: str) -> str:
    """Take spans whose offsets may count something else, or stand in a text that loses its carriage returns."""
    text, article.spans = article.text, []
    to_code_points = units.translation(text, unit)
    article.text, to_stored = units.without_carriage_returns(text)
    for number, (start, end, label) in enumerate(marks, 1):
        if type(start) is int and type(end) is int and 0 <= start < end:
            first, last = to_code_points(start), to_code_points(end)
            if last == units.NOWHERE:
                return worded("span {number}: it ends after the text's end", number=str(number))
            moved = to_stored(first), to_stored(last)
            article.repaired += (start, end) != moved
            start, end = moved
        if problem := _mark_problem((start, end, label), len(article.text)):
            return worded("span {number}: {problem}", number=str(number), problem=problem)
        article.spans.append(SpanRecord(start, end, label))
    article.unit = unit if article.repaired else ""
    return ""


def _mark_problem(mark: Mark, length: int) -> str:
    start, end, label = mark
    if start is None and end is None:
        return worded("it is not [start, end, label]")
    if not isinstance(label, str) or not label.strip():
        return worded("its label is not a name")
    return offsets_problem(start, end, length)


def _object(text: str) -> Any:
    """Return the JSON in `text`, or the text itself where it is none."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text


def _take_beside(article: ArticleRecord, marks: list[Any]) -> str:
    """Take what stands beside the marks' own keys, such as the `user` of old dumps, as attributes of their spans."""
    for span, mark in zip(article.spans, marks, strict=True):
        if type(mark) is dict and (more := mark.keys() - _MARK_KEYS):
            span.attributes = {name: mark[name] for name in sorted(more) if mark[name] is not None}
            if too_deep(span.attributes):
                return worded("it is nested too deeply")
    return ""


def _take_relations(article: ArticleRecord, marks: list[Any], row: dict[str, Any]) -> None:
    """Take the relations of a relation project; what does not lead from span to span goes to the article's meta."""
    places = {
        mark["id"]: place for place, mark in enumerate(marks) if type(mark) is dict and type(mark.get("id")) is int
    }
    said, found = row["relations"], []
    for one in said if isinstance(said, list) else ():
        ends = [one.get(key) for key in ("from_id", "to_id")] if type(one) is dict else []
        if len([end for end in ends if type(end) is int and end in places]) < 2 or type(one.get("type")) is not str:
            return
        found.append(RelationRecord(places[ends[0]], places[ends[1]], one["type"]))
    if found:
        article.relations = found
        del row["relations"]


def _take_facts(article: ArticleRecord, row: dict[str, Any]) -> str:
    for name in _PLAIN_FIELDS:
        if type(value := row.get(name)) is str:
            setattr(article, name, value)
            del row[name]
    if type(date := row.get("published")) is str and (not date or as_date(date)):
        article.published = date and as_date(date)
        del row["published"]
    for key in _LISTS:
        if key in row and row[key] == []:
            del row[key]
    identity, more = row.pop("id", None), row.get("meta")
    if type(more) is str and more.startswith("{"):
        more = _object(more)
    if type(more) is dict:
        del row["meta"]
    else:
        more = {}
    if (row and too_deep(row)) or (more and too_deep(more)) or (type(identity) is not int and too_deep(identity)):
        return worded("it is nested too deeply")
    if not article.name and not article.document_id and isinstance(identity, str | int):
        article.name = str(identity)
    article.meta = row | more if row else more
    return ""
