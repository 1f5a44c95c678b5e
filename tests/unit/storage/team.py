"""A random team on laptops whose clocks are wrong: each edits a project, and takes in copies of the others'."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from annotator.app.edits import (
    AddSpans,
    DescribeDocument,
    Edit,
    PutRows,
    RelabelSpans,
    RemoveDocuments,
    RemoveSpans,
    SetNote,
    SetProgress,
)
from annotator.app.project import Change, Project
from annotator.domain.annotator import Annotator, Layer
from annotator.domain.clock import Clock
from annotator.domain.codebook import Label
from annotator.domain.document import Document, Split
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import document_id, label_id, sha256
from annotator.domain.span import Span
from annotator.storage.merging import merge
from annotator.storage.schema import TABLES, build, plain_tables
from annotator.storage.store import Store

TEXTS = ["Jip untuk sang adipati.", "Dua kuda, satu pedang, dan sebuah pakta."]
DOCUMENTS = [document_id(sha256(text)) for text in TEXTS]
NAMES = ["Gift", "Actor", "Clause"]
PEOPLE = ["Ana", "Budi", "Citra"]
LONG_FROM_NOW = 4_200_000_000_000  # Milliseconds; so that the clocks of this test never meet the real one.

Rows = dict[str, list[dict[str, Any]]]


class WrongClock(Clock):
    """A clock that is ahead or behind by a fixed time, and advances with every stamp asked of the team."""

    ticks = 0

    def __init__(self, replica: int, ahead: int) -> None:
        super().__init__()
        self._replica, self._ahead = f"{replica:012x}", ahead

    def next(self) -> str:
        WrongClock.ticks += 1
        self.see(f"{LONG_FROM_NOW + WrongClock.ticks + self._ahead:013d}-000000")
        return super().next()


@cache
def _template(plain: bool) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build(connection)
    if plain:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.executescript(plain_tables())
    return connection.serialize()


def a_store() -> Store:
    """An empty project in memory, in a fraction of a millisecond, with room for another's rows attached."""
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=2000)
    connection.deserialize(_template(False))
    connection.execute("ATTACH ':memory:' AS theirs")
    connection.deserialize(_template(True), name="theirs")
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return Store(Path(":memory:"), connection, None)


def rows_of(store: Store) -> Rows:
    """Everything that travels."""
    return {table: list(store.values(table)) for table in TABLES}


def told(rows: Rows) -> dict[str, dict[str, dict[str, Any]]]:
    """Rows in a form that is equal where they say the same."""
    return {
        table: {row["id"]: {k: orjson.loads(v) if k == "stamps" else v for k, v in row.items()} for row in found}
        for table, found in rows.items()
    }


@contextmanager
def attached(store: Store, rows: Rows) -> Iterator[dict[str, str]]:
    """Make rows visible to a store as another file would be."""
    for name, table in TABLES.items():
        if rows.get(name):
            store.connection.executemany(
                f"INSERT INTO theirs.{name} VALUES ({', '.join('?' * len(table.columns))})",
                [tuple(row[column] for column in table.columns) for row in rows[name]],
            )
    try:
        yield {name: f"theirs.{name}" for name in TABLES}
    finally:
        for name in TABLES:
            store.connection.execute(f"DELETE FROM theirs.{name}")


@dataclass(frozen=True)
class Merge:
    """Takes everything in, whoever it belongs to."""

    sources: dict[str, str]
    name: str = "gather"

    def apply(self, store: Store) -> None:
        merge(store, self.sources)


def gather(project: Project, rows: Rows, *, automatic: bool = True) -> Change | None:
    with attached(project.store, rows) as sources:
        return project.merge(Merge(sources), automatic=automatic)


def merged(*parts: Rows) -> Rows:
    """What an empty project holds after taking these in, one after the other."""
    store = a_store()
    for rows in parts:
        with attached(store, rows) as sources, store.writing():
            merge(store, sources)
    found = rows_of(store)
    store.close()
    return found


class Team:
    """Three people with a project each, all begun from one copy."""

    def __init__(self, seed: int, size: int = 3) -> None:
        self.draw = random.Random(seed)
        first = Project(a_store(), "Lead")
        first.store.clock = self._clock(0)
        labels = [Label(id=label_id("span", name), name=name) for name in NAMES]
        documents = [Document(id=i, text=t, sha256=sha256(t)) for i, t in zip(DOCUMENTS, TEXTS, strict=True)]
        people = [first.me, *(Annotator(id=self._id(), name=name) for name in PEOPLE)]
        first.do(PutRows((*labels, *documents, *people), "set up"))
        self.projects = [first]
        for place in range(1, size):
            other = Project(a_store(), "")
            other.store.clock = self._clock(place)
            gather(other, rows_of(first.store))
            self.projects.append(other)
        for project, name in zip(self.projects, PEOPLE, strict=False):
            project.be(name)

    def close(self) -> None:
        for project in self.projects:
            project.close()

    def _clock(self, replica: int) -> WrongClock:
        return WrongClock(replica, self.draw.choice([0, 0, 3, -3, 40_000, -40_000]))

    def _id(self) -> str:
        return f"{self.draw.getrandbits(32):08x}-0000-7000-8000-{self.draw.getrandbits(48):012x}"

    def live(self, steps: int) -> None:
        """Let everybody edit, and now and then take in what another has."""
        for _ in range(steps):
            project = self.draw.choice(self.projects)
            if self.draw.random() < 0.25:
                gather(project, rows_of(self.draw.choice(self.projects).store), automatic=self.draw.random() < 0.5)
            else:
                self.edit(project)

    def edit(self, project: Project) -> None:
        kind = self.draw.choice(KINDS)
        if kind in ("undo", "redo"):
            getattr(project, kind)()
            return
        made = getattr(self, f"_{kind}")(project)
        if made is not None:
            with suppress(AnnotatorError):  # An article in which teammates have spans stays.
                project.do(made)

    def _mine(self, project: Project) -> Span | None:
        spans = sorted(
            project.reader.all(Span, "deleted = 0 AND annotator_id = ?", [project.me.id]), key=lambda s: s.id
        )
        return self.draw.choice(spans) if spans else None

    def _label(self, project: Project) -> Label:
        return self.draw.choice(sorted(project.reader.all(Label, "1"), key=lambda x: x.id))

    def _add(self, project: Project) -> Edit | None:
        place = self.draw.randrange(2)
        start = self.draw.randrange(len(TEXTS[place]) - 3)
        if project.reader.document(DOCUMENTS[place]) is None:
            return None
        return AddSpans(
            (
                Span(
                    id=self._id(),
                    document_id=DOCUMENTS[place],
                    annotator_id=project.me.id,
                    label_id=self._label(project).id,
                    start=start,
                    end=start + 3,
                    quote=TEXTS[place][start : start + 3],
                ),
            )
        )

    def _relabel(self, project: Project) -> Edit | None:
        span = self._mine(project)
        return span and RelabelSpans((span.id,), self._label(project).id, project.me.id)

    def _note(self, project: Project) -> Edit | None:
        span = self._mine(project)
        return span and SetNote(span.id, self.draw.choice("xyz"), project.me.id)

    def _remove(self, project: Project) -> Edit | None:
        span = self._mine(project)
        return span and RemoveSpans((span.id,), project.me.id)

    def _rename(self, project: Project) -> Edit:
        return PutRows((replace(self._label(project), name=self.draw.choice("abcd")),), "edit label")

    def _define(self, project: Project) -> Edit:
        return PutRows((replace(self._label(project), definition=self.draw.choice("klmn")),), "edit label")

    def _into(self, project: Project) -> Edit:
        return PutRows((replace(self._label(project), merged_into=self._label(project).id),), "merge labels")

    def _new_label(self, project: Project) -> Edit:
        name = self.draw.choice(["Place", "Date"])
        return PutRows((Label(id=label_id("span", name), name=name),), "add label")

    def _drop_label(self, project: Project) -> Edit:
        return PutRows((replace(self._label(project), deleted=True),), "remove label")

    def _drop_document(self, project: Project) -> Edit:
        return RemoveDocuments((self.draw.choice(DOCUMENTS),), project.me.id)

    def _describe(self, project: Project) -> Edit | None:
        wanted = self.draw.choice(DOCUMENTS)
        field = self.draw.choice(["title", "source"])
        return DescribeDocument(wanted, {field: self.draw.choice("tuv")}) if project.reader.document(wanted) else None

    def _split(self, project: Project) -> Edit:
        place = self.draw.randrange(2)
        part = self.draw.choice(["train", "dev", "test"])
        row = Split(id=f"0000000{place}-0000-5000-8000-000000000000", document_id=DOCUMENTS[place], part=part)
        return PutRows((row,), "split articles")

    def _progress(self, project: Project) -> Edit:
        return SetProgress((self.draw.choice(DOCUMENTS),), Layer(project.me.id), self.draw.choice(["done", "started"]))


KINDS = [
    *("add", "add", "add", "relabel", "note", "remove"),
    *("rename", "define", "into", "new_label", "drop_label"),
    *("drop_document", "describe", "split", "progress"),
    *("undo", "undo", "redo"),
]
