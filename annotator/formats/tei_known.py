"""What the spans of a TEI refer to: labels (categories, interpretations), structures of features, people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.wording import worded
from annotator.formats.record import LabelRecord, Left
from annotator.formats.tei import EXAMPLES, TEI
from annotator.formats.tei_text import ID, local, words_in

LONGEST_NAME = 60
"""What is longer describes, and names nothing."""

_PEOPLE = ("persName", "name", "orgName", "respStmt", "editor", "author", "person", "org", "principal")
_PERSON_NAMES = ("persName", "name", "orgName")
_REFERRED = tuple(f"{{*}}{name}" for name in ("category", "interp", "fs", *_PEOPLE))
_OURS = (f"{{{TEI}}}persName",)
"""All that our headers of texts have of it."""
_COLLECTIONS = ("vColl", "vAlt")
_VALUES = ("value", "target", "fVal")


@dataclass(slots=True)
class Label:
    """A label as the file describes it, in a taxonomy or a group; `kind` "" until it is known what it is for."""

    name: str
    definition: str = ""
    family: str = ""
    parent: Label | None = None
    examples: str = ""
    kind: str = ""


@dataclass(slots=True)
class Features:
    """A structure of features: its type, and values by their names."""

    kind: str
    values: dict[str, Any] = field(default_factory=dict)


class Known:
    """What can be referred to, by `xml:id`: in a text's own header and beside it, and in the headers `above`."""

    def __init__(self, above: Known | None = None) -> None:
        self.is_ours: bool = above is not None and above.is_ours
        self.names: dict[tuple[str, str], str] = above.names if above else {}
        """Of labels that were told of, by their kind and the pointer to them."""
        self._above = above
        self._labels: dict[str, Label] = {}
        self._features: dict[str, Features] = {}
        self._people: dict[str, str] = {}
        self._told: set[tuple[str, str]] = above._told if above else set()
        self._families: dict[str, str] = above._families if above else {}

    def label(self, pointer: str) -> Label | None:
        """Return the label that a pointer leads to."""
        found = self._labels.get(pointer.removeprefix("#"))
        return self._above.label(pointer) if found is None and self._above else found

    def features(self, pointer: str) -> Features | None:
        """Return the features that a pointer leads to."""
        found = self._features.get(pointer.removeprefix("#"))
        return self._above.features(pointer) if found is None and self._above else found

    def person(self, pointer: str) -> str:
        """Return the name of the person that a pointer leads to, or ""."""
        found = self._people.get(pointer.removeprefix("#"), "")
        return found or (self._above.person(pointer) if self._above else "")

    def take(self, element: Any) -> None:
        """Take what an element holds that can be referred to."""
        for found in element.iter(*(_OURS if self.is_ours and self._above else _REFERRED)):
            known, kind = found.get(ID), local(found)
            if known is None or not kind:
                continue
            if kind in ("category", "interp"):
                made = self._category(found, known) if kind == "category" else _interpretation(found, known)
                self._labels.setdefault(known, made)
                self.names = {}
            elif kind == "fs":
                self._features.setdefault(known, features_in(found))
            elif name := self._person(found):
                self._people.setdefault(known, name)

    def _category(self, element: Any, known: str) -> Label:
        gloss, described = _child(element, "gloss"), _child(element, "catDesc")
        if gloss is None and described is not None:
            gloss = next(described.iter("{*}term", "{*}gloss", "{*}name"), described)
        name = self.said(gloss).strip()
        if not name or (gloss is described and len(name) > LONGEST_NAME):
            name = known
        descs = [*element.iterchildren("{*}desc")]
        texts = [self.said(desc) for desc in descs if desc.get("type") != EXAMPLES]
        texts += [self.said(described)] if self.said(described).strip() != name else []
        above = self._labels.get(element.getparent().get(ID, ""))
        family = above.family if above else element.getparent().get(ID, "")
        label = Label(name, "\n".join(filter(None, texts)), family, above)
        label.examples = "\n".join(self.said(desc) for desc in descs if desc.get("type") == EXAMPLES)
        label.kind = (element.get("n") or "span") if self.is_ours else ""
        return label

    def _person(self, element: Any) -> str:
        if local(element) in _PERSON_NAMES:
            return self.said(element)
        name = next(element.iter(*(f"{{*}}{kind}" for kind in _PERSON_NAMES)), None)
        return words_in(element if name is None else name)

    def said(self, element: Any) -> str:
        """Return the text in an element: ours as it is, others' with white space as one blank."""
        if element is None:
            return ""
        return "".join(element.itertext()) if self.is_ours else words_in(element)

    def told(self, label: Label, kind: str) -> Iterator[LabelRecord]:
        """Yield a label that something is marked with, those above it first, unless it was told before."""
        line: list[Label] = []
        at: Label | None = label
        while at is not None and at not in line and at.kind in ("", kind) and (kind, at.name) not in self._told:
            line.append(at)
            at = at.parent
        for one in reversed(line):
            one.kind = kind
            self._families[one.family] = kind
            self._told.add((kind, one.name))
            above = one.parent.name if one.parent and one.parent.kind == kind else ""
            yield LabelRecord(one.name, kind, "", one.definition, one.examples, above)

    def rest(self) -> Iterator[LabelRecord | Left]:
        """Yield the labels of this header that nothing is marked with: as what others of their taxonomy mark."""
        for name, label in self._labels.items():
            kind = label.kind or self._families.get(label.family, "")
            if kind:
                yield from self.told(label, kind)
            else:
                yield Left(name, worded("categories and interpretations that nothing is marked with"))


def features_in(element: Any) -> Features:
    """Return the features of a structure; a collection of values is a list, a structure in another its words."""
    found = Features(element.get("type", ""))
    for one in element.iterchildren("{*}f"):
        inner = [value for child in one for value in (child if local(child) in _COLLECTIONS else (child,))]
        values = [_value(child) for child in inner if local(child)] or [one.get("fVal") or words_in(one)]
        found.values[one.get("name") or "f"] = values[0] if len(values) == 1 else values
    return found


def _value(element: Any) -> Any:
    said = next((element.get(name) for name in _VALUES if element.get(name)), None) or words_in(element)
    if local(element) == "binary":
        return said in ("true", "1")
    if local(element) == "numeric" and said.removeprefix("-").isdecimal() and said.isascii() and len(said) < 16:
        return int(said)
    return said


def _interpretation(element: Any, known: str) -> Label:
    said = words_in(element)
    name, definition = (said, "") if 0 < len(said) <= LONGEST_NAME else (known, said)
    return Label(name, definition, element.get("type") or element.getparent().get("type", ""))


def _child(element: Any, name: str) -> Any:
    return next(element.iterchildren(f"{{*}}{name}"), None)
