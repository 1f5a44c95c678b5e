"""History: who did what when, and taking back a past deed of one's own on which nothing later depends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from annotator.app.history import MAKING, REPAIR, History, Line
from annotator.app.project import NOBODY
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded
from annotator.storage import past
from annotator.storage.reader import Reader
from annotator.storage.store import Store

MOST = 5000
"""How many lines of the journal are looked at."""


@dataclass(slots=True)
class Deed:
    """One step of somebody: its numbers in the journal, and the articles and labels it touched where they are few."""

    numbers: list[int]
    at: str
    annotator_id: str
    name: str
    kind: str
    rows: int
    documents: frozenset[str] = field(default_factory=frozenset)
    labels: frozenset[str] = field(default_factory=frozenset)

    @property
    def by_itself(self) -> bool:
        """Whether it happened by itself, such as taking in what came through a team's folder."""
        return self.annotator_id == NOBODY

    @property
    def is_wide(self) -> bool:
        """Whether it touched so many rows that articles and labels are not told: it may have touched any."""
        return self.rows > past.FEW


def deeds(reader: Reader) -> list[Deed]:
    """Return what was done, the newest first; deeds that were joined are one."""
    found: list[Deed] = []
    for line in (Line(*values) for values in reader.journal_lines(limit=MOST)):
        if line.joined and found and found[-1].annotator_id == line.annotator_id:
            found[-1].numbers.append(line.number)
            found[-1].rows += line.rows
        else:
            found.append(Deed([line.number], line.at, line.annotator_id, line.edit, line.kind, line.rows))
    _tell_of(reader, found)
    return found[::-1]


def _tell_of(reader: Reader, found: Sequence[Deed]) -> None:
    few = [number for deed in found if not deed.is_wide for number in deed.numbers]
    touched = past.touched(reader.connection, few)
    told = past.spoken_of(reader.connection, [_rows(each) for each in touched.values()])
    for deed in found:
        pairs = [
            told[name][row_id]
            for number in deed.numbers
            for name, ids in _rows(touched.get(number, {})).items()
            for row_id in ids
            if row_id in told[name]
        ]
        deed.documents = frozenset(document for document, _ in pairs if document)
        deed.labels = frozenset(label for _, label in pairs if label)


def _rows(touched: past.Touched) -> past.Touched:
    return {name: ids for name, ids in touched.items() if name != "setting"}


def _undone(reader: Reader, me: str) -> list[tuple[list[int], list[int]]]:
    """Return what I did and undid, each with its undoing: together they changed nothing.  What was redone stands."""
    history = History()
    pairs: list[tuple[list[int], list[int]]] = []
    gone: set[int] = set()
    for line in (Line(*values) for values in reader.journal_lines(me, limit=MOST, besides=REPAIR)):
        step = {"undo": history.undoable, "redo": history.redoable}.get(line.kind)
        if step is not None and not line.joined:
            pairs.append((step.numbers, [line.number]))
        elif line.kind in ("undo", "redo") and line.joined and pairs:
            pairs[-1][1].append(line.number)
        history.add(line)
    found = []
    for turned, turning in pairs:
        if gone.isdisjoint(turned):
            gone.update(turned, turning)
            found.append((turned, turning))
    return found


def _later(reader: Reader, deed: Deed, me: str) -> int | None:
    """Return the number of the first later deed that touched the same rows and was not undone; None without any."""
    undone = (turned + turning for turned, turning in _undone(reader, me))
    passed = [number for numbers in undone if min(numbers) > min(deed.numbers) for number in numbers]
    return past.later_deed(reader.connection, {*deed.numbers, *passed})


def why_not(reader: Reader, deed: Deed, me: str, called: Callable[[str], str] = str) -> str:
    """Return why a deed cannot be taken back, as a sentence, or ""; `called` says what an edit is called there."""
    if deed.name == REPAIR:
        return worded("What was mended stays; the backup has what was there before.")
    if deed.annotator_id != me:
        return worded("Only who did it can take it back.")
    if deed.name == MAKING:
        return worded("The project began with that.")
    if deed.kind == "merge":
        return worded(
            "What was gathered is taken back by undo alone, right after; afterwards others' work rests on it."
        )
    if deed.kind not in ("do", "redo"):
        return worded("That took something back itself.")
    if any(not set(deed.numbers).isdisjoint(turned) for turned, _ in _undone(reader, me)):
        return worded("It was undone later.")
    if (number := _later(reader, deed, me)) is not None:
        line = next((Line(*x) for x in reader.journal_lines(limit=MOST) if x[0] == number), None)
        if line is None:
            return worded("Something later changed the same rows. Take that back first.")
        at = datetime.fromisoformat(line.at).astimezone()
        return worded(
            "Something later changed the same rows (“{edit}” at {time} on {date}). Take that back first.",
            edit=called(line.edit),
            time=f"{at:%H:%M}",
            date=f"{at:%Y-%m-%d}",
        )
    return ""


@dataclass(frozen=True)
class TakeBack:
    """Take back a deed as a deed of its own; an AnnotatorError where something later depends on it."""

    deed: Deed
    annotator_id: str
    name: str = "take back"

    def apply(self, store: Store) -> None:
        """Put the rows back, and see that nothing is left without what it refers to."""
        if reason := why_not(store, self.deed, self.annotator_id):
            raise AnnotatorError(worded("{reason} Nothing was changed.", reason=reason))
        inverses = (past.alone(store.inverse(number)) for number in reversed(self.deed.numbers))
        store.take_back(inverses, self.annotator_id)
        for found in past.touched(store.connection, self.deed.numbers).values():
            if past.hangs(store.connection, found):
                raise AnnotatorError(worded("Something that was made later rests on it. Nothing was changed."))
