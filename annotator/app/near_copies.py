"""Near-copies among a project's articles: what they say beside what is dimmed, compared by sketches."""

from __future__ import annotations

from collections.abc import Callable, Collection

from annotator.domain.boilerplate import dimmed_ranges
from annotator.domain.document import Boilerplate
from annotator.domain.near_copies import Pair, pairs, sketch
from annotator.storage.reader import Reader

Tell = Callable[[int, int, str], None]
TOLD_EVERY = 200


def near_copies(reader: Reader, document_ids: Collection[str], tell: Tell = lambda *_: None) -> list[Pair]:
    """Return the pairs of near-copies among these articles, the most alike first; `tell` may raise Cancelled."""
    sketches = {}
    for count, document_id in enumerate(document_ids):
        if count % TOLD_EVERY == 0:
            tell(count, len(document_ids), "")
        document = reader.document(document_id)
        if document is not None:
            sketches[document_id] = sketch(_own_words(document.text, reader.boilerplate(document_id)))
    return pairs(sketches)


def _own_words(text: str, rows: list[Boilerplate]) -> str:
    """Return the text without what is dimmed: two articles are no copies for sharing an advertisement."""
    kept, place = [], 0
    for start, end in dimmed_ranges(text, rows):
        kept.append(text[place:start])
        place = max(place, end)
    return " ".join([*kept, text[place:]])
