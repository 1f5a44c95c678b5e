"""`agreement`: how far annotators agree, on the terminal, as JSON or as a report."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import click

from annotator.app import agreement as measuring
from annotator.app import agreement_report
from annotator.app.agreement import Agreement
from annotator.app.agreement_terms import TERMS
from annotator.app.next_round import NoteMeasured
from annotator.commands.console import JSON, PROJECT, calmly, show, teller, writable
from annotator.domain.errors import AnnotatorError
from annotator.storage.reader import Reader


def _names(_: click.Context, __: click.Parameter, text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


@click.command()
@PROJECT
@click.option(
    "--round",
    "rounds",
    default=(1,),
    multiple=True,
    type=click.IntRange(1),
    help="The round that is compared; several with one annotator compare them with themself.",
)
@click.option("--annotators", default="", callback=_names, help="Names, as A,B; else all people who finished articles.")
@click.option("--report", type=click.Path(path_type=Path), help="Write a report, FILE.md or FILE.html.")
@JSON
@calmly
def agreement(path: Path, rounds: Sequence[int], annotators: Sequence[str], report: Path | None, as_json: bool) -> None:
    """Say how far annotators agree on the articles that all of them have done."""
    tell, end = teller("comparing")
    with closing(Reader.open(path)) as reader:
        found = measuring.measure(reader, annotators, rounds, tell=tell)
        end()
        if report is not None:
            agreement_report.write(reader, found, report, date.today())
    if report is not None and found.articles.documents:
        _note(path, found.rounds)
    for article in found.articles.excluded:
        click.echo(f"{article.title}: {article.reason}", err=True)
    show(found.as_json(), _in_words(found), as_json=as_json)


def _note(path: Path, rounds: tuple[int, ...]) -> None:
    """Remember in the project that a report rests on these rounds, so that the window offers the next one."""
    try:
        with closing(writable(path, "")) as project:
            project.merge(NoteMeasured(rounds), automatic=True)
    except AnnotatorError as error:
        click.echo(f"That a report was written is not noted in the project. {error}", err=True)


def _in_words(found: Agreement) -> str:
    people = ", ".join(found.annotators) or "nobody"
    lines = [f"{len(found.articles.documents)} articles done by all of: {people}", ""]
    for metric, figure in found.overall.items():
        value = "not defined" if figure.value is None else f"{figure.value:z6.3f}"
        interval = "" if figure.low is None else f"  [{figure.low:z.3f}, {figure.high:z.3f}]"
        lines.append(f"{TERMS[metric].name:32} {value}{interval}")
    return "\n".join(lines)
