"""Zip files from outside: which members are safe to unpack, and unpacking no more than they say."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from annotator.domain.errors import BadInput
from annotator.domain.wording import to_word, worded

MOST_MEMBERS = 200_000
LARGEST_MEMBER = 500 * 1024**2
LARGEST_TOTAL = 4 * 1024**3
MOST_SQUEEZED = 200
"""How many times smaller than its content a large member may be; what people write is 5 to 20 times smaller."""

_LARGE = 4 * 1024**2
_CHUNK = 1024**2
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, OverflowError)
_NO_ZIP = to_word("it is no zip archive, or a damaged one")
_OVERLAP = to_word("its members lie over each other, which can only be meant to do harm")
_BOMB = to_word("it is packed so tightly that it can only be meant to do harm")


@contextmanager
def opened_zip(path: Path, otherwise: str = _NO_ZIP) -> Iterator[zipfile.ZipFile]:
    """Open a zip file whose directory promises nothing outrageous; BadInput with `otherwise` where it is none."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise BadInput(path.name, worded("there is no such file")) from error
    except _BROKEN as error:
        raise BadInput(path.name, worded(otherwise)) from error
    with archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise BadInput(path.name, worded("it holds more than {count} files", count=MOST_MEMBERS))
        if sum(member.file_size for member in members) > LARGEST_TOTAL:
            raise BadInput(
                path.name, worded("unpacked it would take more than {size} GB", size=LARGEST_TOTAL // 1024**3)
            )
        if sum(member.compress_size for member in members) > path.stat().st_size:
            raise BadInput(path.name, worded(_OVERLAP))
        yield archive


def problem_with(member: zipfile.ZipInfo) -> str:
    """Return why a member is not unpacked, or ""."""
    name = member.filename
    if not name.strip("./"):
        return worded("it has no name")
    if name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/") or "\0" in name:
        return worded("its path leads out of the archive")
    if member.flag_bits & 1:
        return worded("it is locked with a password")
    if member.external_attr >> 16 & 0o170000 == 0o120000:
        return worded("it is a link, not a file")
    if member.file_size > LARGEST_MEMBER:
        return worded("unpacked it would take more than {count} MB", count=LARGEST_MEMBER // 1024**2)
    if member.file_size > _LARGE and member.file_size > MOST_SQUEEZED * max(member.compress_size, 1):
        return worded(_BOMB)
    return ""


def copy_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: IO[bytes], file: str) -> None:
    """Unpack a member, no more of it than the directory says.  BadInput where it is damaged or unsafe."""
    if problem := problem_with(member):
        raise BadInput(file, problem)
    try:
        with archive.open(member) as packed:
            left = member.file_size
            while left and (piece := packed.read(min(_CHUNK, left))):
                target.write(piece)
                left -= len(piece)
            if left or packed.read(1):
                raise BadInput(file, worded("it is damaged: its size is not what the archive says"))
    except RuntimeError as error:
        raise BadInput(file, worded("it is locked with a password")) from error
    except _BROKEN as error:
        raise BadInput(file, worded("it is damaged and cannot be unpacked")) from error


def read_member(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    """Return a member's bytes, b"" where there is no such member.  BadInput where it is damaged or unsafe."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return b""
    held = io.BytesIO()
    copy_member(archive, member, held, file)
    return held.getvalue()
