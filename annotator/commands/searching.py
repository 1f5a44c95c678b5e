"""`search`: words or a pattern in all articles."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from annotator.app import searching
from annotator.commands.console import JSON, PROJECT, calmly, show, teller
from annotator.storage.reader import Reader


@click.command()
@PROJECT
@click.argument("query")
@click.option("--regex", is_flag=True, help="QUERY is a regular expression.")
@click.option("--limit", default=0, type=click.IntRange(0), help="At most so many places; 0 is all.")
@JSON
@calmly
def search(path: Path, query: str, regex: bool, limit: int, as_json: bool) -> None:
    """Find words, "phrases", begin* and -without in all articles, or a pattern."""
    tell, end = teller("searching")
    with closing(Reader.open(path)) as reader:
        hits = searching.search(reader, query, regex=regex, limit=limit, tell=tell)
    end()
    found = [
        {"document": hit.document_id, "title": hit.title, "start": hit.start, "end": hit.end, "snippet": hit.snippet}
        for hit in hits
    ]
    lines = [f"{hit.title or hit.document_id}, {hit.start}–{hit.end}: {hit.snippet}" for hit in hits]
    show(found, "\n".join(lines) or "Nothing was found.", as_json=as_json)
