"""A deed that touches very many rows is several lines of the journal and one step, and is never whole in memory."""

import subprocess
import sys
import tracemalloc
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from annotator.app import exporting, importing
from annotator.app.edits import RemoveDocuments, RemoveSpans
from annotator.app.exporting import ExportOptions
from annotator.app.importing import ImportOptions
from annotator.app.past import TakeBack, deeds, why_not
from annotator.app.project import Change, Project
from annotator.domain.document import Document
from annotator.domain.span import Span
from annotator.storage import before, waiting
from annotator.storage.check import problems

HOUSE = Path(__file__).resolve().parents[3]
ARTICLES = 40
FEW, MANY, SPARE = 4_000, 16_000, 20
"""Articles, and the megabytes that four times as many may cost."""
WORK = """
import sys, tempfile
from pathlib import Path
import orjson
from annotator.app import importing
from annotator.app.project import Project
def peak():
    # In KB, of this process alone: rusage would begin with the parent's.
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) // 1024
with tempfile.TemporaryDirectory() as folder:
    file, count = Path(folder) / "in.jsonl", int(sys.argv[1])
    spans = [[turn * 8, turn * 8 + 4, "Gift"] for turn in range(12)]
    with file.open("wb") as lines:
        for nth in range(count):
            said = {"text": f"{'Ratu ke ' * 100}{nth}", "name": f"{nth}.txt", "label": spans}
            lines.write(orjson.dumps(said, option=orjson.OPT_APPEND_NEWLINE))
    project = Project.create(Path(folder) / "p.sorot", "Ana")
    importing.take(project, importing.prepare(project.path, [file], importing.ImportOptions(), project.me))
    taken = peak()
    project.undo()
    project.redo()
    print(taken, peak(), project.reader.document_count())
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    lines = [{"text": f"Ratu {nth} menerima jip hijau.", "label": [[0, 4, "Actor"]]} for nth in range(ARTICLES)]
    path.write_bytes(b"\n".join(map(orjson.dumps, lines)))
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "p.sorot", "Ana")
    yield made
    made.close()


def bring(project: Project, file: Path) -> None:
    importing.take(project, importing.prepare(project.path, [file], ImportOptions(), project.me))


def count(project: Project) -> tuple[int, int]:
    return len(project.reader.all(Document)), len(project.reader.all(Span))


def test_that_a_long_deed_is_several_lines_and_one_step_also_after_a_restart(
    project: Project, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(before, "LONG", 20)
    heard: list[Change] = []
    project.listen(heard.append)
    bring(project, articles)
    lines = project.reader.journal_lines()
    assert len(lines) > 2
    assert [bool(line[5]) for line in lines] == [False] + [True] * (len(lines) - 1)
    assert (heard[-1].spans, heard[-1].documents) == (None, None)
    assert heard[-1].touches("span", "document", "label")
    rows = project.undo_rows
    for _ in range(2):
        project.undo()
        assert count(project) == (0, 0)
        assert (project.undo_name, project.redo_name) == ("", "import")
        project.be("Ana")
        project.redo()
        assert count(project) == (ARTICLES, ARTICLES)
        assert (project.undo_name, project.redo_name) == ("import", "")
        project.be("Ana")
    assert project.undo_rows <= rows
    assert problems(project.reader) == []


def test_that_an_import_comes_in_piece_by_piece_and_comes_back_after_its_undo(
    project: Project, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(before, "LONG", 7)
    monkeypatch.setattr(waiting, "LONG", 7)
    bring(project, articles)
    assert count(project) == (ARTICLES, ARTICLES)
    bring(project, articles)
    assert count(project) == (ARTICLES, ARTICLES)
    kept, *others = project.reader.all(Document)
    alone = [span.id for span in project.reader.all(Span) if span.document_id == kept.id]
    project.do(RemoveSpans(tuple(alone), project.me.id))
    project.do(RemoveDocuments(tuple(row.id for row in others[:20]), project.me.id))
    assert count(project)[0] == ARTICLES - 20
    bring(project, articles)
    assert count(project) == (ARTICLES, ARTICLES - 1), "what was removed by itself stays away"
    project.undo()
    assert count(project)[0] == ARTICLES - 20
    assert problems(project.reader) == []


def test_that_a_long_deed_is_told_as_one_and_taken_back_whole(
    project: Project, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(before, "LONG", 20)
    bring(project, articles)
    (deed,) = deeds(project.reader)
    assert (deed.name, deed.rows) == ("import", project.undo_rows)
    assert why_not(project.reader, deed, project.me.id) == ""
    project.do(TakeBack(deed, project.me.id))
    assert count(project) == (0, 0)
    assert "Something later" in why_not(project.reader, deeds(project.reader)[-1], project.me.id)


def test_that_a_long_deed_of_a_single_line_is_taken_back_as_well(
    project: Project, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(project, articles)
    assert len(project.reader.journal_lines()) == 1
    monkeypatch.setattr(before, "LONG", 20)
    project.undo()
    assert count(project) == (0, 0)
    project.redo()
    assert count(project) == (ARTICLES, ARTICLES)


def test_that_nothing_put_by_is_left_where_a_long_deed_is_stopped(
    project: Project, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(before, "LONG", 20)
    with pytest.raises(ZeroDivisionError):
        _stop_half_way(project)
    bring(project, articles)
    assert sum(line[6] for line in project.reader.journal_lines()) == project.undo_rows
    project.undo()
    assert count(project) == (0, 0)


@pytest.mark.parametrize("kind", ["articles", "rows"])
def test_that_texts_do_not_wait_in_memory_until_their_file_is_read(project: Project, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "many.jsonl"
    texts = [f"{nth} {'Ratu ' * 100_000}" for nth in range(40)]
    file.write_bytes(b"\n".join(orjson.dumps({"text": text, "name": "x"}) for text in texts))
    if kind == "rows":
        with closing(Project.create(tmp_path / "theirs.sorot", "Budi")) as theirs:
            bring(theirs, file)
            file = exporting.export(theirs.reader, tmp_path / "rows.jsonl", ExportOptions("jsonl", layer="all")).files[
                0
            ]
    size = file.stat().st_size
    tracemalloc.start()
    try:
        prepared = importing.prepare(project.path, [file], ImportOptions(), project.me)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    prepared.discard()
    assert prepared.summary.documents_added == 40
    assert peak < size


def _stop_half_way(project: Project) -> None:
    with project.store.writing():
        project.store.put(*(Document(id=f"d{nth}", text="Ratu", sha256="x") for nth in range(30)))
        raise ZeroDivisionError


def _peaks(count: int) -> tuple[int, int]:
    command = [sys.executable, "-c", WORK, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-600:]
    taken, undone, documents = map(int, done.stdout.split())
    assert documents == count
    return taken, undone


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_that_four_times_the_articles_cost_no_more_memory() -> None:
    few, many = _peaks(FEW), _peaks(MANY)
    assert many[0] - few[0] < SPARE, "taken in"
    assert many[1] - few[1] < SPARE, "undone and redone"
