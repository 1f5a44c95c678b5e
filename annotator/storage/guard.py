"""What a file says of itself, read from its raw bytes before SQLite may touch it.

Opening with SQLite can already do harm: a crafted `-journal` beside a file names other files to be deleted.
Never call `inspect` on a project that this process has open: POSIX drops all of a process's locks on a file,
SQLite's too, when it closes any descriptor of that file.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import BadInput, NewerProject, NotAProject
from annotator.domain.wording import worded
from annotator.storage.failure import calm

APPLICATION_ID = 0x534F524F  # "SORO"
SIDECARS = ("-wal", "-shm", "-journal")

HEADER_LENGTH = 100  # https://www.sqlite.org/fileformat2.html#the_database_header
MAGIC = b"SQLite format 3\0"
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
JOURNAL_MODE = 18  # where ROLLBACK or WAL stands
ROLLBACK, WAL = b"\1\1", b"\2\2"
PAGE_SIZES = tuple(1 << power for power in range(9, 17))


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a database header that decide whether and how a project is opened."""

    application_id: int
    user_version: int
    page_size: int
    page_count: int
    wal: bool


def inspect(path: Path) -> Header:
    """The header of a file that SQLite may open; raises NotAProject for any other.

    A symbolic link to an ordinary file is taken.  Sidecars are looked for beside the real file, so open that one.
    In a log (`-wal`) not yet folded back may stand newer values: compare the version again after opening.
    """
    name, real = path.name, real_path(path)
    with calm(worded("“{name}” could not be read", name=name)):
        _refuse_harmful_sidecars(real)
        head, _, length = _look(real, name)
        header = _parse(head, length, name)
        due = header.page_count * header.page_size
        if length != due and is_whole(real):
            raise NotAProject(
                worded(
                    "“{name}” is damaged: it should have {due} bytes and has {length}. "
                    "It was left as it is; restore a backup or ask for a fresh copy.",
                    name=name,
                    due=due,
                    length=length,
                )
            )
    return header


def is_project(path: Path) -> bool:
    """Whether a file that may be anything says that it is a project."""
    with path.open("rb") as file:
        head = file.read(HEADER_LENGTH)
    return head.startswith(MAGIC) and head[68:72] == APPLICATION_ID.to_bytes(4)


def refuse_newer(header: Header, known_version: int) -> None:
    """Raise NewerProject if the file was written by a program that knows more than version `known_version`."""
    if header.user_version > known_version:
        raise NewerProject(
            worded(
                "This project was written by a newer version of Sorot (its form is {theirs}, this program "
                "knows {ours}). It was left untouched; install the newer version to open it.",
                theirs=str(header.user_version),
                ours=str(known_version),
            )
        )


def is_whole(path: Path) -> bool:
    """Whether everything stands in the one file: nothing waits in a log or a journal beside it.

    A crash leaves such a log or journal; until SQLite has taken it back the file's own length means nothing.
    """
    return not any(_size(sidecar(path, suffix)) for suffix in ("-wal", "-journal"))


def refuse_sidecars(path: Path) -> None:
    """Raise BadInput for a teammate's file that was copied while in use, or without being closed properly."""
    with calm(worded("“{name}” could not be read", name=path.name)):
        whole = is_whole(path)
    if not whole:
        raise BadInput(path.name, worded("it is still in use; ask its owner to close it or to send their work."))


def real_path(path: Path) -> Path:
    """Where the file really is, so that every symbolic link to it leads to the same sidecars, lock and backups."""
    return Path(os.path.realpath(path))


def sidecar(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside `path` under one of the SIDECARS suffixes."""
    real = real_path(path)
    return real.with_name(real.name + suffix)


def _parse(head: bytes, length: int, name: str) -> Header:
    if length < HEADER_LENGTH or len(head) < HEADER_LENGTH:
        if not length:
            raise NotAProject(worded("“{name}” is empty.", name=name))
        raise NotAProject(worded("“{name}” is too short to be a project.", name=name))
    if not head.startswith(MAGIC):
        raise NotAProject(worded("“{name}” is not a Sorot project.", name=name))
    application_id = int.from_bytes(head[68:72])
    if application_id != APPLICATION_ID:
        raise NotAProject(worded("“{name}” is a database of another program, not a Sorot project.", name=name))
    page_size = int.from_bytes(head[16:18])
    page_size = 65536 if page_size == 1 else page_size
    mode = head[JOURNAL_MODE : JOURNAL_MODE + 2]
    if page_size not in PAGE_SIZES or mode not in (ROLLBACK, WAL):
        raise NotAProject(
            worded("“{name}” is damaged at its very beginning. It was left as it is; restore a backup.", name=name)
        )
    page_count = int.from_bytes(head[28:32])
    if page_count == 0 or head[24:28] != head[92:96]:  # SQLite then trusts the length, and so do we.
        page_count = length // page_size
    return Header(application_id, int.from_bytes(head[60:64]), page_size, page_count, mode == WAL)


def _refuse_harmful_sidecars(real: Path) -> None:
    """SQLite would write through a linked log, wait for a pipe, or delete the file that a crafted journal names."""
    for suffix in SIDECARS:
        beside = sidecar(real, suffix)
        if os.path.lexists(beside) and not stat.S_ISREG(beside.lstat().st_mode):
            raise NotAProject(
                worded(
                    "“{beside}” beside “{name}” is not an ordinary file and could harm others. "
                    "Nothing was opened; move it elsewhere if you do not know it.",
                    beside=beside.name,
                    name=real.name,
                )
            )
    journal = sidecar(real, "-journal")
    if _size(journal) and _look(journal, journal.name)[1] == JOURNAL_MAGIC:
        raise NotAProject(
            worded(
                "“{beside}” beside “{name}” could delete other files when the project is opened. "
                "Nothing was opened; move it elsewhere if you do not know it.",
                beside=journal.name,
                name=real.name,
            )
        )


def _look(path: Path, name: str) -> tuple[bytes, bytes, int]:
    """Return the first HEADER_LENGTH bytes of an ordinary file, its last bytes, and its length."""
    try:
        _refuse_extraordinary(path.stat(), name)  # Before opening: merely opening a device can set it off.
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            _refuse_extraordinary(status, name)
            head = file.read(HEADER_LENGTH)
            file.seek(max(0, status.st_size - len(JOURNAL_MAGIC)))
            return head, file.read(len(JOURNAL_MAGIC)), status.st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotAProject(worded("“{name}” is not there. It may have been moved or renamed.", name=name)) from error
    except PermissionError as error:
        raise NotAProject(
            worded("“{name}” may not be read by you. Ask its owner for permission.", name=name)
        ) from error


def _refuse_extraordinary(status: os.stat_result, name: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAProject(worded("“{name}” is not an ordinary file, so it cannot be a project.", name=name))


def _without_waiting(path: str, flags: int) -> int:
    """Open so that a pipe put there in the meantime does not make us wait for its other end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _size(path: Path) -> int:
    return path.lstat().st_size if os.path.lexists(path) else 0
