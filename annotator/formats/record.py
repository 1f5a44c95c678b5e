"""What travels between a file and a project: articles with their spans by name, or the project's own rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.codebook import Codebook


@dataclass(slots=True)
class SpanRecord:
    """One span as a file says it.  Offsets are code points of the article's text, half-open; `quote` None: none given.

    Label, annotator and attributes go by name; `attributes` maps attribute names to values.  A value that is a span
    stands as that span's `id`; an `id` need only be unique in its article.  With a `place` the span is a record of its
    own in the file ("row 12"): one that is wrong keeps no other away.
    """

    start: int
    end: int
    label: str
    annotator: str = ""
    quote: str | None = None
    fragments: list[tuple[int, int]] | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    origin: str = "import"
    score: float | None = None
    id: str = ""
    place: str = field(default="", compare=False)


@dataclass(slots=True)
class RelationRecord:
    """A relation as a file says it.  `source` and `target` are places in the article's list of spans, from 0."""

    source: int
    target: int
    label: str
    annotator: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    note: str = ""


@dataclass(slots=True)
class DocumentLabelRecord:
    """A label on a whole article as a file says it, with the value chosen for it, or ""."""

    label: str
    value: str = ""
    annotator: str = ""


@dataclass(slots=True)
class ArticleRecord:
    """One article as a file says it.  `place` is where in the file it stood ("line 3", "row 12"), or "".

    `repaired` counts the spans whose offsets a reader translated into code points from the file's `unit`
    ("UTF-16 units", "grapheme clusters", to be worded; "" is ours).  Empty `text` with spans stands for the article
    known by `document_id` or `name`; `sha256` and `length` (code points) then say which text is meant, where a file
    says it.
    """

    text: str
    name: str = ""
    title: str = ""
    source: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    meta: dict[str, Any] = field(default_factory=dict)
    reader: str = ""
    original_sha256: str = ""
    spans: list[SpanRecord] = field(default_factory=list)
    relations: list[RelationRecord] = field(default_factory=list)
    labels: list[DocumentLabelRecord] = field(default_factory=list)
    document_id: str = ""
    annotator: str = ""
    done: bool = False
    place: str = ""
    repaired: int = 0
    unit: str = ""
    sha256: str = ""
    length: int = 0

    @property
    def is_elsewhere(self) -> bool:
        """Whether its text has to be found: in the project, or in what comes in with it."""
        return not self.text and bool(self.spans or self.labels or self.sha256)


@dataclass(slots=True)
class RowRecord:
    """One row of a project's table, word for word; JSON columns hold JSON text."""

    table: str
    values: dict[str, Any]
    place: str = ""


@dataclass(frozen=True, slots=True)
class LabelRecord:
    """A label as a file's own codebook has it; it comes before what it labels.  `parent` is the name of another.

    It says what a label that nobody here knows is to be; one that is here already stays as it is.
    """

    name: str
    kind: str = "span"
    colour: str = ""
    definition: str = ""
    examples: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a file that could not be taken, and why."""

    file: str
    record: str
    reason: str


@dataclass(frozen=True, slots=True)
class Left:
    """What a file says and nobody here has a place for; it refuses nothing, and the report names it.

    `what` are such things in words ("pictures"), `record` is where they stand, `count` how many there are.
    """

    record: str
    what: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Dropped:
    """A span (or, with `label` its name, a relation or a document's label) that a format could not say in full.

    The `reason` is English, for dataset cards count reasons; the window words it.
    """

    document: str
    title: str
    start: int
    end: int
    label: str
    reason: str
    span_id: str = ""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: `encoding` "" guesses; `columns` maps our names to a table's ("": no such column).

    Ours are text, title, source, url, published, language and name.
    """

    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How to write: `edges` "drop" or "expand" for spans off token edges, `language` the tokenizer's code.

    The language "xx" is any; `part` is "train", "dev" or "test" where a split is written, else "".  Without `text`
    the articles come with their hash and length instead of their text, and spans without quotes.  `scheme` is how
    CoNLL tags spans: "iob2", "iob1", "bilou" or "bioes".
    """

    edges: str = "drop"
    language: str = "xx"
    part: str = ""
    text: bool = True
    scheme: str = "iob2"


@dataclass(slots=True)
class Report:
    """What an export wrote and what it could not say; `spans` plus `dropped` is every span it was given.

    `reduced` lists spans that were written, but not with all they have, and relations and labels of documents that
    were left out.  `changed` says in sentences what had to be written otherwise (label names, control characters),
    `split` how articles were shared out for training, and which of them are near-copies.
    """

    documents: int = 0
    spans: int = 0
    dropped: list[Dropped] = field(default_factory=list)
    reduced: list[Dropped] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    split: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export is asked to write.  Both streams are read lazily, one article or row at a time.

    `articles` yields articles in project order with spans in reading order; `rows` yields the project's own rows
    (table, values) for the one format that is the project itself.  `card` tells of the articles that were yielded so
    far, as a dataset card in Markdown, "" where none is wanted.
    """

    codebook: Codebook
    articles: Callable[[], Iterator[ArticleRecord]]
    rows: Callable[[], Iterator[RowRecord]]
    project: str = ""
    card: Callable[[], str] = lambda: ""


Record = ArticleRecord | RowRecord | LabelRecord | Left | Refusal
Reader = Callable[[Path, ReadOptions], Iterable[Record]]
Writer = Callable[[Selection, Path, WriteOptions], Report]


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A file that stands beside others and is read with them.

    With `of`, a name that ends in `ending` belongs to the file whose name ends in `of` instead; without, `ending` is
    the whole name of a file that belongs to all beside it.
    """

    ending: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: its name on the command line, what it is in a few words (to be worded), and what it can do.

    One that can be written `without_text` tells articles by hash and length where that is asked for.
    A format that is a `folder` is written as one, a file per article.  `original` yields all lines that a file holds,
    for comparing them with what `read` takes; without it nothing is left out.  The files in an `archive` are read one
    by one, each in its own format.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Reader | None = None
    write: Writer | None = None
    carries_spans: bool = True
    folder: bool = False
    without_text: bool = False
    sidecars: tuple[Sidecar, ...] = ()
    original: Callable[[Path, ReadOptions], Iterable[str]] | None = None
    archive: bool = False

    @property
    def reads(self) -> bool:
        """Whether files of it can come in."""
        return self.read is not None or self.archive
