"""What an article says about itself: its title, source, date and language, where the text leaves no doubt.

Everything here is a first proposal that the person can edit; "" stands wherever two readings are possible.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date


def _words(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt aug ags",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b{_DAY}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]{_YEAR}\b",
        rf"\b{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}\b",
    )
)
_SLASHED = re.compile(rf"(?<!\d)(?P<first>[0-3]?\d)[/.](?P<second>[0-3]?\d)[/.]{_YEAR}(?!\d)")
_PARTIAL = (
    re.compile(rf"{_YEAR}(?:-(?P<month>\d\d))?", re.IGNORECASE),
    re.compile(rf"{_MONTH},? {_YEAR}", re.IGNORECASE),
)
_WEEKDAYS = r"(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_AROUND_DATE = re.compile(
    rf"(?:{_WEEKDAYS}|published|updated|diterbitkan|terbit|tanggal|tayang|date|pukul|wib|wita|wit|gmt|utc|[ap]m|"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[,|:()/\s–—-])+",
    re.IGNORECASE,
)

_DASH = r"\s*(?:--|[–—-])\s"
_SITE = r"[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv|info|uk|my|sg|au)\b"
_PLACE = r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}"
_DATELINES = tuple(
    re.compile(shape, re.MULTILINE)
    for shape in (
        rf"^(?P<source>(?i:{_SITE}))(?:, *{_PLACE})?(?: *\([^)\n]*\))?{_DASH}",
        rf"^{_PLACE}, *(?P<source>(?i:{_SITE})){_DASH}",
        rf"^{_PLACE}(?:, [^()\n]{{1,30}})? \((?P<source>[A-Z][^()\n\d]{{1,40}})\){_DASH}",
        rf"^(?P<place>{_PLACE}), *(?P<source>{_PLACE}){_DASH}",
    )
)
_PLACES = _words(
    "jakarta bandung surabaya medan semarang yogyakarta makassar denpasar bogor depok bekasi tangerang palembang "
    "padang pekanbaru batam manado ambon jayapura kupang mataram pontianak banjarmasin samarinda balikpapan solo "
    "malang aceh moskow moscow beijing washington london paris tokyo seoul pyongyang singapura singapore jenewa "
    "geneva brussels brussel berlin canberra bangkok hanoi manila kyiv istanbul ankara dubai cairo kairo"
)
_LABELLED = {
    "title": re.compile(
        r"^(?:judul|title) *: *(?P<quote>[\"'])?(?P<value>\S[^\n]{0,159}?)(?(quote)(?P=quote)) *$",
        re.IGNORECASE | re.MULTILINE,
    ),
    "source": re.compile(r"^(?:sumber|source|media) *: *(?P<value>[^\n]{1,80}?) *$", re.IGNORECASE | re.MULTILINE),
    "date": re.compile(
        r"^(?:tanggal|terbit|diterbitkan|date|published) *: *(?P<value>[^\n]{1,60}?) *$", re.IGNORECASE | re.MULTILINE
    ),
}

_NOT_A_TITLE = re.compile(
    r"\b(?:iklan|klik|advertisement|sponsored|subscribe|berlangganan|cookie|gulir|scroll|baca juga"
    r"|read also|also read)\b",
    re.IGNORECASE,
)
_TITLE_LENGTH = 160
_HEAD = 3000

_FUNCTION_WORDS = {
    "id": _words(
        "yang dan di dari untuk dengan pada ini itu dalam tidak akan oleh juga telah sudah kata para bisa ada karena "
        "kepada mereka menjadi lebih secara agar atau sebagai antara serta tersebut bahwa adalah ke"
    ),
    "en": _words(
        "the of and to in is that for with was on as by it at from his her be are were has have had this which an "
        "not but they said will would"
    ),
}


def title_of(text: str, otherwise: str) -> str:
    """Return the first line where it looks like a title that others follow (short, no full stop), else `otherwise`.

    A line "Judul: …", as at the head of Markdown files, goes before.
    """
    if labelled := _LABELLED["title"].search(text[:_HEAD]):
        return labelled["value"]
    lines = (line.strip() for line in text[:_HEAD].splitlines())
    found = [line for line in lines if line and not _NOT_A_TITLE.search(line)][:2]
    if len(found) < 2:
        return otherwise
    title = re.sub(r"^#+\s+", "", found[0])
    is_sentence = title.endswith((".", ":", ";", ",")) or any(shape.match(title) for shape in _DATELINES)
    is_fact = any(label.match(title) for label in _LABELLED.values()) or _is_date_line(title)
    return otherwise if is_sentence or is_fact or len(title) > _TITLE_LENGTH or title[0] in "-*•" else title


def source_of(text: str) -> str:
    """Return who published the text, from a line "Sumber: …" or a dateline, or ""."""
    head = text[:_HEAD]
    if labelled := _LABELLED["source"].search(head):
        return labelled["value"]
    for shape in _DATELINES:
        if found := shape.search(head):
            place = found.groupdict().get("place")
            if place is not None and place.casefold() not in _PLACES:
                continue
            return found["source"]
    return ""


def published_of(text: str) -> str:
    """Return the ISO date of publication: a line that is a date, or one in a dateline; else a month, or "".

    News tells of the same days: a full date in the sentence of the dateline gives the month, but not the day.
    """
    head = text[:_HEAD]
    if labelled := _LABELLED["date"].search(head):
        return as_date(labelled["value"])
    for line in head.splitlines():
        if _is_date_line(line):
            return _first_date(line)
    for line in head.splitlines():
        if any(shape.match(line) for shape in _DATELINES):
            before_dash = re.split(_DASH, line, maxsplit=1)[0]
            return _first_date(before_dash) or _first_date(line)[:7]
    return ""


def as_date(value: str) -> str:
    """Return a cell's date as ISO, perhaps partial (2024, 2024-06), or "" where it is none or could be two.

    "03/04/2024" could be two; "19/6/2024" is one.
    """
    value = value.strip()
    for shape in _PARTIAL:
        if found := shape.fullmatch(value):
            month = _month_number(found["month"]) if found["month"] else 0
            return f"{found['year']}-{month:02d}" if 1 <= month <= 12 else "" if found["month"] else found["year"]
    is_stamp = re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", value)
    return _first_date(value) if is_stamp or _is_date_line(value) else ""


def language_of(text: str) -> str:
    """Return "id" or "en" by the function words of the text's beginning, or "" where they do not say it clearly."""
    words = re.findall(r"[a-z]+", text[: 5 * _HEAD].casefold())
    counts = Counter({code: sum(word in known for word in words) for code, known in _FUNCTION_WORDS.items()})
    (best, most), (_, second) = counts.most_common(2)
    return best if most >= 3 and most * 12 >= len(words) and most >= 3 * second else ""


def _is_date_line(line: str) -> bool:
    if len(line) > 80 or not _first_date(line):
        return False
    rest = line
    for shape in (*_SHAPES, _SLASHED):
        rest = shape.sub(" ", rest)
    return not rest.strip() or bool(_AROUND_DATE.fullmatch(rest))


def _first_date(line: str) -> str:
    for shape in _SHAPES:
        if found := shape.search(line):
            return _iso(found["year"], _month_number(found["month"]), int(found["day"]))
    if found := _SLASHED.search(line):
        first, second = int(found["first"]), int(found["second"])
        if first > 12 or first == second:
            return _iso(found["year"], second, first)
        return _iso(found["year"], first, second) if second > 12 else ""
    return ""


def _month_number(month: str) -> int:
    return int(month) if month.isdecimal() else _MONTHS[month.rstrip(".").casefold()]


def _iso(year: str, month: int, day: int) -> str:
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return ""
