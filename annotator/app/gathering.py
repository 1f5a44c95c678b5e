"""Gathering what teammates made: their files are read beside the project, shown, and taken in as one step.

By default the layer of a file's owner is taken; other people's rows are listed, and nobody's file changes my own layer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from annotator.app.differences import ArticleLine, Conflict, Everybody, LayerChoice, conflicts_of, layers_of
from annotator.app.importing import Tell
from annotator.app.project import Project
from annotator.app.rounds import BLIND, ROUND, later_word
from annotator.app.row_checking import DAY, refuse_untrue
from annotator.app.row_files import foreign_of_rows, holds_rows, is_project
from annotator.app.sharing import own_ids
from annotator.app.span_files import Newcomer, foreign_of_spans, newcomers
from annotator.domain.annotator import Annotator
from annotator.domain.errors import AnnotatorError, BadInput, Cancelled
from annotator.domain.wording import worded
from annotator.formats.record import Refusal
from annotator.storage import backup
from annotator.storage.beside import roomy, stoppable
from annotator.storage.connection import address_of
from annotator.storage.foreign import Foreign
from annotator.storage.gathered import ARTICLES, CODEBOOK, Choice, Comparison
from annotator.storage.merging import keep_joined, merge, settle_own
from annotator.storage.others import TOLD
from annotator.storage.reader import Reader
from annotator.storage.schema import TABLES
from annotator.storage.store import Store
from annotator.storage.waiting import attached

MOST_FILES = 10  # that SQLite attaches to one connection


@dataclass(slots=True)
class GatheredFile:
    """One file that was read and can be taken; articles and codebook, like layers, can be left out.

    `writers` are those who worked in it; what it says of their names and colours holds, whoever said otherwise.
    `golds` are theirs: one that was taken back holds no layer, and is to go here too.
    `word` holds what its owner's team was told of the round, where that is later than what is known here; it comes
    with the articles.  `brings` are the labels and people of another tool's file that are new here.  `shares` says
    whether articles, codebook or people in it are new here or would change.  After taking, `waiting` says how many
    rows refer to what is not here yet.
    """

    path: Path
    foreign: Foreign
    owner: str = ""
    writers: set[str] = field(default_factory=set)
    golds: set[str] = field(default_factory=set)
    layers: list[LayerChoice] = field(default_factory=list)
    lines: list[ArticleLine] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    word: dict[str, Any] = field(default_factory=dict)
    brings: list[Newcomer] = field(default_factory=list)
    articles: bool = True
    codebook: bool = True
    shares: bool = False
    waiting: int = 0

    @property
    def is_news(self) -> bool:
        """Whether the project does not hold all of it yet."""
        counts = ((layer.new, layer.changed, layer.removed, layer.others) for layer in self.layers)
        return self.shares or bool(self.word) or any(map(any, counts))

    def choice(self) -> Choice:
        """What is ticked now."""
        ticked = {(x.annotator_id, x.round) for x in self.layers if x.ticked and not x.refused}
        people = {annotator_id for annotator_id, _ in ticked} | self.writers | self.golds
        return Choice(ticked, people, articles=self.articles, codebook=self.codebook)


@dataclass
class Gathering:
    """Files that are read and waiting, and those that are refused; nothing of the project has changed."""

    project: Path
    files: list[GatheredFile] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def summary(self) -> dict[str, int]:
        """Return how many documents, spans, annotators and labels would be new or changed by what is ticked."""
        found: dict[str, set[str]] = {"document": set(), "span": set(), "annotator": set(), "label": set()}
        for file in self.files:
            with file.foreign.beside(self.project):
                comparison = Comparison(file.foreign)
                comparison.choose(file.choice())
                for name, ids in found.items():
                    ids |= comparison.new_or_changed(name)
        return {f"{name}s": len(ids) for name, ids in found.items()}

    def thin(self) -> int:
        """Drop what would change nothing as the project is now; returns how many rows are left.  On any thread."""
        left = 0
        for file in self.files:
            with file.foreign.beside(self.project):
                left += Comparison(file.foreign).thin()
        return left

    def discard(self) -> None:
        """Throw away what waits."""
        for file in self.files:
            file.foreign.discard()


@dataclass(frozen=True)
class Gather:
    """Merge what was chosen of several files, given as who wrote each by the name under which it is attached.

    `counts` then says how much changed; `step` is called before each file.
    """

    writers: Mapping[str, set[str]]
    word: Mapping[str, Any]
    counts: dict[str, int]
    step: Callable[[], None] = lambda: None
    name: str = "gather"

    def apply(self, store: Store) -> None:
        """Merge one file after the other."""
        for name, writers in self.writers.items():
            self.step()
            merge(store, {table: f"{name}.chosen_{table}" for table in TABLES})
            keep_joined(store)
            settle_own(store, "annotator", f"{name}.annotator", writers)
        for key, value in self.word.items():
            store.set_setting(key, value)
        found = {table: len(store.before.ids(table)) for table in ("document", "span", "annotator", "label")}
        for table, count in found.items():
            self.counts[f"{table}s"] += count


def prepare(
    project: Path, files: Sequence[Path], me: Annotator, *, own: bool = False, tell: Tell = lambda *_: None
) -> Gathering:
    """Read and check files beside a project, on any thread.

    `own` says that they come from another computer of mine: then they may change my own layer too.
    """
    if len(files) > MOST_FILES:
        raise AnnotatorError(
            worded("At most {count} files are gathered at a time. Nothing was changed.", count=MOST_FILES)
        )
    gathering = Gathering(project)
    try:
        with closing(Reader.open(project)) as reader:
            for done, path in enumerate(files):
                coming = [row for file in gathering.files for row in file.brings]
                say = partial(tell, done, len(files))
                try:
                    gathering.files.append(_read(reader, path, me, coming, own=own, say=say))
                except BadInput as error:
                    gathering.refused.append(Refusal(str(path), error.record, error.reason))
                except Cancelled:
                    raise
                except AnnotatorError as error:
                    gathering.refused.append(Refusal(str(path), "", str(error)))
    except BaseException:
        gathering.discard()
        raise
    return gathering


def take(
    project: Project,
    gathering: Gathering,
    backups: Path | None = None,
    *,
    automatic: bool = False,
    tell: Tell = lambda *_: None,
) -> dict[str, int]:
    """Take what is ticked into the project as one step, after a backup into `backups` (None: beside the project).

    Returns how many documents, spans, annotators and labels are new or changed.  What happens by itself is backed up
    once a day.  Where `tell` raises Cancelled, the project is as before.
    """
    counts = dict.fromkeys(("documents", "spans", "annotators", "labels"), 0)
    folder = backups or project.path.with_name(project.path.name + ".backups")
    files = gathering.files
    try:
        steps = _Steps(tell, files)
        if files and (not automatic or backup.due(folder, project.path)):
            project.back_up(folder, "before gathering")
        _merge(project, files, counts, steps, automatic=automatic)
        late = [file for file in files if file.waiting]
        if late and len(files) > 1:  # What they wait for may just have come with another file.
            _merge(project, late, counts, _Steps(lambda *_: None, late), automatic=automatic, joined=True)
        project.store.fold()
    finally:
        gathering.discard()
    return counts


class _Steps:
    """How far taking has come: the backup, then each file compared, then each merged."""

    def __init__(self, tell: Tell, files: Sequence[GatheredFile]) -> None:
        self._tell, self._at = tell, 0
        self._names = ["", *(file.path.name for file in files), *(file.path.name for file in files)]
        self.still()

    def still(self) -> None:
        """Tell it again; Cancelled may be raised."""
        self._tell(self._at, len(self._names), self._names[self._at])

    def step(self) -> None:
        """Begin the next one."""
        self._at += 1
        self.still()


def _merge(
    project: Project,
    files: Sequence[GatheredFile],
    counts: dict[str, int],
    steps: _Steps,
    *,
    automatic: bool,
    joined: bool = False,
) -> None:
    for file in files:
        steps.step()
        with stoppable(file.foreign.connection, steps.still), file.foreign.beside(project.path):
            file.waiting = Comparison(file.foreign).choose(file.choice())
    words = [file.word for file in files if file.word and file.articles]
    word = max(words, key=lambda said: str(said[TOLD]), default={})
    connection = project.store.connection
    writers: dict[str, set[str]] = {}
    mine = own_ids(project.reader, project.me)
    with ExitStack() as stack:
        for nth, file in enumerate(files):
            stack.enter_context(attached(connection, address_of(file.foreign.path, "ro"), f"theirs{nth}"))
            writers[f"theirs{nth}"] = file.writers - mine  # Of my two laptops, the later word holds.
        stack.enter_context(roomy(connection))
        stack.enter_context(stoppable(connection, steps.still))
        project.merge(Gather(writers, word, counts, steps.step), automatic=automatic, joined=joined)


def _read(
    reader: Reader, path: Path, me: Annotator, coming: Sequence[Newcomer], *, own: bool, say: Callable[[str], None]
) -> GatheredFile:
    still = partial(say, path.name)
    still()
    if path.exists() and path.samefile(reader.path):
        raise BadInput(path.name, worded("it is this project itself"))
    foreign, left, brings = _foreign(reader, path, coming, say)
    file = GatheredFile(path, foreign, brings=brings, conflicts=[Conflict("left", what) for what in left])
    try:
        now = time.time_ns() // 1_000_000
        with foreign.beside(reader.path):
            refuse_untrue(foreign, now, still)
            with stoppable(foreign.connection, still):
                _compare(reader, file, me, now, own=own)
    except BaseException:
        foreign.discard()
        raise
    return file


def _compare(reader: Reader, file: GatheredFile, me: Annotator, now: int, *, own: bool) -> None:
    """Say in a file what it would change; BadInput where it brings what is not its owner's to bring."""
    name, foreign = file.path.name, file.foreign
    comparison = Comparison(foreign)
    if moved := comparison.taken_over():
        told = worded("its {table} {id} is somebody else's or another one here", table=moved[0], id=moved[1])
        raise BadInput(name, told)
    said = {key: foreign.setting(key) for key in (ROUND, BLIND, TOLD)}
    file.word = later_word(reader, said, f"{now + DAY:013d}~")
    everybody = Everybody(foreign, reader, me)
    if (impostor := everybody.impostor()) and not own:
        told = worded("it says that “{name}” is you; if so, join the two names here first", name=impostor)
        raise BadInput(name, told)
    file.owner = ", ".join(sorted(map(everybody.name, everybody.owners)))
    file.writers = {x for x in everybody.writers if own or not everybody.is_mine(x)}
    file.golds = {x for x in everybody.golds if own or not everybody.is_mine(x)}
    file.layers, file.lines = layers_of(everybody, foreign, comparison, own=own)
    file.conflicts += [*everybody.namesakes(own=own), *conflicts_of(foreign, reader, comparison)]
    comparison.choose(file.choice())
    file.shares = any(map(comparison.new_or_changed, (*ARTICLES, *CODEBOOK, "annotator")))


def _foreign(
    reader: Reader, path: Path, coming: Sequence[Newcomer], say: Callable[[str], None]
) -> tuple[Foreign, list[str], list[Newcomer]]:
    if is_project(path):
        return Foreign.of_project(path, partial(say, path.name)), [], []
    if holds_rows(path):
        return foreign_of_rows(path, say), [], []
    foreign, left = foreign_of_spans(reader.path, path, coming, say)
    return foreign, left, newcomers(foreign, reader)
