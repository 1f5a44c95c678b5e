"""What readers of formatted documents share: tidy lines, an article made of them, and who read it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from annotator.domain.metadata import language_of, published_of, source_of, title_of
from annotator.domain.wording import to_word, worded
from annotator.formats.decoding import opened
from annotator.formats.record import ArticleRecord, Record, Refusal

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_TEXT = to_word("it holds no text")
_TITLE_HEAD = 2000
_CHUNK = 1024 * 1024


def reader_name(library: str) -> str:
    """Return a library's name with its version, as articles keep it."""
    return f"{library} {version(library)}"


def tidy(lines: Iterable[str]) -> list[str]:
    """Return the lines that hold something, without characters that mean nothing outside their layout."""
    broken = (line for said in lines for line in _BREAKS.sub("\n", _INVISIBLE.sub("", said)).split("\n"))
    return [line.strip() for line in broken if line and not line.isspace()]


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return a table's row as one line with tabs, or as lines where a cell holds several: those only lay out a page."""
    tidied = [tidy(cell) for cell in cells]
    if any(len(cell) > 1 for cell in tidied):
        return [line for cell in tidied for line in cell]
    return ["\t".join("".join(cell) for cell in tidied)] if any(tidied) else []


def article(
    path: Path, lines: Iterable[str], reader: str, *, title: str = "", declared: str = "", author: str = "",
    source: str = "", url: str = "", published: str = "", language: str = "", empty: str = _NO_TEXT,
) -> Record:  # fmt: skip
    """Return the article that lines are, with what the document and the text say of it; a Refusal where there is none.

    `declared` is a title out of a document's properties, often left over from another document: it counts where the
    text begins with it, or has no title of its own.
    """
    text = "\n".join(tidy(lines))
    if not text:
        return Refusal(path.name, "", worded(empty))
    title, declared, author = (" ".join(said.split()) for said in (title, declared, author))
    if declared and declared.casefold() in " ".join(text[:_TITLE_HEAD].split()).casefold():
        title = title or declared
    return ArticleRecord(
        text=text,
        name=path.name,
        title=title or title_of(text, declared or path.stem),
        source=source or source_of(text),
        url=url,
        published=published or published_of(text),
        language=language_of(text) or language,
        meta={"author": author} if author else {},
        reader=reader,
        original_sha256=digest(path),
    )


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with opened(path) as file:
        made = hashlib.sha256()
        while piece := file.read(_CHUNK):
            made.update(piece)
        return made.hexdigest()
