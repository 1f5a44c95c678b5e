"""Handing out: a copy of the project for a teammate to work in, or my own work to be gathered by somebody else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.app.differences import SENT_BY
from annotator.app.rounds import BLIND, NAME, ROUND
from annotator.domain.annotator import Annotator, persons
from annotator.domain.clock import now
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded
from annotator.storage.fresh import ALL, LIVE, Selection, Written, write_fresh
from annotator.storage.others import TOLD
from annotator.storage.reader import Reader

TEAM = "team"
"""The setting that says which team's project this is; drawn when a project first joins a team's folder."""
SENT_AT = "sent_at"
TRAVELLING = (NAME, TEAM, ROUND, BLIND, TOLD)
"""The project's settings that a team shares.  Whose gold counts is not among them: each project says that itself."""

Still = Callable[[], None]


def share(project: Path, out: Path, still: Still = lambda: None) -> Written:
    """Write a copy for a teammate: articles, codebook, plan and the people's names, nobody's layers.  Any thread."""
    _refuse_taken(out)
    return _write(project, out, Selection(frozenset(), LIVE), "", still)


def send(project: Path, out: Path, me: Annotator, still: Still = lambda: None) -> Written:
    """Write my own layers (gold, comments and verdicts too), with the articles and labels that they speak of."""
    _refuse_taken(out)
    with closing(Reader.open(project)) as reader:
        mine = own_ids(reader, me)
    return _write(project, out, Selection(mine), me.id, still)


def snapshot(project: Path, out: Path, me: Annotator, still: Still = lambda: None) -> Written:
    """Write what a team's folder holds of me: all articles, the codebook, and my own layers; an earlier one goes."""
    with closing(Reader.open(project)) as reader:
        mine = own_ids(reader, me)
    return _write(project, out, Selection(mine, ALL), me.id, still)


def whole(project: Path, out: Path, still: Still = lambda: None) -> Written:
    """Write everything that travels, of everybody, and nothing that the team was told."""
    with closing(Reader.open(project)) as reader:
        everybody = frozenset(person.id for person in reader.all(Annotator, "1"))
    return write_fresh(project, out, Selection(everybody, ALL), {}, still)


def own_ids(reader: Reader, me: Annotator) -> frozenset[str]:
    """Return the ids of all annotators that are me: other names of mine, and my gold."""
    people = reader.all(Annotator, "1")  # Also a gold whose making was undone: teammates must hear of it.
    lead = persons(people)
    mine = {x.id for x in people if lead[x.id] == lead.get(me.id, me.id)} | {me.id}
    return frozenset(mine | {x.id for x in people if x.kind == "gold" and x.owner_id in mine})


def _refuse_taken(out: Path) -> None:
    if out.exists():
        raise AnnotatorError(
            worded("“{name}” is already there. Choose another name; nothing was written.", name=out.name)
        )


def _write(project: Path, out: Path, selection: Selection, sent_by: str, still: Still) -> Written:
    with closing(Reader.open(project)) as reader:
        settings = {key: reader.setting(key) for key in TRAVELLING}
    sent = {SENT_BY: sent_by, SENT_AT: now()} if sent_by else {}
    return write_fresh(project, out, selection, settings | sent, still)
