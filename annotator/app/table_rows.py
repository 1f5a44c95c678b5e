"""Rows of another project's tables, checked batch by batch, that wait to be taken in."""

from __future__ import annotations

import time
from pathlib import Path

from annotator.app.checking import problem_with_document, problem_with_quote, problem_with_row
from annotator.app.reading import BATCH, CHARACTERS
from annotator.domain.wording import worded
from annotator.formats.record import Refusal, RowRecord
from annotator.storage.judge import Judge
from annotator.storage.reader import Reader
from annotator.storage.schema import TABLES
from annotator.storage.waiting import Waiting


class TableRows:
    """Checks rows of another project, batch by batch, and lets them wait."""

    def __init__(self, reader: Reader, waiting: Waiting) -> None:
        self._reader = reader
        self._waiting = waiting
        self._text: tuple[str, str | None] = ("", None)
        self._held: list[RowRecord] = []
        self._characters = 0
        self._judge = Judge()
        self._now = time.time_ns() // 1_000_000

    def add(self, path: Path, row: RowRecord) -> list[Refusal]:
        """Add one row; returns what had to be refused of those before it."""
        if problem := problem_with_row(row, self._now):
            return [Refusal(str(path), row.place, problem)]
        is_full = len(self._held) >= BATCH or self._characters >= CHARACTERS
        refused = self.finish(path) if is_full or (self._held and self._held[0].table != row.table) else []
        self._held.append(row)
        self._characters += len(str(row.values.get("text", "")))
        return refused

    def finish(self, path: Path) -> list[Refusal]:
        """Let the rows that are held wait; returns those that no project can hold."""
        held, self._held, self._characters = self._held, [], 0
        if not held:
            return []
        table = TABLES[held[0].table]
        rows = [tuple(row.values[column] for column in table.columns) for row in held]
        problems = self._judge.problems(table.name, rows)
        problems |= {p: problem for p, row in enumerate(held) if (problem := self._problem_with_text(row))}
        self._waiting.may_double = True
        self._waiting.add(table.name, (row for place, row in enumerate(rows) if place not in problems))
        return [Refusal(str(path), held[place].place, problem) for place, problem in problems.items()]

    def _problem_with_text(self, row: RowRecord) -> str:
        if row.table == "document":
            return problem_with_document(row.values)
        if row.table != "span":
            return ""
        document = row.values["document_id"]
        if self._text[0] != document:
            stored = self._waiting.text_of(document) or getattr(self._reader.document(document), "text", None)
            self._text = document, stored
        if self._text[1] is None:
            return worded("its article is neither in the file nor in the project")
        return problem_with_quote(row.values, self._text[1])
