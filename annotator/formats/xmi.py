"""`xmi`: UIMA's CAS as XMI, a file for each article and one TypeSystem.xml, through dkpro-cassis.

Offsets in the files are UTF-16 units, which cassis translates.  What XML cannot hold is written as pictures and noted
beside, so that reading back is exact.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.formats.article_facts import article_facts
from annotator.formats.layers import FACTS, NOTE, RELATION, SPAN, VALUE, feature_names, features
from annotator.formats.loss import refuse_without_text
from annotator.formats.record import ArticleRecord, Report, Selection, WriteOptions
from annotator.formats.spelling import FileNames, json_line
from annotator.formats.writing import folder_written_whole
from annotator.formats.xml_text import XmlText

if TYPE_CHECKING:
    from cassis import TypeSystem

TYPES = "TypeSystem.xml"
ARTICLE, LABEL = "webanno.custom.Article", "webanno.custom.DocumentLabel"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
SOURCE, TARGET = "Governor", "Dependent"
UNKNOWN_LANGUAGE = "x-unspecified"

_TEXT = "uima.cas.String"
_FIXED = (VALUE, NOTE, FACTS)


def write(selection: Selection, path: Path, options: WriteOptions) -> Report:
    """Write the folder, with a type system that has a feature for each attribute of any article."""
    refuse_without_text(options)
    report, xml = Report(files=[path]), XmlText()
    layers, names = _Types(), FileNames()
    with folder_written_whole(path) as folder:
        for article in selection.articles():
            _write(article, folder / f"{names.of(article)}.xmi", layers, xml, report)
            report.documents += 1
            report.spans += len(article.spans)
        layers.system.to_xml(folder / TYPES)
    report.changed += [*layers.names.sentences(), *xml.sentences()]
    return report


class _Types:
    """The type system, made anew with a feature more for each attribute that comes."""

    def __init__(self) -> None:
        self.names = feature_names()
        self._known: dict[tuple[str, str], None] = {}
        self.system = self._made()

    def learn(self, layer: str, every: list[dict[str, str]]) -> None:
        """See to it that a layer has all features of `every`; cassis fixes them with the first annotation."""
        before = len(self._known)
        self._known |= dict.fromkeys((layer, feature) for said in every for feature in said if feature not in _FIXED)
        if len(self._known) > before:
            self.system = self._made()

    def _made(self) -> TypeSystem:
        system = _base_types()
        for layer, feature in self._known:
            name = XmlText().plain(self.names.name(feature))
            system.create_feature(layer, feature, _TEXT, description=name)
        return system


def _base_types() -> TypeSystem:
    from cassis import TypeSystem

    system = TypeSystem()
    span = system.create_type(SPAN, "uima.tcas.Annotation")
    relation = system.create_type(RELATION, "uima.tcas.Annotation")
    for end in (SOURCE, TARGET):
        system.create_feature(relation, end, span)
    for layer in (span, relation):
        for feature in _FIXED:
            system.create_feature(layer, feature, _TEXT)
    metadata = system.create_type(METADATA, "uima.tcas.DocumentAnnotation")
    for feature in ("documentTitle", "documentId", "documentUri"):
        system.create_feature(metadata, feature, _TEXT)
    system.create_feature(system.create_type(ARTICLE, "uima.cas.AnnotationBase"), FACTS, _TEXT)
    label = system.create_type(LABEL, "uima.cas.AnnotationBase")
    for feature in ("label", VALUE, "annotator"):
        system.create_feature(label, feature, _TEXT)
    return system


def _write(article: ArticleRecord, path: Path, layers: _Types, xml: XmlText, report: Report) -> None:
    from cassis import Cas

    spans, relations = features(article, layers.names, report)
    layers.learn(SPAN, spans)
    layers.learn(RELATION, relations)
    span, relation = (layers.system.get_type(layer) for layer in (SPAN, RELATION))
    cas = Cas(layers.system)
    cas.sofa_string = text = xml.plain(article.text)
    cas.sofa_mime = "text"
    cas.add(_metadata(article, layers.system, xml))
    made = [span(**said, begin=s.start, end=s.end) for s, said in zip(article.spans, spans, strict=True)]
    cas.add_all(made)
    for linked, said in zip(article.relations, relations, strict=True):
        source, target = made[linked.source], made[linked.target]
        cas.add(relation(**said, begin=target.begin, end=target.end, **{SOURCE: source, TARGET: target}))
    for label in article.labels:
        told = {"label": label.label, VALUE: label.value, "annotator": label.annotator}
        cas.add(layers.system.get_type(LABEL)(**{name: xml.plain(value) for name, value in told.items()}))
    facts = article_facts(article)
    if pictures := [[place, said] for place, said in enumerate(article.text) if said != text[place]]:
        facts["pictures"] = pictures
    cas.add(layers.system.get_type(ARTICLE)(facts=json_line(facts)))
    cas.to_xmi(path)


def _metadata(article: ArticleRecord, system: TypeSystem, xml: XmlText) -> Any:
    return system.get_type(METADATA)(
        begin=0,
        end=len(article.text),
        language=xml.plain(article.language) or UNKNOWN_LANGUAGE,
        documentTitle=xml.plain(article.title) or None,
        documentId=xml.plain(article.document_id or article.name) or None,
        documentUri=xml.plain(article.url) or None,
    )
