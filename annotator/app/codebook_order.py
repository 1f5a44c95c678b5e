"""Moving labels about: up, down, under another and out again, as edits; None where there is nowhere to go."""

from __future__ import annotations

from annotator.app.codebook_edits import Place, PlaceLabels
from annotator.domain.codebook import Codebook, Label

Families = dict[str, tuple[str | None, list[Label]]]


def families(codebook: Codebook, kind: str) -> Families:
    """Return for each label of the tree, by id, the parent it is shown under and that parent's children in order."""
    children: dict[str | None, list[Label]] = {}
    found: Families = {}
    path: list[str] = []
    for depth, label in codebook.tree(kind):
        del path[depth:]
        parent = path[-1] if path else None
        found[label.id] = parent, children.setdefault(parent, [])
        children[parent].append(label)
        path.append(label.id)
    return found


def raised(codebook: Codebook, label: Label) -> PlaceLabels | None:
    """Put a label before the sibling above it."""
    return _shifted(codebook, label, -1)


def lowered(codebook: Codebook, label: Label) -> PlaceLabels | None:
    """Put a label behind the sibling below it."""
    return _shifted(codebook, label, 1)


def indented(codebook: Codebook, label: Label) -> PlaceLabels | None:
    """Put a label under the sibling above it, as its last child."""
    _, siblings = families(codebook, label.kind)[label.id]
    at = siblings.index(label)
    return moved(codebook, label, siblings[at - 1].id) if at else None


def outdented(codebook: Codebook, label: Label) -> PlaceLabels | None:
    """Put a label behind its parent, as that one's sibling."""
    known = families(codebook, label.kind)
    parent, _ = known[label.id]
    if parent is None:
        return None
    above, uncles = known[parent]
    after = next(place for place, uncle in enumerate(uncles, 1) if uncle.id == parent)
    return moved(codebook, label, above, after)


def moved(codebook: Codebook, label: Label, parent_id: str | None, index: int | None = None) -> PlaceLabels:
    """Put a label under `parent_id` (None: under none) before the child that is at `index` now; None: as the last."""
    known = families(codebook, label.kind).values()
    others = next((children for parent, children in known if parent == parent_id), [])
    index = len(others) if index is None else index
    before = [child for child in others[:index] if child.id != label.id]
    after = [child for child in others[index:] if child.id != label.id]
    low = before[-1].position if before else None
    high = after[0].position if after else None
    position = _between(low, high)
    if (low is None or low < position) and (high is None or position < high):
        return PlaceLabels((Place(label.id, parent_id, position),))
    # Labels of one position, as two laptops can make them, leave no room: all get new ones.
    ordered = [*before, label, *after]
    return PlaceLabels(tuple(Place(child.id, parent_id, float(place)) for place, child in enumerate(ordered)))


def _shifted(codebook: Codebook, label: Label, by: int) -> PlaceLabels | None:
    parent, siblings = families(codebook, label.kind)[label.id]
    at = siblings.index(label)
    if not 0 <= at + by < len(siblings):
        return None
    return moved(codebook, label, parent, at + by + (by > 0))


def _between(low: float | None, high: float | None) -> float:
    if low is None:
        return 0.0 if high is None else high - 1
    return low + 1 if high is None else (low + high) / 2
