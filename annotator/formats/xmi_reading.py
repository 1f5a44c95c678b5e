"""Reading UIMA's XMI with the TypeSystem.xml beside it: every annotation but tokens and sentences is a span.

cassis makes Python classes out of the names in a type system and takes offsets outside the text in silence, so both
are checked before it sees them.
"""

from __future__ import annotations

import io
import keyword
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import BadInput
from annotator.domain.offsets import OffsetMap
from annotator.domain.wording import to_word, worded
from annotator.formats import numbered, safe_xml
from annotator.formats.article_facts import take_article_facts
from annotator.formats.decoding import read_bytes
from annotator.formats.layers import RELATION, SPAN, VALUE, short_name, take_features
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    Left,
    ReadOptions,
    Record,
    Refusal,
    RelationRecord,
    SpanRecord,
)
from annotator.formats.spelling import brief, meant
from annotator.formats.validity import offsets_problem
from annotator.formats.xmi import ARTICLE, LABEL, METADATA, SOURCE, TARGET, TYPES, UNKNOWN_LANGUAGE

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

_XMI, _CAS = "{http://www.omg.org/XMI}", "{http:///uima/cas.ecore}"
_NO_SPANS = (
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence",
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.TagDescription",
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.TagsetDescription",
)
_ANNOTATION, _DOCUMENT = "uima.tcas.Annotation", "uima.tcas.DocumentAnnotation"
_BASE = "uima.cas.AnnotationBase"
_BOOKKEEPING = ("uima.cas.", "de.tudarmstadt.ukp.clarin.webanno.api.type.")
_WHO = ("documentId", "documentUri", "collectionId")
_OWN_FEATURES = ("begin", "end", "sofa", SOURCE, TARGET)
_RENAMED = {"self_": "self", "type_": "type"}
_DAMAGED = to_word("it is damaged, or speaks of types that its TypeSystem.xml does not have")


def read(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield an article for each text in the file; an annotation that cannot be a span is refused."""
    root = safe_xml.parse(path)
    if root.tag != f"{_XMI}XMI":
        raise BadInput(path.name, worded("it is not UIMA's XMI"))
    refused = list(_without_wrong_offsets(root, path.name))
    system = _types(path)
    try:
        cas = _cas(root, system)
        views = {sofa.sofaID: cas.get_view(sofa.sofaID) for sofa in cas.sofas}
        texts = {name: view for name, view in views.items() if (view.sofa_string or "").strip()}
        articles = [record for view in (texts or views).values() for record in _Reading(view, path.name).records()]
    except BadInput:
        raise
    except Exception as error:
        raise BadInput(path.name, worded(_DAMAGED)) from error
    yield from refused
    yield from articles
    if texts:
        yield from (Left(name, worded("views without text")) for name in views if name not in texts)


def _without_wrong_offsets(root: Any, file: str) -> Iterator[Refusal]:
    """Take annotations outside their text out of the tree, and yield why."""
    maps = {sofa.get(f"{_XMI}id"): _Places(sofa.get("sofaString", "")) for sofa in root.iterfind(f"{_CAS}Sofa")}
    gone = set()
    for element in list(root):
        places = maps.get(element.get("sofa"))
        if places is None or not ("begin" in element.attrib or "end" in element.attrib):
            continue
        if problem := places.problem(element.get("begin"), element.get("end")):
            name = element.get(f"{_XMI}id", "")
            yield Refusal(file, numbered.annotation(name), problem)
            gone.add(name)
            root.remove(element)
    for view in root.iterfind(f"{_CAS}View"):
        view.set("members", " ".join(name for name in view.get("members", "").split() if name not in gone))


class _Places:
    """Which offsets, in UTF-16 units, are places in one text."""

    def __init__(self, text: str) -> None:
        self._map = OffsetMap(text)
        self._last = self._map.position(len(text))

    def problem(self, begin: str | None, end: str | None) -> str:
        """Return what is wrong with offsets as the file spells them, or ""."""
        offsets = []
        for edge in (begin, end):
            if edge is None or not edge.removeprefix("-").isascii() or not edge.removeprefix("-").isdecimal():
                return worded(
                    "its begin and end ({start}, {end}) are not whole numbers",
                    start=(begin or "")[:20],
                    end=(end or "")[:20],
                )
            offsets.append(int(edge) if len(edge) < 20 else self._last + 1)
        if offsets[0] == offsets[1] and 0 <= offsets[0] <= self._last:
            return ""
        if problem := offsets_problem(offsets[0], offsets[1], self._last):
            return problem
        halves = [edge for edge in offsets if self._map.position(self._map.offset(edge)) != edge]
        return worded("{offset} is inside a character", offset=str(halves[0])) if halves else ""


def _cas(root: Any, system: TypeSystem) -> Cas:
    from cassis import load_cas_from_xmi
    from lxml import etree

    return load_cas_from_xmi(io.BytesIO(etree.tostring(root, encoding="utf-8")), typesystem=system)


def _types(path: Path) -> TypeSystem:
    found = path.with_name(TYPES)
    if not found.is_file():
        others = sorted(other for other in path.parent.glob("*.xml") if "typesystem" in other.name.casefold())
        if not others:
            raise BadInput(
                path.name, worded("“{file}”, which says what its annotations are, is not beside it", file=TYPES)
            )
        found = others[0]
    stat = found.stat()
    return _loaded(found, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=2)
def _loaded(path: Path, _: int, __: int) -> TypeSystem:
    from cassis import load_typesystem

    root = safe_xml.parse(path)
    for element in root.iterfind(".//{*}name"):
        parts = (element.text or "").strip().split(".")
        if not all(part.isidentifier() and part[0] != "_" and not keyword.iskeyword(part) for part in parts):
            raise BadInput(
                path.name, worded("“{name}” cannot be the name of a type or a feature", name=".".join(parts)[:60])
            )
    try:
        return load_typesystem(io.BytesIO(read_bytes(path)))
    except Exception as error:
        raise BadInput(path.name, worded("it is no type system of UIMA's")) from error


class _Reading:
    """One text with what is annotated in it."""

    def __init__(self, view: Cas, file: str) -> None:
        self._view, self._file = view, file
        self._refused: list[Refusal] = []
        self._left: list[Left] = []
        self._reached: set[int] = set()
        self._is_ours = False
        self._places: dict[int, int] = {}
        self._article = ArticleRecord(view.sofa_string or "", name=file, reader="xmi")

    def records(self) -> Iterator[Record]:
        """Yield what is refused, then the article."""
        if not self._article.text.strip():
            yield Refusal(self._file, "", worded("it holds no text"))
            return
        found = sorted(self._view.select_all_fs(), key=lambda thing: int(thing.xmiID))
        marks = [thing for thing in found if self._is_mark(thing)]
        spans = [thing for thing in marks if not _is_relation(thing) and self._take_span(thing)]
        for thing in marks:
            if _is_relation(thing):
                self._take_relation(thing)
        for thing in spans:
            self._take_links(thing)
        self._is_ours = any(thing.type.name == ARTICLE for thing in found)
        for thing in found:
            if thing.xmiID not in self._reached and not self._is_mark(thing):
                self._take_other(thing)
        for name, take in ((METADATA, self._take_metadata), (ARTICLE, self._take_facts), (LABEL, self._take_label)):
            for thing in found:
                if thing.type.name == name:
                    take(thing)
        yield from self._refused
        yield self._article
        yield from self._left

    def _is_mark(self, thing: Any) -> bool:
        is_a, name = self._view.typesystem.is_instance_of, thing.type.name
        return is_a(name, _ANNOTATION) and not is_a(name, _DOCUMENT) and name not in _NO_SPANS

    def _take_span(self, thing: Any) -> bool:
        if problem := offsets_problem(thing.begin, thing.end, len(self._article.text)):
            self._refuse(thing, problem)
            return False
        span = SpanRecord(thing.begin, thing.end, short_name(thing.type.name))
        if thing.type.name not in _NO_SPANS:
            self._take_features(thing, span)
        self._places[thing.xmiID] = len(self._article.spans)
        self._article.spans.append(span)
        return True

    def _take_features(self, thing: Any, record: SpanRecord | RelationRecord) -> None:
        said = {name: value for name, value in _features(thing) if isinstance(value, str | int | float)}
        label = said.pop(VALUE, None)
        record.label = str(label) if label is not None and str(label).strip() else record.label
        if thing.type.name in (SPAN, RELATION):
            take_features(record, said)
        else:
            record.attributes = said

    def _take_relation(self, thing: Any) -> None:
        if relation := self._link(thing, thing[SOURCE], thing[TARGET], short_name(thing.type.name)):
            self._take_features(thing, relation)

    def _link(self, thing: Any, source: Any, target: Any, label: str) -> RelationRecord | None:
        places = [self._place(end) for end in (source, target)]
        if places[0] is None or places[1] is None:
            self._refuse(thing, worded("it links something that is no span of this text"))
            return None
        relation = RelationRecord(places[0], places[1], label)
        self._article.relations.append(relation)
        return relation

    def _place(self, thing: Any) -> int | None:
        """Return the place of the span that an annotation is; a token becomes one where something links it."""
        known = self._places.get(getattr(thing, "xmiID", None) or -1)
        if known is None and getattr(getattr(thing, "type", None), "name", "") in _NO_SPANS and self._take_span(thing):
            known = self._places[thing.xmiID]
        return known

    def _take_links(self, thing: Any) -> None:
        """Take what a span's features refer to: links with a role, chains, lists of values."""
        span = self._article.spans[self._places[thing.xmiID]]
        for name, value in _features(thing):
            if isinstance(value, str | int | float):
                continue
            elements = getattr(value, "elements", None)
            items = elements if isinstance(elements, list) else value if isinstance(value, list) else [value]
            plain = [item for item in items if isinstance(item, str | int | float)]
            if plain:
                span.attributes[name] = plain
            for item in items:
                kind = getattr(item, "type", None)
                if kind is None:
                    continue
                self._reached.add(item.xmiID)
                target = getattr(item, "target", item)
                label = getattr(item, "role", None) or getattr(thing, "referenceRelation", None) or name
                if target is not item or self._view.typesystem.is_instance_of(kind.name, _ANNOTATION):
                    self._link(thing, thing, target, str(label))
                else:
                    self._take_facts_of(span, name, item)

    def _take_facts_of(self, span: SpanRecord, name: str, thing: Any) -> None:
        """Take what a span's feature says through a thing that covers no stretch, such as a concept's code."""
        for feature, value in _features(thing):
            if isinstance(value, str | int | float):
                known = span.attributes.get(f"{name} {feature}")
                both = [*(known if isinstance(known, list) else [known]), value]
                span.attributes[f"{name} {feature}"] = value if known is None else both
            else:
                self._left.append(Left(numbered.annotation(thing.xmiID), worded("facts inside facts")))

    def _take_other(self, thing: Any) -> None:
        """Take a thing that covers no stretch as a label of the article, or name it."""
        name = thing.type.name
        if name.startswith(_BOOKKEEPING) or name in _NO_SPANS or name in (ARTICLE, LABEL):
            return
        is_a = self._view.typesystem.is_instance_of
        if is_a(name, _ANNOTATION) or not is_a(name, _BASE):
            if not is_a(name, _DOCUMENT):
                what = worded("facts of the kind “{name}” that cover no stretch", name=brief(short_name(name)))
                self._left.append(Left(numbered.annotation(thing.xmiID), what))
            return
        features = dict(_features(thing))
        said = {feature: str(value) for feature, value in features.items() if isinstance(value, str | int | float)}
        if features and not said:  # It groups things that are read, as a chain does.
            return
        label = said.pop(VALUE, "").strip() or short_name(name)
        values = [*said.values()] if len(said) == 1 else [f"{feature}: {value}" for feature, value in said.items()]
        self._article.labels.append(DocumentLabelRecord(label, "; ".join(values)))

    def _take_metadata(self, thing: Any) -> None:
        if not self._is_ours:
            for feature in _WHO:
                if value := str(getattr(thing, feature, None) or ""):
                    self._article.meta[feature] = value
        self._article.title = str(getattr(thing, "documentTitle", None) or "")
        language = str(getattr(thing, "language", None) or "")
        self._article.language = "" if language == UNKNOWN_LANGUAGE else language

    def _take_facts(self, thing: Any) -> None:
        facts = meant(str(getattr(thing, "facts", None) or ""))
        self._article.language = ""
        take_article_facts(self._article, facts)
        pictures = facts.get("pictures") if isinstance(facts, dict) else None
        letters = list(self._article.text)
        for pair in pictures if isinstance(pictures, list) else []:
            place, said = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
            if type(place) is int and 0 <= place < len(letters) and isinstance(said, str) and len(said) == 1:
                letters[place] = said
        self._article.text = "".join(letters)

    def _take_label(self, thing: Any) -> None:
        said = {name: str(getattr(thing, name, None) or "") for name in ("label", VALUE, "annotator")}
        if said["label"].strip():
            self._article.labels.append(DocumentLabelRecord(said["label"], said[VALUE], said["annotator"]))

    def _refuse(self, thing: Any, reason: str) -> None:
        self._refused.append(Refusal(self._file, numbered.annotation(thing.xmiID), reason))


def _is_relation(thing: Any) -> bool:
    return all(thing.type.get_feature(end) is not None for end in (SOURCE, TARGET))


def _features(thing: Any) -> Iterator[tuple[str, Any]]:
    """Yield a thing's features that say something; ours by the names that attributes really have."""
    is_ours = thing.type.name in (SPAN, RELATION)
    for feature in thing.type.all_features:
        value = None if feature.name in _OWN_FEATURES else getattr(thing, feature.name)
        if value is not None:
            name = _RENAMED.get(feature.name, feature.name)
            yield feature.description if is_ours and feature.description else name, value
