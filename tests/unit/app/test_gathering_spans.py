"""Gathering files of other tools: whoever they say made their spans, shown and taken like a teammate's project."""

from pathlib import Path

import orjson
import pytest

from annotator.app import exporting, gathering
from annotator.app.decisions import decisions
from annotator.app.gathering import Gathering
from annotator.app.project import Project
from annotator.storage.check import problems
from tests.unit.app.teams import TEXTS, content, lead_project, mark, spans_by


@pytest.fixture
def lead(tmp_path: Path) -> Project:
    project = lead_project(tmp_path / "ana.sorot")
    yield project
    project.close()


def gathered(lead: Project, *paths: Path) -> Gathering:
    return gathering.prepare(lead.path, paths, lead.me)


def tasks(path: Path, *rows: tuple[int, str, int, int, str]) -> Path:
    """A file of Prodigy: (article, who, start, end, label) a task."""
    found = [
        {"text": TEXTS[place], "answer": "accept", "_annotator_id": who}
        | {"spans": [{"start": start, "end": end, "label": label}]}
        for place, who, start, end, label in rows
    ]
    path.write_bytes(b"".join(orjson.dumps(task) + b"\n" for task in found))
    return path


def test_that_each_ones_spans_come_in_as_one_step_and_go_again(lead: Project, tmp_path: Path) -> None:
    mark(lead, 0, 0, 6)
    before = content(lead.reader)
    file = tasks(
        tmp_path / "x.jsonl", (0, "Budi", 0, 6, "Gift"), (1, "Citra", 0, 6, "Actor"), (1, "Dewi", 0, 4, "Place")
    )
    found = gathered(lead, file)
    assert [(x.name, x.new, x.ticked) for x in found.files[0].layers] == [
        ("Budi", 1, True), ("Citra", 1, True), ("Dewi", 1, True)
    ]  # fmt: skip
    assert found.summary() == {"documents": 0, "spans": 3, "annotators": 1, "labels": 1}
    assert gathering.take(lead, found) == {"documents": 0, "spans": 3, "annotators": 1, "labels": 1}
    assert spans_by(lead) == {"Ana": 1, "Budi": 1, "Citra": 1, "Dewi": 1}
    assert problems(lead.reader) == []
    lead.undo()
    assert content(lead.reader) == before


def test_that_the_same_file_brings_nothing_twice(lead: Project, tmp_path: Path) -> None:
    file = tasks(tmp_path / "x.jsonl", (0, "Budi", 0, 6, "Gift"), (1, "Dewi", 0, 4, "Place"))
    gathering.take(lead, gathered(lead, file))
    again = gathered(lead, file)
    assert not again.files[0].is_news
    assert gathering.take(lead, again) == {"documents": 0, "spans": 0, "annotators": 0, "labels": 0}


def test_that_my_own_layer_is_refused(lead: Project, tmp_path: Path) -> None:
    found = gathered(lead, tasks(tmp_path / "x.jsonl", (0, "Ana", 0, 6, "Gift"), (0, "Budi", 0, 6, "Gift")))
    assert [(x.name, x.ticked, bool(x.refused)) for x in found.files[0].layers] == [
        ("Budi", True, False), ("Ana", False, True)
    ]  # fmt: skip
    gathering.take(lead, found)
    assert spans_by(lead) == {"Budi": 1}


def test_that_a_table_of_spans_is_gathered_by_its_articles_names(lead: Project, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("name,start,end,label,annotator\n2.txt,0,6,Gift,Citra\n", encoding="utf-8")
    gathering.take(lead, gathered(lead, file))
    assert spans_by(lead) == {"Citra": 1}


def test_that_what_names_nobody_or_labels_nothing_is_refused_with_its_reason(lead: Project, tmp_path: Path) -> None:
    nobodys, torn, text = tmp_path / "x.csv", tmp_path / "y.csv", tmp_path / "z.txt"
    nobodys.write_text("name,start,end,label\n2.txt,0,6,Gift\n", encoding="utf-8")
    torn.write_text("name,start,end,label,annotator\n2.txt,0,6,Gift,Citra\n2.txt,9,900,Gift,Citra\n", encoding="utf-8")
    text.write_text("Berita", encoding="utf-8")
    found = gathered(lead, nobodys, torn, text)
    assert found.files == []
    assert [(Path(x.file).name, x.record, x.reason) for x in found.refused] == [
        ("x.csv", "", "it does not say who made its spans; import it instead, and say whose they are"),
        ("y.csv", "row 3", "the span 9–900 lies outside the text of 66 characters"),
        ("z.txt", "", "nobody has labelled anything in it; it can be imported instead"),
    ]


def test_that_what_a_file_says_and_is_not_taken_is_told(lead: Project, tmp_path: Path) -> None:
    file = tasks(tmp_path / "x.jsonl", (0, "Budi", 0, 6, "Gift"))
    rejected = {
        "text": TEXTS[1],
        "answer": "reject",
        "_annotator_id": "Budi",
        "spans": [{"start": 0, "end": 6, "label": "Gift"}],
    }
    file.write_bytes(file.read_bytes() + orjson.dumps(rejected) + b"\n")
    found = gathered(lead, file)
    assert [x.kind for x in found.files[0].conflicts] == ["left"]
    found.discard()


def test_that_what_a_teammate_exported_for_label_studio_is_gathered(lead: Project, tmp_path: Path) -> None:
    other = lead_project(tmp_path / "budi.sorot")
    other.be("Budi")
    mark(other, 0, 0, 6)
    out = tmp_path / "out.json"
    exporting.export(other.reader, out, exporting.ExportOptions("label-studio", layer="all"))
    other.close()
    gathering.take(lead, gathered(lead, out))
    assert spans_by(lead) == {"Budi": 1}


def test_that_a_database_of_another_tool_is_not_taken_for_a_damaged_project(lead: Project) -> None:
    found = gathered(lead, Path(__file__).parents[2] / "data" / "taguette.sqlite3")
    assert found.refused == []
    assert sum(layer.new for layer in found.files[0].layers) > 0
    found.discard()


def test_that_files_gathered_together_bring_a_new_person_and_a_new_label_once(lead: Project, tmp_path: Path) -> None:
    table = tmp_path / "y.csv"
    table.write_text("name,start,end,label,annotator\n2.txt,0,6,Place,dewi\n2.txt,8,10,Time,Eka\n", encoding="utf-8")
    third = tasks(tmp_path / "z.jsonl", (3, "Dewi", 0, 6, "Area"), (3, "Eka", 0, 6, "time"))
    found = gathered(lead, tasks(tmp_path / "x.jsonl", (0, "Dewi", 0, 4, "Place")), table, third)
    assert found.summary() == {"documents": 0, "spans": 5, "annotators": 2, "labels": 3}
    gathering.take(lead, found)
    assert spans_by(lead) == {"Dewi": 3, "Eka": 2}
    assert sorted(person.name for person in lead.reader.annotators()) == ["Ana", "Budi", "Citra", "Dewi", "Eka"]
    assert [(label.name, label.key) for label in lead.codebook.usable("span")][2:] == [
        ("Place", "3"), ("Time", "4"), ("Area", "5")
    ]  # fmt: skip
    assert len({label.colour for label in lead.codebook.usable("span")[2:]}) == 3
    assert decisions(lead.reader) == []
    assert problems(lead.reader) == []


def test_that_files_that_are_refused_or_left_out_bring_nothing_by_those_gathered_with_them(
    lead: Project, tmp_path: Path
) -> None:
    torn = tmp_path / "x.csv"
    torn.write_text("name,start,end,label,annotator\n2.txt,0,6,Area,Dewi\n2.txt,9,900,Area,Dewi\n", encoding="utf-8")
    one = tasks(tmp_path / "y.jsonl", (0, "Dewi", 0, 4, "Place"))
    two = tasks(tmp_path / "z.jsonl", (0, "Eka", 0, 4, "Sum"))
    found = gathered(lead, torn, one, two)
    assert [len(found.files), len(found.refused)] == [2, 1]
    left = found.files[0]
    left.codebook = left.articles = left.layers[0].ticked = False
    gathering.take(lead, found)
    assert spans_by(lead) == {"Eka": 1}
    assert [(label.name, label.key) for label in lead.codebook.usable("span")][2:] == [("Sum", "4")]
    assert "Dewi" not in {person.name for person in lead.reader.annotators()}
