"""Whether an open project's file is still where it was opened: one that is gone takes writes that nobody finds."""

from __future__ import annotations

import os
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded


class Place:
    """Where the file lay when it was opened, and which file that was."""

    def __init__(self, path: Path) -> None:
        self._path, self._known = path, path.stat()

    def look(self) -> None:
        """Refuse to go on where that file is there no more.

        No StorageFailure: opening the path anew would let go of the only way to what the file holds.
        """
        if not self.is_kept():
            raise AnnotatorError(
                worded(
                    "“{name}” was moved, renamed or deleted while it is open, or another file took its place. "
                    "This change was not saved. Put it back where it was and try again, "
                    "or keep all that is open: File, Save a copy.",
                    name=self._path.name,
                )
            )

    def is_kept(self) -> bool:
        """Whether that file is still there."""
        try:
            return os.path.samestat(self._known, self._path.stat())
        except (FileNotFoundError, NotADirectoryError):
            return False
