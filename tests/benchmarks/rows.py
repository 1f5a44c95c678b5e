"""What a benchmark found, said in one way: printed as it comes, and kept for the table in docs/performance.md."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

KEEP = "SOROT_ROWS"
"""Names the file that rows are kept in, a JSON object a line."""


@dataclass(frozen=True)
class Row:
    """One figure of the program beside its floors, all taken in the same run."""

    goal: int
    """A goal's number in docs/performance.md."""
    what: str
    unit: str
    program: float
    floors: Mapping[str, float] = field(default_factory=dict)
    """What the program is compared with, by name."""
    of: str = ""
    """The floor that `most` and `least` are shares of; "": they are figures of the program itself."""
    most: float | None = None
    least: float | None = None

    def ratio(self, name: str) -> float:
        """Return how many times a floor the program's figure is."""
        return self.program / self.floors[name] if self.floors[name] else float("nan")

    @property
    def aim(self) -> str:
        """Return what was hoped for, in words."""
        of = f" x {self.of}" if self.of else f" {self.unit}"
        said = [f"{sign} {value:g}{of}" for sign, value in (("≤", self.most), ("≥", self.least)) if value is not None]
        return ", ".join(said)

    @property
    def met(self) -> bool | None:
        """Whether it is so; None where nothing was hoped for."""
        if self.most is None and self.least is None:
            return None
        value = self.ratio(self.of) if self.of else self.program
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)


def tell(
    goal: int,
    what: str,
    unit: str,
    program: float,
    floors: Mapping[str, float] | None = None,
    *,
    of: str = "",
    most: float | None = None,
    least: float | None = None,
) -> None:
    """Print a row, and keep it where a table is being made."""
    row = Row(goal, what, unit, program, dict(floors or {}), of, most, least)
    beside = "".join(f"   {name} {figure(value)} ({row.ratio(name):.2f})" for name, value in row.floors.items())
    verdict = "" if row.met is None else f"   {'met' if row.met else 'MISSED'}: {row.aim}"
    sys.stdout.write(f"{what:52} {figure(program):>9} {unit}{beside}{verdict}\n")
    sys.stdout.flush()
    if path := os.environ.get(KEEP):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(row)) + "\n")


def figure(value: float) -> str:
    """Return a number with three digits that matter."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}"
