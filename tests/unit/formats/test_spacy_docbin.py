"""`spacy`: what spaCy itself reads and trains on."""

import random
import subprocess
import sys
import zlib
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from laws import PROJECTS, READ, marks, selection, taken

from annotator.domain.errors import AnnotatorError, BadInput
from annotator.formats import spacy_docbin
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    Left,
    Refusal,
    RelationRecord,
    SpanRecord,
    WriteOptions,
)

WRITE = WriteOptions()
TEXT = "Ratu 🐎 menerima “dua ekor kuda” dari Raja e\u0301lite.\n\nRaja pergi."


def _span(quote, label="Gift", **facts):
    return SpanRecord(TEXT.index(quote), TEXT.index(quote) + len(quote), label, **facts)


def _article(*spans, text=TEXT, nth=0):
    return ArticleRecord(
        text, name="a.txt", title="T", document_id=f"d{nth}", spans=list(spans), meta={"desk": [1, None]}
    )


def _docs(path, language="xx"):
    import spacy
    from spacy.tokens import DocBin

    return list(DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank(language).vocab))


def _config(folder):
    from spacy.util import load_config

    return load_config(folder / "config.cfg", interpolate=True)


def test_that_spacy_reads_entities_all_spans_and_who_the_article_is(tmp_path):
    outer, inner, other = _span("“dua ekor kuda”"), _span("kuda", "Animal"), _span("Raja", "Person, “royal”")
    report = spacy_docbin.write(selection([_article(outer, inner, other, inner)]), tmp_path / "x.spacy", WRITE)
    (doc,) = _docs(tmp_path / "x.spacy")
    assert doc.text == TEXT
    assert [(e.text, e.label_) for e in doc.ents] == [("“dua ekor kuda”", "Gift"), ("Raja", "Person, “royal”")]
    assert [(s.text, s.label_) for s in doc.spans["sc"]] == [
        ("“dua ekor kuda”", "Gift"), ("kuda", "Animal"), ("Raja", "Person, “royal”"), ("kuda", "Animal"),
    ]  # fmt: skip
    assert doc.user_data == {"document_id": "d0", "name": "a.txt", "title": "T", "meta": {"desk": (1, None)}}
    assert (report.documents, report.spans, report.dropped) == (1, 4, [])
    assert report.files == [tmp_path / "x.spacy", tmp_path / "config.cfg"]


def test_that_labels_of_the_article_are_categories_and_come_back_with_their_values(tmp_path):
    labels = [DocumentLabelRecord("Relevant"), DocumentLabelRecord("Stance", "neutral", "Ana")]
    spans = [_span("Raja"), _span("kuda")]
    article = replace(_article(*spans), labels=labels, relations=[RelationRecord(0, 1, "has")])
    report = spacy_docbin.write(selection([article]), tmp_path / "x.spacy", WRITE)
    assert [lost.reason for lost in report.reduced] == ["this format cannot say a relation"]
    (doc,) = _docs(tmp_path / "x.spacy")
    assert doc.cats == {"Relevant": 1.0, "Stance: neutral": 1.0}
    (back,) = spacy_docbin.read(tmp_path / "x.spacy", READ)
    assert back.labels == labels


@pytest.mark.parametrize("told", [7, ["a"], [["a", "b"]], [["a", "b", 3]], [[" ", "", ""]], {"a": 1}])
def test_that_what_others_keep_under_that_name_is_not_believed(tmp_path, told):
    import spacy
    from spacy.tokens import DocBin

    doc = spacy.blank("xx")("Raja pergi.")
    doc.cats, doc.user_data["sorot_labels"] = {"News": 1.0}, told
    DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "x.spacy")
    (article,) = taken(spacy_docbin.read(tmp_path / "x.spacy", READ))
    assert article.labels == [DocumentLabelRecord("News")]


def test_that_somebody_s_own_config_is_never_written_over(tmp_path):
    config = tmp_path / "config.cfg"
    for _ in range(2):
        spacy_docbin.write(selection([_article(_span("kuda"))]), tmp_path / "x.spacy", WRITE)
    config.write_text("[training]\nmax_steps = 20000\n", "utf-8")
    before = (tmp_path / "x.spacy").read_bytes()
    with pytest.raises(AnnotatorError, match="is there already, and no export wrote it"):
        spacy_docbin.write(selection([_article(_span("Raja"))]), tmp_path / "x.spacy", WRITE)
    assert config.read_text("utf-8") == "[training]\nmax_steps = 20000\n"
    assert (tmp_path / "x.spacy").read_bytes() == before


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(PROJECTS)
def test_that_what_was_written_is_read_back_and_the_rest_is_in_the_report(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("spacy") / "x.spacy"
    report = spacy_docbin.write(selection(project), path, WRITE)
    found = taken(spacy_docbin.read(path, READ))
    for article, back in zip(project, found, strict=True):
        # A span in pieces may have the edges of one that is whole: they are counted, not looked up.
        lost = [(loss.start, loss.end, loss.label) for loss in report.dropped if loss.document == article.document_id]
        assert Counter(marks(back)) == Counter(marks(article)) - Counter(lost)
        assert (back.text, back.document_id, back.name, back.meta) == (
            article.text, article.document_id, article.name, article.meta,
        )  # fmt: skip
    assert report.spans + len(report.dropped) == sum(len(article.spans) for article in project)
    first = path.read_bytes()
    spacy_docbin.write(selection(found), path, WRITE)
    assert path.read_bytes() == first


def test_that_spans_off_token_edges_are_dropped_or_widened_and_named_either_way(tmp_path):
    article = _article(_span("kud"), _span("Ratu", note="why", attributes={"giver": "Raja"}))
    report = spacy_docbin.write(selection([article]), tmp_path / "x.spacy", WRITE)
    assert [(loss.document, loss.label, loss.reason) for loss in report.dropped] == [
        ("d0", "Gift", "its edges are not on the edges of spaCy's tokens")
    ]
    assert [loss.reason for loss in report.reduced] == ["written without its attributes and its note"]
    report = spacy_docbin.write(selection([article]), tmp_path / "x.spacy", WriteOptions(edges="expand"))
    assert report.dropped == []
    assert report.reduced[0].reason == "widened to the edges of spaCy's tokens"
    (doc,) = _docs(tmp_path / "x.spacy")
    assert [span.text for span in doc.spans["sc"]] == ["kuda", "Ratu"]


def test_that_spans_in_pieces_are_dropped_by_name(tmp_path):
    pieces = SpanRecord(0, 15, "Gift", fragments=[(0, 4), (7, 15)])
    report = spacy_docbin.write(selection([_article(pieces)]), tmp_path / "x.spacy", WriteOptions(edges="expand"))
    assert [loss.reason for loss in report.dropped] == ["this format cannot say a span that is in pieces"]


def test_that_an_entity_never_has_white_space_at_its_edge(tmp_path):
    breaks = SpanRecord(TEXT.index("\n\n"), len(TEXT), "Gift")
    spacy_docbin.write(selection([_article(breaks)]), tmp_path / "x.spacy", WRITE)
    (doc,) = _docs(tmp_path / "x.spacy")
    assert (len(doc.ents), len(doc.spans["sc"])) == (0, 1)


def test_that_the_config_is_for_entities_unless_spans_overlap(tmp_path):
    spacy_docbin.write(selection([_article(_span("Ratu"))]), tmp_path / "x.spacy", WriteOptions(language="id"))
    config = _config(tmp_path)
    assert (config["nlp"]["lang"], config["nlp"]["pipeline"]) == ("id", ["tok2vec", "ner"])
    assert config["training"]["gpu_allocator"] is None
    spacy_docbin.write(selection([_article(_span("Ratu"), _span("Ratu 🐎 menerima"))]), tmp_path / "x.spacy", WRITE)
    config = _config(tmp_path)
    assert config["nlp"]["pipeline"] == ["tok2vec", "spancat"]
    assert config["components"]["spancat"]["spans_key"] == "sc"
    assert config["components"]["spancat"]["suggester"]["max_size"] == 3


def test_that_of_a_split_only_the_training_part_brings_the_config(tmp_path):
    spacy_docbin.write(selection([_article()]), tmp_path / "dev.spacy", WriteOptions(part="dev"))
    assert [path.name for path in tmp_path.iterdir()] == ["dev.spacy"]
    spacy_docbin.write(selection([_article()]), tmp_path / "train.spacy", WriteOptions(part="train"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["config.cfg", "dev.spacy", "train.spacy"]


def test_that_the_config_makes_a_pipeline_that_learns_from_the_file(tmp_path):
    from spacy.training.initialize import init_nlp
    from spacy.util import load_config

    spacy_docbin.write(selection([_article(_span("Ratu"), _span("Raja"))]), tmp_path / "x.spacy", WRITE)
    paths = {"paths.train": str(tmp_path / "x.spacy"), "paths.dev": str(tmp_path / "x.spacy")}
    language = init_nlp(load_config(tmp_path / "config.cfg", overrides=paths, interpolate=True))
    assert language.get_pipe("ner").labels == ("Gift",)
    assert "tok2vec" in language.pipe_names


def test_that_a_project_without_articles_is_a_file_too(tmp_path):
    spacy_docbin.write(selection([]), tmp_path / "x.spacy", WRITE)
    assert taken(spacy_docbin.read(tmp_path / "x.spacy", READ)) == []


def test_that_entities_alone_are_read(tmp_path):
    import spacy
    from spacy.tokens import DocBin

    doc = spacy.blank("en")("The queen left.")
    doc.set_ents([doc.char_span(4, 9, label="Person")])
    DocBin(docs=[doc]).to_disk(tmp_path / "x.spacy")
    (article,) = taken(spacy_docbin.read(tmp_path / "x.spacy", READ))
    assert (article.text, article.name, article.spans) == ("The queen left.", "x.spacy#1", [SpanRecord(4, 9, "Person")])


def test_that_a_language_without_a_tokenizer_is_a_sentence(tmp_path):
    with pytest.raises(AnnotatorError, match="no tokenizer ready for the language “zz”"):
        spacy_docbin.write(selection([_article()]), tmp_path / "x.spacy", WriteOptions(language="zz"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"hello", zlib.compress(b"hello"), zlib.compress(b"\x81\xa6tokens\xc4\x01x")])
def test_that_a_damaged_file_is_refused(tmp_path, data):
    (tmp_path / "x.spacy").write_bytes(data)
    with pytest.raises(BadInput, match=r"damaged|cut short"):
        list(spacy_docbin.read(tmp_path / "x.spacy", READ))


def test_that_a_file_cut_short_anywhere_is_refused(tmp_path):
    path = tmp_path / "x.spacy"
    spacy_docbin.write(selection([_article(_span("Ratu"))]), path, WRITE)
    whole = path.read_bytes()
    for length in range(0, len(whole), 37):
        path.write_bytes(whole[:length])
        with pytest.raises(BadInput):
            list(spacy_docbin.read(path, READ))


def test_that_no_changed_bytes_do_more_than_be_refused(tmp_path):
    path = tmp_path / "x.spacy"
    spacy_docbin.write(selection([_article(_span("Ratu"), _span("kuda"))] * 2), path, WRITE)
    whole = zlib.decompress(path.read_bytes())
    refused = 0
    for seed in range(150):
        chance, changed = random.Random(seed), bytearray(whole)
        for _ in range(chance.choice([1, 1, 5])):
            changed[chance.randrange(len(changed))] = chance.choice([0, 255, chance.randrange(256)])
        path.write_bytes(zlib.compress(changed, 1))
        try:
            assert all(isinstance(record, ArticleRecord | Left | Refusal) for record in spacy_docbin.read(path, READ))
        except BadInput:
            refused += 1
    assert refused > 50


@pytest.mark.slow
@pytest.mark.parametrize("overlap", [False, True])
def test_that_spacy_train_takes_the_config_and_the_file(tmp_path, overlap):
    spans = [_span("Ratu", "Person"), _span("“dua ekor kuda”"), *([_span("kuda", "Animal")] if overlap else [])]
    path = tmp_path / "x.spacy"
    spacy_docbin.write(selection([_article(*spans, nth=nth) for nth in range(120)]), path, WRITE)
    paths = ["--paths.train", str(path), "--paths.dev", str(path)]
    config = str(tmp_path / "config.cfg")
    debug = subprocess.run(
        [sys.executable, "-m", "spacy", "debug", "data", config, *paths], capture_output=True, check=False
    )
    assert debug.returncode == 0, debug.stdout
    steps = ["--training.max_steps", "20", "--training.eval_frequency", "10", "--output", str(tmp_path / "model")]
    train = subprocess.run(
        [sys.executable, "-m", "spacy", "train", config, *paths, *steps], capture_output=True, check=False
    )
    assert train.returncode == 0, train.stderr
    assert (tmp_path / "model" / "model-last").is_dir()


@pytest.mark.slow
def test_that_another_process_writes_the_same_bytes(tmp_path):
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2]);"
        "import test_spacy_docbin as t; from laws import selection;"
        "spans = [t._span('Ratu', name) for name in ('B', 'A', 'D', 'C')];"
        "t.spacy_docbin.write(selection([t._article(*spans)]), Path(sys.argv[1]), t.WRITE)"
    )
    written = []
    for seed in ("1", "2"):
        path = tmp_path / seed / "x.spacy"
        path.parent.mkdir()
        folder = str(__file__).rpartition("/")[0]
        subprocess.run([sys.executable, "-c", script, str(path), folder], check=True, env={"PYTHONHASHSEED": seed})
        written.append((path.read_bytes(), (path.parent / "config.cfg").read_bytes()))
    assert written[0] == written[1]
