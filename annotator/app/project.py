"""A project that is open: one door for every change, undo and redo, and word to whoever listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.app.history import REPAIR, History, Line
from annotator.app.rounds import current_round
from annotator.domain.annotator import Annotator, Layer, initials_of, is_named, persons
from annotator.domain.clock import now
from annotator.domain.codebook import DEFAULT_COLOURS, Codebook
from annotator.domain.errors import AnnotatorError, ProjectHeld, ReadOnlyProject, StorageFailure
from annotator.domain.identity import new_id, plain
from annotator.domain.wording import worded
from annotator.storage.before import Before
from annotator.storage.failure import calm
from annotator.storage.reader import Reader
from annotator.storage.store import Store

if TYPE_CHECKING:
    from annotator.app.edits import Edit

FEW = 1000
CONTINUE_AS = "continue_as"
"""The project's setting that says under which name somebody new begins in it."""


@dataclass(frozen=True)
class Change:
    """What an edit touched: tables, and the ids of spans and documents; None where they are too many to name."""

    name: str
    kind: str
    tables: frozenset[str]
    spans: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    left: int = 0
    """How many rows undo or redo left as others have said since, wholly or in part."""

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables was touched."""
        return not self.tables.isdisjoint(tables)


EVERYTHING = frozenset({"*"})
NOBODY = "nobody"
"""Stands in the journal for whoever did what happened by itself."""
Listener = Callable[[Change], None]


class Project:
    """One project's file, open for writing or, where somebody else holds it, for reading."""

    def __init__(self, reader: Reader, me: str = "", held: str = "") -> None:
        self.reader = reader
        self.held = held
        self._listeners: list[Listener] = []
        self._codebook: Codebook | None = None
        self._paused = ""
        self._missed: list[Change] = []
        self._unsure = False
        self._version = 0 if isinstance(reader, Store) else reader.version()
        self.round = current_round(reader)
        self.be(me)

    @classmethod
    def create(cls, path: Path, me: str = "", name: str = "") -> Project:
        """Make a new project and open it."""
        store = Store.create(path)
        try:
            with store.writing():
                store.set_setting("name", name or path.stem)
                store.set_setting("created", now())
            return cls._over(store, me)
        except BaseException:
            store.unmake()
            raise

    @classmethod
    def open(cls, path: Path, me: str = "", backups: Path | None = None) -> Project:
        """Open a project; where another process writes to it or the disk is read-only, for reading, and say so.

        One of an older version is brought up to date, after a backup into `backups` (None: beside it).
        """
        try:
            store = Store.open(path, backups)
        except (ProjectHeld, ReadOnlyProject) as reason:
            return cls._over(Reader.open(path), me, held=str(reason))
        return cls._over(store, me)

    @classmethod
    def look_into(cls, path: Path, why: str, me: str = "") -> Project:
        """Open a project for reading only, under my name, and say why."""
        return cls._over(Reader.open(path), me, held=why)

    @classmethod
    def _over(cls, reader: Reader, me: str = "", held: str = "") -> Project:
        """Return the project that a reader or store has open, or close it."""
        try:
            with calm(worded("“{name}” could not be opened", name=reader.path.name)):
                return cls(reader, me, held)
        except BaseException:
            reader.close()
            raise

    @classmethod
    def in_memory(cls, me: str = "") -> Project:
        """Make a project that is kept nowhere."""
        return cls(Store.in_memory(), me)

    @property
    def path(self) -> Path:
        """Where the project's file lies."""
        return self.reader.path

    @property
    def name(self) -> str:
        """What the project is called."""
        return str(self.reader.setting("name", self.path.stem))

    @property
    def is_in_place(self) -> bool:
        """Whether its file is still where it was opened, as far as whoever only reads can tell."""
        place = self.reader.place if isinstance(self.reader, Store) else None
        return place is None or place.is_kept()

    @property
    def writable(self) -> bool:
        """Whether this process may change the project."""
        return isinstance(self.reader, Store)

    @property
    def store(self) -> Store:
        """The store; ReadOnlyProject where this process may only read, AnnotatorError while the project pauses."""
        if self._paused:
            raise AnnotatorError(worded("{reason} Until that has ended, nothing can be changed.", reason=self._paused))
        if isinstance(self.reader, Store):
            return self.reader
        raise ReadOnlyProject(worded("{reason} Nothing was changed.", reason=self.held))

    @property
    def paused(self) -> str:
        """Why nothing can be changed for now, or ""."""
        return self._paused

    @property
    def layer(self) -> Layer:
        """The layer that I write to."""
        return Layer(self.me.id, self.round)

    @property
    def codebook(self) -> Codebook:
        """The labels and attributes as they are now."""
        if self._codebook is None:
            self._codebook = self.reader.codebook()
        return self._codebook

    def be(self, name: str) -> None:
        """Work under this name: somebody the project knows, else a person who becomes known with their first edit."""
        # Of two people of one name, I am the one who has worked in this file.
        named = self._people_named(name)
        worked = sorted(named, key=lambda person: -len(self.reader.journal_lines(person.id, 1)))
        self.me = worked[0] if worked else self._new(name)
        self._read_history: History | None = None

    def person(self, name: str) -> Annotator:
        """Return the annotator of this name, or one not stored yet; two people of one name are an error."""
        found = self._people_named(name)
        lead = persons(self.reader.annotators())
        if len({lead[person.id] for person in found}) > 1:
            raise AnnotatorError(
                worded("The project knows two people called “{name}”. Say which by giving one another name.", name=name)
            )
        return found[0] if found else self._new(name)

    def _people_named(self, name: str) -> list[Annotator]:
        return [p for p in self.reader.annotators() if p.kind != "gold" and is_named(p, name)]

    def _new(self, name: str) -> Annotator:
        colour = DEFAULT_COLOURS[(len(self.reader.annotators()) + 4) % len(DEFAULT_COLOURS)]
        return Annotator(id=new_id(), name=plain(name), initials=initials_of(plain(name)), colour=colour)

    def do(self, edit: Edit, *, joined: bool = False) -> Change | None:
        """Make a change: in one transaction, on disk when this returns, with its way back in the journal.

        `joined` makes it one undo step with the change before it.  Returns what was touched, None where nothing was.
        Where anything fails, neither rows nor history remain of it.
        """
        joined = joined and self._history.undoable is not None and self._history.redoable is None
        return self._run(edit.apply, edit.name, "do", joined=joined)

    def merge(self, edit: Edit, *, automatic: bool = False, joined: bool = False) -> Change | None:
        """Take in what others made, in one transaction; undo puts everything back word for word.

        What happens by itself (a team's folder), or was asked by nobody with a name, stands in the journal under
        nobody's name, so undo does not meet it.
        """
        by = NOBODY if automatic or not self.me.name else ""
        return self._run(edit.apply, edit.name, "merge", joined=joined, by=by)

    def undo(self) -> Change | None:
        """Take back my last step, as an edit of its own."""
        step = self._history.undoable
        return self._turn(step.numbers, step.name, "undo") if step else None

    def redo(self) -> Change | None:
        """Do again what was undone last."""
        step = self._history.redoable
        return self._turn(step.numbers, step.name, "redo") if step else None

    @property
    def undo_name(self) -> str:
        """The name of what undo takes back, or ""."""
        return self._history.undoable.name if self._history.undoable else ""

    @property
    def redo_name(self) -> str:
        """The name of what redo does again, or ""."""
        return self._history.redoable.name if self._history.redoable else ""

    @property
    def undo_rows(self) -> int:
        """How many rows undo is about."""
        return self._history.undoable.rows if self._history.undoable else 0

    @property
    def redo_rows(self) -> int:
        """How many rows redo is about."""
        return self._history.redoable.rows if self._history.redoable else 0

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def follow(self) -> bool:
        """Where another process writes: tell the listeners if it has.  Returns whether it had."""
        if self.writable or (version := self.reader.version()) == self._version:
            return False
        self._version = version
        self._tell(Change("", "follow", EVERYTHING))
        return True

    def pause(self, why: str) -> None:
        """Refuse every change from now on, with this sentence: a twin is about to write."""
        # There must be a store to write to, and nobody at it.
        _, self._paused = self.store, why

    @contextmanager
    def twin(self) -> Iterator[Project]:
        """The same project through a connection of its own, on the thread that asks, while this one pauses."""
        from annotator.storage.beside import beside

        assert isinstance(self.reader, Store)
        with beside(self.reader) as store:
            twin = Project(store, self.me.name)
            twin.me = self.me
            twin.listen(self._missed.append)
            try:
                yield twin
            except StorageFailure:
                self._unsure = True
                raise
            self.me = twin.me

    def go_on(self) -> None:
        """Let changes be made again, and tell the listeners what the twin did."""
        self._paused = ""
        if self._unsure:
            self._unsure = False
            self.store.reopen()
        missed, self._missed = self._missed, []
        if missed:
            self._read_history = None
            self._tell(replace(missed[0], tables=EVERYTHING, spans=None, documents=None))

    def back_up(self, folder: Path, reason: str) -> Path:
        """Keep a copy of the project as it is now."""
        from annotator.storage.backup import make_backup

        return make_backup(self.store.connection, self.path, folder, reason)

    def repair(self, backups: Path) -> list[str]:
        """Mend what can be mended, after a backup; returns what was done.  Undo does not go back beyond it."""
        from annotator.storage.check import repair, set_clock

        self.back_up(backups, "before repair")
        set_clock(self.store)
        done: list[str] = []
        by = "" if self.store.knows(self.me.id) else NOBODY
        self._run(lambda store: done.extend(repair(store)), REPAIR, "do", by=by)
        self._read_history = None
        return done

    def close(self) -> None:
        """Close the file, whole."""
        self.reader.close()

    def _turn(self, numbers: list[int], name: str, kind: str) -> Change | None:
        def back(store: Store) -> None:
            store.take_back(map(store.inverse, reversed(numbers)), self.me.id)

        return self._run(back, name, kind)

    def _run(
        self, write: Callable[[Store], None], name: str, kind: str, *, joined: bool = False, by: str = ""
    ) -> Change | None:
        store, at = self.store, now()
        try:
            with store.writing() as before:
                write(store)
                if not before.count() and kind in ("do", "merge"):
                    return None
                if not store.knows(self.me.id):
                    # What came in may have brought me: then I am that one, and nobody is made twice.
                    self.me = next(iter(self._people_named(self.me.name)), self.me)
                    if not by:
                        store.put(self.me)
                number = store.journal(by or self.me.id, name, kind, at, joined=joined)
        except StorageFailure:
            # What a failed commit left on the disk is only known after reading it again.
            store.reopen()
            self._read_history = None
            with calm(worded("“{name}” could not be read again", name=self.path.name)):
                self._tell(Change(name, kind, EVERYTHING))
            raise
        if before.taken:
            self._read_history = None
        elif not by and self._read_history is not None:
            self._read_history.add(Line(number, at, self.me.id, name, kind, joined, before.count()))
        change = Change(name, kind, EVERYTHING, left=before.left) if before.exact else _change(name, kind, before)
        self._tell(change)
        return change

    def _tell(self, change: Change) -> None:
        if change.tables is EVERYTHING or change.touches("label", "attribute"):
            self._codebook = None
        if change.tables is EVERYTHING or change.touches("setting"):
            self.round = current_round(self.reader)
        for listener in list(self._listeners):
            listener(change)

    @property
    def _history(self) -> History:
        if self._read_history is None:
            self._read_history = History(
                [Line(*line) for line in self.reader.journal_lines(self.me.id, besides=REPAIR)]
            )
        return self._read_history


def _change(name: str, kind: str, before: Before) -> Change:
    spans, documents = before.ids("span"), before.ids("document")
    return Change(
        name,
        kind,
        frozenset(before.tables()),
        tuple(spans) if len(spans) <= FEW and not before.taken else None,
        tuple(documents) if len(documents) <= FEW and not before.taken else None,
        before.left,
    )
