"""What a transaction found before it wrote: the old values, and so the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from annotator.storage.rows import Values, to_json

LONG = 20_000
"""Rows after which what a transaction noted is put by."""

Stamps = dict[str, dict[str, str]]
"""Stamps of fields, by the row's id and the field."""
AFTER_ALL = "~"
"""What sorts after every stamp: a journal that does not say until when is of a time when all was put back."""


@dataclass
class Before:
    """What stood there before a transaction, so that it can be taken back.

    `rows` are old rows (of shared ones the fields that were changed: a teammate may have changed the others since),
    `added` the ids of rows that were new, `flagged` the ids whose `deleted` was turned, with what it was.  What is
    `exact` was a merge: rows are whole, stamps and all, and are put back so, but for what was said after `until`.  Of a
    long transaction, what was noted first is taken from here bit by bit; a million ids are never held at once.

    Of shared rows, `said` are the stamps that the old words had; and `renewed` those of words that the transaction put
    back: they bear its stamp now, and are still the word of whoever said them.
    """

    rows: dict[str, dict[str, Values]] = field(default_factory=dict)
    added: dict[str, dict[str, None]] = field(default_factory=dict)
    flagged: dict[str, dict[str, int]] = field(default_factory=dict)
    settings: dict[str, str | None] = field(default_factory=dict)
    said: Stamps = field(default_factory=dict)
    renewed: Stamps = field(default_factory=dict)
    exact: bool = False
    until: str = ""
    stamp: str = ""
    """The transaction's stamp; "" in journals of earlier versions of the program."""
    removed: int = 0
    left: int = 0
    """How many rows it did not put back, or not all of them, since others have said otherwise."""
    taken: int = 0
    """How many rows were noted and taken from here."""
    _tables: set[str] = field(default_factory=set)

    def count(self) -> int:
        """Return how many rows the transaction touched."""
        return self.taken + self.held()

    def held(self) -> int:
        """Return how many of them stand here."""
        touched = sum(len(ids) for part in (self.rows, self.added, self.flagged) for ids in part.values())
        return touched + len(self.settings) + self.removed

    def ids(self, table: str) -> list[str]:
        """Return the ids of a table's rows that stand here."""
        return [row_id for part in (self.rows, self.added, self.flagged) for row_id in part.get(table, ())]

    def tables(self) -> set[str]:
        """Return the tables that the transaction touched."""
        parts = {name for part in (self.rows, self.added, self.flagged) for name, ids in part.items() if ids}
        return self._tables | parts | ({"setting"} if self.settings else set())

    def is_long(self) -> bool:
        """Whether so much stands here that it is put by; a merge is put back as a whole."""
        return not self.exact and self.held() >= LONG

    def take(self) -> tuple[int, str]:
        """Return how many rows stand here and all of them as JSON, and go on with none."""
        taken = self.held(), self.to_json()
        self._tables, self.taken = self.tables(), self.taken + taken[0]
        for part in (self.rows, self.added, self.flagged, self.settings, self.said, self.renewed):
            part.clear()
        return taken

    def note(self, table: str, row_id: str, old: Values | None, stamps: str = "{}") -> None:
        """Remember a row's first old state in this transaction, or of some of its fields; None: there was none.

        Of a shared row that is not merged, `stamps` are what it had.
        """
        if row_id in self.added.get(table, ()):
            return
        if old is None:
            self.added.setdefault(table, {})[row_id] = None
            return
        for name, stamp in orjson.loads(stamps).items():
            if name in old:
                self._note_said(row_id, name, stamp)
        if row_id in self.rows.get(table, ()):
            self.rows[table][row_id] = old | self.rows[table][row_id]
            return
        was = self.flagged.get(table, {}).pop(row_id, None)
        self.rows.setdefault(table, {})[row_id] = old if was is None else old | {"deleted": was}

    def note_flags(self, table: str, stamps: Mapping[str, str | None], was: int) -> None:
        """Remember that these rows' `deleted` was `was`, and with which stamp that was said of shared ones."""
        rows, added, flagged = self.rows.get(table, {}), self.added.get(table, {}), self.flagged.setdefault(table, {})
        for row_id, stamp in stamps.items():
            if stamp and row_id not in added:
                self._note_said(row_id, "deleted", stamp)
            if row_id in rows:
                rows[row_id].setdefault("deleted", was)
            elif row_id not in added:
                flagged.setdefault(row_id, was)

    def to_json(self) -> str:
        """Return this as JSON, for the journal."""
        lists: dict[str, dict[str, list[Any]]] = {
            "rows": {table: list(rows.values()) for table, rows in self.rows.items()},
            "added": {table: list(ids) for table, ids in self.added.items()},
            "deleted": {t: [i for i, was in ids.items() if was] for t, ids in self.flagged.items()},
            "live": {t: [i for i, was in ids.items() if not was] for t, ids in self.flagged.items()},
        }
        kept: dict[str, Any] = {name: {k: v for k, v in part.items() if v} for name, part in lists.items()}
        kept |= {name: part for name, part in (("said", self.said), ("renewed", self.renewed)) if part}
        return to_json(
            kept | {"settings": self.settings, "exact": self.exact, "until": self.until, "stamp": self.stamp}
        )

    @classmethod
    def from_json(cls, text: str) -> Before:
        """Return what `to_json` wrote."""
        found = orjson.loads(text)
        before = cls(settings=found["settings"], exact=found.get("exact", False), until=found.get("until", AFTER_ALL))
        before.stamp, before.said, before.renewed = (
            found.get("stamp", ""),
            found.get("said", {}),
            found.get("renewed", {}),
        )
        before.rows = {t: {row["id"]: row for row in rows} for t, rows in found["rows"].items()}
        before.added = {t: dict.fromkeys(ids) for t, ids in found["added"].items()}
        for was, part in ((1, "deleted"), (0, "live")):
            for table, ids in found[part].items():
                before.flagged.setdefault(table, {}).update(dict.fromkeys(ids, was))
        return before

    def _note_said(self, row_id: str, name: str, stamp: str) -> None:
        self.said.setdefault(row_id, {}).setdefault(name, stamp)
