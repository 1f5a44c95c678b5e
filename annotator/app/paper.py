"""Papers to hand in: headings, paragraphs, lists and tables, written as Markdown or as one HTML page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #22242a; }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 2em; }
table { border-collapse: collapse; margin: 1em 0; font-size: 0.9em; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25em 0.75em; border-bottom: 1px solid #d8d5cd; text-align: right; vertical-align: top; }
th:first-child, .words th, .words td { text-align: left; }
th[scope=row] { font-weight: normal; }
"""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the paper's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short texts."""

    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their columns' names; one of `numbers` is set to the right but for its first column."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: bool = True


Block = Heading | Paragraph | Items | Table


def as_markdown(blocks: Iterable[Block]) -> str:
    """Return the paper as Markdown with tables (GitHub's, pandoc's); what people wrote in it is text and no markup."""
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def as_html(blocks: Sequence[Block]) -> str:
    """Return the paper as one HTML page that needs nothing from elsewhere."""
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>'
    body = "\n".join(_html(block) for block in blocks)
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _markdown(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_plain(text)}"
        case Paragraph(text):
            return _plain(text)
        case Items(texts):
            return "\n".join(f"- {_plain(text)}" for text in texts)
        case Table(columns, rows, numbers):
            rule = ["---", *(["---:" if numbers else "---"] * (len(columns) - 1))]
            lines = [map(_plain, columns), rule, *(map(_plain, row) for row in rows)]
            return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """Return the text on one line with everything escaped that Markdown or HTML would take for markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$&!])", r"\\\1", " ".join(text.split()))


def _html(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Items(texts):
            return "<ul>\n" + "\n".join(f"<li>{escape(text)}</li>" for text in texts) + "\n</ul>"
        case Table(columns, rows, numbers):
            head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
            lines = [_row(row, headed=numbers) for row in rows]
            body = "\n".join(f"<tr>{line}</tr>" for line in (head, *lines))
            kind = "numbers" if numbers else "words"
            return f'<table class="{kind}">\n{body}\n</table>'


def _row(cells: Sequence[str], *, headed: bool) -> str:
    first = f'<th scope="row">{escape(cells[0])}</th>' if headed else f"<td>{escape(cells[0])}</td>"
    return first + "".join(f"<td>{escape(cell)}</td>" for cell in cells[1:])
