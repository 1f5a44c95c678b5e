"""Gathering: what teammates send is shown, taken as one step, undone as one step, and never touches what is mine."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app import differences, exporting, gathering, importing, sharing
from annotator.app.edits import DescribeDocument, PutRows, RemoveDocuments, RemoveSpans, SetNote
from annotator.app.gathering import Gathering
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.app.reviewing import gold_of
from annotator.app.rounds import SetRound, is_blind
from annotator.app.team_edits import SamePerson
from annotator.domain.annotator import Annotator, persons
from annotator.domain.codebook import Attribute, Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.identity import attribute_id, document_id, label_id, new_id, sha256
from annotator.domain.review import Comment
from annotator.domain.span import Span
from annotator.storage.backup import backups
from annotator.storage.check import problems
from annotator.storage.gathered import CODEBOOK
from annotator.storage.holding import held
from annotator.storage.schema import TABLES
from tests.unit.app.teams import ACTOR, DOCUMENTS, GIFT, TEXTS, content, lead_project, mark, spans_by, teammate


@pytest.fixture
def lead(tmp_path: Path) -> Project:
    project = lead_project(tmp_path / "ana.sorot")
    yield project
    project.close()


def gathered(project: Project, *others: Project | Path, own: bool = False) -> Gathering:
    """Close others' projects and read them."""
    paths = []
    for other in others:
        if isinstance(other, Project):
            other.close()
            other = other.path
        paths.append(other)
    return gathering.prepare(project.path, paths, project.me, own=own)


def sent(project: Project) -> Path:
    """What somebody sends while their project is open."""
    out = project.path.with_name(f"{new_id()}.sorot")
    sharing.send(project.path, out, project.me)
    return out


def test_that_a_teammates_layer_comes_in_as_one_step_and_goes_again(lead: Project, tmp_path: Path) -> None:
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    mark(budi, 1, 0, 6, ACTOR)
    mark(lead, 0, 0, 6)
    before = content(lead.reader)
    found = gathered(lead, budi)
    assert found.refused == []
    (file,) = found.files
    assert (file.owner, [(x.name, x.round, x.new, x.ticked) for x in file.layers]) == ("Budi", [("Budi", 1, 2, True)])
    assert [(line.title, line.annotator, line.new, line.others) for line in file.lines] == [
        ("Berita 0", "Budi", 1, 1),
        ("Berita 1", "Budi", 1, 1),
    ]
    assert content(lead.reader) == before
    expected = {"documents": 0, "spans": 2, "annotators": 0, "labels": 0}
    assert found.summary() == expected
    assert gathering.take(lead, found, tmp_path / "backups") == expected
    assert spans_by(lead) == {"Ana": 1, "Budi": 2}
    assert [b.reason for b in backups(tmp_path / "backups", lead.path)] == ["before gathering"]
    assert problems(lead.reader) == []
    assert lead.undo_name == "gather"
    lead.undo()
    assert content(lead.reader) == before
    assert gathering.take(lead, gathered(lead, budi.path)) == expected


def test_that_gathering_again_changes_nothing(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    gathering.take(lead, gathered(lead, budi))
    line = lead.reader.journal_lines()[-1]
    found = gathered(lead, budi.path)
    assert found.files[0].layers == []
    assert gathering.take(lead, found) == {"documents": 0, "spans": 0, "annotators": 0, "labels": 0}
    assert lead.reader.journal_lines()[-1] == line


def test_that_changes_and_removals_are_told_apart(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    kept, changed, removed = mark(budi, 0, 0, 6), mark(budi, 0, 7, 8), mark(budi, 1, 0, 6)
    gathering.take(lead, gathered(lead, budi))
    budi = Project.open(budi.path, "Budi")
    budi.do(SetNote(changed, "really?", budi.me.id))
    budi.do(RemoveSpans((removed,), budi.me.id))
    mark(budi, 2, 0, 6)
    found = gathered(lead, budi)
    (layer,) = found.files[0].layers
    assert (layer.new, layer.changed, layer.removed) == (1, 1, 1)
    gathering.take(lead, found)
    assert {span.id for span in lead.reader.all(Span)} >= {kept, changed}
    assert removed not in {span.id for span in lead.reader.all(Span)}


def test_that_somebody_elses_layer_is_listed_but_only_taken_on_request(lead: Project) -> None:
    citra = teammate(lead, "Citra")
    mark(citra, 0, 0, 6)
    budi = teammate(lead, "Budi")
    mark(budi, 1, 0, 6)
    gathering.take(budi, gathered(budi, citra))
    found = gathered(lead, budi)
    assert [(x.name, x.ticked) for x in found.files[0].layers] == [("Budi", True), ("Citra", False)]
    assert found.summary()["spans"] == 1
    found.files[0].layers[1].ticked = True
    assert found.summary()["spans"] == 2
    gathering.take(lead, found)
    assert spans_by(lead) == {"Budi": 1, "Citra": 1}


def test_that_no_file_changes_my_own_layer(lead: Project) -> None:
    mine = mark(lead, 0, 0, 6)
    budi = teammate(lead, "Budi")
    gathering.take(budi, gathered(budi, sent(lead)))
    assert spans_by(budi) == {"Ana": 1}
    budi.be("Ana")
    budi.do(SetNote(mine, "not by Ana", budi.me.id))
    budi.do(PutRows((replace(budi.me, name="Anna", colour="#000000"),), "rename"))
    budi.be("Budi")
    mark(budi, 1, 0, 6)
    mark(budi, 1, 7, 8)
    found = gathered(lead, budi)
    assert [(x.name, x.ticked, x.refused[:16]) for x in found.files[0].layers] == [
        ("Budi", True, ""),
        ("Ana", False, "it would change "),
    ]
    found.files[0].layers[1].ticked = True
    gathering.take(lead, found)
    (span,) = lead.reader.with_ids(Span, [mine])
    assert span.note == ""
    assert [person.name for person in lead.reader.annotators()] == ["Ana", "Budi", "Citra"]


def test_that_my_other_laptop_may_change_my_layer_where_i_say_so(lead: Project) -> None:
    mine = mark(lead, 0, 0, 6)
    other = lead.path.with_name("laptop.sorot")
    sharing.send(lead.path, other, lead.me)
    laptop = Project.open(other, "Ana")
    laptop.do(SetNote(mine, "written on the train", laptop.me.id))
    found = gathered(lead, laptop)
    assert [x.ticked for x in found.files[0].layers] == [False]
    found.discard()
    found = gathered(lead, other, own=True)
    assert [x.ticked for x in found.files[0].layers] == [True]
    gathering.take(lead, found)
    (span,) = lead.reader.with_ids(Span, [mine])
    assert span.note == "written on the train"


def test_that_a_row_which_is_somebody_elses_here_refuses_the_file(lead: Project) -> None:
    mine = mark(lead, 0, 0, 6)
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    (span,) = budi.reader.all(Span)
    budi.store.connection.execute("UPDATE span SET id = ? WHERE id = ?", [mine, span.id])
    found = gathered(lead, budi)
    assert found.files == []
    assert "is somebody else's" in found.refused[0].reason


def test_that_codebook_changes_come_along_and_are_shown_first(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    label = budi.codebook.get(GIFT)
    assert label is not None
    budi.do(PutRows((replace(label, name="Hadiah", definition="Apa saja yang diberikan."),), "edit label"))
    place = Label(id=new_id(), name="Place")
    budi.do(PutRows((place, Attribute(id=attribute_id(place.id, "City"), label_id=place.id, name="City")), "add label"))
    found = gathered(lead, budi)
    assert [c.what for c in found.files[0].conflicts if c.kind == "overwritten"] == [
        "“Gift”: name becomes “Hadiah”; here it is “Gift”",
        "“Gift”: definition becomes “Apa saja yang diberikan.”; here it is “”",
    ]
    assert found.summary() == {"documents": 0, "spans": 0, "annotators": 0, "labels": 2}
    gathering.take(lead, found)
    assert {x.name for x in lead.codebook} == {"Hadiah", "Actor", "Place"}
    lead.undo()
    assert {x.name for x in lead.codebook} == {"Gift", "Actor"}


def test_that_articles_are_listed_in_the_order_of_the_project(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    for nth in (2, 3, 1):
        mark(budi, nth, 0, 6)
    found = gathered(lead, budi)
    assert [line.title for line in found.files[0].lines] == ["Berita 1", "Berita 2", "Berita 3"]
    found.discard()


def test_that_a_project_without_its_beginning_is_called_damaged(lead: Project, tmp_path: Path) -> None:
    for name, inside in (("empty.sorot", b""), ("torn.SOROT", b"\0" * 8192)):
        (tmp_path / name).write_bytes(inside)
        (refusal,) = gathered(lead, tmp_path / name).refused
        assert refusal.reason == "it is empty or damaged: it does not begin as a project does"


def test_that_overwritten_values_are_told_in_words_and_where_they_part(lead: Project) -> None:
    attribute = Attribute(
        id=attribute_id(GIFT, "Certainty"), label_id=GIFT, name="Certainty", kind="choice",
        choices=({"id": "a", "name": "certain"}, {"id": "b", "name": "doubtful"}),
    )  # fmt: skip
    gift = lead.codebook.get(GIFT)
    assert gift is not None
    long = "A thing that one gives to another without payment in return, on whatever day. " * 3
    lead.do(PutRows((replace(gift, definition=long), attribute), "edit label"))
    budi = teammate(lead, "Budi")
    theirs = replace(gift, definition=long.replace("day.", "day or night.", 1), parent_id=ACTOR, retired=True)
    fewer = replace(attribute, choices=attribute.choices[:1], required=True)
    budi.do(PutRows((theirs, fewer), "edit label"))
    found = gathered(lead, budi)
    assert [c.what for c in found.files[0].conflicts] == [
        "“Gift”: definition becomes “…urn, on whatever day or night. A thing that one gives to ano…”; here it is"
        " “…urn, on whatever day. A thing that one gives to another with…”",
        "“Gift”: label above becomes “Actor”; here it is “”",
        "“Gift”: retired becomes “yes”; here it is “no”",
        "“Gift · Certainty”: choices becomes “certain”; here it is “certain, doubtful”",
        "“Gift · Certainty”: required becomes “yes”; here it is “no”",
    ]
    found.discard()


def test_that_what_is_overwritten_of_an_article_is_told_in_words_too(lead: Project) -> None:
    lead.do(DescribeDocument(DOCUMENTS[1], {"title": "Pakta"}))
    article = lead.reader.document(DOCUMENTS[0])
    assert article is not None
    lead.do(PutRows((replace(article, name="a.html", reader="trafilatura 1"),), "import"))
    budi = teammate(lead, "Budi")
    changed = {
        "reader": "trafilatura 2",
        "original_sha256": sha256("a"),
        "replaces": DOCUMENTS[1],
        "created": "2024-06-20",
    }
    budi.do(PutRows((replace(article, name="a.html", **changed),), "import"))
    found = gathered(lead, budi)
    assert [c.what.partition(": ")[2].partition(";")[0] for c in found.files[0].conflicts] == [
        "reader of the file becomes “trafilatura 2”",
        f"SHA-256 of the file becomes “{sha256('a')[:60]}…”",
        "article that it replaces becomes “Pakta”",
        "day of taking in becomes “2024-06-20”",
    ]
    found.discard()


def test_that_every_field_that_may_be_overwritten_has_a_word() -> None:
    never = {"id", "stamp", "stamps", "deleted"}
    fields = {column for name in ("document", *CODEBOOK) for column in {*TABLES[name].columns} - TABLES[name].settled}
    assert fields - never == {*differences._OVERWRITTEN, *differences._CALLED}


def test_that_without_the_codebook_only_labels_that_are_needed_come_in(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    label = budi.codebook.get(GIFT)
    assert label is not None
    parent, used, unused = (Label(id=new_id(), name=name) for name in ("Thing", "Place", "Date"))
    budi.do(PutRows((replace(label, name="Hadiah"), parent, replace(used, parent_id=parent.id), unused), "labels"))
    mark(budi, 0, 0, 6, used.id)
    mark(budi, 0, 0, 6, GIFT)
    found = gathered(lead, budi)
    found.files[0].codebook = False
    gathering.take(lead, found)
    assert {x.name for x in lead.codebook} == {"Gift", "Actor", "Thing", "Place"}
    assert problems(lead.reader) == []


def test_that_without_the_articles_only_those_that_are_needed_come_in(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    more = ["Sebuah berita baru tentang kuda.", "Berita yang tidak dibaca."]
    made = [Document(id=document_id(sha256(t)), text=t, sha256=sha256(t)) for t in more]
    budi.do(PutRows(tuple(made), "import"))
    budi.do(DescribeDocument(DOCUMENTS[0], {"title": "Judul lain"}))
    budi.do(
        PutRows(
            (
                Span(
                    id=new_id(),
                    document_id=made[0].id,
                    annotator_id=budi.me.id,
                    label_id=GIFT,
                    start=0,
                    end=6,
                    quote="Sebuah",
                ),
            ),
            "x",
        )
    )
    found = gathered(lead, budi)
    found.files[0].articles = False
    gathering.take(lead, found)
    titles = {d.id: d.title for d in lead.reader.all(Document)}
    assert made[0].id in titles
    assert made[1].id not in titles
    assert titles[DOCUMENTS[0]] == "Berita 0"
    assert problems(lead.reader) == []


def test_that_conflicts_are_named(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    other = "Berita 0, tetapi dibaca oleh program lain."
    twin = Document(id=document_id(sha256(other)), text=other, sha256=sha256(other), name="0.txt")
    budi.do(PutRows((twin, Label(id=new_id(), name="gift"), Annotator(id=new_id(), name="ana")), "twins"))
    budi.do(RemoveDocuments((DOCUMENTS[1],), budi.me.id))
    mark(lead, 1, 0, 6)
    found = gathered(lead, budi)
    assert {c.kind: c.what for c in found.files[0].conflicts} == {
        "text": "“0.txt” has another text there; it comes in as another article",
        "removal": "“Berita 1” was removed there, and stays, because spans here use it",
        "name": "there is a label “gift” here and another one there; they can be merged",
        "person": "“ana” is known here as somebody else; they may be one person",
    }
    gathering.take(lead, found)
    assert lead.reader.document(DOCUMENTS[1]) is not None
    assert held(lead.store.connection) == [("document", DOCUMENTS[1])]


def test_that_an_earlier_removal_does_not_take_away_what_was_made_later(lead: Project, tmp_path: Path) -> None:
    budi = teammate(lead, "Budi")
    (text := tmp_path / "baru.txt").write_text("Jip untuk sang adipati.", "utf-8")
    label = Label(id=label_id("span", "Place"), name="Place")
    for project, thinks_better in ((lead, True), (budi, False)):
        importing.take(project, importing.prepare(project.path, [text], ImportOptions(), project.me))
        project.do(PutRows((label,), "add label"))
        if thinks_better:
            project.undo()
            project.undo()
        time.sleep(0.002)  # So that the stamps of what follows are later ones.
    for _ in range(2):
        for project, other in ((budi, lead), (lead, budi)):
            sharing.snapshot(other.path, out := tmp_path / f"{new_id()}.sorot", other.me)
            gathering.take(project, gathering.prepare(project.path, [out], project.me))
    budi.close()
    for project in (lead, Project.open(budi.path, "Budi")):
        assert "baru" in project.reader.titles().values()
        assert label.id in [found.id for found in project.codebook]
        project.close()


def test_that_what_a_teammate_removed_and_nobody_uses_is_told_before_it_goes(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    budi.do(RemoveDocuments((DOCUMENTS[1],), budi.me.id))
    found = gathered(lead, budi)
    told = [(x.kind, x.what, x.part) for x in found.files[0].conflicts]
    assert told == [("removal", "“Berita 1” was removed there, and goes here too", "articles")]
    gathering.take(lead, found)
    assert lead.reader.document(DOCUMENTS[1]) is None


def test_that_a_comment_on_a_third_persons_span_waits_for_it(lead: Project) -> None:
    citra = teammate(lead, "Citra")
    theirs = mark(citra, 0, 0, 6)
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    gathering.take(budi, gathered(budi, citra))
    made = {"document_id": DOCUMENTS[0], "annotator_id": budi.me.id}
    first = Comment(id=new_id(), span_id=theirs, body="Sure?", **made)
    budi.do(PutRows((first, Comment(id=new_id(), answers=first.id, body="I am.", **made)), "comment"))
    found = gathered(lead, budi)
    gathering.take(lead, found)
    assert found.files[0].waiting == 2
    assert lead.reader.all(Comment) == []
    assert problems(lead.reader) == []
    before = content(lead.reader)
    gathering.take(lead, gathered(lead, budi.path, citra.path))
    assert len(lead.reader.all(Comment)) == 2
    lead.undo()
    assert content(lead.reader) == before


def test_that_several_files_are_one_step(lead: Project) -> None:
    before = content(lead.reader)
    others = [teammate(lead, name) for name in ("Budi", "Citra")]
    for project in others:
        mark(project, 0, 0, 6)
    gathering.take(lead, gathered(lead, *others))
    assert spans_by(lead) == {"Budi": 1, "Citra": 1}
    lead.undo()
    assert content(lead.reader) == before


def test_that_rows_as_jsonl_are_gathered_like_a_project(lead: Project, tmp_path: Path) -> None:
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    out = tmp_path / "budi.jsonl"
    exporting.export(budi.reader, out, exporting.ExportOptions("jsonl", layer="all"))
    budi.close()
    found = gathered(lead, out)
    assert [(x.name, x.ticked) for x in found.files[0].layers] == [("Budi", True)]
    assert gathering.take(lead, found)["spans"] == 1
    (span,) = lead.reader.all(Span)
    assert (span.quote, span.annotator_id) == (TEXTS[0][:6], budi.me.id)
    told: list[str] = []
    gathering.prepare(lead.path, [out], lead.me, tell=lambda _, __, name: told.append(name)).discard()
    assert "budi.jsonl: 3 records" in told


@pytest.mark.parametrize("name", ["ana.sorot", "nothing.sorot", "berita.txt", "doccano.jsonl"])
def test_that_what_cannot_be_gathered_is_refused_with_a_reason(lead: Project, tmp_path: Path, name: str) -> None:
    (tmp_path / "berita.txt").write_text("Dua kuda.")
    (tmp_path / "doccano.jsonl").write_text('{"text": "Dua kuda.", "label": [[0, 3, "Gift"]]}\n')
    found = gathered(lead, tmp_path / name)
    assert found.files == []
    assert len(found.refused[0].reason) > 10


def test_that_one_bad_file_does_not_keep_the_others_out(lead: Project, tmp_path: Path) -> None:
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    (tmp_path / "bad.sorot").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    found = gathered(lead, tmp_path / "bad.sorot", budi)
    assert [len(found.files), len(found.refused)] == [1, 1]
    assert gathering.take(lead, found)["spans"] == 1


def test_that_more_files_than_can_be_attached_are_asked_for_in_parts(lead: Project) -> None:
    with pytest.raises(AnnotatorError, match="At most 10 files"):
        gathering.prepare(lead.path, [lead.path] * 11, lead.me)


def test_that_reading_can_be_cancelled(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    budi.close()

    def tell(done: int, of: int, name: str) -> None:
        raise Cancelled(f"{name} was not read")

    with pytest.raises(Cancelled):
        gathering.prepare(lead.path, [budi.path], lead.me, tell=tell)


def test_that_the_last_word_on_rounds_comes_with_the_articles(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    lead.do(SetRound(2, blind=True))
    for _ in range(2):
        gathering.take(budi, gathered(budi, sent(lead)))
        assert (budi.round, is_blind(budi.reader)) == (2, True)
    budi.undo()
    assert (budi.round, is_blind(budi.reader)) == (1, False)
    gathering.take(lead, gathered(lead, budi))
    assert (lead.round, is_blind(lead.reader)) == (2, True)


def test_that_a_project_in_use_is_not_read(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    found = gathering.prepare(lead.path, [budi.path], lead.me)
    assert "still in use" in found.refused[0].reason
    budi.close()


def test_that_nobody_becomes_me_by_their_own_word(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    budi.do(PutRows((replace(budi.me, same_as=lead.me.id),), "join"))
    found = gathered(lead, budi)
    assert found.files == []
    assert "says that “Budi” is you" in found.refused[0].reason
    lead.do(SamePerson(budi.me.id, lead.me.id))
    found = gathered(lead, budi.path)
    assert [(x.name, x.ticked) for x in found.files[0].layers] == [("Budi", False)]
    found.discard()


def test_that_somebody_of_my_name_is_me_only_where_i_say_so(lead: Project) -> None:
    dewi = teammate(lead, "Dewi")
    mark(dewi, 0, 0, 6)
    lead.be("dewi")
    assert not lead.reader.knows(lead.me.id)
    found = gathered(lead, dewi)
    assert [(x.name, x.ticked, bool(x.refused)) for x in found.files[0].layers] == [("Dewi", False, True)]
    assert [(x.kind, x.what) for x in found.files[0].conflicts] == [
        (
            "person",
            "“Dewi” there bears your name, and is taken for you: if so, say that the file comes from another computer"
            " of yours; if not, go by another name here first",
        )
    ]
    gathering.take(lead, found)
    assert (spans_by(lead), lead.reader.knows(dewi.me.id)) == ({}, False)
    found = gathered(lead, dewi.path, own=True)
    assert [x.what for x in found.files[0].conflicts] == ["“Dewi” there bears your name: you go on as that person here"]
    gathering.take(lead, found)
    assert (spans_by(lead), lead.me.id) == ({"Dewi": 1}, dewi.me.id)
    again = gathered(lead, dewi.path)
    assert ([x.ticked for x in again.files[0].layers], again.files[0].conflicts) == ([], [])
    again.discard()


def test_that_nobody_is_taken_for_somebody_without_a_name(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    lead.be("")
    found = gathered(lead, budi)
    assert ([x.ticked for x in found.files[0].layers], found.files[0].conflicts) == ([True], [])
    found.discard()


@pytest.mark.parametrize("is_joined_first", [False, True])
def test_that_two_names_of_a_teammate_stay_joined_when_they_send_again(lead: Project, is_joined_first: bool) -> None:
    budi = teammate(lead, "Budi")
    mark(budi, 0, 0, 6)
    citra = next(person for person in lead.reader.annotators() if person.name == "Citra")
    deeds: list[Callable[[], object]] = [
        lambda: lead.do(SamePerson(budi.me.id, citra.id)),
        lambda: budi.do(PutRows((replace(budi.me, colour="#123456"),), "edit annotator")),
    ]
    for deed in deeds if is_joined_first else reversed(deeds):
        deed()
        time.sleep(0.002)  # So that the second stamp is the later one.
    gathering.take(lead, gathered(lead, budi))
    (person,) = (person for person in lead.reader.annotators() if person.name == "Budi")
    assert (person.same_as, person.colour) == (citra.id, "#123456")
    assert sum(gathering.take(lead, gathered(lead, budi)).values()) == 0


def test_that_a_join_of_ones_own_names_and_its_undoing_both_reach_the_others(lead: Project) -> None:
    citra = next(person for person in lead.reader.annotators() if person.name == "Citra")
    budi = teammate(lead, "Budi")

    def is_joined() -> bool:
        gathering.take(lead, gathering.prepare(lead.path, [sent(budi)], lead.me))
        lead_of = persons(lead.reader.annotators())
        return lead_of[budi.me.id] == lead_of[citra.id]

    budi.do(SamePerson(budi.me.id, citra.id))
    assert is_joined()
    budi.undo()
    assert not is_joined()
    assert not is_joined()
    budi.redo()
    assert is_joined()
    assert problems(lead.reader) == problems(budi.reader) == []
    budi.close()


@pytest.mark.parametrize("is_in_order", [True, False])
def test_that_the_later_word_on_who_is_one_person_holds_in_whatever_order_the_files_come(
    lead: Project, is_in_order: bool
) -> None:
    citra = next(person for person in lead.reader.annotators() if person.name == "Citra")
    budi = teammate(lead, "Budi")
    budi.do(SamePerson(budi.me.id, citra.id))
    former = sent(budi)
    budi.undo()
    for path in (former, sent(budi)) if is_in_order else (sent(budi), former):
        gathering.take(lead, gathered(lead, path))
    lead_of = persons(lead.reader.annotators())
    assert lead_of[budi.me.id] != lead_of[citra.id]
    budi.close()


def test_that_all_have_one_order_of_articles_that_came_in_before_they_met(lead: Project, tmp_path: Path) -> None:
    budi = teammate(lead, "Budi")
    for project in (lead, budi):
        for number in range(4):
            (path := tmp_path / f"{project.me.name}-{number}.txt").write_text(f"Kabar {path.name}.", "utf-8")
            importing.take(project, importing.prepare(project.path, [path], ImportOptions(), project.me))
    for project, other in ((budi, lead), (lead, budi)):
        sharing.snapshot(other.path, out := tmp_path / f"{new_id()}.sorot", other.me)
        gathering.take(project, gathering.prepare(project.path, [out], project.me))
    orders = [list(project.reader.titles()) for project in (lead, budi)]
    assert len(orders[0]) == len(TEXTS) + 8
    assert orders[0] == orders[1]
    worked = [[x for x, _, _ in project.reader.worked_on([lead.layer])] for project in (lead, budi)]
    assert worked == orders
    budi.close()


def test_that_of_my_two_laptops_the_later_word_on_my_name_holds(lead: Project) -> None:
    sharing.share(lead.path, lead.path.with_name("laptop.sorot"))
    laptop = Project.open(lead.path.with_name("laptop.sorot"), "Ana")
    mark(laptop, 0, 0, 6)
    lead.do(PutRows((replace(lead.me, colour="#123456"),), "edit annotator"))
    gathering.take(lead, gathered(lead, laptop, own=True))
    (me,) = (person for person in lead.reader.annotators() if person.id == lead.me.id)
    assert me.colour == "#123456"


def test_that_a_gold_layer_whose_making_was_undone_goes_from_teammates_too(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    mark(lead, 0, 0, 6)
    gold, (span,) = gold_of(lead.me), lead.reader.all(Span)
    lead.do(PutRows((gold, replace(span, id=new_id(), annotator_id=gold.id, origin="review")), "settle"))
    gathering.take(budi, gathering.prepare(budi.path, [sent(lead)], budi.me))
    assert spans_by(budi) == {"Ana": 1, gold.name: 1}
    lead.undo()
    gathering.take(budi, gathering.prepare(budi.path, [sent(lead)], budi.me))
    assert spans_by(budi) == {"Ana": 1}
    budi.close()


def test_that_a_teammates_name_is_as_they_write_it_whoever_changed_it_later(lead: Project) -> None:
    budi = teammate(lead, "Budi")
    budi.do(PutRows((replace(budi.me, colour="#123456"),), "edit annotator"))
    theirs = next(person for person in lead.reader.annotators() if person.name == "Budi")
    lead.do(PutRows((replace(theirs, name="Bodi", deleted=True),), "edit annotator"))
    found = gathered(lead, budi)
    assert found.files[0].layers == []
    gathering.take(lead, found)
    (person,) = (person for person in lead.reader.annotators() if person.id == theirs.id)
    assert (person.name, person.colour) == ("Budi", "#123456")
    lead.undo()
    assert lead.undo_name == "edit annotator"
    assert not lead.reader.knows(theirs.id)


def test_that_taking_that_is_cancelled_at_any_step_leaves_the_project_as_before(lead: Project) -> None:
    sent = []
    for name in ("Budi", "Citra"):
        theirs = teammate(lead, name)
        mark(theirs, 0, 0, 6)
        sent.append(theirs)
    paths = [theirs.path for theirs in sent]
    for theirs in sent:
        theirs.close()
    before, told, steps = content(lead.reader), [], 0

    def tell(done: int, of: int, name: str) -> None:
        assert 0 <= done < of
        told.append(name)
        if len(told) > steps:
            raise Cancelled

    while spans_by(lead) == {}:
        told.clear()
        try:
            gathering.take(lead, gathered(lead, *paths), tell=tell)
        except Cancelled:
            assert content(lead.reader) == before
        steps += 1
    assert steps == 6
    assert told == ["", "budi.sorot", "citra.sorot", "budi.sorot", "citra.sorot"]
    lead.undo()
    assert content(lead.reader) == before
