"""Edits of the codebook: labels, their order and nesting, their attributes, and whole codebooks taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.codebook import LABEL_KINDS, Attribute, Codebook, Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import attribute_id, choice_id, fold, label_id, new_id, plain
from annotator.domain.wording import to_word, worded
from annotator.storage.store import Store

EDITABLE = ("name", "colour", "key", "definition", "examples")
"""What `EditLabel` changes of a label."""

GONE = to_word("The label is no longer in the codebook, so nothing was changed.")


@dataclass(frozen=True)
class Place:
    """Where a label stands: under which other label, and in which order among all."""

    label_id: str
    parent_id: str | None
    position: float


def new_label(codebook: Codebook, name: str, colour: str, kind: str = "span") -> Label:
    """Return a label to add after all others, with the first free key."""
    made = label_id(kind, name)
    return Label(
        id=new_id() if any(label.id == made for label in codebook) else made,
        name=plain(name),
        kind=kind,
        colour=colour,
        key=codebook.free_key(kind),
        position=max((label.position for label in codebook), default=-1.0) + 1,
    )


def new_attribute(codebook: Codebook, owner_id: str, name: str) -> Attribute:
    """Return a text attribute to add after those that the label has."""
    known = codebook.attributes_of(owner_id)
    made = attribute_id(owner_id, name)
    return Attribute(
        id=new_id() if any(attribute.id == made for attribute in known) else made,
        label_id=owner_id,
        name=plain(name),
        position=max((attribute.position for attribute in known), default=-1.0) + 1,
    )


def named_choices(attribute: Attribute, names: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """Return choices of these names; spans keep the values whose choices are still there or were renamed in place.

    What is not named any more is retired: spans that say it are read as before, and its name brings it back.
    """
    wanted = list({fold(name): plain(name) for name in reversed([*names]) if name.strip()}.values())[::-1]
    known = {fold(str(choice["name"])): str(choice["id"]) for choice in attribute.offered}
    ids = {name: known[fold(name)] for name in wanted if fold(name) in known}
    if len(wanted) == len(known):
        gone = dict(zip(wanted, known, strict=True))
        ids |= {name: known[gone[name]] for name in wanted if name not in ids and known[gone[name]] not in ids.values()}
    former = {fold(str(choice["name"])): str(choice["id"]) for choice in attribute.choices if choice.get("retired")}
    ids |= {name: former[fold(name)] for name in wanted if name not in ids and fold(name) in former}
    taken = {str(choice["id"]) for choice in attribute.choices}
    for name in wanted:
        made = choice_id(attribute.id, name)
        ids.setdefault(name, new_id() if made in taken else made)
    kept = {*ids.values()}
    retired = tuple(choice | {"retired": True} for choice in attribute.choices if choice["id"] not in kept)
    return tuple({"id": ids[name], "name": name} for name in wanted) + retired


def _label(codebook: Codebook, wanted: str) -> Label:
    found = next((label for label in codebook if label.id == wanted), None)
    if found is None:
        raise AnnotatorError(worded(GONE))
    return found


def _by_name(codebook: Codebook, kind: str, name: str) -> Label | None:
    live = (label for label in codebook if label.kind == kind and label.merged_into is None)
    return next((label for label in live if fold(label.name) == fold(name)), None)


def _check_label(codebook: Codebook, label: Label) -> None:
    if not label.name.strip():
        raise AnnotatorError(worded("A label needs a name, so nothing was changed."))
    twin = _by_name(codebook, label.kind, label.name)
    if twin is not None and twin.id != label.id:
        if twin.retired:
            raise AnnotatorError(
                worded(
                    "There is a label “{name}” already (it is retired and can be brought back). Nothing was changed.",
                    name=twin.name,
                )
            )
        raise AnnotatorError(worded("There is a label “{name}” already. Nothing was changed.", name=twin.name))


def _give_key(store: Store, codebook: Codebook, label: Label) -> None:
    """Take the key from the label that had it: one digit gives one label of a kind."""
    holder = codebook.with_key(label.key, label.kind) if label.key else None
    if holder is not None and holder.id != label.id:
        store.put(replace(holder, key=""))


@dataclass(frozen=True)
class AddLabel:
    """Add a label; a key that another label has moves to it."""

    label: Label
    name: str = "add label"

    def apply(self, store: Store) -> None:
        """Write the label."""
        codebook = store.codebook()
        _check_label(codebook, self.label)
        _give_key(store, codebook, self.label)
        store.put(self.label)


@dataclass(frozen=True)
class EditLabel:
    """Change a label's name, colour, key, definition or examples; a key that another label has moves to it."""

    id: str
    facts: Mapping[str, Any]
    name: str = "edit label"

    def apply(self, store: Store) -> None:
        """Write the facts."""
        codebook = store.codebook()
        facts: dict[str, Any] = {key: self.facts[key] for key in self.facts if key in EDITABLE}
        changed = replace(_label(codebook, self.id), **facts)
        _check_label(codebook, changed)
        _give_key(store, codebook, changed)
        store.put(changed)


@dataclass(frozen=True)
class PlaceLabels:
    """Put labels in another order or under other labels."""

    places: tuple[Place, ...]
    name: str = "reorder labels"

    def apply(self, store: Store) -> None:
        """Write the places; a label never stands under itself, however far down."""
        labels = {label.id: label for label in store.codebook()}
        parents = {label.id: label.parent_id for label in labels.values()}
        parents |= {place.label_id: place.parent_id for place in self.places}
        for place in self.places:
            if place.label_id not in labels:
                raise AnnotatorError(worded(GONE))
            at, passed = place.parent_id, {place.label_id}
            while at is not None and at not in passed:
                passed.add(at)
                at = parents.get(at)
            if at is not None:
                raise AnnotatorError(worded("A label cannot stand under itself, so nothing was moved."))
            store.put(replace(labels[place.label_id], parent_id=place.parent_id, position=place.position))


@dataclass(frozen=True)
class RetireLabel:
    """Take a label out of use; its spans stay as they are."""

    id: str
    name: str = "retire label"

    def apply(self, store: Store) -> None:
        """Mark it retired."""
        store.put(replace(_label(store.codebook(), self.id), retired=True))


@dataclass(frozen=True)
class BringBackLabel:
    """Use a retired label again; without its key where another label has it by now."""

    id: str
    name: str = "bring back label"

    def apply(self, store: Store) -> None:
        """Take the mark away."""
        codebook = store.codebook()
        label = _label(codebook, self.id)
        _check_label(codebook, label)
        key = "" if codebook.with_key(label.key, label.kind) else label.key
        store.put(replace(label, retired=False, key=key))


def _check_attribute(codebook: Codebook, attribute: Attribute) -> None:
    owner = _label(codebook, attribute.label_id)
    if not attribute.name.strip():
        raise AnnotatorError(worded("An attribute needs a name, so nothing was changed."))
    others = (known for known in codebook.attributes_of(owner.id) if known.id != attribute.id)
    if any(fold(known.name) == fold(attribute.name) for known in others):
        raise AnnotatorError(
            worded(
                "“{label}” has an attribute “{name}” already. Nothing was changed.",
                label=owner.name,
                name=attribute.name,
            )
        )


@dataclass(frozen=True)
class PutAttributes:
    """Add attributes to labels, or change them: name, kind, choices, whether required, order."""

    attributes: tuple[Attribute, ...]
    name: str = "edit attribute"

    def apply(self, store: Store) -> None:
        """Write the attributes."""
        for attribute in self.attributes:
            named = replace(attribute, name=plain(attribute.name))
            _check_attribute(store.codebook(), named)
            store.put(named)


@dataclass(frozen=True)
class RemoveAttribute:
    """Take an attribute from its label; what spans say under it stays stored with them."""

    id: str
    name: str = "remove attribute"

    def apply(self, store: Store) -> None:
        """Mark it deleted."""
        store.delete("attribute", [self.id])


@dataclass(frozen=True)
class TakeCodebook:
    """Take in another codebook.

    Labels and attributes that are here by name keep their own values; they gain the attributes and choices they lack.
    """

    codebook: Codebook
    name: str = "take in codebook"

    def apply(self, store: Store) -> None:
        """Write what is new."""
        ours = store.codebook()
        ids = {theirs.id: _id_here(ours, theirs) for theirs in self.codebook}
        known = {label.id for label in ours}
        taken = {(label.kind, label.key) for kind in LABEL_KINDS for label in ours.usable(kind)}
        first = max((label.position for label in ours), default=-1.0) + 1
        for place, theirs in enumerate(self.codebook):
            made = ids[theirs.id]
            if made not in known:
                key = "" if (theirs.kind, theirs.key) in taken else theirs.key
                parent = ids.get(theirs.parent_id or "")
                store.put(replace(theirs, id=made, key=key, parent_id=parent, position=first + place))
            store.put(*_gained(ours, made, self.codebook.attributes_of(theirs.id)))


def _id_here(ours: Codebook, theirs: Label) -> str:
    if known := _by_name(ours, theirs.kind, theirs.name):
        return known.id
    # An id that stands for another name by now is not reused.
    return new_id() if any(label.id == theirs.id for label in ours) else theirs.id


def _gained(ours: Codebook, owner_id: str, theirs: list[Attribute]) -> list[Attribute]:
    known = {fold(attribute.name): attribute for attribute in ours.attributes_of(owner_id)}
    gained: list[Attribute] = []
    for place, attribute in enumerate(theirs):
        names = [str(choice["name"]) for choice in attribute.offered]
        here = known.get(fold(attribute.name))
        if here is None:
            fresh = replace(new_attribute(ours, owner_id, attribute.name), kind=attribute.kind)
            position = fresh.position + place
            here = replace(fresh, required=attribute.required, position=position)
            gained.append(replace(here, choices=named_choices(here, names)))
        elif here.kind == "choice":
            own = [str(choice["name"]) for choice in here.offered]
            gained.append(replace(here, choices=named_choices(here, [*own, *names])))
    return gained
