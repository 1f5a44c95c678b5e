"""What this computer remembers of a project's team: folders.  It lives in the user's settings: projects are mailed."""

from __future__ import annotations

from annotator.app.settings import Settings
from annotator.ui.session import Session


class TeamMemory:
    """Texts by name for the open project."""

    def __init__(self, settings: Settings, session: Session) -> None:
        self._settings = settings
        self._session = session

    def __getitem__(self, name: str) -> str:
        return str(self._settings.state(self._key).get(name, ""))

    def __setitem__(self, name: str, value: str) -> None:
        self._settings.keep_state(self._key, self._settings.state(self._key) | {name: value})

    @property
    def _key(self) -> str:
        return f"team of {self._session.project.path.resolve()}"
