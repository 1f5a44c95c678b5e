"""What gathering leaves to be decided: labels and people of one name, and removals that were held back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.app.team_edits import held_back
from annotator.domain.annotator import persons
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.identity import fold
from annotator.storage.reader import Reader

LABELS, PEOPLE, REMOVED = "labels", "people", "removed"


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide: `first` may become `second` (labels, people), or `row` was removed and may stay."""

    kind: str
    name: str
    first: str = ""
    second: str = ""
    row: Document | Label | None = None


def decisions(reader: Reader) -> list[Decision]:
    """Return what is open in a project."""
    return [*_labels(reader), *_people(reader), *_removed(reader)]


def _labels(reader: Reader) -> Iterator[Decision]:
    """Yield live labels of one kind and name, the less used to go into the more used."""
    known: dict[tuple[str, str], list[Label]] = {}
    for label in reader.codebook():
        if label.merged_into is None and not label.retired:
            known.setdefault((label.kind, fold(label.name)), []).append(label)
    doubled = [twins for twins in known.values() if len(twins) > 1]
    counts = reader.use_counts() if doubled else {}
    for twins in doubled:
        most = max(twins, key=lambda label: (counts.get(label.id, 0), label.id))
        yield from (Decision(LABELS, label.name, label.id, most.id) for label in twins if label is not most)


def _people(reader: Reader) -> Iterator[Decision]:
    """Yield people of one name who are not known to be one."""
    annotators = reader.annotators()
    lead = persons(annotators)
    met: dict[str, str] = {}
    for person in annotators:
        if person.kind == "person":
            first = met.setdefault(fold(person.name), person.id)
            if lead[first] != lead[person.id]:
                yield Decision(PEOPLE, person.name, person.id, first)


def _removed(reader: Reader) -> Iterator[Decision]:
    for row in held_back(reader):
        yield Decision(REMOVED, row.name if isinstance(row, Label) else row.title or row.name, row=row)
