"""From records, as files say them, to rows that wait to be taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, count, islice
from typing import Any, Protocol

from annotator.app.checking import (
    problem_with_text,
    settled_span,
)
from annotator.app.naming import Names
from annotator.domain.annotator import Annotator, Layer
from annotator.domain.clock import now
from annotator.domain.codebook import Label
from annotator.domain.document import Document, Occurrence, Progress
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import (
    document_id,
    document_label_id,
    imported_relation_id,
    imported_span_id,
    occurrence_id,
    progress_id,
    sha256,
)
from annotator.domain.row import Row
from annotator.domain.wording import to_word, worded
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    RelationRecord,
    SpanRecord,
)
from annotator.storage.reader import Reader
from annotator.storage.rows import to_json, values_of
from annotator.storage.schema import TABLES
from annotator.storage.store import is_said
from annotator.storage.waiting import COPIED_TO_COME, FACTS, REPORTED_TO_COME, STAMP_TO_COME, Facts, Waiting

BATCH = 5000
"""Rows that are held back to be written at once."""
CHARACTERS = 2_000_000
"""Characters of texts that may be among them."""
_LABEL, _FACTS = (TABLES["span"].columns.index(column) for column in ("label_id", "attributes"))


class _Options(Protocol):
    @property
    def annotator(self) -> str: ...
    @property
    def labels(self) -> Mapping[str, str]: ...
    @property
    def people(self) -> Mapping[str, str]: ...
    @property
    def coming(self) -> Sequence[Label | Annotator]: ...
    @property
    def create(self) -> bool: ...
    @property
    def round(self) -> int: ...
    @property
    def done(self) -> bool: ...


class LaterError(AnnotatorError):
    """A file speaks of articles that files after it may still bring."""


class FileReading:
    """Turns one file after another into waiting rows; a refused file leaves nothing, not even its new labels."""

    def __init__(self, reader: Reader, waiting: Waiting, me: Annotator, options: _Options) -> None:
        self._reader = reader
        self._waiting = waiting
        self.names = Names(reader, me, options.labels, options.people, options.coming, create=options.create)
        self._me = me.id
        self._annotator = options.annotator or me.name
        self._options = options
        self._at = now()
        self._position = reader.last_position()
        self._there = reader.document_ids()
        self._held: dict[str, list[tuple[Any, ...]]] = {}
        self._spans = self._held.setdefault("span", [])
        self._characters = 0
        self._related: set[str] = set()
        self._is_early = False
        self.state = ""
        self.repaired: Counter[str] = Counter()
        self.refused: list[tuple[str, str]] = []

    def begin(self, *, is_early: bool = False) -> None:
        """Begin a file; an early one is read again at the end if it speaks of articles without their texts."""
        self._is_early = is_early
        self.names.mark()
        for rows in self._held.values():
            rows.clear()

    def take_back(self) -> None:
        """Forget what the file brought; its rows are rolled back by whoever holds them."""
        self.names.forget()

    def add(self, record: ArticleRecord) -> str:
        """Add one article with its spans.  Returns why it cannot be taken, or "".  LaterError where it is too early.

        `state` then says what the article is here: "new", "known", "copy" (of one before it), or "" for spans alone;
        `repaired` counts its spans whose offsets counted something else, by what they counted; `refused` has the spans
        that are records of their own and cannot be taken, with the reason.
        """
        self.state, self.refused = "", []
        self.repaired = Counter({record.unit or to_word("other units"): record.repaired} if record.repaired else {})
        self._is_early = self._is_early and record.is_elsewhere
        if self._is_early:
            raise LaterError
        document = self._known_elsewhere(record) if record.is_elsewhere else None
        text = document.text if document else record.text
        if problem := problem_with_text(text):
            return worded("its article is not in the project") if record.is_elsewhere else problem
        if document and record.sha256 not in ("", document.sha256):
            return worded("the article of this name in the project is not the text that was marked")
        if problem := self._settle(record, text) or _problem_with_relations(record) or self._problem_with_names(record):
            return problem
        made = document.id if document else self._document(record)
        self._waiting.may_double |= self.state in ("", "copy")
        self._add_spans(made, record)
        if self._characters >= CHARACTERS or sum(map(len, self._held.values())) >= BATCH:
            self._flush()
        return ""

    def finish(self) -> None:
        """Write what is still held back, and the rows that new names need."""
        for row in self.names.made():
            self._put(row)
        self._flush()

    def _settle(self, record: ArticleRecord, text: str) -> str:
        """Hold an article's spans against its text.  Returns why they cannot be taken, or ""."""
        for nth, span in enumerate(record.spans, 1):
            problem, unit = settled_span(span, text)
            if unit:
                self.repaired[unit] += 1
            if problem and not span.place:
                return worded("span {place}: {problem}", place=str(nth), problem=problem)
            if problem:
                self.refused.append((span.place, problem))
        if self.refused:
            wrong = {place for place, _ in self.refused}
            record.spans = [span for span in record.spans if span.place not in wrong]
        return ""

    def _problem_with_names(self, record: ArticleRecord) -> str:
        given: list[tuple[str, Iterable[SpanRecord | RelationRecord | DocumentLabelRecord]]] = [
            ("span", record.spans),
            ("relation", record.relations),
            ("document", record.labels),
        ]
        labels = {(kind, one.label): None for kind, ones in given for one in ones}
        default = record.annotator or self._annotator
        people = dict.fromkeys(one.annotator or default for _, ones in given for one in ones)
        if record.done or self._options.done or record.annotator:
            people[default] = None
        return self.names.problem_with(labels, people)

    def _known_elsewhere(self, record: ArticleRecord) -> Document | None:
        known = record.document_id or (document_id(record.sha256) if record.sha256 else "")
        if self._held.get("document"):
            self._flush()
        here, coming = self._reader, self._waiting
        return (
            (here.document(known) if known else None)
            or coming.document("id", known)
            or coming.document("name", record.name)
            or here.document_named(record.name)
            or coming.document("url", record.url)
            or here.document_at(record.url)
        )

    def _document(self, record: ArticleRecord) -> str:
        digest, facts = sha256(record.text), _facts(record)
        made = document_id(digest)
        first = self._waiting.meet(made, facts)
        stored = self._reader.get(Document, made) if first is None and made in self._there else None
        known = stored is not None and not stored.deleted
        self.state = "copy" if first else "known" if known else "new"
        if self.state == "new":
            self._position += 1
            self._characters += len(record.text)
            self._put(self._row(record, made, digest))
        original = first or (_facts(stored) if stored is not None and known else None)
        if original not in (None, facts):
            self._put(Occurrence(id=occurrence_id(made, *facts), document_id=made, **_named(facts)))
        return made

    def _row(self, record: ArticleRecord, made: str, digest: str) -> Document:
        return Document(
            id=made,
            text=record.text,
            sha256=digest,
            **_named(_facts(record)),
            language=record.language,
            meta=record.meta,
            position=self._position,
            reader=record.reader,
            original_sha256=record.original_sha256,
            created=self._at,
        )

    def _add_spans(self, document: str, record: ArticleRecord) -> None:
        done, default = record.done or self._options.done, record.annotator or self._annotator
        layers: dict[str, str] = {}
        self._related.clear()
        if done or record.annotator:
            layers[self.names.annotator(default)] = ""
        made: list[str] = []
        if record.spans:
            made = self._place_spans(document, record.spans, default, layers)
        related = self._relations_here(document, {one.annotator or default for one in record.relations})
        for relation in record.relations:
            self._relate(self._layer(document, relation.annotator or default, layers), relation, made, related)
        for given in _one_each(record.labels, default):
            self._label_document(self._layer(document, given.annotator or default, layers), given)
        for annotator in layers if done or record.spans or record.labels else ():
            self._progress(document, annotator, "done" if done else "started")

    def _layer(self, document: str, name: str, layers: dict[str, str]) -> tuple[str, str, str]:
        annotator = self.names.annotator(name)
        layer = layers.get(annotator)
        if not layer:
            layer = layers[annotator] = f"{document}\x1f{annotator}\x1f{self._options.round}"
        return document, annotator, layer

    def _place_spans(self, document: str, spans: list[SpanRecord], default: str, layers: dict[str, str]) -> list[str]:
        """Hold the rows of an article's spans back; returns their ids in the order given."""
        here = self._spans_here(document, {span.annotator or default for span in spans})
        equal: dict[tuple[Any, ...], int] = {}
        made: list[str] = []
        rows: list[tuple[Any, ...]] = []
        told = False
        for span in spans:
            told = told or bool(span.attributes)
            row = self._span(self._layer(document, span.annotator or default, layers), span, equal, here)
            made.append(row[0])
            rows.append(row)
        if told:
            ours = {span.id: span_id for span, span_id in zip(spans, made, strict=True) if span.id}
            rows = [self._with_facts(row, span, ours) for row, span in zip(rows, spans, strict=True)]
        self._spans.extend(rows)
        return made

    def _spans_here(self, document: str, people: Iterable[str]) -> dict[tuple[Any, ...], list[str]]:
        """Return the ids of the spans that the project has by what makes spans equal, whoever or whatever made them."""
        found: dict[tuple[Any, ...], list[str]] = {}
        if document in self._there:
            layers = [Layer(self.names.annotator(name), self._options.round) for name in people]
            for span in self._reader.spans(document, layers):
                found.setdefault((span.annotator_id, span.label_id, *span.ranges), []).append(span.id)
        return found

    def _span(
        self,
        layer: tuple[str, str, str],
        span: SpanRecord,
        equal: dict[tuple[Any, ...], int],
        here: Mapping[tuple[Any, ...], list[str]],
    ) -> tuple[Any, ...]:
        label = self.names.label(span.label)
        document, annotator, key = layer
        ranges = span.fragments or ((span.start, span.end),)
        same = (annotator, label, *ranges)
        nth = equal.get(same, 0)
        equal[same] = nth + 1
        known = here.get(same, ())
        return (
            known[nth] if nth < len(known) else _free_id(key, label, ranges, nth - len(known), known),
            self._stamp_of(annotator),
            0,
            document,
            annotator,
            self._options.round,
            label,
            span.start,
            span.end,
            to_json(span.fragments) if span.fragments else None,
            span.quote,
            "{}",
            span.note,
            span.origin,
            span.score,
            "",
            self._at,
        )

    def _with_facts(self, row: tuple[Any, ...], span: SpanRecord, ours: Mapping[str, str]) -> tuple[Any, ...]:
        if not span.attributes:
            return row
        facts = self.names.attributes(row[_LABEL], span.attributes, ours)
        return (*row[:_FACTS], to_json(facts), *row[_FACTS + 1 :])

    def _relate(
        self,
        layer: tuple[str, str, str],
        relation: RelationRecord,
        spans: list[str],
        here: Mapping[tuple[str, ...], list[str]],
    ) -> None:
        document, annotator, key = layer
        label = self.names.label(relation.label, "relation")
        source, target = spans[relation.source], spans[relation.target]
        rows = self._held.setdefault("relation", [])
        ids = (imported_relation_id(key, label, source, target, nth) for nth in count())
        known = here.get((annotator, label, source, target), [])
        made = next(made for made in chain(known, ids) if made not in self._related)
        self._related.add(made)
        facts = to_json(self.names.attributes(label, relation.attributes)) if relation.attributes else "{}"
        head = (made, self._stamp_of(annotator), 0, document, annotator, self._options.round, label)
        rows.append((*head, source, target, facts, relation.note, self._at))

    def _relations_here(self, document: str, people: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
        """Return the ids of the relations that the project has by what makes relations equal."""
        found: dict[tuple[str, ...], list[str]] = {}
        for name in people if document in self._there else ():
            for one in self._reader.relations(document, Layer(self.names.annotator(name), self._options.round)):
                found.setdefault((one.annotator_id, one.label_id, one.source_id, one.target_id), []).append(one.id)
        return found

    def _label_document(self, layer: tuple[str, str, str], given: DocumentLabelRecord) -> None:
        document, annotator, key = layer
        label = self.names.label(given.label, "document")
        made, stamp = document_label_id(key, label), self._stamp_of(annotator)
        head = (made, stamp, 0, document, annotator, self._options.round, label)
        self._held.setdefault("document_label", []).append((*head, self.names.value(label, given.value), self._at))
        self._waiting.may_double = True

    def _progress_here(self, progress: str) -> Progress | None:
        """Return what is known of progress; nothing where it is to be marked done whatever it was."""
        known = self._reader.get(Progress, progress)
        goes_on = self._options.done and known is not None and known.state != "done"
        return None if goes_on else known

    def _progress(self, document: str, annotator: str, state: str) -> None:
        made = progress_id(document, annotator, self._options.round)
        known = self._progress_here(made) if document in self._there else None
        if known is None or known.deleted or known.state == "new":
            stamp = self._stamp_of(annotator, is_word=self._options.done)
            row = (made, stamp, 0, document, annotator, self._options.round, state, self._at)
            self._held.setdefault("progress", []).append(row)

    def _stamp_of(self, annotator: str, *, is_word: bool = False) -> str:
        own = STAMP_TO_COME if is_word else COPIED_TO_COME
        return own if annotator == self._me else REPORTED_TO_COME

    def _put(self, row: Row) -> None:
        table = TABLES[row.table]
        values = values_of(row)
        values["stamp"] = STAMP_TO_COME
        if table.shared:
            skipped = table.settled | {"stamp"}
            given = (name for name, value in values.items() if name not in skipped and is_said(name, value))
            values["stamps"] = to_json(dict.fromkeys(given, STAMP_TO_COME))
        self._held.setdefault(row.table, []).append(tuple([values[column] for column in table.columns]))

    def _flush(self) -> None:
        for table, rows in self._held.items():
            self._waiting.add(table, rows)
            rows.clear()
        self._characters = 0


def _problem_with_relations(record: ArticleRecord) -> str:
    count = len(record.spans)
    for place, relation in enumerate(record.relations, 1):
        if not (0 <= relation.source < count and 0 <= relation.target < count):
            return worded("relation {place}: it leads to a span that is not there", place=str(place))
    return ""


def _one_each(labels: Iterable[DocumentLabelRecord], default: str) -> Iterable[DocumentLabelRecord]:
    """Yield each label of each annotator once, with all values that are given for it: a project holds one."""
    values: dict[tuple[str, str], dict[str, None]] = {}
    for given in labels:
        values.setdefault((given.annotator or default, given.label), {})[given.value] = None
    for (annotator, label), said in values.items():
        yield DocumentLabelRecord(label, "; ".join(filter(None, said)), annotator)


def _free_id(layer: str, label: str, ranges: Sequence[tuple[int, int]], nth: int, taken: Collection[str]) -> str:
    """Return the nth id of equal spans from a file that none of these spans has."""
    if not taken:  # As it is for nearly all: no more is asked of them.
        return imported_span_id(layer, label, ranges, nth)
    ids = (made for n in count() if (made := imported_span_id(layer, label, ranges, n)) not in taken)
    return next(islice(ids, nth, None))


def _facts(article: ArticleRecord | Document) -> Facts:
    return article.name, article.title, article.source, article.url, article.published


def _named(facts: Facts) -> dict[str, Any]:
    return dict(zip(FACTS, facts, strict=True))
