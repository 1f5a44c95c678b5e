"""What a power cut can leave of a folder: worked out from everything that was done to its files, in order.

What was flushed is there.  Of what was not, any part may be: each written sector by itself, each truncation, each name
of a file.  An image is one such choice, laid down where the folder was for the program to open.
"""

from __future__ import annotations

import errno
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTORS = (512, 4096, 1 << 40)
"""How finely a write may be torn: as by old disks, as by new ones, not at all."""
PASSING = ("-shm", "-lock")
"""What SQLite and the lock make anew; and what lies in `tmp` is nobody's after a crash."""

Image = dict[str, bytes | None]
"""What lies under which name; None for a folder."""


class Recorder:
    """A watcher that lets everything be done and writes it down, acknowledgements too; flushing may fail once."""

    def __init__(self, failing: int = 0) -> None:
        self.log: list[tuple[Any, ...]] = []
        self._failing, self.flushed = failing, 0

    def strikes(self, kind: str, path: str) -> int | None:
        if kind != "sync":
            return None
        self.flushed += 1
        if self.flushed != self._failing:
            return None
        self.happened("failed sync", path)
        return errno.EIO

    def happened(self, kind: str, path: str, *about: Any) -> None:
        self.log.append((kind, path, *about))

    def acknowledge(self, said: object) -> None:
        self.log.append(("acknowledge", "", said))


@dataclass(frozen=True)
class Piece:
    """Bytes that were written at a place; None for a truncation to it."""

    at: int
    place: int
    data: bytes | None


@dataclass
class File:
    """What is on the disk for certain, and what was done since."""

    flushed: bytes = b""
    waiting: list[Piece] = field(default_factory=list)
    dropped: int = 0
    """What was written up to here the system has given up: it reads it from memory, and no later flush writes it."""

    def with_pieces(self, pieces: list[Piece]) -> bytes:
        if not pieces:
            return self.flushed
        made = bytearray(self.flushed)
        for piece in pieces:
            if piece.data is None:
                del made[piece.place :]
            else:
                made.extend(bytes(max(0, piece.place - len(made))))
                made[piece.place : piece.place + len(piece.data)] = piece.data
        return bytes(made)


Names = dict[str, File | None]


@dataclass(frozen=True)
class Renaming:
    """Names that go and come at once, certain when one of these folders is flushed."""

    at: int
    folders: frozenset[str]
    gone: tuple[str, ...]
    come: Names

    def on(self, names: Names) -> None:
        for name in self.gone:
            names.pop(name, None)
        names.update(self.come)


class Disk:
    """A folder as it is on its disk, followed through what a Recorder wrote down."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._at = 0
        self.acknowledged: list[Any] = []
        self._certain: Names = {
            str(path): None if path.is_dir() else File(path.read_bytes())
            for path in folder.rglob("*")
            if self._is_kept(str(path))
        }
        self._now: Names = dict(self._certain)
        self._renamings: list[Renaming] = []

    def _is_kept(self, path: str) -> bool:
        is_passing = path.endswith(PASSING) or path.startswith(f"{self._folder}/tmp")
        return path.startswith(self._folder) and not is_passing

    def follow(self, kind: str, path: str, *about: Any) -> None:
        """Do what was done."""
        self._at += 1
        if kind == "acknowledge":
            self.acknowledged.append(about[0])
        elif self._is_kept(path):
            getattr(self, f"_on_{kind.replace(' ', '_')}")(path, *about)

    def _on_write(self, path: str, place: int, data: bytes) -> None:
        self._file(path).waiting.append(Piece(self._at, place, data))

    def _on_truncate(self, path: str, size: int) -> None:
        self._file(path).waiting.append(Piece(self._at, size, None))

    def _on_sync(self, path: str, content: bytes | None = None) -> None:
        file = self._file(path)
        if content is not None:
            file.flushed = content
        elif file.dropped:
            file.flushed = file.with_pieces([x for x in file.waiting if x.data is None or x.at > file.dropped])
        else:
            file.flushed = file.with_pieces(file.waiting)
        file.waiting.clear()

    def _on_failed_sync(self, path: str) -> None:
        """Linux marks what it could not write as written."""
        self._file(path).dropped = self._at

    def _on_create(self, path: str) -> None:
        self._rename((), {path: File()})

    def _on_mkdir(self, path: str) -> None:
        self._rename((), {path: None})

    def _on_delete(self, path: str) -> None:
        self._rename((path,), {})

    def _on_rename(self, path: str, into: str, content: bytes) -> None:
        if path not in self._now:  # Written by means that are not watched: not a byte of it is certain.
            self._on_create(path)
            self._on_write(path, 0, content)
        self._rename((path,), {into: self._now[path]})

    def _on_link(self, path: str, into: str, content: bytes) -> None:
        self._rename((), {into: self._now[path]})

    def _on_sync_folder(self, path: str) -> None:
        for renaming in self._renamings:
            if path in renaming.folders:
                renaming.on(self._certain)
        self._renamings = [renaming for renaming in self._renamings if path not in renaming.folders]

    def _file(self, path: str) -> File:
        if path not in self._now:
            self._on_create(path)
        file = self._now[path]
        assert file is not None
        return file

    def _rename(self, gone: tuple[str, ...], come: Names) -> None:
        folders = frozenset(str(Path(name).parent) for name in (*gone, *come))
        self._renamings.append(Renaming(self._at, folders, gone, come))
        self._renamings[-1].on(self._now)

    def images(self, draw: random.Random, many: int) -> Iterator[Image]:
        """Yield what a power cut can leave now: nothing and all of what waits, then beginnings and other parts."""
        waiting = [piece.at for file in self._now.values() if file for piece in file.waiting]
        waiting += [renaming.at for renaming in self._renamings]
        yield self._image(set(), draw)
        if waiting:
            yield self._image(set(waiting), draw)
        for nth in range(many if waiting else 0):
            if nth % 3 == 0:
                until = draw.choice(waiting)
                yield self._image({at for at in waiting if at <= until}, draw)
            else:
                share = draw.random()
                yield self._image({at for at in waiting if draw.random() < share}, draw, draw.choice(SECTORS))

    def _image(self, landed: set[int], draw: random.Random, sector: int = 0) -> Image:
        names = dict(self._certain)
        for renaming in self._renamings:
            if renaming.at in landed:
                renaming.on(names)
        made = {name: file and file.with_pieces(_landed(file, landed, draw, sector)) for name, file in names.items()}
        return {name: content for name, content in made.items() if self._has_home(name, made)}

    def _has_home(self, name: str, made: Image) -> bool:
        above = name.rpartition("/")[0]
        return above == self._folder or (above in made and self._has_home(above, made))


def _landed(file: File, landed: set[int], draw: random.Random, sector: int) -> list[Piece]:
    """Choose what of a file's pieces is on the disk; torn pieces land sector by sector, or leave zeros."""
    if not sector or not file.waiting:
        return [piece for piece in file.waiting if piece.at in landed]
    chosen: list[Piece] = []
    for piece in file.waiting:
        if piece.data is None:
            chosen += [piece] if piece.at in landed else []
            continue
        share = 0.9 if piece.at in landed else 0.1
        for part in _torn(piece, sector):
            if draw.random() < share:
                chosen.append(part)
            elif part.place >= len(file.flushed) and draw.random() < 0.2:  # The length was kept, what it holds was not.
                chosen.append(Piece(part.at, part.place, bytes(len(part.data or b""))))
    return chosen


def _torn(piece: Piece, sector: int) -> Iterator[Piece]:
    data = piece.data or b""
    end = piece.place + len(data)
    place = piece.place
    while place < end:
        until = min(end, (place // sector + 1) * sector)
        yield Piece(piece.at, place, data[place - piece.place : until - piece.place])
        place = until


def lay_down(image: Image, folder: Path) -> None:
    """Make a folder hold an image and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in sorted(image):
        content = image[name]
        if content is None:
            Path(name).mkdir()
        else:
            Path(name).write_bytes(content)
