"""Bringing articles and spans in: read and check everything beside the project, then take it in as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from annotator.formats.record import Refusal

Tell = Callable[[int, int, str], None]
"""Called with (done, of, name of the file at work); it may raise Cancelled."""


@dataclass(frozen=True)
class ImportOptions:
    """How to bring files in.  `annotator` names whose spans they are where the file does not say."""

    format: str = ""
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    annotator: str = ""
    round: int = 1
    done: bool = False
    partial: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One article that would come in.  `state`: "new", "known" (its text is here already) or "copy" (twice in these files)."""

    file: str
    name: str
    title: str
    source: str
    published: str
    language: str
    characters: int
    spans: int
    state: str


@dataclass
class Summary:
    """What an import brings, in the words of the command line's JSON."""

    documents_added: int = 0
    documents_known: int = 0
    spans_added: int = 0
    spans_known: int = 0
    repaired: int = 0
    refused: list[Refusal] = field(default_factory=list)
