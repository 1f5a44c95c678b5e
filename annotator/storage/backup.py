"""Backups of a project in a folder of their own, and the way back from one.

A folder holds a subfolder per project; a backup's name says when (UTC) and why it was made.  A plain copy made or put
back by hand can be damaged (a log beside the file is not its own), so both are deeds of the program.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.errors import AnnotatorError, NotAProject, StorageFailure
from annotator.domain.wording import worded
from annotator.storage.durable import clear, make_folder, sync, sync_names
from annotator.storage.failure import calm
from annotator.storage.guard import JOURNAL_MODE, ROLLBACK, SIDECARS, inspect, real_path, refuse_sidecars, sidecar
from annotator.storage.lock import WriterLock

COUNTED = ("document", "span")
NAME = re.compile(r"(\d{8}T\d{12})Z ([\w ]+)\.sorot")
STAMP = "%Y%m%dT%H%M%S%f"

Counts = dict[str, tuple[int, int]]  # table: all rows, those not deleted


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: when it was made (ISO, UTC), why, its bytes, and how many living documents and spans are in it."""

    path: Path
    made: str
    reason: str
    size: int
    documents: int
    spans: int


def make_backup(connection: sqlite3.Connection, project: Path, folder: Path, reason: str, keep: int = 20) -> Path:
    """Back up an open project that is between transactions; the oldest beyond `keep` go once the new one is safe."""
    made = _write_backup(connection, project, folder, reason)
    _prune(made, keep)
    return made


def save_copy(connection: sqlite3.Connection, project: Path, out: Path) -> None:
    """Write all that an open project holds into a new file, also where its own is gone; `out` is whole or not there."""
    if out.exists() or any(sidecar(out, suffix).exists() for suffix in SIDECARS):
        raise AnnotatorError(
            worded("“{name}” is already there. Choose another name; nothing was written.", name=out.name)
        )
    with calm(worded("“{name}” could not be written", name=out.name)):
        _write_whole(connection, project, out.with_name(f".{out.name}.unfinished"), out)


def backups(folder: Path, project: Path) -> list[Backup]:
    """Return the project's backups, newest first, without those that cannot be read."""
    with calm(worded("The backups of “{name}” could not be listed", name=project.name)):
        looked_into = map(_look_into, _found(home_of(folder, project)))
        return [backup for backup in looked_into if backup]


def due(folder: Path, project: Path) -> bool:
    """Whether the project has no backup of today (the day of the person's own clock)."""
    with calm(worded("The backups of “{name}” could not be listed", name=project.name)):
        today = datetime.now().astimezone().date()
        return all(_made(path).astimezone().date() != today for path in _found(home_of(folder, project)))


def restore(backup: Path, project: Path, folder: Path) -> None:
    """Put a backup in the place of a project that nothing in this process has open.

    What was there is backed up into `folder` first ("before restore").  Where it cannot be read, it is moved into a
    folder beside it, with the log and journal that belong to it.  Whatever fails, the project is as it was.
    """
    real = real_path(project)
    lock = WriterLock.acquire(project)
    fresh = real.with_name(f".{real.name}.restoring")
    try:
        with calm(worded("“{name}” could not be restored", name=project.name)):
            _refuse_no_file(project)
            try:
                _lay_ready(backup, fresh)
                if real.exists():
                    shutil.copymode(real, fresh)
                _put_in_place(fresh, real, kept=_keep_previous(project, folder))
            finally:
                with suppress(OSError):  # What is left is cleared the next time.
                    clear(fresh)
    finally:
        lock.release()


def home_of(folder: Path, project: Path) -> Path:
    """Where in `folder` the project's backups are: projects of one name in different places do not mix."""
    real = real_path(project)
    place = hashlib.sha256(os.fsencode(os.path.normcase(real))).hexdigest()[:12]
    stem = re.sub(r"[^\w-]+", "-", real.stem)[:40]
    return folder / f"{stem}-{place}"


def _write_backup(connection: sqlite3.Connection, project: Path, folder: Path, reason: str) -> Path:
    home = home_of(folder, project)
    unfinished = home / "unfinished"
    why = re.sub(r"\W+", " ", reason).strip()[:40] or "backup"
    path = home / f"{datetime.now(UTC).strftime(STAMP)}Z {why}.sorot"
    with calm(worded("A backup of “{name}” could not be made", name=project.name)):
        make_folder(home)
        _write_whole(connection, project, unfinished, path)
    return path


def _write_whole(connection: sqlite3.Connection, project: Path, unfinished: Path, path: Path) -> None:
    clear(unfinished)
    try:
        counts = _copy(connection, unfinished)
        _refuse_unlike(_examine(unfinished, "quick_check"), counts, project.name)
        sync(unfinished)
        unfinished.rename(path)
        sync_names(path.parent)
    finally:
        with suppress(OSError):  # What is left is cleared the next time.
            clear(unfinished)


def _copy(connection: sqlite3.Connection, path: Path) -> Counts:
    """Copy what the connection sees into a new file without a log; the counts are of the very same state."""
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        connection.execute("BEGIN")  # Counting then begins to read, and copying goes on from the same state.
        try:
            counts = _counts(connection)
            connection.backup(copy)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    with path.open("r+b") as file:  # Out of WAL without one: the folder may be on a drive that cannot carry it.
        file.seek(JOURNAL_MODE)
        file.write(ROLLBACK)
    return counts


def _counts(connection: sqlite3.Connection) -> Counts:
    tables = connection.execute(
        "SELECT tables.name FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns"
        " WHERE tables.type = 'table' AND columns.name = 'deleted'"
    )
    found = {name for (name,) in tables}
    query = "SELECT count(*), count(*) FILTER (WHERE NOT deleted) FROM "
    return {table: tuple(connection.execute(query + table).fetchone()) for table in COUNTED if table in found}


def _examine(path: Path, check: str) -> Counts | None:
    """Open a copy and count its rows; None if SQLite's `check` finds it damaged."""
    inspect(path)
    with closing(_open_still(path)) as copy:
        (answer,) = copy.execute(f"PRAGMA {check}(1)").fetchone()
        return _counts(copy) if answer == "ok" else None


def _refuse_unlike(found: Counts | None, counts: Counts, name: str) -> None:
    if found is None:
        raise NotAProject(
            worded(
                "“{name}” is damaged, so no backup was made of it. Earlier backups are kept; restore one of them.",
                name=name,
            )
        )
    if found != counts:
        raise StorageFailure(
            worded(
                "The new backup of “{name}” does not hold what the project holds, so it was not kept. "
                "The project and its earlier backups are untouched; try again.",
                name=name,
            )
        )


def _open_still(path: Path) -> sqlite3.Connection:
    """Open a file that nobody writes to: SQLite takes no locks and looks at nothing beside it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)


def _found(home: Path) -> list[Path]:
    """The backups in a project's folder, newest first, judged by their names."""
    return sorted((path for path in home.glob("*.sorot") if NAME.fullmatch(path.name)), reverse=True)


def _made(path: Path) -> datetime:
    return datetime.strptime(path.name.partition("Z")[0], STAMP).replace(tzinfo=UTC)


def _look_into(path: Path) -> Backup | None:
    try:
        with closing(_open_still(path)) as connection:
            counts = _counts(connection)
    except sqlite3.DatabaseError:
        return None
    documents, spans = (counts.get(table, (0, 0))[1] for table in COUNTED)
    reason = path.stem.partition(" ")[2]
    return Backup(path, _made(path).isoformat(), reason, path.stat().st_size, documents, spans)


def _prune(made: Path, keep: int) -> None:
    """Keep `made`, then the newest, then the last of each day: one busy day must not push out all those before."""
    older = [path for path in _found(made.parent) if path != made]
    last_of_day = {_made(path).astimezone().date(): path for path in reversed(older)}
    worth = dict.fromkeys([*older[: keep // 2], *sorted(last_of_day.values(), reverse=True), *older])
    for path in list(worth)[max(keep - 1, 0) :]:
        with suppress(OSError):  # One that is being looked at goes another day.
            path.unlink()


def _refuse_no_file(project: Path) -> None:
    if project.exists() and not project.is_file():
        raise NotAProject(
            worded("“{name}” is not an ordinary file, so nothing was restored in its place.", name=project.name)
        )


def _lay_ready(backup: Path, fresh: Path) -> None:
    """Copy a backup beside the project and see that the copy is whole and on the disk."""
    inspect(backup)
    refuse_sidecars(backup)
    clear(fresh)
    with backup.open("rb") as source, fresh.open("xb") as target:
        shutil.copyfileobj(source, target)
    sync(fresh)
    if _examine(fresh, "integrity_check") is None:
        raise NotAProject(
            worded("The backup “{name}” is damaged. The project was left as it is; take another.", name=backup.name)
        )


def _keep_previous(project: Path, folder: Path) -> bool:
    """Back up what stands in the project's place; False where nothing readable does."""
    try:
        inspect(project)
        with closing(sqlite3.connect(real_path(project), isolation_level=None)) as connection:
            _write_backup(connection, project, folder, "before restore")
    except NotAProject:
        return False
    return True


def _put_in_place(fresh: Path, real: Path, *, kept: bool) -> None:
    """Replace the project, after moving away the log that would be played into the new one."""
    beside = (sidecar(real, suffix) for suffix in SIDECARS)
    leaving = [path for path in beside if os.path.lexists(path) and (path.lstat().st_size or not path.is_file())]
    if real.exists() and (leaving or not kept):
        leaving.insert(0, real)  # It goes first: alone, without its log, it could be taken for whole.
    aside = real.with_name(f"{real.name} set aside {datetime.now(UTC).strftime(STAMP)}")
    moved: list[Path] = []
    try:
        for path in leaving:
            aside.mkdir(exist_ok=True)
            path.rename(aside / path.name)
            moved.append(path)
        sync_names(real.parent)
        fresh.replace(real)
    except OSError:
        for path in reversed(moved):
            (aside / path.name).rename(path)
        with suppress(OSError):
            aside.rmdir()
        raise
    sync_names(real.parent)
