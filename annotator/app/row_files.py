"""Files of a project's own rows (`jsonl`) as a private file of rows, to be checked and gathered like a project."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from annotator.app.checking import problem_with_row
from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import jsonl, registry
from annotator.formats.record import ReadOptions, Refusal, RowRecord
from annotator.storage import guard
from annotator.storage.failure import calm
from annotator.storage.foreign import Foreign
from annotator.storage.guard import MAGIC
from annotator.storage.judge import Judge
from annotator.storage.schema import TABLES

BATCH = 5000


def is_project(path: Path) -> bool:
    """Whether a file begins as a database does, and is none of another tool's; it may not be sound."""
    with calm(worded("“{name}” could not be read", name=path.name)):
        if not path.is_file():
            raise BadInput(path.name, worded("it is not there, or no ordinary file"))
        with path.open("rb") as file:
            begins = file.read(len(MAGIC)) == MAGIC
        return begins and (guard.is_project(path) or path.suffix.casefold() not in registry.suffixes())


def holds_rows(path: Path) -> bool:
    """Whether a file that is no project holds a project's own rows."""
    if path.suffix.casefold() == ".sorot":
        raise BadInput(path.name, worded("it is empty or damaged: it does not begin as a project does"))
    return registry.for_reading(path).name == "jsonl"


def foreign_of_rows(path: Path, say: Callable[[str], None]) -> Foreign:
    """Read a file of rows into a private file; BadInput where it is none, or where a row cannot be stored.

    `say` hears how far reading has come.
    """
    foreign, judge, now = Foreign.empty(path.name), Judge(), time.time_ns() // 1_000_000
    held: list[RowRecord] = []
    try:
        for count, record in enumerate(jsonl.read(path, ReadOptions())):
            if isinstance(record, Refusal):
                raise BadInput(path.name, record.reason, record.record)
            if not isinstance(record, RowRecord):
                raise BadInput(path.name, worded("it holds no project's own rows"))
            if problem := problem_with_row(record, now):
                raise BadInput(path.name, problem, record.place)
            if held and (held[0].table != record.table or len(held) == BATCH):
                say(worded("{name}: {count} records", name=path.name, count=count))
                _add(foreign, judge, held)
                held = []
            held.append(record)
        _add(foreign, judge, held)
        foreign.finish()
    except BaseException:
        foreign.discard()
        raise
    return foreign


def _add(foreign: Foreign, judge: Judge, records: list[RowRecord]) -> None:
    if records:
        table = TABLES[records[0].table]
        rows = [tuple(record.values[column] for column in table.columns) for record in records]
        for place, problem in judge.problems(table.name, rows).items():
            raise BadInput(foreign.name, problem, records[place].place)
        foreign.add(table.name, rows)
