"""What a team said, kept apart from the program's merging: of every field, or row of one writer, the latest word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

from annotator.domain.clock import COPIED, marked, weight
from annotator.storage.holding import HELD
from annotator.storage.schema import TABLES
from annotator.storage.store import Store

Word = tuple[str, Any]
"""A stamp, and the value that was given with it."""
Values = dict[str, Any]


Place = tuple[str, str, str]
"""A row's id, a field, and the stamp of the word that stood there."""


_STAMPS = " UNION ALL ".join(f"SELECT id, stamps FROM {name}" for name, table in TABLES.items() if table.shared)


class Ledger:
    """The latest word on each field of a shared row, and on each row of a single writer (field "")."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str, str], Word] = {}
        self._by: dict[str, object] = {}
        self._over: dict[Place, str] = {}
        self._put_back: dict[Place, str] = {}

    def note(self, store: Store, tables: Iterable[str], by: object) -> None:
        """Remember what the edit that somebody has just made wrote, by its stamp."""
        self._by[store.stamp] = by
        for name in tables:
            if name in TABLES:
                given = (store.stamp, marked(store.stamp, COPIED))
                for row in store.connection.execute(f"SELECT * FROM main.{name} WHERE stamp IN (?, ?)", given):
                    values = {column: row[column] for column in TABLES[name].columns}
                    for place, word in _words(name, values).items():
                        if word[0] in given:
                            self._said[place] = max(
                                word, self._said.get(place, word), key=lambda found: weight(found[0])
                            )

    def wrote(self, before: dict[str, str], after: dict[str, str], back: Sequence[str] = ()) -> None:
        """Remember over which words an edit wrote; undo puts those back that deeds, the oldest first, wrote over."""
        for row_id in _changed(before, after):
            old = _stamps(before[row_id]) if row_id in before else {}
            for field, stamp in _stamps(after[row_id]).items():
                if old.get(field) != stamp:
                    self._over[row_id, field, stamp] = old.get(field, "")
                    known = (self._over.get((row_id, field, deed)) for deed in back)
                    self._put_back[row_id, field, stamp] = next((one for one in known if one is not None), "")

    def overruled(self, before: dict[str, str], after: dict[str, str], by: object, since: str) -> list[str]:
        """Return which words of others on shared rows undo or redo of a deed has overruled, if they were later."""
        return [
            f"undo overruled {stamp} on {field} of {row_id}"
            for row_id in _changed(before, after)
            if row_id in before
            for field, stamp in _overruled(_stamps(before[row_id]), _stamps(after[row_id]))
            if self._whose(row_id, field, stamp, by, since) != by
        ]

    def _whose(self, row_id: str, field: str, stamp: str, by: object, since: str) -> object:
        """Return who said a word, before somebody may have put it back, after the deed that they now take back."""
        while self._by.get(stamp) == by and (older := self._put_back.get((row_id, field, stamp), "")) > since:
            stamp = older
        return self._by.get(stamp)

    def lost(self, rows: dict[str, list[dict[str, Any]]]) -> list[str]:
        """Return what rows do not say though it was said last."""
        found: dict[tuple[str, str, str], Word] = {}
        for name, some in rows.items():
            for values in some:
                found |= _words(name, values)
        return [
            f"{place}: said {word}, found {found.get(place)}"
            for place, word in self._said.items()
            if found.get(place) != word
        ]


def shared_stamps(store: Store) -> dict[str, str]:
    """The stamps, as JSON, of all rows that more than one may write, by their ids."""
    cursor = store.connection.cursor()
    cursor.row_factory = None
    return dict(cursor.execute(_STAMPS))


def _changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [row_id for row_id, stamps in after.items() if before.get(row_id) != stamps]


def _stamps(stored: str) -> dict[str, str]:
    return {field: stamp for field, stamp in orjson.loads(stored).items() if field != HELD}


def _overruled(before: dict[str, str], after: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The words that stand no longer; of a row that was new and is removed, all."""
    for field, stamp in before.items():
        if after.get(field) != stamp or ("deleted" in after and "deleted" not in before):
            yield field, stamp


def _words(name: str, values: dict[str, Any]) -> dict[tuple[str, str, str], Word]:
    if not TABLES[name].shared:
        return {(name, values["id"], ""): (values["stamp"], tuple(values.values()))}
    stamps: dict[str, str] = orjson.loads(values["stamps"])
    if stamps.pop(HELD, "") == stamps.get("deleted"):  # A removal that is held back was said all the same.
        values = values | {"deleted": 1}
    return {(name, values["id"], column): (stamp, values[column]) for column, stamp in stamps.items()}
