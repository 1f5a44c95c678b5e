"""Prodigy's JSON Lines, a task a line: an article with what one annotator did in it.

Its `token_end` is inclusive, and every span must begin and end with a token: where one does not, our tokens are cut
there.  Hashes are left to Prodigy, which adds them to tasks that have none.
"""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import AnnotatorError
from annotator.domain.tokens import tokens
from annotator.domain.wording import worded
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    RelationRecord,
    Report,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.shaping import by_annotator, in_one_piece, span_ids
from annotator.formats.writing import written_whole

FACTS = ("document_id", "name", "title", "source", "url", "published", "language")
_OWN_META = frozenset((*FACTS, "meta"))

Said = dict[str, Any]


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write a task for each article and annotator; spans in pieces are dropped."""
    if not options.text:
        raise AnnotatorError(
            worded("A task of Prodigy's is nothing without its text; choose another format to leave texts out.")
        )
    report = Report(files=[path])
    with written_whole(path) as (draft,), draft.open("wb", buffering=1 << 20) as file:
        for article in selection.articles():
            for part in by_annotator(in_one_piece(article, report), report):
                file.write(orjson.dumps(_task(part), option=orjson.OPT_APPEND_NEWLINE))
                report.spans += len(part.spans)
            report.documents += 1
    return report


def _task(article: ArticleRecord) -> Said:
    said_tokens = _tokens(article)
    starts = [token["start"] for token in said_tokens]
    places = [
        {
            "start": span.start,
            "end": span.end,
            "token_start": bisect_left(starts, span.start),
            "token_end": bisect_left(starts, span.end) - 1,
            "label": span.label,
        }
        for span in article.spans
    ]
    ids = span_ids(article.spans)
    is_linked = bool(article.relations)
    task: Said = {"text": article.text, "tokens": said_tokens}
    task["spans"] = [
        place | _facts(span, known if span.id or is_linked else "")
        for place, span, known in zip(places, article.spans, ids, strict=True)
    ]
    if is_linked:
        ends_of = [place | {"id": known} for place, known in zip(places, ids, strict=True)]
        task["relations"] = [_relation(said, ends_of) for said in article.relations]
    task |= _choices(article.labels)
    task |= {"meta": meta} if (meta := _meta(article)) else {}
    name = article.annotator or None
    task |= {"answer": "accept", "_annotator_id": name, "_session_id": name}
    return task if article.done else task | {"state": "started"}


def _tokens(article: ArticleRecord) -> list[Said]:
    """Return the text's tokens as spaCy makes them: one space belongs to the token before, other white space is one."""
    text, pieces = article.text, tokens(article.text)
    starts, ends = {span.start for span in article.spans}, {span.end for span in article.spans}
    if not (starts <= {start for start, _ in pieces} and ends <= {end for _, end in pieces}):
        return _cut_tokens(text, pieces, starts, ends)
    following = f"{text}\0"
    found: list[Said] = []
    last = number = 0
    for start, end in [*pieces, (len(text), len(text))]:
        if last < start:
            found.append({"text": text[last:start], "start": last, "end": start, "id": number, "ws": False})
            number += 1
        if start < end:
            ws = following[end] == " "
            found.append({"text": text[start:end], "start": start, "end": end, "id": number, "ws": ws})
            last = end + ws
            number += 1
    return found


def _cut_tokens(text: str, pieces: list[tuple[int, int]], starts: set[int], ends: set[int]) -> list[Said]:
    """Return tokens that are cut where a span begins or ends inside one or in the white space between two."""
    edges = [*sorted(starts | ends), len(text) + 1]
    found: list[Said] = []
    last = edge = 0
    for start, end in [*pieces, (len(text), len(text))]:
        if last < start and found and text[last] == " " and last not in starts and last + 1 not in ends:
            found[-1]["ws"] = True
            last += 1
        for first, after in ((last, start), (start, end)) if last < start else ((start, end),):
            while first < after:
                while edges[edge] <= first:
                    edge += 1
                cut = min(edges[edge], after)
                found.append({"text": text[first:cut], "start": first, "end": cut, "id": len(found), "ws": False})
                first = cut
        last = end
    return found


def _facts(span: SpanRecord, known: str) -> Said:
    """Return what Prodigy has no name for; it keeps what it does not know."""
    said: Said = {"id": known} if known else {}
    if span.attributes:
        said["attributes"] = span.attributes
    if span.note:
        said["note"] = span.note
    if span.score is not None:
        said["score"] = span.score
    return said


def _relation(relation: RelationRecord, places: list[Said]) -> Said:
    head, child = places[relation.source], places[relation.target]
    said = {"head": head["token_end"], "child": child["token_end"], "head_span": head, "child_span": child}
    said["label"] = relation.label
    facts = {"attributes": relation.attributes, "note": relation.note}
    return said | {key: value for key, value in facts.items() if value}


def _choices(labels: list[DocumentLabelRecord]) -> Said:
    options: dict[str, Said] = {}
    for label, value in dict.fromkeys((said.label, said.value) for said in labels):
        shown = f"{label}: {value}" if value else label
        known = shown if shown not in options else f"{shown} ({len(options) + 1})"
        options[known] = {"id": known, "text": shown, "label": label, "value": value}
    return {"options": list(options.values()), "accept": list(options)} if options else {}


def _meta(article: ArticleRecord) -> Said:
    facts = {name: value for name in FACTS if (value := getattr(article, name))}
    if _OWN_META.isdisjoint(article.meta):
        return facts | article.meta
    clashing = {key: value for key, value in article.meta.items() if key in _OWN_META}
    return facts | {key: value for key, value in article.meta.items() if key not in _OWN_META} | {"meta": clashing}
