"""The text of a TEI as somebody reads it: its words in lines, where its elements stand in them, what is left out.

Paragraphs, headings, verses and the like are lines, cells of a table are parted by tabs.  White space is one blank,
unless `xml:space` preserves it; so are beginnings of lines, columns and pages, unless they break no word.  Of several
readings the text has what the TEI's own processing model shows: corrected, normalised, expanded, not deleted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import Any

from annotator.formats.tei import TEI
from annotator.formats.tei_elements import (
    ANALYSED,
    ANALYSES,
    BESIDE,
    BREAKS,
    COUNTED,
    ELSEWHERE,
    FOREIGN,
    HOLD_LINES,
    LEFT,
    LINES,
    LINES_BETWEEN_LINES,
    NAMES,
    OTHER_SPELLINGS,
    READ_FIRST,
    TOKENS,
)
from annotator.formats.tei_places import BLANKS, Piece, Place

ID = "{http://www.w3.org/XML/1998/namespace}id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ANCHOR = f"{{{TEI}}}anchor"
_WHITE = re.compile("[ \t\r\n]+")
_STRENGTH = {"": 0, " ": 1, "\t": 2, "\n": 3}


class Reading:
    """Reads elements one after another into one text."""

    def __init__(self) -> None:
        self.raw = 0
        self.places: dict[str, Place] = {}
        self.named: list[tuple[Any, Place]] = []
        self.left: Counter[str] = Counter()
        self.entity = ""
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._waiting: list[Place] = []
        self._pending = ""
        self._is_glued = False

    def finish(self) -> str:
        """Return the text that was read."""
        for place in self._waiting:
            place.first = self._length
        return "".join(self._parts)

    def edge(self, raw: int, *, is_end: bool) -> int:
        """Return where in the text something begins or ends that stands behind `raw` characters of the file's text."""
        pieces = self._pieces
        nth = max(bisect_right(pieces, raw - is_end, key=lambda piece: piece.raw) - 1, 0)
        step = -1 if is_end else 1
        while 0 <= nth < len(pieces):
            if raw >= pieces[nth].raw + is_end or not is_end:
                found = pieces[nth].edge(max(raw, pieces[nth].raw), is_end=is_end)
                if found is not None:
                    return found
            nth += step
        return 0 if is_end else self._length

    def take(self, element: Any, *, is_kept: bool = False) -> None:
        """Read an element with all that is in it, but not what follows it."""
        kind = local(element)
        if not kind:
            self._take_strange(element)
            return
        if kind in BESIDE or kind in LEFT:
            self._omit(element, LEFT.get(kind, ""))
            return
        known, place = element.get(ID), Place(self._length, self._length, self.raw, self.raw)
        is_line = kind in LINES or (kind in LINES_BETWEEN_LINES and local(element.getparent()) in HOLD_LINES)
        if is_line:
            self._part("\n")
        if known is not None or kind in NAMES or (kind not in TOKENS and element.get("ana")):
            if known is not None:
                self.places.setdefault(known, place)
            if kind in NAMES or (kind not in TOKENS and element.get("ana")):
                self.named.append((element, place))
            self._waiting.append(place)
        if kind in COUNTED:
            self.left[COUNTED[kind]] += 1
        if kind in BREAKS or kind == "space":
            self._take_break(element)
        elif kind in TOKENS:
            self._take_token(element, is_kept)
        elif kind in ("choice", "app"):
            self._take_one(element, kind, is_kept)
        else:
            kept = element.get(SPACE)
            self._take_all(element, is_kept if kept is None else kept == "preserve", kind in HOLD_LINES)
        place.last, place.raw_last = self._length, self.raw
        if is_line or kind == "cell":
            self._part("\n" if is_line else "\t")

    def _take_all(self, element: Any, is_kept: bool, holds_lines: bool = False) -> None:
        """Read what is in an element; white space between lines is never kept."""
        are_words_kept = is_kept and not holds_lines
        if element.text:
            self._say(element.text, are_words_kept)
        if are_words_kept and not self._pending:
            anchors = list(element.iterchildren(_ANCHOR))
            if len(anchors) == len(element):
                self._take_anchors(anchors)
                return
        for child in element:
            self.take(child, is_kept=is_kept)
            if child.tail:
                self._say(child.tail, are_words_kept)

    def _take_anchors(self, anchors: list[Any]) -> None:
        """Take anchors between words that are kept: texts of ours have nothing else."""
        length, before = self._length, self.raw - self._length
        words: list[str] = []
        for anchor in anchors:
            known = anchor.get(ID)
            if known not in self.places:
                self.places[known] = Place(length, length, length + before, length + before)
            if tail := anchor.tail:
                words.append(tail)
                length += len(tail)
        self._pieces.append(Piece(self.raw, self._length, "".join(words), True))
        self._parts += words
        self._length, self.raw = length, length + before

    def _take_one(self, element: Any, kind: str, is_kept: bool) -> None:
        """Read one of several readings."""
        children = [child for child in element if local(child)]
        wanted = READ_FIRST if kind == "choice" else ("lem",)
        chosen = next((child for child in children if local(child) in wanted), children[0] if children else None)
        self.raw += len(element.text or "")
        for child in element:
            if child is not chosen:
                self._omit(child, OTHER_SPELLINGS if kind == "choice" else LEFT["rdg"])
            elif local(child) in LEFT:
                self._take_all(child, is_kept)
            else:
                self.take(child, is_kept=is_kept)
            self.raw += len(child.tail or "")

    def _take_break(self, element: Any) -> None:
        if element.get("break") == "no":
            self._pending = "" if self._pending == " " else self._pending
            self._is_glued = True
        else:
            self._part(" ")

    def _take_token(self, element: Any, is_kept: bool) -> None:
        joined = element.get("join", "")
        if joined in ("left", "both") and self._pending == " ":
            self._pending = ""
        if any(element.get(name) for name in ANALYSES):
            self.left[ANALYSED] += 1
        self._take_all(element, is_kept)
        self._is_glued = joined in ("right", "both")

    def _take_strange(self, element: Any) -> None:
        if not isinstance(element.tag, str):
            self.entity = self.entity or element.text.strip("&;")
            return
        is_elsewhere = element.tag.endswith("XInclude}include")
        self._omit(element, ELSEWHERE if is_elsewhere else FOREIGN)

    def _omit(self, element: Any, what: str) -> None:
        self.raw += sum(map(len, element.itertext()))
        if what:
            self.left[what] += 1

    def _part(self, how: str) -> None:
        """Part what comes from what came, no less than this."""
        if self._length and _STRENGTH[how] > _STRENGTH[self._pending]:
            self._pending = how
        self._is_glued = False

    def _say(self, said: str, is_kept: bool) -> None:
        raw, words, trails = self.raw, said, False
        self.raw += len(said)
        if not is_kept:
            words = said.strip(BLANKS)
            if said[0] in BLANKS and not self._is_glued and not self._pending and self._length:
                self._pending = " "
            if not words:
                return
            trails = said[-1] in BLANKS
            words = _WHITE.sub(" ", words)
        if self._pending:
            self._parts.append(self._pending)
            self._length += 1
            self._pending = ""
        if self._waiting:
            for place in self._waiting:
                place.first = self._length
            self._waiting.clear()
        self._is_glued = False
        self._pieces.append(Piece(raw, self._length, said, is_kept))
        self._parts.append(words)
        self._length += len(words)
        if trails:
            self._pending = " "


def local(element: Any) -> str:
    """Return the name of a TEI element, "" for anything else in the tree."""
    return _name_of(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1024)
def _name_of(tag: str) -> str:
    namespace, _, name = tag.rpartition("}")
    return name if namespace in ("", f"{{{TEI}") else ""


def words_in(element: Any) -> str:
    """Return the words in an element, "" where there is none; white space is one blank."""
    return "" if element is None else _WHITE.sub(" ", "".join(element.itertext())).strip(BLANKS)
