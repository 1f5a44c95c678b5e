"""Edits that settle what gathering brings up: removals that were held back, and one person known under two names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.annotator import Annotator, persons
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded
from annotator.storage import holding
from annotator.storage.reader import Reader
from annotator.storage.store import Store


def held_back(reader: Reader) -> list[Document | Label]:
    """Return the articles and labels that somebody removed, and that stay because live spans use them."""
    kinds: dict[str, type[Document] | type[Label]] = {"document": Document, "label": Label}
    found = (reader.get(kinds[name], row_id) for name, row_id in holding.held(reader.connection))
    return [row for row in found if row is not None]


@dataclass(frozen=True)
class KeepRemoved:
    """Decide that articles or labels stay though somebody removed them: this word is later than theirs."""

    rows: Sequence[Document | Label]
    name: str = "keep what was removed"

    def apply(self, store: Store) -> None:
        """Write the word."""
        for row in self.rows:
            holding.keep(store, row.table, [row.id])


@dataclass(frozen=True)
class SamePerson:
    """Say that one annotator is another one too: both layers stay, and are read as one person's."""

    annotator_id: str
    same_as: str
    name: str = "join two names of one person"

    def apply(self, store: Store) -> None:
        """Write it on the first of the two."""
        first, other = (store.get(Annotator, row_id) for row_id in (self.annotator_id, self.same_as))
        if first is None or other is None or first.kind == "gold" or other.kind == "gold":
            raise AnnotatorError(worded("Only two people who are known here can be one. Nothing was changed."))
        lead = persons(store.annotators())
        if lead.get(first.id) == lead.get(other.id):
            raise AnnotatorError(
                worded(
                    "“{one}” and “{other}” are one person already. Nothing was changed.",
                    one=other.name,
                    other=first.name,
                )
            )
        store.put(replace(first, same_as=other.id))
