"""Bringing articles and spans in: read and check everything beside the project, then take it in as one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from time import monotonic

from annotator.app.edits import DimLines
from annotator.app.finding import Finding, Found
from annotator.app.import_report import Incoming, LeftOut, RecordLog
from annotator.app.naming import PERSON, ForeignName
from annotator.app.project import Project
from annotator.app.reading import FileReading, LaterError
from annotator.app.repeats import Repeats
from annotator.app.table_rows import TableRows
from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Label
from annotator.domain.errors import AnnotatorError, BadInput, Cancelled
from annotator.domain.identity import fold
from annotator.domain.wording import worded
from annotator.formats import registry
from annotator.formats.record import ArticleRecord, LabelRecord, Left, ReadOptions, Record, Refusal, RowRecord
from annotator.storage.beside import roomy, stoppable
from annotator.storage.failure import calm
from annotator.storage.gathered import LAYERED
from annotator.storage.reader import Reader
from annotator.storage.store import Store
from annotator.storage.waiting import Waiting, go_further, take_in, taking_in

Tell = Callable[[int, int, str], None]
"""Called with (done, of, name of the file at work); it may raise Cancelled."""

TOLD_EVERY = 0.2
"""Seconds of reading a file after which it is told how far that has come."""
ROOM = 32_768
"""Kibibytes of the project's pages in memory while much is taken in."""
MOST_REFUSED = 10_000
"""How many refused records of one file are told one by one."""
LONGEST_REASON = 1000
"""Characters of a reason that are told: what is quoted in it may be as long as the file."""


@dataclass(frozen=True)
class ImportOptions:
    """How to bring files in.  `annotator` names whose spans they are where the file does not say ("" is me).

    `labels` and `people` map names that files use to ours; a name that nobody knows is made, a label where `create`.
    `coming` are labels and people of other files that are to come in together with these.
    """

    format: str = ""
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    annotator: str = ""
    round: int = 1
    done: bool = False
    partial: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    coming: Sequence[Label | Annotator] = ()
    create: bool = True


@dataclass
class Summary:
    """What an import brings, in the words of the command line's JSON."""

    documents_added: int = 0
    documents_known: int = 0
    spans_added: int = 0
    spans_known: int = 0
    repaired: int = 0
    refused: list[Refusal] = field(default_factory=list)
    left: int = 0
    """How many kinds of things the files say that are not taken; the records name them."""

    def as_json(self) -> dict[str, object]:
        """Return it as the command line prints it."""
        return {name: value for name, value in asdict(self).items() if name != "left"}


@dataclass
class Prepared:
    """An import that is read, checked and waiting; nothing of the project has changed.

    `records` outlasts what waits; `foreign` are the names in the files that nobody here knew.  `is_others` says that
    people have worked on what comes, and that whoever brings it in is neither one of them nor of the project.
    """

    summary: Summary
    waiting: Waiting
    repeats: Repeats
    records: RecordLog = field(default_factory=RecordLog)
    foreign: list[ForeignName] = field(default_factory=list)
    is_others: bool = False

    def discard(self) -> None:
        """Throw away what waits."""
        self.waiting.discard()


@dataclass(frozen=True)
class TakeIn:
    """Take what waits into the project, and dim the lines that repeat across its articles."""

    prepared: Prepared
    name: str = "import"

    def apply(self, store: Store) -> None:
        """Take the rows in."""
        go_further(store)
        take_in(store)
        DimLines(self.prepared.repeats.rows()).apply(store)


def prepare(
    project_path: Path, paths: Sequence[Path], options: ImportOptions, me: Annotator, tell: Tell = lambda *_: None
) -> Prepared:
    """Read and check files and folders beside a project.  It may run on any thread: it opens its own reader."""
    reader = Reader.open(project_path)
    waiting = Waiting()
    try:
        prepared = Prepared(Summary(), waiting, Repeats(reader))
        with calm(worded("The import could not be prepared. The project was not changed")):
            _read_all(prepared, reader, paths, options, me, tell)
            waiting.seal()
            _count(prepared, project_path)
    except BaseException:
        waiting.discard()
        raise
    finally:
        reader.close()
    return prepared


def take(project: Project, prepared: Prepared, name: str = "import", tell: Tell = lambda *_: None) -> Summary:
    """Take a prepared import into the project, as one step of this name that can be undone by whoever took it in.

    Where `tell` raises Cancelled, the project is as before.
    """
    try:
        with (
            taking_in(project.store, prepared.waiting),
            roomy(project.store.connection, ROOM),
            stoppable(project.store.connection, partial(tell, 0, 0, "")),
        ):
            (project.do if project.me.name else project.merge)(TakeIn(prepared, name))
        project.store.fold()
    finally:
        prepared.discard()
    return prepared.summary


def _read_all(
    prepared: Prepared, reader: Reader, paths: Sequence[Path], options: ImportOptions, me: Annotator, tell: Tell
) -> None:
    reading = FileReading(reader, prepared.waiting, me, options)
    with Finding(paths, partial(tell, 0, 1, paths[0].name if paths else "")) as finding:
        for refusal in finding.refused:
            _refuse(prepared, refusal, finding.label_of(refusal.file))
        count, files = len(finding.files), [*finding.files]
        for place, found in enumerate(files):  # It grows by those that have to be read after all others.
            say = partial(tell, place - (len(files) - count), count)
            say(found.label)
            reading.begin(is_early=place < count and count > 1)
            prepared.records.begin()
            try:
                with prepared.waiting.file():
                    _read_file(prepared, reader, reading, found, options, say)
            except Cancelled:
                raise
            except AnnotatorError as error:
                reading.take_back()
                prepared.records.take_back()
                if isinstance(error, LaterError):
                    files.append(found)
                    continue
                for refusal in _refusals(error, found.name):
                    _refuse(prepared, refusal, found.label)
        tell(count, count, "")
    mine = fold(options.annotator)
    prepared.is_others = not reading.names.knows(me.id) and any(map(prepared.waiting.count, LAYERED))
    prepared.foreign = [one for one in reading.names.foreign if (one.kind, fold(one.name)) != (PERSON, mine)]


def _refuse(prepared: Prepared, refusal: Refusal, label: str) -> None:
    if len(refusal.reason) > LONGEST_REASON:
        refusal = replace(refusal, reason=f"{refusal.reason[: LONGEST_REASON - 1]}…")
    prepared.summary.refused.append(refusal)
    prepared.records.add(Incoming(label, refusal.record, "refused", reason=refusal.reason))


class _RefusedError(AnnotatorError):
    """A file is refused whole, for each of these reasons."""

    def __init__(self, refused: Sequence[Refusal]) -> None:
        super().__init__()
        self.refused = refused


class _Refused:
    """What is refused of a file: as many records as anybody may want to read of, and how many more."""

    def __init__(self, file: str, is_partial: bool) -> None:
        self._file, self._is_partial = file, is_partial
        self._held: list[Refusal] = []
        self._more = 0

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._held)

    def add(self, refusal: Refusal) -> None:
        """Add a record; where the whole file is refused with it, so many of them end its reading."""
        if len(self._held) < MOST_REFUSED:
            self._held.append(replace(refusal, file=self._file))
        elif self._is_partial:
            self._more += 1
        else:
            told = worded("more than {count} of its records cannot be taken; the rest was not read", count=MOST_REFUSED)
            raise _RefusedError([*self._held, Refusal(self._file, "", told)])

    def take(self, refusals: Iterable[Refusal]) -> None:
        """Add each."""
        for refusal in refusals:
            self.add(refusal)

    def all(self) -> Sequence[Refusal]:
        """Return them, or raise them where the file is refused whole."""
        if self and not self._is_partial:
            raise _RefusedError(self._held)
        more = worded("{count} more of its records cannot be taken", count=self._more)
        return [*self._held, *([Refusal(self._file, "", more)] if self._more else [])]


def _refusals(error: AnnotatorError, file: str) -> Sequence[Refusal]:
    if isinstance(error, _RefusedError):
        return error.refused
    if isinstance(error, BadInput):
        return [Refusal(file, error.record, error.reason)]
    return [Refusal(file, "", str(error))]


def _read_file(
    prepared: Prepared,
    reader: Reader,
    reading: FileReading,
    found: Found,
    options: ImportOptions,
    say: Callable[[str], None],
) -> None:
    path = found.path
    read = registry.for_reading(path, options.format, options.encoding).read
    if read is None:
        raise BadInput(path.name, worded("this format can be written but not read"))
    refused = _Refused(found.name, options.partial)
    tally: Counter[str] = Counter()
    left = LeftOut()
    repaired = 0
    rows = TableRows(reader, prepared.waiting)
    for record in _told(read(path, ReadOptions(options.encoding, options.columns)), found.label, say):
        if isinstance(record, Refusal):
            refused.add(record)
        elif isinstance(record, Left | LabelRecord):
            left.add(*_beside(record, reading))
        elif isinstance(record, RowRecord):
            tally[record.table] += 1
            refused.take(rows.add(path, record))
        elif problem := reading.add(record):
            refused.add(Refusal(str(path), record.place, problem))
        else:
            refused.take(Refusal(str(path), place, problem) for place, problem in reading.refused)
            if reading.refused and not (record.spans or reading.state):
                continue
            if reading.state == "new":
                prepared.repeats.see(record.text)
            tally[reading.state] += 1
            repaired += reading.repaired.total()
            prepared.records.add(_incoming(found, record, reading))
    refused.take(rows.finish(path))
    if not tally and not refused:
        refused.add(Refusal(str(path), "", worded("it holds no articles and no spans")))
    for refusal in refused.all():
        _refuse(prepared, refusal, found.label)
    reading.finish()
    if tally["document"] or tally["span"]:
        prepared.records.add(Incoming(found.label, "", "rows", spans=tally["span"]))
    for one in left.records(found.label):
        prepared.records.add(one)
        prepared.summary.left += 1
    prepared.summary.documents_known += tally["known"] + tally["copy"]
    prepared.summary.repaired += repaired


def _told(records: Iterable[Record], name: str, say: Callable[[str], None]) -> Iterator[Record]:
    """Yield the records of a file, and say now and then how many there were."""
    due = monotonic() + TOLD_EVERY
    for count, record in enumerate(records):
        if monotonic() >= due:
            say(worded("{name}: {count} records", name=name, count=count))
            due = monotonic() + TOLD_EVERY
        yield record


def _beside(record: Left | LabelRecord, reading: FileReading) -> Sequence[Left]:
    """Take a label that the file describes.  Returns what is left out."""
    if isinstance(record, Left):
        return [record]
    problem = reading.names.define(record)
    return [Left(record.name, problem)] if problem else []


def _incoming(found: Found, record: ArticleRecord, reading: FileReading) -> Incoming:
    return Incoming(
        file=found.label,
        place=record.place,
        state=reading.state or "spans",
        name=record.name,
        title=record.title,
        source=record.source,
        published=record.published,
        characters=len(record.text),
        spans=len(record.spans),
        repaired=dict(reading.repaired),
    )


def _count(prepared: Prepared, project_path: Path) -> None:
    summary, waiting = prepared.summary, prepared.waiting
    known = waiting.known(project_path, "document")
    summary.documents_added = waiting.count("document") - known
    summary.documents_known += known
    stored = waiting.known(project_path, "span")
    summary.spans_known = stored + waiting.spans_again
    summary.spans_added = waiting.count("span") - stored
