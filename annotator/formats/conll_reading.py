"""Reading CoNLL's columns, whatever the scheme: the first is the token, the last its tag.

An `I-` without a `B-` begins a span, as IOB1 has it; `E`, `L`, `U`, `S`, `M` and `W` are understood too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import to_word, worded
from annotator.formats import json_lines, numbered
from annotator.formats.article_facts import take_article_facts
from annotator.formats.conll import DOCSTART, OFFSETS
from annotator.formats.decoding import LARGEST_TEXT, opened_as_text
from annotator.formats.record import ArticleRecord, Left, ReadOptions, Record, Refusal, SpanRecord

_TAG = re.compile(r"([BIMELUSW])-(\S.*)")
_LABEL_STUDIO = " -X- _ "
"""What Label Studio writes between a token and its tag, in which a label keeps its spaces."""
_EMPTY = frozenset(("", "_", "-", "-X-", "O", "*"))
_BEGINS, _ENDS = frozenset("BUSW"), frozenset("ELUSW")
_LONGEST_LINE = 1024**2
_BLOCK = 64 * 1024
_OTHERS_TOKENS = to_word(
    "its tokens are not those of the .offsets file beside it; without that file they are read alone"
)

Tag = tuple[str, str]
"""A tag's mark and its label."""


@dataclass
class _Article:
    """The tokens of one article with their tags; `breaks` are the tokens that begin a sentence."""

    line: int
    tokens: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    known: dict[str, Tag] = field(default_factory=lambda: {"O": ("O", "")})
    """The tags that were met, taken apart."""
    problem: tuple[int, str] | None = None
    comments: int = 0
    between: bool = False
    """Whether columns between token and tag say something."""


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article for each -DOCSTART-, or the one that there is."""
    beside = path.with_name(path.name + OFFSETS)
    places = json_lines.objects(beside) if beside.is_file() else None
    encoding = options.encoding or ("utf-8" if places else "")
    for number, article in enumerate(_articles(path, encoding), 1):
        entry = next(places, None) if places else None
        if article.problem:
            yield Refusal(path.name, numbered.line(article.problem[0]), article.problem[1])
        elif not article.tokens:
            if entry or not places:
                yield Refusal(path.name, numbered.line(article.line), worded("it has no text"))
        elif places:
            yield _exact(article, entry[1] if isinstance(entry, tuple) else {}, path.name)
        else:
            yield _spaced(article, f"{path.name}#{number}")
        yield from _left(article)


def _left(article: _Article) -> Iterator[Left]:
    """Yield what an article's lines say beside tokens and tags."""
    place = numbered.line(article.line)
    if article.between and not article.problem:
        yield Left(place, worded("columns between the token and its tag"))
    if article.comments and not article.problem:
        yield Left(place, worded("lines of comments"), article.comments)


def is_conll(path: Path) -> bool:
    """Whether a text file begins as CoNLL's files do."""
    return json_lines.first_bytes(path).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(DOCSTART.encode())


def _articles(path: Path, encoding: str) -> Iterator[_Article]:
    article, begins, following, room = _Article(1), True, 1, LARGEST_TEXT
    tokens, tags, known = article.tokens, article.tags, article.known
    for lines in _blocks(path, encoding):
        has_zero = "\0" in lines
        for number, columns in enumerate(_columns(lines), following):
            if not columns:
                begins = True
                continue
            token = columns[0]
            tag = known.get(columns[-1])
            if token == DOCSTART:
                if tokens or article.problem or article.line > 1:
                    yield article
                article, begins, room = _Article(number + 1), True, LARGEST_TEXT
                tokens, tags, known = article.tokens, article.tags, article.known
                continue
            if tag is None or len(columns) < 2 or not token or (has_zero and "\0" in token):
                if _is_comment(columns):
                    article.comments += 1
                    continue
                tag = _new_tag(article, columns, number)
                if tag is None:
                    begins = False
                    continue
            if begins:
                article.breaks.add(len(tokens))
                article.between |= len(columns) > 2 and not _EMPTY.issuperset(columns[1:-1])
                begins = False
            tokens.append(token)
            tags.append(tag)
        following, room = number + 1, room - len(lines)
        if room < 0 and (room := LARGEST_TEXT - sum(map(len, tokens)) - len(tokens)) < 0:
            raise BadInput(
                path.name,
                worded("an article has more than {count} MB", count=LARGEST_TEXT // 1024**2),
                numbered.line(number),
            )
    yield article


def _blocks(path: Path, encoding: str) -> Iterator[str]:
    """Yield the file in pieces of many lines, without the end of the last; a line that never ends is cut."""
    with opened_as_text(path, encoding) as file:
        file.reconfigure(newline=None)
        rest = ""
        while piece := file.read(_BLOCK):
            lines, is_whole, rest = (rest + piece).rpartition("\n")
            if is_whole:
                yield lines
            if len(rest) > _LONGEST_LINE:
                yield rest
                rest = ""
        if rest:
            yield rest


def _columns(lines: str) -> Iterable[list[str]]:
    """Return the columns of each line, which tabs part where there are any."""
    if _LABEL_STUDIO in lines and "\t" not in lines:
        return (line.rstrip().split(None, 3) for line in lines.split("\n"))
    if "\t" not in lines:
        return map(str.split, lines.split("\n"))
    return ([part.strip() for part in line.split("\t")] if "\t" in line else line.split() for line in lines.split("\n"))


def _is_comment(columns: list[str]) -> bool:
    return columns[0].startswith("#") and columns[-1] != "O" and not _TAG.fullmatch(columns[-1])


def _new_tag(article: _Article, columns: list[str], line: int) -> Tag | None:
    """Return a line's tag, and remember it; None where the line is none, which is noted."""
    said = columns[-1]
    tag = _TAG.fullmatch(said)
    if len(columns) < 2 or not columns[0] or "\0" in columns[0]:
        article.problem = article.problem or (line, worded("it is not a token with its tag"))
    elif not tag:
        article.problem = article.problem or (
            line,
            worded("“{tag}” is no tag such as O, B-LABEL or I-LABEL", tag=said[:20]),
        )
    else:
        article.known[said] = tag[1], tag[2]
        return article.known[said]
    return None


def _runs(article: _Article) -> Iterator[tuple[int, int, str]]:
    """Yield first and last token and label of each span."""
    first, label = -1, ""
    for place, (mark, said) in enumerate(article.tags):
        if mark == "O" and first < 0:
            continue
        goes_on = first >= 0 and said == label and mark not in _BEGINS and mark != "O" and place not in article.breaks
        if first >= 0 and not goes_on:
            yield first, place - 1, label
            first = -1
        if mark != "O" and not goes_on:
            first, label = place, said
        if mark in _ENDS:
            yield first, place, label
            first = -1
    if first >= 0:
        yield first, len(article.tags) - 1, label


def _spaced(article: _Article, name: str) -> ArticleRecord:
    """Return the article with single spaces between its tokens and each sentence on a line."""
    edges, pieces, at = [], [], 0
    for place, token in enumerate(article.tokens):
        if place:
            pieces.append("\n" if place in article.breaks else " ")
            at += 1
        pieces.append(token)
        edges.append((at, at + len(token)))
        at += len(token)
    spans = [SpanRecord(edges[first][0], edges[last][1], label) for first, last, label in _runs(article)]
    return ArticleRecord("".join(pieces), name=name, reader="conll", spans=spans, place=numbered.line(article.line))


def _exact(article: _Article, said: dict[str, Any], file: str) -> Record:
    """Return the article with the text that the file beside has, whose tokens must be these."""
    place = numbered.line(article.line)
    text, edges, labels = said.get("text"), said.get("tokens"), said.get("labels", {})
    if (
        not isinstance(text, str)
        or not isinstance(edges, list)
        or not isinstance(labels, dict)
        or len(edges) != 2 * len(article.tokens)
        or set(map(type, edges)) != {int}
        or edges != sorted(edges)
    ):
        return Refusal(file, place, worded(_OTHERS_TOKENS))
    starts, ends = edges[::2], edges[1::2]
    if edges[0] < 0 or [text[start:end] for start, end in zip(starts, ends, strict=True)] != article.tokens:
        return Refusal(file, place, worded(_OTHERS_TOKENS))
    record = ArticleRecord(text, reader="conll", place=place)
    take_article_facts(record, {name: value for name, value in said.items() if name not in ("text", "tokens")})
    for first, last, label in _runs(article):
        name = labels.get(label, label)
        known = name if isinstance(name, str) and name.strip() else label
        record.spans.append(SpanRecord(starts[first], ends[last], known))
    return record
