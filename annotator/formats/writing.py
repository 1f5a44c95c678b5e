"""Writing files and folders whole or not at all: beside, to the disk, then renamed into place."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from annotator.domain.errors import AnnotatorError, StorageFailure
from annotator.domain.wording import to_word, worded

WRITTEN = ".sorot-export"
"""The hidden file that lists what an export wrote into its folder, so that the next one replaces nothing else."""

_MANY = 100
_REASONS = {
    errno.ENOSPC: to_word("the disk is full"),
    errno.EDQUOT: to_word("your share of the disk is used up"),
    errno.EROFS: to_word("the disk is read-only"),
    errno.EACCES: to_word("writing there is not allowed"),
    errno.EPERM: to_word("writing there is not allowed"),
    errno.ENOENT: to_word("there is no such folder"),
    errno.ENOTDIR: to_word("there is no such folder"),
    errno.EISDIR: to_word("there is a folder of that name"),
    errno.EEXIST: to_word("there is a file of that name"),
}


@contextmanager
def written_whole(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Give a temporary path for each of `paths` to write to; at the end all take their places, or none does.

    On any failure the temporary files are removed and the old files stay as they were; an OSError becomes a
    StorageFailure.
    """
    targets = [Path(os.path.realpath(path)) for path in paths]
    token = secrets.token_hex(4)
    drafts = tuple(target.parent / f".sorot-{token}-{nth}.part" for nth, target in enumerate(targets))
    try:
        for target in targets:
            _refuse_what_is_no_file(target)
        yield drafts
        for draft in drafts:
            _to_disk(draft)
        _put_in_place(drafts, targets)
    except OSError as error:
        raise StorageFailure(_sentence(paths, error)) from error
    finally:
        for draft in drafts:
            _remove(draft)
    _names_to_disk(paths, targets)


@contextmanager
def folder_written_whole(path: Path) -> Iterator[Path]:
    """Give a new folder to write to; at the end it takes the place of `path`, or nothing has changed.

    What stands at `path` may be an empty folder or an earlier export to which nobody has added; any other is
    refused, for all that is in it would be gone.
    """
    target = Path(os.path.realpath(path))
    token = secrets.token_hex(4)
    draft, old = target.parent / f".sorot-{token}.part", target.parent / f".sorot-{token}.old"
    try:
        _refuse_others_work(target)
        draft.mkdir()
        yield draft
        listed = "\n".join([*sorted(_files_in(draft)), WRITTEN])
        (draft / WRITTEN).write_text(f"{listed}\n", encoding="utf-8", newline="\n")
        _all_to_disk(draft)
        _exchange(draft, target, old)
        try:
            _names_to_disk((path,), [target])
        finally:
            _remove_folder(old)
    except OSError as error:
        raise StorageFailure(_sentence((path,), error)) from error
    finally:
        _remove_folder(draft)


def make_folder(path: Path) -> None:
    """Make a folder for several files, where there is none."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFailure(_sentence((path,), error)) from error


def _refuse_what_is_no_file(target: Path) -> None:
    """Refuse folders before anything is written, and devices: a file would take their place."""
    if target.exists() and not target.is_file():
        raise OSError(errno.EISDIR if target.is_dir() else errno.EPERM, "")


def _refuse_others_work(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise AnnotatorError(
            worded("“{file}” is a file; this format needs a folder. Nothing was changed.", file=target.name)
        )
    listed = target / WRITTEN
    text = listed.read_text(encoding="utf-8", errors="replace") if listed.is_file() else ""
    known = set(text.split("\n"))
    if other := next((name for name in _files_in(target) if name not in known), ""):
        raise AnnotatorError(
            worded(
                "The folder “{file}” holds files that no export wrote, such as “{other}”. Choose a new or an"
                " empty folder; nothing was changed.",
                file=target.name,
                other=other,
            )
        )


def _files_in(folder: Path) -> Iterator[str]:
    for inside, folders, names in os.walk(folder):
        folders.sort()
        within = Path(inside).relative_to(folder).as_posix()
        yield from sorted(names) if within == "." else (f"{within}/{name}" for name in sorted(names))


def _all_to_disk(folder: Path) -> None:
    """Flush a whole folder; many files with all else that waits, where the system can: that is quicker."""
    if hasattr(os, "sync") and len([*islice(folder.rglob("*"), _MANY)]) == _MANY:
        os.sync()
        return
    for path in (*folder.rglob("*"), folder):
        _to_disk(path)


def _exchange(draft: Path, target: Path, old: Path) -> None:
    if not target.exists():
        draft.rename(target)
    elif not _swap(draft, target):
        target.rename(old)
        try:
            draft.rename(target)
        except OSError:
            _put_folder_back(old, target)
            raise


def _swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, so that not even a crash leaves none; False where the system cannot."""
    if sys.platform != "linux":
        return False
    import ctypes

    call = getattr(ctypes.CDLL(None), "renameat2", None)
    here, exchange = ctypes.c_int(-100), ctypes.c_uint(2)  # AT_FDCWD, RENAME_EXCHANGE
    return call is not None and call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0


def _put_folder_back(old: Path, target: Path) -> None:
    try:
        old.rename(target)
    except OSError as error:
        raise StorageFailure(_stuck([(target, old)])) from error


def _remove_folder(folder: Path) -> None:
    for _ in range(2):  # A fault may pass.
        shutil.rmtree(folder, ignore_errors=True)


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
    except BaseException as error:
        if len(targets) > 1:
            undoing = list(zip(drafts, targets, kept, strict=True))[:begun]
            stuck = [(target, old) for draft, target, old in undoing if not _restore(draft, target, old)]
            kept = [old for old in kept if old not in dict(stuck).values()]
            if stuck:
                raise StorageFailure(_stuck(stuck)) from error
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


def _restore(draft: Path, target: Path, old: Path) -> bool:
    try:
        if old.exists():
            _put_back(old, target)
        elif not draft.exists():
            target.unlink()
    except OSError:
        return False
    return True


def _put_back(old: Path, target: Path) -> None:
    try:
        old.replace(target)
    except OSError:
        shutil.copy2(old, target)


def _names_to_disk(paths: tuple[Path, ...], targets: list[Path]) -> None:
    try:
        for folder in {target.parent for target in targets}:
            _to_disk(folder)
    except OSError as error:
        raise StorageFailure(
            worded(
                "{names} was written, but the disk reported a fault ({error}), so a power cut could still"
                " take it. Write it again, or elsewhere.",
                names=_names(paths),
                error=error.strerror,
            )
        ) from error


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
    reason = worded(_REASONS.get(error.errno or 0, error.strerror or str(error)))
    return worded(
        "{names} could not be written: {reason}. Nothing was changed; what was there before is still there.",
        names=_names(paths),
        reason=reason,
    )


def _stuck(pairs: list[tuple[Path, Path]]) -> str:
    return " ".join(
        worded(
            "{file} could not be written as it should be, and the disk does not let what was there before be put"
            " back. It lies beside it under the name {other}.",
            file=target.name,
            other=old.name,
        )
        for target, old in pairs
    )


def _names(paths: tuple[Path, ...]) -> str:
    return worded(" and ").join(path.name or str(path) for path in paths)
