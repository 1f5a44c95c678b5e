"""Reading Prodigy's tasks, of its own tools and of others that write like it.

A task that was rejected or ignored brings its article alone; one that was answered yes or no may lack spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.domain.metadata import as_date
from annotator.domain.wording import to_word, worded
from annotator.formats import json_lines, numbered, units
from annotator.formats.prodigy import FACTS
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
from annotator.formats.validity import offsets_problem, too_deep

UNLABELLED = "token"
"""The label of a relation's end that is no span."""

_ANSWERS = ("accept", "reject", "ignore")
_REJECTED = ("reject", "ignore")
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


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article for each task."""
    for entry in json_lines.objects(path, options.encoding):
        if isinstance(entry, Refusal):
            yield entry
            continue
        place, task = entry
        rejected: list[Any] = []
        yield (record := _article(place, task, path.name, rejected))
        if rejected and not isinstance(record, Refusal):
            yield Left(place, worded("spans, relations and labels that were rejected or ignored"), len(rejected))


def is_prodigy(row: Mapping[str, Any]) -> bool:
    """Whether an object looks like a task of Prodigy's."""
    if not isinstance(row.get("text"), str):
        return False
    spans = row.get("spans")
    if isinstance(spans, list) and spans:
        return isinstance(spans[0], dict) and not {"start", "token_start"}.isdisjoint(spans[0])
    return "_task_hash" in row or row.get("answer") in _ANSWERS


def _article(place: str, task: Said, file: str, rejected: list[Any]) -> Record:
    text = task.get("text")
    if not isinstance(text, str) or not text or text.isspace():
        return Refusal(file, place, worded("it has no text"))
    if "\0" in text:
        return Refusal(file, place, worded("its text holds a zero character"))
    if too_deep({key: said for key, said in task.items() if key != "tokens"}):
        return Refusal(file, place, worded("it is nested too deeply"))
    article = ArticleRecord(text=text, reader="prodigy", place=place)
    if task.get("answer") in _REJECTED:
        for key in ("spans", "relations", "accept", "label"):
            said = task.get(key)
            rejected += said if isinstance(said, list) else [said] if said else []
    elif problem := _take_work(article, task, rejected):
        return Refusal(file, place, problem)
    article.text = text.replace("\r\n", "\n")
    _take_meta(article, task)
    if not article.name and not article.document_id:
        article.name = f"{file}#{numbered.number_in(place)}"
    return article


def _take_work(article: ArticleRecord, task: Said, rejected: list[Any]) -> str:
    """Take what an annotator said in a task; returns what is wrong with it, or ""."""
    name = task.get("_annotator_id") or task.get("_session_id")
    article.annotator = name if isinstance(name, str) and not _NOBODY.fullmatch(name) else ""
    is_whole = task.get("state") != "started" and not task.get("_is_binary")
    article.done = task.get("answer") == "accept" and is_whole
    lists = []
    for key in ("spans", "relations", "accept", "options"):
        said = task.get(key)
        if said is not None and not isinstance(said, list):
            return worded("its {key} are not a list", key=key)
        lists.append(said or [])
    spans, relations, accepted, options = lists
    taking = _Spans(article, task.get("tokens"), rejected)
    for number, mark in enumerate(spans, 1):
        if problem := taking.take(mark):
            return worded("span {number}: {problem}", number=str(number), problem=problem)
    for number, relation in enumerate(relations, 1):
        if problem := taking.relate(relation):
            return worded("relation {number}: {problem}", number=str(number), problem=problem)
    return _take_labels(article, accepted, options, task)


class _Spans:
    """Takes the spans of one task, and remembers them for its relations."""

    def __init__(self, article: ArticleRecord, said_tokens: Any, rejected: list[Any]) -> None:
        self._article = article
        self._rejected = rejected
        self._tokens = said_tokens if isinstance(said_tokens, list) else []
        self._by_id: dict[str, int] = {}
        self._by_place: dict[tuple[Any, ...], int] = {}
        self._length = len(article.text)
        _, self._moved = units.without_carriage_returns(article.text) if "\r\n" in article.text else ("", int)

    def take(self, mark: Any, otherwise: str = "") -> str:
        """Take a span, or return what is wrong with it.  `otherwise` is the label of one that has none."""
        if not isinstance(mark, dict):
            return worded("it is not an object in braces")
        if mark.get("answer") in _REJECTED:
            self._rejected.append(mark)
            return ""
        start, end = self._edge(mark, "start"), self._edge(mark, "end")
        if problem := offsets_problem(start, end, self._length):
            return problem
        named = mark.get("label")
        label = otherwise if named in (None, "") else named
        if not isinstance(label, str) or not label.strip():
            return worded("its label is not a name")
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
            return worded("its label is not a name")
        ends = []
        wrong = {"head": to_word("its head: {problem}"), "child": to_word("its child: {problem}")}
        for name, sentence in wrong.items():
            mark = said.get(f"{name}_span", {"token_start": said.get(name), "token_end": said.get(name)})
            found = self._known(mark)
            if found is None:
                if problem := self.take(mark, UNLABELLED):
                    return worded(sentence, problem=problem)
                found = self._known(mark)
            if found is None:
                return worded("its {name} was rejected", name=name)
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
            return worded("what it accepts is not the name of a label")
        option = known.get(chosen, {})
        label, value = option.get("label", str(chosen)), option.get("value", "")
        if not isinstance(label, str) or not label.strip() or not isinstance(value, str):
            return worded("what it accepts is not the name of a label")
        article.labels.append(DocumentLabelRecord(label, value))
    return ""


def _take_meta(article: ArticleRecord, task: Said) -> None:
    found = task.get("meta")
    meta: Said = dict(found) if isinstance(found, dict) else {} if found is None else {"meta": found}
    for name in meta.keys() & set(FACTS):
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
