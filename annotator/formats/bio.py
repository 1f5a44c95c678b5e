"""Tags for tokens (IOB2) made of spans that may overlap, and spans made of tags."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotator.formats.record import SpanRecord

OUTSIDE = "O"

Ranges = Sequence[tuple[int, int]]


def names(labels: Sequence[str]) -> list[str]:
    """Return every tag: outside, then the beginning and the inside of each label, in order."""
    return [OUTSIDE, *(f"{mark}-{label}" for label in labels for mark in "BI")]


def tagged(pieces: Ranges, spans: Sequence[SpanRecord]) -> list[str]:
    """Return a tag for each token: of spans that overlap the longest, each widened to the tokens that it touches."""
    tags = [OUTSIDE] * len(pieces)
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        for start, end in span.fragments or [(span.start, span.end)]:
            first = max(bisect_left(pieces, (start + 1,)) - 1, 0)
            first += first < len(pieces) and pieces[first][1] <= start
            last = bisect_left(pieces, (end,))
            if first < last and all(tag == OUTSIDE for tag in tags[first:last]):
                tags[first:last] = [f"B-{span.label}", *[f"I-{span.label}"] * (last - first - 1)]
    return tags


def runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first token, the one after the last, label) for each span that tags of any scheme tell."""
    begun, label = 0, ""
    for place, tag in enumerate([*tags, OUTSIDE]):
        mark, _, name = tag.partition("-")
        goes_on = label and name == label and mark in ("I", "L", "E")
        if label and not goes_on:
            yield begun, place, label
            label = ""
        if not label and mark != OUTSIDE and name:
            begun, label = place, name
        if label and mark in ("L", "E", "U", "S"):
            yield begun, place + 1, label
            label = ""
