"""The rows of a WebAnno TSV 3 file: its columns, its sentences with their text, and what stands in the cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import numbered
from annotator.formats.decoding import LARGEST_TEXT
from annotator.formats.spelling import meant
from annotator.formats.webanno import BASE, CHAINS, FORMAT, OURS, RELATIONS, ROLE, SPANS, TEXT

_VERSION = re.compile(re.escape(FORMAT) + r"3\.(\d{1,3})\s*")
_ROW = re.compile(r"(\d{1,9}-\d{1,9}(?:\.\d{1,9})?)\t(\d{1,15})-(\d{1,15})\t([^\t]*)(?:\t(.*))?")
_TEXT_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_VALUE_ESCAPE = re.compile(r"\\(->|[\\\[\]|_;tn*])")
_LETTERS = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b", "\\": "\\"}
_SUFFIX = re.compile(r"((?:[^\\]|\\.)*)\[(\d{1,9}(?:_\d{1,9})?)\]")
_ESCAPED_OR_SEPARATOR = re.compile(r"\\.|[|;]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `kind` is "feature", "role", "slot", "base", "link" (a chain's) or "bare" (no features)."""

    layer: str
    kind: str
    feature: str
    table: str


@dataclass(slots=True)
class Row:
    """A token or sub-token; offsets as the file has them."""

    line: int
    name: str
    begin: int
    end: int
    form: str
    cells: list[str]


@dataclass(slots=True)
class Sentence:
    """A sentence's lines of text and its rows."""

    texts: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """A whole file; `ours` is what our own line says of the article, `faults` are lines that are no rows."""

    columns: list[Column]
    sentences: list[Sentence] = field(default_factory=list)
    ours: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)


def sheet(text: str, file: str) -> Sheet:
    """Return a file's rows.  BadInput where it is no WebAnno TSV 3."""
    lines = text.split("\n")
    version = _VERSION.fullmatch(lines[0])
    if version is None:
        raise BadInput(file, worded("its first line does not say that it is WebAnno TSV 3"), numbered.line(1))
    head = next(
        (at for at, line in enumerate(lines[1:], 1) if not line.startswith((SPANS, CHAINS, RELATIONS))), len(lines)
    )
    found = Sheet([column for line in lines[1:head] for column in _columns(line)])
    sentence = Sentence()
    columns = len(found.columns)
    row_of = _rows(columns)
    for number, line in enumerate(lines[head:], head + 1):
        if row := row_of(number, line):
            sentence.rows.append(row)
        elif line.startswith("#") and (not sentence.rows or line.startswith(TEXT)):
            if sentence.rows:
                found.sentences.append(sentence)
                sentence = Sentence()
            if line.startswith(TEXT):
                sentence.texts.append(unescaped_text(line.removeprefix(TEXT), int(version[1])))
            elif line.startswith(OURS) and isinstance(ours := meant(line.removeprefix(OURS)), dict):
                found.ours = ours
        elif not line.strip():
            if sentence.rows or sentence.texts:
                found.sentences.append(sentence)
                sentence = Sentence()
        else:
            found.faults.append(
                (number, worded("it is no row with {columns} columns beside the token", columns=columns))
            )
    if sentence.rows or sentence.texts:
        found.sentences.append(sentence)
    return found


def unescaped_text(text: str, version: int = 3) -> str:
    """Return a sentence's or a token's text; up to version 3.1 it also has Java's escapes of four digits."""
    if "\\" not in text:
        return text
    is_java = version < 2

    def letter(found: re.Match[str]) -> str:
        said = found[1]
        if len(said) == 5:
            return chr(int(said[1:], 16)) if is_java else found[0]
        return _LETTERS.get(said, said if said < " " or is_java else found[0])

    said = _TEXT_ESCAPE.sub(letter, text)
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if is_java else said


def unescaped_value(text: str) -> str:
    """Return a feature's value."""
    return _VALUE_ESCAPE.sub(lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), text)


def stacked(cell: str) -> list[str]:
    """Return the values that are stacked in a cell."""
    return _split(cell, "|")


def slots(value: str) -> list[str]:
    """Return the links of a slot."""
    return _split(value, ";")


def suffixed(value: str) -> tuple[str, str]:
    """Return a value without the number in brackets behind it, and that number or ""."""
    found = _SUFFIX.fullmatch(value)
    return (found[1], found[2]) if found else (value, "")


def put_together(sentences: list[Sentence], measure: Callable[[str], int], file: str) -> str:
    """Return the text of all sentences; between two is nothing, a line break, or spaces for what is not known."""
    pieces: list[str] = []
    length = 0
    for sentence in sentences:
        begin = sentence.rows[0].begin if sentence.rows else length
        if length and length == begin + 1:
            pieces[-1] = pieces[-1][:-1]
            length -= 1
        if problem := _sentence_problem(begin, length):
            raise BadInput(file, problem, numbered.line(sentence.rows[0].line) if sentence.rows else "")
        body = "\n".join(sentence.texts) + "\n"
        pieces += [" " * (begin - length), body]
        length = begin + measure(body)
    return "".join(pieces)[:-1]


def utf16_units(text: str) -> int:
    """Return how long a text is in Java."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _sentence_problem(begin: int, length: int) -> str:
    if length > begin:
        return worded(
            "its sentence begins ({begin}) before the one above it ends ({length})",
            begin=str(begin),
            length=str(length),
        )
    if begin > LARGEST_TEXT:
        return worded("its sentence begins ({begin}) where no text reaches", begin=str(begin))
    return ""


def _columns(line: str) -> Iterator[Column]:
    table = line[: line.index("=") + 1]
    layer, *features = [part.strip() for part in line.removeprefix(table).split("|")]
    features = [feature for feature in features if feature]
    if not features:
        yield Column(layer, "bare", "", table)
    role = ""
    for feature in features:
        if table == RELATIONS and feature.startswith(BASE):
            yield Column(layer, "base", feature.removeprefix(BASE), table)
        elif table == SPANS and feature.startswith(ROLE):
            role = feature.removeprefix(ROLE).partition(":")[2].partition("_")[0]
            yield Column(layer, "role", role, table)
        elif table == SPANS and role and "." in feature:
            yield Column(layer, "slot", role, table)
        elif table == CHAINS and feature == "referenceRelation":
            yield Column(layer, "link", feature, table)
        else:
            yield Column(layer, "feature", feature, table)


def _rows(columns: int) -> Callable[[int, str], Row | None]:
    """Return the function from a line and its number to its row; most rows have the same cells, cut once."""
    known: dict[str | None, list[str]] = {None: []}

    def row_of(number: int, line: str) -> Row | None:
        found = _ROW.fullmatch(line)
        if found is None:
            return None
        name, begin, end, form, rest = found.groups()
        if (cells := known.get(rest)) is None:
            cells = known[rest] = rest.split("\t", columns)[:columns]
        return Row(number, name, int(begin), int(end), form, cells) if len(cells) == columns else None

    return row_of


def _split(text: str, separator: str) -> list[str]:
    if separator not in text:
        return [text]
    found, start = [], 0
    for piece in _ESCAPED_OR_SEPARATOR.finditer(text):
        if piece[0] == separator:
            found.append(text[start : piece.start()])
            start = piece.end()
    return [*found, text[start:]]
