"""What this computer remembers of a project's team: folders, who I am.

It lives in the user's own settings, since projects are mailed.
"""

from __future__ import annotations

from typing import Any

from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.domain.identity import fold
from annotator.ui.session import Session


def names_to_pick(project: Project) -> list[str]:
    """Return the names of a fresh copy's people, where nobody has worked in it and it does not know me; else none."""
    reader = project.reader
    if not project.writable or reader.knows(project.me.id) or reader.journal_lines(limit=1):
        return []
    # Imported only where it is asked for: the program starts sooner.
    from annotator.app.differences import SENT_BY

    if reader.setting(SENT_BY):
        return []
    return sorted((person.name for person in reader.annotators() if person.kind == "person"), key=fold)


class TeamMemory:
    """Texts (and whatever JSON can say, by `kept` and `keep`) by name for the open project."""

    def __init__(self, settings: Settings, session: Session) -> None:
        self._settings = settings
        self._session = session

    def __getitem__(self, name: str) -> str:
        return str(self._settings.state(self._key).get(name, ""))

    def __setitem__(self, name: str, value: str) -> None:
        self.keep(name, value)

    def kept(self, name: str, otherwise: Any) -> Any:
        """Return what was kept under a name; `otherwise` where it is of another kind, or nothing was."""
        found = self._settings.state(self._key).get(name, otherwise)
        return found if isinstance(found, type(otherwise)) else otherwise

    def keep(self, name: str, value: Any) -> None:
        """Keep something under a name."""
        self._settings.keep_state(self._key, self._settings.state(self._key) | {name: value})

    @property
    def _key(self) -> str:
        return f"team of {self._session.project.path.resolve()}"
