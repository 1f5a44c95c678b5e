"""What can be undone and redone: steps of journal numbers, read back from the journal after a restart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

MAKING = "make project"
"""What a project begins with: it stands in History, and undo does not meet it."""
REPAIR = "repair"
"""What mends a damaged project: undo does not go back beyond it, for what was there before may be what was wrong."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal, without its inverse."""

    number: int
    at: str
    annotator_id: str
    edit: str
    kind: str
    joined: bool
    rows: int


@dataclass(slots=True)
class Step:
    """One or more deeds that are undone together; `name` is the first one's, `rows` how many they touched.

    A merge is not done again after it was undone: the file it came from can be gathered again.
    """

    name: str
    numbers: list[int] = field(default_factory=list)
    merge: bool = False
    rows: int = 0

    def follow(self, line: Line) -> None:
        """Go on with one more deed, or with more of a long one."""
        self.numbers.append(line.number)
        self.rows += line.rows


class History:
    """The steps that can be taken back, and those that can be done again."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._turned = Step("")
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """Follow one more line of the journal."""
        if line.edit == MAKING:
            return
        if line.edit == REPAIR:
            self._done.clear()
            self._undone.clear()
        elif line.kind in ("undo", "redo"):
            self._turn(line)
        elif not line.joined or self._undone:
            self._done.append(Step(line.edit, [line.number], line.kind == "merge", line.rows))
            self._undone.clear()
        elif self._done:  # Else the lines begin in the middle of a step, which is past undoing.
            self._done[-1].follow(line)

    def _turn(self, line: Line) -> None:
        taken, given = (self._done, self._undone) if line.kind == "undo" else (self._undone, self._done)
        if line.joined:
            self._turned.follow(line)
        elif taken:
            turned = taken.pop()
            self._turned = Step(turned.name, [line.number], rows=line.rows)
            if not turned.merge:
                given.append(self._turned)

    @property
    def undoable(self) -> Step | None:
        """The step that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Step | None:
        """The step that redo does again."""
        return self._undone[-1] if self._undone else None
