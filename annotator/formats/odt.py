"""`odt`: documents of LibreOffice and OpenOffice: paragraphs, lists, tables and notes; not what was deleted.

Runs in the child process of `child`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from annotator.domain.errors import BadInput
from annotator.domain.wording import to_word, worded
from annotator.formats import safe_xml
from annotator.formats.documents import article, row_lines, tidy
from annotator.formats.record import Left, ReadOptions, Record
from annotator.formats.zipped import opened_zip, read_member

READER = "sorot odt 1"
"""Raised when other text comes out of the same document."""

_NO_DOCUMENT = to_word("it is no OpenDocument text (.odt), or a damaged one")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_ENCRYPTED = b"manifest:encryption-data"
_LEFT_OUT = frozenset({
    f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}note", f"{_OFFICE}forms",
    f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}user-field-decls", f"{_TEXT}ruby-text",
    f"{_SVG}title", f"{_SVG}desc",
})  # fmt: skip
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_LONGEST_SPACE = 1000


def read(path: Path, _: ReadOptions) -> Iterator[Record]:
    """Yield the one article of a document."""
    with opened_zip(path, _NO_DOCUMENT) as archive:
        body = _part(archive, "content.xml", path.name).find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise BadInput(path.name, worded(_NO_DOCUMENT))
        facts = _part(archive, "meta.xml", path.name) if "meta.xml" in archive.namelist() else None
        styles = _part(archive, "styles.xml", path.name) if "styles.xml" in archive.namelist() else None
    notes = (line for note in body.iter(f"{_TEXT}note-body") for line in _lines(note))
    yield article(
        path,
        [*_lines(body), *notes],
        READER,
        declared=_fact(facts, f"{_DC}title"),
        author=_fact(facts, f"{_META}initial-creator") or _fact(facts, f"{_DC}creator"),
    )
    yield from _left(body, styles)


def _left(body: Any, styles: Any) -> Iterator[Left]:
    """Yield what is not taken, kind by kind."""
    frames = list(body.iter(f"{_DRAW}frame"))
    objects = sum(frame.find(f"{_DRAW}object") is not None for frame in frames)
    edges = [] if styles is None else [*styles.iter(f"{_STYLE}header", f"{_STYLE}footer")]
    deletions = list(body.iter(f"{_TEXT}deletion"))
    found = {
        worded("comments"): sum(1 for _ in body.iter(f"{_OFFICE}annotation")),
        worded("formulas, charts and other embedded objects"): objects,
        worded("pictures"): sum(frame.find(f"{_DRAW}image") is not None for frame in frames) - objects,
        worded("tracked deletions"): sum(any(map(str.strip, one.itertext())) for one in deletions),
        worded("heads and feet of pages"): sum(any(map(str.strip, edge.itertext())) for edge in edges),
        worded("readings beside words"): sum(1 for _ in body.iter(f"{_TEXT}ruby-text")),
    }
    yield from (Left("", what, count) for what, count in found.items() if count > 0)


def original(path: Path, _: ReadOptions) -> Iterator[str]:
    """Yield every line of the document: headers, footers, comments and deleted words too."""
    with opened_zip(path, _NO_DOCUMENT) as archive:
        for name in ("styles.xml", "content.xml"):
            if name in archive.namelist():
                root = _part(archive, name, path.name)
                yield from tidy(_text(line, frozenset()) for line in root.iter(*_PARAGRAPHS))


def _part(archive: ZipFile, name: str, file: str) -> Any:
    if _ENCRYPTED in read_member(archive, "META-INF/manifest.xml", file):
        raise BadInput(file, worded("it is locked with a password"))
    data = read_member(archive, name, file)
    if not data:
        raise BadInput(file, worded(_NO_DOCUMENT))
    return safe_xml.parsed(data, file)


def _fact(root: Any, name: str) -> str:
    found = None if root is None else next(root.iter(name), None)
    return "" if found is None else str(found.text or "")


def _lines(parent: Any) -> Iterator[str]:
    for element in parent:
        if element.tag in _PARAGRAPHS:
            yield _text(element, _LEFT_OUT)
        elif element.tag == f"{_TABLE}table-row":
            yield from row_lines([list(_lines(cell)) for cell in element if cell.tag == f"{_TABLE}table-cell"])
        elif element.tag not in _LEFT_OUT:
            yield from _lines(element)


def _text(element: Any, left_out: frozenset[str]) -> str:
    said = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            said.append(" " * min(int(count) if count.isdecimal() else 1, _LONGEST_SPACE))
        elif child.tag == f"{_TEXT}tab":
            said.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            said.append("\n")
        elif child.tag in _PARAGRAPHS:
            said += ["\n", _text(child, left_out), "\n"]
        elif child.tag not in left_out:
            said.append(_text(child, left_out))
        said.append(child.tail or "")
    return "".join(said)
