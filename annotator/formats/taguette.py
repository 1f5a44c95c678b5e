"""Reading the projects of Taguette, a SQLite file: highlights of pages, counted in bytes of the pages' bare text.

A highlight of several tags is several spans; one without tags has the label `highlight`.  Who made it stands in the
list of commands.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats.anchoring import place_of, says
from annotator.formats.foreign_sqlite import Foreign, Row, opened_sqlite
from annotator.formats.page_text import PageText
from annotator.formats.record import ArticleRecord, LabelRecord, Left, ReadOptions, Record, Refusal, SpanRecord
from annotator.formats.validity import offsets_problem

UNTAGGED = "highlight"

_TABLES = {
    "documents": {"id", "name", "description", "filename", "project_id", "contents"},
    "highlights": {"id", "document_id", "start_offset", "end_offset", "snippet"},
    "tags": {"id", "path"},
    "highlight_tags": {"highlight_id", "tag_id"},
}


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the tags, then each document with its highlights."""
    with opened_sqlite(path) as file:
        for table, columns in _TABLES.items():
            if not columns <= file.columns(table):
                raise BadInput(path.name, worded("it is no project of Taguette"))
        yield from _labels(file)
        has_commands = {"document_id", "user_login", "payload"} <= file.columns("commands")
        for document in file.rows("documents", "id, name, description, filename, contents", "id"):
            yield _article(file, document, path.name, has_commands=has_commands)
        if "description" in file.columns("projects"):
            for project in file.rows("projects", "name, description", "id"):
                if _said(project["description"]):
                    yield Left(_said(project["name"]), worded("the project’s description"))


def _labels(file: Foreign) -> Iterator[LabelRecord]:
    has_description = "description" in file.columns("tags")
    for row in file.rows("tags", "path, description" if has_description else "path, NULL AS description", "id"):
        if path := _said(row["path"]):
            yield LabelRecord(path, definition=_said(row["description"]))


def _article(file: Foreign, document: Row, name: str, *, has_commands: bool) -> Record:
    place = worded("document {number}", number=str(document["id"]))
    contents = document["contents"]
    page = PageText(contents) if isinstance(contents, str) and "\0" not in contents else None
    if page is None or not page.text.strip():
        return Refusal(name, place, worded("it has no text"))
    title, filename = _said(document["name"]), _said(document["filename"])
    article = ArticleRecord(page.text, name=filename or title, title=title, reader="taguette", place=place)
    if description := _said(document["description"]):
        article.meta["description"] = description
    tags = _tags(file, document["id"])
    people = _people(file, document["id"]) if has_commands else {}
    length = len(page.bare.encode())
    highlights = list(file.rows("highlights", "id, start_offset, end_offset, snippet", "start_offset, id",
                                "document_id = ?", (document["id"],)))  # fmt: skip
    places = _code_points(
        page.bare, [offset for row in highlights for offset in (row["start_offset"], row["end_offset"])]
    )
    for row in highlights:
        span = _span(row, page, places, length)
        if isinstance(span, str):
            return Refusal(name, place, worded("highlight {number}: {problem}", number=str(row["id"]), problem=span))
        span.annotator = people.get(row["id"], "")
        labels = tags.get(row["id"], [UNTAGGED])
        article.spans += [SpanRecord(span.start, span.end, label, span.annotator, span.quote) for label in labels]
    return article


def _span(row: Row, page: PageText, places: dict[int, int], length: int) -> SpanRecord | str:
    """Return what a highlight marks, checked by its snippet, or what is wrong with it."""
    start, end = row["start_offset"], row["end_offset"]
    if problem := offsets_problem(start, end, length):
        return problem
    first, last = places[start], places[end]
    snippet = PageText(row["snippet"]) if isinstance(row["snippet"], str) else None
    found = page.range(first, last)
    if found[0] < 0:
        return worded("it shows no text")
    if snippet is None or says(snippet.bare, page.bare[first:last]) or not snippet.bare.strip():
        return SpanRecord(*found, "", quote=page.text[found[0] : found[1]])
    return SpanRecord(*(place_of(page.text, snippet.text) or found), "", quote=snippet.text)


def _code_points(text: str, offsets: list[Any]) -> dict[int, int]:
    """Return the code point at each byte of the text; inside a character, as Taguette does, the next one's."""
    data = text.encode()
    found: dict[int, int] = {}
    passed = points = 0
    for offset in sorted({offset for offset in offsets if type(offset) is int and 0 <= offset <= len(data)}):
        edge = offset
        while edge < len(data) and data[edge] & 0xC0 == 0x80:
            edge += 1
        points += len(data[passed:edge].decode())
        passed = max(passed, edge)
        found[offset] = points
    return found


def _tags(file: Foreign, document: Any) -> dict[Any, list[str]]:
    joined = (
        "highlights JOIN highlight_tags ON highlight_tags.highlight_id = highlights.id"
        " JOIN tags ON tags.id = highlight_tags.tag_id"
    )
    found: dict[Any, list[str]] = {}
    for row in file.rows(joined, "highlights.id AS id, path", "highlights.id, tags.id", "document_id = ?", (document,)):
        if path := _said(row["path"]):
            found.setdefault(row["id"], []).append(path)
    return found


def _people(file: Foreign, document: Any) -> dict[Any, str]:
    """Return who first made each highlight of a document."""
    found: dict[Any, str] = {}
    for row in file.rows("commands", "user_login, payload", "id", "document_id = ?", (document,)):
        try:
            payload = orjson.loads(row["payload"])
        except (orjson.JSONDecodeError, TypeError):
            continue
        if isinstance(payload, dict) and payload.get("type") == "highlight_add":
            known = payload.get("highlight_id")
            if isinstance(known, int):
                found.setdefault(known, _said(row["user_login"]))
    return found


def _said(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
