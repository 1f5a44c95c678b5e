"""What a teiHeader says of its text: title, source, date, address, language; the rest is metadata, or is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from annotator.domain.metadata import as_date
from annotator.domain.wording import worded
from annotator.formats.record import ArticleRecord, Left
from annotator.formats.spelling import brief
from annotator.formats.tei import ADDRESS, AS_JSON, DOCUMENT, META, NAME, PICTURES, TEI
from annotator.formats.tei_text import local, words_in
from annotator.formats.validity import too_deep

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_BIBL = f"{{{TEI}}}bibl"
_FACTS = {"title": "title", "publisher": "source", "date": "published", "textLang": "language"}
_IDS = {NAME: "name", DOCUMENT: "document_id", ADDRESS: "url"}
_ADDRESSES = frozenset(("url", "uri", "link"))
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_JOURNALS = ("j", "s")
_PUBLISHERS = ("{*}publisher", "{*}distributor", "{*}authority")
_TAKEN = (
    "titleStmt", "publicationStmt", "sourceDesc", "classDecl", "appInfo", "textClass", "langUsage", "creation",
)  # fmt: skip


def take_ours(article: ArticleRecord, header: Any) -> None:
    """Give an article the facts that our own header has."""
    for one in next(header.iter(_BIBL), ()):
        kind, said = local(one), one.text or ""
        if kind in _FACTS:
            setattr(article, _FACTS[kind], said)
        elif kind == "ptr":
            article.url = article.url or one.get("target", "")
        elif kind == "idno" and one.get("type") in _IDS:
            setattr(article, _IDS[one.get("type")], said)
        elif kind == "note" and one.get("type") == META:
            article.meta[one.get("n", "")] = value_of(said, one.get("subtype"))
        elif kind == "note" and one.get("type") == PICTURES:
            article.text = _without_pictures(article.text, _json(said))


def value_of(said: str, form: str | None) -> Any:
    """Return the value that our words stand for, as text or as JSON."""
    return _json(said) if form == AS_JSON else said


def take_others(article: ArticleRecord, header: Any) -> Iterator[Left]:
    """Give an article the facts of anybody's header; yield the parts of it that are left."""
    stated, sources = "{*}fileDesc/{*}titleStmt", [*header.iterfind("{*}fileDesc/{*}sourceDesc")]
    published = [*header.iterfind("{*}fileDesc/{*}publicationStmt")]
    titles = [*header.iterfind(f"{stated}/{{*}}title")]
    main = next((title for title in titles if title.get("type", "main") == "main"), titles[0] if titles else None)
    article.title = words_in(main)
    facts: dict[str, list[str]] = {"title": [words_in(title) for title in titles if title is not main]}
    for name in ("author", "editor"):
        found = [*header.iterfind(f"{stated}/{{*}}{name}")] or _all(sources, f"{{*}}{name}")
        facts[name] = [words_in(one) for one in found]
    journals = [title for title in _all(sources, "{*}title") if title.get("level") in _JOURNALS]
    for one in (*journals, *_all(sources, *_PUBLISHERS), *_all(published, *_PUBLISHERS)):
        article.source = article.source or words_in(one)
    dates = [*_all(sources, "{*}date"), *header.iterfind("{*}profileDesc/{*}creation")]
    for one in (*dates, *header.iterfind("{*}profileDesc/{*}creation/{*}date"), *_all(published, "{*}date")):
        article.published = article.published or _date(one)
    for one in _all(sources + published, "{*}ptr", "{*}ref", "{*}idno"):
        _take_address(article, one, facts)
    for one in _all(published, "{*}licence") or _all(published, "{*}availability"):
        facts.setdefault("licence", []).append(" ".join(filter(None, (words_in(one), one.get("target")))))
    languages = [one.get("ident", "") for one in header.iterfind("{*}profileDesc/{*}langUsage/{*}language")]
    article.language = article.language or (languages[0] if len(languages) == 1 else "")
    for one in header.iterfind("{*}profileDesc/{*}textClass/{*}classCode"):
        facts.setdefault("classCode", []).append(words_in(one))
    article.meta |= {name: "; ".join(dict.fromkeys(said)) for name, said in facts.items() if any(said)}
    yield from _left(header, article.place)


def _date(element: Any) -> str:
    said = element.get("when") or words_in(element)
    return said if _ISO.fullmatch(said) else as_date(said)


def _take_address(article: ArticleRecord, one: Any, facts: dict[str, list[str]]) -> None:
    said, kind = one.get("target") or words_in(one), one.get("type", "")
    if said.startswith(("http:", "https:")) and (local(one) != "idno" or kind.casefold() in _ADDRESSES):
        article.url = article.url or said
    elif local(one) == "idno" and not len(one):
        facts.setdefault(f"idno {kind}".strip(), []).append(said)


def _left(header: Any, place: str) -> Iterator[Left]:
    """Yield the parts of a header that nothing was taken from."""
    for part in header:
        sections = [part] if local(part) in ("revisionDesc", "xenoData") else part
        for section in sections:
            name = local(section)
            if name and name not in _TAKEN:
                yield Left(place, worded("the header’s part “{name}”", name=brief(name)))


def _all(holders: list[Any], *names: str) -> list[Any]:
    return [found for holder in holders for found in holder.iter(*names)]


def _without_pictures(text: str, pictures: Any) -> str:
    letters = list(text)
    for pair in pictures if isinstance(pictures, list) else []:
        place, said = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
        if type(place) is int and 0 <= place < len(letters) and isinstance(said, str) and len(said) == 1:
            letters[place] = said
    return "".join(letters)


def _json(text: str) -> Any:
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
    return text if too_deep(value) else value
