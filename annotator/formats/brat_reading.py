"""Reading brat's .txt with the .ann beside it: spans, relations, events, attributes, normalisations and notes.

An event becomes relations from its trigger to its arguments, named by their roles; equivalences become a chain of
relations; a normalisation becomes an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.span import quote_of
from annotator.domain.wording import worded
from annotator.formats import numbered
from annotator.formats.anchoring import Mark, counting, stands
from annotator.formats.article_facts import take_article_facts
from annotator.formats.brat import BOM, FACTS, NOTE, OUR_NOTE, SPELLED, Ranges, pieces_of, put_together
from annotator.formats.colours import as_hex
from annotator.formats.decoding import decode, opened, read_bytes
from annotator.formats.record import (
    ArticleRecord,
    LabelRecord,
    ReadOptions,
    Record,
    Refusal,
    RelationRecord,
    SpanRecord,
)
from annotator.formats.spelling import meant, take_beside
from annotator.formats.validity import fragments_problem, offsets_problem, too_deep

_LINES = {
    "T": re.compile(
        r"(\S++)[\t ]++(\S++)[\t ]++(-?\d{1,18})[\t ]++(-?\d{1,18})((?:;-?\d{1,18}[\t ]++-?\d{1,18})*+)(?:[\t ](.*+))?"
    ),
    "R": re.compile(r"(\S+)[\t ]+(\S+)[\t ]+([^\s:]+):(\S+)[\t ]+([^\s:]+):(\S+)\s*"),
    "E": re.compile(r"(\S+)[\t ]+([^\s:]+):(\S+)((?:[\t ]+[^\s:]+:\S+)*)\s*"),
    "A": re.compile(r"(\S+)[\t ]+(\S+)[\t ]+(\S+)(?:[\t ]+(\S.*))?"),
    "N": re.compile(r"(\S+)[\t ]+(\S+)[\t ]+(\S+)[\t ]+([^\s:]+:\S+)(?:[\t ](.*))?"),
    "*": re.compile(r"(\*)[\t ]+(\S+)((?:[\t ]+\S+){2,})\s*"),
    "#": re.compile(r"(#\S*)[\t ]+(\S+)[\t ]+(\S+)(?:[\t ](.*))?"),
}
_LINES["M"] = _LINES["A"]
_COLOUR = re.compile(r"^([^\s#]\S*)[\t ](?:[^\n]*[\t ,])?bgColor:[\t ]*([^\s,]+)", re.MULTILINE)
EVENT = "event"
"""The attribute that tells what an event is where its trigger is called otherwise."""

_DEEPEST = 8
_LONGEST = 1024**2
_BLOCK = 64 * 1024

Line = tuple[int, tuple[str, ...]]
Version = tuple[str, int, int]
"""A file's path, and what tells one state of it from another; a size of -1 where it is not there."""


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the one article of a .txt and the .ann beside it; each line that cannot be is refused."""
    text_path, lines_path = (path if path.suffix == ending else path.with_suffix(ending) for ending in (".txt", ".ann"))
    try:
        text = _decoded(text_path, options.encoding)
        has_text = bool(text) and not text.isspace()
        lines = _decoded(lines_path, options.encoding) if has_text else ""
    except BadInput:
        _refuse_alone(path, text_path, lines_path)
        raise
    if not has_text:
        _refuse_alone(path, lines_path)
        yield Refusal(text_path.name, "", worded("it holds no text"))
        return
    article = ArticleRecord(text, name=text_path.name, reader="brat")
    _take_facts(article, text_path)
    names, looks = _version(path.with_name("annotation.conf")), _version(path.with_name("visual.conf"))
    document = _Document(article, _comments(names), lines_path.name)
    document.take(lines)
    if coloured := _coloured(looks, names):
        found = {span.label for span in article.spans}
        yield from [record for label, record in coloured.items() if label in found]
    yield from document.refused
    yield article


def _refuse_alone(path: Path, *needed: Path) -> None:
    for other in needed:
        if other is not path and not other.is_file():
            raise BadInput(
                path.name, worded("brat keeps an article in two files, and “{file}” is not beside it", file=other.name)
            )


def _decoded(path: Path, encoding: str) -> str:
    """Return the file's text; brat's files are UTF-8, those of others are guessed."""
    data = read_bytes(path)
    try:
        return decode(data, path.name, encoding or "utf-8")[0]
    except BadInput:
        if encoding:
            raise
        return decode(data, path.name)[0]


class _Document:
    """One article with the lines that belong to it."""

    def __init__(self, article: ArticleRecord, spelled: dict[str, str], file: str) -> None:
        self.refused: list[Refusal] = []
        self._article, self._spelled, self._file = article, spelled, file
        self._things: dict[str, SpanRecord | RelationRecord] = {}
        self._places: dict[str, int] = {}
        self._pieces: dict[str, Ranges] = {}
        self._of: dict[str, str] = {}
        self._ours: dict[str, dict[str, Any]] = {}

    def take(self, lines: str) -> None:
        """Take all lines, whatever their order: what others refer to comes first."""
        found: dict[str, list[Line]] = {kind: [] for kind in _LINES}
        for number, line in enumerate(lines.split("\n"), 1):
            kind = line[:1]
            if read := _LINES[kind].fullmatch(line) if kind in _LINES else None:
                found[kind].append((number, read.groups("")))
            elif line.strip():
                self._refuse(number, worded("it is no line of brat's"))
        self._take_spans(found["T"])
        events = [line for line in found["E"] if self._name(line[0], line[1][0], self._of, line[1][2])]
        for kind, links in (("R", found["R"]), ("E", events), ("*", found["*"])):
            for number, parts in links:
                self._take_links(number, kind, parts)
        for kind in "AMN#":
            for number, parts in found[kind]:
                self._take_fact(number, kind, parts)
        for name, more in self._ours.items():
            self._take_ours(self._things[name], more, self._pieces.get(name, []))

    def _take_spans(self, lines: list[Line]) -> None:
        text, spans = self._article.text, self._article.spans
        marks = [
            _in_order(f"{start} {end}{more}", quote) if more else ([(int(start), int(end))], quote)
            for _, (_, _, start, end, more, quote) in lines
        ]
        known = counting(text, marks)
        is_proven = known.is_proven
        for (number, (name, type_, _, _, _, _)), (pieces, quote) in zip(lines, marks, strict=True):
            moved = known.ranges(pieces) if known.unit else pieces
            problem = "" if is_proven or stands(text, (moved, quote)) else self._span_problem(moved, quote)
            if problem or not self._name(number, name, self._places, len(spans)):
                self._refuse(number, problem)
                continue
            self._article.repaired += moved != pieces
            self._pieces[name] = moved
            span = SpanRecord(moved[0][0], moved[-1][1], self._spelled.get(type_, type_), id=name)
            if len(moved) > 1:
                _take_ranges(span, put_together(text, moved))
            spans.append(span)
            self._things[name] = span
        self._article.unit = known.unit if self._article.repaired else ""

    def _span_problem(self, pieces: Ranges, quote: str) -> str:
        text = self._article.text
        problem = next((p for start, end in pieces if (p := offsets_problem(start, end, len(text)))), "")
        if not problem and len(pieces) > 1:
            problem = fragments_problem(pieces, pieces[0][0], pieces[-1][1])
        if not problem and quote.strip() and _letters(quote) != _letters(quote_of(text, pieces)):
            problem = worded(
                "the text at {start}–{end} is not the quote that the file gives",
                start=str(pieces[0][0]),
                end=str(pieces[-1][1]),
            )
        return problem

    def _take_links(self, number: int, kind: str, parts: tuple[str, ...]) -> None:
        """Take a relation, the arguments of an event, or an equivalence."""
        name, type_ = parts[:2]
        if kind == "R":
            if (made := self._link(number, type_, parts[3], parts[5])) and self._name(number, name, self._of, ""):
                self._things[name] = made
                roles = {"Arg1": parts[2], "Arg2": parts[4]}
                made.attributes |= {said: role for said, role in roles.items() if said != role}
        elif kind == "E":
            trigger, said = self._things.get(self._owner(name)), self._spelled.get(type_, type_)
            if not isinstance(trigger, SpanRecord):
                self._refuse(number, worded("it speaks of “{name}”, which is no span here", name=parts[2]))
            elif said != trigger.label:
                _add(trigger.attributes, EVENT, said)
            for argument in parts[3].split():
                role, _, target = argument.partition(":")
                self._link(number, role, name, target)
        else:
            members = parts[2].split()
            for source, target in pairwise(members):
                self._link(number, type_, source, target)

    def _link(self, number: int, type_: str, source: str, target: str) -> RelationRecord | None:
        places = [self._places.get(self._owner(end)) for end in (source, target)]
        if places[0] is None or places[1] is None:
            self._refuse(
                number,
                worded("it speaks of “{name}”, which is no span here", name=source if places[0] is None else target),
            )
            return None
        made = RelationRecord(places[0], places[1], self._spelled.get(type_, type_))
        self._article.relations.append(made)
        return made

    def _take_fact(self, number: int, kind: str, parts: tuple[str, ...]) -> None:
        """Take an attribute, a normalisation or a note."""
        name, type_, target, value = parts[:4]
        thing = self._things.get(self._owner(target))
        if thing is None:
            self._refuse(number, worded("it speaks of “{target}”, which is nothing here", target=target))
        elif kind == "#":
            self._take_note(thing, self._owner(target), type_, value)
        elif self._name(number, name, self._of, target):
            attribute = self._spelled.get(type_, type_)
            _add(thing.attributes, attribute, value.rstrip() or True)
            if kind == "N" and parts[4].strip():
                _add(thing.attributes, f"{attribute} text", parts[4].strip())

    def _take_note(self, thing: SpanRecord | RelationRecord, owner: str, type_: str, note: str) -> None:
        ours = meant(note) if type_ == OUR_NOTE else None
        if isinstance(ours, dict) and not too_deep(ours):
            self._ours[owner] = ours
        else:
            said = note if type_ == NOTE else f"{type_}: {note}"
            thing.note = f"{thing.note}\n{said}" if thing.note else said

    def _take_ours(self, thing: SpanRecord | RelationRecord, more: dict[str, Any], pieces: Ranges) -> None:
        """Take what a note of ours says beyond brat's lines, as long as these have not been changed since."""
        as_json = more.get("json")
        for attribute, value in thing.attributes.items():
            if isinstance(as_json, list) and attribute in as_json and isinstance(value, str):
                thing.attributes[attribute] = meant(value)
        if isinstance(attributes := more.get("attributes"), dict):
            thing.attributes |= attributes
        if isinstance(note := more.get("note"), str):
            thing.note = thing.note or note
        take_beside(thing, more)
        ranges = more.get("ranges")
        if isinstance(thing, SpanRecord) and isinstance(ranges, list):
            self._take_exact(thing, ranges, pieces)

    def _take_exact(self, span: SpanRecord, ranges: list[Any], pieces: Ranges) -> None:
        text = self._article.text
        pairs = [tuple(pair) for pair in ranges if isinstance(pair, list) and len(pair) == 2]
        if len(pairs) == len(ranges) and not any(offsets_problem(start, end, len(text)) for start, end in pairs):
            exact = [(start, end) for start, end in pairs]
            if exact == sorted(exact) and pieces_of(text, exact) == pieces:
                _take_ranges(span, exact)

    def _owner(self, name: str) -> str:
        """Return the span or relation that an id stands for: an event's trigger, an attribute's target."""
        for _ in range(_DEEPEST):
            if name in self._things or name not in self._of:
                break
            name = self._of[name]
        return name

    def _name(self, number: int, name: str, among: dict[str, Any], value: Any) -> bool:
        if name in self._places or name in self._of:
            self._refuse(number, worded("“{name}” stands for something else already", name=name))
            return False
        among[name] = value
        return True

    def _refuse(self, number: int, reason: str) -> None:
        if reason:
            self.refused.append(Refusal(self._file, numbered.line(number), reason))


def _in_order(said: str, quote: str) -> Mark:
    """Return the several ranges of a line in the text's order, and its quote so: brat keeps both as they were made."""
    ranges = [(int(start), int(end)) for start, end in map(str.split, said.split(";"))]
    ordered = sorted(ranges)
    if ordered != ranges and len(quote) == sum(end - start + 1 for start, end in ranges) - 1:
        words, place = {}, 0
        for start, end in ranges:
            words[start, end] = quote[place : place + end - start]
            place += end - start + 1
        quote = " ".join(words[piece] for piece in ordered)
    return ordered, quote


def _take_ranges(span: SpanRecord, ranges: Ranges) -> None:
    span.start, span.end = ranges[0][0], ranges[-1][1]
    span.fragments = ranges if len(ranges) > 1 else None


def _letters(quote: str) -> str:
    """Return a quote without white space: some programs join fragments by none, or write a space for a line break."""
    return "".join(quote.split())


def _add(attributes: dict[str, Any], name: str, value: Any) -> None:
    """Set an attribute; of several with one name make a list."""
    if name in attributes:
        known = attributes[name]
        value = [*(known if isinstance(known, list) else [known]), value]
    attributes[name] = value


def _take_facts(article: ArticleRecord, path: Path) -> None:
    """Take who the article is from the list that our own export keeps."""
    listed = _version(path.with_name(FACTS))
    place, length = _index(listed).get(path.stem, (0, 0))
    if not length:
        return
    first, last = place // _BLOCK, (place + length - 1) // _BLOCK
    data = _block(listed, first) if first == last else b"".join(_block(listed, n) for n in range(first, last + 1))
    begin = place % _BLOCK
    found = meant(data[begin : begin + length].decode(errors="replace"))
    take_article_facts(article, found)
    if isinstance(found, dict) and found.get("bom") is True:
        article.text = BOM + article.text.removeprefix(BOM)


def _version(path: Path) -> Version:
    try:
        found = path.stat()
    except OSError:
        return str(path), 0, -1
    return str(path), found.st_mtime_ns, found.st_size


@lru_cache(maxsize=4)
def _index(listed: Version) -> dict[str, tuple[int, int]]:
    """Return where in the list each article's line is, and its length: for many articles, the list is read once."""
    path, _, size = listed
    found: dict[str, tuple[int, int]] = {}
    if size < 0:
        return found
    with opened(Path(path)) as file:
        place = 0
        for line in iter(partial(file.readline, _LONGEST), b""):
            try:
                said = orjson.loads(line)
            except orjson.JSONDecodeError:
                said = None
            if isinstance(said, dict) and isinstance(name := said.get("file"), str):
                found[name] = place, len(line)
            place += len(line)
    return found


@lru_cache(maxsize=4)
def _block(listed: Version, nth: int) -> bytes:
    """Return a piece of the list, which holds the lines of many articles."""
    return read_bytes(Path(listed[0]), nth * _BLOCK, _BLOCK)


@lru_cache(maxsize=4)
def _coloured(looks: Version, names: Version) -> dict[str, LabelRecord]:
    """Return the labels whose spans brat's configuration gives a colour."""
    path, _, size = looks
    found: dict[str, LabelRecord] = {}
    if size < 0:
        return found
    spelled = _comments(names)
    text, _encoding = decode(read_bytes(Path(path)), Path(path).name)
    for type_, said in _COLOUR.findall(text.partition("[drawing]")[2].partition("\n[")[0]):
        if colour := as_hex(said):
            label = spelled.get(type_, type_)
            found[label] = LabelRecord(label, colour=colour)
    return found


@lru_cache(maxsize=4)
def _comments(names: Version) -> dict[str, str]:
    """Return the names that our comments give to types."""
    path, _, size = names
    found: dict[str, str] = {}
    if size < 0:
        return found
    text, _encoding = decode(read_bytes(Path(path)), Path(path).name)
    for line in text.split("\n"):
        type_, colon, name = line.removeprefix(SPELLED).partition(": ")
        if line.startswith(SPELLED) and colon and isinstance(real := meant(name), str):
            found[type_] = real
    return found
