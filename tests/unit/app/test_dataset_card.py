"""The dataset card: counted as articles go out, read by people and hubs, never taken for an article."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotator.app import exporting, importing
from annotator.app.dataset_card import CITATION, LICENCE, beside
from annotator.app.edits import SetSetting
from annotator.app.exporting import ExportOptions
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.app.sample import open_sample
from annotator.domain.codebook import Attribute, Codebook, Label
from annotator.domain.document import Document
from annotator.domain.identity import attribute_id, label_id
from annotator.domain.span import Span
from annotator.formats import registry
from annotator.formats.card import BEGINNING, Card, Counts, is_card
from annotator.formats.record import ArticleRecord, Dropped, SpanRecord


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Project]:
    made = Project.open(open_sample(tmp_path / "sample"), "R. Widya")
    yield made
    made.close()


def _front(text: str) -> dict[str, Any]:
    assert text.startswith(BEGINNING)
    found = yaml.safe_load(text.split("---\n")[1])
    assert isinstance(found, dict)
    return found


def _card(*articles: ArticleRecord, **facts: Any) -> str:
    counts = Counts()
    for article in articles:
        counts.add(article)
    return Card('Hadiah: "jip" & <b>', facts.pop("codebook", Codebook()), {"": counts}, **facts).text()


def test_that_a_hugging_face_export_brings_its_card_with_the_projects_licence(sample: Project, tmp_path: Path) -> None:
    sample.do(SetSetting(LICENCE, "CC-BY-4.0"))
    sample.do(SetSetting(CITATION, "@misc{widya, title={Hadiah}}"))
    report = exporting.export(sample.reader, tmp_path / "out", ExportOptions("huggingface", layer="all"))
    text = (tmp_path / "out" / "README.md").read_text("utf-8")
    front = _front(text)
    assert (front["license"], front["pretty_name"]) == ("cc-by-4.0", sample.name)
    assert front["configs"][0]["data_files"] == [{"split": "train", "path": "data.parquet"}]
    assert "@misc{widya, title={Hadiah}}" in text
    assert f"| *all spans* | {report.spans} |" in text
    people = {person.name for person in sample.reader.annotators()}
    assert all(f"| {name} |" in text for name in people)
    assert "## Agreement" in text
    assert "| Krippendorff's alpha for unitizing |" in text
    by_hand = len([span for span in sample.reader.all(Span) if span.origin == "import"])
    assert by_hand == 0 or f"| brought in from a file | {by_hand} |" in text
    for label in sample.codebook.usable():
        assert f"**{label.name}**" in text
    assert (tmp_path / "out" / "README.md") in report.files


def test_that_the_parts_of_a_split_are_counted_apart_and_datasets_finds_them(sample: Project, tmp_path: Path) -> None:
    ids = [document.id for document in sample.reader.all(Document)]
    parts = {document: ("train", "dev", "test")[nth % 3] for nth, document in enumerate(ids)}
    options = ExportOptions("huggingface", layer="R. Widya", parts=parts)
    report = exporting.export(sample.reader, tmp_path / "out", options)
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")) == [
        "README.md", "dev.parquet", "test.parquet", "train.parquet",
    ]  # fmt: skip
    text = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert "| label | train | dev | test | all |" in text
    assert [each["split"] for each in _front(text)["configs"][0]["data_files"]] == ["train", "validation", "test"]
    script = (
        "import sys; from datasets import load_dataset; found = load_dataset(sys.argv[1]);"
        "print(sum(len(spans) for part in found.values() for spans in part['spans']), *found)"
    )
    place = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path / "home")}
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script, str(tmp_path / "out")],
        env=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stdout.split() == [str(report.spans), "train", "validation", "test"], ran.stderr[-1500:]


@pytest.mark.parametrize(
    ("kind", "suffix"), [("doccano", ".jsonl"), ("jsonl", ".jsonl"), ("csv", ".csv"), ("brat", "")]
)
def test_that_any_export_writes_the_card_beside_it_where_asked(
    sample: Project, tmp_path: Path, kind: str, suffix: str
) -> None:
    out = tmp_path / f"out{suffix}"
    report = exporting.export(sample.reader, out, ExportOptions(kind, layer="R. Widya", card=True))
    assert report.files[-1] == beside(out) == tmp_path / "out-card.md"
    text = (tmp_path / "out-card.md").read_text("utf-8")
    assert "configs" not in _front(text)
    spans = 0 if kind == "jsonl" else report.spans
    assert f"{spans or len(sample.reader.all(Span))} spans" in text
    exporting.export(sample.reader, tmp_path / f"again{suffix}", ExportOptions(kind, layer="R. Widya"))
    assert not (tmp_path / "again-card.md").exists()


def test_that_the_same_project_gives_the_same_card(sample: Project, tmp_path: Path) -> None:
    for name in ("one", "two"):
        exporting.export(sample.reader, tmp_path / f"{name}.csv", ExportOptions("csv", layer="all", card=True))
    assert (tmp_path / "one-card.md").read_bytes() == (tmp_path / "two-card.md").read_bytes()


def test_that_a_card_is_no_article(sample: Project, tmp_path: Path) -> None:
    exporting.export(sample.reader, tmp_path / "out", ExportOptions("huggingface", layer="R. Widya"))
    card = tmp_path / "out" / "README.md"
    assert is_card(card)
    assert registry.read_instead(card) is None
    (tmp_path / "README.md").write_text("# An article\n\nText.")
    assert not is_card(tmp_path / "README.md")
    other = Project.create(tmp_path / "other.sorot", "R. Widya")
    prepared = importing.prepare(other.path, [tmp_path / "out"], ImportOptions(), other.me)
    summary = importing.take(other, prepared)
    assert summary.refused == []
    assert {d.text for d in other.reader.all(Document)} <= {d.text for d in sample.reader.all(Document)}
    assert summary.spans_added == len([s for s in sample.reader.all(Span) if s.annotator_id == sample.me.id])
    other.close()


def test_that_a_licence_that_hubs_do_not_know_is_told_by_its_name() -> None:
    front = _front(_card(ArticleRecord("Teks."), licence="Only for teaching: ask first"))
    assert (front["license"], front["license_name"]) == ("other", "Only for teaching: ask first")
    assert "license" not in _front(_card(ArticleRecord("Teks.")))


def test_that_names_cannot_run_or_break_the_page() -> None:
    label = Label(id=label_id("span", "a|b"), name="a|b", definition="one\ntwo <script>", examples="x")
    choices = ({"id": "1", "name": "p"},)
    fact = Attribute(id=attribute_id(label.id, "n"), label_id=label.id, name="n", kind="choice", choices=choices)
    spans = [SpanRecord(0, 4, "a|b", annotator="<img>")]
    text = _card(
        ArticleRecord("Teks.", spans=spans, annotator="<img>", language="id"),
        codebook=Codebook([label], [fact]),
        citation="```\nx",
        dropped=[Dropped("d", "t", 0, 1, "a|b", "it is in pieces")],
    )
    assert _front(text)["pretty_name"] == 'Hadiah: "jip" & <b>'
    assert _front(text)["language"] == ["id"]
    assert "<" not in text.split("---\n", 2)[2]
    assert "| a\\|b | 1 |" in text
    assert "- **a|b**: one  \n  two &lt;script>\n  - Examples: x\n  - n: choice (p)" in text
    assert "| it is in pieces | 1 |" in text
    assert "\n````\n```\nx\n````\n" in text


def test_that_a_card_of_a_set_without_texts_says_so_and_counts_the_same(sample: Project, tmp_path: Path) -> None:
    told = {}
    for text in (True, False):
        options = ExportOptions("csv", layer="all", card=True, text=text)
        exporting.export(sample.reader, tmp_path / f"{text}.csv", options)
        told[text] = (tmp_path / f"{text}-card.md").read_text("utf-8")
    assert "sorot fill" in told[False]
    left_out = told[False].split("half-open.\n")[1].split("\n## ")[0]
    assert told[False].replace(left_out, "") == told[True]


def test_that_articles_count_once_however_many_read_them() -> None:
    both = [ArticleRecord("Teks.", document_id="d", annotator=name, done=True) for name in ("Ana", "Budi")]
    counts = Counts()
    for article in both:
        counts.add(article)
    assert (len(counts.articles), counts.characters) == (1, 5)
    assert {name: dict(told) for name, told in counts.people.items()} == {
        name: {"articles": 1, "finished": 1, "spans": 0} for name in ("Ana", "Budi")
    }
