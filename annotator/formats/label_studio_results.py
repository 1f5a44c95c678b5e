"""What one annotation of Label Studio's says: its regions and their facts, its relations, its article's labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotator.domain.wording import worded
from annotator.formats import units
from annotator.formats.anchoring import Mark, place_of
from annotator.formats.page_text import PageText
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, RelationRecord, SpanRecord
from annotator.formats.settling import Settling
from annotator.formats.spelling import brief
from annotator.formats.validity import offsets_problem

Said = dict[str, Any]
_ENDLESS = 2**31
_SELECTED = {"pairwise": "selected"}
"""Where controls whose values are not called like them have these."""


class Results:
    """Takes the results of one annotation into an article, whose text is already there.

    `left` says what has no place here: shapes on pictures, stretches of recordings, relations of regions that are gone.
    """

    def __init__(self, article: ArticleRecord, page: PageText | None) -> None:
        self._article = article
        self._page = page
        self._bare = page.bare if page else article.text
        self._regions: dict[str, list[SpanRecord]] = {}
        self._places: dict[str, int] = {}
        self.left: list[str] = []

    def take(self, results: Any) -> str:
        """Take all results; returns what is wrong with them, or ""."""
        if not isinstance(results, list):
            return worded("its result is not a list")
        results = list(_flat(results))
        regions: list[tuple[int, Said]] = []
        others: list[tuple[int, Said]] = []
        for number, said in enumerate(results, 1):
            if type(said) is not dict or type(said.get("value", {})) is not dict:
                return worded("result {number}: it is not an object with a value", number=str(number))
            (regions if _is_region(said) else others).append((number, said))
        if others:
            known = {str(said.get("id")) for _, said in regions}
            placed = [one for one in others if "start" in one[1].get("value", ())]
            regions += [one for one in placed if str(one[1].get("id")) not in known]
        marks = {number: _mark(said["value"]) for number, said in regions}
        settling = Settling(self._bare, [mark for mark in marks.values() if mark and mark[0]])
        for number, said in regions:
            if problem := self._region(said, marks[number], settling):
                return worded("result {number}: {problem}", number=str(number), problem=problem)
        for number, said in others:
            if problem := self._other(said):
                return worded("result {number}: {problem}", number=str(number), problem=problem)
        return ""

    def _region(self, said: Said, mark: Mark | None, settling: Settling) -> str:
        value = said["value"]
        if mark is None:
            return offsets_problem(value.get("start"), value.get("end"), _ENDLESS)
        labels = (value.get(said["type"]) if _is_region(said) else None) or [said.get("from_name")]
        if not _are_names(labels):
            return worded("its label is not a name")
        is_settled = self._page is None and settling.is_settled and mark[0]
        start, end, quote, unit = (*mark[0][0], mark[1], "") if is_settled else self._settled(mark, settling)
        if problem := offsets_problem(start, end, len(self._article.text)):
            return (
                problem if mark[0] else worded("its offsets are missing, and its words stand elsewhere too or nowhere")
            )
        if unit:
            self._article.repaired += len(labels)
            self._article.unit = unit
        for label in labels:
            self._span(said, SpanRecord(start, end, label, quote=quote))
        return ""

    def _settled(self, mark: Mark, settling: Settling) -> tuple[int, int, str | None, str]:
        """Return where a mark stands in the article's text, its quote there, and what its file counted."""
        ranges, words = mark
        text = self._article.text
        if not ranges:
            found = place_of(text, words) or (units.NOWHERE, units.NOWHERE)
            return *found, words, ""
        settled = settling.settle(mark)
        start, end = settled.ranges[0]
        if self._page is None:
            return start, end, settled.quote, settled.unit
        is_proved = settled.quote is None or settled.quote == self._bare[start:end]
        start, end = self._page.range(start, end)
        return start, end, text[start:end] if is_proved else settled.quote, ""

    def _span(self, said: Said, span: SpanRecord) -> None:
        known = said.get("id")
        if isinstance(known, str) and known:
            same = self._regions.setdefault(known, [])
            span.id = f"{known}-{len(same) + 1}" if same else known
            self._places.setdefault(known, len(self._article.spans))
            same.append(span)
        meta, score = said.get("meta"), said.get("score")
        if type(meta) is dict:
            span.note = "\n".join(_words(meta.get("text")))
            more = (name for name, value in meta.items() if name != "text" and value)
            self.left += [worded("the fact “{name}” of regions", name=brief(str(name))) for name in more]
        if said.get("parentID"):
            self.left.append(worded("regions that belong to another"))
        if type(score) is float or type(score) is int:
            span.score = float(score)
        self._article.spans.append(span)

    def _other(self, said: Said) -> str:
        if said.get("type") == "relation":
            return self._relation(said)
        ours = _ours(said)
        name = ours.get("name", said.get("from_name"))
        if not isinstance(name, str) or not name.strip():
            return worded("it does not name what it is about")
        known = said.get("id")
        spans = self._regions.get(known, []) if isinstance(known, str) else []
        values = list(_values(said))
        if "value" not in ours and _is_beyond_text(said):
            self.left.append(worded("results of the kind “{kind}”", kind=brief(str(said.get("type")))))
            return ""
        for span in spans:
            span.attributes[name] = ours["value"] if "value" in ours else _joined(values, said)
        if not spans:
            told = ours["value"] if isinstance(ours.get("value"), list) else values
            chosen = [str(value) for value in told]
            self._article.labels += [DocumentLabelRecord(name, value) for value in chosen]
        return ""

    def _relation(self, said: Said) -> str:
        ends = [self._places.get(known) if isinstance(known := said.get(key), str) else None
                for key in ("from_id", "to_id")]  # fmt: skip
        source, target = ends
        if source is None or target is None:
            self.left.append(worded("relations of regions that are gone, or not on text"))
            return ""
        if said.get("direction") == "left":
            source, target = target, source
        labels = said.get("labels") or ["relation"]
        if not _are_names(labels):
            return worded("its label is not a name")
        ours = _ours(said)
        attributes, note = ours.get("attributes"), ours.get("note")
        for label in labels:
            relation = RelationRecord(source, target, label)
            relation.attributes = dict(attributes) if isinstance(attributes, dict) else {}
            relation.note = note if isinstance(note, str) else ""
            self._article.relations.append(relation)
        return ""


def is_on_page(said: Any) -> bool:
    """Whether a result's place is one in a page: by XPath, perhaps with offsets in the page's bare text beside."""
    value = said.get("value") if isinstance(said, dict) else None
    return isinstance(value, dict) and isinstance(value.get("start"), str)


def _flat(results: list[Any]) -> Iterator[Any]:
    """Yield the results: Label Studio's SDK writes the relations of a region as a list among them."""
    for said in results:
        if isinstance(said, list):
            yield from said
        else:
            yield said


def _is_region(said: Said) -> bool:
    """Whether a result marks a stretch of text; what is said of one has its place too, but other values."""
    value, kind = said.get("value"), said.get("type")
    return type(value) is dict and "start" in value and type(kind) is str and kind.endswith("labels")


def _is_beyond_text(said: Said) -> bool:
    """Whether a result is none of text: it marks a place elsewhere, or gives its value in a way of its own."""
    kind, value = said.get("type"), said.get("value", {})
    if not isinstance(kind, str) or (kind.endswith("labels") and "start" not in value):
        return True
    return value.get("text" if kind == "textarea" else _SELECTED.get(kind, kind)) is None


def _are_names(labels: Any) -> bool:
    return type(labels) is list and all(type(label) is str and label.strip() for label in labels)


def _mark(value: Said) -> Mark | None:
    """Return where a region says it is, without ranges where it says so by XPath alone; None where it says nonsense."""
    quote = value.get("text")
    start: Any = value.get("start")
    end: Any = value.get("end")
    words = quote.replace("\r\n", "\n") if type(quote) is str else ""
    if "\\n" in words and "\n" not in words:
        words = words.replace("\\n", "\n")
    if type(start) is str:
        place = value.get("globalOffsets")
        if type(place) is not dict:
            return ([], words)
        start, end = place.get("start"), place.get("end")
    return None if offsets_problem(start, end, _ENDLESS) else ([(start, end)], words)


def _values(said: Said) -> Iterator[Any]:
    """Yield what was chosen, written or counted, whatever control it came from."""
    kind = said.get("type")
    value = said.get("value", {})
    found = value.get("text" if kind == "textarea" else _SELECTED.get(kind, kind)) if isinstance(kind, str) else None
    for one in found if isinstance(found, list) else [found] if found is not None else []:
        yield "/".join(str(step) for step in one) if isinstance(one, list) else one if _is_plain(one) else str(one)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float | bool)


def _joined(values: list[Any], said: Said) -> Any:
    if len(values) == 1:
        return values[0]
    return ("\n" if said.get("type") == "textarea" else "; ").join(str(value) for value in values)


def _words(said: Any) -> list[str]:
    return [one for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)]


def _ours(said: Said) -> Said:
    ours = said.get("sorot")
    return ours if isinstance(ours, dict) else {}
