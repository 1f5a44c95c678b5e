"""Reading Label Studio's JSON and tables, also old ones: `completions`, UTF-16 offsets, carriage returns, saved pages.

What the machine predicted is nobody's; neither is an annotation that was skipped.  Every other one is an article with
the work of one annotator.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.metadata import as_date
from annotator.domain.wording import worded
from annotator.formats import json_lines, numbered, safe_xml, table
from annotator.formats.label_studio import CONFIG, FACTS
from annotator.formats.label_studio_config import labels_in
from annotator.formats.label_studio_results import Results, is_on_page
from annotator.formats.page_text import PageText
from annotator.formats.record import ArticleRecord, Left, ReadOptions, Record, Refusal
from annotator.formats.validity import too_deep

_WORK = frozenset(("annotations", "completions", "predictions"))
_MIN = frozenset(("annotator", "annotation_id"))
_MIN_OTHERS = frozenset((*_MIN, "id", "created_at", "updated_at", "lead_time"))
_PAGES = ("html", "hypertext", "page")
_LINK = re.compile(r"(https?|s3|gs|azure-blob)://\S+|/data/\S+")
_MEDIA = re.compile(
    r"\S+\.(png|jpe?g|gif|bmp|webp|svg|tiff?|mp3|wav|ogg|flac|m4a|mp4|webm|avi|mov|mkv)([?#]\S*)?", re.IGNORECASE
)
_IN_CELL = re.compile(r'\[\{"|\{"choices":')

Said = dict[str, Any]


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article for each annotation that somebody finished or began, or one for a task that has none.

    The labels of a labelling configuration that lies beside the file come first.
    """
    yield from _configured(path.with_name(path.stem + CONFIG))
    is_table = path.suffix.lower() in (".csv", ".tsv")
    for entry in (table.csv_rows if is_table else json_lines.objects)(path, options.encoding):
        if isinstance(entry, Refusal):
            yield entry
        else:
            row = _from_cells(entry[1]) if is_table else entry[1]
            yield from _articles(entry[0], _task_of(row), path.name)


def _configured(path: Path) -> Iterator[Record]:
    if path.is_file():
        try:
            yield from labels_in(safe_xml.parse(path))
        except BadInput as error:
            yield Left(path.name, worded("labelling configurations that cannot be read: {reason}", reason=error.reason))


def is_label_studio(row: Mapping[str, Any]) -> bool:
    """Whether an object looks like a task, or like an annotation that holds its task."""
    task = _task_of(row)
    return isinstance(task.get("data"), dict) and not _WORK.isdisjoint(task)


def is_table_of_label_studio(columns: Iterable[str]) -> bool:
    """Whether a table's columns are those of the exports called CSV and TSV, which are JSON-MIN in cells."""
    return _MIN_OTHERS.difference(("id",)).issubset(columns)


def _from_cells(row: Mapping[str, Any]) -> Said:
    """Return a row with what its cells say in JSON."""
    return {name: _from_cell(cell) for name, cell in row.items()}


def _from_cell(cell: Any) -> Any:
    if isinstance(cell, str) and _IN_CELL.match(cell):
        with suppress(orjson.JSONDecodeError):
            return orjson.loads(cell)
    return cell


def _task_of(row: Mapping[str, Any]) -> Said:
    """Return an object as a task: one of the export called JSON-MIN, and an annotation that holds its task, too."""
    task = row.get("task")
    if isinstance(task, dict) and "result" in row:
        return {**task, "annotations": [row]}
    return _task_of_min(row) if row.keys() >= _MIN else dict(row)


def _task_of_min(row: Mapping[str, Any]) -> Said:
    """JSON-MIN tells controls from data by nothing but their values, so only marked stretches are taken as said."""
    said = {name: value for name, value in row.items() if name not in _MIN_OTHERS}
    marked = {name: value for name, value in said.items() if isinstance(value, list) and value and _is_min(value[0])}
    result = [
        {"from_name": name, "type": _kind(mark), "value": mark, "id": f"{name}-{nth}"}
        for name, marks in marked.items()
        for nth, mark in enumerate(marks)
    ]
    work = {"completed_by": row["annotator"], "result": result}
    data = {name: value for name, value in said.items() if name not in marked}
    return {"id": row.get("id"), "data": data, "annotations": [work] if row["annotation_id"] else []}


def _is_min(mark: Any) -> bool:
    return isinstance(mark, dict) and "start" in mark and bool(_kind(mark))


def _kind(mark: Any) -> str:
    keys = mark if isinstance(mark, dict) else ()
    return next((key for key in keys if isinstance(key, str) and key.endswith("labels")), "")


def _articles(place: str, task: Said, file: str) -> Iterator[Record]:
    data, works = task.get("data"), _works(task)
    if not isinstance(data, dict) or works is None or too_deep(task):
        yield Refusal(file, place, worded("it is no task with data and annotations, or nested too deeply"))
        return
    key = _text_key(data)
    said = data[key] if isinstance(data.get(key), str) else ""
    if _is_link(said) and _MEDIA.fullmatch(said.strip()):
        yield Left(place, worded("tasks of pictures, recordings and films"))
        return
    if problem := _problem_with(said):
        yield Refusal(file, place, problem)
        return
    page = PageText(said) if _is_page(key, works) else None
    text = page.text if page else said.replace("\r\n", "\n")
    beside = {name: value for name, value in data.items() if name != key}
    done = [work for work in works if not work.get("was_cancelled") and not work.get("skipped")]
    for work in done or [{}]:
        article = ArticleRecord(text=text, reader="label-studio", place=place)
        _take_facts(article, task, dict(beside))
        article.name = article.name or (
            "" if article.document_id else str(task.get("id") or f"{file}#{numbered.number_in(place)}")
        )
        results = Results(article, page)
        problem = _take_work(article, work, results)
        yield Refusal(file, place, problem) if problem else article
        yield from (Left(place, what) for what in results.left if not problem)
        if work.get("ground_truth") is True:
            yield Left(place, worded("marks as ground truth"))
    yield from _left(place, task, works, len(works) - len(done))


def _left(place: str, task: Said, works: list[Said], skipped: int) -> Iterator[Left]:
    """Yield what a task holds beside its annotations."""
    drafts = [draft for draft in task.get("drafts") or [] if isinstance(draft, dict) and draft.get("annotation")]
    counts = {
        worded("annotations that were skipped"): skipped,
        worded("predictions"): len(_listed(task.get("predictions"))),
        worded("drafts of annotations that are there"): len(drafts),
        worded("comments"): sum(len(_listed(work.get("comments"))) for work in (task, *works)),
    }
    yield from (Left(place, what, count) for what, count in counts.items() if count)


def _works(task: Said) -> list[Said] | None:
    """Return the task's annotations, then its drafts that belong to none; None where they are no lists of objects."""
    found = task.get("annotations") or task.get("completions") or []
    drafts = task.get("drafts") or []
    if not isinstance(found, list) or not isinstance(drafts, list) or not all(isinstance(w, dict) for w in found):
        return None
    own = [draft | {"is_draft": True} for draft in drafts if isinstance(draft, dict) and not draft.get("annotation")]
    return [*found, *own]


def _text_key(data: Said) -> str:
    """Return which of a task's data is the article: "text", else the longest but links; the file does not say."""
    texts = {key: value for key, value in data.items() if isinstance(value, str)}
    if "text" in texts:
        return "text"
    return max(texts, key=lambda key: (not _is_link(texts[key]), len(texts[key])), default="")


def _is_link(said: str) -> bool:
    return _LINK.fullmatch(said.strip()) is not None


def _problem_with(said: str) -> str:
    if not said.strip():
        return worded("it has no text")
    if "\0" in said:
        return worded("its text holds a zero character")
    return worded("it holds a link to a text, not the text") if _is_link(said) else ""


def _is_page(key: str, works: list[Said]) -> bool:
    results = [said for work in works if isinstance(work.get("result"), list) for said in work["result"]]
    return any(map(is_on_page, results)) or (key in _PAGES and not results)


def _take_facts(article: ArticleRecord, task: Said, beside: Said) -> None:
    for name in beside.keys() & set(FACTS):
        if isinstance(value := beside[name], str):
            said = as_date(value) if name == "published" else value
            if said or not value:
                setattr(article, name, said)
                del beside[name]
    meta = task.get("meta")
    article.meta = beside | (meta if isinstance(meta, dict) else {})


def _take_work(article: ArticleRecord, work: Said, results: Results) -> str:
    if not work:
        return ""
    ours = work.get("sorot")
    ours = ours if isinstance(ours, dict) else {}
    name = ours.get("annotator")
    article.annotator = name if isinstance(name, str) else _annotator(work)
    article.done = not work.get("is_draft") and ours.get("state") != "started"
    return results.take(work.get("result", []))


def _annotator(work: Said) -> str:
    """Return who made an annotation, as well as the file says it: a name, an address, or a number."""
    person = work.get("completed_by", work.get("user"))
    if isinstance(person, dict):
        full = " ".join(str(person[key]) for key in ("first_name", "last_name") if person.get(key))
        return full or str(person.get("email") or person.get("username") or person.get("id") or "")
    shown = work.get("created_username")
    if isinstance(shown, str) and shown.strip():
        return shown.rsplit(",", 1)[0].strip()
    return str(person) if isinstance(person, str | int) and not isinstance(person, bool) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
