"""Giving articles their side of a training split, once and for good."""

from __future__ import annotations

from annotator.app.edits import PutRows, now
from annotator.app.project import Project
from annotator.domain.document import Document, Split
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.splits import assigned, shares_of

_FIELDS = ("source", "published", "language", "title", "name")


def decide(project: Project, document_ids: list[str], shares: str, seed: int, group: str = "") -> dict[str, str]:
    """Return train, dev or test for each article; those without a side get one, which the project keeps.

    Articles with one value of `group` (a field or a metadata column) stay together.
    """
    try:
        wanted = shares_of(shares)
    except ValueError as error:
        raise AnnotatorError(f"{error}.") from error
    known = {row.document_id: row.part for row in project.reader.all(Split)}
    groups: dict[str, list[str]] = {}
    for document_id in document_ids:
        groups.setdefault(_group(project, document_id, group), []).append(document_id)
    kept = {document: part for document, part in known.items() if document in set(document_ids)}
    sides = assigned(groups, wanted, seed, kept)
    made = tuple(
        Split(id=new_id(), document_id=document, part=part, created=now())
        for document, part in sides.items()
        if document not in known
    )
    if made:
        project.do(PutRows(made, "split articles"))
    return sides


def _group(project: Project, document_id: str, group: str) -> str:
    document = project.reader.get(Document, document_id) if group else None
    value = None
    if document is not None:
        value = getattr(document, group) if group in _FIELDS else document.meta.get(group)
    return document_id if value in (None, "") else f"{group}\x1f{value}"
