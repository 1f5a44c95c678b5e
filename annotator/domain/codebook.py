"""The codebook: all labels with their definitions and the attributes they declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from annotator.domain.identity import fold
from annotator.domain.row import Row

LABEL_KINDS = ("span", "document", "relation")
ATTRIBUTE_KINDS = ("text", "choice", "number", "date", "yes-no", "span")
DEFAULT_COLOURS = ("#b7791f", "#2f6fd0", "#c8423b", "#5b7f3a", "#7a5cc0", "#1f8a8a", "#b0517f", "#6b6257")


def fresh_colour(taken: Iterable[str]) -> str:
    """Return the first default colour that nobody has yet, or the fewest have: labels side by side are told apart."""
    return min(DEFAULT_COLOURS, key=[colour.lower() for colour in taken].count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Row):
    """An entry of the codebook.  `key` is the digit that gives it, or ""; each kind has its own nine.

    A retired label keeps its spans.
    """

    table: ClassVar[str] = "label"
    name: str
    kind: str = "span"
    colour: str = DEFAULT_COLOURS[0]
    key: str = ""
    definition: str = ""
    examples: str = ""
    parent_id: str | None = None
    position: float = 0.0
    retired: bool = False
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Row):
    """A typed fact about spans of one label.

    `choices` are `{"id": …, "name": …}` for the kind "choice"; one that was taken away has `"retired": True` and keeps
    its name for the spans that say it.
    """

    table: ClassVar[str] = "attribute"
    label_id: str
    name: str
    kind: str = "text"
    choices: tuple[dict[str, Any], ...] = ()
    required: bool = False
    position: float = 0.0

    @property
    def offered(self) -> tuple[dict[str, Any], ...]:
        """The choices that can be given."""
        return tuple(choice for choice in self.choices if not choice.get("retired"))


def _without_rings(labels: dict[str, Label]) -> dict[str, Label]:
    """Return the labels with each ring of `merged_into`, which teammates can make together, cut at its smallest id."""
    settled: set[str] = set()
    for label in list(labels.values()):
        path, at = [], label.id
        while at in labels and at not in settled and at not in path:
            path.append(at)
            at = labels[at].merged_into or ""
        if at in path:
            first = min(path[path.index(at) :])
            labels[first] = replace(labels[first], merged_into=None)
        settled.update(path)
    return labels


class Codebook:
    """The labels and attributes of one project at one moment, in their order; it never changes."""

    def __init__(self, labels: Iterable[Label] = (), attributes: Iterable[Attribute] = ()) -> None:
        live = _without_rings({label.id: label for label in labels if not label.deleted})
        ordered = sorted(live.values(), key=lambda x: (x.position, x.name, x.id))
        self._labels = {label.id: label for label in ordered}
        self._attributes: dict[str, list[Attribute]] = {}
        declared = list(attributes)
        self._removed = [attribute for attribute in declared if attribute.deleted]
        for attribute in sorted((a for a in declared if not a.deleted), key=lambda a: (a.position, a.name, a.id)):
            self._attributes.setdefault(attribute.label_id, []).append(attribute)

    def __iter__(self) -> Iterator[Label]:
        return iter(self._labels.values())

    def __len__(self) -> int:
        return len(self._labels)

    def get(self, label_id: str) -> Label | None:
        """Return the label that `label_id` stands for now: merged labels resolve to their target, however far."""
        label = self._labels.get(label_id)
        while label is not None and label.merged_into in self._labels:
            label = self._labels[label.merged_into]
        return label

    def named(self, name: str, kind: str = "span") -> Label | None:
        """Return the live label of this name, up to case and spacing."""
        wanted = fold(name)
        return next((x for x in self.usable(kind) if fold(x.name) == wanted), None)

    def usable(self, kind: str = "span") -> list[Label]:
        """Return the labels one can give now, in order: neither retired nor merged away."""
        return [x for x in self if x.kind == kind and not x.retired and x.merged_into not in self._labels]

    def tree(self, kind: str = "span") -> list[tuple[int, Label]]:
        """Return the usable labels as (depth, label), parents before children; a cycle is cut at the smallest id."""
        usable = {label.id: label for label in self.usable(kind)}
        children: dict[str | None, list[Label]] = {}
        for label in usable.values():
            parent = label.parent_id if label.parent_id in usable and not self._is_cut(label, usable) else None
            children.setdefault(parent, []).append(label)
        found: list[tuple[int, Label]] = []
        waiting = [(0, label) for label in reversed(children.get(None, []))]
        while waiting:
            depth, label = waiting.pop()
            found.append((depth, label))
            waiting.extend((depth + 1, child) for child in reversed(children.get(label.id, [])))
        return found

    @staticmethod
    def _is_cut(label: Label, usable: dict[str, Label]) -> bool:
        ring, at = [label.id], label.parent_id
        while at in usable and at not in ring:
            ring.append(at)
            at = usable[at].parent_id
        return at == label.id and label.id == min(ring)

    def attributes_of(self, label_id: str) -> list[Attribute]:
        """Return the attributes that a label declares, in order."""
        return self._attributes.get(label_id, [])

    def choices_of(self, label_id: str) -> tuple[tuple[str, str], ...]:
        """Return what can be chosen of an article's label, as (value, name): its first choice attribute says it.

        A label without one is given or not; its value is then "".
        """
        for attribute in self.attributes_of(label_id):
            if attribute.kind == "choice" and attribute.offered:
                return tuple((str(choice["id"]), str(choice["name"])) for choice in attribute.offered)
        return ()

    def choice_name(self, label_id: str, value: str) -> str:
        """Return how a value of an article's label is called, also where it cannot be given any more."""
        choices = (choice for attribute in self.attributes_of(label_id) for choice in attribute.choices)
        return next((str(choice["name"]) for choice in choices if choice["id"] == value), value)

    def attributes(self) -> list[Attribute]:
        """Return every attribute of every label."""
        return [attribute for owned in self._attributes.values() for attribute in owned]

    def sayable(self) -> dict[str, Attribute]:
        """Return attributes by id, also those that were taken away: spans that say them are read by their names."""
        return {attribute.id: attribute for attribute in (*self._removed, *self.attributes())}

    def with_key(self, key: str, kind: str = "span") -> Label | None:
        """Return the usable label of a kind that this key gives."""
        return next((label for label in self.usable(kind) if label.key == key), None)

    def free_key(self, kind: str = "span") -> str:
        """Return the first digit 1-9 that no usable label of a kind has, or ""."""
        taken = {label.key for label in self.usable(kind)}
        return next((digit for digit in "123456789" if digit not in taken), "")

    def free_colour(self, kind: str = "span") -> str:
        """Return a colour for a new label that stands out from the usable ones of its kind."""
        return fresh_colour(label.colour for label in self.usable(kind))
