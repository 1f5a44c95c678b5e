"""Reading REFI-QDA projects: their XML twice as a stream, first what others refer to, then one source at a time.

What a source's positions count is told by the selections' names where these are the selected words (see anchoring).
"""

from __future__ import annotations

import tempfile
import zipfile
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.metadata import as_date
from annotator.domain.wording import to_word, worded
from annotator.formats import anchoring
from annotator.formats.decoding import decode, with_line_feeds
from annotator.formats.qualcoder import ANNOTATION
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    LabelRecord,
    Left,
    ReadOptions,
    Record,
    Refusal,
    RelationRecord,
    SpanRecord,
)
from annotator.formats.refi_codes import all_of, content, guid_in, local, one, referred
from annotator.formats.refi_known import SOURCES, Known, Note, elements, known_in, notes_of, target_of, value_of
from annotator.formats.refi_qda import AS_JSON, ATTRIBUTE, FACTS, META
from annotator.formats.units import NOWHERE
from annotator.formats.validity import offsets_problem, too_deep
from annotator.formats.zipped import copy_member, opened_zip, problem_with, read_member

_NO_PROJECT = to_word("it is no REFI-QDA project: that is a zip archive with a project.qde")
_INTERNAL = "internal://"
_CODING, _DOCUMENT = "Coding", "document"
_ENDLESS = 2**31


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the codes, an article for each text source with the spans of all its annotators, and what is left."""
    with opened_zip(path, _NO_PROJECT) as archive, _project(archive, path.name) as file:
        known = known_in(file, path.name)
        known.members = {name.lower(): name for name in archive.namelist()}
        yield from known.labels()
        for source in elements(file, ("TextSource", *SOURCES), path.name):
            yield from _Source(source, known, archive, path.name).records(options)
        yield from known.rest()


@contextmanager
def _project(archive: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    found = [member for member in archive.infolist() if member.filename.lower().endswith(".qde")]
    if len(found) != 1:
        raise BadInput(name, worded(_NO_PROJECT))
    for member in archive.infolist():
        if problem := problem_with(member):
            raise BadInput(name, problem, member.filename)
    with tempfile.TemporaryFile() as file:
        copy_member(archive, found[0], file, name)
        yield file


@dataclass(slots=True)
class _Coded:
    """A coding: the guids of its code, its coder and its notes."""

    code: str
    user: str
    notes: list[str]


@dataclass(slots=True)
class _Selected:
    """A selection, with positions as the file counts them, and its codings."""

    element: Any
    guid: str
    start: Any
    end: Any
    quote: str
    codings: list[_Coded]
    notes: list[str]
    described: str


class _Source:
    """One source of a project on its way to a record."""

    def __init__(self, element: Any, known: Known, archive: zipfile.ZipFile, file: str) -> None:
        self._source = element
        self._known = known
        self._archive = archive
        self._file = file
        self._name = element.get("name") or guid_in(element.get("guid"))

    def records(self, options: ReadOptions) -> Iterator[Record]:
        """Yield the article, and a refusal for whatever of it cannot be taken."""
        kind = local(self._source)
        if kind == "Project":
            return
        holder = one(self._source, "Representation") if kind == "PDFSource" else self._source
        if kind in SOURCES:
            yield from self._left(kind, is_text=kind == "PDFSource" and holder is not None)
            if kind != "PDFSource" or holder is None:
                return
        try:
            article = ArticleRecord(self._text(holder, options.encoding), reader="refi-qda", place=self._name)
            self._take_facts(article)
        except BadInput as error:
            yield Refusal(self._file, self._name, error.reason)
            return
        yield from self._take_spans(article, holder)
        for coding in map(_coded, all_of(self._source, _CODING)):
            label = self._known.codes.by_guid.get(coding.code)
            if label is None:
                yield Refusal(self._file, self._name, worded("it is coded with a code that the file does not have"))
            else:
                if label.kind != _DOCUMENT:
                    yield LabelRecord(label.name, _DOCUMENT, label.colour, label.definition, label.examples)
                value = "\n".join(note for _, note in self._notes(coding.notes))
                article.labels.append(DocumentLabelRecord(label.name, value, self._user(coding.user)))
        yield article

    def _left(self, kind: str, *, is_text: bool) -> Iterator[Left]:
        """Yield what is not taken of a source that is no text, or more than one."""
        if not is_text:
            yield Left(self._name, worded(SOURCES[kind]))
        unread = all_of(self._source, "PDFSelection") if is_text else [self._source]
        if codings := sum(1 for element in unread for _ in element.iter(f"{{*}}{_CODING}")):
            yield Left(self._name, worded("codings of pictures, recordings, films and pages"), codings)
        if texts := len(all_of(self._source, "TextDescription")) + len(all_of(self._source, "Transcript")):
            yield Left(self._name, worded("texts that belong to a picture, a recording or a film"), texts)

    def _text(self, holder: Any, encoding: str) -> str:
        if path := holder.get("plainTextPath"):
            return self._member(path, encoding)
        inline = one(holder, "PlainTextContent")
        if inline is None:
            raise BadInput(self._file, worded("it has no plain text"), self._name)
        return with_line_feeds(content(inline))

    def _member(self, path: str, encoding: str) -> str:
        if not path.startswith(_INTERNAL):
            raise BadInput(self._file, worded("its text lies outside the file ({path})", path=path[:60]), self._name)
        name = path.removeprefix(_INTERNAL)
        found = self._known.members.get(f"sources/{name}".lower()) or self._known.members.get(name.lower(), "")
        data = read_member(self._archive, found, self._file) if found else b""
        if not found:
            raise BadInput(self._file, worded("its text is missing ({name})", name=name[:60]), self._name)
        try:
            return with_line_feeds(data.removeprefix(BOM_UTF8).decode())
        except UnicodeDecodeError:
            return decode(data, self._file, encoding)[0]

    def _take_facts(self, article: ArticleRecord) -> None:
        facts: dict[str, str] = {}
        for value in all_of(self._source, "VariableValue"):
            name = self._known.variables.get(referred(target_of(one(value, "VariableRef"))), "")
            said = value_of(value)
            if name:
                facts[name] = said
        if not self._known.is_ours:
            article.name = article.title = self._name
            memo = "\n".join(text or note.name for note, text in self._notes(notes_of(self._source)))
            belongings = self._known.belongings(guid_in(self._source.get("guid")))
            described = content(one(self._source, "Description")).strip()
            facts = {"description": described, "memo": memo} | belongings | facts
            article.meta = {name: value for name, value in facts.items() if value}
            return
        article.document_id = guid_in(
            self._source.get("plainTextPath", "").removeprefix(_INTERNAL).removesuffix(".txt")
        )
        for name in FACTS:
            value = facts.get(name, "")
            setattr(article, name, as_date(value) if value and name == "published" else value)
        meta = _json(facts[META]) if META in facts else {}
        article.meta = meta if isinstance(meta, dict) and not too_deep(meta) else {}

    def _take_spans(self, article: ArticleRecord, holder: Any) -> Iterator[Refusal]:
        chosen = [_selected(element) for element in all_of(holder, "PlainTextSelection")]
        if self._known.is_ours:
            chosen = [selected for selected in chosen if selected.codings]
        marks = [([(s.start, s.end)], s.quote) for s in chosen if type(s.start) is int and type(s.end) is int]
        counted = anchoring.counting(article.text, marks)
        spans: dict[str, list[SpanRecord]] = {}
        for selected in chosen:
            start, end, problem = selected.start, selected.end, ""
            if not counted.is_proven or not type(start) is type(end) is int:
                problem = offsets_problem(start, end, _ENDLESS)
                start, end = (0, 0) if problem else (counted.place(start), counted.place(end))
                problem = problem or _beyond(start, end)
            if problem:
                yield Refusal(self._file, self._name, worded("a selection: {problem}", problem=problem))
                continue
            article.repaired += (start, end) != (selected.start, selected.end)
            if not selected.codings:
                self._add_span(spans, selected, SpanRecord(start, end, ANNOTATION), [])
            for coding in selected.codings:
                label = self._known.codes.by_guid.get(coding.code)
                if label is None:
                    yield Refusal(self._file, self._name, worded("a selection has a code that the file does not have"))
                    continue
                span = SpanRecord(start, end, label.name, self._user(coding.user))
                self._add_span(spans, selected, span, coding.notes)
        article.unit = counted.unit if article.repaired else ""
        if self._known.links:
            self._join(spans)
        article.spans = [span for found in spans.values() for span in found]
        if self._known.links:
            article.relations = list(self._relations(spans, article.spans))

    def _add_span(
        self, spans: dict[str, list[SpanRecord]], selected: _Selected, span: SpanRecord, notes: list[str]
    ) -> None:
        span.annotator = span.annotator or self._user(referred(selected.element.get("creatingUser")))
        span.id = selected.guid if len(selected.codings) < 2 else ""
        if notes or selected.notes:
            self._add_notes(span, selected.notes + notes)
        if selected.described:
            span.note = "\n".join(filter(None, (selected.described, span.note)))
        if belongings := self._known.belongings(selected.guid):
            span.attributes = belongings | span.attributes
        spans.setdefault(selected.guid, []).append(span)

    def _join(self, spans: dict[str, list[SpanRecord]]) -> None:
        """Make one span of the pieces that continue each other."""
        for guid in [*spans]:
            for span in spans.get(guid, []):
                pieces, at = [(span.start, span.end)], guid
                while following := self._continued(at, spans, pieces[-1][1]):
                    at = following
                    pieces.append((spans[at][0].start, spans[at][0].end))
                    del spans[at]
                if len(pieces) > 1:
                    span.end, span.fragments = pieces[-1][1], pieces

    def _continued(self, guid: str, spans: dict[str, list[SpanRecord]], end: int) -> str:
        for link in self._known.links.get(guid, []):
            if link.is_continued and len(spans.get(link.target, [])) == 1 and spans[link.target][0].start >= end:
                self._known.used.add(link.place)
                return link.target
        return ""

    def _relations(self, spans: dict[str, list[SpanRecord]], order: list[SpanRecord]) -> Iterator[RelationRecord]:
        places = {id(span): place for place, span in enumerate(order)}
        links = [(link, found[0]) for guid, found in spans.items() for link in self._known.links.get(guid, [])]
        for link, source in sorted(links, key=lambda pair: pair[0].place):
            if link.target in spans and not link.is_continued:
                target = spans[link.target][0]
                self._known.used.add(link.place)
                relation = RelationRecord(places[id(source)], places[id(target)], link.name or "link", source.annotator)
                self._add_notes(relation, link.notes)
                yield relation

    def _add_notes(self, thing: SpanRecord | RelationRecord, guids: list[str]) -> None:
        notes: list[str] = []
        for note, text in self._notes(guids):
            if note.described == AS_JSON and not too_deep(value := _json(text)):
                thing.attributes[note.name] = value
            elif note.described in (ATTRIBUTE, AS_JSON):
                thing.attributes[note.name] = text
            else:
                notes.append(text or note.name)
        thing.note = "\n".join(notes)

    def _notes(self, guids: list[str]) -> Iterator[tuple[Note, str]]:
        for guid in guids:
            self._known.used.add(guid)
            if note := self._known.notes.get(guid):
                yield note, self._member(note.path, "") if note.path else note.text

    def _user(self, guid: str) -> str:
        return self._known.users.get(guid, "")


def _beyond(start: int, end: int) -> str:
    return worded("it ends after the text's end") if NOWHERE in (start, end) else offsets_problem(start, end, _ENDLESS)


def _selected(element: Any) -> _Selected:
    codings, notes, described = [], [], None
    for child in element:
        kind = local(child)
        if kind == _CODING:
            codings.append(_coded(child))
        elif kind == "NoteRef":
            notes.append(guid_in(child.get("targetGUID")))
        elif kind == "Description" and described is None:
            described = child
    return _Selected(
        element,
        guid_in(element.get("guid")),
        _number(element.get("startPosition")),
        _number(element.get("endPosition")),
        element.get("name", ""),
        codings,
        notes,
        "" if described is None else content(described).strip(),
    )


def _coded(element: Any) -> _Coded:
    code, notes = None, []
    for child in element:
        kind = local(child)
        if kind == "CodeRef" and code is None:
            code = referred(child.get("targetGUID"))
        elif kind == "NoteRef":
            notes.append(guid_in(child.get("targetGUID")))
    return _Coded(code or "", referred(element.get("creatingUser")), notes)


def _number(said: str | None) -> int | str:
    if said and said.isdecimal() and said.isascii() and len(said) < 20:
        return int(said)
    digits = (said or "").strip()
    return int(digits) if digits.removeprefix("-").isdecimal() and digits.isascii() and len(digits) < 20 else digits


def _json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
