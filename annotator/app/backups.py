"""Keeping copies of a project, looking into one, and going back to one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from annotator.app.project import Project
from annotator.storage import backup
from annotator.storage.backup import Backup
from annotator.storage.reader import Reader


def listed(folder: Path, project: Path) -> list[Backup]:
    """Return the project's backups, the latest first."""
    return sorted(backup.backups(folder, project), key=lambda found: found.made, reverse=True)


def keep(folder: Path, project: Path, reason: str) -> Path:
    """Make a backup through a reader of its own, on any thread."""
    with closing(Reader.open(project)) as reader:
        return backup.make_backup(reader.connection, project, folder, reason)


def keep_daily(folder: Path, project: Path) -> Path | None:
    """Make today's backup where there is none yet."""
    return keep(folder, project, "daily") if backup.due(folder, project) else None


def save_copy(project: Path, out: Path) -> None:
    """Write a copy of a whole project through a reader of its own, on any thread."""
    with closing(Reader.open(project)) as reader:
        backup.save_copy(reader.connection, project, out)


def rescue(project: Project, out: Path) -> None:
    """Write a copy of a whole project whose file is gone: what is open still reaches all of it."""
    backup.save_copy(project.reader.connection, project.path, out)


def restore(found: Path, project: Path, folder: Path) -> None:
    """Put a backup in the project's place; the project must be closed, and is itself kept as a backup first."""
    backup.restore(found, project, folder)
