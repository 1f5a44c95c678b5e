"""Keeping a file that the window made: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from annotator.formats.writing import written_whole


def keep_bytes(path: Path, content: bytes) -> None:
    """Write bytes to a file, beside and then renamed into place; a StorageFailure leaves what was there."""
    with written_whole(path) as (draft,):
        draft.write_bytes(content)
