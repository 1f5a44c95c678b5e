"""Whoever gathers what from whom, through real files of every kind: in the end all have the same."""

import random
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app import exporting, gathering, sharing
from annotator.app.edits import Edit, PutRows, RemoveDocuments, RemoveSpans, SetNote, SetProgress
from annotator.app.project import Project
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import document_id, label_id, new_id, sha256
from annotator.domain.relation import DocumentLabel, Relation
from annotator.domain.review import Comment, Verdict
from annotator.domain.span import Span
from annotator.storage.check import problems
from annotator.storage.reader import Reader
from tests.unit.app.teams import ACTOR, DOCUMENTS, GIFT, PEOPLE, content, lead_project, mark, teammate
from tests.unit.storage.team import told

DEFAULT, SLOW = 4, 40
GAVE, TOPIC = label_id("relation", "gave"), label_id("document", "Topic")
KINDS = (
    "mark",
    "mark",
    "mark",
    "note",
    "remove",
    "relate",
    "comment",
    "judge",
    "topic",
    "label",
    "article",
    "drop",
    "done",
    "undo",
)


class Laptops:
    """Three people's projects, and what passes between them."""

    def __init__(self, place: Path, seed: int) -> None:
        self.place, self.draw = place, random.Random(seed)
        lead = lead_project(place / "ana.sorot")
        labels = (Label(id=GAVE, name="gave", kind="relation"), Label(id=TOPIC, name="Topic", kind="document"))
        lead.do(PutRows(labels, "add label"))
        self.projects = [lead, *(teammate(lead, name) for name in PEOPLE[1:])]

    def close(self) -> None:
        for project in self.projects:
            project.close()

    def live(self, steps: int) -> None:
        for _ in range(steps):
            project = self.draw.choice(self.projects)
            if self.draw.random() < 0.15:
                self.gather(project, self.draw.choice(["send", "snapshot", "jsonl", "copy"]))
                continue
            kind = self.draw.choice(KINDS)
            with suppress(AnnotatorError, LookupError):  # Where there is nothing to change, nothing is changed.
                if kind == "undo":
                    project.undo()
                else:
                    getattr(self, f"_{kind}")(project)

    def gather(self, project: Project, kind: str) -> None:
        """Take in what the others send, in a random order; their own rows, whatever the file holds besides."""
        others = [other for other in self.projects if other is not project]
        self.draw.shuffle(others)
        files = [self._sent(other, kind) for other in others]
        found = gathering.prepare(project.path, files, project.me)
        assert found.refused == []
        for file, other in zip(found.files, others, strict=True):
            for layer in file.layers:
                assert layer.ticked == (layer.annotator_id == other.me.id) or kind == "jsonl"
                layer.ticked = layer.annotator_id == other.me.id
        gathering.take(project, found, automatic=self.draw.random() < 0.5)

    def _sent(self, project: Project, kind: str) -> Path:
        out = self.place / f"{new_id()}.{'jsonl' if kind == 'jsonl' else 'sorot'}"
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
        return out

    def _any(self, project: Project, mine: bool = True) -> Span:
        spans = [s for s in project.reader.all(Span) if not mine or s.annotator_id == project.me.id]
        return self.draw.choice(sorted(spans, key=lambda span: span.id))

    def _mark(self, project: Project) -> None:
        start = self.draw.randrange(30)
        place = self.draw.randrange(4)
        if project.reader.document(DOCUMENTS[place]):
            mark(project, place, start, start + self.draw.randint(1, 9), self.draw.choice([GIFT, ACTOR]))

    def _note(self, project: Project) -> None:
        project.do(SetNote(self._any(project).id, self.draw.choice(["", "a", "bé", "🚙"]), project.me.id))

    def _remove(self, project: Project) -> None:
        project.do(RemoveSpans((self._any(project).id,), project.me.id))

    def _put(self, project: Project, *rows: object) -> None:
        edit: Edit = PutRows(tuple(rows), "put")
        project.do(edit)

    def _relate(self, project: Project) -> None:
        first, other = self._any(project), self._any(project)
        if first.document_id == other.document_id:
            made = {"document_id": first.document_id, "annotator_id": project.me.id, "label_id": GAVE}
            self._put(project, Relation(id=new_id(), source_id=first.id, target_id=other.id, **made))

    def _comment(self, project: Project) -> None:
        span, made = self._any(project, mine=False), {"annotator_id": project.me.id, "body": "Sure?"}
        said = [c for c in project.reader.all(Comment) if c.document_id == span.document_id]
        answers = self.draw.choice(said).id if said and self.draw.random() < 0.5 else None
        on = None if answers else span.id
        self._put(project, Comment(id=new_id(), document_id=span.document_id, span_id=on, answers=answers, **made))

    def _judge(self, project: Project) -> None:
        span = self._any(project, mine=False)
        judged = ({"id": span.id, "stamp": span.stamp},)
        made = {"document_id": span.document_id, "annotator_id": project.me.id}
        self._put(project, Verdict(id=new_id(), judged=judged, decision="accept", chosen_span_id=span.id, **made))

    def _topic(self, project: Project) -> None:
        row = DocumentLabel(
            id=new_id(), document_id=DOCUMENTS[0], annotator_id=project.me.id, label_id=TOPIC, value="x"
        )
        if project.reader.document(DOCUMENTS[0]):
            self._put(project, row)

    def _label(self, project: Project) -> None:
        label = self.draw.choice(sorted(project.reader.all(Label), key=lambda x: x.id))
        change = self.draw.choice([{"name": self.draw.choice("pqr")}, {"definition": "d"}, {"retired": True}])
        self._put(project, replace(label, **change))

    def _article(self, project: Project) -> None:
        text = f"Sebuah berita lagi, nomor {self.draw.randrange(5)}."
        self._put(project, Document(id=document_id(sha256(text)), text=text, sha256=sha256(text), title=text[:6]))

    def _drop(self, project: Project) -> None:
        documents = sorted(project.reader.all(Document), key=lambda x: x.id)
        project.do(RemoveDocuments((self.draw.choice(documents).id,), project.me.id))

    def _done(self, project: Project) -> None:
        project.do(SetProgress((self.draw.choice(DOCUMENTS),), project.layer, self.draw.choice(["done", "started"])))


def come_together(place: Path, seed: int) -> None:
    (folder := place / str(seed)).mkdir()
    team = Laptops(folder, seed)
    team.live(50)
    for project in team.projects:
        team.gather(project, "snapshot")
    ends = [told(content(project.reader)) for project in team.projects]
    for one, other in ((0, 1), (1, 2)):
        for table, rows in ends[one].items():
            assert rows == ends[other][table], f"seed {seed}: {table} of {PEOPLE[one]} and {PEOPLE[other]} differ"
    for project in team.projects:
        assert problems(project.reader) == [], f"seed {seed}"
    team.close()


def test_that_teams_come_to_the_same_through_files(tmp_path: Path) -> None:
    for seed in range(DEFAULT):
        come_together(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_that_thousands_of_teams_come_to_the_same_through_files(tmp_path: Path) -> None:
    for seed in range(DEFAULT, SLOW):
        come_together(tmp_path, seed)
