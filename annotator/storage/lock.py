"""One writer per project: a lock of the operating system on a small file beside it, which vanishes with its holder.

The lock file says who holds it.  It is not the project itself that is locked, because SQLite's own locks live there.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import stat
import sys
from contextlib import suppress
from pathlib import Path

from annotator.domain.errors import ProjectHeld, ReadOnlyProject
from annotator.domain.wording import worded
from annotator.storage.failure import calm
from annotator.storage.guard import sidecar

SUFFIX = "-lock"
LONGEST = 600  # bytes of a lock file that are read
ATTEMPTS = 100  # to lock the file that stands at the path, where others come and go

# Where a network drive lends its locks to whole processes, a second opening in this one would be let in.
_held_here: dict[Path, object] = {}

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        """Lock one byte far behind the text: Windows lets nobody read what is locked."""
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        """Lock the open file itself, so that closing it elsewhere in this process does not let go."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """The right to write to one project; kept until `release`, or until the process ends in whatever way."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path, self._descriptor = path, descriptor

    @classmethod
    def acquire(cls, path: Path) -> WriterLock:
        """Become the writer of the project at `path`, which need not be there yet.

        Raises ProjectHeld, saying by whom, or ReadOnlyProject where no lock file can be made.
        """
        beside = sidecar(path, SUFFIX)
        claim = object()
        if _held_here.setdefault(beside, claim) is not claim:
            raise _held_by(path, _me())
        try:
            with calm(worded("“{name}” cannot be written to", name=path.name)):
                return cls(beside, _open_locked(path, beside))
        except BaseException:
            del _held_here[beside]
            raise

    def release(self) -> None:
        """Let others write; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor < 0:
            return
        if sys.platform == "win32":
            os.close(descriptor)
            _remove(self._path)  # Windows removes no file that somebody has open, so a new holder's is safe.
        else:
            if _is_at(descriptor, self._path):
                _remove(self._path)
            os.close(descriptor)
        del _held_here[self._path]


def is_held_here(path: Path) -> bool:
    """Whether this process is the writer of the project at `path`."""
    return sidecar(path, SUFFIX) in _held_here


def _open_locked(path: Path, beside: Path) -> int:
    """Return the descriptor of the lock file, locked and with our name in it."""
    # A lock file that is a link, put there by somebody else, would have us write into the file it leads to.
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    for _ in range(ATTEMPTS):
        descriptor = os.open(beside, flags, 0o666)
        try:
            _refuse_strange(descriptor, beside)
            _lock(descriptor)
            if _is_at(descriptor, beside):
                _write(descriptor, _me())
                return descriptor
        except BlockingIOError as error:
            held = _held_by(path, _read(descriptor))
            os.close(descriptor)
            raise held from error
        except BaseException:
            os.close(descriptor)
            raise
        # The holder before us removed this very file between our opening and locking it.
        os.close(descriptor)
    raise _held_by(path, "")


def _refuse_strange(descriptor: int, beside: Path) -> None:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        raise ReadOnlyProject(
            worded(
                "“{name}” is not the lock file it should be, so nobody can be kept from writing at the same time. "
                "Move it elsewhere if you do not know it.",
                name=beside.name,
            )
        )


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    """A lock file that cannot be removed does no harm: the next writer takes it over."""
    with suppress(OSError):
        path.unlink()


def _me() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, ImportError, OSError):  # An account without a name, as in some containers.
        user = "somebody"
    return json.dumps({"user": user, "host": platform.node(), "pid": os.getpid()})


def _write(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text.encode())


def _read(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, LONGEST).decode(errors="replace")


def _held_by(path: Path, text: str) -> ProjectHeld:
    try:
        who = json.loads(text)
        user, host, process = _shown(who["user"]), _shown(who["host"]), str(int(who["pid"]))
    except (ValueError, TypeError, KeyError):  # Read between the holder's locking and writing.
        return ProjectHeld(
            worded(
                "“{name}” is held by another process. You can read it; to write to it, close it there first.",
                name=path.name,
            )
        )
    return ProjectHeld(
        worded(
            "“{name}” is held by {user} on {host} (process {process}). "
            "You can read it; to write to it, close it there first.",
            name=path.name,
            user=user,
            host=host,
            process=process,
        )
    )


def _shown(name: object) -> str:
    """A name from a file that anybody may have written: one line, no invisible marks."""
    return "".join(character for character in str(name) if character.isprintable())[:60] or worded("somebody")
