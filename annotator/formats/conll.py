"""`conll`: a token and its tag a line, a blank line after each sentence, `-DOCSTART-` before each article.

One tag a token: of spans that overlap the longest is written.  Names of labels lose their spaces.  Beside the file
stands another, `.offsets`, with each article's text and where its tokens are, so that reading back is exact; without
it the text is the tokens with single spaces between.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import AnnotatorError
from annotator.domain.sentences import sentence_starts
from annotator.domain.span import trimmed
from annotator.domain.tokens import tokens
from annotator.domain.wording import to_word, worded
from annotator.formats.article_facts import article_facts
from annotator.formats.loss import IN_PIECES, beyond_spans, loss, refuse_without_text, without_facts
from annotator.formats.record import ArticleRecord, Report, Selection, SpanRecord, WriteOptions
from annotator.formats.spelling import Spellings
from annotator.formats.writing import written_whole

DOCSTART = "-DOCSTART-"
OFFSETS = ".offsets"
SCHEMES = {"iob2": "BIIB", "iob1": "IIII", "bilou": "BILU", "bioes": "BIES"}
"""What marks the first, an inner, the last and the only token of a span."""

_BUFFER = 1 << 20
_OVERLAPS = to_word("it overlaps a longer span, and here a token has one tag")
_OFF_EDGES = to_word("its edges are not on the edges of tokens")
_BLANK = to_word("it is white space alone, which has no tokens")

_WIDENED = to_word("widened to the edges of tokens")
_TRIMMED = to_word("written without the white space at its edges")

Tokens = list[tuple[int, int]]
Placed = tuple[int, int, SpanRecord, str]
"""The first token of a span, the one after its last, the span, and what had to be changed, or ""."""


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write the tokens, and beside them where they are."""
    refuse_without_text(options)
    marks = SCHEMES.get(options.scheme)
    if marks is None:
        raise AnnotatorError(
            worded("There is no scheme “{name}”; there are {names}.", name=options.scheme, names=", ".join(SCHEMES))
        )
    offsets = path.with_name(path.name + OFFSETS)
    report, labels = Report(files=[path, offsets]), Spellings(r"\s|[\x00-\x1f\x7f-\x9f]", "label")
    with (
        written_whole(path, offsets) as (draft, beside),
        draft.open("wb", buffering=_BUFFER) as file,
        beside.open("wb", buffering=_BUFFER) as places,
    ):
        for article in selection.articles():
            pieces = tokens(article.text)
            chosen = _chosen(article, pieces, options.edges, report)
            file.write("".join(_lines(article.text, pieces, chosen, marks, labels)).encode())
            names = {labels.of(span.label): span.label for _, _, span, _ in chosen}
            places.write(orjson.dumps(_beside(article, pieces, names), option=orjson.OPT_APPEND_NEWLINE))
            _tell(article, chosen, report)
    report.changed += labels.sentences()
    return report


def _chosen(article: ArticleRecord, pieces: Tokens, edges: str, report: Report) -> list[Placed]:
    """Return the spans that can be written, in reading order: of those that overlap the longest."""
    placed = [found for span in article.spans if (found := _placed(article, span, pieces, edges, report))]
    placed.sort(key=lambda found: (found[2].start - found[2].end, found[0]))
    taken = bytearray(len(pieces))
    chosen = []
    for first, last, span, change in placed:
        if any(taken[first:last]):
            report.dropped.append(loss(article, span, _OVERLAPS))
        else:
            taken[first:last] = b"\1" * (last - first)
            chosen.append((first, last, span, change))
    return sorted(chosen, key=lambda found: found[0])


def _placed(article: ArticleRecord, span: SpanRecord, pieces: Tokens, edges: str, report: Report) -> Placed | None:
    """Return the span with its tokens; None where it has none, which goes to the report."""
    start, end = trimmed(article.text, span.start, span.end)
    if span.fragments or start >= end:
        report.dropped.append(loss(article, span, IN_PIECES if span.fragments else _BLANK))
        return None
    first = bisect_left(pieces, (start + 1,)) - 1
    last = bisect_left(pieces, (end,)) - 1
    is_off = (pieces[first][0], pieces[last][1]) != (start, end)
    if is_off and edges != "expand":
        report.dropped.append(loss(article, span, _OFF_EDGES))
        return None
    return first, last + 1, span, _WIDENED if is_off else _TRIMMED if (start, end) != (span.start, span.end) else ""


def _lines(text: str, pieces: Tokens, chosen: list[Placed], marks: str, labels: Spellings) -> list[str]:
    """Return a line for each token and a blank one after each sentence; no span reaches over two sentences."""
    lines = [f"{text[start:end]} O\n" for start, end in pieces]
    holders = ((start, bisect_left(pieces, (start + 1,)) - 1) for start in sentence_starts(text))
    begins = {place for start, place in holders if pieces[place][0] == start}
    end_before, label_before = -1, ""
    for first, last, span, _ in chosen:
        begins.difference_update(range(first + 1, last))
        label = labels.of(span.label)
        said = _marks(last - first, marks)
        if marks == SCHEMES["iob1"] and end_before == first and label_before == label and first not in begins:
            said = f"B{said[1:]}"
        for mark, place in zip(said, range(first, last), strict=True):
            start, end = pieces[place]
            lines[place] = f"{text[start:end]} {mark}-{label}\n"
        end_before, label_before = last, label
    for place in begins - {0}:
        lines[place] = f"\n{lines[place]}"
    return [f"{DOCSTART} O\n\n", *lines, "\n"]


def _marks(length: int, marks: str) -> str:
    return marks[3] if length == 1 else marks[0] + marks[1] * (length - 2) + marks[2]


def _beside(article: ArticleRecord, pieces: Tokens, names: dict[str, str]) -> dict[str, Any]:
    found = article_facts(article)
    if changed := {spelled: name for spelled, name in names.items() if spelled != name}:
        found["labels"] = changed
    return found | {"tokens": list(chain.from_iterable(pieces)), "text": article.text}


def _tell(article: ArticleRecord, chosen: list[Placed], report: Report) -> None:
    report.documents += 1
    report.spans += len(chosen)
    for _, _, span, change in chosen:
        if change:
            report.reduced.append(loss(article, span, change))
        if (span.attributes or span.note) and (reduced := without_facts(article, span)):
            report.reduced.append(reduced)
    report.reduced += beyond_spans(article)
