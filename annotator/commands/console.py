"""How commands speak: results to standard output, everything else to standard error, failures as one sentence."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click
import orjson

from annotator.app.failing import as_sentence
from annotator.app.project import Project
from annotator.domain.errors import AnnotatorError

PROJECT = click.argument("path", metavar="PROJECT", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def calmly(command: Callable[..., None]) -> Callable[..., None]:
    """End with a sentence on standard error and status 1 where the deed fails."""

    @wraps(command)
    def run(*given: Any, **named: Any) -> None:
        try:
            command(*given, **named)
        except Exception as error:
            sentence = as_sentence(error)
            if sentence is None:
                raise
            click.echo(str(sentence), err=True)
            sys.exit(1)

    return run


def show(result: dict[str, Any] | list[Any], text: str, *, as_json: bool) -> None:
    """Print a result for a script or for a person."""
    click.echo(orjson.dumps(result, option=orjson.OPT_INDENT_2).decode() if as_json else text)


@contextmanager
def said_as(result: Callable[[str], dict[str, Any]], *, as_json: bool) -> Iterator[None]:
    """Print a result for a script even where the deed fails, made of the sentence that says why."""
    try:
        yield
    except Exception as error:
        if as_json and (sentence := as_sentence(error)) is not None:
            show(result(str(sentence)), "", as_json=True)
        raise


def me() -> str:
    """Return the name of whoever is at this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "me"


def teller(words: str) -> tuple[Callable[[int, int, str], None], Callable[[], None]]:
    """Return what shows progress on standard error where that is a terminal, and what ends the line."""
    live = sys.stderr.isatty()

    def tell(done: int, of: int, name: str) -> None:
        if live:
            click.echo(f"\r\x1b[K{words} {done}/{of} {name}", nl=False, err=True)

    return tell, lambda: click.echo("\r\x1b[K", nl=False, err=True) if live else None


def opened(path: Path, annotator: str, *, reading: bool = False) -> Project:
    """Open a project under the name that was given, which two people may not share, else as who is at this machine."""
    project = (Project.open if reading else writable)(path, annotator or me())
    try:
        if annotator:
            project.person(annotator)
    except AnnotatorError:
        project.close()
        raise
    return project


def writable(path: Path, name: str) -> Project:
    """Open a project for writing under a name; AnnotatorError where somebody else holds it."""
    project = Project.open(path, name)
    if not project.writable:
        held = project.held
        project.close()
        raise AnnotatorError(f"{held} Nothing was changed.")
    return project
