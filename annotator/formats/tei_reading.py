"""Reading TEI P5: an article for each text, streamed; what its names mark in it and what spans beside it point at.

A span is labelled by the category or interpretation that its `ana` names, else by what stands in it, else by its type
or that of its group; a name by its element and type.  Who is responsible (`resp`) has made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.domain.wording import to_word, worded
from annotator.formats import numbered
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    Left,
    ReadOptions,
    Record,
    Refusal,
)
from annotator.formats.spelling import brief
from annotator.formats.tei import DONE, PROGRAM
from annotator.formats.tei_elements import BESIDE, ELSEWHERE
from annotator.formats.tei_header import LANG, take_others, take_ours
from annotator.formats.tei_known import Known
from annotator.formats.tei_spans import Spans
from annotator.formats.tei_stream import CORPUS, TEXT, parts
from annotator.formats.tei_text import ID, SPACE, Reading, local

_NO_TEXT = to_word("it holds no text")
_INCLUDE = "{http://www.w3.org/2001/XInclude}include"


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the labels of the file's headers, and an article for each of its texts with the spans of everybody."""
    known, count, found, file = Known(), 0, False, path.name
    for part in parts(path):
        if local(part) != TEXT:
            known.is_ours = known.is_ours or _is_ours(part)
            known.take(part)
            if known.is_ours:
                yield from known.rest()
            yield from _left_beside(part, "")
            continue
        inner = [*part.iterdescendants(f"{{*}}{TEXT}")]
        for tei in inner:
            tei.getparent().remove(tei)
        is_alone = part.getparent() is None and not inner
        for tei in (part, *inner):
            count += 1
            name = file if is_alone else f"{file}#{tei.get(ID) or count}"
            for record in _records(tei, known, name, file):
                found = found or isinstance(record, ArticleRecord | Refusal)
                yield record
    yield from known.rest()
    if not found:
        yield Refusal(file, "", worded(_NO_TEXT))


def _is_ours(header: Any) -> bool:
    return any(one.get("ident") == PROGRAM for one in header.iterfind("{*}encodingDesc/{*}appInfo/{*}application"))


def _records(tei: Any, above: Known, name: str, file: str) -> Iterator[Record]:
    known, reading = Known(above), Reading()
    for child in tei:
        if local(child) == "text":
            reading.take(child, is_kept=tei.get(SPACE) == "preserve")
        elif local(child) == "teiHeader" and known.is_ours:
            known.take(child)
    if not known.is_ours:
        known.take(tei)
    text = reading.finish()
    place = brief(tei.get(ID) or "") or numbered.line(tei.sourceline or 0)
    if reading.entity:
        yield Refusal(
            file, place, worded("it holds “&{name};”, which is declared elsewhere", name=brief(reading.entity))
        )
    elif not text.strip():
        yield Left(place, worded("texts without words"))
    else:
        yield from _of_text(tei, known, reading, ArticleRecord(text, name=name, reader="tei", place=place), file)
    if known.is_ours:
        return
    yield from known.rest()
    for child in tei:
        if local(child) in ("teiHeader", "standOff"):
            yield from _left_beside(child, place)
        elif local(child) not in ("text", TEXT, CORPUS):
            yield _part(child, place)


def _of_text(tei: Any, known: Known, reading: Reading, article: ArticleRecord, file: str) -> Iterator[Record]:
    """Yield the article of a text that has words, once for each who has read it."""
    header = next(tei.iterchildren("{*}teiHeader"), None)
    article.language = next((one.get(LANG) for one in (*tei.iterchildren("{*}text"), tei) if one.get(LANG)), "")
    left = [] if known.is_ours or header is None else [*take_others(article, header)]
    if known.is_ours and header is not None:
        article.name = ""
        take_ours(article, header)
    spans = Spans(article, reading, known, file)
    spans.take(tei)
    if header is not None:
        _take_labels(article, header, known, spans)
    yield from spans.labels
    yield from spans.refusals
    yield from _by_reader(article, header, known)
    yield from left
    yield from (Left(article.place, worded(what), count) for what, count in reading.left.items())


def _take_labels(article: ArticleRecord, header: Any, known: Known, spans: Spans) -> None:
    """Take what a header says that its text is as labels of the article; keywords of no category are metadata."""
    words = []
    profile = next(header.iterchildren("{*}profileDesc"), None)
    for one in () if profile is None else profile.iterfind("{*}textClass/*"):
        kind, who = local(one), spans.who(one)
        if kind == "catRef":
            for pointer in (one.get("target") or "").split():
                label = spans.label_of(pointer, "document") or pointer.rpartition("#")[2] or pointer
                article.labels.append(DocumentLabelRecord(label, "", who))
        elif kind == "keywords":
            label = spans.label_of(one.get("scheme") or "", "document")
            values = [known.said(term) for term in one.iter("{*}term", "{*}item") if not term.findall("{*}term")]
            words += [] if label else values
            article.labels += [DocumentLabelRecord(label, value, who) for value in values if label]
    if words:
        article.meta["keywords"] = words


def _by_reader(article: ArticleRecord, header: Any, known: Known) -> Iterator[ArticleRecord]:
    """Yield an article as each has read it who is named as its reader, where what they say can be told apart."""
    history = next(header.iterchildren("{*}revisionDesc"), ()) if known.is_ours and header is not None else ()
    done = {known.person(one.get("who", "")): one.get("status") == DONE for one in history if local(one) == "change"}
    if len(done) == 1:
        ((article.annotator, article.done),) = done.items()
    if len(done) < 2:
        yield article
        return
    people = [span.annotator for span in article.spans]
    can_part = {*people} | {label.annotator for label in article.labels} <= {*done} and all(
        people[one.source] == people[one.target] == one.annotator for one in article.relations
    )
    if not can_part:
        yield article
        return
    for name, is_done in done.items():
        places = {nth: place for place, nth in enumerate(nth for nth, who in enumerate(people) if who == name)}
        relations = [one for one in article.relations if one.source in places]
        yield replace(
            article,
            annotator=name,
            done=is_done,
            spans=[article.spans[nth] for nth in places],
            relations=[replace(one, source=places[one.source], target=places[one.target]) for one in relations],
            labels=[label for label in article.labels if label.annotator == name],
        )


def _left_beside(holder: Any, place: str) -> Iterator[Left]:
    """Yield what a header, or what stands beside a text, holds and nothing is taken from."""
    if others := sum(1 for _ in holder.iter(_INCLUDE)):
        yield Left(place, worded(ELSEWHERE), others)
    if local(holder) == "standOff":
        is_of_corpus = local(holder.getparent()) != TEXT
        for child in holder:
            if local(child) and (is_of_corpus or local(child) not in (*BESIDE, "note")):
                yield _part(child, place)


def _part(element: Any, place: str) -> Left:
    if element.tag == _INCLUDE:
        return Left(place, worded(ELSEWHERE))
    return Left(place, worded("the part “{name}”", name=brief(local(element) or str(element.tag))))
