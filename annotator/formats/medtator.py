"""Reading MedTator's and MAE's XML, a file per article: tags on its text, tags on the whole of it, and links of tags.

MAE counts UTF-16 units, as Java does, and MedTator as JavaScript does; the text that each tag carries settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import safe_xml
from annotator.formats.anchoring import Mark
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
from annotator.formats.settling import Settling
from annotator.formats.spelling import brief
from annotator.formats.validity import fragments_problem, offsets_problem

_PLACE = frozenset(("id", "spans", "start", "end", "text", "comment"))
_NOWHERE = ("", "-1~-1", "~")
_RANGE = re.compile(r"(-?\d{1,15})~(-?\d{1,15})")
_JOINT = " ... "


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the article, and what is left: links of less than two tags on the text are drawn before they are filled."""
    root = safe_xml.parse(path)
    text, tags = root.findtext("TEXT"), root.find("TAGS")
    if text is None or tags is None:
        raise BadInput(path.name, worded("it is no file of MedTator or MAE: it has no TEXT with TAGS"))
    if not text.strip():
        yield Refusal(path.name, "", worded("it holds no text"))
        return
    article = ArticleRecord(text, name=path.stem, reader="medtator", meta={"task": str(root.tag)})
    on_text = [tag for tag in tags if _spans(tag) not in (None, *_NOWHERE)]
    marks = {tag: _mark(tag) for tag in on_text}
    settling = Settling(text, [mark for mark in marks.values() if not isinstance(mark, str)])
    for tag in on_text:
        if problem := _take(tag, marks[tag], settling, article):
            yield Refusal(path.name, _name(tag), problem)
            return
    article.labels = [_label(tag) for tag in tags if _spans(tag) in _NOWHERE]
    places = {span.id: place for place, span in enumerate(article.spans) if span.id}
    lost = [_name(tag) for tag in tags if _spans(tag) is None and not _link(tag, places, article)]
    yield article
    yield from (Left(name, worded("links that do not link two tags on the text")) for name in lost)
    for part in root.iterchildren("{*}*"):
        if part.tag not in ("TEXT", "TAGS") and (len(part) or (part.text or "").strip() or part.attrib):
            yield Left("", worded("the part “{name}”", name=brief(str(part.tag))))


def _spans(tag: Any) -> str | None:
    """Return where a tag is, as newer versions write it; None for a link."""
    said = tag.get("spans")
    if said is None and tag.get("start") is not None:
        said = f"{tag.get('start')}~{tag.get('end')}"
    return None if said is None else str(said).strip()


def _mark(tag: Any) -> Mark | str:
    """Return a tag's ranges and its text, or what is wrong with them."""
    found = [_RANGE.fullmatch(part.strip()) for part in (_spans(tag) or "").split(",")]
    ranges = [(int(part[1]), int(part[2])) for part in found if part]
    if len(ranges) < len(found):
        return worded("its spans are not pairs of whole numbers")
    for start, end in ranges:
        if problem := offsets_problem(start, end, 10**15):
            return problem
    words = tag.get("text", "")
    return sorted(ranges), words.replace(_JOINT, " ") if len(ranges) > 1 else words


def _take(tag: Any, mark: Mark | str, settling: Settling, article: ArticleRecord) -> str:
    if isinstance(mark, str):
        return mark
    settled = settling.settle(mark)
    start, end = settled.ranges[0][0], settled.ranges[-1][1]
    if problem := offsets_problem(start, end, len(article.text)):
        return problem
    span = SpanRecord(start, end, str(tag.tag), quote=settled.quote, id=tag.get("id", ""))
    if len(settled.ranges) > 1:
        if problem := fragments_problem(settled.ranges, start, end):
            return problem
        span.fragments = settled.ranges
    span.attributes, span.note = _facts(tag, _PLACE)
    if settled.unit:
        article.repaired, article.unit = article.repaired + 1, settled.unit
    article.spans.append(span)
    return ""


def _label(tag: Any) -> DocumentLabelRecord:
    facts, note = _facts(tag, _PLACE)
    facts |= {"comment": note} if note else {}
    values = list(facts.values()) if len(facts) == 1 else [f"{name}: {value}" for name, value in facts.items()]
    return DocumentLabelRecord(str(tag.tag), "; ".join(values))


def _link(tag: Any, places: dict[str, int], article: ArticleRecord) -> bool:
    """Take a link: from its first tag to each other; False where it does not have two on the text."""
    words = dict(tag.items())
    roles = [name.removesuffix("ID") for name in words if name.endswith("ID") and f"{name[:-2]}Text" in words]
    ends = [(role, words[f"{role}ID"]) for role in roles if words[f"{role}ID"]]
    if len(ends) < 2 or any(known not in places for _, known in ends):
        return False
    said = frozenset((*_PLACE, *(f"{role}ID" for role in roles), *(f"{role}Text" for role in roles)))
    for role, known in ends[1:]:
        relation = RelationRecord(places[ends[0][1]], places[known], str(tag.tag))
        relation.attributes, relation.note = _facts(tag, said)
        if len(ends) > 2:
            relation.attributes["role"] = role
        article.relations.append(relation)
    return True


def _facts(tag: Any, known: frozenset[str]) -> tuple[dict[str, Any], str]:
    """Return a tag's attributes and its comment; MedTator says NA for a comment that nobody wrote."""
    note = tag.get("comment", "")
    return {name: value for name, value in tag.items() if name not in known and value}, "" if note == "NA" else note


def _name(tag: Any) -> str:
    return f"{tag.tag} {tag.get('id', '')}".strip()
