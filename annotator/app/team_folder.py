"""A team's folder that some other program keeps in step: each device writes its own snapshot and takes in the others'.

No live database stands there, only snapshots, each written whole by its one device and renamed into place.  What else
lies in the folder is recognised and left alone.  Everything here asks and answers; whoever calls does so now and then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from annotator.app import gathering, sharing
from annotator.app.edits import SetSetting
from annotator.app.gathering import MOST_FILES, Gathering
from annotator.app.importing import Tell
from annotator.app.project import NOBODY, Project
from annotator.app.sharing import SENT_AT, TEAM
from annotator.domain.annotator import Annotator
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.identity import new_id
from annotator.domain.wording import worded
from annotator.storage.failure import calm
from annotator.storage.foreign import Foreign
from annotator.storage.reader import Reader

NAME = re.compile(r"sorot-([0-9a-f]{16})-([0-9a-f]{12})\.sorot")
"""A snapshot's name: the device, and the end of its annotator's id."""
UNFINISHED = re.compile(r"^\.|^~|^\.?syncthing|\.(tmp|part|partial|crdownload|download)$", re.IGNORECASE)
TAKEN, REFUSED, COPY, UNFINISHED_FILE, STRANGE = "taken", "refused", "copy", "unfinished", "strange"


@dataclass(frozen=True, slots=True)
class Seen:
    """One file of the folder: whose it is, when it was written, and what became of it (`state`, and why).

    `taken` holds nothing that is not here; `refused` says a reason; a `copy` was left by a program that met two
    versions, one is `unfinished`, and what is `strange` is no snapshot at all.
    """

    file: str
    state: str
    who: str = ""
    when: str = ""
    reason: str = ""
    stat: tuple[int, int] = (0, 0)
    again: bool = False


@dataclass
class Look:
    """What a look into the folder found: everything seen, and what is read and waits to be taken, `rows` in all.

    Rows that the project has already do not wait.  Where a merge is undone meanwhile, another look is needed.
    """

    gathering: Gathering
    seen: list[Seen] = field(default_factory=list)
    rows: int = 0


class TeamFolder:
    """One project's team folder as one device sees it.

    `device` is this device's id, `own_devices` are others of mine, whose snapshots may change my own layer.  `memory`
    is what was seen earlier; it belongs to the user's own settings, and losing it costs reading everything again.
    """

    def __init__(
        self,
        folder: Path,
        device: str,
        own_devices: frozenset[str] = frozenset(),
        memory: Mapping[str, Any] | None = None,
    ) -> None:
        self.folder, self._device, self._own_devices = folder, device, own_devices
        self._written: list[Any] = []
        self._seen: dict[str, Seen] = {}
        with suppress(TypeError, KeyError, AttributeError):
            self._written = list(memory["written"]) if memory else []
            self._seen = {x["file"]: Seen(**x | {"stat": tuple(x["stat"])}) for x in memory["seen"]} if memory else {}

    @property
    def memory(self) -> dict[str, Any]:
        """What to hand in at the next start; a reason is said anew then, in the language of that day."""
        return {"written": self._written, "seen": [asdict(seen) for seen in self._seen.values() if not seen.reason]}

    def teams(self, tell: Tell = lambda *_: None) -> set[str]:
        """Return which teams' snapshots lie in the folder.  Any thread."""
        found: set[str] = set()
        for path in self._snapshots():
            if team := _team_of(path, partial(tell, 0, 0, path.name)):
                found.add(team)
        return found

    def join(self, project: Project, teams: set[str]) -> None:
        """Make the project one of the folder's team; AnnotatorError where the folder is another team's."""
        own = project.reader.setting(TEAM)
        if teams - {own} and (own or len(teams) > 1):
            raise AnnotatorError(
                worded("In this folder another project's team meets. Choose an empty folder, or theirs.")
            )
        if not own:
            # No step to undo: nobody should leave their team by taking back what they did before.
            project.merge(SetSetting(TEAM, teams.pop() if teams else new_id()), automatic=True)

    def write(self, project: Path, me: Annotator, tell: Tell = lambda *_: None) -> bool:
        """Write my snapshot where I changed anything since the last; returns whether I had.  Any thread."""
        with closing(Reader.open(project)) as reader:
            state = [reader.last_deed(NOBODY), me.id, str(project)]
        out = self._own(me)
        if self._written == [*state, *_stat(out)]:
            return False
        self._look_for_folder()
        with calm(worded("The team's folder could not be written to. Nothing in it was changed")):
            for leftover in self.folder.glob(f".{out.name}-*"):
                leftover.unlink()
        sharing.snapshot(project, out, me, partial(tell, 0, 0, ""))
        # Whatever keeps the folder in step may put an older version in its place.
        self._written = [*state, *_stat(out)]
        return True

    def look(self, project: Path, me: Annotator, tell: Tell = lambda *_: None) -> Look:
        """Read those of the others' snapshots that changed; nothing of the project changes.  Any thread."""
        with closing(Reader.open(project)) as reader:
            team = reader.setting(TEAM)
        seen: dict[str, Seen] = {}
        fresh: list[Path] = []
        for path in self._listed():
            kind = self._kind(path, me)
            if not kind:
                continue
            stat = _stat(path)
            known = self._seen.get(path.name)
            if kind != TAKEN:
                seen[path.name] = Seen(path.name, kind)
            elif known is not None and known.stat == stat:
                seen[path.name] = known
            else:
                fresh.append(path)
        if fresh:
            # What waited for somebody else's rows is looked at again when anything new comes.
            fresh += [self.folder / name for name, known in seen.items() if known.again]
        look = Look(Gathering(project), list(seen.values()))
        try:
            for path in fresh[:MOST_FILES]:
                self._read(look, path, team, me, tell)
            look.rows = look.gathering.thin()
        except BaseException:
            look.gathering.discard()
            raise
        return look

    def take(
        self, project: Project, look: Look, backups: Path | None = None, tell: Tell = lambda *_: None
    ) -> dict[str, int]:
        """Take in what a look found, by itself: it stands in History, and undo does not meet it."""
        files = list(look.gathering.files)
        counts = gathering.take(project, look.gathering, backups, automatic=True, tell=tell) if files else {}
        waiting = {file.path.name for file in files if file.waiting}
        self._seen = {x.file: Seen(**asdict(x) | {"again": x.file in waiting}) for x in look.seen}
        return counts

    def forget(self) -> None:
        """Look at everything again next time, as after a merge was undone or a backup restored."""
        self._seen.clear()

    def _read(self, look: Look, path: Path, team: Any, me: Annotator, tell: Tell) -> None:
        stat = _stat(path)
        match = NAME.fullmatch(path.name)
        own = match is not None and match[1] in self._own_devices
        found = gathering.prepare(look.gathering.project, [path], me, own=own, tell=tell)
        look.seen = [seen for seen in look.seen if seen.file != path.name]
        for refusal in found.refused:
            look.seen.append(Seen(path.name, REFUSED, reason=refusal.reason, stat=stat))
        for file in found.files:
            if file.foreign.setting(TEAM) != team:
                look.seen.append(
                    Seen(path.name, REFUSED, file.owner, reason=worded("it belongs to another project"), stat=stat)
                )
                file.foreign.discard()
                continue
            when = str(file.foreign.setting(SENT_AT) or "")[:40]
            reason = next((layer.refused for layer in file.layers if layer.refused), "")
            look.seen.append(Seen(path.name, TAKEN, file.owner, when, reason, stat))
            look.gathering.files.append(file)

    def _kind(self, path: Path, me: Annotator) -> str:
        """Return what a file seems to be by its name: TAKEN for a snapshot to be read, "" for my own."""
        if path == self._own(me):
            return ""
        if NAME.fullmatch(path.name):
            return TAKEN
        if UNFINISHED.search(path.name):
            return UNFINISHED_FILE
        return COPY if re.match(r"sorot-[0-9a-f]{16}-[0-9a-f]{12}\W", path.name) else STRANGE

    def _own(self, me: Annotator) -> Path:
        return self.folder / f"sorot-{self._device}-{me.id[-12:]}.sorot"

    def _look_for_folder(self) -> None:
        if not self.folder.is_dir():
            raise AnnotatorError(
                worded("The team's folder “{name}” is not there now. It is looked for again.", name=self.folder.name)
            )

    def _listed(self) -> list[Path]:
        self._look_for_folder()
        with calm(worded("The team's folder “{name}” could not be read", name=self.folder.name)):
            return sorted(path for path in self.folder.iterdir() if path.is_file())

    def _snapshots(self) -> list[Path]:
        return [path for path in self._listed() if NAME.fullmatch(path.name)]


def _team_of(path: Path, still: Callable[[], None]) -> str:
    """Return which team a snapshot says it is of; "" where it cannot be read (yet)."""
    try:
        foreign = Foreign.of_project(path, still)
    except Cancelled:
        raise
    except AnnotatorError:
        return ""
    team = foreign.setting(TEAM)
    foreign.discard()
    return team if isinstance(team, str) else ""


def _stat(path: Path) -> tuple[int, int]:
    """Return a file's size and time; of one that has just gone, none."""
    with suppress(OSError):
        found = path.stat()
        return found.st_size, found.st_mtime_ns
    return 0, 0
