"""Documents ("articles" on screen): immutable text with what is known about it, and how far a reader has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from annotator.domain.row import Row

STATES = ("new", "started", "done", "skipped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Row):
    """One text.  `published` is an ISO date, perhaps partial (2024, 2024-06); `language` a code such as "id" or ""."""

    table: ClassVar[str] = "document"
    name: str = ""
    title: str = ""
    text: str
    sha256: str
    source: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    position: float = 0.0
    reader: str = ""
    original_sha256: str = ""
    replaces: str | None = None
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence(Row):
    """A further place where the same text appeared."""

    table: ClassVar[str] = "occurrence"
    document_id: str
    name: str = ""
    title: str = ""
    source: str = ""
    url: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Row):
    """How far one annotator has come with one document in one round: one of STATES."""

    table: ClassVar[str] = "progress"
    document_id: str
    annotator_id: str
    round: int = 1
    state: str = "new"
    changed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate(Row):
    """What is not the article's own text: a line (`pattern`; everywhere when `document_id` is None) or a range."""

    table: ClassVar[str] = "boilerplate"
    document_id: str | None = None
    pattern: str | None = None
    start: int | None = None
    end: int | None = None
    dimmed: bool = True
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Row):
    """The side of a training split that a document is on: train, dev or test."""

    table: ClassVar[str] = "split"
    document_id: str
    part: str
    created: str = ""
