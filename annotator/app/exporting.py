"""Getting data out: which articles and spans, in which format, and a report of what the format cannot say."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from annotator.app.document_labels import choices_of
from annotator.domain.annotator import Layer, is_named
from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError
from annotator.domain.splits import PARTS
from annotator.formats import registry
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    Format,
    ReadOptions,
    RelationRecord,
    Report,
    RowRecord,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.storage.reader import Reader
from annotator.storage.rows import to_json
from annotator.storage.schema import TABLES

Tell = Callable[[int, int, str], None]
"""Called with (done, of, name); it may raise Cancelled."""

ALL = "all"
GOLD = "gold"
TOLD_EVERY = 100
PREVIEW_CHARACTERS = 4000


@dataclass(frozen=True)
class ExportOptions:
    """What to write and how.

    `layer` is an annotator's name, "gold", "all" (a record per article and annotator), or "": the gold that counts,
    else the only layer.  `done` takes finished articles alone.  `parts` maps document ids to train, dev or test.
    """

    format: str
    layer: str = ""
    round: int = 1
    done: bool = False
    edges: str = "drop"
    language: str = "xx"
    strict: bool = False
    parts: dict[str, str] | None = None
    scheme: str = "iob2"

    def how(self) -> WriteOptions:
        """Return what of it the format itself is told."""
        return WriteOptions(edges=self.edges, language=self.language, scheme=self.scheme)


@dataclass(frozen=True, slots=True)
class LayerChoice:
    """A layer that can be exported, with what it holds."""

    name: str
    spans: int
    layer: Layer


def layer_choices(reader: Reader, round_: int = 1) -> list[LayerChoice]:
    """Return the layers of a round that hold anything, by name."""
    people = {person.id: person for person in reader.annotators()}
    found = [
        LayerChoice(people[layer.annotator_id].name, spans, layer)
        for layer, spans in reader.layers().items()
        if layer.round == round_ and layer.annotator_id in people
    ]
    return sorted(found, key=lambda choice: choice.name.casefold())


def chosen_layers(reader: Reader, options: ExportOptions) -> list[LayerChoice]:
    """Return the layers to write; where the choice is not clear, AnnotatorError lists them."""
    choices = layer_choices(reader, options.round)
    if options.layer == ALL:
        return choices
    gold = reader.setting(GOLD)
    if options.layer in ("", GOLD):
        found = [choice for choice in choices if choice.layer.annotator_id == gold]
        if found or options.layer == GOLD:
            return _one(found, "The project has no gold layer yet.")
        return choices if len(choices) <= 1 else _one([], _ask(choices))
    people = {person.id: person for person in reader.annotators()}
    found = [choice for choice in choices if is_named(people[choice.layer.annotator_id], options.layer)]
    return _one(found, f"Nobody called “{options.layer}” has spans in round {options.round}. {_ask(choices)}")


def _one(found: list[LayerChoice], otherwise: str) -> list[LayerChoice]:
    if len(found) != 1:
        raise AnnotatorError(otherwise)
    return found


def _ask(choices: list[LayerChoice]) -> str:
    names = ", ".join(choice.name for choice in choices)
    return f"Say whose spans to export with --layer: {names}, or all." if names else "No layer holds anything."


def export(reader: Reader, out: Path, options: ExportOptions, tell: Tell = lambda *_: None) -> Report:
    """Write the files; on any failure the old ones stay as they were."""
    made = _writable(options)
    if options.strict:
        with tempfile.TemporaryDirectory(prefix="sorot-") as folder:
            tried = _write(reader, Path(folder) / out.name, made, options, tell)
        if lost := len(tried.dropped) + len(tried.reduced):
            raise AnnotatorError(f"Nothing was written: {lost} spans cannot be said in full as {options.format}.")
    return _write(reader, out, made, options, tell)


def _writable(options: ExportOptions) -> Format:
    made = registry.named(options.format)
    if made.write is None:
        raise AnnotatorError(f"“{options.format}” can be read but not written.")
    return made


def _write(reader: Reader, out: Path, made: Format, options: ExportOptions, tell: Tell) -> Report:
    assert made.write is not None
    if options.parts is None:
        return made.write(_selection(reader, options, tell), out, options.how())
    out.mkdir(parents=True, exist_ok=True)
    report = Report()
    for part in PARTS:
        only = {document for document, side in options.parts.items() if side == part}
        name = part if made.folder else f"{part}{made.suffixes[0]}"
        written = made.write(_selection(reader, options, tell, only), out / name, replace(options.how(), part=part))
        report.documents += written.documents
        report.spans += written.spans
        report.dropped += written.dropped
        report.reduced += written.reduced
        report.changed += [change for change in written.changed if change not in report.changed]
        report.files += written.files
    return report


def _selection(reader: Reader, options: ExportOptions, tell: Tell, only: set[str] | None = None) -> Selection:
    layers = chosen_layers(reader, options) if options.format != "jsonl" else []
    return Selection(
        codebook=reader.codebook(),
        articles=partial(articles, reader, layers, done=options.done, only=only, tell=tell),
        rows=partial(_rows, reader),
        project=str(reader.setting("name", reader.path.stem)),
    )


def preview(reader: Reader, options: ExportOptions) -> str:
    """Return the first record as it would be written; a binary format shows what reading it back gives."""
    made = _writable(options)
    whole = _selection(reader, options, lambda *_: None)
    one = replace(whole, articles=lambda: islice(whole.articles(), 1), rows=lambda: islice(whole.rows(), 20))
    with tempfile.TemporaryDirectory(prefix="sorot-") as folder:
        out = Path(folder) / f"preview{made.suffixes[0]}"
        assert made.write is not None
        made.write(one, out, options.how())
        try:
            return _shown(out)[:PREVIEW_CHARACTERS]
        except UnicodeDecodeError:
            records = [made.read(out, ReadOptions())] if made.read else []
            shown = [orjson.dumps(r, option=orjson.OPT_INDENT_2).decode() for rs in records for r in rs]
            return "\n".join(shown)[:PREVIEW_CHARACTERS]


def _shown(out: Path) -> str:
    """Return the text of a file, or of all in a folder under their names."""
    if out.is_file():
        return out.read_text(encoding="utf-8")
    files = [path for path in sorted(out.iterdir()) if not path.name.startswith(".")]
    return "\n".join(f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in files)


def _rows(reader: Reader) -> Iterator[RowRecord]:
    for table in TABLES:
        for values in reader.values(table):
            yield RowRecord(table, values)


def article_ids(reader: Reader, layers: list[LayerChoice], *, done: bool) -> list[str]:
    """Return the articles that training formats take: finished ones, and unless `done` those with spans."""
    return [
        document
        for document, state, spans in reader.worked_on([choice.layer for choice in layers])
        if state == "done" or (spans and not done)
    ]


def articles(
    reader: Reader, layers: list[LayerChoice], *, done: bool, only: set[str] | None, tell: Tell
) -> Iterator[ArticleRecord]:
    """Yield the layers' articles in project order, one in memory at a time."""
    codebook = reader.codebook()
    names = _Names(codebook)
    for choice in layers:
        ids = [i for i in article_ids(reader, [choice], done=done) if only is None or i in only]
        for count, document_id in enumerate(ids):
            if count % TOLD_EVERY == 0:
                tell(count, len(ids), choice.name)
            yield _record(reader, document_id, choice, names)


class _Names:
    """The codebook as names, looked up by the thousand."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._labels: dict[str, str] = {}
        self._attributes = {attribute.id: attribute for attribute in codebook.attributes()}

    def label(self, label_id: str) -> str:
        if label_id not in self._labels:
            label = self._codebook.get(label_id)
            self._labels[label_id] = label.name if label else label_id
        return self._labels[label_id]

    def value(self, label_id: str, value: str) -> str:
        """Return what was chosen of an article's label by its name."""
        label = self._codebook.get(label_id)
        return dict(choices_of(self._codebook, label.id)).get(value, value) if label else value

    def facts(self, text: str) -> dict[str, Any]:
        if text == "{}":
            return {}
        found: dict[str, Any] = {}
        for key, value in orjson.loads(text).items():
            attribute = self._attributes.get(key)
            choices = {c["id"]: c["name"] for c in attribute.choices} if attribute else {}
            known = choices.get(value, value) if isinstance(value, str) else value
            found[attribute.name if attribute else key] = known
        return found


def _record(reader: Reader, document_id: str, choice: LayerChoice, names: _Names) -> ArticleRecord:
    document = reader.document(document_id)
    assert document is not None
    rows = reader.span_rows(document_id, choice.layer)
    state = reader.progress(document_id, choice.layer)
    return ArticleRecord(
        text=document.text,
        name=document.name,
        title=document.title,
        source=document.source,
        url=document.url,
        published=document.published,
        language=document.language,
        meta=dict(document.meta),
        document_id=document.id,
        annotator=choice.name,
        done=state is not None and state.state == "done",
        spans=[
            SpanRecord(
                start=row["start"],
                end=row["end"],
                label=names.label(row["label_id"]),
                annotator=choice.name,
                quote=row["quote"],
                fragments=[(a, b) for a, b in orjson.loads(row["fragments"])] if row["fragments"] else None,
                attributes=names.facts(row["attributes"]),
                note=row["note"],
                origin=row["origin"],
                score=row["score"],
                id=row["id"],
            )
            for row in rows
        ],
        relations=_relations(reader, document_id, choice, names, [row["id"] for row in rows]),
        labels=[
            DocumentLabelRecord(names.label(row.label_id), names.value(row.label_id, row.value), choice.name)
            for row in reader.document_labels(document_id, choice.layer)
        ],
    )


def _relations(
    reader: Reader, document_id: str, choice: LayerChoice, names: _Names, ids: list[str]
) -> list[RelationRecord]:
    """Return the layer's relations between spans of this article; `ids` are the spans' in the record's order."""
    found = reader.relations(document_id, choice.layer)
    places = {span_id: place for place, span_id in enumerate(ids)} if found else {}
    return [
        RelationRecord(
            source=places[row.source_id],
            target=places[row.target_id],
            label=names.label(row.label_id),
            annotator=choice.name,
            attributes=names.facts(to_json(dict(row.attributes))),
            note=row.note,
        )
        for row in found
        if row.source_id in places and row.target_id in places
    ]
