"""REFI-QDA's codes: a codebook as `.qdc`, and the same as a part of projects.

Labels are codes, nested as their parents say.  Those of articles and relations are told by two sets; a definition is a
code's description, with the examples below it.  Keys and attributes have no place there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from annotator.domain.codebook import DEFAULT_COLOURS, Codebook, Label
from annotator.domain.errors import BadInput
from annotator.domain.identity import LONGEST_NAME, fold, label_id, named_id
from annotator.domain.wording import worded
from annotator.formats import safe_xml
from annotator.formats.label_tree import LabelTree
from annotator.formats.spelling import listed
from annotator.formats.writing import written_whole
from annotator.formats.xml_text import Element, XmlText

CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Sorot"
KIND_SETS = {"document": "Labels of articles", "relation": "Relations"}

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EXAMPLES = "\n\nExamples:\n"
_COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_CELL_BITS = 27
_LAST_CELL = (1 << _CELL_BITS) - 1
_MIXER = 0x9E3779B97F4A7C15F39CC0605CEDC835
"""Odd and without pattern: what is multiplied with it has bits in its middle that depend on all below."""


def guid_of(*parts: object) -> str:
    """Return the GUID of a thing that has none, by what it is."""
    return named_id("refi", *parts)


def is_guid(text: str) -> bool:
    """Whether a text is a GUID as we write them."""
    return _GUID.fullmatch(text) is not None


class GuidsMet:
    """Which GUIDs were met, in little room however many there are (a Bloom filter of four hashes).

    A false hit, one in a million where a million were met, only gives a thing a GUID that is made for it.
    """

    def __init__(self) -> None:
        self._bits = bytearray(1 << (_CELL_BITS - 3))

    def meet(self, guid: str) -> bool:
        """Remember a GUID.  Returns whether it was met before."""
        mixed = int(guid.replace("-", ""), 16) * _MIXER
        was_there = True
        for shift in (101, 74, 47, 20):
            cell = mixed >> shift & _LAST_CELL
            byte, bit = cell >> 3, 1 << (cell & 7)
            if not self._bits[byte] & bit:
                was_there = False
                self._bits[byte] |= bit
        return was_there


def write(path: Path, codebook: Codebook) -> list[str]:
    """Write a codebook's live labels as `.qdc`.  Returns in sentences what that format cannot say."""
    labels, said = LabelTree(codebook), XmlText()
    with written_whole(path) as (draft,), draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        with Element(file, said, "CodeBook", xmlns=CODEBOOK, origin=ORIGIN):
            write_codes(file, said, labels)
            write_sets(file, said, labels, "guid")
    lost = [worded("Keys are left out: REFI-QDA has no place for them.")] * any(label.key for label in codebook)
    lost += [worded("Attributes are left out: REFI-QDA has no place for them.")] * bool(codebook.attributes())
    return lost + said.sentences()


def read(path: Path) -> tuple[str, Codebook]:
    """Return a codebook file's name and its labels.  BadInput where it is none."""
    root = _root(path)
    labels = labels_in(root, one(root, "Sets"), path.name).labels
    return path.stem, Codebook(replace(label, name=" ".join(label.name.split())) for label in labels)


def left_out(path: Path) -> list[str]:
    """Return in sentences what of a codebook file has no place in a codebook."""
    named = (told.get("name", "") for told in all_of(one(_root(path), "Sets"), "Set"))
    sets = [name for name in named if name not in KIND_SETS.values()]
    return [worded("Sets of codes are left out: {names}.", names=listed(sets))] if sets else []


def _root(path: Path) -> Any:
    root = safe_xml.parse(path)
    if local(root) != "CodeBook" or one(root, "Codes") is None:
        raise BadInput(path.name, worded("it is not a REFI-QDA codebook"))
    return root


def write_codes(file: IO[str], said: XmlText, labels: LabelTree) -> None:
    """Write the element Codes."""
    with Element(file, said, "Codes"):
        held: list[Element] = []
        for depth, label in labels.branches():
            while len(held) > depth:
                held.pop().close()
            is_codable = "false" if label.retired else "true"
            facts = {"guid": label.id, "name": label.name, "isCodable": is_codable, "color": label.colour}
            held.append(Element(file, said, "Code", **facts).__enter__())
            described = label.definition + (_EXAMPLES + label.examples if label.examples else "")
            if described:
                Element(file, said, "Description").text(described)
        while held:
            held.pop().close()


def write_sets(file: IO[str], said: XmlText, labels: LabelTree, member: str) -> None:
    """Write the element Sets, which tells the labels of articles and of relations; `member` names the reference."""
    chosen = {kind: found for kind in KIND_SETS if (found := labels.of_kind(kind))}
    if chosen:
        with Element(file, said, "Sets"):
            for kind, found in chosen.items():
                with Element(file, said, "Set", guid=guid_of("set", kind), name=KIND_SETS[kind]):
                    for label in found:
                        Element(file, said, "MemberCode", **{member: label.id}).empty()


@dataclass
class Found:
    """The labels of a file, which of them each GUID stands for, and the GUIDs of its notes."""

    labels: list[Label] = field(default_factory=list)
    by_guid: dict[str, Label] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)


def labels_in(holder: Any, sets: Any, file: str) -> Found:
    """Return the labels under an element that holds Codes; equal names are told apart by what they stand under."""
    codes = one(holder, "Codes") if holder is not None else None
    kinds = _kinds(sets)
    found, taken = Found(), set[str]()
    waiting: list[tuple[Any, Label | None]] = [(code, None) for code in reversed(all_of(codes, "Code"))]
    while waiting:
        code, parent = waiting.pop()
        guid = guid_in(code.get("guid"))
        name = _name(code, parent, kinds.get(guid, "span"), taken, file)
        inner = all_of(code, "Code")
        label = _label(code, name, kinds.get(guid, "span"), len(found.labels), is_leaf=not inner)
        if parent is not None and parent.kind == label.kind:
            label = replace(label, parent_id=parent.id)
        found.labels.append(label)
        found.by_guid[guid] = label
        if notes := [guid_in(note.get("targetGUID")) for note in all_of(code, "NoteRef")]:
            found.notes[guid] = notes
        waiting.extend((child, label) for child in reversed(inner))
    _give_keys(found)
    return found


def _label(code: Any, name: str, kind: str, count: int, *, is_leaf: bool) -> Label:
    described, _, examples = content(one(code, "Description")).strip().partition(_EXAMPLES)
    return Label(
        id=label_id(kind, name),
        name=name,
        kind=kind,
        colour=_colour(code.get("color", ""), count),
        definition=described,
        examples=examples,
        # A code that nobody may use and that holds no others is one that was retired.
        retired=is_leaf and code.get("isCodable", "true").strip() in ("false", "0"),
        position=float(count),
    )


def _name(code: Any, parent: Label | None, kind: str, taken: set[str], file: str) -> str:
    name: str = code.get("name", "")
    if not name.strip():
        raise BadInput(file, worded("one of its codes has no name"))
    if len(name) > LONGEST_NAME:
        raise BadInput(
            file,
            worded("the name of a code has more than {count} characters ({name}…)", count=LONGEST_NAME, name=name[:40]),
        )
    if f"{kind} {fold(name)}" in taken and parent is not None:
        joined = f"{parent.name} > {name}"
        name = joined if len(joined) <= LONGEST_NAME else name
    bare, count = name, 1
    while f"{kind} {fold(name)}" in taken:
        count += 1
        name = f"{bare} ({count})"
    taken.add(f"{kind} {fold(name)}")
    return name


def _colour(said: str, count: int) -> str:
    if not _COLOUR.fullmatch(said.strip()):
        return DEFAULT_COLOURS[count % len(DEFAULT_COLOURS)]
    digits = said.strip()[1:].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)


def _give_keys(found: Found) -> None:
    """Give the first nine labels of spans that can be used a key."""
    usable = [label for label in found.labels if label.kind == "span" and not label.retired][:9]
    keys = {label.id: str(place) for place, label in enumerate(usable, 1)}
    found.labels = [replace(label, key=keys.get(label.id, "")) for label in found.labels]
    by_id = {label.id: label for label in found.labels}
    found.by_guid = {guid: by_id[label.id] for guid, label in found.by_guid.items()}


def _kinds(sets: Any) -> dict[str, str]:
    kinds = {name: kind for kind, name in KIND_SETS.items()}
    return {
        guid_in(member.get("guid") or member.get("targetGUID")): kinds[told.get("name", "")]
        for told in all_of(sets, "Set")
        if told.get("name", "") in kinds
        for member in all_of(told, "MemberCode")
    }


def guid_in(said: str | None) -> str:
    """Return a GUID as it is compared: in small letters, without braces."""
    return said.strip().strip("{}").lower() if said else ""


referred = lru_cache(maxsize=4096)(guid_in)
"""The same for a GUID of a person or a code, to which very many places refer."""


def local(element: Any) -> str:
    """Return an element's name without its namespace: programs write several versions of it."""
    return _without_namespace(element.tag)


@lru_cache(maxsize=256)
def _without_namespace(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def all_of(element: Any, name: str) -> list[Any]:
    """Return an element's children of this name; none where there is no element."""
    return [] if element is None else list(element.iterchildren(f"{{*}}{name}"))


def one(element: Any, name: str) -> Any:
    """Return an element's first child of this name, or None."""
    return None if element is None else next(element.iterchildren(f"{{*}}{name}"), None)


def content(element: Any) -> str:
    """Return an element's text, "" where there is no element."""
    if element is None:
        return ""
    return "".join(element.itertext()) if len(element) else element.text or ""
