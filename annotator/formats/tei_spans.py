"""The spans of one text of a TEI, and what links them: those that its names are, and those that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from annotator.domain.identity import fold
from annotator.domain.wording import to_word, worded
from annotator.formats import numbered
from annotator.formats.record import ArticleRecord, LabelRecord, Refusal, RelationRecord, SpanRecord
from annotator.formats.spelling import brief
from annotator.formats.tei import ATTRIBUTE, ATTRIBUTES, COMMENT
from annotator.formats.tei_elements import NAMES
from annotator.formats.tei_header import value_of
from annotator.formats.tei_known import LONGEST_NAME, Known
from annotator.formats.tei_places import Place
from annotator.formats.tei_pointers import Pointers, Ranges, WrongPointer
from annotator.formats.tei_text import ID, Reading, local, words_in
from annotator.formats.validity import fragments_problem, offsets_problem

_LINKS = ("relation", "link")
_BESIDE = tuple(f"{{*}}{name}" for name in ("span", "annotation", "interp", "note", *_LINKS))
_POINTERS = re.compile(r"\s+(?=#)")
_PARTS = re.compile(r"[#/:]")
_SAID_ELSEWHERE = frozenset((ID, "ana", "resp", "from", "to", "target", "inst", "prev", "next"))
_SAID_OF_NAMES = _SAID_ELSEWHERE - {"ana", "target"} | {"type"}
_RELATION = frozenset((ID, "ana", "resp", "name", "ref", "active", "passive", "mutual", "target"))
_MOST_LINKS = 1000
_HOLD_NOTES = ("standOff", "listAnnotation")
_NOTES_OF_NO_WORDS = to_word("notes beside the text that belong to no words")
_NO_WORDS = to_word("names and analyses of no words")
_NOT_DESCRIBED = to_word("labels that the file does not describe")
_NO_SPANS = to_word("links of what is no span")


@dataclass(slots=True)
class _Mark:
    """What marks something: its places, a span for each label, the marks that it continues and goes on in."""

    element: Any
    ranges: Ranges
    spans: list[SpanRecord]
    known: str
    before: str
    next: str


class Spans:
    """Takes the spans and relations of one text into its article."""

    def __init__(self, article: ArticleRecord, reading: Reading, known: Known, file: str) -> None:
        self._article, self._reading, self._known, self._file = article, reading, known, file
        self._pointers, self._left = Pointers(reading), reading.left
        self._marks: list[_Mark] = []
        self._before: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._refused: set[str] = set()
        self.refusals: list[Refusal] = []
        self.labels: list[LabelRecord] = []

    def take(self, tei: Any) -> None:
        """Take all that the text and what stands beside it say."""
        for element, place in self._reading.named:
            self._take_named(element, place)
        links = []
        for element in tei.iter(*_BESIDE):
            kind = local(element)
            if kind in _LINKS:
                links.append(element)
            elif kind == "note":
                if local(element.getparent()) in _HOLD_NOTES:
                    self._take_note(element)
            elif kind and (kind != "interp" or element.get("inst")):
                self._take_beside(element, kind)
        self._finish()
        if links:
            places = {span.id: nth for nth, span in reversed([*enumerate(self._article.spans)]) if span.id}
            for element in links:
                self._take_relation(element, places)

    def who(self, *elements: Any) -> str:
        """Return the name of who is responsible for the first of these elements that says it."""
        for element in elements:
            if element is not None and (said := element.get("resp")):
                return self._person(said)
        return ""

    def _person(self, said: str) -> str:
        if said not in self._people:
            first = next(iter(said.split()), "")
            self._people[said] = self._known.person(first) or _last(first)
        return self._people[said]

    def label_of(self, pointer: str, kind: str) -> str:
        """Return the name of the label that a pointer leads to, or "" where the file has none there."""
        if name := self._known.names.get((kind, pointer)):
            return name
        label = self._known.label(pointer)
        if label is None:
            return ""
        self.labels += self._known.told(label, kind)
        self._known.names[kind, pointer] = label.name
        return label.name

    def _take_named(self, element: Any, place: Place) -> None:
        if place.first >= place.last:
            self._left[_NO_WORDS] += 1
            return
        kind, told = local(element), dict(element.attrib)
        if kind in NAMES:
            names, facts = [f"{kind} {told.get('type', '')}".strip()], _others(told, _SAID_OF_NAMES)
        else:
            names, facts = self._analysed(told.get("ana", ""))
            facts |= _others(told, _SAID_ELSEWHERE)
        self._mark(element, told, [(place.first, place.last)], names or [kind], facts, "", self.who(element))

    def _take_beside(self, element: Any, kind: str) -> None:
        group, told = element.getparent(), dict(element.attrib)
        try:
            ranges = self._ranges(told)
        except WrongPointer as wrong:
            self._refuse(element, str(wrong))
            return
        names, facts = self._analysed(told.get("ana") or group.get("ana") or "")
        if kind == "interp":
            names = [self.label_of(f"#{told.get(ID)}", "span") or words_in(element)[:LONGEST_NAME] or kind]
        elif not names and (name := self.label_of(told.get("corresp") or group.get("corresp") or "", "span")):
            names = [name]
        note = _content(element) if kind == "span" and (not names or len(element) or element.text != names[0]) else ""
        if note and names:
            note = "" if any(_is_same(note, name) for name in names) else note
        elif 0 < len(note) <= LONGEST_NAME:
            names, note = [note], ""
        if not self._known.is_ours or not names:
            type_ = told.pop("type", "") or group.get("type") or ""
            facts |= _others(told, _SAID_ELSEWHERE) | ({"type": type_} if names and type_ else {})
            names = names or [type_ or kind]
        if len(element):
            note = "\n".join(filter(None, (note, *self._take_notes(element, facts))))
        who = self._person(told["resp"]) if "resp" in told else self.who(group, group.getparent())
        self._mark(element, told, ranges, names, facts, note, who)

    def _take_note(self, element: Any) -> None:
        """Take a note beside the text as a span, where it belongs to words."""
        told = dict(element.attrib)
        end = told.pop("targetEnd", "")
        if end:
            told["from"], told["to"] = told.pop("target", ""), end
        try:
            ranges = self._ranges(told)
        except WrongPointer:
            ranges = []
        if not ranges or ranges[0][0] >= ranges[-1][1]:
            self._left[_NOTES_OF_NO_WORDS] += 1
            return
        name = f"note {told.pop('type', '')}".strip()
        facts = _others(told, _SAID_ELSEWHERE)
        self._mark(
            element, told, ranges, [name], facts, self._known.said(element), self.who(element, element.getparent())
        )

    def _take_notes(self, element: Any, facts: dict[str, Any]) -> Iterator[str]:
        """Take attributes from a span's notes; return those that are notes."""
        notes = []
        for note in element.iterchildren("{*}note"):
            name = note.get("n")
            if note.get("type") == ATTRIBUTE and name is not None:
                target = note.get("target")
                facts[name] = target.removeprefix("#") if target else value_of(note.text or "", note.get("subtype"))
            else:
                notes.append(self._known.said(note))
        return iter(notes)

    def _ranges(self, told: dict[str, str]) -> Ranges:
        first = told.get("from")
        if first:
            return self._pointers.between(first, told.get("to") or first)
        said = (told.get("target") or told.get("inst") or "").strip()
        if not said:
            raise WrongPointer(worded("it gives no position"))
        found = [stretch for pointer in _POINTERS.split(said) for stretch in self._pointers.ranges(pointer)]
        return _together(found, self._article.text)

    def _analysed(self, said: str) -> tuple[list[str], dict[str, Any]]:
        """Return the labels that an analysis points at, and the features."""
        names: list[str] = []
        facts: dict[str, Any] = {}
        for pointer in said.split():
            if name := self.label_of(pointer, "span"):
                names.append(name)
            elif (features := self._known.features(pointer)) is not None:
                names += [features.kind] if features.kind else []
                facts |= features.values
            else:
                names.append(_last(pointer))
                facts |= {} if pointer.startswith("#") else {"ana": pointer}
                self._left[_NOT_DESCRIBED] += 1
        return names, facts

    def _mark(
        self,
        element: Any,
        told: dict[str, str],
        ranges: Ranges,
        names: list[str],
        facts: dict[str, Any],
        note: str,
        who: str,
    ) -> None:
        known = told.get(ID, "")
        spans = [SpanRecord(0, 0, names[0], who, None, None, facts, note, id=known)]
        spans += [SpanRecord(0, 0, name, who, None, None, dict(facts), note) for name in names[1:]]
        before, following = told.get("prev", "").removeprefix("#"), told.get("next", "").removeprefix("#")
        if before and known:
            self._before[before] = known
        self._marks.append(_Mark(element, ranges, spans, known, before, following))

    def _finish(self) -> None:
        """Give the spans their places, pieces of one together."""
        if not any(mark.next or mark.before for mark in self._marks):
            for mark in self._marks:
                self._place(mark, mark.ranges)
            return
        by_id = {mark.known: mark for mark in reversed(self._marks) if mark.known}
        for mark in self._marks:
            mark.next = mark.next or self._before.get(mark.known, "")
        inner = {mark.next for mark in self._marks if mark.next}
        for mark in [mark for mark in self._marks if mark.known not in inner]:
            if mark.next or mark.before:
                self._place_pieces(mark, by_id, inner)
            else:
                self._place(mark, mark.ranges)
        for mark in self._marks:
            if mark.known in inner:
                self._refuse(mark.element, worded("it goes on from something that could not be taken, or in a ring"))

    def _place_pieces(self, mark: _Mark, by_id: dict[str, _Mark], inner: set[str]) -> None:
        """Place a span with all that it goes on in, which is `inner` no longer; words may stand at both ends of it."""
        ranges, at = [*mark.ranges], mark
        while at.next in inner and at.next in by_id:
            inner.remove(at.next)
            at = by_id[at.next]
            ranges += at.ranges
        around = [self._reading.places.get(known) for known in (mark.before, at.next) if known]
        found = [(place.first, place.last) for place in around if place is not None]
        if len(found) < len(around):
            self._refuse(mark.element, worded("one of its pieces could not be taken"))
        else:
            self._place(mark, sorted(ranges + found))

    def _place(self, mark: _Mark, ranges: Ranges) -> None:
        start, end, length = ranges[0][0], ranges[-1][1], len(self._article.text)
        problem = offsets_problem(start, end, length) or (fragments_problem(ranges, start, end) if ranges[1:] else "")
        if problem:
            self._refuse(mark.element, problem)
            return
        for span in mark.spans:
            span.start, span.end = start, end
            span.fragments = ranges if len(ranges) > 1 else None
            self._article.spans.append(span)

    def _take_relation(self, element: Any, places: dict[str, int]) -> None:
        targets = (element.get("mutual") or element.get("target") or "").split()
        ends = (
            [(element.get(name) or "").split() for name in ("active", "passive")]
            if not targets
            else [targets[:1], targets[1:]]
        )
        sources, others = ([one.removeprefix("#") for one in end] for end in ends)
        if any(one in self._refused for one in sources + others):
            self._refuse(element, worded("one of the spans that it links could not be taken"))
        elif not sources or not others or any(one not in places for one in sources + others):
            self._left[_NO_SPANS] += 1
        elif len(sources) * len(others) > _MOST_LINKS:
            self._refuse(element, worded("it links more than {count} spans", count=_MOST_LINKS))
        else:
            label = self._relation_label(element)
            facts, note = self._relation_facts(element)
            who, spans = self.who(element, element.getparent()), self._article.spans
            for source, target in product(sources, others):
                of = who if who or self._known.is_ours else spans[places[source]].annotator
                link = RelationRecord(places[source], places[target], label, of, dict(facts), note)
                self._article.relations.append(link)

    def _relation_label(self, element: Any) -> str:
        pointers = [*(element.get("ref") or "").split(), *(element.get("ana") or "").split()]
        known = next(filter(None, (self.label_of(pointer, "relation") for pointer in pointers)), "")
        said = known or element.get("name") or (_last(pointers[0]) if pointers else "")
        return said.strip() or element.get("type") or element.getparent().get("type") or local(element)

    def _relation_facts(self, element: Any) -> tuple[dict[str, Any], str]:
        facts: dict[str, Any] = {} if self._known.is_ours else _others(dict(element.attrib), _RELATION)
        notes = []
        for desc in element.iterchildren("{*}desc"):
            lists = {one.get("type"): one for one in desc.iterchildren("{*}list")}
            for name, value in _pairs(lists.get(ATTRIBUTES)):
                facts[name.text or ""] = value_of(value.text or "", name.get("type"))
            if COMMENT in lists:
                notes += [self._known.said(item) for item in lists[COMMENT].iterchildren("{*}item")]
            if not self._known.is_ours:
                notes.append(words_in(desc))
        return facts, "\n".join(filter(None, notes))

    def _refuse(self, element: Any, reason: str) -> None:
        known = element.get(ID)
        if known:
            self._refused.add(known)
        name = numbered.annotation(brief(known)) if known else numbered.line(element.sourceline or 0)
        self.refusals.append(Refusal(self._file, name, reason))


def _content(element: Any) -> str:
    """Return what stands in a span beside its notes, white space as one blank."""
    if not len(element):
        return " ".join((element.text or "").split())
    said = [element.text or ""]
    for child in element:
        said += ["" if local(child) == "note" else words_in(child), child.tail or ""]
    return " ".join("".join(said).split())


def _is_same(said: str, name: str) -> bool:
    return said == name or fold(said) == fold(" ".join(name.split()))


def _others(told: dict[str, str], known: frozenset[str]) -> dict[str, Any]:
    """Return what an element's attributes say beside the known ones."""
    return {name.rpartition("}")[2]: value for name, value in told.items() if name not in known}


def _last(pointer: str) -> str:
    """Return the last part of a pointer, to call something by."""
    return next((part for part in reversed(_PARTS.split(pointer)) if part.strip()), pointer)


def _together(found: Ranges, text: str) -> Ranges:
    """Return stretches in order, those with nothing but white space between them as one."""
    made: Ranges = []
    for start, end in sorted(found):
        if made and not text[made[-1][1] : start].strip():
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return made


def _pairs(facts: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the labels of a list with their items."""
    children = [] if facts is None else [child for child in facts if local(child) in ("label", "item")]
    yield from zip(children[::2], children[1::2], strict=False)
