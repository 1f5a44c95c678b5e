"""Where the program's own files lie: codebooks, the sample, themes, faces, pictures, translations and the manual."""

from pathlib import Path

_ABOVE = Path(__file__).resolve().parents[2]
_INSTALLED = _ABOVE / "sorot"
_HOUSE = _INSTALLED if _INSTALLED.is_dir() else _ABOVE

RESOURCES = _HOUSE / "resources"
MANUAL = _HOUSE / "docs" / "manual.md"
