"""A random team whose projects are files: what they send is written, read and asked all that is asked of such files."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from annotator.app import exporting, gathering, importing, sharing
from annotator.app.project import Project
from annotator.domain.identity import new_id
from annotator.storage.reader import Reader
from annotator.storage.waiting import taking_in
from tests.unit.storage.ledger import shared_stamps
from tests.unit.storage.team import WRONG_BY, Team
from tests.unit.storage.team_deeds import DEEDS, DOCUMENTS, KNOWN, NAMES, PEOPLE, beginning, person

CASTS = [PEOPLE, PEOPLE, PEOPLE[:2], ["Ana", "Budi", "Ana"]]
BRING_IN = "bring in"
KINDS = ("send", "snapshot", "copy", "jsonl")
MINUTE = 60_000

Sent = tuple[int, Path]
"""Whose file it is (their place in the team), and where it lies."""


class Laptops(Team):
    """People with a project each in a folder; some have two.

    They also import files of spans, the same ones.  Joining two names is left out: that stays in the project where it
    was done.
    """

    deeds = (*(name for name in DEEDS if name != "same_person"), BRING_IN)

    def __init__(self, place: Path, seed: int) -> None:
        self._place = place
        # A little ahead of the real clock, which would else be the later one always.
        super().__init__(seed, CASTS[seed % len(CASTS)], time.time_ns() // 1_000_000 + MINUTE)

    def close(self) -> None:
        for project in self.projects:
            project.close()

    def edit(self, project: Project, kind: str) -> None:
        """Do something, as all do, or import one of two files of one's own spans."""
        if kind != BRING_IN:
            super().edit(project, kind)
            return
        place = self.draw.randrange(KNOWN)
        rows = [f"{DOCUMENTS[place]},{start},{start + 3},{NAMES[place]}" for start in (0, 4)]
        path = self._place / f"spans-{place}.csv"
        path.write_text("\n".join(["document_id,start,end,label", *rows]), "utf-8")
        before = shared_stamps(project.store)
        prepared = importing.prepare(project.path, [path], importing.ImportOptions(), project.me)
        for refusal in prepared.summary.refused:
            assert "two people called" in refusal.reason or project.reader.document(DOCUMENTS[place]) is None
        try:
            with taking_in(project.store, prepared.waiting):
                change = project.do(importing.TakeIn(prepared))
        finally:
            prepared.discard()
        self.ledger.wrote(before, shared_stamps(project.store))
        if change is not None:
            self.ledger.note(project.store, change.tables, (self.projects.index(project), project.me.id))

    def _begin(self, names: Sequence[str]) -> list[Project]:
        first = Project.create(self._place / "0.sorot")
        first.me, first.store.clock = person("Lead"), self.clock()
        first.do(beginning())
        first.be(names[0])
        found = [first]
        for place, name in enumerate(names[1:], 1):
            sharing.share(first.path, path := self._place / f"{place}.sorot")
            found.append(self._open(path, name))
        return found

    def _open(self, path: Path, name: str) -> Project:
        project = Project.open(path, name)
        project.store.clock = self.clock(project.store.greatest_stamp())
        return project

    def take(self, place: int, *others: int, automatic: bool | None = None) -> bool:
        return self._gather(place, [self.copy(other) for other in others], automatic)

    def exchange(self) -> None:
        """Let everybody take in what all others have in the team's folder, twice: a comment may wait for a span."""
        for place in [*self.draw.sample(range(len(self.projects)), len(self.projects))] * 2:
            others = [other for other in range(len(self.projects)) if other != place]
            self._gather(place, [self.copy(other, "snapshot") for other in others], None)

    def copy(self, place: int, kind: str = "") -> Sent:
        project, kind = self.projects[place], kind or self.draw.choice(KINDS)
        out = self._place / f"{kind}-{new_id()}.{'jsonl' if kind == 'jsonl' else 'sorot'}"
        if kind == "send":
            sharing.send(project.path, out, project.me)
        elif kind == "snapshot":
            sharing.snapshot(project.path, out, project.me)
        elif kind == "jsonl":
            with closing(Reader.open(project.path)) as reader:
                exporting.export(reader, out, exporting.ExportOptions("jsonl", layer="all"))
        else:
            project.store.fold()
            out.write_bytes(project.path.read_bytes())
        return place, out

    def take_copy(self, place: int, copy: Sent) -> None:
        if copy[0] != place:
            self._gather(place, [copy], None)

    def _gather(self, place: int, files: Sequence[Sent], automatic: bool | None) -> bool:
        """Take in the senders' own rows; those of my other laptop are mine."""
        project, steps = self.projects[place], 0
        for own in (True, False):
            some = [sent for sent in files if (self.projects[sent[0]].me.id == project.me.id) == own]
            if some:
                before = project.reader.last_deed("")
                self._gather_some(project, some, own=own, automatic=self.chance(automatic))
                steps += project.reader.last_deed("") != before
        return steps == 1

    def _gather_some(self, project: Project, files: Sequence[Sent], *, own: bool, automatic: bool) -> None:
        found = gathering.prepare(project.path, [path for _, path in files], project.me, own=own)
        assert found.refused == []
        for file, (sender, path) in zip(found.files, files, strict=True):
            me = self.projects[sender].me
            mine = sharing.own_ids(self.projects[sender].reader, me)
            for layer in file.layers:
                # Of a copy, or of lines, it may be that nobody can tell whose it is.
                assert layer.ticked == (layer.annotator_id in mine) or path.name.startswith(("copy", "jsonl"))
                layer.ticked = layer.annotator_id in mine
        gathering.take(project, found, automatic=automatic)

    def _change_hands(self, place: int) -> None:
        """Set a clock, or close and open a project."""
        project = self.projects[place]
        if self.draw.random() < 0.5:
            project.store.clock.ahead = self.draw.choice(WRONG_BY)
        else:
            project.close()
            self.projects[place] = self._open(project.path, project.me.name)
