"""Whether rows that somebody else's file brings can be true: every row is looked at before any is taken."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import orjson

from annotator.app.checking import problem_with_document, problem_with_quote
from annotator.domain.clock import milliseconds_of
from annotator.domain.errors import BadInput
from annotator.domain.identity import progress_id
from annotator.domain.wording import to_word, worded
from annotator.storage.foreign import ODD_PLACE, Foreign
from annotator.storage.holding import HELD
from annotator.storage.schema import TABLES, Table

DAY = 86_400_000
DEEPEST = 32
LONGEST_JSON = 1_000_000
LONGEST_STAMPS = 10_000
LONGEST_NUMBER = re.compile(r"[0-9]{300}")
MOST_TEXTS = 64

_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_STAMP = r"\d{13}-\d{6}-[0-9a-f]{12}"
_MOMENT = r"[0-9T:+.Z -]{0,40}"
# No control characters, and none that turn the direction of what stands beside a name.
_PLAIN = r"[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
_NAME = _PLAIN + r"{1,1000}"

SPAN_KEY = re.compile(f"{_ID}/{_STAMP}/{_MOMENT}", re.ASCII)
SPAN_KEYS = re.compile(f"(?:{SPAN_KEY.pattern}\n)*", re.ASCII)
FORMS = {
    column: re.compile(form, re.ASCII)
    for form, columns in {
        _ID: "id document_id annotator_id label_id source_id target_id span_id owner_id same_as parent_id merged_into"
        " replaces answers chosen_span_id gold_span_id",
        _STAMP: "stamp",
        _MOMENT: "created changed",
        r"[0-9a-f]{64}": "sha256",
        r"([0-9a-f]{64})?": "original_sha256",
        r"(#[0-9a-fA-F]{6})?": "colour",
        _PLAIN + "{0,12}": "initials key",
    }.items()
    for column in columns.split()
}
NAMED = frozenset({"annotator", "label", "attribute"})


def refuse_untrue(foreign: Foreign, now: int, still: Callable[[], None]) -> None:
    """Look at every row; BadInput with the place of the first that cannot be true.  `now` is milliseconds since 1970.

    Rows that stand word for word in the project beside it need no look.  Afterwards the private file is trusted.
    """
    for name, table in TABLES.items():
        if name == "span":
            _look_at_spans(foreign, now)
            continue
        for place, *row in foreign.news(name):
            values = dict(zip(table.columns, row, strict=True))
            if problem := problem_with_values(table, values, now) or _problem_with_fit(foreign, name, values):
                raise BadInput(foreign.name, problem, worded("“{table}” row {row}", table=name, row=str(place)))
        still()
    for name, place, problem in foreign.strangers():
        raise BadInput(foreign.name, problem, worded("“{table}” row {row}", table=name, row=str(place)))
    foreign.trust()


def problem_with_values(table: Table, values: Mapping[str, Any], now: int) -> str:
    """Return why a row cannot be true by itself, or ""."""
    for column, value in values.items():
        if isinstance(value, str):
            form = FORMS.get(column)
            if (form is not None and not form.fullmatch(value)) or "\0" in value:
                return worded("“{column}” is not as it should be", column=column)
        elif isinstance(value, float) and not math.isfinite(value):
            return worded("“{column}” is no number", column=column)
        elif isinstance(value, bytes):
            return worded("“{column}” is not text", column=column)
    if table.name in NAMED and not re.fullmatch(_NAME, values["name"]):
        return worded("the name is empty, too long, or holds characters that cannot be seen")
    for column in table.json:
        if problem := _problem_with_json(column, values[column]):
            return problem
    return _problem_with_stamps(table, values, now)


def _problem_with_stamps(table: Table, values: Mapping[str, Any], now: int) -> str:
    stamps = [values["stamp"]]
    if table.shared:
        found = _stamps(values["stamps"])
        if found is None or not found.keys() <= {*table.columns, HELD}:
            return worded("“{column}” is not as it should be", column="stamps")
        if not all(isinstance(stamp, str) and FORMS["stamp"].fullmatch(stamp) for stamp in found.values()):
            return worded("“{column}” holds what is no stamp", column="stamps")
        if values["deleted"] and "deleted" not in found:
            return worded("it is deleted, and nobody says when")
        stamps += found.values()
        if max(stamps) > values["stamp"]:  # A clock that reads the rows' stamps would be behind such a field.
            return worded("one of its fields is later than the row")
    return worded(TOO_LATE) if max(map(milliseconds_of, stamps)) > now + DAY else ""


def _stamps(text: str) -> dict[str, Any] | None:
    try:
        found = orjson.loads(text) if len(text) < LONGEST_STAMPS else None
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None


TOO_LATE = to_word("it is dated more than a day ahead: its owner's clock is wrong (their `check --repair` mends it)")


@lru_cache(1024)
def _problem_with_json(column: str, text: str | None) -> str:
    if text is None or text == "{}":
        return ""
    found, problem = _parsed(text)
    return problem or ("" if _SHAPES[column](found) else worded("“{column}” is not as it should be", column=column))


def _parsed(text: str) -> tuple[Any, str]:
    if len(text) > LONGEST_JSON or LONGEST_NUMBER.search(text):
        return None, worded("it holds JSON of a size that no project writes")
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None, worded("it holds what is no JSON")
    return found, worded("it holds JSON nested too deeply") if _depth(found) > DEEPEST else ""


def _depth(value: Any) -> int:
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        at, depth = waiting.pop()
        deepest = max(deepest, depth)
        if isinstance(at, dict | list) and depth <= DEEPEST:
            waiting.extend((inner, depth + 1) for inner in (at.values() if isinstance(at, dict) else at))
    return deepest


def _are_choices(found: Any) -> bool:
    return isinstance(found, list) and all(
        isinstance(choice, dict)
        and isinstance(choice.get("id"), str)
        and isinstance(choice.get("name"), str)
        and re.fullmatch(_NAME, choice["name"])
        for choice in found
    )


def _are_judged(found: Any) -> bool:
    return isinstance(found, list) and all(
        isinstance(row, dict) and all(isinstance(row.get(key), str) for key in ("id", "stamp")) for row in found
    )


def _are_ranges(found: Any) -> bool:
    return (
        isinstance(found, list)
        and len(found) > 1
        and all(isinstance(pair, list) and len(pair) == 2 and all(type(edge) is int for edge in pair) for pair in found)
    )


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "meta": lambda found: isinstance(found, dict),
    "attributes": lambda found: isinstance(found, dict),
    "choices": _are_choices,
    "judged": _are_judged,
    "fragments": _are_ranges,
}


def _problem_with_fit(foreign: Foreign, name: str, values: dict[str, Any]) -> str:
    if name == "document":
        return problem_with_document(values)
    if name == "progress":
        due = progress_id(values["document_id"], values["annotator_id"], values["round"])
        return "" if values["id"] == due else worded("its id is not that of its article and annotator")
    if name == "boilerplate" and values["pattern"] is None:
        start, end, document = values["start"], values["end"], values["document_id"]
        if None in (start, end, document) or not 0 <= start < end <= len(foreign.text(document)):
            return worded("it lies outside its article")
    return ""


def _look_at_spans(foreign: Foreign, now: int) -> None:
    """The same as for other rows, in fewer steps: there may be a million, and only odd ones are looked at singly."""
    latest = foreign.latest("span")
    if FORMS["stamp"].fullmatch(latest) and milliseconds_of(latest) > now + DAY:
        raise BadInput(foreign.name, worded(TOO_LATE), "“span”")
    for first, last, count, keys, words in foreign.span_blocks():
        if not SPAN_KEYS.fullmatch(keys) or keys.count("\n") != count or "\0" in words:
            _look_at_each(foreign, "theirs.rowid BETWEEN ? AND ?", first, last)
    _look_at_each(foreign, ODD_PLACE)
    for attributes in foreign.distinct("span", "attributes"):
        if _problem_with_json("attributes", attributes):
            _look_at_each(foreign, "theirs.attributes = ?", attributes)


def _look_at_each(foreign: Foreign, where: str, *given: Any) -> None:
    text_of = lru_cache(MOST_TEXTS)(foreign.text)
    for place, key, document, start, end, fragments, quote, attributes, words in foreign.spans_to_look_at(
        where, *given
    ):
        problem = worded("it holds NUL characters") if "\0" in words else _problem_with_key(key)
        problem = problem or _problem_with_json("attributes", attributes)
        problem = problem or _problem_with_pieces(fragments, start, end)
        where_it_is = {"start": start, "end": end, "fragments": fragments, "quote": quote}
        if problem := problem or problem_with_quote(where_it_is, text_of(document)):
            raise BadInput(foreign.name, problem, worded("“{table}” row {row}", table="span", row=str(place)))


def _problem_with_key(key: str) -> str:
    return "" if SPAN_KEY.fullmatch(key) else worded("its id, its stamp or its date is not as it should be")


def _problem_with_pieces(fragments: str | None, start: int, end: int) -> str:
    if fragments is None:
        return ""
    if problem := _problem_with_json("fragments", fragments):
        return problem
    pairs = orjson.loads(fragments)
    return (
        "" if (pairs[0][0], pairs[-1][1]) == (start, end) else worded("its pieces do not begin and end where it does")
    )
