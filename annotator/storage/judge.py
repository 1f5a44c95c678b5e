"""Whether rows from outside satisfy the tables' own constraints, asked of a project that is kept nowhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from annotator.domain.wording import worded
from annotator.storage import schema
from annotator.storage.schema import TABLES, quoted


class Judge:
    """Tries rows on real, empty tables."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        schema.build(self._connection)

    def problems(self, table: str, rows: Sequence[tuple[Any, ...]]) -> dict[int, str]:
        """Return the places of the rows that a project refuses, with the reasons."""
        columns = TABLES[table].columns
        statement = (
            f"INSERT OR REPLACE INTO {table} ({', '.join(map(quoted, columns))})"
            f" VALUES ({', '.join('?' * len(columns))})"
        )
        self._connection.execute("BEGIN")
        try:
            self._connection.executemany(statement, rows)
            found: dict[int, str] = {}
        except sqlite3.Error:
            found = {place: problem for place, row in enumerate(rows) if (problem := self._problem(statement, row))}
        finally:
            self._connection.execute("ROLLBACK")
        return found

    def _problem(self, statement: str, row: tuple[Any, ...]) -> str:
        try:
            self._connection.execute(statement, row)
        except sqlite3.Error as error:
            return worded("no project can hold it ({error})", error=error)
        return ""
