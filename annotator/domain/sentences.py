"""Where sentences are in a text: a small finder for Indonesian and English news and legal prose."""

from __future__ import annotations

import re

_ABBREVIATED = """
    dr drs dra ir prof h hj kh tgk tn ny sdr sdri bpk yth a.n u.b u.p d.a s.d s/d d.h tsb hlm hal jl jln gg no nr rp tgl
    pt cv ud fa uu pp ps rt rw kec kab kav km kel st sta mr mrs ms mx vs e.g i.e cf art arts sec ch vol ed eds fig gen
    col lt sgt capt adm sen rep gov pres rev hon dept est approx jan feb mar apr jun jul agu aug sep sept okt oct nov
    des dec
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
"""After these a sentence goes on; after others (dll., Tbk., p.m., S.H.) it does so only before a small letter."""

_CLOSERS = "\"'”’»)]}"
_OPENERS = "\"'“‘«([{¿¡-–—"
_STOP = re.compile(
    r"[.!?…。！？\n](?:(?<!\n)[.!?…。！？]*["
    + re.escape(_CLOSERS)
    + r"]*(?=\s|$|[A-Z“\"])|(?<=[。！？])[。！？]*|(?<=\n)\n*)"
)
"""Begins with one set of characters, not with a choice: so it is looked for three times as fast."""

_TO_LAST_WORD = re.compile(r".*[\s" + re.escape(_OPENERS) + r"]")
_LINE = re.compile(r"[^\n]+")
_NOT_BLANK = re.compile(r"\S")
_REACH = 5000
"""Characters looked at on either side: no sentence is longer, but a broken file may be one line of a megabyte."""


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return the start and end of the sentence around `offset`, without the white space at its ends."""
    first = max(text.rfind("\n", 0, offset) + 1, offset - _REACH)
    newline = text.find("\n", offset)
    last = min(len(text) if newline < 0 else newline, offset + _REACH)
    start = first
    for stop in _STOP.finditer(text, first, last):
        if not _ends_sentence(text, stop, first, last):
            continue
        if stop.end() > offset:
            return _trimmed(text, start, stop.end(), offset)
        start = stop.end()
    return _trimmed(text, start, last, offset)


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence begins, in order, past the white space before it; a line break ends a sentence."""
    found = []
    for line in _LINE.finditer(text):
        first, last = start, _ = line.span()
        ends = [stop.end() for stop in _STOP.finditer(text, first, last) if _ends_sentence(text, stop, first, last)]
        for end in (*ends, last):
            if word := _NOT_BLANK.search(text, start, end):
                found.append(word.start())
            start = end
    return found


def _ends_sentence(text: str, stop: re.Match[str], first: int, last: int) -> bool:
    start, end = stop.span()
    mark = text[start:end].rstrip(_CLOSERS)
    following = text[end : end + 40 if end + 40 < last else last]
    if mark == ".":
        begin = max(first, start - 60)
        before = _TO_LAST_WORD.match(text, begin, start)
        word = text[before.end() if before else begin : start]
        glued = bool(following) and not following[0].isspace()
        if not word:
            return not glued
        return not _is_abbreviation(word, following) and not (glued and _is_address(word))
    # “Kapan?” tanya Ana: what is quoted has ended, the sentence has not.
    may_go_on = end - start > len(mark) or mark in ("...", "…")
    return not (may_go_on and following.lstrip(" ")[:1].islower())


def _is_abbreviation(word: str, following: str) -> bool:
    if len(word) == 1 and word.isupper():
        return True
    return following.lstrip()[:1].islower() or word.lower() in _ABBREVIATIONS


def _is_address(word: str) -> bool:
    """Tell whether a stop glued to a capital after `word` lies inside an address or abbreviation."""
    return "." in word or "/" in word or "@" in word or len(word) < 3 or word.isupper()


def _trimmed(text: str, start: int, end: int, offset: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else (offset, offset)
