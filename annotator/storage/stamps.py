"""Stamps of single-writer rows in SQL: a copy is no person's word, and gives way to any (docs/adr/0012)."""

from __future__ import annotations

from annotator.domain.clock import COPIED, REPORTED, marked

AS_IT_STANDS = (
    f"CASE substr(stamp, 15, 1) WHEN '{REPORTED}' THEN :reported WHEN '{COPIED}' THEN :copied ELSE :stamp END"
)
"""A new stamp that is marked as the one that stands in the row."""


def each_way(stamp: str) -> dict[str, str]:
    """Return a fresh stamp as SQL's parameters: as a person's word (`stamp`), `copied` and `reported`."""
    return {"stamp": stamp, "copied": marked(stamp, COPIED), "reported": marked(stamp, REPORTED)}


def is_copy(row: str) -> str:
    """Return the SQL condition that no person wrote a row."""
    return f"substr({row}.stamp, 15, 1) >= '{COPIED}'"


def outweighs(one: str, other: str) -> str:
    """Return the SQL condition that one row's stamp weighs more than another's, as `weight` has it."""
    mark, others = (f"max(substr({row}.stamp, 15, 1), '7')" for row in (one, other))  # '7': no copy.
    return f"({mark} < {others} OR {mark} = {others} AND {one}.stamp > {other}.stamp)"
