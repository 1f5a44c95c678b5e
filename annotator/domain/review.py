"""What a team says about spans: assignments, comments, verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annotator.domain.row import Row

DECISIONS = ("accept", "reject", "change")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Row):
    """A document that one annotator is asked to read in one round."""

    table: ClassVar[str] = "assignment"
    document_id: str
    annotator_id: str
    round: int = 1
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Row):
    """A remark on a span, or on the document where `span_id` is None; `answers` is the comment it replies to."""

    table: ClassVar[str] = "comment"
    document_id: str
    span_id: str | None = None
    annotator_id: str
    body: str
    answers: str | None = None
    resolved: bool = False
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Row):
    """A reviewer's decision on spans: `judged` holds `{"id": …, "stamp": …}` of each as it stood then.

    `chosen_span_id` is the span that was accepted, `gold_span_id` what stands in the reviewer's gold layer for it.
    """

    table: ClassVar[str] = "verdict"
    document_id: str
    annotator_id: str
    judged: tuple[dict[str, str], ...] = ()
    decision: str = "accept"
    chosen_span_id: str | None = None
    gold_span_id: str | None = None
    note: str = ""
    created: str = ""
