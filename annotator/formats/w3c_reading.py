"""Reading Web Annotation JSON-LD: our own pages as a stream, anybody's pages, collections and bare annotations whole.

Positions are believed where the quote stands there, else counted anew (UTF-16 units, line ends as two), else found by
the quote between prefix and suffix.  An annotation without a tag is labelled by what moved it ("highlighting").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.metadata import as_date
from annotator.domain.span import ORIGINS, quote_of
from annotator.domain.wording import worded
from annotator.formats import anchoring, json_lines, numbered
from annotator.formats.decoding import LARGEST_TEXT, opened, read_bytes
from annotator.formats.json_ld import (
    Bodies,
    Place,
    Said,
    creator_of,
    listed,
    motivation_of,
    place_in,
    source_of,
    string,
    types_of,
    value_of,
)
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    Left,
    ReadOptions,
    Record,
    Refusal,
    RelationRecord,
    SpanRecord,
)
from annotator.formats.validity import fragments_problem, offsets_problem, too_deep
from annotator.formats.w3c import CONTEXT, FACTS, URN

_Entry = tuple[str, Any] | Refusal
_ENDLESS = 2**31
_OPENS, _CLOSES = b'"items":[', b"]}"


@dataclass(slots=True)
class _Marked:
    """A span as an annotation says it, its places as the file counts them."""

    record: str
    iri: str
    span: SpanRecord
    places: list[Place]


@dataclass(slots=True)
class _Gathered:
    """What the file has said of one source so far."""

    article: ArticleRecord
    marked: list[_Marked] = field(default_factory=list)
    links: list[tuple[str, str, str, RelationRecord]] = field(default_factory=list)


def is_w3c(first: Said) -> bool:
    """Whether an object is a Web Annotation that does not name its context."""
    return "Annotation" in types_of(first) and "target" in first


def names_context(head: bytes) -> bool:
    """Whether the first bytes of a file name the standard's context, on however many lines."""
    return re.search(rb'"@context"\s*:\s*\[?\s*"' + re.escape(CONTEXT).encode(), head) is not None


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article for each source: with its text where the file has it, else for the article known by its id."""
    reading = _Reading(path.name)
    own, annotations = _annotations_in(path)
    for entry in annotations:
        if isinstance(entry, Refusal):
            yield entry
            continue
        place, said = entry
        if own and _is_text(said):
            yield from reading.finish()
        if problem := reading.add(place, said):
            yield Refusal(path.name, place, problem)
        yield from (Left(place, what) for what in reading.left)
        reading.left.clear()
    yield from reading.finish()


def begins_our_page(head: bytes) -> bool:
    """Whether a file begins as we write pages: its first line opens the items."""
    line = head.partition(b"\n")[0].rstrip()
    return line.startswith(b'{"@context":["' + CONTEXT.encode()) and line.endswith(_OPENS)


def _annotations_in(path: Path) -> tuple[bool, Iterator[_Entry]]:
    if begins_our_page(json_lines.first_bytes(path)):
        return True, _streamed(path)
    return False, _whole(path)


def _streamed(path: Path) -> Iterator[_Entry]:
    name = worded("line {number}").format  # worded once for however many lines
    with opened(path) as file:
        file.readline()
        for number, line in enumerate(iter(partial(file.readline, LARGEST_TEXT), b""), 2):
            said = line.strip().removesuffix(b",")
            if said == _CLOSES:
                return
            if said:
                yield _entry(said, path.name, name(number=number))
    raise BadInput(path.name, worded("it is cut short: its list of annotations does not end"))


def _whole(path: Path) -> Iterator[_Entry]:
    data = read_bytes(path).removeprefix(b"\xef\xbb\xbf")
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError:
        yield from json_lines.objects(path)
        return
    for number, said in enumerate(_flat(found), 1):
        yield numbered.annotation(number), said


def _entry(line: bytes, file: str, place: str) -> _Entry:
    try:
        return place, orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Refusal(file, place, worded("it is not JSON: {error}", error=error.msg))


def _flat(found: Any) -> Iterator[Any]:
    """Yield the annotations of a page, of a collection's pages, of a graph or of a list."""
    waiting = [found]
    while waiting:
        said = waiting.pop()
        if isinstance(said, list):
            waiting.extend(reversed(said))
        elif not isinstance(said, dict) or "target" in said:
            yield said
        else:
            inner = [said[key] for key in ("first", "items", "@graph", "contains", "rows") if key in said]
            waiting.extend(reversed(inner or [None]))


class _Reading:
    """Gathers annotations by their source, and makes records of what was gathered."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._gathered: dict[str, _Gathered] = {}
        self._holders: dict[str, _Gathered] = {}
        self.left: list[str] = []

    def add(self, place: str, said: Any) -> str:
        """Take an annotation.  Returns why it cannot be taken, or ""."""
        if not isinstance(said, dict) or "Annotation" not in types_of(said):
            return worded("it is no annotation")
        if too_deep(said):
            return worded("it is nested too deeply")
        targets: dict[str, list[Any]] = {}
        for target in listed(said.get("target")):
            if source := source_of(target):
                targets.setdefault(source, []).append(target)
        if not targets:
            return worded("it has no target")
        if _is_text(said):
            return self._add_text(place, said, said["target"])
        bodies = Bodies(said)
        if bodies.problem:
            return bodies.problem
        self.left += bodies.left
        if self._add_relation(said, bodies, targets):
            return ""
        for source, own in targets.items():
            gathered = self._of(source, place, own[0])
            chosen = [found for target in own if (found := place_in(target)) is not None]
            for label in bodies.labels:
                if chosen:
                    self._add_span(gathered, place, said, bodies, label, chosen)
                else:
                    gathered.article.labels.append(DocumentLabelRecord(label, bodies.note, creator_of(said)))
                    facts = len(bodies.attributes) + len(bodies.links)
                    self.left += [worded("facts of labels of articles")] * facts
        return ""

    def _of(self, source: str, place: str, target: Any) -> _Gathered:
        known = self._gathered.get(source)
        if known is None:
            article = ArticleRecord(text="", reader="w3c", place=place)
            known = self._gathered[source] = _Gathered(article)
            _take_source(article, source)
            resource = target.get("source") if isinstance(target, dict) else None
            if isinstance(resource, dict):
                _take_facts(article, resource)
                article.text = _text_of(resource)
        return known

    def _add_text(self, place: str, said: Said, target: Said) -> str:
        article = self._of(source_of(target), place, None).article
        article.annotator = creator_of(said)
        article.done = said.get("sorot:done") is True
        _take_facts(article, target)
        body = next(iter(listed(said.get("body"))), None)
        article.text = _text_of(body) if isinstance(body, dict) else ""
        try:
            meta = orjson.loads(string(target.get("sorot:meta")) or "{}")
        except orjson.JSONDecodeError:
            return worded("its metadata is not JSON")
        article.meta = meta if isinstance(meta, dict) and not too_deep(meta) else {}
        return ""

    def _add_relation(self, said: Said, bodies: Bodies, targets: dict[str, list[Any]]) -> bool:
        """Whether the annotation links two spans that the file has marked."""
        if "linking" not in listed(said.get("motivation")) or [len(own) for own in targets.values()] != [1]:
            return False
        (first,) = targets
        gathered = self._holders.get(first)
        second = next((link for link in bodies.links if gathered and self._holders.get(link) is gathered), "")
        if gathered is None or not second:
            return False
        relation = RelationRecord(0, 0, bodies.labels[0], creator_of(said), bodies.attributes, bodies.note)
        gathered.links.append((bodies.labels[0], first, second, relation))
        return True

    def _add_span(
        self, gathered: _Gathered, place: str, said: Said, bodies: Bodies, label: str, places: list[Place]
    ) -> None:
        attributes = dict(bodies.attributes)
        if bodies.links:
            attributes.setdefault(motivation_of(said), bodies.links[0] if len(bodies.links) == 1 else bodies.links)
        span = SpanRecord(0, 0, label, creator_of(said), attributes=attributes, note=bodies.note)
        span.origin = said["sorot:origin"] if said.get("sorot:origin") in ORIGINS else "import"
        score = said.get("sorot:score")
        span.score = float(score) if isinstance(score, int | float) and not isinstance(score, bool) else None
        known = string(value_of(said, "id"))
        span.id = "" if known.startswith(f"{URN}unnamed:") else _id_of(known, "span")
        gathered.marked.append(_Marked(place, known, span, places))
        self._holders.setdefault(known, gathered)

    def finish(self) -> Iterator[Record]:
        """Yield what was gathered, and forget it."""
        for gathered in self._gathered.values():
            yield from _settled(gathered, self._file)
        self._gathered, self._holders = {}, {}


def _settled(gathered: _Gathered, file: str) -> Iterator[Record]:
    """Yield the article with its spans where they belong, and a refusal for each that belongs nowhere."""
    article = gathered.article
    article.text = article.text.replace("\r\n", "\n")
    known: dict[str, int] = {}
    said = [_said_ranges(marked.places) for marked in gathered.marked]
    marks = [(ranges, _quote(m.places)) for ranges, m in zip(said, gathered.marked, strict=True) if ranges]
    counted = anchoring.counting(article.text, marks) if article.text else None
    for marked, ranges in zip(gathered.marked, said, strict=True):
        moved = counted.ranges(ranges) if counted else ranges
        if problem := _put(marked, moved, ranges, article):
            yield Refusal(file, marked.record, problem)
            continue
        known.setdefault(marked.iri, len(article.spans))
        article.spans.append(marked.span)
    article.unit = counted.unit if counted and article.repaired else ""
    for label, first, second, relation in gathered.links:
        if first in known and second in known:
            relation.source, relation.target = known[first], known[second]
            article.relations.append(relation)
        else:
            yield Refusal(
                file,
                worded("relation “{label}”", label=label),
                worded("one of the spans that it links could not be taken"),
            )
    if article.text or article.sha256 or article.spans or article.labels:
        yield article


def _put(marked: _Marked, moved: anchoring.Ranges, said: anchoring.Ranges, article: ArticleRecord) -> str:
    """Give a span its place.  Returns why there is none, or ""."""
    text, quote, first = article.text, _quote(marked.places), marked.places[0]
    length = len(text) or _ENDLESS
    problem = _problem(moved, length) if moved else worded("it gives no position")
    if text and quote and (problem or quote_of(text, moved) != quote):
        found = anchoring.place_of(text, quote, first.prefix, first.suffix) if len(marked.places) == 1 else None
        moved, problem = ([found], "") if found else (moved, problem or worded("the text there is not its quote"))
    if problem:
        return problem
    article.repaired += moved != said
    marked.span.start, marked.span.end = moved[0][0], moved[-1][1]
    marked.span.fragments = moved if len(moved) > 1 else None
    marked.span.quote = quote or None
    return ""


def _said_ranges(places: list[Place]) -> anchoring.Ranges:
    """Return the places' ranges as the file says them; [] where one has none."""
    if any(type(place.start) is not int or type(place.end) is not int for place in places):
        return []
    return [(place.start, place.end) for place in places]


def _quote(places: list[Place]) -> str:
    quotes = [place.quote for place in places if place.quote]
    return " ".join(quotes) if len(quotes) == len(places) else ""


def _problem(ranges: anchoring.Ranges, length: int) -> str:
    start, end = ranges[0][0], ranges[-1][1]
    return offsets_problem(start, end, length) or (fragments_problem([*ranges], start, end) if len(ranges) > 1 else "")


def _take_source(article: ArticleRecord, source: str) -> None:
    if source.startswith(("http:", "https:")):
        article.url = article.name = source
    elif not source.startswith(f"{URN}unnamed:"):
        article.document_id = _id_of(source, "article")


def _take_facts(article: ArticleRecord, resource: Said) -> None:
    for name, key in FACTS.items():
        if value := string(resource.get(key)):
            setattr(article, name, as_date(value) if name == "published" else value)
    article.language = string(resource.get("language"))
    length = resource.get("sorot:length")
    article.length = length if type(length) is int else 0


def _is_text(said: Any) -> bool:
    """Whether an annotation says what an article is, not what stands in it."""
    if not isinstance(said, dict) or "describing" not in listed(said.get("motivation")):
        return False
    target = said.get("target")
    return isinstance(target, dict) and "Text" in types_of(target) and "selector" not in target


def _text_of(resource: Said) -> str:
    return string(resource.get("value"))


def _id_of(known: str, kind: str) -> str:
    return unquote(known.removeprefix("urn:uuid:").removeprefix(f"{URN}{kind}:"))
