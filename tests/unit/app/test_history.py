"""Any edits, undone and redone, give back the same project; also across a restart."""

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.app.assigning import assign, unassign
from annotator.app.boilerplate_edits import DimLine, DimLineEverywhere
from annotator.app.comment_edits import AddComment, AnswerComment, ResolveComment
from annotator.app.document_labels import SetDocumentLabel
from annotator.app.edits import (
    AddSpans,
    DescribeDocument,
    PutRows,
    RelabelSpans,
    RemoveDocuments,
    RemoveSpans,
    SetAttribute,
    SetNote,
    SetProgress,
    SetSetting,
    Together,
)
from annotator.app.fragment_edits import AddFragment, RemoveFragment, ResizeSpan
from annotator.app.history import History, Line
from annotator.app.label_merging import MergeLabels
from annotator.app.next_round import BeginWithFormer, OpenRound, ReadAgain
from annotator.app.past import TakeBack, deeds, why_not
from annotator.app.project import Project
from annotator.app.relation_edits import (
    AddRelations,
    RelabelRelations,
    RemoveRelations,
    TurnRelations,
)
from annotator.app.reviewing import cases, gold_of, layers_of
from annotator.app.rounds import SetRound, is_blind
from annotator.app.verdicts import MarkSettled, Settle, Unsettle
from annotator.domain.annotator import Layer
from annotator.domain.codebook import Attribute, Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import attribute_id, document_id, label_id, new_id, sha256
from annotator.domain.relation import Relation
from annotator.domain.review import Comment
from annotator.domain.span import Span
from annotator.storage import before
from annotator.storage.check import problems
from annotator.storage.schema import TABLES

TEXTS = ["Jip 🚙 untuk sang adipati.", "Dua kuda, satu pedang, dan sebuah pakta."]
LABELS = [label_id("span", name) for name in ("Gift", "Actor", "Clause")]
GIVER = attribute_id(LABELS[0], "Giver")
GAVE, STANCE = label_id("relation", "gave to"), label_id("document", "Stance")
DOCUMENTS = [document_id(sha256(text)) for text in TEXTS]

KINDS = ["remove", "relabel", "resize", "add piece", "remove piece", "attribute", "note", "both"]

LONG = before.LONG

pick = st.integers(0, 1_000_000)


def content(project: Project) -> dict[str, Any]:
    """Everything alive in the project but its stamps and times."""
    found: dict[str, Any] = {
        table: {
            row["id"]: {k: v for k, v in row.items() if k not in ("stamp", "stamps", "changed")}
            for row in project.reader.values(table, live=True)
        }
        for table in TABLES
    }
    return found | {"name": project.name, "round": (project.round, is_blind(project.reader))}


class Histories(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.project = Project.in_memory("Ana")
        labels = [Label(id=made, name=name) for made, name in zip(LABELS, ("Gift", "Actor", "Clause"), strict=True)]
        documents = [Document(id=made, text=t, sha256=sha256(t)) for made, t in zip(DOCUMENTS, TEXTS, strict=True)]
        labels += [Label(id=GAVE, name="gave to", kind="relation"), Label(id=STANCE, name="Stance", kind="document")]
        giver = Attribute(id=GIVER, label_id=LABELS[0], name="Giver")
        self.project.do(PutRows((*labels, giver, *documents), "set up"))
        self.past = [content(self.project)]
        self.future: list[dict[str, Any]] = []

    @initialize(rows=st.sampled_from([1, 3, LONG]))
    def let_deeds_be_long(self, rows: int) -> None:
        before.LONG = rows

    def teardown(self) -> None:
        before.LONG = LONG

    def do(self, edit: Any, joined: bool = False) -> None:
        could_join = not self.future
        if self.project.do(edit, joined=joined):
            if not (joined and could_join):
                self.past.append(content(self.project))
            else:
                self.past[-1] = content(self.project)
            self.future.clear()

    def relations(self) -> list[Relation]:
        return sorted(self.project.reader.all(Relation), key=lambda relation: relation.id)

    def spans(self) -> list[Span]:
        mine = [span for span in self.project.reader.all(Span) if span.annotator_id == self.project.me.id]
        return sorted(mine, key=lambda span: span.id)

    def live(self, place: int) -> list[str]:
        return [d.id for d in self.project.reader.all(Document)]

    @rule(document=pick, label=pick, start=pick, length=pick, joined=st.booleans())
    def add_span(self, document: int, label: int, start: int, length: int, joined: bool) -> None:
        live = self.live(0)
        if not live:
            return
        chosen = live[document % len(live)]
        text = TEXTS[DOCUMENTS.index(chosen)]
        start %= len(text)
        end = min(len(text), start + 1 + length % 9)
        span = Span(
            id=new_id(),
            document_id=chosen,
            annotator_id=self.project.me.id,
            label_id=LABELS[label % 3],
            start=start,
            end=end,
            quote=text[start:end],
        )
        self.do(AddSpans((span,)), joined)

    @precondition(lambda self: self.spans())
    @rule(which=pick, kind=st.sampled_from(KINDS), value=pick)
    def change_span(self, which: int, kind: str, value: int) -> None:
        span, me = self.spans()[which % len(self.spans())], self.project.me.id
        start = value % len(TEXTS[DOCUMENTS.index(span.document_id)])
        edits = {
            "remove": RemoveSpans((span.id,), me),
            "relabel": RelabelSpans(tuple(s.id for s in self.spans()), LABELS[value % 3], me),
            "resize": ResizeSpan(span.id, start, start + 1, me, piece=value % len(span.ranges)),
            "add piece": AddFragment(span.id, start, start + 1, me),
            "remove piece": RemoveFragment(span.id, value % len(span.ranges), me),
            "attribute": SetAttribute(span.id, GIVER, str(value % 4) if value % 5 else None, me),
            "note": SetNote(span.id, str(value % 4), me),
        }
        edits["both"] = Together("both", (edits["relabel"], edits["remove"]))
        self.do(edits[kind])

    @precondition(lambda self: len(self.spans()) > 1)
    @rule(source=pick, other=pick)
    def relate(self, source: int, other: int) -> None:
        one = self.spans()[source % len(self.spans())]
        where = (one.document_id, one.round)
        others = [x for x in self.spans() if (x.document_id, x.round) == where and x.id != one.id]
        if others:
            ends = {"source_id": one.id, "target_id": others[other % len(others)].id}
            me, document = self.project.me.id, one.document_id
            self.do(
                AddRelations(
                    (
                        Relation(
                            id=new_id(), document_id=document, annotator_id=me, round=one.round, label_id=GAVE, **ends
                        ),
                    )
                )
            )

    @precondition(lambda self: self.relations())
    @rule(which=pick, kind=st.sampled_from(["remove", "relabel", "turn", "attribute", "note"]))
    def change_relation(self, which: int, kind: str) -> None:
        id_, me = self.relations()[which % len(self.relations())].id, self.project.me.id
        edits = {
            "remove": RemoveRelations((id_,), me),
            "relabel": RelabelRelations((id_,), LABELS[which % 3], me),
            "turn": TurnRelations((id_,), me),
            "attribute": SetAttribute(id_, GIVER, str(which % 4) if which % 5 else None, me, Relation),
            "note": SetNote(id_, str(which % 4), me, Relation),
        }
        self.do(edits[kind])

    @rule(document=pick, value=st.sampled_from(["", "for", "against", None]))
    def label_document(self, document: int, value: str | None) -> None:
        if DOCUMENTS[document % 2] in self.live(0):
            self.do(SetDocumentLabel(DOCUMENTS[document % 2], self.project.layer, STANCE, value))

    @rule(document=pick, dimmed=st.booleans(), kind=st.sampled_from([DimLine, DimLineEverywhere]))
    def dim(self, document: int, dimmed: bool, kind: Any) -> None:
        if DOCUMENTS[document % 2] in self.live(0):
            self.do(kind(DOCUMENTS[document % 2], 0, len(TEXTS[document % 2]), dimmed))

    @rule(document=pick, which=pick, kind=st.sampled_from(["begin", "answer", "settle"]))
    def discuss(self, document: int, which: int, kind: str) -> None:
        known = sorted(self.project.reader.all(Comment), key=lambda comment: comment.id)
        me, chosen = self.project.me.id, DOCUMENTS[document % 2]
        asked = known[which % len(known)].id if known else None
        said = Comment(id=new_id(), document_id=chosen, annotator_id=me, body="Is it?")
        if kind == "begin" and chosen in self.live(0):
            self.do(AddComment(said))
        elif kind == "answer" and asked:
            self.do(AnswerComment(replace(said, answers=asked)))
        elif kind == "settle" and asked:
            self.do(ResolveComment(asked, which % 2 == 0, me))

    @rule(document=pick, state=st.sampled_from(["new", "done", "skipped"]))
    def progress(self, document: int, state: str) -> None:
        self.do(SetProgress((DOCUMENTS[document % 2],), self.project.layer, state))

    @rule(document=pick, which=pick, kind=st.sampled_from(["accept", "reject", "open again"]))
    def settle(self, document: int, which: int, kind: str) -> None:
        reader, me, round_ = self.project.reader, self.project.me, self.project.round
        chosen, gold = DOCUMENTS[document % 2], Layer(gold_of(me).id, round_)
        found = cases(reader, chosen, layers_of(reader, chosen, round_), gold, self.project.codebook)
        if found and chosen in self.live(0):
            case = found[which % len(found)]
            taken = case.spans[0] if case.spans and kind == "accept" else None
            opened = kind == "open again"
            edit = Unsettle((case,), me.id) if opened else Settle(case, chosen, me, round_, chosen=taken)
            self.do(Together(edit.name, (edit, MarkSettled(chosen, me, round_, opened))))

    @rule(document=pick, title=st.text(max_size=3))
    def describe(self, document: int, title: str) -> None:
        if DOCUMENTS[document % 2] in self.live(0):
            self.do(DescribeDocument(DOCUMENTS[document % 2], {"title": title}))

    @rule(document=pick)
    def remove_document(self, document: int) -> None:
        if DOCUMENTS[document % 2] in self.live(0):
            self.do(RemoveDocuments((DOCUMENTS[document % 2],), self.project.me.id))

    @rule(round_=st.integers(1, 3), blind=st.booleans())
    def set_round(self, round_: int, blind: bool) -> None:
        self.do(SetRound(round_, blind=blind))

    @rule(each=st.integers(1, 2), seed=pick, back=st.booleans())
    def assign(self, each: int, seed: int, back: bool) -> None:
        reader, people = self.project.reader, [person.id for person in self.project.reader.annotators()]
        if each <= len(people):
            self.do(unassign(reader, 1) if back else assign(reader, people, each, 1, seed))

    @rule(name=st.sampled_from(["a", "b"]))
    def rename(self, name: str) -> None:
        self.do(SetSetting("name", name))

    @precondition(lambda self: self.project.round < 4)
    @rule(kind=st.sampled_from(["discuss", "test", "copy", "again"]))
    def go_on_to_another_round(self, kind: str) -> None:
        layer = Layer(self.project.me.id, self.project.round + 1)
        edits = {
            "discuss": OpenRound(layer, discuss=True),
            "test": OpenRound(layer, discuss=False),
            "copy": BeginWithFormer(layer),
            "again": ReadAgain(tuple(self.live(0)), layer),
        }
        self.do(edits[kind])

    @rule(which=pick)
    def take_back(self, which: int) -> None:
        known = deeds(self.project.reader)
        deed = known[which % len(known)]
        # The first deed made articles and labels; the story begins after it.
        if deed.name != "set up" and not why_not(self.project.reader, deed, self.project.me.id):
            try:
                self.do(TakeBack(deed, self.project.me.id))
            except AnnotatorError:
                assert content(self.project) == self.past[-1]

    @rule(which=pick, other=pick)
    def merge_labels(self, which: int, other: int) -> None:
        known = self.project.codebook.usable()
        one, into = known[which % len(known)], known[other % len(known)]
        if one.id != into.id:
            self.do(MergeLabels(one.id, into.id))

    @rule()
    def undo(self) -> None:
        if len(self.past) > 1:
            self.future.append(self.past.pop())
            self.project.undo()

    @rule()
    def redo(self) -> None:
        if self.future:
            self.past.append(self.future.pop())
            self.project.redo()

    @rule()
    def restart(self) -> None:
        before = (self.project.undo_name, self.project.redo_name)
        self.project.be("ana")
        assert (self.project.undo_name, self.project.redo_name) == before

    @invariant()
    def the_project_is_as_the_story_says(self) -> None:
        assert content(self.project) == self.past[-1]

    @invariant()
    def every_relation_joins_two_spans_that_are_there(self) -> None:
        live = {span.id for span in self.spans()}
        assert all({relation.source_id, relation.target_id} <= live for relation in self.relations())

    @invariant()
    def the_project_is_sound(self) -> None:
        assert problems(self.project.reader) == []


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_that_joined_deeds_are_one_step() -> None:
    lines = [Line(n, "", "a", "move edge", "do", joined, 1) for n, joined in ((1, False), (2, True), (3, True))]
    history = History(lines)
    assert history.undoable is not None
    assert history.undoable.numbers == [1, 2, 3]
    assert History([*lines, Line(4, "", "a", "move edge", "undo", False, 1)]).undoable is None
