"""What somebody of a random team may do: each returns an edit, or None where there is nothing to do it to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from annotator.app.boilerplate_edits import DimLine, DimLineEverywhere
from annotator.app.codebook_edits import BringBackLabel, Place, PlaceLabels, RetireLabel
from annotator.app.comment_edits import AddComment, AnswerComment, ResolveComment
from annotator.app.document_labels import SetDocumentLabel
from annotator.app.edits import (
    AddSpans,
    DescribeDocument,
    Edit,
    PutRows,
    RelabelSpans,
    RemoveDocuments,
    RemoveSpans,
    SetAttribute,
    SetNote,
    SetProgress,
)
from annotator.app.fragment_edits import AddFragment
from annotator.app.label_merging import MergeLabels
from annotator.app.next_round import BeginWithFormer, OpenRound
from annotator.app.past import TakeBack, deeds
from annotator.app.project import Project
from annotator.app.relation_edits import AddRelations, TurnRelations
from annotator.app.reviewing import gold_of
from annotator.app.rounds import SetRound
from annotator.app.team_edits import KeepRemoved, SamePerson, held_back
from annotator.domain.annotator import Annotator, Layer
from annotator.domain.codebook import Attribute, Label
from annotator.domain.document import Document, Occurrence, Split
from annotator.domain.identity import attribute_id, document_id, label_id, named_id, sha256
from annotator.domain.relation import Relation
from annotator.domain.review import Assignment, Comment, Verdict
from annotator.domain.span import Span

TEXTS = [
    "Jip untuk sang adipati.",
    "Dua kuda, satu pedang, dan sebuah pakta.",
    "Sebuah berita lagi, dan seekor sapi.",
    "Sang adipati memberi kuda.",
]
DOCUMENTS = [document_id(sha256(text)) for text in TEXTS]
KNOWN = 2  # texts that everybody begins with
NAMES = ["Gift", "Actor", "Clause"]
LABELS = [label_id("span", name) for name in NAMES]
GAVE, STANCE = label_id("relation", "gave to"), label_id("document", "Stance")
GIVER = attribute_id(LABELS[0], "Giver")
PEOPLE = ["Ana", "Budi", "Citra"]
SAME_AS_ANA = "Ana W."


def person(name: str) -> Annotator:
    return Annotator(id=named_id("person", name), name=name)


def beginning() -> Edit:
    """A codebook, two articles and people: what a lead sets up."""
    labels = [Label(id=made, name=name) for made, name in zip(LABELS, NAMES, strict=True)]
    labels += [Label(id=GAVE, name="gave to", kind="relation"), Label(id=STANCE, name="Stance", kind="document")]
    giver = Attribute(id=GIVER, label_id=LABELS[0], name="Giver")
    return PutRows((*labels, giver, *map(_document, range(KNOWN)), *map(person, (*PEOPLE, SAME_AS_ANA))), "set up")


def _document(place: int) -> Document:
    return Document(id=DOCUMENTS[place], text=TEXTS[place], sha256=sha256(TEXTS[place]))


def _id(draw: Random) -> str:
    return f"{draw.getrandbits(32):08x}-0000-7000-8000-{draw.getrandbits(48):012x}"


def _any(draw: Random, project: Project, table: str, where: str = "1", *given: object) -> str | None:
    """One of the rows for which `where` holds: its id."""
    rows = project.store.connection.execute(f"SELECT id FROM main.{table} WHERE {where} ORDER BY id", given).fetchall()
    return draw.choice(rows)[0] if rows else None


def _mine(draw: Random, project: Project, table: str = "span") -> str | None:
    return _any(draw, project, table, "deleted = 0 AND annotator_id = ?", project.me.id)


def _article(draw: Random, project: Project) -> str | None:
    return _any(draw, project, "document", "deleted = 0")


def _label(draw: Random, project: Project) -> Label:
    return draw.choice(sorted(project.reader.all(Label, "kind = 'span'"), key=lambda label: label.id))


def _change_label(draw: Random, project: Project, edit: str, **facts: Any) -> Edit:
    return PutRows((replace(_label(draw, project), **facts),), edit)


def add_span(draw: Random, project: Project) -> Edit | None:
    article = _article(draw, project)
    if article is None:
        return None
    text = TEXTS[DOCUMENTS.index(article)]
    start = draw.randrange(len(text) - 3)
    label = _any(draw, project, "label", "kind = 'span'")
    made = {"document_id": article, "annotator_id": project.me.id, "label_id": label, "round": project.round}
    return AddSpans((Span(id=_id(draw), start=start, end=start + 3, quote=text[start : start + 3], **made),))


def relabel_span(draw: Random, project: Project) -> Edit | None:
    span = _mine(draw, project)
    return span and RelabelSpans((span,), _label(draw, project).id, project.me.id)


def note_span(draw: Random, project: Project) -> Edit | None:
    span = _mine(draw, project)
    return span and SetNote(span, draw.choice("xyz"), project.me.id)


def attribute_of_span(draw: Random, project: Project) -> Edit | None:
    span = _mine(draw, project)
    return span and SetAttribute(span, GIVER, draw.choice(["Ana", "é", None]), project.me.id)


def piece_of_span(draw: Random, project: Project) -> Edit | None:
    span = _mine(draw, project)
    start = draw.randrange(20)
    return span and AddFragment(span, start, start + 1, project.me.id)


def remove_span(draw: Random, project: Project) -> Edit | None:
    span = _mine(draw, project)
    return span and RemoveSpans((span,), project.me.id)


def relate(draw: Random, project: Project) -> Edit | None:
    """The spans must be of one article and round, or the edit refuses."""
    source, target = _mine(draw, project), _mine(draw, project)
    span = source and project.reader.get(Span, source)
    if not span or not target:
        return None
    made = {"document_id": span.document_id, "annotator_id": project.me.id, "label_id": GAVE, "round": span.round}
    return AddRelations((Relation(id=_id(draw), source_id=span.id, target_id=target, **made),))


def turn_relation(draw: Random, project: Project) -> Edit | None:
    relation = _mine(draw, project, "relation")
    return relation and TurnRelations((relation,), project.me.id)


def label_article(draw: Random, project: Project) -> Edit | None:
    article = _article(draw, project)
    return article and SetDocumentLabel(article, project.layer, STANCE, draw.choice(["", "for", "against", None]))


def progress(draw: Random, project: Project) -> Edit:
    return SetProgress((draw.choice(DOCUMENTS[:KNOWN]),), project.layer, draw.choice(["done", "started", "skipped"]))


def rename_label(draw: Random, project: Project) -> Edit:
    return _change_label(draw, project, "edit label", name=draw.choice("abcd"))


def define_label(draw: Random, project: Project) -> Edit:
    return _change_label(draw, project, "edit label", definition=draw.choice("klmn"))


def drop_label(draw: Random, project: Project) -> Edit:
    return _change_label(draw, project, "remove label", deleted=True)


def ring_of_labels(draw: Random, project: Project) -> Edit:
    return _change_label(draw, project, "merge labels", merged_into=_label(draw, project).id)


def merge_labels(draw: Random, project: Project) -> Edit:
    return MergeLabels(_label(draw, project).id, _label(draw, project).id)


def retire_label(draw: Random, project: Project) -> Edit:
    return draw.choice([RetireLabel, BringBackLabel])(_label(draw, project).id)


def place_label(draw: Random, project: Project) -> Edit:
    above = draw.choice([None, _label(draw, project).id])
    return PlaceLabels((Place(_label(draw, project).id, above, draw.random()),))


def new_label(draw: Random, project: Project) -> Edit:
    name = draw.choice(["Place", "Date"])
    return PutRows((Label(id=label_id("span", name), name=name),), "add label")


def attribute(draw: Random, project: Project) -> Edit:
    known = project.reader.get(Attribute, GIVER)
    change = draw.choice([{"name": draw.choice("gh")}, {"required": draw.random() < 0.5}, {"deleted": True}])
    return PutRows((replace(known, **change),), "edit attribute")


def drop_article(draw: Random, project: Project) -> Edit | None:
    return RemoveDocuments((draw.choice(DOCUMENTS),), project.me.id)


def keep_removed(draw: Random, project: Project) -> Edit | None:
    held = held_back(project.reader)
    return KeepRemoved(held) if held else None


def describe_article(draw: Random, project: Project) -> Edit | None:
    article = _article(draw, project)
    return article and DescribeDocument(article, {draw.choice(["title", "source", "url"]): draw.choice("tuv")})


def add_article(draw: Random, project: Project) -> Edit:
    made = replace(_document(draw.randrange(KNOWN, len(TEXTS))), title=draw.choice(["", "Kuda", "Sapi"]))
    return PutRows(
        (replace(made, replaces=draw.choice([None, DOCUMENTS[0]]), meta={"a": draw.choice("xy")}),), "import"
    )


def add_occurrence(draw: Random, project: Project) -> Edit | None:
    article = _article(draw, project)
    made = draw.choice("ab")
    return article and PutRows(
        (Occurrence(id=named_id(made, article), document_id=article, name=draw.choice("pq")),), "import"
    )


def split(draw: Random, project: Project) -> Edit:
    article = draw.choice(DOCUMENTS[:KNOWN])
    # Whoever gives it a side first makes a row: there may be several of one article.
    row = Split(
        id=named_id("split", article, project.me.id), document_id=article, part=draw.choice(["train", "dev", "test"])
    )
    return PutRows((row,), "split articles")


def assign(draw: Random, project: Project) -> Edit | None:
    """Two may ask the same person to read the same, and one may take it back."""
    person = _any(draw, project, "annotator")
    row = Assignment(id=_id(draw), document_id=draw.choice(DOCUMENTS[:KNOWN]), annotator_id=person or "")
    known = _any(draw, project, "assignment")
    if known and draw.random() < 0.5:
        row = replace(project.reader.get(Assignment, known), deleted=draw.random() < 0.5)
    return PutRows((row,), "assign articles")


def dim(draw: Random, project: Project) -> Edit | None:
    place = draw.randrange(KNOWN)
    if project.reader.document(DOCUMENTS[place]) is None:
        return None
    return draw.choice([DimLine, DimLineEverywhere])(DOCUMENTS[place], 0, len(TEXTS[place]), draw.random() < 0.5)


def comment(draw: Random, project: Project) -> Edit | None:
    article = _article(draw, project)
    span = article and _any(draw, project, "span", "document_id = ?", article)
    made = {"id": _id(draw), "annotator_id": project.me.id, "body": draw.choice(["Sure?", "Ya."])}
    return article and AddComment(Comment(document_id=article, span_id=draw.choice([None, span]), **made))


def answer(draw: Random, project: Project) -> Edit | None:
    asked = _any(draw, project, "comment", "deleted = 0")
    made = {"id": _id(draw), "annotator_id": project.me.id, "body": draw.choice(["Ya.", "No."])}
    return asked and AnswerComment(Comment(document_id=DOCUMENTS[0], answers=asked, **made))


def resolve(draw: Random, project: Project) -> Edit | None:
    asked = _mine(draw, project, "comment")
    return asked and ResolveComment(asked, draw.random() < 0.7, project.me.id)


def settle(draw: Random, project: Project) -> Edit | None:
    """A verdict on anybody's span with what stands in the gold layer for it: the same ids on both of one's laptops."""
    judged = _any(draw, project, "span", "deleted = 0 AND origin != 'review'")
    span = judged and project.reader.get(Span, judged)
    if not span:
        return None
    gold = gold_of(project.me)
    made = replace(span, id=named_id("gold span", gold.id, span.id), annotator_id=gold.id, origin="review")
    verdict = Verdict(
        id=named_id("verdict", gold.id, span.id),
        document_id=span.document_id,
        annotator_id=project.me.id,
        judged=({"id": span.id, "stamp": span.stamp},),
        decision=draw.choice(["accept", "reject", "change"]),
        chosen_span_id=span.id,
        gold_span_id=made.id,
        note=draw.choice(["", "n"]),
    )
    return PutRows((gold, replace(made, deleted=verdict.decision == "reject"), verdict), "settle")


def same_person(draw: Random, project: Project) -> Edit | None:
    first, other = (_any(draw, project, "annotator", "kind = 'person'") for _ in range(2))
    return SamePerson(first or "", other or "")


def colour_of_mine(draw: Random, project: Project) -> Edit | None:
    me = project.reader.get(Annotator, project.me.id)
    return me and PutRows((replace(me, colour=draw.choice(["#111111", "#222222"])),), "change colour")


def open_round(draw: Random, project: Project) -> Edit:
    round_ = draw.randint(1, 3)
    if draw.random() < 0.5:
        return SetRound(round_, blind=draw.random() < 0.5)
    return OpenRound(Layer(project.me.id, round_ + 1), discuss=draw.random() < 0.5)


def copy_former(draw: Random, project: Project) -> Edit:
    return BeginWithFormer(Layer(project.me.id, project.round + 1))


def take_back(draw: Random, project: Project) -> Edit | None:
    mine = [deed for deed in deeds(project.reader)[:6] if deed.annotator_id == project.me.id]
    return TakeBack(draw.choice(mine), project.me.id) if mine else None


DEEDS: dict[str, Callable[[Random, Project], Edit | None]] = {
    deed.__name__: deed
    for deed in (
        add_span,
        relabel_span,
        note_span,
        attribute_of_span,
        piece_of_span,
        remove_span,
        relate,
        turn_relation,
        label_article,
        progress,
        rename_label,
        define_label,
        drop_label,
        ring_of_labels,
        merge_labels,
        retire_label,
        place_label,
        new_label,
        attribute,
        drop_article,
        keep_removed,
        describe_article,
        add_article,
        add_occurrence,
        split,
        assign,
        dim,
        comment,
        answer,
        resolve,
        settle,
        same_person,
        colour_of_mine,
        open_round,
        copy_former,
        take_back,
    )
}
