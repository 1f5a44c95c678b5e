"""What a project of QualCoder says beside its texts and codings: its codes in their categories, its cases, its journal.

Codes and categories are labels, one under the other.  A case is metadata of the texts that belong to it; a stretch of
a text that belongs to one is a span.  What has no place here is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotator.domain.identity import fold
from annotator.domain.wording import to_word, worded
from annotator.formats.foreign_sqlite import Foreign, Row
from annotator.formats.record import LabelRecord, Left, SpanRecord

CASE = "case"
"""The label of a stretch of text that belongs to a case, and the metadata that names the cases of a text."""

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_CASES = {"cases": {"caseid", "name"}, "case_text": {"caseid", "fid", "pos0", "pos1"}}
_ATTRIBUTES = {"name", "value", "attr_type", "id"}
_NAMED = {"journal": to_word("journal entries"), "graph": to_word("graphs")}
_ON_OTHERS = {"code_image": to_word("codings of pictures"), "code_av": to_word("codings of recordings")}

Facts = dict[str, Any]


def said(value: Any) -> str:
    """Return a text without white space around it; anything else says nothing."""
    return value.strip() if isinstance(value, str) else ""


def rows(file: Foreign, table: str, *needed: str, where: str = "", values: tuple[object, ...] = ()) -> Iterator[Row]:
    """Yield the rows of a table in their order; none where it, or a column of it, is not there."""
    if set(needed) <= file.columns(table):
        yield from file.rows(table, "*", "rowid", where, values)


def put(facts: Facts, name: str, value: Any) -> None:
    """Add a fact; one of the same name stays."""
    at, count = name, 1
    while at in facts:
        count += 1
        at = f"{name} ({count})"
    facts[at] = value


def labels(file: Foreign) -> tuple[list[LabelRecord], dict[Any, str]]:
    """Return the categories and codes, what stands above others first, and the codes' names by their numbers."""
    codes = list(rows(file, "code_name", "cid", "name"))
    names = {row["cid"]: said(row["name"]) for row in codes}
    categories = _categories(file, {fold(name) for name in names.values()})
    made = [_label(names[row["cid"]], row, categories.get(_of(row, "catid"))) for row in codes if names[row["cid"]]]
    return [*categories.values(), *made], names


def _categories(file: Foreign, taken: set[str]) -> dict[Any, LabelRecord]:
    """Return the categories by number, each after the one above it; a ring of them is cut."""
    waiting = {row["catid"]: row for row in rows(file, "code_cat", "catid", "name") if said(row["name"])}
    made: dict[Any, LabelRecord] = {}
    while waiting:
        ready = [known for known, row in waiting.items() if _of(row, "supercatid") not in waiting]
        for known in ready or [min(waiting)]:
            row = waiting.pop(known)
            name, count = said(row["name"]), 1
            while fold(name) in taken:
                count += 1
                name = f"{said(row['name'])} ({count})"
            taken.add(fold(name))
            made[known] = _label(name, row, made.get(_of(row, "supercatid")))
    return made


def _label(name: str, row: Row, above: LabelRecord | None) -> LabelRecord:
    colour = said(_of(row, "color"))
    return LabelRecord(
        name,
        colour=colour.lower() if _COLOUR.fullmatch(colour) else "",
        definition=said(_of(row, "memo")),
        parent=above.name if above else "",
    )


def _of(row: Row, column: str) -> Any:
    """Return what stands in a column that older versions do not have."""
    return row[column] if column in row.keys() else None  # noqa: SIM118  (a Row is no mapping)


def facts_of(file: Foreign, source: Row, length: int) -> Facts:
    """Return what is known of a text: its memo, where it was published, its attributes, its cases and theirs."""
    facts: Facts = {}
    if memo := said(_of(source, "memo")):
        facts["memo"] = memo
    for name, value in _attributes(file, "file", source["id"]):
        put(facts, name, value)
    for row in rows(file, "ris", "risid", "longtag", "value", where="risid = ?", values=(_of(source, "risid"),)):
        if said(row["longtag"]) and said(row["value"]):
            put(facts, said(row["longtag"]), said(row["value"]))
    known: dict[str, list[str]] = {}
    for case in _cases_of(file, source["id"], length):
        about = [(CASE, said(case["name"])), (f"{CASE} memo", said(_of(case, "memo")))]
        about += [(f"{CASE} {name}", str(value)) for name, value in _attributes(file, CASE, case["caseid"])]
        for name, value in about:
            known.setdefault(name, []).extend([value] if value else [])
    for name, values in known.items():
        if values:
            put(facts, name, "; ".join(values))
    return facts


def _attributes(file: Foreign, kind: str, known: Any) -> Iterator[tuple[str, Any]]:
    if file.columns("attribute") >= _ATTRIBUTES:
        for row in file.rows("attribute", "name, value", "name", "attr_type = ? AND id = ?", (kind, known)):
            name, value = said(row["name"]), row["value"]
            if name and isinstance(value, str | int | float) and value != "":
                yield name, value


def _cases_of(file: Foreign, source: Any, length: int) -> Iterator[Row]:
    """Yield the cases that a whole text belongs to."""
    whole = [row["caseid"] for row in _case_texts(file, source) if _is_whole(row, length)]
    for known in dict.fromkeys(whole):
        yield from rows(file, "cases", "caseid", "name", where="caseid = ?", values=(known,))


def stretches(file: Foreign, source: Any, length: int) -> Iterator[tuple[Row, SpanRecord]]:
    """Yield the stretches of a text that belong to a case, each with its row."""
    for row in _case_texts(file, source):
        if not _is_whole(row, length):
            found = rows(file, "cases", "caseid", "name", where="caseid = ?", values=(row["caseid"],))
            span = SpanRecord(0, 0, CASE, said(_of(row, "owner")), note=said(_of(row, "memo")))
            for case in found:
                span.attributes = {name: said(value) for name in ("name", "memo") if (value := _of(case, name))}
                for name, value in _attributes(file, CASE, case["caseid"]):
                    put(span.attributes, name, value)
            yield row, span


def _case_texts(file: Foreign, source: Any) -> Iterator[Row]:
    if all(columns <= file.columns(table) for table, columns in _CASES.items()):
        columns = "caseid, fid, pos0, pos1, NULL AS seltext"
        more = "".join(f", {name}" for name in ("owner", "memo") if name in file.columns("case_text"))
        yield from file.rows("case_text", columns + more, "rowid", "fid = ?", (source,))


def _is_whole(row: Row, length: int) -> bool:
    """Whether a text belongs to a case from its beginning to its end, which QualCoder has counted in several ways."""
    start, end = row["pos0"], row["pos1"]
    return type(start) is int and type(end) is int and start <= 0 and (end <= 0 or end >= length - 1)


def left(file: Foreign) -> Iterator[Left]:
    """Yield what the project says and no text, span or label can hold."""
    for row in rows(file, "project", "memo"):
        if said(row["memo"]):
            yield Left("", worded("the project’s memo"))
    texts = set()
    for row in rows(file, "source", "id", "name", "fulltext"):
        if row["fulltext"] is None:
            yield Left(said(row["name"]), worded("pictures, recordings and other files without text"))
        else:
            texts.add(row["id"])
    for table, what in _NAMED.items():
        for row in rows(file, table, "name"):
            yield Left(said(row["name"]), worded(what))
    for table, what in _ON_OTHERS.items():
        if count := sum(1 for _ in rows(file, table, "cid")):
            yield Left("", worded(what), count)
    for table in ("code_text", "annotation"):
        if count := sum(row["fid"] not in texts for row in rows(file, table, "fid")):
            yield Left("", worded("codings of texts that are not there"), count)
    used = {row["caseid"] for row in rows(file, "case_text", "caseid", "fid") if row["fid"] in texts}
    for row in rows(file, "cases", "caseid", "name"):
        if row["caseid"] not in used:
            yield Left(said(row["name"]), worded("cases without a text"))
    if count := sum(1 for _ in rows(file, "attribute", *_ATTRIBUTES, where="attr_type = 'journal'")):
        yield Left("", worded("attributes of journal entries"), count)
