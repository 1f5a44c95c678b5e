"""Giving articles their side of a training split, once and for good."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.app.edits import PutRows, now
from annotator.app.near_copies import Tell, near_copies
from annotator.app.project import Project
from annotator.domain.annotator import Layer
from annotator.domain.document import Document, Split
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.near_copies import Pair, groups
from annotator.domain.splits import assigned, shares_of

_FIELDS = ("source", "published", "language", "title", "name")


@dataclass(frozen=True)
class Sides:
    """Who is on which side (train, dev, test), and the near-copies that were looked at.

    `leaks` are those on two sides: they had their sides before, and keep them.
    """

    parts: dict[str, str]
    copies: list[Pair]
    leaks: list[Pair]


def decide(
    project: Project,
    document_ids: list[str],
    shares: str,
    seed: int,
    group: str = "",
    *,
    layers: list[Layer] | None = None,
    tell: Tell = lambda *_: None,
) -> Sides:
    """Give each article without a side its train, dev or test, which the project keeps.

    Near-copies stay together, and articles with one value of `group` (a field or a metadata column); the labels of
    `layers` are shared out evenly.  `tell` may raise Cancelled.
    """
    try:
        wanted = shares_of(shares)
    except ValueError as error:
        raise AnnotatorError(f"{error}.") from error
    known = {row.document_id: row.part for row in project.reader.all(Split)}
    copies = near_copies(project.reader, document_ids, tell)
    links = [(pair.one, pair.other) for pair in copies] + _same_value(project, document_ids, group)
    kept = {document: known[document] for document in document_ids if document in known}
    labels = project.reader.labels_by_document(layers or [project.layer])
    sides = assigned(groups(document_ids, links), wanted, seed, kept, labels)
    made = tuple(
        Split(id=new_id(), document_id=document, part=part, created=now())
        for document, part in sides.items()
        if document not in known
    )
    if made:
        project.do(PutRows(made, "split articles"))
    return Sides(sides, copies, [pair for pair in copies if sides[pair.one] != sides[pair.other]])


def _same_value(project: Project, document_ids: list[str], group: str) -> list[tuple[str, str]]:
    """Return links from each article to the first one with the same value of `group`."""
    first: dict[object, str] = {}
    links = []
    for document_id in document_ids if group else ():
        value = _value(project.reader.get(Document, document_id), group)
        if value not in (None, ""):
            links.append((first.setdefault(str(value), document_id), document_id))
    return links


def _value(document: Document | None, group: str) -> object:
    if document is None:
        return None
    return getattr(document, group) if group in _FIELDS else document.meta.get(group)
