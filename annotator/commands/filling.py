"""`fill`: the texts back into a file that was exported without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from annotator.app import filling
from annotator.commands.console import JSON, calmly, show, teller

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("file", metavar="FILE", type=_PATH)
@click.argument("out", metavar="OUT", type=_PATH)
@click.argument("articles", metavar="ARTICLES...", nargs=-1, required=True, type=_PATH)
@click.option("--partial", is_flag=True, help="Leave out the articles that are not found.")
@JSON
@calmly
def fill(file: Path, out: Path, articles: Sequence[Path], partial: bool, as_json: bool) -> None:
    """Put texts back into a file exported with --no-text: from files, folders or projects that hold the articles."""
    tell, end = teller("reading")
    found = filling.fill(file, out, articles, partial=partial, tell=tell)
    end()
    for missing in found.missing:
        click.echo(f"{missing.title or missing.document}: not found, left out ({missing.sha256})", err=True)
    text = f"{found.documents} articles and {found.spans} spans written, {len(found.missing)} articles left out."
    show(asdict(found), text, as_json=as_json)
