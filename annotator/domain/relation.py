"""Relations between spans, and labels on whole documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from annotator.domain.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Row):
    """A directed, labelled link from one span to another of the same document; its label is of the kind "relation"."""

    table: ClassVar[str] = "relation"
    document_id: str
    annotator_id: str
    round: int = 1
    label_id: str
    source_id: str
    target_id: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLabel(Row):
    """A label of the kind "document" on a whole document, with the value chosen for it, or ""."""

    table: ClassVar[str] = "document_label"
    document_id: str
    annotator_id: str
    round: int = 1
    label_id: str
    value: str = ""
    created: str = ""
