"""`huggingface`: Parquet as the library `datasets` loads it, with its features, and the dataset card.

One row is one article of one annotator: its text, all its spans, relations and labels, and its tokens with a tag each.
The names of classes stand in the file in the codebook's order, so that loading restores them.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError
from annotator.domain.tokens import tokens
from annotator.domain.wording import worded
from annotator.formats import bio
from annotator.formats.record import ArticleRecord, RelationRecord, Report, Selection, SpanRecord, WriteOptions
from annotator.formats.writing import folder_written_whole, written_whole

if TYPE_CHECKING:
    import pyarrow

NAME = "huggingface"
METADATA = NAME.encode()
CARD = "README.md"
SUFFIX = ".parquet"
WHOLE = "data" + SUFFIX
"""The file of a project that is not split."""

TEXTS = ("document_id", "name", "title", "source", "url", "published", "language", "annotator", "text", "meta")
_PLACE = {"start": "int64", "end": "int64"}
_FACTS = {"annotator": "string", "attributes": "string", "note": "string"}
SPAN = _PLACE | {"label": "span", "fragments": [_PLACE], "quote": "string"} | _FACTS
SPAN |= {"origin": "string", "score": "float64", "id": "string"}
RELATION = {"source": "int64", "target": "int64", "label": "relation"} | _FACTS
LABEL = {"label": "document", "value": "string", "annotator": "string"}
ROW: dict[str, Any] = dict.fromkeys(TEXTS, "string") | {"done": "bool"}
ROW |= {"spans": [SPAN], "relations": [RELATION], "labels": [LABEL]}
ROW |= {"tokens": ["string"], "token_starts": ["int64"], "token_ends": ["int64"], "tags": ["tag"]}
"""The columns: a list stands for a list of what it holds, a class by the kind of label that it names."""

_CLASSES = ("span", "relation", "document", "tag")
_BATCH = 100

Row = dict[str, Any]


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write a folder with one Parquet file and the card; of a split one file for each part, beside the other parts."""
    if options.part:
        target = path.with_name(options.part + SUFFIX)
        with written_whole(target) as (draft,):
            report = _write_file(selection, draft)
        report.files = [target]
        return report
    with folder_written_whole(path) as folder:
        report = _write_file(selection, folder / WHOLE)
        report.files = [path / WHOLE]
        if card := selection.card():
            (folder / CARD).write_text(card, encoding="utf-8", newline="\n")
            report.files.append(path / CARD)
    return report


def _write_file(selection: Selection, path: Path) -> Report:
    classes = _Classes(selection.codebook)
    told = classes.names()
    report = _write_rows(selection, path, classes)
    if classes.names() != told:
        # The names stand at the head of the file, and some turned up only with the spans.
        report = _write_rows(selection, path, classes)
    return report


def _write_rows(selection: Selection, path: Path, classes: _Classes) -> Report:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise AnnotatorError(worded("This format needs the package “pyarrow”, which is not installed.")) from error
    report, names = Report(), classes.names()
    features = {name: _feature(said, names) for name, said in ROW.items()}
    metadata = {METADATA: orjson.dumps({"info": {"features": features}})}
    schema = pyarrow.schema([(name, _type(said)) for name, said in ROW.items()], metadata)
    articles = iter(selection.articles())
    # Statistics would wait in memory for the end of the file, with two texts of each batch.
    with parquet.ParquetWriter(path, schema, compression="zstd", write_statistics=False) as file:
        while batch := list(islice(articles, _BATCH)):
            file.write_table(pyarrow.Table.from_pylist([_row(article, classes) for article in batch], schema))
            report.documents += len(batch)
            report.spans += sum(len(article.spans) for article in batch)
    return report


class _Classes:
    """The numbers of labels: those of the codebook in its order, then those that only turn up with the spans."""

    def __init__(self, codebook: Codebook) -> None:
        self._numbers: dict[str, dict[str, int]] = {kind: {} for kind in _CLASSES[:-1]}
        self._tags = {bio.OUTSIDE: 0}
        for label in codebook:
            if label.merged_into is None:
                self.number(label.kind, label.name)

    def number(self, kind: str, name: str) -> int:
        """Return the number of a label."""
        known = self._numbers[kind]
        return known.setdefault(name, len(known))

    def tags(self, said: list[str]) -> list[int]:
        """Return the numbers of tags."""
        for tag in set(said) - self._tags.keys():
            mark, _, name = tag.partition("-")
            self._tags[tag] = 2 * self.number("span", name) + 1 + (mark == "I")
        return [self._tags[tag] for tag in said]

    def names(self) -> dict[str, list[str]]:
        """Return the names of each kind in the order of their numbers."""
        found = {kind: list(known) for kind, known in self._numbers.items()}
        return found | {"tag": bio.names(found["span"])}


def _type(said: Any) -> pyarrow.DataType:
    import pyarrow

    if isinstance(said, list):
        return pyarrow.list_(_type(said[0]))
    if isinstance(said, dict):
        return pyarrow.struct([(name, _type(inner)) for name, inner in said.items()])
    return pyarrow.int64() if said in _CLASSES else pyarrow.type_for_alias(said)


def _feature(said: Any, names: dict[str, list[str]]) -> Any:
    if isinstance(said, list):
        return [_feature(said[0], names)]
    if isinstance(said, dict):
        return {name: _feature(inner, names) for name, inner in said.items()}
    if said in _CLASSES:
        return {"names": names[said], "_type": "ClassLabel"}
    return {"dtype": said, "_type": "Value"}


def _row(article: ArticleRecord, classes: _Classes) -> Row:
    text, pieces = article.text, tokens(article.text)
    return {name: getattr(article, name) for name in TEXTS if name != "meta"} | {
        "meta": _json(article.meta),
        "done": article.done,
        "spans": [_span(article, span, classes.number("span", span.label)) for span in article.spans],
        "relations": [
            _relation(relation, classes.number("relation", relation.label)) for relation in article.relations
        ],
        "labels": [
            {"label": classes.number("document", given.label), "value": given.value, "annotator": given.annotator}
            for given in article.labels
        ],
        "tokens": [text[start:end] for start, end in pieces],
        "token_starts": [start for start, _ in pieces],
        "token_ends": [end for _, end in pieces],
        "tags": classes.tags(bio.tagged(pieces, article.spans)),
    }


def _span(article: ArticleRecord, span: SpanRecord, label: int) -> Row:
    ranges = span.fragments or [(span.start, span.end)]
    return {
        "start": span.start,
        "end": span.end,
        "label": label,
        "fragments": [{"start": start, "end": end} for start, end in span.fragments or ()],
        "quote": " ".join(article.text[start:end] for start, end in ranges),
        "origin": span.origin,
        "score": span.score,
        "id": span.id,
        **_facts(span),
    }


def _relation(relation: RelationRecord, label: int) -> Row:
    return {"source": relation.source, "target": relation.target, "label": label, **_facts(relation)}


def _facts(thing: SpanRecord | RelationRecord) -> Row:
    return {"annotator": thing.annotator, "attributes": _json(thing.attributes), "note": thing.note}


def _json(facts: Row) -> str:
    return orjson.dumps(facts).decode() if facts else ""
