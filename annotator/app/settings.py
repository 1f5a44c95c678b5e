"""The user's own settings: each is one record, from which the dialog, the defaults and the manual come.

They live in one JSON file outside every project, since projects are mailed.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.  `kind` is text, choice, number or switch; `choices` are (value, title)."""

    key: str
    kind: str
    default: Any
    title: str
    description: str
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 0

    def takes(self, value: object) -> bool:
        """Whether `value` is one that this setting can have."""
        if type(value) is not type(self.default):
            return False
        if self.kind == "number":
            return isinstance(value, int) and self.least <= value <= self.most
        return not self.choices or value in dict(self.choices)


SETTINGS: tuple[Setting, ...] = (
    Setting("name", "text", "", "Your name", "Stands beside every span you make."),
    Setting(
        "theme",
        "choice",
        "system",
        "Appearance",
        "Light, dark, high contrast, or as the system is.",
        (("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast")),
    ),
    Setting(
        "language",
        "choice",
        "system",
        "Language",
        "Of menus, messages and dates; in force from the next start on.",
        (("system", "As the system"), ("en", "English"), ("id", "Bahasa Indonesia")),
    ),
    Setting("reading_face", "text", "", "Reading face", "The family articles are set in; empty is the one that ships."),
    Setting("text_size", "number", 13, "Text size", "The size of the article's text, in points.", least=8, most=32),
    Setting(
        "line_height",
        "number",
        100,
        "Line height",
        "The height of the article's lines, in percent of the usual.",
        least=70,
        most=220,
    ),
    Setting("column_width", "number", 70, "Column width", "About how many characters a line has.", least=30, most=160),
    Setting(
        "names",
        "choice",
        "names",
        "Names above spans",
        "What stands above a span's first word.",
        (("names", "Full names"), ("initials", "Initials"), ("nothing", "Nothing")),
    ),
    Setting(
        "snap",
        "choice",
        "words",
        "Selections reach out to",
        "What a label takes in beyond the selected text; the edges of spans move by words unless it is nothing.",
        (("words", "Whole words"), ("sentences", "Whole sentences"), ("nothing", "Nothing")),
    ),
    Setting(
        "trim",
        "switch",
        True,
        "Trim selections",
        "A label leaves out invisible signs, and lone quotes and brackets, at the ends of the selected text.",
    ),
)
_MOST_RECENT = 8
_DEVICE = re.compile("[0-9a-f]{16}")


class Settings:
    """The settings file.  Values that are missing or of a wrong kind are the defaults; a broken file is set aside."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        with contextlib.suppress(OSError):
            try:
                found = json.loads(path.read_bytes())
                self._values = found if isinstance(found, dict) else {}
            except ValueError:
                path.replace(path.with_suffix(".broken"))

    def __getitem__(self, key: str) -> Any:
        known = next(setting for setting in SETTINGS if setting.key == key)
        value = self._values.get(key, known.default)
        return value if known.takes(value) else known.default

    def __setitem__(self, key: str, value: Any) -> None:
        self._values[key] = value
        self.save()

    @property
    def folder(self) -> Path:
        """The user's own folder, where the file lies."""
        return self._path.parent

    @property
    def recent(self) -> list[Path]:
        """The projects opened last, the latest first."""
        kept = self._values.get("recent")
        return [Path(name) for name in kept if isinstance(name, str)] if isinstance(kept, list) else []

    @property
    def keys(self) -> dict[str, list[str]]:
        """The reader's own keys by the names of actions; what is not of that form is passed over."""
        kept = self._values.get("keys")
        if not isinstance(kept, dict):
            return {}
        return {
            str(name): [key for key in keys if isinstance(key, str)]
            for name, keys in kept.items()
            if isinstance(keys, list)
        }

    @keys.setter
    def keys(self, own: dict[str, list[str]]) -> None:
        self["keys"] = own

    @property
    def device(self) -> str:
        """This computer's id in teams' folders, drawn when it is first asked for; it stands in no project."""
        kept = self._values.get("device")
        if not isinstance(kept, str) or not _DEVICE.fullmatch(kept):
            self["device"] = kept = os.urandom(8).hex()
        return kept

    def remember(self, project: Path) -> None:
        """Put a project first among the recent ones."""
        names = [str(project.resolve()), *(str(path) for path in self.recent)]
        self["recent"] = list(dict.fromkeys(names))[:_MOST_RECENT]

    def state(self, key: str) -> dict[str, Any]:
        """Return what was kept under a key (the window's, or a project's path)."""
        kept = self._values.get("states", {})
        found = kept.get(key, {}) if isinstance(kept, dict) else {}
        return found if isinstance(found, dict) else {}

    def keep_state(self, key: str, state: dict[str, Any]) -> None:
        """Keep a state under a key; the 100 latest stay."""
        kept = self._values.get("states", {})
        others = {k: v for k, v in kept.items() if k != key} if isinstance(kept, dict) else {}
        self["states"] = dict(list((others | {key: state}).items())[-100:])

    def save(self) -> None:
        """Write the file whole; a disk that refuses loses a preference, not work."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            begun = self._path.with_name(f"{self._path.name}.{os.getpid()}")
            try:
                with begun.open("w", encoding="utf-8") as file:
                    json.dump(self._values, file, indent=2)
                    file.flush()
                    os.fsync(file.fileno())  # Else a power cut could leave an empty file, and another device's id.
                begun.replace(self._path)
            finally:
                begun.unlink(missing_ok=True)
