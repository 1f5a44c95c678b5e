"""`merge`, `share` and `restore`: what passes between teammates, and the way back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from annotator.app import backups, gathering, sharing
from annotator.app.gathering import Gathering
from annotator.commands.console import JSON, PROJECT, calmly, opened, show, teller

NAME = click.option("--annotator", default="", help="Who I am in the project; else the name of the account.")


@click.command()
@PROJECT
@click.argument("others", metavar="OTHER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come in and change nothing.")
@click.option("--own", is_flag=True, help="They come from another computer of mine: take my own layer too.")
@click.option("--all-layers", is_flag=True, help="Take other people's layers too, not only those of a file's owner.")
@NAME
@JSON
@calmly
def merge(
    path: Path, others: Sequence[Path], dry_run: bool, own: bool, all_layers: bool, annotator: str, as_json: bool
) -> None:
    """Gather what teammates made: their projects, sent work, or any file that says who made its spans."""
    tell, end = teller("reading")
    with closing(opened(path, annotator, reading=dry_run)) as project:
        if not annotator and not project.reader.knows(project.me.id):
            project.be("")  # An account that is none of the team does not become one of it by gathering.
        found = gathering.prepare(path, others, project.me, own=own, tell=tell)
        end()
        for layer in (layer for file in found.files for layer in file.layers if all_layers):
            layer.ticked = not layer.refused
        _tell_what(found, lines=dry_run)
        if dry_run:
            counts = found.summary()
            found.discard()
        else:
            counts = gathering.take(project, found)
    text = ", ".join(f"{count} {name}" for name, count in counts.items())
    show(dict(counts), f"{text} {'would be ' if dry_run else ''}new or changed.", as_json=as_json)
    if not found.files:
        sys.exit(1)


def _tell_what(found: Gathering, *, lines: bool) -> None:
    """Say on standard error what deserves a look, and in a dry run what each article gets."""
    for file in found.files:
        for layer in file.layers:
            counts = f"{layer.new} new, {layer.changed} changed, {layer.removed} removed, {layer.others} other rows"
            left = f" (left out: {layer.refused or 'not the layer of the file’s owner'})" if not layer.ticked else ""
            click.echo(f"{file.path.name}, {layer.name}, round {layer.round}: {counts}{left}", err=True)
        for line in file.lines if lines else ():
            counts = f"{line.new} new, {line.changed} changed, {line.removed} removed"
            click.echo(f"  {line.title or line.document_id}, {line.annotator}: {counts}", err=True)
        for conflict in file.conflicts:
            click.echo(f"{file.path.name}: {conflict.what}", err=True)
    for refusal in found.refused:
        where = f", {refusal.record}" if refusal.record else ""
        click.echo(f"{refusal.file}{where}: {refusal.reason}", err=True)


@click.command()
@PROJECT
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--mine", is_flag=True, help="My own work, to be gathered by a teammate.")
@NAME
@JSON
@calmly
def share(path: Path, out: Path, mine: bool, annotator: str, as_json: bool) -> None:
    """Write a copy for a teammate (articles and codebook, nobody's spans), or my own work."""
    if mine:
        with closing(opened(path, annotator, reading=True)) as project:
            written = sharing.send(path, out, project.me)
    else:
        written = sharing.share(path, out)
    found = {"file": str(out), "documents": written.documents, "spans": written.spans, "sha256": written.digest}
    text = f"{out} holds {written.documents} articles and {written.spans} spans. SHA-256: {written.digest}"
    show(found, text, as_json=as_json)


@click.command()
@PROJECT
@click.argument("backup", metavar="BACKUP", type=click.Path(path_type=Path))
@JSON
@calmly
def restore(path: Path, backup: Path, as_json: bool) -> None:
    """Put a backup in the project's place; what was there is kept as a backup beside it."""
    backups.restore(backup, path, path.with_name(path.name + ".backups"))
    show({"project": str(path), "backup": str(backup)}, f"{path} is as it was in {backup}.", as_json=as_json)
