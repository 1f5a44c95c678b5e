"""Who and what the names in a file stand for: labels, attributes and annotators, known or new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.domain.annotator import Annotator, initials_of
from annotator.domain.codebook import DEFAULT_COLOURS, Attribute, Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import attribute_id, fold, label_id, new_id
from annotator.domain.row import Row
from annotator.storage.reader import Reader


class Names:
    """Resolves names to ids, and keeps the rows that had to be made for names nobody knew.

    A mark set by `mark` and gone back to by `forget` undoes what a refused file had brought.
    """

    def __init__(self, reader: Reader, me: Annotator, mapped: Mapping[str, str]) -> None:
        self._codebook = reader.codebook()
        self._me = me
        self._mapped = {fold(theirs): ours for theirs, ours in mapped.items()}
        self._keys = {label.key for label in self._codebook.usable()}
        self._taken_ids = {label.id for label in self._codebook}
        self._labels = {fold(label.name): label.id for label in reversed(self._codebook.usable())}
        self._people: dict[str, list[Annotator]] = {}
        for person in [*reader.annotators(), me]:
            known = self._people.setdefault(fold(person.name), [])
            known.extend([person] if person.kind != "gold" and person not in known else [])
        # By the names just as files write them: a span costs one look-up.
        self._label_ids: dict[str, str] = {}
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

    def made(self) -> list[Row]:
        """Return the rows that new names need, and forget that they are new."""
        made, self._made = self._made, []
        return made

    def label(self, name: str) -> str:
        """Return the id of the span label of this name, or of the one it is mapped to."""
        if found := self._label_ids.get(name):
            return found
        wanted = fold(self._mapped.get(fold(name), name))
        found = self._labels.get(wanted) or self._new_label(
            " ".join(self._mapped.get(fold(name), name).split()), wanted
        )
        self._label_ids[name] = found
        return found

    def _new_label(self, name: str, folded: str) -> str:
        made = label_id("span", name)
        count = len(self._labels)
        key = next((digit for digit in "123456789" if digit not in self._keys), "")
        label = Label(
            id=new_id() if made in self._taken_ids else made,
            name=name,
            key=key,
            colour=DEFAULT_COLOURS[count % len(DEFAULT_COLOURS)],
            position=float(len(self._codebook) + count),
        )
        self._keys.add(key)
        self._labels[folded] = label.id
        self._made.append(label)
        return label.id

    def annotator(self, name: str) -> str:
        """Return the id of the annotator of this name."""
        if known := self._people_ids.get(name):
            return known
        people = self._people.setdefault(fold(name), [])
        people = [person for person in people if person.id == self._me.id] or people
        if len(people) > 1:
            raise AnnotatorError(
                f"The project knows two people called “{name}”, so it cannot be said whose spans these are."
            )
        if not people:
            colour = DEFAULT_COLOURS[(len(self._people) + 4) % len(DEFAULT_COLOURS)]
            people.append(Annotator(id=new_id(), name=name, initials=initials_of(name), colour=colour))
        if people[0].id not in self._stored:
            self._stored.add(people[0].id)
            self._made.append(people[0])
        self._people_ids[name] = people[0].id
        return people[0].id

    def attributes(self, label: str, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Return facts by attribute id; a choice's name becomes its id where the codebook has it."""
        return {found.id: _chosen(found, value) for name, value in facts.items() for found in [self._fact(label, name)]}

    def _fact(self, label: str, name: str) -> Attribute:
        found = self._attributes.get((label, fold(name)))
        if found is None:
            position = float(len(self._attributes))
            found = Attribute(id=attribute_id(label, name), label_id=label, name=name, position=position)
            self._attributes[label, fold(name)] = found
            self._made.append(found)
        return found


def _chosen(attribute: Attribute, value: Any) -> Any:
    if attribute.kind != "choice":
        return value
    return next((c["id"] for c in attribute.choices if fold(str(c["name"])) == fold(str(value))), value)
