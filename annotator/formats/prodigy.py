"""Prodigy's JSON Lines, a task a line: an article with what one annotator did in it.

Its `token_end` is inclusive, and every span must begin and end with a token: where one does not, our tokens are cut
there.  A task that was rejected or ignored says nothing of its article; one that was answered yes or no may lack spans.
Hashes are left to Prodigy, which adds them to tasks that have none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.metadata import as_date
from annotator.domain.tokens import tokens
from annotator.formats import json_lines, units
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    ReadOptions,
    Record,
    Refusal,
    RelationRecord,
    Report,
    Selection,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.shaping import by_annotator, in_one_piece, span_ids
from annotator.formats.validity import offsets_problem, too_deep
from annotator.formats.writing import written_whole

UNLABELLED = "token"
"""The label of a relation's end that is no span."""

_ANSWERS = ("accept", "reject", "ignore")
_FACTS = ("document_id", "name", "title", "source", "url", "published", "language")
_OWN_META = frozenset((*_FACTS, "meta"))
_TASK_KEYS = frozenset(
    ("text", "tokens", "spans", "relations", "label", "options", "accept", "answer", "state", "meta")
)
_SPAN_KEYS = frozenset(
    (*("start", "end", "label", "token_start", "token_end", "text", "id", "score", "note", "attributes", "answer"),
     *("source", "input_hash", "type", "color", "rank", "priority"))
)  # fmt: skip
_RELATION_KEYS = frozenset(("head", "child", "head_span", "child_span", "label", "color", "attributes", "note"))
_NOBODY = re.compile(r".*\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d")

Said = dict[str, Any]


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write a task for each article and annotator; spans in pieces are dropped."""
    report = Report(files=[path])
    with written_whole(path) as (draft,), draft.open("wb", buffering=1 << 20) as file:
        for article in selection.articles():
            for part in by_annotator(in_one_piece(article, report), report):
                file.write(orjson.dumps(_task(part), option=orjson.OPT_APPEND_NEWLINE))
                report.spans += len(part.spans)
            report.documents += 1
    return report


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article for each task."""
    for entry in json_lines.objects(path, options.encoding):
        yield entry if isinstance(entry, Refusal) else _article(entry[0], entry[1], path.name)


def is_prodigy(row: Mapping[str, Any]) -> bool:
    """Whether an object looks like a task of Prodigy's."""
    if not isinstance(row.get("text"), str):
        return False
    spans = row.get("spans")
    if isinstance(spans, list) and spans:
        return isinstance(spans[0], dict) and not {"start", "token_start"}.isdisjoint(spans[0])
    return "_task_hash" in row or row.get("answer") in _ANSWERS


def _task(article: ArticleRecord) -> Said:
    said_tokens = _tokens(article)
    starts = {token["start"]: token["id"] for token in said_tokens}
    ends = {token["end"]: token["id"] for token in said_tokens}
    places = [
        {
            "start": span.start,
            "end": span.end,
            "token_start": starts[span.start],
            "token_end": ends[span.end],
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
    text = article.text
    starts, ends = {span.start for span in article.spans}, {span.end for span in article.spans}
    edges = sorted(starts | ends)
    found: list[Said] = []
    last = 0
    for start, end in [*tokens(text), (len(text), len(text))]:
        if last < start and found and text[last] == " " and last not in starts and last + 1 not in ends:
            found[-1]["ws"] = True
            last += 1
        for first, after in ((last, start), (start, end)):
            inner = edges[bisect_right(edges, first) : bisect_right(edges, after - 1)] if edges else ()
            for piece in (*inner, after):
                if first < piece:
                    token = {"text": text[first:piece], "start": first, "end": piece, "id": len(found), "ws": False}
                    found.append(token)
                first = piece
        last = end
    return found


def _facts(span: SpanRecord, known: str) -> Said:
    """Return what Prodigy has no name for; it keeps what it does not know."""
    facts = {"id": known, "attributes": span.attributes, "note": span.note}
    return {key: value for key, value in facts.items() if value} | (
        {"score": span.score} if span.score is not None else {}
    )


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
    facts = {name: value for name in _FACTS if (value := getattr(article, name))}
    if _OWN_META.isdisjoint(article.meta):
        return facts | article.meta
    clashing = {key: value for key, value in article.meta.items() if key in _OWN_META}
    return facts | {key: value for key, value in article.meta.items() if key not in _OWN_META} | {"meta": clashing}


def _article(place: str, task: Said, file: str) -> Record:
    text = task.get("text")
    if not isinstance(text, str) or not text or text.isspace():
        return Refusal(file, place, "it has no text")
    if "\0" in text:
        return Refusal(file, place, "its text holds a zero character")
    if too_deep(task):
        return Refusal(file, place, "it is nested too deeply")
    article = ArticleRecord(text=text, reader="prodigy", place=place)
    if task.get("answer") not in ("reject", "ignore") and (problem := _take_work(article, task)):
        return Refusal(file, place, problem)
    article.text = text.replace("\r\n", "\n")
    _take_meta(article, task)
    if not article.name and not article.document_id:
        article.name = f"{file}#{place.split()[-1]}"
    return article


def _take_work(article: ArticleRecord, task: Said) -> str:
    """Take what an annotator said in a task; returns what is wrong with it, or ""."""
    name = task.get("_annotator_id") or task.get("_session_id")
    article.annotator = name if isinstance(name, str) and not _NOBODY.fullmatch(name) else ""
    is_whole = task.get("state") != "started" and not task.get("_is_binary")
    article.done = task.get("answer") == "accept" and is_whole
    lists = []
    for key in ("spans", "relations", "accept", "options"):
        said = task.get(key)
        if said is not None and not isinstance(said, list):
            return f"its {key} are not a list"
        lists.append(said or [])
    spans, relations, accepted, options = lists
    taking = _Spans(article, task.get("tokens"))
    for number, mark in enumerate(spans, 1):
        if problem := taking.take(mark):
            return f"span {number}: {problem}"
    for number, relation in enumerate(relations, 1):
        if problem := taking.relate(relation):
            return f"relation {number}: {problem}"
    return _take_labels(article, accepted, options, task)


class _Spans:
    """Takes the spans of one task, and remembers them for its relations."""

    def __init__(self, article: ArticleRecord, said_tokens: Any) -> None:
        self._article = article
        self._tokens = said_tokens if isinstance(said_tokens, list) else []
        self._by_id: dict[str, int] = {}
        self._by_place: dict[tuple[Any, ...], int] = {}
        self._length = len(article.text)
        _, self._moved = units.without_carriage_returns(article.text) if "\r\n" in article.text else ("", int)

    def take(self, mark: Any, otherwise: str = "") -> str:
        """Take a span, or return what is wrong with it.  `otherwise` is the label of one that has none."""
        if not isinstance(mark, dict):
            return "it is not an object in braces"
        if mark.get("answer") in ("reject", "ignore"):
            return ""
        start, end = self._edge(mark, "start"), self._edge(mark, "end")
        if problem := offsets_problem(start, end, self._length):
            return problem
        named = mark.get("label")
        label = otherwise if named in (None, "") else named
        if not isinstance(label, str) or not label.strip():
            return "its label is not a name"
        quote, score, known = mark.get("text"), mark.get("score"), mark.get("id")
        span = SpanRecord(self._moved(start), self._moved(end), label)
        span.quote = quote.replace("\r\n", "\n") if isinstance(quote, str) and quote else None
        span.attributes, span.note = _extras(mark, _SPAN_KEYS)
        span.score = float(score) if isinstance(score, int | float) and not isinstance(score, bool) else None
        if isinstance(known, str):
            span.id = known
            self._by_id.setdefault(known, len(self._article.spans))
        self._by_place.setdefault((start, end, named), len(self._article.spans))
        self._article.spans.append(span)
        self._article.repaired += (span.start, span.end) != (start, end)
        return ""

    def relate(self, said: Any) -> str:
        """Take a relation, or return what is wrong with it."""
        if not isinstance(said, dict) or not isinstance(label := said.get("label"), str) or not label.strip():
            return "its label is not a name"
        ends = []
        for name in ("head", "child"):
            mark = said.get(f"{name}_span", {"token_start": said.get(name), "token_end": said.get(name)})
            found = self._known(mark)
            if found is None:
                if problem := self.take(mark, UNLABELLED):
                    return f"its {name}: {problem}"
                found = self._known(mark)
            if found is None:
                return f"its {name} was rejected"
            ends.append(found)
        attributes, note = _extras(said, _RELATION_KEYS)
        self._article.relations.append(RelationRecord(ends[0], ends[1], label, attributes=attributes, note=note))
        return ""

    def _known(self, mark: Any) -> int | None:
        if not isinstance(mark, dict):
            return None
        known, label = mark.get("id"), mark.get("label")
        place = self._by_id.get(known) if isinstance(known, str) else None
        edges = self._edge(mark, "start"), self._edge(mark, "end")
        if place is not None or type(edges[0]) is not int or not isinstance(label, str | None):
            return place
        return self._by_place.get((*edges, label))

    def _edge(self, mark: Said, name: str) -> Any:
        """Return a span's edge, from its token where it names none itself."""
        edge, token = mark.get(name), mark.get(f"token_{name}")
        if edge is not None or type(token) is not int or not 0 <= token < len(self._tokens):
            return edge
        said = self._tokens[token]
        return said.get(name) if isinstance(said, dict) else None


def _extras(said: Said, known: frozenset[str]) -> tuple[Said, str]:
    """Return the attributes and the note of a span or relation; other programs put attributes beside Prodigy's keys."""
    attributes, note = said.get("attributes"), said.get("note")
    beside = {key: value for key, value in said.items() if key not in known}
    return (attributes if isinstance(attributes, dict) else {}) | beside, note if isinstance(note, str) else ""


def _take_labels(article: ArticleRecord, accepted: list[Any], options: list[Any], task: Said) -> str:
    if isinstance(label := task.get("label"), str) and label.strip():
        article.labels.append(DocumentLabelRecord(label))
    known = {said["id"]: said for said in options if isinstance(said, dict) and isinstance(said.get("id"), str | int)}
    for chosen in accepted:
        if not isinstance(chosen, str | int):
            return "what it accepts is not the name of a label"
        option = known.get(chosen, {})
        label, value = option.get("label", str(chosen)), option.get("value", "")
        if not isinstance(label, str) or not label.strip() or not isinstance(value, str):
            return "what it accepts is not the name of a label"
        article.labels.append(DocumentLabelRecord(label, value))
    return ""


def _take_meta(article: ArticleRecord, task: Said) -> None:
    found = task.get("meta")
    meta: Said = dict(found) if isinstance(found, dict) else {} if found is None else {"meta": found}
    for name in meta.keys() & set(_FACTS):
        if isinstance(value := meta[name], str):
            said = as_date(value) if name == "published" else value
            if said or not value:
                setattr(article, name, said)
                del meta[name]
    if isinstance(clashing := meta.get("meta"), dict):
        del meta["meta"]
        meta.update(clashing)
    beside = {key: value for key, value in task.items() if key not in _TASK_KEYS and not key.startswith("_")}
    article.meta = beside | meta
