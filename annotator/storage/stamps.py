"""How far back rows stand: what was copied or read from a file is no person's word, and gives way to any (ADR 12)."""

from __future__ import annotations

from annotator.domain.clock import COPIED, REPORTED, set_back

FRESH = "1"
"""What sorts before every stamp that is not set back."""
AS_FAR_BACK = "CASE WHEN stamp < '01' THEN :reported WHEN stamp < '1' THEN :copied ELSE :stamp END"
"""The SQL expression of a new stamp that is set back as far as the one that stands in the row."""


def each_way(stamp: str) -> dict[str, str]:
    """Return a fresh stamp as SQL's parameters: `stamp`, and set back, `copied` and `reported`."""
    return {"stamp": stamp, "copied": set_back(stamp, COPIED), "reported": set_back(stamp, REPORTED)}
