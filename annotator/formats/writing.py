"""Writing a file whole or not at all: beside, to the disk, then renamed into place."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.domain.errors import StorageFailure

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "writing there is not allowed",
    errno.EPERM: "writing there is not allowed",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "there is a folder of that name",
}


@contextmanager
def written_whole(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Give a temporary path for each of `paths` to write to; at the end all take their places, or none does.

    On any failure the temporary files are removed and the old files stay as they were; an OSError becomes a
    StorageFailure.
    """
    targets = [Path(os.path.realpath(path)) for path in paths]
    token = secrets.token_hex(4)
    drafts = tuple(target.with_name(f".sorot-{token}-{nth}.part") for nth, target in enumerate(targets))
    try:
        yield drafts
        for draft in drafts:
            _to_disk(draft)
        _put_in_place(drafts, targets)
    except OSError as error:
        raise StorageFailure(_sentence(paths, error)) from error
    finally:
        for draft in drafts:
            _remove(draft)


def _put_in_place(drafts: tuple[Path, ...], targets: list[Path]) -> None:
    kept = [draft.with_suffix(".old") for draft in drafts]
    begun = 0
    try:
        if len(targets) > 1:
            for target, old in zip(targets, kept, strict=True):
                _keep(target, old)
        for draft, target in zip(drafts, targets, strict=True):
            begun += 1
            draft.replace(target)
        for folder in {target.parent for target in targets}:
            _to_disk(folder)
    except BaseException:
        if len(targets) > 1:
            for draft, target, old in list(zip(drafts, targets, kept, strict=True))[:begun]:
                _restore(draft, target, old)
        raise
    finally:
        for old in kept:
            _remove(old)


def _keep(target: Path, old: Path) -> None:
    """Remember what stands at `target`, by a second name where the disk can and by a copy else."""
    if target.exists():
        try:
            old.hardlink_to(target)
        except OSError:
            shutil.copy2(target, old)


def _restore(draft: Path, target: Path, old: Path) -> None:
    with suppress(OSError):
        if old.exists():
            old.replace(target)
        elif not draft.exists():
            target.unlink()


def _to_disk(path: Path) -> None:
    """Flush a file or a folder; only folders of some systems cannot be flushed, and need not be."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _sentence(paths: tuple[Path, ...], error: OSError) -> str:
    names = " and ".join(path.name for path in paths)
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return f"{names} could not be written: {reason}. Nothing was changed; what was there before is still there."
