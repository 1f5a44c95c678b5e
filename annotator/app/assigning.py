"""Handing out articles: which annotator is asked to read what in which round."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from annotator.app.edits import PutRows
from annotator.domain.assigning import assigned, shuffled
from annotator.domain.clock import now
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.review import Assignment
from annotator.domain.wording import worded
from annotator.storage.reader import Reader

NAME = "assign articles"


def assign(
    reader: Reader, people: Sequence[str], each: int, round_: int, seed: int, documents: Collection[str] | None = None
) -> PutRows:
    """Return the edit that gives each article (these, or all) to `each` people of the project, everybody alike many.

    Who is to read an article already counts and stays.
    """
    if not 1 <= each <= len(people):
        raise AnnotatorError(worded("An article can be read by one person at least, and by no more than there are."))
    known: dict[str, list[str]] = {}
    for row in _of_round(reader, round_):
        known.setdefault(row.document_id, []).append(row.annotator_id)
    wanted = [document_id for document_id in reader.titles() if documents is None or document_id in documents]
    return _given(assigned(wanted, people, each, seed, known), round_)


def assign_pilot(reader: Reader, people: Sequence[str], count: int, round_: int, seed: int) -> PutRows:
    """Return the edit that gives a few articles, drawn by the seed, to everybody: to find out what is unclear."""
    return assign(reader, people, len(people), round_, seed, shuffled(list(reader.titles()), seed)[:count])


def unassign(reader: Reader, round_: int, people: Collection[str] = (), documents: Collection[str] = ()) -> PutRows:
    """Return the edit that takes back what these people (or all) were asked to read of these articles (or all)."""
    gone = (
        replace(row, deleted=True)
        for row in _of_round(reader, round_)
        if (not people or row.annotator_id in people) and (not documents or row.document_id in documents)
    )
    return PutRows(tuple(gone), NAME)


def assigned_to(reader: Reader, annotator_id: str, round_: int) -> set[str]:
    """Return the ids of the articles that somebody is asked to read in a round; none where nothing was handed out."""
    return {row.document_id for row in _of_round(reader, round_) if row.annotator_id == annotator_id}


def _of_round(reader: Reader, round_: int) -> list[Assignment]:
    return reader.all(Assignment, "deleted = 0 AND round = ?", [round_])


def _given(readers: dict[str, list[str]], round_: int) -> PutRows:
    at = now()
    rows = (
        Assignment(id=new_id(), document_id=document, annotator_id=person, round=round_, created=at)
        for document, people in readers.items()
        for person in people
    )
    return PutRows(tuple(rows), NAME)
