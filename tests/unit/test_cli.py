"""The command line as a script meets it: exit status, standard output and error, JSON."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from annotator.app.sample import make_sample
from annotator.cli import commands
from annotator.commands.transfer import export

HOUSE = Path(__file__).resolve().parents[2]
TEXT = "Marsekal Doruna menerima “jip hijau” 🚙 dan seekor kuda."
Done = subprocess.CompletedProcess[str]


def process(*words: object) -> Done:
    command = [sys.executable, "-m", "annotator", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, timeout=60, check=False)


def sorot(*words: object) -> Done:
    """The same without a process of its own, of which each takes half a second."""
    done = CliRunner().invoke(commands, [str(word) for word in words], prog_name="sorot")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(words, done.exit_code, done.stdout, done.stderr)


def said(*words: object, run: Callable[..., Done] = sorot) -> Any:
    done = run(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "p.sorot"
    said("new", made, "--codebook", "gifts", "--name", "Hadiah")
    return made


def a_file(folder: Path) -> Path:
    file = folder / "in.jsonl"
    lines = [{"text": TEXT, "label": [[26, 35, "Gift"], [0, 15, "Actor"]]}, {"text": "Tidak ada apa-apa.", "label": []}]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file


def test_that_the_whole_way_goes_without_a_window(path: Path, tmp_path: Path) -> None:
    summary = said("import", path, a_file(tmp_path), "--annotator", "Ana", run=process)
    assert summary == {
        "documents_added": 2,
        "documents_known": 0,
        "spans_added": 2,
        "spans_known": 0,
        "repaired": 0,
        "refused": [],
    }
    stats = said("stats", path, run=process)
    assert (stats["documents"], stats["spans"], stats["labels"]["Gift"], stats["annotators"]) == (2, 2, 1, {"Ana": 2})
    for kind in ("jsonl", "csv", "doccano", "spacy"):
        out = tmp_path / f"out.{kind}"
        report = said("export", path, out, "--format", kind, run=process)
        assert (report["spans"], report["dropped"]) == (2, [])
        assert out.exists()
    assert said("check", path, run=process) == {"ok": True, "problems": []}


def test_that_training_formats_take_articles_that_are_done_or_have_spans(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    assert said("export", path, tmp_path / "a", "--format", "doccano")["documents"] == 1
    assert said("export", path, tmp_path / "a", "--format", "doccano", "--done")["documents"] == 0
    said("progress", path, "--annotator", "Ana", "--set", "done")
    assert said("export", path, tmp_path / "a", "--format", "doccano", "--done")["documents"] == 2


def test_that_an_export_of_several_layers_asks_whose(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    said("import", path, a_file(tmp_path), "--annotator", "Budi")
    done = sorot("export", path, tmp_path / "a", "--format", "doccano")
    assert done.returncode == 1
    assert "Ana, Budi, or all" in done.stderr
    assert not (tmp_path / "a").exists()
    assert said("export", path, tmp_path / "a", "--format", "doccano", "--layer", "all")["documents"] == 2
    assert said("export", path, tmp_path / "a", "--format", "doccano", "--layer", "budi")["spans"] == 2


def test_that_a_dry_run_changes_nothing(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    assert said("import", path, a_file(tmp_path), "--dry-run")["documents_added"] == 2
    assert said("stats", path)["documents"] == 0
    assert path.read_bytes() == before


def test_that_labels_are_mapped_by_a_file(path: Path, tmp_path: Path) -> None:
    (tmp_path / "map.json").write_text('{"Actor": "Gift"}')
    said("import", path, a_file(tmp_path), "--map", tmp_path / "map.json")
    assert said("stats", path)["labels"]["Gift"] == 2


def test_that_a_report_of_an_import_is_written_also_of_a_dry_run(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--dry-run", "--report", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_bytes())
    assert report["summary"]["documents_added"] == len(report["records"]) > 0
    assert {record["state"] for record in report["records"]} == {"new"}
    assert sorot("import", path, a_file(tmp_path), "--report", tmp_path / "report.pdf").returncode == 2


def test_that_columns_of_a_table_can_be_named(path: Path, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\nSatu hal,Isi yang pertama.\nDua hal,Isi yang kedua.\n")
    summary = said("import", path, tmp_path / "t.csv", "--columns", "text=b,title=a")
    assert summary["documents_added"] == 2


def test_that_a_split_writes_parts_and_keeps_every_article_on_its_side(path: Path, tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Kuda nomor {n} tiba.", "label": [[0, 4, "Gift"]]}) for n in range(30)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    said("import", path, tmp_path / "in.jsonl")
    sides = []
    report = tmp_path / "report.json"
    for seed in (1, 2):
        out, how = tmp_path / f"split{seed}", ("--split", "80/10/10", "--seed", seed, "--report", report)
        assert said("export", path, out, "--format", "doccano", *how)["spans"] == 30
        leakage = "train 24, dev 3, test 3. Near-copies: 0 pairs on one side, 0 on two."
        assert json.loads(report.read_text(encoding="utf-8"))["split"] == [leakage]
        sides.append({p.stem: p.read_bytes() for p in out.iterdir()})
    assert {name: part.count(b"\n") for name, part in sides[0].items()} == {"train": 24, "dev": 3, "test": 3}
    assert sides[0] == sides[1], "a seed decides only articles that have no side yet"


def test_that_the_same_export_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path))
    for kind in ("jsonl", "csv", "doccano", "spacy"):
        for name, run in (("a", sorot), ("b", process)):
            said("export", path, tmp_path / name, "--format", kind, run=run)
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes(), kind


def test_that_strict_fails_instead_of_leaving_anything_out(path: Path, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": "Sekuda besar.", "label": [[2, 6, "Gift"]]}))
    said("import", path, tmp_path / "in.jsonl")
    assert len(said("export", path, tmp_path / "a.spacy", "--format", "spacy")["dropped"]) == 1
    (tmp_path / "a.spacy").unlink()
    done = sorot("export", path, tmp_path / "a.spacy", "--format", "spacy", "--strict")
    assert done.returncode == 1
    assert not (tmp_path / "a.spacy").exists()


def test_that_an_export_leaves_a_report_where_one_asks_for_it(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path))
    for name in ("report.json", "report.txt"):
        printed = said("export", path, tmp_path / "a.csv", "--format", "csv", "--report", tmp_path / name)
        assert set(printed) == {"documents", "spans", "dropped"}
    saved = json.loads((tmp_path / "report.json").read_bytes())
    assert (saved["spans"], saved["files"]) == (2, [str(tmp_path / "a.csv")])
    assert "2 spans written" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_that_an_export_calls_nothing_a_span_that_is_none(tmp_path: Path) -> None:
    make_sample(tmp_path / "sample.sorot").close()
    wanted = [str(tmp_path / "sample.sorot"), str(tmp_path / "a.csv"), "--format=csv", "--layer=all"]
    told = CliRunner().invoke(export, wanted).stderr.splitlines()
    assert [line.lstrip("0123456789") for line in told] == [
        " × this format cannot say a relation",
        " × this format cannot say a label of a whole article",
    ]


def test_that_the_whole_project_has_no_parts(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path))
    done = sorot("export", path, tmp_path / "out", "--format", "jsonl", "--split", "80/10/10")
    assert done.returncode == 1
    assert "no parts" in done.stderr


def test_that_formats_says_what_each_can_do() -> None:
    found = {f["name"]: f for f in said("formats")}
    assert found["spacy"] == {"name": "spacy", "reads": True, "writes": True, "suffixes": [".spacy"]}
    assert not found["text"]["writes"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["stats", "{folder}/tidak-ada.sorot"], 1),
        (["import", "{path}", "{folder}/tidak-ada.txt"], 1),
        (["import", "{path}", "{path}", "--format", "nonesuch"], 1),
        (["export", "{path}", "{folder}/x", "--format", "nonesuch"], 1),
        (["new", "{path}"], 1),
        (["new", "{folder}/y.sorot", "--codebook", "{folder}/none.json"], 1),
        (["nonesuch"], 2),
        (["import", "{path}"], 2),
        (["export", "{path}", "{folder}/x", "--format", "csv", "--round", "0"], 2),
    ],
)
def test_that_what_goes_wrong_is_a_sentence_and_a_status(
    path: Path, tmp_path: Path, words: list[str], status: int
) -> None:
    done = process(*(word.format(path=path, folder=tmp_path) for word in words))
    assert done.returncode == status
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_that_a_broken_file_prints_its_refusals_as_json_too(path: Path, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": TEXT, "label": [[5, 900, "Gift"]]}))
    done = sorot("import", path, tmp_path / "in.jsonl", "--json")
    assert done.returncode == 1
    assert [r["record"] for r in json.loads(done.stdout)["refused"]] == ["line 1"]


def test_that_teammates_gather_without_a_window(path: Path, tmp_path: Path) -> None:
    said("import", path, a_file(tmp_path), "--annotator", "Ana")
    copy = tmp_path / "budi.sorot"
    handed = said("share", path, copy)
    assert (handed["documents"], handed["spans"], len(handed["sha256"])) == (2, 0, 64)
    said("import", copy, a_file(tmp_path), "--annotator", "Budi")
    expected = {"documents": 0, "spans": 2, "annotators": 1, "labels": 0}
    before = path.read_bytes()
    dry = sorot("merge", path, copy, "--dry-run", "--json", "--annotator", "Ana")
    assert (dry.returncode, json.loads(dry.stdout)) == (0, expected)
    assert "Budi, round 1: 2 new, 0 changed, 0 removed" in dry.stderr
    assert path.read_bytes() == before
    assert said("merge", path, copy, "--annotator", "Ana") == expected
    assert said("merge", path, copy, "--annotator", "Ana")["spans"] == 0
    assert said("stats", path)["annotators"] == {"Ana": 2, "Budi": 2}
    sent = tmp_path / "sent.sorot"
    assert said("share", path, sent, "--mine", "--annotator", "Ana")["spans"] == 2
    assert said("merge", copy, sent, "--annotator", "Budi")["spans"] == 2
    kept = min((tmp_path / "p.sorot.backups").rglob("*.sorot"))
    said("restore", path, kept)
    assert said("stats", path)["annotators"] == {"Ana": 2}
    assert said("check", path) == {"ok": True, "problems": []}


def test_that_merging_nothing_but_what_is_refused_fails_and_says_why(path: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.sorot").write_bytes(b"SQLite format 3\0" + bytes(5000))
    done = sorot("merge", path, tmp_path / "bad.sorot", tmp_path / "none.sorot", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {"documents": 0, "spans": 0, "annotators": 0, "labels": 0}
    assert done.stderr.count("sorot: ") >= 2
    assert sorot("share", path, path).returncode == 1
    assert sorot("restore", path, tmp_path / "none.sorot").returncode == 1


def test_that_whoever_makes_a_project_without_a_window_is_none_of_its_people(path: Path) -> None:
    assert said("stats", path)["annotators"] == {}


def test_that_a_project_in_a_folder_that_is_not_there_is_refused_by_the_folders_name(tmp_path: Path) -> None:
    done = sorot("new", tmp_path / "none" / "y.sorot")
    assert done.returncode == 1
    assert f"There is no folder “{tmp_path / 'none'}”" in done.stderr
