"""Label Studio's JSON: a list of tasks, each an article and its annotations, and beside it the labelling config.

Offsets are code points.  What Label Studio has no place for stands under `sorot` beside it, which it keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded
from annotator.formats.label_studio_config import LABELS, TEXT, Controls
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
CONFIG = ".config.xml"
"""What the configuration's name ends in."""

Said = dict[str, Any]


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write a task a line, between brackets, and the configuration; spans in pieces are dropped."""
    if not options.text:
        raise AnnotatorError(
            worded("Label Studio shows nothing without texts; choose another format to leave them out.")
        )
    report = Report(files=[path, path.with_name(path.stem + CONFIG)])
    controls = Controls(selection.codebook)
    with written_whole(*report.files) as (draft, config):
        with draft.open("wb", buffering=1 << 20) as file:
            between = b"[\n"
            numbers = count(1)
            for number, article in enumerate(selection.articles(), 1):
                file.write(between + orjson.dumps(_task(number, article, numbers, controls, report)))
                between = b",\n"
                report.documents += 1
            file.write(b"\n]\n" if report.documents else b"[]\n")
        config.write_text(controls.xml(), encoding="utf-8")
    return report


def _task(number: int, article: ArticleRecord, numbers: Iterator[int], controls: Controls, report: Report) -> Said:
    facts = {name: value for name in FACTS if (value := getattr(article, name))}
    task: Said = {"id": number, "data": {"text": article.text} | facts}
    if article.meta:
        task["meta"] = article.meta
    parts = list(by_annotator(in_one_piece(article, report), report))
    report.spans += sum(len(part.spans) for part in parts)
    task["annotations"] = [
        _annotation(next(numbers), part, controls) for part in parts if part.done or _results_due(part)
    ]
    return task | {"predictions": []}


def _results_due(part: ArticleRecord) -> bool:
    return bool(part.spans or part.labels)


def _annotation(number: int, part: ArticleRecord, controls: Controls) -> Said:
    said = {key: value for key, value in (("annotator", part.annotator), ("state", "" if part.done else "started"))
            if value}  # fmt: skip
    result = list(_results(part, controls))
    return {"id": number, "result": result, "was_cancelled": False, "ground_truth": False} | (
        {"sorot": said} if said else {}
    )


def _results(part: ArticleRecord, controls: Controls) -> Iterator[Said]:
    ids = span_ids(part.spans)
    for span, known in zip(part.spans, ids, strict=True):
        yield _region(span, known, part.text, controls)
        for name, value in span.attributes.items():
            yield _attribute(span, known, name, value, controls)
    for relation in part.relations:
        yield _relation(relation, ids, controls)
    labels: dict[str, list[DocumentLabelRecord]] = {}
    for label in part.labels:
        labels.setdefault(label.label, []).append(label)
    for nth, (name, chosen) in enumerate(labels.items(), 1):
        yield _label(f"article-{nth}", name, [label.value for label in chosen], controls)


def _region(span: SpanRecord, known: str, text: str, controls: Controls) -> Said:
    value = {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
    value["labels"] = [controls.label(span.label)]
    said: Said = {"id": known, "from_name": LABELS, "to_name": TEXT, "type": "labels", "origin": "manual"}
    said["value"] = value
    if span.note:
        said["meta"] = {"text": [span.note]}
    if span.score is not None:
        said["score"] = span.score
    return said


def _attribute(span: SpanRecord, known: str, name: str, value: Any, controls: Controls) -> Said:
    control = controls.of_span(name, span.label)
    shown = value if isinstance(value, str) else orjson.dumps(value).decode()
    if control.is_choice:
        control.choices[shown] = None
    kind, key = ("choices", "choices") if control.is_choice else ("textarea", "text")
    said = {"id": known, "from_name": control.name, "to_name": TEXT, "type": kind, "origin": "manual",
            "value": {"start": span.start, "end": span.end, key: [shown]}}  # fmt: skip
    ours = ({"name": name} if control.name != name else {}) | ({"value": value} if shown is not value else {})
    return said | ({"sorot": ours} if ours else {})


def _relation(relation: RelationRecord, ids: list[str], controls: Controls) -> Said:
    said: Said = {"type": "relation", "from_id": ids[relation.source], "to_id": ids[relation.target]}
    said |= {"direction": "right", "labels": [controls.link(relation.label)]}
    facts = (("attributes", relation.attributes), ("note", relation.note))
    ours = {key: value for key, value in facts if value}
    return said | ({"sorot": ours} if ours else {})


def _label(known: str, name: str, values: list[str], controls: Controls) -> Said:
    control = controls.of_article(name)
    shown = [value or name for value in values]
    control.choices |= dict.fromkeys(shown)
    said = {"id": known, "from_name": control.name, "to_name": TEXT, "type": "choices", "origin": "manual",
            "value": {"choices": list(dict.fromkeys(shown))}}  # fmt: skip
    ours = ({"name": name} if control.name != name else {}) | ({"value": values} if name in shown else {})
    return said | ({"sorot": ours} if ours else {})
