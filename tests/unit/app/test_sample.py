"""The sample project: everything its file promises is in the project that is made of it."""

from contextlib import closing
from pathlib import Path

import orjson
import pytest

from annotator.app.edits import SetSetting
from annotator.app.history import MAKING
from annotator.app.past import deeds, why_not
from annotator.app.project import Project
from annotator.app.projects import create
from annotator.app.sample import SOURCE, open_sample
from annotator.domain.annotator import Layer
from annotator.domain.document import Document

ARTICLES = [orjson.loads(line) for line in SOURCE.read_bytes().splitlines() if line.strip()]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = open_sample(tmp_path_factory.mktemp("sample"))
    project = Project.open(path, "R. Widya")
    yield project
    project.close()


def test_that_all_articles_and_two_annotators_are_there(sample):
    documents = {d.name: d.text for d in sample.reader.all(Document)}
    assert documents == {article["name"]: article["text"] for article in ARTICLES}
    assert sorted(person.name for person in sample.reader.annotators()) == ["D. Putra", "R. Widya"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article["name"]))
def test_that_every_layer_has_its_spans_and_its_state(sample, article):
    document = sample.reader.document_named(article["name"])
    for layer in article["annotations"]:
        own = Layer(sample.person(layer["annotator"]).id)
        spans = sample.reader.spans(document.id, [own])
        labels = {label.id: label.name for label in sample.codebook}
        stored = sorted((s.quote, labels[s.label_id]) for s in spans)
        assert stored == sorted((s["quote"], s["label"]) for s in layer["spans"])
        assert all(document.text[s.start : s.end] == s.quote for s in spans)
        progress = sample.reader.progress(document.id, own)
        assert (progress.state if progress else "new") == layer["state"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article["name"]))
def test_that_every_layer_has_its_relations_and_its_labels_of_the_article(sample, article):
    document = sample.reader.document_named(article["name"])
    labels = {label.id: label.name for label in sample.codebook}
    choices = {c["id"]: c["name"] for a in sample.codebook.attributes() for c in a.choices}
    for layer in article["annotations"]:
        own = Layer(sample.person(layer["annotator"]).id)
        quotes = {span.id: span.quote for span in sample.reader.spans(document.id, [own])}
        found = sample.reader.relations(document.id, own)
        stored = sorted((labels[r.label_id], quotes[r.source_id], quotes[r.target_id]) for r in found)
        said = [
            (r["label"], *(layer["spans"][r[end]]["quote"] for end in ("source", "target"))) for r in layer["relations"]
        ]
        assert stored == sorted(said)
        given = {labels[row.label_id]: choices[row.value] for row in sample.reader.document_labels(document.id, own)}
        assert given == layer["labels"]


def test_that_a_span_says_which_other_one_is_the_same(sample):
    same = next(attribute for attribute in sample.codebook.attributes() if attribute.kind == "span")
    document = sample.reader.document_named(ARTICLES[0]["name"])
    spans = {span.id: span for span in sample.reader.spans(document.id, [sample.layer])}
    pairs = [(s.quote, spans[s.attributes[same.id]].quote) for s in spans.values() if same.id in s.attributes]
    assert pairs == [("limusin lapis baja", "sebuah limusin lapis baja")]


def test_that_choices_are_kept_by_their_ids(sample):
    choices = {c["id"]: c["name"] for a in sample.codebook.attributes() for c in a.choices}
    kinds = {attribute.id: attribute.kind for attribute in sample.codebook.attributes()}
    document = sample.reader.document_named(ARTICLES[0]["name"])
    chosen = [
        value
        for span in sample.reader.spans(document.id, [sample.layer])
        for key, value in span.attributes.items()
        if kinds[key] == "choice"
    ]
    assert chosen
    assert set(chosen) <= set(choices)


def test_that_the_sample_is_made_once(tmp_path: Path):
    path = open_sample(tmp_path)
    before = path.read_bytes()
    assert open_sample(tmp_path) == path
    assert path.read_bytes() == before


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article["name"]))
def test_that_every_comment_stands_where_it_was_written(sample, article):
    document = sample.reader.document_named(article["name"])
    quotes = {span.id: span.quote for span in sample.reader.spans(document.id, [Layer(sample.me.id)])}
    stored = [(c.body, quotes.get(c.span_id, "")) for c in sample.reader.comments(document.id)]
    said = [(c["body"], first["on"]) for first in article["comments"] for c in (first, *first["answers"])]
    assert sorted(stored) == sorted(said)


def test_that_a_fresh_project_has_nothing_to_undo_and_says_how_it_began(sample, tmp_path: Path):
    with closing(create(tmp_path / "p.sorot", "Ana", "gifts")) as made:
        assert (made.undo_name, sample.undo_name) == ("", "")
        mark = SetSetting("name", "Hadiah")
        made.do(mark)
        assert made.undo_name == mark.name
        made.undo()
        assert made.undo_name == ""
        (begun,) = [deed for deed in deeds(made.reader) if deed.name == MAKING]
        assert begun.annotator_id == made.me.id
        assert "began" in why_not(made.reader, begun, made.me.id)
    with closing(Project.open(made.path, "Ana")) as again:
        assert again.undo_name == ""
        assert again.redo_name == mark.name
