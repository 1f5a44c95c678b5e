"""What the sources of a REFI-QDA project refer to: people, codes, variables, notes, links, cases and sets.

What was never referred to by a text is told at the end, so that nothing of it vanishes.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import IO, Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import to_word, worded
from annotator.formats.record import LabelRecord, Left
from annotator.formats.refi_codes import KIND_SETS, ORIGIN, Found, all_of, content, guid_in, labels_in, local, one
from annotator.formats.refi_qda import CONTINUED

CASE, SET = "case", "set"
"""The metadata, or the attribute of a span, that names the cases and the sets that a source or a stretch belongs to."""

SOURCES = {
    "PictureSource": to_word("pictures"),
    "AudioSource": to_word("recordings"),
    "VideoSource": to_word("films"),
    "PDFSource": to_word("PDFs without their text"),
}
"""Sources that hold no text, and what to call them where they are left out."""

_REFERRED = ("CodeBook", "User", "Variable", "Case", "Note", "Link", "Sets", "Graph", "Description")


@dataclass(slots=True)
class Note:
    """A note, with its text or where in the archive that is."""

    name: str
    described: str
    text: str
    path: str


@dataclass(slots=True)
class Link:
    """A link, in its place among all links."""

    place: int
    name: str
    is_continued: bool
    target: str
    notes: list[str]


@dataclass(slots=True)
class Case:
    """A case and what is said of it; `values` are those of variables."""

    name: str
    described: str
    values: list[tuple[str, str]]
    codes: list[str]
    notes: list[str]


@dataclass
class Known:
    """What the sources refer to, by GUID.  What a text has referred to is `used`: guids, and places of links."""

    is_ours: bool = False
    users: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)
    codes: Found = field(default_factory=Found)
    members: dict[str, str] = field(default_factory=dict)
    cases: dict[str, list[Case]] = field(default_factory=dict)
    sets: dict[str, list[str]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    used: set[str | int] = field(default_factory=set)

    def belongings(self, guid: str) -> dict[str, str]:
        """Return the cases and sets that a source or a selection belongs to, with what is said of the cases."""
        if guid not in self.cases and guid not in self.sets:
            return {}
        said: dict[str, list[str]] = {}
        for case in self.cases.get(guid, ()):
            self.used.add(case.name)
            values = [(f"{CASE} {self.variables.get(known, '')}".strip(), value) for known, value in case.values]
            codes = [(f"{CASE} code", label.name) for code in case.codes if (label := self.codes.by_guid.get(code))]
            notes = [(f"{CASE} memo", note.text or note.name) for note in map(self.notes.get, case.notes) if note]
            self.used.update(case.notes)
            about = [(CASE, case.name), (f"{CASE} description", case.described)]
            for name, value in [*about, *values, *codes, *notes]:
                said.setdefault(name, []).extend([value] if value else [])
        found = {name: "; ".join(values) for name, values in said.items() if values}
        return found | ({SET: "; ".join(sets)} if (sets := self.sets.get(guid)) else {})

    def labels(self) -> Iterator[LabelRecord | Left]:
        """Yield the codes as labels; a memo on a code belongs to its definition."""
        names = {label.id: label.name for label in self.codes.labels}
        notes = {self.codes.by_guid[guid].id: guids for guid, guids in self.codes.notes.items()}
        for label in self.codes.labels:
            self.used.update(notes.get(label.id, ()))
            memos = [note.text or note.name for guid in notes.get(label.id, ()) if (note := self.notes.get(guid))]
            definition = "\n\n".join(filter(None, [label.definition, *memos]))
            above = names.get(label.parent_id or "", "")
            yield LabelRecord(label.name, label.kind, label.colour, definition, label.examples, above)
            if label.retired and self.is_ours:
                yield Left(label.name, worded("that a label is retired"))

    def rest(self) -> Iterator[Left]:
        """Yield what no text has referred to, once all were read."""
        yield from self.left
        for case in {case.name: case for cases in self.cases.values() for case in cases}.values():
            if case.name not in self.used:
                yield Left(case.name, worded("cases without a text"))
        for guid, note in self.notes.items():
            if guid not in self.used and not self.is_ours:
                yield Left(note.name, worded("notes that belong to no text"))
        for link in (link for links in self.links.values() for link in links):
            if link.place not in self.used:
                yield Left(link.name, worded("links that do not lead from one stretch of a text to another"))


def elements(file: IO[bytes], names: tuple[str, ...], name: str) -> Iterator[Any]:
    """Yield the elements of these names as they end, and forget each after its turn.  BadInput where it is no XML."""
    from lxml import etree  # costs 20 ms that few files need

    file.seek(0)
    tags = [f"{{*}}{wanted}" for wanted in ("Project", *names)]
    found = etree.iterparse(
        file, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    inside: Any = None
    try:
        for event, element in found:
            if element.getparent() is None:
                if element.getroottree().docinfo.internalDTD is not None:
                    raise BadInput(
                        name, worded("its project.qde declares a document type, which no program for it writes")
                    )
                if event == "start":
                    yield element
            elif event == "start":
                inside = element if inside is None else inside
            elif element is inside:
                inside = None
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise BadInput(
            name, worded("its project.qde is not XML: {error}", error=" ".join(str(error.msg).split()))
        ) from error
    if local(found.root) != "Project":
        raise BadInput(name, worded("its project.qde is not what REFI-QDA writes"))


def known_in(file: IO[bytes], name: str) -> Known:
    """Return what the sources of a project refer to."""
    known, links = Known(), 0
    book = sets = None
    for element in elements(file, (*_REFERRED, "TextSource", *SOURCES), name):
        kind, guid = local(element), guid_in(element.get("guid"))
        if kind == "Project":
            known.is_ours = (element.get("origin") or "") == ORIGIN
        elif kind == "User":
            known.users[guid] = element.get("name") or element.get("id") or ""
        elif kind == "Case":
            _take_case(element, guid, known)
        elif kind == "Graph":
            known.left.append(Left(element.get("name", ""), worded("graphs")))
        elif kind == "Description" and content(element).strip():
            known.left.append(Left("", worded("the project’s description")))
        elif kind == "Variable":
            known.variables[guid] = element.get("name", "")
        elif kind == "Note":
            said = content(one(element, "PlainTextContent"))
            described = content(one(element, "Description"))
            if codings := sum(1 for _ in element.iter("{*}Coding")):
                known.left.append(Left(element.get("name", ""), worded("codings of notes"), codings))
            known.notes[guid] = Note(element.get("name", ""), described, said, element.get("plainTextPath", ""))
        elif kind == "Link":
            is_continued = element.get("direction") == "Associative" and element.get("name") == CONTINUED
            target = guid_in(element.get("targetGUID"))
            links += 1
            link = Link(links, element.get("name", ""), is_continued, target, notes_of(element))
            known.links.setdefault(guid_in(element.get("originGUID")), []).append(link)
        elif kind == "CodeBook":
            book = deepcopy(element)
        elif kind == "Sets":
            sets = deepcopy(element)
    known.codes = labels_in(book, sets, name)
    _take_sets(sets, known)
    return known


def _take_case(element: Any, guid: str, known: Known) -> None:
    values = all_of(element, "VariableValue")
    case = Case(
        element.get("name", "") or guid,
        content(one(element, "Description")).strip(),
        [(guid_in(target_of(one(value, "VariableRef"))), value_of(value)) for value in values],
        _targets(element, "CodeRef"),
        notes_of(element),
    )
    for place in [*_targets(element, "SourceRef"), *_targets(element, "SelectionRef")] or [guid]:
        known.cases.setdefault(place, []).append(case)


def _take_sets(sets: Any, known: Known) -> None:
    for found in all_of(sets, "Set"):
        name = found.get("name", "")
        for source in _targets(found, "MemberSource"):
            known.sets.setdefault(source, []).append(name)
        of_codes = [] if name in KIND_SETS.values() else all_of(found, "MemberCode")
        if of_codes or all_of(found, "MemberNote"):
            known.left.append(Left(name, worded("sets of codes or notes")))


def value_of(element: Any) -> str:
    """Return what an element gives as the value of a variable."""
    for child in element:
        if local(child) != "VariableRef":
            return content(child)
    return ""


def notes_of(element: Any) -> list[str]:
    """Return the notes that an element refers to."""
    return _targets(element, "NoteRef")


def _targets(element: Any, name: str) -> list[str]:
    return [guid_in(reference.get("targetGUID")) for reference in all_of(element, name)]


def target_of(reference: Any) -> str:
    """Return what a reference leads to, as the file spells it."""
    return "" if reference is None else str(reference.get("targetGUID", ""))
