"""`new`, `stats`, `check` and `progress`: a project and what it holds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from annotator.app import codebook_files, overview
from annotator.app.edits import SetProgress
from annotator.app.projects import create
from annotator.commands.console import JSON, PROJECT, calmly, me, opened, said_as, show, writable
from annotator.domain.annotator import Layer
from annotator.domain.document import STATES, Document
from annotator.domain.errors import AnnotatorError
from annotator.storage import check as checking
from annotator.storage.reader import Reader


@click.command()
@PROJECT
@click.option("--name", default="", help="What the project is called; else the file's name.")
@click.option("--codebook", default="empty", help="gifts, empty, or a codebook file.")
@JSON
@calmly
def new(path: Path, name: str, codebook: str, as_json: bool) -> None:
    """Make a new project."""
    project = create(path, "", codebook, name)
    for sentence in codebook_files.left_out(Path(codebook)):
        click.echo(sentence, err=True)
    found = {"project": str(path), "name": project.name, "labels": len(project.codebook.usable())}
    project.close()
    show(found, f"{path} is ready, with {found['labels']} labels.", as_json=as_json)


@click.command()
@PROJECT
@JSON
@calmly
def stats(path: Path, as_json: bool) -> None:
    """Count documents, spans, labels and annotators."""
    with closing(Reader.open(path)) as reader:
        found = overview.stats(reader)
    lines = [f"{found['documents']} articles, {found['spans']} spans"]
    for part in ("labels", "annotators"):
        counts = found[part]
        assert isinstance(counts, dict)
        lines += ["", *(f"{count:8} {name}" for name, count in counts.items())]
    show(found, "\n".join(lines), as_json=as_json)


@click.command()
@PROJECT
@click.option("--repair", is_flag=True, help="Mend what can be mended, after a backup beside the project.")
@JSON
@calmly
def check(path: Path, repair: bool, as_json: bool) -> None:
    """Look whether a project keeps its promises."""
    if repair:
        with closing(writable(path, me())) as project:
            for done in project.repair(path.with_name(path.name + ".backups")):
                click.echo(done, err=True)
    with said_as(_not_well, as_json=as_json), closing(Reader.open(path)) as reader:
        found = checking.problems(reader)
    show({"ok": not found, "problems": found}, "\n".join(found) or "All is well.", as_json=as_json)
    if found:
        sys.exit(1)


def _not_well(reason: str) -> dict[str, Any]:
    return {"ok": False, "problems": [reason]}


@click.command()
@PROJECT
@click.argument("documents", metavar="[DOCUMENT...]", nargs=-1)
@click.option("--annotator", required=True, help="Whose progress.")
@click.option("--set", "state", required=True, type=click.Choice(STATES), help="How far they have come.")
@click.option("--round", "round_", default=1, type=click.IntRange(1), help="In which round.")
@JSON
@calmly
def progress(path: Path, documents: Sequence[str], annotator: str, state: str, round_: int, as_json: bool) -> None:
    """Say how far somebody has come with articles (all of them, or those of these ids or names)."""
    with closing(opened(path, annotator)) as project:
        known = {d.id: d.id for d in project.reader.all(Document)} | {
            d.name: d.id for d in project.reader.all(Document)
        }
        if missing := [name for name in documents if name not in known]:
            raise AnnotatorError(f"No article is called “{missing[0]}”. Nothing was changed.")
        ids = tuple(dict.fromkeys(known[name] for name in documents or known))
        project.do(SetProgress(ids, Layer(project.me.id, round_), state))
    show({"documents": len(ids)}, f"{len(ids)} articles are {state} for {annotator}.", as_json=as_json)
