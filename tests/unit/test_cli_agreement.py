"""`agreement` as a script meets it."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.app.rounds import measured_rounds
from annotator.domain.agreement.scopes import METRICS
from tests.unit.test_cli import said, sorot

TEXTS = ["Marsekal menerima jip hijau dan seekor kuda.", "Utusan membawa cangkir perak.", "Tidak ada apa-apa."]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that two annotators have read: they agree on two spans, differ on one, and one article is not done."""
    tmp_path = tmp_path_factory.mktemp("made")
    made = tmp_path / "p.sorot"
    said("new", made, "--name", "Hadiah")
    layers = {
        "Ana": ([[18, 27, "Gift"], [0, 8, "Actor"]], [[15, 28, "Gift"]]),
        "Budi": ([[18, 27, "Gift"]], [[15, 28, "Gift"]]),
    }
    for name, (first, second) in layers.items():
        lines = [{"text": TEXTS[0], "label": first}, {"text": TEXTS[1], "label": second}]
        file = tmp_path / f"{name}.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines))
        said("import", made, file, "--annotator", name, "--done")
    file.write_text(json.dumps({"text": TEXTS[2], "label": []}) + "\n")
    said("import", made, file, "--annotator", "Ana", "--done")
    return made


@pytest.fixture
def path(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_once, tmp_path / "p.sorot"))


def test_that_json_is_as_promised(path: Path) -> None:
    found = said("agreement", path)
    assert list(found) == ["round", "documents", "excluded", "annotators", "overall", "pairs", "labels"]
    assert (found["round"], found["documents"], found["annotators"]) == (1, 2, ["Ana", "Budi"])
    (excluded,) = found["excluded"]
    assert set(excluded) == {"document", "reason"}
    assert excluded["reason"] == "Budi has not begun it"
    assert list(found["overall"]) == list(METRICS)
    exact = found["overall"]["f1_exact"]
    assert (exact["value"], exact["n"]) == (0.8, 5)
    assert exact["low"] <= 0.8 <= exact["high"]
    assert {key: pair for key, pair in found["pairs"][0].items() if key in "ab"} == {"a": "Ana", "b": "Budi"}
    assert found["pairs"][0]["f1_exact"] == exact
    assert found["labels"]["Gift"]["f1_exact"]["value"] == 1.0
    assert found["labels"]["Actor"]["f1_exact"] == {"value": 0.0, "low": 0.0, "high": 0.0, "n": 1}


def test_that_what_is_not_defined_is_null(path: Path) -> None:
    for words in (["--annotators", "Ana"], ["--round", "2"]):
        found = said("agreement", path, *words)
        assert found["pairs"] == []
        assert {figure["value"] for figure in found["overall"].values()} == {None}


def test_that_a_person_reads_the_figures_and_who_left_an_article_out(path: Path) -> None:
    done = sorot("agreement", path, "--annotators", "budi, ana")
    assert done.returncode == 0
    assert "2 articles done by all of: Budi, Ana" in done.stdout
    assert "Span F1, exact" in done.stdout
    assert " 0.800  [" in done.stdout
    assert done.stderr == "Budi.jsonl#1: Budi has not begun it\n"


def test_that_the_report_is_written_beside_the_answer(path: Path, tmp_path: Path) -> None:
    for name in ("r.md", "r.html"):
        found = said("agreement", path, "--report", tmp_path / name)
        assert found["documents"] == 2
        assert "Agreement in “Hadiah”" in (tmp_path / name).read_text("utf-8")
    done = sorot("agreement", path, "--report", tmp_path / "r.doc")
    assert (done.returncode, done.stdout) == (1, "")
    assert ".md or .html" in done.stderr


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--annotators", "Dewi"], 1),
        (["--round", "1", "--round", "2"], 1),
        (["--round", "0"], 2),
        (["--rounds", "1"], 2),
    ],
)
def test_that_what_goes_wrong_is_a_sentence_and_a_status(path: Path, words: list[str], status: int) -> None:
    done = sorot("agreement", path, *words)
    assert done.returncode == status
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_that_one_annotator_is_compared_with_themself_over_rounds(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.jsonl"
    again.write_text(json.dumps({"text": TEXTS[0], "label": [[18, 27, "Gift"]]}) + "\n")
    said("import", path, again, "--annotator", "Ana", "--round", "2", "--done")
    found = said("agreement", path, "--annotators", "Ana", "--round", "1", "--round", "2")
    assert (found["round"], found["annotators"]) == ([1, 2], ["Ana, round 1", "Ana, round 2"])
    assert (found["documents"], found["excluded"]) == (1, [])
    assert found["overall"]["f1_exact"]["value"] == pytest.approx(2 / 3)


def test_that_a_report_is_noted_in_the_project_by_nobody_and_a_held_one_is_left_alone(
    path: Path, tmp_path: Path
) -> None:
    said("agreement", path)
    with closing(Project.open(path)) as project:
        people = project.reader.annotators()
        held = sorot("agreement", path, "--report", tmp_path / "held.md")
        assert (held.returncode, measured_rounds(project.reader)) == (0, set())
        assert "not noted in the project" in held.stderr
    said("agreement", path, "--round", "2", "--report", tmp_path / "nothing.md")
    said("agreement", path, "--report", tmp_path / "r.md")
    with closing(Project.open(path)) as project:
        assert measured_rounds(project.reader) == {1}
        assert project.reader.annotators() == people
