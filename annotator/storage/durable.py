"""Waiting until files and their names are on the disk, so that a power cut cannot take them; and leaving no drafts."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.storage.guard import SIDECARS


def sync(path: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
        if sys.platform == "darwin":
            import fcntl

            with suppress(OSError):  # Some drives cannot; without it the bytes may stay in the drive's own cache.
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)


def sync_names(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system lets a folder be opened."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno != errno.EINVAL:  # A network drive that knows no such thing.
                raise
        finally:
            os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder that is the user's own, and those above it that are missing, so that they stay."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_names(folder.parent)


def clear(path: Path) -> None:
    """Remove an unfinished file of ours, with what SQLite may have left beside it."""
    for suffix in ("", *SIDECARS):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def throw_away(folder: TemporaryDirectory[str]) -> None:
    """Remove a private folder, in which others' texts may lie; a fault may pass, so it is tried twice."""
    for _ in range(2):
        with suppress(OSError):
            folder.cleanup()
