"""What every stored thing shares: an id, the stamp of its last edit, and whether it is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table `table`.  `stamp` is written by the store and only read elsewhere."""

    table: ClassVar[str]
    id: str
    stamp: str = field(default="", compare=False)
    deleted: bool = False
