"""A lead and her teammates: projects that begin as copies of hers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.app import sharing
from annotator.app.edits import AddSpans, PutRows
from annotator.app.project import Project
from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.identity import document_id, label_id, new_id, sha256
from annotator.domain.span import Span
from annotator.storage.reader import Reader
from annotator.storage.schema import TABLES

TEXTS = [f"Berita {n}: sang adipati menerima dua kuda, jip 🚙, dan sebuah pakta." for n in range(4)]
DOCUMENTS = [document_id(sha256(text)) for text in TEXTS]
GIFT, ACTOR = label_id("span", "Gift"), label_id("span", "Actor")
PEOPLE = ("Ana", "Budi", "Citra")


def lead_project(path: Path) -> Project:
    """Ana's project with articles, labels and three people."""
    project = Project.create(path, PEOPLE[0])
    documents = [
        Document(id=i, text=t, sha256=sha256(t), title=f"Berita {n}", name=f"{n}.txt", position=float(n))
        for n, (i, t) in enumerate(zip(DOCUMENTS, TEXTS, strict=True))
    ]
    others = [Annotator(id=new_id(), name=name, initials=name[0]) for name in PEOPLE[1:]]
    labels = [Label(id=GIFT, name="Gift", key="1"), Label(id=ACTOR, name="Actor", key="2")]
    project.do(PutRows((*documents, *labels, *others), "set up"))
    return project


def teammate(lead: Project, name: str) -> Project:
    """A teammate's project, beside the lead's, as it is after the lead handed out a copy."""
    path = lead.path.with_name(f"{name.lower()}.sorot")
    sharing.share(lead.path, path)
    return Project.open(path, name)


def mark(project: Project, place: int, start: int, end: int, label: str = GIFT, **more: Any) -> str:
    """Add a span of mine; returns its id."""
    span = Span(
        id=new_id(),
        document_id=DOCUMENTS[place],
        annotator_id=project.me.id,
        label_id=label,
        start=start,
        end=end,
        quote=TEXTS[place][start:end],
        round=project.round,
    )
    project.do(AddSpans((replace(span, **more),)))
    return span.id


def content(reader: Reader) -> dict[str, list[dict[str, Any]]]:
    """All rows that travel, word for word."""
    return {table: list(reader.values(table)) for table in TABLES}


def spans_by(project: Project) -> dict[str, int]:
    """How many live spans each person has."""
    people = {person.id: person.name for person in project.reader.annotators()}
    found: dict[str, int] = {}
    for span in project.reader.all(Span):
        found[people[span.annotator_id]] = found.get(people[span.annotator_id], 0) + 1
    return found
