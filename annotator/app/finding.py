"""Which files a choice of files, folders and archives means."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import archive, registry
from annotator.formats.record import Refusal

_PAGES = (".html", ".htm", ".xhtml")
_PAGE_FOLDERS = (
    "_files", ".files", "_file", "-Dateien", "-filer", "_archivos", "_arquivos", "_bestanden", "_berkas", "_bylos",
    "_datoteke", "_dosyalar", "_elemei", "_failid", "_fails", "_ficheiros", "_fichiers", "_fitxategiak", "_fitxers",
    "_pliki", "_soubory", "_tiedostot",
)  # fmt: skip
"""What browsers, each in its language, put after a page's name for the folder of its pictures and scripts."""
_PARTED = f"/{os.sep}"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and what it is called: its own path, or /folder/archive.zip/inner.html.

    `label` is its short name: what follows the folder in which all lie that was chosen.
    """

    path: Path
    name: str
    label: str


class Finding(AbstractContextManager["Finding"]):
    """The files that paths mean: folders gone through in the order of names, archives unpacked until it is closed."""

    def __init__(self, paths: Sequence[Path], still: Callable[[], None] = lambda: None) -> None:
        self.refused: list[Refusal] = []
        self._still = still
        self._rooms: list[tempfile.TemporaryDirectory[str]] = []
        self._found: dict[Path, str] = {}
        self._base = _base_of(paths)
        try:
            for path in paths:
                self._find(path)
        except BaseException:
            self.close()
            raise
        self.files = [Found(path, name, self.label_of(name)) for path, name in self._found.items()]
        if not self.files and not self.refused:
            self.refused.extend(Refusal(str(path), "", worded("it only belongs to files beside it")) for path in paths)

    def close(self) -> None:
        """Throw away what was unpacked."""
        while self._rooms:
            self._rooms.pop().cleanup()

    def label_of(self, name: str) -> str:
        """Return the short form of a file's name, by which it is told from all others that were chosen."""
        return name.removeprefix(self._base).lstrip(_PARTED) or label_of(name)

    def _find(self, path: Path) -> None:
        before = len(self._found), len(self.refused)
        if path.is_dir():
            self._walk(path, str(path), archive.Unpacking(self._still), is_inside=False)
        elif path.suffix.lower() == archive.SUFFIX and path.is_file():
            self._unpack(path, str(path), archive.Unpacking(self._still), is_inside=False)
        elif path.exists():
            self._add(path, str(path))
        else:
            self.refused.append(Refusal(str(path), "", worded("there is no such file")))
        if (len(self._found), len(self.refused)) == before and path.is_dir():
            self.refused.append(Refusal(str(path), "", worded("the folder holds no files")))
        elif (len(self._found), len(self.refused)) == before and path.suffix.lower() == archive.SUFFIX:
            self.refused.append(Refusal(str(path), "", worded("the archive holds no files")))

    def _walk(self, folder: Path, name: str, unpacking: archive.Unpacking, *, is_inside: bool) -> None:
        for path in self._files_below(folder):
            shown = f"{name}/{path.relative_to(folder).as_posix()}"
            if path.suffix.lower() != archive.SUFFIX:
                self._add(path, shown)
            elif is_inside:
                self.refused.append(Refusal(shown, "", worded("it is an archive in an archive in an archive")))
            else:
                self._unpack(path, shown, unpacking, is_inside=name.lower().endswith(archive.SUFFIX))

    def _files_below(self, folder: Path) -> Iterator[Path]:
        """Yield files in the order of names; not what is hidden, nor what browsers keep beside a saved page."""
        try:
            entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            self.refused.append(Refusal(str(folder), "", worded("it cannot be read ({error})", error=error.strerror)))
            return
        if whole := [entry for entry in entries if registry.is_whole_folder(entry)]:
            yield from whole
            return
        pages = {entry.stem for entry in entries if entry.suffix.lower() in _PAGES}
        for entry in entries:
            if entry.is_file():
                yield entry
            elif entry.is_dir() and not entry.is_symlink() and not _belongs_to_page(entry.name, pages):
                yield from self._files_below(entry)

    def _unpack(self, path: Path, name: str, unpacking: archive.Unpacking, *, is_inside: bool) -> None:
        room = tempfile.TemporaryDirectory(prefix="sorot-")
        self._rooms.append(room)
        try:
            self.refused.extend(unpacking.unpack(path, Path(room.name), name))
        except BadInput as error:
            self.refused.append(Refusal(name, "", error.reason))
        else:
            self._walk(Path(room.name), name, unpacking, is_inside=is_inside)

    def _add(self, path: Path, name: str) -> None:
        """Add a file: one that is read together with another stands for that one; mere settings are passed over."""
        read = registry.read_instead(path)
        if read is not None:
            self._found.setdefault(read, name if read == path else name.removesuffix(path.name) + read.name)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def label_of(name: str) -> str:
    """Return the short form of a file's name: what follows its last folder, archives with what is inside them."""
    parts = Path(name).parts
    inside = (place for place, part in enumerate(parts[:-1]) if part.lower().endswith(archive.SUFFIX))
    return "/".join(parts[next(inside, -1) :])


def _base_of(paths: Sequence[Path]) -> str:
    """Return the folder in which all lie, or that was chosen alone; "" where there is none."""
    try:
        return os.path.commonpath([path if path.is_dir() else path.parent for path in paths])
    except ValueError:  # They lie on several disks.
        return ""


def _belongs_to_page(folder: str, pages: Collection[str]) -> bool:
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in _PAGE_FOLDERS)
