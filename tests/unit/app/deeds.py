"""Deeds of the program that write to a disk, each begun from a prepared folder and judged by what is found after.

A deed tells what it has acknowledged; what `look` finds must be what was there before it or after it.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from annotator.app import backups, exporting, gathering, importing, keeping, projects, sharing
from annotator.app.exporting import ExportOptions
from annotator.app.project import Project
from annotator.domain.codebook import Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Span
from annotator.storage import schema
from annotator.storage.backup import backups as kept
from annotator.storage.check import problems
from annotator.storage.connection import as_library, connect
from annotator.storage.reader import Reader
from tests.unit.app.teams import ACTOR, TEXTS, content, lead_project, mark, teammate

Acknowledge = Callable[[str], None]
P, THEIRS, OUT, BACKUPS = "p.sorot", "budi.sorot", "out", "backups"
FOLDERS = ("brat", "webanno", "huggingface", "xmi")


@dataclass(frozen=True)
class Deed:
    """`prepare` fills an empty folder, `run` does it there; `look` says what stands there, one way or the other.

    `begun` is what may stand there besides where a disk does not even let what was begun be removed.  One with a
    `backup` may end after making it.  `seen` are the names that `look` looks at.
    """

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path, Acknowledge], None]
    look: Callable[[Path], Any]
    begun: tuple[Any, ...] = ()
    backup: bool = False
    seen: tuple[str, ...] = (P,)

    def possible(self, before: Any, after: Any) -> list[Any]:
        """What may stand there as long as nothing is acknowledged."""
        return [before, after, *([(before[0], after[1])] if self.backup else [])]


def told(reader: Reader) -> tuple[object, ...]:
    """What a project says, but for ids that are drawn and times; its file must be without a fault."""
    assert problems(reader) == []
    people = {person.id: person.name for person in reader.annotators()}
    spans = sorted((s.document_id, people[s.annotator_id], s.start, s.end, s.label_id) for s in reader.all(Span))
    deeds = [(line[3], line[4]) for line in reader.journal_lines(limit=10_000)]
    return tuple(spans), tuple(deeds), reader.document_count(), tuple(sorted(people.values()))


def told_of(path: Path) -> tuple[object, ...]:
    """What a file says that nobody has open."""
    with closing(Reader.open(path)) as reader:
        return told(reader)


def project_in(folder: Path) -> tuple[object, ...]:
    """What the project holds, opened as the person would, with its lock and its log."""
    with closing(Project.open(folder / P, "Ana", folder / BACKUPS)) as project:
        assert project.writable, project.held
        return told(project.reader)


def a_team(folder: Path) -> None:
    """Ana's project, a teammate's with spans of his own, and articles to import."""
    for name, data in _team().items():
        (folder / name).write_bytes(data)


@cache
def _team() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        _make_team(Path(folder))
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def _make_team(folder: Path) -> None:
    with closing(lead_project(folder / P)) as lead:
        with closing(teammate(lead, "Budi")) as budi:
            for place in range(4):
                mark(budi, place, 0, 6)
        for place in range(4):
            mark(lead, place, 9, 13, ACTOR)
    lines = [
        orjson.dumps({"text": f"Kabar {n}. {TEXTS[0]}", "label": [[0, 5, "Gift"], [2, 12, "Actor"]]}) for n in range(6)
    ]
    (folder / "in.jsonl").write_bytes(b"\n".join(lines))


def a_backup(folder: Path) -> None:
    """The same, with a backup and an edit after it."""
    a_team(folder)
    backups.keep(folder / BACKUPS, folder / P, "by hand")
    with closing(Project.open(folder / P, "Ana")) as project:
        mark(project, 0, 0, 6)


def an_older(folder: Path) -> None:
    """The same, as an earlier version of the program left it."""
    a_team(folder)
    (folder / P).rename(beside := folder / "now.sorot")
    with closing(connect(folder / P, "rwc")) as old:
        schema.migrations().apply(as_library(old), stop_before="second")
        old.execute("PRAGMA foreign_keys = OFF")
        old.execute("ATTACH ? AS now", [str(beside)])
        for table in [*schema.TABLES, "setting", "journal"]:
            old.execute(f"INSERT INTO main.{table} SELECT * FROM now.{table}")
        old.execute("DETACH now")
    beside.unlink()


def an_earlier_export(kind: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        a_team(folder)
        _export(folder, kind)
        with closing(Project.open(folder / P, "Ana")) as project:
            mark(project, 1, 0, 6)

    return prepare


def _import(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(Project.open(folder / P, "Ana")) as project:
        prepared = importing.prepare(folder / P, [folder / "in.jsonl"], importing.ImportOptions(), project.me)
        if prepared.summary.refused:
            prepared.discard()
            raise AnnotatorError(prepared.summary.refused[0].reason)
        assert importing.take(project, prepared).documents_added == 6
        acknowledge("imported")


def _gather(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(Project.open(folder / P, "Ana")) as project:
        found = gathering.prepare(folder / P, [folder / THEIRS], project.me)
        if found.refused:
            raise AnnotatorError(found.refused[0].reason)
        assert gathering.take(project, found, folder / BACKUPS)["spans"] == 4
        acknowledge("gathered")


def _back_up(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(Project.open(folder / P, "Ana")) as project:
        project.back_up(folder / BACKUPS, "again")
        acknowledge("backed up")


def _backups_in(folder: Path) -> tuple[object, ...]:
    found = [(one.reason, told_of(one.path)) for one in kept(folder / BACKUPS, folder / P)]
    return project_in(folder), tuple(found)


def _kept_in(folder: Path) -> tuple[object, ...]:
    """The project, and all that was kept of it, as a backup or set aside."""
    aside = [told_of(path) for path in folder.glob(f"{P} set aside */{P}")]
    project, found = project_in(folder), [told_of(one.path) for one in kept(folder / BACKUPS, folder / P)]
    return project, frozenset(found + aside)


def _restore(folder: Path, acknowledge: Acknowledge) -> None:
    found = next((one for one in backups.listed(folder / BACKUPS, folder / P) if one.reason == "by hand"), None)
    if found is None:
        raise AnnotatorError("The backup cannot be read.")
    backups.restore(found.path, folder / P, folder / BACKUPS)
    acknowledge("restored")


def _bring_up(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(Project.open(folder / P, "Ana", folder / BACKUPS)) as project:
        if not project.writable:
            raise AnnotatorError(project.held)
        acknowledge("brought up")


def _older_in(folder: Path) -> tuple[object, ...]:
    with closing(Reader.open(folder / P)) as reader:
        project = told(reader)
    return project, tuple(told_of(one.path) for one in kept(folder / BACKUPS, folder / P))


def _create(folder: Path, acknowledge: Acknowledge) -> None:
    projects.create(folder / P, "Ana", "gifts").close()
    acknowledge("made")


def _labels_in(folder: Path) -> list[str]:
    if not (folder / P).exists():
        return []
    with closing(Project.open(folder / P, "Ana")) as project:
        assert problems(project.reader) == []
        return [project.name, *sorted(label.name for label in project.reader.all(Label))]


def _share(folder: Path, acknowledge: Acknowledge) -> None:
    sharing.share(folder / P, folder / OUT)
    acknowledge("shared")


def _snapshot(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(Reader.open(folder / P)) as reader:
        (me,) = (one for one in reader.annotators() if one.name == "Ana")
    sharing.snapshot(folder / P, folder / OUT, me)
    acknowledge("written")


def _rows_out(folder: Path) -> str:
    if not (folder / OUT).exists():
        return "nothing"
    with closing(Reader.open(folder / OUT)) as reader:
        assert problems(reader) == []
        return hashlib.sha256(orjson.dumps(content(reader))).hexdigest()


def _an_earlier_snapshot(folder: Path) -> None:
    a_team(folder)
    _snapshot(folder, lambda said: None)
    with closing(Project.open(folder / P, "Ana")) as project:
        mark(project, 0, 0, 6)


def _export(folder: Path, kind: str) -> None:
    with closing(Reader.open(folder / P)) as reader:
        exporting.export(reader, folder / OUT / kind, ExportOptions(kind, layer="all"))


def _exporting(kind: str) -> Callable[[Path, Acknowledge], None]:
    def run(folder: Path, acknowledge: Acknowledge) -> None:
        _export(folder, kind)
        acknowledge("exported")

    return run


def _files_out(folder: Path) -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted((folder / OUT).rglob("*"))
        if path.is_file() and not path.relative_to(folder / OUT).parts[0].startswith(".sorot-")
    )


def _keep(folder: Path, acknowledge: Acknowledge) -> None:
    keeping.keep_bytes(folder / OUT / "picture.svg", b"<svg/>" * 4000)
    acknowledge("kept")


def _an_earlier_picture(folder: Path) -> None:
    (folder / OUT).mkdir()
    (folder / OUT / "picture.svg").write_bytes(b"the old one")


def exports(kinds: tuple[str, ...]) -> list[Deed]:
    def prepared(kind: str) -> Callable[[Path], None]:
        def prepare(folder: Path) -> None:
            (folder / OUT).mkdir()
            an_earlier_export(kind)(folder)

        return prepare

    return [Deed(f"export {kind}", prepared(kind), _exporting(kind), _files_out, seen=(OUT,)) for kind in kinds]


DEEDS = (
    Deed("import", a_team, _import, project_in),
    Deed("gather", a_team, _gather, _backups_in, backup=True, seen=(P, BACKUPS)),
    Deed("back up", a_backup, _back_up, _backups_in, seen=(P, BACKUPS)),
    Deed("restore", a_backup, _restore, _kept_in, backup=True, seen=(P, BACKUPS)),
    Deed("bring up to date", an_older, _bring_up, _older_in, backup=True, seen=(P, BACKUPS)),
    Deed("create", lambda folder: None, _create, _labels_in, begun=([], ["p"])),
    Deed("share", a_team, _share, _rows_out, seen=(OUT,)),
    Deed("snapshot", _an_earlier_snapshot, _snapshot, _rows_out, seen=(OUT,)),
    Deed("keep", _an_earlier_picture, _keep, _files_out, seen=(OUT,)),
)
