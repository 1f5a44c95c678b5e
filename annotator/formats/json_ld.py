"""What one annotation says, in whatever of its ways JSON-LD lets it be said: its bodies, its places, its creator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import orjson

from annotator.domain.wording import worded

Said = dict[str, Any]
_TAGS = ("tagging", "classifying", "identifying")


@dataclass(slots=True)
class Place:
    """A range that a target selects, with the quote that should stand there; start None: only the quote is given."""

    start: Any = None
    end: Any = None
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""


class Bodies:
    """What an annotation's bodies say."""

    def __init__(self, said: Said) -> None:
        self.labels: list[str] = []
        self.attributes: Said = {}
        self.links: list[str] = []
        self.problem = ""
        self.left: list[str] = []
        notes: list[str] = []
        motivation = motivation_of(said)
        for body in [*listed(said.get("body")), *listed(said.get("bodyValue"))]:
            self._take(body, motivation, notes, is_text="bodyValue" in said)
        self.note = "\n".join(notes)
        self.labels = self.labels or [motivation]

    def _take(self, body: Any, motivation: str, notes: list[str], *, is_text: bool) -> None:
        if isinstance(body, str):
            (notes if is_text else self.links).append(body)
            return
        if not isinstance(body, dict):
            self.problem = worded("one of its bodies is neither text nor an object")
            return
        purpose = string(next(iter(listed(body.get("purpose"))), motivation)).rpartition(":")[2]
        value = string(body.get("value"))
        if "value" not in body:
            link = source_of(body)
            if purpose in _TAGS and link:
                self.labels.append(unquote(link.rstrip("/#").replace("#", "/").rpartition("/")[2]) or link)
            elif link:
                self.links.append(link)
            else:
                self.left.append(worded("bodies without a value"))
        elif purpose in _TAGS and value.strip():
            self.labels.append(value)
        elif purpose == "describing" and isinstance(name := body.get("label"), str):
            self.attributes[name] = _json(value) if body.get("format") == "application/json" else value
        elif value:
            notes.append(value)


def place_in(target: Any) -> Place | None:
    """Return the place that a target selects, None where it is the whole source."""
    found, is_selected = Place(), False
    for selector in _selectors(target.get("selector") if isinstance(target, dict) else None):
        kinds = types_of(selector)
        if "TextPositionSelector" in kinds:
            found.start, found.end, is_selected = selector.get("start"), selector.get("end"), True
        elif "TextQuoteSelector" in kinds:
            found.quote, is_selected = string(selector.get("exact")), True
            found.prefix, found.suffix = string(selector.get("prefix")), string(selector.get("suffix"))
        else:
            is_selected = True
    return found if is_selected else None


def _selectors(selector: Any) -> Iterator[Said]:
    waiting = listed(selector)
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            yield found
            waiting += listed(found.get("refinedBy"))


def source_of(target: Any) -> str:
    """Return the IRI of what a target is, or is a part of."""
    if type(target) is dict:
        target = target.get("source") or value_of(target, "id")
        target = value_of(target, "id") if type(target) is dict else target
    return string(target)


def creator_of(said: Said) -> str:
    """Return who made an annotation, or ""."""
    creator = next(iter(listed(said.get("creator"))), None)
    if isinstance(creator, dict):
        return string(creator.get("name") or creator.get("nickname") or value_of(creator, "id"))
    return string(creator)


def motivation_of(said: Said) -> str:
    """Return why an annotation was made, in one word."""
    first = string(next(iter(listed(said.get("motivation"))), "")).rpartition(":")[2]
    return first or "highlighting"


def types_of(said: Said) -> list[str]:
    """Return the types of a thing, without prefixes."""
    found = value_of(said, "type")
    if type(found) is str:
        return [found.rpartition(":")[2]]
    return [string(kind).rpartition(":")[2] for kind in listed(found)]


def value_of(said: Said, key: str) -> Any:
    """Return what stands under a key, or under the key with JSON-LD's @."""
    return said[key] if key in said else said.get(f"@{key}")


def listed(value: Any) -> list[Any]:
    """Return a value as a list: JSON-LD lets one stand for a list of one."""
    return value if type(value) is list else [] if value is None else [value]


def string(value: Any) -> str:
    """Return a value that is text, else ""."""
    return value if type(value) is str else ""


def _json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
