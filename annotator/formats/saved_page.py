"""`html`: web pages as a browser saves them: the article without its furniture, its author, date and site.

Runs in the child process of `child`.  A page is .html or one .mhtml file with everything in it.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from itertools import islice
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.metadata import as_date
from annotator.domain.wording import to_word, worded
from annotator.formats.decoding import decode, read_bytes
from annotator.formats.documents import article, reader_name
from annotator.formats.record import ReadOptions, Record
from annotator.formats.visible_text import page, visible_lines

_HEAD = 4096
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,80}?encoding=["']([\w.-]{1,40})""", re.I
)
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S{1,2000})")
_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|p|div|article|h1|h2|table|span|br|meta|title)\b", re.I)

_BLOCKS = ("p", "div", "br", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4")
_TABLE_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_COLUMN_EDGE = re.compile(r"(?<!\\)\|")
_RULE = re.compile("-{3,}")


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page: its markup, and the address that the browser saved it from, or ""."""

    markup: str
    url: str = ""


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the one article of a saved page."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document, use_config

    saved = load(path, options.encoding)
    root = page(saved.markup)
    config = use_config()
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")  # a short page is an article too
    language = _language(root)
    _free_columns(root)
    found: Any = bare_extraction(
        root, url=saved.url or None, include_comments=False, with_metadata=True, config=config,
        date_extraction_params={"original_date": True, "extensive_search": False},
    ) or Document()  # fmt: skip
    yield article(
        path,
        map(_row, str(found.text or "").split("\n")),
        reader_name("trafilatura"),
        title=found.title or "",
        author=found.author or "",
        source=found.sitename or found.hostname or "",
        url=found.url or saved.url,
        published=as_date(found.date or ""),
        language=language,
        empty=to_word("no article was found in it"),
    )


def _free_columns(root: Any) -> None:
    """Make blocks of tables whose cells hold several lines: old pages stand in such columns."""
    tables = {_table(cell) for cell in root.iter("td", "th") if sum(1 for _ in islice(cell.iter(*_BLOCKS), 2)) > 1}
    for part in [part for part in root.iter(*_TABLE_PARTS) if _table(part) in tables]:
        part.tag = "div"
    for table in tables - {None}:
        table.tag = "div"


def _table(part: Any) -> Any:
    return next(part.iterancestors("table"), None)


def _row(line: str) -> str:
    """Return a line of a table with tabs, without what the library draws around it; other lines as they are."""
    drawn = line.strip()
    if not (drawn.startswith("|") and drawn.endswith("|")) or drawn == "|":
        return line
    cells = [cell.strip() for cell in _COLUMN_EDGE.split(drawn[1:-1])]
    if all(_RULE.fullmatch(cell) for cell in cells):
        return ""
    return "\t".join(cell.replace("\\|", "|") for cell in cells)


def original(path: Path, options: ReadOptions) -> Iterator[str]:
    """Yield the lines that a browser shows of the page."""
    return iter(visible_lines(page(load(path, options.encoding).markup)))


def load(path: Path, encoding: str = "") -> Page:
    """Return a page's markup.  BadInput where it is none."""
    data = read_bytes(path)
    url = ""
    if path.suffix.lower() in (".mhtml", ".mht"):
        data, encoding, url = _unpacked(data, path.name, encoding)
    markup = _decoded(data, path.name, encoding)
    if not markup.strip():
        raise BadInput(path.name, worded("it holds no text"))
    if not _TAG.search(markup):
        raise BadInput(path.name, worded("it is no web page: there are no tags in it"))
    saved_from = _SAVED_FROM.search(markup[:_HEAD])
    return Page(markup, url or (saved_from[1] if saved_from else ""))


def _decoded(data: bytes, file: str, encoding: str) -> str:
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not encoding and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = (declared[1] or declared[2]).decode("ascii", "replace").lower()
        # What calls itself Latin-1 is read as Windows-1252, as every browser does.
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
        try:
            return decode(data, file, name)[0]
        except BadInput:
            pass  # it says what it is not, and is guessed like any other text
    return decode(data, file, encoding)[0]


def _unpacked(data: bytes, file: str, encoding: str) -> tuple[bytes, str, str]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            markup = part.get_payload(decode=True)
            if isinstance(markup, bytes):
                where = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
                url = str(where).strip() if str(where).startswith("http") else ""
                return markup, encoding or str(part.get_content_charset() or ""), url
    raise BadInput(file, worded("it is no saved web page: no HTML is in it"))


def _language(root: Any) -> str:
    said = root.get("lang") or ""
    return said[:2].lower() if re.match(r"[A-Za-z]{2}(?:[-_]|$)", said) else ""
