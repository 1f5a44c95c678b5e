"""What a team said, kept apart from the program's merging: of every field, or row of one writer, the latest word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from annotator.storage.holding import HELD
from annotator.storage.schema import TABLES
from annotator.storage.store import Store

Word = tuple[str, Any]
"""A stamp, and the value that was given with it."""


class Ledger:
    """The latest word on each field of a shared row, and on each row of a single writer (field "")."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str, str], Word] = {}

    def note(self, store: Store, tables: Iterable[str]) -> None:
        """Remember what the edit that has just been made wrote, by its stamp."""
        for name in tables:
            if name in TABLES:
                for row in store.connection.execute(f"SELECT * FROM main.{name} WHERE stamp = ?", [store.stamp]):
                    values = {column: row[column] for column in TABLES[name].columns}
                    for place, word in _words(name, values).items():
                        if word[0] == store.stamp:
                            self._said[place] = max(word, self._said.get(place, word), key=lambda found: found[0])

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


def _words(name: str, values: dict[str, Any]) -> dict[tuple[str, str, str], Word]:
    if not TABLES[name].shared:
        return {(name, values["id"], ""): (values["stamp"], tuple(values.values()))}
    stamps: dict[str, str] = orjson.loads(values["stamps"])
    if stamps.pop(HELD, "") == stamps.get("deleted"):  # A removal that is held back was said all the same.
        values = values | {"deleted": 1}
    return {(name, values["id"], column): (stamp, values[column]) for column, stamp in stamps.items()}
