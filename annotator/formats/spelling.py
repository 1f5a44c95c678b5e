"""Names, values and file names as a format can spell them, so that what they were can be told again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import orjson

from annotator.domain.span import ORIGINS
from annotator.domain.wording import worded
from annotator.formats.record import ArticleRecord, RelationRecord, SpanRecord

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that end a line for some reader, or that some format cannot hold."""

_OWN_ORIGINS = ("hand", "import")
_NO_FILE_NAME = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST_NAME = 80
_MOST_LISTED, _LONGEST_LISTED = 20, 60


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence can hold them, however many and long they are."""
    more = len(names) - _MOST_LISTED
    told = ", ".join(map(brief, names[:_MOST_LISTED]))
    return worded("{names} and {count} more", names=told, count=more) if more > 0 else told


def brief(name: str) -> str:
    """Return a name as a sentence can hold it."""
    return name if len(name) <= _LONGEST_LISTED else f"{name[: _LONGEST_LISTED - 1]}…"


class Spellings:
    """Gives each name a spelling without the characters that match `unfit`, and no two names the same one."""

    def __init__(self, unfit: str, otherwise: str, taken: tuple[str, ...] = ()) -> None:
        self._unfit = re.compile(unfit)
        self._otherwise = otherwise
        self._spelled: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._taken = dict.fromkeys(taken, 1)

    def of(self, name: str) -> str:
        """Return the spelling of a name."""
        if name not in self._spelled:
            plain = name if name and not self._unfit.search(name) else self._plain(name)
            self._spelled[name] = _free(plain, self._taken)
            self._names[self._spelled[name]] = name
        return self._spelled[name]

    def name(self, spelled: str) -> str:
        """Return the name that this spelling stands for, or the spelling itself where nobody asked for it."""
        return self._names.get(spelled, spelled)

    def changed(self) -> dict[str, str]:
        """Return spelling and name of those that are spelled otherwise."""
        return {spelled: name for name, spelled in self._spelled.items() if spelled != name}

    def sentences(self) -> list[str]:
        """Say for the export's report what is spelled otherwise."""
        return [
            worded("“{name}” is written as “{spelled}”", name=name, spelled=spelled)
            for spelled, name in self.changed().items()
        ]

    def _plain(self, name: str) -> str:
        return self._unfit.sub(self._instead, name).strip("_") or self._otherwise

    def _instead(self, found: re.Match[str]) -> str:
        letters = "".join(c for c in unicodedata.normalize("NFKD", found[0]) if not unicodedata.combining(c))
        return "_" if self._unfit.search(letters) else letters


class FileNames:
    """Gives each article a file name without a suffix, and no two the same one on any system."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def of(self, article: ArticleRecord) -> str:
        """Return the file name: after the article's name, else its title."""
        said = PurePath(article.name).stem if article.name else article.title
        plain = re.sub(r"[^\w.-]+", "_", unicodedata.normalize("NFC", said)).strip("_.-")[:_LONGEST_NAME]
        if not plain or _NO_FILE_NAME.fullmatch(plain):
            plain = f"article_{plain}".strip("_")
        return _free(plain, self._taken, str.casefold)


def json_line(value: Any) -> str:
    """Return JSON that holds no character that ends a line or that a format could not hold."""
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", orjson.dumps(value).decode())


def said(value: Any) -> tuple[str, bool]:
    """Return a value as text, and whether that is JSON: all is but plain text."""
    if isinstance(value, str) and value and value == value.strip() and not UNSAFE.search(value):
        return value, False
    return json_line(value), True


def meant(text: str) -> Any:
    """Return what a value said as JSON stands for; the text itself where it is none."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text


def beside(thing: SpanRecord | RelationRecord, article: ArticleRecord) -> dict[str, Any]:
    """Return what a span or relation says of itself beyond place, label, attributes and note, where it does."""
    found: dict[str, Any] = {}
    if thing.annotator and thing.annotator != article.annotator:
        found["annotator"] = thing.annotator
    if isinstance(thing, SpanRecord):
        if thing.score is not None:
            found["score"] = thing.score
        if thing.origin not in _OWN_ORIGINS:
            found["origin"] = thing.origin
    return found


def take_beside(thing: SpanRecord | RelationRecord, found: Mapping[str, Any]) -> None:
    """Give a span or relation what `beside` said of it, as far as it can be true."""
    if isinstance(annotator := found.get("annotator"), str):
        thing.annotator = annotator
    if isinstance(thing, SpanRecord):
        if type(score := found.get("score")) in (int, float):
            thing.score = score
        if (origin := found.get("origin")) in ORIGINS:
            thing.origin = str(origin)


def _free(wanted: str, taken: dict[str, int], fold: Callable[[str], str] = str) -> str:
    """Return the name, or the first free one with a number; `taken` has the last number of each, so that none is tried
    again for each of a hundred thousand articles of one title.
    """
    found, count = wanted, taken.get(fold(wanted), 1)
    while fold(found) in taken:
        count += 1
        found = f"{wanted}_{count}"
    taken[fold(found)] = 1
    taken[fold(wanted)] = count
    return found
