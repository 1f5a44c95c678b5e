"""Python's own file work, with a watcher between: what opens, writes, flushes, renames and removes in one folder.

Only the system's calls at the very edge are replaced (`os.replace`, `io.open`, …); all above them is the program's own
code and Python's.  Reads and writes through a file object really go to a file that fails or is cut short.
"""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.unit.storage.sqlite_disk import Watcher

NAMED = {"mkdir": "mkdir", "rmdir": "delete", "unlink": "delete", "remove": "delete"}
MOVED = {"rename": "rename", "replace": "rename", "link": "link"}
_SIZE = io.DEFAULT_BUFFER_SIZE


def _content(opened: Callable[..., Any], place: str) -> bytes:
    with opened(place, "rb") as file:
        return bytes(file.read())


def failed(number: int, path: str) -> OSError:
    return OSError(number, os.strerror(number), path)


class PlainDisk:
    """Watches a folder while it is entered."""

    def __init__(self, folder: Path, watcher: Watcher) -> None:
        self._folder, self._watcher = os.path.realpath(folder), watcher
        self._real_open = io.open

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Replace what the system offers, and put it back."""
        with pytest.MonkeyPatch.context() as patch:
            for name, call in self._calls().items():
                patch.setattr(os, name, call)
            patch.setattr(io, "open", self._open)
            patch.setattr(builtins, "open", self._open)
            yield

    def _calls(self) -> dict[str, Callable[..., Any]]:
        calls: dict[str, Callable[..., Any]] = {name: self._named(name, kind) for name, kind in NAMED.items()}
        calls |= {name: self._moved(name, kind) for name, kind in MOVED.items()}
        return calls | {"fsync": self._fsync(os.fsync), "open": self._os_open(os.open), "sendfile": self._send()}

    def place(self, path: Any, folder: int | None = None) -> str:
        """Return the full path of what a call names, or "" where that is not watched."""
        if isinstance(path, int):
            full = str(Path(f"/proc/self/fd/{path}").readlink())
        else:
            above = Path() if folder is None else Path(f"/proc/self/fd/{folder}").readlink()
            full = os.path.abspath(above / os.fsdecode(path))  # noqa: PTH100 - links are not to be followed
        return full if full.startswith(self._folder + "/") or full == self._folder else ""

    def refuse(self, kind: str, place: str) -> None:
        """Raise what the watcher wants to be raised."""
        if place and (number := self._watcher.strikes(kind, place)):
            raise failed(number, place)

    def told(self, kind: str, place: str, *about: Any) -> None:
        """Tell the watcher what was done."""
        if place:
            self._watcher.happened(kind, place, *about)

    def _named(self, name: str, kind: str) -> Callable[..., None]:
        real = getattr(os, name)

        def call(path: Any, *more: Any, dir_fd: int | None = None) -> None:
            place = self.place(path, dir_fd)
            if kind == "mkdir" or os.path.lexists(place):
                self.refuse(kind, place)
            real(path, *more, dir_fd=dir_fd)
            self.told(kind, place)

        return call

    def _moved(self, name: str, kind: str) -> Callable[..., None]:
        real = getattr(os, name)

        def call(source: Any, target: Any, **more: Any) -> None:
            place, into = self.place(source), self.place(target)
            self.refuse(kind, place)
            real(source, target, **more)
            self.told(kind, place, into, b"" if Path(into).is_dir() else _content(self._real_open, into))

        return call

    def _fsync(self, real: Callable[[int], None]) -> Callable[[Any], None]:
        def call(descriptor: int) -> None:
            place = self.place(descriptor)
            self.refuse("sync", place)
            if not place:
                real(descriptor)
            elif Path(place).is_dir():
                self.told("sync folder", place)
            else:
                self.told("sync", place, _content(self._real_open, place))

        return call

    def _os_open(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
            place = self.place(path, dir_fd)
            self.refuse("open", place)
            return real(path, flags, mode, dir_fd=dir_fd)

        return call

    def _send(self) -> Callable[..., int]:
        real = os.sendfile

        def call(into: int, source: int, offset: int, count: int) -> int:
            self.refuse("write", self.place(into))
            return real(into, source, offset, count)

        return call

    def _open(self, file: Any, mode: str = "r", buffering: int = -1, *words: Any, **more: Any) -> Any:
        names = ("encoding", "errors", "newline", "closefd", "opener")
        told = dict(zip(names, words, strict=False)) | more
        text = {name: told.pop(name) for name in names[:3] if name in told}
        if ("b" in mode and any(text.values())) or not self.place(file):
            return self._real_open(file, mode, buffering, **text, **told)
        if not isinstance(file, int):
            self.refuse("open", self.place(file))
        raw = _Raw(self, file, mode.replace("b", "").replace("t", ""), **told)
        if buffering == 0:
            return raw
        size = buffering if buffering > 1 else _SIZE
        if raw.readable() and raw.writable():
            buffered: Any = io.BufferedRandom(raw, size)
        else:
            buffered = io.BufferedReader(raw, size) if raw.readable() else io.BufferedWriter(raw, size)
        if "b" in mode:
            return buffered
        return io.TextIOWrapper(buffered, **text, line_buffering=buffering == 1)


class _Raw(io.FileIO):
    """A file that fails where the watcher says so."""

    def __init__(self, disk: PlainDisk, file: Any, mode: str, closefd: bool = True, opener: Any = None) -> None:
        super().__init__(file, mode, closefd, opener)
        self._disk, self._place, self._writes = disk, disk.place(self.fileno()), self.writable()

    def write(self, data: Any, /) -> int:
        struck = self._disk._watcher.strikes("write", self._place)
        if struck:
            raise failed(struck, self._place)
        view = memoryview(data).cast("B")
        if struck == 0:  # Cut short without a word, as the system may.
            view = view[: max(1, len(view) // 2)]
        return super().write(view) or 0

    def readinto(self, into: Any, /) -> int:
        self._disk.refuse("read", self._place)
        return super().readinto(into) or 0

    def readall(self) -> bytes:
        self._disk.refuse("read", self._place)
        return super().readall()

    def read(self, size: int | None = -1, /) -> bytes:
        self._disk.refuse("read", self._place)
        return super().read(size) or b""

    def close(self) -> None:
        was_open = not self.closed
        super().close()
        if was_open and self._writes:
            self._disk.refuse("close", self._place)
