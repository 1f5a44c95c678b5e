"""`pdf`: documents of pages: their lines put together to paragraphs, without running heads and page numbers.

Runs in the child process of `child`.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import to_word, worded
from annotator.formats.documents import article, reader_name
from annotator.formats.pdf_lines import Line, paragraphs
from annotator.formats.record import Left, ReadOptions, Record

_HYPHENS = ("\x02", "\ufffe")
_MOST_PAGES = 20_000


def read(path: Path, _: ReadOptions) -> Iterator[Record]:
    """Yield the one article of a PDF."""
    document, marks = _opened(path), 0
    pages: list[list[Line]] = []
    for page in document:
        marks += _marks(page)
        pages.append([*_lines(page)])
    said = document.get_metadata_dict(skip_empty=True)
    yield article(
        path,
        paragraphs(pages),
        reader_name("pypdfium2"),
        declared=said.get("Title", ""),
        author=said.get("Author", ""),
        empty=to_word("it holds no text: its pages are pictures; run text recognition (OCR) over it first"),
    )
    for number, lines in enumerate(pages, 1):
        if not lines and any(pages):
            yield Left(worded("page {number}", number=str(number)), worded("pages without text: pictures, or empty"))
    if marks:
        yield Left("", worded("comments and marks"), marks)


def _marks(page: Any) -> int:
    """Return how many comments and marks of readers lie on a page."""
    from pypdfium2 import raw

    kinds = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE,
             raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_INK)  # fmt: skip
    found = 0
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, place)
        found += raw.FPDFAnnot_GetSubtype(mark) in kinds
        raw.FPDFPage_CloseAnnot(mark)
    return found


def original(path: Path, _: ReadOptions) -> Iterator[str]:
    """Yield the printed lines of all pages."""
    for page in _opened(path):
        yield from (line.text + "-" * line.is_cut for line in _lines(page))


def _opened(path: Path) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        problem = worded("it is locked with a password") if is_locked else worded("it is no PDF, or a damaged one")
        raise BadInput(path.name, problem) from error
    if len(document) > _MOST_PAGES:
        raise BadInput(path.name, worded("it has more than {count} pages", count=_MOST_PAGES))
    return document


def _lines(page: Any) -> Iterator[Line]:
    """Yield the lines of a page in the order of its content; a hyphen at a line's end comes as a sign of its own."""
    text = page.get_textpage()
    count = text.count_chars()
    first = 0
    said = ""
    for place in range(count + 1):
        sign = _sign(text, place) if place < count else "\n"
        if sign in ("\r", "\n") or sign in _HYPHENS:
            if said.strip():
                yield _line(text, said, first, place, is_cut=sign in _HYPHENS)
            first, said = place + 1, ""
        else:
            said += sign
    text.close()
    page.close()


def _sign(text: Any, place: int) -> str:
    from pypdfium2 import raw

    code = raw.FPDFText_GetUnicode(text, place)
    return chr(code) if code <= 0x10FFFF else ""


def _line(text: Any, said: str, first: int, end: int, *, is_cut: bool) -> Line:
    left, bottom, _, top = _box(text, first + len(said) - len(said.lstrip()))
    _, _, right, _ = _box(text, end - 1 - (len(said) - len(said.rstrip())))
    whole = said.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    return Line(whole, left, right, bottom, max(top - bottom, 1.0), is_cut)


def _box(text: Any, place: int) -> tuple[float, float, float, float]:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, place, byref(box))
    return box.left, box.bottom, box.right, box.top
