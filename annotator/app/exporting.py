"""Getting data out: which articles and spans, in which format, and a report of what the format cannot say."""

from __future__ import annotations

import tempfile
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path

import orjson

from annotator.app.dataset_card import CardInMaking, beside
from annotator.app.outgoing import LayerChoice, Tell, articles, rows
from annotator.domain.annotator import Layer, is_named, persons
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.splits import PARTS
from annotator.domain.wording import counted, to_word, worded
from annotator.formats import huggingface, registry, withheld
from annotator.formats.loss import loss
from annotator.formats.record import (
    ArticleRecord,
    Dropped,
    Format,
    ReadOptions,
    Report,
    RowRecord,
    Selection,
    WriteOptions,
)
from annotator.formats.writing import make_folder
from annotator.storage import guard
from annotator.storage.reader import Reader

ALL = "all"
GOLD = "gold"
WHOLE = "jsonl"
"""The format that is the project itself, whatever layer or part is chosen."""

_LEADS_NOWHERE = to_word("its attribute leads to a span that was left out")
PREVIEW_CHARACTERS = 20_000
_TOLD = 5
"""Reasons that are told of why a strict export wrote nothing."""


@dataclass(frozen=True)
class ExportOptions:
    """What to write and how.

    `layer` is an annotator's name, "gold", "all" (a record per article and annotator), or "": the gold that counts,
    else the only layer.  `done` takes finished articles alone.  `parts` maps document ids to train, dev or test.
    Without `text` hashes and lengths stand for the texts; with `card` a dataset card is written beside the export.
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
    text: bool = True
    card: bool = False

    def how(self) -> WriteOptions:
        """Return what of it the format itself is told."""
        return WriteOptions(edges=self.edges, language=self.language, scheme=self.scheme, text=self.text)


def layer_choices(reader: Reader, round_: int = 1) -> list[LayerChoice]:
    """Return whose layers of a round hold anything, by name; one person under several names is one."""
    annotators = reader.annotators()
    people, lead = {person.id: person for person in annotators}, persons(annotators)
    layers = {x: n for x, n in reader.layers().items() if x.round == round_ and x.annotator_id in people}
    found: dict[str, dict[Layer, int]] = {}
    for layer in sorted(layers, key=lambda layer: lead[layer.annotator_id] != layer.annotator_id):
        found.setdefault(lead[layer.annotator_id], {})[layer] = layers[layer]
    choices = [LayerChoice(people[x].name, sum(counts.values()), tuple(counts)) for x, counts in found.items()]
    return sorted(choices, key=lambda choice: choice.name.casefold())


def chosen_layers(reader: Reader, options: ExportOptions) -> list[LayerChoice]:
    """Return whose layers to write; where the choice is not clear, AnnotatorError lists them."""
    choices, annotators = layer_choices(reader, options.round), reader.annotators()
    if options.layer == ALL:
        return choices
    gold = reader.setting(GOLD)
    if options.layer in ("", GOLD):
        found = [choice for choice in choices if gold in {layer.annotator_id for layer in choice.layers}]
        if found or options.layer == GOLD:
            return _one(found, worded("The project has no gold layer yet."))
        return choices if len(choices) <= 1 else _one([], _ask(choices))
    lead = persons(annotators)
    named = {lead[annotator.id] for annotator in annotators if is_named(annotator, options.layer)}
    found = [choice for choice in choices if named & {lead[layer.annotator_id] for layer in choice.layers}]
    if len(found) > 1:
        raise AnnotatorError(
            worded(
                "The project knows two people called “{name}”. Say which by giving one another name.",
                name=options.layer,
            )
        )
    otherwise = worded(
        "Nobody called “{name}” has spans in round {round}. {ask}",
        name=options.layer,
        round=str(options.round),
        ask=_ask(choices),
    )
    return found or _one([], otherwise)


def _one(found: list[LayerChoice], otherwise: str) -> list[LayerChoice]:
    if len(found) != 1:
        raise AnnotatorError(otherwise)
    return found


def _ask(choices: list[LayerChoice]) -> str:
    names = ", ".join(choice.name for choice in choices)
    if not names:
        return worded("No layer holds anything.")
    return worded("Say whose spans to export with --layer: {names}, or all.", names=names)


def export(reader: Reader, out: Path, options: ExportOptions, tell: Tell = lambda *_: None) -> Report:
    """Write the files; on any failure the old ones stay as they were."""
    made = check(options)
    refuse_project(out, reader.path)
    if options.strict:
        with tempfile.TemporaryDirectory(prefix="sorot-") as folder:
            tried = _write(reader, Path(folder) / out.name, made, options, tell)
        if reasons := Counter(lost.reason for lost in (*tried.dropped, *tried.reduced)):
            told = "; ".join(f"{worded(reason)} ({counted(times)})" for reason, times in reasons.most_common(_TOLD))
            raise AnnotatorError(worded("Nothing was written, because not all can be said: {reasons}.", reasons=told))
    return _write(reader, out, made, options, tell)


def is_there(out: Path) -> bool:
    """Whether a file of this name would be written over; what cannot be looked at is told of when it is written."""
    try:
        return out.is_file()
    except OSError:
        return False


def part_files(out: Path, made: Format) -> dict[str, Path]:
    """Return where the parts of a split are written."""
    return {part: out / (part if made.folder else f"{part}{made.suffixes[0]}") for part in PARTS}


def refuse_project(out: Path, here: Path) -> None:
    """Refuse to write over a project, this one or any other."""
    if is_there(out) and (guard.real_path(out) == guard.real_path(here) or guard.is_project(out)):
        raise AnnotatorError(worded("“{name}” is a project. Choose another name; nothing was written.", name=out.name))


def check(options: ExportOptions) -> Format:
    """Return the format to write; AnnotatorError where it cannot do what is asked."""
    made = registry.named(options.format)
    if made.write is None:
        raise AnnotatorError(worded("“{format}” can be read but not written.", format=options.format))
    if options.parts is not None and made.name == WHOLE:
        raise AnnotatorError(
            worded("“{format}” is the whole project; it has no parts to train and to test with.", format=made.name)
        )
    if not options.text and not made.without_text:
        able = ", ".join(known.name for known in registry.formats() if known.without_text)
        raise AnnotatorError(
            worded(
                "“{format}” is made of the texts. What can be written without them is {able}.",
                format=options.format,
                able=able,
            )
        )
    return made


def _write(reader: Reader, out: Path, made: Format, options: ExportOptions, tell: Tell) -> Report:
    assert made.write is not None
    going = _Outgoing(reader, options, tell)
    if options.parts is None:
        report = made.write(going.selection(), out, options.how())
    else:
        report = _write_parts(going, out, made, options.parts)
    going.finish(report, out)
    return report


def _write_parts(going: _Outgoing, out: Path, made: Format, parts: dict[str, str]) -> Report:
    assert made.write is not None
    make_folder(out)
    report = Report()
    for part, path in part_files(out, made).items():
        only = {document for document, side in parts.items() if side == part}
        written = made.write(going.selection(part, only), path, replace(going.options.how(), part=part))
        report.documents += written.documents
        report.spans += written.spans
        report.dropped += written.dropped
        report.reduced += written.reduced
        report.changed += [change for change in written.changed if change not in report.changed]
        report.files += written.files
    return report


@dataclass
class _Outgoing:
    """An export on its way: what is written, and what only shows while it goes out."""

    reader: Reader
    options: ExportOptions
    tell: Tell
    reduced: list[Dropped] = field(default_factory=list)
    leads: dict[str, dict[str, Dropped]] = field(default_factory=dict)
    """By the id of a span, what to say of those whose attributes lead to it, should it be left out."""

    def __post_init__(self) -> None:
        self.is_hub = self.options.format == huggingface.NAME
        self.card = CardInMaking(self.reader, self.options.round, self.options.text, self.tell)
        self._known = "", ""

    def selection(self, part: str = "", only: set[str] | None = None) -> Selection:
        """Return what a format is to write, whole or one part of a split."""
        reader, options = self.reader, self.options
        layers = chosen_layers(reader, options) if options.format != WHOLE else []
        return Selection(
            codebook=reader.codebook(),
            articles=partial(self._articles, layers, part, only),
            rows=self._rows,
            project=str(reader.setting("name", reader.path.stem)),
            card=partial(self.card.text, {"": huggingface.WHOLE}),
        )

    def finish(self, report: Report, out: Path) -> None:
        """Complete the report, and write the card where one is wanted and the format does not bring its own."""
        gone = {lost.span_id: None for lost in report.dropped}
        leads = (lead for span_id in gone for lead in self.leads.get(span_id, {}).values())
        report.reduced += self.reduced + [lead for lead in leads if lead.span_id not in gone]
        if not self.options.text:
            report.changed += map(worded, withheld.SENTENCES)
        is_split = self.options.parts is not None
        if (self.is_hub and not is_split) or not (self.is_hub or self.options.card):
            return
        if self.options.format == WHOLE:
            layers = chosen_layers(self.reader, replace(self.options, layer=ALL))
            deque(self._articles(layers, "", None), maxlen=0)
        files = {part: part + huggingface.SUFFIX for part in PARTS} if self.is_hub else {}
        path = out / huggingface.CARD if is_split else beside(out)
        report.files.append(self.card.write(path, files, report.dropped))

    def _articles(self, layers: list[LayerChoice], part: str, only: set[str] | None) -> Iterator[ArticleRecord]:
        found = articles(self.reader, layers, done=self.options.done, only=only, tell=self.tell)
        if not self.options.text:
            found = (withheld.without_text(article, self.reduced) for article in found)
        found = map(self._noted, found)
        return self.card.counted(found, part) if self.is_hub or self.options.card else found

    def _noted(self, article: ArticleRecord) -> ArticleRecord:
        ids = {span.id for span in article.spans}
        for span in article.spans:
            for value in span.attributes.values():
                if isinstance(value, str) and value in ids:
                    self.leads.setdefault(value, {})[span.id] = loss(article, span, _LEADS_NOWHERE)
        return article

    def _rows(self) -> Iterator[RowRecord]:
        found = rows(self.reader, self.tell)
        return found if self.options.text else withheld.rows_without_text(found, self._text_of)

    def _text_of(self, document_id: str) -> str:
        if self._known[0] != document_id:
            found = self.reader.get(Document, document_id)
            self._known = document_id, found.text if found else ""
        return self._known[1]


def preview(reader: Reader, options: ExportOptions) -> str:
    """Return the first record as it would be written; a binary format shows what reading it back gives."""
    made = check(options)
    whole = _Outgoing(reader, options, lambda *_: None).selection()
    one = replace(whole, articles=lambda: islice(whole.articles(), 1), rows=lambda: islice(whole.rows(), 20), card=str)
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
