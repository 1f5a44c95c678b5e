"""What SQLite and the operating system report about a disk, said as calm sentences."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from annotator.domain.errors import AnnotatorError, NotAProject, ProjectHeld, ReadOnlyProject, StorageFailure
from annotator.domain.wording import to_word, worded

FULL = to_word("the disk is full. What was saved before is kept; free some space and try again.")
# After a failed fsync the change may or may not be on the disk, so the sentence must not promise either.
UNSURE = to_word(
    "the disk reported a fault. What was saved before is kept; open the project again to see "
    "whether the last change was."
)
READ_ONLY = to_word("it may only be read there. Copy it to a folder of your own to work on it.")
HELD = to_word("another program is using it. Close it there and try again.")
DAMAGED = to_word("the file is damaged. It was left as it is; restore a backup or ask for a fresh copy.")
UNOPENED = to_word("the file cannot be opened. It may have been moved, or the disk may be full or unplugged.")

SQLITE_REASONS: dict[int, tuple[type[AnnotatorError], str]] = {
    sqlite3.SQLITE_FULL: (StorageFailure, FULL),
    sqlite3.SQLITE_IOERR: (StorageFailure, UNSURE),
    sqlite3.SQLITE_CANTOPEN: (StorageFailure, UNOPENED),
    sqlite3.SQLITE_READONLY: (ReadOnlyProject, READ_ONLY),
    sqlite3.SQLITE_PERM: (ReadOnlyProject, READ_ONLY),
    sqlite3.SQLITE_BUSY: (ProjectHeld, HELD),
    sqlite3.SQLITE_LOCKED: (ProjectHeld, HELD),
    sqlite3.SQLITE_CORRUPT: (NotAProject, DAMAGED),
    sqlite3.SQLITE_NOTADB: (NotAProject, DAMAGED),
}
SYSTEM_REASONS: dict[int | None, tuple[type[AnnotatorError], str]] = {
    errno.ENOSPC: (StorageFailure, FULL),
    errno.EDQUOT: (StorageFailure, FULL),
    errno.EFBIG: (StorageFailure, FULL),
    errno.EIO: (StorageFailure, UNSURE),
    errno.EROFS: (ReadOnlyProject, READ_ONLY),
    errno.EACCES: (ReadOnlyProject, READ_ONLY),
    errno.EPERM: (ReadOnlyProject, READ_ONLY),
}


@contextmanager
def calm(what: str) -> Iterator[None]:
    """Raise what goes wrong with a disk as an AnnotatorError that begins with `what`, such as "x could not be saved".

    Other SQLite errors (a wrong statement, a broken constraint) are bugs and pass through.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        said = spoken(what, error)
        if said is None:
            raise
        raise said from error


def spoken(what: str, error: BaseException) -> AnnotatorError | None:
    """Return what SQLite or the system report, as a sentence that begins with `what`; None where they do not."""
    if isinstance(error, OSError):
        kind, reason = SYSTEM_REASONS.get(error.errno) or (StorageFailure, f"{error.strerror or error}.")
        return kind(f"{what}: {worded(reason)}")
    # The low byte is the kind; errors raised by the Python module itself carry no code.
    found = SQLITE_REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return found[0](f"{what}: {worded(found[1])}") if found else None
