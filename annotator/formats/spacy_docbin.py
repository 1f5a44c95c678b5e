"""`spacy`: a DocBin, and beside it a `config.cfg` that `spacy train` accepts.

`doc.ents` cannot overlap: the longest spans go there, all of them to `doc.spans["sc"]`.  Labels of the article are
categories, and stand once more beside, told from their values.  spaCy itself is imported where it is used: that takes
seconds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.wording import to_word, worded
from annotator.formats.decoding import opened
from annotator.formats.loss import IN_PIECES, loss, relations_lost, without_facts
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    Left,
    ReadOptions,
    Record,
    Refusal,
    Report,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.spelling import brief
from annotator.formats.validity import offsets_problem, too_deep
from annotator.formats.writing import written_whole

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, DocBin, Span

CONFIG = "config.cfg"
_MADE = "# Sorot writes this anew with each export: keep a changed copy under another name.\n"
SPANS_KEY = "sc"
_FACTS = ("document_id", "name", "title", "source", "url", "published", "language", "annotator")
_LABELS = "sorot_labels"
_ATTRIBUTES = ("ENT_IOB", "ENT_TYPE")
_OF_TOKENS = ("TAG", "LEMMA", "DEP", "MORPH", "POS")
_HEAD = 2
"""Bytes that say of a file that zlib packed it."""
_LARGEST = 1024**3
_CHUNK = 1024**2
_LONGEST_SUGGESTED = 24
_WIDENED = to_word("widened to the edges of spaCy's tokens")
_OFF_EDGES = to_word("its edges are not on the edges of spaCy's tokens")
_DAMAGED = to_word("it is damaged, or no DocBin of spaCy 3")


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write the DocBin and, unless this is the dev or test part of a split, its training config."""
    language = _blank(options.language)
    from spacy.tokens import DocBin

    report = Report(files=[path])
    bin_, overlaps, longest = DocBin(attrs=_ATTRIBUTES, store_user_data=True), False, 1
    for article in selection.articles():
        doc = _doc(article, language, options.edges, report)
        bin_.add(doc)
        group = doc.spans[SPANS_KEY]
        report.documents += 1
        report.spans += len(group)
        report.reduced += relations_lost(article)
        overlaps = overlaps or len(doc.ents) < len(group)
        longest = max([longest, *map(len, group)])
    if options.part in ("", "train"):
        report.files.append(path.with_name(CONFIG))
    with written_whole(*report.files) as drafts:
        drafts[0].write_bytes(bin_.to_bytes())
        if len(drafts) > 1:
            _refuse_another_s(report.files[1])
            drafts[1].write_text(_config(options.language, overlaps, longest), encoding="utf-8")
    return report


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article for each doc: its spans of all groups, and the entities that are not among them."""
    vocab = _blank("xx").vocab
    docs = _bin(path).get_docs(vocab)
    for number in count(1):
        try:
            doc = next(docs, None)
            record = None if doc is None else _article(doc, number, path.name)
            rest = [] if doc is None or isinstance(record, Refusal) else list(_left(doc, number))
        except Exception as error:
            raise BadInput(path.name, worded(_DAMAGED), _place(number)) from error
        if record is None:
            return
        yield record
        yield from rest


def _left(doc: Doc, number: int) -> Iterator[Left]:
    """Yield what a doc says and is not taken."""
    place = _place(number)
    if unsure := sum(0 < score < 1 for score in doc.cats.values()):
        yield Left(place, worded("labels of the article with a score between 0 and 1"), unsure)
    if any(doc.has_annotation(kind) for kind in _OF_TOKENS):
        yield Left(place, worded("tags, lemmas and dependencies of tokens"))
    for key in doc.user_data if isinstance(doc.user_data, dict) else ():
        if key not in (*_FACTS, _LABELS, "meta"):
            said = key if isinstance(key, str) else ".".join(part for part in key if isinstance(part, str) and part)
            yield Left(place, worded("the fact “{name}”", name=brief(said)))


def _blank(language: str) -> Language:
    try:
        import spacy
    except ImportError as error:
        raise AnnotatorError(worded("This format needs the package “spacy”, which is not installed.")) from error
    try:
        return spacy.blank(language)
    except (ImportError, ValueError) as error:
        raise AnnotatorError(
            worded("spaCy has no tokenizer ready for the language “{language}”; “xx” fits any.", language=language)
        ) from error


def _doc(article: ArticleRecord, language: Language, edges: str, report: Report) -> Doc:
    doc = language.tokenizer(article.text)
    group = []
    for span in article.spans:
        if span.fragments:
            report.dropped.append(loss(article, span, IN_PIECES))
            continue
        found = doc.char_span(span.start, span.end, label=span.label)
        if found is None and edges == "expand":
            found = doc.char_span(span.start, span.end, label=span.label, alignment_mode="expand")
            report.reduced.append(loss(article, span, _WIDENED))
        if found is None:
            report.dropped.append(loss(article, span, _OFF_EDGES))
            continue
        group.append(found)
        if (span.attributes or span.note) and (reduced := without_facts(article, span)):
            report.reduced.append(reduced)
    doc.spans[SPANS_KEY] = group
    doc.set_ents(_entities(group))
    facts: dict[str, Any] = {name: value for name in _FACTS if (value := getattr(article, name))}
    doc.user_data.update(facts | {"meta": article.meta} if article.meta else facts)
    if article.labels:
        doc.cats = {f"{one.label}: {one.value}" if one.value else one.label: 1.0 for one in article.labels}
        doc.user_data[_LABELS] = [[one.label, one.value, one.annotator] for one in article.labels]
    return doc


def _entities(group: list[Span]) -> list[Span]:
    """Return the longest spans that do not overlap; a white-space token at an edge would stop the training."""
    from spacy.util import filter_spans

    fit = [span for span in group if not span[0].is_space and not span[-1].is_space]
    return filter_spans(fit) if len(fit) > 1 else fit


def _refuse_another_s(config: Path) -> None:
    """Refuse to write over a config that no export wrote: whoever trains with spaCy has files of this name."""
    if config.is_file() and not config.read_bytes().startswith(_MADE.encode()):
        raise AnnotatorError(
            worded(
                "“{file}” is there already, and no export wrote it. Choose another folder; nothing was changed.",
                file=config.name,
            )
        )


def _config(language: str, overlaps: bool, longest: int) -> str:
    """Return a config for CPUs: for entities, or where spans overlap for spans as long as there are."""
    from spacy.cli.init_config import init_config

    config = init_config(lang=language, pipeline=["spancat" if overlaps else "ner"], optimize="efficiency", gpu=False)
    if overlaps:
        suggester = {
            "@misc": "spacy.ngram_range_suggester.v1",
            "min_size": 1,
            "max_size": min(longest, _LONGEST_SUGGESTED),
        }
        config["components"]["spancat"]["suggester"] = suggester
    return f"{_MADE}{config.to_str()}"


def _bin(path: Path) -> DocBin:
    from spacy.tokens import DocBin

    with opened(path) as file:
        head = file.read(_HEAD)
        if len(head) < _HEAD or head[0] & 0xF != zlib.DEFLATED or int.from_bytes(head) % 31:
            raise BadInput(path.name, worded(_DAMAGED))
        file.seek(0)
        length = _checked_length(file, path.name)
        file.seek(0)
        packed = file.read(length)
    try:
        return DocBin(store_user_data=True).from_bytes(packed)
    except Exception as error:
        raise BadInput(path.name, worded(_DAMAGED)) from error


def _checked_length(file: BinaryIO, name: str) -> int:
    """Return how many bytes are packed, after unpacking all a little at a time: a few may unpack to gigabytes."""
    unpacking, unpacked = zlib.decompressobj(), 0
    while not unpacking.eof and unpacked < _LARGEST:
        piece = unpacking.unconsumed_tail or file.read(_CHUNK)
        if not piece:
            break
        try:
            unpacked += len(unpacking.decompress(piece, _CHUNK))
        except zlib.error as error:
            raise BadInput(name, worded(_DAMAGED)) from error
    if not unpacking.eof:
        raise BadInput(name, worded("it is cut short, or too large once unpacked"))
    return file.tell() - len(unpacking.unused_data)


def _as_json(meta: Any) -> dict[str, Any]:
    """Return the metadata as JSON knows it: msgpack gives lists back as tuples."""
    try:
        found = orjson.loads(orjson.dumps(meta))
    except TypeError:
        return {}
    return found if isinstance(found, dict) and not too_deep(found) else {}


def _place(number: int) -> str:
    return worded("doc {number}", number=str(number))


def _article(doc: Doc, number: int, file: str) -> Record:
    place = _place(number)
    known = doc.user_data if isinstance(doc.user_data, dict) else {}
    text = doc.text
    if not text or text.isspace():
        return Refusal(file, place, worded("it has no text"))
    spans = _spans(doc)
    for nth, (span, group) in enumerate(spans, 1):
        if problem := offsets_problem(span.start_char, span.end_char, len(text)) or (
            "" if span.label_ or group else worded("no label")
        ):
            return Refusal(file, place, worded("span {number}: {problem}", number=str(nth), problem=problem))
    article = ArticleRecord(text=text, reader="spacy", place=place)
    for name in _FACTS:
        if isinstance(value := known.get(name), str):
            setattr(article, name, value)
    article.meta = _as_json(known.get("meta"))
    article.name = article.name or ("" if article.document_id else f"{file}#{number}")
    article.spans = [SpanRecord(s.start_char, s.end_char, s.label_ or g, attributes=_facts(s, g)) for s, g in spans]
    article.labels = _labels(doc, known.get(_LABELS))
    return article


def _labels(doc: Doc, told: Any) -> list[DocumentLabelRecord]:
    """Return the labels of the article: as our own files tell them beside the categories, else these."""
    if isinstance(told, list | tuple) and all(map(_is_label, told)):
        return [DocumentLabelRecord(*one) for one in told]
    return [DocumentLabelRecord(label) for label, score in doc.cats.items() if score >= 1 and label.strip()]


def _is_label(one: Any) -> bool:
    is_whole = isinstance(one, list | tuple) and len(one) == 3 and all(isinstance(part, str) for part in one)
    return is_whole and bool(one[0].strip())


def _spans(doc: Doc) -> list[tuple[Span, str]]:
    """Return the spans of our own group, those of other groups with the group's name, and the entities; each once."""
    others = sorted(key for key in doc.spans if key != SPANS_KEY)
    told: set[tuple[int, int, str]] = set()
    found: list[tuple[Span, str]] = []
    for group, spans in [(key, doc.spans[key]) for key in (SPANS_KEY, *others) if key in doc.spans] + [("", doc.ents)]:
        known = frozenset(told)
        for span in spans:
            mark = span.start_char, span.end_char, span.label_
            told.add(mark)
            if mark not in known:
                found.append((span, group if group in others else ""))
    return found


def _facts(span: Span, group: str) -> dict[str, Any]:
    said = {"group": group, "kb_id": span.kb_id_, "id": span.id_}
    return {name: value for name, value in said.items() if value}
