"""The labels of an export as a tree, with those that only turn up with the spans."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.domain.codebook import DEFAULT_COLOURS, Codebook, Label
from annotator.domain.identity import fold, label_id


class LabelTree:
    """Labels by kind and name; one that the codebook does not know is made when it is first asked for."""

    def __init__(self, codebook: Codebook) -> None:
        self._labels = {label.id: label for label in codebook if label.merged_into is None}
        self._ids = {(label.kind, fold(label.name)): label.id for label in reversed(self._labels.values())}

    def __len__(self) -> int:
        return len(self._labels)

    def id_of(self, kind: str, name: str) -> str:
        """Return the id of the label of this kind and name."""
        made = self._ids.get((kind, fold(name)))
        if made is None:
            made = self._ids[kind, fold(name)] = label_id(kind, name)
            colour = DEFAULT_COLOURS[len(self._labels) % len(DEFAULT_COLOURS)]
            self._labels[made] = Label(id=made, name=name, kind=kind, colour=colour)
        return made

    def of_kind(self, kind: str) -> list[Label]:
        """Return the labels of one kind, in order."""
        return [label for label in self._labels.values() if label.kind == kind]

    def branches(self) -> Iterator[tuple[int, Label]]:
        """Yield every label with its depth, those above first; a ring is cut at its smallest id."""
        children: dict[str | None, list[Label]] = {}
        for label in self._labels.values():
            children.setdefault(self._parent(label), []).append(label)
        waiting = [(0, label) for label in reversed(children.get(None, []))]
        while waiting:
            depth, label = waiting.pop()
            yield depth, label
            waiting.extend((depth + 1, child) for child in reversed(children.get(label.id, [])))

    def _parent(self, label: Label) -> str | None:
        ring, at = [label.id], label.parent_id
        while at in self._labels and at not in ring:
            ring.append(at)
            at = self._labels[at].parent_id
        is_cut = at == label.id and label.id == min(ring)
        return label.parent_id if label.parent_id in self._labels and not is_cut else None
