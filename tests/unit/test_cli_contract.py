"""What scripts of others may count on of the command line: sentence by sentence, in this process to be quick."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotator.cli import commands
from annotator.commands.console import me

TEXT = "Marsekal Doruna menerima “jip hijau” 🚙 dan seekor kuda."


def sorot(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


def said(*words: object) -> Any:
    done = sorot(*words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def change(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(statement, values)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "p.sorot"
    said("new", made, "--codebook", "gifts")
    return made


def a_file(folder: Path) -> Path:
    file = folder / "in.jsonl"
    file.write_text(json.dumps({"text": TEXT, "label": [[26, 35, "Gift"], [0, 15, "Actor"]]}))
    return file


def test_that_a_name_that_two_people_share_is_an_error_unless_they_are_one_person(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    said("import", path, a_file(tmp_path), "--annotator", "Anna")
    change(path, "UPDATE annotator SET name = 'ANA' WHERE name = 'Anna'")
    for words in (
        ("import", path, a_file(tmp_path), "--annotator", "ana"),
        ("progress", path, "--annotator", "Ana", "--set", "started"),
        ("share", path, tmp_path / "mine.sorot", "--mine", "--annotator", "ana"),
        ("export", path, tmp_path / "out.csv", "--format", "csv", "--layer", "ana"),
    ):
        done = sorot(*words)
        assert (done.exit_code, "two people called" in done.stderr) == (1, True), words
    change(path, "UPDATE annotator SET same_as = (SELECT id FROM annotator WHERE name = 'Ana') WHERE name = 'ANA'")
    assert said("import", path, a_file(tmp_path), "--annotator", "ana")["spans_known"] == 2


def test_that_an_import_prints_its_json_even_where_nothing_could_begin(path: Path, tmp_path: Path) -> None:
    for words in (
        (tmp_path / "nowhere.sorot", a_file(tmp_path)),
        (path, a_file(tmp_path), "--map", tmp_path / "nowhere.json"),
        (path, a_file(tmp_path), "--format", "nonesuch"),
    ):
        done = sorot("import", *words, "--json")
        assert done.exit_code == 1
        (refusal,) = json.loads(done.stdout)["refused"]
        assert refusal["reason"] == done.stderr.strip()


def test_that_articles_of_a_whole_project_that_are_here_already_count_as_known(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    said("export", path, tmp_path / "all.jsonl", "--format", "jsonl")
    again = said("import", path, tmp_path / "all.jsonl")
    assert (again["documents_added"], again["documents_known"], again["spans_known"]) == (0, 1, 2)


def test_that_the_folder_of_a_split_is_taken_in_without_a_refusal(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    texts = [" ".join(f"kata{n}{k}" for k in range(30)) for n in range(10)]
    file.write_text("".join(json.dumps({"text": text, "label": [[0, 6, "Gift"]]}) + "\n" for text in texts))
    said("import", path, file, "--annotator", "Ana")
    said("export", path, tmp_path / "out", "--format", "spacy", "--split", "80/10/10")
    again = said("import", path, tmp_path / "out", "--annotator", "Ana")
    assert (again["documents_known"], again["spans_known"], again["refused"]) == (10, 10, [])


def test_that_no_export_is_written_over_a_project(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    said("new", tmp_path / "other.sorot")
    (tmp_path / "link").symlink_to(path)
    for out in (path, tmp_path / "other.sorot", tmp_path / "link"):
        before = out.read_bytes()
        done = sorot("export", path, out, "--format", "csv")
        assert (done.exit_code, "is a project" in done.stderr, out.read_bytes() == before) == (1, True, True)


def states(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        return [state for (state,) in file.execute("SELECT state FROM progress ORDER BY id")]


def test_that_done_at_import_marks_what_was_begun_or_skipped_before_too(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    assert states(path) == ["started"]
    said("import", path, a_file(tmp_path), "--annotator", "Ana", "--done")
    assert states(path) == ["done"]
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    assert states(path) == ["done"]
    said("progress", path, "--annotator", "Ana", "--set", "skipped")
    said("import", path, a_file(tmp_path), "--annotator", "Ana", "--done")
    assert states(path) == ["done"]


def test_that_a_span_that_was_removed_does_not_count_as_added_when_its_file_comes_again(
    path: Path, tmp_path: Path
) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    change(path, "UPDATE span SET deleted = 1 WHERE start = 0")
    again = said("import", path, a_file(tmp_path), "--annotator", "Ana")
    assert (again["spans_added"], again["spans_known"], said("stats", path)["spans"]) == (0, 2, 1)


def test_that_nothing_is_done_whose_report_would_have_no_place(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    out, report = tmp_path / "out.csv", tmp_path / "nowhere" / "report.txt"
    done = sorot("export", path, out, "--format", "csv", "--report", report)
    assert (done.exit_code, f"there is no folder {report.parent}" in done.stderr, out.exists()) == (2, True, False)


@pytest.mark.parametrize("kind", ["csv", "brat", "w3c"])
def test_that_what_was_marked_by_hand_is_known_when_its_export_comes_back(
    path: Path, tmp_path: Path, kind: str
) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    change(path, "UPDATE span SET id = '01a20568-d58d-70af-8cc6-00000000000' || (start = 0), origin = 'hand'")
    change(
        path,
        "INSERT INTO relation (id, stamp, document_id, annotator_id, label_id, source_id, target_id)"
        " SELECT '01a20568-d58d-70af-8cc6-000000000009', one.stamp, one.document_id, one.annotator_id, label.id,"
        " one.id, other.id FROM span AS one, span AS other, label WHERE one.start = 26 AND other.start = 0"
        " AND label.name = 'gave to'",
    )
    suffix = {"csv": ".csv", "brat": "", "w3c": ".jsonld"}[kind]
    for nth in range(2):
        said("export", path, tmp_path / f"out{nth}{suffix}", "--format", kind)
        again = said("import", path, tmp_path / f"out{nth}{suffix}")
        assert (again["spans_added"], again["spans_known"]) == (0, 2)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM relation").fetchone() == (1,)


def test_that_an_import_says_what_a_file_counted_that_does_not_count_code_points(path: Path, tmp_path: Path) -> None:
    text = "🚙🚙🚙 Doruna menerima jip."
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": text, "label": [[7, 13, "Actor"], [14, 22, "Gift"]]}))
    done = sorot("import", path, tmp_path / "in.jsonl", "--json")
    assert json.loads(done.stdout)["repaired"] == 2
    assert done.stderr == "in.jsonl: 2 offsets counted UTF-16 units\n"


def test_that_one_person_under_two_names_counts_as_one(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    said("import", path, a_file(tmp_path), "--annotator", "A. Sari")
    change(path, "UPDATE annotator SET same_as = (SELECT id FROM annotator WHERE name = 'Ana') WHERE name = 'A. Sari'")
    assert said("stats", path)["annotators"] == {"Ana": 4}


def test_that_of_two_gold_layers_agreement_takes_the_one_that_counts(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana", "--done")
    for name in ("gold", "Gold"):
        said("import", path, a_file(tmp_path), "--annotator", f"{name}{name}", "--done")
        change(path, f"UPDATE annotator SET kind = 'gold', name = '{name}' WHERE name = '{name}{name}'")
    assert sorot("agreement", path, "--annotators", "Ana,gold").exit_code == 1
    change(path, "INSERT INTO setting SELECT 'gold', json_quote(id) FROM annotator WHERE name = 'Gold'")
    assert said("agreement", path, "--annotators", "Ana,gold")["annotators"] == ["Ana", "Gold"]


def test_that_a_check_of_what_cannot_be_opened_prints_its_json_too(tmp_path: Path) -> None:
    (tmp_path / "p.sorot").write_bytes(b"SQLite format 3\0 and nothing after it")
    done = sorot("check", tmp_path / "p.sorot", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {"ok": False, "problems": [done.stderr.strip()]}


def test_that_gathering_makes_nobody_one_of_the_team_and_so_the_same_of_two_copies(path: Path, tmp_path: Path) -> None:
    def people(project: Path) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(project)) as file:
            return file.execute("SELECT id, name FROM annotator ORDER BY id").fetchall()

    theirs = tmp_path / "theirs.sorot"
    copy = tmp_path / "copy.sorot"
    said("new", theirs, "--codebook", "gifts")
    said("import", theirs, a_file(tmp_path), "--annotator", "Ana")
    copy.write_bytes(path.read_bytes())
    said("merge", path, theirs, "--all-layers")
    said("merge", copy, theirs, "--all-layers")
    assert people(path) == people(copy) == people(theirs)
    assert said("stats", path)["annotators"] == {"Ana": 2}
    assert said("merge", path, theirs) == {"documents": 0, "spans": 0, "annotators": 0, "labels": 0}


def test_that_an_account_is_none_of_the_people_where_a_file_says_who_made_every_span(
    path: Path, tmp_path: Path
) -> None:
    task = {"text": TEXT, "answer": "accept", "spans": [{"start": 26, "end": 35, "label": "Gift"}]}
    named, mixed = tmp_path / "named.jsonl", tmp_path / "mixed.jsonl"
    named.write_text(json.dumps(task | {"_annotator_id": "Budi"}))
    mixed.write_text(json.dumps(task | {"_annotator_id": "Budi"}) + "\n" + json.dumps(task | {"_input_hash": 1}))
    people = "SELECT name FROM annotator ORDER BY name"
    assert said("import", path, named)["spans_added"] == 1
    with closing(sqlite3.connect(path)) as file:
        assert file.execute(people).fetchall() == [("Budi",)]
    assert said("check", path) == {"ok": True, "problems": []}
    assert said("import", path, mixed)["spans_added"] == 1
    with closing(sqlite3.connect(path)) as file:
        assert {name for (name,) in file.execute(people)} == {"Budi", me()}
