"""What every stored thing shares: an id, the stamp of its last edit, and whether it is deleted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table `table`.  `stamp` is written by the store and only read elsewhere."""

    table: ClassVar[str]
    id: str
    stamp: str = field(default="", compare=False)
    deleted: bool = False
