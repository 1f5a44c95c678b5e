"""A random team on laptops whose clocks are wrong: each edits a project, and takes in copies of the others'.

The projects lie in memory, each a file of its own to SQLite, and are open for a whole run: a history empties them, so
that no statement is compiled twice.  What edits and merges them is the program's own code.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import count, permutations
from pathlib import Path
from typing import Any

import orjson

from annotator.app.project import Change, Project
from annotator.app.rounds import BLIND, ROUND, is_blind, later_word
from annotator.domain.clock import Clock
from annotator.domain.errors import AnnotatorError
from annotator.storage.merging import merge
from annotator.storage.others import TOLD
from annotator.storage.schema import TABLES, build, plain_tables, quoted
from annotator.storage.store import Store
from tests.unit.storage.ledger import Ledger, shared_stamps
from tests.unit.storage.team_deeds import DEEDS, PEOPLE, beginning, person

LONG_FROM_NOW = 4_200_000_000_000  # Milliseconds; so that the clocks of this test never meet the real one.
WRONG_BY = [0, 0, 3, -3, 40_000, -40_000]
CASTS = [PEOPLE, PEOPLE, PEOPLE, ["Ana", "Budi", "Ana"], ["Ana", "Budi"], ["Ana", "Ana"]]
"""Who sits at which laptop; of some people there are two."""
KEPT_FILES = 3
COLUMNS = {name: ", ".join(map(quoted, table.columns)) for name, table in TABLES.items()}

Rows = dict[str, list[dict[str, Any]]]
Tuples = dict[str, list[tuple[Any, ...]]]


class WrongClock(Clock):
    """A clock that is ahead or behind, and advances with every stamp asked of the team: `ticks` are milliseconds."""

    def __init__(self, ticks: Iterator[int], replica: int, ahead: int, seen: str = "") -> None:
        super().__init__(seen)
        self._ticks, self._replica, self.ahead = ticks, f"{replica:012x}", ahead

    def next(self) -> str:
        self.see(f"{next(self._ticks) + self.ahead:013d}-000000")
        return super().next()


def _open(address: str) -> sqlite3.Connection:
    """A project in memory, with room for another's rows attached."""
    connection = sqlite3.connect(address, uri=True, isolation_level=None, cached_statements=5000)
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.deserialize(_template(False)) if address == ":memory:" else build(connection)
    connection.execute("ATTACH ':memory:' AS theirs")
    connection.deserialize(_template(True), name="theirs")
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@cache
def _template(plain: bool) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    if plain:
        connection.executescript(plain_tables())
    else:
        build(connection)
    return connection.serialize()


def a_store() -> Store:
    """An empty project that only its caller has."""
    return Store(Path(":memory:"), _open(":memory:"), None)


@cache
def _desks() -> list[sqlite3.Connection]:
    """Three projects, each with the others attached for reading as desk0, desk1, desk2."""
    address = "file:/desk{}?vfs=memdb"
    found = [_open(address.format(place)) for place in range(3)]
    for place, connection in enumerate(found):
        for other in range(3):
            if other != place:
                connection.execute(f"ATTACH ? AS desk{other}", [address.format(other) + "&mode=ro"])
    return found


def _emptied(connection: sqlite3.Connection, rows: Tuples) -> sqlite3.Connection:
    """Put a project back to what a history begins with."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    connection.execute("BEGIN")
    for name in ("journal", "setting", *reversed(TABLES)):
        connection.execute(f"DELETE FROM main.{name}")
    for name, found in rows.items():
        marks = ", ".join("?" * len(TABLES[name].columns))
        connection.executemany(f"INSERT INTO main.{name} ({COLUMNS[name]}) VALUES ({marks})", found)
    connection.execute("COMMIT")
    return connection


def tuples_of(store: Store) -> Tuples:
    """Everything that travels, as SQLite gives it."""
    cursor = store.connection.cursor()
    cursor.row_factory = None
    found = {name: cursor.execute(f"SELECT {COLUMNS[name]} FROM {name} ORDER BY id").fetchall() for name in TABLES}
    return {name: rows for name, rows in found.items() if rows}


@cache
def _begun(ahead: int) -> Tuples:
    """What all begin with, as a lead whose clock was wrong set it up."""
    project = Project(a_store())
    project.store.clock = WrongClock(count(LONG_FROM_NOW - 10), 0, ahead)
    project.me = person(PEOPLE[0])
    project.do(beginning())
    found = tuples_of(project.store)
    project.close()
    return found


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
    """Takes everything in of one file after the other, whoever it belongs to, and the word that was told last."""

    files: Sequence[Mapping[str, str]]
    word: Mapping[str, Any] = field(default_factory=dict)
    name: str = "gather"

    def apply(self, store: Store) -> None:
        for sources in self.files:
            merge(store, sources)
        for key, value in self.word.items():
            store.set_setting(key, value)


def gather(project: Project, rows: Rows, *, automatic: bool = True) -> Change | None:
    with attached(project.store, rows) as sources:
        return project.merge(Merge([sources]), automatic=automatic)


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
    """People with a project each, all begun from one copy.  A further team of this process begins in their files."""

    deeds = tuple(DEEDS)

    def __init__(self, seed: int, names: Sequence[str] = PEOPLE, begun: int = LONG_FROM_NOW) -> None:
        self.draw = random.Random(seed)
        self.ledger = Ledger()
        self._ticks, self._replicas = count(begun), count(1)
        self._wrong: list[str] = []
        self._sent: list[Any] = []
        self.projects = self._begin(names)

    @classmethod
    def any(cls, seed: int) -> Team:
        """A team in which some may have two laptops."""
        return cls(seed, random.Random(seed).choice(CASTS))

    def _begin(self, names: Sequence[str]) -> list[Project]:
        rows = _begun(self.draw.choice(WRONG_BY))
        pairs = zip(_desks(), names, strict=False)
        return [self._sit(_emptied(connection, rows), name, rows["label"][0][1]) for connection, name in pairs]

    def _sit(self, connection: sqlite3.Connection, name: str, seen: str = "") -> Project:
        store = Store(Path(":memory:"), connection, None, clock := self.clock())
        clock.see(seen or store.greatest_stamp())
        return Project(store, name)

    def clock(self, seen: str = "") -> WrongClock:
        """A clock for somebody who sits down."""
        return WrongClock(self._ticks, next(self._replicas), self.draw.choice(WRONG_BY), seen)

    def live(self, steps: int) -> None:
        """Let everybody edit, and now and then take in what another has, or had when they sent it."""
        # Where only some deeds occur, more of them meet.
        some = self.draw.sample(self.deeds, self.draw.randint(3, 8))
        kinds = ["add_span", "add_span", *some, *some, "undo", "undo", "undo", "redo"]
        for _ in range(steps):
            place, other = self.draw.sample(range(len(self.projects)), 2)
            chance = self.draw.random()
            if chance < 0.12:
                self.take(place, other)
            elif chance < 0.17:
                self.take(place, *(other for other in range(len(self.projects)) if other != place))
            elif chance < 0.21:
                self._think_better(place, other, self.draw.choices(kinds, k=self.draw.randrange(3)))
            elif chance < 0.27:
                self._post(place)
            elif chance < 0.31:
                self._change_hands(place)
            elif chance < 0.34:
                self._differ(place, other, self.draw.choice(kinds))
            else:
                self.edit(self.projects[place], self.draw.choice(kinds))

    def edit(self, project: Project, kind: str) -> None:
        """Do something, undo or redo; and remember what was said by it."""
        change: Change | None = None
        by = (self.projects.index(project), project.me.id)
        before = shared_stamps(project.store)
        if kind == "undo" and project.undo_name == Merge.name:
            project.undo()  # That says nothing: what was taken in can come again.
        elif kind in ("undo", "redo"):
            back = stamps_of(project, kind)
            change = getattr(project, kind)()
            after = shared_stamps(project.store)
            self._wrong += self.ledger.overruled(before, after, by, min(back, default=""))
            self.ledger.wrote(before, after, back)
        elif edit := DEEDS[kind](self.draw, project):
            with suppress(AnnotatorError):  # An article in which teammates have spans stays, for one.
                change = project.do(edit)
                self.ledger.wrote(before, shared_stamps(project.store))
        if change is not None:
            self.ledger.note(project.store, change.tables, by)

    def take(self, place: int, *others: int, automatic: bool | None = None) -> bool:
        """Let one take in what others have now; returns whether that is one step to undo."""
        files = [{name: f"desk{other}.{name}" for name in TABLES} for other in others]
        words = [said(self.projects[other]) for other in others]
        last = max(words, key=lambda word: str(word.get(TOLD, "")))
        return self._merge(self.projects[place], files, last, automatic)

    def exchange(self) -> None:
        """Let everybody take in what everybody else has, in a random order."""
        pairs = list(permutations(range(len(self.projects)), 2))
        self.draw.shuffle(pairs)
        for place, other in pairs:
            self.take(place, other)

    def disagreements(self) -> list[str]:
        """What not all have alike, and what was said, never overruled, and is lost."""
        first, *others = (tuples_of(project.store) for project in self.projects)
        rounds = [(project.round, is_blind(project.reader)) for project in self.projects]
        found = [f"the rounds differ: {rounds}"] if len(set(rounds)) > 1 else []
        if len({frozenset(project.reader.sides().items()) for project in self.projects}) > 1:
            found.append("the sides differ")
        for place, rows in enumerate(others, 1):
            if rows != first:
                ours, theirs = told(rows_of(self.projects[0].store)), told(rows_of(self.projects[place].store))
                found += [f"{name} of 0 and {place} differ" for name in TABLES if ours[name] != theirs[name]]
        return self._wrong + found + self.ledger.lost(rows_of(self.projects[0].store))

    def _merge(
        self, project: Project, files: Sequence[Mapping[str, str]], word: Mapping[str, Any], automatic: bool | None
    ) -> bool:
        edit = Merge(files, later_word(project.reader, dict(word), "9") if word else {})
        return project.merge(edit, automatic=self.chance(automatic)) is not None

    def chance(self, said: bool | None) -> bool:
        """Whether a merge happens by itself, where it is not said."""
        return self.draw.random() < 0.5 if said is None else said

    def _think_better(self, place: int, other: int, kinds: Sequence[str]) -> None:
        """Take in what another has, go on, and undo it all."""
        project = self.projects[place]
        before = tuples_of(project.store)
        if self.take(place, other, automatic=False):
            for kind in [*kinds, *("undo" for _ in kinds), "undo"]:
                self.edit(project, kind)
            if not kinds and tuples_of(project.store) != before:
                self._wrong.append("a merge that was undone left something")

    def _differ(self, place: int, other: int, kind: str) -> None:
        """Let two do the same to perhaps the same, by turns, and the first think better of it."""
        project = self.projects[place]
        self.edit(project, kind)
        self.take(other, place)
        self.edit(self.projects[other], kind)
        self.take(place, other, automatic=True)
        for each in (kind, *self.draw.choices(["undo", "undo", "undo", "redo"], k=4)):
            self.edit(project, each)

    def _post(self, place: int) -> None:
        """Send a copy of one's file, or take in one that somebody sent long ago."""
        if len(self._sent) < KEPT_FILES and self.draw.random() < 0.5:
            self._sent.append(self.copy(place))
        elif self._sent:
            self.take_copy(place, self.draw.choice(self._sent))

    def copy(self, place: int) -> Any:
        """What one sends."""
        return rows_of(self.projects[place].store), said(self.projects[place])

    def take_copy(self, place: int, copy: Any) -> None:
        """Let one take in what was sent."""
        with attached(self.projects[place].store, copy[0]) as sources:
            self._merge(self.projects[place], [sources], copy[1], None)

    def _change_hands(self, place: int) -> None:
        """Set a clock, close and open a project, or let somebody else sit down at it."""
        project = self.projects[place]
        clock = project.store.clock
        assert isinstance(clock, WrongClock)
        match self.draw.randrange(3):
            case 0:
                clock.ahead = self.draw.choice(WRONG_BY)
            case 1:
                self.projects[place] = self._sit(project.store.connection, project.me.name)
            case 2:
                project.be(self.draw.choice(PEOPLE))


def stamps_of(project: Project, kind: str) -> list[str]:
    """The stamps of the deeds that undo or redo is about, oldest first."""
    step = project._history.undoable if kind == "undo" else project._history.redoable
    return [project.store.inverse(number).stamp for number in step.numbers] if step else []


def said(project: Project) -> dict[str, Any]:
    """What a project was told of the team's round, if anything."""
    last = project.reader.setting(TOLD)
    return {TOLD: last, **{key: project.reader.setting(key) for key in (ROUND, BLIND)}} if last else {}
