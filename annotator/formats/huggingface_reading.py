"""Reading Parquet: our own rows, data sets of tokens with tags, and tables of articles, a batch of rows at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.metadata import as_date
from annotator.domain.span import ORIGINS
from annotator.domain.wording import worded
from annotator.formats import bio, numbered
from annotator.formats.decoding import opened
from annotator.formats.huggingface import METADATA, ROW, SPAN, SUFFIX, TEXTS, Row
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    Left,
    ReadOptions,
    Record,
    Refusal,
    RelationRecord,
    SpanRecord,
)
from annotator.formats.spelling import brief, listed
from annotator.formats.table import guess_columns
from annotator.formats.validity import fragments_problem, offsets_problem, too_deep

if TYPE_CHECKING:
    from pyarrow import parquet

LARGEST_GROUP = 2 * 1024**3
"""Bytes that the rows which lie together in a file may take."""

_ROWS = 32
_TAGS = ("tags", "ner_tags", "labels", "ner")
_SPANS = ("spans", "entities")
_SPAN_KEYS = frozenset(("start_char", "end_char", "token_start", "token_end", "text", *SPAN))


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article a row, of one file or of all Parquet files in a folder."""
    for file in sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]:
        yield from _file(file, options)


def _file(path: Path, options: ReadOptions) -> Iterator[Record]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise AnnotatorError(worded("This format needs the package “pyarrow”, which is not installed.")) from error
    with opened(path) as stream:
        try:
            file = parquet.ParquetFile(stream, read_dictionary=_long_columns(path))
            _check(file, path.name)
            columns = _Columns(file, options, path.name)
            number = 0
            # Group by group: asked for all at once, what has been read of each stays in memory until the last.
            for group in range(file.num_row_groups):
                for batch in file.iter_batches(_ROWS, row_groups=[group]):
                    for row in _rows(batch):
                        number += 1
                        yield columns.record(row, number)
            for column, rows in columns.left.items():
                yield Left("", worded("the column “{name}”", name=brief(column)), rows)
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
            raise BadInput(path.name, worded("it is damaged, or no Parquet")) from error


def _long_columns(path: Path) -> list[str]:
    """Return the columns of text, whose equal values are to lie in memory once: a small file may repeat a large one."""
    from pyarrow import parquet, types

    schema = parquet.read_schema(path)
    return [field.name for field in schema if types.is_string(field.type) or types.is_large_string(field.type)]


def _check(file: parquet.ParquetFile, name: str) -> None:
    told = file.metadata
    if any(told.row_group(nth).total_byte_size > LARGEST_GROUP for nth in range(told.num_row_groups)):
        raise BadInput(
            name, worded("unpacked a part of it would take more than {count} GB", count=LARGEST_GROUP // 1024**3)
        )


def _rows(batch: Any) -> Iterator[Row]:
    """Yield rows one by one, so that a long text stands in memory once."""
    names = batch.schema.names
    for place in range(batch.num_rows):
        yield {name: batch.column(nth)[place].as_py() for nth, name in enumerate(names)}


class _Columns:
    """What the columns of one file mean."""

    def __init__(self, file: parquet.ParquetFile, options: ReadOptions, name: str) -> None:
        self._file = name
        schema = file.schema_arrow
        self._classes = _classes(schema.metadata or {})
        names = schema.names
        chosen = options.columns
        guessed = guess_columns(name for name in names if name not in chosen.values())
        self._columns = {ours: theirs for ours, theirs in {**guessed, **chosen}.items() if theirs}
        self._is_ours = {"text", "spans", "token_starts"} <= set(names)
        self._spans = next((column for column in _SPANS if column in names), "")
        self._tags = next((column for column in _TAGS if column in names), "")
        self.left: Counter[str] = Counter()
        """Columns whose values are not taken, and in how many rows there are any."""
        self._text = "text" if self._is_ours else self._columns.get("text", "")
        if self._text not in names and not ("tokens" in names and self._tags):
            raise BadInput(name, worded("which column holds the text? It has {names}", names=listed(names)))

    def record(self, row: Row, number: int) -> Record:
        """Return a row's article, or why it cannot be one."""
        place = numbered.row(number)
        article = ArticleRecord("", reader="huggingface", place=place)
        try:
            self._take(article, row)
        except _FaultError as fault:
            return Refusal(self._file, place, str(fault))
        if not article.text or article.text.isspace():
            return Refusal(self._file, place, worded("it has no text"))
        if not article.name and not article.document_id:
            article.name = f"{self._file}#{number}"
        return article

    def _take(self, article: ArticleRecord, row: Row) -> None:
        if self._is_ours:
            for name in TEXTS:
                if name != "meta":
                    setattr(article, name, _string(row.get(name)))
            article.meta = _facts(row.get("meta"))
            article.done = row.get("done") is True
            self.left.update(column for column in row.keys() - ROW.keys() if row[column] not in (None, "", []))
        elif self._text in row:
            self._take_table(article, row)
        else:
            _take_tokens(article, row.get("tokens"), [self._name(self._tags, tag) for tag in _list(row, self._tags)])
            article.name = _string(row.get("id"))
            self._take_beside(article, row)
        for number, said in enumerate(_list(row, self._spans), 1):
            article.spans.append(self._span(said, len(article.text), number))
        if self._is_ours:
            article.relations = [self._relation(said, len(article.spans)) for said in _list(row, "relations")]
            article.labels = [self._label(said) for said in _list(row, "labels")]

    def _take_table(self, article: ArticleRecord, row: Row) -> None:
        ours = {theirs: name for name, theirs in self._columns.items()}
        for column, value in row.items():
            name = ours.get(column, "")
            if name == "published" and (said := as_date(str(value or ""))):
                article.published = said
            elif name and name != "published" and isinstance(value, str | int):
                setattr(article, name, str(value))
            elif column not in (self._spans, "tokens", self._tags) and value not in (None, ""):
                self._put(article, column, value)
        article.text = article.text.replace("\r\n", "\n") if not self._spans else article.text

    def _take_beside(self, article: ArticleRecord, row: Row) -> None:
        """Take what stands beside tokens and tags; what is said of each token has no place here."""
        for column, value in row.items():
            if column in ("id", "tokens", self._tags, self._spans) or value in (None, "", []):
                continue
            if isinstance(value, list):
                self.left[column] += 1
            else:
                self._put(article, column, value)

    def _put(self, article: ArticleRecord, column: str, value: Any) -> None:
        """Add metadata: dates and exact numbers by their words; what JSON cannot say is named."""
        if isinstance(value, date | time):
            article.meta[column] = value.isoformat()
        elif isinstance(value, Decimal):
            article.meta[column] = str(value)
        elif _is_json(value):
            article.meta[column] = value
        else:
            self.left[column] += 1

    def _span(self, said: Any, length: int, number: int) -> SpanRecord:
        if not isinstance(said, Mapping):
            raise _of_span(number, worded("it is not a record"))
        start, end = (said.get(name, said.get(f"{name}_char")) for name in ("start", "end"))
        label = self._name(f"{self._spans}.label", said.get("label"))
        unnamed = "" if label.strip() else worded("its label is not a name")
        if problem := offsets_problem(start, end, length) or unnamed:
            raise _of_span(number, problem)
        assert isinstance(start, int)
        assert isinstance(end, int)
        span = SpanRecord(start, end, label, _string(said.get("annotator")), _string(said.get("quote")) or None)
        if fragments := said.get("fragments"):
            pairs = [(pair.get("start"), pair.get("end")) for pair in fragments]
            if problem := fragments_problem([*pairs], start, end):
                raise _of_span(number, problem)
            span.fragments = [(int(first), int(last)) for first, last in pairs]
        span.attributes, span.note = self._attributes(said), _string(said.get("note"))
        span.origin = said["origin"] if said.get("origin") in ORIGINS else "import"
        score = said.get("score")
        span.score = score if isinstance(score, float) and abs(score) < float("inf") else None
        span.id = _string(said.get("id"))
        return span

    def _attributes(self, said: Mapping[str, Any]) -> Row:
        """Return a span's attributes; others put theirs beside its place and label."""
        if self._is_ours:
            return _facts(said.get("attributes"))
        own = said.get("attributes")
        beside = {name: value for name, value in said.items() if name not in _SPAN_KEYS and _is_json(value)}
        more = beside | (own if isinstance(own, dict) else _facts(own))
        return {name: value for name, value in more.items() if value not in (None, "", [])}

    def _relation(self, said: Row, spans: int) -> RelationRecord:
        source, target = said.get("source"), said.get("target")
        if not (
            isinstance(source, int)
            and isinstance(target, int)
            and 0 <= min(source, target) <= max(source, target) < spans
        ):
            raise _FaultError(worded("a relation leads to a span that is not there"))
        relation = RelationRecord(source, target, self._name("relations.label", said.get("label")))
        relation.annotator, relation.note = _string(said.get("annotator")), _string(said.get("note"))
        relation.attributes = _facts(said.get("attributes"))
        return relation

    def _label(self, said: Row) -> DocumentLabelRecord:
        label = self._name("labels.label", said.get("label"))
        return DocumentLabelRecord(label, _string(said.get("value")), _string(said.get("annotator")))

    def _name(self, column: str, said: Any) -> str:
        """Return the name of a class by its number; a name stands for itself."""
        names = self._classes.get(column, [])
        if isinstance(said, int) and not isinstance(said, bool):
            return names[said] if 0 <= said < len(names) else str(said)
        return _string(said)


class _FaultError(Exception):
    """Why a row cannot be taken."""


def _of_span(number: int, problem: str) -> _FaultError:
    return _FaultError(worded("span {number}: {problem}", number=str(number), problem=problem))


def _classes(metadata: Mapping[bytes, bytes]) -> dict[str, list[str]]:
    """Return the names of the classes in each column ("tags") or column of records ("spans.label")."""
    try:
        features = orjson.loads(metadata.get(METADATA, b"{}")).get("info", {}).get("features", {})
    except (orjson.JSONDecodeError, AttributeError):
        return {}
    found: dict[str, list[str]] = {}
    if isinstance(features, dict):
        for column, said in features.items():
            inner = _element(said)
            for name, feature in [(column, inner), *((f"{column}.{key}", value) for key, value in inner.items())]:
                names = feature.get("names") if isinstance(feature, dict) else None
                if isinstance(names, list) and all(isinstance(each, str) for each in names):
                    found[name] = names
    return found


def _element(said: Any) -> Row:
    """Return what a feature holds in its lists, however its version of the library says that it is one."""
    while True:
        if isinstance(said, list) and said:
            said = said[0]
        elif isinstance(said, dict) and said.get("_type") in ("List", "LargeList", "Sequence"):
            said = said.get("feature")
        else:
            return said if isinstance(said, dict) else {}


def _take_tokens(article: ArticleRecord, said: Any, tags: list[str]) -> None:
    """Take an article that is told as tokens: its text is they with single spaces between."""
    words = [word for word in said if isinstance(word, str)] if isinstance(said, list) else []
    if len(words) != len(tags):
        raise _FaultError(worded("it has {words} tokens, but {tags} tags", words=len(words), tags=len(tags)))
    article.text = " ".join(words)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    places = [(start, following - 1) for start, following in pairwise(starts)]
    for first, last, label in bio.runs(tags):
        article.spans.append(SpanRecord(places[first][0], places[last - 1][1], label))


def _list(row: Row, column: str) -> list[Any]:
    found = row.get(column) if column else None
    return found if isinstance(found, list) else []


def _facts(said: Any) -> Row:
    try:
        found = orjson.loads(said) if said else {}
    except (orjson.JSONDecodeError, TypeError) as error:
        raise _FaultError(worded("its facts are not JSON")) from error
    if not isinstance(found, dict) or too_deep(found):
        raise _FaultError(worded("its facts are not a JSON object, or nested too deeply"))
    return found


def _is_json(value: Any) -> bool:
    try:
        orjson.dumps(value)
    except TypeError:
        return False
    return not too_deep(value)


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""
