"""Names of files that are handed about: the project, the person, the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

_BARRED = frozenset('<>:"/\\|?*')
LONGEST = 60


def free_path(folder: Path, *parts: str) -> Path:
    """Return a path in a folder that names these parts and today, with a number where that name is taken."""
    stem = " ".join([*(_safe(part) for part in parts), date.today().isoformat()])
    path, count = folder / f"{stem}.sorot", 2
    while path.exists():
        path, count = folder / f"{stem} ({count}).sorot", count + 1
    return path


def _safe(part: str) -> str:
    """Return a text as every file system takes it in a name."""
    kept = "".join(" " if sign in _BARRED or not sign.isprintable() else sign for sign in part)
    return " ".join(kept.split())[:LONGEST].strip(" .") or "_"
