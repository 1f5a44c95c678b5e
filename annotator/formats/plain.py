"""Plain text and Markdown: one article a file, its text unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.metadata import language_of, published_of, source_of, title_of
from annotator.domain.wording import worded
from annotator.formats.decoding import decode, read_bytes
from annotator.formats.record import ArticleRecord, ReadOptions, Record, Refusal


def read_text(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the one article of a .txt file."""
    return _read(path, options, "text")


def read_markdown(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the one article of a .md file, its marks untouched."""
    return _read(path, options, "markdown")


def _read(path: Path, options: ReadOptions, reader: str) -> Iterator[Record]:
    data = read_bytes(path)
    text, _ = decode(data, path.name, options.encoding)
    if not text or text.isspace():
        yield Refusal(path.name, "", worded("it holds no text"))
        return
    yield ArticleRecord(
        text=text,
        name=path.name,
        title=title_of(text, path.stem),
        source=source_of(text),
        published=published_of(text),
        language=language_of(text),
        reader=reader,
        original_sha256=hashlib.sha256(data).hexdigest(),
    )
