"""`refi-qda`: a project as NVivo, MAXQDA, ATLAS.ti and others exchange it, a zip of texts and one XML file.

A span is a selection with its coding, in pieces several that links named "continued" join; attributes and notes are
notes, relations links, labels of articles codings of the source, what is known about an article its variables.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from itertools import groupby
from pathlib import Path
from typing import IO, Any

import orjson

from annotator.domain.identity import fold
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
from annotator.formats.refi_codes import ORIGIN, GuidsMet, guid_of, is_guid, write_codes, write_sets
from annotator.formats.writing import written_whole
from annotator.formats.xml_text import Element, XmlText

PROJECT = "urn:QDA-XML:project:1.0"
FACTS = ("name", "title", "source", "url", "published", "language")
META = "meta"
CONTINUED = "continued"
ATTRIBUTE, AS_JSON = "attribute", "attribute, JSON"
"""What the description of a note says that holds an attribute."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_IN_MEMORY = 8 * 1024**2


@dataclass
class _Writing:
    """What is on its way: parts of the one XML file that must wait for those before them."""

    archive: zipfile.ZipFile
    labels: LabelTree
    report: Report
    sources: IO[str]
    notes: IO[str]
    links: IO[str]
    said: XmlText = field(default_factory=XmlText)
    quotes: XmlText = field(default_factory=XmlText)
    """Spells what the texts have already, so that nothing in it is counted twice."""
    users: dict[str, tuple[str, str]] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    taken: GuidsMet = field(default_factory=GuidsMet)
    stored: set[str] = field(default_factory=set)

    def element(self, name: str, file: IO[str] | None = None, /, **attributes: str | None) -> Element:
        """Return an element of the sources, or of another part."""
        return Element(file or self.sources, self.said, name, **attributes)

    def user(self, name: str) -> str | None:
        """Return a person's GUID, None for nobody."""
        if not name:
            return None
        if name not in self.known:
            made = guid_of("user", fold(name))
            self.known[name] = self.users.setdefault(fold(name), (made, name))[0]
        return self.known[name]

    def free(self, wanted: str, *otherwise: object) -> str:
        """Return the wanted GUID where it is one and still free, else one made of what the thing is."""
        made, count = wanted if is_guid(wanted) else guid_of(*otherwise), 0
        while self.taken.meet(made):
            count += 1
            made = guid_of(*otherwise, count)
        return made


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write articles as text sources; the records of one article that stand together become one source."""
    report = Report(files=[path])
    with (
        _part() as sources,
        _part() as notes,
        _part() as links,
        written_whole(path) as (draft,),
        zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        writing = _Writing(archive, LabelTree(selection.codebook), report, sources, notes, links)
        for _, records in groupby(selection.articles(), key=lambda article: article.document_id or object()):
            _write_source(writing, list(records))
        _write_project(writing, selection.project)
    report.changed += writing.said.sentences()
    return report


def _part() -> IO[str]:
    return tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n")


def _write_project(writing: _Writing, project: str) -> None:
    member = zipfile.ZipInfo("project.qde", _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    with (
        writing.archive.open(member, "w", force_zip64=True) as raw,
        TextIOWrapper(raw, "utf-8", newline="\n") as file,
    ):
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        with writing.element("Project", file, xmlns=PROJECT, name=project, origin=ORIGIN):
            if writing.users:
                with writing.element("Users", file):
                    for made, name in writing.users.values():
                        writing.element("User", file, guid=made, name=name).empty()
            if len(writing.labels):
                with writing.element("CodeBook", file):
                    write_codes(file, writing.said, writing.labels)
            if writing.variables:
                with writing.element("Variables", file):
                    for made, name in writing.variables.items():
                        writing.element("Variable", file, guid=made, name=name, typeOfVariable="Text").empty()
            for name, part in (("Sources", writing.sources), ("Notes", writing.notes), ("Links", writing.links)):
                _write_part(writing, file, name, part)
            write_sets(file, writing.said, writing.labels, "targetGUID")


def _write_part(writing: _Writing, file: IO[str], name: str, part: IO[str]) -> None:
    if part.tell():
        part.seek(0)
        with writing.element(name, file):
            while piece := part.read(1 << 20):
                file.write(piece)


def _write_source(writing: _Writing, records: list[ArticleRecord]) -> None:
    article = records[0]
    count = writing.report.documents + 1
    stored = article.document_id if is_guid(article.document_id) else guid_of("source", article.document_id or count)
    made = writing.free(stored, "source", article.document_id, count)
    if stored not in writing.stored:
        writing.stored.add(stored)
        member = zipfile.ZipInfo(f"sources/{stored}.txt", _EPOCH)
        writing.archive.writestr(member, article.text.encode(), zipfile.ZIP_DEFLATED)
    shown = article.title or article.name or f"Article {count}"
    with writing.element("TextSource", guid=made, name=shown, plainTextPath=f"internal://{stored}.txt"):
        guids = [_write_spans(writing, record) for record in records]
        for record in records:
            for nth, label in enumerate(record.labels):
                _write_label(writing, record, label, (made, nth, record.annotator))
        _write_variables(writing, article)
    for record, ids in zip(records, guids, strict=True):
        for nth, relation in enumerate(record.relations):
            _write_relation(writing, relation, ids, (made, nth, record.annotator))
        writing.report.spans += len(record.spans)
    writing.report.documents += len(records)


def _write_spans(writing: _Writing, article: ArticleRecord) -> list[str]:
    """Write an article's spans as selections.  Returns their GUIDs."""
    where = (article.document_id or writing.report.documents, article.annotator)
    guids = [writing.free(span.id, "selection", *where, nth) for nth, span in enumerate(article.spans)]
    ids = {span.id: made for span, made in zip(article.spans, guids, strict=True) if span.id}
    for span, made in zip(article.spans, guids, strict=True):
        if span.score is not None:
            writing.report.reduced.append(loss(article, span, NO_SCORE))
        pieces = span.fragments or [(span.start, span.end)]
        before = made
        for nth, (start, end) in enumerate(pieces):
            here = guid_of("piece", made, nth) if nth else made
            notes = list(_notes(writing, span, made, ids)) if not nth else []
            _write_selection(writing, article, span, here, start, end, notes)
            if nth:
                _link(writing, CONTINUED, "Associative", before, here, [])
            before = here
    return guids


def _write_selection(
    writing: _Writing, article: ArticleRecord, span: SpanRecord, made: str, start: int, end: int, notes: list[str]
) -> None:
    user = writing.user(span.annotator or article.annotator)
    creator = f' creatingUser="{user}"' if user else ""
    code = writing.said.attribute(writing.labels.id_of("span", span.label))
    writing.sources.write(
        f'<PlainTextSelection guid="{made}" name={writing.quotes.attribute(article.text[start:end])}'
        f' startPosition="{start}" endPosition="{end}"{creator}>\n'
        f'<Coding guid="{guid_of("coding", made)}"{creator}>\n<CodeRef targetGUID={code}/>\n</Coding>\n'
    )
    _refer(writing, notes)
    writing.sources.write("</PlainTextSelection>\n")


def _notes(writing: _Writing, thing: SpanRecord | RelationRecord, owner: str, ids: dict[str, str]) -> Iterator[str]:
    """Write attributes and note of a span or relation as notes, and yield their GUIDs."""
    for nth, (name, value) in enumerate(thing.attributes.items()):
        is_text = isinstance(value, str)
        text = ids.get(value, value) if is_text else orjson.dumps(value).decode()
        yield _note(writing, guid_of("attribute", owner, nth), text, ATTRIBUTE if is_text else AS_JSON, name)
    if thing.note:
        yield _note(writing, guid_of("note", owner), thing.note)


def _note(writing: _Writing, made: str, text: str, described: str = "", name: str | None = None) -> str:
    with writing.element("Note", writing.notes, guid=made, name=name):
        if described:
            writing.element("Description", writing.notes).text(described)
        writing.element("PlainTextContent", writing.notes).text(text)
    return made


def _write_label(writing: _Writing, article: ArticleRecord, label: DocumentLabelRecord, where: tuple[Any, ...]) -> None:
    made = guid_of("label", *where)
    user = writing.user(label.annotator or article.annotator)
    with writing.element("Coding", guid=made, creatingUser=user):
        writing.element("CodeRef", targetGUID=writing.labels.id_of("document", label.label)).empty()
        if label.value:
            _refer(writing, [_note(writing, guid_of("note", made), label.value)])


def _write_variables(writing: _Writing, article: ArticleRecord) -> None:
    facts = {name: value for name in FACTS if (value := getattr(article, name))}
    if article.meta:
        facts[META] = orjson.dumps(article.meta).decode()
    for name, value in facts.items():
        made = guid_of("variable", name)
        writing.variables.setdefault(made, name)
        with writing.element("VariableValue"):
            writing.element("VariableRef", targetGUID=made).empty()
            writing.element("TextValue").text(value)


def _write_relation(writing: _Writing, relation: RelationRecord, ids: list[str], where: tuple[Any, ...]) -> None:
    made = guid_of("relation", *where)
    notes = list(_notes(writing, relation, made, {}))
    _link(writing, relation.label, "OneWay", ids[relation.source], ids[relation.target], notes, made)


def _link(
    writing: _Writing, name: str, direction: str, origin: str, target: str, notes: list[str], made: str = ""
) -> None:
    facts = {"guid": made or guid_of("link", name, origin, target), "name": name, "direction": direction}
    element = writing.element("Link", writing.links, **facts, originGUID=origin, targetGUID=target)
    if not notes:
        element.empty()
        return
    with element:
        _refer(writing, notes, writing.links)


def _refer(writing: _Writing, notes: list[str], file: IO[str] | None = None) -> None:
    for note in notes:
        writing.element("NoteRef", file, targetGUID=note).empty()
