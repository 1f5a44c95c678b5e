"""`docx`: Word documents: paragraphs, tables and notes, with tracked insertions and without tracked deletions.

Runs in the child process of `child`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from annotator.domain.errors import BadInput
from annotator.domain.wording import to_word, worded
from annotator.formats import safe_xml
from annotator.formats.decoding import opened
from annotator.formats.documents import article, reader_name, row_lines, tidy
from annotator.formats.docx_left import MC, M, W, left
from annotator.formats.record import ReadOptions, Record
from annotator.formats.zipped import opened_zip, problem_with, read_member

_NO_DOCUMENT = to_word("it is no Word document (.docx), or a damaged one")
_FALLBACK = f"{MC}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARTS = ("header", "document", "footnotes", "endnotes", "comments", "footer")


def read(path: Path, _: ReadOptions) -> Iterator[Record]:
    """Yield the one article of a Word document."""
    from mammoth import docx

    facts = _checked_facts(path)
    with opened(path) as file:
        document = docx.read(file).value
    notes = (line for mark in _references(document) for line in _lines(document.notes.resolve(mark).body))
    yield article(
        path,
        [*_lines(document.children), *notes],
        reader_name("mammoth"),
        declared=facts.get("title", ""),
        author=facts.get("creator", ""),
    )
    with opened_zip(path, _NO_DOCUMENT) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        yield from left({name: partial(_parsed, archive, name, path.name) for name in names})


def original(path: Path, _: ReadOptions) -> Iterator[str]:
    """Yield every line of the document: headers, footers, comments and deleted words too."""
    with opened_zip(path, _NO_DOCUMENT) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        for part in _PARTS:
            for name in sorted(n for n in names if n.removeprefix("word/").startswith(part)):
                yield from tidy(_all_lines(_parsed(archive, name, path.name)))


def _checked_facts(path: Path) -> dict[str, str]:
    with opened_zip(path, _NO_DOCUMENT) as archive:
        if "[Content_Types].xml" not in archive.namelist():
            raise BadInput(path.name, worded(_NO_DOCUMENT))
        for member in archive.infolist():
            if problem := problem_with(member):
                raise BadInput(path.name, problem, member.filename)
            if member.filename.endswith((".xml", ".rels")):
                safe_xml.parsed(read_member(archive, member.filename, path.name), path.name)
        return _facts(archive, path.name)


def _facts(archive: ZipFile, file: str) -> dict[str, str]:
    core = read_member(archive, "docProps/core.xml", file)
    if not core:
        return {}
    found = ((fact, safe_xml.parsed(core, file).findtext(f"{_DC}{fact}")) for fact in ("title", "creator"))
    return {fact: str(said) for fact, said in found if said}


def _parsed(archive: ZipFile, name: str, file: str) -> Any:
    return safe_xml.parsed(read_member(archive, name, file), file)


def _references(element: Any) -> list[Any]:
    from mammoth import documents

    if isinstance(element, documents.NoteReference):
        return [element]
    return [found for child in getattr(element, "children", ()) for found in _references(child)]


def _lines(elements: Any) -> Iterator[str]:
    from mammoth import documents

    for element in elements:
        if isinstance(element, documents.Table):
            for row in element.children:
                yield from row_lines([list(_lines(cell.children)) for cell in row.children])
        elif isinstance(element, documents.Paragraph):
            yield _text(element)
        else:
            yield from _lines(getattr(element, "children", ()))


def _text(element: Any) -> str:
    from mammoth import documents

    if isinstance(element, documents.Text):
        return str(element.value)
    if isinstance(element, documents.Tab):
        return "\t"
    if isinstance(element, documents.Break):
        return "\n"
    return "".join(_text(child) for child in getattr(element, "children", ()))


def _all_lines(root: Any) -> Iterator[str]:
    words: list[str] = []
    for fallback in list(root.iter(_FALLBACK)):
        fallback.getparent().remove(fallback)
    for element in root.iter(f"{W}p", f"{W}t", f"{M}t", f"{W}delText", f"{W}tab", f"{W}br"):
        if element.tag == f"{W}p":
            yield "".join(words)
            words.clear()
        else:
            words.append(element.text or ("" if element.tag.endswith(("}t", "delText")) else " "))
    yield "".join(words)
