"""What the names in a file stand for: mapped labels and annotators, relations, labels of articles, spans as values."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from annotator.app.codebook_edits import RemoveAttribute
from annotator.app.edits import PutRows
from annotator.app.exporting import layer_choices
from annotator.app.importing import ImportOptions, prepare, take
from annotator.app.name_map import closest, load
from annotator.app.outgoing import articles
from annotator.app.project import Project
from annotator.app.reading import FileReading
from annotator.domain.annotator import Annotator, Layer
from annotator.domain.codebook import Attribute, Label
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import label_id
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, RelationRecord, SpanRecord
from annotator.storage.waiting import Waiting, take_in, taking_in

TEXT = "Menteri Suroto memberi “jam emas” 🎁\nkepada Hakim Wirya."


class _TakeIn:
    name = "import"

    def apply(self, store):
        take_in(store)


@pytest.fixture
def project(tmp_path):
    made = Project.create(tmp_path / "p.sorot", "Ana")
    yield made
    made.close()


def bring(project: Project, record: ArticleRecord, **more) -> str:
    """Take one record in, as an import does; returns why not, or ""."""
    waiting = Waiting()
    reading = FileReading(project.reader, waiting, project.me, ImportOptions(**more))
    reading.begin()
    with waiting.file():
        problem = reading.add(record)
        reading.finish()
    waiting.seal()
    if not problem:
        with taking_in(project.store, waiting):
            project.do(_TakeIn())
    waiting.discard()
    return problem


def span(words: str, label: str, **more) -> SpanRecord:
    start = TEXT.index(words)
    return SpanRecord(start, start + len(words), label, quote=words, **more)


def record() -> ArticleRecord:
    gift = span("jam emas", "Gift", id="s-1", attributes={"giver": "s-2", "worth": 12.5, "secret": True, "how": "diam"})
    return ArticleRecord(
        text=TEXT,
        spans=[gift, span("Menteri Suroto", "Person", id="s-2"), span("Hakim Wirya", "Person", id="s-3")],
        relations=[RelationRecord(0, 2, "given to", note="kemarin"), RelationRecord(0, 2, "given to")],
        labels=[DocumentLabelRecord("Stance", "critical"), DocumentLabelRecord("Relevant")],
    )


def the_layer(project):
    return Layer(next(p.id for p in project.reader.annotators() if p.name == "Ana"))


def test_that_a_label_made_for_a_name_in_a_file_has_a_colour_of_its_own(project):
    shipped = Label(id="l-1", name="Date", colour="#b7791f")
    other = Label(id="l-2", name="Alike", kind="relation", colour="#2f6fd0")
    project.do(PutRows((shipped, other), "import"))
    assert bring(project, ArticleRecord(text=TEXT, spans=[span("jam emas", "Gift"), span("Hakim", "Person")])) == ""
    assert {label.name: label.colour for label in project.codebook.usable()} == {
        "Date": "#b7791f",
        "Gift": "#2f6fd0",
        "Person": "#c8423b",
    }


def test_that_relations_labels_of_articles_and_spans_as_values_come_in(project):
    assert bring(project, record()) == ""
    (document,) = project.reader.document_ids()
    spans = {s.quote: s for s in project.reader.spans(document, [the_layer(project)])}
    codebook = project.codebook
    first, second = project.reader.relations(document, the_layer(project))
    assert {first.note, second.note} == {"kemarin", ""}
    assert (first.source_id, first.target_id) == (spans["jam emas"].id, spans["Hakim Wirya"].id)
    assert codebook.get(first.label_id).kind == "relation"
    given = project.reader.document_labels(document, the_layer(project))
    assert {(codebook.get(g.label_id).name, g.value) for g in given} == {("Stance", "critical"), ("Relevant", "")}
    kinds = {a.name: a.kind for a in codebook.attributes()}
    assert kinds == {"giver": "span", "worth": "number", "secret": "yes-no", "how": "text"}
    giver = next(a.id for a in codebook.attributes() if a.name == "giver")
    assert spans["jam emas"].attributes[giver] == spans["Menteri Suroto"].id


def test_that_an_attribute_is_a_span_also_where_its_first_value_leads_nowhere(project):
    person, lost = span("Menteri Suroto", "Person", id="s-2"), span("jam emas", "Gift", attributes={"giver": "s-9"})
    found = span("jam", "Gift", attributes={"giver": "s-2"})
    assert bring(project, ArticleRecord(text=TEXT, spans=[lost, found, person])) == ""
    spans = {row["quote"]: row for row in project.reader.values("span")}
    (giver,) = project.codebook.attributes()
    assert giver.kind == "span"
    assert orjson.loads(spans["jam"]["attributes"]) == {giver.id: spans["Menteri Suroto"]["id"]}


def test_that_what_is_chosen_of_an_article_comes_in_and_leaves_by_name_and_is_kept_by_id(project):
    stance = label_id("document", "Stance")
    choices = ({"id": "c-1", "name": "Critical"}, {"id": "c-2", "name": "neutral"})
    side = Attribute(id="a-side", label_id=stance, name="Side", kind="choice", choices=choices)
    project.do(PutRows((Label(id=stance, name="Stance", kind="document"), side), "set up"))
    bring(project, record())
    (document,) = project.reader.document_ids()
    given = project.reader.document_labels(document, the_layer(project))
    assert {g.value for g in given} == {"c-1", ""}
    (out,) = articles(project.reader, layer_choices(project.reader), done=False, only=None, tell=lambda *_: None)
    assert {(label.label, label.value) for label in out.labels} == {("Stance", "Critical"), ("Relevant", "")}


def test_that_a_fact_whose_attribute_was_removed_leaves_by_name_and_beside_one_of_the_same_name(project):
    bring(project, ArticleRecord(text=TEXT, spans=[span("jam emas", "Gift", attributes={"giver": "Suroto"})]))
    (giver,) = project.codebook.attributes()

    def leaving():
        (out,) = articles(project.reader, layer_choices(project.reader), done=False, only=None, tell=lambda *_: None)
        return out.spans[0].attributes

    project.do(RemoveAttribute(giver.id))
    assert leaving() == {"giver": "Suroto"}
    other = replace(giver, id="a-2", name="giver")
    (marked,) = project.reader.spans(next(iter(project.reader.document_ids())), project.reader.layers())
    project.do(PutRows((other, replace(marked, attributes={giver.id: "Suroto", "a-2": "Halim"})), "set up"))
    assert sorted(leaving().values()) == ["Halim", "Suroto"]


def test_that_the_same_file_twice_adds_nothing(project):
    bring(project, record())
    before = [list(project.reader.values(table)) for table in ("span", "relation", "document_label", "label")]
    bring(project, record())
    assert [list(project.reader.values(t)) for t in ("span", "relation", "document_label", "label")] == before


def test_that_a_relation_that_leads_nowhere_refuses_its_article(project):
    broken = record()
    broken.relations.append(RelationRecord(0, 9, "given to"))
    assert bring(project, broken) == "relation 3: it leads to a span that is not there"


def test_that_names_are_mapped_to_labels_and_people_who_are_known(project, tmp_path: Path):
    project.do(_Know(Annotator(id="8f1d2c9e-0000-7000-8000-000000000001", name="Rahma Widya")))
    file = tmp_path / "in.jsonl"
    line = {"text": TEXT, "label": [[0, 14, "PER"]], "annotator": "rw"}
    file.write_bytes(orjson.dumps(line))
    options = ImportOptions(labels={"per": "Person"}, people={"RW": "rahma widya"})
    take(project, prepare(project.path, [file], options, project.me))
    (row,) = project.reader.values("span")
    assert project.codebook.get(row["label_id"]).name == "Person"
    assert row["annotator_id"].endswith("0001")


class _Know:
    name = "add annotator"

    def __init__(self, person):
        self.person = person

    def apply(self, store):
        store.put(self.person)


UNITS = {
    "UTF-16 units": lambda before: len(before.encode("utf-16-le")) // 2,
    "bytes": lambda before: len(before.encode()),
    "CRLF": lambda before: len(before) + before.count("\n"),
    "CRLF in UTF-16 units": lambda before: len(before.encode("utf-16-le")) // 2 + before.count("\n"),
    "CRLF in bytes": lambda before: len(before.encode()) + before.count("\n"),
}


@pytest.mark.parametrize("unit", UNITS)
def test_that_offsets_in_other_units_are_repaired_where_the_quote_proves_it(project, unit):
    start = TEXT.index("Hakim Wirya")
    count = UNITS[unit]
    told = SpanRecord(count(TEXT[:start]), count(TEXT[: start + 11]), "Person", quote="Hakim Wirya")
    assert bring(project, ArticleRecord(text=TEXT, spans=[told])) == ""
    (row,) = project.reader.values("span")
    assert (row["start"], row["end"]) == (start, start + 11)


def test_that_a_report_says_what_the_repaired_offsets_counted(project, tmp_path: Path):
    file, start = tmp_path / "in.csv", TEXT.index("kepada")
    file.write_text(f"name,start,end,quote,label\na.txt,{start + 1},{start + 7},kepada,To\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    take(project, prepare(project.path, [tmp_path / "a.txt"], ImportOptions(), project.me))
    prepared = prepare(project.path, [file], ImportOptions(), project.me)
    (line,) = prepared.records
    prepared.discard()
    assert (line.state, line.spans, line.remark) == ("spans", 1, "1 offsets counted UTF-16 units")


def test_that_names_nobody_knows_are_listed_whatever_becomes_of_them(project, tmp_path: Path):
    file = tmp_path / "in.jsonl"
    file.write_bytes(orjson.dumps({"text": TEXT, "label": [[0, 14, "PER"]], "annotator": "rw"}))
    for options in (ImportOptions(), ImportOptions(create=False), ImportOptions(labels={"PER": "Person"})):
        prepared = prepare(project.path, [file], options, project.me)
        prepared.discard()
        assert {(one.kind, one.name) for one in prepared.foreign} >= {("span", "PER")}
        assert bool(prepared.summary.refused) is not options.create
    assert {(one.kind, one.name) for one in prepared.foreign} == {("span", "PER"), ("person", "rw")}


def test_that_a_record_with_a_label_nobody_knows_leaves_nothing(project, tmp_path: Path):
    project.do(PutRows((Label(id=label_id("span", "Person"), name="Person"),), "set up"))
    file = tmp_path / "in.jsonl"
    lines = [{"text": TEXT, "label": [[0, 14, "Person"]]}, {"text": "Kuda.", "label": [[0, 4, "Gift"]]}]
    file.write_bytes(b"\n".join(map(orjson.dumps, lines)))
    options = ImportOptions(partial=True, create=False)
    summary = take(project, prepare(project.path, [file], options, project.me))
    assert (summary.documents_added, summary.spans_added) == (1, 1)
    assert [label.name for label in project.codebook] == ["Person"]


@pytest.mark.parametrize(
    ("theirs", "ours"), [("GIFTS", "Gift"), ("Suroto", "Ibu Suroto"), ("treaty", "Treaty clause"), ("Horse", "")]
)
def test_that_the_name_most_alike_is_found(theirs, ours):
    assert closest(theirs, ["Treaty clause", "Gift", "Ibu Suroto"]) == ours


def test_that_a_quote_that_no_unit_explains_refuses_the_article(project):
    told = SpanRecord(3, 9, "Person", quote="Hakim Wirya")
    assert "is not the quote" in bring(project, ArticleRecord(text=TEXT, spans=[told]))


def test_that_names_lose_what_turns_or_hides_them(project):
    turned = ArticleRecord(
        text=TEXT, spans=[span("jam emas", "Gi\u202eft\n", attributes={"gi\u2066ver": "x"}, annotator="An\x07a\u2069")]
    )
    assert bring(project, turned) == ""
    bring(project, turned)
    assert [label.name for label in project.codebook] == ["Gi ft"]
    assert [a.name for a in project.codebook.attributes()] == ["gi ver"]
    assert "An a" in [person.name for person in project.reader.annotators()]
    assert bring(project, ArticleRecord(text=TEXT, spans=[span("jam", "\u202e")])) == ""
    assert {label.name for label in project.codebook} == {"Gi ft", "?"}


def test_that_a_map_that_is_not_there_is_a_calm_sentence(tmp_path):
    with pytest.raises(AnnotatorError, match=r"^names\.json: there is no such file$"):
        load(tmp_path / "names.json")
    with pytest.raises(AnnotatorError, match="it is not an ordinary file"):
        load(tmp_path)
