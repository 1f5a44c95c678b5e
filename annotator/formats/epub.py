"""`epub`: electronic books, one article each: the chapters in reading order, as their pages show them.

Runs in the child process of `child`.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from annotator.domain.errors import BadInput
from annotator.domain.metadata import as_date
from annotator.domain.wording import to_word, worded
from annotator.formats import safe_xml
from annotator.formats.decoding import decode
from annotator.formats.documents import article
from annotator.formats.record import Left, ReadOptions, Record
from annotator.formats.visible_text import page, visible_lines
from annotator.formats.zipped import opened_zip, read_member

READER = "sorot epub 1"
"""Raised when other text comes out of the same book."""

_NO_BOOK = to_word("it is no EPUB book, or a damaged one")
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PAGES = ("application/xhtml+xml", "text/html")


def read(path: Path, _: ReadOptions) -> Iterator[Record]:
    """Yield the one article of a book."""
    with opened_zip(path, _NO_BOOK) as archive:
        package, folder = _package(archive, path.name)
        names = [*_chapters(package, folder, everything=False)]
        chapters = [_chapter(archive, name, path.name) for name in names]
        others = [name for name in _pages(package, folder) if name not in names]
        unread = [name for name in others if _chapter(archive, name, path.name)]
    yield article(
        path,
        [line for chapter in chapters for line in chapter],
        READER,
        title=_fact(package, "title"),
        author=", ".join(_facts(package, "creator")),
        source=_fact(package, "publisher"),
        published=as_date(_fact(package, "date")),
        language=_fact(package, "language")[:2].lower(),
        empty=to_word("it holds no text: its pages may be pictures"),
    )
    yield from (Left(name, worded("pages outside the reading order")) for name in unread)
    for what, count in _unread_items(package):
        yield Left("", what, count)


def original(path: Path, _: ReadOptions) -> Iterator[str]:
    """Yield the lines of all the book's pages, its contents too."""
    with opened_zip(path, _NO_BOOK) as archive:
        package, folder = _package(archive, path.name)
        for name in _chapters(package, folder, everything=True):
            yield from _chapter(archive, name, path.name)


def _unread_items(package: Any) -> Iterator[tuple[str, int]]:
    """Yield what the package lists that holds no text, kind by kind."""
    kinds = Counter(item.get("media-type", "").partition("/")[0] for item in package.iter(f"{_OPF}item"))
    for kind, what in (("image", worded("pictures")), ("audio", worded("recordings")), ("video", worded("films"))):
        if kinds[kind]:
            yield what, kinds[kind]


def _package(archive: ZipFile, file: str) -> tuple[Any, str]:
    """Return the book's package document, and the folder that its paths start from."""
    container = read_member(archive, "META-INF/container.xml", file)
    if not container:
        raise BadInput(file, worded(_NO_BOOK))
    rootfile = next(safe_xml.parsed(container, file).iter(f"{_CONTAINER}rootfile"), None)
    name = "" if rootfile is None else unquote(rootfile.get("full-path", ""))
    package = read_member(archive, name, file)
    if not package:
        raise BadInput(file, worded(_NO_BOOK))
    if "META-INF/encryption.xml" in archive.namelist() and "META-INF/rights.xml" in archive.namelist():
        raise BadInput(file, worded("it is locked by its seller (DRM)"))
    return safe_xml.parsed(package, file), posixpath.dirname(name)


def _chapters(package: Any, folder: str, *, everything: bool) -> Iterator[str]:
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        is_contents = "nav" in item.get("properties", "").split() or reference.get("linear") == "no"
        if everything or not is_contents:
            yield _place(item, folder)


def _pages(package: Any, folder: str) -> Iterator[str]:
    """Yield all pages that belong to the book, but its contents."""
    for item in package.iter(f"{_OPF}item"):
        if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split():
            yield _place(item, folder)


def _place(item: Any, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _chapter(archive: ZipFile, name: str, file: str) -> list[str]:
    data = read_member(archive, name, file)
    return visible_lines(page(decode(data, f"{file}/{name}")[0]))


def _facts(package: Any, name: str) -> list[str]:
    return [str(found.text).strip() for found in package.iter(f"{_DC}{name}") if found.text]


def _fact(package: Any, name: str) -> str:
    return next(iter(_facts(package, name)), "")
