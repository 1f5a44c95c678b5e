"""The sample project: a few invented articles with two people's spans, made afresh where it is not there yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from annotator.app.comment_edits import AddComment, AnswerComment
from annotator.app.edits import Edit, SetProgress, SetSetting, Together
from annotator.app.history import MAKING
from annotator.app.importing import ImportOptions, Prepared, Summary, take
from annotator.app.project import CONTINUE_AS, Project
from annotator.app.projects import create
from annotator.app.reading import FileReading
from annotator.app.repeats import Repeats
from annotator.app.resources import RESOURCES
from annotator.domain.annotator import Layer
from annotator.domain.document import Document
from annotator.domain.identity import new_id
from annotator.domain.review import Comment
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, RelationRecord, SpanRecord
from annotator.storage.waiting import Waiting

SOURCE = RESOURCES / "sample" / "articles.jsonl"
NAME = "Summit gifts 2024"
READER = "R. Widya"
"""Whose work the sample continues."""


def open_sample(folder: Path) -> Path:
    """Return the sample project in `folder`, made where there is none."""
    path = folder / "summit-gifts.sorot"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        make_sample(path).close()
    return path


def make_sample(path: Path) -> Project:
    """Make the sample project and leave it open."""
    project = create(path, READER, "gifts", NAME)
    articles = [orjson.loads(line) for line in SOURCE.read_bytes().splitlines() if line.strip()]
    waiting = Waiting()
    prepared = Prepared(Summary(), waiting, Repeats(project.store))
    reading = FileReading(project.store, waiting, project.me, ImportOptions())
    reading.begin()
    for record in _records(articles):
        prepared.repeats.see(record.text)
        if problem := reading.add(record):
            raise ValueError(f"sample article {record.name}: {problem}")
    reading.finish()
    waiting.seal()
    take(project, prepared, MAKING)
    _skip(project, articles)
    _discuss(project, articles)
    _make(project, SetSetting(CONTINUE_AS, READER))
    return project


def _make(project: Project, edit: Edit) -> None:
    project.do(Together(MAKING, (edit,)))


def _records(articles: list[dict[str, Any]]) -> Iterator[ArticleRecord]:
    for article in articles:
        about = {key: article[key] for key in ("text", "name", "title", "source", "url", "published", "language")}
        layers = [layer for layer in article["annotations"] if layer["state"] in ("started", "done")]
        if not layers:
            yield ArticleRecord(**about, reader="sample")
        for layer in layers:
            yield ArticleRecord(
                **about,
                reader="sample",
                annotator=layer["annotator"],
                done=layer["state"] == "done",
                spans=[_span(article["text"], span, f"s{place}") for place, span in enumerate(layer["spans"])],
                relations=[RelationRecord(**relation) for relation in layer["relations"]],
                labels=[DocumentLabelRecord(label, value) for label, value in layer["labels"].items()],
            )


def _span(text: str, span: dict[str, Any], name: str) -> SpanRecord:
    """Return a span as a file says it; `name` is what relations and attributes of the same layer call it."""
    start = -1
    for _ in range(span.get("nth", 0) + 1):
        start = text.index(span["quote"], start + 1)
    return SpanRecord(
        start=start,
        end=start + len(span["quote"]),
        label=span["label"],
        quote=span["quote"],
        attributes=span.get("attributes", {}),
        note=span.get("note", ""),
        origin="hand",
        id=name,
    )


def _skip(project: Project, articles: list[dict[str, Any]]) -> None:
    ids = {document.name: document.id for document in project.reader.all(Document)}
    for article in articles:
        for layer in article["annotations"]:
            if layer["state"] == "skipped":
                reader = Layer(project.person(layer["annotator"]).id)
                _make(project, SetProgress((ids[article["name"]],), reader, "skipped"))


def _discuss(project: Project, articles: list[dict[str, Any]]) -> None:
    ids = {document.name: document.id for document in project.reader.all(Document)}
    for article in articles:
        for said in article["comments"]:
            spans = project.reader.spans(ids[article["name"]], [Layer(project.me.id)])
            on = next((span.id for span in spans if span.quote == said["on"]), None)
            asked = replace(_comment(project, ids[article["name"]], said), span_id=on)
            _make(project, AddComment(asked))
            for answer in said["answers"]:
                said_to_it = replace(_comment(project, asked.document_id, answer), answers=asked.id)
                _make(project, AnswerComment(said_to_it))


def _comment(project: Project, document_id: str, said: dict[str, Any]) -> Comment:
    return Comment(
        id=new_id(),
        document_id=document_id,
        annotator_id=project.person(said["annotator"]).id,
        body=said["body"],
        created=said["created"],
    )
