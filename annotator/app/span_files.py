"""Teammates' spans in other tools' files, to be gathered like a project of theirs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from annotator.app import importing, sharing
from annotator.app.import_report import LEFT
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.domain.annotator import Annotator
from annotator.domain.codebook import Label
from annotator.domain.errors import BadInput
from annotator.domain.identity import new_id
from annotator.domain.wording import worded
from annotator.formats import registry
from annotator.storage.beside import stoppable
from annotator.storage.failure import calm
from annotator.storage.foreign import Foreign
from annotator.storage.reader import Reader
from annotator.storage.rows import AnyRow, row_of
from annotator.storage.waiting import taking_in

Newcomer = Label | Annotator
LABELLED = ("span", "document_label")


def foreign_of_spans(
    project: Path, path: Path, coming: Sequence[Newcomer], say: Callable[[str], None]
) -> tuple[Foreign, list[str]]:
    """Import a file into a private copy of the project.  Returns that copy, and what the file says and is not taken.

    What `coming` holds are the newcomers of files that are gathered together with this one.  BadInput where a record
    is refused, or where a span does not say who made it.  `say` hears how far reading has come.
    """
    still = partial(say, path.name)
    if not registry.for_reading(path).carries_spans:
        raise _without_labels(path)
    with calm(worded("“{name}” could not be looked at", name=path.name)):
        folder = tempfile.TemporaryDirectory(prefix="sorot-")
    with folder as name:
        copy, nobody = Path(name) / "copy", Annotator(id=new_id(), name=new_id())
        sharing.whole(project, copy, still)
        options = ImportOptions(coming=coming)
        prepared = importing.prepare(copy, [path], options, nobody, lambda _, __, how: say(how or path.name))
        try:
            for refusal in prepared.summary.refused:
                raise BadInput(path.name, refusal.reason, refusal.record)
            if not any(map(prepared.waiting.count, LABELLED)):
                raise _without_labels(path)
            left = [record.remark for record in prepared.records if record.state == LEFT]
            with closing(Project.open(copy)) as beside:
                with taking_in(beside.store, prepared.waiting), stoppable(beside.store.connection, still):
                    beside.merge(importing.TakeIn(prepared))
                if beside.reader.knows(nobody.id):
                    told = worded("it does not say who made its spans; import it instead, and say whose they are")
                    raise BadInput(path.name, told)
        finally:
            prepared.discard()
        foreign = Foreign.of_project(copy, still)
    foreign.name = path.name
    return foreign, left


def newcomers(foreign: Foreign, reader: Reader) -> list[Newcomer]:
    """Return the labels and people of a file that the project does not have."""
    return [*_new(Label, foreign, reader), *_new(Annotator, foreign, reader)]


def _new(kind: type[AnyRow], foreign: Foreign, reader: Reader) -> list[AnyRow]:
    rows = [row_of(kind, values) for values in foreign.values(kind.table)]
    return [row for row in rows if reader.get(kind, row.id) is None]


def _without_labels(path: Path) -> BadInput:
    return BadInput(path.name, worded("nobody has labelled anything in it; it can be imported instead"))
