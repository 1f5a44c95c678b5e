"""SQLite's own disk, with a watcher between: a VFS that hands on to the system's and tells what it does.

It is written with ctypes on the very library that Python's `sqlite3` has loaded; where that is linked in statically,
`LIBRARY` is empty and who needs it skips.  Everything that is not watched (locks, shared memory) goes straight through.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any, Protocol


class Watcher(Protocol):
    """Is asked before anything is done to a disk, and told after."""

    def strikes(self, kind: str, path: str) -> int | None:
        """Return the errno with which this is to fail; 0 for a write that is cut short, None to let it be done."""

    def happened(self, kind: str, path: str, *about: Any) -> None:
        """Hear that something was done."""


def _library() -> str:
    """Return where the library lies that Python's sqlite3 is linked to, or ""."""
    try:
        lines = Path("/proc/self/maps").read_text().splitlines()
    except OSError:
        return ""
    return next((line.split(maxsplit=5)[5] for line in lines if "libsqlite3." in line), "")


LIBRARY = _library()
CREATE, DELETED_BY_ITSELF, MAIN, JOURNALS = 0x4, 0x8, 0x100, 0x800 | 0x4000 | 0x80000  # SQLITE_OPEN_…

_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_CLOSE = CFUNCTYPE(c_int, c_void_p)
_MOVE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Methods(Structure):
    """sqlite3_io_methods."""

    _fields_ = [
        ("version", c_int),
        ("close", _CLOSE),
        ("read", _MOVE),
        ("write", _MOVE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        *((name, c_void_p) for name in ("size", "lock", "unlock", "reserved", "control", "sector", "device")),
        *((name, c_void_p) for name in ("shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch")),
    ]


class _File(Structure):
    """sqlite3_file."""

    _fields_ = [("methods", POINTER(_Methods))]


class _Vfs(Structure):
    """sqlite3_vfs."""

    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest", c_int),
        ("next", c_void_p),
        ("name", ctypes.c_char_p),
        ("data", c_void_p),
        ("open", _OPEN),
        ("delete", _DELETE),
        *((name, c_void_p) for name in ("access", "full", "dl_open", "dl_error", "dl_sym", "dl_close", "random")),
        *((name, c_void_p) for name in ("sleep", "time", "error", "time64", "set_call", "get_call", "next_call")),
    ]


_FAILURES = {
    "read": sqlite3.SQLITE_IOERR_READ,
    "write": sqlite3.SQLITE_IOERR_WRITE,
    "truncate": sqlite3.SQLITE_IOERR_TRUNCATE,
    "sync": sqlite3.SQLITE_IOERR_FSYNC,
    "delete": sqlite3.SQLITE_IOERR_DELETE,
    "open": sqlite3.SQLITE_CANTOPEN,
}


class SqliteDisk:
    """The VFS.  There is one in a process, and it stays: connections may outlive the test that made them."""

    def __init__(self) -> None:
        self.watcher: Watcher | None = None
        self.has_shared_memory = True
        self._library = ctypes.CDLL(LIBRARY)
        find = self._library.sqlite3_vfs_find
        find.restype = POINTER(_Vfs)
        self._real = find(None)
        self._vfs = _Vfs.from_buffer_copy(self._real.contents)
        self._vfs.name, self._vfs.next = b"watched", None
        self._vfs.open, self._vfs.delete = _OPEN(self._open), _DELETE(self._delete)
        self._tables: dict[tuple[int, bool], _Methods] = {}
        self._files: dict[int, tuple[str, Any, bool]] = {}  # by address: path, what the system does, syncs its folder

    @contextmanager
    def watched(self, watcher: Watcher, *, has_shared_memory: bool = True) -> Iterator[None]:
        """Have files that are opened from now on watched; without shared memory, as on a network drive, no WAL."""
        self.watcher, self.has_shared_memory = watcher, has_shared_memory
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        try:
            yield
        finally:
            self._library.sqlite3_vfs_register(self._real, 1)
            self.watcher = None

    def _open(self, vfs: int, name: int, file: int, flags: int, out: int) -> int:
        path = os.fsdecode(ctypes.string_at(name)) if name else ""
        if self._strikes("open", path) is not None:
            _File.from_address(file).methods = None
            return sqlite3.SQLITE_CANTOPEN
        is_new = bool(flags & CREATE) and not os.path.lexists(path)
        code = int(self._real.contents.open(ctypes.addressof(self._real.contents), name, file, flags, out))
        opened = _File.from_address(file)
        if code == sqlite3.SQLITE_OK and opened.methods:
            if flags & DELETED_BY_ITSELF:
                path = ""
            self._files[file] = path, opened.methods.contents, bool(flags & CREATE and flags & JOURNALS)
            opened.methods = ctypes.pointer(self._table(opened.methods.contents))
            if is_new:
                self._happened("create", path)
        return code

    def _table(self, real: _Methods) -> _Methods:
        key = ctypes.addressof(real), self.has_shared_memory
        if key not in self._tables:
            made = self._tables[key] = _Methods.from_buffer_copy(real)
            made.close, made.read, made.write = _CLOSE(self._close), _MOVE(self._read), _MOVE(self._write)
            made.truncate, made.sync = _TRUNCATE(self._truncate), _SYNC(self._sync)
            if not self.has_shared_memory:
                made.version = 1
        return self._tables[key]

    def _delete(self, vfs: int, name: int, sync_folder: int) -> int:
        path = os.fsdecode(ctypes.string_at(name))
        was_there = os.path.lexists(path)
        go = self._real.contents.delete
        code = self._done("delete", path, lambda: go(ctypes.addressof(self._real.contents), name, sync_folder))
        if code == sqlite3.SQLITE_OK and was_there:
            self._happened("delete", path)
            if sync_folder:
                self._happened("sync folder", str(Path(path).parent))
        return code

    def _close(self, file: int) -> int:
        _, real, _ = self._files.pop(file)
        return int(real.close(file))

    def _read(self, file: int, into: int, amount: int, offset: int) -> int:
        path, real, _ = self._files[file]
        return self._done("read", path, lambda: real.read(file, into, amount, offset))

    def _write(self, file: int, data: int, amount: int, offset: int) -> int:
        path, real, _ = self._files[file]
        struck = self._strikes("write", path)
        if struck is not None and struck != errno.EIO:
            amount //= 2  # What a full disk still takes.
        if struck != errno.EIO:
            code = int(real.write(file, data, amount, offset))
            if code == sqlite3.SQLITE_OK:
                self._happened("write", path, offset, ctypes.string_at(data, amount))
            return code if struck is None else sqlite3.SQLITE_FULL
        return sqlite3.SQLITE_IOERR_WRITE

    def _truncate(self, file: int, size: int) -> int:
        path, real, _ = self._files[file]
        code = self._done("truncate", path, lambda: real.truncate(file, size))
        if code == sqlite3.SQLITE_OK:
            self._happened("truncate", path, size)
        return code

    def _sync(self, file: int, flags: int) -> int:
        path, real, with_folder = self._files[file]
        if self.watcher is None:
            return int(real.sync(file, flags))
        struck = self._strikes("sync", path)
        if struck is not None:
            return sqlite3.SQLITE_FULL if struck == errno.ENOSPC else sqlite3.SQLITE_IOERR_FSYNC
        # The disk itself need not be waited for: what a power cut would leave is worked out from what was told here.
        self._happened("sync", path)
        if with_folder:  # As the system's VFS does when a journal is flushed for the first time.
            self._files[file] = path, real, False
            self._happened("sync folder", str(Path(path).parent))
        return sqlite3.SQLITE_OK

    def _done(self, kind: str, path: str, go: Callable[[], int]) -> int:
        return int(go()) if self._strikes(kind, path) is None else _FAILURES[kind]

    def _strikes(self, kind: str, path: str) -> int | None:
        return self.watcher.strikes(kind, path) if self.watcher else None

    def _happened(self, kind: str, path: str, *about: Any) -> None:
        if self.watcher and path:
            self.watcher.happened(kind, path, *about)
