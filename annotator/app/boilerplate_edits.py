"""Edits of what is dimmed: a person corrects what was guessed, for one line of one article or for a line everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.clock import now
from annotator.domain.document import Boilerplate
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import boilerplate_id, dimmed_place_id
from annotator.domain.wording import worded
from annotator.storage.store import Store


@dataclass(frozen=True)
class DimLine:
    """Dim one line of an article (code points, half-open, stripped), or no longer; nothing is said of its copies."""

    document_id: str
    start: int
    end: int
    dimmed: bool
    name: str = "dim line"

    def apply(self, store: Store) -> None:
        """Write what is to be with the place."""
        document = store.document(self.document_id)
        if document is None or not 0 <= self.start < self.end <= len(document.text):
            raise AnnotatorError(worded("The line lies outside the article, so nothing was changed."))
        store.put(
            Boilerplate(
                id=dimmed_place_id(self.document_id, self.start, self.end),
                document_id=self.document_id,
                start=self.start,
                end=self.end,
                dimmed=self.dimmed,
                created=now(),
            )
        )


@dataclass(frozen=True)
class DimLineEverywhere:
    """Dim a line in all articles, or no longer; what was said of the line at one place of one article is forgotten."""

    document_id: str
    start: int
    end: int
    dimmed: bool
    name: str = "dim line everywhere"

    def apply(self, store: Store) -> None:
        """Write what is to be with the line."""
        document = store.document(self.document_id)
        line = document.text[self.start : self.end] if document is not None else ""
        if not line or line != line.strip() or "\n" in line:
            raise AnnotatorError(worded("That is not a line of the article, so nothing was changed."))
        place = dimmed_place_id(self.document_id, self.start, self.end)
        store.delete("boilerplate", [row.id for row in store.with_ids(Boilerplate, [place])])
        store.put(Boilerplate(id=boilerplate_id(line), pattern=line, dimmed=self.dimmed, created=now()))
