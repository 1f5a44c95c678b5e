"""What a teammate's file would change: layer by layer, article by article, and what deserves a look first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.annotator import Annotator, is_named, persons
from annotator.domain.codebook import Attribute, Label
from annotator.domain.identity import fold
from annotator.domain.wording import to_word, worded
from annotator.storage.foreign import Foreign
from annotator.storage.gathered import Comparison, Difference, Overwritten
from annotator.storage.reader import Reader
from annotator.storage.rows import row_of

SENT_BY = "sent_by"
"""The setting of a sent file that says whose work it is (an annotator's id)."""
MINE = to_word("it would change your own layer, which nobody but you writes")

LONG = 60
"""So many characters of a value are told at most."""

# What is overwritten is told by its column, or by what that is called on screen.
_OVERWRITTEN = (
    to_word("name"), to_word("title"), to_word("source"), to_word("language"), to_word("position"), to_word("colour"),
    to_word("key"), to_word("definition"), to_word("examples"), to_word("retired"), to_word("kind"),
    to_word("choices"), to_word("required"),
)  # fmt: skip
_CALLED = {
    "url": to_word("address"), "published": to_word("date"), "meta": to_word("metadata"),
    "parent_id": to_word("label above"), "merged_into": to_word("label that it is merged into"),
    "reader": to_word("reader of the file"), "original_sha256": to_word("SHA-256 of the file"),
    "replaces": to_word("article that it replaces"), "created": to_word("day of taking in"),
}  # fmt: skip


@dataclass(slots=True)
class LayerChoice:
    """One layer of a file: how many spans would be new, changed and removed, and how many other rows would.

    `refused` says why they cannot be, or "".  Round 0 stands for comments and verdicts of somebody without a layer.
    """

    annotator_id: str
    name: str
    round: int
    new: int = 0
    changed: int = 0
    removed: int = 0
    others: int = 0
    ticked: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What a file would change in one article for one layer: spans, and how many other rows."""

    document_id: str
    title: str
    annotator_id: str
    annotator: str
    round: int
    new: int
    changed: int
    removed: int
    others: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something to look at before taking: `kind` is overwritten, text, name, person, removal, or left (out).

    It comes with the `part` of the file that can be left out, codebook or articles, or with any, "".
    """

    kind: str
    what: str
    part: str = ""


class Everybody:
    """The people of a file and of the project it is gathered into, and who of them the file's owners are.

    The owner is who sent the file, else whoever worked in it and has a layer; it may be that nobody can be told to be:
    somebody without a layer may have brought others' in.  `writers` are the owners and whoever else worked in it;
    `golds` are theirs, also where they hold nothing any more.
    Where the project does not know me, I am whoever bears my name in the file: once taken in, that is who I am here.
    """

    def __init__(self, foreign: Foreign, reader: Reader, me: Annotator) -> None:
        theirs = {person.id: person for person in (row_of(Annotator, row) for row in foreign.values("annotator"))}
        here = {person.id: person for person in reader.annotators()}
        self._theirs, self._mine = theirs, {one for one, first in persons(here.values()).items() if first == me.id}
        self.people = theirs | here
        self._lead = persons(self.people.values())
        sent_by = foreign.setting(SENT_BY)
        is_sent = isinstance(sent_by, str) and sent_by in theirs
        self.writers = {str(sent_by)} if is_sent else foreign.workers()
        self.golds = {x.id for x in theirs.values() if x.kind == "gold" and x.owner_id in self.writers}
        layered = self.writers & foreign.layered()
        self.owners = self.writers if is_sent or (foreign.has_gathered() and not layered) else layered
        self._owning = {self._lead[owner] for owner in self.owners}
        self._me = self._lead.get(me.id, me.id)
        self._bears = [x for x in theirs.values() if _is_taken_for(me, x)] if me.id not in here else []
        self._i_am = {self._me, *(self._lead[x.id] for x in self._bears)}

    def name(self, annotator_id: str) -> str:
        """Return somebody's name."""
        return self.people[annotator_id].name

    def is_mine(self, annotator_id: str) -> bool:
        """Whether an annotator is me, under whatever name, or my gold."""
        return self._whose(annotator_id) in self._i_am

    def is_owners(self, annotator_id: str) -> bool:
        """Whether an annotator is an owner of the file, or their gold."""
        return self._whose(annotator_id) in self._owning

    def impostor(self) -> str:
        """Return the name of somebody whom the file says to be me, and whom I have not said to be; "" for nobody."""
        mine = self._mine | {self._me}
        return next((x.name for x in self._theirs.values() if x.same_as in mine and x.id not in mine), "")

    def namesakes(self, *, own: bool) -> list[Conflict]:
        """Say who in the file is taken for me by name alone."""
        if own:
            said = to_word("“{name}” there bears your name: you go on as that person here")
        else:
            said = to_word(
                "“{name}” there bears your name, and is taken for you: if so, say that the file comes from another"
                " computer of yours; if not, go by another name here first"
            )
        return [Conflict("person", worded(said, name=person.name)) for person in self._bears]

    def _whose(self, annotator_id: str) -> str:
        person = self.people[annotator_id]
        lead = self._lead[annotator_id]
        return self._lead.get(person.owner_id or lead, lead) if person.kind == "gold" else lead


def _is_taken_for(me: Annotator, person: Annotator) -> bool:
    return bool(me.name) and person.kind == "person" and is_named(person, me.name)


def layers_of(
    everybody: Everybody, foreign: Foreign, comparison: Comparison, *, own: bool
) -> tuple[list[LayerChoice], list[ArticleLine]]:
    """Return the layers that a file would change, and what it would change in each article.

    The owner's layers are ticked, and those of their gold; where nobody can be told to be the owner, all that are not
    mine.  Mine are refused but where the file is my `own`, from another computer.
    """
    layers: dict[tuple[str, int], LayerChoice] = {}
    lines: dict[tuple[str, str, int], list[int]] = {}
    for found in comparison.differences():
        layer = _layer_of(layers, found, everybody, own=own)
        line = lines.setdefault((found.document_id, found.annotator_id, layer.round), [0, 0, 0, 0])
        if found.table == "span":
            line[0], line[1], line[2] = found.new, found.changed, found.removed
            layer.new += found.new
            layer.changed += found.changed
            layer.removed += found.removed
        else:
            others = found.new + found.changed + found.removed
            line[3] += others
            layer.others += others
    titles = foreign.titles() if lines else {}
    place = {document_id: nth for nth, document_id in enumerate(titles)}
    return (
        sorted(layers.values(), key=lambda layer: (not layer.ticked, fold(layer.name), layer.round)),
        [
            ArticleLine(document_id, titles[document_id], annotator_id, everybody.name(annotator_id), round_, *counts)
            for (document_id, annotator_id, round_), counts in sorted(lines.items(), key=lambda x: place[x[0][0]])
        ],
    )


def _layer_of(
    layers: dict[tuple[str, int], LayerChoice], found: Difference, everybody: Everybody, *, own: bool
) -> LayerChoice:
    """Return the layer that a difference counts in: what has no round goes with the first layer of its annotator."""
    who = found.annotator_id
    round_ = found.round or min((round_ for annotator_id, round_ in layers if annotator_id == who), default=0)
    layer = layers.get((who, round_))
    if layer is None:
        layer = layers[who, round_] = LayerChoice(who, everybody.name(who), round_)
        is_mine = everybody.is_mine(who)
        layer.refused = worded(MINE) if is_mine and not own else ""
        layer.ticked = not layer.refused and (is_mine or everybody.is_owners(who) or not everybody.owners)
    return layer


def conflicts_of(foreign: Foreign, reader: Reader, comparison: Comparison) -> list[Conflict]:
    """Return what deserves a look before a file is taken."""
    codebook = {label.id: label for label in reader.all(Label, "1")}
    titles = reader.titles()
    named = titles | _named(foreign, reader, codebook)
    found = []
    used = comparison.removals_of_used()
    for value in comparison.overwritten():
        if value.field == "deleted":
            if value.theirs and value.table != "attribute" and (value.table, value.id) not in used:
                told = worded("“{name}” was removed there, and goes here too", name=named.get(value.id) or value.id)
                found.append(Conflict("removal", told, "codebook" if value.table == "label" else "articles"))
            continue
        part = "codebook" if value.table in ("label", "attribute") else "articles"
        found.append(Conflict("overwritten", _overwriting(value, named), part))
    for name, document_id in comparison.other_texts():
        told = worded("“{name}” has another text there; it comes in as another article", name=name or document_id)
        found.append(Conflict("text", told, "articles"))
    for _, row_id in used:
        called = codebook[row_id].name if row_id in codebook else titles.get(row_id, row_id)
        told = worded("“{name}” was removed there, and stays, because spans here use it", name=called)
        found.append(Conflict("removal", told))
    return [*found, *_twins(foreign, reader, codebook)]


def _named(foreign: Foreign, reader: Reader, codebook: dict[str, Label]) -> dict[str, str]:
    """Return what labels and attributes are called, an attribute with its label; by the name here where it has one."""
    names = {str(values["id"]): str(values["name"]) for values in foreign.values("label")}
    names |= {label.id: label.name for label in codebook.values()}
    for attribute in reader.all(Attribute, "1"):
        names[attribute.id] = f"{names.get(attribute.label_id, '')} · {attribute.name}"
    return names


def _overwriting(value: Overwritten, named: dict[str, str]) -> str:
    theirs, ours = _parted(*(_said(value.field, each, named) for each in (value.theirs, value.ours)))
    return worded(
        "“{name}”: {field} becomes “{theirs}”; here it is “{ours}”",
        name=named.get(value.id) or value.id,
        field=worded(_CALLED.get(value.field, value.field)),
        theirs=theirs,
        ours=ours,
    )


def _said(field: str, value: object, named: dict[str, str]) -> str:
    """Return a value in words: names for ids, choices by their names, yes or no."""
    if value is None:
        return ""
    if field in ("retired", "required"):
        return worded(to_word("yes")) if value else worded(to_word("no"))
    if field in ("parent_id", "merged_into", "replaces"):
        return named.get(str(value), str(value))
    if field == "choices":
        return ", ".join(str(choice["name"]) for choice in json.loads(str(value)) if not choice.get("retired"))
    return " ".join(str(value).split())


def _parted(one: str, other: str) -> tuple[str, str]:
    """Return two values where they part, shortened, so that a word put into a long definition can be seen."""
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    first = max(0, alike - LONG // 3) if max(len(one), len(other)) > LONG else 0
    return _cut(one, first), _cut(other, first)


def _cut(value: str, first: int) -> str:
    before, after = "…" * (first > 0), "…" * (len(value) > first + LONG)
    return f"{before}{value[first : first + LONG]}{after}"


def _twins(foreign: Foreign, reader: Reader, codebook: dict[str, Label]) -> Iterator[Conflict]:
    """Yield labels and people of one name that are not the same here and there."""
    labels = {(x.kind, fold(x.name)) for x in codebook.values() if not x.deleted and x.merged_into is None}
    for label in (row_of(Label, values) for values in foreign.values("label")):
        if label.id not in codebook and not label.deleted and (label.kind, fold(label.name)) in labels:
            told = worded("there is a label “{name}” here and another one there; they can be merged", name=label.name)
            yield Conflict("name", told, "codebook")
    here = reader.annotators()
    known, names = {person.id for person in here}, _names(here)
    for person in (row_of(Annotator, values) for values in foreign.values("annotator")):
        if person.id not in known and person.kind == "person" and fold(person.name) in names:
            told = worded("“{name}” is known here as somebody else; they may be one person", name=person.name)
            yield Conflict("person", told)


def _names(people: Iterable[Annotator]) -> set[str]:
    return {fold(person.name) for person in people if person.kind == "person"}
