"""`zip`: an archive of files that are read as if they lay in a folder; one inside it is opened too, but no deeper."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats.record import Refusal
from annotator.formats.zipped import LARGEST_TOTAL, MOST_MEMBERS, copy_member, opened_zip, problem_with

SUFFIX = ".zip"

_NOT_CONTENT = "__MACOSX"


class Unpacking:
    """Unpacks one archive and the archives inside it into a folder, within one measure of bytes and files for all."""

    def __init__(self, still: Callable[[], None] = lambda: None) -> None:
        self._still = still
        self._bytes = 0
        self._count = 0

    def unpack(self, path: Path, room: Path, shown: str) -> Iterator[Refusal]:
        """Unpack an archive into the empty folder `room`; yields its members that are not taken, and why."""
        with opened_zip(path) as archive:
            self._measure(archive, shown)
            for member in archive.infolist():
                if member.filename.endswith("/") or member.filename.startswith(_NOT_CONTENT):
                    continue
                self._still()
                if problem := problem_with(member) or _unpack(archive, member, room):
                    yield Refusal(f"{shown}/{member.filename}", "", problem)

    def _measure(self, archive: zipfile.ZipFile, shown: str) -> None:
        members = archive.infolist()
        self._count += len(members)
        self._bytes += sum(member.file_size for member in members)
        if self._count > MOST_MEMBERS or self._bytes > LARGEST_TOTAL:
            raise BadInput(
                shown,
                worded(
                    "unpacked it would be more than {size} GB or {count} files",
                    size=LARGEST_TOTAL // 1024**3,
                    count=MOST_MEMBERS,
                ),
            )


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: Path) -> str:
    """Unpack a member.  Returns why that failed, or ""."""
    target = room / PurePosixPath(member.filename.replace("\\", "/"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            copy_member(archive, member, file, member.filename)
    except FileExistsError:
        return worded("there are two files of this name in the archive")
    except BadInput as error:
        target.unlink()
        return error.reason
    except (OSError, ValueError) as error:
        return worded("it cannot be unpacked here ({error})", error=error)
    return ""
