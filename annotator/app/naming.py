"""Who and what the names in a file stand for: labels, attributes and annotators, known or new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from annotator.domain.annotator import Annotator, initials_of
from annotator.domain.codebook import DEFAULT_COLOURS, LABEL_KINDS, Attribute, Label, fresh_colour
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import attribute_id, fold, label_id, new_id, plain
from annotator.domain.row import Row
from annotator.domain.wording import worded
from annotator.formats.record import LabelRecord
from annotator.storage.reader import Reader

EMPTY: Mapping[str, str] = MappingProxyType({})
PERSON = "person"
NAMELESS = "?"
"""What has a name that cannot be shown is called."""


@dataclass(frozen=True, slots=True)
class ForeignName:
    """A name in the files that nobody here knew: of a label of this kind, or of a person (PERSON)."""

    kind: str
    name: str


class Names:
    """Resolves names to ids, and keeps the rows that had to be made for names nobody knew.

    A mark set by `mark` and gone back to by `forget` undoes what a refused file had brought.  Names that nobody here
    knew are listed in `foreign`, whatever became of them; labels that are missing are only made with `create`.
    `coming` are labels and people that other files would bring: whoever bears a name of theirs is made as they are.
    """

    def __init__(
        self,
        reader: Reader,
        me: Annotator,
        mapped: Mapping[str, str],
        people: Mapping[str, str] = EMPTY,
        coming: Sequence[Label | Annotator] = (),
        *,
        create: bool = True,
    ) -> None:
        self._create = create
        self._coming = {(row.kind, fold(row.name)): row for row in coming if isinstance(row, Label)}
        self.foreign: dict[ForeignName, None] = {}
        self._codebook = reader.codebook()
        self._me = me
        self._mapped = {fold(theirs): ours for theirs, ours in mapped.items()}
        self._mapped_people = {fold(theirs): ours for theirs, ours in people.items()}
        self._keys = {label.key for label in (*self._codebook.usable(), *self._coming.values())}
        self._last = max((label.position for label in (*self._codebook, *self._coming.values())), default=0.0)
        self._taken_ids = {label.id for label in self._codebook}
        self._labels = {
            (kind, fold(label.name)): label.id
            for kind in LABEL_KINDS
            for label in reversed(self._codebook.usable(kind))
        }
        self._retired = {(label.kind, fold(label.name)) for label in self._codebook if label.retired}
        self._definitions = {label.id: label.definition for label in self._codebook}
        self._known = {*self._labels}
        self._colours = {kind: [label.colour for label in self._codebook.usable(kind)] for kind in LABEL_KINDS}
        for (kind, _), label in self._coming.items():
            self._colours[kind].append(label.colour)
        self._people: dict[str, list[Annotator]] = {}
        for person in [*reader.annotators(), me, *(row for row in coming if isinstance(row, Annotator))]:
            known = self._people.setdefault(fold(person.name), [])
            known.extend([person] if person.kind != "gold" and person not in known else [])
        self._known |= {(PERSON, name) for name in self._people}
        # By the names just as files write them: a span costs one look-up.
        self._label_ids: dict[tuple[str, str], str] = {}
        self._people_ids: dict[str, str] = {}
        self._attributes = {(a.label_id, fold(a.name)): a for a in self._codebook.attributes()}
        self._stored = {person.id for person in reader.annotators()}
        self._made: list[Row] = []
        self._mark: tuple[Any, ...] = ()

    def mark(self) -> None:
        """Remember what is known now."""
        known = dict(self._labels), dict(self._people), dict(self._attributes), set(self._keys), set(self._stored)
        self._mark = (*known, len(self._made))

    def forget(self) -> None:
        """Go back to the mark."""
        self._labels, self._people, self._attributes, self._keys, self._stored, length = self._mark
        del self._made[length:]
        self._label_ids.clear()
        self._people_ids.clear()

    def knows(self, annotator_id: str) -> bool:
        """Whether the project has an annotator, or the files speak of them."""
        return annotator_id in self._stored

    def made(self) -> list[Row]:
        """Return the rows that new names need, and forget that they are new."""
        made, self._made = self._made, []
        return made

    def label(self, name: str, kind: str = "span") -> str:
        """Return the id of the label of this name and kind, or of the one it is mapped to."""
        if found := self._label_ids.get((kind, name)):
            return found
        found = self._found(kind, name) or self._new_label(LabelRecord(self._wanted(name), kind))
        self._label_ids[kind, name] = found
        return found

    def problem_with(self, labels: Iterable[tuple[str, str]], people: Iterable[str]) -> str:
        """Return why an article cannot be taken for the names (kind and name of labels, people) it uses, or ""."""
        missing = [name for kind, name in labels if not self._create and not self._found(kind, name)]
        if missing:
            return worded("the codebook has no label {names}", names=_listed(missing))
        try:
            for name in people:
                self.annotator(name)
        except AnnotatorError as error:
            return str(error)
        return ""

    def _note(self, kind: str, name: str) -> None:
        if (kind, fold(name)) not in self._known:
            self._known.add((kind, fold(name)))
            self.foreign[ForeignName(kind, name)] = None

    def _wanted(self, name: str) -> str:
        return plain(self._mapped.get(fold(name), name)) or NAMELESS

    def _found(self, kind: str, name: str) -> str | None:
        self._note(kind, name)
        return self._labels.get((kind, fold(self._wanted(name))))

    def _new_label(self, said: LabelRecord, parent: str | None = None) -> str:
        name, kind = said.name, said.kind
        label = self._coming.get((kind, fold(name))) or self._fresh_label(name, kind)
        label = replace(
            label,
            colour=said.colour or label.colour,
            definition=label.definition or said.definition,
            examples=label.examples or said.examples,
            parent_id=parent,
        )
        self._last = max(self._last, label.position)
        self._keys.add(label.key)
        self._colours[kind].append(label.colour)
        self._labels[kind, fold(name)] = label.id
        self._definitions[label.id] = label.definition
        self._made.append(label)
        return label.id

    def _fresh_label(self, name: str, kind: str) -> Label:
        made = label_id(kind, name)
        return Label(
            id=new_id() if made in self._taken_ids else made,
            name=name,
            kind=kind,
            key=next((digit for digit in "123456789" if digit not in self._keys), "") if kind == "span" else "",
            colour=fresh_colour(self._colours[kind]),
            position=self._last + 1,
        )

    def define(self, said: LabelRecord) -> str:
        """Make a label as a file's codebook has it, where its name is new.  Returns what of it is not taken, or ""."""
        known = self._found(said.kind, said.name)
        if known:
            is_same = said.definition in ("", self._definitions.get(known, ""))
            return "" if is_same else worded("definitions of labels that are here already")
        if not self._create:
            return worded("labels that the codebook does not have")
        name = self._wanted(said.name)
        if (said.kind, fold(name)) in self._retired:
            return worded("labels that are retired here")
        parent = self._labels.get((said.kind, fold(self._wanted(said.parent)))) if said.parent else None
        self._new_label(replace(said, name=name), parent)
        return ""

    def annotator(self, name: str) -> str:
        """Return the id of the annotator of this name."""
        if known := self._people_ids.get(name):
            return known
        self._note(PERSON, name)
        wanted = plain(self._mapped_people.get(fold(name), name)) or NAMELESS
        people = self._people.setdefault(fold(wanted), [])
        people = [person for person in people if person.id == self._me.id] or people
        if len(people) > 1:
            raise AnnotatorError(
                worded(
                    "The project knows two people called “{name}”, so it cannot be said whose spans these are.",
                    name=wanted,
                )
            )
        if not people:
            colour = DEFAULT_COLOURS[(len(self._people) + 4) % len(DEFAULT_COLOURS)]
            people.append(Annotator(id=new_id(), name=wanted, initials=initials_of(wanted), colour=colour))
        if people[0].id not in self._stored:
            self._stored.add(people[0].id)
            self._made.append(people[0])
        self._people_ids[name] = people[0].id
        return people[0].id

    def attributes(self, label: str, facts: Mapping[str, Any], spans: Mapping[str, str] = EMPTY) -> dict[str, Any]:
        """Return facts by attribute id; a choice's name becomes its id where the codebook has it.

        `spans` maps the file's ids of the article's spans to ours, for values that are spans.
        """
        found: dict[str, Any] = {}
        for name, value in facts.items():
            attribute = self._fact(label, name, value, spans)
            found[attribute.id] = spans.get(value, value) if attribute.kind == "span" else _chosen(attribute, value)
        return found

    def value(self, label: str, name: str) -> str:
        """Return what is chosen of an article's label: the id of a choice where the codebook has it."""
        return next((i for i, choice in self._codebook.choices_of(label) if fold(choice) == fold(name)), name)

    def _fact(self, label: str, name: str, value: Any, spans: Mapping[str, str]) -> Attribute:
        name = plain(name) or NAMELESS
        found = self._attributes.get((label, fold(name)))
        if found is None:
            position = float(len(self._attributes))
            made = attribute_id(label, name)
            found = Attribute(id=made, label_id=label, name=name, kind=_kind(value, spans), position=position)
            self._attributes[label, fold(name)] = found
            self._made.append(found)
        elif found.kind == "text" and _kind(value, spans) == "span" and found in self._made:
            # The first value that it was seen with led nowhere: to a span that the writer had left out.
            was, found = found, replace(found, kind="span")
            self._made[self._made.index(was)] = self._attributes[label, fold(name)] = found
        return found


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in dict.fromkeys(names))


def _kind(value: Any, spans: Mapping[str, str]) -> str:
    """Return the kind of a new attribute, by the first value that it is seen with."""
    if isinstance(value, bool):
        return "yes-no"
    if isinstance(value, int | float):
        return "number"
    return "span" if isinstance(value, str) and value in spans and not value.isdigit() else "text"


def _chosen(attribute: Attribute, value: Any) -> Any:
    if attribute.kind != "choice":
        return value
    return next((c["id"] for c in attribute.choices if fold(str(c["name"])) == fold(str(value))), value)
